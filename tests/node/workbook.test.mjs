// The audit workbook, computed by programs that are not ours: HyperFormula always, LibreOffice where it
// is installed. Each formula must come to what the engine says, also after inputs have changed.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import init, * as junheng from "../../dist/junheng.js";
import {
  byLibreOffice, inHyperFormula, libreOffice, place, same, sheetsOf, withoutValues,
} from "./xlsx.mjs";

const root = new URL("../../", import.meta.url);
const STANDARDS = ["quality-balance-2017", "basic-balance-2012"];
const [INPUTS, ROWS, SETTINGS] = ["1数据", "2计算", "3设置与标准"];
const golden = async () => JSON.parse(await readFile(new URL("tests/golden/county.json", root), "utf8"));

before(async () => {
  await init({ module_or_path: await readFile(new URL("dist/junheng_bg.wasm", root)) });
});

const book = (county, standard) => sheetsOf(junheng.exportWorkbook(county, { standard }));
const cellsOf = (sheets, name) => sheets.find((sheet) => sheet.name === name).cells;

/** Name of a column from 0. */
function letters(column) {
  let text = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
  }
  return text;
}

/** The cells of a sheet by row, as `value(cell)` gives them. */
function grid(cells, value) {
  const rows = [];
  for (const at of cells.keys()) {
    const [row, column] = place(at);
    (rows[row] ??= [])[column] = value(at);
  }
  return rows;
}

/** The first formulas that do not come to what stands in the file. */
function differences(sheets, value) {
  const found = [];
  let formulas = 0;
  for (const { name, cells } of sheets) {
    for (const [at, { formula, value: was }] of cells) {
      if (formula === null) continue;
      formulas += 1;
      const now = value(name, at);
      if (!same(now, was)) found.push(`${name}!${at}: ${String(now?.value ?? now)} for ${was} (${formula})`);
    }
  }
  assert.ok(formulas > 100, `${formulas} formulas`);
  return found.slice(0, 5);
}

/** What the second sheet says, against what `evaluate` gives: rows, means, coefficients, verdicts. */
function agrees(sheets, value, county, standard) {
  const said = junheng.evaluate(county, { standard });
  const rows = grid(cellsOf(sheets, ROWS), (at) => value(ROWS, at));
  const word = (met) => (met === null ? "待定" : met ? "是" : "否");
  assert.equal(rows[2][2], word(said.resourcesPass), "verdict");
  const ids = Object.keys(said.sections.primary.indicators);
  const heads = rows.findIndex((row) => row?.[0] === "行");
  assert.equal(rows.length - heads - 2, said.schools.length);
  const pass = rows[heads].indexOf("综合是否达标");
  said.schools.forEach((school, at) => {
    const row = rows[heads + 2 + at];
    assert.equal(row[1], school.name);
    assert.equal(row[11], school.excluded === null ? 1 : 0, `${school.name} ${row[10]}: ${school.excluded}`);
    if (school.excluded !== null) return;
    ids.forEach((id, i) => {
      const { value: v, met } = school.indicators[id];
      const shown = row[16 + 4 * i];
      assert.ok(same(shown, v), `${school.name} ${id}: ${shown} for ${v}`);
      if (met !== null) assert.equal(row[17 + 4 * i] === "达标", met, `${school.name} ${id}`);
    });
    if (standard === STANDARDS[0]) assert.equal(row[pass], word(school.pass), school.name);
  });
  for (const [section, name] of [["primary", "小学"], ["junior", "初中"]]) {
    const line = (label) => rows.slice(0, heads).find((row) => row?.[0] === name && row[1] === label);
    ids.forEach((id, i) => {
      const found = said.sections[section].indicators[id];
      for (const [label, key] of [
        ["平均值（按学生数加权）", "mean"], ["标准差（按学生数加权）", "deviation"],
        ["差异系数（不加权）", "unweighted"], ["采用的差异系数", "cv"],
      ]) {
        const shown = line(label)[16 + 4 * i];
        assert.ok(same(shown, found[key]), `${name} ${id} ${label}: ${shown} for ${found[key]}`);
      }
      if (found.limit !== null) assert.equal(line("差异系数是否达标")[16 + 4 * i], word(found.met));
    });
    const { composite } = said.sections[section];
    if (composite) assert.ok(same(line("综合差异系数")[2], composite.cv));
  }
}

