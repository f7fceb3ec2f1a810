// The same digits natively and in wasm; see tests/digits.rs, which wrote the expected ones.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import init, * as junheng from "../../dist/junheng.js";

const root = new URL("../../", import.meta.url);
const json = async (name) => JSON.parse(await readFile(new URL(`tests/golden/${name}`, root), "utf8"));

before(async () => {
  await init({ module_or_path: await readFile(new URL("dist/junheng_bg.wasm", root)) });
});

test("wasm gives the digits of the native build", async () => {
  const expected = await json("digits.json");
  const given = junheng.evaluate(await json("county.json"), { standard: "quality-balance-2017" });
  assert.ok(expected.schools.length >= 60);
  assert.deepEqual(given, expected);
});

test("wasm draws what the native build draws", async () => {
  const expected = await json("projection.json");
  const given = junheng.project(await json("projected-county.json"), {
    horizon: 5, detail: "school", draws: 300, seed: 11,
    births: [{ year: 2025, count: 900, low: 800, high: 960 }],
    events: [
      { year: 2027, kind: "close", school: "3校", to: [{ school: "4校" }] },
      { year: 2027, kind: "capIntake", school: "7校", intake: 150, to: [{ school: "1校" }, { school: "2校" }] },
    ],
  });
  assert.ok(expected.enrolment.length >= 9 * 5 * 4);
  assert.ok("q5" in expected.enrolment[0]);
  assert.deepEqual({ ...given, findings: [] }, expected);
});
