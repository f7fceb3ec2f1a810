//! From workbooks of every shape to a county: golden cases built here, and the bad ones.
#![cfg(feature = "sheets")]
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test program")]

use std::collections::BTreeMap;

use junheng::county::{County, Field, Fix, Kind, Metric, Ownership, School, SectionKind, Setting};
use junheng::import::{
    Confidence, ImportOptions, Imported, InputFile, MappedColumn, import_files, write_template,
};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// A column of a flat export: its header path and the values below it.
#[derive(Clone)]
struct Column {
    path: Vec<&'static str>,
    values: Vec<&'static str>,
}

fn column(path: &[&'static str], values: &[&'static str]) -> Column {
    Column { path: path.to_vec(), values: values.to_vec() }
}

/// Three primary rows as the statistics write them, with decoys beside every block.
fn primary_columns() -> Vec<Column> {
    let building = "本学年校舍建筑面积";
    let land = "占地面积及其他办学条件";
    vec![
        column(&["学校名称"], &["城关第一小学", "青山镇中心小学", "青山镇中心小学河口教学点"]),
        column(&["机构标识码"], &["3500000001", "3500000002", "3500000003"]),
        column(&["统计三级"], &["示例县", "示例县", "示例县"]),
        column(&["办学类型"], &["小学", "小学", "教学点"]),
        column(&["举办者"], &["县级教育部门", "民办", "县级教育部门"]),
        column(&["城乡类型"], &["111", "镇中心区", "220"]),
        column(&["是否计校数"], &["1", "1", "0"]),
        column(&["招生数", "合计"], &["160", "60", "5"]),
        column(&["在校生数", "合计"], &["900", "1,350", "４２"]),
        column(&["在校生数", "其中：女"], &["400", "600", "20"]),
        column(&["在校生数", "一年级"], &["150", "225", "7"]),
        column(&["在校生数", "二年级"], &["150", "225", "7"]),
        column(&["在校生数", "三年级"], &["150", "225", "7"]),
        column(&["在校生数", "四年级"], &["150", "225", "7"]),
        column(&["在校生数", "五年级"], &["150", "225", "7"]),
        column(&["在校生数", "六年级"], &["150", "225", "7"]),
        column(&["教职工", "#按学历分", "本科"], &["60", "70", "9"]),
        column(&["专任教师", "合计"], &["50", "70", "5"]),
        column(&["专任教师", "#按学历分", "博士研究生"], &["1", "", ""]),
        column(&["专任教师", "#按学历分", "硕士研究生"], &["5", "4", ""]),
        column(&["专任教师", "#按学历分", "本科"], &["30", "40", "2"]),
        column(&["专任教师", "#按学历分", "专科"], &["10", "20", "2"]),
        column(&["专任教师", "#按授课课程分", "体育与健康"], &["3", "4", "0"]),
        column(&["专任教师", "#按授课课程分", "艺术", "计"], &["5", "6", "1"]),
        column(&["专任教师", "#按授课课程分", "艺术", "音乐"], &["3", "3", "1"]),
        column(&["专任教师", "#按授课课程分", "艺术", "美术"], &["2", "3", "0"]),
        column(&["教基1102", "县级以上骨干教师（小学）"], &["9", "7", "0"]),
        column(&["教基1102", "县级以上骨干教师（初中）"], &["88", "88", "88"]),
        column(&[building, "教学及辅助用房", "计"], &["4300.5", " 6,000.00 ", "300"]),
        column(&[building, "教学及辅助用房", "室内体育用房"], &["260", "300", "0"]),
        column(&[building, "行政办公用房", "计"], &["999", "999", "99"]),
        column(&[land, "占地面积（平方米）", "计"], &["20000", "30000", "1000"]),
        column(&[land, "占地面积（平方米）", "其中", "运动场地面积"], &["6800", "9000", "400"]),
        column(&[land, "网络多媒体教室（间）"], &["22", "30", "2"]),
        column(&["固定资产总值（万元）", "计"], &["4000", "5000", "90"]),
        column(&["固定资产总值（万元）", "教学仪器设备资产值（万元）"], &["190.05", "270.1", "9"]),
    ]
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    let plain = text.parse::<f64>().ok().filter(|_| !text.starts_with("35000"));
    match plain {
        _ if text.is_empty() => {}
        Some(number) => {
            sheet.write(row, column, number).unwrap();
        }
        None => {
            sheet.write(row, column, text).unwrap();
        }
    }
}

