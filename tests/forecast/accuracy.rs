//! The standard method on real histories beats plain ratios and "same as last year" at every
//! distance, and its bands hold what they promise.
//!
//! Four years known, every origin, units of at least 200 pupils (districts, kindergarten to grade
//! 8) and 60 (schools, to grade 6). Margins for schools at three and four years are within chance:
//! the test is of the recipe, not of a claim about other data.

use crate::real::{History, Outcome, outcome};
use junheng::project::forecast::Method;

fn districts() -> Outcome {
    outcome(&History::read("districts", 8), 4, 200.0, Method::Standard)
}

fn schools() -> Outcome {
    outcome(&History::read("schools", 6), 4, 60.0, Method::Standard)
}

#[track_caller]
fn beats_both(outcome: &Outcome, what: &str) {
    for ahead in 1..=4 {
        let (ours, pooled) = (outcome.ours.mape(ahead), outcome.pooled.mape(ahead));
        let last = outcome.last_year.mape(ahead);
        assert!(ours < pooled, "{what}, {ahead} ahead: {ours:.2} against {pooled:.2} (ratios)");
        assert!(ours < last, "{what}, {ahead} ahead: {ours:.2} against {last:.2} (last year)");
    }
}

#[track_caller]
fn bands_hold(outcome: &Outcome, what: &str) {
    for (ahead, [half, most, all]) in &outcome.inside {
        let (half, most) = (100.0 * half / all, 100.0 * most / all);
        assert!((80.0..=97.0).contains(&most), "{what}, {ahead} ahead: {most:.1} % inside 90 %");
        assert!((40.0..=65.0).contains(&half), "{what}, {ahead} ahead: {half:.1} % inside 50 %");
    }
}

#[test]
fn districts_are_foretold_better_than_by_ratios_or_the_last_year() {
    beats_both(&districts(), "districts");
}

#[test]
fn schools_are_foretold_better_than_by_ratios_or_the_last_year() {
    beats_both(&schools(), "schools");
}

#[test]
fn bands_hold_what_they_promise() {
    bands_hold(&districts(), "districts");
    bands_hold(&schools(), "schools");
}

#[test]
fn the_rivals_are_the_published_ones() {
    // Mean absolute % errors of plain pooled ratios and of "same as last year", as computed once
    // by others from the same counts: a rival that is weaker than it should be proves nothing.
    let expected = [
        (districts(), [3.07, 5.22, 6.79, 8.15], [3.39, 5.34, 6.73, 8.08]),
        (schools(), [17.6, 22.8, 27.2, 31.9], [6.83, 9.58, 11.88, 15.08]),
    ];
    for (outcome, pooled, last) in expected {
        for h in 0..4 {
            let found = outcome.pooled.mape(h + 1);
            assert!((found / pooled[h] - 1.0).abs() < 0.004, "{found} is not {}", pooled[h]);
            let found = outcome.last_year.mape(h + 1);
            assert!((found - last[h]).abs() < 0.006, "{found} is not {}", last[h]);
        }
    }
}
