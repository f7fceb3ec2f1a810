//! Every setting changes what it says it changes, and nothing else is needed to see it.

use crate::make::*;
use junheng::county::{County, Kind, Metric, Ownership, School, Setting};
use junheng::score::{Evaluation, Standing};

/// What the default and another choice say of a county.
fn both<T>(
    schools: Vec<School>,
    setting: &str,
    choice: &str,
    look: impl Fn(&Evaluation) -> T,
) -> (T, T) {
    let mut county: County = county(schools);
    let before = judge(&county);
    assert!(!has_reason(&before, "settingChanged"));
    set(&mut county, setting, choice);
    let after = judge(&county);
    assert!(has_reason(&after, "settingChanged"));
    assert_eq!(after.settings_changed, [setting]);
    (look(&before), look(&after))
}

fn rooms(id: &str, students: f64, rooms: f64) -> School {
    let mut school = rich(id, Kind::Primary, &[(Primary, students)]);
    put(&mut school, Metric::MultimediaRooms, Primary, rooms);
    school
}

#[test]
fn the_list_here_is_complete() {
    let here = include_str!("settings.rs");
    for spec in &standard().setting {
        let asked = format!("\"{}\"", spec.id);
        // The last one is tested with the conditions, in tests/rubric.
        let elsewhere = ["privateSchools", "smallPoints", "absentSection", "retentionFormula"];
        assert!(here.contains(&asked) || elsewhere.contains(&spec.id.as_str()), "{asked}");
        assert!(spec.choices.iter().any(|c| *c != spec.default));
    }
}

#[test]
fn coefficient_weighting() {
    let schools = vec![rooms("1", 900.0, 30.0), rooms("2", 100.0, 10.0)];
    let look = |e: &Evaluation| spread(e, Primary, "multimediaRooms").cv.unwrap();
    let (weighted, plain) = both(schools, "coefficientWeighting", "unweighted", look);
    // X = 4 a hundred; (0.9·(10/3 − 4)² + 0.1·(10 − 4)²) = 4, so 2/4; plain: 10/3 and 10, so 1/2.
    near(weighted, 0.5);
    near(plain, 0.5);
    let schools = vec![rooms("1", 900.0, 30.0), rooms("2", 100.0, 5.0)];
    let (weighted, plain) = both(schools, "coefficientWeighting", "unweighted", look);
    near(weighted, (0.9_f64 / 36.0 + 0.1 * 1.5 * 1.5).sqrt() / 3.5);
    near(plain, 0.2);
}

#[test]
fn coefficient_rounding() {
    let schools = vec![rooms("1", 100.0, 496.0), rooms("2", 100.0, 1504.0)];
    let look = |e: &Evaluation| spread(e, Primary, "multimediaRooms").met;
    let verdicts = both(schools, "coefficientRounding", "twoDecimals", look);
    assert_eq!(verdicts, (Some(false), Some(true)));
    // 0.505 rounds up, away from the limit.
    let schools = vec![rooms("1", 100.0, 495.0), rooms("2", 100.0, 1505.0)];
    let verdicts = both(schools, "coefficientRounding", "twoDecimals", look);
    assert_eq!(verdicts, (Some(false), Some(false)));
}

#[test]
fn indicator_rounding() {
    // 2.295 a hundred rounds to 2.30, 2.2949 does not; 1.945 of the floor's 1.955 rounds to 1.95.
    for (amount, raw, rounded) in [
        (229.5, Standing::Floor, Standing::Met),
        (229.49, Standing::Floor, Standing::Floor),
        (195.5, Standing::Floor, Standing::Floor),
        (195.49, Standing::Below, Standing::Below),
    ] {
        let look = |e: &Evaluation| {
            let value = value(row(e, "1", Primary), "multimediaRooms");
            assert_eq!(value.rounding_matters, raw != rounded, "{amount}");
            value.standing
        };
        let schools = vec![rooms("1", 10_000.0, amount)];
        let found = both(schools, "indicatorRounding", "twoDecimals", look);
        assert_eq!(found, (raw, rounded), "{amount}");
    }
}

#[test]
fn relaxed_scale() {
    let school = |n: f64, year: Option<i32>, migrants: f64| {
        let mut school = rich("1", Kind::Primary, &[(Primary, n)]);
        school.established_year = year;
        put(&mut school, Metric::MigrantStudents, Primary, migrants);
        school
    };
    let look = |e: &Evaluation| (e.items[0].met, e.items[0].relaxed.len());
    let met = (Some(true), 1);
    let not_met = (Some(false), 0);
    let cases = [
        (school(2400.0, Some(2010), 0.0), met),
        (school(2401.0, Some(2010), 0.0), not_met),
        (school(2400.0, Some(2011), 0.0), not_met),
        (school(2400.0, Some(2020), 1201.0), met),
        (school(2400.0, Some(2020), 1200.0), not_met),
    ];
    for (school, expected) in cases {
        let found = both(vec![school], "relaxedScale", "notMet", look);
        assert_eq!(found, (expected, not_met));
    }
    let within = school(2000.0, None, 0.0);
    let found = both(vec![within], "relaxedScale", "notMet", look);
    assert_eq!(found, ((Some(true), 0), (Some(true), 0)));
}

