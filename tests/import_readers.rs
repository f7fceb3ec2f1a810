//! The workbook readers: every format gives the same table, another reader agrees, and what is
//! wrong with a file is said.
#![cfg(feature = "sheets")]
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test program")]

#[path = "support/workbooks.rs"]
mod workbooks;

use std::io::{Cursor, Write};

use calamine::Reader;
use junheng::import::error::{FileTrouble, Limit, Part};
use junheng::import::sheet::{Cell, Merge, Opened, Table, open};

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Vec<Table> {
    let opened = open(name, bytes, None);
    assert_eq!(opened.problems, [], "{name}");
    opened.tables
}

fn trouble(opened: Opened) -> FileTrouble {
    assert_eq!(opened.tables, []);
    opened.problems.first().unwrap().trouble
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn text(table: &Table, row: u32, column: u32) -> &str {
    match table.cell(row, column) {
        Some(Cell::Text(text)) => text,
        other => panic!("{other:?}"),
    }
}

fn is_sample(tables: &[Table], format: &str) {
    let names: Vec<_> = tables.iter().map(|t| (&*t.sheet, t.hidden)).collect();
    assert_eq!(names, [("小学", false), ("隐藏", true)], "{format}");
    let table = &tables[0];
    assert_eq!(text(table, 0, 0), "2025 学年基层统计");
    assert_eq!(text(table, 2, 2), "其中：女");
    assert_eq!(text(table, 3, 0), "城关第一小学 & <分校>");
    assert_eq!(text(table, 3, 2), "1,234.50");
    assert_eq!(text(table, 4, 0), "换行\n校名");
    assert_eq!(table.cell(3, 1), Some(&Cell::Number(900.0)));
    assert_eq!(table.cell(3, 3), Some(&Cell::Number(-0.125)));
    assert_eq!(table.cell(4, 1), Some(&Cell::Number(2.0)));
    // LibreOffice turned this cell into a 1 on its way to .ods.
    let yes = if format == "ods" { Cell::Number(1.0) } else { Cell::Bool(true) };
    assert_eq!(table.cell(4, 2), Some(&yes), "{format}");
    assert_eq!(table.cell(4, 3), Some(&Cell::Date(45_536.0)));
    assert_eq!(table.cell(4, 4), Some(&Cell::Error("#DIV/0!")));
    assert_eq!(table.cell(40, 5), Some(&Cell::Number(1e15)));
    assert_eq!(table.rows.len(), 6, "{format}");
    let mut merges = table.merges.clone();
    merges.sort_by_key(|m| (m.top, m.left));
    let expected = [(0, 0, 0, 5), (1, 0, 2, 0), (1, 1, 1, 3)]
        .map(|(top, left, bottom, right)| Merge { top, left, bottom, right });
    assert_eq!(merges, expected, "{format}");
}

#[test]
fn every_workbook_format_gives_the_same_table() {
    is_sample(&read("a.xlsx", &workbooks::sample()), "xlsx");
    is_sample(&read("a.xls", &fixture("sample.xls")), "xls");
    is_sample(&read("a.ods", &fixture("sample.ods")), "ods");
    is_sample(&read("a.xlsb", &workbooks::sample_xlsb()), "xlsb");
}

/// Content decides, so a wrong extension does no harm.
#[test]
fn the_name_of_a_file_does_not_matter() {
    is_sample(&read("a.csv", &workbooks::sample()), "xlsx");
    assert_eq!(read("a.xls", "甲\t乙\n1\t2".as_bytes())[0].rows.len(), 2);
}

#[test]
fn another_reader_sees_the_same_cells() {
    let xlsx = workbooks::sample();
    let xlsb = workbooks::sample_xlsb();
    let xls = fixture("sample.xls");
    let ods = fixture("sample.ods");
    for (name, bytes) in [("a.xlsx", xlsx), ("a.xlsb", xlsb), ("a.xls", xls), ("a.ods", ods)] {
        let ours = read(name, &bytes);
        let mut theirs = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).unwrap();
        let range = theirs.worksheet_range("小学").unwrap();
        let mut seen = 0;
        let (top, left) = range.start().unwrap();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (row as u32 + top, column as u32 + left);
            let cell = ours[0].cell(row, column);
            let same = match (value, cell) {
                (calamine::Data::String(a), Some(Cell::Text(b))) => **a == **b,
                (calamine::Data::Float(a), Some(Cell::Number(b))) => a == b,
                (calamine::Data::Int(a), Some(Cell::Number(b))) => *a as f64 == *b,
                (calamine::Data::Bool(a), Some(Cell::Bool(b))) => a == b,
                (calamine::Data::DateTime(a), Some(Cell::Date(b))) => a.as_f64() == *b,
                (calamine::Data::DateTimeIso(_), Some(Cell::Date(_))) => true,
                (calamine::Data::Error(_), Some(Cell::Error(_))) => true,
                // LibreOffice writes the error's name as the text of the cell.
                (calamine::Data::String(_), Some(Cell::Error(_))) => name == "a.ods",
                _ => false,
            };
            assert!(same, "{name} ({row}, {column}): {value:?} against {cell:?}");
            seen += 1;
        }
        assert_eq!(seen, ours[0].rows.iter().map(|r| r.cells.len()).sum::<usize>(), "{name}");
    }
}

