//! Pupils of one unit: what is known, the projection, its median and how far to trust it.

use super::{ValueAxis, YEAR_LINE, Years};
use crate::chart::canvas::{Anchor, Canvas, Caption, Letters};
use crate::chart::ink::{Dash, Ink};
use crate::chart::labels::{self, Wish};
use crate::chart::svg::Mode;
use crate::chart::tokens::Token;

/// 5, 25, 50, 75 and 95 % quantiles.
pub type Quantiles = [f64; 5];

/// A labelled point of a line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Point {
    /// School year.
    pub year: i32,
    /// Its figure.
    pub value: f64,
    /// What is written beside it.
    pub label: String,
}

/// The figures of a fan chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fan {
    /// The years of the column.
    pub years: Years,
    /// Known figures from the first year shown to the last known; `None` is missing.
    pub known: Vec<Option<f64>>,
    /// The deterministic projection, from the year after the last known.
    pub line: Vec<f64>,
    /// Quantiles of the same years; empty without draws.
    pub spread: Vec<Quantiles>,
    /// The same line of another scenario, for comparison; empty without one.
    pub other: Vec<f64>,
    /// A limit, for instance the seats: figure and label.
    pub limit: Option<(f64, String)>,
    /// The highest point.
    pub peak: Option<Point>,
    /// The last point.
    pub end: Option<Point>,
    /// Figures that other charts beside it show, so that their axes agree.
    pub reach: Vec<f64>,
    /// The axis counts in this many: 10 000 where its unit is 万.
    pub divisor: f64,
    /// The years stand below: no chart of the same years does.
    pub with_years: bool,
}

/// The words on a fan chart.
#[derive(Debug, Clone, Default)]
pub struct FanWords {
    /// 实有
    pub known: String,
    /// 测算
    pub projected: String,
    /// Name of the wide band: `90%`.
    pub wide: String,
    /// Name of the other scenario.
    pub other: String,
}

/// Baseline of the deadlines' labels, top and bottom of the plot, px.
const LABELS: f64 = 11.0;
const TOP: f64 = 22.0;
const FOOT: f64 = 6.0;

impl Fan {
    /// The axis at a height of the whole drawing.
    pub fn axis(&self, height: f64) -> ValueAxis {
        let values = self
            .known
            .iter()
            .flatten()
            .chain(&self.line)
            .chain(self.spread.iter().flatten())
            .chain(&self.other)
            .chain(&self.reach)
            .copied()
            .chain(self.limit.iter().map(|(value, _)| *value));
        let divisor = if self.divisor > 0.0 { self.divisor } else { 1.0 };
        ValueAxis::of(values, true, divisor, (TOP, height - FOOT))
    }

    /// Centre of every figure on its line, by year shown: known, then projected.
    pub fn points(&self, height: f64) -> Vec<(i32, f64, f64)> {
        let axis = self.axis(height);
        let known = self.known.iter().copied().zip(self.years.first..);
        let after = self.years.known.saturating_add(1);
        let projected = self.line.iter().map(|value| Some(*value)).zip(after..);
        known
            .chain(projected)
            .filter_map(|(value, year)| {
                let value = value.filter(|value| value.is_finite())?;
                Some((year, self.years.x(year), axis.y(value)))
            })
            .collect()
    }

    /// The chart as SVG.
    pub fn svg(&self, height: f64, words: &FanWords, caption: &Caption, mode: Mode) -> String {
        let below = if self.with_years { YEAR_LINE } else { 0.0 };
        let canvas = Canvas::new((self.years.width, height + below), mode);
        let axis = self.axis(height);
        let bottom = height - FOOT;
        axis.draw(&canvas, &self.years);
        self.draw_bands(&canvas, &axis);
        self.years.draw_marks(&canvas, TOP - 6.0, height);
        self.years.draw_deadline_labels(&canvas, LABELS);
        self.draw_divider_words(&canvas, words, bottom);
        self.draw_limit(&canvas, &axis);
        self.draw_lines(&canvas, &axis);
        self.draw_known(&canvas, &axis);
        self.draw_labels(&canvas, &axis, words, height);
        if self.with_years {
            self.years.draw_years(&canvas, height + below - 5.0);
        }
        canvas.finish("fan", Some(caption))
    }

    /// The last known figure, where the projection begins.
    fn origin(&self) -> Option<f64> {
        self.known.last().copied().flatten().filter(|value| value.is_finite())
    }

    /// A line over the projected years, beginning at the last known figure.
    fn projected(&self, axis: &ValueAxis, values: impl Iterator<Item = f64>) -> Vec<(f64, f64)> {
        let first = self.origin().map(|value| (self.years.divider(), axis.y(value)));
        let after = self.years.known.saturating_add(1);
        let rest = values.zip(after..).map(|(value, year)| (self.years.x(year), axis.y(value)));
        first.into_iter().chain(rest).collect()
    }

