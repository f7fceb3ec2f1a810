//! The difference coefficient (差异系数) of one indicator in one section.
//!
//! `X = Σx / ΣA`, `S = √Σ (A/ΣA)(x/A − X)²`, `CV = S / X`, x the amount of a school section and
//! A its pupils. Beside it the form that counts every school alike, which some systems use.

use super::exact;
use super::rules::{CoefficientLimit, Measure, Rules};
use super::sum::Sum;
use super::verdict::{Coefficient, IndicatorValue, Standing};
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::cmp::Ordering;

/// A school section's part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// Position of its row.
    pub(super) row: usize,
    pub(super) students: f64,
    pub(super) amount: f64,
}

impl Part {
    pub(super) fn per_pupil(self) -> f64 {
        self.amount / self.students
    }
}

/// The sums a coefficient is made of; per pupil, before `per`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    pub(super) students: f64,
    pub(super) amount: f64,
    pub(super) mean: f64,
    /// `Σ A (x/A − X)²`.
    pub(super) squares: f64,
    pub(super) deviation: f64,
    /// Mean and deviation that count every school alike.
    pub(super) plain_mean: f64,
    pub(super) plain_deviation: f64,
    pub(super) weighted: Option<f64>,
    pub(super) unweighted: Option<f64>,
}

impl Spread {
    /// `None` without a school.
    pub(super) fn of(parts: &[Part]) -> Option<Self> {
        let students = parts.iter().map(|p| p.students).collect::<Sum>().total();
        if parts.is_empty() || students <= 0.0 {
            return None;
        }
        let amount = parts.iter().map(|p| p.amount).collect::<Sum>().total();
        let mean = amount / students;
        let square = |p: &Part| {
            let away = p.per_pupil() - mean;
            p.students * (away * away)
        };
        let squares = parts.iter().map(square).collect::<Sum>().total();
        let deviation = (squares / students).sqrt();
        let over = |deviation: f64, mean: f64| (mean > 0.0).then(|| deviation / mean);
        let (plain_mean, plain_deviation) = plain(parts);
        Some(Self {
            students,
            amount,
            mean,
            squares,
            deviation,
            plain_mean,
            plain_deviation,
            weighted: over(deviation, mean),
            unweighted: over(plain_deviation, plain_mean),
        })
    }
}

/// Mean and population deviation of the values per pupil, every school alike.
fn plain(parts: &[Part]) -> (f64, f64) {
    #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
    let count = parts.len() as f64;
    let mean = parts.iter().map(|p| p.per_pupil()).collect::<Sum>().total() / count;
    let square = |p: &Part| {
        let away = p.per_pupil() - mean;
        away * away
    };
    (mean, (parts.iter().map(square).collect::<Sum>().total() / count).sqrt())
}

/// How many rows stand where, for one indicator, and what they lack.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) met: usize,
    pub(super) floor: usize,
    pub(super) below: usize,
    pub(super) missing: usize,
    lacking: Sum,
}

impl Tally {
    pub(super) fn add(&mut self, value: &IndicatorValue) {
        self.lacking.add(value.lack.unwrap_or_default());
        match value.standing {
            Standing::Met => self.met += usize::from(value.threshold.is_some()),
            Standing::Floor => self.floor += 1,
            Standing::Below => self.below += 1,
            Standing::Missing => self.missing += 1,
        }
    }
}

/// The coefficient of an indicator. `exact_part` gives pupils and amount of a row exactly, and
/// is asked only at the very limit.
pub(super) fn coefficient(
    rules: &Rules<'_>,
    measure: &Measure<'_>,
    limit: Option<&CoefficientLimit>,
    parts: &[Part],
    tally: Tally,
    exact_part: impl Fn(&Part) -> (BigRational, BigRational),
) -> Coefficient {
    let spread = Spread::of(parts);
    let choices = rules.choices;
    let weighted = spread.and_then(|s| s.weighted);
    let unweighted = spread.and_then(|s| s.unweighted);
    let cv = if choices.weighted { weighted } else { unweighted };
    let order = |bound: &exact::Bound, cv: f64| {
        if bound.is_close(cv) {
            compare_squares(bound.exact(), parts, choices.weighted, &exact_part)
        } else {
            cv.total_cmp(&bound.value())
        }
    };
    let tested = cv.zip(limit);
    let raw = tested.map(|(cv, limit)| order(&limit.raw, cv) != Ordering::Greater);
    let rounded = tested.map(|(cv, limit)| order(&limit.rounded, cv) == Ordering::Less);
    let met_known = if choices.coefficient_rounded { rounded } else { raw };
    Coefficient {
        mean: spread.map(|s| s.mean * measure.per),
        deviation: spread.map(|s| s.deviation * measure.per),
        cv,
        weighted,
        unweighted,
        limit: limit.map(|limit| limit.printed),
        met: met_known.filter(|_| tally.missing == 0 || !choices.missing_is_unknown),
        met_known,
        known: parts.len(),
        missing: tally.missing,
        schools_met: tally.met,
        schools_floor: tally.floor,
        schools_below: tally.below,
        lacking: tally.lacking.total(),
        rounding_matters: raw != rounded,
    }
}

/// Compares the coefficient with a limit L without a root: `CV ≤ L` is
/// `ΣA · Σ(x²/A) ≤ (1 + L²)(Σx)²`; counting every school alike, the same with `A = 1` and
/// `x = x/A`.
fn compare_squares(
    limit: &BigRational,
    parts: &[Part],
    weighted: bool,
    exact_part: impl Fn(&Part) -> (BigRational, BigRational),
) -> Ordering {
    let pairs = parts.iter().map(exact_part).filter(|(students, _)| !students.is_zero());
    let pairs: Vec<_> =
        pairs.map(|(a, x)| if weighted { (a, x) } else { (BigRational::one(), x / a) }).collect();
    let students = exact::sum(pairs.iter().map(|(a, _)| a.clone()).collect());
    let amount = exact::sum(pairs.iter().map(|(_, x)| x.clone()).collect());
    let squares = exact::sum(pairs.iter().map(|(a, x)| x * x / a).collect());
    let allowed = (BigRational::one() + limit * limit) * &amount * &amount;
    (students * squares).cmp(&allowed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::standards;

    #[test]
    fn the_worked_examples_of_the_data_files_come_out_as_printed() {
        let mut examples = standards().iter().flat_map(|s| &s.example).peekable();
        assert!(examples.peek().is_some());
        for example in examples {
            let pairs = example.students.iter().zip(&example.amounts).enumerate();
            let parts: Vec<_> = pairs
                .map(|(row, (a, x))| Part { row, students: a.value(), amount: x.value() })
                .collect();
            let spread = Spread::of(&parts).unwrap();
            for (found, printed) in [
                (Some(spread.mean), &example.mean),
                (Some(spread.deviation), &example.deviation),
                (spread.weighted, &example.weighted),
                (spread.unweighted, &example.unweighted),
            ] {
                let decimals = printed.text().split_once('.').unwrap().1.len();
                assert_eq!(format!("{:.decimals$}", found.unwrap()), printed.text());
            }
        }
    }
}
