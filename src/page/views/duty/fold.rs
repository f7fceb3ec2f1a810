//! Runs of items with full marks, folded into one line so that a long sheet shows where points
//! are lost. On paper every row stands.

use super::Shared;
use super::table::{Line, loss};
use crate::args;
use crate::page::say::{t, tr};
use crate::rubric::{ItemScore, Sheet, State};
use crate::words::number::in_sentence;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// A sheet with fewer items than this is shown whole.
const SHORT: usize = 16;
/// Runs shorter than this are shown.
const RUN: usize = 3;

/// A run that is folded.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// Ids of its rows, parts among them; the line that stands for them is before the first.
    pub(super) ids: Vec<String>,
    /// Labels of its first and last item.
    labels: (String, String),
    /// Their full marks.
    full: f64,
}

/// Nothing to say about an item but that it has its full marks.
fn plain(item: &ItemScore) -> bool {
    let whole = item.full.is_some_and(|full| full > 0.0) && item.score.value.is_some();
    whole && loss(item) == 0.0 && item.reasons.is_empty() && item.state != State::NotApplicable
}

/// The runs of a sheet; rows that are `kept` end one.
pub(super) fn runs(sheet: &Sheet, lines: &[Line], kept: &BTreeSet<String>) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    if sheet.items.len() < SHORT {
        return all;
    }
    let mut run: Vec<&ItemScore> = Vec::new();
    let mut close = |run: &mut Vec<&ItemScore>| {
        if run.len() >= RUN
            && let (Some(first), Some(last)) = (run.first(), run.last())
        {
            let ids = run.iter().flat_map(|item| {
                std::iter::once(item.id.clone()).chain(item.parts.iter().map(|p| p.id.clone()))
            });
            all.push(Run {
                ids: ids.collect(),
                labels: (first.label.clone(), last.label.clone()),
                full: super::table::rounded(run.iter().filter_map(|item| item.full).sum()),
            });
        }
        run.clear();
    };
    let stays = |item: &ItemScore| {
        kept.contains(&item.id) || item.parts.iter().any(|part| kept.contains(&part.id))
    };
    for item in &sheet.items {
        let shown = lines.iter().any(|line| line.id == item.id);
        let same = run.last().is_none_or(|last| last.group == item.group);
        if !same {
            close(&mut run);
        }
        if shown && plain(item) && !stays(item) {
            run.push(item);
        } else {
            close(&mut run);
        }
    }
    close(&mut run);
    all
}

/// The line that stands for a run.
pub(super) fn line(shared: Shared, run: &Run) -> AnyView {
    let args = args! { "from" => run.labels.0.as_str(), "to" => run.labels.1.as_str() };
    let ids = run.ids.clone();
    let show = move |_| {
        let first = ids.first().cloned().unwrap_or_default();
        shared.kept.update(|kept| kept.extend(ids.iter().cloned()));
        request_animation_frame(move || crate::page::files::focus(&format!("duty-{first}")));
    };
    let full = in_sentence(run.full);
    let said = format!("{} {}", t("duty-unfold"), tr("duty-folded", &args));
    view! {
        <tr class="duty-fold no-print">
            <td></td>
            <th scope="row">{tr("duty-folded", &args)}</th>
            <td class="duty-way"></td>
            <td class="duty-rule"></td>
            <td class="num">{full.clone()}</td>
            <td class="num duty-score">{full}</td>
            <td colspan="2">
                <button class="plain" aria-label=said on:click=show>{t("duty-unfold")}</button>
            </td>
        </tr>
    }
    .into_any()
}

/// The way to fold all runs again, where one was unfolded.
pub(super) fn again(shared: Shared) -> impl IntoView {
    move || {
        let many = shared.kept.with(BTreeSet::len) > 1;
        let long = shared.sheet.with(|s| s.as_ref().is_some_and(|s| s.items.len() >= SHORT));
        (many && long).then(|| {
            let fold = move |_| {
                shared.open.set(None);
                shared.kept.update(BTreeSet::clear);
            };
            view! {
                <button class="plain no-print" on:click=fold>{t("duty-fold-again")}</button>
            }
        })
    }
}
