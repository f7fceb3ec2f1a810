//! Whatever the bytes, the readers answer: with tables or with what is wrong.
#![cfg(feature = "sheets")]
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test program")]

#[path = "support/workbooks.rs"]
mod workbooks;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use junheng::import::sheet::open;
use junheng::import::{ImportOptions, InputFile, import_files};
use proptest::prelude::*;

static VALID: LazyLock<Vec<(&'static str, Vec<u8>)>> = LazyLock::new(|| {
    let fixture = |name: &str| {
        let path = format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).unwrap()
    };
    vec![
        ("a.xlsx", workbooks::sample()),
        ("a.xlsb", workbooks::sample_xlsb()),
        ("a.xls", fixture("sample.xls")),
        ("a.ods", fixture("sample.ods")),
        ("a.csv", "学校,人数\n一小,\"1,200\"\n".into()),
    ]
});

/// The same workbooks with their parts unpacked, so that a mutation reaches the parts and not
/// only the check sums.
static STORED: LazyLock<Vec<(&'static str, Vec<u8>)>> = LazyLock::new(|| {
    VALID.iter().filter(|(_, b)| b.starts_with(b"PK")).map(|(n, b)| (*n, store(b))).collect()
});

fn store(bytes: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        to.start_file(name, options()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn options() -> zip::write::SimpleFileOptions {
    zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)
}

/// Packs anew after changing one part, so that its check sum is right.
fn with_changed_part(bytes: &[u8], which: usize, change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let which = which % from.len();
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if at == which {
            change(&mut content);
        }
        to.start_file(name, options()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn change(bytes: &mut Vec<u8>, edits: &[(usize, u8)], cut: Option<usize>) {
    for (at, value) in edits {
        if !bytes.is_empty() {
            let at = at % bytes.len();
            bytes[at] = *value;
        }
    }
    if let Some(cut) = cut {
        bytes.truncate(cut % (bytes.len() + 1));
    }
}

fn edits() -> impl Strategy<Value = Vec<(usize, u8)>> {
    prop::collection::vec((any::<usize>(), any::<u8>()), 1..12)
}

/// An answer is tables or problems, never neither.
fn answers(name: &str, bytes: &[u8]) {
    let opened = open(name, bytes, None);
    assert!(!opened.tables.is_empty() || !opened.problems.is_empty());
}

/// Words that forms are made of, and some that they are not.
const WORDS: [&str; 40] = [
    "",
    "",
    "",
    "",
    "学校名称",
    "机构标识码",
    "办学类型",
    "统计三级",
    "是否计校数",
    "在校生数",
    "合计",
    "计",
    "一年级",
    "专任教师",
    "#按学历分",
    "本科",
    "专科",
    "#按授课课程分",
    "艺术",
    "音乐",
    "体育与健康",
    "教基3112",
    "教基2106",
    "教学及辅助用房",
    "室内体育用房",
    "教学仪器设备资产值（万元）",
    "填报项目",
    "填报值",
    "小学在校学生数",
    "小学",
    "甲",
    "1",
    "2",
    "900",
    "-3",
    "1,2",
    "１２",
    "约",
    "3500000001",
    "总计",
];

/// Words that tables of past years are made of.
const PAST_WORDS: [&str; 44] = [
    "",
    "",
    "",
    "学年",
    "年份",
    "年级",
    "学校名称",
    "机构标识码",
    "学区",
    "单位",
    "学段",
    "学生数",
    "合计",
    "一年级",
    "二年级",
    "三年级",
    "七年级",
    "初一",
    "初四",
    "1",
    "2",
    "9",
    "48",
    "1,250",
    "-3",
    "0.5",
    "2021",
    "2022",
    "2023学年",
    "2021-2022",
    "去年",
    "城关一小",
    "城关中学",
    "小学",
    "初中",
    "出生人口",
    "出生人口(万人)",
    "乡镇",
    "对口初中",
    "比例",
    "60%",
    "班级名称",
    "一(1)班",
    "2024学年小学",
];

/// Words that a county's own forms are made of.
const COUNTY_WORDS: [&str; 52] = [
    "",
    "",
    "",
    "填报单位：示例县教育局",
    "表Ⅰ 基本情况",
    "填报项目",
    "名称",
    "填报值",
    "指标值或简要结论",
    "是否达标",
    "单位",
    "类别",
    "备注",
    "佐证材料",
    "小学",
    "初中",
    "人口总数（万人）",
    "乡镇数",
    "行政村数",
    "年人均国内生产总值（元）",
    "生均公用经费定额",
    "特殊教育学校公用经费总额",
    "特殊教育学校在校学生数",
    "教师年平均工资",
    "公务员年平均工资",
    "符合交流条件教师数",
    "交流轮岗教师数",
    "随迁子女在公办学校就读人数",
    "初中三年巩固率达到95%以上",
    "毕业学生数",
    "三年前初一在校学生数",
    "以考试方式招生",
    "学校规划布局合理",
    "德育工作",
    "语文校际差异率",
    "问卷总数",
    "有效问卷数",
    "满意问卷数",
    "满意度",
    "家长",
    "计",
    "2020年",
    "2021年",
    "学科类培训机构数",
    "符合条件教师5904人，交流800人，占13.55%，其中骨干270人。",
    "语文Ⅲ级、差异率0.12；9.",
    "是",
    "无",
    "96.5%",
    "-3",
    "9.86万元",
    "１２，０００",
];

fn tables() -> impl Strategy<Value = String> {
    tables_of(&WORDS)
}

fn tables_of(words: &[&'static str]) -> impl Strategy<Value = String> {
    let cell = prop::sample::select(words.to_vec());
    let row = prop::collection::vec(cell, 1..9).prop_map(|cells| cells.join("\t"));
    prop::collection::vec(row, 1..12).prop_map(|rows| rows.join("\n"))
}

/// Imports a file alone and into what it gave before.
fn imports(name: &str, bytes: &[u8]) {
    let file = InputFile { name: name.to_owned(), bytes: bytes.to_vec() };
    let files = [file];
    let first = import_files(&files, &ImportOptions::default(), &mut |_| {});
    let into = first.counties.into_iter().next();
    let again =
        import_files(&files, &ImportOptions { into, ..ImportOptions::default() }, &mut |_| {});
    for county in &again.counties {
        let mut places = BTreeSet::new();
        for entry in &county.history {
            assert!(entry.students.is_some_and(|n| n.is_finite() && n >= 0.0), "{entry:?}");
            assert!(places.insert((entry.year, &entry.unit, entry.grade)), "{entry:?}");
        }
        let answers = county.government.values().chain([&county.basics]);
        for value in answers.filter_map(|answer| answer.value.as_ref()) {
            assert!(figures(value).into_iter().all(|n| n.is_finite() && n >= 0.0), "{value}");
        }
        let shares = county.feeders.iter().filter_map(|feeder| feeder.share);
        assert!(shares.into_iter().all(f64::is_finite));
    }
}

/// The numbers of an answer.
fn figures(value: &serde_json::Value) -> Vec<f64> {
    match value {
        serde_json::Value::Object(map) => map.values().flat_map(figures).collect(),
        other => other.as_f64().into_iter().collect(),
    }
}

/// A workbook of a county's own forms, its parts unpacked.
static COUNTY: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let rows = |text: &'static str| text.lines().map(|line| line.split('|').collect()).collect();
    store(&workbooks::plain(&[
        (
            "县表",
            rows(
                "填报项目|单位|填报值|备注\n常住人口|万人|82.05|\n教师年平均工资|万元|9.86|\n公务员年平均工资|元|97900|\n违规择校行为|起|无|\n适龄残疾儿童少年总数|人|312|\n残疾儿童少年入学人数|人|309|",
            ),
        ),
        (
            "表Ⅳ",
            rows(
                "名称|指标值或简要结论|是否达标\n每年交流轮岗教师不低于符合交流条件教师总数的10%，骨干20%|符合条件教师5904人，交流800人，占13.55%，其中骨干270人|是\n学校规划布局合理|已批准|是\n制定章程|都有|否\n规划布局|好|是",
            ),
        ),
        (
            "表Ⅵ",
            rows(
                "群体|问卷总数|有效问卷数|满意问卷数|满意度\n计|1500|1450|1305|90\n家长|1000|960|864|90\n教师|500|490|441|90",
            ),
        ),
        ("年", rows("一般公共预算教育支出（元）|2019年|2020年\n小学|9800|10100\n初中|13200|13900")),
    ]))
});

/// A workbook of past years, its parts unpacked.
static PAST: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let rows = |text: &'static str| text.lines().map(|line| line.split('|').collect()).collect();
    store(&workbooks::plain(&[
        ("2023学年", rows("学校名称|一年级|二年级|合计\n城关一小|48|45|93\n青山小学|25|26|51")),
        ("历年", rows("年份|学校名称|年级|学生数\n2022|城关一小|1|47\n2022|城关中学|初一|130")),
        ("人口", rows("年份|出生人口\n2017|7800\n2018|7400")),
        ("对口", rows("小学|初中|比例\n城关一小|城关中学|0.75\n城关一小|民办中学|25%")),
        ("班级", rows("学校名称|年级|班级|人数\n城关一小|1|1班|48")),
    ]))
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_table_of_form_words(table in tables()) {
        imports("小学.txt", table.as_bytes());
    }

    #[test]
    fn any_table_of_past_years(table in tables_of(&PAST_WORDS)) {
        imports("2024学年.txt", table.as_bytes());
        imports("历年.txt", table.as_bytes());
    }

    #[test]
    fn any_table_of_a_countys_own_forms(table in tables_of(&COUNTY_WORDS)) {
        imports("县.txt", table.as_bytes());
        imports("县.txt", format!("填报项目\t单位\t填报值\t是否达标\n{table}").as_bytes());
        imports("县.txt", format!("群体\t问卷总数\t有效问卷数\t满意问卷数\n{table}").as_bytes());
    }

    #[test]
    fn mutated_workbooks_of_a_countys_own_forms(
        part in any::<usize>(),
        edits in edits(),
        cut in any::<Option<usize>>(),
    ) {
        let bytes = with_changed_part(&COUNTY, part, |part| change(part, &edits, cut));
        imports("县.xlsx", &bytes);
    }

    #[test]
    fn mutated_workbooks_of_past_years(
        part in any::<usize>(),
        edits in edits(),
        cut in any::<Option<usize>>(),
    ) {
        let bytes = with_changed_part(&PAST, part, |part| change(part, &edits, cut));
        imports("历年.xlsx", &bytes);
    }

    #[test]
    fn any_table_of_form_words_in_a_school_form(table in tables()) {
        imports("小学.txt", format!("教基2106\n{table}").as_bytes());
        imports("小学.txt", format!("类别\t填报项目\t填报值\t单位\n{table}").as_bytes());
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        answers("a.bin", &bytes);
    }

    #[test]
    fn any_bytes_behind_a_known_beginning(
        start in prop::sample::select(vec![
            b"PK\x03\x04".to_vec(),
            vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
            vec![0xff, 0xfe],
            vec![0xef, 0xbb, 0xbf],
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        answers("a.bin", &[start, bytes].concat());
    }

    #[test]
    fn mutated_files(which in any::<usize>(), edits in edits(), cut in any::<Option<usize>>()) {
        let (name, bytes) = &VALID[which % VALID.len()];
        let mut bytes = bytes.clone();
        change(&mut bytes, &edits, cut);
        answers(name, &bytes);
    }

    #[test]
    fn mutated_parts(
        which in any::<usize>(),
        part in any::<usize>(),
        edits in edits(),
        cut in any::<Option<usize>>(),
    ) {
        let (name, bytes) = &STORED[which % STORED.len()];
        let bytes = with_changed_part(bytes, part, |part| change(part, &edits, cut));
        answers(name, &bytes);
    }

    #[test]
    fn mutated_records_of_old_workbooks(edits in edits()) {
        let mut bytes = VALID[2].1.clone();
        // The header stays, so that the records are reached.
        let body = bytes.split_off(512);
        let mut body = body;
        change(&mut body, &edits, None);
        bytes.extend(body);
        answers("a.xls", &bytes);
    }
}