#[test]
fn text_files_in_every_encoding() {
    let content = "学校,在校生数\n城关一小,\"1,200\"\n";
    let gbk = encoding_rs::GB18030.encode(content).0.into_owned();
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(content.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [content.as_bytes(), &gbk, &utf16] {
        let tables = read("a.csv", bytes);
        assert_eq!(text(&tables[0], 0, 1), "在校生数");
        assert_eq!(text(&tables[0], 1, 1), "1,200");
        assert_eq!(tables[0].rows.len(), 2);
    }
}

#[test]
fn an_archive_gives_its_files_and_names_them_even_in_gbk() {
    let inner = workbooks::sample();
    let zip = zip_of(&[("b/自评.xlsx", &inner), ("__MACOSX/x", b"?"), ("a.csv", b"x,y\n1,2\n")]);
    let tables = read("all.zip", &zip);
    let files: Vec<_> = tables.iter().map(|t| &*t.file).collect();
    assert_eq!(files, ["all.zip/b/自评.xlsx", "all.zip/b/自评.xlsx", "all.zip/a.csv"]);

    let mut gbk = zip_of(&[("ABCDEF.csv", b"x,y\n1,2\n")]);
    // Six bytes of GBK for 甲乙丙 in place of the name, which the archive marks as plain.
    let name = encoding_rs::GB18030.encode("甲乙丙").0.into_owned();
    for at in 0..gbk.len() - 6 {
        if &gbk[at..at + 6] == b"ABCDEF" {
            gbk[at..at + 6].copy_from_slice(&name);
        }
    }
    assert_eq!(&*read("a.zip", &gbk)[0].file, "a.zip/甲乙丙.csv");
}

#[test]
fn one_bad_file_in_an_archive_leaves_the_others() {
    let zip = zip_of(&[("bad.xlsx", b"\x00\x01"), ("good.csv", b"x,y\n1,2\n")]);
    let opened = open("a.zip", &zip, None);
    assert_eq!(opened.tables.len(), 1);
    assert_eq!(&*opened.problems[0].file, "a.zip/bad.xlsx");
    assert_eq!(opened.problems[0].trouble, FileTrouble::NotAWorkbook);
}

#[test]
fn what_is_no_workbook_is_refused_by_name() {
    for (bytes, expected) in [
        (b"".as_slice(), FileTrouble::Empty),
        (b"   \n\n", FileTrouble::Empty),
        (b"\x89PNG\r\n\x1a\n\x00\x00", FileTrouble::NotAWorkbook),
        (b"%PDF-1.7 x", FileTrouble::NotAWorkbook),
        (b"<html><table>", FileTrouble::NotAWorkbook),
        (b"PK\x03\x04 but no archive", FileTrouble::Damaged(Part::Archive)),
        (
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0],
            FileTrouble::Damaged(Part::Container),
        ),
    ] {
        assert_eq!(trouble(open("a.xlsx", bytes, None)), expected, "{bytes:?}");
    }
    let truncated = workbooks::sample();
    let half = &truncated[..truncated.len() / 2];
    assert_eq!(trouble(open("a.xlsx", half, None)), FileTrouble::Damaged(Part::Archive));
}

#[test]
fn protected_workbooks_are_named_as_such() {
    assert_eq!(trouble(open("a.xlsx", &fixture("protected.xlsx"), None)), FileTrouble::Encrypted);
    assert_eq!(trouble(open("a.xls", &fixture("protected.xls"), None)), FileTrouble::Encrypted);
    assert_eq!(trouble(open("a.ods", &fixture("protected.ods"), None)), FileTrouble::Encrypted);
}

