// The page inside another site: a page like a county's own, with the three ways on it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { VIEWS, dist, foreignRequests, opened, ready, runAxe, screenshot, serve, visitor } from "./harness.mjs";

const here = ready();

/** Rules of a host that would break whatever they reach. */
const HOSTILE = `
  * { all: unset !important; display: block !important; font: 40px serif !important; color: red !important; }
  button, nav, main, table { display: none !important; }
  iframe { height: 20px !important; width: 50px !important; position: fixed !important; }
`;

/** The demo page, once all three frames stand. */
async function demo({ css, prepare } = {}) {
  const page = await visitor(here.browser);
  await prepare?.(page);
  if (css) {
    // As the last rules of the host's own sheet.
    await page.route("**/embed-demo.css", (route) =>
      route.fulfill({ contentType: "text/css", body: readFileSync(join(dist, "embed-demo.css"), "utf8") + css }),
    );
  }
  await page.goto(`${here.site.url}embed-demo.html`);
  const frames = [];
  for (const host of ["#first", "#second", "#frame"]) {
    const element = await page.waitForSelector(`${host} iframe`, { state: "attached" });
    const frame = await element.contentFrame();
    await frame.waitForSelector("main h1.sentence");
    frames.push({ element, frame });
  }
  return { page, frames };
}

/** Waits until a frame is as high as what is in it. */
async function fits({ element, frame }) {
  let sizes;
  for (let tries = 0; tries < 60; tries++) {
    const own = await element.evaluate((iframe) => iframe.getBoundingClientRect().height);
    const inside = await frame.evaluate(() => document.body.getBoundingClientRect().height);
    sizes = `${own} px for ${inside} px`;
    if (Math.abs(own - inside) < 2 && inside > 200) return inside;
    await frame.waitForTimeout(100);
  }
  assert.fail(`the frame has ${sizes}`);
}

const settled = async (frames) => {
  for (const frame of frames) await fits(frame);
};

test("three embeds stand on a county's page, each as high as what is in it", async () => {
  const { page, frames } = await demo();
  await settled(frames);
  assert.match(await frames[0].frame.locator("h1.sentence").innerText(), /砚溪县/);
  await page.locator("#own tr").nth(7).waitFor();
  assert.match(await page.locator("#own").innerText(), /高于规定学历教师/);
  assert.deepEqual(page.record.errors, []);
  assert.deepEqual(foreignRequests(page, here.site.url), []);
  await screenshot(page, "embed-demo", { fullPage: true });
  await page.context().close();
});

test("height follows what is in the frame", async () => {
  const { page, frames } = await demo();
  const first = frames[0];
  await first.frame.waitForSelector(".overview-side svg");
  // The verdict over all parts comes when the engine has judged them.
  await first.frame.waitForFunction(() => !document.querySelector(".strip").innerText.includes("计算"));
  // So does the score sheet beside it.
  await first.frame.waitForFunction(() => document.querySelector(".overview-side").innerText.includes("履职自评"));
  await page.waitForTimeout(1_000);
  const before = await fits(first);
  await page.locator("#switch-view").click();
  await first.frame.waitForSelector(".method");
  const after = await fits(first);
  assert.notEqual(after, before);
  await page.locator("#switch-view").click();
  await first.frame.waitForSelector(".overview table");
  // It becomes what it was again, once what arrives later has arrived.
  let now = await fits(first);
  for (let tries = 0; tries < 40 && Math.abs(now - before) > 1; tries++) {
    await page.waitForTimeout(250);
    now = await fits(first);
  }
  assert.ok(Math.abs(now - before) <= 1, `${now} px, and ${before} px before`);
  await page.setViewportSize({ width: 700, height: 768 });
  await settled(frames);
  await page.context().close();
});

test("attributes change view, language and theme while the page stands; events tell of it", async () => {
  const { page, frames } = await demo();
  const { frame } = frames[0];
  await page.locator("#switch-lang").click();
  await frame.locator("header", { hasText: "學年" }).waitFor();
  await page.locator("#switch-theme").click();
  await frame.waitForSelector("html[data-theme=dark]");
  await page.locator("#heard", { hasText: "first verdict" }).waitFor();
  const heard = await page.locator("#heard").innerText();
  assert.match(heard, /first ready/);
  assert.match(heard, /frame verdict .*"county":"砚溪县"/);
  // Those beside it stay as they are.
  assert.equal(await frames[1].frame.getAttribute("html", "data-theme"), "light");
  await page.evaluate(() => document.getElementById("first").setAttribute("data", "samples/qujiang-2019.json"));
  const anew = await (await page.waitForSelector("#first iframe")).contentFrame();
  await anew.locator("header", { hasText: "衢江" }).waitFor();
  await page.context().close();
});

