//! Writes one section's sheet: titles, merged header rows, schools, totals, notes.

use super::cell::{Cell, cell};
use super::layout::{Column, Layout};
use crate::book::{Across, Book, BookError, Down, Sheet, Style, StyleId};
use crate::county::{County, School, SectionKind};
use crate::sample::rng::Rng;

/// One number in this many is typed as text, the way people type.
const TYPED: usize = 1200;

/// The bytes of the workbook.
pub fn write(
    county: &County,
    schools: &[&School],
    section: SectionKind,
    layout: &Layout,
) -> Result<Vec<u8>, BookError> {
    let columns = layout.columns(section);
    let mut book = Book::new();
    book.set_created(super::CREATED);
    let bold = book.style(Style::new().bold().across(Across::Left));
    let head = book.style(Style::new().across(Across::Center).down(Down::Middle).wrap().border());
    let mut sheet = Sheet::new("汇总");
    let mut row = titles(&mut sheet, county, section, layout, &columns, bold);
    let depth = headers(&mut sheet, row, &columns, head);
    sheet.freeze(row + depth, 1);
    row += depth;
    let mut sums: Vec<f64> = columns.iter().map(|_| 0.0).collect();
    let mut rng = Rng::new(county.schools.len() as u64 + section as u64);
    for school in schools {
        for ((at, column), sum) in (0..).zip(&columns).zip(&mut sums) {
            let value = cell(&column.fill, school, section);
            if let Cell::Number(n) = value {
                *sum += n;
            }
            put(&mut sheet, (row, at), value, rng.below(TYPED));
        }
        row += 1;
    }
    sheet.set(row, 0, "合计", StyleId::PLAIN);
    for ((at, column), sum) in (0..).zip(&columns).zip(&sums) {
        if *sum > 0.0 && column.path.len() > 1 {
            sheet.set(row, at, libm::round(sum * 100.0) / 100.0, StyleId::PLAIN);
        }
    }
    for (line, note) in (row + 1..).zip(&layout.notes) {
        sheet.set(line, 0, note.as_str(), StyleId::PLAIN);
    }
    book.push(sheet);
    book.write()
}

/// Writes the titles and returns how many there are.
fn titles(
    sheet: &mut Sheet,
    county: &County,
    section: SectionKind,
    layout: &Layout,
    columns: &[Column],
    style: StyleId,
) -> u32 {
    let year = county.school_year.unwrap_or_default();
    let last = u32::try_from(columns.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let mut row = 0;
    for title in &layout.titles {
        let text = title
            .replace("{year}", &year.to_string())
            .replace("{next}", &(year + 1).to_string())
            .replace("{county}", &county.name)
            .replace("{section}", &layout.of(section).word);
        sheet.merge((row, 0), (row, last.min(30)), text, style);
        row += 1;
    }
    row
}

/// Writes the header rows from `top` and returns how many there are. A label that columns share
/// is merged over them, a column's own label down to the last header row.
fn headers(sheet: &mut Sheet, top: u32, columns: &[Column], style: StyleId) -> u32 {
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
                let from = (top + level as u32, at as u32);
                let to = (top + last as u32, (at + run - 1) as u32);
                sheet.merge(from, to, label.as_str(), style);
            }
            at += run;
        }
    }
    depth as u32
}

/// Writes a cell; `luck` 0 to 3 types a large enough number as people do.
fn put(sheet: &mut Sheet, (row, column): (u32, u32), value: Cell, luck: usize) {
    match value {
        Cell::Blank => {}
        Cell::Text(text) => sheet.set(row, column, text, StyleId::PLAIN),
        Cell::Number(n) if n >= 100.0 && luck < 4 => {
            sheet.set(row, column, typed(n, luck), StyleId::PLAIN);
        }
        Cell::Number(n) => sheet.set(row, column, n, StyleId::PLAIN),
    }
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
