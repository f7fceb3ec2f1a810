// What a program in TypeScript may write against `project`; only compiled.
import { project, type County, type Projection, type Scenario, type ScenarioEvent } from "../../dist/junheng.js";

const events: ScenarioEvent[] = [
  { year: 2027, kind: "open", name: "南城小学", zone: "南城学区", rooms: 18, intake: { primary: 120 } },
  { year: 2028, kind: "close", school: "3500000001", to: [{ school: "3500000002", share: 1 }] },
  // @ts-expect-error: no such kind
  { year: 2028, kind: "teleport" },
  // @ts-expect-error: a share is needed
  { year: 2028, kind: "rezone", from: "a", to: "b" },
];

export function gap(county: County): number {
  const scenario: Scenario = { horizon: 10, draws: 500, events, intakeCap: 45, intakeRatio: [{ year: 2027, value: 1.01 }] };
  const projection: Projection = project(county, scenario, { lang: "en" });
  const rows = projection.seats.filter(({ level, section }) => level === "county" && section === "primary");
  const q95: number | undefined = projection.enrolment[0]?.q95;
  // @ts-expect-error: no quantiles without draws
  const certain: number = projection.enrolment[0]?.q95;
  return Math.max(...rows.map(({ gap }) => gap)) + (q95 ?? certain) + project(county).years.length;
}
