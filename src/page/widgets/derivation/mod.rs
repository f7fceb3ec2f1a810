//! How a number came about, drawn: formula with its figures, inputs with their cells, rule,
//! verdict and what is lacking. [`Derivation`] opens in place under a row, [`SidePanel`] comes
//! from the right. Views give a [`Subject`]; the engine answers; nothing is computed here.

mod expr;
pub use expr::Formula;
mod inputs;
mod panel;
mod rule;
mod ruler;
pub use ruler::chart_standing;
mod spread;
mod text;
mod verdict;
pub mod words;

pub use panel::SidePanel;

use crate::engine::{Answer, Reply, Request};
use crate::page::client;
use crate::page::say::{t, tr};
use crate::page::state::{App, Assessed};
use crate::score::{self, Subject};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A derivation as it was asked for.
#[derive(Clone)]
enum Asked {
    Waiting,
    /// There is no such number, or the engine did not answer.
    Nothing,
    Here(Arc<score::Derivation>),
}

/// Asks for a derivation, and again whenever the assessment is made anew; what is there stays
/// until the new one comes.
fn ask(of: Assessed, subject: Subject) -> RwSignal<Asked> {
    let app = of.app;
    let asked = RwSignal::new(Asked::Waiting);
    Effect::new(move |_| {
        of.evaluation.track();
        let standard = of.standard.id.clone();
        let request = Request::Explain { standard, subject: subject.clone() };
        spawn_local(async move {
            let answer = match client::ask(request, Vec::new(), None).await {
                Ok(Reply { answer: Answer::Derivation(Some(derivation)), .. }) => {
                    Asked::Here(Arc::from(derivation))
                }
                Ok(reply) => {
                    if let Some((key, args)) = client::failure(&Ok(reply)) {
                        app.tell(&key, args, true);
                    }
                    Asked::Nothing
                }
                Err(_) => Asked::Nothing,
            };
            // The derivation may have been closed meanwhile.
            let _ = asked.try_set(answer);
        });
    });
    asked
}

/// The name of the school at a position of the county.
fn school_name(app: App, position: usize) -> String {
    app.county.with(|c| c.schools.get(position).map(|s| s.name.clone()).unwrap_or_default())
}

/// The derivation of a number. Escape closes it.
#[component]
pub fn Derivation(
    /// Which number.
    subject: Subject,
    /// Of which assessment; the page's own where it is not told.
    #[prop(optional)]
    of: Option<Assessed>,
    /// Told when it is to close.
    on_close: Callback<()>,
    /// In one column, for the panel at the side.
    #[prop(optional)]
    narrow: bool,
) -> impl IntoView {
    let app = expect_context::<App>();
    let Some(of) = of.or_else(|| app.assessed()) else { return ().into_any() };
    let asked = ask(of, subject.clone());
    let title = {
        let subject = subject.clone();
        move || words::title(of.standard, &subject, &|at| school_name(app, at))
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            on_close.run(());
        }
    };
    let body = move || match asked.get() {
        Asked::Waiting => {
            view! { <p class="derivation-wait" role="status">{t("derive-waiting")}</p> }.into_any()
        }
        Asked::Nothing => {
            view! { <p class="derivation-wait" role="status">{t("derive-nothing")}</p> }.into_any()
        }
        Asked::Here(derivation) => draw(of, &derivation),
    };
    view! {
        <section class="derivation" class:derivation-narrow=narrow class:stale=move || app.stale.get()
            aria-label=title on:keydown=on_key>
            {move || app.stale.get().then(|| view! {
                <p class="derivation-stale" role="status">{t("recomputing")}</p>
            })}
            {body}
            <button class="plain derivation-close" on:click=move |_| on_close.run(())>
                {move || t("derive-close")}
            </button>
        </section>
    }
    .into_any()
}

/// Left, middle and right column of a derivation.
fn draw(of: Assessed, derivation: &Arc<score::Derivation>) -> AnyView {
    let app = of.app;
    let (left, middle) = match derivation.subject {
        Subject::Indicator { .. } => (value_column(of, derivation), inputs::table(app, derivation)),
        Subject::Mean { section, indicator } => (
            spread::mean(of, derivation, section, indicator),
            spread::contributions(of, derivation),
        ),
        Subject::Coefficient { section, indicator } => (
            spread::coefficient(of, derivation, section, indicator),
            spread::contributions(of, derivation),
        ),
        Subject::Composite { .. } => (value_column(of, derivation), ().into_any()),
        Subject::School { .. } => (verdict::summary(derivation), verdict::parts(of, derivation)),
    };
    let beside = match derivation.subject {
        Subject::Coefficient { section, indicator } => spread::both(of, section, indicator),
        _ => None,
    };
    view! {
        <div class="derivation-columns">
            <div class="derivation-formula">{left}</div>
            <div class="derivation-inputs">{middle}</div>
            <div class="derivation-rule">{rule::column(of, derivation)} {beside}</div>
        </div>
    }
    .into_any()
}

/// The formula of an indicator in names and in figures, and the result on its ruler.
fn value_column(of: Assessed, derivation: &score::Derivation) -> AnyView {
    let indicator = words::indicator_named(of.standard, derivation.indicator.as_deref());
    let name = indicator.map(words::full_name).unwrap_or_default();
    let unit = t(&format!("unit-{}", derivation.unit));
    let remarks = rule::remarks(&derivation.notes);
    let shares: Vec<_> = derivation
        .sharing
        .iter()
        .map(|part| {
            let args = crate::args! {
                "section" => words::section(part.section), "weight" => part.weight,
                "students" => part.students,
                "percent" => crate::words::number::grouped(100.0 * part.share, 2),
            };
            view! { <li>{tr("derive-share", &args)}</li> }
        })
        .collect();
    view! {
        <p class="derivation-name">{name}</p>
        <details class="derivation-names">
            <summary>{t("derive-in-names")}</summary>
            <expr::Formula expr=derivation.formula.clone() />
        </details>
        <expr::Formula expr=derivation.figures.clone() result=words::result(derivation.result)
            unit=unit />
        {ruler::of(of, derivation)}
        {(!shares.is_empty()).then(|| view! { <ul class="note">{shares}</ul> })}
        {remarks}
    }
    .into_any()
}
