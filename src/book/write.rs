//! A sheet as the file has it: view, columns, rows, merged areas, choices, print.

use super::sheet::{Cell, Page, Sheet, Value};
use super::style::StyleId;
use super::xml::{area, attribute, push_text, text};
use crate::order;
use crate::order::Map;
use std::fmt::Write;

/// The longest text of a cell, UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

impl Sheet {
    /// The last row and column in use.
    pub(super) fn end(&self) -> (u32, u32) {
        let areas = self.merged.iter().map(|(_, to)| *to);
        let used = self.cells.keys().copied().chain(areas);
        used.fold((0, 0), |end, at| (end.0.max(at.0), end.1.max(at.1)))
    }

    /// Rows repeated on every page, as the book names them.
    pub(super) fn repeated(&self) -> Option<String> {
        let rows = self.page.as_ref().map_or(0, |page| page.repeated_rows);
        let name = self.name.replace('\'', "''");
        (rows > 0).then(|| attribute(&format!("'{name}'!$1:${rows}")))
    }

    /// The sheet's part of the file; `first` sheets are opened on. Texts go into `texts`.
    pub(super) fn part(&self, first: bool, texts: &mut Texts) -> String {
        let mut out = String::from(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
        );
        let page = self.page.as_ref();
        if page.is_some_and(|page| page.fit_width) {
            out += "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>";
        }
        let _ = write!(out, "<dimension ref=\"{}\"/>", area((0, 0), self.end()));
        self.push_view(first, &mut out);
        out += "<sheetFormatPr defaultRowHeight=\"14.25\"/>";
        self.push_columns(&mut out);
        self.push_rows(texts, &mut out);
        if !self.merged.is_empty() {
            let _ = write!(out, "<mergeCells count=\"{}\">", self.merged.len());
            for (from, to) in &self.merged {
                let _ = write!(out, "<mergeCell ref=\"{}\"/>", area(*from, *to));
            }
            out += "</mergeCells>";
        }
        self.push_choices(&mut out);
        if let Some(page) = page {
            push_page(page, &mut out);
        }
        out += "</worksheet>";
        text(&out)
    }

    fn push_view(&self, first: bool, out: &mut String) {
        let selected = if first { " tabSelected=\"1\"" } else { "" };
        let _ = write!(out, "<sheetViews><sheetView{selected} workbookViewId=\"0\">");
        let (rows, columns) = self.frozen;
        if (rows, columns) != (0, 0) {
            let pane = match (rows, columns) {
                (0, _) => "topRight",
                (_, 0) => "bottomLeft",
                _ => "bottomRight",
            };
            let split = |name: &str, at: u32| match at {
                0 => String::new(),
                at => format!(" {name}=\"{at}\""),
            };
            let _ = write!(
                out,
                "<pane{}{} topLeftCell=\"{}\" activePane=\"{pane}\" state=\"frozen\"/>\
                 <selection pane=\"{pane}\"/>",
                split("xSplit", columns),
                split("ySplit", rows),
                area(self.frozen, self.frozen),
            );
        }
        out.push_str("</sheetView></sheetViews>");
    }

    fn push_columns(&self, out: &mut String) {
        let mut columns: Vec<u32> =
            self.widths.keys().chain(self.column_styles.keys()).copied().collect();
        order::sort(&mut columns);
        columns.dedup();
        if columns.is_empty() {
            return;
        }
        out.push_str("<cols>");
        for column in columns {
            let width = self.widths.get(&column).copied().unwrap_or(9.0);
            let number = column + 1;
            let _ = write!(
                out,
                "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\""
            );
            if let Some(style) = self.column_styles.get(&column) {
                let _ = write!(out, " style=\"{}\"", style.position(false));
            }
            out.push_str("/>");
        }
        out.push_str("</cols>");
    }

    fn push_rows(&self, texts: &mut Texts, out: &mut String) {
        let mut rows: Vec<u32> =
            self.cells.keys().map(|at| at.0).chain(self.heights.keys().copied()).collect();
        order::sort(&mut rows);
        rows.dedup();
        out.push_str("<sheetData>");
        for row in rows {
            let _ = write!(out, "<row r=\"{}\"", row + 1);
            if let Some(height) = self.heights.get(&row) {
                let _ = write!(out, " ht=\"{height}\" customHeight=\"1\"");
            }
            out.push('>');
            for (at, cell) in self.cells.from(&(row, 0)).take_while(|(at, _)| at.0 == row) {
                cell.push(*at, texts, out);
            }
            out.push_str("</row>");
        }
        out.push_str("</sheetData>");
    }

