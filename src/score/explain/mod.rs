//! How a number came about. Everything is taken from the rows, measurements and spreads that
//! the assessment itself computes; no formula stands here a second time.

mod inputs;
mod lack;
mod spread;
mod value;

use super::derivation::{Derivation, Expr, Note, SchoolPart, Subject};
use super::rows::{Row, Rows};
use super::rules::Rules;
use super::unit::Unit;
use super::verdict::{Evaluation, SchoolRow, Standing};
use crate::args;
use crate::county::{Args, County};
use crate::standard::Standard;
use std::borrow::Cow;

/// Derives one number of the assessment. `None` where there is no such number: a school that is
/// not there, a section it has not, an indicator of a section outside the assessment. `evaluation`,
/// where it is at hand, is the county's assessment under the standard.
#[must_use]
pub fn explain(
    county: &County,
    standard: &Standard,
    evaluation: Option<&Evaluation>,
    subject: &Subject,
) -> Option<Derivation> {
    let rows = Rows::new(county, Rules::new(county, standard));
    let schools = || match evaluation {
        Some(evaluation) => Cow::Borrowed(evaluation.schools.as_slice()),
        None => Cow::Owned(rows.assess_all()),
    };
    match *subject {
        Subject::Indicator { school, section, indicator } => {
            let row = rows.find(school, section).filter(|r| r.excluded.is_none())?;
            value::derive(&rows, row, indicator, subject)
        }
        Subject::Mean { section, indicator } => {
            spread::mean(&rows, &schools(), (section, indicator), subject)
        }
        Subject::Coefficient { section, indicator } => {
            spread::coefficient(&rows, &schools(), (section, indicator), subject)
        }
        Subject::Composite { section } => spread::composite(&rows, &schools(), section, subject),
        Subject::School { school, section } => {
            let row = rows.find(school, section)?;
            verdict(&rows, row, subject)
        }
    }
}

/// A derivation with nothing in it yet.
fn blank(subject: &Subject) -> Derivation {
    Derivation {
        subject: subject.clone(),
        indicator: None,
        unit: String::new(),
        formula: Expr::Missing,
        figures: Expr::Missing,
        result: None,
        inputs: Vec::new(),
        sharing: Vec::new(),
        parts: Vec::new(),
        excluded: None,
        contributions: Vec::new(),
        limit: None,
        floor: None,
        standing: None,
        lack: None,
        unweighted: None,
        reference: None,
        notes: Vec::new(),
    }
}

fn note(code: &str, args: Args) -> Note {
    Note { code: code.to_owned(), args }
}

#[allow(clippy::cast_precision_loss, reason = "counts of schools are small")]
const fn number(count: usize) -> f64 {
    count as f64
}

const fn standing_of(verdict: Option<bool>) -> Standing {
    match verdict {
        Some(true) => Standing::Met,
        Some(false) => Standing::Below,
        None => Standing::Missing,
    }
}

/// The remark that other schools' figures are in a unit's.
fn merged(rows: &Rows<'_>, unit: &Unit<'_>) -> Option<Note> {
    let schools = unit.merged.iter().filter_map(|m| rows.county.schools.get(*m));
    let names = super::reasons::names(schools.map(|s| s.name.as_str()));
    let args = args! { "n" => number(unit.merged.len()), "names" => names };
    (!unit.merged.is_empty()).then(|| note("merged", args))
}

/// The verdict of a school section: its indicators, and which half of the rule it breaks.
fn verdict(rows: &Rows<'_>, row: &Row, subject: &Subject) -> Option<Derivation> {
    let unit = rows.unit(row)?;
    let verdict = rows.assess(row, unit);
    let mut derivation = blank(subject);
    derivation.notes.extend(merged(rows, unit));
    if verdict.excluded.is_some() {
        derivation.reference = Some(rows.rules.standard.scope.source.clone());
        derivation.excluded = verdict.excluded;
        return Some(derivation);
    }
    let rule = rows.rules.standard.school_rule.as_ref()?;
    derivation.reference = Some(rule.source.clone());
    derivation.unit = "count".to_owned();
    derivation.formula = Expr::Symbol("indicatorsMet".to_owned());
    derivation.figures = Expr::Figure(number(verdict.met));
    derivation.result = Some(number(verdict.met));
    derivation.limit = Some(number(rule.met_at_least));
    derivation.standing = Some(standing_of(verdict.pass));
    for (value, measure) in verdict.indicators.iter().zip(&rows.rules.measures) {
        derivation.parts.push(SchoolPart {
            indicator: measure.spec.id.clone(),
            value: value.value,
            threshold: value.threshold?,
            floor: measure.limits(row.section)?.lines.as_ref()?.raw.floor.value(),
            standing: value.standing,
        });
    }
    derivation.notes.extend(broken(&verdict, rule.met_at_least));
    Some(derivation)
}

/// Which parts of the rule a school breaks, and what is missing.
fn broken(verdict: &SchoolRow, met_at_least: usize) -> Vec<Note> {
    let mut notes = Vec::new();
    if verdict.met + verdict.missing < met_at_least {
        let args = args! { "n" => number(verdict.met), "limit" => number(met_at_least) };
        notes.push(note("tooFewMet", args));
    }
    let below = verdict.indicators.iter().filter(|i| i.standing == Standing::Below).count();
    if below > 0 {
        notes.push(note("belowFloor", args! { "n" => number(below) }));
    }
    if verdict.missing > 0 {
        notes.push(note("indicatorsMissing", args! { "n" => number(verdict.missing) }));
    }
    if verdict.indicators.iter().any(|i| i.rounding_matters) {
        notes.push(note("rounding", Args::new()));
    }
    notes
}
