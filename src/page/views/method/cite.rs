//! The source of a rule: document, article, and how sure it is. Titles and articles stay in
//! Chinese in every language, as the documents have them.

use crate::page::say::t;
use crate::standard::{Reference, Status};
use leptos::prelude::*;

/// Document, article and status.
#[component]
pub(super) fn Cite(source: Reference) -> impl IntoView {
    let (id, class) = match source.status {
        Status::Official => ("official", "status"),
        Status::Local => ("local", "status"),
        Status::Illustrative => ("illustrative", "status warn"),
        Status::Uncertain => ("uncertain", "status warn"),
    };
    view! {
        <span class="cite">
            <span lang="zh-Hans">{source.document}" "{source.article}</span>
            " " <span class=class>{t(&format!("status-{id}"))}</span>
        </span>
    }
}
