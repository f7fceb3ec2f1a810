//! The whole chart of the difference coefficients, for printing and saving: every indicator on the
//! rulers of its sections, and the schools short of the standard. The page shows the same rulers
//! one by one in the rows of a table.

use super::bars::Shortfall;
use super::canvas::{Anchor, Canvas, Caption, Letters};
use super::ink::Ink;
use super::ruler::{Reading, Ruler};
use super::scale;
use super::svg::Mode;
use super::tokens::Token;

/// One section's column.
#[derive(Debug, Clone)]
pub struct CoefficientColumn {
    /// Head: `小学差异系数`.
    pub title: String,
    /// The limit as the head writes it: `限 0.50`.
    pub limit_label: String,
    /// The ruler of all rows.
    pub ruler: Ruler,
    /// One reading an indicator.
    pub readings: Vec<Reading>,
}

/// The chart's figures and words.
#[derive(Debug, Clone, Default)]
pub struct CoefficientChart {
    /// The indicators' names, one a row.
    pub names: Vec<String>,
    /// Sections, left to right.
    pub columns: Vec<CoefficientColumn>,
    /// Head of the bars of shortfalls; empty leaves them out.
    pub shortfall_title: String,
    /// Schools short of each indicator's standard.
    pub shortfalls: Vec<Shortfall>,
}

const ROW: f64 = 30.0;
const HEAD: f64 = 36.0;
const GAP: f64 = 16.0;
const FIGURE: f64 = 46.0;
const BARS: f64 = 120.0;

impl CoefficientChart {
    /// The chart as SVG.
    pub fn svg(&self, caption: &Caption, mode: Mode) -> String {
        let body = Letters::AXIS.sized(13.0).of(Token::Ink).at(Anchor::Start);
        let names = self.names.iter().map(|name| body.width(name)).fold(60.0, f64::max);
        let columns: f64 = self.columns.iter().map(|c| c.ruler.width + FIGURE + GAP).sum();
        let bars = if self.shortfalls.is_empty() { 0.0 } else { FIGURE + BARS };
        let width = names + GAP + columns + bars;
        let height = HEAD + ROW * self.names.len() as f64;
        let canvas = Canvas::new((width, height), mode);
        canvas.line((0.0, HEAD), (width, HEAD), Ink::of(Token::Ink), 1.0);
        for (row, name) in self.names.iter().enumerate() {
            let top = row_top(row);
            canvas.text(name, (0.0, top + 20.0), body);
            canvas.line((0.0, top + ROW), (width, top + ROW), Ink::of(Token::Rule), 1.0);
        }
        let mut left = names + GAP;
        for column in &self.columns {
            column.draw(&canvas, left);
            left += column.ruler.width + FIGURE + GAP;
        }
        self.draw_shortfalls(&canvas, left);
        canvas.finish("coefficients", Some(caption))
    }

    fn draw_shortfalls(&self, canvas: &Canvas, left: f64) {
        let most = self.shortfalls.iter().map(|s| s.total()).max().unwrap_or(0);
        let letters = Letters::AXIS.sized(12.0).at(Anchor::Start);
        if !self.shortfalls.is_empty() {
            canvas.text(&self.shortfall_title, (left, HEAD - 22.0), letters);
        }
        let figure = letters.sized(13.0).of(Token::Ink).at(Anchor::End);
        for (row, shortfall) in self.shortfalls.iter().enumerate() {
            let top = row_top(row);
            let text = scale::figure(shortfall.total() as f64, 0);
            canvas.text(&text, (left + FIGURE - 14.0, top + 20.0), figure);
            shortfall.draw(canvas, (left + FIGURE, top + 9.0), most, (BARS, 12.0));
        }
    }

    /// The same figures as rows: an indicator's coefficients by column, then its shortfall.
    pub fn table(&self) -> Vec<(Vec<Option<f64>>, Option<Shortfall>)> {
        let reading = |column: &CoefficientColumn, row: usize| column.readings.get(row)?.value;
        (0..self.names.len())
            .map(|row| {
                let values = self.columns.iter().map(|column| reading(column, row)).collect();
                (values, self.shortfalls.get(row).copied())
            })
            .collect()
    }
}

impl CoefficientColumn {
    fn draw(&self, canvas: &Canvas, left: f64) {
        let head = Letters::AXIS.sized(12.0).at(Anchor::Start);
        canvas.text(&self.title, (left, HEAD - 22.0), head);
        self.ruler.draw_head(canvas, (left, HEAD - 18.0), 18.0, &self.limit_label);
        for (row, reading) in self.readings.iter().enumerate() {
            let top = row_top(row);
            self.ruler.draw_row(canvas, (left, top), ROW, *reading);
            let plain = head.sized(13.0).at(Anchor::End);
            let letters = match (reading.value, reading.within) {
                (None, _) => plain,
                (_, Some(false)) => plain.of(Token::Zhu).bold(),
                _ => plain.of(Token::Ink),
            };
            let text = scale::figure(reading.value.unwrap_or(f64::NAN), 3);
            canvas.text(&text, (left + self.ruler.width + FIGURE, top + 20.0), letters);
        }
    }
}

fn row_top(row: usize) -> f64 {
    HEAD + ROW * row as f64
}
