// 保障与质量 and the whole verdict: what the page says is what the module says; answers, evidence,
// undo, reload; offenders; both assessments; keyboard, phone, languages.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { before, test } from "node:test";
import { dist, open, ready, runAxe, screenshot, visitor } from "./harness.mjs";

const here = ready();
const QUALITY = { standard: "quality-balance-2017" };
const BASIC = { standard: "basic-balance-2012" };
let junheng;
before(async () => {
  junheng = await import(pathToFileURL(join(dist, "junheng.js")));
  await junheng.default({ module_or_path: await readFile(join(dist, "junheng_bg.wasm")) });
});

/** The view with its items in place. */
async function view(hash = "#/quality", options = {}) {
  const page = await visitor(here.browser, options);
  await open(page, here.site.url, hash);
  await page.waitForSelector(".quality-row");
  return page;
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent.trim());
const said = (page, wanted) =>
  page.waitForFunction((wanted) => document.querySelector(".sentence").textContent.includes(wanted), wanted);
const verdict = (page, id) =>
  page.$eval(`#quality-${id}`, (button) => button.closest("tr").querySelector(".quality-verdict").textContent.trim());
const becomes = (page, id, wanted) =>
  page.waitForFunction(
    ([id, wanted]) => {
      const row = document.getElementById(`quality-${id}`).closest("tr");
      return row.querySelector(".quality-verdict").textContent.trim() === wanted;
    },
    [id, wanted],
  );

/** The county as the page would save it. */
async function saved(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "存为文件" }).click(),
  ]);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

/** Opens the county with something changed, as a file. */
async function reopen(page, change) {
  const county = await saved(page);
  change(county);
  await page.setInputFiles("header input[type=file]", {
    name: "county.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(county)),
  });
}

const count = (items, met) => items.filter((item) => item.met === met).length;

test("the first visit says how many items are met, as the module says", async () => {
  const page = await view();
  const result = junheng.evaluate(await saved(page), QUALITY);
  const [guarantee, quality] = [count(result.guarantee, true), count(result.quality, true)];
  assert.ok(guarantee > 0 && count(result.guarantee, false) > 0 && count(result.quality, null) > 0);
  const recognition = { true: "社会认可度达标", false: "社会认可度未达标", null: "社会认可度待定" }[result.recognition.met];
  const open = count(result.vetoes, null);
  const vetoes = open > 0 ? `一票否决 ${open} 项待定` : "没有一票否决的情形";
  assert.equal(
    await text(page, ".sentence"),
    `政府保障 15 项中 ${guarantee} 项达标，教育质量 9 项中 ${quality} 项达标，${recognition}，${vetoes}。`,
  );
  // Every item says what the module says of it.
  for (const item of [...result.guarantee, ...result.quality]) {
    const button = await page.$(`#quality-${item.id}`);
    // The sum of parts is asked and shown in its parts.
    if (!button) continue;
    const row = await button.evaluate((button) => button.closest("tr").innerText);
    assert.ok(row.includes(item.why), `${item.id}: ${row} does not say ${item.why}`);
  }
  assert.match(await text(page, "#quality-exchangeRate"), /13\.55%/);
  assert.match(await text(page, "#quality-exchangeBackbone"), /33\.75%/);
  assert.match(await text(page, "#quality-specialFunds"), /9.500.元/);
  assert.match(await text(page, "#quality-quotaShare"), /50\.00%/);
  assert.deepEqual(page.record.errors, []);
  await screenshot(page, "quality");
  await page.context().close();
});

