//! How many enter: from births, kindergarten, or the leavers of the level below, each with a ratio
//! estimated from history; by trend where none of them reaches.

use super::basis::{Basis, Births};
use super::collect::Data;
use super::projection::{Coming, Projection};
use super::ratios::{Past, RECENCY, UNIT_PRIOR};
use super::table::{Table, float, get, median, ratio};
use super::whole::Whole;
use serde::Serialize;

/// How the entrants of a year are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EntrySource {
    /// Births of both calendar years of the entry cohort.
    Births,
    /// Births of one of its two calendar years only.
    BirthsPartly,
    /// Kindergarten's last year, the year before.
    Kindergarten,
    /// Primary leavers of the year before, by the feeder table.
    Feeders,
    /// Primary leavers of the year before, by each school's past share.
    Leavers,
    /// The trend of past entrants.
    Trend,
}

/// A past year in which entrants and those they came from are known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PastEntry {
    /// School year.
    pub year: i32,
    /// Entry cohort, kindergarten roll or leavers.
    pub cohort: f64,
    /// Entrants.
    pub entrants: f64,
}

/// How the entrants of a pool are known, by year ahead.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Entry {
    /// Where they come from.
    pub source: Vec<EntrySource>,
    /// Entry cohort, kindergarten roll or leavers; `None` for a trend.
    pub cohort: Vec<Option<f64>>,
    /// Entrants for each of them.
    pub ratio: Vec<Option<f64>>,
    /// Entrants of the pool before units and pool are made one answer.
    pub entrants: Vec<f64>,
    /// Least and most entrants where births are given as ranges.
    pub range: Vec<Option<[f64; 2]>>,
    /// The ratio estimated from history (入学率, 升学率).
    pub fitted: Option<f64>,
    /// The years it was estimated from.
    pub past: Vec<PastEntry>,
    /// Whether a person set the ratio of the first year it is used in.
    pub ratio_is_set: bool,
}

/// What is known of the entry cohort of an autumn.
struct Cohort {
    count: f64,
    low: f64,
    high: f64,
    partly: bool,
}

/// The children who reach `first_grade` in the autumn of `year`, from births of the two calendar
/// years they were born in. Births after `until` are not known yet.
fn cohort(data: &Data, year: i32, first_grade: u8, weight: f64, until: i32) -> Option<Cohort> {
    let sixth_birthday = year - i32::from(first_grade) + 1;
    let born = |year: i32| data.births.get(&year).filter(|b| b.year <= until);
    let parts = [(born(sixth_birthday - 7), weight), (born(sixth_birthday - 6), 1.0 - weight)];
    let known: f64 = parts.iter().filter(|p| p.0.is_some()).map(|p| p.1).sum();
    if known <= 0.0 {
        return None;
    }
    let mean = |of: fn(&Births) -> f64| -> f64 {
        parts.iter().filter_map(|(b, w)| b.map(|b| of(b) * w)).sum::<f64>() / known
    };
    Some(Cohort {
        count: mean(|b| b.count),
        low: mean(|b| b.low.unwrap_or(b.count).min(b.count)),
        high: mean(|b| b.high.unwrap_or(b.count).max(b.count)),
        partly: known < 1.0 - 1e-12,
    })
}

/// Ratio of sums, recent years weighing more, each year's ratio drawn in to within a quarter of
/// the median; `None` of nothing.
fn fit(pairs: &[PastEntry], last_year: i32) -> Option<f64> {
    const LIMIT: f64 = 1.25;
    let sound = || pairs.iter().filter(|p| p.cohort > 0.0 && p.entrants > 0.0);
    let mut ratios: Vec<f64> = sound().map(|p| p.entrants / p.cohort).collect();
    let middle = median(&mut ratios)?;
    let (mut above, mut below) = (0.0, 0.0);
    for pair in sound() {
        let w = libm::pow(RECENCY, f64::from(last_year - pair.year));
        let r = (pair.entrants / pair.cohort).clamp(middle / LIMIT, middle * LIMIT);
        above += w * pair.cohort * r;
        below += w * pair.cohort;
    }
    Some(ratio(above, below, 1.0))
}

/// All units' pupils of a grade in a year of the history.
fn total(table: &Table, year: usize, grade: usize) -> f64 {
    (0..table.units).map(|u| table.at(u, year, grade)).sum()
}

/// The calendar year of a position of the history.
fn year_at(data: &Data, position: usize) -> i32 {
    let back = data.years.saturating_sub(position + 1);
    data.last_year - i32::try_from(back).unwrap_or(0)
}

