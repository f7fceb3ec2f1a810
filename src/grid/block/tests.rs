//! A block is laid, told before it is made, and undone in one step.

use super::*;
use crate::county::{BirthCount, Class, Field, Metric, School, Section, SectionKind};
use crate::grid::{Asked, Marks, Tab};
use crate::words::Lang;
use std::sync::Arc;

const PRIMARY: Tab = Tab::Section(SectionKind::Primary);

fn words() -> Words {
    Words::new(Lang::ZhHans)
}

fn county() -> County {
    let school = |n: usize| {
        let mut school = School::new(n.to_string(), format!("第{n}小学"));
        let class = |grade| Class { grade, ..Class::default() };
        school.sections.primary = Some(Section {
            students: Some(100.0),
            classes: vec![class(1), class(2)],
            ..Section::default()
        });
        school
    };
    let entry = |year, grade, students| Enrolment {
        year,
        unit: "1".to_owned(),
        grade,
        students,
        ..Enrolment::default()
    };
    County {
        name: "甲县".into(),
        school_year: Some(2021),
        schools: (1..=3).map(school).collect(),
        history: vec![entry(2020, 1, Some(44.0)), entry(2020, 2, None), entry(2019, 1, Some(40.0))],
        births: vec![BirthCount { year: 2020, count: Some(9.0), ..BirthCount::default() }],
        ..County::default()
    }
}

fn sheet(county: &County, tab: Tab) -> Sheet {
    let county = Arc::new(county.clone());
    Sheet::new(&county, tab, &Asked::default(), &Marks::default(), &words(), None)
}

fn texts(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect()
}

fn column(sheet: &Sheet, column: Column) -> usize {
    sheet.columns.iter().position(|(_, c)| *c == column).unwrap()
}

fn students() -> Column {
    Column::Figure(Field::of(Metric::Students, SectionKind::Primary))
}

fn at(row: usize, column: usize) -> Selection {
    Selection::at(Cell { row, column })
}

/// Makes the change, and undoes and does it again, which must come to the same.
fn made(county: &County, laid: &Laid, added: &Added) -> County {
    let mut changed = county.clone();
    let change = changed.apply(laid.edit(county, added).unwrap()).unwrap();
    let done = changed.clone();
    let redo = changed.apply(change.undo).unwrap();
    assert_eq!(changed, *county);
    changed.apply(redo.undo).unwrap();
    assert_eq!(changed, done);
    done
}

#[test]
fn a_block_is_read_by_the_number_reader_and_what_cannot_be_read_is_named() {
    let county = county();
    let sheet = sheet(&county, PRIMARY);
    let from = column(&sheet, students());
    let rows = texts(&[&["１，０５６ 人", "2"], &["九百", ""], &["1.2万", "7"]]);
    let laid = lay(&sheet, &at(0, from), &rows, &words());
    let cells: Vec<(usize, Value)> =
        laid.changed.iter().map(|c| (c.cell.row, sheet.after(c))).collect();
    assert_eq!(cells, [(0, Value::Number(1056.0)), (2, Value::Number(12000.0))]);
    // The count of classes comes from their list: what it says already is no change.
    assert_eq!(laid.same, 2);
    let refused: Vec<(usize, usize, &str)> = laid
        .refused
        .iter()
        .map(|r| (r.cell.row, r.cell.column - from, r.problem.sentence().0))
        .collect();
    assert_eq!(refused, [(1, 0, "typed-not-a-number"), (2, 1, "typed-fixed")]);
    let after = made(&county, &laid, &Added::default());
    let figure = |at: usize| after.schools[at].sections.primary.as_ref().unwrap().students;
    assert_eq!([figure(0), figure(1), figure(2)], [Some(1056.0), Some(100.0), Some(12000.0)]);
}

#[test]
fn a_missing_cell_empties_and_a_shorter_row_leaves_the_rest_alone() {
    let county = county();
    let sheet = sheet(&county, PRIMARY);
    let from = column(&sheet, students());
    let laid = lay(&sheet, &at(0, from), &texts(&[&["", "2", "", "5"], &["8"]]), &words());
    let changed: Vec<usize> = laid.changed.iter().map(|c| c.cell.row).collect();
    // Students of both; the migrants of the first.
    assert_eq!(changed, [0, 0, 1]);
    let after = made(&county, &laid, &Added::default());
    assert_eq!(after.schools[0].sections.primary.as_ref().unwrap().students, None);
}

