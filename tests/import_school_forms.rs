//! One workbook a school: the statistics forms and the self-report.
#![cfg(feature = "sheets")]
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test program")]

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use junheng::county::{ClassBands, Field, Kind, Metric, Ownership, School, SectionKind, Setting};
use junheng::import::{Confidence, ImportOptions, Imported, InputFile, import_files};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

fn import(files: &[InputFile]) -> Imported {
    import_files(files, &ImportOptions::default(), &mut |_| {})
}

fn file(name: &str, bytes: Vec<u8>) -> InputFile {
    InputFile { name: name.to_owned(), bytes }
}

fn figure(school: &School, metric: Metric, section: SectionKind) -> Option<f64> {
    Field::of(metric, section).get(school)
}

fn codes(imported: &Imported) -> Vec<&str> {
    imported.findings.iter().map(|finding| finding.code.as_str()).collect()
}

/// Writes rows of cells from a corner; a text that is a number becomes one.
fn rows(sheet: &mut Worksheet, top: u32, rows: &[&[&str]]) {
    for (row, cells) in (top..).zip(rows) {
        for (column, text) in (0_u16..).zip(*cells) {
            match text.parse::<f64>() {
                Ok(number) if text.len() < 10 => {
                    sheet.write(row, column, number).unwrap();
                }
                _ if text.is_empty() => {}
                _ => {
                    sheet.write(row, column, *text).unwrap();
                }
            }
        }
    }
}

fn add<'a>(workbook: &'a mut Workbook, name: &str) -> &'a mut Worksheet {
    workbook.add_worksheet().set_name(name).unwrap()
}

/// A nine-year school's workbook, laid out as the forms are.
fn school_workbook(shift_rows: u32) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let merged = Format::new();
    let top = shift_rows;
    rows(
        add(&mut workbook, "教基1001"),
        top,
        &[
            &["学校（机构）基本情况 2025学年"],
            &["学校（机构）名称", "", "河西学校"],
            &["学校（机构）标识码", "", "3500000013"],
            &["办学类型", "", "九年一贯制学校"],
            &["举办者", "", "县级教育部门"],
            &["驻地城乡类型", "", "镇中心区"],
        ],
    );
    rows(
        add(&mut workbook, "教基1102续"),
        top,
        &[
            &["办学条件(续)"],
            &["指标名称", "", "计量单位", "数量"],
            &["县级以上骨干教师", "小学", "人", "6"],
            &["", "初中", "人", "4"],
        ],
    );
    let grades = |name: &str, form: &str, cells: &[&str], workbook: &mut Workbook| {
        let sheet = add(workbook, form);
        rows(sheet, top, &[&[name]]);
        sheet.merge_range(top + 1, 0, top + 2, 0, "", &merged).unwrap();
        sheet.merge_range(top + 1, 1, top + 1, 2, "招生数", &merged).unwrap();
        let last = 3 + cells.len() as u16 - 4;
        sheet.merge_range(top + 1, 3, top + 1, last, "在校生数", &merged).unwrap();
        let mut labels = vec!["", "合计", "其中：女", "合计"];
        labels.extend(
            ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"]
                .iter()
                .take(cells.len() - 4),
        );
        rows(
            sheet,
            top + 2,
            &[&labels, &["甲", "1", "2", "3", "4", "5", "6", "7", "8", "9"][..cells.len()], cells],
        );
        rows(sheet, top + 5, &[&["其中：女", "30", "", "200"]]);
    };
    grades(
        "小学学生数",
        "教基3112",
        &["总计", "70", "33", "420", "70", "70", "70", "70", "70", "70"],
        &mut workbook,
    );
    grades("初中学生数", "教基3115", &["总计", "60", "28", "183", "61", "61", "61"], &mut workbook);
    rows(
        add(&mut workbook, "教基2106"),
        top,
        &[
            &["小学班额情况"],
            &["", "编号", "班数"],
            &["甲", "乙", "1"],
            &["总计", "01", "12"],
            &["25人及以下", "02", "0"],
            &["26-30人", "03", "0"],
            &["31-35人", "04", "12"],
            &["36-40人", "05", "0"],
        ],
    );
    for (form, total, degrees, sports) in [
        ("教基4155", "30", ["1", "3", "15", "8"], ["2", "3", "1", "1", "1"]),
        ("教基4156", "18", ["0", "2", "14", "2"], ["1", "2", "0", "1", "1"]),
    ] {
        let sheet = add(&mut workbook, form);
        rows(sheet, top, &[&["专任教师分课程、分学历情况"]]);
        sheet.merge_range(top + 1, 5, top + 1, 8, "艺术", &merged).unwrap();
        let [sport, arts, art, music, paint] = sports;
        let [doctor, master, bachelor, college] = degrees;
        rows(
            sheet,
            top + 2,
            &[
                &["", "编号", "合计", "语文", "体育与健康", "计", "艺术", "音乐", "美术"],
                &["甲", "乙", "1", "2", "3", "4", "5", "6", "7"],
                &["总计", "1", total, "9", sport, arts, art, music, paint],
                &["其中：女", "2", "9", "5", "0", "1", "1", "0", "0"],
                &["博士研究生", "3", doctor, "", "", "", "", "", ""],
                &["硕士研究生", "4", master, "", "", "", "", "", ""],
                &["本科", "5", bachelor, "", "", "", "", "", ""],
                &["专科", "6", college, "", "", "", "", "", ""],
            ],
        );
    }
    rows(
        add(&mut workbook, "教基5170"),
        top,
        &[
            &["校舍情况"],
            &["指标名称", "计量单位", "代码", "计", "其中：危房"],
            &["校舍建筑面积", "平方米", "1", "9000", "0"],
            &["一、教学及辅助用房", "平方米", "2", "5200.5", "0"],
            &["教学及辅助用房", "平方米", "3", "5200.5", "7"],
            &["普通教室", "平方米", "4", "3000", "0"],
            &["室内体育用房", "平方米", "5", "400", "0"],
        ],
    );
    rows(
        add(&mut workbook, "教基5176"),
        top,
        &[
            &["占地面积及其他办学条件"],
            &["指标名称", "", "计量单位", "数量"],
            &["占地面积", "", "平方米", "20000"],
            &["其中：运动场地面积", "", "平方米", "6000"],
            &["图书", "", "册", "15000"],
            &["网络多媒体教室", "", "间", "20"],
            &["教学仪器设备资产值", "", "万元", "120.55"],
        ],
    );
    workbook.save_to_buffer().unwrap()
}

