//! The table: one row a county, its figures with their places.

use super::choice::{By, aria, sort};
use super::model::{Row, Shared};
use super::words;
use crate::page::say::t;
use crate::page::widgets::chart_frame::Rows;
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::handout::TableActs;
use crate::page::widgets::icon::Icon;
use crate::region::{Better, Measure};
use crate::words::number::{MISSING, grouped};
use leptos::prelude::*;

/// The table with what can be done with it.
pub(super) fn table(shared: Shared) -> impl IntoView {
    let name = Signal::derive(|| t("view-region"));
    let rows = Callback::new(move |()| all(shared));
    view! {
        <div class="region-table">
            <p class="resources-acts no-print"><TableActs name=name rows=rows /></p>
            <div class="scroll" tabindex="0" role="group" aria-label=move || t("view-region")>
                <table class="table table-dense" id="region-table">
                    <thead>{move || heads(shared)}</thead>
                    <tbody>{move || body(shared)}</tbody>
                </table>
            </div>
            <p class="note">{move || t("region-note")}</p>
        </div>
    }
}

/// Positions of the measures that stand in the table.
fn shown(shared: Shared) -> Vec<(usize, Measure)> {
    let group = shared.choice.get().group;
    shared.measures.with_value(|all| {
        let all = all.iter().enumerate().filter(|(_, measure)| group.has(measure));
        all.map(|(at, measure)| (at, measure.clone())).collect()
    })
}

fn heads(shared: Shared) -> impl IntoView {
    let choice = shared.choice.get();
    let head = |by: By, label: String, better: Option<Better>, class: &'static str| {
        let sorted = aria(&choice, by, better);
        let arrow = sorted.map(|way| if way == "ascending" { "↑" } else { "↓" });
        let press = move |_| {
            let choice = shared.choice.get_untracked();
            shared.measures.with_value(|measures| sort(&choice, by, measures));
        };
        view! {
            <th scope="col" class=class aria-sort=sorted>
                <button class="sort" on:click=press>
                    {label}<span class="sort-arrow" aria-hidden="true">{arrow}</span>
                </button>
            </th>
        }
    };
    let measures: Vec<_> = shown(shared)
        .into_iter()
        .map(|(at, measure)| {
            head(By::Measure(at), words::short(&measure), Some(measure.better), "num")
        })
        .collect();
    view! {
        <tr>
            <th scope="col" class="num region-place">{t("region-place")}</th>
            {head(By::Name, t("region-county"), None, "region-name")}
            <th scope="col" class="num region-schools">{t("region-schools")}</th>
            {head(By::Verdict, t("region-verdict"), None, "")}
            {measures}
        </tr>
    }
}

fn body(shared: Shared) -> impl IntoView {
    let measures = shown(shared);
    let choice = shared.choice.get();
    let rows = shared.rows.get();
    rows.iter().map(|row| line(row, &measures, choice.drawn)).collect_view()
}

fn line(row: &Row, measures: &[(usize, Measure)], drawn: usize) -> impl IntoView + use<> {
    let standing = &row.standing;
    let (shape, verdict, class) = derived::verdict(standing.resources_pass);
    let cells: Vec<_> = measures
        .iter()
        .map(|(at, measure)| {
            let figure = standing.figures.get(*at).copied().unwrap_or_default();
            let place = row.places.get(*at).copied().flatten();
            let missing = words::missing(measure, &figure);
            let class = if figure.met_known == Some(false) { "num bad" } else { "num" };
            let title = words::share(measure, &figure).or_else(|| missing.clone());
            let open = missing.map(|missing| {
                view! { <span class="region-open" title=missing.clone()>"○"</span>
                <span class="hidden">{missing}</span> }
            });
            view! {
                <td class=class class:region-drawn=*at == drawn title=title>
                    {open} <span class="region-figure">{words::figure(measure, figure.value)}</span>
                    <span class="region-rank">{place.map(words::rank)}</span>
                </td>
            }
        })
        .collect();
    let place = row.places.get(drawn).copied().flatten();
    let place = place.map_or_else(|| MISSING.to_owned(), |place| place.to_string());
    let year = standing.school_year.map(|year| year.to_string());
    view! {
        <tr>
            <td class="num region-place">{place}</td>
            <th scope="row" class="region-name">
                {words::named(&standing.name)} " " <span class="dim">{year}</span>
            </th>
            <td class="num region-schools">{standing.schools}</td>
            <td class=format!("verdict {class}")><Icon shape=shape /> {verdict}</td>
            {cells}
        </tr>
    }
}

/// Everything that is compared, for a file: figures of all sections with their places.
fn all(shared: Shared) -> Rows {
    let rows = shared.rows.get_untracked();
    let measures = shared.measures.get_value();
    let facts = ["region-county", "region-city", "region-province", "head-year", "region-schools"];
    let more = ["region-students", "region-verdict", "region-verdict-all"];
    let mut heads: Vec<String> = facts.into_iter().chain(more).map(t).collect();
    for measure in &measures {
        heads.push(words::full(measure));
        heads.push(words::place_of(measure));
    }
    let line = |row: &Row| {
        let s = &row.standing;
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| MISSING.to_owned());
        let year = s.school_year.map_or_else(|| MISSING.to_owned(), |year| year.to_string());
        let verdict = |pass| derived::verdict(pass).1;
        let mut cells = vec![words::named(&s.name), text(&s.city), text(&s.province), year];
        cells.extend([s.schools.to_string(), grouped(s.students, 0).replace('\u{2009}', "")]);
        cells.extend([verdict(s.resources_pass), verdict(s.pass)]);
        for (at, measure) in measures.iter().enumerate() {
            let value = s.figures.get(at).and_then(|figure| figure.value);
            let place = row.places.get(at).copied().flatten();
            cells.push(words::exported(measure, value));
            cells.push(place.map_or_else(|| MISSING.to_owned(), |place| place.to_string()));
        }
        cells
    };
    std::iter::once(heads).chain(rows.iter().map(line)).collect()
}
