//! The rule of a school: enough indicators met, each other one at its floor (余项).

use super::verdict::{IndicatorValue, Standing};

/// Whether a school passes, with the counts of indicators met and missing.
pub(super) struct Passing {
    pub(super) met: usize,
    pub(super) missing: usize,
    pub(super) pass: Option<bool>,
}

/// Applies the rule; without one nothing is met and nothing passes or fails. With figures missing a school can fail, whatever they would be, but never
/// pass: a missing one may lie below its floor.
pub(super) fn passing(indicators: &[IndicatorValue], met_at_least: Option<usize>) -> Passing {
    let count = |standing| indicators.iter().filter(|i| i.standing == standing).count();
    let missing = count(Standing::Missing);
    let Some(met_at_least) = met_at_least else { return Passing { met: 0, missing, pass: None } };
    let met = count(Standing::Met);
    let possible = count(Standing::Below) == 0 && met + missing >= met_at_least;
    let pass = match (possible, missing) {
        (false, _) => Some(false),
        (true, 0) => Some(true),
        (true, _) => None,
    };
    Passing { met, missing, pass }
}
