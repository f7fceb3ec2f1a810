//! Every change is undone by its inverse.

use super::*;
use crate::county::{County, Metric, Section};
use crate::json::FromJson;

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

#[test]
fn several_cells_of_one_school_are_undone_as_one() {
    let students = Field::of(Metric::Students, SectionKind::Primary);
    let books = Field::of(Metric::Books, SectionKind::Primary);
    let mut before = county();
    before.schools.push(School::new("2", "二小"));
    for school in &mut before.schools {
        school.sections.primary = Some(Section::default());
    }
    let figure = |school, field, value| Edit::Figure { school, field, value: Some(value) };
    let name = Edit::Text { school: 1, place: Place::Name, text: "三小".into() };
    let edits = vec![
        figure(0, students, 9.0),
        figure(0, books, 8.0),
        figure(1, books, 7.0),
        name,
        figure(0, books, 6.0),
    ];
    let mut changed = before.clone();
    let change = changed.apply(Edit::Several { edits: edits.clone() }).unwrap();
    assert_eq!(changed.schools[0].site.books, Some(6.0));
    assert_eq!(changed.schools[1].name, "三小");
    let Edit::Several { edits: undo } = &change.undo else { panic!("{change:?}") };
    assert_eq!(undo.len(), 3);
    let done = changed.clone();
    let redo = changed.apply(change.undo).unwrap();
    assert_eq!(changed, before);
    changed.apply(redo.undo).unwrap();
    assert_eq!(changed, done);
    // One that cannot be made undoes the others, of the same school and of others.
    for wrong in [figure(0, books, -1.0), figure(0, books, f64::NAN)] {
        let mut edits = edits.clone();
        edits.push(wrong);
        let mut changed = before.clone();
        assert!(changed.apply(Edit::Several { edits }).is_err());
        assert_eq!(changed, before);
    }
}

#[test]
fn schools_come_and_go_and_come_back_where_they_were() {
    let schools: Vec<School> =
        (1..=4).map(|n| School::new(n.to_string(), format!("{n}小"))).collect();
    let before = County { schools, ..County::default() };
    let taken = Edit::SchoolRows { at: vec![1, 3], with: Vec::new() };
    let added = Edit::SchoolRows {
        at: vec![0, 5],
        with: vec![School::new("8", "八小"), School::new("9", "九小")],
    };
    for edit in [taken, added] {
        let mut changed = before.clone();
        let change = changed.apply(edit).unwrap();
        let done = changed.clone();
        assert_ne!(done, before);
        // The engine gets the changes as JSON.
        let json = serde_json::to_string(&change.undo).unwrap();
        let undo = Edit::from_json(serde_json::from_str(&json).unwrap()).unwrap();
        assert_eq!(undo, change.undo);
        let redo = changed.apply(undo).unwrap();
        assert_eq!(changed, before);
        changed.apply(redo.undo).unwrap();
        assert_eq!(changed, done);
    }
    let refused = |at: Vec<usize>, with: Vec<School>| {
        let mut same = before.clone();
        let why = same.apply(Edit::SchoolRows { at, with }).unwrap_err();
        assert_eq!(same, before);
        why
    };
    let school = |id: &str| School::new(id, "新");
    assert_eq!(refused(vec![4], vec![school("2")]), EditError::SameId("2".into()));
    assert_eq!(refused(vec![4, 5], vec![school("5"), school("5")]), EditError::SameId("5".into()));
    assert_eq!(refused(vec![4], vec![school("")]), EditError::NoId);
    for (at, with) in [(vec![4], vec![]), (vec![2, 1], vec![]), (vec![6], vec![school("7")])] {
        assert!(matches!(refused(at, with), EditError::NoSchool(_)));
    }
}
