//! A school's own sheet (本校情况): its sections against the seven indicators, the items every
//! school must meet, and where its figures came from. Prints on one page.

use super::Shared;
use crate::args;
use crate::chart::scale;
use crate::chart::value_ruler::ValueRuler;
use crate::county::{Origin, School};
use crate::page::files;
use crate::page::route::ViewId;
use crate::page::say::{t, tr, with_words};
use crate::page::state::App;
use crate::page::widgets::derivation::{Derivation, chart_standing, words as derived};
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{IndicatorValue, SchoolRow, Subject, excluded_sentence};
use crate::standard::Indicator;
use crate::words::number::{figure, in_sentence};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Width of an indicator's ruler, px.
const RULER: f64 = 240.0;

/// The sheet of the school with an id.
#[component]
pub(super) fn Sheet(id: String) -> impl IntoView {
    let shared = expect_context::<Shared>();
    let app = shared.app;
    let body = move || {
        let evaluation = shared.of.evaluation.get()?;
        let county = app.county.get();
        let position = county.find_school(&id)?;
        let school = county.schools.get(position)?;
        let rows: Vec<&SchoolRow> =
            evaluation.schools.iter().filter(|row| row.school == position).collect();
        Some(view! {
            <h1 class="sentence">{verdict_sentence(school, &rows)}</h1>
            <p class="lede">{facts(school)}</p>
            {rows.iter().map(|row| section(shared, row)).collect_view()}
            {super::sheet_items::items(&evaluation, position)}
            {origins(app, school)}
        })
    };
    view! {
        <article class="school-sheet" class:stale=move || app.stale.get()>
            <p class="sheet-links">
                <a href=ViewId::Resources.href()>{move || t("sheet-back")}</a>
                <button class="plain" on:click=|_| files::print()>{move || t("print")}</button>
            </p>
            {move || body().map_or_else(
                || view! { <p class="lede">{t("sheet-no-school")}</p> }.into_any(),
                IntoAny::into_any,
            )}
        </article>
    }
}

/// Name and verdict of every section.
fn verdict_sentence(school: &School, rows: &[&SchoolRow]) -> String {
    let verdicts: Vec<_> = rows
        .iter()
        .map(|row| {
            let verdict = if row.excluded.is_some() {
                t("verdict-excluded")
            } else {
                derived::verdict(row.pass).1
            };
            tr(
                "sheet-section-verdict",
                &args! { "section" => derived::section(row.section), "verdict" => verdict },
            )
        })
        .collect();
    let args = args! {
        "school" => school.name.as_str(), "verdicts" => verdicts.join(&t("list-separator")),
    };
    tr("sheet-answer", &args)
}

/// Kind, owner, place, code.
fn facts(school: &School) -> String {
    let mut facts = vec![
        t(&format!("kind-{}", school.kind.id())),
        match school.ownership {
            crate::county::Ownership::Public => t("ownership-public"),
            crate::county::Ownership::Private => t("ownership-private"),
        },
    ];
    facts.extend(school.setting.map(|s| super::words::setting(Some(s))));
    facts.push(tr("sheet-code", &args! { "id" => school.id.as_str() }));
    facts.join(" · ")
}