#[test]
fn scale_sections() {
    let complete = rich("1", Kind::CompleteSecondary, &[(Junior, 1900.0), (Senior, 900.0)]);
    let look = |e: &Evaluation| (e.items[0].met, e.items[0].counts[1].1);
    let found = both(vec![complete], "scaleSections", "wholeSchool", look);
    assert_eq!(found, ((Some(true), 0), (Some(false), 1)));
    let sections = [(Primary, 1500.0), (Junior, 900.0), (Senior, 900.0)];
    let twelve = rich("1", Kind::TwelveYear, &sections);
    let found = both(vec![twelve], "scaleSections", "wholeSchool", look);
    // Neither a primary nor a junior school: counted in neither.
    assert_eq!(found, ((Some(true), 0), (Some(false), 0)));
}

#[test]
fn shared_things() {
    let school = rich("1", Kind::NineYear, &[(Primary, 300.0), (Junior, 200.0)]);
    let look = |e: &Evaluation| value(row(e, "1", Junior), "equipmentValue").amount.unwrap();
    let (split, whole) = both(vec![school], "sharedThings", "whole", look);
    near(split, 2_500_000.0 * 220.0 / 520.0);
    near(whole, 2_500_000.0);
}

#[test]
fn missing_coefficient() {
    let mut lost = rooms("2", 100.0, 10.0);
    lose(&mut lost, Metric::MultimediaRooms, Primary);
    let look = |e: &Evaluation| spread(e, Primary, "multimediaRooms").met;
    let schools = vec![rooms("1", 100.0, 10.0), lost];
    let found = both(schools, "missingCoefficient", "known", look);
    assert_eq!(found, (None, Some(true)));
}

#[test]
fn visiting_teachers_help_small_rural_schools_only() {
    let cases = [
        (60.0, Some(Setting::Rural), true),
        (50.0, Some(Setting::Rural), true),
        (99.0, Some(Setting::Rural), true),
        (49.0, Some(Setting::Rural), false),
        (100.0, Some(Setting::Rural), false),
        (60.0, Some(Setting::Town), false),
        (60.0, None, false),
    ];
    for (students, place, adds) in cases {
        let mut school = rich("1", Kind::Primary, &[(Primary, students)]);
        school.setting = place;
        put(&mut school, Metric::Sports, Primary, 0.0);
        put(&mut school, Metric::Arts, Primary, 0.0);
        put(&mut school, Metric::VisitingSportsArts, Primary, 2.0);
        let look = |e: &Evaluation| {
            let value = value(row(e, "1", Primary), "sportsArtsTeachers");
            (value.amount, value.relaxed)
        };
        let with = if adds { (Some(2.0), true) } else { (Some(0.0), false) };
        let found = both(vec![school.clone()], "visitingTeachers", "ignore", look);
        assert_eq!(found, (with, (Some(0.0), false)), "{students} {place:?}");
        // Without the figure there is none, and nothing is missing.
        lose(&mut school, Metric::VisitingSportsArts, Primary);
        let evaluation = judge(&county(vec![school]));
        let value = value(row(&evaluation, "1", Primary), "sportsArtsTeachers");
        assert_eq!((value.amount, value.relaxed), (Some(0.0), false));
    }
}

#[test]
fn external_sports_space_helps_dense_city_centres_only() {
    for dense in [true, false] {
        let mut school = rich("1", Kind::Primary, &[(Primary, 500.0)]);
        school.dense_central_city = dense;
        put(&mut school, Metric::SportsFieldArea, Primary, 1000.0);
        put(&mut school, Metric::ExternalSportsArea, Primary, 700.0);
        let look = |e: &Evaluation| value(row(e, "1", Primary), "sportsArea").amount.unwrap();
        let found = both(vec![school], "externalSports", "ignore", look);
        assert_eq!(found, (if dense { 2200.0 } else { 1500.0 }, 1500.0));
    }
}

#[test]
fn private_schools_leave_the_coefficient_too() {
    let private = School { ownership: Ownership::Private, ..rooms("2", 100.0, 10.0) };
    let schools = vec![rooms("1", 100.0, 30.0), private];
    let look = |e: &Evaluation| spread(e, Primary, "multimediaRooms").known;
    assert_eq!(both(schools, "privateSchools", "exclude", look), (2, 1));
}
