//! The figures that went into an item, with their values and where they came from: the same table
//! on the score sheet and in the panel of a condition.

use super::words;
use crate::page::say::t;
use crate::rubric::Input;
use crate::words::number::MISSING;
use leptos::prelude::*;

/// A table of inputs; nothing where there are none. Names and origins are the view's own words.
pub(in crate::page::views) fn table(
    inputs: &[&Input],
    name: impl Fn(&Input) -> String,
    origin: impl Fn(&Input) -> String,
) -> Option<AnyView> {
    if inputs.is_empty() {
        return None;
    }
    let row = |input: &&Input| {
        let value = if input.missing { MISSING.to_owned() } else { words::points(&input.value) };
        view! {
            <tr>
                <th scope="row">{name(input)}</th>
                <td class="num">{value}</td>
                <td>{origin(input)}</td>
            </tr>
        }
    };
    let rows: Vec<_> = inputs.iter().map(row).collect();
    Some(
        view! {
            <table class="derivation-table">
                <thead><tr>
                    <th scope="col">{t("duty-head-input")}</th>
                    <th scope="col" class="num">{t("duty-head-value")}</th>
                    <th scope="col">{t("duty-head-origin")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}
