//! Worked examples that were published, and rules at their very limits.

use crate::make::*;
use junheng::county::{Kind, Metric, School};
use junheng::score::Standing;

/// The official example of the difference coefficient: five schools' books. Any amount works;
/// here they are multimedia rooms.
fn official_example() -> Vec<School> {
    let figures = [(45.0, 279.0), (37.0, 137.0), (89.0, 935.0), (76.0, 160.0), (55.0, 402.0)];
    let mut schools = Vec::new();
    for (i, (students, amount)) in figures.into_iter().enumerate() {
        let mut school = rich(&i.to_string(), Kind::Primary, &[(Primary, students)]);
        put(&mut school, Metric::MultimediaRooms, Primary, amount);
        schools.push(school);
    }
    schools
}

#[test]
fn the_official_coefficient_is_weighted_by_pupils() {
    let evaluation = judge(&county(official_example()));
    let c = spread(&evaluation, Primary, "multimediaRooms");
    assert!((c.mean.unwrap() / 100.0 - 6.334_437_086_1).abs() < 1e-10);
    assert!((c.deviation.unwrap() / 100.0 - 3.2639).abs() < 5e-5);
    assert!((c.cv.unwrap() - 0.5153).abs() < 5e-5);
    assert_eq!(c.cv, c.weighted);
    assert!((c.unweighted.unwrap() - 0.489).abs() < 5e-4);
    // The two ways of counting give opposite verdicts.
    assert_eq!(c.met, Some(false));
    assert!(c.unweighted.unwrap() <= c.limit.unwrap());
    assert!(has_reason(&evaluation, "weightingMatters"));
    assert_eq!(evaluation.resources_pass, Some(false));

    let mut county = county(official_example());
    set(&mut county, "coefficientWeighting", "unweighted");
    let evaluation = judge(&county);
    assert_eq!(spread(&evaluation, Primary, "multimediaRooms").met, Some(true));
    assert_eq!(evaluation.settings_changed, ["coefficientWeighting"]);
}

#[test]
fn shared_things_are_shared_out_as_in_the_published_example() {
    let mut school = rich("1", Kind::NineYear, &[(Primary, 166.0), (Junior, 210.0)]);
    put(&mut school, Metric::MultimediaRooms, Primary, 23_226.0);
    let evaluation = judge(&county(vec![school]));
    let primary = value(row(&evaluation, "1", Primary), "multimediaRooms");
    let junior = value(row(&evaluation, "1", Junior), "multimediaRooms");
    assert!((primary.amount.unwrap() - 9_711.63).abs() < 0.005);
    assert!((junior.amount.unwrap() - 13_514.37).abs() < 0.005);
    near(junior.value.unwrap(), 1.1 * primary.value.unwrap());
    // Teachers are never shared out.
    let teachers = value(row(&evaluation, "1", Primary), "backboneTeachers");
    near(teachers.amount.unwrap(), 16.6);
}

#[test]
fn a_complete_and_a_twelve_year_school_share_by_their_own_weights() {
    let mut complete = rich("1", Kind::CompleteSecondary, &[(Junior, 500.0), (Senior, 600.0)]);
    put(&mut complete, Metric::EquipmentValue, Junior, 1_220_000.0);
    let mut twelve =
        rich("2", Kind::TwelveYear, &[(Primary, 600.0), (Junior, 300.0), (Senior, 200.0)]);
    put(&mut twelve, Metric::EquipmentValue, Junior, 1_194_000.0);
    let evaluation = judge(&county(vec![complete, twelve]));
    let amount =
        |id, section| value(row(&evaluation, id, section), "equipmentValue").amount.unwrap();
    // 1 : 1.2 — 500 of 500 + 720.
    near(amount("1", Junior), 500_000.0);
    // 1 : 1.1 : 1.32 — 600, 330 and 264 of 1194.
    near(amount("2", Primary), 600_000.0);
    near(amount("2", Junior), 330_000.0);
}

/// A primary school of `n` pupils with the given amounts per pupil of teaching area.
fn with_area(n: f64, area: f64) -> School {
    let mut school = rich("1", Kind::Primary, &[(Primary, n)]);
    put(&mut school, Metric::TeachingArea, Primary, area);
    put(&mut school, Metric::IndoorSportsArea, Primary, 0.0);
    school
}

#[test]
fn six_met_and_the_seventh_exactly_at_85_percent_passes() {
    // 0.85 × 4.5 is no binary number; every school size must come out right.
    for n in 50..2500 {
        // 3.825 m² a pupil, in thousandths.
        let area = f64::from(3825 * n) / 1000.0;
        let evaluation = judge(&county(vec![with_area(f64::from(n), area)]));
        let school = row(&evaluation, "1", Primary);
        assert_eq!(value(school, "teachingArea").standing, Standing::Floor, "{n}");
        assert_eq!((school.met, school.pass), (6, Some(true)), "{n}");

        let below = f64::from(3825 * n - 1) / 1000.0;
        let evaluation = judge(&county(vec![with_area(f64::from(n), below)]));
        let school = row(&evaluation, "1", Primary);
        assert_eq!(value(school, "teachingArea").standing, Standing::Below, "{n}");
        assert_eq!(school.pass, Some(false), "{n}");
    }
}

#[test]
fn rooms_exactly_at_85_percent_are_at_the_floor() {
    // 0.85 × 2.3 a hundred: 391 rooms to 20 000 pupils.
    for k in 1..60 {
        let n = f64::from(k) * 20_000.0;
        for (rooms, standing) in
            [(391.0, Standing::Floor), (390.0, Standing::Below), (460.0, Standing::Met)]
        {
            let mut school = rich("1", Kind::Primary, &[(Primary, n)]);
            put(&mut school, Metric::MultimediaRooms, Primary, rooms * f64::from(k));
            let evaluation = judge(&county(vec![school]));
            let found = value(row(&evaluation, "1", Primary), "multimediaRooms").standing;
            assert_eq!(found, standing, "{rooms} × {k}");
        }
    }
}

