//! Changes a person makes to a county, each reversible, so that undo is the same code run
//! backwards. The page keeps the list; the engine applies the same changes to its own copy.

mod apply;
mod error;
mod past;
mod rows;

pub use error::EditError;
pub use past::ClassCell;

use super::{Answer, BirthCount, Class, Enrolment, Field, OwnText, School, SectionKind};
use crate::json::Value;
use serde::Serialize;

/// A cell of a school that is not a [`Field`], or one that is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "place", content = "field")]
pub enum Place {
    /// A figure.
    Figure(Field),
    /// 学校名称.
    Name,
    /// 学区.
    Zone,
    /// 办学类型.
    Kind,
    /// 举办者.
    Ownership,
    /// 举办者类型, of a public school.
    Organizer,
    /// 城乡类型.
    Setting,
    /// 是否计校数.
    Counted,
    /// The school it is counted with.
    Parent,
    /// 建校年份.
    EstablishedYear,
    /// 寄宿制.
    Boarding,
    /// 人口密度过高的大城市中心城区.
    DenseCentralCity,
}

impl Place {
    /// The section whose table shows this cell, where only one does.
    #[must_use]
    pub const fn section(&self) -> Option<SectionKind> {
        match self {
            Self::Figure(field) => match field.owner() {
                super::Owner::Section(section) => Some(section),
                _ => None,
            },
            _ => None,
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "edit")]
pub enum Edit {
    /// Sets a figure of a school; the origin remembers what it was.
    Figure {
        /// Position of the school.
        school: usize,
        /// Which figure.
        field: Field,
        /// The new value; `None` is missing.
        value: Option<f64>,
    },
    /// Sets a word, a choice or a yes/no of a school, written as in the county file.
    Text {
        /// Position of the school.
        school: usize,
        /// Which cell.
        place: Place,
        /// The new text; empty is "not told".
        text: String,
    },
    /// Takes schools out, or puts them in; the one undoes the other.
    SchoolRows {
        /// Positions of the schools, ascending: before they are taken, or after they are put.
        at: Vec<usize>,
        /// What is put there, one for each position; empty takes them out.
        with: Vec<School>,
    },
    /// Sets a setting; `None` goes back to the default.
    Setting {
        /// Id of the setting.
        id: String,
        /// One of its choices.
        value: Option<String>,
    },
    /// Replaces a school as a whole; undo of an edit that touched more than one cell.
    School {
        /// Position of the school.
        school: usize,
        /// What stands there afterwards.
        with: Box<School>,
    },
    /// Says which school a not-counted school is counted with.
    Parent {
        /// Position of the not-counted school.
        school: usize,
        /// Id of the school it is counted with; `None` is "not told".
        parent: Option<String>,
        /// Whether the next import of its file is told so too.
        remember: bool,
    },
    /// Remembers what a column is taken for when its file is read the next time.
    Mapping {
        /// The column's header path.
        path: String,
        /// Id of the target, empty for "not used"; `None` forgets the correction.
        target: Option<String>,
    },
    /// Sets the pupils of a unit in a grade of a year.
    Past {
        /// School year.
        year: i32,
        /// Id of a school, name of a zone or of the county.
        unit: String,
        /// Grade, 0-9.
        grade: u8,
        /// Pupils; `None` is missing.
        students: Option<f64>,
    },
    /// Puts an entry of the history where it was; undo of [`Edit::Past`].
    PastEntry {
        /// Position in the history.
        at: usize,
        /// What stands there afterwards; `None` takes it out.
        with: Option<Box<Enrolment>>,
    },
    /// Takes rows of the history out, or puts them in; the one undoes the other.
    PastRows {
        /// Positions in the history, ascending: before they are taken, or after they are put.
        at: Vec<usize>,
        /// What is put there, one for each position; empty takes them out.
        with: Vec<Enrolment>,
    },
    /// Sets the births of a calendar year.
    Births {
        /// Calendar year.
        year: i32,
        /// Children born; `None` is missing.
        count: Option<f64>,
    },
    /// Replaces all births; undo of [`Edit::Births`].
    AllBirths {
        /// What stands there afterwards.
        births: Vec<BirthCount>,
    },
    /// Sets a cell of a class.
    Class {
        /// Position of the school.
        school: usize,
        /// The section.
        section: SectionKind,
        /// Position of the class in its list.
        class: usize,
        /// Which cell.
        cell: ClassCell,
        /// The new text; empty is missing.
        text: String,
    },
    /// Takes a class out of a section's list, or puts one in; the one undoes the other.
    ClassRow {
        /// Position of the school.
        school: usize,
        /// The section.
        section: SectionKind,
        /// Position in its list.
        class: usize,
        /// What is put there; `None` takes the one there out.
        with: Option<Box<Class>>,
    },
    /// Several changes in one step, in their order.
    Several {
        /// The changes.
        edits: Vec<Self>,
    },
    /// Sets the answer of an item.
    Answer {
        /// Id of the item.
        id: String,
        /// The answer; `None` takes it away.
        answer: Option<Box<Answer>>,
    },
    /// Sets a fact of the county (表Ⅰ, 学制).
    Fact {
        /// Its key, see [`super::facts`].
        key: String,
        /// The value, in people or yuan; `None` takes it away.
        value: Option<Value>,
    },
    /// Changes the county's own rubrics: takes away the one at a position, or not, and puts
    /// one there, or not. So it adds, replaces and removes.
    Rubric {
        /// Position; that of the end adds one.
        at: usize,
        /// Whether the one at the position is taken away.
        take: bool,
        /// What is put there.
        put: Option<Value>,
    },
    /// Changes the scenarios of the projection: takes away the one at a position, or not, and puts
    /// one there, or not. So it adds, copies, renames, changes and deletes.
    Scenario {
        /// Position; that of the end adds one.
        at: usize,
        /// Whether the one at the position is taken away.
        take: bool,
        /// What is put there, as in the county file.
        put: Option<Value>,
    },
    /// Sets what is set down for planning under a subject.
    Plan {
        /// The subject: `targets`, `stages`, `years`, `counters`, `funding`, `layout`.
        subject: String,
        /// What stands there afterwards; `None` takes it away.
        value: Option<Value>,
    },
    /// Sets a paragraph of the report that the county writes itself.
    Report {
        /// Id of the paragraph.
        id: String,
        /// The county's own text; `None` goes back to the generated one.
        own: Option<Box<OwnText>>,
    },
    /// Sets the name or the year of the county.
    County {
        /// New name.
        name: String,
        /// New school year.
        school_year: Option<i32>,
    },
}

/// An edit with its inverse, ready for the undo list.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What was done.
    pub done: Edit,
    /// What undoes it.
    pub undo: Edit,
}

#[cfg(test)]
mod tests;
