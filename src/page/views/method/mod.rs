//! 方法: every formula, threshold, limit and choice, written from the data files that the
//! engine reads, each with its source. The settings are changed here.

mod cite;
mod coefficient;
mod compare;
mod indicators;
mod rules;
mod settings;

use crate::args;
use crate::page::files;
use crate::page::say::{self, t, tr};
use crate::page::state::{App, STANDARD};
use crate::page::views::standards::StandardSwitch;
use crate::page::widgets::handout::ViewActs;
use crate::page::widgets::marked::marked;
use leptos::prelude::*;

/// The parts of the view, in order; the name of one is `method-<id>`.
const PARTS: [&str; 6] = ["settings", "indicators", "rules", "coefficient", "compare", "privacy"];

/// The view.
#[component]
pub fn Method() -> impl IntoView {
    let app = expect_context::<App>();
    let content = move || {
        // Words are taken while drawing, so that a change of language draws anew.
        say::lang().track();
        let standard = app.shown()?;
        // What other programs do differently is told of the page's own assessment.
        let own = standard.id == STANDARD;
        let parts = PARTS.into_iter().filter(|part| own || *part != "compare");
        let jump = |id: &'static str| {
            view! {
                <li><button class="plain" on:click=move |_| files::focus(&heading_id(id))>
                    {t(&format!("method-{id}"))}
                </button></li>
            }
        };
        let sentence = move || {
            #[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
            let n = app.settings_changed() as f64;
            let args = args! { "edition" => standard.edition.as_str(), "n" => n };
            marked(&tr("method-sentence", &args), "")
        };
        Some(view! {
            <h1 class="sentence">{sentence}</h1>
            <p class="lede">
                {t("method-lede")} " "
                <cite::Cite source=standard.source.clone() />
            </p>
            <div class="method-standard no-print"><StandardSwitch /></div>
            <p class="handout no-print"><ViewActs view="view-method" /></p>
            <ul class="method-parts" aria-label=t("method-parts")>{parts.map(jump).collect_view()}</ul>
            <settings::SettingsPart standard />
            <indicators::IndicatorsPart standard />
            <rules::RulesPart standard />
            <coefficient::CoefficientPart standard />
            {own.then(|| view! { <compare::ComparePart standard /> })}
            <Privacy />
        })
    };
    view! { <div class="method">{content}</div> }
}

fn heading_id(part: &str) -> String {
    format!("method-{part}")
}

/// The head of a part; the list at the top moves the focus to it.
fn heading(part: &'static str) -> impl IntoView {
    view! {
        <h2 class="section-head" id=heading_id(part) tabindex="-1">
            {t(&format!("method-{part}"))}
        </h2>
    }
}

/// Where the data is and that it stays there.
#[component]
fn Privacy() -> impl IntoView {
    let version = args! { "version" => env!("CARGO_PKG_VERSION") };
    view! {
        <section>
            {heading("privacy")}
            <ul class="method-list">
                <li>{t("method-privacy-stays")}</li>
                <li>{t("method-privacy-policy")}</li>
                <li>{t("method-privacy-kept")}</li>
                <li>{tr("method-privacy-version", &version)}</li>
            </ul>
        </section>
    }
}
