//! Every reason of the verdict as the engine gives them, in its order.

use crate::page::say;
use crate::page::say::t;
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Evaluation, Group, reason_sentence};
use leptos::prelude::*;
use std::sync::Arc;

/// The list.
#[component]
pub(super) fn Reasons(evaluation: Arc<Evaluation>) -> impl IntoView {
    let items: Vec<_> = evaluation
        .reasons
        .iter()
        .map(|reason| {
            let (shape, word) = match reason.group {
                Group::Fails => (Shape::Cross, "verdict-fails"),
                Group::Undetermined => (Shape::Dashed, "verdict-open"),
                Group::Note => (Shape::Half, "reasons-note"),
            };
            let text = say::with_words(|words| reason_sentence(words, reason));
            view! {
                <li>
                    <Icon shape /> <span class="hidden">{t(word)}</span>
                    <span>{text}</span>
                </li>
            }
        })
        .collect();
    view! {
        <section class="reasons">
            <h2 class="section-head">{t("reasons-title")}</h2>
            <ul>{items}</ul>
        </section>
    }
}
