//! Two counts by year beside each other: primary school as solid bars, junior school as hollow ones.

use super::{Point, ValueAxis, Years};
use crate::chart::canvas::{Anchor, Canvas, Caption, Letters};
use crate::chart::ink::Ink;
use crate::chart::labels::{self, Wish};
use crate::chart::svg::Mode;
use crate::chart::tokens::Token;

/// The figures of a chart of pairs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pairs {
    /// The years of the column.
    pub years: Years,
    /// Year, then both counts; `None` where there is none.
    pub bars: Vec<(i32, [Option<f64>; 2])>,
    /// What is written above the bars, the most important first.
    pub labels: Vec<Point>,
}

const TOP: f64 = 18.0;
const FOOT: f64 = 3.0;

impl Pairs {
    /// The axis at a height of the whole drawing.
    pub fn axis(&self, height: f64) -> ValueAxis {
        let values = self.bars.iter().flat_map(|(_, pair)| pair.iter().flatten().copied());
        ValueAxis::of(values, false, 1.0, (TOP, height - FOOT))
    }

    /// Top of the higher bar of every year, px.
    pub fn points(&self, height: f64) -> Vec<(i32, f64, f64)> {
        let axis = self.axis(height);
        let most = |pair: &[Option<f64>; 2]| pair.iter().flatten().copied().fold(0.0, f64::max);
        let point = |(year, pair): &(i32, [Option<f64>; 2])| {
            (*year, self.years.x(*year), axis.y(most(pair)))
        };
        self.bars.iter().map(point).collect()
    }

    /// The chart as SVG.
    pub fn svg(&self, height: f64, caption: &Caption, mode: Mode) -> String {
        let canvas = Canvas::new((self.years.width, height), mode);
        let axis = self.axis(height);
        let base = axis.y(0.0);
        axis.draw(&canvas, &self.years);
        let half = (self.years.slot() * 0.4).min(14.0);
        for (year, [solid, hollow]) in &self.bars {
            let x = self.years.x(*year);
            let sound = |value: &Option<f64>| value.filter(|v| v.is_finite() && *v > 0.0);
            if let Some(value) = sound(solid) {
                let top = axis.y(value).min(base - 1.0);
                canvas.rect((x - half, top), (x - 0.5, base), Ink::of(Token::Series1));
            }
            if let Some(value) = sound(hollow) {
                let top = axis.y(value).min(base - 2.0);
                canvas.outline((x + 0.5, top), (x + half, base), Ink::of(Token::Series1), 1.2);
            }
        }
        self.years.draw_marks(&canvas, TOP - 4.0, height);
        canvas.line(
            (self.years.left(), base),
            (self.years.right(), base),
            Ink::of(Token::Ink),
            1.0,
        );
        self.draw_labels(&canvas);
        canvas.finish("pairs", Some(caption))
    }

    fn draw_labels(&self, canvas: &Canvas) {
        let letters = Letters::AXIS.of(Token::Ink).at(Anchor::Start);
        let wish = |label: &Point| {
            let width = letters.width(&label.label);
            let left = self.years.x(label.year) - width / 2.0;
            Wish { left, width, reach: self.years.width }
        };
        let wishes: Vec<Wish> = self.labels.iter().map(wish).collect();
        let places = labels::arrange(&wishes, self.years.left(), self.years.width, 10.0);
        for (label, place) in self.labels.iter().zip(places) {
            if let Some(left) = place {
                canvas.text(&label.label, (left, 11.0), letters);
            }
        }
    }
}
