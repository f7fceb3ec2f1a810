//! From what is known to pools: which units stand together, over which years and grades.

use super::basis::{Basis, Births, Feeder};
use super::rows::{self, Rows, Unit, section_grades, sum};
use super::table::{Table, float, get};
use crate::county::GradeSystem;
use crate::county::{County, Finding, SectionKind, Severity};
use crate::order::Map;
use crate::project::track::{Pool, Track};

/// The longest history that is looked at, in years.
const MOST_YEARS: i32 = 30;
/// A unit that is this near to the sum of all the others is a total, not a unit.
const TOTAL_WITHIN: f64 = 0.005;

/// What a forecast computes with.
#[derive(Debug, Default)]
pub struct Data {
    /// The pools, without projections yet.
    pub pools: Vec<Pool>,
    /// Their pupils as plain tables.
    pub tables: Vec<Table>,
    /// Whether a pool's past was shared out from the county's, so that its units' past errors
    /// say nothing.
    pub shared: Vec<bool>,
    /// Years of the history.
    pub years: usize,
    /// The last of them.
    pub last_year: i32,
    /// The system of grades.
    pub system: GradeSystem,
    /// Births by calendar year, the scenario's over the county's.
    pub births: Map<i32, Births>,
    /// Kindergarten's last year by year of the history, all units together.
    pub kindergarten: Vec<Option<f64>>,
    /// Feeder table: unit of the primary pool, unit of the junior pool, share.
    pub feeders: Vec<(usize, usize, f64)>,
    /// What was odd.
    pub findings: Vec<Finding>,
}

/// Makes the pools of a county.
#[must_use]
pub fn collect(county: &County, basis: &Basis) -> Data {
    let mut rows = rows::read(county, basis);
    let sections = !county.schools.is_empty();
    let (units, above) = choose_units(county, &mut rows);
    let mut data = Data {
        system: rows.system,
        births: births(county, basis),
        findings: std::mem::take(&mut rows.findings),
        ..Data::default()
    };
    let Some(last) = last_year(&rows, &units, &mut data.findings) else {
        data.findings.push(Finding::new(Severity::Missing, "forecast-nothing-known"));
        return data;
    };
    let oldest = oldest(&rows, &units).filter(|year| *year < last);
    let oldest = oldest.or_else(|| self::oldest(&rows, &above)).unwrap_or(last);
    let first = oldest.max(last - MOST_YEARS + 1).min(last);
    data.last_year = last;
    data.years = usize::try_from(last - first + 1).unwrap_or(1);
    let span = Span { first, last };
    let ranges = if sections {
        SectionKind::COMPULSORY.map(|s| (Some(s), section_grades(s, data.system))).to_vec()
    } else {
        vec![(None, grades_told(&rows))]
    };
    for (section, grades) in ranges {
        data.push_pool(county, &rows, &units, &above, (section, grades), span);
    }
    if sections {
        data.kindergarten = kindergarten(&rows, county, span);
    }
    data.feeders = data.resolve_feeders(county, basis);
    data
}

/// The first year with pupils of these units.
fn oldest(rows: &Rows, units: &[usize]) -> Option<i32> {
    let any = |year: &usize| units.iter().any(|u| sum(rows.row(*u, *year)) > 0.0);
    let at = (0..rows.years.len()).find(any)?;
    rows.years.get(at).copied()
}

/// First and last year.
#[derive(Clone, Copy)]
struct Span {
    first: i32,
    last: i32,
}

impl Span {
    fn years(self) -> std::ops::RangeInclusive<i32> {
        self.first..=self.last
    }
}

/// The lowest and the highest grade with pupils.
fn grades_told(rows: &Rows) -> (u8, u8) {
    let mut found: Option<(u8, u8)> = None;
    for unit in 0..rows.units.len() {
        for year in 0..rows.years.len() {
            for (grade, n) in (0..).zip(rows.row(unit, year)) {
                if n.is_some_and(|n| n > 0.0) {
                    found = found
                        .map_or(Some((grade, grade)), |(a, b)| Some((a.min(grade), b.max(grade))));
                }
            }
        }
    }
    found.unwrap_or((1, 1))
}