    fn draw_bands(&self, canvas: &Canvas, axis: &ValueAxis) {
        if self.spread.is_empty() {
            return;
        }
        let edge = |at: usize| {
            let values = self.spread.iter().map(move |q| q.get(at).copied().unwrap_or(f64::NAN));
            self.projected(axis, values)
        };
        for (low, high, token) in [(0, 4, Token::Fan90), (1, 3, Token::Fan50)] {
            let mut corners = edge(high);
            corners.extend(edge(low).into_iter().rev());
            canvas.polygon(&corners, Ink::of(token));
        }
        for at in [0, 4] {
            canvas.path(&edge(at), Ink::of(Token::Mid), 1.0);
        }
    }

    fn draw_lines(&self, canvas: &Canvas, axis: &ValueAxis) {
        if !self.other.is_empty() {
            let points = self.projected(axis, self.other.iter().copied());
            canvas.path(&points, Ink::of(Token::Series2).dashed(Dash::Long), 2.0);
        }
        if !self.spread.is_empty() {
            let median = self.spread.iter().map(|[_, _, median, _, _]| *median);
            let points = self.projected(axis, median);
            canvas.path(&points, Ink::of(Token::Series1).dashed(Dash::Short), 1.4);
        }
        let points = self.projected(axis, self.line.iter().copied());
        canvas.path(&points, Ink::of(Token::Series1), 2.0);
    }

    /// Known figures: a line with hollow points, broken where one is missing.
    fn draw_known(&self, canvas: &Canvas, axis: &ValueAxis) {
        let at = |value: f64, year: i32| (self.years.x(year), axis.y(value));
        let mut run: Vec<(f64, f64)> = Vec::new();
        for (value, year) in self.known.iter().zip(self.years.first..) {
            match value.filter(|value| value.is_finite()) {
                Some(value) => run.push(at(value, year)),
                None => {
                    canvas.path(&run, Ink::of(Token::Series1), 2.0);
                    run.clear();
                }
            }
        }
        canvas.path(&run, Ink::of(Token::Series1), 2.0);
        for (value, year) in self.known.iter().zip(self.years.first..) {
            if let Some(value) = value.filter(|value| value.is_finite()) {
                let radius = if self.years.slot() < 12.0 { 2.0 } else { 3.0 };
                canvas.dot(at(value, year), radius, Ink::of(Token::Paper));
                canvas.ring(at(value, year), radius, Ink::of(Token::Series1), 1.6);
            }
        }
    }

    fn draw_limit(&self, canvas: &Canvas, axis: &ValueAxis) {
        if let Some((value, label)) = &self.limit {
            let y = axis.y(*value);
            let (left, right) = (self.years.left(), self.years.right());
            canvas.line((left, y), (right, y), Ink::of(Token::Zhu), 1.4);
            let letters = Letters::AXIS.of(Token::Zhu).at(Anchor::Start);
            canvas.text(label, (left + 4.0, y - 4.0), letters);
        }
    }

    fn draw_divider_words(&self, canvas: &Canvas, words: &FanWords, bottom: f64) {
        let x = self.years.divider();
        let before = Letters::AXIS.at(Anchor::End);
        if x - 5.0 - before.width(&words.known) >= self.years.left() {
            canvas.text(&words.known, (x - 5.0, bottom - 5.0), before);
        }
        canvas.text(&words.projected, (x + 5.0, bottom - 5.0), before.at(Anchor::Start));
    }

    fn draw_labels(&self, canvas: &Canvas, axis: &ValueAxis, words: &FanWords, height: f64) {
        let right = self.years.width;
        if let Some(peak) = &self.peak {
            let centre = (self.years.x(peak.year), axis.y(peak.value));
            canvas.dot(centre, 3.5, Ink::of(Token::Series1));
            let letters = Letters::AXIS.sized(12.0).of(Token::Ink).bold().at(Anchor::Start);
            let width = letters.width(&peak.label);
            let wish = Wish { left: centre.0 - width / 2.0, width, reach: right };
            let place = labels::arrange(&[wish], self.years.left(), right, 0.0);
            if let Some(Some(left)) = place.first() {
                // Above the band it belongs to, where there is room; on the plot's top else.
                let band = self.top_at(peak.year).map_or(centre.1, |high| axis.y(high));
                canvas.text(
                    &peak.label,
                    (*left, (band.min(centre.1) - 8.0).max(TOP + 8.0)),
                    letters,
                );
            }
        }
        if let Some(end) = &self.end {
            let letters = Letters::AXIS.of(Token::Ink).at(Anchor::End);
            let low = self.spread.last().map_or(end.value, |[low, ..]| low.min(end.value));
            let base = (axis.y(low) + 15.0).min(height - 2.0);
            canvas.text(&end.label, (right, base), letters);
        }
        if let Some([.., high]) = self.spread.last() {
            let above = (axis.y(*high) - 6.0).max(TOP + 4.0);
            canvas.text(&words.wide, (right, above), Letters::AXIS.at(Anchor::End));
        }
        if let Some(last) = self.other.last() {
            let letters = Letters::AXIS.of(Token::Ink2).at(Anchor::End);
            let base = (axis.y(*last) - 5.0).max(TOP + 4.0);
            canvas.text(&words.other, (right - 26.0, base), letters);
        }
    }

    /// Upper edge of the wide band in a year.
    fn top_at(&self, year: i32) -> Option<f64> {
        let at = usize::try_from(year - self.years.known - 1).ok()?;
        self.spread.get(at).map(|[.., high]| *high)
    }
}
