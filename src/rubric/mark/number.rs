//! Rules about one measured value. Each is a function of the value; where only bounds of the
//! value are known, it gives the bounds of the points.

use super::Outcome;
use crate::args;
use crate::county::Args;
use crate::rubric::formula::{Compare, Formula};
use crate::rubric::given::Given;
use crate::rubric::number::{Points, Span, nearest, whole};
use crate::rubric::result::Offender;
use crate::rubric::rule::{Alternative, Band, Linear, PartUnits, Tier};
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// What each one costs.
pub(super) struct Cost<'a> {
    pub(super) each: &'a Points,
    pub(super) at_most: Option<&'a Points>,
    pub(super) flat: bool,
}

impl Cost<'_> {
    fn of(&self, n: &BigRational) -> Points {
        let lost = match (n.is_positive(), self.flat) {
            (false, _) => Points::zero(),
            (true, true) => self.each.clone(),
            (true, false) => n * self.each,
        };
        self.at_most.map_or(lost.clone(), |most| lost.min(most.clone()))
    }
}

/// The points at both ends of what is known; for rules that only rise or only fall.
fn ends(value: &Span, points: impl Fn(&BigRational) -> Points) -> Span {
    let (a, b) = (points(&value.low), points(&value.high));
    Span { low: a.clone().min(b.clone()), high: a.max(b) }
}

/// The value for a sentence: itself, or the end of it that is known to cost points.
fn said(value: &Span) -> f64 {
    nearest(&value.low)
}

pub(super) fn threshold(
    given: &mut Given<'_>,
    full: &Points,
    value: &Formula,
    is: Compare,
    line: &BigRational,
    [points, otherwise]: [&Points; 2],
    alternative: Option<&Alternative>,
) -> Outcome {
    let value = match alternative {
        Some(other) => either(given, value, other),
        None => given.measure(value, None),
    };
    let Some(value) = value else { return Outcome::missing(full) };
    let args = args! { "value" => said(&value), "line" => nearest(line) };
    match is.holds(&value, &Span::of(line.clone())) {
        Some(true) => Outcome::of(points.clone(), not(is), args),
        Some(false) => Outcome::of(otherwise.clone(), not(is), args),
        None => {
            let low = points.clone().min(otherwise.clone());
            let high = points.clone().max(otherwise.clone());
            Outcome::new(Span { low, high }, not(is), args)
        }
    }
}

/// The value in force of two that are computed differently; the other is an input to look at.
fn either(given: &mut Given<'_>, value: &Formula, other: &Alternative) -> Option<Span> {
    let chosen = given.facts.county.settings.get(&other.setting) == Some(&other.is);
    let (used, shown) = if chosen { (&other.value, value) } else { (value, &other.value) };
    let used = given.measure(used, None);
    let shown = given.measure(shown, None);
    given.record(&other.name, shown, true);
    used
}

/// The clause that says on which side the value is where it should not be.
pub(super) const fn not(is: Compare) -> &'static str {
    match is {
        Compare::AtLeast => "below",
        Compare::Above => "notAbove",
        Compare::AtMost => "above",
        Compare::Below => "notBelow",
        Compare::Equal => "unequal",
        Compare::Unequal => "equal",
    }
}

pub(super) fn proportion(
    given: &mut Given<'_>,
    full: &Points,
    numerator: &Formula,
    denominator: &Formula,
) -> Outcome {
    let part = given.measure(numerator, Some("numerator"));
    let all = given.measure(denominator, Some("denominator"));
    let (Some(part), Some(all)) = (part, all) else { return Outcome::missing(full) };
    let args = args! { "n" => said(&part), "total" => said(&all) };
    let Some(ratio) = part.over(&all) else {
        given.wrong = Some(("zeroTotal", nearest(&all.low).to_string()));
        return Outcome::missing(full);
    };
    Outcome::new(ends(&ratio, |ratio| capped(ratio) * full), "proportion", args)
}

/// A ratio between 0 and 1.
fn capped(ratio: &BigRational) -> BigRational {
    ratio.clone().max(BigRational::zero()).min(BigRational::one())
}

pub(super) fn attainment(
    given: &mut Given<'_>,
    full: &Points,
    value: &Formula,
    target: &Formula,
) -> Outcome {
    let value = given.measure(value, None);
    let target = given.measure(target, Some("target"));
    let (Some(value), Some(target)) = (value, target) else { return Outcome::missing(full) };
    let args = args! { "value" => said(&value), "line" => said(&target) };
    let Some(ratio) = value.over(&target) else {
        given.wrong = Some(("zeroTotal", nearest(&target.low).to_string()));
        return Outcome::missing(full);
    };
    Outcome::new(ends(&ratio, |ratio| capped(ratio) * full), "attainment", args)
}

/// Units of a value beyond the line.
fn units(linear: &Linear, value: &BigRational) -> BigRational {
    let beyond = if linear.above { value - &linear.line } else { &linear.line - value };
    let units = beyond.max(BigRational::zero()) / &linear.per;
    match linear.part {
        PartUnits::Floor => units.floor(),
        PartUnits::Ceil => units.ceil(),
        PartUnits::Continuous => units,
    }
}

