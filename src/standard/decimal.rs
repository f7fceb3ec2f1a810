//! Decimals of the data files, read exactly.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Num, One};
use serde::{Serialize, Serializer};
use std::fmt;

/// A decimal as written, for instance `0.85`, with its nearest binary number.
///
/// Comparisons near a limit use [`Decimal::exact`]; the binary number is for printing and for
/// values far from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decimal {
    text: String,
    value: f64,
}

impl Decimal {
    /// Reads digits with an optional sign and point; no exponent.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let points = digits.bytes().filter(|b| *b == b'.').count();
        let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let bounded = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.ends_with(|c: char| c.is_ascii_digit());
        if !plain || points > 1 || !bounded {
            return None;
        }
        Some(Self { text: text.to_owned(), value: text.parse().ok()? })
    }

    /// The nearest binary number.
    #[must_use]
    pub const fn value(&self) -> f64 {
        self.value
    }

    /// As written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The exact value.
    #[must_use]
    pub fn exact(&self) -> BigRational {
        rational(&self.text).unwrap_or_default()
    }
}

/// The exact value of a figure as it is written: its shortest decimal form. (4.1 is 41/10, not the
/// binary number nearest to it.) `None` of what is no number.
#[must_use]
pub fn written(figure: f64) -> Option<BigRational> {
    /// Up to here every whole number is exactly a binary one.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if libm::trunc(figure) == figure && figure.abs() <= EXACT {
        #[allow(clippy::cast_possible_truncation, reason = "it is whole and within bounds")]
        return Some(BigRational::from_integer(BigInt::from(figure as i64)));
    }
    // Rust prints a binary number in full digits, never with an exponent.
    Decimal::parse(&figure.to_string()).map(|decimal| decimal.exact())
}

/// The exact value of plain decimal digits.
pub fn rational(text: &str) -> Option<BigRational> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = BigInt::from_str_radix(&format!("{whole}{fraction}"), 10).ok()?;
    let mut scale = BigInt::one();
    for _ in 0..fraction.len() {
        scale *= 10;
    }
    Some(BigRational::new(digits, scale))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_that_binary_cannot_hold_are_exact() {
        let floor = Decimal::parse("0.85").unwrap().exact();
        let threshold = Decimal::parse("4.5").unwrap().exact();
        assert_eq!(floor * threshold, Decimal::parse("3.825").unwrap().exact());
        assert_ne!(0.85 * 4.5, 3.825);
        for bad in ["", ".", "1.", ".5", "1e3", "1,0", "0.1.2", "--1", "NaN"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
        assert_eq!(Decimal::parse("-2.5").unwrap().exact(), rational("-2.5").unwrap());
    }
}
