//! What the tables of a scenario share: a cell is a field that says where it stands; what is typed
//! in one, or pasted over several, becomes one change of the scenario.

use super::super::Shared;
use super::super::fields;
use super::super::store::{self, Doc};
use crate::args;
use crate::county::Args;
use crate::grid::blocks;
use crate::page::say::t;
use crate::page::widgets::tree::{Draw, Node, OnAct, Tag, drawn, tag};
use crate::words::number::plain;
use leptos::ev;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};

/// Why a text is not taken: key and values of the sentence.
pub(in super::super) type Refusal = (&'static str, Args);

/// Takes a block of texts from a cell on, to the right and down; gives how many cells it took and
/// why the first other one was refused.
pub(in super::super) type Take =
    Box<dyn Fn(&mut Doc, Spot, &[Vec<String>]) -> (usize, Option<Refusal>)>;

/// A cell of a table: its row, which may be a year, and its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Spot {
    pub(in super::super) row: i32,
    pub(in super::super) column: usize,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) enum Kind {
    /// A figure within a range; what stands in the file is it divided by the scale.
    Figure { least: f64, most: f64, scale: f64 },
    /// A school year.
    Year,
    /// A text.
    Text,
    /// A place, by its name.
    Place(super::super::places::Of),
    /// One of some words, the first where nothing is said; messages are `<prefix>-<word>`.
    Word(&'static [&'static str], &'static str),
    /// A figure of a school, by its id.
    Field,
}

impl Kind {
    /// A count or an amount.
    pub(in super::super) const COUNT: Self = Self::Figure { least: 0.0, most: 1e9, scale: 1.0 };
    /// A share, typed as a percentage.
    pub(in super::super) const SHARE: Self = Self::Figure { least: 0.0, most: 100.0, scale: 100.0 };
}

/// What the file has for a text in a cell; `None` where the cell is emptied.
pub(in super::super) fn read(
    shared: Shared,
    kind: Kind,
    text: &str,
) -> Result<Option<Value>, Refusal> {
    let text = text.trim();
    let refused = |key| (key, args! { "text" => text });
    let number = || fields::typed(text).map_err(|()| refused("seats-not-a-number"));
    match kind {
        _ if text.is_empty() => Ok(None),
        Kind::Text => Ok(Some(json!(text))),
        Kind::Year => match number()? {
            None => Ok(None),
            Some(year) if year.fract() == 0.0 && (1900.0..=2200.0).contains(&year) => {
                Ok(Some(store::figure(year)))
            }
            _ => Err(refused("seats-not-a-year")),
        },
        Kind::Figure { least, most, scale } => {
            let Some(number) = number()? else { return Ok(None) };
            if !(least..=most).contains(&number) {
                let args = args! {
                    "text" => text, "least" => plain(least, 0), "most" => plain(most, 0),
                };
                return Err(("seats-out-of-range", args));
            }
            // What was typed as 33.3 % is 0.333.
            Ok(Some(store::figure(libm::round(number / scale * 1e9) / 1e9)))
        }
        Kind::Place(of) => {
            let known = super::super::places::known(shared, text, of);
            known.map(|id| Some(json!(id))).ok_or_else(|| refused("seats-no-place"))
        }
        Kind::Word(words, prefix) => {
            let is_it = |word: &&&str| **word == text || t(&format!("{prefix}-{word}")) == text;
            let found = words.iter().find(is_it).ok_or_else(|| refused("seats-no-word"))?;
            let usual = words.first() == Some(found);
            Ok((!usual).then(|| json!(found)))
        }
        Kind::Field => {
            let id = super::additions::field_named(text).ok_or_else(|| refused("seats-no-word"))?;
            Ok(Some(json!(id)))
        }
    }
}

/// A value of the file as its cell shows it.
pub(in super::super) fn shown(shared: Shared, kind: Kind, value: Option<&Value>) -> String {
    let Some(value) = value else { return String::new() };
    match kind {
        Kind::Figure { scale, .. } => value.as_f64().map(|n| figure(n * scale)).unwrap_or_default(),
        Kind::Year => value.as_i64().map(|n| n.to_string()).unwrap_or_default(),
        Kind::Place(_) => super::super::places::shown(shared, value.as_str().unwrap_or_default()),
        _ => value.as_str().unwrap_or_default().to_owned(),
    }
}

