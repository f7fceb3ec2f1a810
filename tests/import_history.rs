//! Past years from tables of every shape: long, wide, by years, several years of statistics; and
//! births, feeder shares, lists of classes.
#![cfg(feature = "sheets")]
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test program")]

use std::collections::BTreeMap;

use junheng::county::{
    Arg, CellRef, County, Edit, Enrolment, Field, Finding, Kind, Metric, School, Section,
    SectionKind,
};
use junheng::import::{ImportOptions, Imported, InputFile, import_files};

#[path = "support/workbooks.rs"]
mod workbooks;

fn text_file(name: &str, text: &str) -> InputFile {
    InputFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// A workbook of plain sheets: their name, their rows of cells between bars.
fn book(name: &str, sheets: &[(&str, &str)]) -> InputFile {
    let sheets: Vec<(&str, Vec<Vec<&str>>)> = sheets
        .iter()
        .map(|(name, text)| (*name, text.lines().map(|l| l.split('|').collect()).collect()))
        .collect();
    InputFile { name: name.to_owned(), bytes: workbooks::plain(&sheets) }
}

fn import(files: &[InputFile], into: Option<County>) -> Imported {
    let options = ImportOptions { into, ..ImportOptions::default() };
    import_files(files, &options, &mut |_| {})
}

/// A county of 2025 with two primary schools and a junior one.
fn county() -> County {
    let school = |id: &str, name: &str, kind: SectionKind, students: f64| {
        let mut school = School::new(id, name);
        *school.section_slot(kind) =
            Some(Section { students: Some(students), ..Section::default() });
        school.zone = Some("城关学区".into());
        school.kind = if kind == SectionKind::Junior { Kind::Junior } else { Kind::Primary };
        school
    };
    let schools = vec![
        school("3501", "城关一小", SectionKind::Primary, 270.0),
        school("3502", "青山小学", SectionKind::Primary, 150.0),
        school("3503", "城关中学", SectionKind::Junior, 400.0),
    ];
    County { name: "示例县".into(), school_year: Some(2025), schools, ..County::default() }
}

/// Students by year, unit and grade.
fn figures(county: &County) -> BTreeMap<(i32, &str, u8), f64> {
    let figure = |entry: &'_ Enrolment| entry.students;
    county
        .history
        .iter()
        .map(|entry| ((entry.year, entry.unit.as_str(), entry.grade), figure(entry).unwrap()))
        .collect()
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    // What the schools of these small counties lack is not looked at here.
    let mut codes: Vec<&str> = findings
        .iter()
        .map(|f| f.code.as_str())
        .filter(|code| {
            let of_county = ["figure-missing", "year-on-year", "county-unnamed", "column-missing"];
            !of_county.contains(code) && !code.starts_with("number-")
        })
        .collect();
    codes.sort_unstable();
    codes
}

fn find<'a>(imported: &'a Imported, code: &str) -> &'a Finding {
    imported.findings.iter().find(|f| f.code == code).unwrap_or_else(|| {
        panic!("no {code} in {:?}", codes(&imported.findings));
    })
}

fn number(finding: &Finding, arg: &str) -> f64 {
    match &finding.args[arg] {
        Arg::Number(number) => *number,
        Arg::Text(text) => panic!("{arg} is {text}"),
    }
}