#[track_caller]
fn check_school(imported: &Imported) {
    use Metric::*;
    use SectionKind::{Junior, Primary};
    let school = &imported.counties[0].schools[0];
    assert_eq!((school.id.as_str(), school.name.as_str()), ("3500000013", "河西学校"));
    assert_eq!((school.kind, school.setting), (Kind::NineYear, Some(Setting::Town)));
    for (metric, section, value) in [
        (Students, Primary, 420.0),
        (Students, Junior, 183.0),
        (FullTime, Primary, 30.0),
        (FullTime, Junior, 18.0),
        (AboveDegree, Primary, 27.0),
        (AboveDegree, Junior, 16.0),
        (Backbone, Primary, 6.0),
        (Backbone, Junior, 4.0),
        (Sports, Primary, 2.0),
        (Arts, Primary, 3.0),
        (Arts, Junior, 2.0),
        (ClassCount, Primary, 12.0),
        (TeachingArea, Primary, 5200.5),
        (IndoorSportsArea, Primary, 400.0),
        (SportsFieldArea, Primary, 6000.0),
        (MultimediaRooms, Primary, 20.0),
        (Books, Primary, 15_000.0),
        (EquipmentValue, Primary, 1_205_500.0),
    ] {
        assert_eq!(figure(school, metric, section), Some(value), "{metric:?} {section:?}");
    }
    let mut bands = [0.0; 10];
    bands[2] = 12.0;
    assert_eq!(school.sections.primary.as_ref().unwrap().class_bands, Some(ClassBands(bands)));
    let history = &imported.counties[0].history;
    let grades: Vec<_> = history.iter().map(|e| (e.year, e.grade, e.students)).collect();
    assert_eq!(grades.len(), 9, "{grades:?}");
    assert!(grades.contains(&(2025, 6, Some(70.0))) && grades.contains(&(2025, 9, Some(61.0))));
}