impl Entry {
    fn push(&mut self, source: EntrySource, cohort: Option<f64>, ratio: Option<f64>, n: f64) {
        self.source.push(source);
        self.cohort.push(cohort);
        self.ratio.push(ratio);
        self.entrants.push(n);
        self.range.push(None);
    }

    /// Goes on by trend from what is known so far.
    fn push_trend(&mut self, whole: &Whole) {
        let h = self.entrants.len() + 1;
        let n = self.entrants.last().map_or_else(|| whole.trend(h), |n| n * whole.step(h));
        // Two years of trend are one path, not a chain of rounded steps.
        let all_trend = self.source.iter().all(|s| *s == EntrySource::Trend);
        let n = if all_trend { whole.trend(h) } else { n };
        self.push(EntrySource::Trend, None, None, n);
    }

    /// What the projection needs of it.
    #[must_use]
    pub fn coming(&self, fed: Vec<Option<Vec<f64>>>) -> Coming {
        Coming {
            entrants: self.entrants.clone(),
            known: self.source.iter().map(|s| *s != EntrySource::Trend).collect(),
            fed,
        }
    }
}

/// How far to look and from where.
#[derive(Clone, Copy)]
pub struct Scope {
    /// Years ahead.
    pub horizon: usize,
    /// Whether this is a year of the past looked at again: only what was known then counts, and
    /// no ratio a person set.
    pub again: bool,
}

/// Entrants of the youngest pool: births, then kindergarten, then trend.
#[must_use]
pub fn youngest(data: &Data, past: &Past, whole: &Whole, basis: &Basis, scope: Scope) -> Entry {
    let mut entry = Entry::default();
    let Some(first) = past.grades.first().copied() else { return entry };
    let origin = year_at(data, past.upto.saturating_sub(1));
    let until = if scope.again { origin } else { i32::MAX };
    let open = get(&whole.base, 0) > 0.0;
    let born = |year: i32| {
        let reaches = first <= 1 && open;
        reaches.then(|| cohort(data, year, first, basis.earlier_births(), until)).flatten()
    };
    entry.past = birth_pairs(data, past, &born);
    entry.fitted = fit(&entry.past, origin);
    let set = |year| if scope.again { None } else { basis.intake_ratio.at(year) };
    let roll = if first == 1 && open && entry.fitted.is_none() {
        kindergarten(data, past, origin)
    } else {
        None
    };
    // Births that begin too late for a ratio still tell how entrants change from where they begin.
    let ahead = |h: usize| origin + i32::try_from(h).unwrap_or(i32::MAX / 2);
    let begins = (1..=scope.horizon).find_map(|h| born(ahead(h)).map(|b| (h, b.count)));
    entry.ratio_is_set = begins.is_some_and(|(h, _)| set(ahead(h)).is_some());
    let anchored = begins.filter(|b| b.1 > 0.0).map(|(h, count)| whole.trend(h) / count);
    for h in 1..=scope.horizon {
        let ratio = set(ahead(h)).or(entry.fitted).or(anchored);
        let known = born(ahead(h)).zip(ratio);
        if let Some((roll, pairs, r)) = roll.as_ref().filter(|_| h == 1 && known.is_none()) {
            entry.push(EntrySource::Kindergarten, Some(*roll), Some(*r), roll * r);
            entry.past.clone_from(pairs);
        } else if let Some((born, r)) = known {
            let source = if born.partly { EntrySource::BirthsPartly } else { EntrySource::Births };
            entry.push(source, Some(born.count), Some(r), born.count * r);
            if let Some(range) = entry.range.last_mut() {
                let ranged = born.low < born.count || born.high > born.count;
                *range = ranged.then_some([born.low * r, born.high * r]);
            }
        } else {
            entry.push_trend(whole);
        }
    }
    if entry.source.first() == Some(&EntrySource::Kindergarten) {
        entry.fitted = roll.map(|(_, _, r)| r);
    }
    entry
}

/// Entry cohorts with their entrants; those of which births are known in part only where there are
/// no others.
fn birth_pairs(data: &Data, past: &Past, born: &dyn Fn(i32) -> Option<Cohort>) -> Vec<PastEntry> {
    let (mut whole, mut partly) = (Vec::new(), Vec::new());
    for t in past.from..past.upto {
        let (year, entrants) = (year_at(data, t), total(past.table, t, 0));
        if let Some(born) = born(year).filter(|_| entrants > 0.0) {
            let pairs = if born.partly { &mut partly } else { &mut whole };
            pairs.push(PastEntry { year, cohort: born.count, entrants });
        }
    }
    if whole.is_empty() { partly } else { whole }
}

