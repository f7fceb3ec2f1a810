//! Which column holds what: header paths against a form map, with a person's corrections on top.

use crate::order;
use crate::order::Map;

use super::forms::{Entry, FormMap, FormWords, Identity, Target};
use super::header::{Header, HeaderColumn};
use super::label::{Fit, MoneyUnit};
use crate::county::{CellRef, Field, FieldKind, SectionKind};
use crate::import::types::{Confidence, MappedColumn};

/// What was found out about one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    /// Position of the column in the sheet.
    pub column: u32,
    /// What it holds; `None` when it is not used.
    pub target: Option<Target>,
    /// Name of the part where several columns are added up.
    pub part: Option<String>,
    /// True for the part that should be the sum of the others.
    pub total: bool,
    /// Places the decimal point moves: 4 for 万元.
    pub shift: i32,
    /// How sure the match is.
    pub confidence: Confidence,
    /// Other things it could be.
    pub alternatives: Vec<String>,
    /// True when a person chose the target.
    pub corrected: bool,
}

/// What a column competes for: a target, and the part of it.
type Goal = (Target, Option<String>);

struct Candidate<'m> {
    column: usize,
    entry: &'m Entry,
    target: Target,
    fit: Fit,
}

/// Matches every column of a header. Of several columns for one thing the one whose path fits
/// best is taken; where two fit equally well the first is taken and a person is asked.
pub fn match_columns(
    header: &Header,
    map: &FormMap,
    words: &FormWords,
    section: SectionKind,
    corrections: &Map<String, String>,
) -> Vec<Assignment> {
    let mut assignments: Vec<Assignment> = header.columns.iter().map(unused).collect();
    let mut open = vec![true; assignments.len()];
    for ((column, assignment), open) in header.columns.iter().zip(&mut assignments).zip(&mut open) {
        if let Some(id) = corrections.get(&column.key()) {
            *open = false;
            correct(assignment, column, id, map, section);
        }
    }
    let taken: Vec<Goal> =
        assignments.iter().filter_map(|a| a.target.map(|target| (target, None))).collect();
    let mut by_goal: Map<Goal, Vec<Candidate<'_>>> = Map::new();
    for (at, column) in header.columns.iter().enumerate() {
        if open.get(at) != Some(&true) {
            continue;
        }
        for candidate in candidates(at, column, map, words, section) {
            let goal = (candidate.target, candidate.entry.part.clone());
            // What a person has placed needs no guess.
            if !taken.contains(&(candidate.target, None)) {
                by_goal.entry(goal).or_default().push(candidate);
            }
        }
    }
    for (goal, mut candidates) in by_goal {
        order::sort_by(&mut candidates, |a, b| b.fit.cmp(&a.fit).then(a.column.cmp(&b.column)));
        let Some(best) = candidates.first() else { continue };
        let tied = candidates.iter().filter(|c| c.fit == best.fit).count() > 1;
        let asks = (tied || !best.fit.is_sure()) && !matches!(goal.0, Target::Identity(_));
        for candidate in &candidates {
            let chosen = candidate.column == best.column;
            if let Some(assignment) = assignments.get_mut(candidate.column) {
                let header = header.columns.get(candidate.column);
                place(assignment, candidate, header, chosen, asks);
            }
        }
    }
    assignments
}

fn unused(column: &HeaderColumn) -> Assignment {
    Assignment {
        column: column.column,
        target: None,
        part: None,
        total: false,
        shift: 0,
        confidence: Confidence::Unused,
        alternatives: Vec::new(),
        corrected: false,
    }
}

fn candidates<'m>(
    at: usize,
    column: &HeaderColumn,
    map: &'m FormMap,
    words: &FormWords,
    section: SectionKind,
) -> Vec<Candidate<'m>> {
    let passes = |label: &str| words.passes(label);
    let mut found = Vec::new();
    for entry in &map.entries {
        let Some(target) = entry.target(section) else { continue };
        if entry.not.iter().any(|label| column.folded.contains(label)) {
            continue;
        }
        let is_decoy = |label: &str| words.is_decoy(label);
        let fits = entry.patterns.iter().filter_map(|p| p.fit(&column.folded, &passes, &is_decoy));
        if let Some(fit) = fits.max() {
            found.push(Candidate { column: at, entry, target, fit });
        }
    }
    found
}