#[test]
fn a_school_workbook_is_read_by_its_labels_wherever_they_stand() {
    check_school(&import(&[file("河西学校.xlsx", school_workbook(0))]));
    check_school(&import(&[file("河西学校.xlsx", school_workbook(3))]));
}

#[test]
fn origins_name_sheet_and_cell() {
    let imported = import(&[file("河西学校.xlsx", school_workbook(0))]);
    let county = &imported.counties[0];
    let field = Field::of(Metric::Students, SectionKind::Junior);
    let origin = &county.schools[0].origins[&field];
    let source = &county.sources
        [origin.source.or(origin.parts.first().and_then(|p| p.source)).unwrap() as usize];
    assert_eq!((source.file.as_str(), source.sheet.as_str()), ("河西学校.xlsx", "教基3115"));
    assert_eq!(origin.cell.unwrap().to_string(), "D5");
}

/// A self-report in the wording of one county; `both`: a nine-year school.
fn self_report(name: &str, code: &str, both: bool) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = add(&mut workbook, "学校自评表");
    let (type_, juniors) = if both { ("九年一贯制学校", "200") } else { ("小学", "") };
    rows(
        sheet,
        0,
        &[
            &["义务教育优质均衡发展学校自评表"],
            &["填报单位：某县教育局"],
            &["序号", "类别", "填报项目", "单位", "填报值", "是否必填", "备注说明"],
            &["1", "基本信息", "学校名称", "", name, "是", ""],
            &["2", "", "学校标识码", "", code, "是", ""],
            &["3", "", "办学类型", "", type_, "是", ""],
            &["4", "", "举办者", "", "公办", "是", ""],
            &["5", "", "2010年及之前建成", "是/否", "是", "是", ""],
            &["6", "学生", "小学在校学生数", "人", "400", "是", ""],
            &["7", "", "初中在校学生数", "人", juniors, "是", ""],
            &["8", "", "其中：小学随迁子女数", "人", "30", "否", ""],
            &["9", "教师", "小学专任教师总数", "人", "25", "是", ""],
            &["10", "", "小学专任教师中博士学历人数", "人", "0", "是", ""],
            &["11", "", "小学专任教师中硕士学历人数", "人", "2", "是", ""],
            &["12", "", "小学专任教师中本科学历人数", "人", "12", "是", ""],
            &["13", "", "小学专任教师中专科学历人数", "人", "6", "是", ""],
            &["14", "", "县级及以上骨干教师数", "人", "5", "是", ""],
            &["15", "", "体育专任教师数", "人", "2", "是", ""],
            &["16", "", "音乐专任教师数", "人", "1", "是", ""],
            &["17", "", "美术专任教师数", "人", "2", "是", ""],
            &["18", "", "走教体育艺术教师数", "人", "1", "否", ""],
            &["19", "办学条件", "教学及辅助用房面积", "平方米", "3,000.50", "是", ""],
            &["20", "", "其中：室内体育用房面积", "平方米", "200", "是", ""],
            &["21", "", "体育馆面积", "平方米", "999", "是", ""],
            &["22", "", "校内体育场面积", "平方米", "3000", "是", ""],
            &["23", "", "校内其他体育活动场地面积", "平方米", "500", "否", ""],
            &["24", "", "校外租赁体育场馆面积", "平方米", "0", "否", ""],
            &["25", "", "教学仪器设备值（账面原值）", "万元", "95.07", "是", ""],
            &["26", "", "网络多媒体教室数", "间", "12", "是", ""],
            &["27", "经费", "上一年度公用经费预算", "万元", "39", "是", ""],
            &["28", "", "上一年度公用经费决算", "万元", "38", "是", ""],
            &["29", "", "上一年度教师培训经费预算", "万元", "2", "是", ""],
            &["30", "", "上一年度教师培训经费决算", "万元", "1.9", "是", ""],
            &["31", "班额", "31-35人", "个", "12", "是", ""],
            &["32", "专用教室", "音乐专用教室（96平方米及以上）间数", "间", "1", "是", ""],
            &["33", "", "音乐专用教室（73平方米—96平方米以下）间数", "间", "2", "是", ""],
            &["34", "", "美术专用教室（90平方米及以上）间数", "间", "0", "是", ""],
        ],
    );
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_self_report_is_read_by_the_words_of_its_items() {
    use Metric::*;
    let imported = import(&[file("实验小学.xlsx", self_report("实验小学", "3500000031", false))]);
    let school = &imported.counties[0].schools[0];
    let p = SectionKind::Primary;
    assert_eq!((school.name.as_str(), school.kind), ("实验小学", Kind::Primary));
    assert_eq!((school.ownership, school.established_year), (Ownership::Public, Some(2010)));
    for (metric, value) in [
        (Students, 400.0),
        (MigrantStudents, 30.0),
        (FullTime, 25.0),
        (AboveDegree, 20.0),
        (Backbone, 5.0),
        (Sports, 2.0),
        (Arts, 3.0),
        (VisitingSportsArts, 1.0),
        (TeachingArea, 3000.5),
        (IndoorSportsArea, 200.0),
        (SportsFieldArea, 3500.0),
        (ExternalSportsArea, 0.0),
        (EquipmentValue, 950_700.0),
        (MultimediaRooms, 12.0),
        (PublicBudget, 390_000.0),
        (TeacherTraining, 20_000.0),
    ] {
        assert_eq!(figure(school, metric, p), Some(value), "{metric:?}");
    }
    assert_eq!(school.sections.primary.as_ref().unwrap().class_bands.unwrap().0[2], 12.0);
    assert_eq!(school.sections.junior, None);
    assert_eq!(school.site.music_room_areas, Some(vec![96.0, 73.0, 73.0]));
    assert_eq!(school.site.art_room_areas, Some(vec![]));
    assert!(codes(&imported).contains(&"rooms-by-band"));
}