/** A county with a school of every kind, points to merge and to leave out, gaps, relaxations. */
function mixed() {
  const teachers = (n) => ({
    fullTime: n, aboveDegree: n - 1, backbone: 1, sports: 1, arts: 1, intermediateTitle: 2,
  });
  const section = (students, more = {}) =>
    ({ students, teachers: teachers(Math.ceil(students / 12) + 2), ...more });
  const site = (n) => ({
    teachingArea: n * 6.1, indoorSportsArea: n * 0.4, sportsFieldArea: n * 9.3, externalSportsArea: n,
    equipmentValue: n * 2301.5, multimediaRooms: Math.ceil(n / 40), computers: Math.ceil(n / 9), books: n * 23,
  });
  const school = (id, kind, sections, n, more = {}) =>
    ({ id, name: `学校${id}`, kind, sections, site: site(n), setting: "rural", ...more });
  const visited = { students: 90, teachers: { ...teachers(9), visitingSportsArts: 2 } };
  const apart = { counted: false, parent: "1" };
  return {
    name: "杂县", schoolYear: 2025,
    schools: [
      school("1", "primary", { primary: section(620) }, 620),
      school("2", "nineYear", { primary: section(500), junior: section(330) }, 830, { denseCentralCity: true }),
      school("3", "twelveYear", { primary: section(210), junior: section(190), senior: section(240) }, 640),
      school("4", "completeSecondary", { junior: section(450), senior: section(700) }, 1150),
      school("5", "junior", { junior: section(380) }, 300),
      school("6", "teachingPoint", { primary: section(64) }, 64, apart),
      school("7", "teachingPoint", { primary: section(49) }, 49, apart),
      school("8", "teachingPoint", { primary: section(38) }, 38),
      school("9", "primary", { primary: visited }, 90),
      school("10", "primary", { primary: section(300) }, 300, { ownership: "private" }),
      school("11", "primary", { primary: section(280, { students: null }) }, 280),
      school("12", "nineYear", { primary: section(100) }, 100),
      school("13", "primary", { primary: section(0) }, 10),
      school("14", "special", {}, 20),
      school("15", "primary", { primary: section(33) }, 33, { counted: false, parent: "不在的学校" }),
      school("16", "nineYear", { primary: section(120), junior: section(80) }, 200, { counted: false, parent: "2" }),
      school("17", "primary", { primary: section(150) }, 150, { site: { ...site(150), indoorSportsArea: 9999 } }),
    ],
  };
}

test("every formula comes to the engine's value in HyperFormula, for both standards", async () => {
  for (const county of [await golden(), mixed()]) {
    for (const standard of STANDARDS) {
      const sheets = book(county, standard);
      const other = inHyperFormula(sheets);
      assert.deepEqual(differences(sheets, other.value), []);
      agrees(sheets, other.value, county, standard);
      other.end();
    }
  }
});

test("settings that differ from their defaults are followed, and can be chosen on the third sheet", () => {
  for (const settings of [
    { coefficientWeighting: "unweighted", indicatorRounding: "twoDecimals", coefficientRounding: "twoDecimals" },
    {
      privateSchools: "exclude", smallPoints: "mergeFirst", missingCoefficient: "known",
      basicPrivateSchools: "include",
    },
    {
      sharedThings: "whole", absentSection: "notRun", visitingTeachers: "ignore", externalSports: "ignore",
      basicIndoorSports: "takenAway",
    },
  ]) {
    for (const standard of STANDARDS) {
      const county = { ...mixed(), settings };
      const sheets = book(county, standard);
      const other = inHyperFormula(sheets);
      assert.deepEqual(differences(sheets, other.value), [], JSON.stringify(settings));
      agrees(sheets, other.value, county, standard);
      // The workbook of the defaults, with the same settings chosen in it.
      const plain = book(mixed(), standard);
      const changed = inHyperFormula(plain);
      for (const [at, { value }] of cellsOf(plain, SETTINGS)) {
        if (at.startsWith("A") && settings[value]) changed.set(SETTINGS, `B${at.slice(1)}`, settings[value]);
      }
      agrees(plain, changed.value, county, standard);
      [other, changed].forEach((engine) => engine.end());
    }
  }
});

