//! Why another program's number may differ: both coefficients of the present county side by
//! side, and what else is done differently elsewhere.

use super::heading;
use crate::county::Arg;
use crate::page::say::t;
use crate::page::state::App;
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Evaluation, SectionResult};
use crate::standard::Standard;
use crate::words::number::figure;
use leptos::prelude::*;

/// The part.
#[component]
pub(super) fn ComparePart(standard: &'static Standard) -> impl IntoView {
    let app = expect_context::<App>();
    let table =
        move || app.evaluation.get().filter(|e| !e.schools.is_empty()).map(|e| table(&e, standard));
    view! {
        <section>
            {heading("compare")}
            <p>{t("method-compare-why")}</p>
            <div class:stale=move || app.stale.get()>{table}</div>
            <ul class="method-list">
                <li>{t("method-compare-rounding")}</li>
                <li>{t("method-compare-missing")}</li>
                <li>{t("method-compare-shared")}</li>
                <li>{t("method-compare-composite")}</li>
            </ul>
        </section>
    }
}

fn table(evaluation: &Evaluation, standard: &Standard) -> impl IntoView + use<> {
    let heads: Vec<_> = evaluation
        .sections
        .iter()
        .map(|s| {
            let name = t(&format!("section-{}", s.section.id()));
            view! { <th scope="colgroup" colspan="3">{name}</th> }
        })
        .collect();
    let columns: Vec<_> = evaluation
        .sections
        .iter()
        .map(|_| {
            view! {
                <th scope="col" class="num">{t("method-weighted")}</th>
                <th scope="col" class="num">{t("method-unweighted")}</th>
                <th scope="col" class="num">{t("method-limit-short")}</th>
            }
        })
        .collect();
    let differs = evaluation.reasons.iter().any(|r| r.code == "weightingMatters");
    let note = if differs {
        view! { <p class="note"><Icon shape=Shape::Half />{t("method-compare-differs")}</p> }
            .into_any()
    } else {
        view! { <p class="note">{t("method-compare-same")}</p> }.into_any()
    };
    let rows: Vec<_> = standard
        .indicator
        .iter()
        .enumerate()
        .map(|(place, indicator)| {
            let cells: Vec<_> = evaluation
                .sections
                .iter()
                .map(|s| cells(evaluation, s, place, &indicator.id))
                .collect();
            let name = t(&format!("indicator-{}-short", indicator.id));
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }
        })
        .collect();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=t("method-compare-table")>
            <table class="table table-dense method-compare">
                <caption>{t("method-compare-table")}</caption>
                <thead>
                    <tr><th scope="col" rowspan="2">{t("overview-indicators")}</th>{heads}</tr>
                    <tr>{columns}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {note}
    }
}

fn cells(
    evaluation: &Evaluation,
    section: &SectionResult,
    place: usize,
    indicator: &str,
) -> Option<impl IntoView + use<>> {
    let c = section.indicators.get(place)?;
    // The engine says where the two stand on different sides of the limit.
    let named = |reason: &crate::score::Reason, name: &str, id: &str| matches!(reason.args.get(name), Some(Arg::Text(text)) if text == id);
    let differs = evaluation.reasons.iter().any(|r| {
        r.code == "weightingMatters"
            && named(r, "section", section.section.id())
            && named(r, "indicator", indicator)
    });
    let mark = differs.then(|| {
        view! { <Icon shape=Shape::Half /><span class="hidden">{t("method-compare-differs")}</span> }
    });
    let class = if differs { "num warn" } else { "num" };
    Some(view! {
        <td class="num">{figure(c.weighted, 3)}</td>
        <td class=class>{mark}{figure(c.unweighted, 3)}</td>
        <td class="num dim">{figure(c.limit, 2)}</td>
    })
}
