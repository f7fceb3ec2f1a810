//! Who is a row: scope, not-counted schools, small points, sections that are not there.

use crate::make::*;
use junheng::county::{County, Kind, Metric, Ownership, School};
use junheng::score::Standing;

fn child(id: &str, kind: Kind, parent: &str, students: f64) -> School {
    let school = rich(id, kind, &[(Primary, students)]);
    School { counted: false, parent: Some(parent.to_owned()), ..school }
}

fn code(county: &County, id: &str) -> Option<String> {
    row(&judge(county), id, Primary).excluded.as_ref().map(|e| e.code.clone())
}

#[test]
fn a_not_counted_school_adds_its_figures_to_its_parent() {
    let parent = rich("1", Kind::Primary, &[(Primary, 400.0)]);
    for named in ["1", "学校1"] {
        let county = county(vec![child("2", Kind::TeachingPoint, named, 60.0), parent.clone()]);
        let evaluation = judge(&county);
        let merged = row(&evaluation, "1", Primary);
        assert_eq!(merged.students, Some(460.0));
        assert_eq!(merged.merged, [0]);
        near(value(merged, "equipmentValue").amount.unwrap(), 460.0 * 5000.0);
        near(value(merged, "backboneTeachers").amount.unwrap(), 46.0);
        assert_eq!(code(&county, "2").as_deref(), Some("mergedInto"));
        assert_eq!(evaluation.sections[0].schools, 1);
        assert_eq!(evaluation.sections[0].excluded, 1);
    }
}

#[test]
fn a_missing_addend_makes_the_sum_missing() {
    let mut point = child("2", Kind::TeachingPoint, "1", 60.0);
    lose(&mut point, Metric::EquipmentValue, Primary);
    let parent = rich("1", Kind::Primary, &[(Primary, 400.0)]);
    let evaluation = judge(&county(vec![parent, point]));
    let merged = row(&evaluation, "1", Primary);
    assert_eq!(value(merged, "equipmentValue").standing, Standing::Missing);
    assert_eq!(merged.pass, None);
}

#[test]
fn a_confirmed_parent_overrides_the_one_of_the_file() {
    let a = rich("1", Kind::Primary, &[(Primary, 400.0)]);
    let b = rich("3", Kind::Primary, &[(Primary, 300.0)]);
    let mut county = county(vec![a, child("2", Kind::Primary, "1", 60.0), b]);
    county.corrections.parents.insert("2".to_owned(), "3".to_owned());
    let evaluation = judge(&county);
    assert_eq!(row(&evaluation, "1", Primary).students, Some(400.0));
    assert_eq!(row(&evaluation, "3", Primary).students, Some(360.0));
}

#[test]
fn chains_end_at_the_counted_school_and_rings_nowhere() {
    let top = rich("1", Kind::Primary, &[(Primary, 400.0)]);
    let chain = county(vec![
        child("3", Kind::Primary, "2", 60.0),
        child("2", Kind::Primary, "1", 70.0),
        top.clone(),
    ]);
    assert_eq!(row(&judge(&chain), "1", Primary).students, Some(530.0));

    let ring = county(vec![
        child("3", Kind::Primary, "2", 60.0),
        child("2", Kind::Primary, "3", 70.0),
        child("4", Kind::Primary, "4", 70.0),
        child("5", Kind::Primary, "nobody", 70.0),
        top,
    ]);
    for id in ["2", "3", "4", "5"] {
        assert_eq!(code(&ring, id).as_deref(), Some("parentNotFound"), "{id}");
    }
    let evaluation = judge(&ring);
    assert_eq!(row(&evaluation, "1", Primary).students, Some(400.0));
    let reason = evaluation.reasons.iter().find(|r| r.code == "parentNotFound").unwrap();
    assert_eq!(reason.args["n"], 4.0.into());
    assert_eq!(evaluation.resources_pass, None);
}

#[test]
fn a_name_two_schools_bear_names_none() {
    let mut twin = rich("9", Kind::Primary, &[(Primary, 100.0)]);
    twin.name = "学校1".to_owned();
    let one = rich("1", Kind::Primary, &[(Primary, 400.0)]);
    let county = county(vec![one, twin, child("2", Kind::Primary, "学校1", 60.0)]);
    assert_eq!(code(&county, "2").as_deref(), Some("parentNotFound"));
}

#[test]
fn a_small_point_is_left_out_first_unless_the_setting_merges_it() {
    let parent = rich("1", Kind::Primary, &[(Primary, 400.0)]);
    let mut county = county(vec![parent, child("2", Kind::TeachingPoint, "1", 49.0)]);
    assert_eq!(code(&county, "2").as_deref(), Some("smallTeachingPoint"));
    assert_eq!(row(&judge(&county), "1", Primary).students, Some(400.0));
    set(&mut county, "smallPoints", "mergeFirst");
    assert_eq!(code(&county, "2").as_deref(), Some("mergedInto"));
    assert_eq!(row(&judge(&county), "1", Primary).students, Some(449.0));
}

