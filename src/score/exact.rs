//! Comparisons that are right at the limit: binary numbers decide where they are far from it,
//! exact fractions of the figures as written where they are close.

use crate::standard::written;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use std::cmp::Ordering;

/// Nearer than this, relative to the size of the figures, binary numbers do not decide.
const CLOSE: f64 = 1e-9;

/// A limit, with its nearest binary number.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    value: f64,
    exact: BigRational,
}

impl Bound {
    /// A bound from its exact value.
    pub(super) fn new(exact: BigRational) -> Self {
        Self { value: exact.to_f64().unwrap_or_default(), exact }
    }

    /// The nearest binary number.
    pub(super) const fn value(&self) -> f64 {
        self.value
    }

    /// The exact value.
    pub(super) const fn exact(&self) -> &BigRational {
        &self.exact
    }

    /// The bound a raw value must reach so that, rounded half up to two decimals, it reaches
    /// this one: `(⌈100·bound⌉ − ½) / 100`.
    pub(super) fn reached_when_rounded(&self) -> Self {
        let steps = (&self.exact * hundred()).ceil() - half();
        Self::new(steps / hundred())
    }

    /// The bound a raw value must stay below so that, rounded half up to two decimals, it does
    /// not exceed this one: `(⌊100·bound⌋ + ½) / 100`.
    pub(super) fn kept_when_rounded(&self) -> Self {
        let steps = (&self.exact * hundred()).floor() + half();
        Self::new(steps / hundred())
    }

    /// Compares a value with the bound; `exact` gives the value exactly and is asked only when
    /// the two are too close for binary numbers.
    pub(super) fn compare(&self, value: f64, exact: impl FnOnce() -> BigRational) -> Ordering {
        if self.is_close(value) { exact().cmp(&self.exact) } else { value.total_cmp(&self.value) }
    }

    /// Whether binary numbers cannot tell the two apart.
    pub(super) fn is_close(&self, value: f64) -> bool {
        is_near(value, self.value, self.value)
    }
}

/// Whether two binary numbers are too close to tell apart, at a size of the figures they are
/// made of.
pub(super) fn is_near(a: f64, b: f64, size: f64) -> bool {
    (a - b).abs() <= CLOSE * size.abs()
}

fn hundred() -> BigRational {
    BigRational::from_integer(BigInt::from(100))
}

fn half() -> BigRational {
    BigRational::new(BigInt::one(), BigInt::from(2))
}

/// The exact value of a figure as it is written. What is no number counts as 0; callers have none.
pub(super) fn figure(value: f64) -> BigRational {
    written(value).unwrap_or_else(BigRational::zero)
}

/// Adds fractions: whole numbers as such, the others in pairs, so that denominators grow late.
pub(super) fn sum(mut values: Vec<BigRational>) -> BigRational {
    let mut whole = BigInt::zero();
    values.retain(|value| {
        let fraction = !value.is_integer();
        if !fraction {
            whole += value.numer();
        }
        fraction
    });
    values.push(BigRational::from_integer(whole));
    while values.len() > 1 {
        values = values
            .chunks(2)
            .map(|pair| match pair {
                [a, b] => a + b,
                [a] => a.clone(),
                _ => BigRational::zero(),
            })
            .collect();
    }
    values.pop().unwrap_or_else(BigRational::zero)
}

/// The smallest number of steps of `1/parts` that is at least this value.
pub(super) fn round_up(value: &BigRational, parts: u32) -> f64 {
    let parts = BigRational::from_integer(BigInt::from(parts));
    ((value * &parts).ceil() / parts).to_f64().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Decimal;

    fn decimal(text: &str) -> BigRational {
        Decimal::parse(text).unwrap().exact()
    }

    #[test]
    fn figures_are_taken_as_written() {
        assert_eq!(figure(4.1), decimal("4.1"));
        assert_eq!(figure(-0.5), decimal("-0.5"));
        assert_eq!(figure(1e21), decimal("1000000000000000000000"));
        assert_eq!(figure(1e-7), decimal("0.0000001"));
        assert_eq!(figure(900.0), decimal("900"));
    }

    #[test]
    fn a_bound_decides_exactly_where_binary_cannot() {
        let floor = Bound::new(decimal("0.85") * decimal("4.5"));
        // 0.85 × 4.5 in binary lies below 3.825.
        assert_eq!(floor.compare(0.85 * 4.5, || decimal("3.825")), Ordering::Equal);
        assert_eq!(floor.compare(3.825, || decimal("3.8249999999")), Ordering::Less);
        assert_eq!(floor.compare(3.8, || unreachable!()), Ordering::Less);
    }

    #[test]
    fn rounded_bounds_are_where_half_up_rounding_turns() {
        let reached = Bound::new(decimal("3.825")).reached_when_rounded();
        assert_eq!(*reached.exact(), decimal("3.825"));
        let reached = Bound::new(decimal("4.2")).reached_when_rounded();
        assert_eq!(*reached.exact(), decimal("4.195"));
        let kept = Bound::new(decimal("0.50")).kept_when_rounded();
        assert_eq!(*kept.exact(), decimal("0.505"));
    }

    #[test]
    fn steps_go_up_and_fractions_add_up() {
        assert_eq!(round_up(&decimal("2.01"), 1), 3.0);
        assert_eq!(round_up(&decimal("2"), 1), 2.0);
        assert_eq!(round_up(&decimal("2.011"), 100), 2.02);
        assert_eq!(sum(vec![decimal("0.1"), decimal("0.2"), decimal("0.3")]), decimal("0.6"));
        assert_eq!(sum(Vec::new()), BigRational::zero());
    }
}
