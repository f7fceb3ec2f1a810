//! The norm of layout (学校布局): how many full schools so many people ask for, and how many there
//! are, by year.

use super::{Shared, edit, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{self, Node, OnAct, drawn, tag, text};
use crate::project::Projection;
use crate::project::result::LayoutRow;
use crate::words::number::grouped;
use leptos::prelude::*;

/// The table; where nobody has told the people, how to.
pub(super) fn layout(shared: Shared) -> AnyView {
    let draw = move || shared.result.with(|r| r.as_ref().map(|p| nodes(p)).unwrap_or_default());
    let on_act = OnAct::new(move |_| {
        shared.opened.set(true);
        edit::unfold("seats-group-layout");
    });
    drawn("seats-layout", Box::new(draw), Some(on_act))
}

fn nodes(p: &Projection) -> Vec<Node> {
    let head = tag("h2", "section-head").text(&t("layout-title"));
    let whole: Vec<&LayoutRow> = p.layout.iter().filter(|row| row.unit == 0).collect();
    if whole.is_empty() {
        let add = tag("button", "plain no-print").with("type", "button").act("people");
        let note = tag("p", "note").text(&t("layout-none")).put(add.text(&t("layout-add")));
        return vec![head.into(), note.into()];
    }
    let named = |key: &str, row: &LayoutRow| {
        tr(key, &args! { "section" => words::section(Some(row.section)) })
    };
    let mut heads = vec![t("seats-year"), t("layout-people")];
    for row in &whole {
        heads.push(named("layout-asked", row));
        heads.push(named("layout-present", row));
    }
    let numbers: Vec<usize> = (1..heads.len()).collect();
    let line = |(at, year): (usize, &i32)| {
        let people = whole.first().and_then(|row| row.population.get(at)).copied();
        let mut cells =
            vec![text(year.to_string()), text(people.map_or_else(String::new, |n| grouped(n, 0)))];
        for row in &whole {
            cells.extend(asked_and_present(row, at));
        }
        cells
    };
    let rows = p.years.iter().enumerate().map(line).collect();
    let scroll = tag("div", "scroll seats-tall").with("tabindex", "0").with("role", "group");
    let mut nodes: Vec<Node> = vec![
        head.put(tag("span", "unit").text(&t("layout-unit"))).into(),
        scroll
            .with("aria-label", &t("layout-title"))
            .put(tree::table("", &heads, &numbers, rows))
            .into(),
        tag("p", "note").text(&t("layout-note")).into(),
    ];
    nodes.extend(zones(p));
    nodes
}

/// Two cells of a year, by its position: schools asked for, and schools there are.
fn asked_and_present(row: &LayoutRow, at: usize) -> [Node; 2] {
    let [least, most] = row.schools.get(at).copied().unwrap_or_default();
    let present = row.present.get(at).copied().unwrap_or(0);
    let class = if f64::from(present) < least { "bad" } else { "" };
    [text(asked(least, most)), tag("span", class).text(&present.to_string()).into()]
}

/// How many schools are asked for.
fn asked(least: f64, most: f64) -> String {
    if least < most {
        format!("{}{}{}", grouped(least, 0), t("seats-to"), grouped(most, 0))
    } else {
        grouped(most, 0)
    }
}

/// Zones whose people were told, in the first and the last year.
fn zones(p: &Projection) -> Vec<Node> {
    let (Some(from), Some(to)) = (p.years.first(), p.years.last()) else { return Vec::new() };
    let last = p.years.len().saturating_sub(1);
    let year = |key: &str, year: &i32| tr(key, &args! { "year" => year.to_string() });
    let heads = [
        t("layout-zone"),
        t("resources-section"),
        year("layout-asked-year", from),
        year("layout-present-year", from),
        year("layout-asked-year", to),
        year("layout-present-year", to),
    ];
    let line = |row: &LayoutRow| {
        let mut cells = vec![
            text(p.units.get(row.unit).map(|unit| unit.name.clone()).unwrap_or_default()),
            text(words::section(Some(row.section))),
        ];
        for at in [0, last] {
            cells.extend(asked_and_present(row, at));
        }
        cells
    };
    let rows: Vec<Vec<Node>> = p.layout.iter().filter(|row| row.unit != 0).map(line).collect();
    if rows.is_empty() {
        return vec![tag("p", "note").text(&t("layout-no-zones")).into()];
    }
    let scroll = tag("div", "scroll seats-tall").with("tabindex", "0").with("role", "group");
    let scroll = scroll.with("aria-label", &t("layout-zones"));
    vec![scroll.put(tree::table("", &heads, &[2, 3, 4, 5], rows)).into()]
}
