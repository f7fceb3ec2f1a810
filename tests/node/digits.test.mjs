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
