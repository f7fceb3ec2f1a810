//! Rules that a person answers: ticks, judged points, letters, evidence, events.

use super::Outcome;
use crate::args;
use crate::county::Args;
use crate::json::Value;
use crate::rubric::given::Given;
use crate::rubric::number::{Points, Span, nearest, whole};
use crate::rubric::result::Offender;
use crate::rubric::rule::Flag;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// What stands between names in a value; the words put the language's own sign there.
pub(super) const BETWEEN: &str = "\n";

fn names(offenders: &[Offender]) -> String {
    offenders.iter().map(|o| o.name.as_str()).collect::<Vec<_>>().join(BETWEEN)
}

pub(super) fn offender(name: &str) -> Offender {
    Offender { school: None, name: name.to_owned(), value: None, limit: None }
}

/// What is ticked costs its points. The answer is the list of what happened, or true and false
/// by id; a tick that the rubric does not know makes the answer unreadable.
pub(super) fn checklist(given: &mut Given<'_>, full: &Points, flags: &[Flag]) -> Outcome {
    let ticked: Vec<&str> = match given.raw() {
        None => return Outcome::missing(full),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        Some(Value::Object(map)) => {
            let yes = map.iter().filter(|(_, v)| **v == Value::Bool(true));
            yes.map(|(id, _)| id.as_str()).collect()
        }
        // "No" to the whole list.
        Some(Value::Bool(false)) => Vec::new(),
        Some(other) => {
            given.wrong = Some(("notAList", crate::rubric::read::shown(other)));
            return Outcome::missing(full);
        }
    };
    given.typed = true;
    if let Some(unknown) = ticked.iter().find(|id| flags.iter().all(|f| f.id != **id)) {
        given.wrong = Some(("unknownTick", (*unknown).to_owned()));
        return Outcome::missing(full);
    }
    let hit: Vec<_> = flags.iter().filter(|f| ticked.contains(&f.id.as_str())).collect();
    let lost: Points = hit.iter().map(|f| f.points.clone()).sum();
    let offenders: Vec<_> = hit.iter().map(|f| offender(&f.name)).collect();
    let mut args = args! { "n" => nearest(&whole(hit.len())), "names" => names(&offenders) };
    // In the other languages as far as the rubric has them.
    for (lang, _) in hit.iter().flat_map(|flag| &flag.names) {
        let told = |flag: &&Flag| {
            let own = flag.names.iter().find(|(known, _)| known == lang);
            own.map_or_else(|| flag.name.clone(), |(_, name)| name.clone())
        };
        let all: Vec<String> = hit.iter().map(told).collect();
        args.insert(format!("names-{lang}"), all.join(BETWEEN).into());
    }
    Outcome::of((full - lost).max(Points::zero()), "checklist", args).with(offenders)
}

/// Points typed on the grid of steps from full marks down.
pub(super) fn steps(given: &mut Given<'_>, full: &Points, step: &BigRational) -> Outcome {
    let Some(points) = given.number(None) else { return Outcome::missing(full) };
    given.record("answer", Some(points.clone()), true);
    let points = points.low;
    let on_grid = ((full - &points) / step).is_integer();
    if points.is_negative() || points > *full || !on_grid {
        given.wrong = Some(("offGrid", nearest(&points).to_string()));
        return Outcome::missing(full);
    }
    Outcome::of(points, "judged", Args::new())
}

/// Points, or points lost, typed within a range; losing nothing is always allowed.
pub(super) fn judged(
    given: &mut Given<'_>,
    full: &Points,
    from: &Points,
    to: &Points,
    deduct: bool,
) -> Outcome {
    let range = if deduct {
        Span { low: (full - to).max(Points::zero()), high: full.clone() }
    } else {
        Span { low: from.clone(), high: to.clone() }
    };
    let Some(typed) = given.number(None) else {
        return Outcome::new(range, "missing", Args::new());
    };
    given.record("answer", Some(typed.clone()), true);
    let typed = typed.low;
    let nothing = deduct && typed.is_zero();
    if !nothing && (typed < *from || typed > *to) {
        given.wrong = Some(("outOfRange", nearest(&typed).to_string()));
        return Outcome::new(range, "missing", Args::new());
    }
    let points = if deduct { (full - typed).max(Points::zero()) } else { typed };
    Outcome::of(points, "judged", Args::new())
}