test("the overview gives the whole verdict and its reasons, word for word the module's", async () => {
  const page = await visitor(here.browser);
  await open(page, here.site.url, "#/overview");
  await page.waitForFunction(() => document.querySelector(".reasons li") && !document.querySelector("main").textContent.includes("正在计算"));
  const county = await saved(page);
  const [result, basic] = [junheng.evaluate(county, QUALITY), junheng.evaluate(county, BASIC)];
  assert.equal(result.pass, false);
  assert.match(await text(page, ".sentence"), /尚未达到/);
  const reasons = await page.$$eval(".reasons li > span:last-child", (all) => all.map((li) => li.textContent));
  assert.deepEqual(reasons, result.reasons);
  const tiles = await page.$$eval(".strip > div", (all) => all.map((tile) => tile.innerText.replace(/\s+/g, " ")));
  const tile = (name) => tiles.find((tile) => tile.startsWith(name));
  assert.match(tile("政府保障程度"), new RegExp(`^政府保障程度 ${count(result.guarantee, true)} / 15 项达标`));
  assert.match(tile("政府保障程度"), new RegExp(`${count(result.guarantee, false)} 项未达标`));
  assert.match(tile("教育质量"), new RegExp(`${count(result.quality, null)} 项待定`));
  const word = { true: "达标", false: "未达标", null: "待定" };
  assert.ok(tile("社会认可度").endsWith(word[result.recognition.met]), tile("社会认可度"));
  assert.match(tile("一票否决"), result.vetoes.every((v) => v.met) ? /0 \/ 6 项发生 达标/ : /项待定|项未达标/);
  const composites = ["primary", "junior"].map((s) => basic.sections[s].composite.cv.toFixed(3));
  assert.match(tile("基本均衡"), new RegExp(composites.join(".·.")));
  await page.locator(".strip a", { hasText: "教育质量" }).click();
  await page.waitForSelector(".quality-row");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("figures and evidence typed for an item move its verdict, and are kept", async () => {
  const page = await view();
  const start = await text(page, ".sentence");
  await page.click("#quality-retention");
  // 初一 300, in 20, out 30, deaths 1, graduates 280: F1 290/299 = 96.99 %, F2 280/289 = 96.89 %.
  const figures = {
    "三年前初一在校生（招生） · 人": "300", "三年转入 · 人": "20", "三年转出 · 人": "３０",
    "三年死亡 · 人": "1人", "毕业生 · 人": "280",
  };
  for (const [label, figure] of Object.entries(figures)) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(figure);
    await field.press("Tab");
  }
  await becomes(page, "retention", "达标");
  assert.equal(await text(page, "#quality-retention"), "96.99%");
  const formulas = await page.$$eval(".quality-formula", (all) => all.map((formula) => formula.textContent));
  assert.equal(formulas.length, 2);
  assert.match(formulas[0], /F1.*现用的算法.*96\.99/);
  assert.match(formulas[1], /F2.*仅供对照.*96\.8858/);
  // One pupil in ten fewer: 280/299 is below 95 %.
  const graduates = page.getByLabel("毕业生 · 人", { exact: true });
  await graduates.fill("270");
  await graduates.press("Tab");
  await becomes(page, "retention", "未达标");
  assert.notEqual(await text(page, ".sentence"), start);
  await page.getByRole("button", { name: "撤销" }).click();
  await becomes(page, "retention", "达标");
  assert.equal(await graduates.inputValue(), "280");
  await page.getByLabel("材料名称").fill("2021年学籍统计");
  await page.getByLabel("责任单位").fill("教育局");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.body.textContent.includes("2021年学籍统计，教育局"));
  // The other formula, then back.
  await page.getByRole("button", { name: "改用 F2" }).click();
  await page.waitForFunction(() => document.getElementById("quality-retention").textContent === "96.89%");
  await page.getByRole("button", { name: "撤销" }).click();
  await page.waitForFunction(() => document.getElementById("quality-retention").textContent === "96.99%");
  await page.waitForTimeout(1500);
  await page.reload();
  await page.waitForSelector("#quality-retention");
  assert.equal(await verdict(page, "retention"), "达标");
  assert.match(await page.$eval("#quality-retention", (b) => b.closest("tr").innerText), /2021年学籍统计/);
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("yes, no and not known; undo takes an answer back", async () => {
  const page = await view("#/quality?show=ask");
  const shown = (await page.$$(".quality-item")).length;
  await page.click("#quality-workload");
  const choose = (name) => page.locator(".quality-ask").getByRole("button", { name, exact: true }).click();
  await choose("否");
  await becomes(page, "workload", "未达标");
  await choose("是");
  await becomes(page, "workload", "达标");
  // What is open stays until it is closed, though it is answered now.
  await page.locator(".quality-open").getByRole("button", { name: "收起" }).click();
  await page.waitForFunction((n) => document.querySelectorAll(".quality-item").length === n, shown - 1);
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("button", { name: "撤销" }).click();
  await page.waitForFunction((n) => document.querySelectorAll(".quality-item").length === n, shown);
  assert.equal(await verdict(page, "workload"), "待定");
  await page.evaluate(() => (location.hash = "#/quality"));
  await page.click("#quality-vetoChoice");
  await choose("已发生");
  await said(page, "一票否决 1 项发生");
  await choose("没有发生");
  await said(page, "没有一票否决的情形");
  await choose("不清楚");
  await said(page, "一票否决 1 项待定");
  await page.context().close();
});

test("recognition is typed by group and judged on all valid answers", async () => {
  const page = await view();
  await reopen(page, (county) => delete county.government.recognition);
  await becomes(page, "recognition", "待定");
  const cell = async (label, figure) => {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(figure);
    await field.press("Tab");
  };
  await cell("家长 有效问卷", "100");
  await cell("家长 满意问卷", "90");
  await cell("学生 有效问卷", "100");
  await cell("学生 满意问卷", "80");
  // 170 of 200 are the 85 % that are asked for.
  await becomes(page, "recognition", "达标");
  assert.equal(await text(page, "#quality-recognition"), "85.00%");
  await cell("学生 满意问卷", "79");
  await becomes(page, "recognition", "未达标");
  const total = await page.$eval(".quality-total", (row) => row.innerText.replace(/\s+/g, " "));
  assert.match(total, /^计 — 200 169 84\.50/);
  await page.context().close();
});

test("who does not meet an item is named and leads to the school", async () => {
  const page = await view("#/quality?show=unmet");
  const ids = await page.$$eval(".quality-row .figure", (all) => all.map((button) => button.id));
  assert.ok(ids.includes("quality-schoolScale") && ids.includes("quality-classSize"), ids.join());
  assert.ok(!ids.includes("quality-certified"), ids.join());
  await page.click("#quality-schoolScale");
  await page.waitForSelector(".quality-schools li");
  const result = junheng.evaluate(await saved(page), QUALITY);
  const scale = result.guarantee.find((item) => item.id === "schoolScale");
  assert.equal((await page.$$(".quality-schools li")).length, scale.value);
  assert.match(await text(page, ".quality-schools li"), /\d+ 人，限 2.[04]00 人/);
  const name = await text(page, ".quality-schools a");
  await page.click(".quality-schools a");
  await page.waitForSelector(".sheet-table");
  assert.match(await text(page, ".sentence"), new RegExp(name));
  await page.context().close();
});

test("an answer that no item asks for is kept and shown", async () => {
  const page = await view();
  await reopen(page, (county) => (county.government.formerItem = { value: "旧答案", note: "旧项目" }));
  await page.waitForSelector(".quality-unused");
  assert.match(await text(page, ".quality-unused"), /formerItem.*旧答案.*旧项目/s);
  assert.equal((await saved(page)).government.formerItem.value, "旧答案");
  await page.context().close();
});

test("the keyboard opens an item and Escape gives the focus back", async () => {
  const page = await view();
  await page.focus("#quality-layoutPlan");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".quality-open");
  await page.focus(".quality-ask button");
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.id === "quality-layoutPlan");
  assert.equal(await page.$(".quality-open"), null);
  await page.context().close();
});

