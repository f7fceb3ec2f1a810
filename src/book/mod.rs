//! Workbooks (.xlsx) that this program writes: the template, the sample's files, what is exported.
//!
//! Make the styles with [`Book::style`], fill a [`Sheet`] cell by cell, hand it to [`Book::push`],
//! and [`Book::write`] gives the file: the same bytes whenever the same is written. Rows and columns
//! count from 0. A text is always a text, also one that begins as a formula does. The room knows
//! neither schools nor rules.

mod package;
mod sheet;
mod style;
mod write;
mod xml;

pub use package::BookError;
pub use sheet::{Page, Sheet, Value};
pub use style::{Across, Down, Style, StyleId};

/// Sheets with the styles they share.
#[derive(Debug, Clone, Default)]
pub struct Book {
    styles: Vec<Style>,
    sheets: Vec<Sheet>,
    created: Option<String>,
}

impl Book {
    /// An empty workbook; it needs a sheet before it is written.
    #[must_use]
    pub fn new() -> Self {
        Self { styles: vec![Style::new()], ..Self::default() }
    }

    /// The number of a style, the same for the same style. [`StyleId::PLAIN`] is always there.
    pub fn style(&mut self, style: Style) -> StyleId {
        let known = self.styles.iter().position(|s| *s == style);
        StyleId(known.unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        }))
    }

    /// Says when the figures were taken down, as `2025-09-01T00:00:00Z`; without it the file tells
    /// no time, so that the same figures give the same bytes.
    pub fn set_created(&mut self, time: &str) {
        self.created = Some(time.to_owned());
    }

    /// Adds a sheet behind the others. Its name is made one that spreadsheets take: without
    /// `[ ] : * ? / \`, of 31 characters, unlike the names before it.
    pub fn push(&mut self, mut sheet: Sheet) {
        let clean: String = sheet
            .name
            .chars()
            .map(|c| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c })
            .collect();
        let clean = clean.trim().trim_matches('\'');
        let taken =
            |name: &str| self.sheets.iter().any(|other| other.name.eq_ignore_ascii_case(name));
        let mut name = shortened(clean, "");
        let mut number = 2;
        while name.is_empty() || taken(&name) {
            name = shortened(clean, &format!("({number})"));
            number += 1;
        }
        sheet.name = name;
        self.sheets.push(sheet);
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// When there is no sheet, or a sheet is larger than the format allows.
    pub fn write(&self) -> Result<Vec<u8>, BookError> {
        package::write(self)
    }
}

/// A name with a tail, cut to the 31 UTF-16 units that spreadsheets allow.
fn shortened(name: &str, tail: &str) -> String {
    let room = 31 - tail.len();
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= room
    };
    name.chars().take_while(fits).collect::<String>() + tail
}