fn moved(linear: &Linear, value: &BigRational) -> Points {
    let points = units(linear, value) * &linear.each;
    linear.at_most.as_ref().map_or(points.clone(), |most| points.min(most.clone()))
}

pub(super) fn deduct(given: &mut Given<'_>, full: &Points, linear: &Linear) -> Outcome {
    let Some(value) = given.measure(&linear.value, None) else { return Outcome::missing(full) };
    let points = ends(&value, |v| (full - moved(linear, v)).max(Points::zero()));
    let why = if linear.above { "above" } else { "below" };
    Outcome::new(points, why, args! { "value" => said(&value), "line" => nearest(&linear.line) })
}

pub(super) fn raise(
    given: &mut Given<'_>,
    full: &Points,
    linear: &Linear,
    base: &Points,
) -> Outcome {
    let Some(value) = given.measure(&linear.value, None) else { return Outcome::missing(full) };
    let points = ends(&value, |v| base + moved(linear, v));
    let args = args! { "value" => said(&value), "line" => nearest(&linear.line) };
    Outcome::new(points, "raise", args)
}

/// The first tier that holds; where one before it may hold, anything between the two.
pub(super) fn tiers(
    given: &mut Given<'_>,
    full: &Points,
    tiers: &[Tier],
    otherwise: &Points,
) -> Outcome {
    let mut open: Vec<&Points> = Vec::new();
    let mut settled = otherwise;
    for tier in tiers {
        match given.measure(&tier.when, Some("when")).and_then(|v| v.is_true()) {
            Some(true) => {
                settled = &tier.points;
                break;
            }
            Some(false) => {}
            None => open.push(&tier.points),
        }
    }
    if open.is_empty() {
        return Outcome::of(settled.clone(), "tiers", args! { "full" => nearest(full) });
    }
    let low = open.iter().fold(settled, |a, b| if **b < *a { b } else { a });
    let high = open.iter().fold(settled, |a, b| if **b > *a { b } else { a });
    Outcome::new(Span { low: low.clone(), high: high.clone() }, "missing", Args::new())
}

/// The points of the band a value is in; of every band it may be in.
pub(super) fn bands(
    given: &mut Given<'_>,
    full: &Points,
    value: &Formula,
    bands: &[Band],
) -> Outcome {
    let Some(value) = given.measure(value, None) else { return Outcome::missing(full) };
    let within = |value: &BigRational| {
        bands.iter().position(|band| match &band.from {
            Some((from, true)) => value >= from,
            Some((from, false)) => value > from,
            None => true,
        })
    };
    let (first, last) = (within(&value.high), within(&value.low));
    let from = first.unwrap_or(bands.len());
    let to = last.unwrap_or(bands.len());
    let mut points: Vec<Points> = bands
        .iter()
        .skip(from)
        .take(to.saturating_sub(from) + 1)
        .map(|b| b.points.clone())
        .collect();
    if last.is_none() {
        points.push(Points::zero());
    }
    let low = points.iter().min().cloned().unwrap_or_default();
    let high = points.iter().max().cloned().unwrap_or_default();
    Outcome::new(Span { low, high }, "bands", args! { "value" => said(&value) })
}

pub(super) fn incidents(
    given: &mut Given<'_>,
    full: &Points,
    count: &Formula,
    free: &BigRational,
    cost: &Cost<'_>,
) -> Outcome {
    let Some(count) = given.measure(count, None) else { return Outcome::missing(full) };
    let points = ends(&count, |n| (full - cost.of(&(n - free))).max(Points::zero()));
    let named: Vec<Offender> =
        given.inputs.iter().flat_map(|input| input.offenders.iter().cloned()).collect();
    Outcome::new(points, "incidents", args! { "n" => said(&count) }).with(named)
}

pub(super) fn shortfall(
    given: &mut Given<'_>,
    full: &Points,
    count: &Formula,
    required: &BigRational,
    cost: &Cost<'_>,
) -> Outcome {
    let Some(count) = given.measure(count, None) else { return Outcome::missing(full) };
    let points = ends(&count, |n| (full - cost.of(&(required - n))).max(Points::zero()));
    let short = (required - &count.low).max(BigRational::zero());
    let args = args! {
        "n" => said(&count), "required" => nearest(required), "short" => nearest(&short),
    };
    Outcome::new(points, "shortfall", args)
}

pub(super) fn best(
    given: &mut Given<'_>,
    full: &Points,
    value: &Formula,
    best: &Formula,
    ascending: bool,
) -> Outcome {
    let value = given.measure(value, None);
    let best = given.measure(best, Some("best"));
    let (Some(value), Some(best)) = (value, best) else { return Outcome::missing(full) };
    let args = args! { "value" => said(&value), "best" => said(&best) };
    let ratio = if ascending { best.over(&value) } else { value.over(&best) };
    // The smallest is best and this county has none of it: nothing is better.
    let ratio = match ratio {
        None if ascending && value.is_true() == Some(false) => Some(Span::of(whole(1))),
        ratio => ratio,
    };
    let Some(ratio) = ratio else {
        given.wrong = Some(("zeroTotal", nearest(&best.low).to_string()));
        return Outcome::missing(full);
    };
    Outcome::new(ends(&ratio, |ratio| capped(ratio) * full), "best", args)
}