/// Writes columns below a title with merged headers, and total and note rows below.
fn flat_sheet(sheet: &mut Worksheet, title: &str, columns: &[Column]) {
    let format = Format::new();
    let depth = columns.iter().map(|c| c.path.len()).max().unwrap() as u32;
    let top = 2;
    let last = columns.len() as u16 - 1;
    sheet.merge_range(0, 0, 0, last, title, &format).unwrap();
    sheet.write(1, 0, "单位：人、平方米").unwrap();
    for level in 0..depth {
        let mut start = 0;
        while start < columns.len() {
            let prefix =
                |c: &Column| c.path.iter().take(level as usize + 1).copied().collect::<Vec<_>>();
            if columns[start].path.len() <= level as usize {
                start += 1;
                continue;
            }
            let mut end = start;
            while end + 1 < columns.len() && prefix(&columns[end + 1]) == prefix(&columns[start]) {
                end += 1;
            }
            let label = columns[start].path[level as usize];
            let is_leaf = columns[start].path.len() == level as usize + 1;
            let bottom = if is_leaf { top + depth - 1 } else { top + level };
            let (row, left, right) = (top + level, start as u16, end as u16);
            if bottom > row || right > left {
                sheet.merge_range(row, left, bottom, right, label, &format).unwrap();
            } else {
                sheet.write(row, left, label).unwrap();
            }
            start = end + 1;
        }
    }
    let count = columns[0].values.len() as u32;
    for (at, column) in columns.iter().enumerate() {
        for (row, value) in (top + depth..).zip(&column.values) {
            write(sheet, row, at as u16, value);
        }
    }
    let below = top + depth + count;
    sheet.write(below, 0, "合计").unwrap();
    sheet.write(below, 1, 99_999).unwrap();
    sheet.write(below + 2, 0, "注：本表由学校填报").unwrap();
}

fn flat_book(title: &str, columns: &[Column]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    flat_sheet(workbook.add_worksheet().set_name("Sheet1").unwrap(), title, columns);
    workbook.save_to_buffer().unwrap()
}

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> InputFile {
    InputFile { name: name.to_owned(), bytes: bytes.into() }
}

fn import(files: &[InputFile]) -> Imported {
    import_with(files, &ImportOptions::default())
}

fn import_with(files: &[InputFile], options: &ImportOptions) -> Imported {
    import_files(files, options, &mut |_| {})
}

fn codes(imported: &Imported) -> Vec<&str> {
    imported.findings.iter().map(|finding| finding.code.as_str()).collect()
}

fn has(imported: &Imported, code: &str) -> bool {
    codes(imported).contains(&code)
}

#[track_caller]
fn only_county(imported: &Imported) -> &County {
    assert_eq!(imported.counties.len(), 1, "{:#?}", imported.findings);
    &imported.counties[0]
}

fn figure(school: &School, metric: Metric, section: SectionKind) -> Option<f64> {
    Field::of(metric, section).get(school)
}

fn mapped<'a>(imported: &'a Imported, leaf: &str) -> &'a MappedColumn {
    let columns = imported.mapping.iter().flat_map(|sheet| &sheet.columns);
    columns.into_iter().find(|c| c.path.last().is_some_and(|l| l == leaf)).unwrap()
}

