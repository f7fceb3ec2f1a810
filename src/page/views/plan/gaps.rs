//! What schools lack to the threshold, to the 85 % line and to the limit of the coefficient: totals by
//! section, by zone, and school by school.

use super::{Shared, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::tree::{Node, OnAct, drawn, figure, table, tag, text};
use crate::plan::{GapRow, GapTotal, Gaps};
use crate::score::Subject;
use crate::words::number::MISSING;
use leptos::prelude::*;

/// Schools that are listed before all are asked for.
const LISTED: usize = 30;

/// The part.
pub(super) fn part(shared: Shared) -> AnyView {
    let indicator = RwSignal::new(String::new());
    let whole = RwSignal::new(false);
    let draw = move || {
        shared.with(|plan| {
            let gaps = &plan.gaps;
            let mut nodes = vec![
                tag("h2", "section-head").text(&t("plan-gaps-title")).into(),
                tag("p", "lede").text(&sentence(gaps)).into(),
                totals(&gaps.sections, false),
                tag("p", "note").text(&t("plan-gaps-note")).into(),
            ];
            let zones: Vec<GapTotal> = of(&gaps.zones, &indicator.get());
            nodes.push(choose(&indicator.get()));
            if !zones.is_empty() {
                nodes.push(totals(&zones, true));
            }
            nodes.extend(schools(shared, gaps, &indicator.get(), whole.get()));
            nodes
        })
    };
    let on_act = OnAct::new(move |(act, value): (String, String)| match act.as_str() {
        "indicator" => indicator.set(value),
        "whole" => whole.update(|on| *on = !*on),
        act => {
            let mut words = act.split(':').skip(1);
            let numbers = (words.next(), words.next(), words.next());
            if let (Some(school), Some(section), Some(indicator)) = numbers {
                let sections = crate::county::SectionKind::COMPULSORY;
                let section = sections.into_iter().find(|s| s.id() == section);
                if let (Ok(school), Some(section), Ok(indicator)) =
                    (school.parse(), section, indicator.parse())
                {
                    let subject = Subject::Indicator { school, section, indicator };
                    shared.app.explained.set(Some(subject));
                }
            }
        }
    });
    drawn("plan-gaps", Box::new(draw), Some(on_act))
}

/// The totals of one indicator, or of all that lack something.
fn of(totals: &[GapTotal], indicator: &str) -> Vec<GapTotal> {
    let wanted = |total: &&GapTotal| indicator == total.indicator;
    totals.iter().filter(wanted).cloned().collect()
}

fn sentence(gaps: &Gaps) -> String {
    let lacking = gaps.sections.iter().filter(|g| g.threshold > 0.0);
    let parts: Vec<String> = ["people", "area", "money", "rooms"]
        .iter()
        .filter_map(|unit| {
            let of_unit = lacking.clone().filter(|g| g.unit == *unit);
            let sum: f64 = of_unit.map(|g| g.threshold).sum();
            (sum > 0.0).then(|| words::amount(unit, sum))
        })
        .collect();
    if parts.is_empty() {
        return t("plan-gaps-none");
    }
    tr("plan-gaps-sentence", &args! { "all" => parts.join(&t("list-separator")) })
}

fn name(id: &str) -> String {
    words::indicator(Some(id)).map(derived::short_name).unwrap_or_default()
}

fn shown(unit: &str, amount: f64) -> Node {
    if amount > 0.0 { text(words::amount(unit, amount)) } else { text("0") }
}

/// A line a section and indicator, or a zone.
fn totals(totals: &[GapTotal], zones: bool) -> Node {
    let first = if zones { "plan-zone" } else { "plan-indicator" };
    let heads = [
        first,
        "resources-section",
        "plan-gap-schools",
        "plan-gap-missing",
        "plan-gap-threshold",
        "plan-gap-floor",
        "plan-gap-cv",
    ]
    .map(t);
    let row = |g: &GapTotal| {
        let first = if zones { g.zone.clone().unwrap_or_default() } else { name(&g.indicator) };
        vec![
            text(first),
            text(derived::section(g.section)),
            text(g.schools.to_string()),
            text(if g.missing > 0 { g.missing.to_string() } else { MISSING.to_owned() }),
            shown(&g.unit, g.threshold),
            shown(&g.unit, g.floor),
            shown(&g.unit, g.cv),
        ]
    };
    let place = tag("div", "scroll").with("tabindex", "0").with("role", "group");
    let label = if zones { "plan-gaps-zones" } else { "plan-gaps-title" };
    place
        .with("aria-label", &t(label))
        .put(table("plan-gap-table", &heads, &[2, 3, 4, 5, 6], totals.iter().map(row).collect()))
        .into()
}

/// Which indicator the zones and schools below are about.
fn choose(now: &str) -> Node {
    let option = |id: &str, word: &str| -> Node {
        tag("option", "").with("value", id).flag("selected", id == now).text(word).into()
    };
    let mut options = vec![option("", &t("plan-gaps-all"))];
    let standard = crate::page::state::App::standard();
    for indicator in standard.map(|s| s.indicator.as_slice()).unwrap_or_default() {
        options.push(option(&indicator.id, &derived::short_name(indicator)));
    }
    let select = tag("select", "field").with("id", "plan-gaps-indicator").act("indicator");
    tag("p", "plan-tools no-print")
        .put(
            tag("label", "plan-choose")
                .put(tag("span", "field-name").text(&t("plan-gaps-choose")))
                .put(select.all(options)),
        )
        .into()
}

/// School by school, what lacks most for its pupils first.
fn schools(shared: Shared, gaps: &Gaps, indicator: &str, whole: bool) -> Vec<Node> {
    let mut rows: Vec<&GapRow> =
        gaps.schools.iter().filter(|g| indicator.is_empty() || g.indicator == indicator).collect();
    if rows.is_empty() {
        return vec![tag("p", "note").text(&t("plan-gaps-no-schools")).into()];
    }
    if !indicator.is_empty() {
        rows.sort_by(|a, b| b.threshold.total_cmp(&a.threshold));
    }
    let all = rows.len();
    let standard = crate::page::state::App::standard();
    let unit = |id: &str| {
        let of = gaps.sections.iter().find(|g| g.indicator == id);
        of.map_or("rooms", |g| g.unit.as_str())
    };
    let row = |g: &&GapRow| {
        let (school, zone) = shared.app.county.with(|c| {
            let school = c.schools.get(g.school);
            (
                school.map(|s| s.name.clone()).unwrap_or_default(),
                school.and_then(|s| s.zone.clone()).unwrap_or_default(),
            )
        });
        let unit = unit(&g.indicator);
        let at = standard.and_then(|s| s.indicator_index(&g.indicator)).unwrap_or(0);
        let act = format!("explain:{}:{}:{at}", g.school, g.section.id());
        let threshold = words::amount(unit, g.threshold);
        let told = args! {
            "school" => school.as_str(), "indicator" => name(&g.indicator),
            "amount" => threshold.as_str(),
        };
        let opener = figure(&threshold, &act, &tr("plan-gap-open", &told));
        vec![
            text(school),
            text(zone),
            text(derived::section(g.section)),
            text(name(&g.indicator)),
            if g.threshold > 0.0 { opener } else { text("0") },
            shown(unit, g.floor),
            shown(unit, g.cv),
        ]
    };
    let heads = [
        "plan-school",
        "plan-zone",
        "resources-section",
        "plan-indicator",
        "plan-gap-threshold",
        "plan-gap-floor",
        "plan-gap-cv",
    ]
    .map(t);
    let listed = if whole { all } else { LISTED };
    let rows: Vec<Vec<Node>> = rows.iter().take(listed).map(row).collect();
    let place = tag("div", "scroll plan-tall").with("tabindex", "0").with("role", "group");
    let table = table("plan-gap-table", &heads, &[4, 5, 6], rows);
    let mut nodes = vec![place.with("aria-label", &t("plan-gaps-schools")).put(table).into()];
    if all > LISTED {
        let key = if whole { "plan-gaps-fewer" } else { "plan-gaps-whole" };
        let args = args! { "n" => all.to_string() };
        let button = tag("button", "plain no-print").with("type", "button").act("whole");
        nodes.push(tag("p", "").put(button.text(&tr(key, &args))).into());
    }
    nodes
}
