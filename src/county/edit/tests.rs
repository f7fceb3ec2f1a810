//! Every change is undone by its inverse.

use super::*;
use crate::county::Metric;

fn county() -> County {
    County { schools: vec![School::new("1", "一小")], ..County::default() }
}

#[test]
fn an_edit_undone_leaves_the_county_as_it_was() {
    let students = Field::of(Metric::Students, SectionKind::Primary);
    let edits = [
        Edit::Figure { school: 0, field: students, value: Some(9.0) },
        Edit::Text { school: 0, place: Place::Kind, text: "nineYear".into() },
        Edit::Text { school: 0, place: Place::Setting, text: "rural".into() },
        Edit::Text { school: 0, place: Place::Counted, text: "false".into() },
        Edit::Setting { id: "x".into(), value: Some("y".into()) },
        Edit::County { name: "甲".into(), school_year: Some(2025) },
        Edit::Mapping { path: "在校生 → 计".into(), target: Some(String::new()) },
        Edit::Parent { school: 0, parent: Some("2".into()), remember: true },
        Edit::Answer { id: "15".into(), answer: Some(Box::new(Answer::of(5))) },
        Edit::Rubric { at: 0, take: false, put: Some(Value::Bool(true)) },
        Edit::Scenario { at: 0, take: false, put: Some(Value::Bool(true)) },
        Edit::Plan { subject: "stages".into(), value: Some(Value::Bool(true)) },
    ];
    for edit in edits {
        let mut changed = county();
        let change = changed.apply(edit).unwrap();
        assert_ne!(changed, county(), "{change:?}");
        changed.apply(change.undo).unwrap();
        assert_eq!(changed, county());
    }
}

#[test]
fn the_first_value_is_remembered_through_several_changes() {
    let field = Field::of(Metric::Books, SectionKind::Primary);
    let mut county = county();
    county.schools[0].site.books = Some(5.0);
    for value in [6.0, 7.0] {
        county.apply(Edit::Figure { school: 0, field, value: Some(value) }).unwrap();
    }
    let origin = &county.schools[0].origins[&field];
    assert!(origin.by_hand);
    assert_eq!(origin.was, Some(5.0));
}

#[test]
fn what_a_person_corrected_is_remembered_until_it_is_undone() {
    let mut county = county();
    let parent = |id: &str| Edit::Parent { school: 0, parent: Some(id.into()), remember: true };
    county.apply(parent("2")).unwrap();
    let second = county.apply(parent("3")).unwrap();
    assert_eq!(county.corrections.parents["1"], "3");
    county.apply(second.undo).unwrap();
    assert_eq!(county.corrections.parents["1"], "2");
    assert_eq!(county.schools[0].parent.as_deref(), Some("2"));
    let path = "在校生 → 计".to_owned();
    let target = Some("students".to_owned());
    county.apply(Edit::Mapping { path: path.clone(), target }).unwrap();
    assert_eq!(county.corrections.mapping[&path], "students");
    county.apply(Edit::Mapping { path, target: None }).unwrap();
    assert!(county.corrections.mapping.is_empty());
}

#[test]
fn a_word_that_is_no_choice_changes_nothing() {
    let mut changed = county();
    let field = Field::of(Metric::Books, SectionKind::Primary);
    let negative = Edit::Figure { school: 0, field, value: Some(-1.0) };
    assert!(matches!(changed.apply(negative), Err(EditError::NotAFigure { .. })));
    let edit = Edit::Text { school: 0, place: Place::Kind, text: "大学".into() };
    assert!(matches!(changed.apply(edit), Err(EditError::NotAChoice { .. })));
    assert!(matches!(
        changed.apply(Edit::Text { school: 7, place: Place::Name, text: String::new() }),
        Err(EditError::NoSchool(7))
    ));
    assert_eq!(changed, county());
}