#[test]
fn one_cell_fills_a_selection_and_a_block_repeats_where_it_fits() {
    let county = county();
    let sheet = sheet(&county, PRIMARY);
    let from = column(&sheet, students());
    let block = |rows: usize, columns: usize| {
        let head = Cell { row: rows - 1, column: from + columns - 1 };
        Selection::block(Cell { row: 0, column: from }, head)
    };
    let one = lay(&sheet, &block(3, 1), &texts(&[&["5"]]), &words());
    assert_eq!(one.changed.len(), 3);
    let two = lay(&sheet, &block(3, 1), &texts(&[&["5"], &["6"]]), &words());
    assert_eq!(two.changed.len(), 2);
    let cleared = sheet.emptied(&block(2, 2), &words());
    assert_eq!((cleared.changed.len(), cleared.refused.len()), (2, 0));
}

#[test]
fn a_block_goes_to_the_rows_that_are_shown() {
    let county = county();
    let asked = Asked { filters: [(0, "第3".to_owned())].into(), ..Asked::default() };
    let shared = Arc::new(county.clone());
    let sheet = Sheet::new(&shared, PRIMARY, &asked, &Marks::default(), &words(), None);
    let from = column(&sheet, students());
    let laid = lay(&sheet, &at(0, from), &texts(&[&["7"]]), &words());
    let after = made(&county, &laid, &Added::default());
    let figures: Vec<_> =
        after.schools.iter().map(|s| s.sections.primary.as_ref().unwrap().students).collect();
    assert_eq!(figures, [Some(100.0), Some(100.0), Some(7.0)]);
}

#[test]
fn choices_are_read_by_their_words_and_others_refused() {
    let county = county();
    let sheet = sheet(&county, Tab::Schools);
    let from = column(&sheet, Column::Setting);
    let rows = texts(&[&["rural"], &["城里"], &[""]]);
    let laid = lay(&sheet, &at(0, from), &rows, &words());
    assert_eq!(laid.changed.len(), 1);
    assert_eq!(sheet.after(&laid.changed[0]), Value::Choice("setting", "rural"));
    assert_eq!(laid.refused[0].problem.sentence().0, "typed-no-choice");
    assert_eq!(laid.same, 1);
}

#[test]
fn filling_takes_the_first_row_or_the_one_above() {
    let mut county = county();
    county.schools[0].sections.primary.as_mut().unwrap().students = Some(55.0);
    let sheet = sheet(&county, PRIMARY);
    let from = column(&sheet, students());
    let block = Selection::block(Cell { row: 0, column: from }, Cell { row: 2, column: from });
    let figures = |laid: &Laid| -> Vec<_> {
        let after = made(&county, laid, &Added::default());
        after.schools.iter().map(|s| s.sections.primary.as_ref().unwrap().students).collect()
    };
    assert_eq!(figures(&sheet.filled(&block, false, &words())), [Some(55.0); 3]);
    let second = sheet.filled(&at(1, from), false, &words());
    assert_eq!(figures(&second), [Some(55.0), Some(55.0), Some(100.0)]);
    assert_eq!(sheet.filled(&at(0, from), false, &words()), Laid::default());
    // To the right: pupils into those of migrants, three columns on.
    let wide = Selection::block(Cell { row: 0, column: from }, Cell { row: 0, column: from + 3 });
    let right = sheet.filled(&wide, true, &words());
    let cells: Vec<usize> = right.changed.iter().map(|c| c.cell.column - from).collect();
    assert_eq!(cells, [3]);
}

#[test]
fn a_block_drawn_on_counts_on_or_repeats_itself_below_and_to_the_right() {
    let mut county = county();
    for (school, students) in county.schools.iter_mut().zip([55.0, 66.0, 77.0]) {
        school.sections.primary.as_mut().unwrap().students = Some(students);
    }
    let sheet = sheet(&county, PRIMARY);
    let from = column(&sheet, students());
    let to = |row, column| Cell { row, column: from + column };
    // Down, the source drawn upwards: nothing above it is touched.
    let extended = |from: &Selection, end: Cell, copies: bool| {
        let laid = sheet.extended(from, &Selection::block(to(0, 0), end), copies, &words());
        let cells = laid.changed.into_iter();
        cells.map(|c| (c.cell.row, c.cell.column - from.columns().0, c.text)).collect::<Vec<_>>()
    };
    let text = |row, column, text: &str| (row, column, text.to_owned());
    let source = Selection::block(to(0, 0), to(0, 0));
    assert_eq!(extended(&source, to(2, 0), false), [text(1, 0, "55"), text(2, 0, "55")]);
    // Two of one step count on, copied they repeat.
    let source = Selection::block(to(1, 0), to(0, 0));
    assert_eq!(extended(&source, to(2, 0), true), [text(2, 0, "55")]);
    // The third is 77 already.
    assert_eq!(extended(&source, to(2, 0), false), []);
    // To the right, each row its own.
    let source = Selection::block(to(0, 0), to(1, 0));
    let laid = extended(&source, to(1, 3), false);
    assert!(laid.contains(&text(0, 3, "55")) && laid.contains(&text(1, 3, "66")));
    assert!(laid.iter().all(|(row, column, _)| *column > 0 && *row < 2));
}

