// 资源配置: the table, its derivations, filters in the address, strips, a school's own sheet, print.
import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { test } from "node:test";
import { open, ready, runAxe, visitor } from "./harness.mjs";

const here = ready();

/** The view with its figures in place. */
async function view(hash = "#/resources", options = {}) {
  const page = await visitor(here.browser, options);
  await open(page, here.site.url, hash);
  await page.waitForSelector(hash.includes("school=") ? ".sheet-table" : ".school-row");
  return page;
}

const names = (page) => page.$$eval(".school-row th a", (links) => links.map((link) => link.textContent));

test("a link carries section, filters and order", async () => {
  const page = await view("#/resources?section=junior&verdict=unmet&sort=name&order=up");
  const verdicts = await page.$$eval(".school-row .verdict", (all) => all.map((v) => v.textContent.trim()));
  assert.ok(verdicts.length > 3);
  assert.ok(verdicts.every((verdict) => verdict === "未达标"), verdicts.join());
  assert.equal(await page.$eval(".resources-tools .choice [aria-pressed=true]", (b) => b.textContent.slice(0, 2)), "初中");
  assert.equal(await page.$eval("thead th:first-child", (th) => th.getAttribute("aria-sort")), "ascending");
  const shown = await names(page);
  assert.deepEqual(shown, [...shown].sort());
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("a derivation opens under its row and gives the focus back", async () => {
  const page = await view();
  const figure = page.locator("#cell-2-3");
  await figure.click();
  await page.waitForSelector(".resources-open .derivation-table tbody tr");
  const order = await page.$$eval("#resources-body tr", (rows) => rows.map((row) => row.className));
  assert.ok(order[order.findIndex((name) => name.includes("resources-open")) - 1].includes("selected"));
  assert.equal(await figure.getAttribute("aria-expanded"), "true");
  await page.focus(".resources-open .derivation-cell");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.id === "cell-2-3");
  assert.equal(await page.$(".resources-open"), null);
  await page.context().close();
});

test("the coefficient is derived with both ways of weighting", async () => {
  const page = await view();
  await page.click("#cell--1-3");
  await page.waitForSelector(".derivation-both");
  const rows = await page.$$eval(".derivation-both tr", (all) => all.map((row) => row.textContent));
  assert.equal(rows.length, 2);
  const shown = await page.$eval("#cell--1-3", (cell) => cell.textContent.match(/0\.\d+/)[0]);
  assert.ok(rows[0].includes(shown), `${rows[0]} says ${shown}`);
  await page.context().close();
});

test("arrow keys move through the table, Enter opens", async () => {
  const page = await view();
  await page.focus("#cell-0-0");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement.id === "cell-1-0");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.activeElement.id === "cell-1-1");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".resources-open");
  await page.context().close();
});

test("search takes composed text only when it is complete", async () => {
  const page = await view();
  const all = (await page.$$(".school-row")).length;
  const search = page.locator(".resources-search");
  await search.dispatchEvent("compositionstart");
  await search.evaluate((input) => {
    input.value = "zhong";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  assert.equal((await page.$$(".school-row")).length, all);
  await search.evaluate((input) => {
    input.value = "中心";
    input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "中心" }));
  });
  await page.waitForFunction(() => location.hash.includes("name="));
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".school-row th a")].every((link) => link.textContent.includes("中心")),
  );
  await page.context().close();
});

test("only the rows in the window are drawn, and the printer gets all", async () => {
  const page = await view();
  const total = Number(await page.$eval(".resources-table", (t) => t.getAttribute("aria-rowcount"))) - 3;
  assert.ok(total > 200, `${total} rows`);
  assert.ok((await page.$$(".school-row")).length < total);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForSelector(`[aria-rowindex="${total + 3}"]`);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.waitForFunction((n) => document.querySelectorAll(".school-row").length === n, total);
  await page.context().close();
});

test("a strip names its schools to arrow keys and selects one", async () => {
  const page = await view();
  const strip = page.locator(".strip-head .chart-body").first();
  await strip.focus();
  await page.keyboard.press("ArrowRight");
  const named = await page.locator(".chart-tip").first().textContent();
  assert.ok(named.trim().length > 3);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".school-row.selected");
  assert.ok(named.startsWith(await page.$eval(".school-row.selected th", (th) => th.textContent)));
  await page.context().close();
});

test("a school has a sheet of its own", async () => {
  const page = await view();
  await page.locator("#cell-0-0").click();
  await page.waitForSelector(".sheet-table tbody tr:nth-child(7)");
  assert.match(await page.$eval(".sentence", (h) => h.textContent), /达标|待定/);
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("pictures are saved as SVG and PNG, figures are copied as rows", async () => {
  const page = await view("#/resources", { permissions: ["clipboard-read", "clipboard-write"] });
  for (const [word, least] of [["存图 SVG", 20_000], ["存图 PNG", 20_000]]) {
    const waiting = page.waitForEvent("download");
    await page.locator(".resources-acts").getByText(word).click();
    const file = await (await waiting).path();
    const { size } = await stat(file);
    assert.ok(size > least, `${word}: ${size} bytes`);
  }
  await page.locator(".resources-acts").getByText("复制", { exact: true }).click();
  await page.waitForSelector(".notice");
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split("\r\n");
  assert.ok(lines.length > 200);
  assert.deepEqual([...new Set(lines.map((line) => line.split("\t").length))], [14]);
  await page.context().close();
});

test("a number of the overview opens at the side, Escape gives the focus back", async () => {
  const page = await visitor(here.browser);
  await open(page, here.site.url, "#/overview");
  await page.waitForSelector("main .figure");
  await page.locator("main .figure").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".side-panel .derivation-ruler");
  assert.equal(await page.evaluate(() => document.activeElement.id), "side-panel-head");
  assert.deepEqual(await runAxe(page), []);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".side-panel", { state: "detached" });
  assert.ok(await page.evaluate(() => document.activeElement.matches("main .figure")));
  await page.context().close();
});

for (const theme of ["light", "dark"]) {
  for (const width of [1366, 360]) {
    test(`axe finds nothing, ${theme}, ${width} px`, async () => {
      const page = await view("#/resources", { theme, width });
      assert.deepEqual(await runAxe(page), []);
      await page.click("#cell-0-3");
      await page.waitForSelector(".resources-open .derivation-table");
      assert.deepEqual(await runAxe(page, ".resources-open"), []);
      await page.click("#cell-0-0");
      await page.waitForSelector(".sheet-table");
      assert.deepEqual(await runAxe(page), []);
      await page.context().close();
    });
  }
}
