use super::*;
use crate::county::{Class, ClassBands, Fix, Kind, Metric, Section};

/// A county of one sound school.
fn sound() -> County {
    let mut school = School::new("1", "一小");
    let section = Section { students: Some(90.0), ..Section::default() };
    school.sections.primary = Some(section);
    for (metric, value) in [
        (Metric::FullTime, 8.0),
        (Metric::AboveDegree, 7.0),
        (Metric::Backbone, 1.0),
        (Metric::Sports, 1.0),
        (Metric::Arts, 1.0),
        (Metric::TeachingArea, 900.0),
        (Metric::IndoorSportsArea, 100.0),
        (Metric::SportsFieldArea, 800.0),
        (Metric::EquipmentValue, 180_000.0),
        (Metric::MultimediaRooms, 4.0),
    ] {
        Field::of(metric, SectionKind::Primary).set(&mut school, Some(value));
    }
    County { schools: vec![school], school_year: Some(2025), ..County::default() }
}

fn primary(county: &mut County) -> &mut Section {
    county.schools[0].sections.primary.as_mut().unwrap()
}

fn set(county: &mut County, metric: Metric, value: impl Into<Option<f64>>) {
    Field::of(metric, SectionKind::Primary).set(&mut county.schools[0], value.into());
}

/// Codes found after a change to the sound county.
fn codes(change: impl FnOnce(&mut County)) -> Vec<String> {
    let mut county = sound();
    change(&mut county);
    check(&county).into_iter().map(|finding| finding.code).collect()
}

fn enrolment(year: i32, grade: u8, students: f64) -> Enrolment {
    let students = Some(students);
    Enrolment { year, unit: "1".into(), grade, students, ..Enrolment::default() }
}

#[test]
fn a_sound_school_gives_nothing() {
    assert_eq!(codes(|_| {}), [""; 0]);
}

#[test]
fn parts_are_not_more_than_the_whole() {
    for metric in [Metric::Backbone, Metric::AboveDegree, Metric::Sports, Metric::Certified] {
        assert_eq!(codes(|c| set(c, metric, 9.0)), ["more-than-whole"], "{metric:?}");
        assert_eq!(
            codes(|c| set(c, metric, if metric == Metric::Sports { 7.0 } else { 8.0 })),
            [""; 0]
        );
    }
    assert_eq!(codes(|c| set(c, Metric::IndoorSportsArea, 901.0)), ["more-than-whole"]);
    assert_eq!(codes(|c| set(c, Metric::IndoorSportsArea, 900.0)), ["no-net-area"]);
    assert_eq!(codes(|c| set(c, Metric::Sports, 8.0)), ["sports-arts-over"]);
}

#[test]
fn missing_and_zero_are_told_apart() {
    assert_eq!(codes(|c| primary(c).students = Some(0.0)), ["students-zero"]);
    assert_eq!(codes(|c| primary(c).students = None), ["figure-missing"]);
    assert_eq!(codes(|c| set(c, Metric::Backbone, None)), ["figure-missing"]);
    assert_eq!(codes(|c| set(c, Metric::Backbone, 0.0)), [""; 0]);
    // Both sections share the site, which is missed once.
    let both = codes(|c| {
        set(c, Metric::MultimediaRooms, None);
        c.schools[0].kind = Kind::NineYear;
        let mut junior = c.schools[0].sections.primary.clone().unwrap();
        junior.students = Some(91.0);
        junior.teachers.full_time = Some(9.0);
        c.schools[0].sections.junior = Some(junior);
    });
    assert_eq!(both, ["figure-missing"]);
}

#[test]
fn equipment_in_the_wrong_unit_is_noticed_and_mended() {
    let mut county = sound();
    set(&mut county, Metric::EquipmentValue, 18.0);
    let found = check(&county);
    assert_eq!(found[0].code, "equipment-per-pupil");
    assert_eq!(found[0].fix, Some(Fix::Set { value: 180_000.0 }));
    set(&mut county, Metric::EquipmentValue, 1_800_000_000.0);
    assert_eq!(check(&county)[0].fix, Some(Fix::Set { value: 180_000.0 }));
    set(&mut county, Metric::EquipmentValue, 0.0);
    assert_eq!(check(&county)[0].fix, None);
    // At the limits themselves nothing is said.
    assert_eq!(codes(|c| set(c, Metric::EquipmentValue, 90.0 * 50.0)), [""; 0]);
}

#[test]
fn money_for_each_pupil_is_named_to_the_fen() {
    let mut county = sound();
    // 246 774.195 / 90 = 2 741.9355
    set(&mut county, Metric::PublicBudget, 246_774.195);
    let found = check(&county);
    assert_eq!(found[0].code, "funds-per-pupil");
    assert_eq!(found[0].args["value"], 2741.94.into());
}

