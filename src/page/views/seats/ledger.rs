//! The ledger of large classes (消除大班额台账): the largest beside the charts, all of them below,
//! with filters and order.

use super::{Shared, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::chart_frame::Rows;
use crate::page::widgets::handout::{self, copy_rows};
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, OnAct, Tag, drawn, table, tag, text};
use crate::project::Projection;
use crate::project::result::{How, LARGE, LedgerRow};
use leptos::prelude::*;
use std::cmp::Reverse;

/// Rows beside the charts, and rows that are listed at first and added by the button.
const SHORT: usize = 6;
const PAGE: usize = 50;

/// Which rows are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Only {
    #[default]
    All,
    /// Of 56 and more.
    Large,
    /// Not gone within the projection.
    Stay,
    /// Made by the scenario.
    New,
}

impl Only {
    const ALL: [(Self, &'static str); 4] =
        [(Self::All, "all"), (Self::Large, "large"), (Self::Stay, "stay"), (Self::New, "new")];

    fn takes(self, row: &LedgerRow) -> bool {
        match self {
            Self::All => true,
            Self::Large => row.size >= LARGE,
            Self::Stay => row.closes.is_none(),
            Self::New => row.new,
        }
    }
}

/// What the list is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Order {
    #[default]
    Size,
    School,
    Closes,
}

impl Order {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Size, "size"), (Self::School, "school"), (Self::Closes, "closes")];
}

fn how(row: &LedgerRow) -> String {
    t(match row.how {
        Some(How::Graduates) => "ledger-graduates",
        Some(How::Split) => "ledger-split",
        Some(How::Diverted) => "ledger-diverted",
        Some(How::Shrinks) => "ledger-shrinks",
        Some(How::Reformed) => "ledger-reformed",
        None => "ledger-stays",
    })
}

fn closes(projection: &Projection, row: &LedgerRow) -> String {
    match (row.closes, projection.years.last()) {
        (Some(year), _) => year.to_string(),
        (None, Some(last)) => tr("ledger-not-by", &args! { "year" => last.to_string() }),
        (None, None) => String::new(),
    }
}

/// How and with which shape a row ends.
fn fate(row: &LedgerRow) -> Node {
    let cell = tag("span", if row.closes.is_none() { "verdict bad" } else { "" });
    let cell = if row.closes.is_none() { cell.put(Shape::Cross) } else { cell };
    cell.text(&how(row)).into()
}

/// Name of the class: `三(2)班`; where it is only a number, with its grade.
fn class_name(row: &LedgerRow) -> String {
    let is_number = row.class.chars().all(|c| c.is_ascii_digit());
    if !is_number && !row.class.is_empty() {
        return row.class.clone();
    }
    let args = args! { "grade" => f64::from(row.grade), "class" => row.class.as_str() };
    tr("ledger-class", &args)
}

/// The largest classes, with the way to all of them.
pub(super) fn short(shared: Shared) -> AnyView {
    let draw = move || {
        shared.result.with(|r| r.as_ref().map(|p| short_rows(p, shared)).unwrap_or_default())
    };
    let on_act = OnAct::new(move |_| {
        let document = web_sys::window().and_then(|w| w.document());
        if let Some(place) = document.and_then(|d| d.get_element_by_id(ID)) {
            place.scroll_into_view();
            crate::page::files::focus(ID);
        }
    });
    drawn("seats-ledger-short", Box::new(draw), Some(on_act))
}

/// What is said where no class is over the limit that the scenario lists from.
fn none(shared: Shared) -> String {
    let standard = shared.doc.with(|doc| doc.get("ledger").is_some_and(|v| v == "standard"));
    t(if standard { "ledger-none-standard" } else { "ledger-none-large" })
}