#[track_caller]
fn check_primary(imported: &Imported) {
    use Metric::*;
    let county = only_county(imported);
    assert_eq!(county.name, "示例县");
    assert_eq!(county.school_year, Some(2025));
    assert_eq!(
        county.schools.len(),
        3,
        "{:?}",
        county.schools.iter().map(|s| &s.name).collect::<Vec<_>>()
    );
    let first = &county.schools[0];
    let p = SectionKind::Primary;
    assert_eq!((first.id.as_str(), first.name.as_str()), ("3500000001", "城关第一小学"));
    for (metric, value) in [
        (Students, 900.0),
        (FullTime, 50.0),
        (AboveDegree, 46.0),
        (Backbone, 9.0),
        (Sports, 3.0),
        (Arts, 5.0),
        (TeachingArea, 4300.5),
        (IndoorSportsArea, 260.0),
        (SportsFieldArea, 6800.0),
        (EquipmentValue, 1_900_500.0),
        (MultimediaRooms, 22.0),
    ] {
        assert_eq!(figure(first, metric, p), Some(value), "{metric:?}");
    }
    let second = &county.schools[1];
    assert_eq!(figure(second, Students, p), Some(1350.0));
    assert_eq!(figure(second, TeachingArea, p), Some(6000.0));
    assert_eq!(figure(second, EquipmentValue, p), Some(2_701_000.0));
    assert_eq!((second.ownership, second.setting), (Ownership::Private, Some(Setting::Town)));
    assert_eq!((first.organizer(), second.organizer()), (Some("countyEducation"), None));
    let point = &county.schools[2];
    assert_eq!(figure(point, Students, p), Some(42.0));
    assert_eq!((point.kind, point.counted), (Kind::TeachingPoint, false));
    assert_eq!(point.parent.as_deref(), Some("3500000002"));
    assert_eq!(point.setting, Some(Setting::Rural));
    assert_eq!(county.history.len(), 18);
}

#[test]
fn the_flat_export_is_read_by_its_header_paths() {
    let imported =
        import(&[file("小学.xlsx", flat_book("示例县2025学年小学", &primary_columns()))]);
    check_primary(&imported);
    assert!(has(&imported, "number-as-text"));
    assert!(has(&imported, "number-full-width"));
    assert!(has(&imported, "parent-guessed"));
    assert!(!has(&imported, "column-unsure"), "{:#?}", imported.findings);
    let degree = Field::of(Metric::AboveDegree, SectionKind::Primary);
    let origin = &only_county(&imported).schools[0].origins[&degree];
    let parts: Vec<_> = origin.parts.iter().map(|p| (p.label.as_str(), p.value)).collect();
    assert_eq!(
        parts,
        [
            ("博士研究生", Some(1.0)),
            ("硕士研究生", Some(5.0)),
            ("本科", Some(30.0)),
            ("专科", Some(10.0))
        ]
    );
    // 招生数 is no figure of a school, it only checks one.
    assert_eq!(mapped(&imported, "合计").target.as_deref(), Some("intake"));
}

#[test]
fn blocks_may_stand_in_any_order() {
    let mut columns = primary_columns();
    columns.reverse();
    check_primary(&import(&[file("小学.xlsx", flat_book("示例县2025学年小学", &columns))]));
    columns.rotate_left(11);
    check_primary(&import(&[file("小学.xlsx", flat_book("示例县2025学年小学", &columns))]));
}

/// The same table as text without any merge: blanks are filled from the left.
fn flat_text(columns: &[Column]) -> String {
    let depth = columns.iter().map(|c| c.path.len()).max().unwrap();
    let mut text = String::from("示例县2025学年小学\n");
    for level in 0..depth {
        let labels = columns.iter().enumerate().map(|(at, column)| {
            let Some(label) = column.path.get(level) else { return "" };
            let before = at.checked_sub(1).map(|before| &columns[before].path);
            let same = before.is_some_and(|b| b.get(..=level) == column.path.get(..=level));
            if same { "" } else { label }
        });
        text.push_str(&labels.collect::<Vec<_>>().join("\t"));
        text.push('\n');
    }
    for row in 0..columns[0].values.len() {
        let values = columns.iter().map(|column| column.values[row]);
        text.push_str(&values.collect::<Vec<_>>().join("\t"));
        text.push('\n');
    }
    text
}

