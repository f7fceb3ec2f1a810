//! Classes that follow from the pupils (班额): how many, of what size, and which are over a limit.
//!
//! [`Start`] reads what is known of a section's classes today, [`form`] walks the years with every
//! class, [`Counter`] counts the same without lists, for thousands of draws; a property test holds
//! the two together. Called by the scenario's run. They know pupils by grade and year ([`Pool`])
//! and nothing of how these were forecast or which event changed them.
//!
//! **Whole pupils.** A grade's forecast has fractions; classes are made of people. A grade has
//! `⌊E + ½⌋` pupils, and its class list adds up to exactly that.
//!
//! **Carried or fresh.** Carried: a cohort keeps its classes until it leaves, and where a class list
//! is known their sizes stay in its proportions (largest remainders). Fresh: every grade is cut anew
//! each year. Unless told, sections with a class list and those that open later are carried, the
//! others fresh; [`Basis`] says which.

mod alone;
mod bands;
mod cohort;
mod count;
mod counted;
mod form;
mod kept;
mod ledger;
mod size;
mod start;
mod together;
mod walk;

#[cfg(test)]
mod tests;

pub use bands::{BAND_STARTS, Bands, band_names};
pub use count::Counter;
pub use counted::Counted;
pub use form::{ClassTrace, GradeSizes, NoRoom, SectionClasses, YearClasses, form};
pub use ledger::{LargeClass, Limit, ledger};
pub use size::{Cuts, classes_needed, even_split, in_proportion, whole};
pub use start::{ClassesKnown, Start, StartGrade, start};

use super::Pool;
use super::result::How;
use super::scenario::ClassMode;
use crate::county::SectionKind;
use serde::{Deserialize, Serialize};

/// What a section's classes were worked out from; told beside every result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// The class list, carried.
    CarriedList,
    /// Even classes, carried.
    CarriedEven,
    /// Even classes, cut anew each year.
    FreshEven,
}

/// What holds for a section's classes in one year ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearPlan {
    /// Pupils a new class is formed for (起始年级班额上限); 0 counts as 1.
    pub cap: u32,
    /// Ordinary classrooms of the section; `None` where nobody has told.
    pub rooms: Option<u32>,
    /// New classes need a room: with none to spare the classes grow instead.
    pub limited: bool,
    /// A class with more pupils than this is split, where a room is free.
    pub split_over: Option<u32>,
    /// Columns, as bits, which pupils of a school that closes join this year: such a cohort gets
    /// more classes where it no longer fits its own at the cap.
    pub joined: u16,
}

impl YearPlan {
    /// Classes of at most `cap` pupils, rooms not looked at.
    #[must_use]
    pub const fn new(cap: u32) -> Self {
        Self { cap, rooms: None, limited: false, split_over: None, joined: 0 }
    }

    /// Whether others join this column's cohort.
    const fn is_joined(&self, column: usize) -> bool {
        column < 16 && self.joined & (1 << column) != 0
    }

    /// Rooms left over beside `used` classes; without a figure there is always one.
    const fn free(&self, used: u32) -> u32 {
        match self.rooms {
            Some(rooms) => rooms.saturating_sub(used),
            None => u32::MAX,
        }
    }

    /// Rooms left over for new classes, where rooms limit them.
    const fn free_if_limited(&self, used: u32) -> u32 {
        if self.limited { self.free(used) } else { u32::MAX }
    }
}

/// How a section forms its classes in the years ahead.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassPlan {
    /// Carried or fresh.
    pub mode: ClassMode,
    /// By year ahead; the last one holds for all later years.
    pub years: Vec<YearPlan>,
    /// A class with fewer pupils than this is merged into another of its grade.
    pub merge_below: Option<u32>,
}

impl ClassPlan {
    /// The same cap in every year and nothing else.
    #[must_use]
    pub fn new(cap: u32) -> Self {
        Self { mode: ClassMode::Auto, years: vec![YearPlan::new(cap)], merge_below: None }
    }

    /// What holds in a year ahead, from 0.
    pub(super) fn year(&self, ahead: usize) -> YearPlan {
        let last = || self.years.last().copied();
        self.years.get(ahead).copied().or_else(last).unwrap_or(YearPlan::new(u32::MAX))
    }

    /// Whether cohorts keep their classes.
    fn carries(&self, start: &Start) -> bool {
        match self.mode {
            ClassMode::Carried => true,
            ClassMode::Fresh => false,
            ClassMode::Auto => matches!(start.known, ClassesKnown::List | ClassesKnown::New),
        }
    }

    /// What the section's classes are worked out from.
    #[must_use]
    pub fn basis(&self, start: &Start) -> Basis {
        match (self.carries(start), start.known) {
            (true, ClassesKnown::List) => Basis::CarriedList,
            (true, _) => Basis::CarriedEven,
            (false, _) => Basis::FreshEven,
        }
    }
}

/// A section of a unit: the columns of a track that are the section's grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Position in [`Pool::tracks`].
    pub track: usize,
    /// 小学 or 初中.
    pub section: SectionKind,
    /// First column of the section in [`Pool::grades`].
    pub first: usize,
    /// Column after its last.
    pub end: usize,
}

impl Slot {
    /// Number of grades.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.end.saturating_sub(self.first)
    }
}

/// The compulsory sections of every track, in order. Where the pool names no section, grades up to
/// `primary_grades` are primary (6, or 5 in a five-four system) and those to grade 9 junior;
/// kindergarten and senior grades form no classes here.
#[must_use]
pub fn slots(pool: &Pool, primary_grades: u8) -> Vec<Slot> {
    let section_of = |grade: u8| match pool.section {
        Some(SectionKind::Senior) => None,
        _ if grade == 0 => None,
        Some(section) => Some(section),
        None if grade <= primary_grades => Some(SectionKind::Primary),
        None if grade <= 9 => Some(SectionKind::Junior),
        None => None,
    };
    let mut spans = Vec::new();
    for section in SectionKind::COMPULSORY {
        let columns = || pool.grades.iter().map(|g| section_of(*g) == Some(section));
        if let Some(first) = columns().position(|is| is) {
            let width = columns().skip(first).take_while(|is| *is).count();
            spans.push((section, first, first + width));
        }
    }
    let of = |track| {
        spans.iter().map(move |(section, first, end)| Slot {
            track,
            section: *section,
            first: *first,
            end: *end,
        })
    };
    (0..pool.tracks.len()).flat_map(of).collect()
}

/// Whether the column's cohort comes from the column before it.
fn comes_up(pool: &Pool, slot: Slot, column: usize) -> bool {
    let grade = |c: usize| pool.grades.get(slot.first + c).copied();
    column > 0 && grade(column) == grade(column - 1).map(|g| g + 1)
}
