//! The small ruler under a formula.

use super::words;
use crate::args;
use crate::chart::scale;
use crate::chart::strip;
use crate::chart::value_ruler::ValueRuler;
use crate::page::say::tr;
use crate::page::state::Assessed;
use crate::score::{Derivation, Standing};
use crate::words::number::{in_sentence, plain};
use leptos::prelude::*;

/// Width in px of a ruler in a derivation.
const WIDTH: f64 = 290.0;

/// A standing as charts know it; missing is drawn as undetermined.
#[must_use]
pub const fn chart_standing(standing: Standing) -> Option<strip::Standing> {
    match standing {
        Standing::Met => Some(strip::Standing::Met),
        Standing::Floor => Some(strip::Standing::AboveFloor),
        Standing::Below => Some(strip::Standing::Below),
        Standing::Missing => None,
    }
}

/// The ruler of a derivation that has a limit.
pub(super) fn of(of: Assessed, derivation: &Derivation) -> Option<AnyView> {
    let limit = derivation.limit?;
    let is_coefficient = derivation.floor.is_none();
    let limit_key = if is_coefficient { "ruler-limit" } else { "ruler-standard" };
    let printed = if is_coefficient { plain(limit, 2) } else { in_sentence(limit) };
    let percent = super::words::indicator_named(of.standard, derivation.indicator.as_deref())
        .map_or(0.0, words::floor_percent);
    let end = scale::end(derivation.result.into_iter(), limit);
    let ruler = ValueRuler {
        value: derivation.result,
        value_label: derivation.result.map(|value| words::short(value, limit)).unwrap_or_default(),
        standing: derivation.standing.and_then(chart_standing),
        limit,
        limit_label: tr(limit_key, &args! { "limit" => printed }),
        floor: derivation.floor.map(|floor| {
            (floor, tr("ruler-floor", &args! { "percent" => percent, "floor" => floor }))
        }),
        end,
        end_label: in_sentence(end),
    };
    let svg = ruler.svg(WIDTH);
    Some(view! { <div class="derivation-ruler" inner_html=svg></div> }.into_any())
}
