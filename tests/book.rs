//! Workbooks of our own: written, then read back by our readers and by another.
#![cfg(feature = "sheets")]
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test program")]

use calamine::{Data, Reader, Xlsx};
use junheng::book::{Across, Book, Down, Page, Sheet, Style, StyleId};
use junheng::import::sheet::{Cell, Merge, open};
use std::io::{Cursor, Read};

const TEXTS: [&str; 6] = ["=1+1", "+86", "-", "@x", " 空格\n<换行>\u{1}_x0041_", "&amp;"];

fn sample() -> Book {
    let mut book = Book::new();
    let head = Style::new().bold().size(14).fill(0xE8_EDF3).colour(0x20_4060).border().wrap();
    let head = book.style(head.across(Across::Center).down(Down::Middle));
    let two = book.style(Style::new().format("0.00").border());
    assert_eq!(book.style(Style::new()), StyleId::PLAIN);
    assert_eq!(book.style(Style::new().border().format("0.00")), two);
    let mut sheet = Sheet::new("学校/班级");
    sheet.merge((0, 0), (0, 2), "<总>表 & \"说明\"", head);
    for (row, text) in (1..).zip(TEXTS) {
        sheet.set(row, 0, text, StyleId::PLAIN);
    }
    sheet.set(1, 1, 0.1 + 0.2, two);
    sheet.set(2, 1, 1e21, two);
    sheet.set(3, 1, f64::NAN, two);
    sheet.set(4, 1, None, two);
    sheet.formula(5, 1, "=SUM(B2:B2)", 0.1 + 0.2, two);
    sheet.formula(6, 1, "IF(B2>0,\"<是>\",\"否\")", "<是>", two);
    sheet.set_width(0, 24.5);
    sheet.set_height(0, 30.0);
    sheet.freeze(1, 1);
    sheet.offer(2, 1, 9, &["是", "否"]);
    sheet.set_page(Page {
        landscape: true,
        fit_width: true,
        repeated_rows: 1,
        header: "&L甲县 && 乙县".to_owned(),
        footer: "&C第 &P 页，共 &N 页".to_owned(),
    });
    book.push(sheet);
    for name in ["学校 班级", "", &"长".repeat(40), "it's"] {
        book.push(Sheet::new(name));
    }
    book
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn our_readers_give_back_what_was_written() {
    let bytes = sample().write().unwrap();
    let opened = open("a.xlsx", &bytes, None);
    assert_eq!(opened.problems, []);
    let names: Vec<&str> = opened.tables.iter().map(|t| &*t.sheet).collect();
    assert_eq!(names, ["学校 班级", "学校 班级(2)", "(2)", &"长".repeat(31), "it's"]);
    let table = &opened.tables[0];
    let text = |text: &str| Cell::Text(text.into());
    assert_eq!(table.cell(0, 0), Some(&text("<总>表 & \"说明\"")));
    for (row, written) in (1..).zip(TEXTS) {
        assert_eq!(table.cell(row, 0), Some(&text(written)), "{written:?}");
    }
    assert_eq!(table.cell(1, 1), Some(&Cell::Number(0.1 + 0.2)));
    assert_eq!(table.cell(2, 1), Some(&Cell::Number(1e21)));
    assert_eq!(table.cell(3, 1), Some(&Cell::Error("#NUM!")));
    assert_eq!(table.cell(4, 1), None);
    assert_eq!(table.cell(5, 1), Some(&Cell::Number(0.1 + 0.2)));
    assert_eq!(table.cell(6, 1), Some(&text("<是>")));
    assert_eq!(table.merges, [Merge { top: 0, left: 0, bottom: 0, right: 2 }]);
}

#[test]
fn another_reader_gives_the_values_and_the_formulas() {
    let bytes = sample().write().unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let values = book.worksheet_range("学校 班级").unwrap();
    let value = |row, column| values.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!(value(1, 0), Data::String("=1+1".into()));
    assert_eq!(value(5, 0), Data::String(TEXTS[4].into()));
    assert_eq!(value(5, 1), Data::Float(0.1 + 0.2));
    assert_eq!(value(6, 1), Data::String("<是>".into()));
    let formulas = book.worksheet_formula("学校 班级").unwrap();
    assert_eq!(formulas.get_value((5, 1)).unwrap(), "SUM(B2:B2)");
    assert_eq!(formulas.get_value((6, 1)).unwrap(), "IF(B2>0,\"<是>\",\"否\")");
}

#[test]
fn a_text_that_begins_as_a_formula_stays_one_when_it_is_edited() {
    let bytes = sample().write().unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    // Of the plain style, the format that quotes is the second.
    assert!(sheet.contains("<c r=\"A2\" s=\"1\" t=\"s\">"), "{sheet}");
    let styles = part(&bytes, "xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1).unwrap();
    assert!(formats.split("<xf ").nth(2).unwrap().contains("quotePrefix=\"1\""));
    assert!(!formats.split("<xf ").nth(1).unwrap().contains("quotePrefix"));
}

#[test]
fn print_set_up_panes_and_choices_are_there() {
    let bytes = sample().write().unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for piece in [
        "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>",
        "<pageSetUpPr fitToPage=\"1\"/>",
        "<oddHeader>&amp;L甲县 &amp;&amp; 乙县</oddHeader>",
        "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\"",
        "sqref=\"C2:C10\"><formula1>\"是,否\"</formula1>",
    ] {
        assert!(sheet.contains(piece), "{piece}: {sheet}");
    }
    let titles = "localSheetId=\"0\">'学校 班级'!$1:$1</definedName>";
    assert!(part(&bytes, "xl/workbook.xml").contains(titles));
}

#[test]
fn the_same_book_is_the_same_bytes_and_a_book_needs_a_sheet() {
    assert_eq!(sample().write().unwrap(), sample().write().unwrap());
    assert!(Book::new().write().is_err());
    let mut book = Book::new();
    let mut sheet = Sheet::new("长");
    sheet.set(1_048_576, 0, 1.0, StyleId::PLAIN);
    book.push(sheet);
    assert!(book.write().is_err());
}
