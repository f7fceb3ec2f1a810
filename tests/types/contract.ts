// What a program in TypeScript may write against the calls of junheng.d.ts; only compiled.
import { evaluate, importFiles, standards, type County, type Evaluation } from "../../dist/junheng.js";

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
