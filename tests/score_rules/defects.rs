//! Mistakes found in published implementations of this assessment, one test each.

use crate::make::*;
use junheng::county::{Class, ClassBands, Kind, Metric, School};
use junheng::score::{Standing, Subject, explain};

fn rooms(id: &str, students: f64, rooms: f64) -> School {
    let mut school = rich(id, Kind::Primary, &[(Primary, students)]);
    put(&mut school, Metric::MultimediaRooms, Primary, rooms);
    school
}

#[test]
fn not_an_unweighted_coefficient() {
    // Doubling a school's size moves the weighted coefficient and leaves the other.
    let of = |students| {
        let a = rooms("1", 100.0, 2.0);
        let b = rooms("2", students, students * 0.06);
        *spread(&judge(&county(vec![a, b])), Primary, "multimediaRooms")
    };
    let (small, large) = (of(100.0), of(200.0));
    near(small.unweighted.unwrap(), large.unweighted.unwrap());
    near(small.cv.unwrap(), 0.5);
    assert!(large.cv.unwrap() < 0.46);
}

#[test]
fn not_one_composite_coefficient() {
    // Six coefficients of 0 and one of 0.6 have a mean far below any limit, and do not pass.
    let evaluation = judge(&county(vec![rooms("1", 100.0, 4.0), rooms("2", 100.0, 16.0)]));
    let verdicts: Vec<_> =
        evaluation.sections[0].indicators.iter().map(|c| c.met.unwrap()).collect();
    assert_eq!(verdicts, [true, true, true, true, true, true, false]);
    assert_eq!(evaluation.resources_pass, Some(false));
}

#[test]
fn not_rounded_before_it_is_compared() {
    // 2.2996 prints as 2.30 and is not 2.3.
    let evaluation = judge(&county(vec![rooms("1", 100_000.0, 2299.6)]));
    let value = value(row(&evaluation, "1", Primary), "multimediaRooms");
    near(value.value.unwrap(), 2.2996);
    assert_eq!((value.standing, value.rounding_matters), (Standing::Floor, true));
}

#[test]
fn teachers_above_the_degree_are_one_figure_of_their_own() {
    // Doctors cannot be left out here: nothing is added up, whoever brings the figure in adds
    // every degree above the required one.
    let terms = &standard().indicator[0].amount;
    assert_eq!(terms.len(), 1);
    assert_eq!(terms[0].metric, Metric::AboveDegree);
}

#[test]
fn a_school_with_none_is_a_failing_row_not_a_dropped_one() {
    let mut schools = vec![rooms("1", 100.0, 4.0), rooms("2", 100.0, 4.0)];
    put(&mut schools[1], Metric::AboveDegree, Primary, 0.0);
    let evaluation = judge(&county(schools));
    let none = row(&evaluation, "2", Primary);
    assert_eq!(value(none, "degreeTeachers").value, Some(0.0));
    assert_eq!((none.pass, none.missing), (Some(false), 0));
    // Table and coefficient are of the same schools.
    let c = spread(&evaluation, Primary, "degreeTeachers");
    assert_eq!((c.known, evaluation.sections[0].schools), (2, 2));
}

#[test]
fn pupils_of_the_whole_school_never_stand_in_for_those_of_a_section() {
    let mut school = rich("1", Kind::NineYear, &[(Primary, 300.0), (Junior, 200.0)]);
    lose(&mut school, Metric::Students, Primary);
    let evaluation = judge(&county(vec![school]));
    let primary = row(&evaluation, "1", Primary);
    assert_eq!((primary.students, primary.missing, primary.pass), (None, 7, None));
    let junior = row(&evaluation, "1", Junior);
    near(value(junior, "backboneTeachers").value.unwrap(), 10.0);
}

fn with_classes(sizes: &[Option<f64>]) -> School {
    let mut school = rich("1", Kind::Primary, &[(Primary, 1000.0)]);
    let section = school.sections.primary.as_mut().unwrap();
    for (i, students) in sizes.iter().enumerate() {
        let name = format!("1({i})班");
        section.classes.push(Class { grade: 1, name, students: *students, ..Class::default() });
    }
    school
}