#[test]
fn a_long_table_in_any_order_of_columns_and_any_wording() {
    let tables = [
        "年份,学校名称,年级,学生数\n\
         2023,城关一小,一年级,48\n2023,城关一小,小学二年级,45\n2024,城关一小,1,50\n\
         2024,城关中学,七年级,130\n2024,城关中学,初二,128\n合计,,,401\n",
        "在校生数(人)\t学年\t年级\t机构标识码\n\
         48\t2023学年\t1\t3501\n45\t2023-2024学年\t2\t3501\n５０\t2024年\t1年级\t3501\n\
         130\t2024\t初一\t3503\n128\t2024\t八年级\t3503\n",
        "grade,school,students,year\n\
         Grade 1,城关一小,48,2023\n2,城关一小,45,2023\n1,城关一小,50,2024\n\
         7,城关中学,130,2024\nG8,城关中学,128,2024\n",
    ];
    let expected = BTreeMap::from([
        ((2023, "3501", 1), 48.0),
        ((2023, "3501", 2), 45.0),
        ((2024, "3501", 1), 50.0),
        ((2024, "3503", 7), 130.0),
        ((2024, "3503", 8), 128.0),
    ]);
    for table in tables {
        let imported = import(&[text_file("历年.csv", table)], Some(county()));
        assert_eq!(figures(&imported.counties[0]), expected, "{table}");
        assert_eq!(codes(&imported.findings), [""; 0], "{table}");
        let given = county();
        assert_eq!(imported.counties[0].schools, given.schools);
        assert_eq!(imported.mapping[0].form, "history");
        assert_eq!(imported.mapping[0].schools, 2);
    }
}

#[test]
fn a_figure_knows_its_cell() {
    let table = "示例县历年学生数,,,\n年份,学校名称,年级,学生数\n2023,青山小学,3,26\n";
    let imported = import(&[text_file("历年.csv", table)], Some(county()));
    let county = &imported.counties[0];
    let origin = &county.history[0].origin;
    assert_eq!(origin.cell, CellRef::parse("D3"));
    assert_eq!(county.sources[origin.source.unwrap() as usize].file, "历年.csv");
}

#[test]
fn wide_tables_with_a_sheet_a_year_or_a_column_of_years() {
    let head = "学校名称|一年级|二年级|三年级|合计";
    let sheets = book(
        "历年分年级学生数.xlsx",
        &[
            (
                "2023学年",
                &format!("{head}\n城关一小|48|45|44|137\n青山小学|25|26|24|75\n合计|73|71|68|212"),
            ),
            ("2024", &format!("示例县\n{head}\n城关一小|50|48|45|143\n青山小学|22|25|26|73")),
        ],
    );
    let column = text_file(
        "a.csv",
        "学年,学校,小学,,\n,,一年级,二年级,三年级\n2023,城关一小,48,45,44\n2023,青山小学,25,26,24\n\
         2024,城关一小,50,48,45\n2024,青山小学,22,25,26\n",
    );
    let numbers = text_file(
        "a.csv",
        "年份,学校名称,1,2,3\n2023,城关一小,48,45,44\n,青山小学,25,26,24\n\
         2024,城关一小,50,48,45\n,青山小学,22,25,26\n",
    );
    for file in [sheets, column, numbers] {
        let imported = import(std::slice::from_ref(&file), Some(county()));
        let county = &imported.counties[0];
        let found = figures(county);
        assert_eq!(found.len(), 12, "{}: {found:?}", file.name);
        assert_eq!(found[&(2023, "3501", 2)], 45.0);
        assert_eq!(found[&(2023, "3502", 3)], 24.0);
        assert_eq!(found[&(2024, "3502", 1)], 22.0);
        assert_eq!(codes(&imported.findings), [""; 0]);
    }
}

#[test]
fn years_across_and_grades_down() {
    // 年级\年份 of one county, and of a school beside its grades.
    let whole = "年级\\年份,2022学年,2023学年,2024学年\n一年级,500,480,450\n初一,430,440,455\n";
    let imported = import(&[text_file("a.csv", whole)], Some(county()));
    let expected = BTreeMap::from([
        ((2022, "示例县", 1), 500.0),
        ((2022, "示例县", 7), 430.0),
        ((2023, "示例县", 1), 480.0),
        ((2023, "示例县", 7), 440.0),
        ((2024, "示例县", 1), 450.0),
        ((2024, "示例县", 7), 455.0),
    ]);
    assert_eq!(figures(&imported.counties[0]), expected);
    let schools = "学校名称,年级,2023,2024\n城关一小,1,48,50\n,2,45,48\n青山小学,1,25,22\n";
    let imported = import(&[text_file("a.csv", schools)], Some(county()));
    let expected = BTreeMap::from([
        ((2023, "3501", 1), 48.0),
        ((2023, "3501", 2), 45.0),
        ((2023, "3502", 1), 25.0),
        ((2024, "3501", 1), 50.0),
        ((2024, "3501", 2), 48.0),
        ((2024, "3502", 1), 22.0),
    ]);
    assert_eq!(figures(&imported.counties[0]), expected);
}

