//! What each change does, and what undoes it.

use super::past::set_class;
use super::{Change, Edit, EditError, Place};
use crate::county::{County, Field, Kind, ORGANIZERS, Ownership, School, Setting};
use crate::json::{FromJson, Value};

impl County {
    /// Applies an edit and returns it with its inverse.
    ///
    /// # Errors
    /// When the school does not exist or a text is not one of the choices; nothing is changed.
    pub fn apply(&mut self, edit: Edit) -> Result<Change, EditError> {
        let undo = match &edit {
            Edit::Figure { school: at, .. }
            | Edit::Text { school: at, .. }
            | Edit::Class { school: at, .. } => {
                let target = self.schools.get_mut(*at).ok_or(EditError::NoSchool(*at))?;
                let before = target.clone();
                set_cell(target, &edit)?;
                Edit::School { school: *at, with: Box::new(before) }
            }
            Edit::School { school, with } => {
                let at = *school;
                let target = self.schools.get_mut(at).ok_or(EditError::NoSchool(at))?;
                let before = std::mem::replace(target, (**with).clone());
                Edit::School { school: at, with: Box::new(before) }
            }
            Edit::SchoolRows { at, with } => self.splice_schools(at, with)?,
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
            Edit::ClassRow { school, section, class, with } => {
                self.splice_class(*school, *section, *class, with.as_deref())?
            }
            Edit::Several { edits } => self.apply_all(edits)?,
            Edit::Answer { id, answer } => self.set_answer(id, answer.as_deref()),
            Edit::Fact { key, value } => self.set_fact(key, value.as_ref()),
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

/// The school of which an edit changes one cell.
const fn cell_of(edit: &Edit) -> Option<usize> {
    match edit {
        Edit::Figure { school, .. } | Edit::Text { school, .. } | Edit::Class { school, .. } => {
            Some(*school)
        }
        _ => None,
    }
}

impl County {
    /// Makes several changes; when one cannot be made, those before it are undone. Cells of one
    /// school in a row are undone together.
    fn apply_all(&mut self, edits: &[Edit]) -> Result<Edit, EditError> {
        let mut undo = Vec::new();
        let mut at_hand = None;
        for edit in edits {
            let school = cell_of(edit);
            let known = school.filter(|school| at_hand == Some(*school));
            at_hand = school;
            // What the school was before is kept already.
            let done = match known.and_then(|at| self.schools.get_mut(at)) {
                Some(target) => set_cell(target, edit),
                None => self.apply(edit.clone()).map(|change| undo.push(change.undo)),
            };
            if let Err(error) = done {
                for back in undo.into_iter().rev() {
                    self.apply(back)?;
                }
                return Err(error);
            }
        }
        undo.reverse();
        Ok(Edit::Several { edits: undo })
    }
}

/// Sets one cell of a school; a word that is no choice changes nothing.
fn set_cell(school: &mut School, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Figure { field, value, .. } => {
            if let Some(wrong) = value.filter(|v| !v.is_finite() || *v < 0.0) {
                return Err(EditError::NotAFigure { field: *field, value: wrong.to_string() });
            }
            set_by_hand(school, *field, *value);
            Ok(())
        }
        Edit::Text { place, text, .. } => set_text(school, place, text),
        _ => set_class(school, edit),
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
        Place::Organizer => {
            if optional.as_deref().is_some_and(|told| !ORGANIZERS.contains(&told)) {
                return Err(wrong());
            }
            school.set_organizer(text);
        }
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
