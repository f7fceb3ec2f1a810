//! Exact decimals of rubrics and answers, and what is known of a number: itself, or only
//! between which two it lies.

use crate::json::{self, Value};
use crate::standard::{Decimal, written};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

/// Points (分), exact: 0.1 and 0.2 make 0.3.
pub type Points = BigRational;

/// The exact value of a JSON number, or of a text of plain digits; `8.268` is 8268/1000.
pub(crate) fn exact(value: &Value) -> Option<BigRational> {
    let decimal = match value {
        Value::Number(n) => Decimal::parse(&json::digits(n)),
        Value::String(text) => Decimal::parse(text.trim()),
        _ => None,
    };
    decimal.map(|d| d.exact())
}

/// A year.
pub(super) fn year(value: &Value) -> Option<i32> {
    let year = exact(value).filter(BigRational::is_integer)?;
    year.to_integer().to_i32().filter(|year| (1900..2200).contains(year))
}

/// The exact value of a figure as written: its shortest decimal form.
pub(crate) fn figure(value: f64) -> Option<BigRational> {
    written(value)
}

/// A whole number.
pub(crate) fn whole(n: usize) -> BigRational {
    BigRational::from_integer(BigInt::from(n))
}

/// The nearest binary number, for results and for print.
pub(crate) fn nearest(value: &BigRational) -> f64 {
    value.to_f64().unwrap_or_default()
}

/// Rounds half up to so many decimals.
pub(super) fn rounded(value: &BigRational, decimals: u32) -> BigRational {
    let scale = BigRational::from_integer(BigInt::from(10).pow(decimals));
    let half = BigRational::new(BigInt::one(), BigInt::from(2));
    (value * &scale + half).floor() / scale
}

/// A number as far as it is known: `low` and `high` are equal where it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// The least it can be.
    pub low: BigRational,
    /// The most it can be.
    pub high: BigRational,
}

impl Span {
    /// A number that is known.
    pub(crate) fn of(value: BigRational) -> Self {
        Self { low: value.clone(), high: value }
    }

    /// So many for sure, and so many more that nobody has told.
    pub(crate) fn count(sure: usize, unsure: usize) -> Self {
        Self { low: whole(sure), high: whole(sure + unsure) }
    }

    /// True or false as 1 or 0.
    pub(super) fn truth(value: bool) -> Self {
        Self::of(whole(usize::from(value)))
    }

    /// The number, where it is known.
    pub(crate) fn known(&self) -> Option<&BigRational> {
        (self.low == self.high).then_some(&self.low)
    }

    /// Whether it is other than 0; `None` where it may be either.
    pub(super) fn is_true(&self) -> Option<bool> {
        if self.low.is_zero() && self.high.is_zero() {
            Some(false)
        } else if self.low.is_positive() || self.high.is_negative() {
            Some(true)
        } else {
            None
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        Self { low: &self.low + &other.low, high: &self.high + &other.high }
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        Self { low: &self.low - &other.high, high: &self.high - &other.low }
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        if let (Some(a), Some(b)) = (self.known(), other.known()) {
            return Self::of(a * b);
        }
        Self::hull([
            &self.low * &other.low,
            &self.low * &other.high,
            &self.high * &other.low,
            &self.high * &other.high,
        ])
    }

    /// `None` where the divisor is or may be 0.
    pub(crate) fn over(&self, other: &Self) -> Option<Self> {
        if !other.low.is_positive() && !other.high.is_negative() {
            return None;
        }
        if let (Some(a), Some(b)) = (self.known(), other.known()) {
            return Some(Self::of(a / b));
        }
        Some(Self::hull([
            &self.low / &other.low,
            &self.low / &other.high,
            &self.high / &other.low,
            &self.high / &other.high,
        ]))
    }

    /// How it compares; `None` where that is not known.
    pub(super) fn compare(&self, other: &Self) -> Option<Ordering> {
        if self.low == self.high && *self == *other {
            Some(Ordering::Equal)
        } else if self.high < other.low {
            Some(Ordering::Less)
        } else if self.low > other.high {
            Some(Ordering::Greater)
        } else {
            None
        }
    }

    pub(super) fn smaller(&self, other: &Self) -> Self {
        Self {
            low: self.low.clone().min(other.low.clone()),
            high: self.high.clone().min(other.high.clone()),
        }
    }

    pub(super) fn larger(&self, other: &Self) -> Self {
        Self {
            low: self.low.clone().max(other.low.clone()),
            high: self.high.clone().max(other.high.clone()),
        }
    }

    fn hull(values: [BigRational; 4]) -> Self {
        let [first, rest @ ..] = values;
        rest.into_iter().fold(Self::of(first), |span, value| Self {
            low: span.low.min(value.clone()),
            high: span.high.max(value),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn decimals_are_taken_as_written() {
        let sum = exact(&json!(0.1)).unwrap() + exact(&json!("0.2")).unwrap();
        assert_eq!(nearest(&sum).to_string(), "0.3");
        // 8.268 of 10 is 82.68 %, exactly.
        let share = exact(&json!(8.268)).unwrap() / whole(10) * whole(100);
        assert_eq!(share, exact(&json!("82.68")).unwrap());
        assert_eq!(nearest(&share), 82.68);
        for bad in [json!("五"), json!("1,000"), json!(null), json!([1]), json!("")] {
            assert_eq!(exact(&bad), None, "{bad}");
        }
        assert_eq!(
            rounded(&(whole(32) / whole(33) * whole(100)), 2),
            exact(&json!(96.97)).unwrap()
        );
    }

    #[test]
    fn what_is_not_known_stays_between_its_bounds() {
        let some = Span::count(3, 2);
        assert_eq!(some.known(), None);
        assert_eq!(some.is_true(), Some(true));
        assert_eq!(Span::count(0, 2).is_true(), None);
        assert_eq!(some.compare(&Span::of(whole(5))), None);
        assert_eq!(some.compare(&Span::of(whole(6))), Some(Ordering::Less));
        assert_eq!(some.minus(&some).low, whole(3) - whole(5));
        assert_eq!(some.over(&Span::count(0, 1)), None);
        assert_eq!(some.times(&Span::of(-whole(2))), Span { low: -whole(10), high: -whole(6) });
    }
}
