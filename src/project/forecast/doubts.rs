//! What a person should look at before trusting a forecast: years that broke with the ones before,
//! ratios that cannot be, and what the method had to do without.

use super::basis::Basis;
use super::collect::Data;
use super::entry::{Entry, EntrySource};
use super::served::Served;
use super::table::Table;
use crate::county::{County, Finding, SectionKind, Severity};
use crate::project::track::Pool;

/// A unit whose pupils change by more than this share in a year is flagged.
const JUMP: f64 = 0.25;
/// Progression ratios outside these are flagged.
const ODD_RATIO: (f64, f64) = (0.3, 3.0);
/// The method was measured up to so many years ahead.
const MEASURED_YEARS: usize = 8;
/// Fewer years than these make an uncertain ratio.
const SURE_YEARS: usize = 3;

/// All findings of a forecast, those of the data first.
#[must_use]
pub fn doubts(
    county: &County,
    data: &Data,
    served: &[Served],
    entries: &[Entry],
    basis: &Basis,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for ((pool, table), served) in data.pools.iter().zip(&data.tables).zip(served) {
        let view = View { county, data, pool, table, served };
        for unit in 0..table.units {
            view.unit(unit, &mut found);
        }
    }
    for (pool, entry) in data.pools.iter().zip(entries) {
        of_entry(data, pool, entry, &mut found);
    }
    if data.years < 3 {
        let code = if data.years < 2 { "forecast-one-year" } else { "forecast-two-years" };
        let year = data.last_year.to_string();
        found.push(Finding::new(Severity::Check, code).arg("year", year));
    }
    if basis.horizon > MEASURED_YEARS {
        let year = data.last_year + i32::try_from(MEASURED_YEARS).unwrap_or(0);
        let finding = Finding::new(Severity::Check, "forecast-far-ahead");
        found.push(finding.arg("year", year.to_string()));
    }
    found
}

struct View<'a> {
    county: &'a County,
    data: &'a Data,
    pool: &'a Pool,
    table: &'a Table,
    served: &'a Served,
}

impl View<'_> {
    fn finding(&self, code: &str, unit: usize, t: usize) -> Finding {
        let back = i32::try_from(self.data.years - 1 - t).unwrap_or(0);
        let mut finding = Finding::new(Severity::Check, code)
            .arg("year", (self.data.last_year - back).to_string());
        finding.section = self.pool.section;
        let Some(track) = self.pool.tracks.get(unit) else { return finding };
        match track.school.and_then(|s| self.county.schools.get(s)) {
            Some(school) => finding.school(school),
            None => finding.arg("school", track.unit.as_str()),
        }
    }

    fn grade(&self, column: usize) -> String {
        self.pool.grades.get(column).map(u8::to_string).unwrap_or_default()
    }

    fn unit(&self, unit: usize, found: &mut Vec<Finding>) {
        let years = self.data.years;
        let mut before: Option<usize> = None;
        for t in (0..years).filter(|t| self.table.total(unit, *t) > 0.0) {
            match before {
                None if t > 0 && self.pool_known(t - 1) => {
                    found.push(self.finding("forecast-opened", unit, t));
                }
                Some(b) if b + 1 == t => self.change(unit, t, found),
                _ => {}
            }
            before = Some(t);
        }
        match before {
            Some(last) if last + 1 < years => {
                found.push(self.finding("forecast-closed", unit, last));
            }
            Some(last) => self.holes(unit, last, found),
            None => {}
        }
    }

    fn pool_known(&self, t: usize) -> bool {
        (0..self.table.units).any(|u| self.table.total(u, t) > 0.0)
    }

    /// From one year to the next.
    fn change(&self, unit: usize, t: usize, found: &mut Vec<Finding>) {
        let (was, is) = (self.table.total(unit, t - 1), self.table.total(unit, t));
        if (is / was - 1.0).abs() > JUMP {
            let finding = self.finding("forecast-jump", unit, t);
            found.push(finding.arg("was", was).arg("is", is));
        }
        for g in 0..self.table.grades {
            let (was, is) = (self.served.at(unit, t - 1, g), self.served.at(unit, t, g));
            if was != is {
                let code = if is { "forecast-grade-new" } else { "forecast-grade-gone" };
                found.push(self.finding(code, unit, t).arg("grade", self.grade(g)));
            }
            let Some(below) = g.checked_sub(1) else { continue };
            let (x, y) = (self.table.at(unit, t - 1, below), self.table.at(unit, t, g));
            if x > 0.0 && y > 0.0 && !(ODD_RATIO.0..=ODD_RATIO.1).contains(&(y / x)) {
                let finding = self.finding("forecast-ratio-odd", unit, t);
                found.push(finding.arg("grade", self.grade(g)).arg("ratio", y / x));
            }
        }
    }

    /// Grades without pupils between grades with some, in the last year.
    fn holes(&self, unit: usize, last: usize, found: &mut Vec<Finding>) {
        let row = self.table.row(unit, last);
        let first = row.iter().position(|n| *n > 0.0).unwrap_or(0);
        let end = row.iter().rposition(|n| *n > 0.0).unwrap_or(0);
        for (g, n) in row.iter().enumerate().take(end).skip(first) {
            if *n <= 0.0 {
                let finding = self.finding("forecast-cohort-missing", unit, last);
                found.push(finding.arg("grade", self.grade(g)));
            }
        }
    }
}

