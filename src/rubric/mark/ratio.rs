//! One sum over another: over the schools, or over entries typed by name.

use super::Outcome;
use super::series::{is_compulsory, school, without};
use crate::args;
use crate::rubric::formula::Lookup;
use crate::rubric::given::{Given, of_school};
use crate::rubric::number::{Points, Span, nearest, whole};
use crate::rubric::result::Offender;
use crate::rubric::rule::Ratio;
use num_traits::Zero;

/// Two sums over those that count, one over the other in percent, against a line. One figure
/// missing leaves it open; a percentage typed as the item's value stands in then.
pub(super) fn ratio(given: &mut Given<'_>, full: &Points, ratio: &Ratio) -> Outcome {
    let mut lacking = Vec::new();
    let sums = if ratio.schools {
        school_sums(given, ratio, &mut lacking)
    } else {
        entry_sums(given, ratio)
    };
    let computed = sums.and_then(|(part, whole_of)| {
        given.record("numerator", Some(part.clone()), !ratio.schools);
        given.record("denominator", Some(whole_of.clone()), !ratio.schools);
        part.times(&Span::of(whole(100))).over(&whole_of)
    });
    let percent = match computed {
        Some(percent) => Some(percent),
        None if given.raw().is_some_and(|v| !v.is_object()) || given.part("value").is_some() => {
            let typed = given.number(None);
            given.record("answer", typed.clone(), true);
            typed
        }
        None => None,
    };
    let Some(percent) = percent else { return without(lacking, full) };
    given.check_percent(&percent);
    let line = Span::of(ratio.line.clone());
    let args = args! { "value" => nearest(&percent.low), "line" => nearest(&ratio.line) };
    let points = match ratio.is.holds(&percent, &line) {
        Some(true) => Span::of(full.clone()),
        Some(false) => Span::of(Points::zero()),
        None => return Outcome::missing(full),
    };
    Outcome::new(points, super::number::not(ratio.is), args)
}

type Sums = Option<(Span, Span)>;

fn school_sums(given: &Given<'_>, ratio: &Ratio, lacking: &mut Vec<Offender>) -> Sums {
    let mut sums: Sums = None;
    let schools = given.facts.county.schools.iter().enumerate();
    for (at, found) in schools.filter(|(_, s)| is_compulsory(s)) {
        let lookup = &mut |name: &str| of_school(found, name);
        match add(sums.clone(), ratio, lookup) {
            Some(more) => sums = more,
            None => lacking.push(school(at, found)),
        }
    }
    sums.filter(|_| lacking.is_empty())
}

fn entry_sums(given: &mut Given<'_>, ratio: &Ratio) -> Sums {
    let mut sums: Sums = None;
    for entry in given.raw()?.as_object()?.values() {
        let lookup = &mut |name: &str| {
            let value = name.strip_prefix("value.").map_or(Some(entry), |key| entry.get(key))?;
            if value.is_null() { None } else { given.read(value).map(Span::of) }
        };
        sums = add(sums, ratio, lookup)?;
    }
    given.typed = true;
    sums
}

/// Adds one to both sums; `None` where a figure of it is missing.
fn add(sums: Sums, ratio: &Ratio, lookup: Lookup<'_>) -> Option<Sums> {
    if let Some(only) = &ratio.only
        && !only.value(lookup)?.is_true()?
    {
        return Some(sums);
    }
    let (part, all) = (ratio.numerator.value(lookup)?, ratio.denominator.value(lookup)?);
    Some(Some(match sums {
        Some((parts, alls)) => (parts.plus(&part), alls.plus(&all)),
        None => (part, all),
    }))
}
