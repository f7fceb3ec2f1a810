// The main job from start to end, as a clerk does it: a first visit, the county's workbooks in, one
// column corrected, the verdict read, a number's derivation opened, a cell changed, and all of it
// still there after a reload.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { dist, foreignRequests, open, opened, ready, runAxe, screenshot, VIEWS, visitor } from "./harness.mjs";

const BOOKS = ["2021小学教基.xlsx", "2021初中教基.xlsx", "2021高中教基.xlsx"];
/** What no statistics say: the county's own form, and a table of its schools. */
const FORMS = ["2021县级填报表.xlsx", "2021学校补充数据.xlsx"];
const here = ready();

/** A visitor at a view, when the assessment stands. */
async function at(view, options) {
  const page = await visitor(here.browser, options);
  await open(page, here.site.url, `#/${view}`);
  await page.waitForSelector("main h1.sentence");
  return page;
}

const text = (page, selector) => page.locator(selector).first().innerText();

/** Brings files in from the data view and waits for the notice. */
async function bringIn(page, names) {
  const paths = names.map((name) => join(dist, "samples", name));
  await page.locator("main input[type=file][multiple]").setInputFiles(paths);
  await page.waitForSelector(".notice");
}

/** The county as "save to file" writes it. */
async function savedCounty(page) {
  const saved = page.waitForEvent("download");
  await page.locator("header").getByText("存为文件").click();
  return JSON.parse(await readFile(await (await saved).path(), "utf8"));
}

function quiet(page) {
  assert.deepEqual(page.record.errors, []);
  assert.deepEqual(foreignRequests(page, here.site.url), []);
}

test("a first visit shows the sample county, marked as such, with its verdict", async () => {
  const page = await at("overview");
  assert.match(await text(page, "header"), /示例数据/);
  assert.match(await text(page, "h1.sentence"), /砚溪县.*尚未达到/);
  quiet(page);
});

test("workbooks in, verdict out: the import gives the figures of the sample county", async () => {
  const page = await at("overview");
  const figures = (page) => page.locator("main table").first().innerText();
  const sample = await figures(page);
  await page.goto(`${here.site.url}#/data`);
  await bringIn(page, [...BOOKS, ...FORMS]);
  assert.match(await text(page, ".notice"), /已读入砚溪县/);
  assert.doesNotMatch(await text(page, "header"), /示例数据/);
  await page.goto(`${here.site.url}#/overview`);
  await page.waitForSelector("h1.sentence");
  await page.waitForFunction(() => document.querySelector("main table").innerText.includes("0."));
  assert.equal(await figures(page), sample);
  quiet(page);
});

test("the county's own form answers what no school can, and is mapped line by line", async () => {
  const page = await at("data");
  await bringIn(page, [...BOOKS, FORMS[0]]);
  const county = await savedCounty(page);
  assert.equal(county.population, 1648000);
  assert.equal(county.government.specialFunds.value.funds, 5035000);
  const { s, c } = county.government.specialFunds.origin.funds;
  assert.equal(county.sources[s].file, "2021县级填报表.xlsx");
  assert.match(c, /^E\d+$/);
  await page.getByRole("button", { name: "全部列" }).click();
  const sheets = page.locator(".data-whole select").first();
  const own = sheets.locator("option", { hasText: "县级填报表 · 县级填报表" }).first();
  await sheets.selectOption(await own.getAttribute("value"));
  const line = page.locator(".data-whole tr", { hasText: "当地公务员年平均工资收入" });
  assert.match(await line.innerText(), /教师工资收入 · 公务员/);
  await line.getByRole("button").click();
  const choices = await line.locator("option").allInnerTexts();
  assert.ok(choices.includes("特殊教育公用经费 · 经费"), choices.join());
  assert.ok(!choices.some((choice) => choice.includes("运动场地")));
  assert.deepEqual(await runAxe(page), []);
  await screenshot(page, "county-form-mapping");
  quiet(page);
});

test("past years alone are read, seen by unit and year, corrected and undone", async () => {
  const page = await at("data");
  await bringIn(page, ["历年学生数.xlsx"]);
  assert.match(await text(page, ".notice"), /历年数据/);
  const tabs = page.locator(".data-tabs");
  await tabs.getByText("历年 5").click();
  const grid = page.getByRole("grid");
  await grid.getByText("二年级").waitFor();
  const rows = Number(await grid.getAttribute("aria-rowcount"));
  assert.ok(rows > 1_000, `${rows} rows`);
  const goTo = async (cell) => {
    await page.locator(".data-name").fill(cell);
    await page.locator(".data-name").press("Enter");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "grid");
  };
  await goTo("C2");
  const before = await text(page, ".data-value");
  assert.match(await text(page, ".data-origin"), /历年学生数.xlsx › 2017学年 › C\d+/);
  await page.keyboard.type("321");
  await page.keyboard.press("Enter");
  await goTo("C2");
  assert.equal(await text(page, ".data-value"), "321");
  assert.match(await text(page, ".data-origin"), new RegExp(before));
  await page.locator("header").getByText("撤销").click();
  await page.waitForFunction(
    (value) => document.querySelector(".data-value").textContent === value,
    before,
  );
  await tabs.getByText("出生人口").click();
  await grid.getByText("2018", { exact: true }).waitFor();
  quiet(page);
});

