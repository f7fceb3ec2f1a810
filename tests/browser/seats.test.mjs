// 班额与学位: sliders, events, scenarios side by side, the ledger, what stays after a reload.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { open, opened, ready, runAxe, visitor } from "./harness.mjs";

const here = ready();

/** The view with its first projection in place. */
async function view(hash = "#/projection", options = {}) {
  const page = await visitor(here.browser, options);
  await open(page, here.site.url, hash);
  await page.waitForSelector(".chart.fan", { timeout: 30_000 });
  return page;
}

const fan = (page) => page.$eval(".chart.fan", (chart) => chart.outerHTML);
const text = (page, selector) => page.$eval(selector, (element) => element.textContent.trim());

/** Waits until the first fan is another one. */
const changed = (page, was) =>
  page.waitForFunction((was) => document.querySelector(".chart.fan")?.outerHTML !== was, was, { timeout: 20_000 });

/** Waits until draws are done and nothing moves. */
async function settled(page) {
  await page.waitForFunction(() => document.querySelector(".seats-legends .note")?.textContent.includes("2\u2009000"), null, {
    timeout: 60_000,
  });
  await page.waitForFunction(() => !document.querySelector(".seats-progress"));
}

test("the sample county opens with an answer, both sections and the lights", async () => {
  const page = await view();
  assert.match(await text(page, "h1"), /小学.*初中/);
  assert.equal(await page.locator(".chart.fan").count(), 2);
  assert.equal(await page.locator(".chart.stack").count(), 2);
  assert.equal(await page.locator(".chart.balance").count(), 2);
  await settled(page);
  const lights = await page.$$eval(".seats-lights tbody tr", (rows) => rows.map((row) => row.textContent));
  assert.ok(lights.length >= 2 && lights.some((light) => /\d/.test(light)), lights.join());
  assert.match(await text(page, ".seats-backtest .lede"), /过去.*年里.*平均误差为/);
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("a slider redraws while it moves, keeps its value, and is undone in one step", async () => {
  const page = await view();
  const [first, value] = [await fan(page), await page.inputValue("#intakeRatio")];
  // Held down and not let go: the charts follow all the same.
  const slider = await page.locator("#intakeRatio").boundingBox();
  await page.mouse.move(slider.x + slider.width / 2, slider.y + slider.height / 2);
  await page.mouse.down();
  await page.mouse.move(slider.x + slider.width * 0.8, slider.y + slider.height / 2, { steps: 4 });
  await changed(page, first);
  await page.mouse.up();
  const moved = await page.inputValue("#intakeRatio");
  assert.ok(Number(moved) > Number(value), `${moved} after ${value}`);
  await page.waitForSelector(".slider .slider-origin .plain");
  await page.click(".head-acts .act >> text=撤销");
  await page.waitForFunction((value) => document.querySelector("#intakeRatio").value === value, value);
  assert.equal(await page.$(".slider .slider-origin .plain"), null);
  await page.context().close();
});

test("keys and typing set an assumption", async () => {
  const page = await view();
  const was = await fan(page);
  await page.focus("#juniorRatio");
  await page.keyboard.press("PageUp");
  await changed(page, was);
  await page.fill("#netInflow-typed", "1.5");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#netInflow").value === "1.5");
  await page.context().close();
});

test("a new scenario with a new school, compared, and there after a reload", async () => {
  const page = await view();
  await page.click(".seats-add");
  await page.waitForSelector("#event-add");
  await page.click("#event-add");
  await page.fill("#event-year", "2026");
  await page.fill("#event-name", "滨河小学");
  await page.fill("#event-rooms-primary", "24");
  await page.fill("#event-intake-primary", "180");
  await page.click("#event-save");
  const listed = await page.waitForSelector(".seats-event-list li");
  assert.match(await listed.textContent(), /2026 新建学校 滨河小学/);
  // The school is a unit of the projection, with pupils of its own.
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".seats-tools option")].some((option) => option.textContent.includes("滨河小学")),
  );
  await page.selectOption(".seats-tools label:nth-of-type(2) select", { label: "基线" });
  await page.waitForSelector(".seats-compare tbody tr");
  assert.equal(await page.locator(".seats-scenario .chart.fan").count(), 2);
  const heads = await page.$$eval(".seats-compare table:first-of-type thead th", (all) => all.map((th) => th.textContent));
  assert.deepEqual(heads.slice(1, 3), ["新情景", "基线"]);
  await page.waitForFunction(() => document.querySelector(".head-saved"), null, { timeout: 10_000 });
  await page.reload();
  await opened(page);
  await page.waitForSelector(".seats-event-list li", { timeout: 30_000 });
  assert.match(await text(page, ".seats-event-list li"), /滨河小学/);
  // And it is in the file.
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click(".head-acts .act >> text=存为文件"),
  ]);
  const county = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(county.scenarios[0].events[0].name, "滨河小学");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("an event that lacks something says what", async () => {
  const page = await view();
  await page.click(".seats-add");
  await page.click("#event-add");
  await page.selectOption("#event-kind", "close");
  await page.click("#event-save");
  assert.match(await text(page, ".seats-form .finding"), /学校/);
  await page.context().close();
});

