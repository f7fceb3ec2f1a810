//! The small curve over a slider: what an assumption has been, and what it is taken to be.

use crate::chart::canvas::Canvas;
use crate::chart::ink::Ink;
use crate::chart::scale::Scale;
use crate::chart::svg::Mode;
use crate::chart::tokens::Token;

/// The figures of a small curve.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Spark {
    /// Known figures by year, oldest first; `None` is missing.
    pub known: Vec<Option<f64>>,
    /// Assumed figures of the years after.
    pub future: Vec<f64>,
    /// Lower and upper ends of each assumed year, where it is a range.
    pub range: Vec<(f64, f64)>,
}

const PAD: f64 = 3.0;

impl Spark {
    /// Figures to px, by place in time and by value.
    fn scales(&self, width: f64, height: f64) -> (Scale, Scale) {
        let count = (self.known.len() + self.future.len()).max(2);
        let ends = self.range.iter().flat_map(|(low, high)| [*low, *high]);
        let values = self.known.iter().flatten().copied().chain(self.future.iter().copied());
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.chain(ends).filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        // A steady figure is a line in the middle.
        let spare = ((high - low) * 0.05).max(high.abs() * 0.01);
        let across = Scale::new(0.0, (count - 1) as f64, PAD, width - PAD);
        (across, Scale::new(low - spare, high + spare, height - PAD, PAD))
    }

    /// The curve as SVG, decoration beside the same figures in text.
    pub fn svg(&self, width: f64, height: f64) -> String {
        let canvas = Canvas::new((width, height), Mode::Page);
        let (across, up) = self.scales(width, height);
        let at = |place: usize, value: f64| (across.at(place as f64), up.at(value));
        let begin = self.known.len();
        let mut run = Vec::new();
        for (place, value) in self.known.iter().enumerate() {
            match value.filter(|value| value.is_finite()) {
                Some(value) => run.push(at(place, value)),
                None => {
                    canvas.path(&run, Ink::of(Token::Ink2), 1.4);
                    run.clear();
                }
            }
        }
        canvas.path(&run, Ink::of(Token::Ink2), 1.4);
        if begin > 0 && !self.future.is_empty() {
            let x = across.at((begin - 1) as f64);
            canvas.line((x, 1.0), (x, height - 1.0), Ink::of(Token::Rule2), 1.0);
        }
        if !self.range.is_empty() {
            let high = self.range.iter().enumerate().map(|(i, (_, high))| at(begin + i, *high));
            let low = self.range.iter().enumerate().map(|(i, (low, _))| at(begin + i, *low));
            let mut corners: Vec<_> = high.collect();
            corners.extend(low.rev());
            canvas.polygon(&corners, Ink::of(Token::Fan90));
        }
        let last = run.last().copied();
        let future = self.future.iter().enumerate().map(|(i, value)| at(begin + i, *value));
        let points: Vec<_> = last.into_iter().chain(future).collect();
        canvas.path(&points, Ink::of(Token::Dian), 1.8);
        canvas.finish("spark", None)
    }
}
