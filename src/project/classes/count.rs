//! The fast count: how many classes of each size a section has in each year, and no lists.
//!
//! It is called for every section in every draw of a simulation: it takes no memory once its buffers
//! have grown, and looks up what a cohort of so many pupils has been cut into before. Where no rule of
//! the plan looks at another grade each cohort is followed by itself (`alone`), else all of them
//! year by year (`together`).

use super::alone::Alone;
use super::counted::Counted;
use super::together::Together;
use super::{ClassPlan, Cuts, Slot, Start, YearPlan, comes_up};
use crate::project::Pool;

/// A section made ready for counting, with the buffers of its counts.
#[derive(Debug, Clone)]
pub struct Counter {
    rules: Rules,
    cuts: Cuts,
    buffers: Buffers,
    counted: Counted,
}

/// What a count goes by.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    /// Whether a column's cohort comes from the column before.
    pub(super) comes_up: Vec<bool>,
    pub(super) carries: bool,
    /// Classes of each column today.
    pub(super) start: Vec<u32>,
    /// Sizes of each column's list today; empty where classes are even.
    pub(super) lists: Vec<Vec<u32>>,
    pub(super) years: Vec<YearPlan>,
    pub(super) merge_below: Option<u32>,
}

#[derive(Debug, Clone)]
enum Buffers {
    /// No rule looks at another grade.
    Alone(Alone),
    Together(Together),
}

impl Counter {
    /// Prepares a slot for `ahead` years, to be counted by the bands of `cuts`.
    #[must_use]
    pub fn new(
        pool: &Pool,
        slot: Slot,
        start: &Start,
        plan: &ClassPlan,
        ahead: usize,
        cuts: &Cuts,
    ) -> Self {
        let grades = || start.grades.iter();
        let years: Vec<YearPlan> = (0..ahead).map(|year| plan.year(year)).collect();
        let simple = |y: &YearPlan| {
            let limited = y.limited && y.rooms.is_some();
            !limited && y.split_over.is_none() && y.joined == 0
        };
        let list = |g: &super::StartGrade| {
            if g.names.is_empty() { Vec::new() } else { g.sizes.clone() }
        };
        let alone = plan.merge_below.is_none() && years.iter().all(simple);
        let rules = Rules {
            comes_up: (0..slot.width()).map(|c| comes_up(pool, slot, c)).collect(),
            carries: plan.carries(start),
            start: grades().map(|g| u32::try_from(g.sizes.len()).unwrap_or(0)).collect(),
            lists: grades().map(list).collect(),
            years,
            merge_below: plan.merge_below,
        };
        let buffers = if alone {
            Buffers::Alone(Alone::new(&rules, cuts))
        } else {
            Buffers::Together(Together::new(&rules, cuts))
        };
        Self { rules, cuts: cuts.clone(), buffers, counted: Counted::new(ahead, cuts.len()) }
    }

    /// Counts the section's classes. `pupils` are whole ones, year by year, then by column of the
    /// slot.
    pub fn count(&mut self, pupils: &[u32]) -> &Counted {
        let Self { rules, cuts, buffers, counted } = self;
        counted.clear();
        match buffers {
            Buffers::Alone(alone) => alone.count(rules, cuts, pupils, counted),
            Buffers::Together(together) => together.count(rules, cuts, pupils, counted),
        }
        counted
    }
}
