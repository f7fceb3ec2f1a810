//! Words in the page: the current language is a signal, so that text in a closure follows it.

use crate::county::{Args, Finding};
use crate::words::{Lang, Words};
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static WORDS: RefCell<Option<Words>> = const { RefCell::new(None) };
    static LANG: RwSignal<Lang> = RwSignal::new(Lang::default());
}

/// The language of the page, as a signal.
#[must_use]
pub fn lang() -> RwSignal<Lang> {
    LANG.with(|signal| *signal)
}

/// Makes the language signal at the page's root, so that it outlives every view.
pub fn start(language: Lang) {
    lang().set(language);
}

/// Runs `f` with the words of the current language, and again when the language changes.
pub fn with_words<T>(f: impl FnOnce(&Words) -> T) -> T {
    let current = lang().get();
    WORDS.with_borrow_mut(|slot| {
        if slot.as_ref().is_none_or(|words| words.lang() != current) {
            *slot = Some(Words::new(current));
        }
        f(slot.get_or_insert_with(|| Words::new(current)))
    })
}

/// The message without values.
#[must_use]
pub fn t(key: &str) -> String {
    with_words(|words| words.say(key))
}

/// The message with its values.
#[must_use]
pub fn tr(key: &str, args: &Args) -> String {
    with_words(|words| words.tell(key, args))
}

/// The sentence of a finding.
#[must_use]
pub fn finding(finding: &Finding) -> String {
    with_words(|words| words.finding(finding))
}