#[test]
fn text_files_of_every_encoding_and_without_merges() {
    let text = flat_text(&primary_columns());
    let gbk = encoding_rs::GB18030.encode(&text).0.into_owned();
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [text.clone().into_bytes(), gbk, utf16] {
        check_primary(&import(&[file("小学.txt", bytes)]));
    }
}

/// The same export as other programs store it, converted by LibreOffice.
#[test]
fn the_other_workbook_formats() {
    for name in ["flat.xls", "flat.ods"] {
        let path = format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"));
        check_primary(&import(&[file(name, std::fs::read(path).unwrap())]));
    }
}

/// Writes the workbook that those fixtures were converted from.
#[test]
#[ignore = "a tool, not a test"]
fn write_flat() {
    let book = flat_book("示例县2025学年小学", &primary_columns());
    std::fs::write(std::env::temp_dir().join("flat.xlsx"), book).unwrap();
}

fn junior_columns() -> Vec<Column> {
    let mut columns = primary_columns();
    for column in &mut columns {
        match column.path.as_slice() {
            ["学校名称"] => column.values = vec!["第三中学", "城关第一小学", "河西学校"],
            ["机构标识码"] => column.values = vec!["3500000011", "3500000001", "3500000013"],
            ["办学类型"] => column.values = vec!["初级中学", "九年一贯制学校", "完全中学"],
            ["是否计校数"] => column.values = vec!["1", "1", "1"],
            [_, "其中", "运动场地面积"] => {}
            _ => {}
        }
        if column.path.last() == Some(&"运动场地面积") {
            column.values = vec!["5000", "6900", "800"];
        }
        if column.path.first() == Some(&"本学年校舍建筑面积") && column.path.last() == Some(&"计")
        {
            column.values = vec!["4000", "4300.5", "3000"];
        }
    }
    columns
}

#[test]
fn section_files_join_by_code_and_site_figures_are_compared() {
    let imported = import(&[
        file("小学.xlsx", flat_book("示例县2025学年小学", &primary_columns())),
        file("初中.xlsx", flat_book("示例县2025学年初中", &junior_columns())),
    ]);
    let county = only_county(&imported);
    assert_eq!(county.schools.len(), 5);
    let both = &county.schools[0];
    assert_eq!(figure(both, Metric::Students, SectionKind::Primary), Some(900.0));
    assert_eq!(figure(both, Metric::Students, SectionKind::Junior), Some(1350.0));
    // Junior degrees do not hold 专科; the junior backbone column is another one.
    assert_eq!(figure(both, Metric::AboveDegree, SectionKind::Junior), Some(44.0));
    assert_eq!(figure(both, Metric::Backbone, SectionKind::Junior), Some(88.0));
    assert_eq!(figure(both, Metric::SportsFieldArea, SectionKind::Primary), Some(6900.0));
    let differs: Vec<_> = imported.findings.iter().filter(|f| f.code == "site-differs").collect();
    assert!(differs.iter().any(|f| f.field.unwrap().metric() == Metric::SportsFieldArea));
    assert_eq!(differs[0].file.as_deref(), Some("初中.xlsx"));
}

#[test]
fn sections_are_told_by_title_kinds_sheet_or_file_and_else_asked_for() {
    let mut columns = primary_columns();
    let by_file = import(&[file("小学.xlsx", flat_book("2025学年", &columns))]);
    assert_eq!(only_county(&by_file).schools.len(), 3);
    let by_kinds = import(&[file("a.xlsx", flat_book("2025学年", &columns))]);
    assert!(only_county(&by_kinds).schools[0].sections.primary.is_some());
    columns.retain(|c| c.path != ["办学类型"]);
    let unknown = import(&[file("a.xlsx", flat_book("2025学年", &columns))]);
    assert!(unknown.counties.is_empty());
    assert!(has(&unknown, "section-unknown"));
    let question = &unknown.mapping[0].columns[0];
    assert_eq!(question.confidence, Confidence::Ask);
    let mapping = BTreeMap::from([(question.key(), "section.junior".to_owned())]);
    let told = import_with(
        &[file("a.xlsx", flat_book("2025学年", &columns))],
        &ImportOptions { mapping, ..ImportOptions::default() },
    );
    assert!(only_county(&told).schools[0].sections.junior.is_some());
}

