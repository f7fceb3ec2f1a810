//! Words in the page: the current language is a signal, so that text in a closure follows it.
//!
//! 简体中文 is built in, as far as the first view says it; the rest comes with the first other view
//! ([`learn`]). The other languages are files beside the page, fetched when they are
//! first spoken, and soon after the first view, so that switching works without a network.

use super::port;
use crate::county::{Args, Finding};
use crate::words::{Lang, Words};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};

thread_local! {
    static LOADED: RefCell<Vec<Words>> = const { RefCell::new(Vec::new()) };
    /// Messages of the built-in language that came with the views.
    static LEARNT: Cell<Option<&'static str>> = const { Cell::new(None) };
    static LANG: RwSignal<Lang> = RwSignal::new(Lang::default());
}

/// The language of the page, as a signal; set it with [`speak`].
#[must_use]
pub fn lang() -> RwSignal<Lang> {
    LANG.with(|signal| *signal)
}

/// Speaks a language from now on; false where its words cannot be had.
pub async fn speak(language: Lang) -> bool {
    let loaded = load(language).await;
    if loaded {
        lang().set(language);
    }
    loaded
}

/// Adds messages to those of the built-in language: the first view carries only its own.
pub fn learn(messages: &'static str) {
    if LEARNT.replace(Some(messages)).is_none() {
        LOADED.with_borrow_mut(|all| {
            for words in all.iter_mut().filter(|words| words.lang().messages().is_some()) {
                words.learn(messages);
            }
        });
    }
}

/// The words of a language that is built in, as far as they have come.
fn built_in(language: Lang) -> Words {
    let mut words = Words::new(language);
    words.learn(LEARNT.get().unwrap_or_default());
    words
}

/// Has the words of a language ready.
pub async fn load(language: Lang) -> bool {
    let ready = || LOADED.with_borrow(|all| all.iter().any(|words| words.lang() == language));
    if ready() {
        return true;
    }
    let words = match language.messages() {
        Some(_) => built_in(language),
        None => match port::text(&format!("junheng-words-{}", language.tag())).await {
            Some(text) => Words::read(language, &text),
            None => return false,
        },
    };
    if !ready() {
        LOADED.with_borrow_mut(|all| all.push(words));
    }
    true
}

/// Runs `f` with the words of the current language, and again when the language changes.
pub fn with_words<T>(f: impl FnOnce(&Words) -> T) -> T {
    let current = lang().get();
    LOADED.with_borrow_mut(|all| {
        let at = all.iter().position(|words| words.lang() == current);
        match at.and_then(|at| all.get(at)) {
            Some(words) => f(words),
            None => {
                // Only the built-in language is set before it is loaded.
                let words = built_in(current);
                let said = f(&words);
                all.push(words);
                said
            }
        }
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