#[test]
fn rows_below_become_schools_where_they_have_a_name() {
    let county = county();
    let sheet = sheet(&county, PRIMARY);
    let from = column(&sheet, students());
    assert_eq!(from, 2);
    let rows = texts(&[
        &["第3小学", "", "80"],
        &["新小学", "rural", "300", "x"],
        &["", "", ""],
        &["", "", "5"],
        &["第1小学", "", "7"],
        &["新小学", "", "7"],
    ]);
    let laid = lay(&sheet, &at(2, 0), &rows, &words());
    assert_eq!((laid.changed.len(), laid.below.len()), (1, 5));
    let added = sheet.added(&county, laid.from, &laid.below, &words());
    assert_eq!(added.rows, 1);
    let why: Vec<(usize, &str)> =
        added.refused.iter().map(|r| (r.cell.row, r.problem.sentence().0)).collect();
    assert_eq!(
        why,
        [
            (3, "typed-not-a-number"),
            (5, "typed-no-name"),
            (6, "typed-same-school"),
            (7, "typed-same-school")
        ]
    );
    let after = made(&county, &laid, &added);
    let school = after.schools.last().unwrap();
    assert_eq!((after.schools.len(), school.id.as_str()), (4, "新小学"));
    assert_eq!(school.sections.primary.as_ref().unwrap().students, Some(300.0));
    assert!(school.origins.values().all(|origin| origin.by_hand));
}

#[test]
fn a_block_of_past_years_changes_and_adds_figures() {
    let mut county = county();
    county.history[0].origin.was = Some(1.0);
    let sheet = sheet(&county, Tab::Past);
    // 2019: grade 1 is known, grade 2 is new; 2020: both are there.
    let from = column(&sheet, Column::Grade(1));
    let rows = texts(&[&["41", "42"], &["45", "46"], &["1", "2"]]);
    let laid = lay(&sheet, &at(0, from), &rows, &words());
    assert_eq!((laid.changed.len(), laid.below.len()), (4, 1));
    let after = made(&county, &laid, &Added::default());
    let one_by_one = laid.changed.iter().fold(county.clone(), |mut county, changed| {
        county.apply(changed.edit.clone()).unwrap();
        county
    });
    assert_eq!(after, one_by_one);
    let below = texts(&[&["第2小学", "2020年", "31", "多"], &["1", "2020", "3"]]);
    let added = sheet.added(&county, Cell { row: 2, column: 0 }, &below, &words());
    assert_eq!((added.rows, added.refused.len()), (1, 2));
    let after = made(&county, &Laid::default(), &added);
    let of =
        |grade| after.history.iter().find(|e| e.unit == "2" && e.grade == grade).unwrap().students;
    assert_eq!((of(1), of(2)), (Some(31.0), None));
}

#[test]
fn births_and_classes_are_added_from_rows() {
    let county = county();
    let births = sheet(&county, Tab::Births);
    let rows = texts(&[&["2030", "77"], &["2020", "1"]]);
    let added = births.added(&county, Cell { row: 99, column: 0 }, &rows, &words());
    assert_eq!((added.rows, added.refused.len()), (1, 1));
    let after = made(&county, &Laid::default(), &added);
    assert_eq!(after.births.last().unwrap().count, Some(77.0));
    let classes = sheet(&county, Tab::Classes);
    let row = |column: Column| column_of(&classes, column);
    let mut texts = vec![String::new(); classes.columns.len()];
    texts[row(Column::Name)] = "第2小学".into();
    texts[row(Column::ClassGrade)] = "2".into();
    texts[row(Column::ClassName)] = "二(2)班".into();
    texts[row(Column::ClassStudents)] = "45".into();
    let added = classes.added(&county, Cell { row: 6, column: 0 }, &[texts], &words());
    let after = made(&county, &Laid::default(), &added);
    let last = after.schools[1].sections.primary.as_ref().unwrap().classes.last().unwrap().clone();
    assert_eq!((last.grade, last.name.as_str(), last.students), (2, "二(2)班", Some(45.0)));
}

fn column_of(sheet: &Sheet, of: Column) -> usize {
    column(sheet, of)
}

#[test]
fn what_lies_beside_the_table_is_counted() {
    let county = county();
    let sheet = sheet(&county, Tab::Births);
    let laid = lay(&sheet, &at(0, 1), &texts(&[&["5", "6", ""]]), &words());
    assert_eq!((laid.changed.len(), laid.beside), (1, 1));
}
