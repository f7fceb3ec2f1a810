// The JavaScript module as other programs load it, in Node, from the built files.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import init, * as junheng from "../../dist/junheng.js";

const root = new URL("../../", import.meta.url);

before(async () => {
  await init({ module_or_path: await readFile(new URL("dist/junheng_bg.wasm", root)) });
});

test("says the version of Cargo.toml", async () => {
  const cargo = await readFile(new URL("Cargo.toml", root), "utf8");
  assert.equal(junheng.version(), /^version = "(.*)"/m.exec(cargo)[1]);
});
