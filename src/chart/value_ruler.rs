//! The small ruler of a derivation: one figure between nothing and twice its standard, with the
//! 85 % line and the standard named on it.

use super::canvas::{Anchor, Canvas, Letters};
use super::ink::{Dash, Ink};
use super::labels::{self, Wish};
use super::ruler::draw_break;
use super::scale::{self, Place, Scale};
use super::strip::Standing;
use super::svg::Mode;
use super::tokens::Token;

/// One figure beside its standard; words as the reader's language writes them.
#[derive(Debug, Clone, Default)]
pub struct ValueRuler {
    /// The figure; `None` is missing.
    pub value: Option<f64>,
    /// The figure as printed below the axis.
    pub value_label: String,
    /// How it stands; `None` is undetermined.
    pub standing: Option<Standing>,
    /// The standard.
    pub limit: f64,
    /// Its label: `标准 0.9`.
    pub limit_label: String,
    /// The 85 % line and its label: `85% 线 0.765`.
    pub floor: Option<(f64, String)>,
    /// End of the scale.
    pub end: f64,
    /// The end as printed.
    pub end_label: String,
}

/// Heights in px: the axis, the figure's dot, the baselines of both rows of labels, the whole.
const AXIS: f64 = 34.0;
const DOT: f64 = 25.0;
const ABOVE: f64 = 11.0;
const BELOW: f64 = 47.0;
const HEIGHT: f64 = 52.0;
const PAD: f64 = 6.0;

impl ValueRuler {
    /// From figures to px on a ruler `width` px wide.
    pub fn scale(&self, width: f64) -> Scale {
        Scale::new(0.0, self.end, PAD, (width - PAD).max(PAD + 1.0))
    }

    /// The ruler as SVG, decoration beside the same figures in text.
    pub fn svg(&self, width: f64) -> String {
        let canvas = Canvas::new((width, HEIGHT), Mode::Page);
        let scale = self.scale(width);
        self.draw_axis(&canvas, &scale, width);
        let zhu = Ink::of(Token::Zhu);
        if let Some((floor, _)) = &self.floor {
            let x = scale.at(*floor);
            canvas.line((x, ABOVE + 3.0), (x, AXIS + 3.0), zhu.dashed(Dash::Short), 1.2);
        }
        let limit = scale.at(self.limit);
        canvas.line((limit, 1.0), (limit, AXIS + 4.0), zhu, 1.4);
        self.draw_value(&canvas, &scale);
        for (text, left, base, letters) in self.labels(width) {
            canvas.text(&text, (left, base), letters);
        }
        canvas.finish("value-ruler", None)
    }

    fn draw_axis(&self, canvas: &Canvas, scale: &Scale, width: f64) {
        let ink = Ink::of(Token::Rule2);
        canvas.line((PAD, AXIS), (width - PAD, AXIS), Ink::of(Token::Mid), 1.0);
        let ticks = scale::ticks(0.0, self.end);
        let step = ticks.windows(2).find_map(|pair| match pair {
            [a, b] => Some(b.value - a.value),
            _ => None,
        });
        if let Some(step) = step {
            let halves = libm::floor(self.end / step * 2.0 + 1e-9) as u32;
            for half in 0..=halves.min(20) {
                let x = scale.at(f64::from(half) * step / 2.0);
                let length = if half % 2 == 0 { 9.0 } else { 5.0 };
                canvas.line((x, AXIS), (x, AXIS - length), ink, 1.0);
            }
        }
    }

    fn draw_value(&self, canvas: &Canvas, scale: &Scale) {
        let Some(value) = self.value.filter(|value| value.is_finite()) else { return };
        let at = (scale.at(value), DOT);
        match self.standing {
            Some(Standing::Met) => canvas.dot(at, 4.5, Ink::of(Token::Dian)),
            Some(Standing::AboveFloor) => canvas.dot(at, 4.5, Ink::of(Token::Mid)),
            // A figure that should not exceed its limit and does: the diamond of the coefficients.
            Some(Standing::Below) if value > self.limit => {
                canvas.line((scale.at(self.limit), DOT), at, Ink::of(Token::Zhu), 2.0);
                canvas.diamond(at, 5.5, Ink::of(Token::Zhu));
            }
            Some(Standing::Below) => canvas.dot(at, 4.5, Ink::of(Token::Zhu)),
            None => canvas.ring(at, 4.0, Ink::of(Token::Ink3).dashed(Dash::Short), 1.5),
        }
        if scale.place(value) == Place::Over {
            draw_break(canvas, (at.0 - 11.0, AXIS), Ink::of(Token::Mid));
        }
    }

