//! How far off forecasts are on real histories, method by method, and how long one takes:
//! `cargo bench --bench forecast`.
//!
//! Four years known, every origin; mean absolute % error of a unit's total one to four years
//! ahead, and the share of cases inside the 50 % and 90 % bands of the standard method.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../tests/forecast/real.rs"]
mod real;

use junheng::project::forecast::{Basis, Method, backtest, forecast};
use junheng::sample;
use real::{Errors, History, Outcome, outcome};
use std::hint::black_box;
use std::time::Instant;

const RUNS: u32 = 30;

fn line(name: &str, errors: &Errors) {
    let cells: Vec<String> = (1..=4).map(|h| format!("{:6.2}", errors.mape(h))).collect();
    println!("  {name:<22}{}", cells.join(""));
}

fn inside(name: &str, outcome: &Outcome, at: usize) {
    let share = |h: usize| 100.0 * outcome.inside[&h][at] / outcome.inside[&h][2];
    let cells: Vec<String> = (1..=4).map(|h| format!("{:6.1}", share(h))).collect();
    println!("  {name:<22}{}", cells.join(""));
}

fn table(name: &str, history: &History, least: f64) {
    println!("{name}, units of at least {least} pupils; years ahead 1 to 4");
    let standard = outcome(history, 4, least, Method::Standard);
    line("standard", &standard.ours);
    for method in Method::ALL.into_iter().skip(1) {
        line(method.id(), &outcome(history, 4, least, method).ours);
    }
    line("plain pooled ratios", &standard.pooled);
    line("same as last year", &standard.last_year);
    inside("inside the 50 % band", &standard, 0);
    inside("inside the 90 % band", &standard, 1);
}

fn main() {
    table("Districts, K-8", &History::read("districts", 8), 200.0);
    table("Schools, K-6", &History::read("schools", 6), 60.0);
    let county = sample::county();
    let basis = Basis::default();
    let time = |work: &dyn Fn()| {
        let start = Instant::now();
        (0..RUNS).for_each(|_| work());
        start.elapsed().as_secs_f64() * 1e3 / f64::from(RUNS)
    };
    let one = time(&|| drop(black_box(forecast(black_box(&county), &basis))));
    let back = time(&|| drop(black_box(backtest(black_box(&county), &basis))));
    println!(
        "forecast, {} schools, {} years ahead: {one:.1} ms; backtest of all methods: {back:.1} ms",
        county.schools.len(),
        basis.horizon
    );
}