/// The units to project and, apart, the units above them that would count pupils twice.
fn choose_units(county: &County, rows: &mut Rows) -> (Vec<usize>, Vec<usize>) {
    // Where there are schools, a unit with kindergartens only is none to project.
    let least = usize::from(!county.schools.is_empty());
    let told = |unit: &usize| {
        let mut years = (0..rows.years.len()).map(|year| rows.row(*unit, year).iter().skip(least));
        years.any(|mut row| row.any(Option::is_some))
    };
    let with_data: Vec<usize> = (0..rows.units.len()).filter(told).collect();
    let is_above = |at: &usize| rows.units.get(*at).is_some_and(|u| u.above_schools);
    let (mut above, mut below): (Vec<usize>, Vec<usize>) =
        with_data.into_iter().partition(|u| is_above(u));
    // A row such as 合计 among the units.
    let totals = totals(rows, &below);
    below.retain(|u| !totals.contains(u));
    for unit in &totals {
        if let Some(Unit { id, .. }) = rows.units.get(*unit) {
            let finding = Finding::new(Severity::Check, "forecast-unit-is-total");
            rows.findings.push(finding.arg("unit", id.as_str()));
        }
    }
    above.extend(totals);
    if below.is_empty() {
        // Nothing is known below zones: they are the units; the county only where nothing else is.
        let named = |u: &usize| rows.units.get(*u).is_some_and(|u| u.id != county.name);
        let (zones, whole): (Vec<usize>, Vec<usize>) = above.into_iter().partition(named);
        return if zones.is_empty() { (whole, zones) } else { (zones, whole) };
    }
    let schools = |at: &usize| rows.units.get(*at).is_some_and(|u| u.school.is_some());
    if below.iter().any(schools) {
        let unknown = below.iter().filter(|u| !schools(u)).filter_map(|u| rows.units.get(*u));
        let finding = |unit: &Unit| {
            Finding::new(Severity::Check, "forecast-unit-unknown").arg("unit", unit.id.as_str())
        };
        let unknown: Vec<Finding> = unknown.map(finding).collect();
        rows.findings.extend(unknown);
    }
    (below, above)
}

/// Units whose pupils are, in every year they are known, those of all the other units together.
fn totals(rows: &Rows, units: &[usize]) -> Vec<usize> {
    if units.len() < 3 {
        return Vec::new();
    }
    let years = 0..rows.years.len();
    let all = |year| units.iter().map(|u| sum(rows.row(*u, year))).sum::<f64>();
    let all: Vec<f64> = years.clone().map(all).collect();
    let is_total = |unit: &usize| {
        let own = years.clone().map(|year| sum(rows.row(*unit, year))).zip(&all);
        let mut told = own.filter(|(n, _)| *n > 0.0).peekable();
        rows.units.get(*unit).is_some_and(|u| u.school.is_none())
            && told.peek().is_some()
            && told.all(|(n, all)| (2.0 * n - all).abs() <= TOTAL_WITHIN * n)
    };
    units.iter().copied().filter(is_total).collect()
}

/// The latest year in which at least half of the units (of the fullest year) are known; figures
/// after it are too few to go by.
fn last_year(rows: &Rows, units: &[usize], findings: &mut Vec<Finding>) -> Option<i32> {
    let known = |year: usize| {
        units.iter().filter(|u| rows.row(**u, year).iter().any(Option::is_some)).count()
    };
    let known: Vec<usize> = (0..rows.years.len()).map(known).collect();
    let fullest = known.iter().copied().max().filter(|n| *n > 0)?;
    let at = known.iter().rposition(|n| n * 2 >= fullest)?;
    let last = rows.years.get(at).copied()?;
    for (year, count) in rows.years.iter().zip(&known).skip(at + 1).filter(|(_, n)| **n > 0) {
        let finding = Finding::new(Severity::Check, "forecast-year-too-thin")
            .arg("year", year.to_string())
            .arg("count", float(*count));
        findings.push(finding.arg("used", last.to_string()));
    }
    Some(last)
}

