//! The cells that are computed: a button that opens its derivation.

use super::Shared;
use crate::page::say::t;
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Coefficient, IndicatorValue, Standing, Subject};
use crate::standard::Indicator;
use crate::words::number::figure;
use leptos::prelude::*;

/// How a figure is marked: shape, what it means for a screen reader, class.
type Look = (Option<Shape>, String, &'static str);

/// The id of the button in a row and column, for the arrow keys.
pub(super) fn cell_id(row: isize, column: usize) -> String {
    format!("cell-{row}-{column}")
}

/// A button with a computed figure.
fn button(
    shared: Shared,
    (row, column): (isize, usize),
    subject: Subject,
    text: String,
    (shape, meaning, class): Look,
) -> AnyView {
    let is_open = {
        let subject = subject.clone();
        move || shared.open.with(|open| open.as_ref() == Some(&subject)).to_string()
    };
    let active = move || if shared.active.get() == (row, column) { "0" } else { "-1" };
    view! {
        <button class=format!("figure {class}") id=cell_id(row, column) tabindex=active
            aria-expanded=is_open on:focus=move |_| shared.active.set((row, column))
            on:click=move |_| shared.toggle(subject.clone())>
            {shape.map(|shape| view! { <Icon shape=shape /> })}
            {text}
            {(!meaning.is_empty()).then(|| view! { <span class="hidden">{meaning}</span> })}
        </button>
    }
    .into_any()
}

/// The value of an indicator.
pub(super) fn value(
    shared: Shared,
    place: (isize, usize),
    subject: Subject,
    indicator: &Indicator,
    found: &IndicatorValue,
) -> AnyView {
    let meaning = || format!(" {}", derived::standing(found.standing));
    let look = match found.standing {
        Standing::Met => (None, String::new(), ""),
        Standing::Floor => (Some(Shape::Half), meaning(), ""),
        Standing::Below => (Some(Shape::Cross), meaning(), "bad"),
        Standing::Missing => (None, meaning(), "dim"),
    };
    button(shared, place, subject, derived::value(indicator, found.value), look)
}

/// The mean of an indicator.
pub(super) fn mean(
    shared: Shared,
    place: (isize, usize),
    subject: Subject,
    indicator: &Indicator,
    found: &Coefficient,
) -> AnyView {
    let text = derived::value(indicator, found.mean);
    button(shared, place, subject, text, (None, String::new(), ""))
}

/// The coefficient of an indicator.
pub(super) fn coefficient(
    shared: Shared,
    place: (isize, usize),
    subject: Subject,
    found: &Coefficient,
) -> AnyView {
    let look = match (found.met, found.met_known) {
        (Some(false), _) => {
            (Some(Shape::Cross), format!(" {}", t("derive-beyond")), "bad cv-beyond")
        }
        (Some(true), _) => (None, format!(" {}", t("derive-within")), ""),
        // Without a limit of its own there is nothing to be within.
        (None, _) if found.limit.is_none() && found.missing == 0 => (None, String::new(), ""),
        (None, known) => {
            let class = if known == Some(false) { "bad" } else { "" };
            (Some(Shape::Dashed), format!(" {}", t("verdict-open")), class)
        }
    };
    button(shared, place, subject, figure(found.cv, 3), look)
}
