//! 保障与质量: the items of an assessment beside its resources: what the county's figures settle is
//! shown with them, the rest is asked. Draws what the engine judged; computes no verdict.

mod ask;
mod entries;
mod figures;
mod panel;
mod rows;
mod words;

use super::standards::StandardSwitch;
use crate::args;
use crate::county::Answer;
use crate::engine::{self, Request};
use crate::page::client;
use crate::page::route::choose;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::handout::ViewActs;
use crate::page::widgets::marked::marked;
use crate::rubric::conditions::{Conditions, Told};
use crate::rubric::{ItemScore, Unused};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Shared {
    app: App,
    /// The items as judged, of the county as it was when they last came.
    found: RwSignal<Option<Arc<Conditions>>>,
    /// The items as written, which stay while answers change.
    rubric: Memo<crate::json::Value>,
    /// Id of the item that is open.
    open: RwSignal<Option<String>>,
    /// Which items are shown.
    filter: Memo<Filter>,
}

/// Which items are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Filter {
    #[default]
    All,
    Unmet,
    Open,
    /// Those that wait for an answer.
    Ask,
}

impl Filter {
    const ALL: [Self; 4] = [Self::All, Self::Unmet, Self::Open, Self::Ask];

    /// Its word in the address; its name's key is `quality-show-<id>`.
    const fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unmet => "unmet",
            Self::Open => "open",
            Self::Ask => "ask",
        }
    }
}

impl Shared {
    fn new(app: App) -> Self {
        let found = RwSignal::new(None::<Arc<Conditions>>);
        let filter = Memo::new(move |_| {
            let id = app.route.with(|r| r.get("show").map(str::to_owned));
            let named = Filter::ALL.into_iter().find(|f| Some(f.id()) == id.as_deref());
            named.unwrap_or_default()
        });
        let rubric = Memo::new(move |_| {
            found.with(|f| f.as_ref().map(|f| f.rubric.clone()).unwrap_or_default())
        });
        Self { app, found, rubric, open: RwSignal::new(None), filter }
    }

    /// Something of an item or of a part of one, with its verdict.
    fn item<T>(self, id: &str, f: impl FnOnce(&ItemScore, &Told) -> T) -> Option<T> {
        self.found.with(|found| {
            let found = found.as_ref()?;
            let item = words::flat(&found.sheet).find(|item| item.id == id)?;
            let told = found.told.iter().find(|told| told.id == id)?;
            Some(f(item, told))
        })
    }

    /// Asks for the items whenever the county or the assessment is another.
    fn follow(self) {
        let standard =
            Memo::new(move |_| self.app.shown().map(|s| s.id.clone()).unwrap_or_default());
        Effect::new(move |_| {
            let county = self.app.county.get();
            let asked = standard.get();
            spawn_local(async move {
                let request = Request::Conditions { standard: asked.clone() };
                let reply = client::ask(request, Vec::new(), None).await;
                if let Some((key, args)) = client::failure(&reply) {
                    self.app.tell(&key, args, true);
                }
                let now = self.app.county.try_get_untracked();
                let same = now.is_some_and(|now| Arc::ptr_eq(&now, &county));
                // The view may have been left, the county changed meanwhile.
                if !same || standard.try_get_untracked().is_none_or(|now| now != asked) {
                    return;
                }
                if let Ok(engine::Answer::Conditions(found)) = reply.map(|reply| reply.answer) {
                    let _ = self.found.try_set(Some(Arc::from(found)));
                }
            });
        });
    }
}

/// The view.
#[component]
pub fn Quality() -> impl IntoView {
    let app = expect_context::<App>();
    let shared = Shared::new(app);
    shared.follow();
    let sections = move || {
        let rubric = shared.rubric.get();
        let groups = words::groups(&rubric);
        groups.into_iter().map(|group| rows::part(shared, &rubric, &group)).collect_view()
    };
    view! {
        <div class="quality" class:stale=move || app.stale.get()>
            <h1 class="sentence">{move || sentence(shared)}</h1>
            <p class="lede">{move || lede(shared)}</p>
            <p class="handout no-print"><ViewActs view="view-quality" /></p>
            <div class="quality-tools no-print"><StandardSwitch />{filters(shared)}</div>
            {sections}
            {move || nothing(shared)}
            {move || unused(shared)}
        </div>
    }
}

