//! The school sections outside the assessment, each with its reason; none is left out silently.

use super::Shared;
use crate::args;
use crate::page::say::{t, tr, with_words};
use crate::page::widgets::derivation::words as derived;
use crate::score::excluded_sentence;
use leptos::prelude::*;

/// The list, folded.
#[component]
pub(super) fn Excluded() -> impl IntoView {
    let shared = expect_context::<Shared>();
    move || {
        let evaluation = shared.of.evaluation.get()?;
        let section = shared.choice.with(|c| c.section);
        let rows: Vec<_> = evaluation
            .schools
            .iter()
            .filter(|row| row.section == section)
            .filter_map(|row| {
                let why =
                    with_words(|words| excluded_sentence(words, row.excluded.as_ref()?).into());
                let why: Option<String> = why;
                let why = why?;
                let kind = t(&format!("kind-{}", row.kind.id()));
                Some(view! {
                    <tr><th scope="row">{row.name.clone()}</th><td>{kind}</td><td>{why}</td></tr>
                })
            })
            .collect();
        if rows.is_empty() {
            return None;
        }
        let args = args! {
            "n" => super::words::count(rows.len()), "section" => derived::section(section),
        };
        Some(view! {
            <details class="resources-excluded">
                <summary>{tr("resources-excluded", &args)}</summary>
                <table class="table table-dense">
                    <thead><tr>
                        <th scope="col">{t("column-school")}</th>
                        <th scope="col">{t("column-kind")}</th>
                        <th scope="col">{t("column-why")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        })
    }
}
