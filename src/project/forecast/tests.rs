//! The worked case of the method, and rules that are easiest to see from inside.

use super::*;
use crate::county::Enrolment;
use serde_json::Value;

/// A county without schools from `[unit][year][grade]`, the last year 2025, grades from `first`.
fn county(units: &[Vec<Vec<f64>>], first: u8) -> County {
    let mut county = County { name: "县".into(), ..County::default() };
    for (u, years) in units.iter().enumerate() {
        for (t, row) in years.iter().enumerate() {
            for (grade, students) in (first..).zip(row) {
                county.history.push(Enrolment {
                    year: 2026 - (years.len() - t) as i32,
                    unit: format!("u{u}"),
                    grade,
                    students: Some(*students),
                    ..Enrolment::default()
                });
            }
        }
    }
    county
}

fn table(value: &Value) -> Vec<Vec<f64>> {
    serde_json::from_value(value.clone()).unwrap()
}

#[track_caller]
fn near(ours: f64, theirs: f64, within: f64, what: &str) {
    assert!((ours - theirs).abs() <= within, "{what}: {ours} is not {theirs}");
}

#[test]
fn the_worked_case_of_the_method_holds_to_a_millionth() {
    let path = "/tests/fixtures/forecast/golden.json";
    let text = std::fs::read_to_string(format!("{}{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let golden: Value = serde_json::from_str(&text).unwrap();
    let units: Vec<Vec<Vec<f64>>> = serde_json::from_value(golden["history"].clone()).unwrap();
    let county = county(&units, 1);
    let basis = Basis { horizon: 3, ..Basis::default() };
    let data = collect::collect(&county, &basis);
    let served: Vec<_> = data.tables.iter().map(served::Served::of).collect();
    let scope = entry::Scope { horizon: 3, again: false };
    let runs = run::run(&data, &served, data.years, Method::Standard, &basis, scope);
    let found = &runs[0].projection;
    let totals = table(&golden["forecast_total"]);
    let cohorts = table(&golden["C_reconciled"]);
    let shares = table(&golden["S"]);
    for u in 0..3 {
        for h in 0..3 {
            let what = format!("unit {u}, year {h}");
            near(found.cohorts[u * 3 + h], cohorts[u][h], 1e-6, &format!("cohorts, {what}"));
            near(found.shares[u * 3 + h], shares[u][h], 1e-6, &format!("share, {what}"));
            near(found.total(u, h), totals[u][h], 1e-6, &format!("total, {what}"));
            for g in 0..3 {
                let grade = golden["forecast_by_grade"][u][h][g].as_f64().unwrap();
                near(found.at(u, h, g), grade, 1e-6, &format!("grade {g}, {what}"));
            }
        }
    }
}

#[test]
fn units_add_up_to_the_pool_by_construction() {
    // Sum of the units = what is known + (1 - 1/2T) (K - what is known), K the pool's total.
    let rows = |seed: f64| -> Vec<Vec<f64>> {
        let n = |t: usize, g: usize| 40.0 + 25.0 * libm::sin(seed + (t * 7 + g * 3) as f64);
        (0..5).map(|t| (0..4).map(|g| n(t, g).round()).collect()).collect()
    };
    let units: Vec<Vec<Vec<f64>>> = (0..6).map(|u| rows(f64::from(u))).collect();
    let basis = Basis { horizon: 8, ..Basis::default() };
    let data = collect::collect(&county(&units, 1), &basis);
    let served: Vec<_> = data.tables.iter().map(served::Served::of).collect();
    let scope = entry::Scope { horizon: 8, again: false };
    let runs = run::run(&data, &served, data.years, Method::Standard, &basis, scope);
    let found = &runs[0].projection;
    let known: f64 = (0..6).map(|u| data.tables[0].total(u, 4)).sum();
    for h in 0..8 {
        let pool: f64 = (0..6).map(|u| found.cohorts[u * 8 + h]).sum();
        let all: f64 = (0..6).map(|u| found.total(u, h)).sum();
        near(all, known + (1.0 - 1.0 / 10.0) * (pool - known), 1e-9, "pool");
        for u in 0..6 {
            let grades: f64 = (0..4).map(|g| found.at(u, h, g)).sum();
            near(grades, found.total(u, h), 1e-9, "grades");
        }
    }
}

#[test]
fn the_published_example_of_mean_ratios_holds() {
    // K, 1, 2 in 2021-23; mean ratios (0.95 + 0.9)/2 and (88/90 + 91/95)/2; entrants are given.
    let rows =
        vec![vec![vec![100.0, 90.0, 80.0], vec![110.0, 95.0, 88.0], vec![120.0, 99.0, 91.0]]];
    let mut county = county(&rows, 0);
    // A child of grade 0 in autumn t is five: born in t-6 or t-5; here all of t-5.
    county.births.clear();
    let births = [(2021, 125.0), (2022, 130.0), (2023, 128.0)];
    let births = births.map(|(year, count)| Births { year, count, low: None, high: None });
    let basis = Basis {
        method: Method::Mean,
        horizon: 3,
        births: births.to_vec(),
        birth_weight: 0.0,
        intake_ratio: Path::Flat(1.0),
        ..Basis::default()
    };
    let found = forecast(&county, &basis);
    let track = &found.pools[0].tracks[0];
    near(track.ratios[1].unwrap(), 0.925, 1e-12, "into grade 1");
    near(track.ratios[2].unwrap(), 0.967_836_3, 1e-7, "into grade 2");
    let expected =
        [[125.0, 111.0, 95.81579], [130.0, 115.625, 107.42982], [128.0, 120.25, 111.90607]];
    for (year, row) in track.students.iter().zip(expected) {
        for (ours, theirs) in year.iter().zip(row) {
            near(*ours, theirs, 1e-5, "pupils");
        }
    }
}
