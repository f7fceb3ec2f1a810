//! The ruler of a difference coefficient: a figure laid beside its limit. One row of a table, its
//! head, and the pieces of the whole chart ([`super::coefficients`]). Rows of one table share a
//! [`Ruler`], so their limit lines meet and become one.

use super::canvas::{Canvas, Letters};
use super::ink::{Dash, Ink};
use super::labels::{self, Wish};
use super::scale::{self, Place, Scale};
use super::svg::Mode;
use super::tokens::Token;

/// Room at both ends of a ruler for half a mark, px.
const PAD: f64 = 6.0;

/// A ruler from 0 to `end` with a limit that figures should not exceed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ruler {
    /// The limit, in the figures' unit.
    pub limit: f64,
    /// End of the scale; larger figures are drawn at the end behind a break.
    pub end: f64,
    /// Distance of the ticks.
    pub tick: f64,
    /// Width in px.
    pub width: f64,
}

/// One figure and what the scorer says of it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reading {
    /// The figure; `None` is missing.
    pub value: Option<f64>,
    /// Within the limit, decided on the unrounded figure; `None` is undetermined.
    pub within: Option<bool>,
    /// Some schools had no figure: the mark is hollow.
    pub provisional: bool,
}

/// What stands on the ruler, in px from its left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mark {
    /// ● within the limit.
    Within(f64),
    /// ◆ beyond it, with a tail back to the limit.
    Beyond {
        /// Where the diamond stands.
        x: f64,
        /// The figure is beyond the end of the scale.
        broken: bool,
    },
    /// Dashed ○ at a figure without verdict.
    Open(f64),
    /// Dashed ○ in the middle of a ruler without ticks: there is no figure.
    Missing(f64),
}

impl Ruler {
    /// A ruler for a difference coefficient (差异系数): 0 to 0.75 (or half as much again as a
    /// higher limit), ticks at every 0.1.
    pub fn coefficient(limit: f64, width: f64) -> Ruler {
        let end = if limit > 0.5 { libm::ceil(limit * 30.0) / 20.0 } else { 0.75 };
        Ruler { limit, end, tick: 0.1, width }
    }

    /// From figures to px.
    pub fn scale(&self) -> Scale {
        Scale::new(0.0, self.end, PAD, (self.width - PAD).max(PAD + 1.0))
    }

    /// Place of the limit line, px.
    pub fn limit_x(&self) -> f64 {
        self.scale().at(self.limit)
    }

    /// Where a reading's mark stands.
    pub fn mark(&self, reading: Reading) -> Mark {
        let Some(value) = reading.value.filter(|value| value.is_finite()) else {
            return Mark::Missing(self.width / 2.0);
        };
        let x = self.scale().at(value);
        match reading.within {
            Some(true) => Mark::Within(x),
            Some(false) => Mark::Beyond { x, broken: self.scale().place(value) == Place::Over },
            None => Mark::Open(x),
        }
    }

    /// Places of the ticks, px.
    fn ticks(&self) -> Vec<f64> {
        self.multiples().into_iter().map(|value| self.scale().at(value)).collect()
    }

    /// Multiples of the tick distance up to the end; none when that would be too many to read.
    fn multiples(&self) -> Vec<f64> {
        let last = libm::floor(self.end / self.tick + 1e-9);
        if !(last.is_finite() && (0.0..=60.0).contains(&last)) {
            return Vec::new();
        }
        (0..=last as u32).map(|count| f64::from(count) * self.tick).collect()
    }

    /// One row as SVG, decoration beside the figure in text. The limit line runs a little over the
    /// top, across the hairline between two rows.
    pub fn row_svg(&self, reading: Reading, height: f64) -> String {
        let canvas = Canvas::new((self.width, height), Mode::Page);
        self.draw_row(&canvas, (0.0, 0.0), height, reading);
        canvas.finish("ruler", None)
    }

    /// The head of a column of rows as SVG: the axis' figures and the limit (`限 0.50`).
    pub fn head_svg(&self, limit_label: &str, height: f64) -> String {
        let canvas = Canvas::new((self.width, height), Mode::Page);
        self.draw_head(&canvas, (0.0, 0.0), height, limit_label);
        canvas.finish("ruler", None)
    }

