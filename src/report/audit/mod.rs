//! The audit workbook (核算底稿): the county's figures on one sheet, everything computed of them as live
//! formulas on the next, settings and thresholds on a third. Change a figure in any spreadsheet and the
//! verdict follows; each formula also carries the value the engine computed.
//!
//! Formulas keep to functions that every spreadsheet knows, and to what the engine does: what is missing
//! is `缺`, never 0; a school not counted is added to the one it belongs to while its flag is 1; limits
//! are compared after rounding to the digits of sheet 3, where the engine compares exact fractions.

mod figures;
mod inputs;
mod place;
mod refs;
mod rows;
mod settings;
mod summary;
mod terms;
mod words;

use crate::book::{Across, Book, BookError, Down, Page, Style, StyleId};
use crate::county::County;
use crate::score::{self, Evaluation, Trace};
use crate::standard::Standard;
use words::{Audit, audit};

/// The workbook of a county under a standard.
///
/// # Errors
/// The writer's own, for instance more schools than a sheet has rows.
pub fn workbook(county: &County, standard: &Standard) -> Result<Vec<u8>, BookError> {
    let evaluation = score::evaluate(county, standard);
    let trace = score::trace(county, standard);
    let mut book = Book::new();
    let styles = Styles::new(&mut book);
    let made = Made { county, standard, evaluation: &evaluation, trace: &trace, words: audit() };
    let (inputs, first) = inputs::sheet(&made, &styles);
    let (settings, third) = settings::sheet(&made, &styles);
    let plan = rows::Plan::new(made, &inputs, &settings);
    let second = plan.sheet(&styles);
    for sheet in [first, second, third] {
        book.push(sheet);
    }
    book.write()
}

/// What the sheets are made from.
#[derive(Clone, Copy)]
struct Made<'a> {
    county: &'a County,
    standard: &'a Standard,
    evaluation: &'a Evaluation,
    trace: &'a Trace,
    words: &'static Audit,
}

impl Made<'_> {
    /// A title with the county and its year in it.
    fn title(&self, text: &str) -> String {
        let year = self.county.school_year.map_or_else(String::new, |year| format!("{year}学年"));
        let sample = if self.county.sample { "（示例数据）" } else { "" };
        let words = [
            ("{county}", self.county.name.as_str()),
            ("{year}", &year),
            ("{sample}", sample),
            ("{standard}", &self.standard.name),
            ("{edition}", &self.standard.edition),
        ];
        words.iter().fold(text.to_owned(), |text, (name, word)| text.replace(name, word))
    }
}

/// How cells look.
struct Styles {
    title: StyleId,
    note: StyleId,
    head: StyleId,
    text: StyleId,
    number: StyleId,
    value: StyleId,
    none: StyleId,
    given: StyleId,
    word: StyleId,
}

impl Styles {
    fn new(book: &mut Book) -> Self {
        let cell = || Style::new().border().size(10);
        let head = cell().bold().wrap().fill(0xE8_EDF3).across(Across::Center).down(Down::Middle);
        let word = cell().across(Across::Center);
        Self {
            title: book.style(Style::new().font("黑体").size(14)),
            note: book.style(Style::new().size(10).colour(0x5A_6472)),
            head: book.style(head),
            text: book.style(cell()),
            number: book.style(cell()),
            value: book.style(cell().format("0.0000")),
            none: book.style(cell().fill(0xE3_E6EA)),
            given: book.style(cell().fill(0xFF_F8DC)),
            word: book.style(word),
        }
    }
}

/// Printed across on A4, as wide as the paper.
fn page(repeated_rows: u32) -> Page {
    Page {
        landscape: true,
        fit_width: true,
        repeated_rows,
        header: String::new(),
        footer: "&C第 &P 页，共 &N 页".to_owned(),
    }
}
