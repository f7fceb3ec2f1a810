//! 表Ⅳ, 表Ⅴ and the vetoes: item by item, a conclusion with the county's figures, a verdict.

use super::asked::Asked;
use super::data::{Entry, Sentence, TableSpec, form, note};
use super::fill::{fill, put, value};
use super::model::{Cell, Table};
use super::schools::verdict;
use crate::json::Value;
use crate::rubric::ItemScore;
use crate::words::number::plain;

/// Id of the part that lists what must not have happened.
const VETO: &str = "veto";
/// Levels as they are written.
const LEVELS: [&str; 4] = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"];

/// The rows of a part of the conditions.
pub fn rows(asked: &Asked<'_>, spec: &TableSpec, table: &mut Table) {
    let part = spec.part.as_deref();
    let items = asked.conditions.sheet.items.iter().filter(|item| item.group.as_deref() == part);
    for item in items {
        let met = asked.met(&item.id);
        let [label, name] = [Cell::new(item.label.as_str()), Cell::new(name(item)).left()];
        let said = Cell::new(conclusion(asked, item)).left();
        table.rows.push(if part == Some(VETO) {
            // The item is met where it did not happen.
            vec![label, name, Cell::new(verdict(met.map(|met| !met))), said]
        } else {
            vec![label, name, said, Cell::new(verdict(met))]
        });
    }
}

/// The document's wording, and below it what later editions say.
fn name(item: &ItemScore) -> String {
    let later = form().later.iter().filter(|later| later.item == item.id);
    let later = later.map(|later| format!("\n{}", later.text));
    std::iter::once(item.name.clone()).chain(later).collect()
}

/// What can be said of an item, then its note and the name of its evidence.
fn conclusion(asked: &Asked<'_>, item: &ItemScore) -> String {
    let sentence = form().sentence.iter().find(|sentence| sentence.item == item.id);
    let mut said: Vec<String> = sentence.map(|s| clauses(asked, s)).unwrap_or_default();
    for of in std::iter::once(item).chain(&item.parts) {
        said.extend(of.note.as_deref().map(|text| put(note("note"), &[("text", &ended(text))])));
        let document = of.evidence.as_ref().and_then(|evidence| evidence.document.as_deref());
        said.extend(document.map(|text| put(note("document"), &[("text", &ended(text))])));
    }
    said.concat()
}

/// A sentence with its full stop.
fn ended(text: &str) -> String {
    let text = text.trim();
    let stop = if text.ends_with(['。', '！', '？', '；', '.']) { "" } else { note("end") };
    format!("{text}{stop}")
}

/// Of each list the first clause that holds and whose figures are all known.
fn clauses(asked: &Asked<'_>, sentence: &Sentence) -> Vec<String> {
    if let Some(entry) = &sentence.entry {
        return entries(asked, sentence, entry);
    }
    let names = |name: &str| asked.number(name);
    let holds = |when: &Option<String>| {
        when.as_ref().is_none_or(|when| value(when, &names).is_some_and(|value| value != 0.0))
    };
    let said = sentence.clauses.iter().filter_map(|list| {
        list.iter().filter(|clause| holds(&clause.when)).find_map(|c| fill(&c.say, &names))
    });
    said.collect()
}

/// One clause for every entry of the answer, in the form's order.
fn entries(asked: &Asked<'_>, sentence: &Sentence, entry: &Entry) -> Vec<String> {
    let answer = asked.county.government.get(&sentence.item).and_then(|a| a.value.as_ref());
    let Some(answer) = answer.and_then(Value::as_object) else { return Vec::new() };
    let mut said = Vec::new();
    for (name, figures) in answer {
        let level = figures.get("level").and_then(level);
        let level = level.map(|level| put(&entry.level, &[("name", name), ("level", &level)]));
        let rate = figures.get("rate").and_then(Value::as_f64);
        let rate =
            rate.and_then(|rate| fill(&entry.rate, &|name| (name == "rate").then_some(rate)));
        let both: Vec<_> = [level, rate].into_iter().flatten().collect();
        if !both.is_empty() {
            said.push(both.join(&entry.between));
        }
    }
    if said.is_empty() { said } else { vec![said.join(&entry.end) + note("end")] }
}

fn level(value: &Value) -> Option<String> {
    match value.as_f64() {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 4")]
        Some(level) if (1.0..=4.0).contains(&level) && libm::trunc(level) == level => {
            LEVELS.get(level as usize - 1).map(|word| (*word).to_owned())
        }
        Some(other) => Some(plain(other, 0)),
        None => value.as_str().map(|text| text.trim_end_matches('级').to_owned()),
    }
}
