//! The choices the documents leave open: which is in force, why it is open, and a way to
//! choose another.

use super::cite::Cite;
use super::heading;
use crate::county::Edit;
use crate::page::say::t;
use crate::page::state::App;
use crate::standard::{SettingSpec, Settings, Standard};
use leptos::prelude::*;

/// The part.
#[component]
pub(super) fn SettingsPart(standard: &'static Standard) -> impl IntoView {
    let app = expect_context::<App>();
    let reset = move |_| {
        let county = app.county.get_untracked();
        for id in Settings::of(standard, &county).changed() {
            app.edit(Edit::Setting { id: id.to_owned(), value: None });
        }
    };
    let rows: Vec<_> = standard.setting.iter().map(|spec| row(app, standard, spec)).collect();
    view! {
        <section>
            <div class="method-head">
                {heading("settings")}
                <button class="plain no-print edit-only" on:click=reset
                    disabled=move || app.settings_changed() == 0>{t("method-reset")}</button>
            </div>
            <p class="note">{t("method-settings-why")}</p>
            <table class="table table-text method-settings">
                <thead>
                    <tr>
                        <th scope="col">{t("method-setting")}</th>
                        <th scope="col">{t("method-choice")}</th>
                        <th scope="col">{t("method-source")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(app: App, standard: &'static Standard, spec: &'static SettingSpec) -> impl IntoView {
    let name = t(&format!("setting-{}", spec.id));
    let in_force = move |choice: &str| {
        app.county.with(|county| Settings::of(standard, county).is(&spec.id, choice))
    };
    let changed = move || !in_force(&spec.default);
    let choices: Vec<_> = spec
        .choices
        .iter()
        .map(|choice| {
            let is_default = *choice == spec.default;
            let choose = move |_| {
                // Back to the default leaves nothing behind in the county.
                let value = (!is_default).then(|| choice.clone());
                if !in_force(choice) {
                    app.edit(Edit::Setting { id: spec.id.clone(), value });
                }
            };
            let mark = is_default
                .then(|| view! { <span class="choice-default">{t("method-default")}</span> });
            view! {
                <button disabled=app.read_only aria-pressed=move || in_force(choice).to_string()
                    on:click=choose>
                    {t(&format!("setting-{}-{choice}", spec.id))} {mark}
                </button>
            }
        })
        .collect();
    view! {
        <tr class:method-changed=changed>
            <th scope="row">
                {name.clone()}
                {move || changed().then(|| view! { <span class="tag">{t("method-was-changed")}</span> })}
            </th>
            <td><div class="choice" role="group" aria-label=name>{choices}</div></td>
            <td><Cite source=spec.source.clone() /></td>
        </tr>
    }
}
