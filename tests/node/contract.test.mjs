// The calls that other programs rely on: plain objects in and out, errors that name the field.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import init, * as junheng from "../../dist/junheng.js";

const root = new URL("../../", import.meta.url);
const STANDARD = { standard: "quality-balance-2017" };
const IDS = [
  "degreeTeachers", "backboneTeachers", "sportsArtsTeachers", "teachingArea", "sportsArea",
  "equipmentValue", "multimediaRooms",
];

before(async () => {
  await init({ module_or_path: await readFile(new URL("dist/junheng_bg.wasm", root)) });
});

/** A primary school that meets everything, with some figures changed. */
function school(id, students, { teachers = {}, site = {}, ...more } = {}) {
  return {
    id, name: `学校${id}`, kind: "primary",
    sections: {
      primary: {
        students,
        teachers: {
          fullTime: students, aboveDegree: students, backbone: students, sports: students,
          arts: students, ...teachers,
        },
      },
    },
    site: {
      teachingArea: students * 10, indoorSportsArea: 0, sportsFieldArea: students * 10,
      equipmentValue: students * 3000, multimediaRooms: students, ...site,
    },
    ...more,
  };
}

test("the official example: weighted 0.5153 beyond the limit, unweighted 0.489 within", () => {
  const students = [45, 37, 89, 76, 55];
  const amounts = [279, 137, 935, 160, 402];
  const schools = students.map((n, i) => school(String(i), n, { site: { equipmentValue: amounts[i] } }));
  const { sections } = junheng.evaluate({ name: "例", schools }, STANDARD);
  const result = sections.primary.indicators.equipmentValue;
  assert.ok(Math.abs(result.mean - 6.3344370861) < 1e-9);
  assert.ok(Math.abs(result.deviation - 3.2639) < 5e-5);
  assert.ok(Math.abs(result.cv - 0.5153) < 5e-5);
  assert.ok(Math.abs(result.unweighted - 0.489) < 5e-4);
  assert.equal(result.limit, 0.5);
  assert.equal(result.met, false);
  const asked = { name: "例", schools, settings: { coefficientWeighting: "unweighted" } };
  const other = junheng.evaluate(asked, STANDARD).sections.primary.indicators.equipmentValue;
  assert.equal(other.cv, result.unweighted);
  assert.equal(other.met, true);
});

test("a row has the fields of the contract, in the standard's order", () => {
  const { schools, sections, standard } = junheng.evaluate({ schools: [school("1", 100)] }, STANDARD);
  assert.equal(standard, "quality-balance-2017");
  const [row] = schools;
  assert.deepEqual(
    { id: row.id, name: row.name, section: row.section, students: row.students, met: row.met, pass: row.pass, excluded: row.excluded },
    { id: "1", name: "学校1", section: "primary", students: 100, met: 7, pass: true, excluded: null },
  );
  assert.deepEqual(Object.keys(row.indicators), IDS);
  assert.deepEqual(Object.keys(sections.primary.indicators), IDS);
  const { value, threshold, ratio, met } = row.indicators.degreeTeachers;
  assert.deepEqual([value, threshold, met], [100, 4.2, true]);
  assert.ok(Math.abs(ratio - 100 / 4.2) < 1e-12);
});

test("at the threshold is met; at 85 % passes; a breath below does not", () => {
  const with7 = (equipmentValue) =>
    junheng.evaluate({ schools: [school("1", 100, { site: { equipmentValue } })] }, STANDARD).schools[0];
  assert.equal(with7(200_000).indicators.equipmentValue.met, true);
  assert.deepEqual([with7(199_999.99).met, with7(199_999.99).pass], [6, true]);
  assert.equal(with7(170_000).pass, true);
  assert.equal(with7(169_999.99).pass, false);
});

test("what is missing is missing: null, and the verdict open", () => {
  const county = { schools: [school("1", 100, { site: { teachingArea: null } }), school("2", 80)] };
  const { schools, sections, pass } = junheng.evaluate(county, STANDARD);
  assert.deepEqual(
    [schools[0].indicators.teachingArea.value, schools[0].indicators.teachingArea.met, schools[0].pass],
    [null, null, null],
  );
  assert.equal(sections.primary.indicators.teachingArea.met, null);
  assert.equal(sections.primary.indicators.teachingArea.missing, 1);
  assert.equal(pass, null);
});

test("a small teaching point is listed with its reason, not dropped", () => {
  const county = { schools: [school("1", 100), school("2", 49, { kind: "teachingPoint" })] };
  const { schools, sections } = junheng.evaluate(county, STANDARD);
  assert.equal(sections.primary.schools, 1);
  assert.equal(typeof schools.find((row) => row.id === "2").excluded, "string");
});

test("a nine-year school is two rows, and its things are shared out 1 : 1.1", () => {
  const nine = school("9", 166, { kind: "nineYear", site: { equipmentValue: 23226 } });
  nine.sections.junior = { ...nine.sections.primary, students: 210 };
  const { schools } = junheng.evaluate({ schools: [nine] }, STANDARD);
  const [primary, junior] = ["primary", "junior"].map((section) => schools.find((row) => row.section === section));
  assert.ok(Math.abs(primary.indicators.equipmentValue.value - 23226 / 397) < 1e-9);
  assert.ok(Math.abs(junior.indicators.equipmentValue.value - (1.1 * 23226) / 397) < 1e-9);
  assert.equal(junior.indicators.degreeTeachers.value, (166 / 210) * 100);
});

