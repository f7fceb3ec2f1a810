//! Two small horizontal bars: schools short of the standard, and a share on a ruler.

use super::canvas::Canvas;
use super::ink::{Dash, Ink};
use super::svg::Mode;
use super::tokens::Token;

/// Schools short of one indicator's standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shortfall {
    /// Below 85 % of the standard: the filled part.
    pub below: usize,
    /// From 85 % up to the standard: the hollow part.
    pub between: usize,
}

impl Shortfall {
    /// All schools short of the standard.
    pub fn total(self) -> usize {
        self.below + self.between
    }

    /// Lengths of the filled part and of the whole bar in px, when `most` schools are `width` px.
    /// A part that is not empty is at least 1.5 px long.
    pub fn lengths(self, most: usize, width: f64) -> (f64, f64) {
        let length = |count: usize| {
            let share = count as f64 / most.max(self.total()).max(1) as f64;
            if count == 0 { 0.0 } else { (share * width).max(1.5) }
        };
        let below = length(self.below);
        let whole = length(self.total()).max(if self.between > 0 { below + 1.5 } else { below });
        (below, whole)
    }

    /// The bar as SVG, decoration beside the count in text. `most` is the largest total of the
    /// column, so that the bars compare.
    pub fn svg(self, most: usize, width: f64, height: f64) -> String {
        let canvas = Canvas::new((width, height), Mode::Page);
        self.draw(&canvas, (0.0, 0.0), most, (width, height));
        canvas.finish("shortfall", None)
    }

    pub(super) fn draw(
        self,
        canvas: &Canvas,
        (left, top): (f64, f64),
        most: usize,
        (width, height): (f64, f64),
    ) {
        let (below, whole) = self.lengths(most, width - 1.5);
        let zhu = Ink::of(Token::Zhu);
        if whole > 0.0 {
            canvas.outline((left, top), (left + whole, top + height), zhu, 1.0);
        }
        if below > 0.0 {
            canvas.rect((left, top), (left + below, top + height), zhu);
        }
    }
}

/// A share (0 to 1) on a ruler with ten parts as SVG, decoration beside the figure in text. A
/// missing share leaves a dashed line without ticks.
pub fn share_svg(share: Option<f64>, width: f64, height: f64) -> String {
    let canvas = Canvas::new((width, height), Mode::Page);
    let share = share.filter(|share| share.is_finite()).map(|share| share.clamp(0.0, 1.0));
    let (left, right) = (1.0, (width - 1.0).max(2.0));
    let base = height - 2.5;
    let rule = Ink::of(Token::Rule2);
    match share {
        None => canvas.line((left, base), (right, base), rule.dashed(Dash::Short), 1.0),
        Some(share) => {
            canvas.line((left, base), (right, base), rule, 1.0);
            for tenth in 0..=10_u32 {
                let x = left + f64::from(tenth) / 10.0 * (right - left);
                let length = if tenth % 5 == 0 { 5.0 } else { 3.5 };
                canvas.line((x, base), (x, base - length), rule, 1.0);
            }
            let end = left + share * (right - left);
            canvas.rect((left, base - 11.0), (end, base - 6.5), Ink::of(Token::Ink2));
            canvas.line((end, base - 13.5), (end, base), Ink::of(Token::Ink), 1.6);
        }
    }
    canvas.finish("share", None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_in_proportion_and_never_vanish() {
        let (below, whole) = Shortfall { below: 100, between: 50 }.lengths(300, 120.0);
        assert!((below - 40.0).abs() < 1e-9 && (whole - 60.0).abs() < 1e-9);
        assert_eq!(Shortfall::default().lengths(0, 120.0), (0.0, 0.0));
        let (below, whole) = Shortfall { below: 1, between: 1 }.lengths(3000, 120.0);
        assert!(below >= 1.5 && whole >= below + 1.5);
    }

    #[test]
    fn an_empty_bar_draws_nothing() {
        assert!(!Shortfall::default().svg(300, 120.0, 12.0).contains("<rect"));
        assert_eq!(
            Shortfall { below: 3, between: 0 }.svg(9, 120.0, 12.0).matches("<rect").count(),
            2
        );
    }

    #[test]
    fn a_share_is_held_within_the_ruler() {
        for share in [None, Some(0.0), Some(0.41), Some(1.0), Some(7.0), Some(f64::NAN)] {
            let svg = share_svg(share, 152.0, 20.0);
            assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("=\"-"));
        }
        assert_eq!(share_svg(Some(7.0), 152.0, 20.0), share_svg(Some(1.0), 152.0, 20.0));
    }
}