fn short_rows(projection: &Projection, shared: Shared) -> Vec<Node> {
    let now: Vec<&LedgerRow> = projection.ledger.iter().filter(|row| !row.new).collect();
    let mut largest = now.clone();
    largest.sort_by_key(|row| Reverse(row.size));
    let row = |row: &&LedgerRow| {
        vec![
            text(words::unit_name(projection, row.unit)),
            text(class_name(row)),
            text(row.size.to_string()),
            fate(row),
            text(row.closes.map_or_else(String::new, |year| year.to_string())),
        ]
    };
    let heads = [
        tr(
            "ledger-listed",
            &args! {
                "n" => words::count(now.len()), "shown" => words::count(now.len().min(SHORT)),
            },
        ),
        t("ledger-col-class"),
        t("ledger-col-size"),
        t("ledger-col-how"),
        t("ledger-col-closes"),
    ];
    let rows: Vec<Vec<Node>> = largest.iter().take(SHORT).map(row).collect();
    let counted =
        |f: &dyn Fn(&&LedgerRow) -> bool| words::count(projection.ledger.iter().filter(f).count());
    let sum = tr(
        "ledger-sum",
        &args! {
            "gone" => counted(&|row| !row.new && row.closes.is_some()),
            "stay" => counted(&|row| !row.new && row.closes.is_none()),
            "new" => counted(&|row| row.new),
        },
    );
    let body: Node = if rows.is_empty() {
        tag("p", "note").text(&none(shared)).into()
    } else {
        table("seats-ledger-table", &heads, &[2, 4], rows).into()
    };
    vec![
        tag("h2", "section-head").text(&t("ledger-title")).into(),
        body,
        tag("p", "note")
            .text(&sum)
            .put(
                tag("button", "plain no-print")
                    .with("type", "button")
                    .act("all")
                    .text(&t("ledger-all")),
            )
            .into(),
    ]
}

/// Id of the whole ledger.
const ID: &str = "seats-ledger";

/// Makes the whole ledger a part of what the view hands out.
pub(super) fn hand_out(shared: Shared) {
    let rows = Callback::new(move |()| {
        shared
            .result
            .with_untracked(|r| {
                r.as_ref().map(|p| plain_rows(p, &p.ledger.iter().collect::<Vec<_>>()))
            })
            .unwrap_or_default()
    });
    handout::table(Signal::derive(|| t("ledger-title")), rows);
}

/// The whole ledger.
pub(super) fn whole(shared: Shared) -> AnyView {
    let only = RwSignal::new(Only::default());
    let order = RwSignal::new(Order::default());
    let name = RwSignal::new(String::new());
    let listed = RwSignal::new(PAGE);
    let draw = move || {
        shared.result.with(|r| {
            let Some(projection) = r else { return Vec::new() };
            let rows = chosen(projection, only.get(), order.get(), &name.get());
            whole_rows(projection, shared, &rows, only.get(), order.get(), listed.get())
        })
    };
    let on_act = OnAct::new(move |(act, value): (String, String)| match act.as_str() {
        "only" => {
            let found = Only::ALL.into_iter().find(|(_, id)| *id == value);
            only.set(found.map_or_else(Only::default, |(only, _)| only));
            listed.set(PAGE);
        }
        "order" => {
            let found = Order::ALL.into_iter().find(|(_, id)| *id == value);
            order.set(found.map_or_else(Order::default, |(order, _)| order));
        }
        "name" => {
            name.set(value.trim().to_owned());
            listed.set(PAGE);
        }
        "more" => listed.update(|n| *n += 4 * PAGE),
        _ => {
            if let Some(projection) = shared.result.get_untracked() {
                let rows = chosen(
                    &projection,
                    only.get_untracked(),
                    order.get_untracked(),
                    &name.get_untracked(),
                );
                copy_rows(shared.app, plain_rows(&projection, &rows));
            }
        }
    });
    drawn("seats-ledger", Box::new(draw), Some(on_act))
}

/// The rows that are listed, in their order.
fn chosen<'a>(p: &'a Projection, only: Only, order: Order, name: &str) -> Vec<&'a LedgerRow> {
    let school = |row: &LedgerRow| p.units.get(row.unit).map_or("", |unit| unit.name.as_str());
    let named = |row: &&LedgerRow| name.is_empty() || school(row).contains(name);
    let mut rows: Vec<&LedgerRow> =
        p.ledger.iter().filter(|row| only.takes(row)).filter(named).collect();
    match order {
        Order::Size => rows.sort_by_key(|row| Reverse(row.size)),
        Order::School => rows.sort_by_key(|row| (row.unit, row.grade, row.since)),
        // What stays comes first.
        Order::Closes => rows.sort_by_key(|row| Reverse(row.closes.unwrap_or(i32::MAX))),
    }
    rows
}

