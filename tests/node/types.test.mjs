// The types tell the truth: what the module really gives is compiled against junheng.d.ts, so a
// field that is missing, misspelt, undeclared or of another type fails.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import init, * as junheng from "../../dist/junheng.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const sample = (name) => readFile(join(root, "dist/samples", name));
let county;
let imported;

before(async () => {
  await init({ module_or_path: await readFile(join(root, "dist/junheng_bg.wasm")) });
  county = JSON.parse(await sample("county.json"));
  const names = ["2021小学教基.xlsx", "2021初中教基.xlsx"];
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: new Uint8Array(await sample(name)) })));
  imported = junheng.importFiles(files);
});

/** What the compiler says of `const value: type = <value>`; empty when it agrees. */
async function complaints(type, value) {
  const folder = await mkdtemp(join(root, "dist/.types-"));
  try {
    const text = JSON.stringify(value);
    const line = `import type { ${type} } from "../junheng.js";\nexport const value: ${type} = ${text};\n`;
    await writeFile(join(folder, "value.ts"), line);
    const config = { extends: "../../tests/types/tsconfig.json", include: ["value.ts"] };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { stdout } = await run(join(root, "node_modules/.bin/tsc"), ["--project", folder]).catch((failed) => failed);
    return stdout.trim();
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The first rows are enough; the compiler is slow on long ones. */
const few = (list) => [...list.slice(0, 8), ...list.slice(-8)];

test("an evaluation is an Evaluation", async () => {
  const result = junheng.evaluate(county, { standard: "quality-balance-2017" });
  assert.ok(result.schools.length > 300);
  assert.deepEqual(await complaints("Evaluation", { ...result, schools: few(result.schools) }), "");
});

test("an import is an Imported", async () => {
  const { counties, findings, mapping } = imported;
  const shorter = {
    counties: counties.map((c) => ({ ...c, schools: few(c.schools), history: few(c.history ?? []) })),
    findings: few(findings),
    mapping: mapping.map((sheet) => ({ ...sheet, columns: few(sheet.columns) })),
  };
  assert.ok(counties.length === 1 && findings.length > 0 && mapping.length >= 2);
  assert.deepEqual(await complaints("Imported", shorter), "");
});

test("the standards are Standards", async () => {
  assert.deepEqual(await complaints("Standards", junheng.standards()), "");
});

test("score sheets are ScoreSheets", async () => {
  for (const { id } of junheng.standards().rubrics) {
    assert.deepEqual(await complaints("ScoreSheet", junheng.score(id, county)), "", id);
  }
  // A county file may hold more than the types know; here the report's own totals.
  const { profile, ...qujiang } = JSON.parse(await sample("qujiang-2019.json"));
  assert.equal(profile.schools.total, 147);
  assert.deepEqual(await complaints("County", qujiang), "");
  assert.deepEqual(await complaints("ScoreSheet", junheng.score("qujiang-2019", qujiang)), "");
});

test("plans are Plans", async () => {
  const set = {
    targets: [
      { id: "a", statistic: "cv", indicator: "teachingArea", section: "primary", is: "<=", value: "0.3", year: 2025 },
      { id: "b", statistic: "formula", formula: "schools.overScale", is: "=", value: 0 },
    ],
    years: { spending: { 2020: 5, 2021: "六" }, trainingFund: { 2021: 4 }, wageBill: { 2021: 100 } },
    counters: [{ id: "c", name: "新建幼儿园", target: 4, done: 5 }],
    funding: { quota: { primary: 650 } },
  };
  assert.deepEqual(await complaints("PlanData", set), "");
  const made = junheng.plan({ ...county, plan: set });
  assert.ok(made.targets.length > 30 && made.gaps.schools.length > 100 && made.findings.length === 1);
  const { schools } = made.gaps;
  const shorter = {
    ...made, gaps: { ...made.gaps, schools: few(schools) }, counters: few(made.counters),
    funding: made.funding.map((f) => ({ ...f, schools: few(f.schools) })),
  };
  assert.deepEqual(await complaints("Plan", shorter), "");
});

test("a wrong value would be seen", async () => {
  const found = await complaints("Finding", { severity: "perhaps", message: 7 });
  assert.match(found, /error TS/);
});