    fn push_choices(&self, out: &mut String) {
        if self.choices.is_empty() {
            return;
        }
        let _ = write!(out, "<dataValidations count=\"{}\">", self.choices.len());
        for choices in &self.choices {
            let cells = area((choices.rows.0, choices.column), (choices.rows.1, choices.column));
            let _ = write!(
                out,
                "<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" \
                 sqref=\"{cells}\"><formula1>\"",
            );
            push_text(out, &choices.words.replace('"', "\"\""));
            out.push_str("\"</formula1></dataValidation>");
        }
        out.push_str("</dataValidations>");
    }
}

fn push_page(page: &Page, out: &mut String) {
    out.push_str(
        "<printOptions horizontalCentered=\"1\"/>\
         <pageMargins left=\"0.5\" right=\"0.5\" top=\"0.7\" bottom=\"0.7\" header=\"0.3\" \
         footer=\"0.3\"/>",
    );
    let orientation = if page.landscape { "landscape" } else { "portrait" };
    let fit = if page.fit_width { " fitToHeight=\"0\"" } else { "" };
    let _ = write!(out, "<pageSetup paperSize=\"9\"{fit} orientation=\"{orientation}\"/>");
    if !page.header.is_empty() || !page.footer.is_empty() {
        out.push_str("<headerFooter><oddHeader>");
        push_text(out, &page.header);
        out.push_str("</oddHeader><oddFooter>");
        push_text(out, &page.footer);
        out.push_str("</oddFooter></headerFooter>");
    }
}

impl Cell {
    fn push(&self, at: (u32, u32), texts: &mut Texts, out: &mut String) {
        // Typed again, such a text would become a formula.
        let quoted = match &self.value {
            Value::Text(text) => self.formula.is_none() && text.starts_with(['=', '+', '-', '@']),
            _ => false,
        };
        let name = area(at, at);
        let _ = write!(out, "<c r=\"{name}\"");
        if self.style != StyleId::PLAIN || quoted {
            let _ = write!(out, " s=\"{}\"", self.style.position(quoted));
        }
        let kind = match (&self.value, &self.formula) {
            (Value::Text(_), None) => " t=\"s\"",
            (Value::Text(_), Some(_)) => " t=\"str\"",
            (Value::Number(number), _) if !number.is_finite() => " t=\"e\"",
            _ => "",
        };
        if self.formula.is_none() && self.value == Value::Blank {
            out.push_str("/>");
            return;
        }
        let _ = write!(out, "{kind}>");
        if let Some(formula) = &self.formula {
            out.push_str("<f>");
            push_text(out, formula);
            out.push_str("</f>");
        }
        match &self.value {
            Value::Blank => {}
            Value::Number(number) if number.is_finite() => {
                let _ = write!(out, "<v>{number}</v>");
            }
            Value::Number(_) => out.push_str("<v>#NUM!</v>"),
            Value::Text(text) if self.formula.is_some() => {
                out.push_str("<v>");
                push_text(out, text);
                out.push_str("</v>");
            }
            Value::Text(text) => {
                let _ = write!(out, "<v>{}</v>", texts.number_of(text));
            }
        }
        out.push_str("</c>");
    }
}

/// The texts of a book, each once.
#[derive(Debug, Default)]
pub(super) struct Texts {
    numbers: Map<String, usize>,
    written: String,
    used: usize,
}

impl Texts {
    fn number_of(&mut self, text: &str) -> usize {
        self.used += 1;
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.numbers.len();
        self.numbers.insert(text.to_owned(), number);
        let mut room = LONGEST_TEXT;
        let fits = |c: &char| {
            let needed = c.len_utf16();
            let fits = needed <= room;
            room = room.saturating_sub(needed);
            fits
        };
        let text: String = text.chars().take_while(fits).collect();
        self.written.push_str("<si><t xml:space=\"preserve\">");
        push_text(&mut self.written, &text);
        self.written.push_str("</t></si>");
        number
    }

    /// `xl/sharedStrings.xml`.
    pub(super) fn part(&self) -> String {
        text(&format!(
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             count=\"{}\" uniqueCount=\"{}\">{}</sst>",
            self.used,
            self.numbers.len(),
            self.written,
        ))
    }
}