test("2012: composites, single coefficients, exclusions, and the other parts", async () => {
  const page = await view("#/quality?standard=basic-balance-2012");
  assert.equal(await text(page, ".sentence"), "办学基本标准和县级政府工作 2 项中 0 项达标，公众满意度待定。");
  await page.click("#quality-basicStandard");
  await page.getByLabel("未达到办学基本标准的学校 · 所").fill("0");
  await page.keyboard.press("Tab");
  await becomes(page, "basicStandard", "达标");
  await page.click("#quality-basicWork");
  await page.getByLabel("评估得分 · 分").fill("84.9");
  await page.keyboard.press("Tab");
  await becomes(page, "basicWork", "未达标");
  // Its own score sheet, once filled in, is carried over.
  await page.evaluate(() => (location.hash = "#/duty?rubric=basic-balance-2012-work"));
  for (const [id, points] of [["basic-access", "18"], ["basic-guarantee", "21"], ["basic-teachers-quality", "45"]]) {
    await page.locator(`[id="duty-${id}"]`).click();
    const field = page.locator(".duty-open .duty-fields").first().locator("input[type=text]").first();
    await field.fill(points);
    await field.press("Tab");
    await page.waitForFunction(
      ([id, points]) => document.getElementById(`duty-${id}`)?.textContent === points, [id, points],
    );
  }
  await page.evaluate(() => (location.hash = "#/quality?standard=basic-balance-2012"));
  await page.waitForSelector("#quality-basicWork");
  await page.click("#quality-basicWork");
  assert.match(await text(page, ".quality-panel"), /评分表合计.*84/);
  await screenshot(page, "quality-work");
  await page.evaluate(() => (location.hash = "#/resources"));
  await page.waitForSelector(".school-row");
  await page.locator(".standard-switch button", { hasText: "2012" }).click();
  await page.waitForSelector("#basic-composite");
  const result = junheng.evaluate(await saved(page), BASIC);
  assert.equal(result.pass, false);
  const cv = (section) => result.sections[section].composite.cv.toFixed(3);
  assert.equal(await text(page, "#basic-composite"), cv("primary"));
  assert.match(await text(page, ".sentence"), new RegExp(`小学 ${cv("primary")}（限 0.65）.*初中 ${cv("junior")}（限 0.55）`));
  // Eight single coefficients, none of them judged.
  const single = await page.$$eval(".resources-pinned tr:nth-of-type(2) .figure", (all) => all.map((b) => b.textContent.trim()));
  const expected = Object.values(result.sections.primary.indicators).map((i) => i.cv.toFixed(3));
  assert.deepEqual(single.map((cv) => cv.match(/[\d.]+/)[0]), expected);
  assert.match(await text(page, ".resources-excluded summary"), /不参评 \d+ 个/);
  await page.click("#basic-composite");
  await page.waitForSelector(".resources-open .derivation-formula");
  assert.match(await text(page, ".resources-open .derivation-formula"), new RegExp(cv("primary").slice(0, 4)));
  await page.focus(".resources-open .derivation-close");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.id === "basic-composite");
  assert.deepEqual(await runAxe(page), []);
  await screenshot(page, "resources-2012");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing, ${theme}`, async () => {
    const page = await view("#/quality", { theme });
    await page.click("#quality-monitoring");
    await page.waitForSelector(".quality-open .quality-entries");
    assert.deepEqual(await runAxe(page), []);
    await page.click("#quality-retention");
    await page.waitForSelector(".quality-formulas");
    assert.deepEqual(await runAxe(page), []);
    await screenshot(page, `quality-${theme}`, { fullPage: true });
    await page.context().close();
  });
}

test("a phone's page does not scroll sideways, and reads in every language", async () => {
  for (const lang of ["zh-Hans", "zh-Hant", "en"]) {
    const page = await visitor(here.browser, { width: 360, height: 740 });
    await page.addInitScript((lang) => localStorage.setItem("junheng.lang", lang), lang);
    for (const hash of ["#/quality", "#/quality?standard=basic-balance-2012", "#/resources?standard=basic-balance-2012"]) {
      await open(page, here.site.url, hash);
      await page.reload();
      await page.waitForSelector(".quality-row, .school-row");
      if (hash === "#/quality") {
        await page.click("#quality-migrantShare");
        await page.waitForSelector(".quality-open");
      }
      const { width, words } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        words: document.querySelector("main").textContent,
      }));
      assert.ok(width <= 360, `${lang} ${hash}: ${width}`);
      // A key in place of its sentence.
      assert.doesNotMatch(words, /\b(quality|condition|duty|basic|standard|metric|status|indicator|unit)-[a-z]/i);
    }
    await screenshot(page, `quality-phone-${lang}`);
    await page.context().close();
  }
});
