//! How long an assessment takes beside a bare loop over the same figures: `cargo bench`.
//!
//! The bare loop does what cannot be done without: one pass for the values, two for the
//! coefficients. It merges nothing, shares nothing out, knows no missing figure and compares in
//! binary. The ratio of the two, from the same run, says what the care costs on any machine.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]

use junheng::county::{County, Field, Kind, Metric, School, Section, SectionKind};
use junheng::score::evaluate;
use junheng::standard::named;
use std::hint::black_box;
use std::time::Instant;

const SCHOOLS: usize = 10_000;
const RUNS: usize = 21;

/// A small generator of numbers below 1, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as f64 / f64::from(u32::MAX >> 1)
    }
}

fn county() -> County {
    let mut numbers = Numbers(2017);
    let kinds = [Kind::Primary, Kind::Primary, Kind::Junior, Kind::NineYear, Kind::TeachingPoint];
    let schools = (0..SCHOOLS).map(|i| {
        let kind = kinds[i % kinds.len()];
        let mut school = School { kind, ..School::new(i.to_string(), format!("第{i}学校")) };
        let mut total = 0.0;
        for section in kind.sections() {
            let students = (60.0 + 1500.0 * numbers.next()).round();
            total += students;
            *school.section_slot(*section) =
                Some(Section { students: Some(students), ..Section::default() });
            for metric in [Metric::AboveDegree, Metric::Backbone, Metric::Sports, Metric::Arts] {
                let value = (students * (0.005 + 0.05 * numbers.next())).round();
                Field::of(metric, *section).set(&mut school, Some(value));
            }
        }
        for (metric, usual) in [
            (Metric::TeachingArea, 6.0),
            (Metric::IndoorSportsArea, 0.5),
            (Metric::SportsFieldArea, 9.0),
            (Metric::EquipmentValue, 2200.0),
            (Metric::MultimediaRooms, 0.025),
        ] {
            let value = (total * usual * (0.6 + 0.8 * numbers.next()) * 100.0).round() / 100.0;
            Field::of(metric, SectionKind::Primary).set(&mut school, Some(value));
        }
        school
    });
    County { schools: schools.collect(), ..County::default() }
}

/// Values and coefficients with nothing around them.
fn bare(county: &County) -> f64 {
    let mut found = 0.0;
    for section in SectionKind::COMPULSORY {
        let mut rows: Vec<(f64, [f64; 7])> = Vec::new();
        for school in &county.schools {
            let Some(figures) = school.section(section) else { continue };
            let site = &school.site;
            let of = |figure: Option<f64>| figure.unwrap_or_default();
            let indoor = of(site.indoor_sports_area);
            let amounts = [
                of(figures.teachers.above_degree),
                of(figures.teachers.backbone),
                of(figures.teachers.sports) + of(figures.teachers.arts),
                of(site.teaching_area) - indoor,
                of(site.sports_field_area) + indoor,
                of(site.equipment_value),
                of(site.multimedia_rooms),
            ];
            rows.push((of(figures.students), amounts));
        }
        let students: f64 = rows.iter().map(|r| r.0).sum();
        for indicator in 0..7 {
            let mean = rows.iter().map(|r| r.1[indicator]).sum::<f64>() / students;
            let square = |(a, x): &(f64, [f64; 7])| {
                let away = x[indicator] / a - mean;
                a * away * away
            };
            let variance: f64 = rows.iter().map(square).sum();
            found += (variance / students).sqrt() / mean;
        }
    }
    found
}

/// The median of some runs, in milliseconds.
fn time<T>(mut work: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

fn main() {
    let county = county();
    let standard = named("quality-balance-2017").unwrap();
    let bare = time(|| bare(black_box(&county)));
    let ours = time(|| evaluate(black_box(&county), standard));
    println!(
        "evaluate, {SCHOOLS} schools: {ours:.2} ms, bare loop {bare:.2} ms, {:.1}×",
        ours / bare
    );
}
