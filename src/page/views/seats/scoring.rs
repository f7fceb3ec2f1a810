//! A chosen year through the scorer of today: which schools stop or begin to meet which indicator,
//! and the difference coefficients then beside those of today.

use super::{Shared, run, words};
use crate::args;
use crate::engine::{Answer, Reply, Request};
use crate::page::client;
use crate::page::say::{t, tr};
use crate::page::state::STANDARD;
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, OnAct, drawn, marked, table, tag, text};
use crate::project::{ScoreAhead, Turn};
use crate::words::number::{MISSING, figure};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Rows of schools that are listed.
const LISTED: usize = 60;

/// The year's choice and what follows from it.
pub(super) fn scoring(shared: Shared) -> AnyView {
    let year = RwSignal::new(None::<i32>);
    let score = RwSignal::new(None::<Arc<ScoreAhead>>);
    let waiting = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(year) = year.get() else { return score.set(None) };
        shared.app.county.track();
        if shared.draft.with(Option::is_some) {
            return;
        }
        let scenario = run::plain(&shared.doc.get());
        waiting.set(true);
        spawn_local(async move {
            let request = Request::ProjectScore { scenario, year, standard: STANDARD.to_owned() };
            let reply = client::ask(request, Vec::new(), None).await;
            if let Ok(Reply { answer: Answer::ScoreAhead(found), .. }) = reply {
                let _ = score.try_set(found.map(Arc::from));
            }
            let _ = waiting.try_set(false);
        });
    });
    let draw = move || {
        let years = shared.result.with(|r| r.as_ref().map(|p| p.years.clone()).unwrap_or_default());
        let mut nodes = vec![head(&years, year.get())];
        if waiting.get() {
            nodes.push(tag("p", "note").with("role", "status").text(&t("recomputing")).into());
        }
        match score.get() {
            Some(found) => nodes.extend(rows(&found)),
            None => nodes.push(tag("p", "note no-print").text(&t("scoring-what")).into()),
        }
        nodes
    };
    let on_act = OnAct::new(move |(act, value): (String, String)| {
        if act == "year" {
            year.set(value.parse().ok());
        }
    });
    drawn("seats-scoring", Box::new(draw), Some(on_act))
}

fn head(years: &[i32], chosen: Option<i32>) -> Node {
    let option = |year: &i32| {
        let option = tag("option", "").with("value", &year.to_string());
        option.flag("selected", chosen == Some(*year)).text(&year.to_string()).into()
    };
    let none = tag("option", "").with("value", "").flag("selected", chosen.is_none());
    let select = tag("select", "field")
        .with("id", "scoring-year")
        .act("year")
        .put(none.text(&t("scoring-choose")))
        .all(years.iter().map(option).collect());
    // On paper nothing is chosen any more.
    tag("div", if chosen.is_some() { "seats-tools" } else { "seats-tools no-print" })
        .put(tag("h2", "section-head").text(&t("scoring-title")))
        .put(
            tag("label", "no-print")
                .put(tag("span", "field-name").text(&t("scoring-year")))
                .put(select),
        )
        .into()
}

fn rows(found: &ScoreAhead) -> Vec<Node> {
    let lost: Vec<&Turn> = found.turns.iter().filter(|turn| !turn.meets).collect();
    let gained = found.turns.len() - lost.len();
    let sum = |of: fn(&crate::score::SectionResult) -> usize| {
        words::count(found.evaluation.sections.iter().map(of).sum::<usize>())
    };
    let args = args! {
        "year" => found.year.to_string(), "lost" => words::count(lost.len()),
        "gained" => words::count(gained), "passing" => sum(|s| s.passing), "all" => sum(|s| s.schools),
    };
    let class = if lost.is_empty() { "good" } else { "bad" };
    vec![
        tag("p", "lede").all(marked(&tr("scoring-sentence", &args), class)).into(),
        tag("div", "seats-pair").put(turns(found)).put(coefficients(found)).into(),
        tag("p", "note").text(&t("scoring-note")).into(),
    ]
}

fn name(id: &str) -> String {
    t(&format!("indicator-{id}-short"))
}

fn turns(found: &ScoreAhead) -> Node {
    let mut all: Vec<&Turn> = found.turns.iter().collect();
    // What is lost comes first.
    all.sort_by_key(|turn| turn.meets);
    let row = |turn: &&Turn| {
        let (shape, class, word) = if turn.meets {
            (Shape::Tick, "verdict good", "scoring-gains")
        } else {
            (Shape::Cross, "verdict bad", "scoring-loses")
        };
        vec![
            text(turn.name.as_str()),
            text(derived::section(turn.section)),
            text(name(&turn.indicator)),
            text(figure(turn.today, 2)),
            text(figure(turn.then, 2)),
            text(figure(Some(turn.threshold), 2)),
            tag("span", class).put(shape).text(&t(word)).into(),
        ]
    };
    let heads = [
        "sizes-school",
        "resources-section",
        "scoring-indicator",
        "scoring-today",
        "scoring-then",
        "scoring-threshold",
        "scoring-turn",
    ]
    .map(t);
    let rows: Vec<Vec<Node>> = all.iter().take(LISTED).map(row).collect();
    if rows.is_empty() {
        return tag("p", "note").text(&t("scoring-no-turns")).into();
    }
    let place = tag("div", "scroll seats-tall").with("tabindex", "0").with("role", "group");
    let mut place =
        place.with("aria-label", &t("scoring-turns")).put(table("", &heads, &[3, 4, 5], rows));
    let more = all.len().saturating_sub(LISTED);
    if more > 0 {
        let says = tr("scoring-more", &args! { "n" => words::count(more) });
        place = place.put(tag("p", "note").text(&says));
    }
    place.into()
}

fn coefficients(found: &ScoreAhead) -> Node {
    let row = |c: &crate::project::Coefficient| {
        let over = |value: Option<f64>| -> Node {
            let shown = figure(value, 3);
            match value {
                Some(value) if value > c.limit => tag("span", "bad").text(&shown).into(),
                Some(_) => text(shown),
                None => text(MISSING),
            }
        };
        vec![
            text(name(&c.indicator)),
            text(derived::section(c.section)),
            over(c.today),
            over(c.then),
            text(figure(Some(c.limit), 2)),
        ]
    };
    let heads = [
        "scoring-coefficient",
        "resources-section",
        "scoring-today",
        "scoring-then",
        "scoring-limit",
    ]
    .map(t);
    let rows = found.coefficients.iter().map(row).collect();
    let place = tag("div", "scroll").with("tabindex", "0").with("role", "group");
    place
        .with("aria-label", &t("scoring-coefficient"))
        .put(table("", &heads, &[2, 3, 4], rows))
        .into()
}
