// Editing a rubric: a copy, its points, rules and order, sums and faults beside their fields, formulas,
// text, files, undo; by keyboard; and that what ships is never changed.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { open, ready, runAxe, screenshot, visitor } from "./harness.mjs";

const here = ready();
const EXAMPLE = "#/duty?rubric=county-example";

/** The view with a copy of the example open in the editor. */
async function editor(options = {}) {
  const page = await visitor(here.browser, options);
  await open(page, here.site.url, EXAMPLE);
  await page.waitForSelector(".duty-row");
  await page.getByRole("button", { name: "复制后修改" }).first().click();
  await page.waitForSelector(".rubric-table");
  return page;
}

const field = (page, path) => page.locator(`[id="rubric-${path}"]`);
const press = (page, path, verb) => page.locator(`[id="rubric-${path}-${verb}"]`).click();
const sums = (page, wanted) =>
  page.waitForFunction(
    (wanted) => document.querySelector(".rubric-sums").textContent.includes(wanted), wanted,
  );
const fault = (page, path, wanted) =>
  page.waitForFunction(
    ([path, wanted]) => document.getElementById(`rubric-${path}-fault`)?.textContent.includes(wanted),
    [path, wanted],
  );
async function type(page, path, value) {
  await field(page, path).fill(value);
  await field(page, path).press("Tab");
}
async function quiet(page) {
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
}

test("a copy is changed, checked at once and scored anew; the one that ships stays", async () => {
  const page = await editor();
  assert.match(await page.locator(".duty-choose-rubric b").innerText(), /本县修改/);
  await sums(page, "职责与治理：9 项合计 30 分");
  // Points of an item, in its row: its group no longer makes what it states.
  await type(page, "items[1].full", "4");
  await sums(page, "职责与治理：9 项合计 32 分，应为 30 分");
  await page.waitForSelector(".rubric-faults");
  await type(page, "items[1].full", "两分");
  await page.locator(".rubric-faults", { hasText: "“两分”不是数" }).waitFor();
  await type(page, "items[1].full", "-2");
  await page.locator(".rubric-faults", { hasText: "分值不能是负数（-2）" }).waitFor();
  await type(page, "items[1].full", "２");
  await page.waitForFunction(() => !document.querySelector(".rubric-faults"));
  // The way from a fault to its field.
  await type(page, "items[1].full", "4");
  await page.locator(".rubric-faults button").first().click();
  await page.waitForFunction(() => document.activeElement.id.startsWith("rubric-groups"));
  await page.getByRole("button", { name: "撤销" }).click();
  await page.waitForFunction(() => !document.querySelector(".rubric-faults"));
  // The rule, where the county's own figures settle it: the score follows.
  const score = () => page.$eval('[id="rubric-items[15]-open"]', (e) => e.closest("tr").children[4].textContent);
  const before = await score();
  await press(page, "items[15]", "open");
  await type(page, "items[15].rule.each", "0.1");
  await page.waitForFunction(
    (before) => document.querySelector('[id="rubric-items[15]-open"]').closest("tr").children[4].textContent !== before,
    before,
  );
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "改好了" }).click();
  await page.waitForSelector(".duty-row");
  await page.locator('[id="duty-over-scale"]').click();
  assert.match(await page.locator(".duty-open").innerText(), /每所扣0.1/);
  await page.getByRole("button", { name: "换一份" }).click();
  await page.locator(".duty-others li", { hasText: "（示意）" }).last().locator(".duty-pick").click();
  await page.locator('[id="duty-over-scale"]').click();
  await page.waitForFunction(() => document.querySelector(".duty-open")?.textContent.includes("每所扣0.5"));
  await quiet(page);
});

