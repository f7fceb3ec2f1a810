//! Pupils whom events bring (Δ = what dwellings add in a year). A grade gets its part of the Δ,
//! the entry grade its part of all pupils there are by then, and each cohort moves up by the ratio
//! of its school; with ratios of 1 every grade has an equal part of the pupils in every year.

use super::flow::{add, total};
use super::places::{Places, Span};
use super::prepare::{Act, Rule};
use crate::project::prospect::{Arrival, Prospect};

pub(super) fn bring(prospect: &mut Prospect, places: &Places, rules: &[Rule]) {
    for rule in rules {
        let Act::Bring { to, stock, entry_only } = &rule.act else { continue };
        let spans: Vec<Span> =
            to.iter().filter_map(|(s, _)| places.spans.get(*s).copied()).collect();
        let weights: Vec<f64> = spans.iter().map(|s| total(prospect, *s, rule.from_year)).collect();
        let all: f64 = weights.iter().sum();
        for (span, weight) in spans.iter().zip(&weights) {
            #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
            let part = if all > 0.0 { weight / all } else { 1.0 / spans.len() as f64 };
            if part > 0.0 {
                bring_to(prospect, *span, rule, stock, part, *entry_only);
            }
        }
    }
}

fn bring_to(
    prospect: &mut Prospect,
    span: Span,
    rule: &Rule,
    stock: &[f64],
    part: f64,
    entry_only: bool,
) {
    let width = span.end - span.first;
    let track = prospect.pools.get(span.at.pool).and_then(|p| p.tracks.get(span.at.track));
    let ratios: Vec<f64> = (span.first..span.end)
        .map(|c| track.and_then(|t| t.ratios.get(c).copied().flatten()).unwrap_or(1.0))
        .collect();
    #[allow(clippy::cast_precision_loss, reason = "at most nine grades")]
    let each = if entry_only { part } else { part / width as f64 };
    let mut before = vec![0.0; width];
    let mut stock_before = 0.0;
    for (ahead, stock) in stock.iter().enumerate() {
        let year = rule.from_year + ahead;
        let new = if entry_only { 0.0 } else { (stock - stock_before) * each };
        let mut now = vec![stock * each];
        for (ratio, below) in ratios.iter().skip(1).zip(&before) {
            now.push((below * ratio + new).max(0.0));
        }
        for (column, students) in now.iter().enumerate().filter(|(_, s)| **s > 0.0) {
            add(prospect, span, year, column, *students);
            prospect.arrivals.push(Arrival {
                event: rule.event,
                year,
                to: span.at,
                column: span.first + column,
                students: *students,
            });
        }
        before = now;
        stock_before = *stock;
    }
}
