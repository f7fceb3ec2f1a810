// A sheet that no form recognises is taught in the data view: kind, header, columns; and remembered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { foreignRequests, open, ready, runAxe, screenshot, visitor } from "./harness.mjs";

const here = ready();

const ODD = "某县学校汇总,,,,\n点位,娃,,教书的,\n,住读,走读,甲,乙\n红星,100,20,8,1\n蓝天,200,30,15,2\n";
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const bring = (page, ...files) => page.locator("main input[type=file][multiple]").first().setInputFiles(files);

/** Takes the column of a header path for something else, by what it is called. */
async function take(page, path, name) {
  const row = page.locator(".data-whole tr", { hasText: path }).last();
  await row.getByRole("button").click();
  await row.locator("select").selectOption({ label: name });
}

for (const [theme, width] of [["light", 1366], ["dark", 1366], ["light", 360]]) {
  test(`an unknown sheet is shown and taught, ${theme} ${width}`, async () => {
    const page = await visitor(here.browser, { theme, width });
    await open(page, here.site.url, "#/data");
    await page.getByText("处要看").first().waitFor();
    await bring(page, file("汇总.csv", ODD));
    const failed = page.locator(".data-failed");
    await failed.waitFor();
    await failed.getByRole("button", { name: "说明是什么表" }).click();
    const form = page.locator(".data-teach");
    await form.waitFor();
    // The header is guessed, and marked while its rows are told.
    assert.equal(await form.locator(".data-teach-head").count(), 2);
    assert.equal(await page.getByLabel("表头从第几行").inputValue(), "2");
    await form.getByRole("button", { name: "照此读" }).click();
    await form.getByText("请先选择这张表是哪一种表").waitFor();
    await screenshot(page, `teach-${theme}-${width}`);
    assert.deepEqual(await runAxe(page), []);
    await page.locator(".data-teach-form select").selectOption({ label: "小学统计表，一行一校" });
    await page.getByLabel("到第几行").fill("3");
    await form.getByRole("button", { name: "照此读" }).click();
    await page.locator(".data-whole tr", { hasText: "教书的 → 乙" }).waitFor();
    await take(page, "点位", "学校名称");
    await page.locator(".data-whole tr", { hasText: "点位" }).last().getByText("已改").waitFor();
    await take(page, "娃 → 住读", "小学 · 在校学生数");
    // Two schools are there now; the sentence of the failure is gone.
    await failed.waitFor({ state: "detached" });
    await page.getByText("这张表照您说的读").waitFor();
    await screenshot(page, `taught-${theme}-${width}`);
    assert.deepEqual(await runAxe(page), []);
    await page.getByRole("button", { name: "回到表格" }).click();
    await page.getByText("红星").first().waitFor();
    await page.getByText("蓝天").first().waitFor();
    assert.deepEqual(page.record.errors, []);
    assert.deepEqual(foreignRequests(page, here.site.url), []);
    await page.context().close();
  });
}

test("what was taught holds for next year's file, and after a reload", async () => {
  const page = await visitor(here.browser);
  await open(page, here.site.url, "#/data");
  await page.getByText("处要看").first().waitFor();
  await bring(page, file("汇总.csv", ODD));
  await page.locator(".data-failed").getByRole("button", { name: "说明是什么表" }).click();
  await page.locator(".data-teach-form select").selectOption({ label: "小学统计表，一行一校" });
  await page.locator(".data-teach-form select").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".data-whole tr", { hasText: "教书的 → 乙" }).waitFor();
  await take(page, "点位", "学校名称");
  await page.locator(".data-whole tr", { hasText: "点位" }).last().getByText("已改").waitFor();
  await take(page, "娃 → 住读", "小学 · 在校学生数");
  await page.getByText("这张表照您说的读").waitFor();
  await page.getByText("已存").first().waitFor();
  await page.reload();
  await page.getByText("红星").first().waitFor();
  // Another file with this header, into the county that has learnt it.
  await bring(page, file("2026年小学.csv", ODD.replace("红星", "红星新校")));
  await page.getByText("红星新校").first().waitFor();
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});
