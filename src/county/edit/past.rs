//! Changes by hand of past years, births and classes, each with what undoes it.

use super::{Edit, EditError};
use crate::county::{
    BirthCount, Class, County, Enrolment, Field, Metric, Origin, School, SectionKind,
};
use serde::Serialize;

/// A cell of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ClassCell {
    /// 年级
    Grade,
    /// 班级名称
    Name,
    /// 学生数
    Students,
}

/// Refuses what no count can be.
fn count(value: Option<f64>, grade: u8) -> Result<Option<f64>, EditError> {
    let section = if grade <= 6 { SectionKind::Primary } else { SectionKind::Junior };
    let field = Field::of(Metric::Students, section);
    match value.filter(|value| !value.is_finite() || *value < 0.0) {
        Some(wrong) => Err(EditError::NotAFigure { field, value: wrong.to_string() }),
        None => Ok(value),
    }
}

impl County {
    /// Sets the pupils of a unit in a grade and year; a figure that was not there is added.
    pub(super) fn set_past(
        &mut self,
        year: i32,
        unit: &str,
        grade: u8,
        students: Option<f64>,
    ) -> Result<Edit, EditError> {
        let students = count(students, grade)?;
        let same =
            |entry: &Enrolment| entry.year == year && entry.unit == unit && entry.grade == grade;
        let at = self.history.iter().position(same);
        let known = at.and_then(|at| self.history.get_mut(at).map(|entry| (at, entry)));
        let Some((at, entry)) = known else {
            let origin = Origin { by_hand: true, ..Origin::default() };
            let unit = unit.to_owned();
            let entry = Enrolment { year, unit, grade, students, origin, ..Enrolment::default() };
            self.history.push(entry);
            return Ok(Edit::PastEntry { at: self.history.len() - 1, with: None });
        };
        let before = entry.clone();
        if !entry.origin.by_hand {
            entry.origin.was = entry.students;
            entry.origin.by_hand = true;
        }
        entry.students = students;
        Ok(Edit::PastEntry { at, with: Some(Box::new(before)) })
    }

    /// Puts an entry of the history back where it was, or takes it out.
    pub(super) fn restore_past(&mut self, at: usize, with: Option<&Enrolment>) -> Edit {
        let slot = self.history.get_mut(at);
        let before = match (slot, with) {
            (Some(slot), Some(with)) => Some(std::mem::replace(slot, with.clone())),
            (Some(_), None) => Some(self.history.remove(at)),
            (None, Some(with)) => {
                self.history.push(with.clone());
                None
            }
            (None, None) => None,
        };
        Edit::PastEntry { at, with: before.map(Box::new) }
    }

    /// Takes rows of the history out, or puts them in, at ascending positions.
    pub(super) fn splice_past(
        &mut self,
        at: &[usize],
        with: &[Enrolment],
    ) -> Result<Edit, EditError> {
        let ascending = at.is_sorted_by(|a, b| a < b);
        let last = at.last().copied().unwrap_or(0);
        if with.is_empty() {
            if !ascending || !at.is_empty() && last >= self.history.len() {
                return Err(EditError::NoRow(last));
            }
            let mut taken: Vec<Enrolment> =
                at.iter().rev().map(|at| self.history.remove(*at)).collect();
            taken.reverse();
            return Ok(Edit::PastRows { at: at.to_vec(), with: taken });
        }
        if !ascending || at.len() != with.len() || last >= self.history.len() + with.len() {
            return Err(EditError::NoRow(last));
        }
        for (at, entry) in at.iter().zip(with) {
            self.history.insert(*at, entry.clone());
        }
        Ok(Edit::PastRows { at: at.to_vec(), with: Vec::new() })
    }

    /// Takes a class out of a list, or puts one in.
    pub(super) fn splice_class(
        &mut self,
        school: usize,
        section: SectionKind,
        class: usize,
        with: Option<&Class>,
    ) -> Result<Edit, EditError> {
        let target = self.schools.get_mut(school).ok_or(EditError::NoSchool(school))?;
        let found = target.section_slot(section).as_mut();
        let classes = &mut found.ok_or(EditError::NoSchool(school))?.classes;
        let room = classes.len() + usize::from(with.is_some());
        if class >= room {
            return Err(EditError::NoRow(class));
        }
        let taken = match with {
            Some(with) => {
                classes.insert(class, with.clone());
                None
            }
            None => Some(Box::new(classes.remove(class))),
        };
        Ok(Edit::ClassRow { school, section, class, with: taken })
    }

    /// Sets the births of a calendar year.
    pub(super) fn set_births(&mut self, year: i32, births: Option<f64>) -> Result<Edit, EditError> {
        if let Some(wrong) = births.filter(|value| !value.is_finite() || *value < 0.0) {
            return Err(EditError::NotBirths { value: wrong.to_string() });
        }
        let undo = Edit::AllBirths { births: self.births.clone() };
        match self.births.iter_mut().find(|entry| entry.year == year) {
            Some(entry) => entry.count = births,
            None => {
                let entry = BirthCount { year, count: births, ..BirthCount::default() };
                let at = self.births.partition_point(|entry| entry.year < year);
                self.births.insert(at.min(self.births.len()), entry);
            }
        }
        Ok(undo)
    }

    /// The county's own history bears its name.
    pub(super) fn rename_history(&mut self, from: &str, to: &str) {
        let taken = |name: &str| self.history.iter().any(|entry| entry.unit == name);
        if from == to || !taken(from) || taken(to) {
            return;
        }
        for entry in self.history.iter_mut().filter(|entry| entry.unit == from) {
            to.clone_into(&mut entry.unit);
        }
    }
}

