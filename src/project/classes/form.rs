//! The full walk: every class of a section through the years, with what became of it.

use super::walk::Walk;
use super::{Bands, Basis, ClassPlan, ClassesKnown, How, Slot, Start};
use crate::project::Pool;

/// Sizes of classes by grade, in one piece: there are years times schools of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GradeSizes {
    sizes: Vec<u32>,
    ends: Vec<usize>,
}

impl GradeSizes {
    /// Room for so many grades and classes.
    pub(super) fn with_capacity(grades: usize, classes: usize) -> Self {
        Self { sizes: Vec::with_capacity(classes), ends: Vec::with_capacity(grades) }
    }

    /// Adds a grade behind the others.
    pub(super) fn push(&mut self, sizes: &[u32]) {
        self.sizes.extend_from_slice(sizes);
        self.ends.push(self.sizes.len());
    }

    /// The sizes of all grades.
    #[must_use]
    pub fn all(&self) -> &[u32] {
        &self.sizes
    }

    /// Grade by grade.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.ends.len()).map(|grade| &self[grade])
    }
}

/// The classes of a grade; none where there is no such grade.
impl std::ops::Index<usize> for GradeSizes {
    type Output = [u32];

    fn index(&self, grade: usize) -> &[u32] {
        let before = grade.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(grade).copied().unwrap_or(0);
        self.sizes.get(before.copied().unwrap_or(0)..end).unwrap_or_default()
    }
}

/// A section's classes in one year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct YearClasses {
    /// Sizes by column of the slot; each adds up to its grade's whole pupils.
    pub grades: GradeSizes,
    /// The classes by size.
    pub bands: Bands,
    /// The bands are today's as the statistical form tells them, and no list does.
    pub told: bool,
}

impl YearClasses {
    /// All classes.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.bands.total()
    }

    /// The largest class; `None` without a class or without sizes.
    #[must_use]
    pub fn largest(&self) -> Option<u32> {
        if self.told {
            return None;
        }
        self.grades.all().iter().max().copied()
    }
}

/// One class through the years.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClassTrace {
    /// Its name, where a list tells it.
    pub name: Option<String>,
    /// Its number in its grade when it was formed, from 1.
    pub number: u32,
    /// Year it was formed in or is first known: 0 is today's.
    pub since: usize,
    /// Grade then.
    pub grade: u8,
    /// Its pupils by year from `since`.
    pub sizes: Vec<u32>,
    /// What it would have had without the scenario's moves of pupils; empty where there are none.
    pub alone: Vec<u32>,
    /// Years in which its cohort was cut anew.
    pub recut: Vec<usize>,
    /// Why it is there no more after its last year; `None`: it still is in the last year.
    pub end: Option<How>,
}

/// Classes that the cap asked for and for which there was no room, so that the others grew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRoom {
    /// Position in [`SectionClasses::years`].
    pub year: usize,
    /// The grade.
    pub grade: u8,
    /// Classes that were not formed.
    pub lacking: u32,
    /// The largest class of the grade then.
    pub largest: u32,
}

/// A section's classes in all years.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionClasses {
    /// Whose.
    pub slot: Slot,
    /// What they were worked out from.
    pub basis: Basis,
    /// What was known of today's.
    pub known: ClassesKnown,
    /// The first is today's year, then the years ahead.
    pub years: Vec<YearClasses>,
    /// Every class that ever is.
    pub traces: Vec<ClassTrace>,
    /// Where rooms were too few.
    pub no_room: Vec<NoRoom>,
}

/// Forms the classes of a slot in every year ahead. `unmoved` are the pupils by year and column of
/// the pool as they would be had the scenario moved none, to tell a class that was diverted (分流)
/// from one that shrank.
#[must_use]
pub fn form(
    pool: &Pool,
    slot: Slot,
    start: &Start,
    plan: &ClassPlan,
    unmoved: Option<&[Vec<f64>]>,
) -> SectionClasses {
    let ahead = pool.tracks.get(slot.track).map_or(0, |t| t.students.len());
    let mut walk = Walk::begin(pool, slot, start, plan, unmoved, ahead);
    for year in 0..ahead {
        walk.step(year);
    }
    walk.done
}
