//! 五四学制: years of the junior section become grades 6-9, in every kind of file.
#![cfg(feature = "sheets")]
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test program")]

use std::collections::BTreeMap;

use junheng::county::GradeSystem::{FiveFour, SixThree};
use junheng::county::{County, Finding, GradeSystem, SectionKind};
use junheng::import::{ImportOptions, Imported, InputFile, import_files};

#[path = "support/workbooks.rs"]
mod workbooks;

fn import(files: &[(&str, String)]) -> Imported {
    into(None, files)
}

fn into(into: Option<County>, files: &[(&str, String)]) -> Imported {
    let file = |(name, text): &(&str, String)| InputFile {
        name: (*name).to_owned(),
        bytes: text.clone().into_bytes(),
    };
    let files: Vec<InputFile> = files.iter().map(file).collect();
    import_files(&files, &ImportOptions { into, ..ImportOptions::default() }, &mut |_| {})
}

/// Pupils by unit and grade of a year.
fn grades(county: &County, year: i32) -> BTreeMap<(&str, u8), f64> {
    let of_year = county.history.iter().filter(|entry| entry.year == year);
    of_year.map(|e| ((e.unit.as_str(), e.grade), e.students.unwrap())).collect()
}

fn differ(imported: &Imported) -> Option<&Finding> {
    imported.findings.iter().find(|finding| finding.code == "grade-systems-differ")
}

fn forecast_system(county: &County) -> GradeSystem {
    junheng::project::forecast::forecast(county, &Default::default()).system
}

/// A flat export of junior schools: code, total, the four years.
fn junior(year: &str, rows: &[(&str, [&str; 4])]) -> (&'static str, String) {
    let mut text = format!(
        "示例县{year}初中,,,,,,,\n学校名称,机构标识码,在校生数,,,,,专任教师数\n,,合计,一年级,二年级,三年级,四年级,\n"
    );
    for (code, years) in rows {
        let total: u32 = years.iter().filter_map(|years| years.parse::<u32>().ok()).sum();
        text.push_str(&format!("{code}中学,{code},{total},{},40\n", years.join(",")));
    }
    ("初中平铺表.csv", text)
}

/// A flat export of primary schools: code, 学制, the six grades.
fn primary(years: &str, sixth: &str) -> (&'static str, String) {
    let text = format!(
        "示例县2025学年小学,,,,,,,,,,\n学校名称,机构标识码,学制,在校生数,,,,,,,专任教师数\n,,,合计,一年级,二年级,三年级,四年级,五年级,六年级,\n\
         甲小学,11,{years},500,100,100,100,100,100,{sixth},30\n"
    );
    ("小学平铺表.csv", text)
}

#[test]
fn a_fourth_year_with_pupils_makes_the_first_one_grade_six() {
    let rows = [("21", ["104", "103", "102", "101"]), ("22", ["54", "53", "52", "51"])];
    let imported = import(&[junior("2025学年", &rows)]);
    let county = &imported.counties[0];
    let found = grades(county, 2025);
    assert_eq!(found.len(), 8);
    for (grade, students) in [(6, 104.0), (7, 103.0), (8, 102.0), (9, 101.0)] {
        assert_eq!(found[&("21", grade)], students, "{grade}");
    }
    assert_eq!(county.grade_system(), Some(FiveFour));
    let at = county.basics.read_at("gradeSystem").unwrap();
    assert_eq!(at.cell.unwrap().to_string(), "G4", "where the first fourth year stands");
    assert_eq!(forecast_system(county), FiveFour);
    // An empty or zero fourth year is what a county of 六三制 has in the same form.
    for none in ["", "0"] {
        let rows = [("21", ["104", "103", "102", none])];
        let imported = import(&[junior("2025学年", &rows)]);
        let county = &imported.counties[0];
        let numbers: Vec<u8> = grades(county, 2025).keys().map(|(_, grade)| *grade).collect();
        assert_eq!((numbers, county.grade_system()), (vec![7, 8, 9], None));
    }
}

