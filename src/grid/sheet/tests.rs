//! A table is filtered, sorted and counted.

use super::*;
use crate::county::{Edit, Field, Metric, Section, SectionKind};
use crate::words::Lang;

const PRIMARY: Tab = Tab::Section(SectionKind::Primary);

fn field(metric: Metric) -> Field {
    Field::of(metric, SectionKind::Primary)
}

fn county() -> Arc<County> {
    let mut county = County::default();
    for (at, students) in [Some(900.0), None, Some(95.0), Some(1100.5)].into_iter().enumerate() {
        let mut school = School::new(at.to_string(), format!("第{}小学", at + 1));
        school.sections.primary = Some(Section { students, ..Section::default() });
        county.schools.push(school);
    }
    county.schools.push(School::new("9", "一中"));
    Arc::new(county)
}

fn sheet(county: &Arc<County>, asked: &Asked, marks: &Marks) -> Sheet {
    Sheet::new(county, PRIMARY, asked, marks, &Words::new(Lang::ZhHans), None)
}

#[test]
fn a_table_has_the_schools_of_its_section_sorted_and_filtered() {
    let county = county();
    let all = sheet(&county, &Asked::default(), &Marks::default());
    assert_eq!((all.rows.as_slice(), all.all_rows), ([0, 1, 2, 3].as_slice(), 4));
    let students = all.find(0, Column::Figure(field(Metric::Students))).unwrap().column;
    let asked = Asked { sort: Some((students, Direction::Down)), ..Asked::default() };
    let sorted = sheet(&county, &asked, &Marks::default());
    assert_eq!(sorted.rows, [3, 0, 2, 1]);
    let asked = Asked { filters: [(students, ">100".into())].into(), ..Asked::default() };
    let filtered = sheet(&county, &asked, &Marks::default());
    assert_eq!((filtered.rows.as_slice(), filtered.all_rows), ([0, 3].as_slice(), 4));
    let students_of = (1, Column::Figure(field(Metric::Students)));
    let name_of = (3, Column::Name);
    let found = [(students_of, Severity::Missing.into()), (name_of, Severity::Must.into())];
    let marks = Marks { schools: found.into(), ..Marks::default() };
    let asked = Asked { only_findings: true, ..Asked::default() };
    assert_eq!(sheet(&county, &asked, &marks).rows, [1, 3]);
    assert_eq!(asked.conditions(), 1);
    let of = |class| Asked { class: Some(class), ..asked.clone() };
    assert_eq!(sheet(&county, &of(Severity::Missing), &marks).rows, [1]);
    assert_eq!(sheet(&county, &of(Severity::Must), &marks).rows, [3]);
    assert!(sheet(&county, &of(Severity::Check), &marks).rows.is_empty());
}

#[test]
fn a_column_has_one_count_of_decimals() {
    let county = county();
    let words = Words::new(Lang::ZhHans);
    let sheet = sheet(&county, &Asked::default(), &Marks::default());
    let cell = sheet.find(0, Column::Figure(field(Metric::Students))).unwrap();
    assert_eq!(sheet.shown(cell, &words), "900.0");
    assert_eq!(sheet.plain(cell, &words), "900");
}

#[test]
fn rows_stay_where_they_are_while_one_is_changed() {
    let mut county = county();
    let words = Words::new(Lang::ZhHans);
    let students = field(Metric::Students);
    let column = sheet(&county, &Asked::default(), &Marks::default())
        .find(0, Column::Figure(students))
        .unwrap()
        .column;
    let asked = Asked { sort: Some((column, Direction::Down)), ..Asked::default() };
    let marks = Marks::default();
    let before = Sheet::new(&county, PRIMARY, &asked, &marks, &words, None);
    let edit = Edit::Figure { school: 3, field: students, value: Some(1.0) };
    Arc::make_mut(&mut county).apply(edit).unwrap();
    let after = Sheet::new(&county, PRIMARY, &asked, &marks, &words, Some(&before));
    assert_eq!(after.rows, before.rows);
    assert_ne!(after, before);
    let other = Asked { sort: Some((column, Direction::Up)), ..Asked::default() };
    let sorted = Sheet::new(&county, PRIMARY, &other, &marks, &words, Some(&before));
    assert_eq!(sorted.rows, [3, 2, 0, 1]);
}

#[test]
fn figures_changed_by_hand_are_counted() {
    let mut county = county();
    let edit = Edit::Figure { school: 2, field: field(Metric::FullTime), value: Some(8.0) };
    Arc::make_mut(&mut county).apply(edit).unwrap();
    let sheet = sheet(&county, &Asked::default(), &Marks::default());
    let cell = sheet.find(2, Column::Figure(field(Metric::FullTime))).unwrap();
    assert!(sheet.is_by_hand(cell));
    assert_eq!(sheet.by_hand, 1);
}

#[test]
fn hidden_columns_still_sort_and_filter() {
    let county = county();
    let all = sheet(&county, &Asked::default(), &Marks::default());
    let students = all.find(0, Column::Figure(field(Metric::Students))).unwrap().column;
    let mut layout = crate::grid::Layout::default();
    layout.hide("students", true);
    layout.hide("setting", true);
    layout.fold(Group::Teachers.key(), true);
    layout.freeze(2);
    let asked = Asked {
        sort: Some((students, Direction::Down)),
        filters: [(students, ">100".into())].into(),
        layout,
        ..Asked::default()
    };
    let hidden = sheet(&county, &asked, &Marks::default());
    assert_eq!(hidden.rows, [3, 0]);
    assert!(hidden.find(0, Column::Figure(field(Metric::Students))).is_none());
    assert_eq!((hidden.frozen, hidden.columns.len()), (2, all.columns.len() - 13));
    assert_eq!(hidden.places[1], students + 1);
    assert_ne!(hidden, all);
}
