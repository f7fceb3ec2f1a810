//! Rules over many: years, stages, schools. What fails is named.

use super::Outcome;
use super::typed::BETWEEN;
use crate::args;
use crate::county::School;
use crate::json::Value;
use crate::rubric::formula::Lookup;
use crate::rubric::given::{Given, of_school};
use crate::rubric::number::{Points, Span, nearest, whole, year};
use crate::rubric::result::Offender;
use crate::rubric::rule::{Every, Many, Ratio, Trend};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

type Wrong = (&'static str, String);

/// A change with what it is called: a stage, a year, or both.
struct Step {
    name: String,
    before: Option<BigRational>,
    change: BigRational,
}

pub(super) fn trend(given: &mut Given<'_>, full: &Points, trend: &Trend) -> Outcome {
    let Some(value) = given.raw() else { return Outcome::missing(full) };
    given.typed = true;
    let steps = match steps(given, trend, value) {
        Ok(steps) => steps,
        Err(wrong) => {
            given.wrong = Some(wrong);
            return Outcome::missing(full);
        }
    };
    if steps.is_empty() {
        return Outcome::missing(full);
    }
    for step in &steps {
        given.record(&step.name, Some(Span::of(step.change.clone())), true);
    }
    let mut failing = Vec::new();
    for step in &steps {
        match trend.change.holds(step.before.as_ref(), &step.change) {
            Some(true) => {}
            Some(false) => failing.push(step),
            None => {
                given.wrong = Some(("zeroTotal", step.name.clone()));
                return Outcome::missing(full);
            }
        }
    }
    let offenders: Vec<_> = failing
        .iter()
        .map(|step| Offender {
            school: None,
            name: step.name.clone(),
            value: Some(nearest(&step.change)),
            limit: None,
        })
        .collect();
    let args = args! {
        "n" => nearest(&whole(failing.len())),
        "names" => offenders.iter().map(|o| o.name.as_str()).collect::<Vec<_>>().join(BETWEEN),
    };
    let sum: BigRational = steps.iter().map(|s| s.change.clone()).sum();
    let points = if failing.is_empty() {
        full.clone()
    } else if trend.mean_negative_zero && sum.is_negative() {
        Points::zero()
    } else {
        match &trend.each {
            Some(each) => (full - each * whole(failing.len())).max(Points::zero()),
            None => Points::zero(),
        }
    };
    Outcome::of(points, "trend", args).with(offenders)
}

/// The changes of one series, or of one a stage.
fn steps(given: &mut Given<'_>, trend: &Trend, value: &Value) -> Result<Vec<Step>, Wrong> {
    if trend.changes_given {
        return changes(given, value);
    }
    let nested =
        value.as_object().filter(|map| map.values().any(|v| v.is_object() || v.is_array()));
    let Some(stages) = nested else { return differences(given, trend, value, "") };
    let mut all = Vec::new();
    for (stage, series) in stages {
        all.extend(differences(given, trend, series, stage)?);
    }
    Ok(all)
}

/// Changes typed by stage or year, or one alone.
fn changes(given: &mut Given<'_>, value: &Value) -> Result<Vec<Step>, Wrong> {
    let mut read = |name: &str, value: &Value| {
        let change = given.read(value).ok_or_else(|| wrong_number(value))?;
        Ok(Step { name: name.to_owned(), before: None, change })
    };
    match value {
        Value::Object(map) => map.iter().map(|(name, value)| read(name, value)).collect(),
        single => Ok(vec![read("", single)?]),
    }
}

fn wrong_number(value: &Value) -> Wrong {
    ("notANumber", crate::rubric::read::shown(value))
}

/// Year by year: `{ "2018": 5, "2019": 6 }` or `[{ "year": 2018, "value": 5 }, …]`.
fn differences(
    given: &mut Given<'_>,
    trend: &Trend,
    series: &Value,
    stage: &str,
) -> Result<Vec<Step>, Wrong> {
    let mut years: Vec<(i32, BigRational)> = Vec::new();
    let pairs: Vec<(Option<i32>, &Value)> = match series {
        Value::Object(map) => map.iter().map(|(year, v)| (year.trim().parse().ok(), v)).collect(),
        Value::Array(list) => list
            .iter()
            .map(|entry| {
                (entry.get("year").and_then(year), entry.get("value").unwrap_or(&Value::Null))
            })
            .collect(),
        other => return Err(("notAList", crate::rubric::read::shown(other))),
    };
    for (year, value) in pairs {
        let year = year.ok_or_else(|| ("noYear", stage.to_owned()))?;
        years.push((year, given.read(value).ok_or_else(|| wrong_number(value))?));
    }
    years.sort_by_key(|(year, _)| *year);
    let asked = trend.years.iter().find(|asked| years.iter().all(|(year, _)| year != *asked));
    if let Some(asked) = asked {
        return Err(("yearAbsent", asked.to_string()));
    }
    let mut steps = Vec::new();
    for pair in years.windows(2) {
        let [(first, before), (second, after)] = pair else { continue };
        if first + 1 != *second {
            return Err(("years", format!("{first}, {second}")));
        }
        let name = if stage.is_empty() { second.to_string() } else { format!("{stage} {second}") };
        steps.push(Step { name, before: Some(before.clone()), change: after - before });
    }
    if steps.is_empty() {
        return Err(("oneYear", stage.to_owned()));
    }
    Ok(steps)
}

/// How many of those looked at fail, which, and how many cannot be told.
struct Count {
    looked_at: usize,
    offenders: Vec<Offender>,
    unsure: usize,
}

pub(super) fn every(given: &mut Given<'_>, full: &Points, every: &Every) -> Outcome {
    let count = if every.schools { over_schools(given, every) } else { over_entries(given, every) };
    let Some(count) = count.filter(|c| c.looked_at > 0) else { return Outcome::missing(full) };
    let failing = count.offenders.len();
    let at = |failing: usize| match &every.many {
        Many::All if failing == 0 => full.clone(),
        Many::All => Points::zero(),
        Many::Each(each, at_most) => {
            let lost = each * whole(failing);
            let lost = at_most.as_ref().map_or(lost.clone(), |most| lost.min(most.clone()));
            (full - lost).max(Points::zero())
        }
        Many::Share => full * whole(count.looked_at - failing) / whole(count.looked_at),
    };
    let names: Vec<_> = count.offenders.iter().map(|o| o.name.as_str()).collect();
    let args = args! {
        "n" => nearest(&whole(failing)), "total" => nearest(&whole(count.looked_at)),
        "names" => names.join(BETWEEN),
    };
    let points = Span { low: at(failing + count.unsure), high: at(failing) };
    let why = if every.schools { "everySchool" } else { "every" };
    Outcome::new(points, why, args).with(count.offenders)
}

/// Two sums over those that count, one over the other in percent, against a line. One figure
/// missing leaves it open; a percentage typed as the item's value stands in then.
pub(super) fn ratio(given: &mut Given<'_>, full: &Points, ratio: &Ratio) -> Outcome {
    let sums = if ratio.schools { school_sums(given, ratio) } else { entry_sums(given, ratio) };
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
    let Some(percent) = percent else { return Outcome::missing(full) };
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

fn school_sums(given: &Given<'_>, ratio: &Ratio) -> Sums {
    let mut sums: Sums = None;
    for school in given.facts.county.schools.iter().filter(|s| is_compulsory(s)) {
        let lookup = &mut |name: &str| of_school(school, name);
        sums = add(sums, ratio, lookup)?;
    }
    sums
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

/// Whether a school has a compulsory section.
fn is_compulsory(school: &School) -> bool {
    school.sections.primary.is_some() || school.sections.junior.is_some()
}

fn over_schools(given: &mut Given<'_>, every: &Every) -> Option<Count> {
    let schools = &given.facts.county.schools;
    let mut relaxed = 0;
    let mut count = Count { looked_at: 0, offenders: Vec::new(), unsure: 0 };
    for (at, school) in schools.iter().enumerate() {
        if !is_compulsory(school) {
            continue;
        }
        let lookup = &mut |name: &str| match name.starts_with("answer.") {
            true => given.number(name.strip_prefix("answer.")),
            false => of_school(school, name),
        };
        let asked = every.only.as_ref().map(|only| only.value(lookup).and_then(|v| v.is_true()));
        if asked == Some(Some(false)) {
            continue;
        }
        count.looked_at += 1;
        let mut passes = every.test.value(lookup).and_then(|v| v.is_true());
        if passes != Some(true)
            && let Some(formula) = &every.relaxed
        {
            // A relaxation must be shown: where a figure it asks for is missing it does not hold.
            if formula.value(lookup).and_then(|v| v.is_true()) == Some(true) {
                passes = Some(true);
                relaxed += 1;
            }
        }
        match passes {
            Some(true) => {}
            Some(false) if asked != Some(None) => count.offenders.push(Offender {
                school: Some(at),
                name: school.name.clone(),
                value: None,
                limit: None,
            }),
            _ => count.unsure += 1,
        }
    }
    given.relaxed = relaxed;
    given.record("schools", Some(Span::of(whole(count.looked_at))), false);
    Some(count)
}

/// Entries typed by name: `{ "小学": 35.55, … }`, or each with several numbers.
fn over_entries(given: &mut Given<'_>, every: &Every) -> Option<Count> {
    let entries = given.raw()?.as_object()?;
    given.typed = true;
    let mut count = Count { looked_at: 0, offenders: Vec::new(), unsure: 0 };
    for (name, entry) in entries {
        let lookup = &mut |asked: &str| {
            let value = match asked.strip_prefix("value.") {
                Some(key) => entry.get(key)?,
                None => entry,
            };
            if value.is_null() { None } else { given.read(value).map(Span::of) }
        };
        let asked = every.only.as_ref().map(|only| only.value(lookup).and_then(|v| v.is_true()));
        if asked == Some(Some(false)) {
            continue;
        }
        count.looked_at += 1;
        match every.test.value(lookup).and_then(|v| v.is_true()) {
            Some(true) => {}
            Some(false) => count.offenders.push(super::typed::offender(name)),
            None => count.unsure += 1,
        }
    }
    given.record("answer", Some(Span::of(whole(count.looked_at))), true);
    Some(count)
}
