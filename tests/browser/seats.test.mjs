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
  await page.waitForSelector(".chart.fan");
  return page;
}

const fan = (page) => page.$$eval(".chart.fan", (charts) => charts.map((chart) => chart.outerHTML).join(""));
const text = (page, selector) => page.$eval(selector, (element) => element.textContent.trim());

/** Waits until the fans are others. */
const changed = (page, was) =>
  page.waitForFunction(
    (was) => {
      const now = [...document.querySelectorAll(".chart.fan")].map((chart) => chart.outerHTML).join("");
      return now !== "" && now !== was;
    },
    was,
  );

/** Waits until draws are done and nothing moves. */
async function settled(page) {
  await page.waitForFunction(() => document.querySelector(".seats-legends .note")?.textContent.includes("2\u2009000"));
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
  // What arrives meanwhile would move the slider from under the pointer, and draw the charts anew.
  await settled(page);
  const [first, value] = [await fan(page), await page.inputValue("#intakeRatio")];
  // Held down and not let go: the charts follow all the same.
  const slider = await page.locator("#intakeRatio").boundingBox();
  await page.mouse.move(slider.x + slider.width / 2, slider.y + slider.height / 2);
  await page.mouse.down();
  await page.mouse.move(slider.x + slider.width * 0.95, slider.y + slider.height / 2, { steps: 4 });
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
  await page.waitForFunction(() => document.querySelector(".head-saved"));
  await page.reload();
  await opened(page);
  await page.waitForSelector(".seats-event-list li");
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

/** Opens a part of the panel by the id of its group. */
const unfold = (page, id) => page.click(`#${id} > summary`);

/** The scenario of a name in the county that the page would save. */
async function saved(page, name = "") {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click(".head-acts .act >> text=存为文件"),
  ]);
  const county = JSON.parse(await readFile(await download.path(), "utf8"));
  return county.scenarios.find((scenario) => (scenario.name ?? "") === name) ?? {};
}

