// `plan` as other programs call it, from the built files.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import init, * as junheng from "../../dist/junheng.js";

const root = new URL("../../", import.meta.url);

before(async () => {
  await init({ module_or_path: await readFile(new URL("dist/junheng_bg.wasm", root)) });
});

/** A county of two primaries with 38 and 21 teachers above the prescribed degree for 1500 pupils. */
function county(more = {}) {
  const school = (id, students, aboveDegree) => ({
    id, name: `学校${id}`, kind: "primary", zone: "城关学区",
    sections: { primary: { students, teachers: { aboveDegree } } },
  });
  return { name: "例县", schoolYear: 2021, schools: [school("1", 1000, 38), school("2", 500, 21)], ...more };
}

test("the ladder says what is lacking, and a year's share of it", () => {
  const { ladder, targets, gaps, ...rest } = junheng.plan(county());
  assert.equal(ladder, "plan-2022");
  const target = targets.find(({ id }) => id === "degreeTeachers.primary@2025");
  // 59 for 1500 pupils; 4.3 a hundred are 64.5.
  assert.ok(Math.abs(target.measured.value - 59 / 15) < 1e-9);
  assert.deepEqual([target.need.unit, target.need.amount, target.need.perYear], ["people", 6, 2]);
  assert.deepEqual([target.national.value, target.national.met, target.state], [4.2, false, "not"]);
  assert.match(target.sentence, /2025年要求≥4\.3，现为3\.93，未达到；差 6 人，每年 2 人；国家线≥4\.2，未达到。$/);
  const of = gaps.sections.find(({ indicator, section }) => indicator === "degreeTeachers" && section === "primary");
  assert.deepEqual([of.schools, of.threshold, of.floor], [1, 4, 0]);
  // What is not there is not promised.
  assert.deepEqual(Object.keys(rest).sort(), ["counters", "findings", "funding", "layout", "rules"]);
});

test("yearly figures are judged, and what is no figure is told in the language asked for", () => {
  const years = {
    spending: { 2019: 100, 2020: 110, 2021: 105 },
    trainingInstitutions: { 2019: 30, 2021: 20 },
    myopia: { 2020: "六十", 2021: 120 },
  };
  const { rules, findings } = junheng.plan(county({ plan: { years } }), { lang: "en" });
  const rule = (name) => rules.find(({ id }) => id === name);
  assert.deepEqual([rule("spending").met, rule("spending").code], [false, "fails"]);
  assert.deepEqual([rule("trainingInstitutions").code, rule("trainingInstitutions").gap], ["gap", [2019, 2021]]);
  assert.deepEqual(findings.map(({ code }) => code), ["plan-text", "plan-over-hundred"]);
  assert.match(findings[0].message, /is not a number/);
  assert.doesNotMatch(findings[0].message, /myopia \(/);
  assert.match(rule("spending").sentence, /2021/);
  for (const { sentence } of rules) assert.doesNotMatch(sentence, /plan-|undefined/);
});

test("a wrong argument is named", () => {
  assert.throws(() => junheng.plan(county(), { ladder: "nobody" }), /options\.ladder/);
  assert.throws(() => junheng.plan(county(), { scenario: { horizon: "x" } }), /horizon/);
  assert.throws(() => junheng.plan(7), /county/);
});