#[test]
fn what_is_not_told_by_section_is_missing_and_said() {
    let imported = import(&[file("a.xlsx", self_report("河西学校", "3500000013", true))]);
    let school = &imported.counties[0].schools[0];
    assert_eq!(figure(school, Metric::Students, SectionKind::Junior), Some(200.0));
    assert_eq!(figure(school, Metric::Backbone, SectionKind::Primary), None);
    assert_eq!(figure(school, Metric::Backbone, SectionKind::Junior), None);
    assert!(codes(&imported).contains(&"not-by-section"));
}

#[test]
fn hundreds_of_reports_in_one_archive() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..120 {
        let name = format!("自评表/第{n}小学.xlsx");
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&self_report(
            &format!("第{n}小学"),
            &format!("{}", 3_500_000_100_u64 + n),
            false,
        ))
        .unwrap();
    }
    let imported = import(&[file("全县.zip", zip.finish().unwrap().into_inner())]);
    assert_eq!(imported.counties[0].schools.len(), 120);
    // Forms that look the same are one mapping.
    assert_eq!(imported.mapping.len(), 1);
    assert_eq!(imported.mapping[0].schools, 120);
    assert_eq!(codes(&imported).iter().filter(|code| **code == "number-as-text").count(), 1);
}

#[test]
fn an_item_in_other_words_can_be_corrected() {
    let bytes = self_report("实验小学", "3500000031", false);
    let key = "教师 → 县级及以上骨干教师数".to_owned();
    let options = ImportOptions {
        mapping: BTreeMap::from([(key, "primary.teachers.certified".to_owned())]),
        ..ImportOptions::default()
    };
    let imported = import_files(&[file("a.xlsx", bytes)], &options, &mut |_| {});
    let school = &imported.counties[0].schools[0];
    assert_eq!(figure(school, Metric::Backbone, SectionKind::Primary), None);
    assert_eq!(figure(school, Metric::Certified, SectionKind::Primary), Some(5.0));
}