fn heads() -> Vec<String> {
    [
        "ledger-col-school",
        "ledger-col-class",
        "ledger-col-size",
        "ledger-col-limit",
        "ledger-col-since",
        "ledger-col-how",
        "ledger-col-closes",
    ]
    .map(t)
    .into()
}

fn plain_rows(projection: &Projection, rows: &[&LedgerRow]) -> Rows {
    let mut all = vec![heads()];
    all.extend(rows.iter().map(|row| {
        vec![
            words::unit_name(projection, row.unit),
            class_name(row),
            row.size.to_string(),
            row.limit.to_string(),
            row.since.to_string(),
            how(row),
            closes(projection, row),
        ]
    }));
    all
}

fn whole_rows(
    projection: &Projection,
    shared: Shared,
    rows: &[&LedgerRow],
    only: Only,
    order: Order,
    listed: usize,
) -> Vec<Node> {
    let options = |all: &[(&'static str, bool)], prefix: &str| -> Vec<Node> {
        let one = |(id, on): &(&'static str, bool)| {
            let option = tag("option", "").with("value", id).flag("selected", *on);
            option.text(&t(&format!("{prefix}-{id}"))).into()
        };
        all.iter().map(one).collect()
    };
    let only_options: Vec<(&str, bool)> = Only::ALL.map(|(o, id)| (id, o == only)).into();
    let order_options: Vec<(&str, bool)> = Order::ALL.map(|(o, id)| (id, o == order)).into();
    let field = |id: &str, label: &str, field: Tag| -> Node {
        tag("label", "")
            .put(tag("span", "field-name").text(&t(label)))
            .put(field.with("id", id))
            .into()
    };
    let tools = tag("p", "seats-tools no-print").all(vec![
        field(
            "ledger-only",
            "ledger-only",
            tag("select", "field").act("only").all(options(&only_options, "ledger-only")),
        ),
        field(
            "ledger-order",
            "ledger-order",
            tag("select", "field").act("order").all(options(&order_options, "ledger-order")),
        ),
        field(
            "ledger-name",
            "ledger-name",
            tag("input", "field").with("type", "search").act("name"),
        ),
        tag("button", "plain").with("type", "button").act("copy").text(&t("chart-copy")).into(),
    ]);
    let row = |row: &&LedgerRow| {
        let school = tag("span", "").text(&words::unit_name(projection, row.unit));
        let school = if row.new {
            school.put(tag("span", "tag seats-new").text(&t("ledger-new")))
        } else {
            school
        };
        vec![
            school.into(),
            text(class_name(row)),
            text(row.size.to_string()),
            text(row.limit.to_string()),
            text(row.since.to_string()),
            fate(row),
            text(closes(projection, row)),
        ]
    };
    let shown: Vec<Vec<Node>> = rows.iter().take(listed).map(row).collect();
    let more = rows.len().saturating_sub(listed);
    let head = tag("h2", "section-head").with("id", ID).with("tabindex", "-1");
    let mut nodes = vec![
        head.text(&t("ledger-title"))
            .put(
                tag("span", "unit")
                    .text(&tr("ledger-count", &args! { "n" => words::count(rows.len()) })),
            )
            .into(),
        tools.into(),
    ];
    if rows.is_empty() {
        let said =
            if projection.ledger.is_empty() { none(shared) } else { t("ledger-none-chosen") };
        nodes.push(tag("p", "note").text(&said).into());
        return nodes;
    }
    let scroll = tag("div", "scroll seats-tall").with("tabindex", "0").with("role", "group");
    let scroll = scroll.with("aria-label", &t("ledger-title"));
    nodes.push(scroll.put(table("seats-ledger-all", &heads(), &[2, 3, 4, 6], shown)).into());
    if more > 0 {
        let text = tr("ledger-more", &args! { "n" => words::count(more) });
        let button =
            tag("button", "plain no-print").with("type", "button").with("id", "ledger-more");
        nodes.push(tag("p", "").put(button.act("more").text(&text)).into());
        let left = tr("ledger-left", &args! { "n" => words::count(more) });
        nodes.push(tag("p", "note print-only").text(&left).into());
    }
    nodes
}