/// A figure with as many decimals as it has, up to four.
pub(in super::super) fn figure(value: f64) -> String {
    let text = plain(value, 4);
    match text.split_once('.') {
        Some(_) => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        None => text,
    }
}

/// The field of a cell. `place` stands where it is empty.
pub(in super::super) fn field(
    id: &str,
    kind: Kind,
    spot: Spot,
    label: &str,
    (value, place): (&str, &str),
) -> Tag {
    let id = format!("{id}-{}-{}", spot.row, spot.column);
    let act = format!("cell:{}:{}", spot.row, spot.column);
    let labelled = |tag: Tag| tag.with("id", &id).with("aria-label", label).act(&act);
    match kind {
        Kind::Word(words, prefix) => {
            let now = if value.is_empty() { words.first().copied() } else { Some(value) };
            let option = |word: &&str| -> Node {
                let option =
                    tag("option", "").with("value", word).flag("selected", now == Some(word));
                option.text(&t(&format!("{prefix}-{word}"))).into()
            };
            labelled(tag("select", "field")).all(words.iter().map(option).collect())
        }
        Kind::Field => labelled(tag("select", "field")).all(super::additions::options(value)),
        _ => {
            let figures = matches!(kind, Kind::Figure { .. } | Kind::Year);
            let class = if figures { "field seats-number" } else { "field" };
            let input = labelled(tag("input", class))
                .with("type", "text")
                .with("autocomplete", "off")
                .with("value", value)
                .with("placeholder", place);
            match kind {
                Kind::Place(of) => input.with("list", super::list_id(of)),
                _ if figures => input.with("inputmode", "decimal"),
                _ => input,
            }
        }
    }
}

/// A place for a table: draws it, takes what is typed and pasted, and hands other acts on.
pub(in super::super) fn editor(
    shared: Shared,
    class: &'static str,
    draw: Draw,
    take: Take,
    other: Option<OnAct>,
) -> AnyView {
    let take = StoredValue::new_local(take);
    let told = move |spot: Spot, block: &[Vec<String>]| {
        let mut doc = shared.kept();
        let before = doc.clone();
        let (taken, refused) = take.with_value(|take| take(&mut doc, spot, block));
        if doc != before {
            shared.keep(move |kept| *kept = doc);
        }
        match refused {
            Some((key, args)) if taken == 0 => shared.app.tell(key, args, true),
            Some(_) => {
                let all: usize = block.iter().map(Vec::len).sum();
                let args = args! {
                    "taken" => super::super::words::count(taken),
                    "left" => super::super::words::count(all.saturating_sub(taken)),
                };
                shared.app.tell("seats-pasted-partly", args, true);
            }
            None => {}
        }
    };
    let on_act = OnAct::new(move |(act, text): (String, String)| match spot_of(&act) {
        Some(spot) => told(spot, &[vec![text]]),
        None => {
            if let Some(other) = other {
                other.run((act, text));
            }
        }
    });
    let paste = move |event: ev::Event| {
        let Some((spot, text)) = pasted(&event) else { return };
        let block = blocks(&text);
        // One cell is the browser's own affair.
        if block.len() > 1 || block.first().is_some_and(|row| row.len() > 1) {
            event.prevent_default();
            told(spot, &block);
        }
    };
    view! { <div on:paste=move |event| paste(event.into())>{drawn(class, draw, Some(on_act))}</div> }
        .into_any()
}

fn spot_of(act: &str) -> Option<Spot> {
    let (row, column) = act.strip_prefix("cell:")?.split_once(':')?;
    Some(Spot { row: row.parse().ok()?, column: column.parse().ok()? })
}

/// The cell that something is pasted into, and what.
fn pasted(event: &ev::Event) -> Option<(Spot, String)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let spot = spot_of(&target.closest("[data-act]").ok()??.get_attribute("data-act")?)?;
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    Some((spot, data.get_data("text/plain").ok()?))
}
