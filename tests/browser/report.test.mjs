// 报告: the report as it will print, a paragraph rewritten by keyboard and kept over a reload, undo, what is
// blank and where it is filled in, files, languages, themes, phone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { open, ready, runAxe, screenshot, visitor } from "./harness.mjs";

const here = ready();
const OWN = "本县成立教育工作领导小组，全年专题研究教育工作六次。";

/** The view with its report in place. */
async function view(options = {}, lang = "zh-Hans", hash = "#/report") {
  const page = await visitor(here.browser, options);
  await page.addInitScript((lang) => localStorage.setItem("junheng.lang", lang), lang);
  await open(page, here.site.url, hash);
  await page.waitForSelector(".gb-paper .gb-title");
  return page;
}

const says = (page, selector, wanted) =>
  page.waitForFunction(([selector, wanted]) => {
    const element = document.querySelector(selector);
    return element && element.textContent.includes(wanted);
  }, [selector, wanted]);
const block = (id) => `[id="block-${id}"]`;

test("the report stands on its sheets with its score, tables and charts, and axe finds nothing", async () => {
  const page = await view();
  assert.match(await page.innerText(".sentence"), /报告还有 \d+ 处待补充/);
  const title = await page.innerText(".gb-title");
  assert.match(title, /砚溪县人民政府\s+2021年度履行教育职责自评报告/);
  assert.match(await page.innerText(block("basics.score.text")), /26个测评点合计总分为100分，自评得分/);
  assert.equal(await page.locator(".gb-h1").count(), 4);
  assert.ok(await page.locator(".gb-figure svg").count() >= 4);
  assert.ok(await page.locator(".gb-paper").count() >= 3);
  assert.match(await page.innerText(".gb-foot >> nth=0"), /校验码 [0-9A-F]{4}-[0-9A-F]{4}/);
  assert.deepEqual(await runAxe(page), []);
  await screenshot(page, "report");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("every sheet is a page: numbered, not overfull, tables with their heads and all their rows", async () => {
  const page = await view();
  const sheets = await page.$$eval(".gb-paper", (all) => all.map((sheet) => {
    const text = sheet.querySelector(".gb-text");
    const blocks = [...text.children];
    const zoom = sheet.getBoundingClientRect().width / sheet.offsetWidth;
    return {
      number: sheet.querySelector(".gb-page").textContent,
      wide: sheet.classList.contains("gb-wide"),
      height: text.offsetHeight - [...text.querySelectorAll(".gb-acts:not(.gb-acts-beside)")]
        .reduce((sum, acts) => sum + acts.offsetHeight, 0),
      zoom,
      last: blocks[blocks.length - 1]?.firstElementChild?.className ?? "",
      tables: [...text.querySelectorAll("table")].map((table) => [table.tHead.rows.length, table.tBodies[0].rows.length]),
    };
  }));
  assert.ok(sheets.length > 30, sheets.length);
  sheets.forEach((sheet, at) => {
    assert.equal(sheet.number, `— ${at + 1} —`);
    // 225 or 156 mm, and a margin that a printed page would drop.
    assert.ok(sheet.height < (sheet.wide ? 590 : 851) + 26, `${at + 1}: ${sheet.height}`);
    assert.ok(!/gb-h[1-4]/.test(sheet.last), `a heading at the foot of ${at + 1}`);
    for (const [heads, rows] of sheet.tables) assert.ok(heads > 0 && rows > 0, at + 1);
  });
  const most = sheets.flatMap(({ tables }) => tables).filter(([heads]) => heads === 3).reduce((sum, [, rows]) => sum + rows, 0);
  assert.ok(most >= 355, most);
  // What is cut between two sheets is the paragraph that the report has.
  const said = await page.$$eval(".gb-body", (all) => all.map((body) => body.textContent).join(""));
  for (const school of ["凤潭初级中学（1项达标）", "沙岭小学（51个班）"]) assert.ok(said.includes(school), school);
  await page.context().close();
});

test("a paragraph is rewritten by keyboard, outlives a reload, is undone, redone and taken back", async () => {
  const page = await view();
  const place = block("practice.lead.own");
  const before = await page.innerText(`${place} .gb-body`);
  await page.focus('[id="edit-practice.lead.own"]');
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
  // Esc leaves it as it was.
  await page.keyboard.type("不要");
  await page.keyboard.press("Escape");
  await says(page, `${place} .gb-body`, before);
  await page.waitForFunction(() => document.activeElement.id === "edit-practice.lead.own");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
  await page.keyboard.press("Control+A");
  await page.keyboard.type(OWN);
  assert.deepEqual(await runAxe(page), []);
  await page.keyboard.press("Control+Enter");
  await says(page, `${place} .gb-body`, OWN);
  await says(page, `${place} .gb-acts`, "县里自写");
  await says(page, ".sentence", "1 段由县里自写");
  await page.waitForTimeout(1500);
  await page.reload();
  await says(page, `${place} .gb-body`, OWN);
  await page.locator(place).getByRole("button", { name: "恢复自动生成的文字" }).click();
  await says(page, `${place} .gb-body`, before.slice(0, 12));
  await page.getByRole("button", { name: "撤销" }).click();
  await says(page, `${place} .gb-body`, OWN);
  await page.getByRole("button", { name: "重做" }).click();
  await says(page, `${place} .gb-body`, before.slice(0, 12));
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("a paragraph left out closes up the headings; own text outlives leaving the view", async () => {
  const page = await view();
  await page.locator('[id="edit-practice.lead"]').click();
  await page.locator(block("practice.lead")).getByRole("button", { name: "不写这一段" }).click();
  await says(page, block("practice.pupils"), "（一）立德树人");
  await says(page, block("practice.lead"), "县里不写这一段");
  await page.locator('[id="edit-basics.schools.text"]').click();
  await page.locator('[id="own-basics.schools.text"]').fill("另写的概况。");
  await page.locator(block("basics.schools.text")).getByRole("button", { name: "写好了" }).click();
  await says(page, `${block("basics.schools.text")} .gb-body`, "另写的概况。");
  await page.evaluate(() => { location.hash = "#/plan"; });
  await page.waitForSelector("#plan-targets");
  await page.evaluate(() => { location.hash = "#/report"; });
  await says(page, `${block("basics.schools.text")} .gb-body`, "另写的概况。");
  await page.context().close();
});

test("what is blank is listed with the way to fill it in", async () => {
  const page = await view();
  const gap = page.locator(".report-list li", { hasText: "一般公共预算教育支出" }).first();
  await gap.getByRole("button").click();
  await page.waitForFunction(() => document.activeElement.id === "block-practice.means.figures");
  const link = gap.getByRole("link");
  assert.equal(await link.getAttribute("href"), "#/plan");
  await page.locator(".report-list li", { hasText: "主送机关" }).getByRole("button").click();
  await page.waitForFunction(() => document.activeElement.id === "own-to");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("衢州市人民政府教育督导委员会：");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => ![...document.querySelectorAll(".report-list b")].some((b) => b.textContent === "主送机关"));
  await page.context().close();
});

test("the files hold what the preview shows", async () => {
  const page = await view({}, "zh-Hans", "#/report?head=red");
  await says(page, ".gb-red", "砚溪县人民政府文件");
  const save = async (name) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name }).click(),
    ]);
    return [download.suggestedFilename(), await readFile(await download.path())];
  };
  const [wordName, word] = await save("下载 Word（.docx）");
  assert.equal(wordName, "砚溪县人民政府2021年度履行教育职责自评报告.docx");
  const document = strFromU8(unzipSync(new Uint8Array(word))["word/document.xml"]);
  const body = (await page.innerText(`${block("basics.schools.text")} .gb-body`)).trim();
  assert.ok(document.includes(body), body);
  assert.ok(document.includes("砚溪县人民政府文件"));
  const [pageName, bytes] = await save("下载网页（.html）");
  assert.ok(pageName.endsWith(".html"));
  const html = bytes.toString("utf8");
  assert.ok(html.includes(body) && !/<script|href=|url\(/.test(html));
  // The page on its own: nothing is asked for, nothing is complained of.
  const alone = await visitor(here.browser);
  const asked = [];
  alone.on("request", (request) => asked.push(request.url()));
  await alone.setContent(html);
  assert.ok(await alone.locator("figure svg").count() >= 4);
  assert.deepEqual(asked, []);
  await screenshot(alone, "report-html");
  await alone.context().close();
  await page.context().close();
});

test("dark, on a phone, in other languages: readable, nothing wider than the screen", async () => {
  for (const [options, lang] of [
    [{ theme: "dark" }, "zh-Hant"],
    [{ width: 360, height: 640 }, "zh-Hans"],
    [{ width: 360, height: 640, theme: "dark" }, "en"],
  ]) {
    const page = await view(options, lang);
    assert.deepEqual(await runAxe(page), [], lang);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${lang}: ${wide} px too wide`);
    await screenshot(page, `report-${lang}-${options.width ?? "wide"}`);
    assert.deepEqual(page.record.errors, []);
    await page.context().close();
  }
});
