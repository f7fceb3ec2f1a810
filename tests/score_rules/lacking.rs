//! What the schools of a section lack to a threshold together.

use crate::make::{Junior, Primary, county, judge, lose, put, rich, row, spread, value};
use junheng::county::{Kind, Metric, School};

fn with_teachers(id: &str, students: f64, sports: f64, arts: f64) -> School {
    let mut school = rich(id, Kind::Primary, &[(Primary, students)]);
    put(&mut school, Metric::Sports, Primary, sports);
    put(&mut school, Metric::Arts, Primary, arts);
    school
}

#[test]
fn each_school_is_rounded_up_and_surplus_helps_no_other() {
    let mut unknown = with_teachers("4", 500.0, 0.0, 0.0);
    lose(&mut unknown, Metric::Arts, Primary);
    let evaluation = judge(&county(vec![
        // 0.9 × 7.09 = 6.381, has 5: lacks 2.
        with_teachers("1", 709.0, 2.0, 3.0),
        // 0.9 × 10 = 9 exactly, has 7: lacks 2, not 3.
        with_teachers("2", 1000.0, 3.0, 4.0),
        // Has plenty.
        with_teachers("3", 100.0, 20.0, 20.0),
        unknown,
    ]));
    let lack = |id| value(row(&evaluation, id, Primary), "sportsArtsTeachers").lack;
    assert_eq!([lack("1"), lack("2"), lack("3")], [Some(2.0), Some(2.0), Some(0.0)]);
    assert_eq!(lack("4"), None);
    assert_eq!(spread(&evaluation, Primary, "sportsArtsTeachers").lacking, 4.0);
    assert_eq!(spread(&evaluation, Primary, "backboneTeachers").lacking, 0.0);
}

#[test]
fn of_shared_things_each_section_lacks_its_own_part() {
    let mut school = rich("1", Kind::NineYear, &[(Primary, 600.0), (Junior, 400.0)]);
    put(&mut school, Metric::TeachingArea, Primary, 2080.0);
    put(&mut school, Metric::IndoorSportsArea, Primary, 0.0);
    let evaluation = judge(&county(vec![school]));
    // Shared out 600 : 1.1 × 400 = 1200 m² : 880 m²; needed 4.5 × 600 and 5.8 × 400.
    let lacking = |section| spread(&evaluation, section, "teachingArea").lacking;
    assert!((lacking(Primary) - 1500.0).abs() < 1e-9);
    assert!((lacking(Junior) - 1440.0).abs() < 1e-9);
}
