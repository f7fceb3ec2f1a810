//! A table by year: a row a year, a column a figure; what is empty shows in grey what holds there.
//! Above the first year stands each column's course as a small curve.

use super::super::Shared;
use super::super::fields;
use super::host::{self, Kind, Spot, Take};
use crate::chart::years::Spark;
use crate::page::say::t;
use crate::page::widgets::tree::{Node, tag};
use std::ops::RangeInclusive;

/// Width and height of a column's curve, px.
const CURVE: (f64, f64) = (56.0, 18.0);

/// A column of a table by year.
pub(in super::super) struct Column {
    /// Key of its head.
    pub(in super::super) head: &'static str,
    pub(in super::super) kind: Kind,
}

/// The table's frame.
pub(in super::super) struct ByYear {
    /// What the ids of its cells begin with.
    pub(in super::super) id: &'static str,
    /// Key of its name.
    pub(in super::super) name: &'static str,
    /// Key of the head of its years.
    pub(in super::super) first: &'static str,
    pub(in super::super) columns: Vec<Column>,
}

impl ByYear {
    /// The table of some years; `cell` gives what is set in a year and column, and what holds
    /// where nothing is.
    pub(in super::super) fn table(
        &self,
        years: RangeInclusive<i32>,
        cell: &dyn Fn(i32, usize) -> (String, String),
    ) -> Node {
        let row = |year: i32| -> Node {
            let cells = self.columns.iter().enumerate().map(|(column, of)| {
                let (value, place) = cell(year, column);
                let label = format!("{year} {}", t(of.head));
                let spot = Spot { row: year, column };
                let field = host::field(self.id, of.kind, spot, &label, (&value, &place));
                tag("td", "").put(field).into()
            });
            let head = tag("th", "").with("scope", "row").text(&year.to_string());
            tag("tr", "").put(head).all(cells.collect()).into()
        };
        let heads = [self.first].into_iter().chain(self.columns.iter().map(|c| c.head));
        let head = |key: &str| tag("th", "").with("scope", "col").text(&t(key)).into();
        tag("div", "seats-births-scroll")
            .with("tabindex", "0")
            .with("role", "group")
            .with("aria-label", &t(self.name))
            .put(
                tag("table", "seats-births-table")
                    .put(tag("thead", "").put(tag("tr", "").all(heads.map(head).collect())))
                    .put(
                        tag("tbody", "")
                            .all(self.curves(&years, cell).into_iter().collect())
                            .all(years.map(row).collect()),
                    ),
            )
            .into()
    }
}

impl ByYear {
    /// The row of curves, decoration beside the figures below; none where no column goes through
    /// two years.
    fn curves(
        &self,
        years: &RangeInclusive<i32>,
        cell: &dyn Fn(i32, usize) -> (String, String),
    ) -> Option<Node> {
        let drawn = |column: usize| {
            let figures = years.clone().map(|year| {
                let (value, place) = cell(year, column);
                let holds = if value.trim().is_empty() { place } else { value };
                fields::typed(&holds).ok().flatten()
            });
            curve(figures.collect())
        };
        let all: Vec<_> = (0..self.columns.len()).map(drawn).collect();
        all.iter().any(Option::is_some).then(|| {
            let cells = all.into_iter().map(|svg| {
                let svg = svg.map(Node::Chart).into_iter().collect();
                tag("td", "").all(svg).into()
            });
            tag("tr", "seats-curves")
                .with("aria-hidden", "true")
                .put(tag("td", ""))
                .all(cells.collect())
                .into()
        })
    }
}

/// Figures by year as a curve; where a year is empty the line is broken there.
fn curve(figures: Vec<Option<f64>>) -> Option<String> {
    if figures.iter().flatten().count() < 2 {
        return None;
    }
    let whole: Option<Vec<f64>> = figures.iter().copied().collect();
    let spark = match whole {
        Some(future) => Spark { known: Vec::new(), future, range: Vec::new() },
        None => Spark { known: figures, future: Vec::new(), range: Vec::new() },
    };
    Some(spark.svg(CURVE.0, CURVE.1))
}

/// Takes texts cell by cell: `put` sets the figure of a year and column.
pub(in super::super) fn taker(
    shared: Shared,
    kinds: Vec<Kind>,
    put: impl Fn(&mut super::super::store::Doc, i32, usize, Option<f64>) + 'static,
) -> Take {
    Box::new(move |doc, spot, block| {
        let (mut taken, mut refused) = (0, None);
        for (year, texts) in (spot.row..).zip(block) {
            for (column, text) in (spot.column..).zip(texts) {
                let Some(kind) = kinds.get(column) else { break };
                match host::read(shared, *kind, text) {
                    Ok(value) => {
                        put(doc, year, column, value.and_then(|v| v.as_f64()));
                        taken += 1;
                    }
                    Err(why) => refused = refused.or(Some(why)),
                }
            }
        }
        (taken, refused)
    })
}