/// A column takes the first thing it is best for; what else it could be is kept beside it.
fn place(
    assignment: &mut Assignment,
    candidate: &Candidate<'_>,
    header: Option<&HeaderColumn>,
    chosen: bool,
    asks: bool,
) {
    let id = candidate.target.id();
    if !chosen || assignment.target.is_some() {
        if assignment.target != Some(candidate.target) && !assignment.alternatives.contains(&id) {
            assignment.alternatives.push(id);
        }
        return;
    }
    assignment.target = Some(candidate.target);
    assignment.part.clone_from(&candidate.entry.part);
    assignment.total = candidate.entry.total;
    assignment.shift = shift(candidate.target, header, Some(candidate.entry));
    assignment.confidence = if asks { Confidence::Ask } else { Confidence::Sure };
}

fn correct(
    assignment: &mut Assignment,
    column: &HeaderColumn,
    id: &str,
    map: &FormMap,
    section: SectionKind,
) {
    assignment.corrected = true;
    let Some(target) = Target::parse(id) else { return };
    // The template's columns name their section; those of the statistics take the sheet's.
    let target = if map.id == "template" { target } else { target.in_section(section) };
    assignment.target = Some(target);
    assignment.part = column.path.last().map(|label| label.trim().to_owned());
    let entry = map.entries.iter().find(|entry| entry.target(section) == Some(target));
    assignment.shift = shift(target, Some(column), entry);
    assignment.confidence = Confidence::Sure;
}

/// The header's own unit wins over the map's.
fn shift(target: Target, header: Option<&HeaderColumn>, entry: Option<&Entry>) -> i32 {
    let Target::Figure(field) = target else { return 0 };
    if field.metric().kind() != FieldKind::Money {
        return 0;
    }
    let stated = header.and_then(|h| h.path.iter().rev().find_map(|label| MoneyUnit::of(label)));
    stated.or_else(|| entry.and_then(|entry| entry.unit)).map_or(0, MoneyUnit::shift)
}

/// Figures that the assessment needs and no column gives.
pub fn missing_figures(
    map: &FormMap,
    section: SectionKind,
    assignments: &[Assignment],
) -> Vec<Field> {
    let mut missing = Vec::new();
    // A template from which a county took out a section's columns misses none of them.
    let absent = |field: Field| {
        let same_owner = |a: &Assignment| match a.target {
            Some(Target::Figure(other)) => other.owner() == field.owner(),
            _ => false,
        };
        map.id == "template" && !assignments.iter().any(same_owner)
    };
    for entry in map.entries.iter().filter(|entry| entry.required) {
        if let Some(target @ Target::Figure(field)) = entry.target(section)
            && !assignments.iter().any(|a| a.target == Some(target))
            && !missing.contains(&field)
            && !absent(field)
        {
            missing.push(field);
        }
    }
    missing
}

/// The columns as the mapping panel shows them; `example` gives values below a column.
pub fn mapped_columns(
    header: &Header,
    assignments: &[Assignment],
    example: &dyn Fn(u32) -> Vec<String>,
) -> Vec<MappedColumn> {
    let pairs = header.columns.iter().zip(assignments);
    pairs
        .map(|(column, assignment)| MappedColumn {
            cell: CellRef { row: column.row, column: column.column },
            path: column.path.iter().map(|label| label.trim().to_owned()).collect(),
            target: assignment.target.map(Target::id),
            confidence: assignment.confidence,
            alternatives: assignment.alternatives.clone(),
            corrected: assignment.corrected,
            examples: match assignment.confidence {
                Confidence::Unused => Vec::new(),
                _ => example(column.column),
            },
        })
        .collect()
}

/// The column of an identity, where there is one.
pub fn identity_column(assignments: &[Assignment], identity: Identity) -> Option<u32> {
    let wanted = Some(Target::Identity(identity));
    assignments.iter().find(|a| a.target == wanted).map(|a| a.column)
}
