//! The full walk: every class of a section through the years, with what became of it.

use super::walk::Walk;
use super::{Bands, Basis, ClassPlan, ClassesKnown, How, Slot, Start};
use crate::project::Pool;

/// A section's classes in one year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct YearClasses {
    /// Sizes by column of the slot; each adds up to its grade's whole pupils.
    pub grades: Vec<Vec<u32>>,
    /// Today's bands where the statistical form tells them and no list does.
    pub told: Option<Bands>,
}

impl YearClasses {
    /// All classes.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.bands().total()
    }

    /// The largest class; `None` without a class or without sizes.
    #[must_use]
    pub fn largest(&self) -> Option<u32> {
        if self.told.is_some() {
            return None;
        }
        self.grades.iter().flatten().max().copied()
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
    let mut walk = Walk::begin(pool, slot, start, plan, unmoved);
    let ahead = pool.tracks.get(slot.track).map_or(0, |t| t.students.len());
    for year in 0..ahead {
        walk.step(year);
    }
    walk.done
}
