// The oldest browser: every view is drawn, the engine answers, nothing is complained about.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { VIEWS, serve } from "./harness.mjs";
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

test("Chromium 67 runs the engine in its worker", { skip }, async () => {
  await browser.open(`${site.url}#/overview`);
  // The findings of the rail are the engine's.
  await browser.until("!!document.querySelector('.rail-count')");
  assert.match(await browser.run("document.querySelector('h1.sentence').textContent"), /砚溪县.*尚未达到/);
  assert.deepEqual(browser.errors, []);
});
