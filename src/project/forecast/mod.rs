//! The pupils of every unit by grade and year ahead (在校生预测), with bands and a backtest.
//!
//! `collect` makes pools of units from a county; `run` projects them from any year of the history,
//! so that the backtest and the bands come from the very code that looks ahead. Called by the
//! scenarios, which change what comes out by events. Deterministic: no draws, no clock, no rule
//! about class sizes; it knows no classes, rooms or views.

mod backtest;
mod bands;
mod basis;
mod classical;
mod collect;
mod doubts;
mod entry;
mod projection;
mod ratios;
mod rows;
mod run;
mod served;
mod table;
mod whole;

pub use crate::county::GradeSystem;
pub use backtest::{Accuracy, Backtest, Rival, backtest};
pub use bands::{unit_spread, zone_spread};
pub use basis::{Basis, Births, Feeder, Method, Path};
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
    let again = bands::again(&data, &served, basis.method, basis);
    let misses = bands::misses(&data, &again);
    let mut entries = Vec::new();
    for (at, (pool, run)) in data.pools.iter_mut().zip(runs).enumerate() {
        run.write(pool);
        set_spread(pool, at, &misses, basis.horizon);
        entries.push(run.entry);
    }
    let doubts = doubts::doubts(county, &data, &served, &entries, basis);
    data.findings.extend(doubts);
    let errors = bands::total_errors(&misses, None);
    let years = (1..=basis.horizon).map(|h| data.last_year + i32::try_from(h).unwrap_or(0));
    Forecast {
        years: years.collect(),
        system: data.system,
        pools: data.pools,
        entries,
        spread: bands::total_spread(&errors, basis.horizon),
        origins: errors.len(),
        findings: data.findings,
    }
}

/// Bands of a pool and its units from the errors of the past.
fn set_spread(pool: &mut Pool, at: usize, misses: &[bands::Miss], horizon: usize) {
    let of_pool = misses.iter().filter(|m| m.pool == at && m.known >= bands::USEFUL_SIZE);
    let mut scores: Vec<f64> = of_pool.map(bands::Miss::score).collect();
    pool.width = bands::width(&mut scores);
    pool.spread = bands::total_spread(&bands::total_errors(misses, Some(at)), horizon);
    let growth = bands::growth(horizon);
    for track in &mut pool.tracks {
        let size = track.known.last().map_or(0.0, |row| row.iter().flatten().sum());
        track.spread = bands::unit_spreads(pool.width, size, &growth);
    }
}

#[cfg(test)]
mod tests;
