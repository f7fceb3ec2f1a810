//! Charts of a projection. Charts of one span of years share [`Years`], so that they stand one
//! above another with one x-scale: history on the left of the divider, what is projected on its
//! right, deadlines dotted through all of them.

mod balance;
mod fan;
mod lines;
mod pairs;
mod spark;
mod stack;
#[cfg(test)]
mod tests;
mod value_axis;

pub use balance::{Balance, BalanceWords};
pub use fan::{Fan, FanWords, Point, Quantiles};
pub use lines::{Lines, Series};
pub use pairs::Pairs;
pub use spark::Spark;
pub use stack::{Stack, StackWords, band_token};
pub use value_axis::ValueAxis;

use super::canvas::{Anchor, Canvas, Letters};
use super::ink::{Dash, Ink};
use super::labels::{self, Wish};
use super::tokens::Token;

/// Room for the figures of a value axis, px.
pub const LEFT: f64 = 46.0;
/// Room for the half of the last year's label, px.
const RIGHT: f64 = 14.0;
/// Height of the line with the years below the last chart of a column, px.
pub const YEAR_LINE: f64 = 18.0;

/// A deadline: a dotted line through every chart of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// School year.
    pub year: i32,
    /// Its label on the topmost chart.
    pub label: String,
}

/// The years of a column of charts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Years {
    /// First year shown.
    pub first: i32,
    /// Last year known; the divider stands after it.
    pub known: i32,
    /// Last year projected.
    pub last: i32,
    /// Width of the whole drawing, px.
    pub width: f64,
    /// Deadlines within the span.
    pub deadlines: Vec<Deadline>,
}

impl Years {
    /// How many years are shown, at least one.
    pub fn count(&self) -> usize {
        usize::try_from(self.last.saturating_sub(self.first)).unwrap_or(0).saturating_add(1)
    }

    /// Left end of the plot, px.
    pub fn left(&self) -> f64 {
        LEFT
    }

    /// Right end of the plot, px.
    pub fn right(&self) -> f64 {
        (self.width - RIGHT / 2.0).max(LEFT + 1.0)
    }

    /// Width of one year, px.
    pub fn slot(&self) -> f64 {
        (self.right() - self.left()) / self.count() as f64
    }

    /// Centre of a year, px.
    pub fn x(&self, year: i32) -> f64 {
        let place = f64::from(year.saturating_sub(self.first));
        self.left() + (place + 0.5) * self.slot()
    }

    /// Whether a year is shown.
    pub fn shows(&self, year: i32) -> bool {
        (self.first..=self.last).contains(&year)
    }

    /// Every year shown.
    pub fn all(&self) -> impl Iterator<Item = i32> + use<> {
        let (first, last) = (self.first, self.last);
        (first..=last).take(200)
    }

    /// The divider between known and projected, px: at the last year known itself, because a line
    /// runs on from there.
    pub fn divider(&self) -> f64 {
        self.x(self.known)
    }

    /// Years to print with their centres: as many as stand apart, counted back and forth from the
    /// last year known, so that it is always among them.
    pub fn labelled(&self) -> Vec<(i32, f64)> {
        let needed = Letters::AXIS.width("2025") + 8.0;
        let every = (needed / self.slot()).ceil().clamp(1.0, 100.0) as i32;
        self.all()
            .filter(|year| (year - self.known).rem_euclid(every) == 0)
            .map(|year| (year, self.x(year)))
            .collect()
    }

    /// The years below the plot; `base` is the baseline of their text.
    fn draw_years(&self, canvas: &Canvas, base: f64) {
        for (year, x) in self.labelled() {
            canvas.text(&year.to_string(), (x, base), Letters::AXIS);
        }
    }

    /// Divider and deadlines between two heights.
    fn draw_marks(&self, canvas: &Canvas, top: f64, bottom: f64) {
        let divider = self.divider();
        canvas.line((divider, top), (divider, bottom), Ink::of(Token::Rule2), 1.0);
        for deadline in self.deadlines.iter().filter(|d| self.shows(d.year)) {
            let x = self.x(deadline.year);
            let dotted = Ink::of(Token::Ink3).dashed(Dash::Dotted);
            canvas.line((x, top), (x, bottom), dotted, 1.0);
        }
    }

    /// The deadlines' labels on one line.
    fn draw_deadline_labels(&self, canvas: &Canvas, base: f64) {
        let letters = Letters::AXIS.at(Anchor::Start);
        let shown: Vec<&Deadline> = self.deadlines.iter().filter(|d| self.shows(d.year)).collect();
        let wishes: Vec<Wish> = shown
            .iter()
            .map(|d| {
                let width = letters.width(&d.label);
                Wish { left: self.x(d.year) - width / 2.0, width, reach: width }
            })
            .collect();
        let places = labels::arrange(&wishes, self.left(), self.width, 6.0);
        for (deadline, place) in shown.into_iter().zip(places) {
            if let Some(left) = place {
                canvas.text(&deadline.label, (left, base), letters);
            }
        }
    }
}
