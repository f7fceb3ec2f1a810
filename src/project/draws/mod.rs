//! The simulation (蒙特卡洛模拟): what may become of classes, seats and milestones when enrolment
//! misses its forecast as it has missed it in the past.
//!
//! Every school section is drawn with shocks of the county, of its zone and of its own, scaled so
//! that its total has the band of the forecast (`layers`, `shocks`); births that are ranges are
//! drawn too (`births`). Its classes are counted by the rules of the scenario. School after school
//! is added to its zone and to the county, so that only one zone's draws are kept at a time.
//! Called by the projection's run; it changes no figure of the projection without draws.

mod births;
mod layers;
mod normal;
mod section;
mod shocks;
mod store;

#[cfg(test)]
mod tests;

use super::classes::Cuts;
use super::follow::{Ground, Part, Parts, Tally, milestone_cuts, size_limit};
use super::forecast::Forecast;
use super::result::{Enrolment, Level, Projection, Quantiles};
use crate::county::SectionKind;
use crate::order;
use births::Cohorts;
use normal::Normal;
use section::{Drawing, Section};
use shocks::{Answer, POOL, Paths, UNIT, Wander, agreement, answers};
use std::rc::Rc;
use store::Store;

/// What the draws begin from.
pub struct Draws<'a> {
    /// Pupils, rooms and rules after the events.
    pub ground: &'a Ground<'a>,
    /// Sections with their classes today.
    pub parts: &'a Parts,
    /// The forecast with its bands.
    pub forecast: &'a Forecast,
    /// First grade of junior school.
    pub junior_from: u8,
    /// Number of draws.
    pub draws: usize,
    /// Seed.
    pub seed: u64,
}

/// Told how many school sections are drawn, and of how many.
pub type OnSection<'a> = &'a mut dyn FnMut(usize, usize);

/// Series of a year beside the grades: classes and large classes of both sections.
const CLASS_SERIES: usize = 4;

/// Draws, and writes quantiles and probabilities into a projection.
pub fn draw(of: &Draws<'_>, projection: &mut Projection, progress: OnSection<'_>) {
    let mut run = Run::new(of);
    run.all(projection, progress);
    run.milestones(projection);
    projection.draws = of.draws;
}

struct Run<'a> {
    of: &'a Draws<'a>,
    years: usize,
    /// Grades of the county, the series of a year.
    grades: Vec<u8>,
    normal: Normal,
    wander: Wander,
    pools: Vec<PoolDraws>,
    births: Option<Paths>,
    county: Store,
    cuts: Rc<Cuts>,
    /// Years ahead in which a milestone is due.
    due: Vec<usize>,
    /// A tally of those years for each draw.
    tallies: Vec<Tally>,
}

/// What the sections of a pool are drawn from.
struct PoolDraws {
    paths: Paths,
    cohorts: Cohorts,
    /// By track, then year.
    answers: Vec<Vec<Answer>>,
}

impl<'a> Run<'a> {
    fn new(of: &'a Draws<'a>) -> Self {
        let years = of.ground.years.len();
        let pools = &of.ground.prospect.pools;
        let mut grades: Vec<u8> = pools.iter().flat_map(|p| p.grades.clone()).collect();
        order::sort(&mut grades);
        grades.dedup();
        let normal = Normal::new();
        let paths = pool_paths(of, &normal, years);
        let cohorts = cohorts(of, years);
        let births = cohorts
            .iter()
            .any(Cohorts::any)
            .then(|| Paths::draw(&Wander::births(years), &normal, of.seed, "births", of.draws));
        let answers = pools.iter().map(|p| answers(p, years));
        let pools = paths.into_iter().zip(cohorts).zip(answers);
        let pools = pools.map(|((paths, cohorts), answers)| PoolDraws { paths, cohorts, answers });
        let county = Store::new(grades.len() + CLASS_SERIES, years, of.draws);
        let milestones = &of.parts.milestones;
        let is_due =
            |year: &usize| milestones.iter().any(|m| of.ground.years.get(*year) == Some(&m.year));
        let due: Vec<usize> = (0..years).filter(is_due).collect();
        let cuts = Rc::new(Cuts::new(&milestone_cuts(milestones)));
        let tallies = vec![Tally::new(cuts.clone(), due.len()); of.draws];
        let (wander, pools) = (Wander::new(years, UNIT), pools.collect());
        Self { of, years, grades, normal, wander, pools, births, county, cuts, due, tallies }
    }

