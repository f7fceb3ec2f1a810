//! Targets in years ahead are those of the projected county, through the same scorer.

use super::{county, planned, primary, target};
use junheng::plan::{Options, State, plan};
use junheng::project::{Scenario, counties_ahead};
use junheng::score::evaluate;
use junheng::standard::named;
use serde_json::{Value, json};

/// Six grades of a school, the same every year but for what each new year brings.
fn history(school: &str, entrants: &[u32]) -> Vec<Value> {
    let grade = |year: usize, grade: usize| {
        // Entrants of 2016 and after; before that as many as then.
        let entered = (year + 1).saturating_sub(grade);
        let students = entrants.get(entered).or(entrants.first()).copied().unwrap_or(0);
        json!({ "year": 2016 + year, "unit": school, "grade": grade, "students": students })
    };
    (0..6).flat_map(|year| (1..=6).map(move |g| grade(year, g))).collect()
}

#[test]
fn fewer_pupils_bring_a_mean_to_its_target() {
    // Entrants fall from 200 to 100: 1200 pupils in 2016, fewer each year, fewer still ahead.
    let entrants = [200, 180, 160, 140, 120, 100];
    let today: u32 = entrants.iter().sum();
    let schools = [primary("1", "东", today, 35)];
    let county = county(&schools, json!({ "history": history("1", &entrants) }));
    let made = planned(&county);
    let later = target(&made, "degreeTeachers.primary@2025");
    // 35 for 900: 3.89; with the same 35 for the pupils of 2025 more than 4.3.
    assert_eq!(later.met, Some(false));
    assert_eq!(later.state, State::OnCourse);
    assert!(later.need.is_some() && later.need_then.is_none());
    let then = counties_ahead(&county, &Scenario::default(), &[2025]);
    let then = then[0].as_ref().unwrap();
    let standard = named("quality-balance-2017").unwrap();
    let mean = evaluate(then, standard).sections[0].indicators[0].mean.unwrap();
    assert!((later.projected.as_ref().unwrap().value.unwrap() - mean).abs() < 1e-9);
    assert_eq!(later.projected.as_ref().unwrap().year, Some(2025));
    // Years behind and figures that are typed are not projected.
    assert!(target(&made, "trainingFund@2025").projected.is_none());
}

#[test]
fn more_pupils_let_a_target_slip_and_what_is_added_brings_it_back() {
    let entrants = [100, 120, 140, 160, 180, 200];
    let today: u32 = entrants.iter().sum();
    let schools = [primary("1", "东", today, 39)];
    let county = county(&schools, json!({ "history": history("1", &entrants) }));
    let made = planned(&county);
    // 39 for 900: 4.33, at 4.3 today; for 1200 not.
    let later = target(&made, "degreeTeachers.primary@2025");
    assert_eq!(
        (later.met, later.met_then, later.state),
        (Some(true), Some(false), State::Slipping)
    );
    let need = later.need_then.as_ref().unwrap();
    assert!(need.amount > 0.0 && need.per_year.unwrap() == (need.amount / 4.0).ceil());
    let with = |teachers: f64| {
        let scenario = json!({ "additions": [
            { "year": 2022, "school": "1", "field": "primary.teachers.aboveDegree", "amount": teachers },
        ] });
        let options = Options { scenario: Some(scenario), ladder: None };
        plan(&county, None, &options).unwrap()
    };
    assert_eq!(target(&with(need.amount), "degreeTeachers.primary@2025").state, State::Met);
    let less = with(need.amount - 1.0);
    assert_eq!(target(&less, "degreeTeachers.primary@2025").state, State::Slipping);
}