test("a host's style sheet that breaks everything breaks nothing embedded", async () => {
  const { page, frames } = await demo({ css: HOSTILE });
  await settled(frames);
  for (const { element, frame } of frames) {
    const box = await element.boundingBox();
    assert.ok(box.width > 600, `${box.width} px wide`);
    const look = await frame.evaluate(() => {
      const { fontSize, color } = getComputedStyle(document.querySelector("h1.sentence"));
      return { fontSize, color, height: document.querySelector("main").getBoundingClientRect().height };
    });
    assert.notEqual(look.fontSize, "40px");
    assert.notEqual(look.color, "rgb(255, 0, 0)");
    assert.ok(look.height > 300, `${look.height} px`);
  }
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("nothing of the page's own styles reaches the host", async () => {
  const { page } = await demo();
  const font = await page.evaluate(() => getComputedStyle(document.querySelector("#sidebar h3")).fontFamily);
  assert.match(font, /SimSun/);
  assert.equal(await page.evaluate(() => document.querySelectorAll("style").length), 0);
  await page.context().close();
});

test("a published copy has no tools to change it, and axe finds nothing in it", async () => {
  const page = await visitor(here.browser);
  for (const view of ["overview", "data", "resources", "duty", "projection", "method"]) {
    await page.goto("about:blank");
    await page.goto(`${here.site.url}index.html?readonly=1&data=samples/county.json#/${view}`);
    await opened(page);
    await page.waitForSelector("main h1.sentence");
    await page.waitForTimeout(1_000);
    assert.match(await page.locator(".published").innerText(), /只供查看/);
    for (const word of ["撤销", "重做", "打开…", "存为文件", "导入", "导入文件", "用自己的数据"]) {
      assert.equal(await page.getByText(word, { exact: true }).filter({ visible: true }).count(), 0, `${view}: ${word}`);
    }
    // Only what finds something may be typed into, and what stands for the cell under the cursor.
    const fields = page.locator("main input:visible:not([type=search]):not(.data-name):not(.grid-input), main textarea:visible");
    const typed = (inputs) => inputs.filter(({ type, id }) => /text|number|range/.test(type) && id !== "data-find").length;
    assert.equal(await fields.evaluateAll(typed), 0, view);
    assert.deepEqual(await runAxe(page), []);
    await screenshot(page, `published-${view}`);
  }
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("a published copy never takes the place of the visitor's own work", async () => {
  const page = await visitor(here.browser);
  await page.goto(`${here.site.url}#/method`);
  await opened(page);
  await page.locator(".method-settings button[aria-pressed=false]").first().click();
  await page.locator(".head-saved").waitFor();
  for (const query of ["?readonly=1&data=samples/qujiang-2019.json", "?data=samples/qujiang-2019.json"]) {
    await page.goto(`${here.site.url}index.html${query}#/method`);
    await opened(page);
    await page.locator("header", { hasText: "衢江" }).waitFor();
    const other = page.locator("main .method-settings button[aria-pressed=false]:visible");
    if (await other.count()) {
      await other.first().click();
      await page.getByText("这里的修改不保存，请存为文件").waitFor();
    }
  }
  await page.goto(`${here.site.url}index.html#/overview`);
  await opened(page);
  await page.waitForFunction(() => /砚溪县[^]*设置改动 1 处/.test(document.querySelector("header").innerText));
  await page.context().close();
});

test("data from another origin are refused with a sentence, and nothing is shown instead", async () => {
  const other = await serve();
  const page = await visitor(here.browser);
  await page.goto(`${here.site.url}index.html?readonly=1&data=${other.url}samples/county.json`);
  await opened(page);
  assert.match(await page.getByRole("alert").innerText(), /没有取数据.*在另一个网站上/);
  assert.doesNotMatch(await page.locator("main").innerText(), /砚溪县/);
  assert.deepEqual(foreignRequests(page, here.site.url), []);
  await page.goto(`${here.site.url}index.html?readonly=1&data=samples/nobody.json`);
  await opened(page);
  assert.match(await page.getByRole("alert").innerText(), /没有取到公开数据.*404/);
  await other.close();
  await page.context().close();
});

test("the host hears what goes wrong", async () => {
  const { page, frames } = await demo();
  await frames[0].frame.waitForSelector("main h1.sentence");
  await page.evaluate(() => document.getElementById("first").setAttribute("data", "http://example.org/county.json"));
  await page.locator("#heard", { hasText: "first error" }).waitFor();
  assert.match(await page.locator("#heard").innerText(), /first error .*在另一个网站上/);
  await page.context().close();
});

test("messages from strangers are not heard, on either side", async () => {
  // Another site, whose page claims to be the host, and sends what a host may send.
  const page404 = `<!doctype html><title>x</title><iframe id="f" width="900" height="600"></iframe>`;
  const stranger = await serve({
    headers: { "Content-Security-Policy": "default-src *; script-src 'unsafe-inline'" },
    change: (name) => (name === "index.html" ? Buffer.from(page404) : undefined),
  });
  const page = await visitor(here.browser);
  await page.goto(stranger.url);
  const src = `${here.site.url}index.html?embed=1&host=${encodeURIComponent(new URL(here.site.url).origin)}&theme=light#/overview`;
  await page.evaluate((src) => {
    window.heard = [];
    addEventListener("message", (event) => window.heard.push(event.data));
    document.getElementById("f").src = src;
  }, src);
  const frame = await (await page.waitForSelector("#f")).contentFrame();
  await frame.waitForSelector("main h1.sentence");
  await page.evaluate(() => {
    const target = document.getElementById("f").contentWindow;
    target.postMessage({ junheng: 1, type: "set", view: "data", lang: "en", theme: "dark" }, "*");
    target.postMessage({ junheng: 1, type: "seen", top: 5000, height: 10 }, "*");
  });
  await page.waitForTimeout(500);
  assert.match(await frame.evaluate(() => location.hash), /overview/);
  assert.equal(await frame.getAttribute("html", "data-theme"), "light");
  assert.equal(await frame.evaluate(() => document.documentElement.style.length), 0);
  assert.deepEqual(await page.evaluate(() => window.heard), [], "the page spoke with a stranger");
  await page.context().close();

  // A frame of another site beside the embeds, that speaks as if it were one of them.
  const { page: host, frames } = await demo();
  await fits(frames[0]);
  await host.evaluate((url) => {
    const frame = document.createElement("iframe");
    frame.id = "stranger";
    document.body.appendChild(frame);
    const words = [{ junheng: 1, type: "height", height: 9999 }, { junheng: 1, type: "verdict", verdict: { county: "假" } }];
    // The demo's policy lets no other site in: a frame without one of its own speaks just as well.
    frame.contentWindow.Function("words", "words.forEach((word) => parent.postMessage(word, '*'))")(words);
    for (const word of words) window.postMessage(word, "*");
    return url;
  }, stranger.url);
  await host.waitForTimeout(500);
  const height = await frames[0].element.evaluate((iframe) => iframe.getBoundingClientRect().height);
  assert.ok(height < 9_000, `${height} px: a stranger was heard`);
  assert.doesNotMatch(await host.locator("#heard").innerText(), /假/);
  await host.context().close();
  await stranger.close();
});

test("another site hears no verdict of the visitor's own work", async () => {
  const blank = `<!doctype html><title>x</title><iframe id="f" width="900" height="600"></iframe>`;
  const other = await serve({
    headers: { "Content-Security-Policy": "default-src *" },
    change: (name) => (name === "index.html" ? Buffer.from(blank) : undefined),
  });
  const page = await visitor(here.browser);
  await page.goto(other.url);
  const hear = async (query) => {
    await page.evaluate(
      (src) => {
        window.heard = [];
        addEventListener("message", (event) => window.heard.push(event.data.type));
        document.getElementById("f").src = src;
      },
      `${here.site.url}index.html?embed=1&host=${encodeURIComponent(new URL(other.url).origin)}${query}`,
    );
    await page.waitForFunction(() => window.heard.includes("ready"));
    await page.waitForTimeout(500);
    return page.evaluate(() => window.heard);
  };
  assert.ok((await hear("&data=samples/county.json")).includes("verdict"), "published data may be told");
  const frame = await (await page.waitForSelector("#f")).contentFrame();
  await hear("#/overview");
  await frame.locator("header input[type=file]").setInputFiles(join(dist, "samples/qujiang-2019.json"));
  await frame.locator(".head-saved").waitFor();
  const heard = await hear("&x=1#/overview");
  await frame.locator("header", { hasText: "衢江" }).waitFor();
  assert.ok(!heard.includes("verdict"), heard.join());
  await page.context().close();
  await other.close();
});

test("where schools are hidden none is named, and the views that list them are left out", async () => {
  const page = await visitor(here.browser);
  await page.goto(`${here.site.url}index.html?readonly=1&schools=hidden&data=samples/county.json#/resources`);
  await opened(page);
  await page.waitForSelector("main .overview table");
  const names = JSON.parse(readFileSync(join(dist, "samples/county.json"), "utf8")).schools.map(({ name }) => name);
  const shown = VIEWS.filter((view) => !["data", "resources", "report"].includes(view));
  for (const view of shown) {
    await page.evaluate((view) => (location.hash = `#/${view}`), view);
    await page.waitForFunction((view) => document.querySelector("nav [aria-current=page]")?.hash === `#/${view}`, view);
    await page.waitForSelector("main h1.sentence");
    await page.waitForTimeout(800);
    const said = await page.locator("body").innerHTML();
    assert.deepEqual(names.filter((name) => said.includes(name)), [], view);
  }
  assert.equal(await page.locator("nav a").count(), shown.length);
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});

test("the file for publishing names no school", async () => {
  const page = await visitor(here.browser);
  await page.goto(`${here.site.url}index.html#/data`);
  await opened(page);
  await page.getByRole("button", { name: "导出" }).click();
  const saved = page.waitForEvent("download");
  await page.getByText("公开用的县文件").click();
  const text = readFileSync(await (await saved).path(), "utf8");
  const county = JSON.parse(readFileSync(join(dist, "samples/county.json"), "utf8"));
  assert.deepEqual(county.schools.filter(({ name }) => text.includes(name)), []);
  assert.equal(JSON.parse(text).schools.length, county.schools.length);
  await page.context().close();
});