#[test]
fn archives_in_archives_are_refused() {
    let inner = zip_of(&[("a.csv", b"1,2\n")]);
    let outer = zip_of(&[("inner.zip", &inner)]);
    assert_eq!(trouble(open("a.zip", &outer, None)), FileTrouble::TooBig(Limit::Nesting));
}

fn sheet_xml(rows: &str) -> Vec<u8> {
    let sheet = format!(
        "<?xml version=\"1.0\"?><worksheet><dimension ref=\"A1\"/><sheetData>{rows}</sheetData></worksheet>"
    );
    zip_of(&[
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>",
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn a_formula_without_a_stored_value_is_missing() {
    let bytes = sheet_xml(
        "<row><c r=\"A1\"><f>B1</f><v></v></c><c r=\"B1\"><f>1</f></c><c r=\"C1\"><f>2</f><v>2</v></c>\
         <c r=\"D1\" t=\"str\"><f>\"\"</f><v></v></c></row>",
    );
    let table = &read("a.xlsx", &bytes)[0];
    assert_eq!(table.cell(0, 0), Some(&Cell::FormulaWithoutValue));
    assert_eq!(table.cell(0, 1), Some(&Cell::FormulaWithoutValue));
    assert_eq!(table.cell(0, 2), Some(&Cell::Number(2.0)));
    assert_eq!(table.cell(0, 3), None);
}

/// The stated dimension is A1; rows and cells may come without addresses.
#[test]
fn wrong_dimensions_and_missing_addresses() {
    let bytes = sheet_xml("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>");
    let table = &read("a.xlsx", &bytes)[0];
    assert_eq!(table.cell(0, 1), Some(&Cell::Number(2.0)));
    assert_eq!(table.cell(1, 0), Some(&Cell::Number(3.0)));
}

#[test]
fn a_million_empty_rows_cost_nothing() {
    let mut rows = String::from("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    for row in 2..200_000 {
        rows.push_str(&format!("<row r=\"{row}\" s=\"1\"/>"));
    }
    rows.push_str("<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>");
    let table = &read("a.xlsx", &sheet_xml(&rows))[0];
    assert_eq!(table.rows.len(), 2);
    assert_eq!(table.cell(1_048_575, 16_383), Some(&Cell::Number(7.0)));
    let beyond = sheet_xml("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>");
    assert_eq!(trouble(open("a.xlsx", &beyond, None)), FileTrouble::TooBig(Limit::Rows));
}

#[test]
fn a_zip_bomb_is_refused_by_what_comes_out_of_it() {
    let zeros = vec![b' '; 80 << 20];
    let bomb = zip_of(&[
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"S\"/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", &zeros),
    ]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(trouble(open("a.xlsx", &bomb, None)), FileTrouble::ZipBomb);
}

#[test]
fn repeated_cells_of_open_documents_are_held_to_a_limit() {
    let document = |attribute: &str, value: &str| {
        let content = format!(
            "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">\
             <table:table-row {attribute}><table:table-cell>{value}</table:table-cell></table:table-row>\
             </table:table></office:spreadsheet></office:body></office:document-content>"
        );
        zip_of(&[("content.xml", content.as_bytes())])
    };
    let million = "table:number-rows-repeated=\"1000000\"";
    assert_eq!(trouble(open("a.ods", &document(million, ""), None)), FileTrouble::Empty);
    let full = document(million, "<text:p>x</text:p>");
    assert_eq!(trouble(open("a.ods", &full, None)), FileTrouble::TooBig(Limit::Rows));
    let few = document("table:number-rows-repeated=\"3\"", "<text:p>x</text:p>");
    assert_eq!(read("a.ods", &few)[0].rows.len(), 3);
}

#[test]
fn a_sheet_cut_off_in_the_middle_is_reported_and_the_others_are_kept() {
    let bytes = zip_of(&[
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name=\"S\"/><sheet name=\"T\"/></sheets></workbook>",
        ),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c><v>1</v></c>"),
        (
            "xl/worksheets/sheet2.xml",
            b"<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
        ),
    ]);
    let opened = open("a.xlsx", &bytes, None);
    assert_eq!(opened.tables.len(), 1);
    assert_eq!(opened.problems[0].sheet.as_deref(), Some("S"));
    assert_eq!(opened.problems[0].trouble, FileTrouble::Damaged(Part::Sheet));
}

/// Writes the workbook that the binary fixtures were converted from.
#[test]
#[ignore = "a tool, not a test"]
fn write_sample() {
    std::fs::write(std::env::temp_dir().join("sample.xlsx"), workbooks::sample()).unwrap();
}
