// `exportReport` and `chart` as other programs call them, from the built files; the Word document
// is read back by other programs: by its parts everywhere, by python-docx where it is installed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import init, * as junheng from "../../dist/junheng.js";

const root = new URL("../../", import.meta.url);
const sample = async (name) => JSON.parse(await readFile(new URL(`dist/samples/${name}`, root), "utf8"));
let county;
let qujiang;

before(async () => {
  await init({ module_or_path: await readFile(new URL("dist/junheng_bg.wasm", root)) });
  county = await sample("county.json");
  qujiang = await sample("qujiang-2019.json");
});

const parts = (bytes) => Object.fromEntries(
  Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith(".emf")).map(([name, part]) => [name, strFromU8(part)]),
);
/** The text of a document, a line each paragraph. */
const text = (document) => document.split("</w:p>")
  .map((p) => [...p.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, t]) => t).join("")).join("\n");

test("the published example's report says its score, in both formats", () => {
  const { "word/document.xml": document } = parts(junheng.exportReport(qujiang, { format: "docx" }));
  const page = new TextDecoder().decode(junheng.exportReport(qujiang, { format: "html" }));
  for (const said of ["自评得分97分", "最终自评得分101分（97+4分）", "有5所学校存在超规模办学"]) {
    assert.ok(text(document).includes(said), said);
    assert.ok(page.includes(said), said);
  }
});

test("the document's figures are those of the assessment", () => {
  const { "word/document.xml": document, "word/footer1.xml": foot } = parts(junheng.exportReport(county, { format: "docx" }));
  const { sections } = junheng.evaluate(county, { standard: "quality-balance-2017" });
  const said = text(document);
  for (const [id, name] of [["primary", "小学"], ["junior", "初中"]]) {
    const { schools, passing, failing } = sections[id];
    assert.ok(said.includes(`参加评估的${name}（部）${schools}个，综合达标${passing}个`), name);
    assert.ok(said.includes(`参加评估的${schools}个${name}（部）中，有${failing}个没有达到`), name);
  }
  assert.ok(foot.includes("教督〔2017〕6号") && foot.includes("2021-09-01"));
});

test("the page runs nothing, asks for nothing, and takes names as text", () => {
  const name = "<script>alert(1)</script>";
  const odd = { ...county, name, report: { intro: { text: "<img src=x onerror=alert(1)>" } } };
  const page = new TextDecoder().decode(junheng.exportReport(odd, { format: "html" }));
  assert.ok(!/<script|<img|<link|href=|url\(/.test(page));
  assert.ok(page.includes("&lt;script&gt;") && page.includes("&lt;img"));
  assert.match(page, /default-src 'none'/);
  assert.equal(page.match(/<svg /g).length, page.match(/<figure>/g).length);
});

test("a paragraph of the county's own stands in place of the generated one", () => {
  const own = { ...county, report: { "practice.lead.own": { text: "本县自己写的话。" }, "gone.id": { text: "旧话" } } };
  const { "word/document.xml": document } = parts(junheng.exportReport(own, { format: "docx" }));
  assert.ok(text(document).includes("本县自己写的话。"));
  assert.ok(!text(document).includes("健全议事协调机制") && !text(document).includes("旧话"));
});

test("a county with nothing in it gets blanks; wrong arguments are named", () => {
  const { "word/document.xml": document } = parts(junheng.exportReport({}, { format: "docx" }));
  assert.ok(text(document).includes("____人民政府"));
  assert.throws(() => junheng.exportReport(county, { format: "pdf" }), /options\.format/);
  assert.throws(() => junheng.exportReport(county, {}), /options\.format/);
  assert.throws(() => junheng.exportReport(county, { format: "docx", rubric: "none" }), /none/);
  assert.throws(() => junheng.exportReport({ report: { a: 7 } }, { format: "docx" }), /county\.report\.a/);
});

test("python-docx reads headings, tables and pictures back", async (t) => {
  const python = "/usr/bin/python3";
  try {
    execFileSync(python, ["-c", "import docx"], { stdio: "ignore" });
  } catch {
    return t.skip("python-docx is not installed");
  }
  const folder = await mkdtemp(join(tmpdir(), "report-"));
  try {
    const file = join(folder, "report.docx");
    await writeFile(file, junheng.exportReport(county, { format: "docx" }));
    const script = `
import docx, json, sys
d = docx.Document(sys.argv[1])
heads = [(p.style.name, p.text) for p in d.paragraphs if p.style.name.startswith("Heading")]
table = d.tables[0]
print(json.dumps({
  "heads": heads, "tables": len(d.tables), "pictures": len(d.inline_shapes),
  "rows": [[c.text for c in r.cells] for r in table.rows],
  "landscape": [s.orientation == 1 for s in d.sections],
  "margins": [round(x.mm) for x in (d.sections[0].top_margin, d.sections[0].right_margin, d.sections[0].bottom_margin, d.sections[0].left_margin)],
}))`;
    const read = JSON.parse(execFileSync(python, ["-c", script, file], { encoding: "utf8" }));
    const first = read.heads.filter(([style]) => style === "Heading 1").map(([, said]) => said);
    assert.deepEqual(first, ["一、基本情况", "二、主要做法和成效", "三、存在问题", "四、下一步工作打算"]);
    assert.ok(read.heads.some(([style, said]) => style === "Heading 2" && said === "（二）自评得分"));
    assert.deepEqual(read.margins, [37, 26, 35, 28]);
    assert.ok(read.landscape.includes(true) && !read.landscape[0]);
    assert.ok(read.tables >= 10 && read.pictures >= 4);
    // 表1 against the module's own answer.
    const { sections } = junheng.evaluate(county, { standard: "quality-balance-2017" });
    const ids = Object.keys(sections.primary.indicators);
    assert.equal(read.rows.length, 8);
    ids.forEach((id, at) => {
      const both = [sections.primary.indicators[id], sections.junior.indicators[id]];
      const sum = (key) => both.reduce((all, one) => all + one[key], 0);
      const row = read.rows[at + 1];
      assert.deepEqual(row.slice(1, 3), [String(sum("known")), String(sum("schoolsMet"))], id);
      both.forEach(({ cv }, k) => assert.ok(Math.abs(Number(row[4 + k].replace(/[▲○]/, "")) - cv) < 0.000501, id));
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("charts are drawn by name, in a language, and refuse what they do not know", () => {
  for (const kind of ["coefficients", "strip", "waterfall", "enrolment", "classes", "seats", "heat"]) {
    const svg = junheng.chart(kind, county);
    assert.match(svg, /^<svg [^]*<title>[^<]+<\/title><desc>[^<]+<\/desc>[^]*<\/svg>$/, kind);
    assert.ok(!/NaN|undefined/.test(svg), kind);
  }
  assert.match(junheng.chart("coefficients", county, { lang: "en" }), /<title>Difference coefficients/);
  assert.match(junheng.chart("strip", county, { section: "junior", indicator: "sportsArea" }), /初中各校/);
  assert.throws(() => junheng.chart("pie", county), /kind/);
  assert.throws(() => junheng.chart("heat", {}), /heat/);
  assert.throws(() => junheng.chart("strip", county, { width: 1 }), /options\.width/);
});
