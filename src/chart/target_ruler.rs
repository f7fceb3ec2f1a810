//! A statistic on its scale between the lines it must reach: measured ●, projected ○, a line for each
//! stage of a ladder, the national line through. Decoration beside the same figures in text.

use super::canvas::{Anchor, Canvas, Letters};
use super::ink::{Dash, Ink};
use super::labels::{self, Wish};
use super::scale::{self, Scale};
use super::svg::Mode;
use super::tokens::Token;

/// A line to reach.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetLine {
    /// Where it stands.
    pub value: f64,
    /// Its label: the year, or 国家.
    pub label: String,
    /// The national one, drawn through; stages are dashed.
    pub national: bool,
}

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetPoint {
    /// The figure.
    pub value: f64,
    /// Projected: hollow.
    pub projected: bool,
    /// Whether it is where it should be; `None` is undetermined.
    pub met: Option<bool>,
}

/// A ruler with its figures and lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TargetRuler {
    /// Lines.
    pub lines: Vec<TargetLine>,
    /// Figures.
    pub points: Vec<TargetPoint>,
    /// The ends of the scale as printed.
    pub ends: (String, String),
    /// The scale.
    pub from: f64,
    /// Its end.
    pub to: f64,
}

const AXIS: f64 = 26.0;
const DOT: f64 = 19.0;
const ABOVE: f64 = 10.0;
const BELOW: f64 = 38.0;
const HEIGHT: f64 = 41.0;
const PAD: f64 = 7.0;

impl TargetRuler {
    /// Ends of a scale that holds all of these with some air, from 0 where they are not far from it.
    #[must_use]
    pub fn range(values: &[f64]) -> (f64, f64) {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if !(low.is_finite() && high.is_finite()) {
            return (0.0, 1.0);
        }
        let air = ((high - low) * 0.15).max(high.abs() * 0.02);
        let from = if low - air < high * 0.4 { 0.0_f64.min(low) } else { low - air };
        (from, if high + air > from { high + air } else { from + 1.0 })
    }

    /// The ruler as SVG, `width` px wide.
    #[must_use]
    pub fn svg(&self, width: f64) -> String {
        let canvas = Canvas::new((width, HEIGHT), Mode::Page);
        let scale = Scale::new(self.from, self.to, PAD, (width - PAD).max(PAD + 1.0));
        canvas.line((PAD, AXIS), (width - PAD, AXIS), Ink::of(Token::Mid), 1.0);
        for tick in scale::ticks(self.from, self.to) {
            let x = scale.at(tick.value);
            canvas.line((x, AXIS), (x, AXIS - 5.0), Ink::of(Token::Rule2), 1.0);
        }
        let zhu = Ink::of(Token::Zhu);
        for line in &self.lines {
            let x = scale.at(line.value);
            let ink = if line.national { zhu } else { zhu.dashed(Dash::Short) };
            canvas.line((x, ABOVE + 2.0), (x, AXIS + 4.0), ink, 1.4);
        }
        // Hollow ones first, so that what is measured lies on top.
        for point in self
            .points
            .iter()
            .filter(|p| p.projected)
            .chain(self.points.iter().filter(|p| !p.projected))
        {
            let at = (scale.at(point.value), DOT);
            let token = match point.met {
                Some(true) => Token::Dian,
                Some(false) => Token::Zhu,
                None => Token::Ink3,
            };
            if point.projected {
                canvas.ring(at, 4.5, Ink::of(token), 1.5);
            } else {
                canvas.dot(at, 4.5, Ink::of(token));
            }
        }
        self.letter(&canvas, &scale, width);
        canvas.finish("target-ruler", None)
    }

    fn letter(&self, canvas: &Canvas, scale: &Scale, width: f64) {
        let plain = Letters::AXIS.at(Anchor::Start);
        let red = plain.of(Token::Zhu);
        let small = plain.sized(10.0);
        // The national line is named first; the year of a stage steps aside or is left out.
        let mut lines: Vec<&TargetLine> = self.lines.iter().collect();
        lines.sort_by_key(|line| !line.national);
        let above: Vec<_> = lines
            .iter()
            .map(|line| {
                (line.label.as_str(), scale.at(line.value) - red.width(&line.label) / 2.0, red)
            })
            .collect();
        let end = width - small.width(&self.ends.1);
        let below = vec![(self.ends.0.as_str(), 0.0, small), (self.ends.1.as_str(), end, small)];
        for (base, row) in [(ABOVE, above), (BELOW, below)] {
            let wish = |&(text, left, letters): &(&str, f64, Letters)| Wish {
                left,
                width: letters.width(text),
                reach: 26.0,
            };
            let wishes: Vec<Wish> = row.iter().map(wish).collect();
            let places = labels::arrange(&wishes, 0.0, width, 4.0);
            for ((text, _, letters), place) in row.into_iter().zip(places) {
                if let (false, Some(left)) = (text.is_empty(), place) {
                    canvas.text(text, (left, base), letters);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_scale_holds_what_it_must_and_begins_at_nothing_where_that_is_near() {
        assert_eq!(TargetRuler::range(&[]), (0.0, 1.0));
        let (from, to) = TargetRuler::range(&[3.96, 4.0, 4.3, 4.2]);
        assert!(from > 3.5 && from < 3.96 && to > 4.3 && to < 5.0);
        assert_eq!(TargetRuler::range(&[0.0, 0.75]).0, 0.0);
        let (from, to) = TargetRuler::range(&[5.0]);
        assert!(from < 5.0 && to > 5.0);
        assert!(TargetRuler::range(&[0.0]).1 > 0.0);
    }

    proptest! {
        #[test]
        fn any_figures_are_drawn(values in prop::collection::vec(-1e6..1e9f64, 1..6), width in 100.0..400.0f64) {
            let (from, to) = TargetRuler::range(&values);
            let line = |v: &f64| TargetLine { value: *v, label: "2025".into(), national: *v > 0.0 };
            let point = |v: &f64| TargetPoint { value: *v, projected: *v > 1.0, met: None };
            let ruler = TargetRuler {
                lines: values.iter().map(line).collect(),
                points: values.iter().map(point).collect(),
                ends: ("0".into(), "9".into()),
                from,
                to,
            };
            let svg = ruler.svg(width);
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
        }
    }
}