    /// Every label with left edge, baseline and look; none touches another.
    pub fn labels(&self, width: f64) -> Vec<(String, f64, f64, Letters)> {
        let scale = self.scale(width);
        let plain = Letters::AXIS.at(Anchor::Start);
        let mut rows: Vec<(String, f64, f64, Letters)> = Vec::new();
        let mut row = |base: f64, labels: Vec<(&str, f64, Letters)>| {
            // The ends of the scale stay at the ends or are left out; the others may step aside.
            let reach = |letters: &Letters| if letters.size < plain.size { 4.0 } else { width };
            let wish = |&(text, left, letters): &(&str, f64, Letters)| Wish {
                left,
                width: letters.width(text),
                reach: reach(&letters),
            };
            let wishes: Vec<Wish> = labels.iter().map(wish).collect();
            let places = labels::arrange(&wishes, 0.0, width, 6.0);
            for ((text, _, letters), place) in labels.into_iter().zip(places) {
                if let (false, Some(left)) = (text.is_empty(), place) {
                    rows.push((text.to_owned(), left, base, letters));
                }
            }
        };
        let red = plain.of(Token::Zhu);
        let (limit, limit_width) = (scale.at(self.limit), red.bold().width(&self.limit_label));
        let fits = limit + 4.0 + limit_width <= width;
        let left = if fits { limit + 4.0 } else { limit - 4.0 - limit_width };
        let mut above = vec![(self.limit_label.as_str(), left, red.bold())];
        if let Some((floor, label)) = &self.floor {
            above.push((label, scale.at(*floor) + 2.0 - red.width(label), red));
        }
        row(ABOVE, above);
        let bold = plain.of(Token::Ink).bold();
        let mut below = Vec::new();
        if let Some(value) = self.value {
            let left = scale.at(value) - bold.width(&self.value_label) / 2.0;
            below.push((self.value_label.as_str(), left, bold));
        }
        let small = plain.sized(10.0);
        below.push(("0", PAD - small.width("0") / 2.0, small));
        below.push((self.end_label.as_str(), width - small.width(&self.end_label), small));
        row(BELOW, below);
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ruler(value: f64, floor: f64) -> ValueRuler {
        ValueRuler {
            value: Some(value),
            value_label: format!("{value:.3}"),
            standing: Some(Standing::Below),
            limit: 0.9,
            limit_label: "标准 0.9".into(),
            floor: Some((floor, format!("85% 线 {floor:.3}"))),
            end: 1.4,
            end_label: "1.4".into(),
        }
    }

    #[test]
    fn the_usual_ruler_shows_every_label() {
        let labels = ruler(0.7052, 0.765).labels(290.0);
        // An end that the figure covers is left out.
        assert!(!ruler(1.39, 0.765).labels(290.0).iter().any(|(text, ..)| text == "1.4"));
        let texts: Vec<&str> = labels.iter().map(|(text, ..)| text.as_str()).collect();
        assert_eq!(texts, ["标准 0.9", "85% 线 0.765", "0.705", "0", "1.4"]);
    }

    proptest! {
        #[test]
        fn labels_never_collide(value in -1.0..5.0f64, floor in 0.0..1.4f64, width in 120.0..420.0f64) {
            let labels = ruler(value, floor).labels(width);
            for (i, (a, left, base, letters)) in labels.iter().enumerate() {
                prop_assert!(*left >= -1e-9 && left + letters.width(a) <= width + 1e-9);
                for (b, other, other_base, other_letters) in &labels[..i] {
                    let apart = left + letters.width(a) < *other
                        || other + other_letters.width(b) < *left;
                    prop_assert!(apart || base != other_base, "{a} {b}");
                }
            }
            let svg = ruler(value, floor).svg(width);
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
        }
    }
}