test("a changed input changes values and verdicts as the engine does", () => {
  const county = mixed();
  const [standard] = STANDARDS;
  const sheets = book(county, standard);
  const other = inHyperFormula(sheets);
  const heads = grid(cellsOf(sheets, INPUTS), (at) => cellsOf(sheets, INPUTS).get(at).value);
  const column = (group, name) =>
    letters(heads[3].findIndex((head, at) => heads[2][at] === group && head === name));
  const steps = [
    // A merged point grows, one left out becomes large enough, so does one of its own, one falls below 50.
    [6, "小学", "在校生", 80, (c) => { c.schools[5].sections.primary.students = 80; }],
    [7, "小学", "在校生", 50, (c) => { c.schools[6].sections.primary.students = 50; }],
    [8, "小学", "在校生", 50, (c) => { c.schools[7].sections.primary.students = 50; }],
    [6, "小学", "在校生", 12, (c) => { c.schools[5].sections.primary.students = 12; }],
    // Missing becomes known, known becomes missing.
    [11, "小学", "在校生", 280, (c) => { c.schools[10].sections.primary.students = 280; }],
    [2, "全校共用", "网络多媒体教室", null, (c) => { delete c.schools[1].site.multimediaRooms; }],
    [3, "高中", "在校生", null, (c) => { c.schools[2].sections.senior.students = null; }],
    // Out of a relaxation, more taken away than there is, a whole section emptied.
    [9, "小学", "在校生", 100, (c) => { c.schools[8].sections.primary.students = 100; }],
    [1, "全校共用", "室内体育用房", 1e6, (c) => { c.schools[0].site.indoorSportsArea = 1e6; }],
    [5, "初中", "在校生", 0, (c) => { c.schools[4].sections.junior.students = 0; }],
    [4, "初中", "高于规定学历教师", 500, (c) => { c.schools[3].sections.junior.teachers.aboveDegree = 500; }],
  ];
  for (const [school, group, name, value, apply] of steps) {
    other.set(INPUTS, `${column(group, name)}${4 + school}`, value);
    apply(county);
    agrees(sheets, other.value, county, standard);
  }
  other.end();
});

test("changing one figure turns a school's and the county's verdict", () => {
  const [standard] = STANDARDS;
  const county = { name: "一县", schools: [mixed().schools[0]] };
  Object.assign(county.schools[0].sections.primary.teachers, { aboveDegree: 60, backbone: 10, sports: 6, arts: 6 });
  const sheets = book(county, standard);
  const other = inHyperFormula(sheets);
  const rows = grid(cellsOf(sheets, ROWS), (at) => other.value(ROWS, at));
  const heads = rows.findIndex((row) => row?.[0] === "行");
  const verdict = `${letters(rows[heads].indexOf("综合是否达标"))}${heads + 3}`;
  assert.equal(other.value(ROWS, verdict), "是");
  // 教学仪器设备值 of 620 pupils: 85 % of 2000 each is 1 054 000.
  const inputs = [...cellsOf(sheets, INPUTS)];
  const [head] = inputs.find(([at, cell]) => cell.value === "教学仪器设备值（元）" && at.endsWith("4"));
  const cell = head.replace(/4$/, "5");
  other.set(INPUTS, cell, 1_054_000);
  assert.equal(other.value(ROWS, verdict), "是");
  other.set(INPUTS, cell, 1_053_999.99);
  assert.deepEqual([other.value(ROWS, verdict), other.value(ROWS, "C3")], ["否", "否"]);
  other.set(INPUTS, cell, null);
  assert.equal(other.value(ROWS, verdict), "待定");
  other.end();
});

