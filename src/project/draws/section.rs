//! One school section, draw after draw.

use super::births::Cohorts;
use super::normal::{Normal, power};
use super::shocks::{Answer, Paths, UNIT, Wander};
use crate::project::classes::{Counter, Cuts, Scratch, whole};
use crate::project::follow::Part;
use crate::project::prospect::Prospect;
use crate::project::track::Pool;
use crate::rng::Rng;

/// A section made ready to be drawn.
pub(super) struct Section<'a> {
    /// Pupils of its track without shocks: year by year, then by column.
    students: Vec<f64>,
    columns: usize,
    /// Place of each column among the grades of the county, for those of the section.
    pub(super) places: Vec<Option<usize>>,
    answers: Vec<Answer>,
    cohorts: Cohorts,
    /// What is left of the band beside the births, by year.
    left: Vec<f64>,
    counter: Option<Counter>,
    part: &'a Part,
}

/// Where shocks come from.
pub(super) struct Drawing<'a> {
    pub(super) normal: &'a Normal,
    pub(super) rng: Rng,
    pub(super) pool: &'a Paths,
    pub(super) zone: Option<&'a Paths>,
    pub(super) births: Option<&'a Paths>,
}

/// A section being drawn.
pub(super) struct InDraw<'a> {
    section: &'a Section<'a>,
    from: Drawing<'a>,
    wander: Wander,
    own: Vec<f64>,
    students: Vec<f64>,
    classes: Vec<u32>,
    scratch: Scratch,
}

/// What one draw gives.
pub(super) struct Drawn<'a> {
    /// Pupils, year by year, then by column of the pool.
    pub(super) students: &'a [f64],
    /// Classes, year by year, then by band.
    pub(super) classes: &'a [u32],
}

impl<'a> Section<'a> {
    pub(super) fn new(
        part: &'a Part,
        pool: Option<&Pool>,
        answers: Vec<Answer>,
        cohorts: Cohorts,
        grades: &[u8],
        years: usize,
    ) -> Self {
        let slot = part.slot;
        let track = pool.and_then(|p| p.tracks.get(slot.track));
        let columns = pool.map_or(0, |p| p.grades.len());
        let rows = track.map_or(&[][..], |t| &t.students);
        let place = |(at, grade): (usize, &u8)| {
            let within = at >= slot.first && at < slot.end;
            within.then(|| grades.iter().position(|g| g == grade)).flatten()
        };
        let places = pool.map_or(Vec::new(), |p| p.grades.iter().enumerate().map(place).collect());
        let mut section = Self {
            students: rows.iter().take(years).flatten().copied().collect(),
            columns,
            places,
            answers,
            cohorts,
            left: Vec::new(),
            counter: pool.map(|p| Counter::new(p, slot, &part.start, &part.plan, years)),
            part,
        };
        section.left = (0..years).map(|year| section.left(year)).collect();
        section
    }

    /// What makes the band of the total right together with the births' own: the part of the
    /// deviation that they leave.
    fn left(&self, year: usize) -> f64 {
        let Some(answer) = self.answers.get(year) else { return 1.0 };
        let row = self.students.chunks_exact(self.columns.max(1)).nth(year).unwrap_or_default();
        let total: f64 = row.iter().sum();
        let mut births = 0.0;
        for (column, students) in row.iter().enumerate().skip(self.part.slot.first) {
            if let Some(entered) = self.cohorts.entered(year, column - self.part.slot.first)
                && total > 0.0
            {
                let share = students / total;
                births += share * share * self.cohorts.variance(entered);
            }
        }
        let all = answer.shape.variance();
        if all > 0.0 { libm::sqrt((1.0 - births / all).max(0.0)) } else { 1.0 }
    }

    /// The name of its own shocks, the same in every scenario.
    pub(super) fn stream(&self, prospect: &Prospect, part: &Part) -> String {
        let track = prospect.pools.get(part.at.pool).and_then(|p| p.tracks.get(part.at.track));
        format!("{} {}", part.slot.section.id(), track.map_or("", |t| t.unit.as_str()))
    }

