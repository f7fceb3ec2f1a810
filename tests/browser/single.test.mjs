// The page in one file, opened by double-click: from disk, with no server, asking for nothing.
import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { VIEWS, dist, launch, open, opened, screenshot, visitor } from "./harness.mjs";

const file = pathToFileURL(join(dist, "junheng.html")).href;
const BOOKS = ["2021小学教基.xlsx", "2021初中教基.xlsx", "2021高中教基.xlsx"];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens the file for a fresh visitor, who ends without an error and without a request. */
async function visit(look, { hash = "", prepare, errors = /^$/ } = {}) {
  const page = await visitor(browser);
  await prepare?.(page);
  try {
    await open(page, file, hash);
    await look(page);
    assert.deepEqual(page.record.errors.filter((error) => !errors.test(error)), []);
    const asked = page.record.requests.filter((url) => url.split("#")[0] !== file);
    assert.deepEqual(asked.filter((url) => !/^(data|blob):/.test(url)), []);
  } finally {
    await page.context().close();
  }
}

const text = (page, selector) => page.locator(selector).first().innerText();
const figures = (page) => page.locator("main table").first().innerText();

/** The county as "save to file" writes it. */
async function savedFile(page) {
  const saved = page.waitForEvent("download");
  await page.locator("header").getByText("存为文件", { exact: true }).click();
  return readFile(await (await saved).path());
}

test("is no larger than 4.5 MB", async (t) => {
  const { size } = await stat(join(dist, "junheng.html"));
  if (!(await readFile(join(dist, "index.html"), "utf8")).includes("junheng-chunk-")) {
    return t.skip("the page was not shrunk");
  }
  assert.ok(size <= 4_500_000, `${size} bytes`);
});

test("from disk: import, edit, reload, save, open", () =>
  visit(
    async (page) => {
      await page.locator("main input[type=file][multiple]").setInputFiles(BOOKS.map((book) => join(dist, "samples", book)));
      await page.waitForSelector(".notice");
      assert.match(await text(page, ".notice"), /已读入砚溪县/);

      // Edit a figure, as in the journey of the site.
      await page.locator("[role=gridcell].grid-first").first().click();
      const head = page.locator("[role=columnheader]", { hasText: "在校生" }).first();
      const column = Number(await head.getAttribute("aria-colindex"));
      for (let i = 2; i < column; i++) await page.keyboard.press("ArrowRight");
      await page.keyboard.type("99999");
      await page.keyboard.press("Enter");
      await page.locator(".grid-hand").first().waitFor();
      await page.locator(".head-saved").waitFor();
      const before = await savedFile(page);
      assert.match(before.toString(), /99999/);

      await page.reload();
      await opened(page);
      await page.locator("[role=gridcell].grid-first").first().waitFor();
      assert.equal(await page.locator("header .tag").count(), 0, "this is the sample");
      assert.deepEqual(await savedFile(page), before);

      await page.locator("nav a", { hasText: "总览" }).click();
      await page.waitForSelector("main table");
      const changed = await figures(page);
      // The sample county of the site, as a file: other figures than the edited ones.
      await page.locator("header input[type=file]").setInputFiles(join(dist, "samples/county.json"));
      await page.waitForSelector(".notice");
      assert.match(await text(page, ".notice"), /已打开 county\.json/);
      await page.waitForFunction((was) => document.querySelector("main table").innerText !== was, changed);
      await page.locator("header input[type=file]").setInputFiles({
        name: "存.json", mimeType: "application/json", buffer: before,
      });
      await page.waitForFunction((was) => document.querySelector("main table").innerText === was, changed);
      await screenshot(page, "single-overview");
    },
    { hash: "#/data" },
  ));

test("holds every view in every language", () =>
  visit(async (page) => {
    for (const [button, word] of [["EN", "Overview"], ["繁", "總覽"], ["简", "总览"]]) {
      await page.locator(".foot-langs button", { hasText: button }).click();
      await page.locator("nav a", { hasText: word }).waitFor();
      for (const view of VIEWS) {
        await page.evaluate((view) => (location.hash = `#/${view}`), view);
        await page.waitForFunction(
          (view) => document.querySelector("nav [aria-current=page]")?.hash === `#/${view}` && document.querySelector("main h1.sentence"),
          view,
        );
        assert.equal(await page.locator("main [role=alert]").count(), 0, view);
      }
    }
  }));

test("paints its frame before its module runs", () =>
  visit(
    async (page) => {
      const { painted, started } = await page.evaluate(() => ({
        painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
        started: window.startedAt,
      }));
      assert.ok(painted < started, `painted after ${painted} ms, started after ${started} ms`);
    },
    {
      prepare: (page) =>
        page.addInitScript(() => {
          const compile = WebAssembly.compile;
          WebAssembly.compile = function (...given) {
            window.startedAt = window.startedAt || performance.now();
            return compile.apply(this, given);
          };
        }),
    },
  ));

test("says so where the browser keeps nothing", () =>
  visit(
    async (page) => {
      await page.getByText("本浏览器不记住所做的工作，请存为文件").waitFor();
      await page.evaluate(() => (location.hash = "#/method"));
      await page.locator(".method-settings button[aria-pressed=false]").first().click();
      await page.waitForFunction(() => /设置改动 1 处/.test(document.querySelector("header").innerText));
      await page.getByText("本浏览器不记住所做的工作，请存为文件").waitFor();
      assert.match((await savedFile(page)).toString(), /"settings"/);
    },
    {
      prepare: (page) =>
        page.addInitScript(() => {
          const deny = { get: () => { throw new DOMException("denied", "SecurityError"); } };
          Object.defineProperty(window, "localStorage", deny);
          Object.defineProperty(window, "indexedDB", deny);
        }),
    },
  ));

test("works where the browser refuses workers, and answers meanwhile", () =>
  visit(
    async (page) => {
      // The findings of the rail are the engine's.
      await page.locator(".rail-count").waitFor();
      await page.evaluate(() => (location.hash = "#/data"));
      await page.locator("main input[type=file][multiple]").setInputFiles(BOOKS.map((book) => join(dist, "samples", book)));
      await page.waitForSelector(".notice");
      assert.match(await text(page, ".notice"), /已读入砚溪县/);
    },
    {
      prepare: (page) =>
        page.addInitScript(() => {
          window.Worker = function () {
            throw new DOMException("refused", "SecurityError");
          };
        }),
    },
  ));

test("does not fetch a county from an address, and says so", () =>
  visit(
    async (page) => {
      await page.goto(`${file}?data=county.json`);
      await opened(page);
      assert.match(await page.getByRole("alert").innerText(), /单个文件的页面不按地址取数据/);
      page.record.requests = page.record.requests.filter((url) => !url.includes("?data="));
    },
  ));
