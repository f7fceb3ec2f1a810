//! Scales: from figures to px, the marks of an axis, and figures as an axis writes them. Pure.

/// A linear scale from figures to px. Its domain is never empty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

/// Where a figure falls on a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// Before the scale's start; drawn at the start.
    Under,
    /// On the scale, at this px.
    On(f64),
    /// Beyond the scale's end; drawn at the end.
    Over,
}

impl Scale {
    /// A scale of `low..=high` over `from..=to` px. An empty or unusable domain becomes one of
    /// length 1, so that a chart of nothing still has an axis.
    pub fn new(low: f64, high: f64, from: f64, to: f64) -> Scale {
        let low = if low.is_finite() { low } else { 0.0 };
        let high = if high.is_finite() && high > low { high } else { low + 1.0 };
        Scale { low, high, from, to }
    }

    /// First figure of the scale.
    pub fn low(&self) -> f64 {
        self.low
    }

    /// Last figure of the scale.
    pub fn high(&self) -> f64 {
        self.high
    }

    /// The px of a figure, held within the scale; what is not a number stands at the start.
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
        self.from + share * (self.to - self.from)
    }

    /// Where a figure falls.
    pub fn place(&self, value: f64) -> Place {
        if value > self.high {
            Place::Over
        } else if value < self.low {
            Place::Under
        } else {
            Place::On(self.at(value))
        }
    }
}

/// A mark of an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// Its figure, the double nearest to the decimal.
    pub value: f64,
    /// Decimals that write it exactly; the same for all ticks of an axis.
    pub decimals: usize,
}

/// Three to five round marks within `low..=high`; steps are 1, 2, 2.5 or 5 times a power of ten.
pub fn ticks(low: f64, high: f64) -> Vec<Tick> {
    let span = high - low;
    if !(span.is_finite() && span > 0.0) {
        return Vec::new();
    }
    let power = libm::floor(libm::log10(span)) as i32 - 1;
    let candidates = (power..=power + 1).flat_map(|exponent| {
        [(10, exponent), (20, exponent), (25, exponent), (50, exponent)].into_iter()
    });
    let fitting = candidates
        .map(|(tenths, exponent)| marks(low, high, tenths, exponent - 1))
        .filter(|marks| (3..=5).contains(&marks.len()));
    // The coarsest that still gives four marks reads best; else whatever fits.
    let mut best: Vec<Tick> = Vec::new();
    for marks in fitting {
        if best.len() != 4 && (best.is_empty() || marks.len() >= 4) {
            best = marks;
        }
    }
    best
}

/// All multiples of `mantissa × 10^exponent` within the bounds.
fn marks(low: f64, high: f64, mantissa: i32, exponent: i32) -> Vec<Tick> {
    let decimals = match (mantissa % 10, exponent) {
        (0, exponent) => (-exponent - 1).max(0),
        (_, exponent) => (-exponent).max(0),
    };
    // Dividing by a whole power of ten gives the double nearest to the decimal.
    let scaled = |count: i64| {
        let whole = count as f64 * f64::from(mantissa);
        if exponent < 0 {
            whole / libm::pow(10.0, f64::from(-exponent))
        } else {
            whole * libm::pow(10.0, f64::from(exponent))
        }
    };
    let step = scaled(1);
    let first = libm::ceil(low / step - 1e-9) as i64;
    let last = libm::floor(high / step + 1e-9) as i64;
    if last - first > 20 {
        return Vec::new();
    }
    (first..=last).map(|count| Tick { value: scaled(count), decimals: decimals as usize }).collect()
}

/// An end for an axis from 0: shows the limit well inside and nearly all figures, rounded up to two
/// digits; far outliers are left beyond the end, where charts mark and count them.
pub fn end(values: impl Iterator<Item = f64>, limit: f64) -> f64 {
    let mut sorted: Vec<f64> = values.filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * 98).div_ceil(100).saturating_sub(1);
    let most = sorted.get(rank).copied().unwrap_or(0.0) * 1.15;
    let highest = sorted.last().copied().unwrap_or(0.0);
    let wanted = highest.min(most).max(1.6 * limit);
    round_up(wanted)
}

/// The next figure of two digits: 4.61 → 4.8, 131 → 140. Above 2 the second digit is even.
fn round_up(value: f64) -> f64 {
    if !(value.is_finite() && value > 0.0) {
        return 1.0;
    }
    let exponent = libm::floor(libm::log10(value)) as i32 - 1;
    let unit = libm::pow(10.0, f64::from(exponent.abs()));
    let digits = if exponent < 0 { value * unit } else { value / unit };
    let step = if digits > 20.0 { 2.0 } else { 1.0 };
    let digits = libm::ceil(digits / step - 1e-9) * step;
    if exponent < 0 { digits / unit } else { digits * unit }
}

