//! Where the figures of each school belong: to itself, to the school it is counted with
//! (不计校数并入原校), or to none in the assessment.

use super::rules::Rules;
use crate::county::{County, School, SectionKind};
use crate::standard::Exclusion;
use std::collections::BTreeMap;

/// Where the figures of a school belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// It stands for itself.
    Own,
    /// Its kind is not assessed.
    OutOfScope,
    /// An exception of the scope, by position, left it out before merging.
    LeftOut(usize),
    /// They belong to the school at this position.
    Merged(usize),
    /// They belong to a school that is not there, or to a ring of schools.
    NoParent,
}

/// The home of every school, in the county's order.
pub(super) fn homes(county: &County, rules: &Rules<'_>) -> Vec<Home> {
    let parents = Parents::of(county);
    let home = |(position, school): (usize, &School)| {
        if !rules.standard.scope.kinds.contains(&school.kind) {
            return Home::OutOfScope;
        }
        if school.counted {
            return Home::Own;
        }
        let students = compulsory(school);
        let early = |e: &Exclusion| e.students_below.is_none() || rules.choices.exclude_first;
        if let Some(exception) = exception(rules, school, students, early) {
            return Home::LeftOut(exception);
        }
        parents.root(county, position).map_or(Home::NoParent, Home::Merged)
    };
    county.schools.iter().enumerate().map(home).collect()
}

/// The first exception of the scope that holds for a school with these compulsory pupils.
pub(super) fn exception(
    rules: &Rules<'_>,
    school: &School,
    students: Option<f64>,
    tried: impl Fn(&Exclusion) -> bool,
) -> Option<usize> {
    let all = rules.standard.scope.exclude.iter().zip(&rules.exclusions).enumerate();
    let holds = |e: &Exclusion| {
        e.kinds.as_ref().is_none_or(|kinds| kinds.contains(&school.kind))
            && e.ownership.is_none_or(|ownership| ownership == school.ownership)
            && e.students_below
                .as_ref()
                .is_none_or(|limit| students.is_some_and(|n| n < limit.value()))
    };
    all.filter(|(_, (_, in_force))| **in_force)
        .find(|(_, (e, _))| tried(e) && holds(e))
        .map(|(position, _)| position)
}

/// Pupils of the compulsory sections a school has itself.
fn compulsory(school: &School) -> Option<f64> {
    let mut sections = SectionKind::COMPULSORY.iter().filter_map(|s| school.section(*s)).peekable();
    sections.peek()?;
    sections.map(|s| s.students).sum()
}

/// Finds the school that another is counted with.
struct Parents<'a> {
    by_id: BTreeMap<&'a str, usize>,
    /// `None` where two schools bear the name.
    by_name: BTreeMap<&'a str, Option<usize>>,
}

impl<'a> Parents<'a> {
    fn of(county: &'a County) -> Self {
        let mut parents = Self { by_id: BTreeMap::new(), by_name: BTreeMap::new() };
        if county.schools.iter().all(|s| s.counted) {
            return parents;
        }
        for (position, school) in county.schools.iter().enumerate() {
            parents.by_id.entry(&school.id).or_insert(position);
            parents
                .by_name
                .entry(&school.name)
                .and_modify(|other| *other = None)
                .or_insert(Some(position));
        }
        parents
    }

    fn find(&self, id_or_name: &str) -> Option<usize> {
        let by_name = || self.by_name.get(id_or_name).copied().flatten();
        self.by_id.get(id_or_name).copied().or_else(by_name)
    }

    /// The counted school at the end of the chain of parents.
    fn root(&self, county: &County, from: usize) -> Option<usize> {
        let mut at = from;
        // A chain longer than there are schools goes round in a ring.
        for _ in 0..county.schools.len() {
            let school = county.schools.get(at)?;
            if school.counted {
                return Some(at);
            }
            let corrected = county.corrections.parents.get(&school.id);
            at = self.find(corrected.or(school.parent.as_ref())?)?;
        }
        None
    }
}
