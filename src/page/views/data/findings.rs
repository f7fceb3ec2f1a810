//! The findings beside the grid: how many of each class, what each says, and the one thing to do
//! about it.

use super::desk::Desk;
use crate::args;
use crate::county::{Edit, Finding, Fix, Severity};
use crate::grid::{Bunch, Column, bunches, counts, name};
use crate::page::say::{finding as sentence, t, tr};
use crate::page::widgets::icon::Icon;
use crate::words::number;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many are listed at first.
const FIRST: usize = 6;

/// The panel.
pub fn panel(desk: Desk) -> impl IntoView {
    let only = RwSignal::new(None::<Severity>);
    let all = RwSignal::new(false);
    // How far each bunch was gone through, by its first finding.
    let gone = RwSignal::new(BTreeMap::<String, usize>::new());
    let listed = Memo::new(move |_| desk.app.findings.with(|f| bunches(f, only.get())));
    let list = move || {
        let bunches = listed.get();
        let shown = if all.get() { bunches.len() } else { FIRST };
        let findings = desk.app.findings.get();
        bunches.iter().take(shown).map(|bunch| item(desk, &findings, bunch, gone)).collect_view()
    };
    let rest = move || {
        let hidden = listed.with(Vec::len) > FIRST && !all.get();
        hidden.then(|| {
            #[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
            let args = args! { "n" => listed.with(Vec::len) as f64 };
            view! {
                <button class="plain" on:click=move |_| all.set(true)>
                    {tr("data-findings-all", &args)}
                </button>
            }
        })
    };
    view! {
        <section class="data-findings" aria-label=move || t("data-findings-name")>
            <h2 class="section-head">{move || head(desk)}</h2>
            {move || classes(desk, only)}
            <ul class="data-list">{list}</ul>
            {rest}
        </section>
    }
}

#[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
fn head(desk: Desk) -> String {
    tr("data-findings", &args! { "n" => desk.app.findings.with(|f| f.len()) as f64 })
}

/// The word of a class.
fn word(severity: Severity) -> String {
    match severity {
        Severity::Must => t("severity-must"),
        Severity::Check => t("severity-check"),
        Severity::Missing => t("severity-missing"),
    }
}

