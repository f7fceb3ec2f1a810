//! What of a scenario is a list or goes by year, where it can be changed: tables by year in the
//! panel, lists in a sheet at the side, so that the charts stay in sight.

mod additions;
mod feeders;
mod host;
mod layout;
mod milestone_form;
mod milestones;
mod paths;
mod rooms;
mod rows;
mod staff;
mod years;

pub(super) use host::{Kind, editor, figure};
pub(super) use layout::{funding, people};
pub(super) use milestones::described;
pub(super) use paths::paths;
pub(super) use staff::staff;
pub(super) use years::{ByYear, Column, taker};

use super::places::{self, Of};
use super::store::{self, Doc};
use super::{Shared, side, words};
use crate::args;
use crate::county::SectionKind;
use crate::page::files;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, OnAct, drawn, tag};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Id of the sheet's head, where the focus goes.
const HEAD: &str = "seats-sheet";

/// A list that is changed in the sheet at the side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    /// 里程碑
    Milestones,
    /// 小升初对口
    Feeders,
    /// 教室与学位
    Rooms,
    /// 校舍、设备、教师的增减
    Additions,
}

impl Sheet {
    const ALL: [Self; 4] = [Self::Milestones, Self::Feeders, Self::Rooms, Self::Additions];

    const fn id(self) -> &'static str {
        match self {
            Self::Milestones => "milestones",
            Self::Feeders => "feeders",
            Self::Rooms => "rooms",
            Self::Additions => "additions",
        }
    }

    fn name(self) -> String {
        t(&format!("sheet-{}", self.id()))
    }

    fn body(self, shared: Shared) -> AnyView {
        match self {
            Self::Milestones => milestones::editor(shared),
            Self::Feeders => feeders::editor(shared),
            Self::Rooms => rooms::editor(shared),
            Self::Additions => additions::editor(shared),
        }
    }

    /// How many entries the scenario has of it.
    fn count(self, doc: &Doc) -> usize {
        store::list(doc, self.id()).len()
    }
}

/// The buttons that open the sheets, with what the scenario has of each.
pub(super) fn buttons(shared: Shared) -> AnyView {
    let draw = move || {
        let line = |sheet: Sheet| -> Node {
            let count = shared.doc.with(|doc| sheet.count(doc));
            let says = match (sheet, count) {
                (Sheet::Milestones, 0) => t("sheet-shipped"),
                (Sheet::Feeders, 0) => feeders::of_county(shared),
                (_, 0) => t("sheet-none"),
                (_, n) => tr("sheet-count", &args! { "n" => words::count(n) }),
            };
            let open = tag("button", "plain").with("type", "button").act(sheet.id());
            let id = format!("sheet-open-{}", sheet.id());
            tag("p", "seats-field")
                .put(tag("span", "").put(open.with("id", &id).text(&sheet.name())))
                .put(tag("span", "note").text(&says))
                .into()
        };
        Sheet::ALL.map(line).into()
    };
    let on_act = OnAct::new(move |(act, _): (String, String)| open(shared, &act));
    drawn("seats-sheets", Box::new(draw), Some(on_act))
}

/// Unfolds a part of the panel and brings it into sight.
pub(super) fn unfold(id: &str) {
    let found = web_sys::window().and_then(|w| w.document()?.get_element_by_id(id));
    if let Some(part) = found {
        let _ = part.set_attribute("open", "");
        part.scroll_into_view();
        let field = part.query_selector("input").ok().flatten();
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            let _ = field.focus();
        }
    }
}

/// Opens a sheet by its id.
pub(super) fn open(shared: Shared, id: &str) {
    if let Some(sheet) = Sheet::ALL.into_iter().find(|sheet| sheet.id() == id) {
        shared.asked.set(None);
        shared.sheet.set(Some(sheet));
    }
}

/// The sheet at the side; nothing where none is open.
pub(super) fn sheet(shared: Shared) -> AnyView {
    let opener = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |was: Option<bool>| {
        let is_open = shared.sheet.with(Option::is_some);
        if is_open && was != Some(true) {
            let active = web_sys::window().and_then(|w| w.document()?.active_element());
            opener.set_value(active.and_then(|element| element.dyn_into().ok()));
        }
        if is_open {
            gloo::timers::callback::Timeout::new(0, || files::focus(HEAD)).forget();
        }
        is_open
    });
    let close = Callback::new(move |()| {
        shared.sheet.set(None);
        if let Some(element) = opener.try_update_value(Option::take).flatten() {
            let _ = element.focus();
        }
    });
    let sheet = move || {
        shared.sheet.get().map(|sheet| {
            let scenario = move || shared.current.with(|name| words::scenario(name));
            let head = view! {
                {move || sheet.name()}
                <span class="head-note">{scenario}</span>
            };
            // The head of the page may lie under the sheet, or be scrolled away.
            let app = shared.app;
            let body = view! {
                <p class="seats-acts seats-sheet-undo">
                    <button class="plain" disabled=move || app.undo.with(Vec::is_empty)
                        on:click=move |_| app.undo()>{move || t("undo")}</button>
                    <button class="plain" disabled=move || app.redo.with(Vec::is_empty)
                        on:click=move |_| app.redo()>{move || t("redo")}</button>
                </p>
                {sheet.body(shared)}
            };
            let body = body.into_any();
            side::sheet(HEAD, "seats-sheet no-print", head.into_any(), close, body)
        })
    };
    (move || sheet()).into_any()
}

/// Id of the list of names that fields of such places offer.
pub(super) const fn list_id(of: Of) -> &'static str {
    match of {
        Of::Any => "places-any",
        Of::School => "places-school",
        Of::With(SectionKind::Primary) => "places-primary",
        Of::With(_) => "places-junior",
    }
}

/// The lists of names that the columns of a list offer.
fn offers(shared: Shared, columns: &[rows::Column]) -> Node {
    let mut all: Vec<Of> = columns
        .iter()
        .filter_map(|column| match column.kind {
            Kind::Place(of) => Some(of),
            _ => None,
        })
        .collect();
    all.dedup();
    let lists = all.into_iter().map(|of| places::offered(shared, list_id(of), of)).collect();
    tag("div", "hidden").all(lists).into()
}
