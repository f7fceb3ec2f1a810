// What is kept for days without a network, and that nothing old is shown without a word.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { VIEWS, dist, launch, open, opened, serve, visitor } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A visitor whose browser has kept the page's files. */
async function keeper(site) {
  const page = await visitor(browser, { serviceWorkers: "allow" });
  await open(page, site.url, "#/overview");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  return page;
}

test("after one visit it opens without the site, in every view, and says of which day it is", async () => {
  const site = await serve({ base: "/bureau/junheng/", media: { ".wasm": "text/plain" } });
  const page = await keeper(site);
  await site.close();
  await page.reload();
  await opened(page);
  const notice = page.locator("#offline-notice");
  await notice.waitFor();
  assert.match(await notice.innerText(), /没有连上网站.*\d{4}-\d{2}-\d{2}.*规则可能已有更新/);
  for (const view of VIEWS) {
    await page.evaluate((view) => (location.hash = `#/${view}`), view);
    await page.waitForFunction(
      (view) => document.querySelector("nav [aria-current=page]")?.hash === `#/${view}` && document.querySelector("main h1.sentence"),
      view,
    );
    assert.equal(await page.locator("main [role=alert]").count(), 0, view);
  }
  // The engine answers, too: the findings of the rail are its own.
  await page.locator(".rail-count").waitFor();
  await notice.getByRole("button", { name: "以后再说" }).click();
  assert.equal(await notice.count(), 0);
  await page.context().close();
});

test("a newer edition is announced, and the newest page is what the site sends", async () => {
  let newer = false;
  const site = await serve({
    change: (name, body) => {
      if (!newer) return undefined;
      if (name === "sw.js") return Buffer.from(body.toString().replace(/"[0-9a-f]{10}"/g, '"0123456789"'));
      if (name === "index.html") return Buffer.from(body.toString().replace("<title ", '<title data-newer="" '));
      return undefined;
    },
  });
  const page = await keeper(site);
  assert.equal(await page.locator("#offline-notice").count(), 0);
  newer = true;
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const notice = page.locator("#offline-notice");
  await notice.waitFor();
  assert.match(await notice.innerText(), /有了新版本/);
  await notice.getByRole("button", { name: "重新载入" }).click();
  await page.waitForSelector("title[data-newer]", { state: "attached" });
  await opened(page);
  await page.context().close();
  await site.close();
});

test("a page of another edition is never taken from what is kept while the site answers", async () => {
  let newer = false;
  const site = await serve({
    change: (name, body) =>
      newer && name === "index.html" ? Buffer.from(body.toString().replace("<title ", '<title data-newer="" ')) : undefined,
  });
  const page = await keeper(site);
  newer = true;
  await page.reload();
  await opened(page);
  assert.equal(await page.locator("title[data-newer]").count(), 1);
  assert.equal(await page.locator("html[data-offline]").count(), 0);
  await page.context().close();
  await site.close();
});

test("what lies packed beside a file is that file", async (t) => {
  const names = await readdir(dist);
  const packed = names.filter((name) => /\.(br|gz)$/.test(name));
  if (packed.length === 0) return t.skip("the page was built quickly");
  for (const name of packed) {
    const unpack = name.endsWith(".br") ? brotliDecompressSync : gunzipSync;
    const plain = await readFile(join(dist, name.replace(/\.(br|gz)$/, "")));
    assert.ok(unpack(await readFile(join(dist, name))).equals(plain), name);
  }
  for (const name of names.filter((name) => /\.(wasm|js|css|html|bin|ftl)$/.test(name) && name !== "junheng.html")) {
    assert.ok(packed.includes(`${name}.br`) && packed.includes(`${name}.gz`), name);
  }
});