test("a derivation says formula, inputs and the cell each came from", async () => {
  const page = await at("data");
  await bringIn(page, BOOKS);
  await page.goto(`${here.site.url}#/resources`);
  await page.locator("tr.school-row").first().waitFor();
  await page.locator("tr.school-row button").nth(1).click();
  const derivation = page.locator(".derivation").first();
  await derivation.getByText("2021小学教基.xlsx").first().waitFor();
  assert.match(await derivation.innerText(), /教督〔2017〕6号/);
  await screenshot(page, "derivation");
  quiet(page);
});

test("a corrected column is read anew, and remembered", async () => {
  const page = await at("data");
  await bringIn(page, BOOKS);
  await page.locator(".data-mapping table button").first().click();
  await page.locator("select.data-target").selectOption("");
  let county = await savedCounty(page);
  for (let tries = 0; !county.corrections && tries < 40; tries++) {
    await page.waitForTimeout(250);
    county = await savedCounty(page);
  }
  await page.locator(".head-saved").waitFor();
  await page.reload();
  await opened(page);
  await page.waitForSelector("main h1.sentence");
  county = await savedCounty(page);
  assert.equal(Object.keys(county.corrections.mapping).length, 1);
  quiet(page);
});

test("a changed cell moves the coefficient, can be undone, and is still there after a reload", async () => {
  const page = await at("overview");
  const figures = () => page.locator("main table").first().innerText();
  const before = await figures();
  await page.locator("nav a", { hasText: "数据" }).click();
  const grid = page.locator("[role=grid]");
  await grid.waitFor();
  const name = page.locator("[role=gridcell].grid-first").first();
  await name.click();
  // Right to the pupils, past what is words.
  const head = page.locator("[role=columnheader]", { hasText: "在校生" }).first();
  const column = Number(await head.getAttribute("aria-colindex"));
  for (let i = 2; i < column; i++) await page.keyboard.press("ArrowRight");
  await page.keyboard.type("99999");
  await page.keyboard.press("Enter");
  await page.locator(".grid-hand").first().waitFor();
  await page.locator("nav a", { hasText: "总览" }).click();
  await page.waitForFunction((before) => document.querySelector("main table")?.innerText !== before, before);
  const changed = await figures();
  await page.locator(".head-saved").waitFor();
  await page.reload();
  await opened(page);
  await page.waitForFunction((changed) => document.querySelector("main table")?.innerText === changed, changed);
  quiet(page);
});

test("undo takes a change back", async () => {
  const page = await at("method");
  const choices = page.locator(".method-settings button[aria-pressed=false]");
  await choices.first().click();
  const undo = page.locator("header").getByText("撤销");
  await page.waitForFunction(() => /设置改动 1 处/.test(document.querySelector("header").innerText));
  await undo.click();
  await page.waitForFunction(() => /设置改动 0 处/.test(document.querySelector("header").innerText));
  quiet(page);
});

test("a county file opens again as it was saved", async () => {
  const page = await at("overview");
  const saved = page.waitForEvent("download");
  await page.locator("header").getByText("存为文件").click();
  const path = await (await saved).path();
  await page.locator("header input[type=file]").setInputFiles({
    name: "县.json", mimeType: "application/json", buffer: await readFile(path),
  });
  await page.waitForSelector(".notice");
  assert.match(await text(page, ".notice"), /已打开 县\.json/);
  await page.locator("header input[type=file]").setInputFiles({
    name: "坏.json", mimeType: "application/json", buffer: Buffer.from('{"format":"junheng-county","version":9}'),
  });
  await page.waitForSelector(".notice-wrong");
  assert.match(await text(page, ".notice"), /版本 9/);
  quiet(page);
});

test("what is no workbook gets a sentence, and the county stays", async () => {
  const page = await at("data");
  await page.getByText("处要看").first().waitFor();
  const before = await text(page, "h1.sentence");
  await page.locator("main input[type=file][multiple]").setInputFiles({
    name: "坏.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("not a workbook"),
  });
  await page.getByText("没有读到学校").first().waitFor();
  assert.equal(await text(page, "h1.sentence"), before);
  quiet(page);
});

for (const theme of ["light", "dark"]) {
  for (const view of VIEWS) {
    test(`axe finds nothing in ${view}, ${theme}`, async () => {
      const page = await at(view, { theme });
      await page.waitForTimeout(500);
      assert.deepEqual(await runAxe(page), []);
      quiet(page);
    });
  }
}

for (const [lang, word] of [["zh-Hant", "總覽"], ["en", "Overview"]]) {
  test(`speaks ${lang} in every view, with no key left untranslated`, async () => {
    const page = await visitor(here.browser);
    await page.addInitScript((lang) => localStorage.setItem("junheng.lang", lang), lang);
    for (const view of VIEWS) {
      await open(page, here.site.url, `#/${view}`);
      await page.waitForSelector("main h1.sentence");
      const said = await page.locator("body").innerText();
      assert.ok(said.includes(word));
      assert.doesNotMatch(said, /\b(view|overview|data|method|resources|derive|setting|reason|finding)-[a-z]/);
    }
    quiet(page);
  });
}

for (const view of VIEWS) {
  test(`${view} fits a phone of 360 px: nothing but tables scrolls sideways`, async () => {
    const page = await at(view, { width: 360, height: 780 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    await screenshot(page, `${view}-360`);
    quiet(page);
  });
}
