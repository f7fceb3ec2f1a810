// A county's own form through the module, as another program would hand it over.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import init, * as junheng from "../../dist/junheng.js";

const root = new URL("../../", import.meta.url);

before(async () => {
  await init({ module_or_path: await readFile(new URL("dist/junheng_bg.wasm", root)) });
});

const sample = async (name) => ({
  name,
  bytes: await readFile(new URL(`dist/samples/${name}`, root)),
});

test("the county form answers the items that schools cannot", async () => {
  const schools = ["2021小学教基.xlsx", "2021初中教基.xlsx", "2021高中教基.xlsx"];
  const flat = await Promise.all(schools.map(sample));
  const alone = junheng.importFiles(flat, {}).counties[0];
  const met = (county) => {
    const { guarantee, quality } = junheng.evaluate(county, { standard: "quality-balance-2017" });
    return Object.fromEntries([...guarantee, ...quality].map((item) => [item.id, item]));
  };
  assert.equal(met(alone).specialFunds.met, null);
  const form = await sample("2021县级填报表.xlsx");
  const { counties, findings } = junheng.importFiles([form], { into: alone });
  assert.equal(counties.length, 1);
  assert.equal(counties[0].population, 1648000);
  const after = met(counties[0]);
  assert.equal(after.specialFunds.met, true);
  assert.equal(after.specialFunds.value, 9500);
  assert.equal(after.wages.met, true);
  assert.equal(after.layoutPlan.met, true);
  assert.match(after.layoutPlan.evidence.document, /布局专项规划/);
  const { origin } = counties[0].government.wages;
  assert.equal(counties[0].sources[origin.teachers.s].file, "2021县级填报表.xlsx");
  assert.match(origin.teachers.c, /^E\d+$/);
  assert.deepEqual(findings.filter((finding) => finding.severity === "must" && finding.file === form.name), []);
});

test("what the form says wrongly comes back as sentences with their cell", () => {
  const rows = [
    "填报项目,单位,填报值",
    "符合条件的随迁子女总数,人,1000",
    "在公办学校就读的随迁子女,人,1100",
    "残疾儿童少年入学率,%,103",
    "公务员年平均工资,万元,约九万",
  ];
  const bytes = new TextEncoder().encode(rows.join("\n"));
  const { findings } = junheng.importFiles([{ name: "县表.csv", bytes }], {});
  const at = (code) => findings.find((finding) => finding.code === code);
  assert.equal(at("answer-part-over").cell, "C3");
  assert.match(at("answer-part-over").message, /随迁子女.*1\s?100.*1\s?000/);
  assert.equal(at("answer-percent-over").cell, "C4");
  assert.match(at("answer-not-a-number").message, /约九万/);
});