    pub(super) fn draw_row(
        &self,
        canvas: &Canvas,
        (left, top): (f64, f64),
        height: f64,
        reading: Reading,
    ) {
        let (base, middle) = (top + 0.74 * height, top + 0.44 * height);
        let (start, end) = (left + PAD, left + self.width - PAD);
        let mark = self.mark(reading);
        if matches!(mark, Mark::Missing(_)) {
            let dashed = Ink::of(Token::Rule2).dashed(Dash::Short);
            canvas.line((start, base), (end, base), dashed, 1.0);
        } else {
            canvas.line((start, base), (end, base), Ink::of(Token::Rule2), 1.0);
            for (place, x) in self.ticks().into_iter().enumerate() {
                let length = if place % 5 == 0 { 6.0 } else { 4.0 };
                let x = left + x;
                canvas.line((x, base), (x, base - length), Ink::of(Token::Rule2), 1.0);
            }
        }
        let limit = left + self.limit_x();
        canvas.line((limit, top - 1.0), (limit, top + height), Ink::of(Token::Zhu), 1.4);
        self.draw_mark(canvas, (left, middle), mark, reading.provisional);
    }

    fn draw_mark(&self, canvas: &Canvas, (left, y): (f64, f64), mark: Mark, hollow: bool) {
        let (dian, zhu) = (Ink::of(Token::Dian), Ink::of(Token::Zhu));
        match mark {
            Mark::Within(x) if hollow => {
                canvas.dot((left + x, y), 4.5, Ink::of(Token::Paper));
                canvas.ring((left + x, y), 3.75, dian, 1.5);
            }
            Mark::Within(x) => canvas.dot((left + x, y), 4.5, dian),
            Mark::Beyond { x, broken } => {
                canvas.line((left + self.limit_x(), y), (left + x, y), zhu, 2.0);
                if broken {
                    draw_break(canvas, (left + x - 11.0, y), zhu);
                }
                canvas.diamond((left + x, y), 5.5, zhu);
                if hollow {
                    canvas.diamond((left + x, y), 3.2, Ink::of(Token::Paper));
                }
            }
            Mark::Open(x) | Mark::Missing(x) => {
                let dashed = Ink::of(Token::Ink3).dashed(Dash::Short);
                canvas.ring((left + x, y), 4.0, dashed, 1.5);
            }
        }
    }

    pub(super) fn draw_head(
        &self,
        canvas: &Canvas,
        (left, top): (f64, f64),
        height: f64,
        limit_label: &str,
    ) {
        let (plain, bold) = (Letters::AXIS, Letters::AXIS.of(Token::Zhu).bold());
        let decimals = (0..3).find(|&d| is_written_by(self.tick, d)).unwrap_or(2);
        let name = |value: f64| {
            if value == 0.0 { "0".to_owned() } else { scale::figure(value, decimals) }
        };
        let multiples = self.multiples();
        // The limit, then both ends, then what still has room.
        let mut labels = vec![(limit_label.to_owned(), self.limit, bold)];
        let ends = multiples.first().into_iter().chain(multiples.last());
        let even = multiples.iter().step_by(2);
        labels.extend(ends.chain(even).map(|&value| (name(value), value, plain)));
        let wishes: Vec<Wish> = labels
            .iter()
            .map(|(text, value, letters)| {
                let width = letters.width(text);
                let reach = if *value == self.limit { width } else { 7.0 };
                Wish { left: self.scale().at(*value) - width / 2.0, width, reach }
            })
            .collect();
        let places = labels::arrange(&wishes, 0.0, self.width, 8.0);
        for ((text, value, letters), place) in labels.iter().zip(places) {
            // Moved from its tick, a figure of the axis would lie; only an end may lean inwards.
            let Some(place) = place else { continue };
            let centre = place + letters.width(text) / 2.0;
            let moved = (centre - self.scale().at(*value)).abs() > 4.0;
            if !moved || *value == self.limit {
                canvas.text(text, (left + centre, top + height - 4.0), *letters);
            }
        }
        let limit = left + self.limit_x();
        canvas.line((limit, top + height - 2.5), (limit, top + height), Ink::of(Token::Zhu), 1.4);
    }
}

/// Two short strokes on paper across a tail or axis: the scale is broken here.
pub(super) fn draw_break(canvas: &Canvas, (x, y): (f64, f64), ink: Ink) {
    let slant = [(x - 2.6, y + 4.0), (x - 0.4, y - 4.0), (x + 2.6, y - 4.0), (x + 0.4, y + 4.0)];
    canvas.polygon(&slant, Ink::of(Token::Paper));
    for shift in [-1.5, 1.5] {
        let (low, high) = ((x + shift - 1.1, y + 4.0), (x + shift + 1.1, y - 4.0));
        canvas.line(low, high, ink, 1.0);
    }
}