fn classes(desk: Desk, only: RwSignal<Option<Severity>>) -> impl IntoView {
    let buttons = desk
        .app
        .findings
        .with(|findings| counts(findings))
        .into_iter()
        .map(|(severity, count)| {
            let class = match severity {
                Severity::Must => "data-class bad",
                Severity::Check => "data-class warn",
                Severity::Missing => "data-class dim",
            };
            let pressed = move || (only.get() == Some(severity)).to_string();
            view! {
                <button class=class aria-pressed=pressed disabled=count == 0
                    on:click=move |_| only.update(|now| {
                        *now = (*now != Some(severity)).then_some(severity);
                    })>
                    <Icon shape=severity /> {word(severity)} " " {count}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="data-classes" role="group" aria-label=t("data-findings-filter")>{buttons}</div>
    }
}

fn item(
    desk: Desk,
    findings: &Arc<Vec<Finding>>,
    bunch: &Bunch,
    gone: RwSignal<BTreeMap<String, usize>>,
) -> Option<impl IntoView + use<>> {
    let first = findings.get(*bunch.members.first()?)?.clone();
    let key = format!("{}-{:?}", first.code, first.field.map(|f| f.metric()));
    let members = bunch.members.clone();
    let many = members.len() > 1;
    let at = {
        let key = key.clone();
        move || gone.with(|gone| gone.get(&key).copied().unwrap_or_default())
    };
    // The one that the link went to last stands for the bunch.
    let shown = {
        let (findings, members, first, at) =
            (Arc::clone(findings), members.clone(), first.clone(), at.clone());
        move || {
            let place = members.get(at().saturating_sub(1));
            place.and_then(|place| findings.get(*place)).unwrap_or(&first).clone()
        }
    };
    let next = {
        let (findings, members, at) = (Arc::clone(findings), members.clone(), at.clone());
        move |_| {
            let step = at() % members.len();
            gone.update(|gone| {
                gone.insert(key.clone(), step + 1);
            });
            if let Some(finding) = members.get(step).and_then(|place| findings.get(*place)) {
                desk.go_to_finding(finding);
            }
        }
    };
    #[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
    let count = members.len() as f64;
    let link = move || {
        if !many {
            return t("data-jump");
        }
        #[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
        let args = args! { "at" => at() as f64, "n" => count };
        if at() == 0 { t("data-each") } else { tr("data-each-at", &args) }
    };
    let fix = first.fix.clone().and_then(|fix| mend(desk, &first, fix));
    let jumps = first.school_id.is_some() || desk.spot_of(&first).is_some();
    let place = {
        let shown = shown.clone();
        move || place(desk, &shown())
    };
    Some(view! {
        <li class="data-item">
            <Icon shape=first.severity />
            <div>
                <p><span class="hidden">{word(first.severity)} "："</span>
                    {move || sentence(&shown())}</p>
                <p class="data-where">
                    <span>{place}</span>
                    {many.then(|| view! {
                        <span>{tr("data-such", &args! { "n" => count })}</span>
                    })}
                    {fix}
                    {jumps.then(|| view! {
                        <button class="plain" on:click=next>{link}</button>
                    })}
                </p>
            </div>
        </li>
    })
}

/// The change that mends it, as a button.
fn mend(desk: Desk, finding: &Finding, fix: Fix) -> Option<AnyView> {
    if desk.app.read_only {
        return None;
    }
    let school = desk.school_of(finding)?;
    match fix {
        Fix::Set { value } => {
            let field = finding.field?;
            let unit = Column::Figure(field).unit().map(t).unwrap_or_default();
            let args = args! { "value" => number::in_sentence(value), "unit" => unit };
            let mend = move |_| {
                desk.app.edit(Edit::Figure { school, field, value: Some(value) });
                desk.go_to_column(school, None, Column::Figure(field));
            };
            Some(
                view! {
                    <button class="plain" on:click=mend>{tr("data-fix-set", &args)}</button>
                }
                .into_any(),
            )
        }
        Fix::Parent { parent } => {
            let confirm = move |_| {
                let parent = Some(parent.clone());
                desk.app.edit(Edit::Parent { school, parent, remember: true });
            };
            let other = move |_| desk.go_to_column(school, None, Column::Parent);
            Some(
                view! {
                    <button class="plain" on:click=confirm>{t("data-fix-parent")}</button>
                    <button class="plain" on:click=other>{t("data-other-parent")}</button>
                }
                .into_any(),
            )
        }
    }
}

/// School and cell of the grid, then file, sheet and cell.
fn place(desk: Desk, finding: &Finding) -> String {
    if let Some(spot) = desk.spot_of(finding) {
        let table = t(&format!("data-tab-{}", spot.tab().id()));
        let cells = desk.app.county.with(|county| spot.cells(county));
        let cell = cells.first().and_then(|(key, column)| {
            let sheet = desk.sheet.get();
            sheet.find_record(key, *column).filter(|_| sheet.tab == spot.tab())
        });
        let parts = [
            finding.school.clone().unwrap_or_default(),
            format!("{table} {}", cell.map(name).unwrap_or_default()).trim().to_owned(),
            finding.place(),
        ];
        return parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    }
    let column = finding.field.map_or(Column::Name, Column::Figure);
    let cell = desk.school_of(finding).and_then(|school| {
        let own = finding.section.is_none_or(|s| desk.tab.get() == crate::grid::Tab::Section(s));
        desk.sheet.get().find(school, column).filter(|_| own && finding.field.is_some())
    });
    let parts = [
        finding.school.clone().unwrap_or_default(),
        cell.map(name).unwrap_or_default(),
        finding.place(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
