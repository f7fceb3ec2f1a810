//! From JSON to a rubric that has been checked: every field, every name, every sum. All that is
//! wrong is told at once, with its item, its field and, where it was read from text, its line.

mod fields;
mod item;
mod many;
mod rule;

use super::fault::{Fault, What};
use super::form::{Effect, Grade, Group, Item, Limit, Rubric};
use super::formula::Formula;
use super::number::{Points, nearest, whole};
use super::place::line_of;
use crate::json::Value;
use crate::order;
use crate::order::Set;
pub(super) use fields::shown;
use fields::{Names, Object, Reader};
use num_traits::Zero;

/// Reads a rubric from text.
///
/// # Errors
/// Everything that is wrong with it, each with its line.
pub fn from_text(text: &str) -> Result<Rubric, Vec<Fault>> {
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|e| {
        let what = What::NotJson { column: e.column() };
        vec![Fault { item: None, field: String::new(), line: Some(e.line()), what }]
    })?;
    from_value(&value).map_err(|mut faults| {
        for fault in &mut faults {
            fault.line = Some(line_of(text, &fault.field));
        }
        order::sort_by_key(&mut faults, |fault| fault.line);
        faults
    })
}

/// Reads a rubric from JSON.
///
/// # Errors
/// Everything that is wrong with it.
pub fn from_value(value: &Value) -> Result<Rubric, Vec<Fault>> {
    let mut r = Reader::default();
    let rubric = r.object(value, "").map(|o| read(&mut r, o, value));
    match rubric {
        Some(rubric) if r.faults.is_empty() => Ok(rubric),
        _ => Err(r.faults),
    }
}

/// What is wrong with a formula, alone: `over` is `schools`, `entries`, or anything else for the
/// county.
#[must_use]
pub fn check_formula(text: &str, over: &str) -> Vec<Fault> {
    const KEY: &str = "formula";
    let mut map = serde_json::Map::new();
    map.insert(KEY.to_owned(), text.into());
    let mut r = Reader::default();
    r.formula_of(Object { map: &map, path: "" }, KEY, Names::of(over));
    r.faults
}

fn read(r: &mut Reader, o: Object<'_>, raw: &Value) -> Rubric {
    let items = items(r, o, "items", true);
    let bonus = items_of_bonus(r, o);
    item::texts(r, o, "names");
    let rubric = Rubric {
        id: r.need_text(o, "id"),
        name: r.need_text(o, "name"),
        full: r.need_points(o, "full"),
        point_count: r.count(o, "pointCount"),
        groups: groups(r, o),
        items,
        bonus,
        bonus_at_most: r.points(o, "bonusAtMost"),
        total_at_most: r.points(o, "totalAtMost"),
        grades: grades(r, o),
        limits: limits(r, o),
        decimals: r.count(o, "decimals").and_then(|n| u32::try_from(n.min(6)).ok()),
        not_applicable: r.choice(o, "notApplicable", item::not_applicable).unwrap_or_default(),
        source: item::source(r, o),
        raw: raw.clone(),
    };
    check_ids(r, &rubric);
    check_groups(r, &rubric);
    check_sums(r, &rubric);
    check_bonus(r, &rubric);
    check_grades(r, &rubric);
    rubric
}

fn items(r: &mut Reader, o: Object<'_>, key: &str, counted: bool) -> Vec<Item> {
    let list = if counted { r.full_list(o, key) } else { r.list(o, key) };
    let entries = list.iter().enumerate();
    entries
        .filter_map(|(i, entry)| item::read_item(r, entry, &format!("{key}[{i}]"), counted, 0))
        .collect()
}

fn items_of_bonus(r: &mut Reader, o: Object<'_>) -> Vec<Item> {
    items(r, o, "bonus", false)
}

fn groups(r: &mut Reader, o: Object<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    for (i, entry) in r.list(o, "groups").iter().enumerate() {
        let path = format!("groups[{i}]");
        let Some(group) = r.object(entry, &path) else { continue };
        let id = r.need_text(group, "id");
        let weight = r.points(group, "weight");
        if let Some(weight) = &weight {
            r.at_most(weight, 100, group, "weight");
        }
        item::texts(r, group, "names");
        let name = r.text(group, "name").unwrap_or_else(|| id.clone());
        groups.push(Group { id, name, full: r.points(group, "full"), weight });
    }
    groups
}

fn grades(r: &mut Reader, o: Object<'_>) -> Vec<Grade> {
    let mut grades = Vec::new();
    for (i, entry) in r.list(o, "grades").iter().enumerate() {
        let path = format!("grades[{i}]");
        let Some(grade) = r.object(entry, &path) else { continue };
        let id = r.need_text(grade, "id");
        item::texts(r, grade, "names");
        let name = r.text(grade, "name").unwrap_or_else(|| id.clone());
        grades.push(Grade { id, name, from: r.need_points(grade, "from") });
    }
    grades
}

fn limits(r: &mut Reader, o: Object<'_>) -> Vec<Limit> {
    let mut limits = Vec::new();
    for (i, entry) in r.list(o, "limits").iter().enumerate() {
        let path = format!("limits[{i}]");
        let Some(limit) = r.object(entry, &path) else { continue };
        let id = r.need_text(limit, "id");
        r.item = Some(id.clone());
        if let Some(effect) = effect(r, limit) {
            let when = r.formula(limit, "when");
            item::texts(r, limit, "names");
            let name = r.text(limit, "name").unwrap_or_else(|| id.clone());
            limits.push(Limit { id, name, when, effect });
        }
        r.item = None;
    }
    limits
}

