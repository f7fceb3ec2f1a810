//! The composite difference coefficient (综合差异系数): the plain mean of the coefficients of all
//! indicators of a section. [`super::evaluate`] asks for it where the standard tests it.

use super::exact::{self, Bound};
use super::rules::{Choices, CoefficientLimit};
use super::sum::Sum;
use super::verdict::{Coefficient, Composite};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::cmp::Ordering;

/// Decimals of the roots that decide at the very limit, and those of them that are looked at.
const DIGITS: u32 = 60;
const COMPARED: u32 = 50;

/// Pupils and amount of each school section that has the indicator, exactly.
type Pairs = Vec<(BigRational, BigRational)>;

/// The mean of the coefficients against its limit. `exact_parts` gives the figures behind each of
/// them, and is asked only where binary numbers cannot tell mean and limit apart.
pub(super) fn composite(
    choices: Choices,
    limit: &CoefficientLimit,
    coefficients: &[Coefficient],
    exact_parts: impl Fn() -> Vec<Pairs>,
) -> Composite {
    let value = mean(coefficients.iter().map(|c| c.cv));
    let order = |bound: &Bound, value: f64| {
        if bound.is_close(value) {
            compare(&exact_parts(), bound.exact(), choices.weighted)
        } else {
            value.total_cmp(&bound.value())
        }
    };
    let raw = value.map(|value| order(&limit.raw, value) != Ordering::Greater);
    let rounded = value.map(|value| order(&limit.rounded, value) == Ordering::Less);
    let met_known = if choices.coefficient_rounded { rounded } else { raw };
    let missing = coefficients.iter().filter(|c| c.missing > 0).count();
    Composite {
        value,
        limit: limit.printed,
        met: met_known.filter(|_| missing == 0 || !choices.missing_is_unknown),
        met_known,
        missing,
        rounding_matters: raw != rounded,
    }
}

/// The plain mean; `None` without coefficients, or where one is not known.
fn mean(coefficients: impl ExactSizeIterator<Item = Option<f64>>) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "a standard has few indicators")]
    let count = coefficients.len() as f64;
    let mut sum = Sum::default();
    for cv in coefficients {
        sum.add(cv?);
    }
    (count > 0.0).then(|| sum.total() / count)
}

/// Compares the mean of the coefficients of some schools with a limit, to [`COMPARED`] decimals:
/// nearer than that the two count as equal.
fn compare(indicators: &[Pairs], limit: &BigRational, weighted: bool) -> Ordering {
    let sum = exact::sum(indicators.iter().map(|pairs| root(square(pairs, weighted))).collect());
    let count = BigRational::from_integer(BigInt::from(indicators.len()));
    let away = sum - limit * count;
    let smallest = BigRational::new(BigInt::one(), BigInt::from(10).pow(COMPARED));
    if away > smallest {
        Ordering::Greater
    } else if away < -smallest {
        Ordering::Less
    } else {
        Ordering::Equal
    }
}

/// The square of a coefficient, exactly: `ΣA · Σ(x²/A) / (Σx)² − 1`; counting every school alike,
/// the same with `A = 1` and `x = x/A`.
fn square(pairs: &Pairs, weighted: bool) -> BigRational {
    let known = pairs.iter().filter(|(students, _)| !students.is_zero()).cloned();
    let pairs: Vec<_> =
        known.map(|(a, x)| if weighted { (a, x) } else { (BigRational::one(), x / a) }).collect();
    let students = exact::sum(pairs.iter().map(|(a, _)| a.clone()).collect());
    let amount = exact::sum(pairs.iter().map(|(_, x)| x.clone()).collect());
    let squares = exact::sum(pairs.iter().map(|(a, x)| x * x / a).collect());
    if amount.is_zero() {
        return BigRational::zero();
    }
    students * squares / (&amount * &amount) - BigRational::one()
}

