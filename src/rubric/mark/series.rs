//! Rules over many: years, stages, schools. What fails is named.

use super::Outcome;
use super::typed::BETWEEN;
use crate::args;
use crate::county::School;
use crate::json::Value;
use crate::order;
use crate::rubric::given::{Given, of_school};
use crate::rubric::number::{Points, Span, nearest, whole, year};
use crate::rubric::result::Offender;
use crate::rubric::rule::{Every, Many, Trend};
use crate::rubric::yearly;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use serde_json::Map;
use std::collections::BTreeMap;

type Wrong = (&'static str, String);

/// A change with what it is called: a stage, a year, or both.
struct Step {
    name: String,
    before: Option<BigRational>,
    change: BigRational,
}

pub(super) fn trend(given: &mut Given<'_>, full: &Points, trend: &Trend) -> Outcome {
    let wanted = given.answer.is_some_and(|answer| answer.overrides());
    let typed = given.raw();
    let table = of_table(given, trend).filter(|_| !wanted || typed.is_none());
    let Some(value) = table.as_ref().or(typed) else { return Outcome::missing(full) };
    given.typed = table.is_none();
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
        given.record(&step.name, Some(Span::of(step.change.clone())), table.is_none());
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

/// The county's yearly figures that the rule is about, as they would be typed: of the years asked
/// for, else of the last two that follow each other in all of them. Nothing where one is missing.
fn of_table(given: &Given<'_>, trend: &Trend) -> Option<Value> {
    let county = given.facts.county;
    let stages: Vec<_> =
        trend.figures.iter().map(|(s, id)| (s, yearly::typed(county, id))).collect();
    let (_, first) = stages.first().filter(|_| !trend.changes_given)?;
    let years = if trend.years.is_empty() {
        let all = |year: &i32| stages.iter().all(|(_, of)| of.contains_key(year));
        let last = first.keys().rev().find(|year| all(year) && all(&(*year - 1)))?;
        vec![last - 1, *last]
    } else {
        trend.years.clone()
    };
    let series = |of: &BTreeMap<i32, &Value>| {
        let cell = |year: &i32| Some((year.to_string(), (*of.get(year)?).clone()));
        years.iter().map(cell).collect::<Option<Map<String, Value>>>().map(Value::Object)
    };
    let all = stages.iter().map(|(stage, of)| Some(((*stage).clone(), series(of)?)));
    all.collect::<Option<Map<String, Value>>>().map(Value::Object)
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
    order::sort_by_key(&mut years, |(year, _)| *year);
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
    /// Schools among those that cannot be told.
    lacking: Vec<Offender>,
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
    let mut outcome = Outcome::new(points, why, args).with(count.offenders);
    outcome.lacking = count.lacking;
    outcome
}

/// What is missing, with the schools that miss it.
pub(super) fn without(lacking: Vec<Offender>, full: &Points) -> Outcome {
    Outcome { lacking, ..Outcome::missing(full) }
}

pub(super) fn school(at: usize, school: &School) -> Offender {
    Offender { school: Some(at), name: school.name.clone(), value: None, limit: None }
}

/// Whether a school has a compulsory section.
pub(super) fn is_compulsory(school: &School) -> bool {
    school.sections.primary.is_some() || school.sections.junior.is_some()
}

fn over_schools(given: &mut Given<'_>, every: &Every) -> Option<Count> {
    let schools = &given.facts.county.schools;
    let (mut relaxed, mut unrelaxed) = (Vec::new(), Vec::new());
    let (mut compared, mut compared_lacking) = (0, 0);
    let mut count = Count { looked_at: 0, offenders: Vec::new(), unsure: 0, lacking: Vec::new() };
    for (at, found) in schools.iter().enumerate().filter(|(_, s)| is_compulsory(s)) {
        // A figure of the school, not what a person is to answer, is missing.
        let mut lacks = false;
        let lookup = &mut |name: &str| match name.starts_with("answer.") {
            true => given.number(name.strip_prefix("answer.")),
            false => {
                let value = of_school(found, name);
                lacks |= value.is_none();
                value
            }
        };
        let asked = every.only.as_ref().map(|only| only.value(lookup).and_then(|v| v.is_true()));
        if asked == Some(Some(false)) {
            continue;
        }
        count.looked_at += 1;
        let mut passes = every.test.value(lookup).and_then(|v| v.is_true());
        if passes != Some(true) {
            let mut open = false;
            for relaxation in &every.relaxed {
                // A relaxation must be shown: where a figure it asks for is missing it does not
                // hold, and that is said.
                let holds = relaxation.test.value(lookup).and_then(|v| v.is_true());
                open |= holds.is_none();
                if holds == Some(true) {
                    passes = Some(true);
                    by_relaxation(&mut relaxed, relaxation.id.as_ref(), &found.name);
                    break;
                }
            }
            if open && passes == Some(false) {
                unrelaxed.push(found.name.clone());
            }
        }
        if let Some(formula) = &every.compared {
            match formula.value(lookup).and_then(|v| v.is_true()) {
                Some(pass) => compared += usize::from(pass),
                None => compared_lacking += 1,
            }
        }
        match passes {
            Some(true) => {}
            Some(false) if asked != Some(None) => count.offenders.push(school(at, found)),
            _ => {
                count.unsure += 1;
                count.lacking.extend(lacks.then(|| school(at, found)));
            }
        }
    }
    given.relaxed = relaxed;
    given.unrelaxed = unrelaxed;
    if every.compared.is_some() {
        // Of those whose figures are missing nobody knows.
        let low = whole(compared);
        let high = whole(compared + compared_lacking);
        given.record("compared", Some(Span { low, high }), false);
    }
    given.record("schools", Some(Span::of(whole(count.looked_at))), false);
    if let Some(input) = given.inputs.iter_mut().find(|input| input.name == "schools") {
        (input.counted, input.lacking) = (count.looked_at, count.lacking.len());
    }
    Some(count)
}

fn by_relaxation(
    relaxed: &mut Vec<(Option<String>, Vec<String>)>,
    id: Option<&String>,
    name: &str,
) {
    match relaxed.iter_mut().find(|(known, _)| known.as_ref() == id) {
        Some((_, names)) => names.push(name.to_owned()),
        None => relaxed.push((id.cloned(), vec![name.to_owned()])),
    }
}

/// Entries typed by name: `{ "小学": 35.55, … }`, or each with several numbers.
fn over_entries(given: &mut Given<'_>, every: &Every) -> Option<Count> {
    let entries = given.raw()?.as_object()?;
    given.typed = true;
    let mut count = Count { looked_at: 0, offenders: Vec::new(), unsure: 0, lacking: Vec::new() };
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
