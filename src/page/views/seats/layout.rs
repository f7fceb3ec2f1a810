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
    if p.layout.is_empty() {
        let add = tag("button", "plain no-print").with("type", "button").act("people");
        let note = tag("p", "note").text(&t("layout-none")).put(add.text(&t("layout-add")));
        return vec![head.into(), note.into()];
    }
    let named = |key: &str, row: &LayoutRow| {
        tr(key, &args! { "section" => words::section(Some(row.section)) })
    };
    let mut heads = vec![t("seats-year"), t("layout-people")];
    for row in &p.layout {
        heads.push(named("layout-asked", row));
        heads.push(named("layout-present", row));
    }
    let numbers: Vec<usize> = (1..heads.len()).collect();
    let line = |(at, year): (usize, &i32)| {
        let people = p.layout.first().and_then(|row| row.population.get(at)).copied();
        let mut cells =
            vec![text(year.to_string()), text(people.map_or_else(String::new, |n| grouped(n, 0)))];
        for row in &p.layout {
            let [least, most] = row.schools.get(at).copied().unwrap_or_default();
            let present = row.present.get(at).copied().unwrap_or(0);
            let asked = if least < most {
                format!("{}{}{}", grouped(least, 0), t("seats-to"), grouped(most, 0))
            } else {
                grouped(most, 0)
            };
            cells.push(text(asked));
            let class = if f64::from(present) < least { "bad" } else { "" };
            cells.push(tag("span", class).text(&present.to_string()).into());
        }
        cells
    };
    let rows = p.years.iter().enumerate().map(line).collect();
    let scroll = tag("div", "scroll seats-tall").with("tabindex", "0").with("role", "group");
    vec![
        head.put(tag("span", "unit").text(&t("layout-unit"))).into(),
        scroll
            .with("aria-label", &t("layout-title"))
            .put(tree::table("", &heads, &numbers, rows))
            .into(),
        tag("p", "note").text(&t("layout-note")).into(),
    ]
}
