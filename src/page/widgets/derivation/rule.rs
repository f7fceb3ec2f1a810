//! The right column: the standard, the verdict, what is lacking, and what can be done from here.

use super::{inputs, text, words};
use crate::args;
use crate::county::Args;
use crate::page::files;
use crate::page::route::{self, Route, ViewId};
use crate::page::say::{t, tr, with_words};
use crate::page::state::{App, Assessed};
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Derivation, Note, Standing, Subject, note_sentence};
use crate::standard::{Reference, Settings, Status};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The column.
pub(super) fn column(of: Assessed, derivation: &Arc<Derivation>) -> AnyView {
    view! {
        {standard(of, derivation).map(|text| view! {
            <p class="derivation-line"><b>{t("derive-standard")}</b> <span>{text}</span></p>
        })}
        {derivation.reference.as_ref().map(|r| view! { <p class="note">{cited(r)}</p> })}
        {judged(of, derivation)}
        {lack(of, derivation)}
        {links(of, derivation)}
    }
    .into_any()
}

/// Where a rule stands, and how sure it is where it is not an official text.
pub(super) fn cited(reference: &Reference) -> String {
    let place = format!("{} {}", reference.document, reference.article);
    match reference.status {
        Status::Official => place,
        Status::Local => format!("{place} · {}", t("status-local")),
        Status::Illustrative => format!("{place} · {}", t("status-illustrative")),
        Status::Uncertain => format!("{place} · {}", t("status-uncertain")),
    }
}

/// The standard in a line: `小学 ≥ 0.9，余项 ≥ 85%（0.765）`.
pub(super) fn standard(of: Assessed, derivation: &Derivation) -> Option<String> {
    let limit = derivation.limit?;
    match derivation.subject {
        Subject::Indicator { section, indicator, .. } => {
            let percent = of.standard.indicator.get(indicator).map_or(0.0, words::floor_percent);
            let args = args! {
                "section" => words::section(section), "limit" => limit,
                "percent" => percent, "floor" => derivation.floor.unwrap_or(limit),
            };
            Some(tr("derive-standard-value", &args))
        }
        Subject::Coefficient { section, .. } | Subject::Composite { section } => {
            let limit = crate::words::number::plain(limit, 2);
            let args = args! { "section" => words::section(section), "limit" => limit };
            Some(tr("derive-standard-coefficient", &args))
        }
        Subject::School { .. } => {
            let rule = of.standard.school_rule.as_ref()?;
            #[allow(clippy::cast_precision_loss, reason = "a count of indicators")]
            let (least, all) = (rule.met_at_least as f64, rule.of as f64);
            let percent = of.standard.indicator.first().map_or(0.0, words::floor_percent);
            let args = args! { "least" => least, "of" => all, "percent" => percent };
            Some(tr("derive-standard-school", &args))
        }
        Subject::Mean { .. } => None,
    }
}

/// The verdict in words.
pub(super) fn verdict_words(
    of: Assessed,
    derivation: &Derivation,
) -> Option<(Shape, String, &'static str)> {
    let percent = words::indicator_named(of.standard, derivation.indicator.as_deref())
        .map_or(0.0, words::floor_percent);
    let args = args! { "percent" => percent };
    let is_coefficient =
        matches!(derivation.subject, Subject::Coefficient { .. } | Subject::Composite { .. });
    let is_indicator = matches!(derivation.subject, Subject::Indicator { .. });
    Some(match derivation.standing? {
        Standing::Met if is_coefficient => (Shape::Tick, t("derive-within"), "good"),
        Standing::Met => (Shape::Tick, t("verdict-met"), "good"),
        Standing::Floor => (Shape::Half, tr("derive-floor", &args), "warn"),
        Standing::Below if is_coefficient => (Shape::Cross, t("derive-beyond"), "bad"),
        Standing::Below if is_indicator => (Shape::Cross, tr("derive-below", &args), "bad"),
        Standing::Below => (Shape::Cross, t("verdict-unmet"), "bad"),
        Standing::Missing => (Shape::Dashed, t("verdict-open"), "open"),
    })
}

