// A picture of one view from dist/, for looking at:
//   node tests/browser/shot.mjs '#/data' 1366 768 dark data.png
import { launch, open, serve, visitor } from "./harness.mjs";

const [hash = "", width = "1366", height = "768", theme = "light", out = "shot.png", lang] =
  process.argv.slice(2);
const site = await serve();
const browser = await launch();
try {
  const page = await visitor(browser, { width: Number(width), height: Number(height), theme });
  if (lang) await page.addInitScript((lang) => localStorage.setItem("junheng.lang", lang), lang);
  await open(page, site.url, hash).catch((error) => console.error(error.message));
  // Figures that come from the worker, and pictures still being drawn.
  await page.waitForTimeout(1500);
  await page.screenshot({ path: out });
  for (const error of page.record.errors) console.error(error);
} finally {
  await browser.close();
  await site.close();
}
