//! The list of changes: when, what, from, to, the newest first.

use super::desk::{Desk, Panel, count};
use crate::args;
use crate::page::say::{t, tr};
use leptos::prelude::*;

/// How many are shown at once.
const SHOWN: usize = 200;

/// The panel.
pub fn whole(desk: Desk) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let entries = move || {
        let entries = desk.app.county.with(|county| county.journal());
        let all = entries.len();
        if all == 0 {
            return view! { <p class="lede">{t("log-none")}</p> }.into_any();
        }
        let lines = entries
            .into_iter()
            .rev()
            .take(shown.get())
            .map(|entry| {
                let or_dash = |text: String| if text.is_empty() { "—".to_owned() } else { text };
                view! {
                    <tr>
                        <td>{entry.at}</td>
                        <th scope="row">{entry.what}</th>
                        <td class="num">{or_dash(entry.from)}</td>
                        <td class="num">{or_dash(entry.to)}</td>
                    </tr>
                }
            })
            .collect_view();
        let more = (all > shown.get()).then(|| {
            view! {
                <button class="plain" on:click=move |_| shown.update(|shown| *shown += SHOWN)>
                    {tr("log-more", &args! { "n" => count(all - shown.get()) })}
                </button>
            }
        });
        view! {
            <table class="table table-dense">
                <thead><tr>
                    <th scope="col">{t("log-at")}</th> <th scope="col">{t("log-what")}</th>
                    <th scope="col" class="num">{t("paste-was")}</th>
                    <th scope="col" class="num">{t("paste-becomes")}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
            {more}
        }
        .into_any()
    };
    view! {
        <section class="data-whole" id="log">
            <div class="data-whole-head">
                <h2 class="section-head">{move || t("log-name")}</h2>
                <button class="button" on:click=move |_| desk.panel.set(Panel::Grid)>
                    {move || t("data-back")}
                </button>
            </div>
            <p class="note">{move || t("log-why")}</p>
            {entries}
        </section>
    }
}
