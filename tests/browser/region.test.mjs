// Several counties: a workbook that holds three becomes three in the browser; beside each other they
// take the places that a calculation of the test's own gives them, on screen and in the files saved.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import ExcelJS from "exceljs";
import { strFromU8 } from "fflate";
import { COUNTIES, importBook, statistics, takeAll } from "./counties.mjs";
import { foreignRequests, open, ready, runAxe, screenshot, visitor } from "./harness.mjs";

const here = ready();

/** The student-weighted difference coefficient, as the method has it. */
function coefficient(schools) {
  const sum = (of) => schools.reduce((total, school) => total + of(school), 0);
  const pupils = sum(([, a]) => a);
  const mean = sum(([, , x]) => x) / pupils;
  return Math.sqrt(sum(([, a, x]) => (a / pupils) * (x / a - mean) ** 2)) / mean;
}

async function visit(options, look) {
  const page = await visitor(here.browser, options);
  try {
    await open(page, here.site.url, "#/data");
    await page.getByRole("grid").waitFor();
    await look(page);
    assert.deepEqual(page.record.errors, []);
    assert.deepEqual(foreignRequests(page, here.site.url), []);
  } finally {
    await page.context().close();
  }
}

async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Name, place and figure of the measure at hand, as the table shows them. */
const shown = (page, column) =>
  page.$$eval(
    "#region-table tbody tr",
    (rows, column) =>
      rows.map((row) => {
        const [place, name] = [row.children[0], row.children[1]].map((cell) => cell.textContent.trim().split(/\s/)[0]);
        const figure = row.children[column].querySelector(".region-figure").textContent;
        return { name, place, figure };
      }),
    column,
  );

const byPlace = Object.entries(COUNTIES)
  .map(([name, schools]) => ({ name, cv: coefficient(schools) }))
  .sort((a, b) => a.cv - b.cv);

test("a workbook of three counties becomes three, which take their places", () =>
  visit({}, async (page) => {
    await importBook(page, await statistics());
    const strip = page.locator("#several");
    await strip.waitFor();
    assert.match(await strip.innerText(), /3 个县/);
    for (const name of Object.keys(COUNTIES)) assert.ok((await strip.innerText()).includes(name));
    assert.deepEqual(await runAxe(page), []);
    await screenshot(page, "region-several");
    await strip.locator(".button").click();
    await page.locator("#shelf tbody tr").nth(2).waitFor();
    const listed = await page.$$eval("#shelf tbody tr", (rows) =>
      rows.map((row) => [row.children[0].textContent.trim(), row.children[2].textContent.trim()]),
    );
    assert.deepEqual(new Map(listed), new Map(Object.entries(COUNTIES).map(([name, all]) => [name, String(all.length)])));

    await page.locator("#shelf-region").click();
    await page.locator("#region-table tbody tr").nth(2).waitFor();
    await page.waitForFunction(() => location.hash.startsWith("#/region"));
    // The seventh indicator, ordered by a press on its head.
    await page.locator("#region-table thead button", { hasText: "网络多媒体教室" }).click();
    const heads = await page.$$eval("#region-table thead th", (cells) => cells.map((cell) => cell.textContent.trim()));
    const column = heads.findIndex((head) => head.startsWith("网络多媒体教室"));
    await page.waitForFunction(() => document.querySelector('#region-table th[aria-sort="ascending"]'));
    const found = await shown(page, column);
    assert.deepEqual(
      found,
      byPlace.map(({ name, cv }, at) => ({ name, place: String(at + 1), figure: cv.toFixed(3) })),
    );
    const title = await page.locator(".region .sentence").innerText();
    assert.match(title, /^青江市参加比较的 3 个县/);
    assert.deepEqual(await runAxe(page), []);
    await screenshot(page, "region");
    // The other way round, and a county without junior schools has no figure and no place there.
    await page.locator("#region-table thead button", { hasText: "网络多媒体教室" }).click();
    await page.waitForFunction(() => document.querySelector('#region-table th[aria-sort="descending"]'));
    assert.deepEqual((await shown(page, column)).map((row) => row.name), byPlace.map((row) => row.name).reverse());
    await page.getByRole("button", { name: "初中", exact: true }).click();
    await page.waitForFunction(() => document.querySelector("#region-table tbody .region-drawn .region-figure").textContent === "—");
    assert.deepEqual((await shown(page, column)).map(({ place, figure }) => [place, figure]), Array(3).fill(["—", "—"]));
  }));

