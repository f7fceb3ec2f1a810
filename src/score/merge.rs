//! Where the figures of each school belong: to itself, to the school it is counted with
//! (不计校数并入原校), or to none in the assessment.

use super::rules::Rules;
use crate::county::{County, School, SectionKind};
use crate::order;
use crate::standard::Exclusion;

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

/// The counted school at the end of the chain of parents of each school that is not counted, whether or
/// not an exception leaves it out before it could be merged; in the county's order.
pub(super) fn roots(county: &County, rules: &Rules<'_>) -> Vec<Option<usize>> {
    let parents = Parents::of(county);
    let root = |(position, school): (usize, &School)| {
        let inside = rules.standard.scope.kinds.contains(&school.kind);
        (inside && !school.counted).then(|| parents.root(county, position)).flatten()
    };
    county.schools.iter().enumerate().map(root).collect()
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
#[derive(Default)]
struct Parents<'a> {
    /// The ids and names that are asked for, in order: few, where a county has many schools.
    asked: Vec<&'a str>,
    /// Which marks they have: most others are told from them at once.
    marks: Vec<bool>,
    /// The first school with such an id, and the schools with such a name.
    found: Vec<(Option<usize>, Named)>,
}

/// The schools that bear a name.
#[derive(Debug, Clone, Copy, Default)]
enum Named {
    #[default]
    None,
    One(usize),
    Several,
}

impl<'a> Parents<'a> {
    fn of(county: &'a County) -> Self {
        let not_counted = county.schools.iter().filter(|school| !school.counted);
        let mut asked: Vec<&str> = not_counted.filter_map(|s| parent_of(county, s)).collect();
        if asked.is_empty() {
            return Self::default();
        }
        order::sort(&mut asked);
        asked.dedup();
        let mut marks = vec![false; MARKS];
        for text in &asked {
            if let Some(place) = marks.get_mut(mark(text)) {
                *place = true;
            }
        }
        let found = vec![(None, Named::None); asked.len()];
        let mut parents = Self { asked, marks, found };
        for (position, school) in county.schools.iter().enumerate() {
            if let Some((by_id, _)) = parents.slot(&school.id) {
                by_id.get_or_insert(position);
            }
            if let Some((_, by_name)) = parents.slot(&school.name) {
                *by_name = match by_name {
                    Named::None => Named::One(position),
                    Named::One(_) | Named::Several => Named::Several,
                };
            }
        }
        parents
    }

    fn place(&self, id_or_name: &str) -> Option<usize> {
        self.marks.get(mark(id_or_name)).filter(|is| **is)?;
        self.asked.binary_search(&id_or_name).ok()
    }

    fn slot(&mut self, id_or_name: &str) -> Option<&mut (Option<usize>, Named)> {
        let at = self.place(id_or_name)?;
        self.found.get_mut(at)
    }

    fn find(&self, id_or_name: &str) -> Option<usize> {
        let at = self.place(id_or_name)?;
        match self.found.get(at)? {
            (Some(by_id), _) => Some(*by_id),
            (None, Named::One(by_name)) => Some(*by_name),
            (None, Named::None | Named::Several) => None,
        }
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
            at = self.find(parent_of(county, school)?)?;
        }
        None
    }
}

/// How many marks there are, a power of two.
const MARKS: usize = 1 << 12;

/// A mark of an id or a name from its end, where those of a county differ.
fn mark(text: &str) -> usize {
    let end = text.as_bytes().last_chunk().map_or(0, |end| u64::from_le_bytes(*end));
    let mixed = end.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - MARKS.trailing_zeros());
    usize::try_from(mixed).unwrap_or(0)
}

/// The id or name of the school that another is counted with, as corrected or as told.
fn parent_of<'a>(county: &'a County, school: &'a School) -> Option<&'a str> {
    let corrected = county.corrections.parents.get(&school.id);
    corrected.or(school.parent.as_ref()).map(String::as_str)
}