#[test]
fn a_correction_is_kept_by_header_path_and_used_next_year() {
    let mut columns = primary_columns();
    for column in &mut columns {
        if column.path.last() == Some(&"网络多媒体教室（间）") {
            column.path = vec!["占地面积及其他办学条件", "智慧教室"];
        }
    }
    let first = import(&[file("小学.xlsx", flat_book("示例县2025学年小学", &columns))]);
    assert!(has(&first, "column-missing"));
    let key = mapped(&first, "智慧教室").key();
    let mapping = BTreeMap::from([(key, "site.multimediaRooms".to_owned())]);
    let options = ImportOptions { mapping, ..ImportOptions::default() };
    let second =
        import_with(&[file("小学.xlsx", flat_book("示例县2025学年小学", &columns))], &options);
    check_primary(&second);
    assert!(mapped(&second, "智慧教室").corrected);
    // The county remembers it, wherever the column stands next year.
    let into = Some(only_county(&second).clone());
    columns.rotate_right(5);
    let options = ImportOptions { into, ..ImportOptions::default() };
    let third =
        import_with(&[file("小学.xlsx", flat_book("示例县2026学年小学", &columns))], &options);
    assert!(mapped(&third, "智慧教室").corrected);
    assert_eq!(only_county(&third).school_year, Some(2026));
    assert_eq!(only_county(&third).schools.len(), 3);
    // A column can be set aside, too.
    let aside = BTreeMap::from([("学校名称".to_owned(), String::new())]);
    let options = ImportOptions { mapping: aside, ..ImportOptions::default() };
    let without = import_with(
        &[file("小学.xlsx", flat_book("示例县2025学年小学", &primary_columns()))],
        &options,
    );
    assert_eq!(only_county(&without).schools[0].name, "");
}

#[test]
fn two_columns_that_fit_alike_are_asked_about() {
    let mut columns = primary_columns();
    let twin = column(&["占地面积及其他办学条件", "网络多媒体教室（间）"], &["1", "1", "1"]);
    columns.push(column(&["隔开"], &["", "", ""]));
    columns.push(twin);
    let imported = import(&[file("小学.xlsx", flat_book("示例县2025学年小学", &columns))]);
    assert!(has(&imported, "column-unsure"));
    check_primary(&imported);
}

#[test]
fn arts_in_columns_of_their_own_are_not_counted_twice() {
    let arts = |columns: &mut Vec<Column>, total: [&'static str; 3]| {
        for column in columns.iter_mut() {
            let last = column.path.last().copied();
            if column.path.contains(&"艺术") && last == Some("计") {
                column.values = total.to_vec();
            } else if column.path.contains(&"艺术") {
                column.path.remove(2);
            }
        }
    };
    let mut inside = primary_columns();
    arts(&mut inside, ["5", "6", "1"]);
    let imported = import(&[file("小学.xlsx", flat_book("示例县2025学年小学", &inside))]);
    check_primary(&imported);
    assert!(!has(&imported, "total-unclear"));
    let mut beside = primary_columns();
    arts(&mut beside, ["1", "0", "0"]);
    let imported = import(&[file("小学.xlsx", flat_book("示例县2025学年小学", &beside))]);
    assert!(has(&imported, "total-unclear"));
    let school = &only_county(&imported).schools[0];
    assert_eq!(figure(school, Metric::Arts, SectionKind::Primary), Some(6.0));
}

#[test]
fn several_counties_in_one_workbook() {
    let mut columns = primary_columns();
    columns[2].values = vec!["甲县", "乙县", "乙县"];
    let imported = import(&[file("小学.xlsx", flat_book("2025学年小学", &columns))]);
    let names: Vec<_> =
        imported.counties.iter().map(|c| (c.name.as_str(), c.schools.len())).collect();
    assert_eq!(names, [("甲县", 1), ("乙县", 2)]);
    assert_eq!(
        imported.counties[1].schools[0].origins.len(),
        imported.counties[0].schools[0].origins.len()
    );
}

