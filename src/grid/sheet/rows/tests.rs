use super::*;
use crate::county::{BirthCount, Enrolment, Feeder, Section};
use crate::grid::{Asked, Cell, Column, Marks};
use crate::words::{Lang, Words};
use std::sync::Arc;

fn county() -> County {
    let mut nine = School::new("1", "一中");
    let class = |grade| Class { grade, ..Class::default() };
    let classes = vec![class(1), class(1), class(3)];
    nine.sections.primary = Some(Section { classes, ..Section::default() });
    nine.sections.junior = Some(Section::default());
    nine.zone = Some("城区".to_owned());
    County {
        name: "甲县".into(),
        schools: vec![nine],
        births: vec![BirthCount { year: 2018, count: Some(9.0), ..BirthCount::default() }],
        ..County::default()
    }
}

fn row(name: &str, year: &str, grade: &str) -> NewRow {
    NewRow { name: name.to_owned(), year: year.to_owned(), grade: grade.to_owned() }
}

fn sheet(county: &County, tab: Tab) -> Sheet {
    let words = Words::new(Lang::ZhHans);
    let county = Arc::new(county.clone());
    Sheet::new(&county, tab, &Asked::default(), &Marks::default(), &words, None)
}

#[test]
fn a_row_of_past_years_has_the_grades_of_its_school_and_goes_as_a_whole() {
    let mut it = county();
    for (name, grades) in [("一中", 9), ("甲县", 9), ("城区", 9)] {
        let before = it.history.len();
        it.apply(added(&it, Tab::Past, &row(name, "2023年", "")).unwrap()).unwrap();
        assert_eq!(it.history.len() - before, grades);
    }
    let again = added(&it, Tab::Past, &row("1", "2023", ""));
    assert_eq!(again, Err(TypedProblem::RowThere));
    let stranger = added(&it, Tab::Past, &row("别县", "2023", ""));
    assert!(matches!(stranger, Err(TypedProblem::NoUnit { .. })));
    assert!(matches!(
        added(&it, Tab::Past, &row("一中", "23", "")),
        Err(TypedProblem::Year { .. })
    ));
    let sheet = sheet(&it, Tab::Past);
    assert_eq!(sheet.rows.len(), 3);
    let (edit, count) = sheet.removed((0, 1)).unwrap();
    let before = it.clone();
    let change = it.apply(edit).unwrap();
    assert_eq!((count, it.history.len()), (2, 9));
    it.apply(change.undo).unwrap();
    assert_eq!(it, before);
}

#[test]
fn a_class_stands_behind_those_of_its_grade() {
    let mut it = county();
    it.apply(added(&it, Tab::Classes, &row("一中", "", "1")).unwrap()).unwrap();
    it.apply(added(&it, Tab::Classes, &row("1", "", "8")).unwrap()).unwrap();
    let grades = |kind| -> Vec<u8> {
        it.schools[0].section(kind).unwrap().classes.iter().map(|c| c.grade).collect()
    };
    assert_eq!(grades(SectionKind::Primary), [1, 1, 1, 3]);
    assert_eq!(grades(SectionKind::Junior), [8]);
    for (name, grade) in [("一中", "10"), ("一中", "0"), ("一中", "1.5")] {
        let wrong = added(&it, Tab::Classes, &row(name, "", grade));
        assert!(matches!(wrong, Err(TypedProblem::Grade { .. })), "{grade}");
    }
    // The whole table goes in one step, and comes back.
    let before = it.clone();
    let (edit, count) = sheet(&it, Tab::Classes).removed((0, 4)).unwrap();
    let change = it.apply(edit).unwrap();
    assert_eq!((count, sheet(&it, Tab::Classes).rows.len()), (5, 0));
    it.apply(change.undo).unwrap();
    assert_eq!(it, before);
}

#[test]
fn births_come_and_go_by_year() {
    let mut it = county();
    assert_eq!(added(&it, Tab::Births, &row("", "2018", "")), Err(TypedProblem::RowThere));
    it.apply(added(&it, Tab::Births, &row("", "2019", "")).unwrap()).unwrap();
    assert_eq!(it.births.len(), 2);
    let sheet = sheet(&it, Tab::Births);
    let first = sheet.value(Cell { row: 0, column: 0 });
    assert_eq!(first, crate::grid::Value::Number(2018.0));
    assert_eq!(sheet.column(1), Some(Column::BirthCount));
    it.apply(sheet.removed((0, 0)).unwrap().0).unwrap();
    assert_eq!(it.births.iter().map(|entry| entry.year).collect::<Vec<_>>(), [2019]);
    assert_eq!(self::sheet(&County::default(), Tab::Schools).removed((0, 0)), None);
}

#[test]
fn a_school_goes_whole_or_loses_its_section() {
    let mut it = county();
    for (id, section) in [("2", SectionKind::Primary), ("3", SectionKind::Junior)] {
        let mut school = School::new(id, format!("{id}小"));
        *school.section_slot(section) = Some(Section::default());
        it.schools.push(school);
    }
    let names = |county: &County| -> Vec<String> {
        county.schools.iter().map(|school| school.id.clone()).collect()
    };
    let primary = Tab::Section(SectionKind::Primary);
    let before = it.clone();
    let (edit, count) = sheet(&it, primary).removed((0, 1)).unwrap();
    let change = it.apply(edit).unwrap();
    assert_eq!((count, names(&it)), (2, vec!["1".to_owned(), "3".to_owned()]));
    assert!(it.schools[0].sections.primary.is_none() && it.schools[0].sections.junior.is_some());
    it.apply(change.undo).unwrap();
    assert_eq!(it, before);
    let (edit, count) = sheet(&it, Tab::Schools).removed((1, 2)).unwrap();
    it.apply(edit).unwrap();
    assert_eq!((count, names(&it)), (2, vec!["1".to_owned()]));
}

#[test]
fn what_hangs_on_a_school_goes_with_it_and_comes_back() {
    let mut it = county();
    let past = |unit: &str, year| Enrolment {
        unit: unit.into(),
        year,
        grade: 1,
        students: Some(30.0),
        ..Enrolment::default()
    };
    it.history = vec![past("2", 2023), past("1", 2023), past("甲县", 2023), past("2", 2024)];
    let mut point = School::new("3", "河口点");
    (point.counted, point.parent) = (false, Some("2小".into()));
    point.sections.primary = Some(Section::default());
    let mut own = School::new("2", "2小");
    own.sections.primary = Some(Section::default());
    it.schools.extend([own, point]);
    it.feeders = vec![Feeder { from: "2".into(), to: "1".into(), ..Feeder::default() }];
    let before = it.clone();
    let schools = sheet(&it, Tab::Schools);
    let hanging = schools.hanging_on((1, 1));
    assert_eq!(
        (hanging.past.len(), hanging.children.as_slice(), hanging.feeders),
        (2, [2].as_slice(), 1)
    );
    let (edit, count) = schools.removed((1, 1)).unwrap();
    let change = it.apply(edit).unwrap();
    assert_eq!(count, 1);
    let units: Vec<&str> = it.history.iter().map(|entry| entry.unit.as_str()).collect();
    assert_eq!(units, ["1", "甲县"]);
    assert_eq!((it.schools.len(), it.schools[1].parent.as_ref()), (2, None));
    assert_eq!(it.feeders, before.feeders);
    it.apply(change.undo).unwrap();
    assert_eq!(it, before);
    // Out of the table of a section a school with others loses that section alone.
    let primary = sheet(&it, Tab::Section(SectionKind::Primary));
    assert_eq!(primary.hanging_on((0, 0)), Hanging::default());
}
