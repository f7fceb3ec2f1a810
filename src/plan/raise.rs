//! The cheapest way to bring a difference coefficient down to a limit: raise the lowest schools to one
//! level. Per unit of amount nothing lowers the coefficient more than adding to the lowest value, and
//! it falls all the way as the level rises.

use crate::rubric::{figure, nearest, whole};
use crate::score::exact_sum;
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::cmp::Ordering;

/// Steps of halving: more than a binary number has digits.
const STEPS: usize = 80;

/// How the coefficient of weights `A` and amounts `x` compares with a limit, as −1, 0 or 1, without a
/// root: `CV ≤ L` is `ΣA · Σ(x²/A) ≤ (1 + L²)(Σx)²`. `None` without an amount.
pub(super) fn compare(
    pairs: &[(BigRational, BigRational)],
    limit: &BigRational,
) -> Option<BigRational> {
    let sum = |of: fn(&(BigRational, BigRational)) -> BigRational| {
        exact_sum(pairs.iter().map(of).collect())
    };
    let amount = sum(|(_, x)| x.clone());
    if amount.is_zero() {
        return None;
    }
    let squares = sum(|(a, x)| x * x / a);
    let allowed = (BigRational::one() + limit * limit) * &amount * &amount;
    Some(match (sum(|(a, _)| a.clone()) * squares).cmp(&allowed) {
        Ordering::Less => -whole(1),
        Ordering::Equal => whole(0),
        Ordering::Greater => whole(1),
    })
}

/// A school as the coefficient weighs it.
pub(super) struct Part {
    /// Pupils, or 1 where every school counts alike.
    pub(super) weight: BigRational,
    /// Pupils.
    pub(super) students: BigRational,
    /// Its amount.
    pub(super) amount: BigRational,
}

impl Part {
    fn pair(&self, more: &BigRational) -> (BigRational, BigRational) {
        let amount = &self.amount + more;
        (self.weight.clone(), amount * &self.weight / &self.students)
    }

    /// What it lacks to a level per pupil; whole where `in_units`.
    fn lack(&self, level: &BigRational, in_units: bool) -> BigRational {
        let lack = (level * &self.students - &self.amount).max(BigRational::zero());
        if in_units { lack.ceil() } else { lack }
    }
}

/// What each part is to be given, in their order, so that the coefficient is within the limit; nothing
/// where it is already, or where there is nothing to raise.
pub(super) fn raise(parts: &[Part], limit: &BigRational, in_units: bool) -> Vec<BigRational> {
    let none = || vec![BigRational::zero(); parts.len()];
    let within = |more: &[BigRational]| {
        let pairs: Vec<_> = parts.iter().zip(more).map(|(part, more)| part.pair(more)).collect();
        compare(&pairs, limit).is_some_and(|order| order <= BigRational::zero())
    };
    if parts.is_empty() || within(&none()) {
        return none();
    }
    let Some(mut level) = level(parts, nearest(limit)) else { return none() };
    // The level is a binary number just at the limit: a hair more, until exact figures agree.
    let mut hair = 1e-13;
    loop {
        let Some(exact) = figure(level) else { return none() };
        let more: Vec<_> = parts.iter().map(|part| part.lack(&exact, in_units)).collect();
        if within(&more) {
            return more;
        }
        if hair > 1.0 {
            return none();
        }
        level *= 1.0 + hair;
        hair *= 2.0;
    }
}

/// The level per pupil at which the coefficient comes to the limit, by halving.
fn level(parts: &[Part], limit: f64) -> Option<f64> {
    let values: Vec<(f64, f64)> =
        parts.iter().map(|p| (nearest(&p.weight), nearest(&(&p.amount / &p.students)))).collect();
    let weights: f64 = values.iter().map(|(w, _)| w).sum();
    let over = |level: f64| {
        let raised = |v: &f64| v.max(level);
        let sum: f64 = values.iter().map(|(w, v)| w * raised(v)).sum();
        let squares: f64 = values.iter().map(|(w, v)| w * raised(v) * raised(v)).sum();
        weights * squares > (1.0 + limit * limit) * sum * sum
    };
    let mut low = values.iter().map(|(_, v)| *v).reduce(f64::min)?;
    let mut high = values.iter().map(|(_, v)| *v).reduce(f64::max)?;
    for _ in 0..STEPS {
        let middle = f64::midpoint(low, high);
        if over(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(list: &[(u32, u32)]) -> Vec<Part> {
        let part = |(students, amount): &(u32, u32)| Part {
            weight: whole(*students as usize),
            students: whole(*students as usize),
            amount: whole(*amount as usize),
        };
        list.iter().map(part).collect()
    }

    fn cv(parts: &[Part], more: &[BigRational]) -> f64 {
        let pairs: Vec<(f64, f64)> = parts
            .iter()
            .zip(more)
            .map(|(p, m)| (nearest(&p.students), nearest(&(&p.amount + m))))
            .collect();
        let students: f64 = pairs.iter().map(|(a, _)| a).sum();
        let mean = pairs.iter().map(|(_, x)| x).sum::<f64>() / students;
        let square = pairs.iter().map(|(a, x)| a * (x / a - mean) * (x / a - mean)).sum::<f64>();
        (square / students).sqrt() / mean
    }

    #[test]
    fn two_schools_by_hand() {
        // 100 pupils with 100 and 100 with 300: mean 2, CV 0.5. For 0.25 the lower comes to v with
        // (3 − v)/(3 + v) = 1/4: v = 1.8, so 80 more.
        let two = parts(&[(100, 100), (100, 300)]);
        let quarter = figure(0.25).unwrap();
        let more = raise(&two, &quarter, false);
        assert!((nearest(&more[0]) - 80.0).abs() < 1e-6 && more[1].is_zero());
        assert_eq!(raise(&two, &figure(0.5).unwrap(), false), vec![whole(0), whole(0)]);
        assert_eq!(raise(&[], &quarter, true), Vec::<BigRational>::new());
    }

    proptest! {
        #[test]
        fn what_is_given_brings_it_to_the_limit_and_less_does_not(
            list in prop::collection::vec((1_u32..2000, 0_u32..5000), 2..12),
            percent in 5_u32..60,
            in_units in any::<bool>(),
        ) {
            prop_assume!(list.iter().any(|(_, x)| *x > 0));
            let parts = parts(&list);
            let limit = whole(percent as usize) / whole(100);
            let more = raise(&parts, &limit, in_units);
            let limit = f64::from(percent) / 100.0;
            prop_assert!(cv(&parts, &more) <= limit + 1e-9);
            let total: f64 = more.iter().map(nearest).sum();
            if !in_units && total > 1.0 {
                let less: Vec<_> = more.iter().map(|m| m * figure(0.99).unwrap()).collect();
                prop_assert!(cv(&parts, &less) > limit);
            }
            if in_units {
                prop_assert!(more.iter().all(BigRational::is_integer));
            }
        }
    }
}