#[test]
fn grades_add_up_to_the_section() {
    let grades = |students: f64| {
        move |c: &mut County| c.history = (1..=6).map(|g| enrolment(2025, g, students)).collect()
    };
    assert_eq!(codes(grades(15.0)), [""; 0]);
    assert_eq!(codes(grades(16.0)), ["grades-and-students"]);
}

#[test]
fn a_fifth_more_or_less_than_the_year_before_asks_for_words() {
    let before =
        |students: f64| move |c: &mut County| c.history = vec![enrolment(2024, 1, students)];
    assert_eq!(codes(before(75.0)), [""; 0]);
    assert_eq!(codes(before(74.0)), ["year-on-year"]);
    assert_eq!(codes(before(113.0)), ["year-on-year"]);
}

#[test]
fn class_bands_hold_the_pupils() {
    let bands = |at: usize, classes: f64| {
        move |c: &mut County| {
            let mut bands = [0.0; 10];
            bands[at] = classes;
            primary(c).class_bands = Some(ClassBands(bands));
        }
    };
    // Two classes of 41-45 hold 82 to 90.
    assert_eq!(codes(bands(4, 2.0)), [""; 0]);
    assert_eq!(codes(bands(5, 2.0)), ["bands-and-students"]);
    assert_eq!(codes(bands(9, 1.0)), [""; 0]);
    assert_eq!(codes(bands(9, 2.0)), ["bands-and-students-open"]);
    let with_count = codes(|c| {
        bands(4, 2.0)(c);
        primary(c).class_count = Some(3.0);
    });
    assert_eq!(with_count, ["bands-and-classes"]);
}

#[test]
fn class_lists_and_counts() {
    let class = |students| Class { grade: 1, students: Some(students), ..Class::default() };
    assert_eq!(codes(|c| primary(c).classes = vec![class(45.0), class(45.0)]), [""; 0]);
    assert_eq!(codes(|c| primary(c).classes = vec![class(45.0)]), ["classes-and-students"]);
    assert_eq!(codes(|c| primary(c).class_count = Some(121.0)), ["too-many-classes"]);
}

#[test]
fn classes_add_up_to_their_grade() {
    let class = |grade, students| Class { grade, students: Some(students), ..Class::default() };
    let with = |second: f64, grades: [f64; 2]| {
        move |c: &mut County| {
            primary(c).classes = vec![class(1, 25.0), class(1, 20.0), class(2, second)];
            c.history = vec![enrolment(2025, 1, grades[0]), enrolment(2025, 2, grades[1])];
        }
    };
    assert_eq!(codes(with(45.0, [45.0, 45.0])), [""; 0]);
    // The grade is named; that the section does not add up either follows from it.
    let mut county = sound();
    with(44.0, [45.0, 45.0])(&mut county);
    let found = check(&county);
    let named: Vec<_> = found.iter().map(|f| (f.code.as_str(), &f.args["grade"])).collect();
    assert_eq!(named, [("classes-and-grade", &2.0.into())]);
}

#[test]
fn a_grade_too_few_or_too_many_is_asked_about() {
    let grades = |to: u8| {
        move |c: &mut County| {
            c.history = (1..=to).map(|g| enrolment(2025, g, 90.0 / f64::from(to))).collect()
        }
    };
    assert_eq!(codes(grades(5)), ["five-grades"]);
    // A school that is still growing has not got there yet.
    assert_eq!(codes(grades(3)), [""; 0]);
    let junior = codes(|c| {
        c.schools[0].kind = Kind::Junior;
        c.schools[0].sections.junior = c.schools[0].sections.primary.take();
        c.history = vec![enrolment(2025, 6, 20.0)];
    });
    assert!(junior.contains(&"four-grades".to_owned()), "{junior:?}");
}

#[test]
fn kinds_and_sections_agree() {
    assert_eq!(codes(|c| c.schools[0].kind = Kind::NineYear), ["section-empty"]);
    assert_eq!(codes(|c| c.schools[0].kind = Kind::Junior), ["section-unexpected"]);
    let same = codes(|c| {
        c.schools[0].kind = Kind::NineYear;
        c.schools[0].sections.junior = c.schools[0].sections.primary.clone();
    });
    assert_eq!(same, ["section-is-total"]);
}

#[test]
fn what_makes_a_county_unusable_comes_first() {
    let twice = codes(|c| {
        let again = c.schools[0].clone();
        c.schools.push(again);
    });
    assert_eq!(twice, ["same-id"]);
    assert_eq!(codes(|c| set(c, Metric::Books, -1.0)), ["figure"]);
}
