//! The tables as a workbook, one sheet a table, laid out for A4. Numbers stay unrounded, in the
//! form's decimals; texts stay texts, whatever they begin with.

use super::model::{Across, Cell, Content, Placed, Table};
use crate::book::{self, Book, BookError, Down, Page, Sheet, Style, StyleId, Value};

/// Rows above the head: the title, and who fills it in.
const ABOVE: u32 = 2;
/// Height of a line, points.
const LINE: f64 = 14.5;
/// Of the title.
const TITLE: f64 = 30.0;
/// Of the line that says who fills it in.
const PLACE: f64 = 20.0;
/// Room for the year, characters.
const YEAR: f64 = 11.0;
/// Below each page.
const FOOTER: &str = "&C第 &P 页，共 &N 页";
/// The family of titles and heads.
const BLACK: &str = "黑体";

struct Styles {
    title: StyleId,
    place: StyleId,
    year: StyleId,
    note: StyleId,
    head: StyleId,
}

/// The workbook of some tables.
///
/// # Errors
/// The writer's own: no table, or one larger than a sheet can be.
pub fn workbook(tables: &[Table]) -> Result<Vec<u8>, BookError> {
    let mut book = Book::new();
    let plain = Style::new().down(Down::Middle);
    let styles = Styles {
        title: book.style(plain.clone().font(BLACK).size(16).across(book::Across::Center)),
        place: book.style(plain.clone().across(book::Across::Left)),
        year: book.style(plain.clone().across(book::Across::Right)),
        note: book.style(plain.clone().size(10).wrap().across(book::Across::Left)),
        head: book.style(boxed().font(BLACK).size(10).across(book::Across::Center)),
    };
    for table in tables {
        let sheet = sheet(table, &mut book, &styles);
        book.push(sheet);
    }
    book.write()
}

/// A cell of the table itself.
fn boxed() -> Style {
    Style::new().border().wrap().down(Down::Middle).size(10)
}

fn sheet(table: &Table, book: &mut Book, styles: &Styles) -> Sheet {
    let name = table.title.split(['\u{3000}', ' ']).next().unwrap_or_default();
    let mut sheet = Sheet::new(name);
    let last = position(table.widths.len().max(1) - 1);
    sheet.set_height(1, PLACE);
    let half = if table.year.is_empty() { last } else { before_year(&table.widths) };
    sheet.merge((0, 0), (0, last), table.title.as_str(), styles.title);
    sheet.set_height(0, TITLE);
    sheet.merge((1, 0), (1, half), table.place.as_str(), styles.place);
    if half < last {
        sheet.merge((1, half + 1), (1, last), table.year.as_str(), styles.year);
    }
    for (column, width) in (0..).zip(&table.widths) {
        sheet.set_width(column, *width);
    }
    let placed = table.placed();
    for place in &placed {
        let from = (ABOVE + position(place.row), position(place.column));
        let cell = place.cell;
        let to = (from.0 + position(cell.rows) - 1, from.1 + position(cell.columns) - 1);
        let (style, shown) = match (place.head, &cell.content) {
            (true, Content::Text(_)) => (styles.head, text(table, place).into()),
            (true, content) => (styles.head, value(content)),
            (false, content) => (style(book, cell), value(content)),
        };
        sheet.merge(from, to, shown, style);
    }
    let rows = table.head.len() + table.rows.len();
    for (row, lines) in (ABOVE..).zip(heights(table, &placed, rows)) {
        sheet.set_height(row, LINE * lines + 4.0);
    }
    let whole: f64 = table.widths.iter().sum();
    for (row, note) in (ABOVE + position(rows)..).zip(&table.notes) {
        sheet.merge((row, 0), (row, last), note.as_str(), styles.note);
        sheet.set_height(row, LINE * lines(note, whole) + 2.0);
    }
    let head = ABOVE + position(table.head.len());
    sheet.freeze(head, 0);
    sheet.set_page(Page {
        landscape: table.landscape,
        fit_width: true,
        repeated_rows: head,
        header: String::new(),
        footer: FOOTER.to_owned(),
    });
    sheet
}

/// The last column in front of those that the year stands over.
fn before_year(widths: &[f64]) -> u32 {
    let mut room = 0.0;
    let narrow = |width: &&f64| {
        room += **width;
        room < YEAR
    };
    let over = widths.iter().rev().take_while(narrow).count() + 1;
    position(widths.len().saturating_sub(over + 1))
}

/// A position of a sheet; what is beyond it the writer refuses.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX / 2)
}

fn value(content: &Content) -> Value {
    match content {
        Content::Empty => Value::Blank,
        Content::Text(text) => Value::Text(text.clone()),
        Content::Number { value, .. } => Value::Number(*value),
    }
}

fn style(book: &mut Book, cell: &Cell) -> StyleId {
    let across = match cell.across {
        Across::Center => book::Across::Center,
        Across::Left => book::Across::Left,
    };
    let style = boxed().across(across);
    book.style(match cell.content {
        Content::Number { decimals: 0, .. } => style.format("0"),
        Content::Number { decimals, .. } => style.format(&format!("0.{}", "0".repeat(decimals))),
        Content::Empty | Content::Text(_) => style,
    })
}

/// Lines that each row needs: those of its fullest cell; what spans several rows is shared out.
fn heights(table: &Table, placed: &[Placed<'_>], rows: usize) -> Vec<f64> {
    let mut heights = vec![1.0_f64; rows];
    for place in placed {
        let cell = place.cell;
        #[allow(clippy::cast_precision_loss, reason = "a cell spans few rows")]
        let needed = lines(&text(table, place), width(table, place)) / cell.rows.max(1) as f64;
        for height in heights.iter_mut().skip(place.row).take(cell.rows) {
            *height = height.max(libm::ceil(needed));
        }
    }
    heights
}

/// Width of a cell, characters of half width.
fn width(table: &Table, place: &Placed<'_>) -> f64 {
    table.widths.iter().skip(place.column).take(place.cell.columns).sum()
}

/// What a cell shows. The unit of a head that does not fit into one line gets a line of its own, since
/// spreadsheets break lines behind a bracket that opens.
fn text(table: &Table, place: &Placed<'_>) -> String {
    let text = place.cell.content.shown();
    let room = room(width(table, place));
    if !place.head || half_widths(&text) <= room || !text.ends_with('）') {
        return text;
    }
    match text.rfind('（').map(|at| text.split_at(at)) {
        Some((name, unit)) if !name.is_empty() && half_widths(unit) <= room => {
            format!("{name}\n{unit}")
        }
        _ => text,
    }
}

/// Characters of half width that a column of this width holds: a digit of the plain font is wider
/// than one of ten points.
fn room(width: f64) -> f64 {
    (width * 1.05 - 1.0).max(2.0)
}

fn half_widths(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum()
}

/// Lines of a text in a column of so many characters of half width.
fn lines(text: &str, width: f64) -> f64 {
    let line = |line: &str| libm::ceil(half_widths(line) / room(width)).max(1.0);
    text.lines().map(line).sum::<f64>().max(1.0)
}
