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
        let shares = county.feeders.iter().filter_map(|feeder| feeder.share);
        assert!(shares.into_iter().all(f64::is_finite));
    }
}

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
