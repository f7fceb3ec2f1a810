//! What a plan says. It is what other programs get too: its names are a promise.

use super::ladder::Statistic;
use crate::county::{Finding, SectionKind};
use serde::Serialize;

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Id of the ladder whose targets are here.
    pub ladder: Option<String>,
    /// Targets of the ladder, row by row and stage by stage; then the county's own.
    pub targets: Vec<Target>,
    /// What schools lack.
    pub gaps: Gaps,
    /// Rules from one year to the next.
    pub rules: Vec<YearRule>,
    /// Counters of published lists, then the county's own.
    pub counters: Vec<Counter>,
    /// Rule sets of small-school funds.
    pub funding: Vec<FundingSet>,
    /// Schools that layout norms ask for.
    pub layout: Vec<LayoutNeed>,
    /// What is wrong with what was set down.
    pub findings: Vec<Finding>,
}

/// How a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Reached, and by the projection it stays so.
    Met,
    /// Not yet, but by the projection in its year.
    OnCourse,
    /// Reached today, by the projection not in its year.
    Slipping,
    /// Not reached.
    Not,
    /// A missing figure could change it (待定).
    Undetermined,
}

/// A target.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// Id: row and stage, or the county's own.
    pub id: String,
    /// Row of the ladder; none for the county's own.
    pub row: Option<String>,
    /// Stage of the ladder.
    pub stage: Option<String>,
    /// Name of the county's own.
    pub name: Option<String>,
    /// What is measured.
    pub statistic: Statistic,
    /// Id of the indicator.
    pub indicator: Option<String>,
    /// 小学 or 初中; both together where there is none.
    pub section: Option<SectionKind>,
    /// The formula.
    pub formula: Option<String>,
    /// Unit of what the formula counts.
    pub unit: Option<String>,
    /// The yearly figure.
    pub of: Option<String>,
    /// What divides formula or figure, in percent.
    pub over: Option<String>,
    /// The operator.
    pub is: String,
    /// The value asked for.
    pub value: f64,
    /// School year by which it is asked for; always where there is none.
    pub year: Option<i32>,
    /// The source has lost the year.
    pub uncertain: bool,
    /// As measured.
    pub measured: Reading,
    /// Whether what is measured meets it.
    pub met: Option<bool>,
    /// How far it is off, in the statistic's unit; 0 where it is met.
    pub gap: Option<f64>,
    /// What that is in people, square metres, yuan, rooms, with the pupils of today.
    pub need: Option<Need>,
    /// As projected for its year.
    pub projected: Option<Reading>,
    /// Whether that meets it.
    pub met_then: Option<bool>,
    /// How far that is off.
    pub gap_then: Option<f64>,
    /// What is lacking with the pupils of its year.
    pub need_then: Option<Need>,
    /// How it stands.
    pub state: State,
    /// What each year until then must add, in the statistic's unit.
    pub per_year: Option<f64>,
    /// The national line beside it.
    pub national: Option<Line>,
    /// All of it in a sentence, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}

/// A measurement.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// School year, or year of the figures.
    pub year: Option<i32>,
    /// The value; `None` where a figure is missing.
    pub value: Option<f64>,
    /// The value of what is known.
    pub known: Option<f64>,
    /// The least it can be.
    pub low: Option<f64>,
    /// The most it can be.
    pub high: Option<f64>,
    /// Schools it was counted over.
    pub counted: usize,
    /// Those whose figure is missing.
    pub missing: usize,
}

/// What is lacking.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Need {
    /// `people`, `area`, `money`, `rooms`, `classes`, `schools`, `percent` or `count`.
    pub unit: String,
    /// How much; whole for people and things.
    pub amount: f64,
    /// Of that in each year until then.
    pub per_year: Option<f64>,
    /// Schools that must come to meet it, where a share of schools is asked for.
    pub more: Option<usize>,
    /// The schools that lack least, with what each lacks.
    pub schools: Vec<NeedSchool>,
}

/// A school section that is to get something.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeedSchool {
    /// Id of the school.
    pub id: String,
    /// Name of the school.
    pub name: String,
    /// Section.
    pub section: SectionKind,
    /// How much.
    pub amount: f64,
}

/// A line beside the target.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The operator.
    pub is: String,
    /// The line.
    pub value: f64,
    /// Whether what is measured meets it.
    pub met: Option<bool>,
    /// Whether what is projected meets it.
    pub met_then: Option<bool>,
}

/// What schools lack.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Gaps {
    /// School by indicator, where anything is lacking.
    pub schools: Vec<GapRow>,
    /// Of the whole county, by section and indicator.
    pub sections: Vec<GapTotal>,
    /// By zone, section and indicator.
    pub zones: Vec<GapTotal>,
}

