//! What holds for every county: who gives what is said to be lacking meets the target, and who gives
//! one unit less does not.

use super::{county, planned, primary, target};
use junheng::plan::State;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Adds to the teachers of a school.
fn more_teachers(schools: &[Value], add: &[(String, f64)]) -> Vec<Value> {
    let mut schools = schools.to_vec();
    for school in &mut schools {
        let given = add.iter().find(|(id, _)| school["id"] == json!(id)).map_or(0.0, |(_, n)| *n);
        let place = &mut school["sections"]["primary"]["teachers"]["aboveDegree"];
        *place = json!(place.as_f64().unwrap() + given);
    }
    schools
}

fn schools(list: &[(u32, u32)]) -> Vec<Value> {
    let school = |(at, (students, degrees)): (usize, &(u32, u32))| {
        primary(&at.to_string(), "东", *students, *degrees)
    };
    list.iter().enumerate().map(school).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn teachers_to_a_mean(list in prop::collection::vec((1_u32..3000, 0_u32..200), 1..8)) {
        let schools = schools(&list);
        let id = "degreeTeachers.primary@2025";
        let plan = planned(&county(&schools, json!({})));
        if let Some(need) = &target(&plan, id).need {
            let state = |more: f64| {
                let schools = more_teachers(&schools, &[("0".to_owned(), more)]);
                target(&planned(&county(&schools, json!({}))), id).met
            };
            prop_assert_eq!(state(need.amount), Some(true));
            prop_assert_eq!(state(need.amount - 1.0), Some(false));
        } else {
            prop_assert_eq!(target(&plan, id).met, Some(true));
        }
    }

    #[test]
    fn schools_to_a_share(list in prop::collection::vec((50_u32..3000, 0_u32..200), 1..12)) {
        let schools = schools(&list);
        let own = json!({ "plan": { "targets": [{
            "id": "own", "statistic": "schoolShare", "indicator": "degreeTeachers",
            "section": "primary", "is": ">=", "value": "80" }] } });
        let plan = planned(&county(&schools, own.clone()));
        if let Some(need) = &target(&plan, "own").need {
            let state = |given: &[(String, f64)]| {
                target(&planned(&county(&more_teachers(&schools, given), own.clone())), "own").state
            };
            let mut given: Vec<(String, f64)> =
                need.schools.iter().map(|s| (s.id.clone(), s.amount)).collect();
            prop_assert_eq!(given.len(), need.more.unwrap());
            prop_assert_eq!(state(&given), State::Met);
            given.last_mut().unwrap().1 -= 1.0;
            prop_assert_eq!(state(&given), State::Not);
        }
    }

    #[test]
    fn teachers_to_the_limit_of_a_coefficient(
        list in prop::collection::vec((50_u32..3000, 0_u32..200), 2..12),
    ) {
        prop_assume!(list.iter().any(|(_, degrees)| *degrees > 0));
        let schools = schools(&list);
        let own = json!({ "plan": { "targets": [{
            "id": "own", "statistic": "cv", "indicator": "degreeTeachers",
            "section": "primary", "is": "<=", "value": "0.3" }] } });
        let plan = planned(&county(&schools, own.clone()));
        if let Some(need) = &target(&plan, "own").need {
            let given: Vec<(String, f64)> =
                need.schools.iter().map(|s| (s.id.clone(), s.amount)).collect();
            let then = planned(&county(&more_teachers(&schools, &given), own));
            prop_assert_eq!(target(&then, "own").state, State::Met);
        }
    }

    #[test]
    fn gaps_to_threshold_and_floor(students in 50_u32..3000, degrees in 0_u32..150) {
        let school = primary("0", "东", students, degrees);
        let plan = planned(&county(std::slice::from_ref(&school), json!({})));
        let gap = plan.gaps.schools.iter().find(|g| g.indicator == "degreeTeachers");
        let (students, degrees) = (f64::from(students), f64::from(degrees));
        // 4.2 and 3.57 a hundred, in whole teachers.
        let at = |teachers: f64, per_ten_thousand: f64| teachers * 10_000.0 >= per_ten_thousand * students;
        match gap {
            Some(gap) => {
                prop_assert!(at(degrees + gap.threshold, 420.0) && !at(degrees + gap.threshold - 1.0, 420.0));
                prop_assert!(at(degrees + gap.floor, 357.0));
                prop_assert!(gap.floor == 0.0 || !at(degrees + gap.floor - 1.0, 357.0));
            }
            None => prop_assert!(at(degrees, 420.0)),
        }
    }
}
