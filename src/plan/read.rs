//! The fields of a plan by their keys, for the page, which reads what the engine wrote.

use super::result::{
    Cliff, Counter, FundingHeads, FundingSchool, FundingSet, GapRow, GapTotal, Gaps, LayoutNeed,
    Line, Need, NeedSchool, Plan, Reading, State, Target, YearRule, YearStep,
};
use crate::{choices, record};

record!(default Plan {
    ladder: "ladder", targets: "targets", gaps: "gaps", rules: "rules", counters: "counters",
    funding: "funding", layout: "layout", findings: "findings",
});
choices!(State {
    Met: "met",
    OnCourse: "onCourse",
    Slipping: "slipping",
    Not: "not",
    Undetermined: "undetermined",
});
record!(Target {
    id: "id",
    row: "row",
    stage: "stage",
    name: "name",
    statistic: "statistic",
    indicator: "indicator",
    section: "section",
    formula: "formula",
    unit: "unit",
    of: "of",
    over: "over",
    is: "is",
    value: "value",
    year: "year",
    uncertain: "uncertain",
    measured: "measured",
    met: "met",
    gap: "gap",
    need: "need",
    projected: "projected",
    met_then: "metThen",
    gap_then: "gapThen",
    need_then: "needThen",
    state: "state",
    per_year: "perYear",
    national: "national",
    sentence: "sentence",
});
record!(Reading {
    year: "year",
    value: "value",
    known: "known",
    low: "low",
    high: "high",
    counted: "counted",
    missing: "missing",
});
record!(Need {
    unit: "unit",
    amount: "amount",
    per_year: "perYear",
    more: "more",
    schools: "schools",
});
record!(NeedSchool { id: "id", name: "name", section: "section", amount: "amount" });
record!(Line { is: "is", value: "value", met: "met", met_then: "metThen" });
record!(default Gaps { schools: "schools", sections: "sections", zones: "zones" });
record!(GapRow {
    school: "school",
    id: "id",
    section: "section",
    indicator: "indicator",
    threshold: "threshold",
    floor: "floor",
    cv: "cv",
});
record!(GapTotal {
    zone: "zone",
    section: "section",
    indicator: "indicator",
    unit: "unit",
    schools: "schools",
    missing: "missing",
    threshold: "threshold",
    floor: "floor",
    cv: "cv",
});
record!(YearRule {
    id: "id",
    group: "group",
    kind: "kind",
    of: "of",
    over: "over",
    other: "other",
    is: "is",
    by: "by",
    met: "met",
    code: "code",
    gap: "gap",
    steps: "steps",
    sentence: "sentence",
});
record!(YearStep {
    year: "year",
    before: "before",
    value: "value",
    change: "change",
    percent: "percent",
    line: "line",
    met: "met",
});
record!(Counter {
    list: "list",
    id: "id",
    name: "name",
    unit: "unit",
    target: "target",
    fixed: "fixed",
    published: "published",
    done: "done",
    percent: "percent",
    left: "left",
    over: "over",
});
record!(FundingSet {
    id: "id",
    name: "name",
    sections: "sections",
    schools: "schools",
    cliffs: "cliffs",
});
record!(FundingHeads {
    section: "section",
    schools: "schools",
    missing: "missing",
    students: "students",
    heads: "heads",
    quota: "quota",
    yuan: "yuan",
});
record!(FundingSchool {
    id: "id",
    name: "name",
    section: "section",
    students: "students",
    heads: "heads",
    on_edge: "onEdge",
    before: "before",
});
record!(Cliff {
    section: "section",
    edge: "edge",
    before: "before",
    after: "after",
    until: "until",
});
record!(LayoutNeed {
    norm: "norm",
    zone: "zone",
    section: "section",
    people: "people",
    population: "population",
    fewest: "fewest",
    most: "most",
    present: "present",
});
