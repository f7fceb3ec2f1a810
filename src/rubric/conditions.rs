//! The parts of a standard beside resource allocation. Of the one of 2017: 15 items of government
//! guarantee (政府保障程度), 9 of education quality (教育质量), public recognition (社会认可度), vetoes
//! (一票否决); of the one of 2012: the basic standard of schools, the government's work, satisfaction.
//!
//! They are a rubric of items that are met or not; so what can be computed is computed from the
//! schools, the rest is asked, and each tells its inputs. [`whole()`] joins them with the resource
//! half into the whole verdict.

use super::form::Rubric;
use super::metric::STANDARD;
use super::result::{Does, ItemScore, Sheet, State};
use super::{sentence, sheet};
use crate::args;
use crate::county::County;
use crate::rubric::read::from_text;
use crate::score::contract::{Assessment, Item, Recognition, to_contract};
use crate::score::{self, Evaluation};
use crate::standard::Standard;
use crate::words::Words;
use std::sync::OnceLock;

/// Code of the reason that says that the other parts are not assessed.
const NOT_ASSESSED: &str = "partsNotAssessed";

const FILES: &[&str] = &[
    include_str!(concat!(env!("OUT_DIR"), "/conditions-quality-balance-2017.json")),
    include_str!(concat!(env!("OUT_DIR"), "/conditions-basic-balance-2012.json")),
];

/// The conditions of every standard as rubrics, each with the id `<standard>-conditions`; one is
/// left out only where its data file is broken, which a test prevents.
#[must_use]
pub fn conditions() -> &'static [Rubric] {
    static ONCE: OnceLock<Vec<Rubric>> = OnceLock::new();
    ONCE.get_or_init(|| FILES.iter().filter_map(|text| from_text(text).ok()).collect())
}

/// The conditions of a county under the standard of its evaluation, item by item; empty where the
/// standard has none.
#[must_use]
pub fn assess(county: &County, evaluation: &Evaluation) -> Sheet {
    let own = |rubric: &&Rubric| {
        rubric.id.strip_suffix("-conditions") == Some(evaluation.standard.as_str())
    };
    let Some(rubric) = conditions().iter().find(own) else { return Sheet::default() };
    // Metrics speak of one standard only.
    let given = (evaluation.standard == STANDARD).then_some(evaluation);
    sheet::score(rubric, county, given)
}

/// Whether an item of the conditions is met; `None` is undetermined (待定).
#[must_use]
pub fn met(item: &ItemScore) -> Option<bool> {
    if item.state == State::NotApplicable {
        return Some(true);
    }
    let full = item.full?;
    match item.score.value {
        Some(points) => Some(points >= full),
        None => (item.score.high < full).then_some(false),
    }
}

/// The county's verdict over all parts: resources, conditions, vetoes.
#[must_use]
pub fn pass(evaluation: &Evaluation, conditions: &Sheet) -> Option<bool> {
    if conditions.items.is_empty() {
        return None;
    }
    let mut all = Some(true);
    for one in conditions.items.iter().map(met).chain([evaluation.resources_pass]) {
        match one {
            Some(false) => return Some(false),
            Some(true) => {}
            None => all = None,
        }
    }
    all
}

/// The whole assessment as the contract has it, with sentences in the language of `words`.
#[must_use]
pub fn whole(county: &County, standard: &Standard, words: &Words) -> Assessment {
    let mut evaluation = score::evaluate(county, standard);
    let sheet = assess(county, &evaluation);
    evaluation.reasons.retain(|reason| reason.code != NOT_ASSESSED);
    let mut whole = to_contract(&evaluation, standard, words);
    let schools = std::mem::take(&mut whole.guarantee);
    let part = |part: &str| {
        let items = sheet.items.iter().filter(|item| item.group.as_deref() == Some(part));
        items.map(|item| condition(item, words)).collect::<Vec<_>>()
    };
    whole.guarantee = part("guarantee");
    // Items that every school must meet say which sections break them.
    for item in &mut whole.guarantee {
        if let Some(known) = schools.iter().find(|known| known.id == item.id) {
            (item.met, item.value) = (known.met, known.value);
            item.why.clone_from(&known.why);
        }
    }
    whole.quality = part("quality");
    whole.vetoes = part("veto");
    whole.recognition = recognition(county, &sheet, words);
    whole.pass = pass(&evaluation, &sheet);
    add_reasons(&mut whole, &evaluation, &sheet, words);
    whole
}

fn condition(item: &ItemScore, words: &Words) -> Item {
    let met = met(item);
    Item {
        id: item.id.clone(),
        number: item.label.parse().unwrap_or_default(),
        name: words.say(&format!("condition-{}", item.id)),
        met,
        value: item.measured,
        why: why(item, met, words),
        note: item.note.clone(),
        evidence: item.evidence.clone(),
    }
}