#[test]
fn a_county_keeps_city_and_province_and_shared_names_are_told_apart() {
    let mut columns = primary_columns();
    columns[2].values = vec!["城区", "城区", "乙县"];
    columns.insert(3, column(&["统计二级"], &["东市", "西市", "西市"]));
    columns.insert(3, column(&["统计一级"], &["某省", "某省", "某省"]));
    let imported = import(&[file("小学.xlsx", flat_book("2025学年小学", &columns))]);
    let found: Vec<_> = imported
        .counties
        .iter()
        .map(|c| (c.name.as_str(), c.city().unwrap(), c.province().unwrap(), c.schools.len()))
        .collect();
    let all = [("东市城区", "东市"), ("西市城区", "西市"), ("乙县", "西市")];
    assert_eq!(found, all.map(|(name, city)| (name, city, "某省", 1)));
    // The school's own word for its county stays as the file wrote it.
    assert_eq!(imported.counties[0].schools[0].county.as_deref(), Some("城区"));
}

#[test]
fn what_names_no_county_follows_its_school_or_is_left_out_with_a_sentence() {
    let mut columns = primary_columns();
    columns[2].values = vec!["甲县", "乙县", "乙县"];
    let mut book = Workbook::new();
    let classes = book.add_worksheet();
    classes.write_row(0, 0, ["学校名称", "年级", "班级", "学生数"]).unwrap();
    classes.write_row(1, 0, ["青山镇中心小学", "一年级", "1班"]).unwrap();
    classes.write(1, 3, 41).unwrap();
    let births = book.add_worksheet();
    births.write_row(0, 0, ["年份", "出生人口"]).unwrap();
    births.write_row(1, 0, [2020, 700]).unwrap();
    births.write_row(2, 0, [2021, 650]).unwrap();
    let more = InputFile { name: "班级.xlsx".into(), bytes: book.save_to_buffer().unwrap() };
    let first = file("小学.xlsx", flat_book("2025学年小学", &columns));
    let imported = import(&[first.clone(), more.clone()]);
    let names: Vec<_> = imported.counties.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["甲县", "乙县"], "no third county of what named none");
    let listed = |county: &County| -> usize {
        let sections = county.schools.iter().filter_map(|s| s.sections.primary.as_ref());
        sections.map(|section| section.classes.len()).sum()
    };
    assert_eq!([0, 1].map(|at| listed(&imported.counties[at])), [0, 1]);
    assert!(imported.counties.iter().all(|county| county.births.is_empty()));
    assert!(has(&imported, "table-ownerless"));
    // One county in the files: it is that one's.
    columns[2].values = vec!["乙县", "乙县", "乙县"];
    let alone = import(&[file("小学.xlsx", flat_book("2025学年小学", &columns)), more]);
    assert_eq!(only_county(&alone).births.len(), 2);
    assert!(!has(&alone, "table-ownerless"));
}

#[test]
fn rows_without_codes_join_by_name() {
    let mut primary = primary_columns();
    primary.retain(|c| c.path != ["机构标识码"]);
    let imported = import(&[
        file("小学.xlsx", flat_book("示例县2025学年小学", &primary)),
        file("初中.xlsx", flat_book("示例县2025学年初中", &junior_columns())),
    ]);
    let school = &only_county(&imported).schools[0];
    assert_eq!(school.id, "3500000001");
    assert!(school.sections.primary.is_some() && school.sections.junior.is_some());
    assert!(has(&imported, "joined-by-name"));
}

#[test]
fn one_code_for_two_schools_keeps_both_and_says_so() {
    let mut columns = primary_columns();
    columns[1].values = vec!["3500000001", "3500000001", "3500000003"];
    let imported = import(&[file("小学.xlsx", flat_book("示例县2025学年小学", &columns))]);
    assert!(has(&imported, "code-twice"));
    let county = only_county(&imported);
    assert_eq!(county.schools.len(), 3);
    assert_eq!(county.schools[1].id, "3500000001-2");
    columns[0].values = vec!["城关第一小学", "城关第一小学", "河口教学点"];
    let imported = import(&[file("小学.xlsx", flat_book("示例县2025学年小学", &columns))]);
    assert!(has(&imported, "row-twice"));
    assert_eq!(only_county(&imported).schools.len(), 2);
}