/// A figure with `decimals`, thin spaces by thousands and a true minus; `—` when it is none.
pub fn figure(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "—".to_owned();
    }
    let digits = format!("{:.*}", decimals, value.abs());
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    if value < 0.0 && digits.chars().any(|c| ('1'..='9').contains(&c)) {
        text.push('\u{2212}');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    if !part.is_empty() {
        text.push('.');
        text.push_str(part);
    }
    text
}

/// A figure as charts write it: from 10 000 up in 万 when the language has the word, with at most
/// two decimals.
pub fn short_figure(value: f64, decimals: usize, ten_thousand: Option<&str>) -> String {
    match ten_thousand {
        Some(word) if value.is_finite() && value.abs() >= 10_000.0 => {
            let digits = figure(value / 10_000.0, 2);
            let digits = digits.trim_end_matches('0').trim_end_matches('.');
            format!("{digits}\u{2009}{word}")
        }
        _ => figure(value, decimals),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_scale_holds_figures_within_its_ends() {
        let scale = Scale::new(0.0, 0.75, 0.0, 164.0);
        assert!((scale.at(0.5) - 109.333_333_333_333_33).abs() < 1e-9);
        assert_eq!(scale.at(2.0), 164.0);
        assert_eq!(scale.place(0.76), Place::Over);
        assert_eq!(scale.place(-0.1), Place::Under);
        assert_eq!(scale.at(f64::NAN), 0.0);
        assert_eq!(Scale::new(3.0, 3.0, 0.0, 10.0).high(), 4.0);
    }

    #[test]
    fn ticks_are_round_and_exact() {
        let values = |low, high| ticks(low, high).iter().map(|t| t.value).collect::<Vec<_>>();
        assert_eq!(values(0.0, 0.75), [0.0, 0.2, 0.4, 0.6]);
        assert_eq!(values(0.0, 10.0), [0.0, 2.5, 5.0, 7.5, 10.0]);
        assert_eq!(values(0.0, 4800.0), [0.0, 1000.0, 2000.0, 3000.0, 4000.0]);
        assert!(ticks(1.0, 1.0).is_empty() && ticks(0.0, f64::NAN).is_empty());
    }

    proptest! {
        #[test]
        fn every_axis_has_three_to_five_ticks(low in -1e6..1e6f64, span in 1e-3..1e7f64) {
            let marks = ticks(low, low + span);
            prop_assert!((3..=5).contains(&marks.len()), "{marks:?}");
            for tick in &marks {
                prop_assert!(tick.value >= low - span * 1e-6);
                prop_assert!(tick.value <= low + span * (1.0 + 1e-6));
                let written: f64 = format!("{:.*}", tick.decimals, tick.value).parse().unwrap();
                prop_assert!((written - tick.value).abs() <= span * 1e-9);
            }
        }

        #[test]
        fn an_end_shows_the_limit_and_is_round(
            values in prop::collection::vec(0.0..1e5f64, 0..50), limit in 0.1..5e3f64,
        ) {
            let end = end(values.iter().copied(), limit);
            prop_assert!(end >= 1.6 * limit * (1.0 - 1e-9));
            let highest = values.iter().copied().fold(1.6 * limit, f64::max);
            prop_assert!(end <= highest * 1.11);
        }
    }

    #[test]
    fn ends_leave_outliers_beyond() {
        let mut values: Vec<f64> = (0..200).map(|i| f64::from(i) / 20.0).collect();
        values.push(400.0);
        assert!(end(values.into_iter(), 4.2) < 14.0);
        assert_eq!(end([0.4].into_iter(), 0.9), 1.5);
    }

    #[test]
    fn figures_are_grouped_and_signed() {
        assert_eq!(figure(152_353.0, 0), "152\u{2009}353");
        assert_eq!(figure(999.5, 1), "999.5");
        assert_eq!(figure(-2319.0, 0), "\u{2212}2\u{2009}319");
        assert_eq!(figure(-0.001, 1), "0.0");
        assert_eq!(figure(f64::NAN, 1), "—");
        assert_eq!(short_figure(154_300.0, 0, Some("万")), "15.43\u{2009}万");
        assert_eq!(short_figure(70_000.0, 0, Some("萬")), "7\u{2009}萬");
        assert_eq!(short_figure(70_000.0, 0, None), "70\u{2009}000");
        assert_eq!(short_figure(9_999.0, 0, Some("万")), "9\u{2009}999");
    }
}
