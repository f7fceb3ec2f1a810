// Firefox and WebKitGTK: the site from a server and the page in one file from disk, each through the main
// job.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { VIEWS, dist, serve } from "./harness.mjs";
import { Gone, others } from "./others.mjs";

/** How often a browser is started before its end counts as the page's fault. */
const STARTS = 6;
const BOOKS = ["2021小学教基.xlsx", "2021初中教基.xlsx", "2021高中教基.xlsx"];
const file = pathToFileURL(join(dist, "junheng.html")).href;

for (const { browser: kind, start, skip } of others()) {
  describe(kind, { skip }, () => {
    let browser;
    let site;
    before(async () => {
      site = await serve();
      browser = await start();
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    /**
     * A test of the page. Where the browser's own process ends it is started anew and the whole test
     * begins again.
     */
    const page = (name, body) =>
      test(name, async () => {
        for (let starts = 1; ; starts++) {
          try {
            return await body();
          } catch (error) {
            if (!(error instanceof Gone) || starts === STARTS) throw error;
            console.log(`${browser.name} is gone (${error.message}); once more from the start`);
            await browser.close().catch(() => {});
            browser = await start();
          }
        }
      });

    /** Waits until an expression is true. */
    async function until(expression, seconds = 90) {
      for (const end = Date.now() + 1000 * seconds; Date.now() < end; ) {
        if (await browser.run(expression)) return;
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      const says = await browser.run("document.body.innerText");
      assert.fail(`${browser.name}: never true: ${expression}; the page says ${says}`);
    }
    const sentence = (pattern) => `${pattern}.test((document.querySelector("main h1.sentence") || {}).textContent)`;

    page("draws every view of the site", async () => {
      for (const view of VIEWS) {
        await browser.open(`${site.url}?${view}#/${view}`);
        const current = `(document.querySelector("nav [aria-current=page]") || {}).hash === "#/${view}"`;
        await until(`!document.getElementById("shell") && ${current} && ${sentence("/./")}`);
        assert.equal(await browser.run("document.querySelectorAll('main [role=alert]').length"), 0, view);
      }
      assert.deepEqual(browser.errors, []);
    });

    page("does the main job in one file from disk: workbooks in, verdict out, still there afterwards", async () => {
      await browser.open(`${file}#/data`);
      await until(`!document.getElementById("shell") && !!document.querySelector(".grid-cell")`, 120);
      const books = BOOKS.map((book) => join(dist, "samples", book));
      await browser.choose("main input[type=file][multiple]", books);
      await until(`/已读入砚溪县/.test((document.querySelector(".notice") || {}).textContent)`, 120);
      await browser.run(`void (location.hash = "#/overview")`);
      await until(sentence("/砚溪县.*尚未达到/"));
      await until(`!!document.querySelector(".head-saved")`);
      await browser.run("void location.reload()");
      await until(`!document.getElementById("shell") && ${sentence("/砚溪县.*尚未达到/")}`, 120);
      assert.equal(await browser.run("!!document.querySelector('header .tag')"), false, "this is the sample");
      assert.deepEqual(browser.errors, []);
    });
  });
}