#[test]
fn what_the_primary_sheet_tells_holds_for_the_junior_one() {
    // A junior sheet of a county whose first 五四制 year has not reached its fourth year.
    let rows = [("21", ["104", "103", "102", ""])];
    for files in [
        vec![primary("五年", "0"), junior("2025学年", &rows)],
        vec![junior("2025学年", &rows), primary("五四学制", "")],
    ] {
        let imported = import(&files);
        let county = &imported.counties[0];
        assert_eq!(county.grade_system(), Some(FiveFour));
        let found = grades(county, 2025);
        let of = |unit: &str| -> Vec<u8> {
            found.keys().filter(|(of, _)| *of == unit).map(|(_, grade)| *grade).collect()
        };
        // The sixth grade that the primary form has and the school has not is no grade of zero.
        assert_eq!((of("11"), of("21")), (vec![1, 2, 3, 4, 5], vec![6, 7, 8]));
    }
}

#[test]
fn past_statistics_follow_the_county() {
    let now = junior("2025学年", &[("21", ["104", "103", "102", "101"])]);
    let then = ("初中2024.csv", junior("2024学年", &[("21", ["94", "93", "92", ""])]).1);
    let imported = import(&[now, then]);
    let found = grades(&imported.counties[0], 2024);
    assert_eq!(found, BTreeMap::from([(("21", 6), 94.0), (("21", 7), 93.0), (("21", 8), 92.0)]));
    // A table that the county keeps itself, in a county that is known by then.
    let table = "学年,学校,初一,初二,初三\n2023,21中学,84,83,82\n".to_owned();
    let county = imported.counties[0].clone();
    let later = into(Some(county), &[("历年.csv", table)]);
    let found = grades(&later.counties[0], 2023);
    assert_eq!(found.keys().map(|(_, grade)| *grade).collect::<Vec<_>>(), [6, 7, 8]);
}

#[test]
fn one_school_with_a_fourth_year_does_not_speak_for_the_others() {
    let rows = [
        ("21", ["104", "103", "102", ""]),
        ("22", ["54", "53", "52", "51"]),
        ("23", ["64", "63", "62", "0"]),
        ("24", ["74", "73", "72", ""]),
    ];
    let imported = import(&[junior("2025学年", &rows)]);
    let county = &imported.counties[0];
    assert_eq!(county.grade_system(), None);
    let finding = differ(&imported).unwrap();
    assert_eq!(finding.school.as_deref(), Some("22中学"));
    assert_eq!((&finding.args["six"], &finding.args["five"]), (&3.0.into(), &1.0.into()));
    let found = grades(county, 2025);
    assert_eq!((found[&("21", 7)], found[&("22", 6)], found[&("23", 9)]), (104.0, 54.0, 62.0));
    assert!(!found.contains_key(&("22", 10)) && !found.contains_key(&("21", 6)));
    // Where a word says 六三制 and a school has a fourth year, that is said too.
    let rows = [("21", ["104", "103", "102", "101"])];
    let imported = import(&[primary("六年", "90"), junior("2025学年", &rows)]);
    assert_eq!(imported.counties[0].grade_system(), None);
    assert!(differ(&imported).is_some());
    assert_eq!(grades(&imported.counties[0], 2025)[&("21", 6)], 104.0);
}

#[test]
fn grades_by_their_own_number_stay_what_they_are() {
    let text = "示例县2025学年初中,,,,,,\n学校名称,机构标识码,在校生数,,,,,专任教师数\n,,合计,六年级,七年级,八年级,九年级,\n\
                21中学,21,410,104,103,102,101,40\n"
        .to_owned();
    let imported = import(&[("初中.csv", text), primary("5", "")]);
    let found = grades(&imported.counties[0], 2025);
    assert_eq!((found[&("21", 6)], found[&("21", 9)]), (104.0, 101.0));
    assert_eq!(imported.counties[0].grade_system(), Some(FiveFour));
}

