//! Workbooks made for tests.
#![allow(dead_code, reason = "each test program uses some of them")]

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// A workbook with everything the readers tell apart: merged headers below a title, text,
/// numbers, numbers stored as text, a date, true, an error, a formula with its value, a gap of
/// empty rows, and a hidden sheet.
pub fn sample() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("小学").unwrap();
    let merged = Format::new();
    sheet.merge_range(0, 0, 0, 5, "2025 学年基层统计", &merged).unwrap();
    sheet.merge_range(1, 0, 2, 0, "学校名称", &merged).unwrap();
    sheet.merge_range(1, 1, 1, 3, "在校生数", &merged).unwrap();
    write_row(sheet, 2, 1, &["合计", "其中：女", "随迁子女"]);
    sheet.write(3, 0, "城关第一小学 & <分校>").unwrap();
    sheet.write(3, 1, 900).unwrap();
    sheet.write(3, 2, "1,234.50").unwrap();
    sheet.write(3, 3, -0.125).unwrap();
    sheet.write(4, 0, "换行\n校名").unwrap();
    sheet.write_formula(4, 1, Formula::new("=1+1").set_result("2")).unwrap();
    sheet.write(4, 2, true).unwrap();
    let date = Format::new().set_num_format("yyyy/m/d");
    sheet.write_with_format(4, 3, ExcelDateTime::from_ymd(2024, 9, 1).unwrap(), &date).unwrap();
    sheet.write_formula(4, 4, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(40, 5, 1e15).unwrap();
    let hidden = workbook.add_worksheet().set_name("隐藏").unwrap();
    hidden.write(0, 0, "不看").unwrap();
    hidden.set_hidden(true);
    workbook.save_to_buffer().unwrap()
}

fn write_row(sheet: &mut Worksheet, row: u32, column: u16, labels: &[&str]) {
    for (column, label) in (column..).zip(labels) {
        sheet.write(row, column, *label).unwrap();
    }
}

