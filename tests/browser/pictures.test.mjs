// Charts as pictures: each kind saves as SVG and as PNG, which say what they show, where it comes from
// and of which day it is, and lose no colour outside the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { COUNTIES, importSeveral } from "./counties.mjs";
import { open, opened, ready, visitor } from "./harness.mjs";

const here = ready();

/** Presses a button and reads what it saves. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** What the browser makes of a picture: its size, its text, whether it parses, its colours as drawn. */
const seen = (page, bytes, type) =>
  page.evaluate(
    async ([base64, type]) => {
      const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([data], { type }));
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      const counts = new Map();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      // As #rrggbb, with the share of the picture; what is not opaque keeps its alpha.
      const colour = (pixel) => [pixel, pixel >> 8, pixel >> 16].map((part) => (part & 255).toString(16).padStart(2, "0")).join("");
      const all = [...counts].map(([pixel, count]) => [`#${colour(pixel)}`, pixel >>> 24, count / pixels.length]);
      const found = { width: image.naturalWidth, height: image.naturalHeight };
      found.clear = all.filter(([, alpha]) => alpha < 255).length;
      found.colours = all.filter(([, alpha]) => alpha === 255).map(([name, , share]) => [name, share]);
      if (type === "image/svg+xml") {
        const parsed = new DOMParser().parseFromString(new TextDecoder().decode(data), type);
        found.wrong = parsed.querySelector("parsererror")?.textContent ?? "";
        found.text = [...parsed.querySelectorAll("text")].map((line) => line.textContent.trim());
        const painted = [...parsed.querySelectorAll("[fill], [stroke]")].flatMap((mark) => [mark.getAttribute("fill"), mark.getAttribute("stroke")]);
        found.named = [...new Set(painted.filter(Boolean))];
        // Text or marks without a colour of their own would be black outside the page.
        found.bare = [...parsed.querySelectorAll("text")].filter((line) => !line.closest("[fill]")).length;
      }
      return found;
    },
    [bytes.toString("base64"), type],
  );

/** Saves every chart of the view in both ways and holds them to what is promised. */
async function pictures(page, least) {
  const svgs = page.locator("main button", { hasText: /SVG$/ });
  await svgs.first().waitFor();
  const count = await svgs.count();
  // What stands over the charts in the page: names of charts, of columns, of parts.
  // The unit may stand behind, in an element of its own.
  const heads = page.locator("main .chart-title, main .sort, main .section-head");
  const lines = await heads.evaluateAll((all) => all.flatMap((head) => [head.textContent, head.firstChild?.textContent ?? ""]));
  const titles = lines.map((line) => line.trim()).filter((line) => line.length > 2);
  for (let at = 0; at < count; at++) {
    const svg = await saved(page, svgs.nth(at));
    const png = await saved(page, page.locator("main button", { hasText: /PNG$/ }).nth(at));
    const [drawn, picture] = [await seen(page, svg.bytes, "image/svg+xml"), await seen(page, png.bytes, "image/png")];
    const title = svg.name.replace(/\.svg$/, "");
    assert.equal(png.name, `${title}.png`);
    assert.equal(drawn.wrong, "", title);
    const said = drawn.text.join("\n");
    // Title, source and day: a picture is passed on without the page.
    assert.ok(titles.some((known) => said.includes(known)), `${title} has no title: ${said.slice(0, 200)}`);
    assert.match(said, /^.+ · .*20\d\d 学年.* · .+/m, `${title} does not say where it is from`);
    // Nothing that only the page's style sheet could colour.
    assert.doesNotMatch(svg.bytes.toString(), /var\(|currentColor/, title);
    assert.equal(drawn.bare, 0, `${title}: text without a colour`);
    assert.deepEqual([picture.width, picture.height], [drawn.width * 3, drawn.height * 3], title);
    assert.equal(picture.clear, 0, `${title}: parts are transparent`);
    const shares = new Map(picture.colours);
    assert.ok((shares.get("#000000") ?? 0) < 0.01, `${title}: black`);
    // Every colour that fills or draws something is in the picture as it is named.
    const named = drawn.named.filter((name) => /^#[0-9a-f]{6}$/.test(name));
    assert.ok(named.length >= 3, `${title}: ${named}`);
    const marks = named.filter((name) => !shares.has(name));
    assert.deepEqual(marks, [], `${title}: colours that are not in the PNG`);
  }
  return count;
}

for (const [view, least, last] of [
  ["resources", 2, ".resources-coefficients .chart"],
  ["duty", 1, ".chart"],
  ["projection", 5, ".seats-heat .chart"],
]) {
  test(`each chart of ${view} saves whole, as SVG and as PNG`, async () => {
    const page = await visitor(here.browser);
    await open(page, here.site.url, `#/${view}`);
    await page.waitForSelector(last, { state: "attached" });
    await page.waitForTimeout(500);
    await pictures(page, least);
    assert.deepEqual(page.record.errors, []);
    await page.context().close();
  });
}

test("the chart of the counties saves whole, as SVG and as PNG", async () => {
  const page = await visitor(here.browser);
  await open(page, here.site.url, "#/data");
  await opened(page);
  await importSeveral(page);
  await page.evaluate(() => (location.hash = "#/region"));
  await page.locator("#region-table tbody tr").nth(Object.keys(COUNTIES).length - 1).waitFor();
  await pictures(page, 1);
  assert.deepEqual(page.record.errors, []);
  await page.context().close();
});
