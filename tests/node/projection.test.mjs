// `project` as other programs call it, from the built files.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import init, * as junheng from "../../dist/junheng.js";

const root = new URL("../../", import.meta.url);

before(async () => {
  await init({ module_or_path: await readFile(new URL("dist/junheng_bg.wasm", root)) });
});

/** Two units of the history, grades 1-3, as many pupils in every grade and year. */
function county({ years = [2021, 2022, 2023, 2024, 2025], ...more } = {}) {
  const history = years.flatMap((year) =>
    ["甲校", "乙校"].flatMap((unit, i) => [1, 2, 3].map((grade) => ({ year, unit, grade, students: 100 + 50 * i }))));
  return { name: "示例县", history, ...more };
}

const rows = ({ enrolment }, level, unit) => enrolment.filter((r) => r.level === level && r.unit === unit);

test("a history alone projects its units and their sum", () => {
  const { years, enrolment, findings } = junheng.project(county(), { horizon: 4, detail: "school" });
  assert.deepEqual(years, [2026, 2027, 2028, 2029]);
  for (const year of years) {
    for (const grade of [1, 2, 3, null]) {
      const of = (unit, level) => {
        const found = enrolment.filter((r) => r.unit === unit && r.year === year && r.grade === grade);
        assert.equal(found.length, 1);
        assert.equal(found[0].level, level);
        return found[0].students;
      };
      const sum = of("甲校", "school") + of("乙校", "school");
      assert.ok(Math.abs(of("示例县", "county") - sum) < 1e-9);
      // Nothing has changed for five years, and nothing changes.
      assert.ok(Math.abs(sum - (grade === null ? 750 : 250)) < 1e-9, `${grade} ${sum}`);
    }
  }
  assert.ok(findings.every(({ message }) => message.length > 0));
});

test("the finest level is the scenario's", () => {
  const levels = (detail) => new Set(junheng.project(county(), { horizon: 2, detail }).enrolment.map((r) => r.level));
  assert.deepEqual(levels("county"), new Set(["county"]));
  assert.deepEqual(levels("zone"), new Set(["county", "zone"]));
});

test("quantiles come with draws only, and one seed gives one result", () => {
  const plain = junheng.project(county(), { horizon: 2 });
  assert.ok(plain.enrolment.every((row) => !("q5" in row)));
  const drawn = () => junheng.project(county(), { horizon: 2, draws: 200, seed: 5 });
  const first = drawn();
  assert.deepEqual(drawn(), first);
  for (const { q5, q50, q95, students } of rows(first, "county", "示例县")) {
    assert.ok(q5 < q50 && q50 < q95 && q5 < students && students < q95);
  }
  const other = junheng.project(county(), { horizon: 2, draws: 200, seed: 6 });
  assert.notDeepEqual(other.enrolment, first.enrolment);
});

test("classes, seats, milestones and the backtest have the fields of the contract", () => {
  const { classes, seats, milestones, backtest, teachers } = junheng.project(county(), { horizon: 3 });
  const [row] = classes.filter((r) => r.level === "county");
  // 250 pupils a grade in two units: 100 and 150 make 3 and 4 classes at 45.
  assert.equal(row.section, "primary");
  assert.equal(row.classes, 21);
  assert.deepEqual(Object.keys(row.bands), ["le45", "46to50", "51to55", "56to65", "ge66"]);
  const [seat] = seats.filter((r) => r.level === "county");
  assert.ok(Math.abs(seat.gap - (seat.demand - seat.seats)) < 1e-9);
  assert.ok(milestones.some(({ id, year }) => id === "largeBy2025" && year === 2025));
  assert.equal(backtest.origins, 3);
  assert.deepEqual(backtest.horizons.map(({ h }) => h), [1, 2, 3]);
  assert.ok(backtest.compared.sameAsLastYear.length === 3);
  assert.ok(teachers.some(({ basis }) => basis === "pupilTeacher"));
});

test("a wrong field is named, a wrong figure is a finding", () => {
  const wrong = (scenario) => () => junheng.project(county(), scenario, { lang: "en" });
  assert.throws(wrong({ horizon: "long" }), /scenario\.horizon/);
  assert.throws(wrong({ events: [{ year: 2027, kind: "close", to: 3 }] }), /scenario\.events\[0\]\.to/);
  assert.throws(wrong(7), /scenario/);
  assert.throws(() => junheng.project(3), /county/);
  const codes = (scenario) => junheng.project(county(), scenario).findings.map(({ code }) => code);
  assert.ok(codes({ horizon: 2, events: [{ year: 2026, kind: "close", school: "丙校" }] }).includes("event-unknown-school"));
  assert.ok(codes({ horizon: 99 }).includes("scenario-number"));
});

test("awkward counties and scenarios give an answer", () => {
  for (const [bad, scenario] of [
    [{ name: "空" }, {}],
    [county({ years: [2025] }), { horizon: 1 }],
    [county({ years: [2025] }), { horizon: 30, draws: 50 }],
    [{ ...county(), births: [] }, { draws: 0 }],
    [{ ...county(), births: [{ year: 2019, count: null }] }, { births: [{ year: 2020, count: -4 }] }],
    [county(), { events: [{ year: 2026, kind: "close", school: "甲校", to: [{ school: "甲校" }] }] }],
    [county(), null],
  ]) {
    const { enrolment, years, classes } = junheng.project(bad, scenario);
    for (const { students } of enrolment) assert.ok(Number.isFinite(students) && students >= 0);
    for (const { classes: n } of classes) assert.ok(Number.isInteger(n));
    assert.ok(years.length <= 30);
  }
});
