// What a first visit sends, what comes after it, and what happens where it does not come.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { dist, foreignRequests, open, opened, ready, VIEWS, visitor } from "./harness.mjs";

/** Bytes that a first visit may send, with brotli. */
const MOST = 350_000;
const PART = /\/view-[a-z]+-[0-9a-f]+\.bin$/;

const here = ready();
// `cargo xtask quick` cuts nothing.
const shell = await readFile(join(dist, "index.html"), "utf8");
const parts = [...shell.matchAll(/name="junheng-chunk-([a-z]+)" content="([^"]+)"/g)];
const engineParts = /name="junheng-engine-parts" content="([^"]*)"/.exec(shell)[1];
const skip = parts.length === 0 && "the page was not cut";

const sentence = (page) => page.locator("main h1.sentence").first();

/** A visitor of the overview, for whom no part of the page arrives until what it gives is called. */
async function withoutParts(page) {
  await page.route("**/view-*.bin", (route) => route.abort());
  return () => page.unroute("**/view-*.bin");
}

test("the first view of a first visit sends no more than 350 kB", { skip }, async () => {
  const page = await visitor(here.browser);
  // The engine is started after the first view: what was asked for until then is what it needed.
  await page.addInitScript(() => {
    const Engine = window.Worker;
    window.Worker = function (address) {
      const files = performance.getEntriesByType("resource").map(({ name }) => name);
      window.firstView = { files, text: document.querySelector("main").innerText };
      return new Engine(address);
    };
  });
  await open(page, here.site.url, "#/overview");
  await page.waitForFunction(() => window.firstView);
  const { files, text } = await page.evaluate(() => window.firstView);
  assert.match(text, /砚溪县尚未达到[^]*教学及辅助用房/, "the view does not stand yet");
  assert.ok(files.some((file) => file.endsWith(".wasm")), files.join());
  assert.deepEqual(files.filter((file) => PART.test(file)), []);

  let sent = brotliCompressSync(shell).length;
  for (const file of files) {
    sent += brotliCompressSync(await readFile(join(dist, file.slice(here.site.url.length)))).length;
  }
  assert.ok(sent <= MOST, `${sent} bytes: ${files.join()}`);
  await page.context().close();
});

test("a view that does not arrive says so, and comes when it is asked for again", { skip }, async () => {
  const page = await visitor(here.browser);
  const letIn = await withoutParts(page);
  await open(page, here.site.url, "#/overview");
  await sentence(page).waitFor();
  await page.locator("nav a", { hasText: "资源配置" }).click();
  const alert = page.locator("main [role=alert]");
  await alert.waitFor();
  assert.match(await alert.innerText(), /这一页没有取到/);
  await letIn();
  await alert.getByRole("button", { name: "再试一次" }).click();
  await page.waitForSelector(".school-row");
  await page.context().close();
});

test("a panel opens though it arrives late", { skip }, async () => {
  const page = await visitor(here.browser);
  await open(page, here.site.url, "#/overview");
  await page.locator("main table button").first().click();
  await page.waitForSelector(".side-panel .derivation-columns");
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("the work of a former visit waits for what reads it", { skip }, async () => {
  const page = await visitor(here.browser);
  await open(page, here.site.url, "#/method");
  await page.locator(".method-settings button[aria-pressed=false]").first().click();
  await page.locator(".head-saved").waitFor();
  const letIn = await withoutParts(page);
  await page.goto(`${here.site.url}#/overview`);
  await page.reload();
  await opened(page);
  await page.getByRole("alert").waitFor();
  assert.equal(await page.locator("header .tag").count(), 0, "another county took its place");
  await letIn();
  await page.waitForFunction(() => /设置改动 1 处/.test(document.querySelector("header").innerText));
  await sentence(page).waitFor();
  await page.context().close();
});

test("a page at rest needs no network: every view opens, in every language", { skip }, async () => {
  const page = await visitor(here.browser);
  await open(page, here.site.url, "#/overview");
  const wanted = new Set(parts.flatMap(([, , files]) => files.split(" ")));
  for (const door of engineParts.split(";")) door.split(" ").slice(1).forEach((file) => wanted.add(file));
  // The worker fetches its own.
  const came = (file) => page.record.requests.some((request) => request.endsWith(file));
  for (let tries = 0; tries < 300 && ![...wanted].every(came); tries++) await page.waitForTimeout(100);
  assert.deepEqual([...wanted].filter((file) => !came(file)), []);
  await page.waitForTimeout(1000);
  const before = page.record.requests.length;
  await page.context().setOffline(true);
  await page.locator(".foot-langs button", { hasText: "EN" }).click();
  for (const view of VIEWS) {
    await page.evaluate((view) => (location.hash = `#/${view}`), view);
    await page.waitForFunction(
      (view) => document.querySelector("main h1.sentence") && location.hash === `#/${view}`,
      view,
    );
    assert.equal(await page.locator("main [role=alert]").count(), 0, view);
  }
  // The browser itself asks for the icon again, and draws that are left start the worker anew from
  // the script that the browser keeps.
  const kept = /\/(icon-[0-9a-f]+\.svg|worker-[0-9a-f]+\.js)$/;
  const asked = page.record.requests.slice(before).filter((file) => !kept.test(file));
  assert.deepEqual(asked, []);
  assert.deepEqual(foreignRequests(page, here.site.url), []);
  await page.context().close();
});
