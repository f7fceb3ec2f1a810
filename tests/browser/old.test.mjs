// The oldest browser: every view is drawn, the engine answers, nothing is complained about.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { VIEWS, dist, serve } from "./harness.mjs";
import { fetched, start } from "./old.mjs";

const program = fetched();
const skip = program === null && "Chromium 67 could not be fetched";

let site;
let browser;
before(async () => {
  if (skip) return;
  site = await serve();
  browser = await start(program);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

test("Chromium 67 is what is tested", { skip }, async () => {
  assert.match(await browser.run("navigator.userAgent"), /Chrome\/67\./);
});

for (const view of VIEWS) {
  test(`Chromium 67 draws ${view}`, { skip }, async () => {
    await browser.open(`${site.url}#/${view}`);
    const current = `document.querySelector("nav [aria-current=page]").hash === "#/${view}"`;
    await browser.until(`!document.getElementById("shell") && ${current}`);
    await browser.until("!!document.querySelector('main h1.sentence')");
    assert.deepEqual(browser.errors, []);
  });
}

test("Chromium 67 shows what stands in a field, and its views do not overlap", { skip }, async () => {
  await browser.open(`${site.url}#/data`);
  await browser.until(`(document.querySelector(".data-name") || {}).value === "A1"`);
  // What stands in a column of the view, one below the other.
  const parts = `[".data-top", ".data-line", ".grid", ".data-status"]`;
  const apart = `${parts}.map((part) => document.querySelector(part).getBoundingClientRect())
    .every((box, at, all) => at === 0 || box.top >= all[at - 1].bottom - 1)`;
  await browser.until(apart);
  await browser.run(`location.hash = "#/projection"`);
  await browser.until(`/^\\d/.test((document.querySelector(".slider-value") || {}).value)`);
  const [typed, pointed] = await browser.run(`[".slider-value", ".slider-range"].map((one) => document.querySelector(one).value)`);
  assert.equal(Number(typed), Number(pointed));
  assert.deepEqual(browser.errors, []);
});

test("Chromium 67 runs the engine in its worker", { skip }, async () => {
  await browser.open(`${site.url}#/overview`);
  // The findings of the rail are the engine's.
  await browser.until("!!document.querySelector('.rail-count')");
  assert.match(await browser.run("document.querySelector('h1.sentence').textContent"), /砚溪县.*尚未达到/);
  assert.deepEqual(browser.errors, []);
});

test("Chromium 67 does the main job in one file from disk: workbooks in, verdict out", { skip }, async () => {
  const file = pathToFileURL(join(dist, "junheng.html")).href;
  browser.requests.length = 0;
  await browser.open(`${file}#/data`);
  const ready = `!document.getElementById("shell") && !!document.querySelector(".grid-cell")`;
  await browser.until(ready, 60);
  const books = ["2021小学教基.xlsx", "2021初中教基.xlsx", "2021高中教基.xlsx"];
  await browser.choose("main input[type=file][multiple]", books.map((book) => join(dist, "samples", book)));
  await browser.until(`/已读入砚溪县/.test((document.querySelector(".notice") || {}).textContent)`, 60);
  await browser.run(`location.hash = "#/overview"`);
  await browser.until(`/砚溪县.*尚未达到/.test((document.querySelector("main h1.sentence") || {}).textContent)`);
  assert.equal(await browser.run("!!document.querySelector('header .tag')"), false, "this is the sample");
  // The file itself, what it makes of its own parts, and nothing else.
  const other = browser.requests.filter((url) => url.split("#")[0] !== file && !/^(data|blob):/.test(url));
  assert.deepEqual(other, []);
  assert.deepEqual(browser.errors, []);
});
