// 履职自评: the published example item by item, answers that move it, undo, bounds, keyboard, phone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { open, ready, runAxe, screenshot, visitor } from "./harness.mjs";

const here = ready();

/** The view with its sheet in place. */
async function view(hash = "#/duty", options = {}) {
  const page = await visitor(here.browser, options);
  await open(page, here.site.url, hash);
  await page.waitForSelector(".duty-row");
  return page;
}

/** Opens the published example as a person does. */
async function example(page) {
  await page.getByRole("button", { name: "打开衢江区2019年实例" }).click();
  await page.locator("#duty-example-yes").click();
  await page.waitForSelector("#duty-undisclosed");
}

/** Chooses another rubric by a part of its name. */
async function pick(page, name) {
  await page.getByRole("button", { name: "换一份" }).click();
  await page.locator(".duty-pick", { hasText: name }).first().click();
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent.trim());
const said = (page, wanted) =>
  page.waitForFunction((wanted) => document.querySelector(".sentence").textContent.includes(wanted), wanted);

test("the report of Qujiang comes out item by item, and leads back", async () => {
  const page = await view();
  const before = await text(page, ".head-county");
  await example(page);
  await said(page, "自评 97 分，加 4 分，最终 101 分");
  const points = {};
  for (const id of ["15", "24", "undisclosed", "bonus-instruction", "bonus-meeting", "bonus-press", "bonus-honour"]) {
    points[id] = await text(page, `[id="duty-${id}"]`);
  }
  assert.deepEqual(points, {
    15: "0", 24: "0", undisclosed: "97",
    "bonus-instruction": "1", "bonus-meeting": "1", "bonus-press": "1", "bonus-honour": "1",
  });
  const reasons = await text(page, ".duty-side .duty-list ul");
  assert.match(reasons, /测评点15扣2分,原因是有5所学校存在超规模办学/);
  assert.match(reasons, /测评点24扣1分,原因是满意度测评低于85分/);
  // Full marks, two steps down, the sum, four up, the total.
  await page.getByRole("button", { name: "表格" }).click();
  const steps = await page.$$eval(".duty-waterfall tbody tr", (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent)),
  );
  assert.deepEqual(
    steps.map(([, low, high]) => [low, high]),
    [["100", "100"], ["98", "100"], ["97", "98"], ["97", "97"], ["97", "98"], ["98", "99"], ["99", "100"], ["100", "101"], ["101", "101"]],
  );
  await screenshot(page, "duty-qujiang");
  await page.getByRole("button", { name: "撤销" }).click();
  await page.waitForFunction((name) => document.querySelector(".head-county").textContent === name, before);
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("one school less over scale moves the score as the rule says, and undo moves it back", async () => {
  const page = await view();
  await example(page);
  await said(page, "最终 101 分");
  await page.locator('[id="duty-15"]').click();
  const answer = page.locator(".duty-open .duty-fields input[type=text]").first();
  assert.equal(await answer.inputValue(), "5");
  await answer.fill("4");
  await answer.press("Tab");
  // Five cost 2, so each costs 0.4.
  await said(page, "自评 97.4 分，加 4 分，最终 101.4 分");
  assert.match(await text(page, ".duty-side .duty-list ul"), /测评点15扣1.6分,原因是有4所学校/);
  assert.equal(await text(page, '[id="duty-15"]'), "0.4");
  await page.getByRole("button", { name: "撤销" }).click();
  await said(page, "最终 101 分");
  assert.equal(await answer.inputValue(), "5");
  // Without the answer the total lies between bounds.
  await answer.fill("");
  await answer.press("Tab");
  await said(page, "101–103");
  await answer.fill("五所");
  await answer.press("Tab");
  await page.waitForFunction(() => document.querySelector(".duty-reasons")?.textContent.includes("填的“五所”不是数"));
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("a school that shrinks below its scale moves the score, item by item", async () => {
  const page = await view();
  // The answers of the report, and 33 schools of which five are over scale instead of a typed five.
  await example(page);
  const saved = page.waitForEvent("download");
  await page.locator("header").getByText("存为文件").click();
  const county = JSON.parse(await readFile(await (await saved).path(), "utf8"));
  delete county.government["15"].value;
  county.schools = Array.from({ length: 33 }, (_, at) => ({
    id: String(at + 1), name: `第${at + 1}小学`, kind: "primary", ownership: "public",
    sections: { primary: { students: at < 5 ? 2001 : 2000 } },
  }));
  await page.locator("header input[type=file]").setInputFiles({
    name: "衢江.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(county)),
  });
  await said(page, "自评 97 分，加 4 分，最终 101 分");
  await page.locator('[id="duty-15"]').click();
  assert.equal(await page.locator(".duty-offenders li").count(), 5);
  await page.goto(here.site.url + "#/data");
  await page.getByRole("grid").waitFor();
  await page.locator(".data-name").fill("C1");
  await page.locator(".data-name").press("Enter");
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "grid");
  assert.equal(await page.locator(".data-value").innerText(), "2001");
  await page.keyboard.type("2000");
  await page.keyboard.press("Enter");
  await page.goto(here.site.url + "#/duty?rubric=qujiang-2019");
  // Each school over scale costs 0.4.
  await said(page, "自评 97.4 分，加 4 分，最终 101.4 分");
  assert.match(await text(page, ".duty-side .duty-list ul"), /测评点15扣1.6分,原因是有4所学校存在超规模办学/);
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("answers are kept with the county, and shown where no item asks for them", async () => {
  const page = await view();
  await example(page);
  await page.locator('[id="duty-24"]').click();
  const note = page.locator(".duty-open textarea");
  await note.fill("按十分制");
  await note.press("Tab");
  await page.waitForSelector(".head-saved");
  await pick(page, "舟山2007");
  await page.waitForSelector(".duty-unused");
  assert.match(await text(page, ".duty-unused"), /按十分制/);
  await page.waitForTimeout(1500);
  await page.reload();
  await page.waitForSelector(".duty-unused");
  assert.match(await text(page, ".duty-unused"), /按十分制/);
  await page.context().close();
});

test("every kind of field takes its answer", async () => {
  const page = await view("#/duty?rubric=county-example");
  const toggle = (id) => page.locator(`[id="duty-${id}"]`).click();
  const score = (id, wanted) =>
    page.waitForFunction(([id, wanted]) => document.getElementById(`duty-${id}`).textContent === wanted, [id, wanted]);
  const fill = async (id, typed) => {
    await toggle(id);
    const field = page.locator(".duty-open .duty-fields").first().locator("input[type=text], textarea").first();
    await field.fill(typed);
    await field.press("Tab");
  };
  await fill("meetings", "3");
  await score("meetings", "1.5");
  await fill("training-agencies", "2022 30\n2023 28");
  await score("training-agencies", "5");
  await fill("commendations", "省级现场会\n省级表彰");
  await score("commendations", "2");
  await fill("leadership-reform", "0.5");
  await score("leadership-reform", "0.5");
  await toggle("deployment");
  await page.getByLabel("未部署").check();
  await score("deployment", "1.7");
  await page.getByLabel("以上都没有").check();
  await score("deployment", "2");
  await toggle("reform");
  await page.locator(".duty-open select").first().selectOption("B");
  await score("reform", "2.4");
  await toggle("layout-plan");
  await page.getByLabel("佐证状态").selectOption("partly");
  await score("layout-plan", "1");
  await page.locator(".duty-limits .choice").first().getByRole("button", { name: "有", exact: true }).click();
  await page.waitForFunction(() => document.querySelector(".duty-limits li").textContent.includes("起作用"));
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("the keyboard opens an item and Escape gives the focus back", async () => {
  const page = await view();
  const button = page.locator(".duty-score .figure").first();
  const id = await button.getAttribute("id");
  await button.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".duty-open");
  await page.locator(".duty-open button, .duty-open input, .duty-open select").first().focus();
  await page.keyboard.press("Escape");
  await page.waitForFunction((id) => document.activeElement.id === id, id);
  assert.equal(await page.$(".duty-open"), null);
  await page.context().close();
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing, ${theme}`, async () => {
    const page = await view("#/duty?rubric=county-example", { theme });
    await page.locator('[id="duty-over-scale"]').click();
    await page.waitForSelector(".duty-open");
    assert.deepEqual(await runAxe(page), []);
    await screenshot(page, `duty-${theme}`, { fullPage: true });
    await page.context().close();
  });
}

test("a phone's page does not scroll sideways, and reads in every language", async () => {
  for (const lang of ["zh-Hans", "zh-Hant", "en"]) {
    const page = await visitor(here.browser, { width: 360, height: 740 });
    await page.addInitScript((lang) => localStorage.setItem("junheng.lang", lang), lang);
    await open(page, here.site.url, "#/duty?rubric=county-example");
    await page.waitForSelector(".duty-row");
    await page.locator('[id="duty-over-scale"]').click();
    await page.waitForSelector(".duty-open");
    const { width, words } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      words: document.querySelector(".duty").textContent,
    }));
    assert.ok(width <= 360, `${lang}: ${width}`);
    // A key in place of its sentence.
    assert.doesNotMatch(words, /duty-[a-z]|rubric-[a-z]|status-[a-z]/);
    await screenshot(page, `duty-phone-${lang}`);
    await page.context().close();
  }
});

test("on a phone the score is seen without scrolling sideways", async () => {
  const page = await visitor(here.browser, { width: 360, height: 740 });
  await open(page, here.site.url, "#/duty?rubric=county-example");
  await page.waitForSelector(".duty-row");
  const right = await page.$$eval(".duty-row .duty-score", (cells) =>
    Math.max(...cells.map((cell) => cell.getBoundingClientRect().right)),
  );
  assert.ok(right <= 360, `${right}`);
  await page.context().close();
});

test("runs of full marks fold, unfold and fold again, and stand on paper", async () => {
  const page = await view("#/duty?rubric=county-example");
  // Answers that give full marks to points 2 to 5.
  const saved = page.waitForEvent("download");
  await page.locator("header").getByText("存为文件").click();
  const county = JSON.parse(await readFile(await (await saved).path(), "utf8"));
  county.government = {
    meetings: { value: 4 }, deployment: { value: [] }, "layout-plan": { state: "have" }, order: { value: 0 },
  };
  await page.locator("header input[type=file]").setInputFiles({
    name: "县.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(county)),
  });
  const fold = page.locator(".duty-fold");
  await fold.waitFor();
  assert.match(await fold.innerText(), /测评点 2—5，折叠，均为满分\s+10\s+10\s+展开/);
  assert.ok(!(await page.locator('[id="duty-meetings"]').isVisible()));
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator('[id="duty-meetings"]').isVisible());
  assert.ok(!(await fold.isVisible()));
  await page.emulateMedia({ media: "screen" });
  await fold.getByRole("button").click();
  await page.waitForFunction(() => document.activeElement.id === "duty-meetings");
  assert.equal(await page.locator(".duty-fold").count(), 0);
  await page.getByRole("button", { name: "折叠满分的测评点" }).click();
  await page.locator(".duty-fold").waitFor();
  assert.deepEqual(await runAxe(page), []);
  await screenshot(page, "duty-folded");
  await page.context().close();
});

test("grades, caps and vetoes say what they did, and sums can be checked", async () => {
  const page = await view("#/duty?rubric=county-example");
  await page.locator(".duty-limits li", { hasText: "重大安全责任事故" }).getByRole("button", { name: "有", exact: true }).click();
  // The veto settles the grade whatever is still open.
  await said(page, "等次：不合格");
  await page.locator(".duty-limits li", { hasText: "等次定为不合格" }).waitFor();
  await page.getByRole("button", { name: "核对分值合计" }).click();
  const sums = await text(page, ".duty-sums");
  assert.match(sums, /4 个类别的权重合计 100%/);
  assert.match(sums, /职责与治理：9 项合计 30 分/);
  await page.context().close();
});
