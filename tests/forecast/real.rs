//! The public histories of `tests/fixtures/history`, and forecasts from every year of them.

use junheng::county::{County, Enrolment};
use junheng::project::forecast::{Basis, Forecast, Method, forecast};
use std::{collections::BTreeMap, fs};

/// Pupils by unit, then year, then grade.
pub struct History {
    pub units: BTreeMap<String, BTreeMap<i32, Vec<f64>>>,
    pub years: Vec<i32>,
}

impl History {
    /// Grades 0 to `last` of a file.
    pub fn read(name: &str, last: usize) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/history/");
        let text = fs::read_to_string(format!("{folder}{name}.csv")).unwrap();
        let mut units: BTreeMap<String, BTreeMap<i32, Vec<f64>>> = BTreeMap::new();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let row = cells[2..=2 + last].iter().map(|c| c.parse().unwrap_or(0.0)).collect();
            units.entry(cells[1].to_owned()).or_default().insert(cells[0].parse().unwrap(), row);
        }
        let years = units.values().next().unwrap().keys().copied().collect();
        Self { units, years }
    }

    pub fn row(&self, unit: &str, year: i32) -> &[f64] {
        &self.units[unit][&year]
    }

    pub fn total(&self, unit: &str, year: i32) -> f64 {
        self.row(unit, year).iter().sum()
    }

    /// A county without schools that knows the years `first..=last`.
    pub fn county(&self, first: i32, last: i32) -> County {
        let mut county = County { name: "all".into(), ..County::default() };
        for unit in self.units.keys() {
            for year in first..=last {
                for (grade, students) in (0..).zip(self.row(unit, year)) {
                    county.history.push(Enrolment {
                        year,
                        unit: unit.clone(),
                        grade,
                        students: Some(*students),
                        ..Enrolment::default()
                    });
                }
            }
        }
        county
    }
}

/// Errors of one method by years ahead.
#[derive(Default)]
pub struct Errors {
    pub by_ahead: BTreeMap<usize, Vec<f64>>,
}

impl Errors {
    pub fn add(&mut self, ahead: usize, foretold: f64, came: f64) {
        self.by_ahead.entry(ahead).or_default().push(100.0 * (foretold / came - 1.0).abs());
    }

    /// Mean absolute percentage error.
    pub fn mape(&self, ahead: usize) -> f64 {
        let errors = &self.by_ahead[&ahead];
        errors.iter().sum::<f64>() / errors.len() as f64
    }
}

/// What came out over all origins with `known` years before them.
#[derive(Default)]
pub struct Outcome {
    pub ours: Errors,
    pub pooled: Errors,
    pub last_year: Errors,
    /// Inside the 50 % and 90 % bands, and all, by years ahead.
    pub inside: BTreeMap<usize, [f64; 3]>,
}

/// Forecasts units of at least `least` pupils from every origin.
pub fn outcome(history: &History, known: usize, least: f64, method: Method) -> Outcome {
    let mut outcome = Outcome::default();
    let last = *history.years.last().unwrap();
    for window in history.years.windows(known).filter(|w| w[known - 1] < last) {
        let (first, origin) = (window[0], window[known - 1]);
        let horizon = usize::try_from(last - origin).unwrap().min(4);
        let basis = Basis { method, horizon, ..Basis::default() };
        let found = forecast(&history.county(first, origin), &basis);
        let pooled = pooled(history, first, origin, horizon);
        score(history, &found, &pooled, origin, least, &mut outcome);
    }
    outcome
}

fn score(
    history: &History,
    found: &Forecast,
    pooled: &BTreeMap<String, Vec<f64>>,
    origin: i32,
    least: f64,
    outcome: &mut Outcome,
) {
    for track in &found.pools[0].tracks {
        let known = history.total(&track.unit, origin);
        if known < least {
            continue;
        }
        for (h, row) in track.students.iter().enumerate() {
            let came = history.total(&track.unit, origin + 1 + h as i32);
            if came < least {
                continue;
            }
            let foretold: f64 = row.iter().sum();
            outcome.ours.add(h + 1, foretold, came);
            outcome.pooled.add(h + 1, pooled[&track.unit][h], came);
            outcome.last_year.add(h + 1, known, came);
            let inside = outcome.inside.entry(h + 1).or_default();
            let away = libm::log(came / foretold).abs();
            inside[0] += f64::from(away <= track.spread[h][0]);
            inside[1] += f64::from(away <= track.spread[h][1]);
            inside[2] += 1.0;
        }
    }
}

/// Plain pooled ratios: each unit's own ratio of sums, entrants as in the mean of three years.
fn pooled(
    history: &History,
    first: i32,
    origin: i32,
    horizon: usize,
) -> BTreeMap<String, Vec<f64>> {
    let of_unit = |unit: &String| {
        let grades = history.row(unit, origin).len();
        let ratio = |g: usize| {
            let (x, y) = (first + 1..=origin).fold((0.0, 0.0), |s, t| {
                (s.0 + history.row(unit, t - 1)[g - 1], s.1 + history.row(unit, t)[g])
            });
            if x > 0.0 { y / x } else { 1.0 }
        };
        let ratios: Vec<f64> = (1..grades).map(ratio).collect();
        let entrants = (origin - 2..=origin).map(|t| history.row(unit, t)[0]).sum::<f64>() / 3.0;
        let mut row = history.row(unit, origin).to_vec();
        let totals = (0..horizon).map(|_| {
            for g in (1..grades).rev() {
                row[g] = row[g - 1] * ratios[g - 1];
            }
            row[0] = entrants;
            row.iter().sum()
        });
        (unit.clone(), totals.collect())
    };
    history.units.keys().map(of_unit).collect()
}
