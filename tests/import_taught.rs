//! Sheets that no form recognises, and what a person tells of them.
#![cfg(feature = "sheets")]
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test program")]

use std::collections::BTreeMap;

use junheng::county::SectionKind;
use junheng::import::{Confidence, ImportOptions, Imported, InputFile, MappedSheet, import_files};

/// Labels that no form knows, under a title, with a block over two columns.
const ODD: &str = "某县汇总,,,,\n\
    点位,娃,,教书的,\n\
    ,住读,走读,甲,甲\n\
    红星,100,20,8,1\n\
    蓝天,200,30,15,2\n";

fn file(name: &str, text: &str) -> InputFile {
    InputFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn import(files: &[InputFile], told: &[(&str, &str)]) -> Imported {
    let mapping = told.iter().map(|(path, id)| ((*path).to_owned(), (*id).to_owned())).collect();
    let options = ImportOptions { mapping, ..ImportOptions::default() };
    import_files(files, &options, &mut |_| {})
}

fn codes(imported: &Imported) -> Vec<&str> {
    imported.findings.iter().map(|finding| finding.code.as_str()).collect()
}

/// The line that asks for the kind, then the one that asks for the header.
fn questions(sheet: &MappedSheet) -> (String, String) {
    (sheet.columns[0].key(), sheet.columns[1].key())
}

fn paths(sheet: &MappedSheet) -> Vec<String> {
    sheet.columns.iter().skip(2).map(|column| column.path.join("/")).collect()
}

const KIND: &str = "表类 → 汇总.csv → ";
const HEAD: &str = "表头 → 汇总.csv → ";

#[test]
fn a_sheet_that_is_not_recognised_is_shown_with_its_first_rows() {
    let imported = import(&[file("汇总.csv", ODD)], &[]);
    assert!(imported.counties.is_empty());
    assert_eq!(codes(&imported), ["no-header"]);
    let sheet = &imported.mapping[0];
    assert_eq!((sheet.form.as_str(), sheet.schools), ("unread", 0));
    assert_eq!(questions(sheet), (KIND.to_owned(), HEAD.to_owned()));
    assert_eq!(sheet.columns[0].target, None);
    assert!(sheet.columns[0].alternatives.contains(&"sheet.primary".to_owned()));
    assert!(sheet.columns.iter().all(|column| column.confidence == Confidence::Ask));
    // The header is guessed: labels right above the first figures.
    assert_eq!(sheet.columns[1].target.as_deref(), Some("rows.2-3"));
    assert_eq!(sheet.rows[3].row, 4);
    assert_eq!(sheet.rows[3].cells, ["红星", "100", "20", "8", "1"]);
}

#[test]
fn a_taught_sheet_is_read_column_by_column() {
    let kind = (KIND, "sheet.primary");
    let head = (HEAD, "rows.2-3");
    let first = import(&[file("汇总.csv", ODD)], &[kind, head]);
    assert!(first.counties.is_empty());
    assert_eq!(codes(&first), ["no-column-matched"]);
    let sheet = &first.mapping[0];
    assert_eq!(sheet.form, "flat");
    // Columns of one name are told apart, so that what is told of one is told of no other.
    assert_eq!(paths(sheet), ["点位", "娃/住读", "娃/走读", "教书的/甲", "教书的/甲/（2）"]);
    assert_eq!(sheet.columns[3].examples, ["100", "200"]);
    let figures = [kind, head, ("娃 → 住读", "primary.students")];
    let nameless = import(&[file("汇总.csv", ODD)], &figures);
    assert!(nameless.counties.is_empty());
    assert_eq!(codes(&nameless), ["no-name-column"]);
    let told = [
        kind,
        head,
        ("点位", "name"),
        ("娃 → 住读", "primary.students"),
        ("教书的 → 甲", "primary.teachers.fullTime"),
    ];
    let read = import(&[file("汇总.csv", ODD)], &told);
    let county = &read.counties[0];
    let names: Vec<&str> = county.schools.iter().map(|school| school.name.as_str()).collect();
    assert_eq!(names, ["红星", "蓝天"]);
    let section = county.schools[1].section(SectionKind::Primary).unwrap();
    assert_eq!(section.students, Some(200.0));
    assert_eq!(section.teachers.full_time, Some(15.0), "the second column of the name is another");
    assert!(county.schools.iter().all(|school| school.section(SectionKind::Junior).is_none()));
    // All of it is remembered.
    for (path, id) in told {
        assert_eq!(county.corrections.mapping.get(path).map(String::as_str), Some(id), "{path}");
    }
    assert_eq!(read.mapping[0].rows.len(), 5, "it can be told anew");
    assert!(read.mapping[0].columns[0].corrected);
}

#[test]
fn next_years_file_with_this_header_is_read_alike_and_its_section_found_anew() {
    let told = [
        (KIND, "sheet.primary"),
        (HEAD, "rows.2-3"),
        ("点位", "name"),
        ("娃 → 住读", "primary.students"),
    ];
    let next = ODD.replace("100", "110");
    let by_name = import(&[file("2026年初中汇总.csv", &next)], &told);
    let section = by_name.counties[0].schools[0].section(SectionKind::Junior).unwrap();
    assert_eq!(section.students, Some(110.0));
    let unclear = import(&[file("2026.csv", &next)], &told);
    assert!(unclear.counties.is_empty(), "no section is made up");
    assert_eq!(codes(&unclear), ["section-unknown"]);
    let section = &unclear.mapping[0].columns[2];
    assert_eq!(section.path[0], "学段");
    let mut told = told.to_vec();
    let key = section.key();
    told.push((&key, "section.primary"));
    let read = import(&[file("2026.csv", &next)], &told);
    let section = read.counties[0].schools[0].section(SectionKind::Primary).unwrap();
    assert_eq!(section.students, Some(110.0));
    // A sheet with another header is none of these.
    let other = import(&[file("别的.csv", "品名,单价\n笔,2\n")], &told);
    assert_eq!(codes(&other), ["no-header"]);
}

#[test]
fn columns_without_a_label_are_named_after_their_place() {
    let text = "汇总,,\n,娃,\n红星,100,7\n蓝天,200,9\n";
    let told = [(KIND, "sheet.junior"), (HEAD, "rows.2-2")];
    let shown = import(&[file("汇总.csv", text)], &told);
    assert_eq!(paths(&shown.mapping[0]), ["A 列", "娃", "C 列"]);
    let told = [told[0], told[1], ("A 列", "name"), ("娃", "junior.students")];
    let read = import(&[file("汇总.csv", text)], &told);
    let section = read.counties[0].schools[0].section(SectionKind::Junior).unwrap();
    assert_eq!(section.students, Some(100.0));
}

#[test]
fn tables_of_past_years_and_births_are_taught_as_well() {
    let past = "某县,,\n时段,一,二\n2023,50,60\n2024,55,52\n";
    let told = [(KIND, "sheet.history"), (HEAD, "rows.2-2")];
    let shown = import(&[file("汇总.csv", past)], &told);
    assert_eq!(shown.mapping[0].form, "history");
    let told = [told[0], told[1], ("时段", "year"), ("一", "grade.1"), ("二", "grade.2")];
    let read = import(&[file("汇总.csv", past)], &told);
    let grade = |year, grade| {
        let of = |e: &&junheng::county::Enrolment| e.year == year && e.grade == grade;
        read.counties[0].history.iter().find(of).and_then(|e| e.students)
    };
    assert_eq!((grade(2023, 1), grade(2024, 2)), (Some(50.0), Some(52.0)));
    let births = "某县,\n哪年,添丁\n2019,7800\n2020,7100\n";
    let told = [(KIND, "sheet.births"), (HEAD, "rows.2-2")];
    let shown = import(&[file("汇总.csv", births)], &told);
    assert_eq!(codes(&shown), ["births-incomplete"]);
    assert_eq!(paths(&shown.mapping[0]), ["哪年", "添丁"]);
    let told = [told[0], told[1], ("哪年", "birthYear"), ("添丁", "births")];
    let read = import(&[file("汇总.csv", births)], &told);
    assert_eq!(read.counties[0].births[0].count, Some(7800.0));
}

#[test]
fn a_sheet_without_data_is_set_aside_in_silence() {
    let told = [(KIND, "sheet.none")];
    let imported = import(&[file("汇总.csv", ODD)], &told);
    assert!(imported.findings.is_empty() && imported.counties.is_empty());
    assert!(imported.mapping[0].columns[0].corrected);
    assert_eq!(imported.mapping[0].rows.len(), 5, "it can be told anew");
}

#[test]
fn rows_that_cannot_be_a_header_are_asked_for_again() {
    for rows in ["rows.9-9", "rows.3-2", "rows.0-1", "rows.1-4294967295", "rows.x", "", "rows.5-5"]
    {
        let told: BTreeMap<String, String> =
            [(KIND, "sheet.primary"), (HEAD, rows)].map(|(a, b)| (a.into(), b.into())).into();
        let options = ImportOptions { mapping: told, ..ImportOptions::default() };
        let imported = import_files(&[file("汇总.csv", ODD)], &options, &mut |_| {});
        assert!(imported.counties.is_empty(), "{rows}");
        assert_eq!(imported.mapping[0].rows.len(), 5, "{rows}");
    }
}