/// A share of full marks by a letter.
pub(super) fn letters(
    given: &mut Given<'_>,
    full: &Points,
    ratios: &[(String, BigRational)],
) -> Outcome {
    let Some(value) = given.raw() else { return Outcome::missing(full) };
    let letter = value.as_str().map(str::trim).unwrap_or_default();
    given.typed = true;
    let Some((_, ratio)) = ratios.iter().find(|(l, _)| l.eq_ignore_ascii_case(letter)) else {
        given.wrong = Some(("noLetter", crate::rubric::read::shown(value)));
        return Outcome::missing(full);
    };
    Outcome::of(ratio * full, "letter", args! { "letter" => letter })
}

/// Evidence: there, there in part, not there.
pub(super) fn evidence(given: &mut Given<'_>, full: &Points, partly: &BigRational) -> Outcome {
    let state = given.answer.and_then(|a| a.state());
    let word = match given.raw() {
        _ if state.is_some() => state.unwrap_or_default(),
        Some(Value::Bool(true)) => "have",
        Some(Value::Bool(false)) => "none",
        Some(Value::String(text)) => text.trim(),
        None => return Outcome::missing(full),
        Some(other) => {
            given.wrong = Some(("noState", crate::rubric::read::shown(other)));
            return Outcome::missing(full);
        }
    };
    given.typed = true;
    let (ratio, why) = match word {
        "have" | "有" => (whole(1), "evidence"),
        "partly" | "部分" => (partly.clone(), "evidencePartly"),
        "none" | "无" => (whole(0), "evidenceNone"),
        _ => {
            given.wrong = Some(("noState", word.to_owned()));
            return Outcome::missing(full);
        }
    };
    let points = ratio * full;
    match schools_that_do_not(given).filter(|_| points < *full) {
        Some((total, failing)) => {
            let args = args! {
                "n" => nearest(&whole(failing.len())), "total" => total, "names" => names(&failing),
            };
            Outcome::of(points, "everySchool", args).with(failing)
        }
        None => Outcome::of(points, why, Args::new()),
    }
}

/// Of an answer put together from what the schools say: how many there are, and those that do not
/// meet the item.
fn schools_that_do_not(given: &Given<'_>) -> Option<(f64, Vec<Offender>)> {
    let schools = given.answer?.extra.get("schools")?;
    let known = &given.facts.county.schools;
    let ids = schools.get("not")?.as_array()?.iter().filter_map(Value::as_str);
    let failing = ids.filter_map(|id| {
        let at = known.iter().position(|school| school.id == id)?;
        let name = known.get(at)?.name.clone();
        Some(Offender { school: Some(at), name, value: None, limit: None })
    });
    let failing: Vec<Offender> = failing.collect();
    (!failing.is_empty()).then_some((schools.get("of")?.as_f64()?, failing))
}

/// So much for each event: how many, or the list of them. What nobody claims adds nothing.
pub(super) fn events(given: &mut Given<'_>, each: &Points, at_most: Option<&Points>) -> Outcome {
    let count = match given.raw() {
        None => Some(Points::zero()),
        Some(Value::Array(list)) => Some(whole(list.len())),
        Some(_) => given.number(None).map(|n| n.low),
    };
    given.typed = true;
    let most = |points: Points| at_most.map_or(points.clone(), |most| points.min(most.clone()));
    let Some(count) = count else {
        let high = most(each.clone());
        return Outcome::new(Span { low: Points::zero(), high }, "missing", Args::new());
    };
    if count.is_negative() {
        given.wrong = Some(("outOfRange", nearest(&count).to_string()));
        return Outcome::of(Points::zero(), "events", Args::new());
    }
    given.record("answer", Some(Span::of(count.clone())), true);
    Outcome::of(most(&count * each), "events", args! { "n" => nearest(&count) })
}
