//! Rows that a person adds to the tables of past years, births and classes, or takes away.

use super::{Member, Sheet};
use crate::county::{Class, County, Edit, School, SectionKind};
use crate::grid::past::Record;
use crate::grid::tabs::Tab;
use crate::grid::typed::{TypedProblem, figure};
use std::collections::{BTreeMap, BTreeSet};

/// Calendar and school years that can be added.
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2200.0;

/// A row that is to be added, as typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NewRow {
    /// A school by id or name; for past years also a zone or the county.
    pub name: String,
    /// School year, or calendar year of births.
    pub year: String,
    /// Grade of a class.
    pub grade: String,
}

fn year_of(text: &str) -> Result<i32, TypedProblem> {
    let year = figure(text)?.filter(|year| YEARS.contains(year) && year.fract() == 0.0);
    #[allow(clippy::cast_possible_truncation, reason = "whole and within the range")]
    year.map(|year| year as i32).ok_or_else(|| TypedProblem::Year { text: text.to_owned() })
}

/// Grades that a school's sections have; of anything that is no school all of them.
fn grades_of(school: Option<&School>) -> Vec<u8> {
    let of = |kind: SectionKind| -> &[u8] {
        match kind {
            SectionKind::Primary => &[1, 2, 3, 4, 5, 6],
            SectionKind::Junior => &[7, 8, 9],
            // The history goes no further.
            SectionKind::Senior => &[],
        }
    };
    let kinds = SectionKind::ALL.into_iter();
    let own = kinds.filter(|kind| school.is_none_or(|school| school.section(*kind).is_some()));
    own.flat_map(of).copied().collect()
}

/// The change that adds a row to a table.
///
/// # Errors
/// When the row is there already, or what was typed names none; its sentence says so.
pub fn added(county: &County, tab: Tab, row: &NewRow) -> Result<Edit, TypedProblem> {
    let there = || TypedProblem::RowThere;
    match tab {
        Tab::Births => {
            let year = year_of(&row.year)?;
            if county.births.iter().any(|entry| entry.year == year) {
                return Err(there());
            }
            Ok(Edit::Births { year, count: None })
        }
        Tab::Past => {
            let year = year_of(&row.year)?;
            let school = county.find_school(row.name.trim()).and_then(|at| county.schools.get(at));
            let unit = past_unit(county, school, row.name.trim())?;
            if county.history.iter().any(|entry| entry.year == year && entry.unit == unit) {
                return Err(there());
            }
            let entry = |grade| Edit::Past { year, unit: unit.clone(), grade, students: None };
            Ok(Edit::Several { edits: grades_of(school).into_iter().map(entry).collect() })
        }
        Tab::Classes => class(county, row),
        Tab::Section(_) | Tab::Schools => Err(TypedProblem::Fixed),
    }
}

/// Id of the school, or the name of a zone, the county or a unit that the history knows.
fn past_unit(county: &County, school: Option<&School>, name: &str) -> Result<String, TypedProblem> {
    let is_zone = || county.schools.iter().any(|school| school.zone.as_deref() == Some(name));
    let is_known = || county.history.iter().any(|entry| entry.unit == name);
    match school {
        Some(school) => Ok(school.id.clone()),
        None if !name.is_empty() && (county.name == name || is_zone() || is_known()) => {
            Ok(name.to_owned())
        }
        // Where there are no schools the rows name whatever they are of.
        None if !name.is_empty() && county.schools.is_empty() => Ok(name.to_owned()),
        None => Err(TypedProblem::NoUnit { text: name.to_owned() }),
    }
}

fn class(county: &County, row: &NewRow) -> Result<Edit, TypedProblem> {
    let name = row.name.trim();
    let found = county.find_school(name).and_then(|at| Some((at, county.schools.get(at)?)));
    let (at, school) = found.ok_or_else(|| TypedProblem::NoUnit { text: name.to_owned() })?;
    let wrong = || TypedProblem::Grade { text: row.grade.clone() };
    let grade = figure(&row.grade)?.filter(|grade| grade.fract() == 0.0).ok_or_else(wrong)?;
    let section = match grade {
        // Six years of primary school, or five where the junior section has four.
        6.0 if school.section(SectionKind::Primary).is_none() => SectionKind::Junior,
        1.0..=6.0 => SectionKind::Primary,
        7.0..=9.0 => SectionKind::Junior,
        10.0..=12.0 => SectionKind::Senior,
        _ => return Err(wrong()),
    };
    let classes = &school.section(section).ok_or_else(wrong)?.classes;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 12")]
    let grade = grade as u8;
    // Behind the last class of its grade, or of the grades before it.
    let last = classes.iter().rposition(|class| class.grade <= grade);
    let with = Some(Box::new(Class { grade, ..Class::default() }));
    Ok(Edit::ClassRow { school: at, section, class: last.map_or(0, |at| at + 1), with })
}

/// What hangs on schools that are taken away.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hanging {
    /// Positions of their past in the county's history: goes with them.
    pub past: Vec<usize>,
    /// Positions of not-counted schools that were counted with them: their parent is not told then.
    pub children: Vec<usize>,
    /// How many entries of 小升初对口 name them: they stay.
    pub feeders: usize,
}

