// Input methods: a word being composed is the method's. Its keys do nothing in the page, whichever field
// it is written in, and what it gives arrives once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, ready, visitor } from "./harness.mjs";

const here = ready();

/** What must not change while a word is composed. */
const state = (page) =>
  page.evaluate(() => {
    const undo = [...document.querySelectorAll(".head-acts .act")].map((act) => act.disabled);
    const tables = [...document.querySelectorAll("main table")].map((table) => table.rows.length);
    const open = document.querySelectorAll(".derivation, .side-panel, .grid-menu, dialog, .data-whole, .seats-form, .plan-form").length;
    return JSON.stringify([location.hash, undo, tables, open, document.querySelectorAll("main input, main textarea").length]);
  });

/**
 * Writes 新 by composition into a field. The texts come from the browser's own composition; the keys are
 * told as Firefox and Safari tell them, by their names while they compose, and by the code 229 afterwards.
 * Leaves the field as it was.
 */
async function compose(page, selector) {
  const field = page.locator(selector).first();
  await field.waitFor();
  await field.evaluate((element) => {
    element.focus();
    element.select();
  });
  const cdp = await page.context().newCDPSession(page);
  const key = (key, isComposing) =>
    field.evaluate(
      (element, [key, isComposing]) => {
        const told = { key, code: key, keyCode: 229, isComposing, bubbles: true, cancelable: true };
        if (!element.dispatchEvent(new KeyboardEvent("keydown", told))) throw new Error(`${key} was taken`);
      },
      [key, isComposing],
    );
  const here = () => field.evaluate((element) => [document.activeElement === element, element.value]);
  const was = await field.inputValue();
  for (const text of ["x", "xi", "xin"]) {
    await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  const before = await state(page);
  // Choosing among what is offered, dropping it, taking it.
  for (const what of ["ArrowDown", "ArrowUp", "PageDown", "Tab", "Escape", "Enter"]) {
    await key(what, true);
    assert.deepEqual(await here(), [true, "xin"], `${selector}: ${what} while composing`);
  }
  assert.equal(await state(page), before, `${selector}: the page took a key of the input method`);
  await cdp.send("Input.insertText", { text: "新" });
  // Safari ends the word first and then tells of the Enter that ended it.
  await key("Enter", false);
  assert.deepEqual(await here(), [true, "新"], `${selector}: the word itself`);
  await cdp.send("Input.imeSetComposition", { text: "x", selectionStart: 1, selectionEnd: 1 });
  await cdp.send("Input.insertText", { text: "小" });
  assert.deepEqual(await here(), [true, "新小"], `${selector}: a second word`);
  await field.evaluate((element, was) => {
    element.value = was;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, was);
  await cdp.detach();
}

/** Opens a view, and writes into each field as it is reached. */
function everyField(name, hash, wait, steps) {
  test(`${name}: keys of an input method are its own`, async () => {
    const page = await visitor(here.browser);
    await open(page, here.site.url, hash);
    await page.waitForSelector(wait);
    for (const step of steps) {
      if (typeof step === "string") await compose(page, step);
      else await step(page);
    }
    assert.deepEqual(page.record.errors, []);
    await page.context().close();
  });
}

const click = (selector) => (page) => page.locator(selector).first().click();
const press = (name) => (page) => page.getByRole("button", { name }).first().click();

everyField("data", "#/data", ".grid-cell", [
  ".data-name", "#data-find", press("增删学校"), "#rows-name", "#rows-id",
  click(".grid-name-button"), ".grid-menu .field", (page) => page.keyboard.press("Escape"),
  press("本机的县"), click("#shelf [id^=shelf-rename], #shelf button:has-text('改名')"), "#shelf-rename",
]);
everyField("the county's facts", "#/data", ".grid-cell", [click("#basics-tab"), ".basics-field"]);
everyField("resources", "#/resources", ".school-row", [".resources-search"]);
everyField("quality", "#/quality", ".quality-row", [
  click("#quality-retention"), ".quality-open .duty-fields input[type=text]", ".quality-open textarea, .quality-open .field",
]);
everyField("duty", "#/duty?rubric=county-example", ".duty-row", [
  click("#duty-meetings"), ".duty-open input[type=text]", click("#duty-meetings"),
  click("#duty-commendations"), ".duty-open textarea",
]);
everyField("rubric", "#/duty?rubric=county-example", ".duty-row", [
  press("复制后修改"), '[id="rubric-items[1].full"]', ".rubric-head input[type=text], .rubric-field input[type=text]",
  ".rubric-formula input",
]);
everyField("projection", "#/projection", ".chart.fan", [
  "#intakeRatio-typed", click(".seats-add"), click("#scenario-rename"), "#scenario-name",
  ".seats-panel-body .seats-number:visible", ".seats-ledger input[type=search]",
]);
everyField("plan", "#/plan", ".plan-row", [
  ".plan-year", ".plan-cell-field", ".plan-number", click("#plan-add"), "#plan-field-name",
]);
everyField("report", "#/report", ".gb-title", [
  click('[id="edit-practice.lead.own"]'), ".gb-field",
]);