/// The kindergarten roll of the last year, past rolls with the entrants of the year after, and
/// their ratio.
fn kindergarten(data: &Data, past: &Past, origin: i32) -> Option<(f64, Vec<PastEntry>, f64)> {
    let roll = |t: usize| data.kindergarten.get(t).copied().flatten();
    let pair = |t: usize| {
        let entrants = total(past.table, t, 0);
        Some(PastEntry { year: year_at(data, t), cohort: roll(t - 1)?, entrants })
    };
    let pairs = (past.from.max(1)..past.upto).filter_map(pair).filter(|p| p.entrants > 0.0);
    let pairs: Vec<PastEntry> = pairs.collect();
    let ratio = fit(&pairs, origin)?;
    let last = roll(past.upto.checked_sub(1)?).filter(|n| *n > 0.0)?;
    Some((last, pairs, ratio))
}

/// The level below: its history and its projection.
pub struct Below<'a> {
    /// Its pupils.
    pub table: &'a Table,
    /// Its units ahead.
    pub projection: &'a Projection,
}

impl Below<'_> {
    fn last_grade(&self) -> usize {
        self.table.grades.saturating_sub(1)
    }

    /// Leavers of a unit who can enter `h` years ahead (from 1).
    fn leavers(&self, unit: usize, h: usize, upto: usize) -> f64 {
        match h.checked_sub(2) {
            Some(before) => self.projection.at(unit, before, self.last_grade()),
            None => self.table.at(unit, upto.saturating_sub(1), self.last_grade()),
        }
    }
}

/// Entrants of the level above: the leavers of the level below, by the feeder table where there is
/// one; entrants by unit go beside.
#[must_use]
pub fn from_below(
    data: &Data,
    past: &Past,
    whole: &Whole,
    below: &Below,
    basis: &Basis,
    scope: Scope,
) -> (Entry, Vec<Option<Vec<f64>>>) {
    let mut entry = Entry::default();
    let origin = year_at(data, past.upto.saturating_sub(1));
    let grade = below.last_grade();
    for t in past.from.max(1)..past.upto {
        let (x, y) = (total(below.table, t - 1, grade), total(past.table, t, 0));
        if x > 0.0 && y > 0.0 {
            entry.past.push(PastEntry { year: year_at(data, t), cohort: x, entrants: y });
        }
    }
    entry.fitted = fit(&entry.past, origin);
    let open = get(&whole.base, 0) > 0.0;
    let source = if data.feeders.is_empty() { EntrySource::Leavers } else { EntrySource::Feeders };
    for h in 1..=scope.horizon {
        let leavers: f64 = (0..below.table.units).map(|u| below.leavers(u, h, past.upto)).sum();
        let year = origin + i32::try_from(h).unwrap_or(i32::MAX / 2);
        let set = if scope.again { None } else { basis.junior_ratio.at(year) };
        match set.or(entry.fitted).filter(|_| open && leavers > 0.0) {
            Some(r) => entry.push(source, Some(leavers), Some(r), leavers * r),
            None => entry.push_trend(whole),
        }
    }
    let fed = entry.fitted.map(|r| fed_units(data, past, below, r, &entry.ratio));
    (entry, fed.unwrap_or_default())
}

/// Entrants of each unit that the feeder table names: what its feeders send, times its own ratio,
/// pulled towards the county's by 150 imaginary pupils.
fn fed_units(
    data: &Data,
    past: &Past,
    below: &Below,
    county: f64,
    by_year: &[Option<f64>],
) -> Vec<Option<Vec<f64>>> {
    let unit = |unit: usize| {
        let feeders: Vec<(usize, f64)> =
            data.feeders.iter().filter(|f| f.1 == unit).map(|f| (f.0, f.2)).collect();
        if feeders.is_empty() {
            return None;
        }
        let (mut came, mut sent) = (0.0, 0.0);
        for t in past.from.max(1)..past.upto {
            let x: f64 = feeders
                .iter()
                .map(|(p, s)| s * below.table.at(*p, t - 1, below.last_grade()))
                .sum();
            let y = past.table.at(unit, t, 0);
            if x > 0.0 && past.served.at(unit, t, 0) {
                let w = libm::pow(RECENCY, float(past.upto - 1 - t));
                came += w * y;
                sent += w * x;
            }
        }
        let r = (came + UNIT_PRIOR * county) / (sent + UNIT_PRIOR);
        let sent =
            |h| feeders.iter().map(|(p, s)| s * below.leavers(*p, h, past.upto)).sum::<f64>();
        // A ratio that a person set moves every unit's own in proportion.
        let moved = |set: &Option<f64>| set.map_or(1.0, |set| ratio(set, county, 1.0));
        Some((1..).zip(by_year).map(|(h, set)| sent(h) * r * moved(set)).collect())
    };
    (0..past.table.units).map(unit).collect()
}
