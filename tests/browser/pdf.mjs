// An A4 print of one view from dist/, for looking at:
//   node tests/browser/pdf.mjs '#/quality' quality.pdf [lang]
import { launch, open, serve, visitor } from "./harness.mjs";

const [hash = "", out = "print.pdf", lang] = process.argv.slice(2);
const site = await serve();
const browser = await launch();
try {
  const page = await visitor(browser, { width: 1366, height: 768 });
  if (lang) await page.addInitScript((lang) => localStorage.setItem("junheng.lang", lang), lang);
  await open(page, site.url, hash).catch((error) => console.error(error.message));
  await page.waitForTimeout(2500);
  await page.pdf({ path: out, format: "A4", preferCSSPageSize: true, printBackground: false });
  for (const error of page.record.errors) console.error(error);
} finally {
  await browser.close();
  await site.close();
}