/// A square root to [`DIGITS`] decimals.
fn root(of: BigRational) -> BigRational {
    let scale = BigInt::from(10).pow(DIGITS);
    let scaled = (of * &scale * &scale).to_integer();
    BigRational::new(scaled.sqrt(), scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(clippy::approx_constant, reason = "printed coefficients")]
    /// The coefficients that counties published, row by row, with the composite they printed.
    const PUBLISHED: &[(&str, [f64; 8], f64)] = &[
        ("万州小", [0.437, 0.419, 0.255, 0.188, 0.171, 0.263, 0.263, 0.420], 0.302),
        ("万州初", [0.381, 0.298, 0.264, 0.212, 0.207, 0.502, 0.445, 0.539], 0.356),
        ("黔江小", [0.633, 0.891, 0.435, 0.328, 0.351, 0.391, 0.379, 0.541], 0.494),
        ("黔江初", [0.808, 0.445, 0.537, 0.472, 0.492, 0.243, 0.272, 0.265], 0.442),
        ("江津小", [0.535, 0.478, 0.376, 0.354, 0.191, 0.264, 0.254, 0.369], 0.353),
        ("江津初", [0.319, 0.346, 0.187, 0.241, 0.154, 0.267, 0.250, 0.324], 0.261),
        ("永川小", [0.696, 0.916, 0.819, 0.580, 0.450, 0.286, 0.285, 0.470], 0.562),
        ("永川初", [0.422, 0.491, 0.637, 0.409, 0.544, 0.298, 0.259, 0.449], 0.439),
        ("綦江小", [0.568, 0.610, 0.201, 0.415, 0.267, 0.336, 0.324, 0.423], 0.393),
        ("庐阳小", [0.881, 1.299, 0.977, 0.379, 0.170, 0.334, 0.286, 0.408], 0.592),
        ("庐阳初", [0.353, 0.784, 0.146, 0.491, 0.037, 0.226, 0.223, 0.253], 0.314),
        ("蜀山小", [0.711, 0.649, 0.472, 0.338, 0.235, 0.274, 0.260, 0.396], 0.417),
        ("蜀山初", [0.505, 0.484, 0.325, 0.275, 0.199, 0.715, 0.421, 1.021], 0.493),
        ("南关小", [0.393, 0.578, 0.372, 0.246, 0.208, 0.311, 0.311, 0.455], 0.359),
        ("南关初", [0.433, 0.464, 0.334, 0.318, 0.433, 0.362, 0.368, 0.335], 0.381),
        ("宽城小", [0.251, 0.426, 0.267, 0.227, 0.127, 0.318, 0.302, 0.440], 0.295),
        ("宽城初", [0.285, 0.373, 0.243, 0.333, 0.224, 0.391, 0.355, 0.569], 0.347),
        ("朝阳小", [0.380, 0.605, 0.352, 0.362, 0.101, 0.301, 0.295, 0.415], 0.351),
        ("朝阳初", [0.320, 0.431, 0.291, 0.223, 0.095, 0.400, 0.386, 0.431], 0.322),
        ("二道小", [0.246, 0.471, 0.388, 0.299, 0.189, 0.475, 0.479, 0.533], 0.385),
        ("二道初", [0.441, 0.494, 0.495, 0.311, 0.388, 0.365, 0.236, 0.493], 0.403),
        ("绿园小", [0.280, 0.819, 0.315, 0.206, 0.104, 0.353, 0.343, 0.406], 0.353),
        ("绿园初", [0.362, 0.446, 0.324, 0.402, 0.362, 0.372, 0.342, 0.496], 0.388),
    ];

    #[test]
    fn published_composites_are_the_means_of_their_coefficients() {
        let mut off = Vec::new();
        for (name, coefficients, printed) in PUBLISHED {
            let value = mean(coefficients.iter().map(|cv| Some(*cv))).unwrap();
            // Half of the last printed decimal, and a hair for the binary numbers.
            if (value - printed).abs() > 0.000_5 + 1e-12 {
                off.push(*name);
            }
        }
        assert_eq!(PUBLISHED.len(), 23);
        // 永川小: the printed eight have the mean 0.56275, which rounds to 0.563; 0.562 was
        // printed. The county cut it off, or took the mean before it rounded the eight: each may
        // be 0.0005 off, so a mean of 0.56225 to 0.56325 stands behind them.
        assert_eq!(off, ["永川小"]);
        let (_, coefficients, printed) = PUBLISHED.iter().find(|row| row.0 == off[0]).unwrap();
        let value = mean(coefficients.iter().map(|cv| Some(*cv))).unwrap();
        assert!((value - 0.562_75).abs() < 1e-12);
        assert_eq!(libm::floor(value * 1000.0) / 1000.0, *printed);
    }

    #[test]
    fn one_coefficient_that_is_not_known_leaves_no_mean() {
        assert_eq!(mean([Some(0.2), None].into_iter()), None);
        assert_eq!(mean([].into_iter()), None);
    }

    #[test]
    fn the_limit_is_compared_beyond_binary_digits() {
        // Two schools of equal size with 1 − c and 1 + c a pupil have the coefficient c.
        let ratio = |n: i64, d: i64| BigRational::new(BigInt::from(n), BigInt::from(d));
        let pairs =
            |n: i64, d: i64| vec![(ratio(1, 1), ratio(d - n, d)), (ratio(1, 1), ratio(d + n, d))];
        let limit = ratio(65, 100);
        assert_eq!(compare(&[pairs(6, 10), pairs(7, 10)], &limit, true), Ordering::Equal);
        let d = 10_i64.pow(17);
        let hair = pairs(7 * 10_i64.pow(16) + 1, d);
        assert_eq!(compare(&[pairs(6, 10), hair.clone()], &limit, true), Ordering::Greater);
        assert_eq!(compare(&[pairs(6, 10), hair], &limit, false), Ordering::Greater);
        // √0.5 is no fraction; 0.7071067811865476 is its nearest decimal of 16 digits.
        let half = vec![(ratio(1, 1), ratio(0, 1)), (ratio(2, 1), ratio(3, 1))];
        let near = ratio(7_071_067_811_865_476, 10_i64.pow(16));
        assert_eq!(compare(&[half], &near, true), Ordering::Less);
    }
}
