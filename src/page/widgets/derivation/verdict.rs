//! The derivation of a school's verdict: how many indicators are met, and where each stands.

use super::{rule, words};
use crate::args;
use crate::page::say::{t, tr, with_words};
use crate::page::state::Assessed;
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Derivation, excluded_sentence};
use crate::words::number::in_sentence;
use leptos::prelude::*;

/// The count, or why the school is outside the assessment.
pub(super) fn summary(derivation: &Derivation) -> AnyView {
    if let Some(excluded) = &derivation.excluded {
        let why = with_words(|words| excluded_sentence(words, excluded));
        return view! { <p class="derivation-name">{why}</p> }.into_any();
    }
    #[allow(clippy::cast_precision_loss, reason = "a count of indicators")]
    let of = derivation.parts.len() as f64;
    let met = derivation.result.unwrap_or_default();
    view! {
        <p class="derivation-name">{tr("derive-met-of", &args! { "met" => met, "of" => of })}</p>
        {rule::remarks(&derivation.notes)}
    }
    .into_any()
}

/// Each indicator with its value, its lines and its standing.
pub(super) fn parts(of: Assessed, derivation: &Derivation) -> AnyView {
    if derivation.parts.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = derivation
        .parts
        .iter()
        .map(|part| {
            let spec = words::indicator_named(of.standard, Some(part.indicator.as_str()));
            view! {
                <tr>
                    <th scope="row">{spec.map(words::short_name)}</th>
                    <td class="num">{spec.map(|s| words::value(s, part.value))}</td>
                    <td class="num">{in_sentence(part.threshold)}</td>
                    <td class="num">{in_sentence(part.floor)}</td>
                    <td>
                        <span class="verdict">
                            <Icon shape=Shape::from(part.standing) />
                            {words::standing(part.standing)}
                        </span>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="derivation-table">
            <thead><tr>
                <th scope="col">{t("derive-indicator")}</th>
                <th scope="col" class="num">{t("derive-value")}</th>
                <th scope="col" class="num">{t("derive-standard")}</th>
                <th scope="col" class="num">{t("derive-floor-line")}</th>
                <th scope="col">{t("derive-verdict")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
