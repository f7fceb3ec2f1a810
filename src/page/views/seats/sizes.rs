//! Schools over their size limit, and small schools with the heads that public funds are paid for.

use super::{Shared, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, drawn, table, tag, text};
use crate::project::Projection;
use crate::words::number::grouped;
use leptos::prelude::*;

/// Both tables.
pub(super) fn sizes(shared: Shared) -> AnyView {
    let over = move || shared.result.with(|r| r.as_ref().map(|p| over(p)).unwrap_or_default());
    let small = move || shared.result.with(|r| r.as_ref().map(|p| small(p)).unwrap_or_default());
    view! {
        <div class="seats-pair">
            {drawn("seats-over-scale", Box::new(over), None)}
            {drawn("seats-small", Box::new(small), None)}
        </div>
    }
    .into_any()
}

/// One row a school: from when to when it is over, and the most pupils.
fn over(p: &Projection) -> Vec<Node> {
    let mut units: Vec<usize> = p.over_scale.iter().map(|o| o.unit).collect();
    units.sort_unstable();
    units.dedup();
    let mut schools: Vec<(i32, Vec<Node>)> = Vec::new();
    for unit in units {
        let of_school = || p.over_scale.iter().filter(|o| o.unit == unit);
        let first = of_school().map(|o| o.year).min().unwrap_or_default();
        let last = of_school().map(|o| o.year).max().unwrap_or_default();
        let most = of_school().map(|o| o.students).fold(0.0, f64::max);
        let limit = of_school().map(|o| o.limit).fold(0.0, f64::max);
        let ends = p.years.last() == Some(&last);
        let back = if ends { t("sizes-stays") } else { (last + 1).to_string() };
        let cells = vec![
            text(words::unit_name(p, unit)),
            text(grouped(limit, 0)),
            text(first.to_string()),
            text(grouped(most, 0)),
            text(back),
        ];
        schools.push((first, cells));
    }
    schools.sort_by_key(|(first, _)| *first);
    let count = schools.len();
    let heads = ["sizes-school", "sizes-limit", "sizes-from", "sizes-most", "sizes-until"].map(t);
    let rows = schools.into_iter().map(|(_, cells)| cells).collect();
    let mut nodes = vec![head("sizes-over", count)];
    nodes.push(if count == 0 {
        tag("p", "note").text(&t("sizes-over-none")).into()
    } else {
        scroll("sizes-over", table("", &heads, &[1, 2, 3, 4], rows).into())
    });
    nodes
}

fn head(key: &str, count: usize) -> Node {
    let n = tr("sizes-count", &args! { "n" => words::count(count) });
    tag("h2", "section-head").text(&t(key)).put(tag("span", "unit").text(&n)).into()
}

fn scroll(key: &str, node: Node) -> Node {
    let place = tag("div", "scroll seats-tall").with("tabindex", "0").with("role", "group");
    place.with("aria-label", &t(key)).put(node).into()
}

/// Small schools by checkpoint year, and the funded heads by rule set.
fn small(p: &Projection) -> Vec<Node> {
    let years: Vec<i32> = p
        .years
        .first()
        .copied()
        .into_iter()
        .chain(words::checkpoints(p))
        .chain(p.years.last().copied())
        .collect();
    let mut shown = years.clone();
    shown.dedup();
    let mut heads = vec![t("sizes-small-what")];
    heads.extend(shown.iter().map(ToString::to_string));
    let numbers: Vec<usize> = (1..=shown.len()).collect();
    let position = |year: &i32| p.years.iter().position(|y| y == year);
    let mut rows = Vec::new();
    let count = |year: &i32| p.small.iter().filter(|s| s.years.contains(year)).count();
    let mut row = vec![text(t("sizes-small-count"))];
    row.extend(shown.iter().map(|year| text(count(year).to_string())));
    rows.push(row);
    for funds in &p.funds {
        let name = |key: &str| {
            let args = args! {
                "section" => words::section(funds.section), "rules" => t(&format!("funds-{}", funds.rules)),
            };
            text(tr(key, &args))
        };
        let at = |values: &[f64], year: &i32| {
            text(
                position(year)
                    .and_then(|i| values.get(i))
                    .map_or_else(String::new, |n| grouped(*n, 0)),
            )
        };
        let mut heads_row = vec![name("funds-heads")];
        heads_row.extend(shown.iter().map(|year| at(&funds.funded, year)));
        rows.push(heads_row);
        if let Some(yuan) = &funds.yuan {
            let mut row = vec![name("funds-yuan")];
            row.extend(shown.iter().map(|year| at(yuan, year)));
            rows.push(row);
        }
        let mut cliff = vec![name("funds-cliffs")];
        cliff.extend(shown.iter().map(|year| {
            let n = position(year).and_then(|i| funds.cliffs.get(i)).copied().unwrap_or(0);
            text(n.to_string())
        }));
        if funds.cliffs.iter().any(|n| *n > 0) {
            rows.push(cliff);
        }
    }
    vec![
        head("sizes-small", p.small.len()),
        scroll("sizes-small", table("", &heads, &numbers, rows).into()),
        tag("p", "note").text(&t("sizes-small-note")).into(),
    ]
}
