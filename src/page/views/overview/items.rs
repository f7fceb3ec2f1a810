//! Size of schools and classes: the items every school must meet, one row a limit.

use super::number;
use super::strip::verdict;
use crate::args;
use crate::county::{County, SectionKind};
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::score::{Evaluation, ItemResult, Offender};
use crate::standard::{SchoolItem, SchoolItemRule, Standard};
use crate::words::number::{figure, grouped};
use leptos::prelude::*;
use std::sync::Arc;

/// One limit of an item, and what breaks it.
struct Line {
    whom: String,
    limit: f64,
    over: usize,
    unit: &'static str,
    worst: Option<(f64, String)>,
}

/// The table.
#[component]
pub(super) fn Items(evaluation: Arc<Evaluation>, standard: &'static Standard) -> impl IntoView {
    let app = expect_context::<App>();
    let county = app.county.get_untracked();
    let rows: Vec<_> = evaluation
        .items
        .iter()
        .filter_map(|item| {
            let spec = standard.school_item.iter().find(|spec| spec.id == item.id)?;
            Some(rows(item, lines(item, spec, &county)))
        })
        .collect();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=t("overview-items")>
            <table class="table table-dense items">
                <thead>
                    <tr>
                        <th scope="col"><h2 class="section-head">{t("overview-items")}</h2></th>
                        <th scope="col">{t("overview-items-whom")}</th>
                        <th scope="col" class="num">{t("overview-items-limit")}</th>
                        <th scope="col" class="num">{t("overview-items-over")}</th>
                        <th scope="col">{t("overview-items-worst")}</th>
                        <th scope="col" class="num">{t("overview-missing")}</th>
                        <th scope="col">{t("overview-items-verdict")}</th>
                    </tr>
                </thead>
                {rows}
            </table>
        </div>
    }
}

fn rows(item: &ItemResult, lines: Vec<Line>) -> impl IntoView + use<> {
    let (span, missing, met) = (lines.len().to_string(), item.missing, item.met);
    let id = item.id.clone();
    let note = (!item.relaxed.is_empty())
        .then(|| tr("overview-items-relaxed", &args! { "n" => number(item.relaxed.len()) }));
    let rows: Vec<_> =
        lines
            .into_iter()
            .enumerate()
            .map(|(place, line)| {
                let first = place == 0;
                let head = first.then(|| view! {
                <th scope="rowgroup" rowspan=span.clone()>
                    {t(&format!("item-{id}"))}
                    {note.clone().map(|n| view! { <span class="note items-note">{n}</span> })}
                </th>
            });
                let tail = first.then(|| {
                    view! {
                        <td rowspan=span.clone() class="num dim">
                            {figure((missing > 0).then(|| number(missing)), 0)}
                        </td>
                        <td rowspan=span.clone()>{verdict(met)}</td>
                    }
                });
                let over = tr(line.unit, &args! { "n" => number(line.over) });
                let class = if line.over > 0 { "num bad" } else { "num" };
                let worst = line.worst.map_or_else(
                    || "—".to_owned(),
                    |(value, name)| {
                        tr("overview-items-most", &args! { "n" => value, "school" => name })
                    },
                );
                view! {
                    <tr>
                        {head}
                        <td>{line.whom}</td>
                        <td class="num">{grouped(line.limit, 0)}</td>
                        <td class=class>{over}</td>
                        <td class="dim">{worst}</td>
                        {tail}
                    </tr>
                }
            })
            .collect();
    view! { <tbody>{rows}</tbody> }
}

fn lines(item: &ItemResult, spec: &SchoolItem, county: &County) -> Vec<Line> {
    match &spec.rule {
        SchoolItemRule::Scale { limits, .. } => limits
            .iter()
            .map(|limit| {
                let kind = |o: &Offender| county.schools.get(o.school).map(|s| s.kind);
                let of_kinds = |o: &&Offender| kind(o).is_some_and(|k| limit.kinds.contains(&k));
                let offenders: Vec<_> = item.offenders.iter().filter(of_kinds).collect();
                let kinds: Vec<_> =
                    limit.kinds.iter().map(|k| t(&format!("kind-{}", k.id()))).collect();
                Line {
                    whom: kinds.join(&t("list-separator")),
                    limit: limit.at_most.value(),
                    over: offenders.len(),
                    unit: "overview-n-schools",
                    worst: worst(&offenders, county),
                }
            })
            .collect(),
        SchoolItemRule::ClassSize { at_most } => item
            .counts
            .iter()
            .filter_map(|(section, over)| {
                let of_section = |o: &&Offender| o.section == Some(*section);
                let offenders: Vec<_> = item.offenders.iter().filter(of_section).collect();
                Some(Line {
                    whom: section_name(*section),
                    limit: at_most.of(*section)?.value(),
                    over: *over,
                    unit: "overview-n-classes",
                    worst: worst(&offenders, county),
                })
            })
            .collect(),
    }
}

fn section_name(section: SectionKind) -> String {
    t(&format!("section-{}", section.id()))
}

/// The largest value with its school.
fn worst(offenders: &[&Offender], county: &County) -> Option<(f64, String)> {
    let known = offenders.iter().filter_map(|o| Some((o.value?, o.school)));
    let (value, school) = known.max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((value, county.schools.get(school)?.name.clone()))
}