fn judged(of: Assessed, derivation: &Derivation) -> Option<AnyView> {
    let (shape, words, class) = verdict_words(of, derivation)?;
    let setting = match derivation.subject {
        Subject::Indicator { .. } => Some("indicatorRounding"),
        Subject::Coefficient { .. } | Subject::Composite { .. } => Some("coefficientRounding"),
        _ => None,
    };
    let compared = setting.map(|id| {
        let raw = of.app.county.with(|county| Settings::of(of.standard, county).is(id, "raw"));
        if raw { t("derive-compared-raw") } else { t("derive-compared-rounded") }
    });
    Some(
        view! {
            <p class="derivation-line">
                <b>{t("derive-verdict")}</b>
                <span class=format!("verdict {class}")><Icon shape=shape />{words}</span>
            </p>
            <p class="note">{compared}</p>
        }
        .into_any(),
    )
}

/// What would still do, in a sentence.
pub(super) fn lack_words(of: Assessed, derivation: &Derivation) -> Option<String> {
    let lack = derivation.lack?;
    let percent = words::indicator_named(of.standard, derivation.indicator.as_deref())
        .map_or(0.0, words::floor_percent);
    let mut args = args! {
        "unit" => words::field_unit(lack.kind), "full" => lack.to_threshold, "percent" => percent,
    };
    Some(match lack.to_floor {
        Some(floor) => {
            args.insert("floor".to_owned(), floor.into());
            tr("derive-lack-both", &args)
        }
        None => tr("derive-lack", &args),
    })
}

fn lack(of: Assessed, derivation: &Derivation) -> Option<AnyView> {
    let words = lack_words(of, derivation)?;
    let shared = (!derivation.sharing.is_empty()).then(|| t("derive-lack-whole-school"));
    Some(view! { <p class="derivation-lack">{words} {shared}</p> }.into_any())
}

/// The remarks of a derivation.
pub(super) fn remarks(notes: &[Note]) -> Option<AnyView> {
    if notes.is_empty() {
        return None;
    }
    let items: Vec<_> = notes.iter().map(|n| view! { <li>{remark(n)}</li> }).collect();
    Some(view! { <ul class="derivation-notes">{items}</ul> }.into_any())
}

/// A remark as a sentence.
pub(super) fn remark(note: &Note) -> String {
    with_words(|words| note_sentence(words, note))
}

fn links(of: Assessed, derivation: &Arc<Derivation>) -> AnyView {
    let app = of.app;
    let copied = {
        let derivation = Arc::clone(derivation);
        move |_| {
            let text = text::of(of, &derivation);
            spawn_local(async move {
                let key =
                    if files::copy(&text).await { "notice-copied" } else { "notice-not-copied" };
                app.tell(key, Args::new(), key == "notice-not-copied");
            });
        }
    };
    let cell = derivation.inputs.iter().find(|i| i.value.is_none()).or(derivation.inputs.first());
    let cell = cell.cloned().map(|input| {
        view! {
            <button class="plain" on:click=move |_| inputs::jump(app, &input)>
                {t("derive-see-cell")}
            </button>
        }
    });
    let school = match derivation.subject {
        Subject::Indicator { school, .. } | Subject::School { school, .. } => Some(school),
        _ => None,
    };
    // A school's own sheet is that of the page's own standard.
    let print = school.filter(|_| of.standard.school_rule.is_some()).map(|school| {
        view! {
            <button class="plain" on:click=move |_| print_school(app, school)>
                {t("derive-print-school")}
            </button>
        }
    });
    view! {
        <p class="derivation-links">
            {cell}
            <button class="plain" on:click=copied>{t("derive-copy")}</button>
            {print}
        </p>
    }
    .into_any()
}

/// Opens the school's own sheet and prints it.
fn print_school(app: App, school: usize) {
    let id = app.county.with_untracked(|c| c.schools.get(school).map(|s| s.id.clone()));
    let Some(id) = id else { return };
    let mut route = Route { view: ViewId::Resources, ..Route::default() };
    route.query.insert("school".to_owned(), id);
    app.explained.set(None);
    route::go(&route);
    // The sheet asks the engine for its figures before it can be printed.
    gloo::timers::callback::Timeout::new(900, files::print).forget();
}