#[test]
fn junior_grades_by_the_sheets_own_section_and_four_year_juniors() {
    let sheet =
        book("2024学年.xlsx", &[("初中", "学校名称|一年级|二年级|三年级\n城关中学|130|128|142")]);
    let imported = import(&[sheet], Some(county()));
    let grades: Vec<u8> = imported.counties[0].history.iter().map(|e| e.grade).collect();
    assert_eq!(grades, [7, 8, 9]);
    let four = "学年,学校,初一,初二,初三,初四\n2024,城关中学,101,102,103,104\n";
    let imported = import(&[text_file("a.csv", four)], Some(county()));
    let grades: Vec<u8> = imported.counties[0].history.iter().map(|e| e.grade).collect();
    assert_eq!(grades, [6, 7, 8, 9]);
}

#[test]
fn zones_the_county_and_units_that_nobody_knows() {
    let zones = "学年,学区,一年级,二年级\n2024,城关学区,480,470\n2024,青山学区,120,125\n";
    let imported = import(&[text_file("a.csv", zones)], Some(county()));
    let found = figures(&imported.counties[0]);
    assert_eq!(found[&(2024, "城关学区", 1)], 480.0);
    assert_eq!(found[&(2024, "青山学区", 2)], 125.0);
    let unknown = find(&imported, "history-unit-unknown");
    assert_eq!(unknown.args["names"], "青山学区".into());
    assert_eq!(unknown.file.as_deref(), Some("a.csv"));

    let units = "单位,年份,年级,人数\n城关一小,2024,1,50\n城关学区,2024,1,480\n示例县,2024,1,900\n";
    let imported = import(&[text_file("a.csv", units)], Some(county()));
    let found = figures(&imported.counties[0]);
    let units: Vec<&str> = found.keys().map(|(_, unit, _)| *unit).collect();
    assert_eq!(units, ["3501", "城关学区", "示例县"]);
    assert_eq!(codes(&imported.findings), [""; 0]);
}

#[test]
fn a_school_is_known_by_its_code_then_by_its_name() {
    let table = "年份,机构标识码,学校名称,年级,学生数\n\
         2023,3501,旧名小学,1,48\n2023,9999,青山小学,1,25\n2023,7777,撤并小学,1,9\n";
    let imported = import(&[text_file("a.csv", table)], Some(county()));
    let found = figures(&imported.counties[0]);
    let units: Vec<&str> = found.keys().map(|(_, unit, _)| *unit).collect();
    assert_eq!(units, ["3501", "3502", "7777"]);
    assert_eq!(number(find(&imported, "history-unit-unknown"), "count"), 1.0);

    let mut twins = county();
    twins.schools[1].name = "城关一小".into();
    let table = "年份,学校名称,年级,学生数\n2023,城关一小,1,48\n";
    let imported = import(&[text_file("a.csv", table)], Some(twins));
    assert_eq!(codes(&imported.findings), ["history-name-ambiguous"]);
    assert_eq!(imported.counties[0].history[0].unit, "城关一小");
}

