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

// Written by Python's encoder: characters of two bytes, rare ones and one beyond U+FFFF of four.
const GB18030 = [
  "u/q5ubHqyrbC6yzRp9Cjw/uzxiyw7NGnwODQzSzQodGn1NrQo9GnyfrK/QozNTAwMDAwMDAxLIE57zGGtOlGiNLQod",
  "GnLNCh0acsMzIxCjM1MDAwMDAwMDIsobDR4s+qobGCNZM00KHRp5U0sjUs0KHRpyw0NQo=",
].join("");

test("reads a table in GB18030 by the table of the host", () => {
  const bytes = new Uint8Array(Buffer.from(GB18030, "base64"));
  const { counties } = junheng.importFiles([{ name: "学校.csv", bytes }]);
  const schools = counties[0].schools.map(({ name, sections }) => [name, sections.primary.students]);
  assert.deepEqual(schools, [["㐂喆镕堃小学", 321], ["“砚溪”鿏小学𠮷", 45]]);
});
