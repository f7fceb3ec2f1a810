//! Changes a person makes to a county, each reversible, so that undo is the same code run
//! backwards. The page keeps the list; the engine applies the same changes to its own copy.

use super::{
    Answer, Args, BirthCount, Class, ClassCell, County, Enrolment, Field, Kind, OwnText, Ownership,
    School, SectionKind, Setting,
};
use crate::args;
use crate::json::{FromJson, Value};
use serde::Serialize;
use thiserror::Error;

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

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// No school at that position.
    #[error("no school {0}")]
    NoSchool(usize),
    /// No row of the history at that position, or a class of such a list.
    #[error("no row {0}")]
    NoRow(usize),
    /// No rubric of the county's own at that position.
    #[error("no rubric {0}")]
    NoRubric(usize),
    /// No scenario at that position.
    #[error("no scenario {0}")]
    NoScenario(usize),
    /// A figure cannot be negative or without end.
    #[error("{field} cannot be {value}")]
    NotAFigure {
        /// Which figure.
        field: Field,
        /// What was given, as text.
        value: String,
    },
    /// Births cannot be negative or without end.
    #[error("births cannot be {value}")]
    NotBirths {
        /// What was given, as text.
        value: String,
    },
    /// The text is none of the choices of that cell.
    #[error("{text} is not a choice of {place:?}")]
    NotAChoice {
        /// The cell.
        place: Place,
        /// What was typed.
        text: String,
    },
}

impl EditError {
    /// Key and values of its sentence.
    #[must_use]
    pub fn sentence(&self) -> (String, Args) {
        match self {
            Self::NoSchool(at) => {
                ("edit-no-school".to_owned(), args! { "position" => (at + 1).to_string() })
            }
            Self::NoRow(at) => {
                ("edit-no-row".to_owned(), args! { "position" => (at + 1).to_string() })
            }
            Self::NoRubric(at) => {
                ("edit-no-rubric".to_owned(), args! { "position" => (at + 1).to_string() })
            }
            Self::NoScenario(at) => {
                ("edit-no-scenario".to_owned(), args! { "position" => (at + 1).to_string() })
            }
            Self::NotAFigure { field, value } => (
                "edit-negative".to_owned(),
                args! { "field" => field.to_string(), "value" => value.as_str() },
            ),
            Self::NotBirths { value } => {
                ("edit-negative-births".to_owned(), args! { "value" => value.as_str() })
            }
            Self::NotAChoice { text, .. } => {
                ("edit-no-choice".to_owned(), args! { "text" => text.as_str() })
            }
        }
    }
}