/// The same workbook as .xlsb, record by record.
pub fn sample_xlsb() -> Vec<u8> {
    use std::io::Write;
    let rels = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.bin"/><Relationship Id="r2" Target="worksheets/sheet2.bin"/></Relationships>"#;
    let rels = rels.replace(
        "<Relationship ",
        "<Relationship Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" ",
    );
    let mut workbook = record(131, &[]);
    workbook.extend(record(143, &[]));
    for (hidden, id, relation, name) in [(0_u32, 1_u32, "r1", "小学"), (1, 2, "r2", "隐藏")] {
        let mut body = [hidden.to_le_bytes(), id.to_le_bytes()].concat();
        body.extend(wide(relation));
        body.extend(wide(name));
        workbook.extend(record(156, &body));
    }
    workbook.extend(record(144, &[]));
    workbook.extend(record(132, &[]));
    let mut format = 164_u16.to_le_bytes().to_vec();
    format.extend(wide("yyyy/m/d"));
    let mut styles = record(278, &[]);
    styles.extend(record(615, &1_u32.to_le_bytes()));
    styles.extend(record(44, &format));
    styles.extend(record(616, &[]));
    styles.extend(record(617, &2_u32.to_le_bytes()));
    for number in [0_u16, 164] {
        let mut body = 0_u16.to_le_bytes().to_vec();
        body.extend(number.to_le_bytes());
        body.extend([0; 12]);
        styles.extend(record(47, &body));
    }
    styles.extend(record(618, &[]));
    styles.extend(record(279, &[]));
    let strings = shared(&["合计", "其中：女"]);
    let files: [(&str, Vec<u8>); 8] = [
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("_rels/.rels", b"<Relationships/>".to_vec()),
        ("xl/workbook.bin", workbook),
        ("xl/_rels/workbook.bin.rels", rels.into_bytes()),
        ("xl/styles.bin", styles),
        ("xl/sharedStrings.bin", strings),
        ("xl/worksheets/sheet1.bin", first_sheet()),
        ("xl/worksheets/sheet2.bin", sheet_part(&[(0, vec![cell(6, 0, 0, &wide("不看"))])], &[])),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn first_sheet() -> Vec<u8> {
    let text = |column: u32, text: &str| cell(6, column, 0, &wide(text));
    let real = |column: u32, value: f64| cell(5, column, 0, &value.to_le_bytes());
    let rows = vec![
        (0, vec![text(0, "2025 学年基层统计")]),
        (1, vec![text(0, "学校名称"), text(1, "在校生数")]),
        (
            2,
            vec![
                cell(7, 1, 0, &0_u32.to_le_bytes()),
                cell(7, 2, 0, &1_u32.to_le_bytes()),
                text(3, "随迁子女"),
            ],
        ),
        (
            3,
            vec![
                text(0, "城关第一小学 & <分校>"),
                // 900 as a packed integer.
                cell(2, 1, 0, &((900_u32 << 2) | 2).to_le_bytes()),
                text(2, "1,234.50"),
                real(3, -0.125),
            ],
        ),
        (
            4,
            vec![
                text(0, "换行\n校名"),
                cell(9, 1, 0, &[2_f64.to_le_bytes().as_slice(), &[0; 10]].concat()),
                cell(4, 2, 0, &[1]),
                // 45 536 as the upper half of a double, shown as a date.
                cell(2, 3, 1, &((45_536_f64.to_bits() >> 32) as u32).to_le_bytes()),
                cell(3, 4, 0, &[7]),
            ],
        ),
        (40, vec![real(5, 1e15)]),
    ];
    sheet_part(&rows, &[[0, 0, 0, 5], [1, 2, 0, 0], [1, 1, 1, 3]])
}

fn sheet_part(rows: &[(u32, Vec<Vec<u8>>)], merges: &[[u32; 4]]) -> Vec<u8> {
    let mut part = record(129, &[]);
    part.extend(record(148, &[0; 16]));
    part.extend(record(145, &[]));
    for (row, cells) in rows {
        let mut head = row.to_le_bytes().to_vec();
        head.extend([0; 13]);
        part.extend(record(0, &head));
        for cell in cells {
            part.extend(cell);
        }
    }
    part.extend(record(146, &[]));
    for merge in merges {
        part.extend(record(176, &merge.map(u32::to_le_bytes).concat()));
    }
    part.extend(record(130, &[]));
    part
}

fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    let mut body = column.to_le_bytes().to_vec();
    body.extend(style.to_le_bytes());
    body.extend(value);
    record(kind, &body)
}

fn shared(texts: &[&str]) -> Vec<u8> {
    let count = (texts.len() as u32).to_le_bytes();
    let mut part = record(159, &[count, count].concat());
    for text in texts {
        let mut body = vec![0];
        body.extend(wide(text));
        part.extend(record(19, &body));
    }
    part.extend(record(160, &[]));
    part
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = (units.len() as u32).to_le_bytes().to_vec();
    bytes.extend(units.into_iter().flat_map(u16::to_le_bytes));
    bytes
}

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if kind < 128 {
        bytes.push(kind as u8);
    } else {
        bytes.extend([(kind & 0x7f) as u8 | 0x80, (kind >> 7) as u8]);
    }
    let mut length = body.len();
    loop {
        let more = length > 0x7f;
        bytes.push((length & 0x7f) as u8 | if more { 0x80 } else { 0 });
        length >>= 7;
        if !more {
            break;
        }
    }
    bytes.extend(body);
    bytes
}

/// A workbook of plain sheets: name, then rows of cells; what reads as a number is one.
pub fn plain(sheets: &[(&str, Vec<Vec<&str>>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (at, row) in (0_u32..).zip(rows) {
            for (column, text) in (0_u16..).zip(row) {
                match text.parse::<f64>() {
                    Ok(number) => sheet.write(at, column, number).unwrap(),
                    Err(_) => sheet.write(at, column, *text).unwrap(),
                };
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}
