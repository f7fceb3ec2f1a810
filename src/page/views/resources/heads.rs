//! The heads of the table: buttons that order its rows, and the strip of each indicator.

use super::choice::{Column, sort_by};
use super::{Shared, strips};
use crate::page::say::t;
use crate::page::widgets::derivation::words as derived;
use leptos::prelude::*;

/// All heads.
#[component]
pub(super) fn Heads() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let count = shared.of.standard.indicator.len();
    let strips =
        move || shared.judges() && !shared.narrow.get() && !shared.choice.with(|c| c.plain);
    let indicator = move |at: usize| {
        let name = Signal::derive(move || {
            shared.indicator(at).map(derived::short_name).unwrap_or_default()
        });
        let unit =
            Signal::derive(move || shared.indicator(at).map(derived::unit).unwrap_or_default());
        view! {
            <Head column=Column::Indicator(at) name=name class="num strip-head">
                <span class="strip-unit">{unit}</span>
                <div class="strip-cell">
                    {move || strips().then(|| view! { <strips::StripBody at=at wide=false /> })}
                </div>
            </Head>
        }
    };
    let plain = |key: &'static str| Signal::derive(move || t(key));
    view! {
        <tr aria-rowindex="1">
            <Head column=Column::Name name=plain("column-school") class="">""</Head>
            <Head column=Column::Setting name=plain("column-setting") class="">""</Head>
            <Head column=Column::Students name=plain("column-students") class="num">
                <span class="strip-unit">{move || t("column-students-unit")}</span>
            </Head>
            <Head column=Column::Classes name=plain("column-classes") class="num">
                <span class="strip-unit">{move || t("column-classes-unit")}</span>
            </Head>
            {(0..count).map(indicator).collect_view()}
            {shared.judges().then(|| view! {
                <Head column=Column::Met name=plain("column-met") class="num">""</Head>
                <Head column=Column::Verdict name=plain("column-verdict") class="verdict-cell">""</Head>
            })}
        </tr>
    }
}

/// A head with its button; says how the table is ordered.
#[component]
fn Head(
    column: Column,
    name: Signal<String>,
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let shared = expect_context::<Shared>();
    let order = move || shared.choice.with(|c| (c.sort == column).then_some(c.ascending));
    let sorted = move || order().map(|up| if up { "ascending" } else { "descending" });
    let arrow = move || {
        order().map(|up| {
            let path = if up { "M4 1l4 7H0z" } else { "M4 8L0 1h8z" };
            view! {
                <svg class="sort-arrow" width="8" height="9" viewBox="0 0 8 9" aria-hidden="true">
                    <path class="icon-fill" d=path></path>
                </svg>
            }
        })
    };
    view! {
        <th scope="col" class=class aria-sort=sorted>
            <button class="sort" on:click=move |_| {
                shared.choice.with_untracked(|c| sort_by(c, column));
            }>{name} {arrow}</button>
            {children()}
        </th>
    }
}
