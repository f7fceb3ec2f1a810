// How fast the built page is, beside a peer in the same run: `make bench` prints the ratios.
// Nothing here asserts a time; machines differ.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { dist, launch, open, serve, visitor } from "../browser/harness.mjs";

const RUNS = 5;
const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];
const ms = (time) => `${time.toFixed(1).padStart(8)} ms`;

/** A plain table of `rows` schools under our template's kind of headers, padded to `columns`. */
async function workbook(rows, columns) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("小学");
  const known = ["机构标识码", "学校名称", "办学类型", "城乡类型", "小学在校学生数", "小学专任教师", "教学及辅助用房面积（平方米）"];
  const padding = Array.from({ length: columns - known.length }, (_, i) => `备用栏${i + 1}`);
  sheet.addRow([...known, ...padding]);
  for (let i = 0; i < rows; i++) {
    const figures = [String(3500000000 + i), `第${i}小学`, "小学", "城区", 300 + (i % 700), 20 + (i % 50), 2000 + i];
    sheet.addRow([...figures, ...padding.map((_, j) => (i * 7 + j) % 997)]);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The county of the samples, `times` over, with ids of their own. */
async function large(times) {
  const county = JSON.parse(await readFile(join(dist, "samples/county.json"), "utf8"));
  const schools = [];
  for (let i = 0; i < times; i++) {
    for (const school of county.schools) {
      const parent = school.parent ? `${school.parent}-${i}` : school.parent;
      schools.push({ ...school, id: `${school.id}-${i}`, name: `${school.name}${i}`, parent });
    }
  }
  return { ...county, schools, history: [], births: [] };
}

/** Asks a worker of the page, as the page does; gives the milliseconds of each request. */
function timesInWorker(page, requests) {
  return page.evaluate(async (requests) => {
    const meta = (name) => document.querySelector(`meta[name='${name}']`).content;
    const worker = new Worker(meta("junheng-worker"));
    worker.postMessage({ engine: new URL(meta("junheng-engine"), location.href).href });
    let id = 0;
    const ask = ({ request, files = [] }) =>
      new Promise((resolve, reject) => {
        const mine = ++id;
        worker.onmessage = ({ data }) => {
          if (data.kind === "error") reject(new Error(data.message));
          else if (data.id === mine && data.kind === "answer") resolve(data.bytes.length);
        };
        const bytes = new TextEncoder().encode(JSON.stringify(request));
        const copies = files.map(({ name, base64 }) => ({ name, bytes: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)) }));
        started = performance.now();
        worker.postMessage({ id: mine, bytes, files: copies });
      });
    let started;
    const times = [];
    for (const request of requests) {
      await ask(request);
      times.push(performance.now() - started);
    }
    worker.terminate();
    return times;
  }, requests);
}

const base64 = (bytes) => Buffer.from(bytes).toString("base64");

/** Seven weighted coefficients in a plain loop: what a careful script would do. */
function plain(county) {
  const metrics = ["teachingArea", "indoorSportsArea", "sportsFieldArea", "equipmentValue", "multimediaRooms", "computers", "books"];
  return metrics.map((metric) => {
    const pairs = county.schools
      .map((school) => [school.sections.primary?.students, school.site[metric]])
      .filter(([students, amount]) => students > 0 && amount != null);
    const students = pairs.reduce((sum, [n]) => sum + n, 0);
    const mean = pairs.reduce((sum, [, x]) => sum + x, 0) / students;
    return Math.sqrt(pairs.reduce((sum, [n, x]) => sum + (n / students) * (x / n - mean) ** 2, 0)) / mean;
  });
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const site = await serve();
const browser = await launch();
try {
  const first = [];
  for (let i = 0; i < RUNS; i++) {
    const page = await visitor(browser);
    await page.goto(site.url);
    await page.waitForSelector("main h1");
    first.push(await page.evaluate(() => performance.now()));
    await page.context().close();
  }
  console.log(`first view of the sample county drawn   ${ms(median(first))}`);

  const page = await visitor(browser);
  await open(page, site.url);
  const county = await large(28);
  const file = { name: "county.json", base64: base64(JSON.stringify({ format: "junheng-county", version: 1, ...county })) };
  const evaluate = { request: { ask: "evaluate", standard: "quality-balance-2017" } };
  const [load, ...evaluated] = await timesInWorker(page, [{ request: { ask: "load" }, files: [file] }, ...Array(RUNS).fill(evaluate)]);
  const loop = median(Array.from({ length: RUNS }, () => timed(() => plain(county))));
  console.log(`${county.schools.length} schools handed to the worker       ${ms(load)}`);
  console.log(`${county.schools.length} schools assessed, answer and all  ${ms(median(evaluated))}  ${(median(evaluated) / loop).toFixed(1)} × a plain loop of seven coefficients`);

  const bytes = await workbook(1000, 400);
  const importing = { request: { ask: "import", options: {} }, files: [{ name: "教基.xlsx", base64: base64(bytes) }] };
  const imported = await timesInWorker(page, [{ request: { ask: "hello" } }, ...Array(3).fill(importing)]);
  const peerTimes = [];
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    await new ExcelJS.Workbook().xlsx.load(bytes);
    peerTimes.push(performance.now() - start);
  }
  const [ours, peer] = [median(imported.slice(1)), median(peerTimes)];
  console.log(`1 000 × 400 .xlsx read and joined        ${ms(ours)}  ${(ours / peer).toFixed(2)} × exceljs only reading it (${ms(peer).trim()})`);
} finally {
  await browser.close();
  await site.close();
}
