//! What a score sheet says: items with points, reasons and what they were computed from; bonus;
//! totals as far as known; grade. Points are computed exactly and given here as the nearest
//! binary number.

use crate::county::{Answer, Args, Evidence};
use crate::{choices, record};
use serde::Serialize;

/// A score sheet (自评得分表).
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sheet {
    /// Id of the rubric.
    pub rubric: String,
    /// Its name.
    pub name: String,
    /// Measuring points the document has.
    pub point_count: usize,
    /// Full marks; fewer where items that do not apply are taken away.
    pub full: f64,
    /// Items, in the rubric's order.
    pub items: Vec<ItemScore>,
    /// Bonus items.
    pub bonus: Vec<ItemScore>,
    /// Groups, in the rubric's order.
    pub groups: Vec<GroupScore>,
    /// Points of the items together.
    pub base: Known,
    /// Points of the bonus items together, after their cap.
    pub bonus_total: Known,
    /// The same before the cap.
    pub bonus_sum: Known,
    /// Both, after caps.
    pub total: Known,
    /// The grade; `None` where the rubric has none, or it is undetermined (待定).
    pub grade: Option<String>,
    /// The grade by points alone, before limits act.
    pub grade_by_points: Option<String>,
    /// Limits of the rubric, and whether each acts.
    pub limits: Vec<LimitResult>,
    /// Answers that no item of this rubric asks for: kept in the county file, shown here.
    pub unused: Vec<Unused>,
}

/// A number of points as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Known {
    /// The points; `None` is undetermined (待定).
    pub value: Option<f64>,
    /// The least they can be.
    pub low: f64,
    /// The most they can be.
    pub high: f64,
}

/// How an item came by its points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// From figures of the county.
    Computed,
    /// From a typed answer.
    Typed,
    /// A figure or an answer is missing (待定).
    Missing,
    /// It does not apply here (不适用).
    NotApplicable,
    /// The document states it.
    Stated,
}

/// An item with its points.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemScore {
    /// Id of the item.
    pub id: String,
    /// What sentences call it.
    pub label: String,
    /// What is measured.
    pub name: String,
    /// The same in other languages, where the rubric has it: language, name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<(String, String)>,
    /// Id of its group.
    pub group: Option<String>,
    /// Kind of its rule.
    pub kind: String,
    /// Unit of what is measured, as printed.
    pub unit: Option<String>,
    /// Full marks; `None` for a bonus item without a cap.
    pub full: Option<f64>,
    /// Its points.
    pub score: Known,
    /// How it came by them.
    pub state: State,
    /// What was measured, in the item's unit: a value, or how many.
    pub measured: Option<f64>,
    /// Why points are lost, gained or undetermined.
    pub reasons: Vec<Reason>,
    /// What it was computed from, in order.
    pub inputs: Vec<Input>,
    /// Schools, stages or years that fail.
    pub offenders: Vec<Offender>,
    /// Schools whose figures are missing, where it is about every school.
    pub lacking: Vec<Offender>,
    /// Its parts, where it is the sum of them.
    pub parts: Vec<ItemScore>,
    /// Department in charge.
    pub department: Option<String>,
    /// Note of its answer.
    pub note: Option<String>,
    /// Evidence of its answer.
    pub evidence: Option<Evidence>,
}

/// What a reason does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Does {
    /// Takes points (扣分).
    Loses,
    /// Adds points (加分).
    Gains,
    /// Leaves them undetermined (待定).
    Pending,
    /// Good to know.
    Notes,
}

/// A reason; its clause's key is `rubric-why-<code>`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// What it does.
    pub does: Does,
    /// How many points, where they are known.
    pub points: Option<f64>,
    /// Which clause.
    pub code: String,
    /// Its values.
    pub args: Args,
    /// The rubric's own words instead, by language; with `{n}` and the like in them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<(String, String)>,
}

/// A number that went into an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    /// Name of the metric or of the answer.
    pub name: String,
    /// Its value.
    pub value: Known,
    /// Whether anything is known of it.
    pub missing: bool,
    /// Typed by a person; a figure of the county otherwise.
    pub typed: bool,
    /// Schools it was counted over.
    pub counted: usize,
    /// Those whose figure is missing.
    pub lacking: usize,
    /// Schools it names.
    pub offenders: Vec<Offender>,
}

/// A school, a stage or a year that a reason is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offender {
    /// Position of the school in the county, where it is one.
    pub school: Option<usize>,
    /// Its name.
    pub name: String,
    /// What was measured.
    pub value: Option<f64>,
    /// Against which limit.
    pub limit: Option<f64>,
}

/// A group with its points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupScore {
    /// Id of the group.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Full marks of its items that apply.
    pub full: f64,
    /// Its share of the total in percent, where categories are weighted.
    pub weight: Option<f64>,
    /// Its points.
    pub score: Known,
}

/// A limit and whether it acts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LimitResult {
    /// Id of the limit.
    pub id: String,
    /// What happened, in the document's words.
    pub name: String,
    /// `veto`, `gradeCap`, `downgrade` or `credibility`.
    pub kind: String,
    /// Whether it acts; `None` is undetermined.
    pub acts: Option<bool>,
}

/// An answer that no item asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unused {
    /// Its id.
    pub id: String,
    /// The answer, as it is kept.
    pub answer: Answer,
    /// Id of another rubric or standard that asks for it.
    pub elsewhere: Option<String>,
}

record!(Sheet {
    rubric: "rubric",
    name: "name",
    point_count: "pointCount",
    full: "full",
    items: "items",
    bonus: "bonus",
    groups: "groups",
    base: "base",
    bonus_total: "bonusTotal",
    bonus_sum: "bonusSum",
    total: "total",
    grade: "grade",
    grade_by_points: "gradeByPoints",
    limits: "limits",
    unused: "unused"
});
record!(Known { value: "value", low: "low", high: "high" });
record!(ItemScore {
    id: "id",
    label: "label",
    name: "name",
    names: "names",
    group: "group",
    kind: "kind",
    unit: "unit",
    full: "full",
    score: "score",
    state: "state",
    measured: "measured",
    reasons: "reasons",
    inputs: "inputs",
    offenders: "offenders",
    lacking: "lacking",
    parts: "parts",
    department: "department",
    note: "note",
    evidence: "evidence"
});
record!(Reason { does: "does", points: "points", code: "code", args: "args", own: "own" });
record!(Input {
    name: "name",
    value: "value",
    missing: "missing",
    typed: "typed",
    counted: "counted",
    lacking: "lacking",
    offenders: "offenders"
});
record!(Offender { school: "school", name: "name", value: "value", limit: "limit" });
record!(GroupScore { id: "id", name: "name", full: "full", weight: "weight", score: "score" });
record!(LimitResult { id: "id", name: "name", kind: "kind", acts: "acts" });
record!(Unused { id: "id", answer: "answer", elsewhere: "elsewhere" });
choices!(State {
    Computed: "computed",
    Typed: "typed",
    Missing: "missing",
    NotApplicable: "notApplicable",
    Stated: "stated"
});
choices!(Does { Loses: "loses", Gains: "gains", Pending: "pending", Notes: "notes" });
