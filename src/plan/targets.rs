//! A target measured today and in its year, what is still lacking, and what a year must bring.

use super::ladder::{Asked, Measure};
use super::need::need;
use super::result::{Line, Need, Reading, State, Target};
use super::snapshot::{Found, Snapshot};
use crate::county::SectionKind;
use crate::rubric::{Compare, nearest};
use num_rational::BigRational;

/// A target measured on the county of today.
pub(super) fn today(snapshot: &Snapshot<'_>, asked: &Asked) -> Target {
    let found = snapshot.find(&asked.measure, asked.year);
    let aim = &asked.aim;
    let national = national(snapshot, asked).map(|(is, line)| Line {
        is: sign(is).to_owned(),
        value: nearest(&line),
        met: found.meets(is, &line),
        met_then: None,
    });
    let (row, stage) = asked.place.clone().unzip();
    Target {
        id: asked.id.clone(),
        row,
        stage,
        name: asked.name.clone(),
        statistic: aim.statistic,
        indicator: aim.indicator.clone(),
        section: aim.section,
        formula: aim.formula.clone(),
        unit: aim.unit.clone(),
        of: aim.of.clone(),
        over: aim.over.clone(),
        is: aim.is.clone(),
        value: nearest(&asked.line),
        year: asked.year,
        uncertain: asked.uncertain,
        met: found.meets(asked.is, &asked.line),
        gap: gap(asked, &found.reading()),
        need: need(snapshot, asked, &found),
        measured: found.reading(),
        projected: None,
        met_then: None,
        gap_then: None,
        need_then: None,
        state: State::Undetermined,
        per_year: None,
        national,
        sentence: None,
    }
}

/// The same on the projected county of its year.
pub(super) fn ahead(snapshot: &Snapshot<'_>, asked: &Asked, target: &mut Target) {
    let found: Found = snapshot.find(&asked.measure, asked.year);
    target.met_then = found.meets(asked.is, &asked.line);
    target.gap_then = gap(asked, &found.reading());
    target.need_then = need(snapshot, asked, &found);
    target.projected = Some(found.reading());
    if let (Some(line), Some((is, value))) = (&mut target.national, national(snapshot, asked)) {
        line.met_then = found.meets(is, &value);
    }
}

/// The national line: as the ladder tells it, else the standard's threshold or limit.
fn national(snapshot: &Snapshot<'_>, asked: &Asked) -> Option<(Compare, BigRational)> {
    if let Some(line) = &asked.national {
        return Some(line.clone());
    }
    let of = |indicator: &usize, section: &SectionKind, cv: bool| {
        let spec = snapshot.standard.indicator.get(*indicator)?;
        let values = if cv { &spec.cv_at_most } else { &spec.at_least };
        Some(values.of(*section)?.exact())
    };
    match &asked.measure {
        Measure::Mean(i, s) => Some((Compare::AtLeast, of(i, s, false)?)),
        Measure::Cv(i, s) => Some((Compare::AtMost, of(i, s, true)?)),
        _ => None,
    }
}

const fn sign(is: Compare) -> &'static str {
    match is {
        Compare::AtLeast => ">=",
        Compare::Above => ">",
        Compare::AtMost => "<=",
        Compare::Below => "<",
        Compare::Equal => "=",
        Compare::Unequal => "!=",
    }
}

/// How far what is known is from the line, in the statistic's unit: above 0 is still to go.
fn gap(asked: &Asked, reading: &Reading) -> Option<f64> {
    let value = reading.value.or(reading.known)?;
    let line = nearest(&asked.line);
    let gap = match asked.is {
        Compare::AtLeast | Compare::Above => line - value,
        Compare::AtMost | Compare::Below => value - line,
        Compare::Equal | Compare::Unequal => (value - line).abs(),
    };
    Some(gap.max(0.0))
}

/// State, yearly increment, and what a year must bring in people, square metres, yuan, rooms.
pub(super) fn conclude(target: &mut Target) {
    target.state = state(target);
    let years = target.year.zip(target.measured.year).map(|(due, now)| due - now);
    let Some(years) = years.filter(|years| *years > 0).map(f64::from) else { return };
    if let Some(gap) = target.gap.filter(|gap| *gap > 0.0) {
        target.per_year = Some(gap / years);
    }
    for need in [&mut target.need, &mut target.need_then].into_iter().flatten() {
        need.per_year = Some(share(need, years));
    }
}

/// An even share of a year; people and things are whole.
fn share(need: &Need, years: f64) -> f64 {
    let each = need.amount / years;
    let whole = !matches!(need.unit.as_str(), "area" | "money" | "percent");
    if whole { libm::ceil(each) } else { each }
}

fn state(target: &Target) -> State {
    let past = target.projected.is_none();
    match (target.met, target.met_then) {
        (None, _) => State::Undetermined,
        (Some(true), _) if past => State::Met,
        (Some(false), _) if past => State::Not,
        (_, None) => State::Undetermined,
        (Some(true), Some(true)) => State::Met,
        (Some(true), Some(false)) => State::Slipping,
        (Some(false), Some(true)) => State::OnCourse,
        (Some(false), Some(false)) => State::Not,
    }
}