/// What a school section lacks of an indicator, in the amount's unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapRow {
    /// Position of the school in the county.
    pub school: usize,
    /// Id of the school.
    pub id: String,
    /// Section.
    pub section: SectionKind,
    /// Id of the indicator.
    pub indicator: String,
    /// To the threshold.
    pub threshold: f64,
    /// To the floor of the one weak indicator (85 %).
    pub floor: f64,
    /// Its part of the cheapest way to the limit of the difference coefficient.
    pub cv: f64,
}

/// The same added up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapTotal {
    /// The zone; none for the whole county.
    pub zone: Option<String>,
    /// Section.
    pub section: SectionKind,
    /// Id of the indicator.
    pub indicator: String,
    /// `people`, `area`, `money` or `rooms`.
    pub unit: String,
    /// Schools below the threshold.
    pub schools: usize,
    /// Schools whose figures are missing.
    pub missing: usize,
    /// To the threshold.
    pub threshold: f64,
    /// To the floor.
    pub floor: f64,
    /// To the limit of the difference coefficient.
    pub cv: f64,
}

/// A rule from one year to the next, judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearRule {
    /// Id.
    pub id: String,
    /// Group it stands in.
    pub group: String,
    /// Its kind.
    pub kind: String,
    /// The figure.
    pub of: String,
    /// What divides it.
    pub over: Option<String>,
    /// The figure it is held against.
    pub other: Option<String>,
    /// The operator.
    pub is: Option<String>,
    /// By how much, or the line.
    pub by: Option<f64>,
    /// Whether it holds in every year; `None` is undetermined.
    pub met: Option<bool>,
    /// `met`, `fails`, `noFigures`, `oneYear`, `gap` or `undecided`.
    pub code: String,
    /// The two years that do not follow one another.
    pub gap: Vec<i32>,
    /// Year by year.
    pub steps: Vec<YearStep>,
    /// All of it in a sentence, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}

/// A year of a rule.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct YearStep {
    /// The year.
    pub year: i32,
    /// The value of the year before.
    pub before: Option<f64>,
    /// The value.
    pub value: f64,
    /// What changed.
    pub change: Option<f64>,
    /// The same in percent.
    pub percent: Option<f64>,
    /// What it is held against.
    pub line: Option<f64>,
    /// Whether it holds.
    pub met: Option<bool>,
}

/// A counter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counter {
    /// Id of the list, or `own`.
    pub list: String,
    /// Id; the answer of this id holds what is done.
    pub id: String,
    /// What is counted.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// How many are planned.
    pub target: Option<f64>,
    /// Whether the document states the plan.
    pub fixed: bool,
    /// How many the document reports, where it states no plan.
    pub published: Option<f64>,
    /// How many are done.
    pub done: Option<f64>,
    /// Done over planned, percent.
    pub percent: Option<f64>,
    /// How many are still to do.
    pub left: Option<f64>,
    /// How many are done beyond the plan (超额完成).
    pub over: Option<f64>,
}

/// A rule set of small-school funds on the schools of today.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FundingSet {
    /// Id.
    pub id: String,
    /// Name in Chinese.
    pub name: String,
    /// By section.
    pub sections: Vec<FundingHeads>,
    /// Schools that are paid for other heads than their own, or stand at a cliff.
    pub schools: Vec<FundingSchool>,
    /// Where one pupil more brings fewer heads.
    pub cliffs: Vec<Cliff>,
}

/// Heads that a section is paid for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FundingHeads {
    /// Section.
    pub section: SectionKind,
    /// Schools the rule set looks at.
    pub schools: usize,
    /// Those whose pupils are missing.
    pub missing: usize,
    /// Their pupils.
    pub students: f64,
    /// Heads they are paid for.
    pub heads: f64,
    /// Yuan a head, as the county set it.
    pub quota: Option<f64>,
    /// Yuan in all.
    pub yuan: Option<f64>,
}

/// A school paid for other heads than its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FundingSchool {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Section.
    pub section: SectionKind,
    /// Pupils.
    pub students: f64,
    /// Heads.
    pub heads: f64,
    /// One pupil more would bring fewer heads.
    pub on_edge: bool,
    /// Heads of a smaller school that is paid for more.
    pub before: Option<f64>,
}

/// Where one pupil more brings fewer heads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cliff {
    /// Section.
    pub section: SectionKind,
    /// Pupils before the fall.
    pub edge: u32,
    /// Heads there.
    pub before: f64,
    /// Heads with one pupil more.
    pub after: f64,
    /// Pupils from which on there are as many heads again.
    pub until: u32,
}

/// Schools that a layout norm asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LayoutNeed {
    /// Id of the norm.
    pub norm: String,
    /// 学区; none for the whole county.
    pub zone: Option<String>,
    /// Section.
    pub section: SectionKind,
    /// People for each school: fewest and most.
    pub people: Vec<f64>,
    /// People of the county, or of the zone.
    pub population: Option<f64>,
    /// Fewest schools.
    pub fewest: Option<f64>,
    /// Most schools.
    pub most: Option<f64>,
    /// Schools there are (完小, 初中), teaching points left out.
    pub present: usize,
}
