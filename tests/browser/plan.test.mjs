// 规划调配: the ladder and its lost year, a derivation, own targets and their file, gaps, yearly figures
// typed and pasted with their rules, counters, funds, layout; undo, reload, keyboard, phone.
import assert from "node:assert/strict";
import { readFile, writeFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { open, ready, runAxe, screenshot, visitor } from "./harness.mjs";

const here = ready();

/** The view with its plan in place. */
async function view(options = {}, lang = "zh-Hans") {
  const page = await visitor(here.browser, options);
  await page.addInitScript((lang) => localStorage.setItem("junheng.lang", lang), lang);
  await open(page, here.site.url, "#/plan");
  await page.waitForSelector(".plan-table .plan-row");
  return page;
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent.trim());
const undo = (page) => page.getByRole("button", { name: "撤销" }).click();
const says = (page, selector, wanted) =>
  page.waitForFunction(([selector, wanted]) => {
    const element = document.querySelector(selector);
    return element && element.textContent.includes(wanted);
  }, [selector, wanted]);

test("the ladder stands beside the national line, opens its derivation and closes with Escape", async () => {
  const page = await view();
  assert.match(await text(page, ".sentence"), /分阶段目标 \d+ 条：已达到 \d+ 条/);
  const row = page.locator(".plan-row", { hasText: "小学高于规定学历教师" }).first();
  const words = await row.innerText();
  // Published 3.96, asked 4 and 4.3, national 4.2; 2027 is lost.
  for (const wanted of ["3.96", "≥4", "≥4.3", "≥4.2", "—"]) assert.ok(words.includes(wanted), `${wanted}: ${words}`);
  await screenshot(page, "plan");
  const button = row.locator(".figure");
  await button.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".plan-open .plan-panel");
  const panel = await text(page, ".plan-panel");
  assert.match(panel, /差 [\d\u2009]+ 人，每年 [\d\u2009]+ 人/);
  assert.match(panel, /附件2/);
  await screenshot(page, "plan-open");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".plan-open"));
  assert.equal(await page.evaluate(() => document.activeElement.id), "plan-open-degreeTeachers.primary");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("the lost year can be set, undone, and outlives a reload", async () => {
  const page = await view();
  assert.match(await text(page, ".plan-uncertain"), /年份缺失：2022或2023/);
  const field = page.locator("#plan-year-first");
  assert.equal(await field.inputValue(), "2022");
  await field.fill("2023");
  await field.press("Tab");
  await says(page, ".plan-uncertain", "本县设定");
  await undo(page);
  await says(page, ".plan-uncertain", "年份缺失");
  assert.equal(await field.inputValue(), "2022");
  await field.fill("二〇二三");
  await field.press("Tab");
  await says(page, ".notice", "不是年份");
  await field.fill("2023");
  await field.press("Tab");
  await says(page, ".plan-uncertain", "本县设定");
  await page.waitForTimeout(1500);
  await page.reload();
  await says(page, ".plan-uncertain", "本县设定");
  assert.equal(await page.locator("#plan-year-first").inputValue(), "2023");
  await page.context().close();
});

