//! How far to trust the projection: what the method would have said in the past, in words and as a
//! table beside the other methods.

use super::{Shared, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, drawn, marked, table, tag, text};
use crate::project::forecast::{Accuracy, Backtest, Rival};
use crate::words::number::{MISSING, grouped};
use leptos::prelude::*;

/// Sentence and table.
pub(super) fn backtest(shared: Shared) -> AnyView {
    let draw = move || shared.backtest.with(|found| found.as_ref().map(rows).unwrap_or_default());
    drawn("seats-backtest", Box::new(draw), None)
}

/// A share as a percentage.
fn percent(share: f64, decimals: usize) -> String {
    grouped(100.0 * share, decimals)
}

/// The sentence that says how far off the method would have been.
pub(super) fn sentence(b: &Backtest) -> String {
    let (Some(first), Some(last)) = (b.origins.first(), b.origins.last()) else {
        return t("backtest-none");
    };
    let parts: Vec<String> = b
        .units
        .iter()
        .filter(|a| matches!(a.h, 1 | 3 | 5))
        .map(|a| {
            let args = args! { "h" => words::count(a.h), "error" => percent(a.mape, 1) };
            tr("backtest-part", &args)
        })
        .collect();
    let years = f64::from(last - first + 1);
    tr(
        "backtest-sentence",
        &args! { "years" => years, "parts" => parts.join(&t("list-separator")) },
    )
}

fn rows(b: &Backtest) -> Vec<Node> {
    let mut nodes = vec![
        tag("h2", "section-head").text(&t("backtest-title")).into(),
        tag("p", "lede").all(marked(&sentence(b), "")).into(),
    ];
    if b.origins.is_empty() {
        return nodes;
    }
    let mut heads = vec![t("backtest-what")];
    let ahead: Vec<usize> = b.units.iter().map(|a| a.h).collect();
    heads.extend(ahead.iter().map(|h| tr("backtest-ahead", &args! { "h" => words::count(*h) })));
    let numbers: Vec<usize> = (1..=ahead.len()).collect();
    let mut body: Vec<Vec<Node>> = Vec::new();
    let mut row = |name: String, all: &[Accuracy], figure: &dyn Fn(&Accuracy) -> String| {
        let at =
            |h: &usize| all.iter().find(|a| a.h == *h).map_or_else(|| MISSING.to_owned(), figure);
        let mut cells = vec![text(name)];
        cells.extend(ahead.iter().map(|h| text(at(h))));
        body.push(cells);
    };
    row(t("backtest-units"), &b.units, &|a| percent(a.mape, 1));
    row(t("backtest-mean"), &b.units, &|a| percent(a.me, 1));
    row(t("backtest-inside50"), &b.units, &|a| percent(a.inside50, 0));
    row(t("backtest-inside90"), &b.units, &|a| percent(a.inside90, 0));
    row(t("backtest-county"), &b.county, &|a| percent(a.mape, 1));
    for (rival, all) in &b.compared {
        let name = match rival {
            Rival::SameAsLastYear => t("backtest-same"),
            Rival::Method(method) => t(&format!("ratios-{}", method.id())),
        };
        row(tr("backtest-rival", &args! { "method" => name }), all, &|a| percent(a.mape, 1));
    }
    nodes.push(
        tag("div", "scroll")
            .with("tabindex", "0")
            .with("role", "group")
            .with("aria-label", &t("backtest-title"))
            .put(table("seats-backtest-table", &heads, &numbers, body))
            .into(),
    );
    let least = args! { "n" => b.least };
    nodes.push(tag("p", "note").text(&tr("backtest-note", &least)).into());
    nodes
}
