//! Counties for the tests, written down or random.

use junheng::county::{County, Enrolment, Kind, School, Section, SectionKind};

/// The last year known.
pub const LAST: i32 = 2025;

/// Adds a unit's history, oldest year first, the last being [`LAST`].
pub fn tell(county: &mut County, unit: &str, first_grade: u8, years: &[Vec<f64>]) {
    for (back, row) in (0..years.len() as i32).rev().zip(years) {
        for (grade, students) in (first_grade..).zip(row) {
            county.history.push(Enrolment {
                year: LAST - back,
                unit: unit.to_owned(),
                grade,
                students: Some(*students),
                ..Enrolment::default()
            });
        }
    }
}

/// A county without schools.
pub fn bare(units: &[(&str, Vec<Vec<f64>>)]) -> County {
    let mut county = County { name: "全县".into(), ..County::default() };
    for (unit, years) in units {
        tell(&mut county, unit, 1, years);
    }
    county
}

/// A school of a kind with its sections, in a zone.
pub fn school(county: &mut County, id: &str, kind: Kind, zone: &str) -> usize {
    let mut school =
        School { kind, zone: Some(zone.into()), ..School::new(id, format!("校{id}")) };
    for section in kind.sections().iter().filter(|s| **s != SectionKind::Senior) {
        *school.section_slot(*section) = Some(Section::default());
    }
    county.schools.push(school);
    county.schools.len() - 1
}

/// The same row in every year.
pub fn level(row: &[f64], years: usize) -> Vec<Vec<f64>> {
    vec![row.to_vec(); years]
}

/// A small generator of numbers below 1, the same on every run.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn next(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / f64::from(u32::MAX >> 1)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() * n as f64) as usize
    }
}

/// A county with schools, `years` of history and everything that happens to schools.
pub fn random(seed: u64, schools: usize, years: usize) -> County {
    let mut numbers = Numbers(seed.wrapping_mul(2) + 1);
    let mut county = County { name: "全县".into(), ..County::default() };
    for i in 0..schools {
        let kind =
            [Kind::Primary, Kind::Junior, Kind::NineYear, Kind::TeachingPoint][numbers.below(4)];
        let id = format!("S{i}");
        school(&mut county, &id, kind, ["东", "西", "北"][numbers.below(3)]);
        let (first, last) = match kind {
            Kind::Junior => (7, 9),
            Kind::NineYear => (1, 9),
            Kind::TeachingPoint => (1, 3),
            _ => (1, 6),
        };
        let size = 5.0 + 200.0 * numbers.next();
        let opens = if numbers.below(6) == 0 { numbers.below(years) } else { 0 };
        let closes = if numbers.below(8) == 0 { numbers.below(years) } else { years };
        let mut rows = Vec::new();
        for t in 0..years {
            let row = (first..=last).map(|_| {
                let gone = t < opens || t >= closes || numbers.below(25) == 0;
                if gone { 0.0 } else { (size * (0.7 + 0.6 * numbers.next())).round() }
            });
            rows.push(row.collect());
        }
        tell(&mut county, &id, first, &rows);
    }
    county
}