#[test]
fn classes_over_their_size_are_counted_never_estimated() {
    let judge = |school| judge(&county(vec![school])).items[1].clone();
    // Only the number of classes is known: 50 a class on average, yet nothing is known of each.
    let mut school = rich("1", Kind::Primary, &[(Primary, 1000.0)]);
    school.sections.primary.as_mut().unwrap().class_count = Some(20.0);
    let item = judge(school);
    assert_eq!((item.met, item.missing, item.counts[0].1), (None, 1, 0));
    // A list: 45 is allowed, 46 is not.
    let item = judge(with_classes(&[Some(45.0), Some(46.0), Some(60.0)]));
    assert_eq!((item.met, item.counts[0].1), (Some(false), 2));
    assert_eq!(item.offenders[0].class.as_deref(), Some("1(1)班"));
    let item = judge(with_classes(&[Some(45.0), Some(44.0)]));
    assert_eq!((item.met, item.missing), (Some(true), 0));
    let item = judge(with_classes(&[Some(45.0), None]));
    assert_eq!((item.met, item.missing), (None, 1));
    // Bands nest at 45 and at 50.
    let bands = ClassBands([1.0, 0.0, 0.0, 0.0, 7.0, 3.0, 2.0, 0.0, 0.0, 1.0]);
    let mut school = rich("1", Kind::NineYear, &[(Primary, 600.0), (Junior, 600.0)]);
    school.sections.primary.as_mut().unwrap().class_bands = Some(bands);
    school.sections.junior.as_mut().unwrap().class_bands = Some(bands);
    let item = judge(school);
    assert_eq!((item.counts[0].1, item.counts[1].1, item.missing), (6, 3, 0));
}

#[test]
fn at_least_is_at_least_and_at_most_is_at_most() {
    let evaluation = judge(&county(vec![rooms("1", 1000.0, 23.0)]));
    let at = value(row(&evaluation, "1", Primary), "multimediaRooms");
    assert_eq!(at.standing, Standing::Met);
    for (n, met) in [(2000.0, Some(true)), (2001.0, Some(false))] {
        let school = rich("1", Kind::Primary, &[(Primary, n)]);
        assert_eq!(judge(&county(vec![school])).items[0].met, met);
    }
    for (n, met) in [(2500.0, Some(true)), (2501.0, Some(false))] {
        let school = rich("1", Kind::NineYear, &[(Primary, n - 1000.0), (Junior, 1000.0)]);
        assert_eq!(judge(&county(vec![school])).items[0].met, met);
    }
}

#[test]
fn more_gymnasium_than_rooms_is_an_error_not_a_nought() {
    let mut school = rooms("1", 100.0, 4.0);
    put(&mut school, Metric::TeachingArea, Primary, 100.0);
    put(&mut school, Metric::IndoorSportsArea, Primary, 101.0);
    let county = county(vec![school, rooms("2", 100.0, 4.0)]);
    let evaluation = judge(&county);
    let value = value(row(&evaluation, "1", Primary), "teachingArea");
    assert_eq!((value.amount, value.value, value.standing), (None, None, Standing::Missing));
    let c = spread(&evaluation, Primary, "teachingArea");
    assert_eq!((c.known, c.missing, c.met), (1, 1, None));
    let indicator = standard().indicator_index("teachingArea").unwrap();
    let subject = Subject::Indicator { school: 0, section: Primary, indicator };
    let derivation = explain(&county, standard(), None, &subject).unwrap();
    assert_eq!(derivation.notes[0].code, "negativeAmount");
}

#[test]
fn backbone_teachers_are_those_of_the_section() {
    let mut school = rich("1", Kind::NineYear, &[(Primary, 300.0), (Junior, 200.0)]);
    put(&mut school, Metric::Backbone, Primary, 3.0);
    put(&mut school, Metric::Backbone, Junior, 8.0);
    let evaluation = judge(&county(vec![school]));
    near(value(row(&evaluation, "1", Primary), "backboneTeachers").value.unwrap(), 1.0);
    near(value(row(&evaluation, "1", Junior), "backboneTeachers").value.unwrap(), 4.0);
}
