//! How the difference coefficient is computed, with the official worked example.

use super::cite::Cite;
use super::heading;
use crate::args;
use crate::page::say::{t, tr};
use crate::standard::{Decimal, Standard, WorkedExample};
use crate::words::number::grouped;
use leptos::prelude::*;

/// The part.
#[component]
pub(super) fn CoefficientPart(standard: &'static Standard) -> impl IntoView {
    let examples: Vec<_> = standard.example.iter().map(example).collect();
    view! {
        <section>
            {heading("coefficient")}
            <div class="formulas" role="img" aria-label=t("method-formula-words")>
                <p>"X = " {over("Σ x", "Σ A")}</p>
                <p>"S = " <span class="root">"Σ " {over("A", "Σ A")} " ( " {over("x", "A")} " − X )²"</span></p>
                <p>"CV = " {over("S", "X")}</p>
            </div>
            <p class="note">{t("method-formula-words")}</p>
            {examples}
        </section>
    }
}

fn over(top: &'static str, bottom: &'static str) -> impl IntoView {
    view! {
        <span class="over"><span class="over-top">{top}</span><span>{bottom}</span></span>
    }
}

fn example(example: &WorkedExample) -> impl IntoView + use<> {
    let cells = |values: &[Decimal]| {
        values
            .iter()
            .map(|v| view! { <td class="num">{grouped(v.value(), 0)}</td> })
            .collect::<Vec<_>>()
    };
    let heads: Vec<_> = (1..=example.students.len())
        .map(|n| {
            let name = tr("method-example-school", &args! { "n" => n.to_string() });
            view! { <th scope="col" class="num">{name}</th> }
        })
        .collect();
    let args = args! {
        "mean" => example.mean.text(), "deviation" => example.deviation.text(),
        "weighted" => example.weighted.text(), "unweighted" => example.unweighted.text(),
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=t("method-example")>
            <table class="table table-dense method-example">
                <caption>{t("method-example")}</caption>
                <thead><tr><th scope="col"></th>{heads}</tr></thead>
                <tbody>
                    <tr><th scope="row">{t("method-example-students")}</th>{cells(&example.students)}</tr>
                    <tr><th scope="row">{t("method-example-amounts")}</th>{cells(&example.amounts)}</tr>
                </tbody>
            </table>
        </div>
        <p>{tr("method-example-result", &args)}</p>
        <p class="note"><Cite source=example.source.clone() /></p>
    }
}
