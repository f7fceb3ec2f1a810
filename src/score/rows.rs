//! The rows of the assessment: every section of every school once, assessed or left out with
//! its reason. Verdicts and derivations both start from here.

use super::merge::{Home, exception, homes};
use super::rules::Rules;
use super::unit::Unit;
use super::verdict::Excluded;
use crate::args;
use crate::county::{Args, County, SectionKind};

/// A county made ready for computing.
pub(super) struct Rows<'a> {
    pub(super) rules: Rules<'a>,
    pub(super) county: &'a County,
    /// Every school, with those merged into it.
    pub(super) units: Vec<Unit<'a>>,
    homes: Vec<Home>,
    /// Section by section, each in the county's order.
    pub(super) rows: Vec<Row>,
    /// Positions of the schools whose parent cannot be found.
    pub(super) orphans: Vec<usize>,
    /// Positions of the schools of which a compulsory section is in no file.
    pub(super) incomplete: Vec<usize>,
}

/// A section of a unit.
pub(super) struct Row {
    /// Position in [`Rows::units`].
    pub(super) unit: usize,
    pub(super) section: SectionKind,
    pub(super) students: Option<f64>,
    /// Why it is outside the assessment.
    pub(super) excluded: Option<Excluded>,
}

impl<'a> Rows<'a> {
    /// Merges, leaves out, and lists.
    pub(super) fn new(county: &'a County, rules: Rules<'a>) -> Self {
        let homes = homes(county, &rules);
        let mut merged: Vec<Vec<usize>> = vec![Vec::new(); county.schools.len()];
        for (position, home) in homes.iter().enumerate() {
            if let Home::Merged(parent) = home
                && let Some(children) = merged.get_mut(*parent)
            {
                children.push(position);
            }
        }
        let mut units = Vec::with_capacity(county.schools.len());
        let mut reasons = Vec::with_capacity(county.schools.len());
        let mut orphans = Vec::new();
        for (((position, school), home), merged) in
            county.schools.iter().enumerate().zip(&homes).zip(merged)
        {
            let unit = Unit::new(county, school, position, merged, &rules);
            if *home == Home::NoParent {
                orphans.push(position);
            }
            reasons.push(reason(county, &rules, &unit, *home));
            units.push(unit);
        }
        let incomplete = units
            .iter()
            .zip(&reasons)
            .filter(|(unit, reason)| reason.is_none() && is_incomplete(unit, &rules))
            .map(|(unit, _)| unit.position)
            .collect();
        let rows = list(&rules, &units, &reasons);
        Self { rules, county, units, homes, rows, orphans, incomplete }
    }

    /// The unit of a row.
    pub(super) fn unit(&self, row: &Row) -> Option<&Unit<'a>> {
        self.units.get(row.unit)
    }

    /// Whether the unit's kind is inside the scope.
    pub(super) fn is_inside(&self, unit: &Unit<'_>) -> bool {
        self.rules.standard.scope.kinds.contains(&unit.school.kind)
    }

    /// Whether the unit's figures belong to another.
    pub(super) fn is_merged(&self, unit: &Unit<'_>) -> bool {
        matches!(self.homes.get(unit.position), Some(Home::Merged(_)))
    }

    /// The row of a school's section.
    pub(super) fn find(&self, school: usize, section: SectionKind) -> Option<&Row> {
        self.rows.iter().find(|r| {
            r.section == section && self.unit(r).is_some_and(|unit| unit.position == school)
        })
    }
}

/// Why a school is outside the assessment as a whole.
fn reason(county: &County, rules: &Rules<'_>, unit: &Unit<'_>, home: Home) -> Option<Excluded> {
    let excluded = |code: &str, args: Args| Some(Excluded { code: code.to_owned(), args });
    let exception_named = |position: usize| {
        let exception = rules.standard.scope.exclude.get(position)?;
        let args = exception
            .students_below
            .as_ref()
            .map_or_else(Args::new, |limit| args! { "limit" => limit.value() });
        excluded(&exception.id, args)
    };
    match home {
        Home::OutOfScope => excluded("outOfScope", args! { "kind" => unit.school.kind.id() }),
        Home::LeftOut(position) => exception_named(position),
        Home::Merged(parent) => {
            let name = county.schools.get(parent).map_or("", |s| s.name.as_str());
            excluded("mergedInto", args! { "parent" => name })
        }
        Home::NoParent => {
            let named = county.corrections.parents.get(&unit.school.id);
            let named = named.or(unit.school.parent.as_ref()).map_or("", String::as_str);
            let code = if named.is_empty() { "parentUnknown" } else { "parentNotFound" };
            excluded(code, args! { "parent" => named })
        }
        Home::Own => {
            let students = unit.students_of(&SectionKind::COMPULSORY);
            exception(rules, unit.school, students, |_| true).and_then(exception_named)
        }
    }
}

/// Whether a compulsory section that such a school runs is in no file.
fn is_incomplete(unit: &Unit<'_>, rules: &Rules<'_>) -> bool {
    rules.choices.absent_is_unknown
        && rules.standard.scope.sections.iter().any(|section| unit.lacks(*section))
}

/// The rows, section by section.
fn list(rules: &Rules<'_>, units: &[Unit<'_>], reasons: &[Option<Excluded>]) -> Vec<Row> {
    let mut rows = Vec::with_capacity(units.len());
    for section in &rules.standard.scope.sections {
        for (position, (unit, reason)) in units.iter().zip(reasons).enumerate() {
            if !is_row(rules, unit, *section) {
                continue;
            }
            let students = unit.students(*section).filter(|n| *n >= 0.0);
            let empty = students.is_some_and(|n| n <= 0.0) || is_not_run(rules, unit, *section);
            let excluded = reason.clone().or_else(|| {
                empty.then(|| Excluded { code: "noStudents".to_owned(), args: Args::new() })
            });
            rows.push(Row { unit: position, section: *section, students, excluded });
        }
    }
    rows
}

/// Whether a unit has a row in a section: it holds figures of it, or holds none of any assessed
/// section and would run this one by its kind, so that no school is dropped in silence.
fn is_row(rules: &Rules<'_>, unit: &Unit<'_>, section: SectionKind) -> bool {
    if unit.has(section) {
        return true;
    }
    let assessed = &rules.standard.scope.sections;
    if assessed.iter().any(|s| unit.has(*s)) {
        return false;
    }
    let by_kind = unit.school.kind.sections();
    let none_by_kind = !by_kind.iter().any(|s| assessed.contains(s));
    by_kind.contains(&section) || (none_by_kind && assessed.first() == Some(&section))
}

/// Whether a section without figures is taken not to exist.
fn is_not_run(rules: &Rules<'_>, unit: &Unit<'_>, section: SectionKind) -> bool {
    let several = unit.school.kind.sections().len() > 1;
    several && !rules.choices.absent_is_unknown && !unit.has(section)
}