/** Puts a block of cells on a field as the clipboard would. */
const paste = (page, selector, text) =>
  page.$eval(
    selector,
    (field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    text,
  );

test("history is imported, a slider moved, a school opened, two scenarios compared, and all of it stays", async () => {
  const page = await visitor(here.browser);
  await open(page, here.site.url, "#/data");
  // A county of one's own: six years of two primary schools and a junior one, and births.
  const rows = ["学年,学校名称,一年级,二年级,三年级,四年级,五年级,六年级,七年级,八年级,九年级"];
  for (let year = 2019; year <= 2024; year++) {
    rows.push(`${year},城关一小,${Array.from({ length: 6 }, (_, grade) => 290 - grade * 3 + (year % 3)).join()},,,`);
    rows.push(`${year},青山小学,${Array.from({ length: 6 }, (_, grade) => 90 + grade * 2 + (year % 2)).join()},,,`);
    rows.push(`${year},城关中学,,,,,,,370,372,368`);
  }
  const births = ["年份,出生人口(人)", ...Array.from({ length: 12 }, (_, at) => `${2010 + at},${400 - at * 10}`)];
  await page.setInputFiles(".data-acts input[type=file]", [
    { name: "历年学生数.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) },
    { name: "出生人口.csv", mimeType: "text/csv", buffer: Buffer.from(births.join("\n")) },
  ]);
  await page.waitForFunction(() => document.querySelector("h1")?.textContent.includes("6"));
  await page.evaluate(() => (location.hash = "#/projection"));
  await page.waitForSelector(".chart.fan");
  const was = await fan(page);
  await page.focus("#intakeRatio");
  await page.keyboard.press("PageUp");
  await changed(page, was);
  const ratio = await page.inputValue("#intakeRatio");
  await page.click("#scenario-copy");
  await page.click("#event-add");
  await page.fill("#event-year", "2026");
  await page.fill("#event-name", "滨河小学");
  await page.fill("#event-rooms-primary", "12");
  await page.fill("#event-intake-primary", "80");
  await page.click("#event-save");
  await page.waitForSelector(".seats-event-list li");
  await page.selectOption(".seats-tools label:nth-of-type(2) select", { label: "基线" });
  await page.waitForSelector(".seats-compare tbody tr");
  const ledger = await text(page, ".seats-ledger-short");
  assert.match(ledger, /城关一小|没有 56 人及以上的班级/);
  await page.waitForFunction(() => document.querySelector(".head-saved")?.textContent.includes("已存"));
  await page.reload();
  await opened(page);
  await page.waitForSelector(".seats-compare tbody tr");
  assert.match(await text(page, ".seats-event-list li"), /2026 新建学校 滨河小学/);
  assert.equal(await page.inputValue("#intakeRatio"), ratio);
  assert.equal(await text(page, ".seats-ledger-short"), ledger);
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("milestones are changed, added, taken away and restored, each in one step", async () => {
  const page = await view();
  await page.click(".seats-milestones .plain");
  const sheet = ".seats-sheet .seats-event-list";
  await page.waitForSelector(`${sheet} li`);
  const names = () => page.$$eval(`${sheet} li > span:first-child`, (all) => all.map((it) => it.textContent.trim()));
  const first = await names();
  assert.equal(first.length, 6);
  await page.click("#milestone-add");
  await page.waitForSelector("#milestone-0-7");
  assert.equal((await names()).length, 7);
  // Over 50 in primary school at most 3 %; what no limit can be is refused and gives way.
  await page.fill("#milestone-0-1", "51");
  await page.keyboard.press("Enter");
  await page.fill("#milestone-0-7", "130");
  await page.keyboard.press("Tab");
  await page.waitForSelector(".notice-wrong");
  await page.waitForFunction(() => document.querySelector("#milestone-0-7").value === "0");
  await page.fill("#milestone-0-7", "3");
  await page.keyboard.press("Tab");
  await page.selectOption("#milestone-0-5", "primary");
  await page.waitForFunction(() => document.querySelector(".seats-lights").textContent.includes("小学 51"));
  await page.click(`${sheet} li:nth-child(4) [data-act^=remove]`);
  await page.waitForSelector(`${sheet} [data-act^=restore]`);
  await page.click(".side-panel-close");
  const kept = await saved(page);
  const own = kept.milestones.find((milestone) => milestone.id === "own1");
  assert.deepEqual(own.tests, [
    { kind: "classShare", from: { primary: 51, junior: 56 }, share: 0.03, section: "primary" },
  ]);
  assert.ok(kept.milestones.some((milestone) => milestone.id === "fiftyBy2025" && milestone.removed));
  await page.click(".seats-milestones .plain");
  await page.waitForSelector(`${sheet} [data-act^=restore]`);
  await page.click(".seats-sheet-undo >> text=撤销");
  await page.waitForFunction(() => !document.querySelector(".seats-sheet [data-act^=restore]"));
  await page.click("#milestone-shipped");
  await page.waitForFunction(() => document.querySelectorAll(".seats-sheet .seats-event-list li").length === 6);
  await page.click(".side-panel-close");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("rooms, feeders and additions are typed or pasted, and what cannot be is refused", async () => {
  const page = await view();
  const [gap, school, junior] = await page.evaluate(async () => {
    const names = [...document.querySelectorAll(".seats-tools option")].map((option) => option.textContent);
    const of = (end) => names.find((name) => name.startsWith("学校") && name.endsWith(end)).split(" · ")[1];
    return [document.querySelector(".chart.balance").outerHTML, of("小学"), of("中学")];
  });
  await page.click("#sheet-open-rooms");
  await page.waitForSelector("#rooms-0-0");
  // One row by hand: it counts once the school is told.
  await page.fill("#rooms-0-0", "没有这所学校");
  await page.keyboard.press("Tab");
  await page.waitForSelector(".notice-wrong");
  await page.fill("#rooms-0-0", school);
  await page.keyboard.press("Tab");
  await page.waitForSelector("#rooms-1-0");
  await page.fill("#rooms-0-3", "９，０００");
  await page.keyboard.press("Tab");
  await page.waitForFunction((gap) => document.querySelector(".chart.balance").outerHTML !== gap, gap);
  // A block of two rows from a spreadsheet below it, one step to undo.
  await paste(page, "#rooms-1-0", `${junior}\t初中\t40\n不是学校\t初中\t3`);
  await page.waitForSelector("#rooms-2-0");
  assert.equal(await page.inputValue("#rooms-1-2"), "40");
  await page.click(".side-panel-close");
  await page.click("#sheet-open-feeders");
  await page.waitForSelector("#feeders-0-0");
  await paste(page, "#feeders-0-0", `${school}\t${junior}\t60%`);
  await page.waitForSelector("#feeders-1-0");
  assert.match(await text(page, ".seats-sheet .finding"), /60%/);
  await page.click(".side-panel-close");
  await page.click("#sheet-open-additions");
  await page.waitForSelector("#additions-0-0");
  await page.fill("#additions-0-0", "2026");
  await page.fill("#additions-0-1", school);
  await page.selectOption("#additions-0-2", "site.teachingArea");
  await page.fill("#additions-0-3", "2000");
  await page.keyboard.press("Tab");
  await page.waitForSelector("#additions-1-0");
  assert.deepEqual(await runAxe(page), []);
  await page.click(".side-panel-close");
  const kept = await saved(page);
  assert.deepEqual([kept.rooms.length, kept.rooms[0].seats, kept.rooms[1].rooms], [2, 9000, 40]);
  assert.equal(kept.feeders[0].share, 0.6);
  assert.deepEqual([kept.additions[0].field, kept.additions[0].amount], ["site.teachingArea", 2000]);
  await page.click("#sheet-open-additions");
  await page.waitForSelector("#additions-1-0");
  await page.click(".seats-sheet-undo >> text=撤销");
  await page.waitForFunction(() => !document.querySelector("#additions-1-0"));
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("assumptions by year: ratios hold from their year on, teachers retire, people are told", async () => {
  const page = await view();
  const was = await fan(page);
  await unfold(page, "paths-by-year");
  const years = await page.$$eval("#paths-by-year tbody th", (all) => all.map((th) => Number(th.textContent)));
  await page.fill(`#path-year-${years[2]}-0`, "1.1");
  await page.keyboard.press("Enter");
  await changed(page, was);
  assert.equal(await page.getAttribute(`#path-year-${years[3]}-0`, "placeholder"), "1.1");
  assert.match(await text(page, ".slider .slider-origin"), /逐年设定/);
  await unfold(page, "seats-group-staff");
  await paste(page, `#staff-year-${years[0]}-0`, "12\t4\n15\t6");
  await page.waitForFunction((id) => document.querySelector(id).value === "6", `#staff-year-${years[1]}-1`);
  await unfold(page, "seats-group-layout");
  await page.fill(`#people-year-${years[0]}-0`, "很多");
  await page.keyboard.press("Tab");
  await page.waitForSelector(".notice-wrong");
  await page.fill(`#people-year-${years[0]}-0`, "62万");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector(".seats-layout tbody")?.textContent.includes("620"));
  const kept = await saved(page);
  assert.deepEqual(kept.intakeRatio, [{ year: years[2], value: 1.1 }]);
  assert.deepEqual(
    kept.staff.retirements.map(({ year, section, count }) => [year, section, count]),
    [
      [years[0], "primary", 12],
      [years[0], "junior", 4],
      [years[1], "primary", 15],
      [years[1], "junior", 6],
    ],
  );
  // The block came as one step.
  for (let step = 0; step < 2; step++) await page.click(".head-acts .act >> text=撤销");
  await page.waitForFunction((id) => document.querySelector(id).value === "", `#staff-year-${years[0]}-0`);
  await page.context().close();
});

test("the map of schools is saved as a picture", async () => {
  const page = await view();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click(".seats-heat .chart-acts >> text=SVG"),
  ]);
  const svg = await readFile(await download.path(), "utf8");
  const rows = await page.$eval(".seats-heat .chart-unit", (unit) => Number(unit.textContent.match(/\d+/)[0]));
  assert.ok((svg.match(/<rect/g) ?? []).length > rows * 10, "all rows are there");
  assert.match(svg, /标准内/);
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
  await page.waitForSelector(".seats-scoring .lede");
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