    pub(super) fn begin<'b>(&'b self, from: Drawing<'b>) -> InDraw<'b> {
        let years = self.answers.len();
        InDraw {
            section: self,
            from,
            wander: Wander::new(years, UNIT),
            own: vec![0.0; years],
            students: self.students.clone(),
            classes: Vec::new(),
            scratch: Scratch::default(),
        }
    }
}

impl InDraw<'_> {
    /// The next draw.
    pub(super) fn next(&mut self, draw: usize, cuts: &Cuts) -> Drawn<'_> {
        let section = self.section;
        self.wander.path(self.from.normal, &mut self.from.rng, &mut self.own);
        let pool = self.from.pool.of(draw);
        let zone = self.from.zone.map_or(&[][..], |z| z.of(draw));
        let births = self.from.births.map(|b| b.of(draw));
        let columns = section.columns.max(1);
        let rows =
            self.students.chunks_exact_mut(columns).zip(section.students.chunks_exact(columns));
        for (year, (row, middle)) in rows.enumerate() {
            let answer = section.answers.get(year).copied().unwrap_or_default();
            let at = |path: &[f64]| path.get(year).copied().unwrap_or(0.0);
            let z = answer.mix.county * at(pool)
                + answer.mix.zone * at(zone)
                + answer.mix.own * at(&self.own);
            let left = section.left.get(year).copied().unwrap_or(1.0);
            let factor = power(left * answer.shape.at(z));
            for (cell, middle) in row.iter_mut().zip(middle) {
                *cell = middle * factor;
            }
            if let Some(births) = births {
                section.by_births(year, births, row);
            }
        }
        self.classes.clear();
        self.classes.resize(section.answers.len() * cuts.len(), 0);
        if let Some(counter) = &section.counter {
            counter.count(&self.students, cuts, &mut self.scratch, &mut self.classes);
        }
        Drawn { students: &self.students, classes: &self.classes }
    }
}

impl Section<'_> {
    /// Cohorts whose births are ranges are scaled by what was born.
    fn by_births(&self, year: usize, births: &[f64], row: &mut [f64]) {
        let slot = self.part.slot;
        let cells = row.iter_mut().skip(slot.first).take(slot.width());
        for (column, cell) in cells.enumerate() {
            if let Some(entered) = self.cohorts.entered(year, column)
                && let Some(z) = births.get(entered)
            {
                *cell *= self.cohorts.factor(entered, *z);
            }
        }
    }
}

/// What a draw adds, and where.
pub(super) struct Adding<'a> {
    /// The row of the draw.
    pub(super) row: &'a mut [f32],
    /// Series of a year.
    pub(super) series: usize,
    pub(super) places: &'a [Option<usize>],
    pub(super) students: &'a [f64],
    /// Whole pupils of the school, by year.
    pub(super) pupils: &'a mut [u32],
    pub(super) classes: &'a [u32],
    pub(super) bands: usize,
    /// First band of large classes.
    pub(super) large: usize,
    /// Series of the classes; that of the large ones follows.
    pub(super) class_at: usize,
}

/// Adds a draw of a section to its unit.
pub(super) fn add(adding: Adding<'_>) {
    let Adding { row, series, places, students, pupils, classes, bands, large, class_at } = adding;
    let years = row.chunks_exact_mut(series.max(1)).zip(students.chunks_exact(places.len().max(1)));
    let counted = classes.chunks_exact(bands.max(1));
    for (((to, students), pupils), counted) in years.zip(pupils).zip(counted) {
        for (place, students) in places.iter().zip(students) {
            if let Some(to) = place.and_then(|place| to.get_mut(place)) {
                #[allow(clippy::cast_possible_truncation, reason = "kept to seven digits")]
                let students_kept = *students as f32;
                *to += students_kept;
                *pupils += whole(*students);
            }
        }
        let (all, over) = counted.iter().enumerate().fold((0, 0), |(all, over), (band, n)| {
            (all + n, if band >= large { over + n } else { over })
        });
        for (at, n) in [(class_at, all), (class_at + 1, over)] {
            if let Some(to) = to.get_mut(at) {
                #[allow(clippy::cast_precision_loss, reason = "a county has few classes")]
                let n = n as f32;
                *to += n;
            }
        }
    }
}
