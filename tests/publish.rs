//! A county without the names of its schools: nothing that named one is left, and everything that is
//! computed of it stays as it was.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use junheng::county::{County, Enrolment, from_json, to_json};
use junheng::project::{Scenario, project};
use junheng::score::evaluate;
use junheng::standard;

fn sample() -> County {
    junheng::sample::county()
}

#[test]
fn no_id_and_no_name_of_a_school_is_left() {
    let mut county = sample();
    county.history.push(Enrolment { unit: "旧小学".to_owned(), ..county.history[0].clone() });
    let text = to_json(&county.without_names()).unwrap();
    for school in &county.schools {
        assert!(!text.contains(&format!("\"{}\"", school.id)), "{}", school.id);
        assert!(!text.contains(&school.name), "{}", school.name);
    }
    assert!(!text.contains("旧小学"));
    assert!(!text.contains(".xlsx"));
    assert!(from_json(&text).is_ok());
}

#[test]
fn verdicts_and_coefficients_stay_as_they_were() {
    let county = sample();
    for standard in standard::standards() {
        let (named, numbered) =
            (evaluate(&county, standard), evaluate(&county.without_names(), standard));
        assert_eq!(named.pass, numbered.pass);
        assert_eq!(named.sections, numbered.sections, "{}", standard.id);
        assert_eq!(named.schools.len(), numbered.schools.len());
        for (one, other) in named.schools.iter().zip(&numbered.schools) {
            assert_eq!(
                (one.met, one.pass, &one.indicators),
                (other.met, other.pass, &other.indicators)
            );
        }
    }
}

#[test]
fn the_years_ahead_stay_as_they_were() {
    let county = sample();
    let scenario = Scenario { horizon: 3, ..Scenario::default() };
    let rows = |county: &County| {
        let projection = project(county, &scenario, false, &mut |_, _| {});
        let totals = projection.enrolment.into_iter().flat_map(|row| row.total.students);
        totals.collect::<Vec<f64>>()
    };
    let (named, numbered) = (rows(&county), rows(&county.without_names()));
    assert_eq!(named.len(), numbered.len());
    assert!(named.iter().zip(&numbered).all(|(a, b)| (a - b).abs() < 1e-6), "totals differ");
}
