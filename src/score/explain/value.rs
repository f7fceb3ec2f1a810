//! The derivation of an indicator of a school section.

use super::inputs::inputs;
use super::lack::lack;
use super::{blank, merged, note};
use crate::args;
use crate::county::{Args, Field, Metric, SectionKind};
use crate::score::derivation::{Derivation, Expr, Input, Note, SharePart, Subject};
use crate::score::indicator::{Measured, Measurement};
use crate::score::rows::{Row, Rows};
use crate::score::unit::Sharing;

/// Derives the indicator at a position of the standard.
pub(super) fn derive(
    rows: &Rows<'_>,
    row: &Row,
    indicator: usize,
    subject: &Subject,
) -> Option<Derivation> {
    let measure = rows.rules.measures.get(indicator)?;
    let measurement = rows.measurement(row, measure)?;
    let measured = measurement.take()?;
    let limits = measure.limits(row.section)?;
    let mut derivation = blank(subject);
    derivation.indicator = Some(measure.spec.id.clone());
    derivation.unit.clone_from(&measure.spec.unit);
    derivation.formula = formula(&measurement, &named);
    derivation.figures = formula(&measurement, &|leaf| figure(&measurement, leaf));
    derivation.result = measured.value.value;
    derivation.inputs = all_inputs(rows, &measurement);
    derivation.sharing = sharing(&measurement);
    if let Some(lines) = &limits.lines {
        derivation.limit = Some(lines.threshold);
        derivation.floor = Some(lines.raw.floor.value());
        derivation.standing = Some(measured.value.standing);
    }
    derivation.lack = lack(&measurement, measured.value.standing);
    derivation.reference = Some(measure.spec.source.clone());
    derivation.notes = notes(rows, &measurement, &measured, &derivation.inputs);
    Some(derivation)
}

/// A quantity of the formula.
#[derive(Clone, Copy)]
enum Leaf {
    Figure(Field),
    Weight(SectionKind),
}

fn students(section: SectionKind) -> Leaf {
    Leaf::Figure(Field::of(Metric::Students, section))
}

/// The formula of a measurement; names or figures alike, so that the two have one shape.
fn formula(measurement: &Measurement<'_>, leaf: &dyn Fn(Leaf) -> Expr) -> Expr {
    let mut terms: Vec<_> =
        measurement.terms().map(|(field, minus, _)| (minus, leaf(Leaf::Figure(field)))).collect();
    let whole = match (terms.len(), terms.pop()) {
        (1, Some((false, only))) => only,
        (_, last) => {
            terms.extend(last);
            Expr::Sum(terms)
        }
    };
    let amount = if is_split(measurement) {
        let weighted =
            |section| Expr::Product(vec![leaf(Leaf::Weight(section)), leaf(students(section))]);
        let sections = SectionKind::ALL.into_iter().filter(|s| measurement.unit.has(*s));
        let all = Expr::Sum(sections.map(|s| (false, weighted(s))).collect());
        let share = Expr::Over(Box::new(weighted(measurement.section)), Box::new(all));
        Expr::Product(vec![whole, share])
    } else {
        whole
    };
    let value = Expr::Over(Box::new(amount), Box::new(leaf(students(measurement.section))));
    if measurement.measure.per > 1.0 {
        Expr::Product(vec![value, Expr::Figure(measurement.measure.per)])
    } else {
        value
    }
}

fn named(leaf: Leaf) -> Expr {
    Expr::Symbol(match leaf {
        Leaf::Figure(field) => match field.owner() {
            crate::county::Owner::Section(section) if field.metric() == Metric::Students => {
                format!("students-{}", section.id())
            }
            _ => field.metric().id().replace('.', "-"),
        },
        Leaf::Weight(section) => format!("weight-{}", section.id()),
    })
}

fn figure(measurement: &Measurement<'_>, leaf: Leaf) -> Expr {
    match leaf {
        Leaf::Figure(field) => measurement.unit.figure(field).map_or(Expr::Missing, Expr::Figure),
        Leaf::Weight(section) => Expr::Figure(weight(measurement, section)),
    }
}

fn weight(measurement: &Measurement<'_>, section: SectionKind) -> f64 {
    measurement.rules.standard.apportion.weights.of(section).value()
}

fn is_split(measurement: &Measurement<'_>) -> bool {
    measurement.measure.shared && measurement.unit.sharing.is_split()
}

/// The figures of the amount, then the pupils of the section, then those of the sections it
/// shares with.
fn all_inputs(rows: &Rows<'_>, measurement: &Measurement<'_>) -> Vec<Input> {
    let unit = measurement.unit;
    let of = |field, minus| inputs(rows.county, unit, field, minus);
    let own = Field::of(Metric::Students, measurement.section);
    let mut all: Vec<Input> =
        measurement.terms().flat_map(|(field, minus, _)| of(field, minus)).collect();
    all.extend(of(own, false));
    if measurement.measure.shared && unit.sharing != Sharing::Whole {
        let others = SectionKind::ALL.into_iter().filter(|s| *s != measurement.section);
        all.extend(others.flat_map(|s| of(Field::of(Metric::Students, s), false)));
    }
    all
}

fn sharing(measurement: &Measurement<'_>) -> Vec<SharePart> {
    if !is_split(measurement) {
        return Vec::new();
    }
    let part = |section| {
        Some(SharePart {
            section,
            weight: weight(measurement, section),
            students: measurement.unit.students(section)?,
            share: measurement.unit.sharing.of(section).ok()?,
        })
    };
    SectionKind::ALL.into_iter().filter_map(part).collect()
}

fn notes(
    rows: &Rows<'_>,
    measurement: &Measurement<'_>,
    measured: &Measured,
    inputs: &[Input],
) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(gap) = measured.gap {
        notes.push(note(gap.code(), Args::new()));
    }
    notes.extend(merged(rows, measurement.unit));
    if is_split(measurement) {
        notes.push(note("shared", args! { "percent" => 100.0 * measured.share }));
    } else if measurement.measure.shared && measurement.unit.sharing == Sharing::Whole {
        notes.push(note("sharedWhole", Args::new()));
    }
    if measured.value.relaxed {
        let relaxations = measurement.measure.terms.iter().filter_map(|t| t.relaxation);
        for relaxation in relaxations.filter(|r| measurement.unit.may_use(r)) {
            notes.push(note("relaxed", args! { "relaxation" => relaxation.id.as_str() }));
        }
    }
    if measured.value.rounding_matters {
        notes.push(note("rounding", Args::new()));
    }
    let by_hand = inputs.iter().filter(|i| i.by_hand).count();
    if by_hand > 0 {
        notes.push(note("byHand", args! { "n" => super::number(by_hand) }));
    }
    notes
}
