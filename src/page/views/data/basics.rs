//! 县情: what the county is beside its schools (表Ⅰ, 学制), each fact with where it came from.

use super::desk::{Desk, Panel};
use crate::args;
use crate::county::{County, Fact, facts};
use crate::grid::{Typed, fact_doubt, fact_text, typed_fact};
use crate::json::Value;
use crate::page::route::{Route, ViewId};
use crate::page::say::{t, tr};
use crate::page::widgets::icon::{Icon, Shape};
use leptos::prelude::*;
use std::cell::LazyCell;

/// In place of the grid: a row a fact.
pub fn whole(desk: Desk) -> impl IntoView {
    let report = Route { view: ViewId::Report, ..Route::default() }.hash();
    let rows = facts().iter().map(|fact| row(desk, fact)).collect_view();
    view! {
        <section class="data-whole" id="basics">
            <div class="data-whole-head">
                <h2 class="section-head">{move || t("basics-name")}</h2>
                <button class="button" on:click=move |_| desk.panel.set(Panel::Grid)>
                    {move || t("data-back")}
                </button>
            </div>
            <p class="note">{move || t("basics-why")} " " <a href=report>{move || t("basics-report")}</a></p>
            <table class="table basics-table">
                <thead><tr>
                    <th scope="col">{move || t("basics-fact")}</th>
                    <th scope="col">{move || t("basics-value")}</th>
                    <th scope="col">{move || t("basics-unit")}</th>
                    <th scope="col">{move || t("basics-origin")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(desk: Desk, fact: &'static Fact) -> impl IntoView {
    let wrong = RwSignal::new(None::<String>);
    // Counts what was refused, so that the field shows again what stands.
    let refused = RwSignal::new(0_u32);
    let shown = move || {
        refused.track();
        desk.app.county.with(|county| fact_text(county, fact))
    };
    let put = move |event| {
        let text: String = event_target_value(&event);
        match desk.app.county.with_untracked(|county| typed_fact(county, fact, &text)) {
            Ok(typed) => {
                wrong.set(None);
                match typed {
                    Typed::Edit(edit) => desk.app.edit(edit),
                    // What was typed another way is written as it stands.
                    Typed::Same => refused.update(|n| *n += 1),
                }
            }
            Err(problem) => {
                let (key, args) = problem.sentence();
                wrong.set(Some(tr(key, &args)));
            }
        }
    };
    let name = move || t(&format!("answer-key-{}", fact.key));
    let id = format!("basics-{}", fact.key);
    let read_only = desk.app.read_only;
    let field = if fact.choices.is_empty() {
        view! {
            <input class="field basics-field" type="text" inputmode="decimal" autocomplete="off"
                id=id.clone() aria-label=name prop:value=shown disabled=read_only
                aria-invalid=move || wrong.with(Option::is_some).to_string() on:change=put />
        }
        .into_any()
    } else {
        let choice = move |id: &'static str, word: String| {
            view! { <option value=id selected=move || shown() == id>{word}</option> }
        };
        let choices = fact.choices.iter();
        let choices = choices.map(|id| choice(id, t(&format!("grade-system-{id}")))).collect_view();
        view! {
            <select class="field basics-field" id=id.clone() aria-label=name disabled=read_only
                on:change=put>
                {choice("", t("basics-not-told"))} {choices}
            </select>
        }
        .into_any()
    };
    let unit = fact.unit.as_ref().map(|unit| t(&format!("basics-unit-{unit}")));
    let doubt = move || desk.app.county.with(|county| fact_doubt(county, fact));
    view! {
        <tr>
            <th scope="row"><label for=id>{name}</label></th>
            <td>{field}</td>
            <td class="basics-unit">{unit}</td>
            <td>
                {move || wrong.get().map(|why| view! {
                    <p class="finding" role="alert"><Icon shape=Shape::Cross /> " " {why}</p>
                })}
                {move || doubt().map(|key| view! {
                    <p class="finding"><Icon shape=Shape::Half /> " " {t(key)}</p>
                })}
                <span class="data-where">{move || origin(desk, fact)}</span>
            </td>
        </tr>
    }
}

thread_local! {
    /// The sample county, to know which of its facts are its own still.
    static SAMPLE: LazyCell<County> = LazyCell::new(crate::sample::county);
}

fn is_of_sample(key: &str, value: &Value) -> bool {
    SAMPLE.with(|sample| sample.fact(key).as_ref() == Some(value))
}

/// File, sheet and cell it was read from, or that it was typed.
fn origin(desk: Desk, fact: &Fact) -> String {
    desk.app.county.with(|county| {
        let Some(now) = county.fact(&fact.key) else { return String::new() };
        let read = county.basics.read_at(&fact.key);
        // The population is a field of its own: what was read must still be it.
        let read = read.filter(|_| county.basics.figure(&fact.key).as_ref() == Some(&now));
        let Some(read) = read else {
            let of_sample = county.sample && is_of_sample(&fact.key, &now);
            return t(if of_sample { "basics-sample" } else { "basics-typed" });
        };
        tr("data-origin", &args! { "place" => county.place_of(&read) })
    })
}