impl Sheet {
    /// The change that takes rows away, and how many they are; `None` where there is nothing to
    /// take.
    #[must_use]
    pub fn removed(&self, (top, bottom): (usize, usize)) -> Option<(Edit, usize)> {
        let rows = (top..=bottom).filter_map(|row| match self.member(row)? {
            Member::Record(record) => Some(record.as_ref()),
            Member::School(_) => None,
        });
        if let Tab::Section(_) | Tab::Schools = self.tab {
            return self.without_schools(top, bottom);
        }
        let (mut past, mut years) = (BTreeSet::new(), BTreeSet::new());
        let mut classes: BTreeMap<(usize, SectionKind), Vec<usize>> = BTreeMap::new();
        for record in rows {
            match record {
                Record::Past { year, unit, .. } => {
                    past.insert((*year, unit.as_str()));
                }
                Record::Births(year) => {
                    years.insert(*year);
                }
                Record::Class { school, section, class } => {
                    classes.entry((*school, *section)).or_default().push(*class);
                }
            }
        }
        match self.tab {
            Tab::Past => {
                let is_it = |entry: &crate::county::Enrolment| {
                    past.contains(&(entry.year, entry.unit.as_str()))
                };
                let history = self.county.history.iter().enumerate();
                let at: Vec<usize> =
                    history.filter(|(_, entry)| is_it(entry)).map(|(at, _)| at).collect();
                (!at.is_empty()).then(|| (Edit::PastRows { at, with: Vec::new() }, past.len()))
            }
            Tab::Births => {
                let mut births = self.county.births.clone();
                births.retain(|entry| !years.contains(&entry.year));
                let gone = self.county.births.len() - births.len();
                (gone > 0).then_some((Edit::AllBirths { births }, gone))
            }
            Tab::Classes => {
                let mut edits = Vec::new();
                for ((school, section), mut at) in classes {
                    // From the end, so that the positions before hold.
                    at.sort_unstable();
                    edits.extend(at.into_iter().rev().map(|class| Edit::ClassRow {
                        school,
                        section,
                        class,
                        with: None,
                    }));
                }
                let count = edits.len();
                (count > 0).then_some((Edit::Several { edits }, count))
            }
            Tab::Section(_) | Tab::Schools => None,
        }
    }

    /// What hangs on schools that go: their past, and the schools that are counted with them. Where
    /// their leavers go stays written down, and is found again when they come back.
    fn hanging(&self, gone: &BTreeSet<usize>) -> Hanging {
        let schools = || gone.iter().filter_map(|at| self.county.schools.get(*at));
        let ids: BTreeSet<&str> = schools().map(|school| school.id.as_str()).collect();
        let staying = |(at, school): (usize, &School)| {
            let parent = self.county.find_school(school.parent.as_deref()?)?;
            (!gone.contains(&at) && gone.contains(&parent)).then_some(at)
        };
        let history = self.county.history.iter().enumerate();
        let feeds = |name: &str| schools().any(|school| school.id == name || school.name == name);
        let feeders = self.county.feeders.iter().filter(|f| feeds(&f.from) || feeds(&f.to));
        Hanging {
            past: history
                .filter(|(_, e)| ids.contains(e.unit.as_str()))
                .map(|(at, _)| at)
                .collect(),
            children: self.county.schools.iter().enumerate().filter_map(staying).collect(),
            feeders: feeders.count(),
        }
    }

    /// What goes, or comes loose, with the schools of these rows, and what stays.
    #[must_use]
    pub fn hanging_on(&self, (top, bottom): (usize, usize)) -> Hanging {
        let rows = (top..=bottom).filter_map(|row| self.school_at(row));
        let stays = |at: &usize| {
            let school = self.county.schools.get(*at);
            let other = |section: &SectionKind| {
                self.tab != Tab::Section(*section)
                    && school.is_some_and(|school| school.section(*section).is_some())
            };
            matches!(self.tab, Tab::Section(_)) && SectionKind::ALL.iter().any(other)
        };
        self.hanging(&rows.filter(|at| !stays(at)).collect())
    }

    /// Takes schools out of the county; out of the table of a section only that section, where
    /// the school has others.
    fn without_schools(&self, top: usize, bottom: usize) -> Option<(Edit, usize)> {
        let (mut edits, mut whole) = (Vec::new(), BTreeSet::new());
        for at in (top..=bottom).filter_map(|row| self.school_at(row)) {
            let Some(school) = self.county.schools.get(at) else { continue };
            let others = |section: &SectionKind| {
                self.tab != Tab::Section(*section) && school.section(*section).is_some()
            };
            match self.tab {
                Tab::Section(section) if SectionKind::ALL.iter().any(others) => {
                    let mut left = school.clone();
                    *left.section_slot(section) = None;
                    edits.push(Edit::School { school: at, with: Box::new(left) });
                }
                _ => {
                    whole.insert(at);
                }
            }
        }
        let count = edits.len() + whole.len();
        if !whole.is_empty() {
            let hanging = self.hanging(&whole);
            if !hanging.past.is_empty() {
                edits.push(Edit::PastRows { at: hanging.past, with: Vec::new() });
            }
            let free = |school| Edit::Parent { school, parent: None, remember: false };
            edits.extend(hanging.children.into_iter().map(free));
            // After the others, whose positions hold until then.
            let at = whole.into_iter().collect();
            edits.push(Edit::SchoolRows { at, with: Vec::new() });
        }
        let edit = if edits.len() > 1 { Edit::Several { edits } } else { edits.pop()? };
        Some((edit, count))
    }
}

#[cfg(test)]
mod tests;