/// What there is to say about an item: its measured value where it is met, else what is amiss.
fn why(item: &ItemScore, met: Option<bool>, words: &Words) -> String {
    let clauses = clauses(item, words);
    let veto = item.group.as_deref() == Some("veto");
    match met {
        Some(true) if veto => words.say("condition-veto-none"),
        Some(false) if veto => words.say("condition-veto-happened"),
        Some(true) if clauses.is_empty() => match item.measured.filter(|_| item.kind != "every") {
            Some(value) => {
                let unit = item.unit.as_deref().unwrap_or_default();
                words.tell("condition-met-value", &args! { "value" => value, "unit" => unit })
            }
            None => words.say("condition-met"),
        },
        _ => clauses.join(&words.say("rubric-clause-separator")),
    }
}

/// The clauses of an item and of its parts; a part is named.
fn clauses(item: &ItemScore, words: &Words) -> Vec<String> {
    let own = item.reasons.iter().filter(|r| item.parts.is_empty() || r.does != Does::Pending);
    let mut all: Vec<String> = own.map(|r| sentence::clause(words, r)).collect();
    for part in &item.parts {
        let name = words.say(&format!("condition-{}", part.id));
        let told = clauses(part, words).join(&words.say("list-separator"));
        if !told.is_empty() {
            all.push(words.tell("condition-part", &args! { "name" => name, "why" => told }));
        }
    }
    all
}

/// Public recognition, by group as far as it was typed by group.
fn recognition(county: &County, sheet: &Sheet, words: &Words) -> Recognition {
    let Some(item) = sheet.items.iter().find(|i| i.group.as_deref() == Some("recognition")) else {
        return Recognition::default();
    };
    let met = met(item);
    let answer = county.government.get(&item.id).and_then(|a| a.value.as_ref());
    let groups = answer.and_then(|value| value.as_object()).into_iter().flatten();
    let number = |value: &crate::json::Value, key: &str| value.get(key).and_then(|n| n.as_f64());
    let groups = groups.filter(|(_, group)| group.is_object()).map(|(name, group)| {
        let (valid, satisfied) = (number(group, "valid"), number(group, "satisfied"));
        let rate = satisfied.zip(valid.filter(|n| *n > 0.0)).map(|(s, v)| 100.0 * s / v);
        score::contract::Respondents { name: name.clone(), valid, satisfied, rate }
    });
    Recognition { met, value: item.measured, groups: groups.collect(), why: why(item, met, words) }
}

/// Puts what fails before all else that is undetermined, and what is undetermined after it.
fn add_reasons(whole: &mut Assessment, evaluation: &Evaluation, sheet: &Sheet, words: &Words) {
    let fails = evaluation.reasons.iter().take_while(|r| r.group == score::Group::Fails).count();
    let known = evaluation.reasons.iter().take_while(|r| r.group != score::Group::Note).count();
    let mut failing = Vec::new();
    let mut open = Vec::new();
    for part in ["guarantee", "quality", "recognition", "veto"] {
        let items = || sheet.items.iter().filter(|i| i.group.as_deref() == Some(part));
        let part_name = words.say(&format!("condition-part-{part}"));
        let name = |item: &ItemScore| words.say(&format!("condition-{}", item.id));
        let by_school = |item: &&ItemScore| evaluation.items.iter().all(|i| i.id != item.id);
        for item in items().filter(|i| met(i) == Some(false)).filter(by_school) {
            let args = args! {
                "part" => part_name.as_str(), "number" => item.label.as_str(),
                "name" => name(item), "why" => why(item, Some(false), words),
            };
            failing.push(words.tell("condition-unmet-reason", &args));
        }
        let names: Vec<_> = items().filter(|i| met(i).is_none()).map(name).collect();
        if !names.is_empty() {
            let args = args! {
                "part" => part_name, "n" => names.len().to_string(),
                "names" => names.join(&words.say("list-separator")),
            };
            open.push(words.tell("condition-open-reason", &args));
        }
    }
    let at = known.min(whole.reasons.len());
    whole.reasons.splice(at..at, open);
    let at = fails.min(whole.reasons.len());
    whole.reasons.splice(at..at, failing);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_conditions_can_be_read_and_each_has_its_name_in_every_language() {
        assert_eq!(conditions().len(), FILES.len());
        let rubric = from_text(FILES[0]).unwrap();
        let count =
            |group: &str| rubric.items.iter().filter(|i| i.group.as_deref() == Some(group)).count();
        assert_eq!([count("guarantee"), count("quality"), count("recognition")], [15, 9, 1]);
        for lang in crate::words::Lang::ALL {
            let words = Words::new(lang);
            for item in conditions().iter().flat_map(|rubric| &rubric.items) {
                assert!(words.has(&format!("condition-{}", item.id)), "{}", item.id);
                for part in super::super::read::parts(item) {
                    assert!(words.has(&format!("condition-{}", part.id)), "{}", part.id);
                }
            }
        }
    }
}
