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
        let style = if place.head { styles.head } else { style(book, cell) };
        sheet.merge(from, to, value(&cell.content), style);
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
        let width = table.widths.iter().skip(place.column).take(cell.columns).sum::<f64>();
        #[allow(clippy::cast_precision_loss, reason = "a cell spans few rows")]
        let needed = lines(&cell.content.shown(), width) / cell.rows.max(1) as f64;
        for height in heights.iter_mut().skip(place.row).take(cell.rows) {
            *height = height.max(libm::ceil(needed));
        }
    }
    heights
}

/// Lines of a text in a column of so many characters of half width.
fn lines(text: &str, width: f64) -> f64 {
    // A digit of the plain font is wider than one of ten points.
    let room = (width * 1.05 - 1.0).max(2.0);
    let line = |line: &str| {
        let wide: f64 = line.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum();
        libm::ceil(wide / room).max(1.0)
    };
    text.lines().map(line).sum::<f64>().max(1.0)
}