test("items are added, doubled, moved and taken away, and all of it can be undone", async () => {
  const page = await editor();
  const names = () => page.$$eval(".rubric-table:first-of-type .rubric-name", (all) => all.slice(0, 4).map((e) => e.textContent));
  const first = await names();
  await press(page, "items[1]", "down");
  await page.waitForFunction(() => document.activeElement.id === "rubric-items[2]-down");
  assert.deepEqual(await names(), [first[0], first[2], first[1], first[3]]);
  await press(page, "items[2]", "again");
  await page.waitForFunction(() => document.activeElement.id === "rubric-items[3].name");
  await sums(page, "职责与治理：10 项合计 32 分，应为 30 分");
  await press(page, "items[3]", "drop");
  await sums(page, "职责与治理：9 项合计 30 分");
  await page.getByRole("button", { name: "加一个测评点" }).click();
  await page.waitForFunction(() => document.activeElement.id === "rubric-items[26].name");
  await type(page, "items[26].name", "新加的一项");
  await page.locator(".rubric-is-open", { hasText: "新加的一项" }).waitFor();
  for (let step = 0; step < 5; step += 1) await page.getByRole("button", { name: "撤销" }).click();
  assert.deepEqual(await names(), first);
  await sums(page, "职责与治理：9 项合计 30 分");
  await page.getByRole("button", { name: "重做" }).click();
  assert.deepEqual(await names(), [first[0], first[2], first[1], first[3]]);
  await quiet(page);
});

test("every kind of rule is filled in by fields of its own", async () => {
  const page = await editor();
  await press(page, "items[1]", "open");
  const kinds = await page.$$eval('[id="rubric-items[1].rule.kind"] option', (all) => all.map((o) => o.value));
  assert.equal(kinds.length, 23);
  const seen = new Set();
  for (const kind of kinds) {
    await field(page, "items[1].rule.kind").selectOption(kind);
    const fields = await page.$$eval('.rubric-form [id^="rubric-items[1].rule."]', (all) => all.map((e) => e.id).sort().join());
    seen.add(fields);
  }
  assert.ok(seen.size >= 19, `${seen.size} different forms`);
  // Ranks without how many are ranked, years that do not follow, a percentage over 100.
  await field(page, "items[1].rule.kind").selectOption("rank");
  await type(page, "items[1].rule.table", "2 1.5 1");
  await fault(page, "items[1].rule.population", "要写明参加排名的县数");
  await type(page, "items[1].rule.population", "4");
  await fault(page, "items[1].rule.table", "有4个县，却列了3个名次的分值");
  await field(page, "items[1].rule.kind").selectOption("trend");
  await type(page, "items[1].rule.years", "2019 2021");
  await fault(page, "items[1].rule.years", "2019年之后应是下一年");
  await field(page, "items[1].rule.kind").selectOption("threshold");
  await type(page, "items[1].unit", "%");
  await type(page, "items[1].rule.line", "850");
  await fault(page, "items[1].rule.line", "850超过100%");
  // A cap below one bonus.
  await type(page, "bonusAtMost", "0.5");
  await fault(page, "bonusAtMost", "加分上限0.5分低于一次加分1分");
  await quiet(page);
});

test("a formula is checked while it is typed and its names are offered", async () => {
  const page = await editor();
  await press(page, "items[15]", "open");
  const formula = field(page, "items[15].rule.count");
  await formula.fill("");
  await formula.type("schools.gi");
  await fault(page, "items[15].rule.count", "没有名为“schools.gi”的指标");
  // A meaning finds its name too; the arrows walk, Enter takes, the list goes.
  await formula.fill("");
  await formula.type("超规模");
  await page.waitForSelector(".rubric-offer li");
  assert.match(await page.locator(".rubric-offer li").first().innerText(), /schools\.overScale/);
  await page.keyboard.press("Enter");
  assert.equal(await formula.inputValue(), "schools.overScale");
  await formula.type(" + classes.ov");
  await page.waitForSelector(".rubric-offer .rubric-marked");
  // The list follows what is typed a moment later, and begins anew with it.
  await page.waitForTimeout(500);
  await page.keyboard.press("ArrowDown");
  await page.waitForSelector('.rubric-offer #rubric-names-1[aria-selected="true"]');
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".rubric-offer"));
  assert.equal(await page.locator(".rubric-form").count(), 1);
  await formula.fill("schools.overScale * ");
  await formula.press("End");
  await formula.type("2");
  await formula.press("Tab");
  await page.waitForFunction(() => !document.querySelector(".rubric-faults"));
  // Nothing is taken while characters are being composed.
  await formula.focus();
  await formula.evaluate((input) => {
    input.value = "chao";
    input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
  });
  await page.waitForTimeout(200);
  assert.equal(await page.locator(".rubric-offer").count(), 0);
  assert.equal(await formula.inputValue(), "chao");
  await quiet(page);
});