    /// Zone by zone, in them school by school.
    fn all(&mut self, projection: &mut Projection, progress: OnSection<'_>) {
        let mut zones: order::Map<usize, Vec<usize>> = order::Map::new();
        for (at, part) in self.of.parts.parts.iter().enumerate() {
            // The finest unit above the school; a school without a zone stands alone.
            let above = part.units.iter().copied().filter(|u| *u > 0 && *u != part.unit);
            zones.entry(above.min().unwrap_or(part.unit)).or_default().push(at);
        }
        let parts = &self.of.parts.parts;
        let unit_of = |at: usize| parts.get(at).map(|p| p.unit);
        let total = parts.len();
        let mut done = 0;
        let mut zone = self.county.clone();
        for (unit, mut members) in zones {
            zone.clear();
            order::sort_by_key(&mut members, |at| unit_of(*at));
            let shock = self.zone_shock(unit);
            for school in members.chunk_by(|a, b| unit_of(*a) == unit_of(*b)) {
                self.school(school, shock.as_ref(), &mut zone, projection);
                done += school.len();
                progress(done, total);
            }
            self.county.add(&zone);
            self.write(unit, &zone, projection);
        }
        self.write(0, &self.county, projection);
    }

    fn zone_shock(&self, unit: usize) -> Option<Paths> {
        let unit = self.of.ground.units.get(unit).filter(|u| u.level == Level::Zone)?;
        let stream = format!("zone {}", unit.id);
        Some(Paths::draw(&self.wander, &self.normal, self.of.seed, &stream, self.of.draws))
    }

    /// Draws the sections of a school; where its own quantiles are wanted they are written.
    fn school(
        &mut self,
        sections: &[usize],
        zone: Option<&Paths>,
        sum: &mut Store,
        projection: &mut Projection,
    ) {
        let Some(unit) =
            sections.first().and_then(|at| self.of.parts.parts.get(*at)).map(|p| p.unit)
        else {
            return;
        };
        let of_unit = self.of.ground.units.get(unit);
        let alone = of_unit.is_some_and(|u| u.level == Level::School)
            && projection.enrolment.iter().any(|e| e.unit == unit);
        let mut own = alone.then(|| Store::new(sum.series(), self.years, self.of.draws));
        let mut pupils = vec![0_u32; self.of.draws * self.due.len()];
        let mut kind = None;
        for at in sections {
            let Some(part) = self.of.parts.parts.get(*at) else { continue };
            kind = kind.or(part.kind);
            let target = own.as_mut().unwrap_or(sum);
            self.section(part, zone, target, &mut pupils);
        }
        if let Some(kind) = kind {
            let limit = size_limit(kind);
            let of_draws = pupils.chunks_exact(self.due.len().max(1));
            for (tally, years) in self.tallies.iter_mut().zip(of_draws) {
                for (at, pupils) in years.iter().enumerate() {
                    tally.add_school(at, *pupils, limit);
                }
            }
        }
        if let Some(own) = own {
            sum.add(&own);
            self.write(unit, &own, projection);
        }
    }

    /// Draws one section and counts its classes. `pupils` are those of its school, draw by draw, in
    /// the years in which a milestone is due.
    fn section(
        &mut self,
        part: &Part,
        zone: Option<&Paths>,
        store: &mut Store,
        pupils: &mut [u32],
    ) {
        let prospect = self.of.ground.prospect;
        let Some(pool) = prospect.pools.get(part.at.pool) else { return };
        let Some(drawn) = self.pools.get(part.at.pool) else { return };
        let Some(answers) = drawn.answers.get(part.at.track) else { return };
        // The name of its own shocks, the same in every scenario.
        let unit = pool.tracks.get(part.at.track).map_or("", |t| t.unit.as_str());
        let stream = format!("{} {unit}", part.slot.section.id());
        let drawing = Drawing {
            normal: &self.normal,
            wander: &self.wander,
            rng: crate::rng::Rng::new(shocks::mixed(self.of.seed, &stream)),
            pool: &drawn.paths,
            zone,
            births: self.births.as_ref(),
        };
        let first = usize::from(part.slot.section == SectionKind::Junior);
        let class_at = self.grades.len() + 2 * first;
        let answers = (answers.as_slice(), &drawn.cohorts);
        let section = Section::new(part, pool, answers, &self.grades, &self.cuts);
        let mut drawing = section.begin(drawing);
        for (draw, tally) in self.tallies.iter_mut().enumerate() {
            let drawn = drawing.next(draw, store, class_at);
            let due = pupils.iter_mut().skip(draw * self.due.len());
            for ((at, year), pupils) in self.due.iter().enumerate().zip(due) {
                *pupils += drawn.pupils.get(*year).copied().unwrap_or(0);
                tally.add_counted(at, part.bucket, drawn.classes, *year);
            }
        }
    }

