//! The few figures a planner asks for first, by section: peak, trough, classes over the standard
//! and large classes now and at the checkpoints. Projected ones open their derivations.

use super::explain::{self, row as parts};
use super::model::{self, Section};
use super::{Shared, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, OnAct, drawn, table, tag, text};
use crate::project::Projection;
use crate::words::number::{MISSING, grouped};
use leptos::prelude::*;

/// The table beside the charts.
pub(super) fn facts(shared: Shared) -> AnyView {
    let draw =
        move || shared.result.with(|r| r.as_ref().map(|p| rows(shared, p)).unwrap_or_default());
    let on_act = OnAct::new(move |(act, _): (String, String)| {
        explain::open(shared, &act);
    });
    drawn("seats-facts", Box::new(draw), Some(on_act))
}

fn rows(shared: Shared, p: &Projection) -> Vec<Node> {
    let unit = shared.unit_of(p);
    let sections = model::sections(p, unit);
    let mut heads = vec![words::unit_name(p, unit)];
    heads.extend(sections.iter().map(|section| words::section(*section)));
    let mut rows: Vec<Vec<Node>> = Vec::new();
    let mut row = |name: String, figure: &dyn Fn(Section, &str) -> Node| {
        let mut cells = vec![text(name.as_str())];
        cells.extend(sections.iter().map(|section| figure(*section, &name)));
        rows.push(cells);
    };
    let line = |section| model::line(p, unit, section);
    // A figure with its year.
    let at = |of: &str, section: Section, found: Option<model::At>, told: &str| match found {
        None => text(MISSING),
        Some((year, n)) => {
            let shown = grouped(n, 0);
            let figure = explain::at(shared, of, unit, section, (year, &shown), told);
            parts(vec![figure, text(tr("seats-in-year", &args! { "year" => year.to_string() }))])
        }
    };
    row(t("seats-peak"), &|s, told| at("pupils", s, line(s).and_then(|l| model::peak(p, l)), told));
    row(t("seats-trough"), &|s, told| {
        let found = line(s).and_then(|l| model::trough(p, l, model::peak(p, l)?.0));
        at("pupils", s, found, told)
    });
    let over = |s: Section, counts: Option<[u32; 5]>| {
        counts.map_or_else(String::new, |c| {
            format!(
                "{} · {}",
                grouped(model::over_standard(s, &c), 0),
                grouped(model::large(&c), 0)
            )
        })
    };
    row(t("seats-over-now"), &|s, _| text(over(s, model::classes(p, unit, s).map(|c| c.today))));
    for year in words::checkpoints(p) {
        let name = tr("seats-over-in", &args! { "year" => year.to_string() });
        row(name, &|s, told| {
            let found = model::classes(p, unit, s);
            let shown = over(s, found.and_then(|c| model::in_year(p, &c.bands, year).copied()));
            explain::at(shared, "classes", unit, s, (year, &shown), told)
        });
    }
    let gap = |s: Section| model::seats(p, unit, s);
    row(t("seats-worst-gap"), &|s, told| {
        at("gap", s, gap(s).and_then(|g| model::greatest(p, &g.gap)), told)
    });
    row(t("seats-closes"), &|s, _| {
        let closes = gap(s).filter(|g| model::greatest(p, &g.gap).is_some()).map(|g| g.closes);
        text(match closes {
            None => t("seats-no-gap"),
            Some(None) => t("seats-stays"),
            Some(Some(year)) => year.to_string(),
        })
    });
    let numbers: Vec<usize> = (1..=sections.len()).collect();
    vec![
        tag("h2", "section-head").text(&t("seats-facts")).into(),
        table("seats-facts-table", &heads, &numbers, rows).into(),
        tag("p", "note").text(&t("seats-facts-note")).into(),
    ]
}