/// The county's births with the scenario's put over them.
fn births(county: &County, basis: &Basis) -> Map<i32, Births> {
    let mut births = Map::new();
    for entry in &county.births {
        if let Some(count) = entry.count.filter(|n| rows::sound(*n)) {
            births.insert(entry.year, Births { year: entry.year, count, low: None, high: None });
        }
    }
    for entry in basis.births.iter().filter(|b| rows::sound(b.count)) {
        let sound = |n: Option<f64>| n.filter(|n| rows::sound(*n));
        let (low, high) = (sound(entry.low), sound(entry.high));
        births.insert(entry.year, Births { low, high, ..*entry });
    }
    births
}

/// Pupils of grade 0 by year; the county's own row only where no other unit has any.
fn kindergarten(rows: &Rows, county: &County, span: Span) -> Vec<Option<f64>> {
    let of_year = |year: i32| {
        let year = rows.year(year)?;
        let (mut parts, mut whole) = (None, None);
        for (at, unit) in rows.units.iter().enumerate() {
            let Some(n) = rows.row(at, year).first().copied().flatten() else { continue };
            let sum = if unit.id == county.name { &mut whole } else { &mut parts };
            *sum = Some(sum.unwrap_or(0.0) + n);
        }
        parts.or(whole)
    };
    span.years().map(of_year).collect()
}

impl Data {
    fn push_pool(
        &mut self,
        county: &County,
        rows: &Rows,
        units: &[usize],
        above: &[usize],
        (section, grades): (Option<SectionKind>, (u8, u8)),
        span: Span,
    ) {
        let width = usize::from(grades.1 - grades.0) + 1;
        let row = |unit: usize, year: i32| -> Vec<Option<f64>> {
            let known = rows.year(year).map(|year| rows.part(unit, year, grades));
            known.map_or_else(|| vec![None; width], <[_]>::to_vec)
        };
        let mut tracks = Vec::new();
        for &at in units {
            let Some(unit) = rows.units.get(at) else { continue };
            let known: Vec<_> = span.years().map(|year| row(at, year)).collect();
            if known.iter().flatten().flatten().all(|n| *n <= 0.0) {
                continue;
            }
            let school = unit.school.and_then(|s| county.schools.get(s));
            let id = unit.id.clone();
            let is_zone = unit.above_schools && id != county.name;
            let own_zone = is_zone.then(|| id.clone());
            let zone = school.and_then(|s| s.zone.clone()).or(own_zone);
            tracks.push(Track { unit: id, school: unit.school, zone, known, ..Track::default() });
        }
        if tracks.is_empty() {
            return;
        }
        let above: Vec<Vec<Option<f64>>> = span
            .years()
            .map(|year| {
                // The county's own row tells of the same pupils as its zones'.
                let whole = above.iter().find(|at| {
                    let unit = rows.units.get(**at);
                    unit.is_some_and(|u| u.id == county.name || !u.above_schools)
                        && sum(&row(**at, year)) > 0.0
                });
                match whole {
                    Some(at) => row(*at, year),
                    None => add(above.iter().map(|at| row(*at, year)), grades),
                }
            })
            .collect();
        let shared = share_past(&mut tracks, &above);
        if shared {
            let mut finding = Finding::new(Severity::Check, "forecast-past-shared");
            finding.section = section;
            self.findings.push(finding);
        }
        let cells = tracks.iter().flat_map(|t| t.known.iter().flatten());
        let cells = cells.map(|n| n.unwrap_or_default()).collect();
        self.tables.push(Table::new(tracks.len(), self.years, width, cells));
        self.shared.push(shared);
        self.pools.push(Pool {
            section,
            grades: (grades.0..=grades.1).collect(),
            last_year: span.last,
            tracks,
            ..Pool::default()
        });
    }

    /// Position of the pool of a section.
    #[must_use]
    pub fn pool_of(&self, section: SectionKind) -> Option<usize> {
        self.pools.iter().position(|p| p.section == Some(section))
    }

