//! One school section in the table.

use super::{Shared, cells, sheet_href, words};
use crate::page::route::{self, Route};
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::icon::Icon;
use crate::score::{Evaluation, Subject};
use crate::words::number::figure;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The row at `position` of those shown; `at` is its place in the assessment.
pub(super) fn row(shared: Shared, evaluation: &Evaluation, position: usize, at: usize) -> AnyView {
    let Some(row) = evaluation.schools.get(at) else { return ().into_any() };
    let school = row.school;
    let place = isize::try_from(position).unwrap_or(isize::MAX);
    let values: Vec<_> = row
        .indicators
        .iter()
        .enumerate()
        .filter_map(|(i, found)| {
            let subject = Subject::Indicator { school, section: row.section, indicator: i };
            let indicator = shared.indicator(i)?;
            let cell = cells::value(shared, (place, i + 1), subject, indicator, found);
            Some(view! { <td class="num">{cell}</td> })
        })
        .collect();
    let (shape, word, class) = derived::verdict(row.pass);
    let href = sheet_href(&row.id);
    let selected = move || shared.selected.get() == Some(school);
    let active = move || if shared.active.get() == (place, 0) { "0" } else { "-1" };
    let to_sheet = {
        let href = href.clone();
        move |event: MouseEvent| {
            if !is_control(&event) {
                route::go(&Route::parse(&href));
            }
        }
    };
    view! {
        <tr class="school-row" class:selected=selected on:click=to_sheet
            aria-rowindex=(position + 4).to_string()>
            <th scope="row">
                <a href=href id=cells::cell_id(place, 0) tabindex=active title=row.name.clone()
                    on:focus=move |_| shared.active.set((place, 0))>{row.name.clone()}</a>
            </th>
            <td>{words::setting(row.setting)}</td>
            <td class="num">{figure(row.students, 0)}</td>
            <td class="num">{figure(row.classes, 0)}</td>
            {values}
            {shared.judges().then(|| view! {
                <td class="num met-cell">
                    {row.met} <span class="dim">" / " {row.indicators.len()}</span>
                </td>
                <td class="verdict-cell">
                    <span class=format!("verdict {class}")><Icon shape=shape />{word}</span>
                </td>
            })}
        </tr>
    }
    .into_any()
}

/// Whether a click meant a button or a link inside the row.
fn is_control(event: &MouseEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| element.closest("a, button").ok().flatten())
        .is_some()
}