#[test]
fn fifty_pupils_are_enough_for_a_counted_point() {
    for (students, excluded) in [(49.0, Some("smallTeachingPoint")), (50.0, None)] {
        let point = rich("1", Kind::TeachingPoint, &[(Primary, students)]);
        assert_eq!(code(&county(vec![point]), "1").as_deref(), excluded);
    }
    let small_school = rich("1", Kind::Primary, &[(Primary, 20.0)]);
    assert_eq!(code(&county(vec![small_school]), "1"), None);
}

#[test]
fn a_parent_without_the_section_gets_it() {
    let parent = rich("1", Kind::Junior, &[(Junior, 300.0)]);
    let evaluation = judge(&county(vec![parent, child("2", Kind::Primary, "1", 100.0)]));
    let primary = row(&evaluation, "1", Primary);
    assert_eq!(primary.students, Some(100.0));
    // The site is now shared: 100 of 100 + 1.1 · 300.
    near(value(primary, "equipmentValue").amount.unwrap(), 400.0 * 5000.0 * 100.0 / 430.0);
}

#[test]
fn special_and_vocational_schools_are_listed_as_outside() {
    let special = rich("1", Kind::Special, &[(Primary, 100.0)]);
    let vocational = bare("2", Kind::Vocational, &[]);
    let county = county(vec![special, vocational]);
    assert_eq!(code(&county, "1").as_deref(), Some("outOfScope"));
    assert_eq!(code(&county, "2").as_deref(), Some("outOfScope"));
}

#[test]
fn private_schools_are_in_unless_the_setting_says_otherwise() {
    let school = rich("1", Kind::Primary, &[(Primary, 100.0)]);
    let mut county = county(vec![School { ownership: Ownership::Private, ..school }]);
    assert_eq!(code(&county, "1"), None);
    set(&mut county, "privateSchools", "exclude");
    assert_eq!(code(&county, "1").as_deref(), Some("private"));
}

#[test]
fn a_section_without_pupils_is_listed_and_takes_no_share() {
    let school = rich("1", Kind::NineYear, &[(Primary, 0.0), (Junior, 200.0)]);
    let county = county(vec![school]);
    assert_eq!(code(&county, "1").as_deref(), Some("noStudents"));
    let evaluation = judge(&county);
    near(value(row(&evaluation, "1", Junior), "equipmentValue").amount.unwrap(), 1e6);
}

#[test]
fn a_section_no_file_holds_leaves_what_is_shared_untold() {
    let mut county = county(vec![rich("1", Kind::NineYear, &[(Primary, 300.0)])]);
    let evaluation = judge(&county);
    let school = row(&evaluation, "1", Primary);
    assert_eq!((school.missing, school.pass), (4, None));
    assert_eq!(value(school, "backboneTeachers").standing, Standing::Met);
    assert!(has_reason(&evaluation, "sectionAbsent"));
    set(&mut county, "absentSection", "notRun");
    let evaluation = judge(&county);
    let school = row(&evaluation, "1", Primary);
    assert_eq!((school.missing, school.pass), (0, Some(true)));
    assert!(!has_reason(&evaluation, "sectionAbsent"));
}

#[test]
fn a_section_whose_pupils_are_missing_leaves_the_other_untold_too() {
    let mut school = rich("1", Kind::NineYear, &[(Primary, 300.0), (Junior, 200.0)]);
    lose(&mut school, Metric::Students, Junior);
    let evaluation = judge(&county(vec![school]));
    assert_eq!(row(&evaluation, "1", Primary).missing, 4);
    let junior = row(&evaluation, "1", Junior);
    assert_eq!((junior.missing, junior.pass), (7, None));
}

#[test]
fn a_school_without_any_section_is_undetermined_not_dropped() {
    let evaluation = judge(&county(vec![School::new("1", "一")]));
    let school = row(&evaluation, "1", Primary);
    assert_eq!((school.missing, school.pass, &school.excluded), (7, None, &None));
    assert_eq!(evaluation.resources_pass, None);
}

#[test]
fn an_empty_county_says_so_and_nothing_else() {
    let evaluation = judge(&County::default());
    assert_eq!((evaluation.pass, evaluation.resources_pass), (None, None));
    assert_eq!(evaluation.reasons.len(), 1);
    assert!(has_reason(&evaluation, "noSchools"));
    assert!(evaluation.items.iter().all(|i| i.met.is_none()));
}
