//! Not-counted schools (不计校数) and the schools their figures are counted with.

use super::desk::{Desk, Panel};
use crate::args;
use crate::county::Edit;
use crate::grid::{Column, Typed, typed};
use crate::page::say::{t, tr};
use crate::page::widgets::icon::{Icon, Shape};
use leptos::prelude::*;

/// Beside the grid: how many there are and how many are confirmed.
pub fn summary(desk: Desk) -> impl IntoView {
    move || {
        let (all, open) = desk.app.county.with(|county| {
            let all: Vec<_> = county.schools.iter().filter(|school| !school.counted).collect();
            let confirmed = |id: &String| county.corrections.parents.contains_key(id);
            let open = all.iter().filter(|school| !confirmed(&school.id)).count();
            (all.len(), open)
        });
        #[allow(clippy::cast_precision_loss, reason = "counts for a sentence")]
        let args = args! { "n" => all as f64, "open" => open as f64 };
        (all > 0).then(|| {
            view! {
                <section class="data-parents" aria-label=t("data-parents")>
                    <h2 class="section-head">{t("data-parents")}</h2>
                    <p class="note">
                        {tr("data-parents-sum", &args)} " "
                        <button class="plain" on:click=move |_| desk.panel.set(Panel::Parents)>
                            {t("data-parents-all")}
                        </button>
                    </p>
                </section>
            }
        })
    }
}

/// In place of the grid: each of them with its guess.
pub fn whole(desk: Desk) -> impl IntoView {
    let rows = move || {
        let county = desk.app.county.get();
        county
            .schools
            .iter()
            .enumerate()
            .filter(|(_, school)| !school.counted)
            .map(|(at, _)| row(desk, at))
            .collect_view()
    };
    let names = move || {
        let county = desk.app.county.get();
        county
            .schools
            .iter()
            .filter(|school| school.counted)
            .map(|school| view! { <option value=school.name.clone()></option> })
            .collect_view()
    };
    view! {
        <section class="data-whole">
            <div class="data-whole-head">
                <h2 class="section-head">{move || t("data-parents")}</h2>
                <button class="button" on:click=move |_| desk.panel.set(Panel::Grid)>
                    {move || t("data-back")}
                </button>
            </div>
            <p class="note">{move || t("data-parents-why")}</p>
            <datalist id="data-schools">{names}</datalist>
            <table class="table">
                <thead><tr>
                    <th scope="col">{move || t("col-name")}</th>
                    <th scope="col">{move || t("col-kind")}</th>
                    <th scope="col">{move || t("col-parent")}</th>
                    <th scope="col"><span class="hidden">{move || t("data-column-sure")}</span></th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(desk: Desk, at: usize) -> Option<impl IntoView + use<>> {
    let county = desk.app.county.get();
    let school = county.schools.get(at)?;
    let parent = school.parent.as_deref().and_then(|parent| county.find_school(parent));
    let parent = parent.and_then(|at| county.schools.get(at));
    let confirmed = county.corrections.parents.contains_key(&school.id);
    let problem = RwSignal::new(None::<String>);
    let name = school.name.clone();
    let label = tr("data-parent-of", &args! { "school" => name.as_str() });
    let id = parent.map(|parent| parent.id.clone());
    let choose = move |event| {
        let text = event_target_value(&event);
        let county = desk.app.county.get_untracked();
        match typed(&county, at, Column::Parent, &text) {
            Ok(Typed::Edit(edit)) => {
                drop(county);
                desk.app.edit(edit);
            }
            Ok(Typed::Same) => problem.set(None),
            Err(wrong) => {
                let (key, args) = wrong.sentence();
                problem.set(Some(tr(key, &args)));
            }
        }
    };
    let confirm = move |_| {
        let parent = id.clone();
        desk.app.edit(Edit::Parent { school: at, parent, remember: true });
    };
    let known = parent.is_some();
    Some(view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{t(&format!("kind-{}", school.kind.id()))}</td>
            <td>
                <input class="field data-parent" type="text" list="data-schools" aria-label=label
                    value=parent.map(|parent| parent.name.clone()).unwrap_or_default()
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    on:change=choose />
                {move || problem.get().map(|sentence| view! {
                    <p class="bad" role="alert">{sentence}</p>
                })}
            </td>
            <td class="verdict">{if confirmed {
                view! { <span class="good"><Icon shape=Shape::Tick /> {t("data-confirmed")}</span> }
                    .into_any()
            } else if known {
                view! { <button class="plain" on:click=confirm>{t("data-fix-parent")}</button> }
                    .into_any()
            } else {
                view! { <span class="dim"><Icon shape=Shape::Dashed /> {t("data-not-known")}</span> }
                    .into_any()
            }}</td>
        </tr>
    })
}
