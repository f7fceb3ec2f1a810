//! One school section, draw after draw.

use super::births::Cohorts;
use super::normal::{Normal, power};
use super::shocks::{Answer, Paths, Wander};
use super::store::Store;
use crate::project::classes::{Counted, Counter, Cuts, whole};
use crate::project::follow::Part;
use crate::project::result::LARGE;
use crate::project::track::Pool;
use crate::rng::Rng;

/// A section made ready to be drawn.
pub(super) struct Section<'a> {
    /// Its grades, year by year, then by column of the slot.
    cells: Vec<Cell>,
    width: usize,
    answers: &'a [Answer],
    cohorts: &'a Cohorts,
    /// What is left of the band beside the births, by year.
    left: Vec<f64>,
    counter: Counter,
    /// First band of large classes.
    large: usize,
}

/// A grade of a section in a year.
#[derive(Clone, Copy)]
struct Cell {
    /// Its pupils without shocks.
    middle: f64,
    /// Its place among the grades of the county.
    place: usize,
}

/// Where shocks come from.
pub(super) struct Drawing<'a> {
    pub(super) normal: &'a Normal,
    pub(super) wander: &'a Wander,
    pub(super) rng: Rng,
    pub(super) pool: &'a Paths,
    pub(super) zone: Option<&'a Paths>,
    pub(super) births: Option<&'a Paths>,
}

/// A section being drawn.
pub(super) struct InDraw<'a> {
    section: Section<'a>,
    from: Drawing<'a>,
    own: Vec<f64>,
    /// Whole pupils by year, then column.
    whole: Vec<u32>,
    totals: Vec<u32>,
}

/// What one draw gives, beside what is added to its unit.
pub(super) struct Drawn<'a> {
    /// Whole pupils by year.
    pub(super) pupils: &'a [u32],
    /// Classes by year and band.
    pub(super) classes: &'a Counted,
}

impl<'a> Section<'a> {
    pub(super) fn new(
        part: &Part,
        pool: &Pool,
        (answers, cohorts): (&'a [Answer], &'a Cohorts),
        grades: &[u8],
        cuts: &Cuts,
    ) -> Self {
        let (slot, years) = (part.slot, answers.len());
        let rows = pool.tracks.get(slot.track).map_or(&[][..], |t| &t.students);
        let rows = rows.get(..years).unwrap_or(rows);
        let place = |grade: &u8| grades.iter().position(|of| of == grade);
        let columns = pool.grades.iter().skip(slot.first).take(slot.width());
        let places: Vec<usize> = columns.filter_map(place).collect();
        let mut cells = Vec::with_capacity(years * slot.width());
        for row in rows.iter().filter_map(|row| row.get(slot.first..slot.end)) {
            for (middle, place) in row.iter().zip(&places) {
                cells.push(Cell { middle: *middle, place: *place });
            }
        }
        Self {
            cells,
            width: slot.width(),
            answers,
            cohorts,
            left: rows
                .iter()
                .zip(answers)
                .enumerate()
                .map(|(year, (row, answer))| left(year, row, slot.first, *answer, cohorts))
                .collect(),
            large: cuts.from(LARGE),
            counter: Counter::new(pool, slot, &part.start, &part.plan, years, cuts),
        }
    }

    pub(super) fn begin(self, from: Drawing<'a>) -> InDraw<'a> {
        let own = vec![0.0; self.answers.len()];
        let (whole, totals) = (vec![0; self.cells.len()], vec![0; self.answers.len()]);
        InDraw { section: self, from, own, whole, totals }
    }
}

/// What makes the band of the total right together with the births' own: the part of the
/// deviation that they leave. `first` is the section's first column in the row.
fn left(year: usize, row: &[f64], first: usize, answer: Answer, cohorts: &Cohorts) -> f64 {
    let total: f64 = row.iter().sum();
    let mut births = 0.0;
    for (column, students) in row.iter().enumerate().skip(first) {
        if let Some(entered) = cohorts.entered(year, column - first)
            && total > 0.0
        {
            let share = students / total;
            births += share * share * cohorts.variance(entered);
        }
    }
    let all = answer.shape.variance();
    if all > 0.0 { libm::sqrt((1.0 - births / all).max(0.0)) } else { 1.0 }
}

impl InDraw<'_> {
    /// The next draw: its pupils and classes are added to a unit's. `class_at` is the series of the
    /// classes; that of the large ones follows.
    pub(super) fn next(&mut self, draw: usize, store: &mut Store, class_at: usize) -> Drawn<'_> {
        self.students(draw, store);
        let Section { counter, answers, large, .. } = &mut self.section;
        let counted = counter.count(&self.whole);
        for year in 0..answers.len() {
            let series = store.series_of(year, draw).get_mut(class_at..class_at + 2);
            if let Some([all, over]) = series {
                *all += float(counted.from(year, 0));
                *over += float(counted.from(year, *large));
            }
        }
        Drawn { pupils: &self.totals, classes: counted }
    }

    /// Draws the pupils.
    fn students(&mut self, draw: usize, store: &mut Store) {
        let Self { section, from, own, whole: all, totals } = self;
        from.wander.path(from.normal, &mut from.rng, own);
        let pool = from.pool.of(draw);
        let zone = from.zone.map_or(&[][..], |z| z.of(draw));
        let births = from.births.map(|b| b.of(draw));
        let width = section.width.max(1);
        let rows = section.cells.chunks_exact(width).zip(all.chunks_exact_mut(width));
        let years = section.answers.iter().zip(totals).enumerate();
        for ((row, all), (year, (answer, total))) in rows.zip(years) {
            let at = |path: &[f64]| path.get(year).copied().unwrap_or(0.0);
            let z = answer.mix.county * at(pool)
                + answer.mix.zone * at(zone)
                + answer.mix.own * at(own);
            let factor = power(at(&section.left) * answer.shape.at(z));
            let series = store.series_of(year, draw);
            *total = 0;
            for (column, (cell, all)) in row.iter().zip(all).enumerate() {
                let mut students = cell.middle * factor;
                if let Some(births) = births {
                    students *= section.cohorts.factor_of(year, column, births);
                }
                *all = whole(students);
                *total += *all;
                if let Some(to) = series.get_mut(cell.place) {
                    #[allow(clippy::cast_possible_truncation, reason = "kept to seven digits")]
                    let kept = students as f32;
                    *to += kept;
                }
            }
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "a county has few classes")]
const fn float(n: u32) -> f32 {
    n as f32
}
