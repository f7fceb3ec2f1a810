//! The whole assessment as the public contract has it, with its sentences.

use super::PARTS;
use super::judged::{Judged, name, reason, why};
use crate::county::County;
use crate::rubric::result::ItemScore;
use crate::score::contract::{Assessment, Item, Recognition, Respondents, to_contract};
use crate::standard::Standard;
use crate::words::Words;

/// The whole assessment as the contract has it, with sentences in the language of `words`.
#[must_use]
pub fn whole(county: &County, standard: &Standard, words: &Words) -> Assessment {
    let judged = Judged::new(county, standard);
    let mut whole = to_contract(judged.county, &judged.evaluation, standard, words);
    let part = |part: &str| judged.items(part).map(|i| condition(&judged, i, words)).collect();
    let [guarantee, quality, _, vetoes] = PARTS.map(part);
    (whole.guarantee, whole.quality, whole.vetoes) = (guarantee, quality, vetoes);
    whole.recognition = recognition(&judged, words);
    whole.pass = judged.pass();
    whole.reasons = judged.reasons().iter().map(|because| reason(words, because)).collect();
    whole
}

fn condition(judged: &Judged<'_>, item: &ItemScore, words: &Words) -> Item {
    let told = judged.told(item);
    Item {
        id: told.id.clone(),
        number: item.label.parse().unwrap_or_default(),
        name: name(&item.id, words),
        met: told.met,
        value: told.value,
        why: why(words, item, &told),
        note: item.note.clone(),
        evidence: item.evidence.clone(),
    }
}

/// Public recognition, by group as far as it was typed by group.
fn recognition(judged: &Judged<'_>, words: &Words) -> Recognition {
    let Some(item) = judged.items("recognition").next() else { return Recognition::default() };
    let told = judged.told(item);
    let answer = judged.county.government.get(&item.id).and_then(|a| a.value.as_ref());
    let groups = answer.and_then(|value| value.as_object()).into_iter().flatten();
    let number = |value: &crate::json::Value, key: &str| value.get(key).and_then(|n| n.as_f64());
    let groups = groups.filter(|(_, group)| group.is_object()).map(|(name, group)| {
        let (valid, satisfied) = (number(group, "valid"), number(group, "satisfied"));
        let rate = satisfied.zip(valid.filter(|n| *n > 0.0)).map(|(s, v)| 100.0 * s / v);
        Respondents { name: name.clone(), valid, satisfied, rate }
    });
    Recognition {
        met: told.met,
        value: told.value,
        groups: groups.collect(),
        why: why(words, item, &told),
    }
}
