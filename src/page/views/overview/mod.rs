//! 总览: the verdict as a sentence, why, the parts side by side, the fourteen coefficients on their
//! rulers, size of schools and classes, and what is most urgent. It lays out what the engine says
//! and counts nothing anew: the resources at once, the whole verdict when the engine has given it.

mod items;
mod reasons;
mod strip;
mod table;
mod urgent;
mod verdict;

use crate::page::route::ViewId;
use crate::page::say::{self, t};
use crate::page::state::App;
use crate::page::widgets::marked::marked;
use crate::score::Evaluation;
use leptos::prelude::*;
use std::sync::Arc;

/// The view.
#[component]
pub fn Overview() -> impl IntoView {
    let app = expect_context::<App>();
    let recounting = move || {
        (app.stale.get() && app.evaluation.with(Option::is_some))
            .then(|| view! { <p class="recount" role="status">{t("recounting")}</p> })
    };
    let content = move || {
        // Words are taken while drawing, so that a change of language draws anew.
        say::lang().track();
        match app.evaluation.get() {
            None => view! { <h1 class="sentence sentence-large">{t("overview-waiting")}</h1> }
                .into_any(),
            Some(evaluation) if evaluation.schools.is_empty() => view! { <Empty /> }.into_any(),
            Some(evaluation) => view! { <Assessed evaluation /> }.into_any(),
        }
    };
    view! { <div class="overview" class:stale=move || app.stale.get()>{recounting} {content}</div> }
}

/// What stands here before there is a school.
#[component]
fn Empty() -> impl IntoView {
    let app = expect_context::<App>();
    view! {
        <h1 class="sentence sentence-large">{t("overview-empty")}</h1>
        <div class="empty edit-only">
            <p>{t("overview-empty-what")}</p>
            <p><a class="button-main" href=ViewId::Data.href()>{t("overview-empty-import")}</a></p>
            <p>
                <button class="plain" on:click=move |_| app.show_sample()>
                    {t("overview-empty-sample")}
                </button>
            </p>
        </div>
    }
}

#[component]
fn Assessed(evaluation: Arc<Evaluation>) -> impl IntoView {
    let app = expect_context::<App>();
    let Some(standard) = App::standard() else { return ().into_any() };
    let county = app.county.get_untracked();
    let outlook_long = !county.history.is_empty();
    let lede = verdict::lede(&evaluation, standard);
    let sentence = {
        let evaluation = Arc::clone(&evaluation);
        move || {
            let whole = app.verdict(&evaluation.standard);
            let (sentence, class) = verdict::sentence(&evaluation, whole.as_ref(), &county);
            marked(&sentence, class)
        }
    };
    view! {
        <div class="columns">
            <div>
                <h1 class="sentence sentence-large">{sentence}</h1>
                <p class="lede">{marked(&lede, "")}</p>
                <strip::Strip evaluation=Arc::clone(&evaluation) />
                <table::Indicators evaluation=Arc::clone(&evaluation) standard />
                <items::Items evaluation=Arc::clone(&evaluation) standard />
            </div>
            <aside class="overview-side" aria-label=t("overview-side")>
                <urgent::Urgent evaluation=Arc::clone(&evaluation) standard />
                // It arrives later; its place is kept, so that nothing moves then.
                <div class="outlook-place" class:outlook-long=outlook_long>{super::outlook()}</div>
                <reasons::Reasons evaluation />
            </aside>
        </div>
    }
    .into_any()
}

/// A count as a figure of a sentence.
#[allow(clippy::cast_precision_loss, reason = "counts of a county are small")]
const fn number(count: usize) -> f64 {
    count as f64
}
