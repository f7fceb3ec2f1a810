//! Planning (规划调配): targets by stage, what schools lack to each line, rules from one year to the
//! next, counters, heads of small schools, schools that the layout norm asks for.
//!
//! [`plan`] reads what the county set down ([`crate::county::County::plan`]), measures it with the one
//! scorer today and, where the pupils are projected, in the years of the targets. Called by the
//! engine and the JavaScript module. It knows score, rubric and project; no chart, no page.

mod counters;
mod funds;
mod gaps;
mod ladder;
mod need;
mod raise;
mod read;
mod result;
mod rules;
pub mod sentence;
mod snapshot;
mod targets;
mod yearly;

pub use ladder::{Aim, Ladder, Row, Stage, Statistic, ladders};
pub use result::{
    Cliff, Counter, FundingHeads, FundingSchool, FundingSet, GapRow, GapTotal, Gaps, LayoutNeed,
    Line, Need, NeedSchool, Plan, Reading, State, Target, YearRule, YearStep,
};
pub use rules::{RuleSpec, year_rules};
pub use yearly::{FigureSpec, figures};

use crate::county::{County, Finding, Severity};
use crate::json::{FromJson, Value, Wrong};
use crate::project::{Scenario, counties_ahead};
use crate::record;
use crate::score::{self, Evaluation};
use crate::standard;
use ladder::Aims;
use serde::Serialize;
use snapshot::Snapshot;
use std::borrow::Cow;
use std::collections::BTreeSet;
use yearly::Yearly;

/// Id of the standard whose thresholds and limits are the national ones.
pub const STANDARD: &str = "quality-balance-2017";

/// What may be chosen.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Options {
    /// The scenario of the years ahead, as in the county file; the baseline where there is none.
    pub scenario: Option<Value>,
    /// Id of the ladder; the first that ships where there is none. The county's own targets are
    /// always there.
    pub ladder: Option<String>,
}

record!(default Options { scenario: "scenario", ladder: "ladder" });

/// Plans for a county. `today`, where it is at hand, is its assessment under [`STANDARD`].
///
/// # Errors
/// When a field of the scenario holds what it cannot hold, or there is no such ladder.
pub fn plan(county: &County, today: Option<&Evaluation>, options: &Options) -> Result<Plan, Wrong> {
    let scenario = match &options.scenario {
        Some(value) => Scenario::read(value, "scenario")?,
        None => Scenario::default(),
    };
    let aims = Aims::new(county, options.ladder.as_deref())?;
    Ok(planned(county, today, &scenario, &aims))
}

/// The same with the county's own targets only: no year of a published ladder is projected.
#[must_use]
pub fn own(county: &County, today: Option<&Evaluation>, scenario: &Scenario) -> Plan {
    planned(county, today, scenario, &Aims::own(county))
}

fn planned(county: &County, today: Option<&Evaluation>, scenario: &Scenario, aims: &Aims) -> Plan {
    let yearly = Yearly::new(county);
    let mut plan = Plan { ladder: aims.ladder.map(|l| l.id.clone()), ..Plan::default() };
    plan.findings.extend(aims.findings.iter().cloned());
    plan.findings.extend(yearly.findings.iter().cloned());
    if let Some(standard) = standard::named(STANDARD) {
        let make = || Cow::Owned(score::evaluate(county, standard));
        let evaluation = today.map_or_else(make, Cow::Borrowed);
        let today = Snapshot::new(county, standard, &evaluation, &yearly);
        let years: BTreeSet<i32> = aims.aims.iter().filter_map(|a| a.projected(county)).collect();
        let years: Vec<i32> = years.into_iter().collect();
        let counties = counties_ahead(county, scenario, &years);
        plan.targets = aims.aims.iter().map(|aim| targets::today(&today, aim)).collect();
        for (year, then) in years.iter().zip(&counties) {
            let Some(then) = then else { continue };
            let evaluation = score::evaluate(then, standard);
            let then = Snapshot::new(then, standard, &evaluation, &yearly);
            let due = aims.aims.iter().zip(&mut plan.targets);
            for (aim, target) in due.filter(|(aim, _)| aim.projected(county) == Some(*year)) {
                targets::ahead(&then, aim, target);
            }
        }
        plan.targets.iter_mut().for_each(targets::conclude);
        plan.gaps = gaps::gaps(&today);
    }
    plan.rules = rules::judge(&yearly);
    plan.counters = counters::counters(county, &mut plan.findings);
    plan.funding = funds::funding(county);
    plan.layout = funds::layout(county);
    plan
}

/// A finding about what was set down for planning.
fn finding(severity: Severity, code: &str) -> Finding {
    Finding::new(severity, code)
}

/// A value of [`County::plan`].
fn set_down<T: FromJson + Default>(
    county: &County,
    subject: &str,
    findings: &mut Vec<Finding>,
) -> T {
    let Some(value) = county.plan.get(subject).filter(|v| !v.is_null()) else {
        return T::default();
    };
    T::from_json(value.clone()).unwrap_or_else(|wrong| {
        findings.push(unread(&wrong.under(subject)));
        T::default()
    })
}

fn unread(wrong: &Wrong) -> Finding {
    let expected = wrong.expected.id();
    finding(Severity::Must, "plan-unread")
        .arg("path", wrong.path.as_str())
        .arg("expected", expected)
}