#[test]
fn a_figure_of_a_school_workbook_can_be_corrected_and_the_correction_is_remembered() {
    let book = || file("河西学校.xlsx", school_workbook(0));
    let mapped = |imported: &Imported, path: &str| {
        let columns = imported.mapping.iter().flat_map(|sheet| &sheet.columns);
        columns.into_iter().find(|column| column.key() == path).cloned()
    };
    let plain = import(&[book()]);
    let p = SectionKind::Primary;
    assert_eq!(figure(&plain.counties[0].schools[0], Metric::Computers, p), None);
    // 教基5176 has no computers, so its other cells are there to choose.
    let free = mapped(&plain, "占地面积").unwrap();
    assert_eq!((free.target, free.confidence), (None, Confidence::Unused));
    assert_eq!(free.examples, ["20000"]);
    let options = ImportOptions {
        mapping: BTreeMap::from([
            ("图书".to_owned(), "site.computers".to_owned()),
            ("网络多媒体教室".to_owned(), String::new()),
            ("县级以上骨干教师 → 初中".to_owned(), "primary.teachers.backbone".to_owned()),
        ]),
        ..ImportOptions::default()
    };
    let imported = import_files(&[book()], &options, &mut |_| {});
    let county = imported.counties[0].clone();
    let check = |county: &junheng::county::County| {
        let school = &county.schools[0];
        assert_eq!(figure(school, Metric::Computers, p), Some(15_000.0));
        assert_eq!(figure(school, Metric::Books, p), None);
        assert_eq!(figure(school, Metric::MultimediaRooms, p), None);
        assert_eq!(figure(school, Metric::Backbone, p), Some(4.0));
        assert_eq!(figure(school, Metric::Backbone, SectionKind::Junior), None);
        let origin = &school.origins[&Field::of(Metric::Computers, p)];
        assert_eq!(origin.cell.unwrap().to_string(), "D5");
    };
    check(&county);
    let shown = mapped(&imported, "图书").unwrap();
    assert_eq!(shown.target.as_deref(), Some("site.computers"));
    assert!(shown.corrected && mapped(&imported, "网络多媒体教室").unwrap().corrected);
    // Next year's workbook of another school is read so from the county's own memory.
    let bare = junheng::county::County {
        corrections: county.corrections,
        ..junheng::county::County::default()
    };
    let options = ImportOptions { into: Some(bare), ..ImportOptions::default() };
    check(&import_files(&[book()], &options, &mut |_| {}).counties[0]);
}

#[test]
fn entrants_and_leavers_are_held_against_the_grades() {
    let found = |shift| codes(&import(&[file("a.xlsx", school_workbook(shift))])).join(" ");
    assert!(!found(0).contains("-and-grade"), "{}", found(0));
    let text = "2025学年小学\n\
        学校名称\t招生数\t在校生数\t\t\t\t\t\t\t预计毕业生数\t体检人数\t安保人员\t网络多媒体教室\t图书\n\
        \t合计\t合计\t一年级\t二年级\t三年级\t四年级\t五年级\t六年级\t合计\t\t\t\t\n\
        一小\t50\t300\t50\t50\t50\t50\t50\t50\t50\t290\t2\t9\t900\n\
        二小\t80\t300\t50\t50\t50\t50\t50\t50\t20\t200\t0\t9\t900\n\
        三小\t52\t300\t50\t50\t50\t50\t50\t50\t50\t301\t5\t9\t900\n";
    let imported = import(&[file("小学.txt", text.as_bytes().to_vec())]);
    let told: Vec<(String, String)> = imported
        .findings
        .iter()
        .filter(|f| {
            f.code.ends_with("-and-grade") || f.code.ends_with("-share") || f.code == "guards-count"
        })
        .map(|f| (f.code.clone(), f.cell.unwrap().to_string()))
        .collect();
    let all = [
        ("intake-and-grade", "B5"),
        ("leavers-and-grade", "J5"),
        ("examined-share", "K5"),
        ("guards-count", "L5"),
        ("examined-share", "K6"),
    ];
    assert_eq!(told, all.map(|(code, cell)| (code.to_owned(), cell.to_owned())));
}