test("scenarios are renamed, copied and taken away", async () => {
  const page = await view();
  await page.click(".seats-add");
  await page.click("#scenario-rename");
  await page.fill("#scenario-name", "借用校舍");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".seats-tab[aria-pressed=true]").textContent === "借用校舍");
  await page.click("#scenario-copy");
  await page.waitForFunction(() => document.querySelector(".seats-tab[aria-pressed=true]").textContent === "借用校舍 2");
  await page.click("#scenario-remove");
  await page.click("#scenario-gone");
  await page.waitForFunction(() => document.querySelectorAll(".seats-tab").length === 3);
  await page.context().close();
});

test("the ledger is filtered and says how each class goes", async () => {
  const page = await view();
  const rows = () =>
    page.$$eval(".seats-ledger-all tbody tr", (all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.ok((await rows()).length > 5);
  await page.selectOption("#ledger-only", "large");
  const large = await rows();
  assert.ok(large.every((row) => Number(row[2]) >= 56), JSON.stringify(large[0]));
  assert.ok(large.every((row) => row[5] !== ""));
  await page.context().close();
});

test("a figure opens its derivation and gives the focus back", async () => {
  const page = await view();
  const figure = page.locator(".seats-facts .figure").first();
  await figure.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".side-panel .derivation-table tbody tr");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.closest(".seats-facts"));
  await page.context().close();
});

test("a future year is scored", async () => {
  const page = await view();
  await page.selectOption("#scoring-year", { index: 5 });
  await page.waitForSelector(".seats-scoring .lede", { timeout: 30_000 });
  assert.match(await text(page, ".seats-scoring .lede"), /综合达标/);
  await page.context().close();
});

test("the map of schools moves by keys and draws only what is seen", async () => {
  const page = await view();
  await page.focus(".seats-heat-window");
  for (const key of ["ArrowDown", "ArrowRight", "PageDown", "End"]) await page.keyboard.press(key);
  assert.match(await text(page, ".seats-heat-window [aria-live]"), /最大班/);
  const drawn = await page.$eval(".chart.heat", (chart) => chart.querySelectorAll("rect").length);
  assert.ok(drawn < 1000, `${drawn} cells`);
  await page.context().close();
});

for (const theme of ["light", "dark"]) {
  test(`nothing against WCAG in ${theme}`, async () => {
    const page = await view("#/projection", { theme });
    await settled(page);
    for (const group of await page.$$(".seats-group > summary")) await group.click();
    assert.deepEqual(await runAxe(page), []);
    await page.context().close();
  });
}

test("on a phone: one section, no sideways scrolling, the panel as a sheet", async () => {
  const page = await view("#/projection?section=junior", { width: 360, height: 740 });
  assert.equal(await page.locator(".chart.fan").count(), 1);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `${wide} px`);
  await page.click(".seats-bar button");
  await page.waitForSelector("#intakeRatio", { state: "visible" });
  assert.deepEqual(await runAxe(page), []);
  await page.context().close();
});