test("as text: what is wrong is told with its line, and fields follow", async () => {
  const page = await editor();
  await page.getByRole("button", { name: "以文本修改" }).first().click();
  const area = field(page, "text");
  const right = await area.inputValue();
  await area.fill(right.replace('"full": "2",', '"full": 2,,'));
  await page.getByRole("button", { name: "采用这段文本" }).click();
  await page.locator(".rubric-sums li", { hasText: "不合JSON格式" }).waitFor();
  await area.fill(right.replace('"each": "0.5"', '"each": "半分"'));
  await page.getByRole("button", { name: "采用这段文本" }).click();
  const told = page.locator(".rubric-editor .rubric-sums li", { hasText: "“半分”不是数" });
  await told.waitFor();
  const line = Number((await told.innerText()).match(/第(\d+)行/)[1]);
  assert.match(right.split("\n")[line - 1], /"each": "0\.5"/);
  await told.getByRole("button").click();
  assert.match(await area.evaluate((e) => e.value.slice(e.selectionStart, e.selectionEnd)), /半分/);
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("button", { name: "回到各项" }).click();
  await page.waitForSelector(".rubric-table");
  assert.equal(await page.locator(".rubric-faults").count(), 0);
  await quiet(page);
});

test("a rule without its kind is told, and a cap says what it cut", async () => {
  const page = await editor();
  await page.getByRole("button", { name: "以文本修改" }).first().click();
  const area = field(page, "text");
  const right = await area.inputValue();
  const bare = right.replace(/,\s*"kind": "incidents"/, "");
  assert.notEqual(bare, right);
  await area.fill(bare);
  await page.getByRole("button", { name: "采用这段文本" }).click();
  await page.locator(".rubric-editor .rubric-sums li", { hasText: "规则没有写明种类" }).waitFor();
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("button", { name: "回到各项" }).click();
  await page.waitForSelector(".rubric-table");
  // Three commendations and an experience of one point are four; a cap of three leaves three.
  await type(page, "bonusAtMost", "3");
  await page.getByRole("button", { name: "改好了" }).first().click();
  for (const [id, typed] of [["commendations", "现场会\n表彰\n批示"], ["innovation", "1"]]) {
    await page.locator(`[id="duty-${id}"]`).click();
    const form = page.locator(".duty-open .duty-fields").first();
    const points = form.locator("textarea, input[type=text]").first();
    await points.fill(typed);
    await points.press("Tab");
  }
  await page.locator(".duty-list", { hasText: "加分共 4 分，按上限计 3 分。" }).first().waitFor();
  await quiet(page);
});

test("ids and sources are fields, and what refers to an id goes with it", async () => {
  const page = await editor();
  await type(page, "groups[0].id", "main");
  await page.locator('[id="rubric-items[0]-open"]').click();
  await page.waitForFunction(
    () => document.getElementById("rubric-items[0].group")?.value === "main",
  );
  await type(page, "items[0].source.document", "某县计分办法");
  await type(page, "items[0].source.article", "");
  await type(page, "items[0].id", "renamed");
  await page.waitForFunction(() => !document.querySelector(".rubric-faults"));
  await page.waitForSelector('[id="duty-renamed"]', { state: "attached" });
  assert.deepEqual(await runAxe(page), []);
  await screenshot(page, "rubric-source");
  await quiet(page);
});

