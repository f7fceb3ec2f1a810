//! What stands below the charts, and the legend that all charts share.

use super::{
    Shared, backtest, findings, heat, layout, ledger, scoring, sizes, teachers, words, zones,
};
use crate::args;
use crate::chart::years::band_token;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, drawn, tag};
use leptos::prelude::*;

/// The parts below, each in its block.
pub(super) fn all(shared: Shared) -> AnyView {
    let parts = [
        zones::zones(shared),
        teachers::teachers(shared),
        heat::map(shared),
        ledger::whole(shared),
        sizes::sizes(shared),
        layout::layout(shared),
        scoring::scoring(shared),
        backtest::backtest(shared),
    ];
    let parts = parts.map(|part| view! { <section class="seats-part">{part}</section> }.into_any());
    let has_findings = Memo::new(move |_| {
        shared.result.with(|r| r.as_ref().is_some_and(|p| !p.findings.is_empty()))
    });
    view! {
        <div class="seats-parts">
            {parts.into_iter().collect_view()}
            {move || has_findings.get().then(|| view! {
                <section class="seats-part">{findings::findings(shared)}</section>
            })}
        </div>
    }
    .into_any()
}

/// Bands and lines in words.
pub(super) fn legend(shared: Shared) -> AnyView {
    let draw = move || {
        let names = ["band-standard", "band-46", "band-51", "band-56", "band-66"];
        let key = |(at, name): (usize, &&'static str)| -> Node {
            let token = band_token(at).name();
            tag("span", "seats-key")
                .put(tag("span", &format!("seats-swatch {token}")))
                .text(&t(name))
                .into()
        };
        let keys: Vec<Node> = names.iter().enumerate().map(key).collect();
        let draws = shared.result.with(|r| r.as_ref().map_or(0, |p| p.draws));
        let args = args! { "n" => words::count(draws) };
        let lines =
            if draws > 0 { tr("seats-legend-drawn", &args) } else { t("seats-legend-plain") };
        let other = shared.compared.get().map(|_| t("seats-legend-other")).unwrap_or_default();
        vec![
            tag("p", "seats-legend").all(keys).into(),
            tag("p", "note").text(&lines).text(&other).into(),
        ]
    };
    drawn("seats-legends", Box::new(draw), None)
}