/// One section: its figures, then the seven indicators.
fn section(shared: Shared, row: &SchoolRow) -> AnyView {
    let size = tr(
        "sheet-size",
        &args! { "students" => figure(row.students, 0), "classes" => figure(row.classes, 0) },
    );
    let name = derived::section(row.section);
    if let Some(excluded) = &row.excluded {
        let why = with_words(|words| excluded_sentence(words, excluded));
        return view! {
            <section class="sheet-section">
                <h2 class="section-head">{name}<span class="unit">{size}</span></h2>
                <p>{t("verdict-excluded")} " · " {why}</p>
            </section>
        }
        .into_any();
    }
    let (shape, word, class) = derived::verdict(row.pass);
    let lines: Vec<_> = row
        .indicators
        .iter()
        .enumerate()
        .filter_map(|(at, found)| Some(line(shared, row, at, shared.indicator(at)?, found)))
        .collect();
    let args = args! {
        "met" => super::words::count(row.met), "of" => super::words::count(row.indicators.len()),
    };
    view! {
        <section class="sheet-section">
            <h2 class="section-head">{name}<span class="unit">{size}</span></h2>
            <p>
                <span class=format!("verdict {class}")><Icon shape=shape />{word}</span>
                " " {tr("derive-met-of", &args)}
            </p>
            <div class="scroll">
                <table class="table sheet-table">
                    <thead><tr>
                        <th scope="col">{t("derive-indicator")}</th>
                        <th scope="col" class="num">{t("derive-value")}</th>
                        <th scope="col">{t("derive-unit")}</th>
                        <th scope="col">{t("sheet-ruler")}</th>
                        <th scope="col">{t("derive-verdict")}</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// One indicator; its derivation opens under it.
fn line(
    shared: Shared,
    row: &SchoolRow,
    at: usize,
    indicator: &'static Indicator,
    found: &IndicatorValue,
) -> AnyView {
    let subject = Subject::Indicator { school: row.school, section: row.section, indicator: at };
    let id = format!("sheet-{}-{at}", row.section.id());
    let (opened, asked, toggled) = (subject.clone(), subject.clone(), subject);
    let is_open = move || shared.open.with(|open| open.as_ref() == Some(&opened));
    let expanded = is_open.clone();
    let to_focus = id.clone();
    let close = Callback::new(move |()| {
        shared.open.set(None);
        files::focus(&to_focus);
    });
    view! {
        <tr>
            <th scope="row">{derived::full_name(indicator)}</th>
            <td class="num">
                <button class="figure" id=id aria-expanded=move || expanded().to_string()
                    on:click=move |_| shared.toggle(toggled.clone())>
                    {derived::value(indicator, found.value)}
                </button>
            </td>
            <td>{derived::unit(indicator)}</td>
            <td><div class="sheet-ruler" inner_html=ruler(indicator, found)></div></td>
            <td>
                <span class="verdict">
                    <Icon shape=Shape::from(found.standing) />{derived::standing(found.standing)}
                </span>
            </td>
        </tr>
        {move || is_open().then(|| view! {
            <tr><td colspan="5"><Derivation subject=asked.clone() on_close=close /></td></tr>
        })}
    }
    .into_any()
}

fn ruler(indicator: &Indicator, found: &IndicatorValue) -> String {
    let Some(limit) = found.threshold else { return String::new() };
    let end = scale::end(found.value.into_iter(), limit);
    ValueRuler {
        value: found.value,
        value_label: String::new(),
        standing: chart_standing(found.standing),
        limit,
        limit_label: tr("ruler-standard", &args! { "limit" => limit }),
        floor: Some((limit * indicator.floor_share(), String::new())),
        end,
        end_label: in_sentence(end),
    }
    .svg(RULER)
}

/// The files and sheets its figures came from, and how many were changed by hand.
fn origins(app: App, school: &School) -> AnyView {
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    let used = |origin: &Origin| -> Vec<u32> {
        let parts = origin.parts.iter().filter_map(|part| part.source);
        origin.source.into_iter().chain(parts).collect()
    };
    for source in school.origins.values().flat_map(used) {
        *places.entry(source).or_default() += 1;
    }
    let by_hand = school.origins.values().filter(|o| o.by_hand).count();
    let lines: Vec<_> = places
        .iter()
        .filter_map(|(source, n)| {
            let at = usize::try_from(*source).ok()?;
            let place = app
                .county
                .with(|c| c.sources.get(at).map(|s| format!("{} › {}", s.file, s.sheet)))?;
            let args = args! { "place" => place, "n" => super::words::count(*n) };
            Some(view! { <li>{tr("sheet-origin", &args)}</li> })
        })
        .collect();
    let none = lines.is_empty();
    let changed = (by_hand > 0).then(|| {
        let args = args! { "n" => super::words::count(by_hand) };
        view! { <li class="warn"><Icon shape=Shape::Half />{tr("note-byHand", &args)}</li> }
    });
    view! {
        <section class="sheet-section">
            <h2 class="section-head">{t("sheet-origins")}</h2>
            <ul class="note">{lines} {changed} {none.then(|| view! {
                <li>{t("derive-no-origin")}</li>
            })}</ul>
        </section>
    }
    .into_any()
}