/// Replaces the first school's value in the column that ends so.
fn with_value(leaf: &str, value: &'static str) -> Imported {
    let mut columns = primary_columns();
    for column in &mut columns {
        if column.path.join("/").ends_with(leaf) {
            column.values[0] = value;
        }
    }
    import(&[file("小学.xlsx", flat_book("示例县2025学年小学", &columns))])
}

#[test]
fn broken_cells_are_named_and_the_rest_is_imported() {
    for (leaf, value, code) in [
        ("室内体育用房", "-5", "cell-negative"),
        ("专任教师/合计", "约五十", "cell-not-a-number"),
        ("运动场地面积", "6,80", "number-bad-grouping"),
        ("运动场地面积", "10亩", "number-unknown-unit"),
    ] {
        let imported = with_value(leaf, value);
        let found =
            imported.findings.iter().find(|f| f.code == code).unwrap_or_else(|| panic!("{code}"));
        assert_eq!(found.school.as_deref(), Some("城关第一小学"));
        assert!(found.cell.is_some() && found.field.is_some() && found.file.is_some());
        let county = only_county(&imported);
        assert_eq!(found.field.unwrap().get(&county.schools[0]), None, "{code}");
        assert_eq!(county.schools.len(), 3);
    }
}

#[test]
fn figures_that_cannot_be_are_found() {
    for (leaf, value, code) in [
        ("在校生数/合计", "0", "students-zero"),
        ("在校生数/一年级", "151", "grades-and-students"),
        ("室内体育用房", "5000", "more-than-whole"),
        ("骨干教师（小学）", "51", "more-than-whole"),
        ("按学历分/本科", "45", "more-than-whole"),
        ("教学仪器设备资产值（万元）", "1900500", "equipment-per-pupil"),
    ] {
        let imported = with_value(leaf, value);
        let found = imported.findings.iter().find(|f| f.code == code).unwrap_or_else(|| {
            panic!("{code}: {:?}", codes(&imported));
        });
        assert_eq!(found.file.as_deref(), Some("小学.xlsx"), "{code}");
        assert!(found.cell.is_some(), "{code}");
    }
    let unit = with_value("教学仪器设备资产值（万元）", "1900500");
    let found = unit.findings.iter().find(|f| f.code == "equipment-per-pupil").unwrap();
    assert_eq!(found.fix, Some(Fix::Set { value: 1_900_500.0 }));
}

#[test]
fn files_that_are_nothing_are_named_and_the_others_imported() {
    let good = file("小学.xlsx", flat_book("示例县2025学年小学", &primary_columns()));
    for (bad, code) in [
        (file("图.xlsx", b"\x89PNG\r\n\x1a\n\x00".as_slice()), "file-not-a-workbook"),
        (file("空.csv", b"".as_slice()), "file-empty"),
        (file("断.xlsx", good.bytes[..500].to_vec()), "file-damaged"),
        (file("别的.csv", "品名,单价\n笔,2\n".as_bytes()), "no-header"),
    ] {
        let imported = import(&[bad.clone(), good.clone()]);
        let found =
            imported.findings.iter().find(|f| f.code == code).unwrap_or_else(|| panic!("{code}"));
        assert_eq!(found.file.as_deref(), Some(bad.name.as_str()));
        check_primary(&imported);
    }
}

