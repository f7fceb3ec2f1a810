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

/** A county to project: 350 schools in 20 zones with class lists and five years of history. */
function projected() {
  const [schools, history] = [[], []];
  for (let at = 0; at < 350; at++) {
    const junior = at % 6 === 5;
    const [id, size] = [String(at), junior ? 300 : 30 + (at % 170)];
    const of = (grade, year) => size + ((grade * 7 + at * 3 + year * 5) % 23);
    const classes = [];
    for (const grade of junior ? [7, 8, 9] : [1, 2, 3, 4, 5, 6]) {
      for (let year = 2021; year <= 2025; year++) history.push({ year, unit: id, grade, students: of(grade, year) });
      const count = Math.ceil(of(grade, 2025) / 50);
      for (let i = 0; i < count; i++) {
        // The first classes have one pupil more, so that the list adds up to its grade.
        const students = Math.floor(of(grade, 2025) / count) + (i < of(grade, 2025) % count ? 1 : 0);
        classes.push({ grade, name: `${grade}(${i + 1})班`, students });
      }
    }
    const section = junior ? "junior" : "primary";
    schools.push({ id, name: `${at}校`, zone: `${at % 20}区`, kind: section, sections: { [section]: { classes } } });
  }
  return { name: "县", schoolYear: 2025, schools, history };
}

/** What a plain script would do: cohorts moved up and cut into classes, `draws` times, totals sorted. */
function plainProjection(county, draws) {
  const rolls = new Map();
  for (const { unit, year, grade, students } of county.history) {
    if (year === 2025) rolls.set(unit, [...(rolls.get(unit) ?? []), [grade, students]]);
  }
  const totals = Array.from({ length: 15 }, () => new Float64Array(draws));
  let classes = 0;
  for (const roll of rolls.values()) {
    for (let draw = 0; draw < draws; draw++) {
      let wander = 0;
      for (let year = 0; year < 15; year++) {
        wander += (Math.random() + Math.random() + Math.random() - 1.5) * 0.05;
        const factor = Math.exp(wander);
        for (const [, students] of roll) {
          const here = students * factor;
          totals[year][draw] += here;
          classes += Math.ceil(here / 45);
        }
      }
    }
  }
  totals.forEach((of) => of.sort());
  return classes;
}

/** Asks a worker of the page, as the page does; gives the milliseconds of each request. */
async function timesInWorker(page, requests) {
  return (await inWorker(page, requests)).times;
}

/** The same, with the memory of the engine's module at the end, which never gives any back. */
async function inWorker(page, requests) {
  const started = page.waitForEvent("worker");
  await page.evaluate(() => {
    window.benched = new Worker(document.querySelector("meta[name='junheng-worker']").content);
  });
  const worker = await started;
  await worker.evaluate(() => {
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate(...given);
      // The parts that are joined to it have none of their own.
      self.benched = self.benched ?? (made.instance ?? made).exports.memory;
      return made;
    };
  });
  const times = await ask(page, requests);
  const memory = await worker.evaluate(() => self.benched.buffer.byteLength);
  await page.evaluate(() => window.benched.terminate());
  return { times, memory };
}

function ask(page, requests) {
  return page.evaluate(async (requests) => {
    const worker = window.benched;
    worker.postMessage(await window.junheng.engine());
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
  // The engine keeps an assessment until the county changes: before each one comes an edit, one that changes no figure.
  const edit = { request: { ask: "edit", edit: { edit: "mapping", path: "x", target: null } } };
  const rounds = Array(RUNS).fill([edit, evaluate]).flat();
  const [load, ...times] = await timesInWorker(page, [{ request: { ask: "load" }, files: [file] }, ...rounds, evaluate]);
  const again = times.pop();
  const evaluated = times.filter((_, at) => at % 2 === 1);
  const loop = median(Array.from({ length: RUNS }, () => timed(() => plain(county))));
  console.log(`${county.schools.length} schools handed to the worker       ${ms(load)}`);
  console.log(`${county.schools.length} schools assessed, answer and all  ${ms(median(evaluated))}  ${(median(evaluated) / loop).toFixed(1)} × a plain loop of seven coefficients`);
  console.log(`the same asked again                     ${ms(again)}`);

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

  const ahead = projected();
  const project = (scenario) => ({ request: { ask: "project", scenario, looking_back: false } });
  const loaded = { name: "county.json", base64: base64(JSON.stringify({ format: "junheng-county", version: 1, ...ahead })) };
  const given = [{ request: { ask: "load" }, files: [loaded] }];
  const least = (times) => Math.min(...times);
  const [, , ...plainly] = await timesInWorker(page, [...given, ...Array(3 * RUNS + 1).fill(project({}))]);
  const once = least(Array.from({ length: RUNS }, () => timed(() => plainProjection(ahead, 1))));
  console.log(`350 schools projected 15 years, all of it ${ms(least(plainly))}  ${(least(plainly) / once).toFixed(1)} × a plain loop over cohorts`);
  for (const [draws, runs] of [[2000, 3], [20000, 1]]) {
    const { times, memory } = await inWorker(page, [...given, project({}), ...Array(runs).fill(project({ draws }))]);
    const drawn = least(times.slice(2));
    const peer = timed(() => plainProjection(ahead, draws));
    const size = `${Math.round(memory / 1e6)} MB of memory`;
    console.log(`the same with ${String(draws).padStart(6)} draws            ${ms(drawn)}  ${(drawn / peer).toFixed(2)} × a plain loop over cohorts; ${size}`);
  }
} finally {
  await browser.close();
  await site.close();
}
