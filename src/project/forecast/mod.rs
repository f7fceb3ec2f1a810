//! The pupils of every unit by grade and year ahead (在校生预测), with bands and a backtest.
//!
//! `collect` makes pools of units from a county; `run` projects them from any year of the history,
//! so that the backtest and the bands come from the very code that looks ahead. Called by the
//! scenarios, which change what comes out by events. Deterministic: no draws, no clock, no rule
//! about class sizes; it knows no classes, rooms or views.

mod basis;
mod classical;
mod collect;
mod entry;
mod projection;
mod ratios;
mod rows;
mod run;
mod served;
mod table;
mod whole;

pub use basis::{Basis, Births, Feeder, GradeSystem, Intake, IntakePoint, Method};
pub use entry::{Entry, EntrySource, PastEntry};

use super::track::Pool;
use crate::county::{County, Finding};

/// A county's pupils in the years ahead.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Forecast {
    /// The years ahead, ascending; position `h` is year `h + 1` ahead.
    pub years: Vec<i32>,
    /// The system of grades the pools follow.
    pub system: GradeSystem,
    /// Units with what is known and what is projected, a pool a section, primary first.
    pub pools: Vec<Pool>,
    /// How the entrants of each pool are known, in the order of the pools.
    pub entries: Vec<Entry>,
    /// Half-widths on the log scale of the 50 % and 90 % bands of the county's total, by year.
    pub spread: Vec<[f64; 2]>,
    /// Past forecasts the bands rest on; fewer than three years of history give none, and the
    /// bands are the wide default ones.
    pub origins: usize,
    /// What a person should look at.
    pub findings: Vec<Finding>,
}

/// Projects a county's pupils `basis.horizon` years ahead.
#[must_use]
pub fn forecast(county: &County, basis: &Basis) -> Forecast {
    let mut data = collect::collect(county, basis);
    let served: Vec<_> = data.tables.iter().map(served::Served::of).collect();
    let scope = entry::Scope { horizon: basis.horizon, again: false };
    let runs = run::run(&data, &served, data.years, basis.method, basis, scope);
    let years = (1..=basis.horizon).map(|h| data.last_year + i32::try_from(h).unwrap_or(0));
    let mut entries = Vec::new();
    for (pool, run) in data.pools.iter_mut().zip(runs) {
        run.write(pool);
        entries.push(run.entry);
    }
    Forecast {
        years: years.collect(),
        system: data.system,
        pools: data.pools,
        entries,
        spread: Vec::new(),
        origins: 0,
        findings: data.findings,
    }
}

#[cfg(test)]
mod tests;
