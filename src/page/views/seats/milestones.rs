//! Milestones as lights: shape and word by the probability of being on time, always with the
//! number; without draws, whether they are met.

use super::{Shared, edit, model, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, OnAct, Tag, drawn, table, tag, text};
use crate::project::Projection;
use crate::project::result::MilestoneResult;
use leptos::prelude::*;

/// The light of a milestone: shape, key of its word, class.
pub(super) fn light(milestone: &MilestoneResult) -> (Shape, &'static str, &'static str) {
    match (milestone.probability, milestone.met) {
        (Some(p), _) if p >= 0.8 => (Shape::Light, "light-reachable", "good"),
        (Some(p), _) if p >= 0.2 => (Shape::Half, "light-at-risk", "warn"),
        (Some(_), _) => (Shape::Cross, "light-hard", "bad"),
        (None, Some(true)) => (Shape::Light, "light-reachable", "good"),
        (None, Some(false)) => (Shape::Cross, "light-hard", "bad"),
        (None, None) => (Shape::Dashed, "light-open", "open"),
    }
}

/// The lights beside the charts.
pub(super) fn lights(shared: Shared) -> AnyView {
    let draw =
        move || shared.result.with(|r| r.as_ref().map(|p| rows(shared, p)).unwrap_or_default());
    let on_act = OnAct::new(move |(act, _): (String, String)| edit::open(shared, &act));
    drawn("seats-milestones", Box::new(draw), Some(on_act))
}

fn rows(shared: Shared, projection: &Projection) -> Vec<Node> {
    let change = tag("button", "plain no-print").with("type", "button").act("milestones");
    let change = change.with("aria-label", &t("seats-milestones-change")).text(&t("events-edit"));
    let head: Tag = tag("h2", "section-head").text(&t("seats-milestones")).put(change);
    if model::coming(projection).next().is_none() {
        return vec![head.into(), tag("p", "note").text(&t("seats-no-milestones")).into()];
    }
    let scenario = shared.doc.get();
    let row = |m: &MilestoneResult| {
        let (shape, word, class) = light(m);
        let chance = match m.probability {
            Some(p) => words::percent(p),
            None => t(match m.met {
                Some(true) => "seats-met",
                Some(false) => "seats-unmet",
                None => "seats-undecided",
            }),
        };
        let first = m.first_year_met.map_or_else(
            || t("seats-never"),
            |year| tr("seats-first-met", &args! { "year" => year.to_string() }),
        );
        let what = tag("span", "")
            .text(&edit::described(&scenario, &m.id))
            .put(tag("span", "note").text(&first));
        vec![
            tag("span", &format!("verdict {class}")).put(shape).text(&t(word)).into(),
            text(m.year.to_string()),
            what.into(),
            text(chance),
        ]
    };
    let drawn = projection.draws > 0;
    let last = if drawn { t("seats-chance") } else { t("seats-on-time") };
    let heads = [t("seats-light"), t("seats-by"), t("seats-requirement"), last];
    let rows = model::coming(projection).map(row).collect();
    vec![head.into(), table("seats-lights", &heads, &[1, 3], rows).into()]
}
