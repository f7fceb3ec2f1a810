//! The value axis of a chart over years: round ends, hairlines, figures at the left.

use super::Years;
use crate::chart::canvas::{Anchor, Canvas, Letters};
use crate::chart::ink::Ink;
use crate::chart::scale::{self, Scale, Tick};
use crate::chart::tokens::Token;

/// A vertical scale with its marks.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueAxis {
    /// From figures to px.
    pub scale: Scale,
    /// Its hairlines.
    pub ticks: Vec<Tick>,
    /// The axis counts in this many: 10 000 where its unit is 万.
    pub divisor: f64,
}

impl ValueAxis {
    /// An axis that shows `values` between two heights. It begins at 0 unless `truncated` and the
    /// figures stay in the upper part, as only lines may. `divisor` is the unit's size.
    pub fn of(
        values: impl Iterator<Item = f64>,
        truncated: bool,
        divisor: f64,
        (top, bottom): (f64, f64),
    ) -> ValueAxis {
        let mut low = f64::INFINITY;
        let mut high = f64::NEG_INFINITY;
        for value in values.filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if !(low.is_finite() && high.is_finite()) {
            (low, high) = (0.0, 1.0);
        }
        if !(truncated && low > 0.4 * high) {
            low = low.min(0.0);
            high = high.max(0.0);
        }
        if high - low < f64::EPSILON * high.abs().max(1.0) {
            high = low + (0.02 * low.abs()).max(1.0);
        }
        let (low, high) = outward(low / divisor, high / divisor);
        let ticks = scale::ticks(low, high);
        ValueAxis { scale: Scale::new(low, high, bottom, top), ticks, divisor }
    }

    /// Height of a figure, px.
    pub fn y(&self, value: f64) -> f64 {
        self.scale.at(value / self.divisor)
    }

    /// Hairlines across the plot with their figures.
    pub(super) fn draw(&self, canvas: &Canvas, years: &Years) {
        let letters = Letters::AXIS.at(Anchor::End);
        for tick in &self.ticks {
            let y = self.scale.at(tick.value);
            canvas.line((years.left(), y), (years.right(), y), Ink::of(Token::Rule), 1.0);
            let text = scale::figure(tick.value, tick.decimals);
            canvas.text(&text, (years.left() - 6.0, y + 4.0), letters);
        }
    }
}

/// Ends moved outward to the next mark.
fn outward(low: f64, high: f64) -> (f64, f64) {
    let (mut from, mut to) = (low, high);
    // Wider ends may ask for coarser marks; two rounds settle it.
    for _ in 0..2 {
        let marks = scale::ticks(from, to);
        let Some(step) = marks.windows(2).find_map(|pair| match pair {
            [a, b] => Some(b.value - a.value),
            _ => None,
        }) else {
            return (low, high);
        };
        from = libm::floor(low / step + 1e-9) * step;
        to = libm::ceil(high / step - 1e-9) * step;
    }
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn axis(values: &[f64], truncated: bool) -> ValueAxis {
        ValueAxis::of(values.iter().copied(), truncated, 1.0, (0.0, 100.0))
    }

    #[test]
    fn bars_begin_at_nothing_and_lines_may_not() {
        assert_eq!(axis(&[300.0, 1180.0], false).scale.low(), 0.0);
        assert_eq!(axis(&[46_000.0, 62_000.0], true).scale.low(), 45_000.0);
        assert_eq!(axis(&[3_000.0, 62_000.0], true).scale.low(), 0.0);
        assert_eq!(axis(&[-78_600.0, 0.0], false).scale.high(), 0.0);
    }

    #[test]
    fn nothing_still_has_an_axis() {
        for values in [&[][..], &[f64::NAN], &[0.0], &[57.0, 57.0]] {
            let axis = axis(values, true);
            assert!(axis.scale.high() > axis.scale.low() && axis.ticks.len() >= 2, "{values:?}");
        }
    }

    proptest! {
        #[test]
        fn every_figure_stands_inside(
            values in prop::collection::vec(-1e6..1e6f64, 1..40), truncated: bool,
        ) {
            let axis = axis(&values, truncated);
            for value in values {
                prop_assert!(value >= axis.scale.low() - 1e-6 && value <= axis.scale.high() + 1e-6);
            }
            prop_assert!((2..=6).contains(&axis.ticks.len()));
        }
    }
}
