//! Up to four lines over the years, each named where it ends.

use super::{ValueAxis, YEAR_LINE, Years};
use crate::chart::canvas::{Anchor, Canvas, Caption, Letters};
use crate::chart::ink::{Dash, Ink};
use crate::chart::labels::{self, Wish};
use crate::chart::svg::Mode;
use crate::chart::tokens::Token;

/// One line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Year and figure, ascending.
    pub points: Vec<(i32, f64)>,
}

/// The figures of a chart of lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lines {
    /// The years of the column.
    pub years: Years,
    /// Lines in the order of their dashes; those beyond the fourth are not drawn.
    pub series: Vec<Series>,
    /// The axis counts in this many.
    pub divisor: f64,
}

const TOP: f64 = 10.0;
const FOOT: f64 = 8.0;
/// Colour and dash of each line.
const LOOKS: [(Token, Dash); 4] = [
    (Token::Series1, Dash::Solid),
    (Token::Series2, Dash::Long),
    (Token::Series3, Dash::Short),
    (Token::Series4, Dash::Mixed),
];

impl Lines {
    /// The axis at a height of the whole drawing.
    pub fn axis(&self, height: f64) -> ValueAxis {
        let values = self.series.iter().flat_map(|s| s.points.iter().map(|(_, value)| *value));
        let divisor = if self.divisor > 0.0 { self.divisor } else { 1.0 };
        ValueAxis::of(values, true, divisor, (TOP, height - FOOT - YEAR_LINE))
    }

    /// Centre of every figure of the first line, by year.
    pub fn points(&self, height: f64) -> Vec<(i32, f64, f64)> {
        let axis = self.axis(height);
        let first = self.series.first().map_or(&[][..], |s| s.points.as_slice());
        first.iter().map(|(year, value)| (*year, self.years.x(*year), axis.y(*value))).collect()
    }

    /// The chart as SVG.
    pub fn svg(&self, height: f64, caption: &Caption, mode: Mode) -> String {
        let canvas = Canvas::new((self.years.width, height), mode);
        let axis = self.axis(height);
        axis.draw(&canvas, &self.years);
        self.years.draw_marks(&canvas, 0.0, height - YEAR_LINE);
        for (series, (token, dash)) in self.series.iter().zip(LOOKS) {
            let points: Vec<(f64, f64)> = series
                .points
                .iter()
                .filter(|(_, value)| value.is_finite())
                .map(|(year, value)| (self.years.x(*year), axis.y(*value)))
                .collect();
            canvas.path(&points, Ink::of(token).dashed(dash), 2.0);
        }
        for (at, left, base) in self.names(&axis, height) {
            if let (Some(series), Some((token, _))) = (self.series.get(at), LOOKS.get(at)) {
                let letters = Letters::AXIS.of(Token::Ink).at(Anchor::Start);
                canvas.text(&series.name, (left, base), letters);
                let width = letters.width(&series.name);
                canvas.line((left, base + 3.0), (left + width, base + 3.0), Ink::of(*token), 1.6);
            }
        }
        self.years.draw_years(&canvas, height - 5.0);
        canvas.finish("lines", Some(caption))
    }

    /// Where each name stands: series, left edge and baseline, none upon another. Names stand
    /// above the end of their line, moved up or down to the nearest free place.
    pub fn names(&self, axis: &ValueAxis, height: f64) -> Vec<(usize, f64, f64)> {
        let bottom = height - FOOT - YEAR_LINE;
        let letters = Letters::AXIS;
        let shown: Vec<(usize, f64, f64)> = self
            .series
            .iter()
            .take(LOOKS.len())
            .enumerate()
            .filter_map(|(at, series)| {
                let (_, value) = series.points.last()?;
                Some((at, letters.width(&series.name), axis.y(*value)))
            })
            .collect();
        // The free places run down the right edge: heights instead of widths.
        let wishes: Vec<Wish> = shown
            .iter()
            .map(|(_, _, y)| Wish { left: y - 18.0, width: 13.0, reach: height })
            .collect();
        labels::arrange(&wishes, 0.0, bottom, 2.0)
            .into_iter()
            .zip(shown)
            .filter_map(|(place, (at, width, _))| {
                Some((at, (self.years.right() - width).max(self.years.left()), place? + 10.0))
            })
            .collect()
    }
}