#[test]
fn shares_at_the_limit_are_exact_too() {
    // A nine-year school whose junior section has exactly 5.8 m² a pupil.
    for (primary, junior) in [(300.0, 100.0), (313.0, 177.0), (101.0, 999.0)] {
        // x · 1.1·b / (a + 1.1·b) = 5.8·b, so x = 5.8 · (a + 1.1·b) / 1.1; times 11 to be whole.
        let (a, b) = (primary * 11.0, junior * 11.0);
        let area: f64 = 58.0 * (a * 10.0 + b * 11.0) / 110.0;
        let mut school = rich("1", Kind::NineYear, &[(Primary, a), (Junior, b)]);
        put(&mut school, Metric::TeachingArea, Primary, area);
        put(&mut school, Metric::IndoorSportsArea, Primary, 0.0);
        let at = judge(&county(vec![school.clone()]));
        assert_eq!(value(row(&at, "1", Junior), "teachingArea").standing, Standing::Met);
        put(&mut school, Metric::TeachingArea, Primary, area - 1e-6);
        let under = judge(&county(vec![school]));
        assert_eq!(value(row(&under, "1", Junior), "teachingArea").standing, Standing::Floor);
    }
}

#[test]
fn two_below_the_threshold_fail_however_near() {
    let mut school = with_area(1000.0, 4499.9);
    put(&mut school, Metric::MultimediaRooms, Primary, 22.9);
    let evaluation = judge(&county(vec![school]));
    let school = row(&evaluation, "1", Primary);
    assert_eq!((school.met, school.pass), (5, Some(false)));
}

#[test]
fn a_coefficient_exactly_at_its_limit_is_within() {
    // Two schools alike in size, amounts 1 ± 0.5: the coefficient is 0.5 exactly.
    let two = |low: f64, high: f64| {
        let mut schools = Vec::new();
        for (id, amount) in [("1", low), ("2", high)] {
            let mut school = rich(id, Kind::Primary, &[(Primary, 700.0)]);
            put(&mut school, Metric::EquipmentValue, Primary, amount);
            schools.push(school);
        }
        judge(&county(schools))
    };
    let at = two(2_100_000.3, 6_300_000.9);
    let c = *spread(&at, Primary, "equipmentValue");
    assert!((c.cv.unwrap() - 0.5).abs() < 1e-12);
    assert_eq!((c.met, c.rounding_matters), (Some(true), false));
    let over = two(2_100_000.3, 6_300_000.91);
    let c = *spread(&over, Primary, "equipmentValue");
    assert!((c.cv.unwrap() - 0.5).abs() < 1e-8);
    assert_eq!((c.met, c.rounding_matters), (Some(false), true));
}

#[test]
fn a_coefficient_that_only_rounds_to_its_limit_is_beyond_and_flagged() {
    // 1 ± 0.504.
    let mut schools = Vec::new();
    for (id, amount) in [("1", 496.0), ("2", 1504.0)] {
        let mut school = rich(id, Kind::Primary, &[(Primary, 100.0)]);
        put(&mut school, Metric::MultimediaRooms, Primary, amount);
        schools.push(school);
    }
    let mut county = county(schools);
    let evaluation = judge(&county);
    let c = *spread(&evaluation, Primary, "multimediaRooms");
    near(c.cv.unwrap(), 0.504);
    assert_eq!((c.met, c.rounding_matters), (Some(false), true));
    assert!(has_reason(&evaluation, "roundingCoefficient"));
    set(&mut county, "coefficientRounding", "twoDecimals");
    let c = *spread(&judge(&county), Primary, "multimediaRooms");
    assert_eq!((c.met, c.rounding_matters), (Some(true), true));
}

#[test]
fn one_school_has_no_spread_and_nothing_at_all_has_no_coefficient() {
    let mut school = rich("1", Kind::Primary, &[(Primary, 333.0)]);
    put(&mut school, Metric::EquipmentValue, Primary, 0.0);
    let evaluation = judge(&county(vec![school]));
    let c = spread(&evaluation, Primary, "teachingArea");
    assert_eq!((c.cv, c.unweighted, c.met), (Some(0.0), Some(0.0), Some(true)));
    let c = spread(&evaluation, Primary, "equipmentValue");
    assert_eq!((c.mean, c.cv, c.met), (Some(0.0), None, None));
    assert!(has_reason(&evaluation, "coefficientImpossible"));
}

#[test]
fn published_shares_need_the_number_of_schools_that_reported() {
    // 198 schools were 55.77 %, 252 were 72.41 %: the missing ones are not in the denominator.
    for (met, percent, reported) in [(198, 55.77, 355), (252, 72.41, 348), (308, 88.25, 349)] {
        let mut schools = Vec::new();
        for i in 0..355 {
            let mut school = rich(&i.to_string(), Kind::Primary, &[(Primary, 100.0)]);
            let rooms = if i < met { 3.0 } else { 2.0 };
            put(&mut school, Metric::MultimediaRooms, Primary, rooms);
            if i >= reported {
                lose(&mut school, Metric::MultimediaRooms, Primary);
            }
            schools.push(school);
        }
        let evaluation = judge(&county(schools));
        let c = spread(&evaluation, Primary, "multimediaRooms");
        assert_eq!((c.known, c.missing), (reported, 355 - reported));
        let share = 100.0 * c.schools_met as f64 / c.known as f64;
        assert!((share - percent).abs() < 0.005, "{share}");
    }
}
