// For everyone: every view at 200 and 400 % zoom, in the reader's own colours, under a finger.
import assert from "node:assert/strict";
import { test } from "node:test";
import { VIEWS, open, ready, screenshot, visitor } from "./harness.mjs";

const here = ready();

/** What must have been drawn before a view is looked at, where more comes than its first sentence. */
const LAST = {
  data: ".grid-cell",
  resources: ".school-row",
  projection: ".seats-heat .chart",
  report: ".gb-paper .gb-title",
  plan: ".plan-row",
  duty: ".duty-row",
  quality: ".quality-row",
};

/** Opens every view one after the other in one page and looks at it; what is told is one line a finding. */
async function walk(options, look, name) {
  const page = await visitor(here.browser, options);
  const told = [];
  await open(page, here.site.url, "#/overview");
  for (const view of [...VIEWS, "region"]) {
    await page.evaluate((view) => (location.hash = `#/${view}`), view);
    // The comparison is not on the rail.
    if (view !== "region") {
      await page.waitForFunction((view) => document.querySelector("nav [aria-current=page]")?.hash === `#/${view}`, view);
    }
    await page.waitForSelector("main h1.sentence");
    if (LAST[view]) await page.waitForSelector(LAST[view], { state: "attached" });
    await page.waitForTimeout(300);
    if (name) await screenshot(page, `${view}-${name}`);
    told.push(...(await look(page, view)).map((line) => `${view}: ${line}`));
  }
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
  return told;
}