test("own targets are added, changed, removed, saved and read back", async () => {
  const page = await view();
  await page.locator("#plan-add").click();
  await page.selectOption("#plan-field-statistic", "cv");
  await page.selectOption("#plan-field-indicator", "equipmentValue");
  await page.fill("#plan-field-name", "小学设备差异系数");
  await page.locator("#plan-field-name").press("Tab");
  await page.getByRole("button", { name: "存入" }).click();
  await says(page, ".notice", "请填目标的数值");
  await page.fill("#plan-field-value", "0.3");
  await page.locator("#plan-field-value").press("Tab");
  await page.fill("#plan-field-year", "2025");
  await page.locator("#plan-field-year").press("Tab");
  await page.getByRole("button", { name: "存入" }).click();
  await says(page, ".plan-own-table", "小学设备差异系数");
  await says(page, ".plan-own-table", "≤0.3");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#plan-save").click()]);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(file.format, "junheng-targets");
  assert.deepEqual(file.targets.map(({ statistic, value, year }) => [statistic, value, year]), [["cv", 0.3, 2025]]);
  await page.getByRole("button", { name: "修改：小学设备差异系数" }).click();
  await page.fill("#plan-field-value", "0.25");
  await page.locator("#plan-field-value").press("Tab");
  await page.getByRole("button", { name: "存入" }).click();
  await says(page, ".plan-own-table", "≤0.25");
  await page.getByRole("button", { name: "删除：小学设备差异系数" }).click();
  await page.waitForFunction(() => !document.querySelector(".plan-own-table"));
  const folder = await mkdtemp(join(tmpdir(), "targets-"));
  await writeFile(join(folder, "targets.json"), JSON.stringify(file));
  await page.locator("#plan-own input[type=file]").setInputFiles(join(folder, "targets.json"));
  await says(page, ".plan-own-table", "≤0.3");
  await writeFile(join(folder, "other.json"), "{}");
  await page.locator("#plan-own input[type=file]").setInputFiles(join(folder, "other.json"));
  await says(page, ".notice", "不是目标文件");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("a typed year moves the rule's verdict, a wrong one is told, undo takes it back", async () => {
  const page = await view();
  const put = async (id, typed) => {
    const cell = page.locator(`#plan-cell-${id}`);
    await cell.fill(typed);
    await cell.press("Tab");
  };
  await put("spending-2020", "6.1427亿");
  await put("spending-2021", "90396.5万");
  await says(page, ".plan-rules", "一般公共预算教育支出只增不减：2021年做到了");
  assert.equal(await page.locator("#plan-cell-spending-2020").inputValue(), "614270000");
  await put("spending-2021", "6亿");
  await says(page, ".plan-rules", "没有做到");
  assert.match(await text(page, ".plan-rules"), /2021年614\s270\s000→600\s000\s000（−2\.32%）/);
  await undo(page);
  await page.waitForFunction(() => !document.querySelector(".plan-rules").textContent.includes("没有做到"));
  assert.equal(await page.locator("#plan-cell-spending-2021").inputValue(), "903965000");
  await put("myopia-2021", "六成");
  await says(page, ".plan-found", "“六成”不是数");
  await put("myopia-2021", "130");
  await says(page, ".plan-found", "超过100%");
  assert.equal(await page.locator("#plan-cell-myopia-2021").getAttribute("aria-invalid"), "true");
  await put("myopia-2021", "59.7%");
  await page.waitForFunction(() => !document.querySelector(".plan-found .finding"));
  assert.equal(await page.locator("#plan-cell-myopia-2021").inputValue(), "59.7");
  await page.locator('[id="plan-open-rule/spending"]').click();
  await says(page, ".plan-rule-panel", "47.16%");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("a block from a spreadsheet lands where it is pasted, in one step", async () => {
  const page = await view();
  const paste = (id, block) =>
    page.evaluate(([id, block]) => {
      const data = new DataTransfer();
      data.setData("text/plain", block);
      const field = document.getElementById(id);
      field.focus();
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, [id, block]);
  await paste("plan-cell-trainingInstitutions-2019", "30\t29\t29\r\n5\t4\t3\r\n");
  await says(page, ".plan-rules", "学科类培训机构数逐年递减");
  await says(page, ".plan-rules", "2021年29→29");
  await says(page, ".plan-rules", "56人及以上大班数不增加：2020—2021年每年都做到了");
  assert.equal(await page.locator("#plan-cell-largeClasses-2021").inputValue(), "3");
  await undo(page);
  await page.waitForFunction(() => document.getElementById("plan-cell-largeClasses-2021").value === "");
  await paste("plan-cell-trainingInstitutions-2021", "1\t2");
  await says(page, ".notice", "1 格超出表格");
  await page.context().close();
});

test("counters, funds and layout answer what is typed", async () => {
  const page = await view();
  await page.selectOption("#plan-counter-list", "targets-wenzhou-2019");
  const done = page.locator('[id="plan-counter-done-0-13"]');
  await done.fill("296");
  await done.press("Tab");
  await says(page, ".plan-counter-table", "106.5%");
  await says(page, ".plan-counter-table", "超额 18");
  await page.selectOption("#plan-counter-list", "own");
  await page.fill("#plan-new-name", "新建幼儿园");
  await page.fill("#plan-new-target", "4");
  await page.getByRole("button", { name: "增加计数" }).click();
  await says(page, ".plan-counter-table", "新建幼儿园");
  await page.selectOption("#plan-rule-set", "local2022");
  await says(page, ".plan-cliff", "200人核定240人，201人只核定201人");
  await page.fill("#plan-population", "25000");
  await page.locator("#plan-population").press("Tab");
  await says(page, ".plan-layout-table", "2—3");
  await page.waitForTimeout(1500);
  await page.reload();
  await says(page, ".plan-layout-table", "2—3");
  assert.equal(await page.locator("#plan-rule-set").inputValue(), "local2022");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("gaps add up, and a school's gap opens its derivation", async () => {
  const page = await view();
  assert.match(await text(page, ".plan-gaps .lede"), /各校补到标准共差/);
  await page.selectOption("#plan-gaps-indicator", "teachingArea");
  await page.locator(".plan-gaps .plan-tall .figure").first().click();
  await page.waitForSelector(".derivation-narrow");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing, ${theme}`, async () => {
    const page = await view({ theme });
    await page.locator('[id="plan-open-teachingArea"]').click();
    await page.waitForSelector(".plan-open .plan-panel");
    await page.locator("#plan-add").click();
    await page.waitForSelector(".plan-form");
    assert.deepEqual(await runAxe(page), []);
    await screenshot(page, `plan-${theme}`, { fullPage: true });
    await page.context().close();
  });
}

test("a phone's page does not scroll sideways, and reads in every language", async () => {
  for (const lang of ["zh-Hans", "zh-Hant", "en"]) {
    const page = await view({ width: 360, height: 740 }, lang);
    await page.locator('[id="plan-open-teachingArea"]').click();
    await page.waitForSelector(".plan-open .plan-panel");
    const { width, words } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      words: document.querySelector(".plan").textContent,
    }));
    assert.ok(width <= 360, `${lang}: ${width}`);
    // A key in place of its sentence.
    assert.doesNotMatch(words, /plan-[a-z]|section-[a-z]|list-[a-z]/);
    await screenshot(page, `plan-phone-${lang}`, { fullPage: true });
    await page.context().close();
  }
});
