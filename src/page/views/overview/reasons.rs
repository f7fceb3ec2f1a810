//! Every reason of the verdict as the engine gives them, in its order: those of the resources at
//! once, those of all parts when the engine has judged them.

use crate::page::say::{self, t};
use crate::page::state::App;
use crate::page::widgets::icon::{Icon, Shape};
use crate::rubric::conditions::{self, Because};
use crate::score::{Evaluation, Group, reason_sentence};
use leptos::prelude::*;
use std::sync::Arc;

/// Code of the reason that says that only the resources are assessed.
const NOT_ASSESSED: &str = "partsNotAssessed";

/// The list.
#[component]
pub(super) fn Reasons(evaluation: Arc<Evaluation>) -> impl IntoView {
    let app = expect_context::<App>();
    let items = move || match app.verdict(&evaluation.standard) {
        Some(whole) => {
            let told = |r: &Because| line(r.group(), say::with_words(|w| conditions::reason(w, r)));
            whole.reasons.iter().map(told).collect_view()
        }
        None => {
            let here = evaluation.reasons.iter().filter(|r| r.code != NOT_ASSESSED);
            let here = here.map(|r| line(r.group, say::with_words(|w| reason_sentence(w, r))));
            here.chain([line(Group::Undetermined, t("overview-rest-computing"))]).collect_view()
        }
    };
    view! {
        <section class="reasons">
            <h2 class="section-head">{t("reasons-title")}</h2>
            <ul>{items}</ul>
        </section>
    }
}

fn line(group: Group, text: String) -> AnyView {
    let (shape, word) = match group {
        Group::Fails => (Shape::Cross, "verdict-fails"),
        Group::Undetermined => (Shape::Dashed, "verdict-open"),
        Group::Note => (Shape::Half, "reasons-note"),
    };
    view! {
        <li>
            <Icon shape /> <span class="hidden">{t(word)}</span>
            <span>{text}</span>
        </li>
    }
    .into_any()
}