/** What is wider than the page, does not fit into its own box, or is under what stays in place. */
function misfits() {
  const root = document.scrollingElement;
  const found = [];
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 30)}`;
  if (root.scrollWidth > root.clientWidth) found.push(`the page scrolls sideways by ${root.scrollWidth - root.clientWidth} px`);
  // Words cut off without a mark that there are more of them, outside what scrolls on purpose.
  for (const element of document.querySelectorAll("button, label, legend, h1, h2, h3, p, a, summary, .tag, .verdict")) {
    const style = getComputedStyle(element);
    const cut = style.overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
    if (cut && style.textOverflow !== "ellipsis" && !element.closest(".grid, .hidden")) found.push(`cut off: ${name(element)}`);
  }
  // Heights eaten by what does not scroll away.
  let eaten = 0;
  for (const element of document.querySelectorAll("body *")) {
    const { position } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!/fixed|sticky/.test(position) || box.width < innerWidth * 0.8 || box.height === 0) continue;
    if (element.closest(".scroll, .grid, [class*=-scroll], .side-panel")) continue;
    eaten += box.height;
  }
  if (eaten > innerHeight * 0.4) found.push(`${eaten} of ${innerHeight} px stay in place`);
  return found;
}

/** Goes to everything that can be focused, as Tab does, and tells what is then hidden under something in place. */
async function hidden() {
  const found = [];
  const all = [...document.querySelectorAll("main a[href], main button, main input, main select, main summary, main [tabindex='0']")];
  const seen = all.filter((element) => element.offsetParent && !element.disabled && element.tabIndex >= 0);
  // A long view repeats itself: some from all over it, in both directions.
  const some = seen.filter((_, at) => at % Math.ceil(seen.length / 40) === 0);
  for (const element of [...some, ...[...some].reverse()]) {
    element.focus();
    await new Promise((done) => requestAnimationFrame(done));
    const box = element.getBoundingClientRect();
    const x = box.left + Math.min(box.width, innerWidth) / 2;
    // What is higher than the window is in sight where it fills it.
    const y = box.height > innerHeight / 2 ? (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2 : box.top + box.height / 2;
    if (box.width < 2 || x < 0 || x > innerWidth) continue;
    if (y < 0 || y > innerHeight) {
      found.push(`focus out of sight: ${element.id || element.className} ${Math.round(y)}`);
      continue;
    }
    const over = document.elementFromPoint(x, y)?.closest(".rail, .head, .seats-bar, .report-side, .edition");
    if (over && !over.contains(element)) found.push(`focus under ${over.className}: ${element.tagName} ${element.className}`);
  }
  return [...new Set(found)];
}

for (const [zoom, width, height] of [[200, 683, 384], [400, 320, 256]]) {
  test(`at ${zoom} % nothing is cut off, nothing covers what has the focus`, async () => {
    const look = async (page) => [...(await page.evaluate(misfits)), ...(await page.evaluate(hidden))];
    assert.deepEqual(await walk({ width, height }, look, `zoom-${zoom}`), []);
  });
}

/** Under a finger: targets below 24 px either way, but for links in the run of a sentence. */
function small() {
  const found = [];
  const targets = document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=slider]");
  for (const element of targets) {
    const label = /^(checkbox|radio)$/.test(element.type) && element.closest("label");
    const target = label || element;
    const box = target.getBoundingClientRect();
    const style = getComputedStyle(target);
    if (box.width === 0 || element.closest(".hidden, .skip, .grid, [aria-hidden=true]") || style.visibility === "hidden") continue;
    if (element.type === "file" || element.tabIndex < 0) continue;
    const line = target.parentElement;
    const words = [...line.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim().length > 1);
    if (style.display === "inline" && words.length) continue;
    // What scrolls sideways may cut a target off; its own size counts.
    if (box.width < 23.5 || box.height < 23.5) {
      const size = `${Math.round(box.width)}×${Math.round(box.height)}`;
      found.push(`${size} ${target.tagName.toLowerCase()}.${target.className} (${line.className}) ${target.textContent.trim().slice(0, 12)}`);
    }
  }
  // One line a kind.
  const kinds = new Map(found.map((line) => [line.replace(/ \S*$/, ""), line]));
  return [...kinds.values()];
}

for (const [device, width, height] of [["phone", 360, 740], ["tablet", 820, 1180]]) {
  test(`on a ${device} every target is at least 24 px`, async () => {
    const options = { width, height, hasTouch: true, isMobile: true };
    assert.deepEqual(await walk(options, (page) => page.evaluate(small), device), []);
  });
}

test("a finger names the marks of a chart, draws a slider and scrolls the grid", async () => {
  const page = await visitor(here.browser, { width: 820, height: 1180, hasTouch: true, isMobile: true });
  await open(page, here.site.url, "#/resources");
  await page.waitForSelector(".strip-cell .chart-body .chart");
  const strip = page.locator(".strip-cell .chart-body").first();
  await strip.scrollIntoViewIfNeeded();
  // A dot is where the chart says; nothing is told before it is touched.
  const dot = await strip.evaluate((body) => {
    const mark = body.querySelector("[data-i]") ?? body.querySelector("circle");
    const box = mark.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  });
  assert.equal(await page.locator(".chart-tip").count(), 0);
  await page.touchscreen.tap(...dot);
  await page.locator(".chart-tip").waitFor();
  assert.match(await page.locator(".chart-tip").innerText(), /\S+.*\d/);

  await page.evaluate(() => (location.hash = "#/projection"));
  await page.waitForSelector(".chart.fan");
  const slider = page.locator("#intakeRatio");
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  const before = await slider.inputValue();
  const cdp = await page.context().newCDPSession(page);
  const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  const middle = box.y + box.height / 2;
  await touch("touchStart", box.x + box.width / 2, middle);
  for (const share of [0.6, 0.7, 0.8]) await touch("touchMove", box.x + box.width * share, middle);
  await touch("touchEnd");
  assert.ok(Number(await slider.inputValue()) > Number(before), "the slider did not follow");

  await page.evaluate(() => (location.hash = "#/data"));
  const cell = page.locator(".grid-cell").nth(3);
  await cell.waitFor();
  await cell.scrollIntoViewIfNeeded();
  const at = await cell.boundingBox();
  await page.touchscreen.tap(at.x + 8, at.y + 8);
  await page.locator(".grid-sel").first().waitFor();
  const chosen = await page.locator(".data-name").inputValue();
  const grid = await page.locator(".grid-scroll").boundingBox();
  const [x, y] = [grid.x + grid.width / 2, grid.y + grid.height / 2];
  await touch("touchStart", x, y);
  for (let step = 1; step <= 10; step++) await touch("touchMove", x, y - step * 30);
  await touch("touchEnd");
  await page.waitForFunction(() => document.querySelector(".grid-scroll").scrollTop > 0);
  // A finger that scrolls does not select.
  assert.equal(await page.locator(".data-name").inputValue(), chosen);
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("a view may be left by Back from a chart or a field; what was typed is kept", async () => {
  const page = await visitor(here.browser);
  await open(page, here.site.url, "#/overview");
  const go = (view) => page.evaluate((view) => (location.hash = `#/${view}`), view);
  for (const view of ["overview", "resources", "projection", "duty"]) {
    await go(view);
    await page.locator("main .chart-body").first().focus();
    await go("method");
    await page.waitForSelector(".method");
  }
  await go("data");
  await page.waitForSelector(".grid-cell");
  await page.locator(".data-name").fill("C2");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1234");
  await page.waitForSelector(".grid-input-on");
  await page.goBack();
  await page.waitForSelector(".method");
  await page.goForward();
  await page.waitForSelector(".grid-cell");
  await page.locator(".data-name").fill("C2");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".data-value").textContent.replace(/\D/g, "") === "1234");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

