//! The county (县): schools, sections, sites, history, and where each figure came from.
//!
//! This is the model of the county file (`format: "junheng-county"`). Import fills it, the page
//! edits it, score and projection read it. It knows no file format but its own and no rule.
//! A figure that is not known is `None`, never 0.

mod answer;
mod basics;
mod check;
mod edit;
mod field;
mod file;
mod finding;
mod journal;
mod kind;
mod organizer;
mod origin;
mod packed;
mod publish;
mod read;
mod region;
mod report;
mod scenarios;
mod school;
mod years;

pub use answer::{Answer, Evidence, ReadAt};
pub use basics::{Fact, GRADE_SYSTEM, GradeSystem, POPULATION, facts};
pub use check::{Problem, problems};
pub use edit::{Change, ClassCell, Edit, EditError, Place};
pub use field::{Field, FieldKind, Metric, Owner};
pub use file::{FORMAT, FileError, VERSION, Written, accept, from_json, to_json, wrong_args};
pub use finding::{Arg, Args, Finding, Fix, Severity};
pub use journal::{LogEntry, MOST_ENTRIES};
pub use kind::{Kind, Ownership, SectionKind, Setting};
pub use organizer::ORGANIZERS;
pub use origin::{CellRef, Origin, OriginPart, Source};
pub use report::OwnText;
pub use school::{
    BirthCount, Class, ClassBands, Feeder, Funds, School, Section, Sections, Site, Teachers,
};

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A named map of fields this version does not know, kept on a round trip.
pub type Extra = BTreeMap<String, Value>;

/// A county (县、市、区) with everything known about its schools in one school year.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct County {
    /// Name, as printed on reports.
    pub name: String,
    /// School year (学年), named by the autumn it starts in.
    pub school_year: Option<i32>,
    /// Resident population (常住人口), people.
    pub population: Option<f64>,
    /// Schools, in the order of the file they came from.
    pub schools: Vec<School>,
    /// Enrolment by unit, year and grade.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Enrolment>,
    /// Births by calendar year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub births: Vec<BirthCount>,
    /// 小升初对口: where the leavers of each primary school go.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub feeders: Vec<Feeder>,
    /// What the county is beside its schools (表Ⅰ 自然情况、经济情况): figures of an answer.
    #[serde(skip_serializing_if = "Answer::is_empty")]
    pub basics: Answer,
    /// Answers of the items that are asked, by item id.
    pub government: BTreeMap<String, Answer>,
    /// Rubrics of the county's own (计分办法), as they were written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rubrics: Vec<Value>,
    /// Scenarios of the projection, kept as they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<Value>,
    /// What a person set down for planning, by subject: targets of the county's own, years of
    /// stages, yearly figures, counters. Kept as written; the plan reads it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub plan: BTreeMap<String, Value>,
    /// Paragraphs of the report that the county wrote itself, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub report: BTreeMap<String, OwnText>,
    /// Settings (rulings on open choices) that differ from their defaults, by setting id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, String>,
    /// Files and sheets that figures came from; [`Origin::source`] indexes it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Header corrections and parents that a person confirmed, so that next year's file is
    /// read the same way.
    #[serde(skip_serializing_if = "Corrections::is_empty")]
    pub corrections: Corrections,
    /// Set on the built-in sample county (示例数据), so that no print of it is taken for real.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Enrolment of one unit in one grade and year.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Enrolment {
    /// School year.
    pub year: i32,
    /// A school id, a zone, or the county's name.
    pub unit: String,
    /// Grade: 1-9, 0 for the kindergarten year before.
    pub grade: u8,
    /// Pupils; `None` where the cell was empty.
    pub students: Option<f64>,
    /// Where the figure came from; nothing is known of it where this is the default.
    #[serde(skip_serializing_if = "Origin::is_unknown")]
    pub origin: Origin,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a person corrected while importing.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Corrections {
    /// Header path (labels joined by `→`) → field id, or empty for "not used".
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub mapping: BTreeMap<String, String>,
    /// Not-counted school (id) → the school it is counted with (id).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parents: BTreeMap<String, String>,
}

impl Corrections {
    /// Whether nothing was corrected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mapping.is_empty() && self.parents.is_empty()
    }
}

impl County {
    /// The position of the school with this id, or, failing that, this name.
    #[must_use]
    pub fn find_school(&self, id_or_name: &str) -> Option<usize> {
        self.schools
            .iter()
            .position(|s| s.id == id_or_name)
            .or_else(|| self.schools.iter().position(|s| s.name == id_or_name))
    }

    /// The position of `source` in [`County::sources`], adding it when new.
    pub fn source_index(&mut self, source: Source) -> u32 {
        let at = self.sources.iter().position(|s| *s == source).unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Whether nothing is known of any school, year or birth.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.schools.is_empty() && self.history.is_empty() && self.births.is_empty()
    }

    /// Whether nothing has been brought in or answered at all.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.is_empty() && self.government.is_empty() && self.basics.is_empty()
    }

    /// School years of the history, ascending.
    #[must_use]
    pub fn history_years(&self) -> std::collections::BTreeSet<i32> {
        self.history.iter().map(|entry| entry.year).collect()
    }

    /// The value of a field of a school, `None` when it is missing.
    #[must_use]
    pub fn figure(&self, school: usize, field: Field) -> Option<f64> {
        self.schools.get(school).and_then(|s| field.get(s))
    }
}
