//! Milestones as lights: shape and word by the probability of being on time, always with the
//! number; without draws, whether they are met.

use super::store::{self, Doc};
use super::{Shared, model, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, Tag, drawn, table, tag, text};
use crate::project::Projection;
use crate::project::result::MilestoneResult;
use leptos::prelude::*;
use serde_json::Value;

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

/// Name of a milestone: of the shipped ones by id, of a county's own as the scenario names it.
pub(super) fn name(scenario: &Doc, id: &str) -> String {
    let word = |m: &Doc, key: &str| m.get(key).and_then(Value::as_str).map(str::to_owned);
    let mut own = store::list(scenario, "milestones").into_iter();
    let found = own.find(|m| word(m, "id").as_deref() == Some(id));
    found.and_then(|m| word(&m, "name")).unwrap_or_else(|| t(&format!("milestone-short-{id}")))
}

/// The lights beside the charts.
pub(super) fn lights(shared: Shared) -> AnyView {
    let draw =
        move || shared.result.with(|r| r.as_ref().map(|p| rows(shared, p)).unwrap_or_default());
    drawn("seats-milestones", Box::new(draw), None)
}

fn rows(shared: Shared, projection: &Projection) -> Vec<Node> {
    let head: Tag = tag("h2", "section-head").text(&t("seats-milestones"));
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
        let what =
            tag("span", "").text(&name(&scenario, &m.id)).put(tag("span", "note").text(&first));
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