/** In the system's own colours: what of a state is to be seen without the page's own. */
function flat() {
  const found = [];
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 20)}`;
  const look = (element) => {
    const style = getComputedStyle(element);
    const sides = ["Top", "Right", "Bottom", "Left"].map((side) => `${style[`border${side}Style`]} ${style[`border${side}Width`]}`);
    return [style.backgroundColor, style.outlineStyle, style.outlineWidth, ...sides].join();
  };
  for (const on of document.querySelectorAll("main [aria-pressed=true], nav [aria-current=page]")) {
    if (!on.offsetParent) continue;
    const others = [...on.parentElement.parentElement.querySelectorAll(on.tagName)];
    const off = others.find((other) => other !== on && !other.matches("[aria-pressed=true], [aria-current]") && other.offsetParent);
    if (off && look(on) === look(off)) found.push(`chosen or not looks the same: ${name(on)}`);
  }
  for (const chart of document.querySelectorAll("main svg.chart")) {
    const paper = getComputedStyle(chart).backgroundColor;
    const drawn = [...chart.querySelectorAll("line, path, rect, circle, polyline")].slice(0, 400).map((mark) => {
      const { fill, stroke } = getComputedStyle(mark);
      return stroke === "none" ? fill : stroke;
    });
    const colours = new Set(drawn);
    if (drawn.length === 0) continue;
    if (drawn.length > 8 && colours.size < 2) found.push(`a chart in ${colours.size} colours: ${chart.classList}`);
    if ([...colours].every((colour) => colour === paper)) found.push(`a chart that is all paper: ${chart.classList}`);
    if (/rgba\(.*, 0\)|transparent/.test(paper)) found.push(`a chart on somebody else's ground: ${chart.classList}`);
  }
  // Marks whose colour is all they are.
  for (const key of document.querySelectorAll(".seats-swatch, .legend-dot, .key-below")) {
    const { backgroundColor } = getComputedStyle(key);
    if (backgroundColor === getComputedStyle(document.body).backgroundColor) found.push(`a key without its colour: ${key.className}`);
  }
  return [...new Set(found)];
}

/** What shows no outline when it is reached by keyboard. */
async function unlit(page) {
  const found = [];
  for (let step = 0; step < 24; step++) {
    await page.keyboard.press("Tab");
    const told = await page.evaluate(() => {
      const { activeElement } = document;
      const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(activeElement);
      const seen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== backgroundColor;
      return seen || activeElement === document.body ? "" : `no outline: ${activeElement.tagName} ${activeElement.className}`;
    });
    if (told) found.push(told);
  }
  return [...new Set(found)];
}

for (const theme of ["light", "dark"]) {
  test(`in forced colours, ${theme}, states and charts are told apart`, async () => {
    const look = async (page, view) => {
      await page.evaluate(() => document.querySelector("main h1")?.scrollIntoView());
      const lit = theme === "light" && ["overview", "data", "resources", "projection"].includes(view) ? await unlit(page) : [];
      return [...(await page.evaluate(flat)), ...lit];
    };
    assert.deepEqual(await walk({ forcedColors: "active", theme }, look, `forced-${theme}`), []);
  });
}