#[test]
fn history_alone_makes_a_county_and_finds_its_schools_later() {
    let table = "年份,学校名称,年级,学生数\n2023,城关一小,1,48\n2024,城关一小,1,50\n";
    let imported = import(&[text_file("a.csv", table)], None);
    let first = imported.counties[0].clone();
    assert!(first.schools.is_empty());
    assert_eq!(first.school_year, Some(2024));
    assert_eq!(figures(&first).len(), 2);
    assert_eq!(codes(&imported.findings), [""; 0]);
    let flat = "2025学年小学,,,\n学校名称,机构标识码,在校生数,专任教师数\n城关一小,3501,270,15\n";
    let imported = import(&[text_file("小学.csv", flat)], Some(first));
    let county = &imported.counties[0];
    assert_eq!(county.schools.len(), 1);
    assert!(county.history.iter().all(|entry| entry.unit == "3501"));
}

const FLAT_HEAD: &str = "学校名称,机构标识码,在校生数,,,专任教师数\n,,合计,一年级,二年级,\n";

fn flat(year: &str, rows: &str) -> InputFile {
    let name = format!("小学平铺表{year}.csv");
    text_file(&name, &format!("示例县{year}小学,,,,,\n{FLAT_HEAD}{rows}"))
}

#[test]
fn of_several_years_of_statistics_the_newest_describes_the_schools() {
    let files = [
        flat("2024学年", "城关一小,3501,98,50,48,9\n青山小学,3502,47,22,25,5\n"),
        flat("2023学年", "城关一小,3501,93,48,45,8\n撤并小学,3509,20,9,11,3\n"),
        flat("2022年", "城关一小,3501,88,45,43,8\n"),
    ];
    let mut turned = files.to_vec();
    turned.reverse();
    for files in [files.to_vec(), turned] {
        let imported = import(&files, None);
        let county = &imported.counties[0];
        assert_eq!(county.school_year, Some(2024));
        let names: Vec<&str> = county.schools.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(names, ["城关一小", "青山小学"]);
        let teachers = Field::of(Metric::FullTime, SectionKind::Primary);
        assert_eq!(teachers.get(&county.schools[0]), Some(9.0));
        let found = figures(county);
        assert_eq!(found.len(), 10);
        assert_eq!(found[&(2024, "3501", 1)], 50.0);
        assert_eq!(found[&(2023, "3501", 2)], 45.0);
        assert_eq!(found[&(2022, "3501", 1)], 45.0);
        assert_eq!(found[&(2023, "3509", 1)], 9.0);
        let older: Vec<_> = imported.findings.iter().filter(|f| f.code == "older-year").collect();
        assert_eq!(older.len(), 2);
        assert!(older.iter().all(|f| f.args["current"] == "2024".into()));
        assert!(!codes(&imported.findings).contains(&"years-mixed"));
        assert_eq!(find(&imported, "history-unit-unknown").args["names"], "3509".into());
        // What an older file lacks is of no concern.
        let columns = imported.findings.iter().filter(|f| f.code.starts_with("column-"));
        assert!(columns.into_iter().all(|f| f.file.as_deref() == Some("小学平铺表2024学年.csv")));
    }
}

#[test]
fn an_older_workbook_never_overwrites_current_figures() {
    let file = flat("2023学年", "城关一小,3501,93,48,45,8\n");
    let imported = import(&[file], Some(county()));
    let after = &imported.counties[0];
    assert_eq!(after.schools, county().schools);
    assert_eq!(after.school_year, Some(2025));
    assert_eq!(figures(after).len(), 2);
    let finding = find(&imported, "older-year");
    assert_eq!((number(finding, "count"), &finding.args["year"]), (2.0, &"2023".into()));
    let nothing = "2023学年小学,,\n学校名称,在校生数,专任教师数\n城关一小,93,8\n";
    let imported = import(&[text_file("小学.csv", nothing)], Some(county()));
    assert_eq!(codes(&imported.findings), ["older-year-nothing"]);
    assert_eq!(imported.counties[0].schools, county().schools);
}

