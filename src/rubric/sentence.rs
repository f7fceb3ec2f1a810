//! Sentences of a score sheet in the form officials use: 测评点15扣2分,原因是有5所学校存在超规模办学.

use super::result::{Does, ItemScore, Known, Reason, Sheet};
use crate::args;
use crate::county::{Arg, Args};
use crate::words::{Words, number};

/// How many names a sentence carries.
const NAMED: usize = 5;

/// The sentence of a reason of an item.
#[must_use]
pub fn reason(words: &Words, item: &ItemScore, reason: &Reason) -> String {
    let mut args = args! {
        "item" => item.label.as_str(), "name" => name(words, item), "why" => clause(words, reason),
    };
    let key = match (reason.does, reason.points) {
        (Does::Loses, Some(points)) => {
            args.insert("points".to_owned(), points.into());
            if item.score.value.is_some() { "rubric-loses" } else { "rubric-loses-at-least" }
        }
        (Does::Gains, Some(points)) => {
            args.insert("points".to_owned(), points.into());
            "rubric-gains"
        }
        (Does::Loses | Does::Gains | Does::Notes, _) => "rubric-notes",
        (Does::Pending, _) => "rubric-pending",
    };
    words.tell(key, &args)
}

/// The name of an item in the reader's language, where the rubric has it.
#[must_use]
pub fn name<'a>(words: &Words, item: &'a ItemScore) -> &'a str {
    let tag = words.lang().tag();
    item.names.iter().find(|(lang, _)| lang == tag).map_or(&item.name, |(_, name)| name)
}

/// What the sentence gives as the reason: the rubric's own words, else those of the rule.
#[must_use]
pub fn clause(words: &Words, reason: &Reason) -> String {
    let args = named(words, &reason.args);
    let tag = words.lang().tag();
    let of = |lang: &str| reason.own.iter().find(|(l, _)| l == lang).map(|(_, text)| text);
    match of(tag).or_else(|| of("")).or_else(|| of("zh-Hans")) {
        Some(own) => filled(own, &args),
        None => words.tell(&format!("rubric-why-{}", reason.code), &args),
    }
}

/// Names joined in the language's way, the first few of them.
pub(super) fn named(words: &Words, args: &Args) -> Args {
    let mut args = args.clone();
    let own = args.get(&format!("names-{}", words.lang().tag())).or_else(|| args.get("names"));
    if let Some(Arg::Text(names)) = own {
        let all: Vec<&str> = names.split('\n').collect();
        let shown: Vec<&str> = all.iter().take(NAMED).copied().collect();
        let list = shown.join(&words.say("list-separator"));
        let text = if all.len() > NAMED {
            let args = args! { "names" => list };
            words.tell("rubric-names-more", &args)
        } else {
            list
        };
        args.insert("names".to_owned(), text.into());
    }
    args
}

/// Puts values into the rubric's own words: `{n}`, `{value}`, `{line}` and the like.
fn filled(text: &str, args: &Args) -> String {
    args.iter().fold(text.to_owned(), |text, (name, value)| {
        let value = match value {
            Arg::Number(n) => number::in_sentence(*n),
            Arg::Text(text) => text.clone(),
        };
        text.replace(&format!("{{{name}}}"), &value)
    })
}

/// Every reason of an item, its parts' among them.
#[must_use]
pub fn reasons(words: &Words, item: &ItemScore) -> Vec<String> {
    let own = item.reasons.iter().map(|r| reason(words, item, r));
    own.chain(item.parts.iter().flat_map(|part| reasons(words, part))).collect()
}

/// The sentence of the whole sheet: points of the items with their deductions, bonus, total.
#[must_use]
pub fn summary(words: &Words, sheet: &Sheet) -> String {
    let lost: Vec<String> = sheet.items.iter().flat_map(|item| lost(words, item)).collect();
    let base = args! {
        "points" => sheet.point_count.to_string(), "full" => sheet.full,
        "base" => shown(words, &sheet.base),
        "lost" => lost.join(&words.say("rubric-clause-separator")),
    };
    let key = if lost.is_empty() { "rubric-summary-base-full" } else { "rubric-summary-base" };
    let first = words.tell(key, &base);
    let total = args! {
        "base" => shown(words, &sheet.base), "bonus" => shown(words, &sheet.bonus_total),
        "total" => shown(words, &sheet.total),
    };
    format!(
        "{first}{}{}",
        words.say("sentence-separator"),
        words.tell("rubric-summary-total", &total)
    )
}

fn lost(words: &Words, item: &ItemScore) -> Vec<String> {
    let lost_of = |reasons: &[Reason]| {
        let loses = reasons.iter().filter(|r| r.does == Does::Loses);
        loses.map(|r| reason(words, item, r)).collect::<Vec<_>>()
    };
    let mut all = lost_of(&item.reasons);
    all.extend(item.parts.iter().flat_map(|part| lost(words, part)));
    all
}

/// Points, or between which two they lie.
fn shown(words: &Words, points: &Known) -> String {
    match points.value {
        Some(value) => number::in_sentence(value),
        None => {
            let args = args! { "low" => points.low, "high" => points.high };
            words.tell("rubric-between", &args)
        }
    }
}

/// A comparison as people write it.
#[must_use]
pub fn sign(is: &str) -> &str {
    match is {
        ">=" => "≥",
        "<=" => "≤",
        "!=" => "≠",
        other => other,
    }
}
