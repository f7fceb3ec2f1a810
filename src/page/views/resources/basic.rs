//! The assessment of 2012 in this view: only the composite of the eight coefficients has a limit, so
//! the answer is about it, and the table below shows figures without verdicts.

use super::{Shared, words};
use crate::args;
use crate::chart::value_ruler::ValueRuler;
use crate::chart::{scale, strip};
use crate::engine::{Answer, Reply, Request};
use crate::page::client;
use crate::page::route::ViewId;
use crate::page::say::{t, tr};
use crate::page::state::{App, Assessed, BASIC};
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::icon::{Icon, Shape};
use crate::page::widgets::marked::marked;
use crate::score::{Composite, Evaluation, SectionResult};
use crate::standard::{self, Standard};
use crate::words::number::{figure, in_sentence, plain};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Width of a ruler, px.
const RULER: f64 = 290.0;

/// The assessment, asked of the engine whenever the county changes.
pub(super) fn assessed(app: App) -> Option<Assessed> {
    let standard = standard::named(BASIC)?;
    let evaluation = RwSignal::new(None);
    Effect::new(move |_| {
        let county = app.county.get();
        spawn_local(async move {
            let request = Request::Evaluate { standard: BASIC.to_owned() };
            let reply = client::ask(request, Vec::new(), None).await;
            if let Some((key, args)) = client::failure(&reply) {
                app.tell(&key, args, true);
            }
            // The view may have been left, the county changed meanwhile.
            if !app.county.try_get_untracked().is_some_and(|now| Arc::ptr_eq(&now, &county)) {
                return;
            }
            if let Ok(Reply { answer: Answer::Evaluation(found), .. }) = reply {
                let _ = evaluation.try_set(Some(found));
            }
        });
    });
    Some(Assessed { app, standard, evaluation })
}

/// Word of a composite's verdict.
fn verdict(composite: &Composite) -> (Shape, String, &'static str) {
    match composite.met {
        Some(true) => (Shape::Tick, t("derive-within"), "good"),
        Some(false) => (Shape::Cross, t("derive-beyond"), "bad"),
        None => (Shape::Dashed, t("verdict-open"), "open"),
    }
}

/// Composite and verdict of each section.
pub(super) fn answer(evaluation: &Evaluation) -> AnyView {
    let clause = |section: &SectionResult| {
        let composite = section.composite?;
        let args = args! {
            "section" => derived::section(section.section), "cv" => figure(composite.value, 3),
            "limit" => plain(composite.limit, 2), "verdict" => verdict(&composite).1,
        };
        Some(tr("basic-clause", &args))
    };
    let clauses: Vec<_> = evaluation.sections.iter().filter_map(clause).collect();
    let text = tr("basic-answer", &args! { "clauses" => clauses.join(&t("basic-separator")) });
    let class = match evaluation.resources_pass {
        Some(true) => "good",
        Some(false) => "bad",
        None => "open",
    };
    marked(&text, class).into_any()
}

/// What is tested and what is not, how many sections count, and where the other parts are.
pub(super) fn lede(standard: &Standard, evaluation: &Evaluation) -> AnyView {
    let sum = |of: fn(&SectionResult) -> usize| {
        words::count(evaluation.sections.iter().map(of).sum::<usize>())
    };
    let args = args! {
        "indicators" => words::count(standard.indicator.len()), "schools" => sum(|s| s.schools),
        "excluded" => sum(|s| s.excluded),
    };
    let href = ViewId::Quality.about(BASIC);
    view! { {tr("basic-lede", &args)} " " <a href=href>{t("basic-rest")}</a> }.into_any()
}

/// The composites on their rulers.
#[component]
pub(super) fn Composites() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let one = |section: &SectionResult| {
        let composite = section.composite?;
        let (shape, word, class) = verdict(&composite);
        let name = tr("basic-composite", &args! { "section" => derived::section(section.section) });
        let missing = (composite.missing > 0).then(|| {
            let args = args! { "n" => words::count(composite.missing) };
            view! { <span class="note">{tr("basic-missing", &args)}</span> }
        });
        Some(view! {
            <div class="basic-composite">
                <p>
                    <b>{name}</b> " "
                    <span class=format!("verdict {class}")><Icon shape=shape />{word}</span> " "
                    {missing}
                </p>
                <div inner_html=ruler(&composite)></div>
            </div>
        })
    };
    move || {
        let evaluation = shared.of.evaluation.get()?;
        let all: Vec<_> = evaluation.sections.iter().filter_map(one).collect();
        Some(view! { <div class="basic-composites">{all}</div> })
    }
}

fn ruler(composite: &Composite) -> String {
    let standing = |within| if within { strip::Standing::Met } else { strip::Standing::Below };
    let end = scale::end(composite.value.into_iter(), composite.limit);
    ValueRuler {
        value: composite.value,
        value_label: figure(composite.value, 3),
        standing: composite.met.map(standing),
        limit: composite.limit,
        limit_label: tr("ruler-limit", &args! { "limit" => plain(composite.limit, 2) }),
        floor: None,
        end,
        end_label: in_sentence(end),
    }
    .svg(RULER)
}