#[test]
fn figures_that_disagree_are_said_with_the_one_that_stays() {
    let table =
        "年份,学校名称,年级,学生数\n2023,城关一小,1,48\n2023,城关一小,1,50\n2023,城关一小,1,48\n";
    let imported = import(&[text_file("a.csv", table)], Some(county()));
    let finding = find(&imported, "history-differs");
    assert_eq!((number(finding, "kept"), number(finding, "other")), (48.0, 50.0));
    assert_eq!((finding.cell, finding.school_id.as_deref()), (CellRef::parse("D3"), Some("3501")));
    assert_eq!(figures(&imported.counties[0])[&(2023, "3501", 1)], 48.0);

    // A later import replaces what an earlier one gave, but not what a person typed.
    let first = imported.counties[0].clone();
    let table = "年份,学校名称,年级,学生数\n2023,城关一小,1,52\n";
    let imported = import(&[text_file("b.csv", table)], Some(first));
    let finding = find(&imported, "history-replaced");
    assert_eq!((number(finding, "kept"), number(finding, "other")), (52.0, 48.0));
    let mut typed = imported.counties[0].clone();
    let edit = Edit::Past { year: 2023, unit: "3501".into(), grade: 1, students: Some(51.0) };
    typed.apply(edit).unwrap();
    let imported = import(&[text_file("b.csv", table)], Some(typed));
    assert_eq!(number(find(&imported, "history-by-hand"), "kept"), 51.0);
    assert_eq!(figures(&imported.counties[0])[&(2023, "3501", 1)], 51.0);
}

#[test]
fn cells_rows_and_sums_that_are_wrong_are_named() {
    let table = "年份,学校名称,一年级,二年级,合计\n2023,城关一小,四十八,45,45\n\
         2024,城关一小,50,-3,60\n去年,城关一小,50,48,98\n2022,城关一小,—,44.5,44.5\n";
    let imported = import(&[text_file("a.csv", table)], Some(county()));
    let found = figures(&imported.counties[0]);
    let left: Vec<_> = found.into_iter().collect();
    assert_eq!(
        left,
        [((2022, "3501", 2), 44.5), ((2023, "3501", 2), 45.0), ((2024, "3501", 1), 50.0)]
    );
    let bad: Vec<_> = imported
        .findings
        .iter()
        .filter(|f| f.code.starts_with("history-"))
        .map(|f| (f.code.as_str(), f.cell.unwrap().to_string()))
        .collect();
    let expected = [
        ("history-cell", "C2"),
        ("history-cell", "D3"),
        ("history-year", "A4"),
        ("history-fraction", "D5"),
    ];
    assert_eq!(bad, expected.map(|(code, cell)| (code, cell.to_owned())));
    let sums = "年份,学校名称,一年级,二年级,合计\n2023,城关一小,48,45,95\n";
    let imported = import(&[text_file("a.csv", sums)], Some(county()));
    let finding = find(&imported, "history-sum");
    assert_eq!((number(finding, "sum"), number(finding, "total")), (93.0, 95.0));
}

#[test]
fn a_table_without_a_year_is_not_guessed_at() {
    let table = "学校名称,一年级,二年级\n城关一小,48,45\n";
    let mut undated = county();
    undated.school_year = None;
    let imported = import(&[text_file("a.csv", table)], Some(undated));
    assert!(imported.counties[0].history.is_empty());
    assert_eq!(codes(&imported.findings), ["year-unknown"]);
}

#[test]
fn tables_of_other_things_by_grade_are_left_alone() {
    for title in ["示例县2024学年各年级班级数", "2024学年教师任课年级"] {
        let table = format!("{title},,\n学校名称,一年级,二年级\n城关一小,3,2\n");
        let imported = import(&[text_file("a.csv", &table)], Some(county()));
        assert!(imported.counties[0].history.is_empty(), "{title}");
    }
    let table =
        "2024学年,,,,\n学校名称,一年级,,二年级,\n,班数,学生数,班数,学生数\n城关一小,2,90,2,88\n";
    let imported = import(&[text_file("a.csv", table)], Some(county()));
    let found: Vec<_> = figures(&imported.counties[0]).into_values().collect();
    assert_eq!(found, [90.0, 88.0]);
}

