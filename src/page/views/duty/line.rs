//! The score sheet in use on 总览: total, base and bonus, and what is still missing. It is asked for
//! when the page is at rest, and comes with the outlook.

use super::{usual, words};
use crate::args;
use crate::county::County;
use crate::engine::{Answer, Reply, Request, RubricEntry};
use crate::page::client;
use crate::page::route::ViewId;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::marked::marked;
use crate::rubric::{ItemScore, Sheet};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Rest after the last change before the sheet is asked for, ms.
const REST_MS: u32 = 700;
/// Undetermined items that are named.
const NAMED: usize = 4;

/// A sheet with the rubric it is by.
type Found = Arc<(RubricEntry, Sheet)>;

/// The block; nothing before the sheet has come, or where something is wrong with its rubric.
#[component]
pub fn Line() -> impl IntoView {
    let app = expect_context::<App>();
    let found = RwSignal::new(None::<Found>);
    let rest = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let county = app.county.get();
        let timer = Timeout::new(REST_MS, move || {
            spawn_local(async move {
                let sheet = ask(&county).await;
                let same = app.county.try_get_untracked();
                if same.is_some_and(|now| Arc::ptr_eq(&now, &county)) {
                    // The view may have been left meanwhile.
                    let _ = found.try_set(sheet.map(Arc::new));
                }
            });
        });
        rest.set_value(Some(timer));
    });
    move || found.get().map(|found| block(&found.0, &found.1))
}

/// The rubric in use and the county's sheet by it.
async fn ask(county: &Arc<County>) -> Option<(RubricEntry, Sheet)> {
    let rubrics = client::ask(Request::Rubrics, Vec::new(), None).await;
    let Ok(Reply { answer: Answer::Rubrics(all), .. }) = rubrics else { return None };
    let answered: Vec<String> = county.government.keys().cloned().collect();
    let chosen = usual(&all, &answered).filter(|rubric| rubric.faults.is_empty())?.clone();
    let request = Request::Score { rubric: chosen.rubric.clone() };
    match client::ask(request, Vec::new(), None).await {
        Ok(Reply { answer: Answer::Sheet(sheet), .. }) => Some((chosen, *sheet)),
        _ => None,
    }
}

fn block(rubric: &RubricEntry, sheet: &Sheet) -> AnyView {
    let args = args! {
        "base" => words::brief(&sheet.base), "bonus" => words::brief(&sheet.bonus_total),
        "total" => words::brief(&sheet.total),
    };
    let key = match (sheet.total.value, sheet.bonus.is_empty()) {
        (Some(_), false) => "duty-sentence",
        (Some(_), true) => "duty-sentence-base",
        (None, false) => "duty-sentence-open",
        (None, true) => "duty-sentence-base-open",
    };
    let all = sheet.items.iter().chain(&sheet.bonus);
    let open: Vec<&ItemScore> = all.filter(|item| item.score.value.is_none()).collect();
    let missing = (!open.is_empty()).then(|| {
        let name = |item: &&ItemScore| format!("{} {}", item.label, item.name);
        let names: Vec<String> = open.iter().take(NAMED).map(name).collect();
        let names = names.join(&t("list-separator"));
        let args = args! { "n" => open.len().to_string(), "names" => names };
        let key = if open.len() > NAMED { "duty-line-open-more" } else { "duty-line-open" };
        view! { <p class="note">{tr(key, &args)}</p> }
    });
    view! {
        <section class="outlook" id="overview-duty">
            <h2 class="section-head"><a href=ViewId::Duty.href()>{t("view-duty")}</a></h2>
            <p>{marked(&tr(key, &args), "")}</p>
            <p class="note">{words::name(&rubric.rubric)}</p>
            {missing}
            {words::open_limits(sheet).map(|text| view! { <p class="note">{text}</p> })}
        </section>
    }
    .into_any()
}
