// What a program in TypeScript may write against `exportReport` and `chart`; only compiled.
import { chart, exportReport, type ChartKind, type County } from "../../dist/junheng.js";

export function files(county: County): Uint8Array[] {
  const own: County = { ...county, report: { intro: { text: "县里自写", from: "原来的" } } };
  // @ts-expect-error: a paragraph has its text
  const none: County = { report: { intro: {} } };
  // @ts-expect-error: there is no such format
  exportReport(none, { format: "pdf" });
  // @ts-expect-error: the format is told
  exportReport(county, {});
  return [
    exportReport(own, { format: "docx", rubric: "qujiang-2019", redHead: true, lang: "en" }),
    exportReport(own, { format: "html", scenario: "基准" }),
  ];
}

export function pictures(county: County): string {
  const kinds: ChartKind[] = ["coefficients", "heat"];
  // @ts-expect-error: there is no such chart
  chart("pie", county);
  const all = kinds.map((kind) => chart(kind, county, { standard: "quality-balance-2017", width: 640 }));
  return all.join("") + chart("strip", county, { section: "junior", indicator: "sportsArea", lang: "zh-Hant" });
}