/// What was done where the entrants are not fully known.
fn of_entry(data: &Data, pool: &Pool, entry: &Entry, found: &mut Vec<Finding>) {
    let year = |h: usize| (pool.last_year + 1 + i32::try_from(h).unwrap_or(0)).to_string();
    let say = |code: &str| {
        let mut finding = Finding::new(Severity::Check, code);
        finding.section = pool.section;
        finding
    };
    let has = |source: EntrySource| entry.source.contains(&source);
    let partly: Vec<String> = (0..)
        .zip(&entry.source)
        .filter(|(_, s)| **s == EntrySource::BirthsPartly)
        .map(|(h, _)| year(h))
        .collect();
    if !partly.is_empty() {
        found.push(say("forecast-births-partly").arg("years", partly.join(" ")));
    }
    let is_births = |s: &EntrySource| matches!(s, EntrySource::Births | EntrySource::BirthsPartly);
    let births = entry.source.iter().position(is_births);
    let last_births = entry.source.iter().rposition(is_births);
    let after = last_births.map_or(0, |last| last + 1);
    let trend = entry.source.iter().skip(after).position(|s| *s == EntrySource::Trend);
    let trend = trend.map(|h| h + after);
    if let Some(h) = births.filter(|_| entry.past.is_empty() && !entry.ratio_is_set) {
        found.push(say("forecast-births-anchored").arg("year", year(h)));
    }
    if let Some(h) = trend {
        let youngest = pool.section != Some(SectionKind::Junior);
        let code = match (births.is_some(), youngest) {
            (true, _) => "forecast-births-end",
            (_, true) if has(EntrySource::Kindergarten) => "forecast-kindergarten-only",
            (_, true) if !data.births.is_empty() => "forecast-births-unused",
            (_, true) => "forecast-births-none",
            (_, false) => "forecast-leavers-none",
        };
        found.push(say(code).arg("year", year(h)));
    }
    let trend = entry.source.iter().position(|s| *s == EntrySource::Trend);
    if let Some(ratio) = entry.fitted.filter(|r| !(ODD_RATIO.0..=ODD_RATIO.1).contains(r)) {
        found.push(say("forecast-entry-ratio-odd").arg("ratio", ratio));
    }
    let fitted = entry.fitted.filter(|_| !entry.past.is_empty() && trend != Some(0));
    if let Some(ratio) = fitted.filter(|_| entry.past.len() < SURE_YEARS) {
        #[allow(clippy::cast_precision_loss, reason = "a few years")]
        let years = entry.past.len() as f64;
        let code = if pool.section == Some(SectionKind::Junior) {
            "forecast-leavers-unsure"
        } else {
            "forecast-intake-unsure"
        };
        found.push(say(code).arg("ratio", ratio).arg("years", years));
    }
}