fn births(imported: &Imported) -> Vec<(i32, f64)> {
    let births = &imported.counties[0].births;
    births.iter().map(|entry| (entry.year, entry.count.unwrap())).collect()
}

#[test]
fn births_upright_lying_beside_others_and_by_place() {
    let expected = [(2017, 7800.0), (2018, 7400.0), (2019, 7000.0)];
    let upright =
        "示例县出生人口\n年份,出生人口(人)\n2017,7800\n2018年,\"7,400\"\n2019,7000\n合计,22200\n";
    let lying = "年份,2017,2018,2019\n出生人口,7800,7400,7000\n";
    let in_ten_thousands = "年份,出生人口（万人）\n2017,0.78\n2018,0.74\n2019,0.7\n";
    let resident =
        "年份,户籍出生人口,常住出生人口\n2017,8000,7800\n2018,7700,7400\n2019,7100,7000\n";
    for table in [upright, lying, in_ten_thousands, resident] {
        let imported = import(&[text_file("人口.csv", table)], Some(county()));
        assert_eq!(births(&imported), expected, "{table}");
        assert_eq!(codes(&imported.findings), [""; 0], "{table}");
    }
    let places = "乡镇,年份,出生人口\n城关镇,2017,5000\n青山乡,2017,2800\n城关镇,2018,4600\n\
         青山乡,2018,2800\n合计,2018,7401\n";
    let imported = import(&[text_file("人口.csv", places)], Some(county()));
    assert_eq!(births(&imported), [(2017, 7800.0), (2018, 7401.0)]);
    assert_eq!(number(find(&imported, "births-summed"), "count"), 2.0);
    // On a sheet of its own beside a table of pupils, and on the same sheet below it.
    let both = book(
        "历年.xlsx",
        &[
            ("学生", "年份|学校名称|年级|学生数\n2023|城关一小|1|48"),
            ("说明", "本表由教育局填报\n\n年份|出生人口\n2017|7800\n2018|7400\n2019|7000"),
        ],
    );
    let imported = import(&[both], Some(county()));
    assert_eq!(births(&imported), expected);
    assert_eq!(figures(&imported.counties[0]).len(), 1);
}

#[test]
fn births_that_disagree_or_cannot_be_read() {
    let first = text_file("a.csv", "年份,出生人口\n2017,7800\n2018,不详\n");
    let second = text_file("b.csv", "年份,出生人口\n2017,7900\n2018,7400\n");
    let imported = import(&[first, second], Some(county()));
    assert_eq!(births(&imported), [(2017, 7800.0), (2018, 7400.0)]);
    assert_eq!(codes(&imported.findings), ["births-cell", "births-differ"]);
    let later = text_file("c.csv", "年份,出生人口\n2017,7700\n");
    let imported = import(&[later], Some(imported.counties[0].clone()));
    assert_eq!(births(&imported)[0], (2017, 7700.0));
    assert_eq!(number(find(&imported, "births-replaced"), "other"), 7800.0);
}

fn shares(imported: &Imported) -> Vec<(&str, &str, f64)> {
    let feeders = &imported.counties[0].feeders;
    feeders.iter().map(|f| (&*f.from, &*f.to, f.share.unwrap())).collect()
}