fn is_written_by(value: f64, decimals: usize) -> bool {
    let unit = libm::pow(10.0, decimals as f64);
    ((value * unit).round() / unit - value).abs() < 1e-9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(value: f64, within: bool) -> Reading {
        Reading { value: Some(value), within: Some(within), provisional: false }
    }

    #[test]
    fn rows_and_head_share_the_limit() {
        let ruler = Ruler::coefficient(0.5, 164.0);
        let x =
            format!("x1=\"{}\"", super::super::svg::px((ruler.limit_x() * 100.0).round() as i32));
        for svg in [
            ruler.row_svg(reading(0.311, true), 30.0),
            ruler.row_svg(Reading::default(), 30.0),
            ruler.head_svg("限 0.50", 18.0),
        ] {
            assert!(svg.contains(&x), "{x} not in {svg}");
        }
    }

    #[test]
    fn a_row_is_written_digit_by_digit_the_same_everywhere() {
        let ruler = Ruler { limit: 0.5, end: 1.0, tick: 0.5, width: 112.0 };
        let expected = concat!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart ruler\" width=\"112\" ",
            "height=\"30\" viewBox=\"0 0 112 30\" aria-hidden=\"true\" focusable=\"false\">",
            "<line x1=\"6\" y1=\"22.2\" x2=\"106\" y2=\"22.2\" class=\"s-rule2\" stroke-width=\"1\"/>",
            "<line x1=\"6\" y1=\"22.2\" x2=\"6\" y2=\"16.2\" class=\"s-rule2\" stroke-width=\"1\"/>",
            "<line x1=\"56\" y1=\"22.2\" x2=\"56\" y2=\"18.2\" class=\"s-rule2\" stroke-width=\"1\"/>",
            "<line x1=\"106\" y1=\"22.2\" x2=\"106\" y2=\"18.2\" class=\"s-rule2\" stroke-width=\"1\"/>",
            "<line x1=\"56\" y1=\"-1\" x2=\"56\" y2=\"30\" class=\"s-zhu\" stroke-width=\"1.4\"/>",
            "<circle cx=\"37.1\" cy=\"13.2\" r=\"4.5\" class=\"f-dian\"/></svg>",
        );
        assert_eq!(ruler.row_svg(reading(0.311, true), 30.0), expected);
    }

    #[test]
    fn the_verdict_is_the_scorers_not_the_pictures() {
        let ruler = Ruler::coefficient(0.5, 164.0);
        // Equal in doubles, beyond in exact arithmetic.
        assert!(matches!(ruler.mark(reading(0.5, false)), Mark::Beyond { broken: false, .. }));
        assert!(matches!(ruler.mark(reading(0.5, true)), Mark::Within(_)));
    }

    #[test]
    fn beyond_the_end_is_clamped_with_a_break() {
        let ruler = Ruler::coefficient(0.5, 164.0);
        let Mark::Beyond { x, broken } = ruler.mark(reading(2.5, false)) else { panic!() };
        assert!(broken && x == 158.0);
        let inside = ruler.row_svg(reading(0.6, false), 30.0).matches("<line").count();
        let outside = ruler.row_svg(reading(2.5, false), 30.0).matches("<line").count();
        assert_eq!(outside, inside + 2);
    }

    #[test]
    fn missing_has_no_ticks_and_no_place() {
        let ruler = Ruler::coefficient(0.45, 164.0);
        for value in [None, Some(f64::NAN), Some(f64::INFINITY)] {
            let none = Reading { value, within: None, provisional: false };
            assert_eq!(ruler.mark(none), Mark::Missing(82.0));
            let svg = ruler.row_svg(none, 30.0);
            assert!(svg.contains("stroke-dasharray") && !svg.contains("NaN"));
            assert_eq!(svg.matches("<line").count(), 2);
        }
    }

    #[test]
    fn the_head_names_both_ends_and_the_limit() {
        let svg = Ruler::coefficient(0.5, 164.0).head_svg("限 0.50", 18.0);
        for label in [">0<", ">0.2<", ">限 0.50<", ">0.7<"] {
            assert!(svg.contains(label), "{label} not in {svg}");
        }
        // Ends of higher limits.
        assert_eq!(Ruler::coefficient(0.65, 164.0).end, 1.0);
        assert_eq!(Ruler::coefficient(0.45, 164.0).end, 0.75);
    }
}