test("a bad argument throws an Error that says which field", () => {
  const evaluate = (county, options = STANDARD) => () => junheng.evaluate(county, options);
  assert.throws(evaluate(null), /county/);
  assert.throws(evaluate({ schools: 7 }), /schools/);
  assert.throws(evaluate({ schools: [{ id: "1", site: { books: "many" } }] }), /schools\[0\]\.site\.books/);
  assert.throws(evaluate({ schools: [{ id: "1", site: { books: NaN } }] }), Error);
  assert.throws(evaluate({ schools: [{ id: "1" }, { id: "1" }] }), /1/);
  assert.throws(evaluate({ schools: [{ id: "1", site: { books: -1 } }] }), Error);
  assert.throws(evaluate({ schools: [] }, { standard: "no-such" }), /no-such/);
  assert.throws(evaluate({ schools: [] }, {}), /options/);
  assert.throws(evaluate({ format: "geojson", schools: [] }), /junheng-county/);
  assert.throws(evaluate({ format: "junheng-county", version: 99, schools: [] }), /99/);
  assert.throws(() => junheng.importFiles("no"), /files/);
  assert.throws(() => junheng.importFiles([{ name: "a.csv" }]), /files\[0\]/);
});

test("an empty county is undetermined, not an error", () => {
  const { schools, sections, pass, reasons } = junheng.evaluate({}, STANDARD);
  assert.deepEqual([schools, pass], [[], null]);
  assert.equal(sections.junior.schools, 0);
  assert.equal(sections.primary.indicators.teachingArea.cv, null);
  assert.ok(reasons.length > 0);
});

test("sentences come in the language that is asked for", () => {
  const reasons = (lang) => junheng.evaluate({}, { ...STANDARD, lang }).reasons.join("");
  assert.match(reasons("en"), /[a-z]/);
  assert.doesNotMatch(reasons("zh-Hans"), /[a-z]{4}/);
});

test("the standards are data with their sources", () => {
  const { standards } = junheng.standards();
  const standard = standards.find(({ id }) => id === "quality-balance-2017");
  assert.deepEqual(standard.indicator.map(({ id }) => id), IDS);
  for (const { source } of standard.indicator) assert.ok(source.document && source.status);
});

const qujiang = async () =>
  JSON.parse(await readFile(new URL("dist/samples/qujiang-2019.json", root), "utf8"));

test("the report of 衢江 2019 is scored at 97 + 4 = 101, item by item", async () => {
  const sheet = junheng.score("qujiang-2019", await qujiang());
  assert.deepEqual([sheet.base, sheet.bonusTotal, sheet.total], [97, 4, 101]);
  assert.deepEqual(sheet.items.map(({ id, full, score }) => [id, full, score]),
    [["15", 2, 0], ["24", 1, 0], ["undisclosed", 97, 97]]);
  assert.deepEqual(sheet.items[0].reasons, ["测评点15扣2分,原因是有5所学校存在超规模办学"]);
  assert.deepEqual(sheet.bonus.map(({ score }) => score), [1, 1, 1, 1]);
  assert.match(sheet.summary, /最终自评得分101分（97\+4分）/);
});

test("a school that is over scale costs what the rule says", async () => {
  const county = await qujiang();
  const schools = (over) => Array.from({ length: 33 }, (_, i) => ({
    id: `${i}`, name: `学校${i}`, sections: { primary: { students: i < over ? 2001 : 2000 } },
  }));
  const total = (over) => junheng.score("qujiang-2019", { ...county, schools: schools(over) }).total;
  assert.deepEqual([total(5), total(4), total(0)], [101, 101.4, 103]);
});

test("a rubric is an id, one of the county's own, or the rubric itself", async () => {
  const county = await qujiang();
  const { rubrics } = junheng.standards();
  assert.deepEqual(rubrics.map(({ id }) => id), [
    "qujiang-2019", "county-example", "zhoushan-2007", "basic-balance-2012-work",
  ]);
  for (const rubric of rubrics) {
    assert.deepEqual(junheng.score(rubric, county), junheng.score(rubric.id, county));
  }
  const own = { ...rubrics[0], id: "own", bonusAtMost: "2" };
  assert.equal(junheng.score("own", { ...county, rubrics: [own] }).total, 99);
  const open = junheng.score("qujiang-2019", {});
  assert.deepEqual([open.total, open.known.total], [null, { value: null, low: 97, high: 100 }]);
});

test("a bad rubric and a bad answer are named", async () => {
  const { rubrics: [rubric] } = junheng.standards();
  const bad = { ...rubric, full: "99", items: rubric.items.map((item) => ({ ...item, rule: {} })) };
  assert.throws(() => junheng.score(bad, {}, { lang: "en" }), /15 \(items\[0\]\.rule\.kind\).*no kind/);
  assert.throws(() => junheng.score({ ...rubric, full: "99" }, {}), /full.*99.*100/);
  assert.throws(() => junheng.score("no-such", {}), /no-such/);
  assert.throws(() => junheng.score(7, {}), /rubric/);
  const { items } = junheng.score("qujiang-2019", { government: { 15: { value: "五所" } } });
  assert.equal(items[0].score, null);
  assert.match(items[0].reasons[0], /五所/);
});

test("files that are no workbooks are findings, not errors", () => {
  const bytes = new TextEncoder().encode("not a workbook at all");
  const { counties, findings } = junheng.importFiles([{ name: "坏.xlsx", bytes }]);
  assert.deepEqual(counties, []);
  assert.equal(findings[0].file, "坏.xlsx");
  assert.match(findings[0].message, /[一-龥]/);
});
