//! The score sheet as the public contract has it: the JSON of `score` in the JavaScript module.
//! Its names are a promise to other programs; the page takes what it needs from
//! [`super::Sheet`].

use super::result::{
    GroupScore, Input, ItemScore, Known, LimitResult, Offender, Sheet, State, Unused,
};
use super::sentence;
use crate::county::Evidence;
use crate::words::Words;
use serde::Serialize;

/// The whole answer of `score`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scored<'a> {
    rubric: &'a str,
    name: &'a str,
    full: f64,
    items: Vec<Item<'a>>,
    bonus: Vec<Item<'a>>,
    groups: &'a [GroupScore],
    base: Option<f64>,
    bonus_total: Option<f64>,
    total: Option<f64>,
    /// Each of the three as far as known.
    known: Bounds<'a>,
    grade: Option<&'a str>,
    limits: &'a [LimitResult],
    unused: &'a [Unused],
    summary: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Bounds<'a> {
    base: &'a Known,
    bonus_total: &'a Known,
    total: &'a Known,
}

/// An item.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    id: &'a str,
    label: &'a str,
    name: &'a str,
    group: Option<&'a str>,
    kind: &'a str,
    unit: Option<&'a str>,
    measured: Option<f64>,
    full: Option<f64>,
    score: Option<f64>,
    low: f64,
    high: f64,
    state: State,
    reasons: Vec<String>,
    inputs: &'a [Input],
    offenders: &'a [Offender],
    parts: Vec<Item<'a>>,
    department: Option<&'a str>,
    note: Option<&'a str>,
    evidence: Option<&'a Evidence>,
}

/// The contract's form of a sheet, with its sentences in the language of `words`.
#[must_use]
pub fn to_contract<'a>(sheet: &'a Sheet, words: &Words) -> Scored<'a> {
    Scored {
        rubric: &sheet.rubric,
        name: &sheet.name,
        full: sheet.full,
        items: sheet.items.iter().map(|i| item(i, words)).collect(),
        bonus: sheet.bonus.iter().map(|i| item(i, words)).collect(),
        groups: &sheet.groups,
        base: sheet.base.value,
        bonus_total: sheet.bonus_total.value,
        total: sheet.total.value,
        known: Bounds { base: &sheet.base, bonus_total: &sheet.bonus_total, total: &sheet.total },
        grade: sheet.grade.as_deref(),
        limits: &sheet.limits,
        unused: &sheet.unused,
        summary: sentence::summary(words, sheet),
    }
}

fn item<'a>(item: &'a ItemScore, words: &Words) -> Item<'a> {
    let own = item.reasons.iter().map(|r| sentence::reason(words, item, r)).collect();
    Item {
        id: &item.id,
        label: &item.label,
        name: sentence::name(words, item),
        group: item.group.as_deref(),
        kind: &item.kind,
        unit: item.unit.as_deref(),
        measured: item.measured,
        full: item.full,
        score: item.score.value,
        low: item.score.low,
        high: item.score.high,
        state: item.state,
        reasons: own,
        inputs: &item.inputs,
        offenders: &item.offenders,
        parts: item.parts.iter().map(|part| self::item(part, words)).collect(),
        department: item.department.as_deref(),
        note: item.note.as_deref(),
        evidence: item.evidence.as_ref(),
    }
}