/// How many items of each part are met.
fn sentence(shared: Shared) -> AnyView {
    shared.found.with(|found| {
        let Some(found) = found else { return t("view-quality").into_any() };
        let parts = found.verdict.parts.iter().map(|part| words::clause(&found.rubric, part));
        let text = parts.collect::<Vec<_>>().join(&t("quality-clause-separator"));
        let failing = found.verdict.parts.iter().any(|part| part.unmet > 0);
        let text = format!("{text}{}", t("quality-clause-end"));
        marked(&text, if failing { "bad" } else { "open" }).into_any()
    })
}

/// What decides: what is not met by name, what is undetermined and what it waits for.
fn lede(shared: Shared) -> String {
    shared.found.with(|found| {
        let Some(found) = found else { return t("recomputing") };
        let of = |met: Option<bool>| {
            let items = found.sheet.items.iter();
            let told = |item: &&ItemScore| {
                found.told.iter().any(|told| told.id == item.id && told.met == met)
            };
            items.filter(told).collect::<Vec<_>>()
        };
        let (unmet, open) = (of(Some(false)), of(None));
        let mut clauses = Vec::new();
        if !unmet.is_empty() {
            let names: Vec<_> =
                unmet.iter().map(|item| t(&format!("condition-{}", item.id))).collect();
            let args = args! {
                "n" => words::number(unmet.len()), "names" => names.join(&t("list-separator")),
            };
            clauses.push(tr("quality-unmet", &args));
        }
        if !open.is_empty() {
            let ask = |item: &&&ItemScore| words::waits(shared.app, &found.rubric, item);
            let n = open.iter().filter(ask).count();
            let args = args! {
                "n" => words::number(open.len()), "ask" => words::number(n),
                "data" => words::number(open.len() - n),
            };
            clauses.push(tr("quality-open", &args));
        }
        if clauses.is_empty() {
            clauses.push(t("quality-all-met"));
        }
        clauses.join(&t("sentence-separator"))
    })
}

/// 全部 | 未达标 | 待定 | 待填.
fn filters(shared: Shared) -> AnyView {
    let button = move |filter: Filter| {
        let choose = move |_| {
            choose("show", (filter != Filter::All).then_some(filter.id()));
        };
        let count = move || {
            shared.found.with(|found| {
                let found = found.as_ref()?;
                let items = found.sheet.items.iter();
                Some(items.filter(|item| rows::shown(shared.app, found, item, filter)).count())
            })
        };
        view! {
            <button aria-pressed=move || (shared.filter.get() == filter).to_string()
                on:click=choose>
                {move || t(&format!("quality-show-{}", filter.id()))} " " {count}
            </button>
        }
    };
    view! {
        <div class="choice" role="group" aria-label=move || t("quality-show")>
            {Filter::ALL.map(button).into_iter().collect_view()}
        </div>
    }
    .into_any()
}

/// That no item stands in the filtered list.
fn nothing(shared: Shared) -> Option<AnyView> {
    let filter = shared.filter.get();
    let none = shared.found.with(|found| {
        let found = found.as_ref()?;
        let mut items = found.sheet.items.iter();
        Some(!items.any(|item| rows::shown(shared.app, found, item, filter)))
    });
    let open = shared.open.with(Option::is_some);
    (none == Some(true) && !open).then(|| view! { <p>{t("quality-nothing")}</p> }.into_any())
}

/// Answers that no item asks for any more: kept, and shown.
fn unused(shared: Shared) -> Option<AnyView> {
    let kept: Vec<Unused> = shared.found.with(|found| {
        let all = found.as_ref().map(|found| found.sheet.unused.clone()).unwrap_or_default();
        all.into_iter().filter(|unused| unused.elsewhere.is_none()).collect()
    });
    if kept.is_empty() {
        return None;
    }
    let n = words::number(kept.len());
    let row = |unused: Unused| {
        let Answer { value, note, .. } = unused.answer;
        let value = value.map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
        view! { <li><b>{unused.id}</b> " " <span>{value} " " {note}</span></li> }
    };
    Some(
        view! {
            <details class="quality-unused">
                <summary>{tr("quality-unused", &args! { "n" => n })}</summary>
                <p class="note">{t("quality-unused-why")}</p>
                <ul class="block">{kept.into_iter().map(row).collect_view()}</ul>
            </details>
        }
        .into_any(),
    )
}