    /// The feeder table with units for names. Shares of one school's leavers that add up to more
    /// than 1 are scaled down; lines that name nobody are findings.
    fn resolve_feeders(&mut self, county: &County, basis: &Basis) -> Vec<(usize, usize, f64)> {
        let pools = self.pool_of(SectionKind::Primary).zip(self.pool_of(SectionKind::Junior));
        let Some((primary, junior)) = pools else { return Vec::new() };
        let own = county.feeders.iter().filter_map(|f| {
            let (from, to) = (f.from.clone(), f.to.clone());
            f.share.map(|share| Feeder { from, to, share })
        });
        let lines = if basis.feeders.is_empty() { own.collect() } else { basis.feeders.clone() };
        let named = |pool: usize, name: &str, zones: bool| -> Vec<usize> {
            let school = county.find_school(name);
            let tracks = self.pools.get(pool).map(|p| p.tracks.as_slice()).unwrap_or_default();
            let fits = |t: &Track| {
                t.unit == name
                    || (school.is_some() && t.school == school)
                    || (zones && t.zone.as_deref() == Some(name))
            };
            tracks.iter().enumerate().filter(|(_, t)| fits(t)).map(|(at, _)| at).collect()
        };
        let mut resolved = Vec::new();
        let mut findings = Vec::new();
        for line in &lines {
            let from = named(primary, &line.from, true);
            let to = named(junior, &line.to, false).first().copied();
            match to.filter(|_| !from.is_empty() && line.share.is_finite() && line.share > 0.0) {
                Some(to) => resolved.extend(from.iter().map(|from| (*from, to, line.share))),
                None => findings.push(
                    Finding::new(Severity::Check, "forecast-feeder-unused")
                        .arg("primary", line.from.as_str())
                        .arg("junior", line.to.as_str()),
                ),
            }
        }
        let mut sums = vec![0.0; self.tables.get(primary).map_or(0, |t| t.units)];
        for (from, _, share) in &resolved {
            if let Some(sum) = sums.get_mut(*from) {
                *sum += share;
            }
        }
        for (from, _, share) in &mut resolved {
            *share /= get(&sums, *from).max(1.0);
        }
        self.findings.extend(findings);
        resolved
    }
}

/// The rows added up grade by grade; a grade that none of them knows stays missing.
fn add(rows: impl Iterator<Item = Vec<Option<f64>>>, grades: (u8, u8)) -> Vec<Option<f64>> {
    let mut all = vec![None; usize::from(grades.1 - grades.0 + 1)];
    for row in rows {
        for (sum, n) in all.iter_mut().zip(row) {
            *sum = match (*sum, n) {
                (Some(a), Some(b)) => Some(a + b),
                (a, b) => a.or(b),
            };
        }
    }
    all
}

/// Where no unit has any past but the county has, gives every unit the county's past, grade by
/// grade in the proportion of today. Whether it did.
fn share_past(tracks: &mut [Track], above: &[Vec<Option<f64>>]) -> bool {
    let past = above.len().saturating_sub(1);
    let has_past = tracks.iter().any(|t| t.known.iter().take(past).flatten().any(Option::is_some));
    if has_past || above.iter().take(past).all(|row| sum(row) <= 0.0) {
        return false;
    }
    let grades = above.first().map_or(0, Vec::len);
    let today = |track: &Track, g: usize| {
        track.known.last().and_then(|row| row.get(g).copied().flatten()).unwrap_or_default()
    };
    let all: Vec<f64> = (0..grades).map(|g| tracks.iter().map(|t| today(t, g)).sum()).collect();
    for track in tracks {
        let parts: Vec<f64> = all
            .iter()
            .enumerate()
            .map(|(g, n)| if *n > 0.0 { today(track, g) / n } else { 0.0 })
            .collect();
        for (row, county) in track.known.iter_mut().zip(above).take(past) {
            for ((cell, n), part) in row.iter_mut().zip(county).zip(&parts) {
                *cell = n.map(|n| n * part);
            }
        }
    }
    true
}
