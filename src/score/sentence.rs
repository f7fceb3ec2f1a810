//! Sentences of the assessment: codes and values in, the reader's language out. Values that are
//! ids are named first, lists of names joined in the language's way.

use super::derivation::Note;
use super::reasons::BETWEEN_NAMES;
use super::verdict::{Excluded, Reason};
use crate::county::{Arg, Args};
use crate::words::Words;

/// The sentence of a reason.
#[must_use]
pub fn reason_sentence(words: &Words, reason: &Reason) -> String {
    words.tell(&format!("reason-{}", reason.code), &named(words, &reason.args))
}

/// Why a school section is outside the assessment.
#[must_use]
pub fn excluded_sentence(words: &Words, excluded: &Excluded) -> String {
    words.tell(&format!("excluded-{}", excluded.code), &named(words, &excluded.args))
}

/// The sentence of a remark on a derivation.
#[must_use]
pub fn note_sentence(words: &Words, note: &Note) -> String {
    words.tell(&format!("note-{}", note.code), &named(words, &note.args))
}

/// The values with ids replaced by their names.
pub(super) fn named(words: &Words, args: &Args) -> Args {
    let text = |name: &str| match args.get(name) {
        Some(Arg::Text(text)) => text.as_str(),
        _ => "",
    };
    let name_of = |(name, value): (&String, &Arg)| {
        let value = match value {
            Arg::Number(n) => Arg::Number(*n),
            Arg::Text(id) => Arg::Text(match name.as_str() {
                "section" => words.say(&format!("section-{id}")),
                "indicator" => words.say(&format!("indicator-{id}-short")),
                "item" => words.say(&format!("item-{id}")),
                "kind" => words.say(&format!("kind-{id}")),
                "relaxation" => words.say(&format!("relaxation-{id}")),
                "setting" => words.say(&format!("setting-{id}")),
                "choice" => words.say(&format!("setting-{}-{id}", text("setting"))),
                "names" => id.replace(BETWEEN_NAMES, &words.say("list-separator")),
                _ => id.clone(),
            }),
        };
        (name.clone(), value)
    };
    args.iter().map(name_of).collect()
}
