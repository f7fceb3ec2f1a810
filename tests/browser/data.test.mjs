// The data view: a grid that is moved in, changed and filtered by keyboard, and its findings.
import assert from "node:assert/strict";
import { test } from "node:test";
import { foreignRequests, open, ready, runAxe, screenshot, visitor } from "./harness.mjs";

const here = ready();

/** Opens the data view of the sample county and hands over what people do in it. */
async function visit(options, look) {
  const page = await visitor(here.browser, options);
  try {
    await open(page, here.site.url, "#/data");
    await page.getByRole("grid").waitFor();
    await look(page, {
      grid: page.getByRole("grid"),
      nameBox: page.locator(".data-name"),
      value: page.locator(".data-value"),
      goTo: async (cell) => {
        await page.locator(".data-name").fill(cell);
        await page.locator(".data-name").press("Enter");
        await page.waitForFunction(
          () => document.activeElement?.getAttribute("role") === "grid",
        );
      },
    });
    assert.deepEqual(page.record.errors, []);
    assert.deepEqual(foreignRequests(page, here.site.url), []);
  } finally {
    await page.context().close();
  }
}

test("keeps only what is seen in the document, and moves by keys", () =>
  visit({}, async (page, { grid, nameBox }) => {
    const rows = Number(await grid.getAttribute("aria-rowcount"));
    assert.ok(rows > 100, `${rows} rows`);
    assert.ok((await page.locator(".grid-row").count()) < 60);
    await grid.focus();
    for (const [key, cell] of [
      ["ArrowDown", "A2"],
      ["ArrowRight", "B2"],
      ["Control+End", null],
      ["Control+Home", "A1"],
      ["PageDown", null],
      ["Home", null],
    ]) {
      await page.keyboard.press(key);
      if (cell) assert.equal(await nameBox.inputValue(), cell, key);
      const active = await grid.getAttribute("aria-activedescendant");
      assert.ok(await page.locator(`[id="${active}"]`).isVisible(), `${key}: ${active} is seen`);
    }
  }));

test("takes a typed figure, refuses a word with a sentence, and undoes", () =>
  visit({}, async (page, { goTo, value }) => {
    await goTo("C3");
    const before = await value.innerText();
    await page.keyboard.type("1,234 人");
    await page.keyboard.press("Enter");
    await goTo("C3");
    assert.equal(await value.innerText(), "1234");
    assert.equal(await page.locator('[id="cell-C3"].grid-hand').count(), 1);
    await page.keyboard.press("F2");
    await page.keyboard.type("九百");
    await page.keyboard.press("Enter");
    await page.locator(".grid-problem").waitFor();
    assert.match(await page.locator(".grid-problem").innerText(), /九百/);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "撤销" }).click();
    await goTo("C3");
    assert.equal(await value.innerText(), before);
  }));

test("does not take a text while an input method composes", () =>
  visit({}, async (page, { goTo, value }) => {
    await goTo("A2");
    const before = await value.innerText();
    await page.keyboard.press("F2");
    const input = page.locator(".grid-input");
    await input.fill("新名");
    await input.dispatchEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true });
    assert.equal(await value.innerText(), before);
    await page.keyboard.press("Enter");
    await goTo("A2");
    assert.equal(await value.innerText(), "新名");
  }));

test("sorts and filters from the menu of a column", () =>
  visit({}, async (page, { goTo, value }) => {
    await goTo("C1");
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByRole("button", { name: "从大到小" }).click();
    await goTo("C1");
    const largest = Number(await value.innerText());
    await goTo("C2");
    assert.ok(largest >= Number(await value.innerText()));
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByLabel("只看含有").fill(`>=${largest}`);
    await page.keyboard.press("Enter");
    await page.getByText("1 个条件").waitFor();
    assert.equal(await page.locator(".grid-row").count(), 1);
  }));

