import { launch, open, serve, visitor } from "./harness.mjs";
const site = await serve(); const browser = await launch();
for (const [w,h,theme,name] of [[1366,768,"light","w"],[360,740,"dark","p"]]) {
  const page = await visitor(browser, { width: w, height: h, theme });
  await open(page, site.url, "#/data");
  await page.waitForTimeout(4000);
  if (w > 700) { await page.click("#rows-open"); }
  await page.click("#columns-open");
  await page.waitForTimeout(800);
  await page.screenshot({ path: `/tmp/grid-col-${name}.png` });
  if (w < 700) { await page.locator(".data-status").scrollIntoViewIfNeeded(); await page.screenshot({ path: `/tmp/grid-col-${name}2.png` }); }
  console.log(page.record.errors, await page.evaluate(() => document.documentElement.scrollWidth));
}
await browser.close(); await site.close();