impl County {
    /// Applies an edit and returns it with its inverse.
    ///
    /// # Errors
    /// When the school does not exist or a text is not one of the choices; nothing is changed.
    pub fn apply(&mut self, edit: Edit) -> Result<Change, EditError> {
        let undo = match &edit {
            Edit::Figure { school, field, value } => {
                if let Some(wrong) = value.filter(|v| !v.is_finite() || *v < 0.0) {
                    return Err(EditError::NotAFigure { field: *field, value: wrong.to_string() });
                }
                let at = *school;
                let target = self.schools.get_mut(at).ok_or(EditError::NoSchool(at))?;
                let before = target.clone();
                set_by_hand(target, *field, *value);
                Edit::School { school: at, with: Box::new(before) }
            }
            Edit::Text { school, place, text } => {
                let at = *school;
                let target = self.schools.get_mut(at).ok_or(EditError::NoSchool(at))?;
                let before = target.clone();
                set_text(target, place, text)?;
                Edit::School { school: at, with: Box::new(before) }
            }
            Edit::School { school, with } => {
                let at = *school;
                let target = self.schools.get_mut(at).ok_or(EditError::NoSchool(at))?;
                let before = std::mem::replace(target, (**with).clone());
                Edit::School { school: at, with: Box::new(before) }
            }
            Edit::Setting { id, value } => {
                let before = match value {
                    Some(value) => self.settings.insert(id.clone(), value.clone()),
                    None => self.settings.remove(id),
                };
                Edit::Setting { id: id.clone(), value: before }
            }
            Edit::Parent { school, parent, remember } => {
                let at = *school;
                let target = self.schools.get_mut(at).ok_or(EditError::NoSchool(at))?;
                let known = &mut self.corrections.parents;
                let remembered = known.contains_key(&target.id);
                let before = std::mem::replace(&mut target.parent, parent.clone());
                match parent {
                    Some(parent) if *remember => known.insert(target.id.clone(), parent.clone()),
                    _ => known.remove(&target.id),
                };
                Edit::Parent { school: at, parent: before, remember: remembered }
            }
            Edit::Mapping { path, target } => {
                let before = match target {
                    Some(target) => self.corrections.mapping.insert(path.clone(), target.clone()),
                    None => self.corrections.mapping.remove(path),
                };
                Edit::Mapping { path: path.clone(), target: before }
            }
            Edit::Past { year, unit, grade, students } => {
                self.set_past(*year, unit, *grade, *students)?
            }
            Edit::PastEntry { at, with } => self.restore_past(*at, with.as_deref()),
            Edit::PastRows { at, with } => self.splice_past(at, with)?,
            Edit::Births { year, count } => self.set_births(*year, *count)?,
            Edit::AllBirths { births } => {
                Edit::AllBirths { births: std::mem::replace(&mut self.births, births.clone()) }
            }
            Edit::Class { school, section, class, cell, text } => {
                self.set_class(*school, *section, *class, *cell, text)?
            }
            Edit::ClassRow { school, section, class, with } => {
                self.splice_class(*school, *section, *class, with.as_deref())?
            }
            Edit::Several { edits } => self.apply_all(edits)?,
            Edit::Answer { id, answer } => self.set_answer(id, answer.as_deref()),
            Edit::Rubric { at, take, put } => self.splice_rubric(*at, *take, put.as_ref())?,
            Edit::Scenario { at, take, put } => self.splice_scenario(*at, *take, put.as_ref())?,
            Edit::Plan { subject, value } => {
                let before = match value {
                    Some(value) => self.plan.insert(subject.clone(), value.clone()),
                    None => self.plan.remove(subject),
                };
                Edit::Plan { subject: subject.clone(), value: before }
            }
            Edit::Report { id, own } => self.set_paragraph(id, own.as_deref()),
            Edit::County { name, school_year } => {
                let before = std::mem::replace(&mut self.name, name.clone());
                self.rename_history(&before, name);
                let year = std::mem::replace(&mut self.school_year, *school_year);
                Edit::County { name: before, school_year: year }
            }
        };
        Ok(Change { done: edit, undo })
    }
}

impl County {
    /// Makes several changes; when one cannot be made, those before it are undone.
    fn apply_all(&mut self, edits: &[Edit]) -> Result<Edit, EditError> {
        let mut undo = Vec::new();
        for edit in edits {
            match self.apply(edit.clone()) {
                Ok(change) => undo.push(change.undo),
                Err(error) => {
                    for back in undo.into_iter().rev() {
                        self.apply(back)?;
                    }
                    return Err(error);
                }
            }
        }
        undo.reverse();
        Ok(Edit::Several { edits: undo })
    }
}

fn set_by_hand(school: &mut School, field: Field, value: Option<f64>) {
    let before = field.get(school);
    field.set(school, value);
    let origin = school.origins.entry(field).or_default();
    if !origin.by_hand {
        origin.was = before;
        origin.by_hand = true;
    }
}

fn choice<T: FromJson>(place: &Place, text: &str) -> Result<T, EditError> {
    T::from_json(Value::String(text.to_owned()))
        .map_err(|_| EditError::NotAChoice { place: place.clone(), text: text.to_owned() })
}

fn set_text(school: &mut School, place: &Place, text: &str) -> Result<(), EditError> {
    let wrong = || EditError::NotAChoice { place: place.clone(), text: text.to_owned() };
    let optional = (!text.is_empty()).then(|| text.to_owned());
    let flag = || match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(wrong()),
    };
    match place {
        Place::Figure(_) => return Err(wrong()),
        Place::Name => text.clone_into(&mut school.name),
        Place::Zone => school.zone = optional,
        Place::Kind => school.kind = choice::<Kind>(place, text)?,
        Place::Ownership => school.ownership = choice::<Ownership>(place, text)?,
        Place::Setting => {
            school.setting =
                optional.as_deref().map(|t| choice::<Setting>(place, t)).transpose()?;
        }
        Place::Counted => school.counted = flag()?,
        Place::Parent => school.parent = optional,
        Place::EstablishedYear => {
            school.established_year =
                optional.map(|t| t.parse().map_err(|_| wrong())).transpose()?;
        }
        Place::Boarding => school.boarding = flag()?,
        Place::DenseCentralCity => school.dense_central_city = flag()?,
    }
    Ok(())
}

/// The section a place belongs to, for jumping to it.
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

#[cfg(test)]
mod tests;
