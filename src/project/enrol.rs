//! Enrolment of the result: tracks added up to units, with the bands of their totals.

use super::forecast::{Forecast, zone_spread};
use super::frame::Frame;
use super::prospect::{At, Prospect};
use super::result::{Enrolment, Level, Line, SectionLine};
use super::track::{Pool, Track};
use crate::county::SectionKind;
use crate::order;

/// The enrolment of every unit down to a level. `junior_from` is the first grade of junior school.
#[must_use]
pub fn enrolment(
    frame: &Frame,
    prospect: &Prospect,
    forecast: &Forecast,
    detail: Level,
    junior_from: u8,
) -> Vec<Enrolment> {
    let units = frame.units.iter().zip(&frame.tracks).enumerate();
    let wanted = units.filter(|(_, (unit, _))| unit.level <= detail);
    wanted
        .map(|(at, (unit, tracks))| {
            let adding = Adding { prospect, forecast, level: unit.level, tracks, junior_from };
            adding.unit(at)
        })
        .collect()
}

/// A unit's tracks while they are added up.
struct Adding<'a> {
    prospect: &'a Prospect,
    forecast: &'a Forecast,
    level: Level,
    tracks: &'a [At],
    junior_from: u8,
}

impl Adding<'_> {
    fn pools(&self) -> impl Iterator<Item = (&Pool, &Track)> {
        self.tracks.iter().filter_map(|at| {
            let pool = self.prospect.pools.get(at.pool)?;
            Some((pool, pool.tracks.get(at.track)?))
        })
    }

    fn unit(&self, unit: usize) -> Enrolment {
        let mut grades: Vec<u8> = self.pools().flat_map(|(p, _)| p.grades.clone()).collect();
        order::sort(&mut grades);
        grades.dedup();
        let by_grade = self.by_grade(&grades);
        let mut sections = Vec::new();
        for section in SectionKind::COMPULSORY {
            if grades.iter().any(|g| self.section(*g) == Some(section)) {
                let line = self.line(Some(section));
                sections.push(SectionLine { section: Some(section), line });
            }
        }
        let total = self.line(None);
        Enrolment { unit, grades, by_grade, grade_quantiles: Vec::new(), total, sections }
    }

    fn section(&self, grade: u8) -> Option<SectionKind> {
        match grade {
            0 => None,
            grade if grade < self.junior_from => Some(SectionKind::Primary),
            1..=9 => Some(SectionKind::Junior),
            _ => None,
        }
    }

    /// Pupils by grade, then year ahead: every track is gone through once.
    fn by_grade(&self, grades: &[u8]) -> Vec<Vec<f64>> {
        let years = self.forecast.years.len();
        let mut sums = vec![vec![0.0; years]; grades.len()];
        for (pool, track) in self.pools() {
            for (column, grade) in pool.grades.iter().enumerate() {
                let Ok(place) = grades.binary_search(grade) else { continue };
                let of_grade = sums.get_mut(place).into_iter().flatten();
                for (sum, row) in of_grade.zip(&track.students) {
                    *sum += row.get(column).copied().unwrap_or(0.0);
                }
            }
        }
        sums
    }

    /// Pupils of some grades by year ahead.
    fn students(&self, wanted: impl Fn(u8) -> bool) -> Vec<f64> {
        let mut sums = vec![0.0; self.forecast.years.len()];
        for (pool, track) in self.pools() {
            for (sum, row) in sums.iter_mut().zip(&track.students) {
                let cells = row.iter().zip(&pool.grades).filter(|(_, g)| wanted(**g));
                *sum += cells.map(|(n, _)| n).sum::<f64>();
            }
        }
        sums
    }

    /// Pupils known of some grades, by year; `None` where nothing is.
    fn known(&self, wanted: impl Fn(u8) -> bool) -> Vec<Option<f64>> {
        let years = self.prospect.pools.iter().flat_map(|p| &p.tracks).map(|t| t.known.len());
        let mut sums: Vec<Option<f64>> = vec![None; years.max().unwrap_or(0)];
        for (pool, track) in self.pools() {
            // Histories end in the same year.
            for (sum, row) in sums.iter_mut().rev().zip(track.known.iter().rev()) {
                for (cell, _) in row.iter().zip(&pool.grades).filter(|(_, g)| wanted(**g)) {
                    if let Some(students) = cell {
                        *sum = Some(sum.unwrap_or(0.0) + students);
                    }
                }
            }
        }
        sums
    }

    fn line(&self, section: Option<SectionKind>) -> Line {
        let wanted = |g: u8| section.is_none() || self.section(g) == section;
        let students = self.students(wanted);
        let spread = (0..students.len()).map(|h| self.spread(section, h)).collect();
        Line { known: self.known(wanted), students, spread, quantiles: Vec::new() }
    }

    /// Half-widths of the band of a total. Several pools in one are taken to miss together.
    fn spread(&self, section: Option<SectionKind>, ahead: usize) -> [f64; 2] {
        if self.level == Level::County && section.is_none() {
            return self.forecast.spread.get(ahead).copied().unwrap_or_default();
        }
        let mut sum = [0.0; 2];
        let mut all = 0.0;
        for (at, pool) in self.prospect.pools.iter().enumerate() {
            if section.is_some() && pool.section.is_some() && pool.section != section {
                continue;
            }
            let of = |t: &&At| t.pool == at;
            let tracks: Vec<&Track> =
                self.tracks.iter().filter(of).filter_map(|t| pool.tracks.get(t.track)).collect();
            let row = |t: &&Track| t.students.get(ahead).map_or(0.0, |row| row.iter().sum());
            let weight: f64 = tracks.iter().map(row).sum();
            if weight <= 0.0 {
                continue;
            }
            let [half, most] = self.pool_spread(pool, &tracks, ahead);
            sum = [sum[0] + weight * half, sum[1] + weight * most];
            all += weight;
        }
        if all > 0.0 { sum.map(|s| s / all) } else { [0.0; 2] }
    }

    fn pool_spread(&self, pool: &Pool, tracks: &[&Track], ahead: usize) -> [f64; 2] {
        let of_pool = pool.spread.get(ahead).copied().unwrap_or_default();
        match (self.level, tracks) {
            (Level::County, _) => of_pool,
            (Level::School, [track]) => track.spread.get(ahead).copied().unwrap_or_default(),
            _ => {
                let last = |t: &&Track| -> f64 {
                    t.known.last().map_or(0.0, |row| row.iter().flatten().sum())
                };
                let size: f64 = tracks.iter().map(last).sum();
                zone_spread(pool.width, size, ahead + 1, of_pool)
            }
        }
    }
}
