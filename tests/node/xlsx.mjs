// Workbooks as tests look at them: the cells of each sheet as they stand in the file, the same file
// without what formulas came to, and the cells as two other programs compute them. HyperFormula is a
// development tool under GPL-3.0; nothing of it is in what is built.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { HyperFormula } from "hyperformula";

const run = promisify(execFile);

/** A text of the file without its escapes. */
function plain(text) {
  const names = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, ten, hex, name) =>
      name ? names[name] : String.fromCodePoint(ten ? Number(ten) : parseInt(hex, 16)))
    .replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

/** `AB12` as row and column from 0. */
export function place(name) {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(name);
  const column = [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0);
  return [Number(row) - 1, column - 1];
}

/** The sheets of a workbook: name, and cells by name with `formula` and `value`. */
export function sheetsOf(bytes) {
  const files = unzipSync(bytes);
  const text = (name) => strFromU8(files[name]);
  const shared = [];
  if (files["xl/sharedStrings.xml"]) {
    for (const [, entry] of text("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)) {
      shared.push(plain([...entry.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((t) => t[1]).join("")));
    }
  }
  const targets = new Map();
  for (const [relation] of text("xl/_rels/workbook.xml.rels").matchAll(/<Relationship [^>]*>/g)) {
    const part = (key) => new RegExp(`${key}="([^"]*)"`).exec(relation)[1];
    targets.set(part("Id"), part("Target").replace(/^\/?(xl\/)?/, "xl/"));
  }
  const sheets = [];
  for (const [tag] of text("xl/workbook.xml").matchAll(/<sheet [^>]*>/g)) {
    const part = (key) => new RegExp(`${key}="([^"]*)"`).exec(tag)[1];
    const cells = new Map();
    const xml = text(targets.get(part("r:id")));
    for (const [, attributes, content = ""] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const name = /r="([A-Z]+\d+)"/.exec(attributes)[1];
      const kind = /t="(\w+)"/.exec(attributes)?.[1] ?? "n";
      const formula = /<f[^>]*>([^<]*)<\/f>/.exec(content)?.[1];
      const written = /<v[^>]*>([^<]*)<\/v>/.exec(content)?.[1];
      const inline = /<is>.*?<t[^>]*>([^<]*)<\/t>/s.exec(content)?.[1];
      let value = null;
      if (kind === "s") value = shared[Number(written)];
      else if (kind === "inlineStr") value = plain(inline ?? "");
      else if (kind === "str" || kind === "e") value = plain(written ?? "");
      else if (kind === "b") value = written === "1";
      else if (written !== undefined) value = Number(written);
      cells.set(name, { formula: formula === undefined ? null : plain(formula), value });
    }
    sheets.push({ name: plain(part("name")), cells });
  }
  return sheets;
}

/** The same workbook with no value in any cell that has a formula, so that who shows one computed it. */
export function withoutValues(bytes, change = (name, xml) => xml) {
  const files = unzipSync(bytes);
  for (const name of Object.keys(files)) {
    if (!name.startsWith("xl/worksheets/")) continue;
    const bare = strFromU8(files[name])
      .replace(/(<c [^>]*?)( t="\w+")?(>)(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, "$1$3$4");
    files[name] = strToU8(change(name, bare));
  }
  return zipSync(files);
}

/** The workbook in HyperFormula: `value(sheet, cell)`, `set(sheet, cell, value)`. */
export function inHyperFormula(sheets) {
  const table = {};
  for (const { name, cells } of sheets) {
    const rows = [];
    for (const [at, { formula, value }] of cells) {
      const [row, column] = place(at);
      while (rows.length <= row) rows.push([]);
      // A text that begins as a formula does is none.
      const text = typeof value === "string" ? `'${value}` : value;
      rows[row][column] = formula === null ? text : `=${formula}`;
    }
    table[name] = rows.map((row) => Array.from(row, (cell) => cell ?? null));
  }
  const engine = HyperFormula.buildFromSheets(table, { licenseKey: "gpl-v3" });
  const address = (sheet, cell) => {
    const [row, col] = place(cell);
    return { sheet: engine.getSheetId(sheet), row, col };
  };
  return {
    value: (sheet, cell) => engine.getCellValue(address(sheet, cell)),
    set: (sheet, cell, value) => engine.setCellContents(address(sheet, cell), [[value]]),
    end: () => engine.destroy(),
  };
}

/** Where LibreOffice is; `null` where it is not installed. */
export async function libreOffice() {
  for (const program of ["soffice", "libreoffice"]) {
    try {
      await run(program, ["--version"]);
      return program;
    } catch {
      // The next one.
    }
  }
  return null;
}

/** The workbook as LibreOffice saves it again, recalculated. */
export async function byLibreOffice(program, bytes) {
  const folder = await mkdtemp(join(tmpdir(), "junheng-"));
  try {
    const [before, after] = [join(folder, "in.xlsx"), join(folder, "out")];
    await writeFile(before, bytes);
    const home = `-env:UserInstallation=file://${join(folder, "home")}`;
    await run(program, [home, "--headless", "--convert-to", "xlsx", "--outdir", after, before]);
    return new Uint8Array(await readFile(join(after, "in.xlsx")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether two values of cells are the same, numbers to 1e-9 of their size. */
export function same(a, b) {
  const [x, y] = [a, b].map((value) => value ?? "");
  if (typeof x !== "number" || typeof y !== "number") return x === y;
  return Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x));
}