#[test]
fn feeder_tables_by_share_percent_count_or_nothing() {
    let expected = [("3501", "3503", 0.75), ("3501", "民办中学", 0.25), ("3502", "3503", 1.0)];
    let tables = [
        "小学,初中,比例\n城关一小,城关中学,0.75\n城关一小,民办中学,0.25\n青山小学,城关中学,1\n",
        "毕业小学,升入初中,占比(%)\n城关一小,城关中学,75\n,民办中学,25\n青山小学,城关中学,100\n",
        "小学名称,对口初中,比例\n城关一小,城关中学,75%\n城关一小,民办中学,25%\n青山小学,城关中学,100%\n",
        "毕业学校,录取学校,人数\n城关一小,城关中学,60\n城关一小,民办中学,20\n青山小学,城关中学,24\n合计,,104\n",
    ];
    for table in tables {
        let imported = import(&[text_file("对口.csv", table)], Some(county()));
        assert_eq!(shares(&imported), expected, "{table}");
        assert_eq!(codes(&imported.findings), ["feeder-unknown"]);
        assert_eq!(imported.mapping[0].form, "feeders");
    }
    let bare = "小学,对口初中\n城关一小,城关中学\n城关一小,民办中学\n青山小学,城关中学\n";
    let imported = import(&[text_file("对口.csv", bare)], Some(county()));
    assert_eq!(shares(&imported)[0], ("3501", "3503", 0.5));
    assert_eq!(codes(&imported.findings), ["feeder-equal", "feeder-unknown"]);
    let over = "小学,初中,比例\n城关一小,城关中学,0.8\n城关一小,青山小学,0.4\n";
    let imported = import(&[text_file("对口.csv", over)], Some(imported.counties[0].clone()));
    assert_eq!(codes(&imported.findings), ["feeder-over", "feeders-replaced"]);
    assert_eq!(number(find(&imported, "feeder-over"), "percent"), 120.0);
    // A table of counts under 小学 and 初中 is no such table.
    let counts = "镇,小学,初中,人数\n城关镇,3,1,900\n";
    let imported = import(&[text_file("a.csv", counts)], Some(county()));
    assert!(imported.counties[0].feeders.is_empty());
}

#[test]
fn classes_with_grades_of_their_own_or_in_their_names() {
    let with_grades = "学校名称,年级,班级名称,人数\n城关一小,一年级,1班,60\n城关一小,1,2班,50\n城关一小,2,1班,48\n";
    let by_name = "学校标识码,班级,班额\n3501,一(1)班,60\n3501,一(2)班,50\n3501,二年级1班,48\n";
    for table in [with_grades, by_name] {
        let imported = import(&[text_file("班级.csv", table)], Some(county()));
        let county = &imported.counties[0];
        let classes = &county.schools[0].sections.primary.as_ref().unwrap().classes;
        let sizes: Vec<_> = classes.iter().map(|c| (c.grade, c.students)).collect();
        assert_eq!(sizes, [(1, Some(60.0)), (1, Some(50.0)), (2, Some(48.0))], "{table}");
        // The classes themselves tell this year's grades; they are not written down twice.
        assert!(county.history.is_empty());
    }
}

#[test]
fn classes_that_do_not_add_up_name_school_and_grade() {
    let classes = "学校名称,年级,班级名称,人数\n城关一小,1,1班,60\n城关一小,1,2班,50\n";
    let grades = "年份,学校名称,年级,学生数\n2025,城关一小,1,112\n";
    let files = [text_file("班级.csv", classes), text_file("历年.csv", grades)];
    let imported = import(&files, Some(county()));
    let finding = find(&imported, "classes-and-grade");
    assert_eq!(finding.school.as_deref(), Some("城关一小"));
    let args = ["grade", "value", "limit"].map(|arg| number(finding, arg));
    assert_eq!(args, [1.0, 110.0, 112.0]);
    assert_eq!(figures(&imported.counties[0])[&(2025, "3501", 1)], 112.0);
}

#[test]
fn classes_of_an_older_year_are_grades_of_the_past() {
    let table = "2023学年,,,\n学校名称,年级,班级名称,人数\n城关一小,1,1班,40\n城关一小,1,2班,41\n";
    let imported = import(&[text_file("班级.csv", table)], Some(county()));
    let county = &imported.counties[0];
    assert!(county.schools[0].sections.primary.as_ref().unwrap().classes.is_empty());
    assert_eq!(figures(county), BTreeMap::from([((2023, "3501", 1), 81.0)]));
}