/// Sets a cell of a class, from the text that stands in it; one that is wrong changes nothing.
pub(super) fn set_class(target: &mut School, edit: &Edit) -> Result<(), EditError> {
    let Edit::Class { school, section, class, cell, text } = edit else { return Ok(()) };
    let classes = target.section_slot(*section).as_mut().map(|section| &mut section.classes);
    let class = classes.and_then(|classes| classes.get_mut(*class));
    let class = class.ok_or(EditError::NoSchool(*school))?;
    let field = Field::of(Metric::Students, *section);
    let wrong = || EditError::NotAFigure { field, value: text.clone() };
    match cell {
        ClassCell::Name => text.clone_into(&mut class.name),
        ClassCell::Grade => {
            let grade = text.parse().ok().filter(|grade| (1..=12).contains(grade));
            class.grade = grade.ok_or_else(wrong)?;
        }
        ClassCell::Students if text.is_empty() => class.students = None,
        ClassCell::Students => {
            let students: f64 = text.parse().map_err(|_| wrong())?;
            class.students = count(Some(students), class.grade)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::Section;
    use crate::json::{FromJson, Value};

    fn county() -> County {
        let mut school = School::new("1", "一小");
        let class = Class { grade: 1, students: Some(45.0), ..Class::default() };
        school.sections.primary = Some(Section { classes: vec![class], ..Section::default() });
        let entry = |unit: &str, grade| Enrolment {
            year: 2024,
            unit: unit.to_owned(),
            grade,
            students: Some(48.0),
            ..Enrolment::default()
        };
        County {
            name: "甲县".into(),
            schools: vec![school],
            history: vec![entry("1", 1), entry("甲县", 1), entry("1", 2)],
            births: vec![BirthCount { year: 2018, count: Some(90.0), ..BirthCount::default() }],
            ..County::default()
        }
    }

    fn past(year: i32, students: Option<f64>) -> Edit {
        Edit::Past { year, unit: "1".into(), grade: 1, students }
    }

    fn class(cell: ClassCell, text: &str) -> Edit {
        let (section, text) = (SectionKind::Primary, text.to_owned());
        Edit::Class { school: 0, section, class: 0, cell, text }
    }

    fn class_row(class: usize, with: Option<Class>) -> Edit {
        let section = SectionKind::Primary;
        Edit::ClassRow { school: 0, section, class, with: with.map(Box::new) }
    }

    #[test]
    fn every_change_is_undone_and_done_again_exactly() {
        let edits = [
            past(2024, Some(50.0)),
            past(2024, None),
            past(2023, Some(44.0)),
            Edit::Births { year: 2018, count: Some(91.0) },
            Edit::Births { year: 2017, count: Some(95.0) },
            Edit::Births { year: 2019, count: None },
            Edit::PastRows { at: vec![0, 2], with: Vec::new() },
            Edit::PastRows { at: vec![1, 3], with: vec![Enrolment::default(); 2] },
            class_row(0, None),
            class_row(1, Some(Class { grade: 2, ..Class::default() })),
            Edit::Several { edits: vec![past(2024, None), class_row(0, None), past(2022, None)] },
            class(ClassCell::Students, "46"),
            class(ClassCell::Students, ""),
            class(ClassCell::Grade, "2"),
            class(ClassCell::Name, "一(1)班"),
            Edit::County { name: "乙县".into(), school_year: None },
        ];
        for edit in edits {
            let mut changed = county();
            let change = changed.apply(edit).unwrap();
            let done = changed.clone();
            assert_ne!(done, county(), "{change:?}");
            // The engine gets the changes as JSON.
            let json = serde_json::to_string(&change.undo).unwrap();
            let undo = Edit::from_json(serde_json::from_str::<Value>(&json).unwrap()).unwrap();
            assert_eq!(undo, change.undo);
            let redo = changed.apply(undo).unwrap();
            assert_eq!(changed, county());
            changed.apply(redo.undo).unwrap();
            assert_eq!(changed, done);
        }
    }

    #[test]
    fn what_was_there_before_the_first_change_is_remembered() {
        let mut county = county();
        county.apply(past(2024, Some(50.0))).unwrap();
        county.apply(past(2024, Some(51.0))).unwrap();
        let origin = &county.history[0].origin;
        assert_eq!((origin.by_hand, origin.was), (true, Some(48.0)));
        county.apply(past(2022, Some(51.0))).unwrap();
        let added = county.history.last().unwrap();
        assert_eq!((added.origin.by_hand, added.origin.was), (true, None));
    }

    #[test]
    fn the_countys_own_history_follows_its_name() {
        let mut county = county();
        county.apply(Edit::County { name: "乙县".into(), school_year: None }).unwrap();
        assert_eq!(county.history[1].unit, "乙县");
        assert_eq!(county.history[0].unit, "1");
    }

    #[test]
    fn no_count_is_negative() {
        for edit in [
            past(2024, Some(-1.0)),
            Edit::Births { year: 2018, count: Some(f64::NAN) },
            Edit::PastRows { at: vec![3], with: Vec::new() },
            Edit::PastRows { at: vec![1, 0], with: Vec::new() },
            Edit::PastRows { at: vec![5], with: vec![Enrolment::default()] },
            class_row(1, None),
            Edit::Several { edits: vec![past(2024, None), class_row(7, None)] },
            class(ClassCell::Students, "-1"),
            class(ClassCell::Students, "多"),
            class(ClassCell::Grade, "0"),
        ] {
            let mut same = county();
            assert!(same.apply(edit).is_err());
            assert_eq!(same, county());
        }
    }
}