#[test]
fn the_template_reads_back() {
    let bytes = write_template().unwrap();
    let empty = import(&[file("模板.xlsx", bytes)]);
    assert!(empty.counties.is_empty());
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let cells = [
        ("学校标识码", "3500000021"),
        ("学校名称", "河西学校"),
        ("县(市、区)", "示例县"),
        ("办学类型", "九年一贯制学校"),
        ("举办者", "公办"),
        ("城乡类型", "镇区"),
        ("是否计校数", "是"),
        ("建校年份", "1998"),
        ("小学在校学生数(人)", "400"),
        ("小学高于规定学历教师数(人)", "20"),
        ("初中在校学生数(人)", "200"),
        ("初中县级以上骨干教师数(人)", "3"),
        ("教学及辅助用房面积(平方米)", "5000"),
        ("教学仪器设备值(元)", "1900000"),
        ("音乐专用教室面积(平方米,逐间用顿号隔开)", "98、92.5"),
        ("公用经费预算(元)", "800000"),
    ];
    for (column, (header, value)) in (0_u16..).zip(cells) {
        sheet.write(0, column, header).unwrap();
        write(sheet, 1, column, value);
    }
    let classes = workbook.add_worksheet().set_name("班级").unwrap();
    let rows = [
        ["学校标识码", "学校名称", "年级", "班级名称", "学生数(人)"],
        ["3500000021", "河西学校", "一年级", "1(1)班", "45"],
        ["3500000021", "河西学校", "初二", "8(1)班", "50"],
        ["3500000021", "河西学校", "大班", "", "20"],
    ];
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            write(classes, row, column, text);
        }
    }
    let imported = import(&[file("填好.xlsx", workbook.save_to_buffer().unwrap())]);
    assert!(has(&imported, "class-not-read") && !has(&imported, "row-twice"));
    let county = only_county(&imported);
    let school = &county.schools[0];
    assert_eq!((school.id.as_str(), school.kind), ("3500000021", Kind::NineYear));
    assert_eq!(figure(school, Metric::Students, SectionKind::Primary), Some(400.0));
    assert_eq!(figure(school, Metric::Students, SectionKind::Junior), Some(200.0));
    assert_eq!(figure(school, Metric::Backbone, SectionKind::Junior), Some(3.0));
    assert_eq!(figure(school, Metric::EquipmentValue, SectionKind::Primary), Some(1_900_000.0));
    assert_eq!(school.site.music_room_areas, Some(vec![98.0, 92.5]));
    assert_eq!(school.established_year, Some(1998));
    assert_eq!(school.sections.senior, None);
    let junior = &school.sections.junior.as_ref().unwrap().classes;
    assert_eq!(
        (junior[0].grade, junior[0].name.as_str(), junior[0].students),
        (8, "8(1)班", Some(50.0))
    );
    assert_eq!(school.sections.primary.as_ref().unwrap().classes.len(), 1);
    assert_eq!(imported.mapping[0].form, "template");
}

/// A thousand schools under some four hundred columns: everything known is found among them.
#[test]
fn a_thousand_schools_under_four_hundred_columns() {
    let mut columns = primary_columns();
    while columns.len() < 400 {
        columns.push(column(&["其他办学情况", "分项目", "数量"], &["7", "8", "9"]));
    }
    let format = Format::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 399, "示例县2025学年小学", &format).unwrap();
    for (at, column) in (0_u16..).zip(&columns) {
        for (level, label) in (1_u32..).zip(&column.path) {
            sheet.write(level, at, *label).unwrap();
        }
        for row in 0..1000_u32 {
            match column.path[0] {
                "学校名称" => sheet.write(5 + row, at, format!("第{row}小学")).unwrap(),
                "机构标识码" => sheet.write(5 + row, at, f64::from(row) + 3.5e9).unwrap(),
                "办学类型" => sheet.write(5 + row, at, "小学").unwrap(),
                "统计三级" => sheet.write(5 + row, at, "示例县").unwrap(),
                _ => sheet.write(5 + row, at, f64::from(row % 97)).unwrap(),
            };
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let start = std::time::Instant::now();
    let imported = import(&[file("小学.xlsx", bytes)]);
    println!("imported in {:?}", start.elapsed());
    let county = only_county(&imported);
    assert_eq!(county.schools.len(), 1000);
    assert_eq!(county.schools[999].id, "3500000999");
    assert_eq!(figure(&county.schools[96], Metric::Students, SectionKind::Primary), Some(96.0));
}
