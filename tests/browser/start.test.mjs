// The page starts, asks nobody for anything, and says why where it cannot start.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { foreignRequests, launch, open, runAxe, screenshot, serve, visitor } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Serves dist/ and visits it, with what the server does wrong and what happens before the page. */
async function visit({ server, visitorOptions, before: prepare }, look) {
  const site = await serve(server);
  const page = await visitor(browser, visitorOptions);
  try {
    await prepare?.(page, site);
    await look(page, site);
  } finally {
    await page.context().close();
    await site.close();
  }
}

/** The sentence of a page that could not start. */
async function sentence(page, url) {
  await page.goto(url);
  const notice = page.getByRole("alert");
  await notice.waitFor();
  return notice.innerText();
}

test("opens without an error and asks nobody else for anything", () =>
  visit({}, async (page, site) => {
    await open(page, site.url);
    assert.deepEqual(page.record.errors, []);
    assert.deepEqual(foreignRequests(page, site.url), []);
    assert.ok(page.record.requests.some((address) => address.endsWith(".wasm")));
  }));

test("shows the frame and its words before the module has arrived", () =>
  visit(
    { before: (page) => page.route("**/page-*.wasm", () => {}) },
    async (page, site) => {
      await page.goto(site.url);
      for (const text of ["均衡尺", "总览", "资源配置", "方法", "正在打开…"]) {
        assert.ok(await page.getByText(text, { exact: true }).isVisible(), text);
      }
      assert.deepEqual(await runAxe(page), []);
      await screenshot(page, "shell-1366");
    },
  ));

for (const [language, opening] of [["zh-Hant", "正在開啟…"], ["en", "Opening…"]]) {
  test(`shows the frame in ${language} where that was chosen, and in the dark`, () =>
    visit(
      {
        before: async (page) => {
          await page.route("**/page-*.wasm", () => {});
          await page.addInitScript((lang) => localStorage.setItem("junheng.lang", lang), language);
          await page.addInitScript(() => localStorage.setItem("junheng.theme", "dark"));
        },
      },
      async (page, site) => {
        await page.goto(site.url);
        await page.getByText(opening, { exact: true }).waitFor();
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
        assert.deepEqual(await runAxe(page), []);
        await screenshot(page, `shell-dark-${language}`);
      },
    ));
}

test("starts from a sub-path, on a server that does not know wasm", () =>
  visit(
    { server: { base: "/bureau/tools/junheng/", media: { ".wasm": "application/octet-stream" } } },
    async (page, site) => {
      await open(page, site.url);
      assert.deepEqual(page.record.errors, []);
    },
  ));

test("starts where storage is denied", () =>
  visit(
    {
      before: (page) =>
        page.addInitScript(() => {
          Object.defineProperty(window, "localStorage", {
            get() {
              throw new DOMException("denied", "SecurityError");
            },
          });
        }),
    },
    async (page, site) => {
      await open(page, site.url);
      assert.deepEqual(page.record.errors, []);
    },
  ));

/** Whether a script may be made from text, which only a loose policy allows. */
const textBecomesScript = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        // Later, since the test's own line is let through.
        setTimeout(() => {
          try {
            resolve(new Function("return true")());
          } catch {
            resolve(false);
          }
        });
      }),
  );

test("holds a new browser to its strict policy", () =>
  visit({}, async (page, site) => {
    await open(page, site.url);
    assert.equal(await textBecomesScript(page), false);
    const reached = await page.evaluate(() => fetch("https://example.org/").then(() => true, () => false));
    assert.equal(reached, false);
    assert.match(page.record.errors.join(), /Content Security Policy/);
  }));

test("gives an old browser the policy it understands, and only that", () =>
  visit(
    { before: (page) => page.addInitScript(() => delete Array.prototype.findLast) },
    async (page, site) => {
      await open(page, site.url);
      assert.equal(await textBecomesScript(page), true);
      const policies = page.locator("meta[http-equiv=Content-Security-Policy]");
      assert.equal(await policies.count(), 1);
      assert.match(await policies.getAttribute("content"), /connect-src 'self'/);
      assert.deepEqual(page.record.errors, []);
    },
  ));

test("says so where a security policy forbids wasm", () =>
  visit(
    { server: { headers: { "Content-Security-Policy": "script-src 'self'" } } },
    async (page, site) => {
      assert.match(await sentence(page, site.url), /wasm-unsafe-eval/);
      await screenshot(page, "shell-blocked");
    },
  ));

test("says so where the browser has no wasm", () =>
  visit(
    { before: (page) => page.addInitScript(() => delete window.WebAssembly) },
    async (page, site) => assert.match(await sentence(page, site.url), /浏览器版本过旧/),
  ));

for (const missing of [/^page-.*\.wasm$/, /^page-.*\.js$/]) {
  test(`says so where ${missing.source} has not arrived`, () =>
    visit({ server: { missing } }, async (page, site) => {
      assert.match(await sentence(page, site.url), /程序文件没有取到/);
    }));
}

test("says so where the browser damages text", () =>
  visit(
    {
      before: (page) =>
        page.addInitScript(() => {
          const decode = TextDecoder.prototype.decode;
          TextDecoder.prototype.decode = function (...bytes) {
            return decode.apply(this, bytes).replace(/[^\0-\x7f]/g, "?");
          };
        }),
    },
    async (page, site) => assert.match(await sentence(page, site.url), /浏览器版本过旧/),
  ));

test("says so where the module is damaged", () =>
  visit(
    {
      before: (page) =>
        page.route("**/page-*.wasm", (route) =>
          route.fulfill({ body: "not wasm", contentType: "application/wasm" }),
        ),
    },
    async (page, site) => assert.match(await sentence(page, site.url), /页面启动时出错/),
  ));