#[test]
fn classes_stand_in_the_section_that_the_system_gives_them() {
    let list = |first: &str| {
        let text = format!(
            "学校名称,年级,班级名称,人数\n21中学,{first},1班,45\n21中学,七年级,1班,44\n21中学,九年级,1班,43\n"
        );
        ("班级.csv", text)
    };
    let sections = |imported: &Imported| -> [Vec<u8>; 2] {
        let county = &imported.counties[0];
        let school = county.schools.iter().find(|school| school.name == "21中学").unwrap();
        [SectionKind::Primary, SectionKind::Junior].map(|section| {
            let classes = school.section(section).map(|section| section.classes.as_slice());
            classes.unwrap_or_default().iter().map(|class| class.grade).collect()
        })
    };
    let rows = [("21", ["45", "44", "0", "43"])];
    for first in ["六年级", "初一"] {
        let imported = import(&[junior("2025学年", &rows), list(first)]);
        assert_eq!(sections(&imported), [vec![], vec![6, 7, 9]], "{first}");
    }
    // A list that has a fourth year itself needs no other word.
    let four = "学校名称,年级,班级名称,人数\n21中学,初一,1班,45\n21中学,初四,1班,43\n".to_owned();
    let imported = import(&[("班级.csv", four)]);
    assert_eq!(sections(&imported), [vec![], vec![6, 9]]);
    // In 六三制 the sixth grade is a primary one.
    let imported = import(&[primary("六年", "90"), list("六年级")]);
    assert_eq!(imported.counties[0].grade_system(), Some(SixThree));
    assert_eq!(sections(&imported), [vec![6], vec![7, 9]]);
}

/// A school's own workbook: its sheets with their labels and total rows.
fn school_workbook(forms: &[(&str, &str, &[&str], &[&str])]) -> Imported {
    let row = |cells: &[&str]| -> Vec<String> { cells.iter().map(|c| (*c).to_owned()).collect() };
    let head = [
        ["学校（机构）名称", "河西学校"],
        ["学校（机构）标识码", "3500000013"],
        ["学年", "2025学年"],
    ];
    let mut sheets = vec![("教基1001", head.iter().map(|cells| row(cells)).collect::<Vec<_>>())];
    for (form, title, labels, cells) in forms {
        let rows = vec![
            row(&[title]),
            row(&[&["", "在校生合计"], *labels].concat()),
            row(&[&["总计"], *cells].concat()),
        ];
        sheets.push((form, rows));
    }
    let sheets: Vec<(&str, Vec<Vec<&str>>)> = sheets
        .iter()
        .map(|(name, rows)| {
            (*name, rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect())
        })
        .collect();
    let file = InputFile { name: "河西学校.xlsx".into(), bytes: workbooks::plain(&sheets) };
    import_files(&[file], &ImportOptions::default(), &mut |_| {})
}

const PRIMARY: &[&str] = &["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"];
const EMPTY_SIXTH: &[&str] = &["250", "50", "50", "50", "50", "50", "0"];

#[test]
fn a_nine_year_schools_own_workbook_has_one_sixth_grade() {
    let by_years: &[&str] = &["一年级", "二年级", "三年级", "四年级"];
    let by_grades: &[&str] = &["六年级", "七年级", "八年级", "九年级"];
    let years: &[&str] = &["174", "45", "44", "43", "42"];
    for (labels, told) in [(by_years, Some(FiveFour)), (by_grades, None)] {
        let primary = ("教基3112", "2025学年小学学生数", PRIMARY, EMPTY_SIXTH);
        let junior = ("教基3115", "2025学年初中学生数", labels, years);
        for forms in [[primary, junior], [junior, primary]] {
            let imported = school_workbook(&forms);
            let county = &imported.counties[0];
            let found = grades(county, 2025);
            let found: Vec<(u8, f64)> =
                found.into_iter().map(|((_, grade), students)| (grade, students)).collect();
            let expected = [50.0, 50.0, 50.0, 50.0, 50.0, 45.0, 44.0, 43.0, 42.0];
            assert_eq!(found, (1..=9).zip(expected).collect::<Vec<_>>());
            assert_eq!(county.grade_system(), told);
        }
    }
    // A school without the section says nothing of its grades.
    let none: &[&str] = &["0", "0", "0", "0", "0", "0", "0"];
    let imported = school_workbook(&[
        ("教基3112", "2025学年小学学生数", PRIMARY, none),
        ("教基3115", "2025学年初中学生数", by_years, years),
    ]);
    let numbers: Vec<u8> =
        grades(&imported.counties[0], 2025).keys().map(|(_, grade)| *grade).collect();
    assert_eq!(numbers, [6, 7, 8, 9]);
}
