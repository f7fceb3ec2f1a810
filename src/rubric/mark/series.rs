//! Rules over many: years, stages, schools. What fails is named.

use super::Outcome;
use super::typed::BETWEEN;
use crate::args;
use crate::json::Value;
use crate::rubric::given::{Given, of_school};
use crate::rubric::number::{Points, Span, nearest, whole, year};
use crate::rubric::result::Offender;
use crate::rubric::rule::{Change, Every, Many, Trend};
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
        match passes(&trend.change, step, trend.changes_given) {
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

fn passes(change: &Change, step: &Step, given: bool) -> Option<bool> {
    let value = Span::of(step.change.clone());
    Some(match change {
        Change::NotDecrease => !step.change.is_negative(),
        Change::Decrease => step.change.is_negative(),
        Change::NotIncrease => !step.change.is_positive(),
        Change::Difference(is, by) => is.holds(&value, &Span::of(by.clone()))?,
        Change::Percent(is, by) if given => is.holds(&value, &Span::of(by.clone()))?,
        Change::Percent(is, by) => {
            let before = step.before.as_ref().filter(|b| b.is_positive())?;
            let percent = &step.change / before * whole(100);
            is.holds(&Span::of(percent), &Span::of(by.clone()))?
        }
    })
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
    Outcome::new(points, "every", args).with(count.offenders)
}

fn over_schools(given: &mut Given<'_>, every: &Every) -> Option<Count> {
    let schools = &given.facts.county.schools;
    let mut count = Count { looked_at: 0, offenders: Vec::new(), unsure: 0 };
    for (at, school) in schools.iter().enumerate() {
        let compulsory = [&school.sections.primary, &school.sections.junior];
        if compulsory.iter().all(|s| s.is_none()) {
            continue;
        }
        let lookup = &mut |name: &str| of_school(school, name);
        let asked = every.only.as_ref().map(|only| only.value(lookup).and_then(|v| v.is_true()));
        if asked == Some(Some(false)) {
            continue;
        }
        count.looked_at += 1;
        match every.test.value(lookup).and_then(|v| v.is_true()) {
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
