//! Formulas: names are offered while one is typed, and what is wrong is told at once. A list of
//! names that the arrows walk through; Enter and Tab take one, Escape sends the list away. Nothing
//! is taken while characters are being composed.

use super::field::{beside, input};
use super::{Desk, Scene, act, id};
use crate::engine::{Answer, Request};
use crate::page::client;
use crate::page::views::duty::{answer, words};
use crate::page::widgets::tree::{Node, tag};
use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlInputElement};

/// How many names are offered at once.
const MOST: usize = 8;
/// Id of the list.
const LIST: &str = "names";

/// Names offered in a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Offer {
    path: String,
    /// Name and meaning.
    names: Vec<(String, String)>,
    /// The one that is marked.
    at: usize,
    /// Where the word begins and ends that is being typed, in UTF-16 units.
    word: (u32, u32),
}

thread_local! {
    /// Names by what formulas are over, as the engine told them.
    static NAMES: RefCell<BTreeMap<String, Vec<String>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The field of a formula.
pub(super) fn field(scene: &Scene, path: &str, name: &str, over: &str) -> Node {
    let offer = scene.offer.as_ref().filter(|offer| offer.path == path);
    let mut field = input(scene, "formula", path, &scene.text(path))
        .with("role", "combobox")
        .with("aria-autocomplete", "list")
        .with("aria-expanded", if offer.is_some() { "true" } else { "false" })
        .with("aria-controls", &id(LIST))
        .with("spellcheck", "false")
        .with("data-over", over);
    if let Some(offer) = offer {
        field = field.with("aria-activedescendant", &format!("{}-{}", id(LIST), offer.at));
    }
    let label = tag("label", "").put(tag("span", "field-name").text(name)).put(field);
    let mut all = tag("div", "rubric-field rubric-wide rubric-formula").put(label);
    if let Some(offer) = offer {
        let option = |(at, (name, meaning)): (usize, &(String, String))| -> Node {
            tag("li", if at == offer.at { "rubric-marked" } else { "" })
                .with("role", "option")
                .with("id", &format!("{}-{at}", id(LIST)))
                .with("aria-selected", if at == offer.at { "true" } else { "false" })
                .act(&format!("offer:{at}"))
                .put(tag("code", "").text(name))
                .put(tag("span", "note").text(meaning))
                .into()
        };
        let list = tag("ul", "rubric-offer").with("role", "listbox").with("id", &id(LIST));
        all = all.put(list.all(offer.names.iter().enumerate().map(option).collect()));
    }
    all.all(beside(scene, path, false).into_iter().collect()).into()
}

/// The formula's field that an event is about, with its path and what its names are over.
fn field_of(target: Option<EventTarget>) -> Option<(HtmlInputElement, String, String)> {
    let field = target?.dyn_into::<HtmlInputElement>().ok()?;
    let over = field.get_attribute("data-over")?;
    let path = field.get_attribute("data-act")?.strip_prefix("formula:")?.to_owned();
    Some((field, path, over))
}

/// Whether characters are being composed.
fn composing(event: &Event) -> bool {
    let on = js_sys::Reflect::get(event, &"isComposing".into());
    on.ok().and_then(|on| on.as_bool()).unwrap_or(false)
}

/// Something was typed: offers names and checks the formula.
pub(super) fn typed(desk: Desk, event: &Event) {
    let Some((field, path, over)) = field_of(event.target()) else { return };
    if composing(event) {
        return;
    }
    spawn_local(async move {
        let text = field.value();
        let request = Request::CheckFormula { text: text.clone(), over: over.clone() };
        let faults = match client::ask(request, Vec::new(), None).await.map(|r| r.answer) {
            Ok(Answer::RubricRead { faults, .. }) if !text.trim().is_empty() => faults,
            _ => Vec::new(),
        };
        know(desk, &over).await;
        // Something else may have been typed meanwhile, or the field left.
        let here = web_sys::window().and_then(|w| w.document()).and_then(|d| d.active_element());
        if field.value() != text || here.as_ref() != Some(field.unchecked_ref::<Element>()) {
            return;
        }
        let _ = desk.typing.try_set(Some((path.clone(), faults)));
        let _ = desk.offer.try_set(offered(&field, path, &over));
    });
}

/// Has the names that formulas may use.
async fn know(desk: Desk, over: &str) {
    if NAMES.with_borrow(|names| names.contains_key(over)) {
        return;
    }
    let reply = client::ask(Request::MetricNames { over: over.to_owned() }, Vec::new(), None).await;
    if let Some(Answer::Names(list)) = answer(desk.shared.app, reply) {
        NAMES.with_borrow_mut(|names| names.insert(over.to_owned(), list));
    }
}

/// Names that begin with, hold, or mean the word before the caret.
fn offered(field: &HtmlInputElement, path: String, over: &str) -> Option<Offer> {
    let text: Vec<u16> = field.value().encode_utf16().collect();
    let caret = field.selection_start().ok().flatten()?;
    let before = text.get(..usize::try_from(caret).ok()?)?;
    let ends = |unit: &u16| {
        let c = char::from_u32(u32::from(*unit)).unwrap_or('a');
        c.is_whitespace() || "+-*/()<>=!,×÷≥≤≠−".contains(c)
    };
    let start = before.iter().rposition(ends).map_or(0, |at| at + 1);
    let word = String::from_utf16_lossy(before.get(start..)?);
    if word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let small = word.to_lowercase();
    let all = NAMES.with_borrow(|names| names.get(over).cloned())?;
    let rank = |name: &String, meaning: &String| {
        let plain = name.to_lowercase();
        match (
            plain.starts_with(&small),
            plain.contains(&small) || meaning.to_lowercase().contains(&small),
        ) {
            (true, _) => Some(0),
            (false, true) => Some(1),
            _ => None,
        }
    };
    let mut found: Vec<(i32, (String, String))> = all
        .into_iter()
        .filter(|name| *name != word)
        .map(|name| (words::input(&name), name))
        .filter_map(|(meaning, name)| Some((rank(&name, &meaning)?, (name, meaning))))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(MOST);
    let names: Vec<_> = found.into_iter().map(|(_, name)| name).collect();
    let start = u32::try_from(start).ok()?;
    (!names.is_empty()).then_some(Offer { path, names, at: 0, word: (start, caret) })
}

/// A key in a formula's field; false where it means nothing here.
pub(super) fn key(desk: Desk, event: &KeyboardEvent) -> bool {
    if composing(event) || event.key_code() == 229 {
        return true;
    }
    let Some(offer) = desk.offer.get_untracked() else { return false };
    if field_of(event.target()).is_none_or(|(_, path, _)| path != offer.path) {
        return false;
    }
    let last = offer.names.len().saturating_sub(1);
    match event.key().as_str() {
        "ArrowDown" => mark(desk, if offer.at == last { 0 } else { offer.at + 1 }),
        "ArrowUp" => mark(desk, offer.at.checked_sub(1).unwrap_or(last)),
        "Enter" | "Tab" if !event.shift_key() => take(desk, Some(offer.at)),
        "Escape" => desk.offer.set(None),
        _ => return false,
    }
    event.prevent_default();
    event.stop_propagation();
    true
}

fn mark(desk: Desk, at: usize) {
    desk.offer.update(|offer| {
        if let Some(offer) = offer {
            offer.at = at;
        }
    });
}

/// Puts a name that is offered into the formula.
pub(super) fn take(desk: Desk, at: Option<usize>) {
    let Some(offer) = desk.offer.get_untracked() else { return };
    desk.offer.set(None);
    let Some((name, _)) = at.and_then(|at| offer.names.get(at)) else { return };
    let document = web_sys::window().and_then(|w| w.document());
    let found = document.and_then(|d| d.get_element_by_id(&id(&offer.path)));
    let Some(field) = found.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) else { return };
    let (start, end) = offer.word;
    let name_end = start + u32::try_from(name.encode_utf16().count()).unwrap_or(0);
    // What the browser refuses leaves the formula as it is.
    if field.set_range_text_with_start_and_end(name, start, end).is_ok() {
        let _ = field.set_selection_range(name_end, name_end);
        // The list may open again for what the name begins; a check is due in any case.
        if let Ok(event) = web_sys::Event::new("input") {
            desk.typing.set(None);
            let _ = field.dispatch_event(&event);
        }
    }
}

/// Keeps the focus in the field while a name is pressed.
pub(super) fn press(event: &MouseEvent) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    if target.and_then(|t| t.closest("[role=option]").ok().flatten()).is_some() {
        event.prevent_default();
    }
}

/// The field was left: what stands in it counts, also where a name was put there.
pub(super) fn left(desk: Desk, event: &FocusEvent) {
    let Some((field, path, _)) = field_of(event.target()) else { return };
    // Told even where the editor is taken away with the focus in it.
    if desk.offer.try_set(None).is_some() {
        return;
    }
    desk.typing.set(None);
    act::keep(desk, "formula", &path, &field.value());
}