test("what is saved says the same to another reader", () =>
  visit({}, async (page) => {
    await takeAll(page, await statistics());
    await page.locator("#shelf-region").click();
    await page.locator("#region-table tbody tr").nth(2).waitFor();
    await page.locator("#region-table thead button", { hasText: "网络多媒体教室" }).click();
    await page.waitForFunction(() => document.querySelector('#region-table th[aria-sort="ascending"]'));
    const acts = page.locator(".region-table .resources-acts");
    const file = await saved(page, () => acts.getByText("Excel").click());
    assert.equal(file.name, "青江市-市县比较.xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(file.bytes);
    const sheet = book.worksheets[0];
    const heads = sheet.getRow(1).values.slice(1);
    const value = heads.indexOf("小学 · 网络多媒体教室差异系数") + 1;
    const place = heads.indexOf("小学 · 网络多媒体教室差异系数位次") + 1;
    assert.ok(value > 0 && place > 0, heads.join("，"));
    for (const [at, { name, cv }] of byPlace.entries()) {
      const row = sheet.getRow(at + 2);
      assert.equal(row.getCell(1).text, name);
      assert.equal(row.getCell(2).text, "青江市");
      assert.equal(row.getCell(place).value, at + 1);
      assert.ok(Math.abs(row.getCell(value).value - cv) <= 5e-5 + 1e-12, `${name}: ${row.getCell(value).value} for ${cv}`);
    }
    const list = await saved(page, () => acts.getByText("CSV").click());
    assert.deepEqual([...list.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const lines = strFromU8(list.bytes).replace(/^\ufeff/, "").trimEnd().split("\r\n");
    assert.equal(lines.length, 4);
    assert.deepEqual(lines.slice(1).map((line) => line.split(",")[0]), byPlace.map((row) => row.name));
    const chart = page.locator(".chart-frame");
    const svg = await saved(page, () => chart.getByText("SVG").click());
    assert.match(strFromU8(svg.bytes), /^<svg /);
    for (const { name } of byPlace) assert.ok(strFromU8(svg.bytes).includes(name));
    // The marks of the chart are named by the arrow keys, in the order of the places.
    await chart.locator(".chart-body").focus();
    await page.keyboard.press("Home");
    assert.match(await chart.locator(".chart-tip").innerText(), new RegExp(`^1 ${byPlace[0].name}`));
    await chart.getByRole("button", { name: "表格" }).click();
    assert.equal(await chart.locator("tbody tr").first().locator("th").innerText(), byPlace[0].name);
    assert.deepEqual(await runAxe(page), []);
  }));

test("equal figures share a place, missing ones have none, counties can be left out", () =>
  visit({}, async (page) => {
    const counties = {
      甲县: COUNTIES.安丰县,
      乙县: COUNTIES.安丰县.map(([name, pupils, rooms]) => [name, pupils * 2, rooms * 2]),
      丙县: [["一小", 400, 10], ["二小", 300, null]],
      丁县: COUNTIES.白沙县,
    };
    await takeAll(page, await statistics(counties));
    await page.goto(`${here.site.url}#/region?by=primary.cv.multimediaRooms`);
    await page.locator("#region-table tbody tr").nth(3).waitFor();
    const places = async () =>
      Object.fromEntries((await page.$$eval("#region-table tbody tr", (rows) =>
        rows.map((row) => [row.children[1].textContent.trim().split(/\s/)[0], row.children[0].textContent.trim()]))));
    assert.deepEqual(await places(), { 甲县: "1", 乙县: "1", 丁县: "3", 丙县: "—" });
    assert.match(await page.locator(".region .lede").innerText(), /1 个县缺数据，没有位次/);
    // By what is known it takes part: one school alone differs from none.
    await page.getByLabel("缺数据的也排位次").check();
    await page.waitForFunction(() => document.querySelector("#region-table tbody tr .region-place").textContent === "1");
    assert.deepEqual(await places(), { 丙县: "1", 甲县: "2", 乙县: "2", 丁县: "4" });
    await page.locator(".region-which summary").click();
    await page.locator(".region-which li", { hasText: "丙县" }).locator("input").uncheck();
    await page.locator("#region-table tbody tr").nth(3).waitFor({ state: "detached" });
    assert.deepEqual(await places(), { 甲县: "1", 乙县: "1", 丁县: "3" });
  }));

test("the county at hand stays where several come, and one county alone is nothing to compare", () =>
  visit({}, async (page) => {
    await page.goto(`${here.site.url}#/region`);
    await page.locator("#region-empty").waitFor();
    assert.deepEqual(await runAxe(page), []);
    await page.goto(`${here.site.url}#/data`);
    await takeAll(page, await statistics());
    const hand = await page.locator(".head-county").innerText();
    assert.equal(hand, "安丰县", "the first, where the sample was at hand");
    await page.getByRole("button", { name: "回到表格" }).click();
    await page.getByRole("grid").waitFor();
    // Next year's workbook, with the county at hand among others: it is added to, the others are new.
    const { 安丰县, 白沙县 } = COUNTIES;
    await importBook(page, await statistics({ 安丰县: [...安丰县, ["四小", 100, 3]], 白沙县 }));
    await page.locator("#several .button").click();
    await page.locator("#shelf tbody tr").nth(3).waitFor();
    const listed = await page.$$eval("#shelf tbody tr", (rows) =>
      rows.map((row) => row.children[0].textContent.trim().split(/\s/)[0]).sort(),
    );
    assert.deepEqual(listed, ["安丰县", "白沙县", "白沙县", "长垣区"].sort());
    // Files that bring nothing to the one at hand speak of the others only.
    await page.getByRole("button", { name: "回到表格" }).click();
    await importBook(page, await statistics({ 丁县: 安丰县, 戊县: 白沙县 }));
    assert.match(await page.locator("#several p").innerText(), /^文件里有 2 个县：丁县/);
    await page.locator("#several").getByRole("button", { name: "取消" }).click();
    await page.getByRole("button", { name: "本机的县" }).click();
    await page.locator("#shelf-region").click();
    await page.locator("#region-table tbody tr").nth(2).waitFor();
    // Of two of one name the latest takes part.
    assert.equal(await page.locator("#region-table tbody tr").count(), 3);
    assert.match(await page.locator(".region-which summary").innerText(), /3 \/ 4/);
  }));

test("it fits a phone, and speaks every language", () =>
  visit({ width: 360, height: 740 }, async (page) => {
    await takeAll(page, await statistics());
    await page.goto(`${here.site.url}#/region?by=primary.cv.multimediaRooms`);
    await page.locator("#region-table tbody tr").nth(2).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    assert.deepEqual(await runAxe(page), []);
    await screenshot(page, "region-phone");
    for (const language of ["繁體中文", "EN English"]) {
      await page.getByRole("button", { name: language }).click();
      await page.waitForFunction((zh) => document.documentElement.lang === zh, language.startsWith("EN") ? "en" : "zh-Hant");
      for (const group of ["", "&what=met", "&section=county"]) {
        await page.goto(`${here.site.url}#/region?${group}`);
        await page.locator("#region-table tbody tr").nth(2).waitFor();
        const text = await page.locator("#main").innerText();
        assert.doesNotMatch(text, /region-[a-z]|shelf-[a-z]|indicator-[a-z]|\{/);
      }
    }
  }));
