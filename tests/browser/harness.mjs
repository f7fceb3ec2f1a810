// What every browser test needs: a server for dist/, a Chromium, and a record of all that the page
// asked for and complained about.
import { createServer } from "node:http";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { after, afterEach, before } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const dist = join(root, "dist");
export const results = join(root, "test-results");

/** The views by their word in the address. */
export const VIEWS = ["overview", "data", "resources", "quality", "duty", "projection", "plan", "report", "method"];

const MEDIA = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * Serves dist/ on a free port, under `base`.
 * `media` changes media types by extension, `headers` adds to every answer, `missing` is a pattern of
 * files that are not there: for servers that do things wrong. `change(name, body)` gives another body, or
 * nothing.
 */
export async function serve({ base = "/", media = {}, headers = {}, missing = /^$/, change } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.slice(base.length) || "index.html";
    const gone = !path.startsWith(base) || missing.test(name);
    try {
      if (gone || normalize(name).startsWith("..")) throw new Error("not here");
      const lying = await readFile(join(dist, name));
      const body = change?.(name, lying) ?? lying;
      const type = { ...MEDIA, ...media }[extname(name)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store", ...headers });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** Starts the browser that `CHROMIUM` names, or Debian's. */
export function launch(options = {}) {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"];
  return chromium.launch({
    executablePath: places.find((path) => path && existsSync(path)),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
    ...options,
  });
}

/** A server for dist/ and a browser, there while the tests of a file run: `here.site`, `here.browser`. */
export function ready() {
  const here = {};
  before(async () => {
    here.site = await serve();
    here.browser = await launch();
  });
  after(async () => {
    await here.browser?.close();
    await here.site?.close();
  });
  return here;
}

/**
 * A fresh visitor: an empty profile, and `page` with `page.record`, which holds every address
 * asked for, every console error and every uncaught error.
 */
export async function visitor(browser, { width = 1366, height = 768, theme = "light", ...more } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: "reduce",
    acceptDownloads: true,
    // What a service worker asks for is no request of the page; the test of it lets it in.
    serviceWorkers: "block",
    // Lines of a test's own scripts would be refused by the page's policy; nothing else is lifted.
    bypassCSP: false,
    ...more,
  });
  // A busy machine may take its time; what never comes is told all the same.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  page.record = { requests: [], errors: [] };
  context.on("request", (request) => page.record.requests.push(request.url()));
  page.on("pageerror", (error) => page.record.errors.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") page.record.errors.push(`console: ${message.text()}`);
  });
  // What the page showed last, for a test that fails.
  const close = context.close.bind(context);
  context.close = async (...given) => {
    const asked = page.evaluate(() => document.body.innerText).catch((error) => error.message);
    const late = new Promise((resolve) => setTimeout(resolve, 5_000, "(no answer)").unref());
    last.push({ url: page.url(), says: await Promise.race([asked, late]), errors: page.record.errors });
    return close(...given);
  };
  return page;
}

/** The pages that a test has closed, as they were then. */
const last = [];
afterEach((test) => {
  for (const { url, says, errors } of last.splice(0)) {
    if (test.passed) continue;
    console.log(`${test.name}: ${url} said at last\n${says.slice(0, 1500)}\nerrors: ${errors.join("\n") || "none"}`);
  }
});

/** The requests that went anywhere but to the page's own files. */
export function foreignRequests(page, url) {
  const own = (address) => address.startsWith(url) || /^(data|blob):/.test(address);
  return page.record.requests.filter((address) => !own(address));
}

/** Waits until the static shell has given way to the page. */
export async function opened(page) {
  await page.waitForFunction(() => !document.getElementById("shell"));
}

/** Opens a view of the page and waits for it: `open(page, site.url, "#/data")`. */
export async function open(page, url, hash = "") {
  await page.goto(url + hash);
  await opened(page);
}

/**
 * What axe finds against WCAG 2.2 AA, one line a finding: empty when all is well. With `within`,
 * only in that part of the page.
 */
export async function runAxe(page, within) {
  const builder = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  const { violations } = await (within ? builder.include(within) : builder).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} (${node.target.join(" ")})`),
  );
}

/** Puts a picture of the whole page into test-results/. */
export async function screenshot(page, name, options = {}) {
  await mkdir(results, { recursive: true });
  await page.screenshot({ path: join(results, `${name}.png`), ...options });
}
