//! Writes one section's sheet: titles, merged header rows, schools, totals, notes.

use super::cell::{Cell, cell};
use super::layout::{Column, Layout};
use crate::county::{County, School, SectionKind};
use crate::sample::rng::Rng;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// One number in this many is typed as text, the way people type.
const TYPED: usize = 1200;

/// The bytes of the workbook.
pub fn write(
    county: &County,
    schools: &[&School],
    section: SectionKind,
    layout: &Layout,
) -> Result<Vec<u8>, XlsxError> {
    let columns = layout.columns(section);
    let mut book = Workbook::new();
    // The same bytes whenever it is written.
    let made = ExcelDateTime::from_ymd(2021, 9, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name("汇总")?;
    let mut row = titles(sheet, county, section, layout, &columns)?;
    let depth = headers(sheet, row, &columns)?;
    sheet.set_freeze_panes(row + depth, 1)?;
    row += depth;
    let mut sums: Vec<f64> = columns.iter().map(|_| 0.0).collect();
    let mut rng = Rng::new(county.schools.len() as u64 + section as u64);
    for school in schools {
        for ((at, column), sum) in (0_u16..).zip(&columns).zip(&mut sums) {
            let value = cell(&column.fill, school, section);
            if let Cell::Number(n) = value {
                *sum += n;
            }
            put(sheet, row, at, &value, rng.below(TYPED))?;
        }
        row += 1;
    }
    sheet.write_string(row, 0, "合计")?;
    for ((at, column), sum) in (0_u16..).zip(&columns).zip(&sums) {
        if *sum > 0.0 && column.path.len() > 1 {
            sheet.write_number(row, at, libm::round(sum * 100.0) / 100.0)?;
        }
    }
    for (line, note) in (row + 1..).zip(&layout.notes) {
        sheet.write_string(line, 0, note)?;
    }
    book.save_to_buffer()
}

fn titles(
    sheet: &mut Worksheet,
    county: &County,
    section: SectionKind,
    layout: &Layout,
    columns: &[Column],
) -> Result<u32, XlsxError> {
    let year = county.school_year.unwrap_or_default();
    let bold = Format::new().set_bold().set_align(FormatAlign::Left);
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut row = 0;
    for title in &layout.titles {
        let text = title
            .replace("{year}", &year.to_string())
            .replace("{next}", &(year + 1).to_string())
            .replace("{county}", &county.name)
            .replace("{section}", &layout.of(section).word);
        sheet.merge_range(row, 0, row, last.min(30), &text, &bold)?;
        row += 1;
    }
    Ok(row)
}

/// Writes the header rows from `top` and returns how many there are. A label that columns share
/// is merged over them, a column's own label down to the last header row.
fn headers(sheet: &mut Worksheet, top: u32, columns: &[Column]) -> Result<u32, XlsxError> {
    let head = Format::new()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_border(FormatBorder::Thin);
    let depth = columns.iter().map(|c| c.path.len()).max().unwrap_or(0);
    for level in 0..depth {
        let mut at = 0;
        while let Some(column) = columns.get(at) {
            let same = |c: &&Column| {
                c.path.len() > level && c.path.get(..=level) == column.path.get(..=level)
            };
            let run = columns.iter().skip(at).take_while(same).count().max(1);
            if let Some(label) = column.path.get(level) {
                let own = column.path.len() == level + 1;
                let last = if own { depth - 1 } else { level };
                let (from, to) = (top + level as u32, top + last as u32);
                let (left, right) = (at as u16, (at + run - 1) as u16);
                if (from, left) == (to, right) {
                    sheet.write_string_with_format(from, left, label, &head)?;
                } else {
                    sheet.merge_range(from, left, to, right, label, &head)?;
                }
            }
            at += run;
        }
    }
    Ok(depth as u32)
}

/// Writes a cell; `luck` 0 to 3 types a large enough number as people do.
fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Cell,
    luck: usize,
) -> Result<(), XlsxError> {
    match value {
        Cell::Blank => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, text)?;
        }
        Cell::Number(n) if *n >= 100.0 && luck < 4 => {
            sheet.write_string(row, column, typed(*n, luck))?;
        }
        Cell::Number(n) => {
            sheet.write_number(row, column, *n)?;
        }
    }
    Ok(())
}

/// A number as a person types it: thousands separators, full-width digits, stray blanks.
fn typed(n: f64, how: usize) -> String {
    let plain = n.to_string();
    match how {
        0 => {
            let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
            let mut grouped = String::new();
            for (at, digit) in whole.chars().enumerate() {
                if at > 0 && (whole.len() - at) % 3 == 0 {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            grouped + rest
        }
        1 => plain
            .chars()
            .map(|c| c.to_digit(10).and_then(|d| char::from_u32(0xff10 + d)).unwrap_or(c))
            .collect(),
        2 => format!(" {plain}\u{a0}"),
        _ => format!("{plain}　"),
    }
}
