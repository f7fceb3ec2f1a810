//! Sentences with a part that stands out: the message files put it between ⟦ and ⟧, because its
//! place differs from language to language.

use leptos::prelude::*;

/// A sentence whose marked parts are wrapped in `<b class=…>`.
#[must_use]
pub fn marked(text: &str, class: &'static str) -> Vec<AnyView> {
    let mut parts = Vec::new();
    for (place, piece) in text.split('⟦').enumerate() {
        let (bold, plain) = match (place, piece.split_once('⟧')) {
            (0, _) | (_, None) => ("", piece),
            (_, Some(pair)) => pair,
        };
        if !bold.is_empty() {
            parts.push(view! { <b class=class>{bold.to_owned()}</b> }.into_any());
        }
        if !plain.is_empty() {
            parts.push(plain.to_owned().into_any());
        }
    }
    parts
}
