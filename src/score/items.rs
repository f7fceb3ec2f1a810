//! Items that every school must meet: its scale, the size of its classes.
//!
//! They look at every school of a kind inside the scope, whether or not its resources are
//! assessed: a small point left out there still has classes.

use super::rows::Rows;
use super::unit::Unit;
use super::verdict::{ItemResult, Offender, Relaxed, RelaxedBy};
use crate::county::{ClassBands, School, Section, SectionKind};
use crate::standard::{PerSection, RelaxedWhen, ScaleLimit, SchoolItem, SchoolItemRule};

/// Every item of the standard, in its order.
pub(super) fn items(rows: &Rows<'_>) -> Vec<ItemResult> {
    rows.rules.standard.school_item.iter().map(|item| result(rows, item)).collect()
}

fn result(rows: &Rows<'_>, item: &SchoolItem) -> ItemResult {
    let mut result = ItemResult {
        id: item.id.clone(),
        number: item.number,
        met: None,
        offenders: Vec::new(),
        counts: rows.rules.standard.scope.sections.iter().map(|s| (*s, 0)).collect(),
        relaxed: Vec::new(),
        missing: 0,
    };
    let mut looked_at = false;
    for unit in rows.units.iter().filter(|u| rows.is_inside(u)) {
        looked_at = true;
        match &item.rule {
            SchoolItemRule::Scale { limits, relaxed_when } => {
                if !rows.is_merged(unit) {
                    scale(rows, unit, limits, relaxed_when, &mut result);
                }
            }
            SchoolItemRule::ClassSize { at_most } => {
                classes(rows, unit, at_most, &mut result);
            }
        }
    }
    result.met = match (result.offenders.is_empty(), result.missing, looked_at) {
        (false, _, _) => Some(false),
        (true, 0, true) => Some(true),
        (true, _, _) => None,
    };
    result
}

/// The pupils of a school, with those counted with it, against the limit of its kind. A
/// relaxation must be shown: where neither year nor migrant children are known it does not hold.
fn scale(
    rows: &Rows<'_>,
    unit: &Unit<'_>,
    limits: &[ScaleLimit],
    relaxed_when: &RelaxedWhen,
    result: &mut ItemResult,
) {
    let Some(limit) = limits.iter().find(|l| l.kinds.contains(&unit.school.kind)) else { return };
    let sections: &[SectionKind] =
        if rows.rules.choices.scale_whole { &SectionKind::ALL } else { &SectionKind::COMPULSORY };
    let known: f64 = sections.iter().filter_map(|s| unit.students(*s)).sum();
    let unknown = |s: &SectionKind| {
        let lacking = rows.rules.choices.absent_is_unknown && unit.lacks(*s);
        lacking || (unit.has(*s) && unit.students(*s).is_none())
    };
    if known <= limit.at_most.value() {
        result.missing += usize::from(sections.iter().any(unknown));
        return;
    }
    let by = relaxed_by(unit, sections, known, relaxed_when)
        .filter(|_| rows.rules.settings.is(&relaxed_when.setting, "met"));
    let at_most = if by.is_some() { &limit.relaxed } else { &limit.at_most };
    if let Some(by) = by.filter(|_| known <= at_most.value()) {
        let (school, limit) = (unit.position, at_most.value());
        result.relaxed.push(Relaxed { school, by, value: known, limit });
        return;
    }
    let section = only_assessed(rows, unit.school);
    if let Some(section) = section {
        count(result, section, 1);
    }
    result.offenders.push(Offender {
        school: unit.position,
        section,
        class: None,
        count: 1,
        value: Some(known),
        limit: at_most.value(),
    });
}

/// The condition that relaxes the limit for a school; the year first where both do.
fn relaxed_by(
    unit: &Unit<'_>,
    sections: &[SectionKind],
    students: f64,
    when: &RelaxedWhen,
) -> Option<RelaxedBy> {
    let migrants: f64 = sections
        .iter()
        .flat_map(|s| unit.members().filter_map(move |(_, school)| school.section(*s)))
        .filter_map(|s| s.migrant_students)
        .sum();
    if unit.school.established_year.is_some_and(|year| year <= when.built_until) {
        return Some(RelaxedBy::Built);
    }
    let most = when.migrant_share_above.value() * students;
    (migrants > most).then_some(RelaxedBy::Migrants)
}

/// The one assessed section of a school of this kind; `None` where there are several.
fn only_assessed(rows: &Rows<'_>, school: &School) -> Option<SectionKind> {
    let assessed = &rows.rules.standard.scope.sections;
    let mut sections = school.kind.sections().iter().filter(|s| assessed.contains(s));
    match (sections.next(), sections.next()) {
        (Some(section), None) => Some(*section),
        _ => None,
    }
}

/// Every class of a school against the limit of its section: from the class list, else from the
/// bands. A mere number of classes tells nothing of their size.
fn classes(rows: &Rows<'_>, unit: &Unit<'_>, at_most: &PerSection, result: &mut ItemResult) {
    let mut missing = false;
    for section in &rows.rules.standard.scope.sections {
        let (Some(figures), Some(limit)) = (unit.school.section(*section), at_most.of(*section))
        else {
            missing |=
                rows.rules.choices.absent_is_unknown && unit.school.counted && unit.lacks(*section);
            continue;
        };
        let limit = limit.value();
        let found = if !figures.classes.is_empty() {
            by_list(unit.position, *section, figures, limit, result)
        } else if let Some(bands) = &figures.class_bands {
            by_bands(unit.position, *section, bands, limit, result)
        } else {
            figures.students.is_some_and(|n| n <= 0.0)
        };
        missing |= !found;
    }
    result.missing += usize::from(missing);
}

/// Whether every class of the list has its number.
fn by_list(
    school: usize,
    section: SectionKind,
    figures: &Section,
    limit: f64,
    result: &mut ItemResult,
) -> bool {
    for class in &figures.classes {
        if class.students.is_some_and(|n| n > limit) {
            count(result, section, 1);
            result.offenders.push(Offender {
                school,
                section: Some(section),
                class: Some(class.name.clone()),
                count: 1,
                value: class.students,
                limit,
            });
        }
    }
    figures.classes.iter().all(|c| c.students.is_some())
}

/// Whether the bands decide: one that has the limit inside tells nothing if classes are in it.
fn by_bands(
    school: usize,
    section: SectionKind,
    bands: &ClassBands,
    limit: f64,
    result: &mut ItemResult,
) -> bool {
    let mut decided = true;
    for (classes, (least, most)) in bands.0.iter().zip(ClassBands::EDGES) {
        if *classes <= 0.0 {
            continue;
        }
        if f64::from(least) > limit {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a positive number of classes"
            )]
            let classes = classes.round() as usize;
            count(result, section, classes);
            let to = most.map_or_else(|| "+".to_owned(), |most| format!("-{most}"));
            result.offenders.push(Offender {
                school,
                section: Some(section),
                class: Some(format!("{least}{to}")),
                count: classes,
                value: None,
                limit,
            });
        } else if most.is_none_or(|most| f64::from(most) > limit) {
            decided = false;
        }
    }
    decided
}

fn count(result: &mut ItemResult, section: SectionKind, more: usize) {
    if let Some((_, count)) = result.counts.iter_mut().find(|(s, _)| *s == section) {
        *count += more;
    }
}
