//! Points by place among counties. A county types its place, or every county's value; equal
//! values share the better place.

use super::Outcome;
use crate::args;
use crate::county::Args;
use crate::json::Value;
use crate::rubric::given::Given;
use crate::rubric::number::{Points, Span, nearest, whole};
use crate::rubric::rule::Ranking;
use num_rational::BigRational;
use num_traits::ToPrimitive;

pub(super) fn rank(given: &mut Given<'_>, full: &Points, ranking: &Ranking) -> Outcome {
    let value = own_value(given, ranking);
    if let Some((is, line)) = &ranking.line {
        let holds = value.as_ref().and_then(|v| is.holds(v, &Span::of(line.clone())));
        match holds {
            Some(true) => return Outcome::of(full.clone(), "rank", Args::new()),
            Some(false) => {}
            None => return Outcome::missing(full),
        }
    }
    let place = match place(given, ranking, value.as_ref()) {
        Ok(Some(place)) => place,
        Ok(None) => return missing(full, ranking),
        Err((code, found)) => {
            given.wrong = Some((code, found));
            return missing(full, ranking);
        }
    };
    let points = ranking.table.get(place - 1).or(ranking.table.last());
    let args = args! {
        "rank" => nearest(&whole(place)), "population" => nearest(&whole(ranking.population)),
    };
    Outcome::of(points.cloned().unwrap_or_default(), "rank", args)
}

/// Without a place, anything the table gives.
fn missing(full: &Points, ranking: &Ranking) -> Outcome {
    let low = ranking.table.last().cloned().unwrap_or_default();
    let high = ranking.table.first().unwrap_or(full).clone();
    Outcome::new(Span { low, high }, "missing", Args::new())
}

/// What is measured: by the county's figures, or typed as `value`.
fn own_value(given: &mut Given<'_>, ranking: &Ranking) -> Option<Span> {
    match &ranking.value {
        Some(formula) => given.measure(formula, Some("value")),
        None => {
            let value = given.number(Some("value"));
            given.record("answer.value", value.clone(), true);
            value
        }
    }
}

type Wrong = (&'static str, String);

/// The place: counted among the other counties' values where they are typed, else as typed.
fn place(
    given: &mut Given<'_>,
    ranking: &Ranking,
    value: Option<&Span>,
) -> Result<Option<usize>, Wrong> {
    if let (Some(peers), Some(own)) = (given.part("peers"), value.and_then(Span::known)) {
        let peers = numbers(given, peers)?;
        if peers.len() + 1 != ranking.population {
            return Err(("peers", peers.len().to_string()));
        }
        let beats = |peer: &BigRational| if ranking.ascending { peer < own } else { peer > own };
        let ranked = |peer: &&BigRational| {
            // Those at the line are not ranked.
            ranking.line.as_ref().is_none_or(|(is, line)| {
                let held = is.holds(&Span::of((*peer).clone()), &Span::of(line.clone()));
                held != Some(true)
            })
        };
        return Ok(Some(1 + peers.iter().filter(ranked).filter(|p| beats(p)).count()));
    }
    let typed = match given.raw() {
        Some(Value::Object(_)) => given.number(Some("rank")),
        Some(_) if ranking.line.is_none() => given.number(None),
        _ => given.number(Some("rank")),
    };
    given.record("answer.rank", typed.clone(), true);
    let Some(typed) = typed else { return Ok(None) };
    let place = typed.low.is_integer().then(|| typed.low.to_integer().to_usize()).flatten();
    match place {
        Some(place) if place >= 1 && place <= ranking.population => Ok(Some(place)),
        _ => Err(("noPlace", nearest(&typed.low).to_string())),
    }
}

fn numbers(given: &mut Given<'_>, peers: &Value) -> Result<Vec<BigRational>, Wrong> {
    let values: Vec<&Value> = match peers {
        Value::Array(list) => list.iter().collect(),
        Value::Object(map) => map.values().collect(),
        other => return Err(("notAList", crate::rubric::read::shown(other))),
    };
    let read =
        |value| given.read(value).ok_or_else(|| ("notANumber", crate::rubric::read::shown(value)));
    values.into_iter().map(read).collect()
}