test("a rubric is saved, deleted, brought back, and loaded from its file; a bad one says why", async () => {
  const page = await editor();
  const saved = page.waitForEvent("download");
  await page.locator(".rubric-head").getByRole("button", { name: "存为文件" }).click();
  const written = await readFile(await (await saved).path(), "utf8");
  const rubric = JSON.parse(written);
  assert.equal(rubric.items.length, 26);
  await page.getByRole("button", { name: "删除这份细则" }).click();
  await page.locator(".notice", { hasText: "已删除细则" }).waitFor();
  await page.waitForFunction(() => !document.querySelector(".rubric-editor"));
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("button", { name: "换一份" }).click();
  await page.locator(".duty-others", { hasText: "本县的细则" }).waitFor();
  const give = (text) =>
    page.locator(".duty-others input[type=file]").setInputFiles({
      name: "细则.json", mimeType: "application/json", buffer: Buffer.from(text),
    });
  await give(written.replace('"each": "0.5"', '"each": "-1"'));
  const bad = page.locator(".duty-others .finding-must");
  await bad.waitFor();
  assert.match(await bad.innerText(), /第\d+行，2（items\[1\]\.rule\.each）：分值不能是负数（-1）/);
  await give("{ oops");
  await bad.getByText("不合JSON格式").waitFor();
  assert.equal(await bad.getByRole("button").count(), 0);
  await give(written);
  await page.waitForFunction(() => !document.querySelector(".duty-others"));
  await page.waitForFunction(() => location.hash.includes("county-example-3"));
  // It stays with the county through a reload.
  await page.waitForTimeout(1500);
  await page.reload();
  await page.waitForSelector(".duty-row");
  assert.match(await page.locator(".duty-choose-rubric b").innerText(), /本县修改/);
  await quiet(page);
});

test("by keyboard alone", async () => {
  const page = await editor();
  await page.locator('[id="rubric-items[1]-open"]').focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "rubric-items[1].label");
  await page.keyboard.press("Tab");
  await page.keyboard.type("！");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.id === "rubric-items[1]-open");
  assert.equal(await page.locator(".rubric-form").count(), 0);
  await quiet(page);
});

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing in the editor, ${theme}`, async () => {
    const page = await editor({ theme });
    await press(page, "items[2]", "open");
    await page.waitForSelector(".rubric-form");
    await type(page, "items[2].full", "3");
    await page.waitForSelector(".rubric-faults");
    assert.deepEqual(await runAxe(page), []);
    await screenshot(page, `rubric-${theme}`, { fullPage: true });
    await page.getByRole("button", { name: "换一份" }).click();
    await page.getByRole("button", { name: "以文本修改" }).first().click();
    assert.deepEqual(await runAxe(page), []);
    await page.context().close();
  });
}

test("a phone says that rubrics are edited elsewhere, and every language has its words", async () => {
  for (const lang of ["zh-Hans", "zh-Hant", "en"]) {
    const page = await visitor(here.browser, { width: 1366 });
    await page.addInitScript((lang) => localStorage.setItem("junheng.lang", lang), lang);
    await open(page, here.site.url, EXAMPLE);
    await page.locator(".duty-change-rubric").click();
    await page.waitForSelector(".rubric-table");
    for (const at of [0, 2, 6, 7, 8, 20]) {
      await press(page, `items[${at}]`, "open");
      await page.waitForSelector(".rubric-form");
      assert.doesNotMatch(await page.locator(".rubric-editor").innerText(), /rubric-[a-z]|duty-[a-z]/, `${lang} ${at}`);
      await press(page, `items[${at}]`, "open");
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await page.reload();
    await page.waitForSelector(".duty-row");
    assert.ok(await page.locator(".rubric-phone").isVisible());
    assert.ok(!(await page.locator(".rubric-table").first().isVisible()));
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    await page.context().close();
  }
});
