// What a program in TypeScript may write against the calls of junheng.d.ts; only compiled.
import {
  evaluate, exportTables, exportWorkbook, importFiles, score, standards, type County, type Evaluation,
} from "../../dist/junheng.js";

export function assess(county: County): string {
  const result: Evaluation = evaluate(county, { standard: "quality-balance-2017", lang: "en" });
  const cv: number | null | undefined = result.sections.primary.indicators["teachingArea"]?.cv;
  const open: boolean = result.pass === null;
  // @ts-expect-error: a verdict may be open
  const certain: boolean = result.pass;
  // @ts-expect-error: no such standard
  evaluate(county, { standard: "quality-balance-1999" });
  return `${cv} ${open} ${certain} ${result.reasons.join()}`;
}

export async function read(file: File): Promise<County | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { counties, findings, mapping } = importFiles([{ name: file.name, bytes }], {
    mapping: { "在校生数 → 合计": "primary.students" },
    parents: { "3500000002": "3500000001" },
  });
  for (const { severity, message, cell } of findings) console.log(severity, message, cell);
  for (const sheet of mapping) for (const { path, target } of sheet.columns) console.log(path, target);
  // @ts-expect-error: bytes are needed
  importFiles([{ name: file.name }]);
  return counties[0];
}

export const editions: string[] = standards().standards.map(({ edition }) => edition);

export function duty(county: County): string {
  const { items, total, summary } = score("qujiang-2019", county, { lang: "zh-Hant" });
  const reasons: string[] = items.flatMap((item) => item.reasons);
  // @ts-expect-error: points may be open
  const certain: number = total;
  // @ts-expect-error: an item has a rule
  score({ id: "own", name: "本县", full: "5", items: [{ id: "a" }] }, county);
  return `${reasons.join()} ${certain} ${summary}`;
}

export function files(county: County): Blob[] {
  const audit: Uint8Array<ArrayBuffer> = exportWorkbook(county, { standard: "basic-balance-2012", lang: "zh-Hant" });
  // @ts-expect-error: a standard is needed
  exportWorkbook(county);
  return [new Blob([audit]), new Blob([exportTables(county)])];
}
