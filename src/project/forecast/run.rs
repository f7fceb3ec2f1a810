//! One look ahead from one year of the history, over all pools of a county.

use super::basis::{Basis, Method};
use super::classical;
use super::collect::Data;
use super::entry::{Below, Entry, Scope, from_below, youngest};
use super::projection::{Projection, plain, standard};
use super::ratios::{self, Past};
use super::served::Served;
use super::whole::{self, Whole};
use crate::county::GradeSystem;
use crate::county::SectionKind;
use crate::project::track::Pool;

/// A pool looked at from one year.
pub struct PoolRun {
    /// Its units ahead.
    pub projection: Projection,
    /// How its entrants are known.
    pub entry: Entry,
}

/// First grades of the levels above primary school.
const fn level_starts(system: GradeSystem) -> [u8; 2] {
    [system.first_junior(), 10]
}

/// Projects every pool from the history before year `upto`.
#[must_use]
pub fn run(
    data: &Data,
    served: &[Served],
    upto: usize,
    method: Method,
    basis: &Basis,
    scope: Scope,
) -> Vec<PoolRun> {
    let starts = level_starts(data.system);
    let all = data.tables.iter().zip(served).zip(&data.pools);
    let mut pasts: Vec<Past> =
        all.map(|((t, s), p)| Past::new(t, s, &p.grades, upto, starts)).collect();
    let mut pool_ratios = Vec::new();
    let wholes: Vec<Whole> = if method == Method::Standard {
        pool_ratios = ratios::settle(&mut pasts);
        let back = basis.break_year.map(|year| data.last_year.saturating_sub(year));
        let back = back.and_then(|back| usize::try_from(back).ok());
        let broke = back.and_then(|back| data.years.checked_sub(back.checked_add(1)?));
        let mut wholes: Vec<Whole> = pasts.iter().map(|p| Whole::of(p, broke)).collect();
        let first: Vec<_> = pasts.iter().map(|p| p.grades.first().copied()).collect();
        whole::settle_slopes(&mut wholes, &first);
        wholes
    } else {
        pasts.iter().map(|p| classical::whole(p, method, basis.years)).collect()
    };
    let mut runs: Vec<PoolRun> = Vec::with_capacity(pasts.len());
    for (at, (past, whole)) in pasts.iter().zip(&wholes).enumerate() {
        let below = below(data, at, &runs);
        let (entry, fed) = match &below {
            Some(below) => from_below(data, past, whole, below, basis, scope),
            None => (youngest(data, past, whole, basis, scope), Vec::new()),
        };
        let coming = entry.coming(fed);
        let projection = match pool_ratios.get(at) {
            Some(ratios) => standard(past, ratios, whole, &coming),
            None => {
                let units = classical::units(past, method, basis.years, whole);
                plain(past, &units, whole, &coming)
            }
        };
        runs.push(PoolRun { projection, entry });
    }
    runs
}

/// The primary pool, for the junior one.
fn below<'a>(data: &'a Data, at: usize, runs: &'a [PoolRun]) -> Option<Below<'a>> {
    if data.pools.get(at)?.section != Some(SectionKind::Junior) {
        return None;
    }
    let primary = data.pool_of(SectionKind::Primary)?;
    let projection = &runs.get(primary)?.projection;
    Some(Below { table: data.tables.get(primary)?, projection })
}

impl PoolRun {
    /// Writes the years ahead into the tracks of the pool.
    pub fn write(&self, pool: &mut Pool) {
        let found = &self.projection;
        for (unit, track) in pool.tracks.iter_mut().enumerate() {
            let year = |h| (0..found.grades).map(|g| found.at(unit, h, g)).collect();
            track.students = (0..found.horizon).map(year).collect();
            track.ratios = found.ratios.get(unit).cloned().unwrap_or_default();
        }
    }
}
