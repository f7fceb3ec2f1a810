//! The workbook of the tables, read back by another reader: every cell is the table's.

use super::{bad::full, table};
use calamine::{Data, Reader, Xlsx};
use junheng::county::{County, Kind, SectionKind};
use junheng::report::tables::{Content, application, workbook};
use junheng::sample;
use std::io::{Cursor, Read};

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_cell_reads_back_as_the_table_has_it() {
    let tables = application(&sample::county());
    let bytes = workbook(&tables).unwrap();
    let mut book = opened(bytes);
    let names = book.sheet_names();
    assert_eq!(names, ["表Ⅰ", "表Ⅱ-1", "表Ⅱ-2", "表Ⅲ", "表Ⅳ", "表Ⅴ", "表Ⅵ", "一票否决情形"]);
    for (table, name) in tables.iter().zip(names) {
        let range = book.worksheet_range(&name).unwrap();
        let cell = |row: usize, column: usize| {
            let at = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
            range.get_value(at).cloned().unwrap_or(Data::Empty)
        };
        assert_eq!(cell(0, 0), Data::String(table.title.clone()));
        assert_eq!(cell(1, 0), Data::String(table.place.clone()));
        for place in table.placed() {
            let found = cell(place.row + 2, place.column);
            match &place.cell.content {
                Content::Empty => assert_eq!(found, Data::Empty, "{name} {place:?}"),
                // The unit of a head may stand on a line of its own.
                Content::Text(text) => {
                    let found = found.to_string();
                    assert_eq!(if place.head { found.replace('\n', "") } else { found }, *text);
                }
                // Not rounded: the format shows the decimals.
                Content::Number { value, .. } => assert_eq!(found, Data::Float(*value)),
            }
        }
        let below = 2 + table.head.len() + table.rows.len();
        for (row, note) in (below..).zip(&table.notes) {
            assert_eq!(cell(row, 0), Data::String(note.clone()));
        }
    }
}

#[test]
fn it_is_set_up_for_paper() {
    let bytes = workbook(&application(&sample::county())).unwrap();
    let wide = part(&bytes, "xl/worksheets/sheet3.xml");
    for piece in [
        "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>",
        "<pageSetUpPr fitToPage=\"1\"/>",
        "<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>",
        "<mergeCell ref=\"G3:M3\"/>",
        "<printOptions horizontalCentered=\"1\"/><pageMargins",
    ] {
        assert!(wide.contains(piece), "{piece}");
    }
    assert!(part(&bytes, "xl/worksheets/sheet5.xml").contains("orientation=\"portrait\""));
    let titles = part(&bytes, "xl/workbook.xml");
    assert!(titles.contains("localSheetId=\"2\">'表Ⅱ-2'!$1:$5</definedName>"), "{titles}");
    let styles = part(&bytes, "xl/styles.xml");
    for piece in
        ["黑体", "宋体", "formatCode=\"0.00\"", "formatCode=\"0.000\"", "formatCode=\"0.0\""]
    {
        assert!(styles.contains(piece), "{piece}");
    }
}

/// What 24 columns of 表Ⅰ take stays legible on A4 across: 272 mm between the margins, a digit of
/// 11 points about 2 mm, so that a scale of two thirds leaves seven points of ten.
#[test]
fn the_widest_table_is_not_shrunk_beyond_reading() {
    let tables = application(&sample::county());
    for table in tables.iter().filter(|t| t.landscape) {
        let wide: f64 = table.widths.iter().sum();
        assert!(wide * 2.0 * 0.66 < 272.0, "{} is {wide} wide", table.id);
    }
    let units = &table(&tables, "I").head[1];
    assert!(units.iter().any(|cell| cell.content.shown() == "农业人口数（万人）"));
    let mut book = opened(workbook(&tables).unwrap());
    let range = book.worksheet_range("表Ⅰ").unwrap();
    // A bracket is not torn from what it holds.
    assert_eq!(range.get_value((3, 1)), Some(&Data::String("农业人口数\n（万人）".to_owned())));
}

#[test]
fn names_of_any_kind_stay_texts() {
    let names = [
        "=HYPERLINK(\"http://x\",\"点我\")".to_owned(),
        "+1+1".to_owned(),
        "-2".to_owned(),
        "@SUM(A1)".to_owned(),
        "<script>alert(1)</script>".to_owned(),
        "“引号”\"'&amp;".to_owned(),
        "🏫小学🎒".to_owned(),
        "长".repeat(200),
    ];
    let mut county = County { name: "=县\"<b>".to_owned(), ..County::default() };
    for (id, name) in names.iter().enumerate() {
        let mut school = full(&id.to_string(), Kind::Primary, &[SectionKind::Primary], 100.0);
        school.name = name.clone();
        county.schools.push(school);
    }
    let tables = application(&county);
    let bytes = workbook(&tables).unwrap();
    for sheet in 1..=tables.len() {
        assert!(!part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml")).contains("<f>"));
    }
    let mut book = opened(bytes.clone());
    let range = book.worksheet_range("表Ⅱ-2").unwrap();
    let above = 2 + table(&tables, "II-2").head.len();
    for (row, name) in (u32::try_from(above).unwrap()..).zip(&names) {
        assert_eq!(range.get_value((row, 1)), Some(&Data::String(name.clone())));
    }
    // Edited by hand, such a text stays one: its style quotes it.
    let sheet = part(&bytes, "xl/worksheets/sheet3.xml");
    let of = |cell: &str| {
        let at = sheet.find(&format!("<c r=\"{cell}\" s=\"")).unwrap();
        let rest = &sheet[at..];
        let style = rest.split("s=\"").nth(1).unwrap().split('"').next().unwrap();
        style.parse::<usize>().unwrap()
    };
    let formats = part(&bytes, "xl/styles.xml");
    let formats: Vec<&str> = formats.split("<cellXfs").nth(1).unwrap().split("<xf ").collect();
    for (row, quoted) in [(0, true), (1, true), (2, true), (3, true), (4, false), (6, false)] {
        let style = of(&format!("B{}", above + 1 + row));
        assert_eq!(formats[style + 1].contains("quotePrefix"), quoted, "{row}");
    }
}
