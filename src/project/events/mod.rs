//! What the events of a scenario do to the pupils, rooms and rules of the forecast.
//!
//! `assume` changes the county as a whole. `prepare` and `bring` turn each event into rules, or
//! into findings where it cannot be. `housing` adds the pupils they bring; `run` moves pupils year
//! by year (`flow`) in a fixed order: cohorts that have moved before, intakes, closures, caps of
//! intake. `supply` keeps rooms and caps. What moves between schools adds up to what it was.
//! Called by the projection; knows no classes.

mod assume;
mod bring;
mod flow;
mod housing;
mod places;
mod prepare;
mod run;
mod supply;

#[cfg(test)]
mod tests;

use super::prospect::Prospect;
use super::scenario::Scenario;
use super::track::Pool;
use crate::county::{County, Finding, Severity};

/// Applies a scenario's assumptions and events to the pools of a forecast.
///
/// `junior_from` is the first grade of junior school. Without events and assumptions of its own
/// the pupils are those of the forecast, to the last digit.
#[must_use]
pub fn apply(county: &County, scenario: &Scenario, pools: Vec<Pool>, junior_from: u8) -> Prospect {
    let mut prospect = Prospect { pools, ..Prospect::default() };
    let mut places = places::Places::of(county, &prospect.pools, junior_from);
    assume::assume(scenario, &mut prospect);
    let rules = prepare::prepare(county, scenario, &mut prospect, &mut places, junior_from);
    housing::bring(&mut prospect, &places, &rules);
    run::run(&mut prospect, &places, &rules);
    supply::write(scenario, &mut prospect, &places, &rules);
    prospect
}

/// A finding about an event, which is named by its position from 1, its year and its kind.
fn finding(scenario: &Scenario, event: usize, code: &str) -> Finding {
    let finding = Finding::new(Severity::Check, code).arg("event", (event + 1).to_string());
    match scenario.events.get(event) {
        Some(it) => finding.arg("year", it.year.to_string()).arg("kind", it.kind.id()),
        None => finding,
    }
}
