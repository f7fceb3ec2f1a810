// What leaves the page as tables: workbooks, a table as .xlsx, .csv and on the clipboard, all of a view as
// one archive; each opened again by another reader.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { dist, open, ready, runAxe, visitor } from "./harness.mjs";

const here = ready();

async function view(hash = "#/resources", options = {}) {
  const page = await visitor(here.browser, options);
  await open(page, here.site.url, hash);
  await page.waitForSelector(".handout button");
  return page;
}

/** The file that a click leads to: its name and bytes. */
async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function workbook(bytes) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  return book;
}

/** Texts of the cells of a row. */
const texts = (row) => Array.from({ length: row.cellCount }, (_, at) => row.getCell(at + 1).text);

test("the application tables and the audit workbook are saved and open", async () => {
  const page = await view();
  const tables = await saved(page, () => page.getByRole("button", { name: "申报表（表Ⅰ—Ⅵ）" }).click());
  assert.equal(tables.name, "砚溪县-申报表.xlsx");
  const book = await workbook(tables.bytes);
  assert.deepEqual(
    book.worksheets.map((sheet) => sheet.name),
    ["表Ⅰ", "表Ⅱ-1", "表Ⅱ-2", "表Ⅲ", "表Ⅳ", "表Ⅴ", "表Ⅵ", "一票否决情形"],
  );
  assert.match(book.getWorksheet("表Ⅰ").getCell("A2").text, /砚溪县（示例数据）/);
  assert.equal(book.getWorksheet("表Ⅱ-2").pageSetup.orientation, "landscape");
  const audit = await saved(page, () => page.getByRole("button", { name: "核算底稿（带公式）" }).click());
  assert.equal(audit.name, "砚溪县-核算底稿.xlsx");
  const rows = (await workbook(audit.bytes)).getWorksheet("2计算");
  assert.match(rows.getCell("C3").formula, /^IF\(/);
  assert.equal(rows.getCell("C3").result, "否");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("the table of the schools is saved as .xlsx and .csv, with what the page shows", async () => {
  const page = await view("#/resources?section=junior&sort=name&order=up");
  await page.waitForSelector(".school-row");
  const names = await page.$$eval(".school-row th a", (links) => links.map((link) => link.textContent));
  const acts = page.locator(".resources-acts");
  const list = await saved(page, () => acts.getByText("CSV").click());
  // What Excel tells UTF-8 by; the decoder takes it away.
  assert.deepEqual([...list.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = strFromU8(list.bytes).replace(/^\ufeff/, "").trimEnd().split("\r\n").map((line) => line.split(","));
  assert.equal(lines[0][1], "学校");
  assert.deepEqual(lines.slice(1, names.length + 1).map((line) => line[1]), names);
  const sheet = (await workbook((await saved(page, () => acts.getByText("Excel").click())).bytes)).worksheets[0];
  assert.equal(sheet.rowCount, lines.length);
  for (const [at, line] of lines.entries()) {
    const cells = texts(sheet.getRow(at + 1));
    line.forEach((cell, column) => {
      const shown = cells[column] ?? "";
      const same = cell !== "" && at > 0 && column > 2 && !Number.isNaN(Number(cell));
      assert.ok(same ? Number(shown) === Number(cell) : shown === cell, `${at} ${column}: ${shown} for ${cell}`);
    });
  }
  // A code of ten digits is a text; a number of pupils is a number.
  assert.equal(typeof sheet.getCell("A2").value, "string");
  assert.equal(typeof sheet.getCell("D2").value, "number");
  await page.context().close();
});

test("a table is copied as a table and as text", async () => {
  const page = await view("#/resources?section=junior");
  await page.waitForSelector(".school-row");
  await page.evaluate(() => {
    // Behind the page's own listener, which has filled it.
    window.copied = null;
    const set = DataTransfer.prototype.setData;
    DataTransfer.prototype.setData = function (kind, text) {
      (window.copied ??= {})[kind] = text;
      return set.call(this, kind, text);
    };
  });
  await page.locator(".resources-acts").getByText("复制", { exact: true }).click();
  await page.waitForSelector("text=/已复制 \\d+ 行/");
  const copied = await page.evaluate(() => window.copied);
  const lines = copied["text/plain"].split("\r\n");
  assert.equal(lines[0].split("\t")[1], "学校");
  assert.equal(copied["text/html"].match(/<tr>/g).length, lines.length);
  assert.ok(copied["text/html"].includes("mso-number-format"));
  await page.context().close();
});

for (const [hash, tables, charts] of [
  ["#/resources", 2, 2], ["#/quality", 3, 0], ["#/duty", 1, 1], ["#/projection", 3, 3], ["#/plan", 1, 0],
  ["#/method", 3, 0], ["#/overview", 2, 0],
]) {
  test(`all of ${hash} comes as one archive, and nothing is cramped`, async () => {
    const page = await view(hash);
    // The figures come from the engine after the frame of the view.
    const last = hash === "#/projection" ? ".seats-heat .chart" : "main table tbody tr";
    await page.waitForSelector(last, { state: "attached" });
    await page.waitForTimeout(800);
    const { name, bytes } = await saved(page, () => page.getByRole("button", { name: "本页图表打包下载" }).click());
    assert.match(name, /^砚溪县-.+\.zip$/);
    const files = unzipSync(new Uint8Array(bytes));
    const of = (ending) => Object.keys(files).filter((file) => file.endsWith(ending));
    assert.ok(of(".xlsx").length >= tables, Object.keys(files).join());
    assert.equal(of(".csv").length, of(".xlsx").length);
    assert.ok(of(".svg").length >= charts, Object.keys(files).join());
    assert.equal(of(".png").length, of(".svg").length);
    for (const file of of(".xlsx")) assert.ok((await workbook(files[file])).worksheets[0].rowCount > 1, file);
    for (const file of of(".png")) assert.equal(strFromU8(files[file].slice(1, 4)), "PNG", file);
    for (const file of of(".svg")) assert.match(strFromU8(files[file]), /^<svg /, file);
    assert.deepEqual(page.record.errors, []);
    assert.deepEqual(await runAxe(page, ".handout"), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    assert.ok(wide);
    await page.context().close();
  });
}

test("names that are formulas, markup or very long stay text in what is saved and in the preview", async () => {
  const odd = [
    '=HYPERLINK("http://x","y")', "+1+1", "@SUM(A1)", "<script>window.ran=1</script><img src=x onerror=window.ran=1>",
    `“"'&amp;,;\t🏫`, `长${"名".repeat(199)}`,
  ];
  const county = JSON.parse(await readFile(join(dist, "samples/county.json"), "utf8"));
  odd.forEach((name, at) => Object.assign(county.schools[at], { name }));
  const page = await view();
  const buffer = Buffer.from(JSON.stringify(county));
  await page.setInputFiles('.head-acts input[accept=".json"]', { name: "县.json", mimeType: "application/json", buffer });
  await page.getByText("已打开 县.json").waitFor();
  // The longest name is in the list of schools once the county that was opened is assessed.
  await page.goto(here.site.url + "#/resources?section=primary&sort=name&order=up");
  await page.waitForFunction(() => [...document.querySelectorAll(".school-row th")].some((name) => name.textContent.startsWith("+1+1")));
  const { bytes } = await saved(page, () => page.getByRole("button", { name: "本页图表打包下载" }).click());
  const files = unzipSync(new Uint8Array(bytes));
  const found = new Set();
  for (const [name, content] of Object.entries(files)) {
    if (name.endsWith(".xlsx")) {
      for (const sheet of (await workbook(content)).worksheets) {
        sheet.eachRow((row) => row.eachCell((cell) => {
          assert.equal(cell.formula, undefined, `${name} ${cell.address}`);
          if (odd.includes(cell.text)) found.add(cell.text);
        }));
      }
    } else if (name.endsWith(".csv")) {
      // A cell that would be a formula in a spreadsheet is led by an apostrophe.
      assert.doesNotMatch(strFromU8(content), /(^|[,\n])"?[=@]/, name);
    } else if (name.endsWith(".svg")) {
      assert.doesNotMatch(strFromU8(content), /<script|<img/, name);
    }
  }
  assert.deepEqual([...found].sort(), [...odd].sort());
  await page.evaluate(() => (location.hash = "#/report"));
  await page.waitForSelector(".gb-paper .gb-table");
  await page.locator(".gb-paper").getByText("长名名名").first().waitFor({ state: "attached" });
  for (const name of odd.slice(0, 4)) {
    assert.ok(await page.locator(".gb-paper td").filter({ hasText: name }).count() > 0, name);
  }
  assert.equal(await page.locator(".gb-paper script, .gb-paper img").count(), 0);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  const over = await page.$$eval(".gb-paper", (sheets) => sheets.filter((sheet) => sheet.scrollWidth > sheet.clientWidth + 1).length);
  assert.equal(over, 0, "sheets that are wider than the paper");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});