test("counties at the edge: empty, one school, no junior section, names of any kind", () => {
  const names = [
    '=HYPERLINK("http://x","y")', "+1", "-2", "@SUM(A1)", "<script>alert(1)</script>", "“\"'&amp;", "🏫🎒",
    "长".repeat(200),
  ];
  const [first] = mixed().schools;
  const named = names.map((name, at) => ({ ...first, id: String(at), name }));
  const merged = { ...mixed().schools[5], id: "merged", name: '=1+1"', parent: "7" };
  for (const county of [{}, { name: "=县", schools: [first] }, { schools: [...named, merged] }]) {
    for (const standard of STANDARDS) {
      const sheets = book(county, standard);
      const other = inHyperFormula(sheets);
      if (county.schools) assert.deepEqual(differences(sheets, other.value), []);
      agrees(sheets, other.value, county, standard);
      other.end();
      // No text of the county is a formula.
      const texts = new Set([...names, '=1+1"', "=县"].map((name) => name.replace(/^=/, "")));
      for (const { cells } of sheets) {
        for (const { formula } of cells.values()) assert.ok(!texts.has(formula), formula);
      }
    }
  }
});

test("three thousand schools are written", () => {
  const { schools } = mixed();
  const many = Array.from({ length: 3000 }, (_, at) => ({ ...schools[at % 5], id: `${at}`, name: `校${at}` }));
  const bytes = junheng.exportWorkbook({ name: "大县", schools: many }, { standard: STANDARDS[0] });
  const rows = cellsOf(sheetsOf(bytes), ROWS);
  assert.equal([...rows.values()].filter(({ value }) => value === "校2995").length, 1);
});

test("what is wrong with an argument is named", () => {
  assert.throws(() => junheng.exportWorkbook({}, {}), /standard/);
  assert.throws(() => junheng.exportWorkbook({}, { standard: "none" }), /none/);
  assert.throws(() => junheng.exportWorkbook({ schools: [{ id: 7 }] }, { standard: STANDARDS[0] }), /schools\[0\]\.id/);
});

test("the application tables come as a workbook without a formula", async () => {
  const sheets = sheetsOf(junheng.exportTables(await golden()));
  assert.deepEqual(
    sheets.map((sheet) => sheet.name),
    ["表Ⅰ", "表Ⅱ-1", "表Ⅱ-2", "表Ⅲ", "表Ⅳ", "表Ⅴ", "表Ⅵ", "一票否决情形"],
  );
  assert.ok(sheets.every(({ cells }) => [...cells.values()].every(({ formula }) => formula === null)));
});

test("LibreOffice computes the same, and a changed input there changes the verdict", async (t) => {
  const program = await libreOffice();
  if (program === null) return t.skip("LibreOffice is not installed here");
  const county = mixed();
  for (const standard of STANDARDS) {
    const bytes = junheng.exportWorkbook(county, { standard });
    const after = sheetsOf(await byLibreOffice(program, withoutValues(bytes)));
    const value = (name, at) => cellsOf(after, name).get(at)?.value;
    assert.deepEqual(differences(sheetsOf(bytes), value), []);
    agrees(sheetsOf(bytes), value, county, standard);
  }
  // The fifth school loses its equipment: changed in the file, and in the county for the engine.
  const [standard] = STANDARDS;
  const bytes = junheng.exportWorkbook(county, { standard });
  const inputs = [...cellsOf(sheetsOf(bytes), INPUTS)];
  const [head] = inputs.find(([at, cell]) => cell.value === "教学仪器设备值（元）" && at.endsWith("4"));
  const cell = head.replace(/4$/, "9");
  const value = new RegExp(`(<c r="${cell}"[^>]*>)<v>[^<]*</v>`);
  const change = (name, xml) => (name.endsWith("sheet1.xml") ? xml.replace(value, "$1<v>1000</v>") : xml);
  const after = sheetsOf(await byLibreOffice(program, withoutValues(bytes, change)));
  assert.equal(cellsOf(after, INPUTS).get(cell).value, 1000);
  county.schools[4].site.equipmentValue = 1000;
  agrees(sheetsOf(bytes), (name, at) => cellsOf(after, name).get(at)?.value, county, standard);
  return undefined;
});