    /// Writes the quantiles of a unit into its rows.
    fn write(&self, unit: usize, store: &Store, projection: &mut Projection) {
        let mut taking = store.taking();
        let section_of = |grade: u8| match grade {
            0 => None,
            grade if grade < self.of.junior_from => Some(SectionKind::Primary),
            1..=9 => Some(SectionKind::Junior),
            _ => None,
        };
        let wanted = |pick: &dyn Fn(u8) -> bool| -> Vec<usize> {
            let grades = self.grades.iter().enumerate();
            grades.filter(|(_, grade)| pick(**grade)).map(|(at, _)| at).collect()
        };
        if let Some(row) = projection.enrolment.iter_mut().find(|e| e.unit == unit) {
            row.total.quantiles = taking.quantiles(&wanted(&|_| true));
            for line in &mut row.sections {
                let section = line.section;
                let picked = wanted(&|g| section.is_none() || section_of(g) == section);
                line.line.quantiles = taking.quantiles(&picked);
            }
            let Enrolment { grades, grade_quantiles, .. } = row;
            *grade_quantiles =
                grades.iter().map(|g| taking.quantiles(&wanted(&|of| of == *g))).collect();
        }
        for row in projection.classes.iter_mut().filter(|c| c.unit == unit) {
            let at = self.grades.len() + 2 * usize::from(row.section == Some(SectionKind::Junior));
            row.quantiles = taking.quantiles(&[at]);
            row.large_quantiles = taking.quantiles(&[at + 1]);
        }
        for row in projection.seats.iter_mut().filter(|s| s.unit == unit) {
            let section = row.section;
            let picked = wanted(&|g| section.is_none() || section_of(g) == section);
            // Seats are not drawn: what is drawn of the gap are the pupils.
            let pupils = taking.quantiles(&picked);
            let less = |(q, seats): (&Quantiles, &f64)| q.map(|pupils| pupils - seats);
            row.quantiles = pupils.iter().zip(&row.seats).map(less).collect();
        }
    }

    /// Share of the draws in which each milestone is met in its year.
    fn milestones(&self, projection: &mut Projection) {
        #[allow(clippy::cast_precision_loss, reason = "at most 20 000 draws")]
        let share = |met: usize| met as f64 / self.tallies.len().max(1) as f64;
        for milestone in &self.of.parts.milestones {
            let is_its = |year: &usize| self.of.ground.years.get(*year) == Some(&milestone.year);
            let due = self.due.iter().position(is_its);
            let row = projection.milestones.iter_mut().find(|m| m.id == milestone.id);
            if let (Some(at), Some(row)) = (due, row) {
                let met = self.tallies.iter().filter(|t| milestone.is_met(t, at)).count();
                row.probability = Some(share(met));
            }
        }
    }
}

/// The shocks of the pools, as much alike as the county's band says.
fn pool_paths(of: &Draws<'_>, normal: &Normal, years: usize) -> Vec<Paths> {
    let wander = Wander::new(years, POOL);
    let draw = |stream: &str| Paths::draw(&wander, normal, of.seed, stream, of.draws);
    let county = draw("county");
    let pools = &of.ground.prospect.pools;
    let shared = agreement(pools, &of.forecast.spread);
    let one = |(at, _)| {
        let mut paths = draw(&format!("pool {at}"));
        paths.agree(&county, &shared);
        paths
    };
    pools.iter().enumerate().map(one).collect()
}

/// The cohorts of each pool whose births are ranges: the first pool's own, and the junior one's
/// as many years later as primary school has grades.
fn cohorts(of: &Draws<'_>, years: usize) -> Vec<Cohorts> {
    let first = Cohorts::of(of.forecast.entries.first(), years);
    let pools = &of.ground.prospect.pools;
    let fed = |at: usize| match at {
        0 => first.clone(),
        _ => first.fed(pools.first().map_or(0, |p| p.grades.iter().filter(|g| **g > 0).count())),
    };
    (0..pools.len()).map(fed).collect()
}
