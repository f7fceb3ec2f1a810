// What a program in TypeScript may write against `plan`; only compiled.
import { plan, type County, type Plan, type PlanData } from "../../dist/junheng.js";

const set: PlanData = {
  targets: [{ id: "a", statistic: "mean", indicator: "degreeTeachers", section: "primary", is: ">=", value: "4.3" }],
  stages: { "plan-2022/first": 2023 },
  years: { spending: { "2021": 9.04e8 } },
  // @ts-expect-error: a counter has a name
  counters: [{ id: "c", target: 3 }],
};

export function missed(county: County): string[] {
  const made: Plan = plan({ ...county, plan: set }, { ladder: "plan-2022", lang: "en" });
  // @ts-expect-error: a need may be absent
  const amount: number = made.targets[0]?.need.amount;
  const failing = made.rules.filter(({ met }) => met === false).map(({ id }) => id);
  return [...made.targets.filter(({ state }) => state === "not").map(({ id }) => id), ...failing, String(amount)];
}
