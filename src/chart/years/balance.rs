//! Shortage and surplus by year around a line at nothing: what is lacking stands above it,
//! hatched; what is left over below it, plain. In print the pattern tells them apart.

use super::{Point, ValueAxis, YEAR_LINE, Years};
use crate::chart::canvas::{Anchor, Canvas, Caption, Letters};
use crate::chart::ink::Ink;
use crate::chart::labels::{self, Wish};
use crate::chart::svg::Mode;
use crate::chart::tokens::Token;

/// The figures of a chart of shortage and surplus.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Balance {
    /// The years of the column.
    pub years: Years,
    /// Year and gap: need less supply; positive is lacking.
    pub bars: Vec<(i32, f64)>,
    /// Figures that other charts beside it show, so that their axes agree.
    pub reach: Vec<f64>,
    /// The axis counts in this many: 10 000 where its unit is 万.
    pub divisor: f64,
}

/// The labels on it.
#[derive(Debug, Clone, Default)]
pub struct BalanceWords {
    /// The greatest shortage.
    pub worst: Option<Point>,
    /// The greatest surplus.
    pub most: Option<Point>,
}

const TOP: f64 = 20.0;
const FOOT: f64 = 8.0;

impl Balance {
    /// The axis at a height of the whole drawing, with or without the years below.
    pub fn axis(&self, height: f64, with_years: bool) -> ValueAxis {
        let foot = FOOT + if with_years { YEAR_LINE } else { 0.0 };
        let values = self.bars.iter().map(|(_, gap)| *gap).chain(self.reach.iter().copied());
        let divisor = if self.divisor > 0.0 { self.divisor } else { 1.0 };
        ValueAxis::of(values, false, divisor, (TOP, height - foot))
    }

    /// End of every bar, px, by year.
    pub fn points(&self, height: f64, with_years: bool) -> Vec<(i32, f64, f64)> {
        let axis = self.axis(height, with_years);
        self.bars.iter().map(|(year, gap)| (*year, self.years.x(*year), axis.y(*gap))).collect()
    }

    /// The chart as SVG.
    pub fn svg(
        &self,
        height: f64,
        with_years: bool,
        words: &BalanceWords,
        caption: &Caption,
        mode: Mode,
    ) -> String {
        let canvas = Canvas::new((self.years.width, height), mode);
        let axis = self.axis(height, with_years);
        let zero = axis.y(0.0);
        axis.draw(&canvas, &self.years);
        let half = (self.years.slot() * 0.36).min(13.0);
        for (year, gap) in self.bars.iter().filter(|(_, gap)| gap.is_finite() && *gap != 0.0) {
            let (x, y) = (self.years.x(*year), axis.y(*gap));
            let (from, to) = ((x - half, y.min(zero)), (x + half, y.max(zero)));
            let (fill, edge) = if *gap > 0.0 {
                (Ink::of(Token::Zhu).hatched(), Token::Zhu)
            } else {
                (Ink::of(Token::Fan50), Token::Dian)
            };
            canvas.rect(from, to, fill);
            canvas.outline(from, to, Ink::of(edge), 1.0);
        }
        let bottom = height - if with_years { YEAR_LINE } else { 0.0 };
        self.years.draw_marks(&canvas, 0.0, bottom);
        let (left, right) = (self.years.left(), self.years.right());
        canvas.line((left, zero), (right, zero), Ink::of(Token::Zhu), 1.4);
        self.draw_labels(&canvas, &axis, words, bottom);
        if with_years {
            self.years.draw_years(&canvas, height - 5.0);
        }
        canvas.finish("balance", Some(caption))
    }

    fn draw_labels(&self, canvas: &Canvas, axis: &ValueAxis, words: &BalanceWords, bottom: f64) {
        let bold = Letters::AXIS.sized(12.0).of(Token::Zhu).bold().at(Anchor::Start);
        let plain = Letters::AXIS.of(Token::Ink).at(Anchor::Start);
        let put = |point: &Point, letters: Letters, base: f64| {
            let width = letters.width(&point.label);
            let left = self.years.x(point.year) - width / 2.0;
            let wish = Wish { left, width, reach: self.years.width };
            let places = labels::arrange(&[wish], self.years.left(), self.years.width, 0.0);
            if let Some(Some(left)) = places.first() {
                canvas.text(&point.label, (*left, base), letters);
            }
        };
        if let Some(worst) = &words.worst {
            put(worst, bold, (axis.y(worst.value) - 5.0).max(11.0));
        }
        if let Some(most) = &words.most {
            let below = axis.y(most.value) + 13.0;
            // Inside the plot: under the bar where there is room, else over the line at nothing.
            let base = if below <= bottom { below } else { axis.y(0.0) - 6.0 };
            put(most, plain, base);
        }
    }
}
