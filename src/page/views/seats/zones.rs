//! Seats and gap by zone: the worst year, today's and the last, and when the gap closes by itself.

use super::model::{self, Section};
use super::{Shared, explain, words};
use crate::page::say::t;
use crate::page::widgets::tree::{Node, OnAct, drawn, table, tag, text};
use crate::project::Projection;
use crate::project::result::{Level, SeatSeries};
use crate::words::number::{MISSING, grouped};
use leptos::prelude::*;

/// The table.
pub(super) fn zones(shared: Shared) -> AnyView {
    let draw =
        move || shared.result.with(|r| r.as_ref().map(|p| rows(shared, p)).unwrap_or_default());
    let on_act = OnAct::new(move |(act, _): (String, String)| {
        explain::open(shared, &act);
    });
    drawn("seats-zones", Box::new(draw), Some(on_act))
}

fn rows(shared: Shared, p: &Projection) -> Vec<Node> {
    let shown = |s: &&SeatSeries| {
        p.units.get(s.unit).is_some_and(|unit| matches!(unit.level, Level::County | Level::Zone))
    };
    let mut series: Vec<&SeatSeries> = p.seats.iter().filter(shown).collect();
    let worst = |s: &SeatSeries| model::greatest(p, &s.gap).map_or(f64::NEG_INFINITY, |(_, n)| n);
    // The county first, then the worst zones.
    series.sort_by(|a, b| (b.unit == 0).cmp(&(a.unit == 0)).then(worst(b).total_cmp(&worst(a))));
    let rows: Vec<Vec<Node>> = series.iter().map(|s| row(shared, p, s)).collect();
    let heads = [
        "seats-col-zone",
        "resources-section",
        "seats-col-seats",
        "seats-col-next",
        "seats-col-worst",
        "seats-col-worst-year",
        "seats-col-closes",
        "seats-col-last",
    ]
    .map(t);
    let guessed = series.iter().any(|s| s.rooms_guessed);
    let mut nodes = vec![
        tag("h2", "section-head")
            .text(&t("seats-zones"))
            .put(tag("span", "unit").text(&t("seats-zones-unit")))
            .into(),
        tag("div", "scroll seats-tall")
            .with("tabindex", "0")
            .with("role", "group")
            .with("aria-label", &t("seats-zones"))
            .put(table("", &heads, &[2, 3, 4, 5, 6, 7], rows))
            .into(),
    ];
    if guessed {
        nodes.push(tag("p", "note").text(&t("seats-rooms-guessed")).into());
    }
    nodes
}

fn row(shared: Shared, p: &Projection, s: &SeatSeries) -> Vec<Node> {
    let section: Section = s.section;
    let at = |values: &[f64], last: bool| {
        let value = if last { values.last() } else { values.first() };
        value.copied()
    };
    let gap = |value: Option<f64>| -> Node {
        match value {
            Some(n) if n > 0.5 => tag("span", "bad").text(&grouped(n, 0)).into(),
            Some(n) => text(grouped(n, 0)),
            None => text(MISSING),
        }
    };
    let worst = model::greatest(p, &s.gap);
    let closes = match (worst, s.closes) {
        (None, _) => t("seats-no-gap"),
        (Some(_), Some(year)) => year.to_string(),
        (Some(_), None) => t("seats-stays"),
    };
    vec![
        text(words::unit_name(p, s.unit)),
        text(words::section(section)),
        text(at(&s.seats, false).map_or_else(|| MISSING.to_owned(), |n| grouped(n, 0))),
        gap(at(&s.gap, false)),
        worst.map_or_else(
            || text(MISSING),
            |(year, n)| {
                let told = t("seats-col-worst");
                let shown = grouped(n, 0);
                let figure = explain::at(shared, "gap", s.unit, section, (year, &shown), &told);
                tag("span", "bad").put(figure).into()
            },
        ),
        text(worst.map_or_else(|| MISSING.to_owned(), |(year, _)| year.to_string())),
        text(closes),
        gap(at(&s.gap, true)),
    ]
}
