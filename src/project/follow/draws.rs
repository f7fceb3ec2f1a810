//! A draw of the simulation: classes by band, schools over their limit, milestones, counted
//! without lists. Prepared once, then called for every section of every draw.

use super::schools::size_limit;
use super::{Bucket, Ground, Parts, Tally, milestone_cuts};
use crate::project::classes::{Counter, Cuts, Scratch, Slot, whole};

/// Counts draws, one after another.
#[derive(Debug, Clone)]
pub struct DrawRun {
    parts: Vec<Counted>,
    years: usize,
    tally: Tally,
    scratch: Scratch,
    counted: Vec<u32>,
    /// Pupils of each school, year by year.
    schools: Vec<u32>,
    /// Limits of the schools.
    limits: Vec<Option<f64>>,
    /// Year of each milestone, by position.
    due: Vec<Option<usize>>,
}

#[derive(Debug, Clone)]
struct Counted {
    counter: Counter,
    bucket: Bucket,
    slot: Slot,
    stride: usize,
    school: Option<usize>,
}

impl DrawRun {
    /// Makes ready for draws over the years of the ground.
    #[must_use]
    pub fn new(ground: &Ground<'_>, parts: &Parts) -> Self {
        let years = ground.years.len();
        let cuts = Cuts::new(&milestone_cuts(&parts.milestones));
        let mut units: Vec<usize> = Vec::new();
        let mut limits = Vec::new();
        let mut counted = Vec::new();
        for part in &parts.parts {
            let Some(pool) = ground.prospect.pools.get(part.at.pool) else { continue };
            let school = part.kind.map(|kind| {
                units.iter().position(|u| *u == part.unit).unwrap_or_else(|| {
                    units.push(part.unit);
                    limits.push(size_limit(kind));
                    units.len() - 1
                })
            });
            counted.push(Counted {
                counter: Counter::new(pool, part.slot, &part.start, &part.plan, years),
                bucket: part.bucket,
                slot: part.slot,
                stride: pool.grades.len().max(1),
                school,
            });
        }
        let due = |year: i32| ground.years.iter().position(|y| *y == year);
        Self {
            parts: counted,
            years,
            counted: vec![0; years * cuts.len()],
            tally: Tally::new(cuts, years),
            scratch: Scratch::default(),
            schools: vec![0; limits.len() * years],
            limits,
            due: parts.milestones.iter().map(|m| due(m.year)).collect(),
        }
    }

    /// The bands of what [`DrawRun::add`] gives.
    #[must_use]
    pub const fn cuts(&self) -> &Cuts {
        self.tally.cuts()
    }

    /// Begins a draw.
    pub fn begin(&mut self) {
        self.tally.clear();
        self.schools.fill(0);
    }

    /// Counts a part, by its position in [`Parts::parts`]. `students` are the drawn pupils of its
    /// track, year by year, then by column of its pool. Gives its classes, year by year, then by
    /// band of [`DrawRun::cuts`].
    pub fn add(&mut self, part: usize, students: &[f64]) -> &[u32] {
        self.counted.fill(0);
        let Some(part) = self.parts.get(part) else { return &self.counted };
        part.counter.count(students, self.tally.cuts(), &mut self.scratch, &mut self.counted);
        self.tally.add_counted(part.bucket, &self.counted);
        let school = part.school.and_then(|s| self.schools.get_mut(s * self.years..));
        if let Some(pupils) = school {
            let rows = students.chunks_exact(part.stride).take(self.years);
            for (to, row) in pupils.iter_mut().zip(rows) {
                let grades = row.iter().skip(part.slot.first).take(part.slot.width());
                *to += grades.map(|n| whole(*n)).sum::<u32>();
            }
        }
        &self.counted
    }

    /// Ends a draw: counts schools over their limit.
    pub fn end(&mut self) {
        let schools = self.schools.chunks_exact(self.years.max(1)).zip(&self.limits);
        for (pupils, limit) in schools {
            for (year, pupils) in pupils.iter().enumerate() {
                self.tally.add_school(year, *pupils, *limit);
            }
        }
    }

    /// Whether each milestone is met on time in this draw; `None` where its year is not projected.
    pub fn met<'a>(&'a self, parts: &'a Parts) -> impl Iterator<Item = Option<bool>> + 'a {
        let met = |(m, due): (&super::Milestone, &Option<usize>)| {
            due.map(|year| m.is_met(&self.tally, year))
        };
        parts.milestones.iter().zip(&self.due).map(met)
    }

    /// What has been counted so far, by year ahead.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }
}