test("rows of past years and classes are added and taken away, and come back", () =>
  visit({}, async (page, { grid, goTo, value, nameBox }) => {
    const name = await page.evaluate(async () => document.querySelector('[id="cell-A1"]').textContent.trim());
    const rows = async () => Number(await grid.getAttribute("aria-rowcount"));
    await page.locator(".data-tabs button", { hasText: "历年" }).click();
    const before = await rows();
    await page.fill("#rows-name", "没有这所学校");
    await page.fill("#rows-year", "2010");
    await page.click("#rows-add");
    assert.match(await page.locator(".data-rows .bad").innerText(), /没有这所学校/);
    await page.fill("#rows-name", name);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "grid");
    assert.equal(await rows(), before + 1);
    // The cell of its first grade is chosen; what is typed goes there.
    await page.keyboard.type("41");
    await page.keyboard.press("Enter");
    const cell = await nameBox.inputValue();
    await goTo(cell.replace(/\d+/, (row) => String(Number(row) - 1)));
    assert.equal(await value.innerText(), "41");
    await page.click("#rows-remove");
    await page.locator(".notice").waitFor();
    assert.equal(await rows(), before);
    await page.getByRole("button", { name: "撤销" }).first().click();
    assert.equal(await rows(), before + 1);
    await page.locator(".data-tabs button", { hasText: "班级" }).click();
    const classes = await rows();
    await page.fill("#rows-name", name);
    await page.fill("#rows-grade", "1");
    await page.click("#rows-add");
    await page.waitForFunction((n) => document.querySelector('[role="grid"]').getAttribute("aria-rowcount") === n, String(classes + 1));
    assert.deepEqual(await runAxe(page), []);
  }));

test("asks before it clears the data, and undo brings it back", () =>
  visit({}, async (page) => {
    await page.getByRole("button", { name: "换成自己的数据" }).click();
    await page.getByRole("button", { name: "清空，从空的县开始" }).click();
    await page.getByRole("heading", { name: "还没有学校数据。" }).waitFor();
    assert.deepEqual(await runAxe(page), []);
    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByRole("grid").waitFor();
  }));

for (const theme of ["light", "dark"]) {
  test(`has nothing that axe finds, ${theme}`, () =>
    visit({ theme }, async (page) => {
      assert.deepEqual(await runAxe(page), []);
      await screenshot(page, `data-${theme}`);
    }));
}

test("is for reading on a phone", () =>
  visit({ width: 360, height: 740 }, async (page, { grid }) => {
    assert.equal(await grid.getAttribute("aria-readonly"), "true");
    assert.deepEqual(await runAxe(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `the page is ${wide} wide`);
    await screenshot(page, "data-360");
  }));

test("the county's facts are typed, refused with a sentence, undone and listed", () =>
  visit({}, async (page) => {
    await page.locator("#basics-tab").click();
    const villages = page.locator("#basics-villages");
    await villages.waitFor();
    const before = await villages.inputValue();
    assert.equal(before, "341");
    const type = async (field, text) => {
      await field.fill(text);
      await field.press("Enter");
      await field.blur();
    };
    await type(villages, "三百");
    assert.match(await page.locator("#basics [role=alert]").innerText(), /三百/);
    await type(villages, "３４０个");
    await page.waitForFunction(() => document.getElementById("basics-villages").value === "340");
    assert.equal(await page.locator("#basics [role=alert]").count(), 0);
    const from = page.locator("#basics tr", { has: villages }).locator(".data-where");
    assert.equal(await from.innerText(), "手工填写");
    // People where 万人 are asked for are taken and doubted.
    await type(page.locator("#basics-population"), "820500");
    await page.locator("#basics .finding").waitFor();
    await page.locator("#basics-gradeSystem").selectOption("fiveFour");
    assert.deepEqual(await runAxe(page, "#basics"), []);
    for (let step = 0; step < 3; step += 1) await page.getByRole("button", { name: "撤销" }).click();
    assert.equal(await villages.inputValue(), before);
    assert.equal(await from.innerText(), "示例数据");
    assert.equal(await page.locator("#basics-gradeSystem").inputValue(), "");
    await type(villages, "339");
    await page.locator(".data-files button").last().click();
    const line = page.locator("#log tbody tr").first();
    assert.match(await line.innerText(), /行政村数[\s\S]*341[\s\S]*339/);
  }));