fn effect(r: &mut Reader, o: Object<'_>) -> Option<Effect> {
    if !o.has("kind") {
        r.fault(o.at("kind"), What::NoKind);
        return None;
    }
    let kind = r.text(o, "kind")?;
    Some(match kind.as_str() {
        "veto" => Effect::Veto(r.text(o, "grade")),
        "gradeCap" => Effect::Cap(r.need_text(o, "grade")),
        "downgrade" => Effect::Downgrade(r.count(o, "grades").unwrap_or(1)),
        "credibility" => {
            r.need(o, "factor")?;
            Effect::Factor(r.formula_of(o, "factor", Names::County).unwrap_or_else(Formula::zero))
        }
        _ => {
            r.fault(o.at("kind"), What::NoChoice { found: kind });
            return None;
        }
    })
}

/// Every id once: items, their parts, bonus items and limits share the answers.
fn check_ids(r: &mut Reader, rubric: &Rubric) {
    let mut ids = Vec::new();
    for (list, items) in [("items", &rubric.items), ("bonus", &rubric.bonus)] {
        for (i, item) in items.iter().enumerate() {
            ids.push((format!("{list}[{i}].id"), item.id.as_str()));
            for (n, part) in parts(item).iter().enumerate() {
                ids.push((format!("{list}[{i}].rule.parts[{n}].id"), part.id.as_str()));
            }
        }
    }
    for (i, limit) in rubric.limits.iter().enumerate() {
        ids.push((format!("limits[{i}].id"), limit.id.as_str()));
    }
    let mut seen = Set::new();
    for (path, id) in ids {
        if !id.is_empty() && !seen.insert(id) {
            r.fault(path, What::SameId { id: id.to_owned() });
        }
    }
}

/// The parts of an item, where it has any.
pub(super) fn parts(item: &Item) -> &[Item] {
    match &item.rule {
        super::rule::Rule::Parts(parts) => parts,
        _ => &[],
    }
}

/// Items name groups that are there, and groups hold what they say they hold.
fn check_groups(r: &mut Reader, rubric: &Rubric) {
    for (i, item) in rubric.items.iter().enumerate() {
        let missing = item.group.as_ref().filter(|id| rubric.groups.iter().all(|g| g.id != **id));
        if let Some(id) = missing {
            r.item = Some(item.label.clone());
            r.fault(format!("items[{i}].group"), What::Unknown { id: id.clone() });
        }
    }
    for (i, group) in rubric.groups.iter().enumerate() {
        let items = rubric.items.iter().filter(|item| item.group.as_ref() == Some(&group.id));
        let sum: Points = items.filter_map(|item| item.full.clone()).sum();
        if let Some(full) = group.full.as_ref().filter(|full| **full != sum) {
            r.item = Some(group.name.clone());
            r.fault(format!("groups[{i}].full"), differs(full, &sum));
        }
    }
    r.item = None;
}

/// Items add up to the full marks, or weights to 100. A sheet with an item that could not be
/// read is not added up.
fn check_sums(r: &mut Reader, rubric: &Rubric) {
    let written = rubric.raw.get("items").and_then(Value::as_array).map_or(0, Vec::len);
    if written != rubric.items.len() {
        return;
    }
    if rubric.groups.iter().any(|g| g.weight.is_some()) {
        let sum: Points = rubric.groups.iter().filter_map(|g| g.weight.clone()).sum();
        if sum != whole(100) {
            r.fault("groups".to_owned(), differs(&whole(100), &sum));
        }
        return;
    }
    let sum: Points = rubric.items.iter().filter_map(|item| item.full.clone()).sum();
    if sum != rubric.full {
        r.fault("full".to_owned(), differs(&rubric.full, &sum));
    }
}

/// No single bonus is beyond the cap of all.
fn check_bonus(r: &mut Reader, rubric: &Rubric) {
    let Some(cap) = &rubric.bonus_at_most else { return };
    for item in &rubric.bonus {
        let each = match &item.rule {
            super::rule::Rule::Events { each, .. } => Some(each),
            _ => item.full.as_ref(),
        };
        if let Some(each) = each.filter(|each| *each > cap) {
            r.item = Some(item.label.clone());
            let what = What::CapBelowBonus { cap: text_of(cap), each: text_of(each) };
            r.fault("bonusAtMost".to_owned(), what);
        }
    }
    r.item = None;
}

/// Grades go down to 0, and limits name grades that are there.
fn check_grades(r: &mut Reader, rubric: &Rubric) {
    for (i, pair) in rubric.grades.windows(2).enumerate() {
        if let [better, worse] = pair
            && better.from <= worse.from
        {
            r.fault(format!("grades[{}].from", i + 1), What::Order);
        }
    }
    if let Some(last) = rubric.grades.last().filter(|last| !last.from.is_zero()) {
        let path = format!("grades[{}].from", rubric.grades.len() - 1);
        r.fault(path, differs(&Points::zero(), &last.from));
    }
    for (i, limit) in rubric.limits.iter().enumerate() {
        let (Effect::Cap(id) | Effect::Veto(Some(id))) = &limit.effect else { continue };
        if !id.is_empty() && rubric.grades.iter().all(|g| g.id != *id) {
            r.item = Some(limit.id.clone());
            r.fault(format!("limits[{i}].grade"), What::Unknown { id: id.clone() });
        }
    }
    r.item = None;
}

/// Points that do not add up.
fn differs(stated: &Points, found: &Points) -> What {
    What::Sum { stated: text_of(stated), found: text_of(found) }
}

/// Points for a sentence.
fn text_of(points: &Points) -> String {
    crate::words::number::in_sentence(nearest(points))
}
