//! Normal numbers and powers of e for the draws: written down here, from sums and products only,
//! so that a seed gives the same digits in every browser and natively, and fast enough for tens of
//! millions of them.

use crate::rng::Rng;

/// Steps of the table of quantiles.
const STEPS: usize = 1024;
/// The largest number that is drawn; beyond it lies one in four thousand.
const LARGEST: f64 = 3.5;
/// The 75 % and 95 % quantiles of the standard normal distribution: the ends of its middle half
/// and of its middle nine tenths.
pub(super) const MIDDLE: [f64; 2] = [0.674_489_750_196_081_7, 1.644_853_626_951_472_2];

/// Standard normal numbers by their quantiles: a table, and straight lines between its entries.
pub(super) struct Normal(Vec<f64>);

impl Normal {
    pub(super) fn new() -> Self {
        let half = STEPS / 2;
        let mut upper = vec![0.0];
        for step in 1..half {
            #[allow(clippy::cast_precision_loss, reason = "a small number")]
            let p = 0.5 + step as f64 / STEPS as f64;
            let below = upper.last().copied().unwrap_or(0.0);
            upper.push(quantile(p, below));
        }
        upper.push(LARGEST);
        let lower = upper.iter().skip(1).rev().map(|x| -x);
        Self(lower.chain(upper.iter().copied()).collect())
    }

    /// The next number.
    #[inline(always)]
    pub(super) fn next(&self, rng: &mut Rng) -> f64 {
        const REST: u32 = 54;
        let bits = rng.bits();
        let at = (bits >> REST) as usize;
        #[allow(clippy::cast_precision_loss, reason = "54 bits; the last is not missed")]
        let part = (bits & ((1 << REST) - 1)) as f64 / (1_u64 << REST) as f64;
        match self.0.get(at..at + 2) {
            Some([low, high]) => low + part * (high - low),
            _ => 0.0,
        }
    }
}

/// Where the normal distribution reaches `p`, above one half: Newton's steps from a place below.
/// The distribution is concave there, so that they never go too far.
fn quantile(p: f64, from: f64) -> f64 {
    let mut x = from;
    for _ in 0..30 {
        let reached = 0.5 * libm::erfc(-x / std::f64::consts::SQRT_2);
        let density = libm::exp(-0.5 * x * x) / libm::sqrt(std::f64::consts::TAU);
        let step = (p - reached) / density;
        x += step;
        if step < 1e-13 {
            break;
        }
    }
    x
}

/// e to the power of `x`, to a billionth for the sizes that bands have: the series of x/32, squared
/// five times.
#[inline(always)]
pub(super) fn power(x: f64) -> f64 {
    let s = x.clamp(-8.0, 8.0) / 32.0;
    let mut y = 1.0
        + s * (1.0
            + s / 2.0 * (1.0 + s / 3.0 * (1.0 + s / 4.0 * (1.0 + s / 5.0 * (1.0 + s / 6.0)))));
    for _ in 0..5 {
        y *= y;
    }
    y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        assert!((quantile(0.75, 0.0) - MIDDLE[0]).abs() < 1e-12);
        assert!((quantile(0.95, 0.5) - MIDDLE[1]).abs() < 1e-12);
        let normal = Normal::new();
        assert_eq!(normal.0.len(), STEPS + 1);
        assert!(normal.0.is_sorted());
        // 3/4 is entry 768 of 1024.
        assert!((normal.0[768] - MIDDLE[0]).abs() < 1e-12);
        assert_eq!(normal.0[768], -normal.0[256]);
    }

    #[test]
    fn numbers_have_mean_0_and_deviation_1() {
        let (normal, mut rng) = (Normal::new(), Rng::new(1));
        let drawn: Vec<f64> = (0..100_000).map(|_| normal.next(&mut rng)).collect();
        let mean = drawn.iter().sum::<f64>() / 1e5;
        let square = drawn.iter().map(|x| x * x).sum::<f64>() / 1e5;
        assert!(mean.abs() < 0.01, "{mean}");
        assert!((square - 1.0).abs() < 0.01, "{square}");
        let within = drawn.iter().filter(|x| x.abs() < MIDDLE[1]).count();
        assert!((89_600..90_400).contains(&within), "{within}");
    }

    #[test]
    fn powers_are_those_of_e() {
        for tenth in -30..=30 {
            let x = f64::from(tenth) / 10.0;
            assert!((power(x) / libm::exp(x) - 1.0).abs() < 2e-8, "{x}");
        }
        assert_eq!(power(0.0), 1.0);
    }
}