#[test]
fn a_correction_of_a_column_is_kept_to() {
    let table = "年份,学校名称,新一年级,二年级,三年级\n2023,城关一小,48,45,44\n";
    let file = text_file("a.csv", table);
    let options = ImportOptions {
        into: Some(county()),
        mapping: BTreeMap::from([("新一年级".to_owned(), "grade.1".to_owned())]),
        ..ImportOptions::default()
    };
    let imported = import_files(&[file], &options, &mut |_| {});
    assert_eq!(figures(&imported.counties[0])[&(2023, "3501", 1)], 48.0);
    let column = &imported.mapping[0].columns[2];
    assert_eq!((column.target.as_deref(), column.corrected), (Some("grade.1"), true));
}

fn corrected(file: InputFile, told: &[(&str, &str)]) -> Imported {
    let mapping = told.iter().map(|(path, target)| ((*path).to_owned(), (*target).to_owned()));
    let options =
        ImportOptions { into: Some(county()), mapping: mapping.collect(), ..Default::default() };
    import_files(&[file], &options, &mut |_| {})
}

/// Targets of a sheet's columns by their label, with whether a person chose them.
fn targets(imported: &Imported) -> BTreeMap<&str, (Option<&str>, bool)> {
    let columns = imported.mapping[0].columns.iter();
    columns.map(|c| (c.path[0].as_str(), (c.target.as_deref(), c.corrected))).collect()
}

#[test]
fn columns_of_births_and_feeders_are_shown_and_can_be_corrected() {
    let table = "年份,户籍出生人口,医院接生数,备注\n2018,80,95,\n2019,70,90,\n";
    let plain = corrected(text_file("births.csv", table), &[]);
    assert_eq!(births(&plain), [(2018, 80.0), (2019, 70.0)]);
    let shown = targets(&plain);
    assert_eq!(shown["年份"], (Some("birthYear"), false));
    assert_eq!(shown["医院接生数"], (None, false));
    // The other column is taken, whatever its label; the first is then nothing.
    let told = [("医院接生数", "births"), ("户籍出生人口", "")];
    let other = corrected(text_file("births.csv", table), &told);
    assert_eq!(births(&other), [(2018, 95.0), (2019, 90.0)]);
    assert_eq!(targets(&other)["医院接生数"], (Some("births"), true));
    // The correction stays with the county, for the next import of such a table.
    let next = import(&[text_file("later.csv", table)], Some(other.counties[0].clone()));
    assert_eq!(births(&next), [(2018, 95.0), (2019, 90.0)]);

    let table = "毕业去向,小学名称,今年比例,比例\n城关中学,城关一小,60,100\n";
    let plain = corrected(text_file("feeders.csv", table), &[]);
    assert!(plain.counties.iter().all(|county| county.feeders.is_empty()));
    let told = [("毕业去向", "feederTo"), ("今年比例", "feederShare")];
    let told = corrected(text_file("feeders.csv", table), &told);
    assert_eq!(shares(&told), [("3501", "3503", 0.6)]);
    assert_eq!(targets(&told)["小学名称"], (Some("feederFrom"), false));
}

#[test]
fn columns_of_past_years_can_be_corrected_where_no_label_is_known() {
    // Neither what the units nor what the figures are is known from the labels.
    let table = "年月,何处,甲,乙,丙\n2023,城关一小,48,45,44\n2024,城关一小,50,47,43\n";
    let told =
        [("年月", "year"), ("何处", "name"), ("甲", "grade.1"), ("乙", "grade.2"), ("丙", "")];
    let imported = corrected(text_file("a.csv", table), &told);
    let found = figures(&imported.counties[0]);
    assert_eq!(found[&(2023, "3501", 1)], 48.0);
    assert_eq!(found[&(2024, "3501", 2)], 47.0);
    assert_eq!(found.len(), 4);
    // A column told to be nothing is not named after what stands below it.
    let table = "学年,学校名称,批次,一年级,二年级\n2023,城关一小,一年级,48,45\n";
    let imported = corrected(text_file("b.csv", table), &[("批次", "")]);
    assert_eq!(figures(&imported.counties[0]).len(), 2);
    assert_eq!(targets(&imported)["批次"], (None, true));
}
