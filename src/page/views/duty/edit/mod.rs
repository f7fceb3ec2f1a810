//! Editing a rubric of the county's own, in the place of the sheet: its points, rules, limits and
//! groups in fields that `rubric::shape` lists, or as text. Every change goes into the county at
//! once, can be undone, and is checked by the engine; what is wrong stands beside its field.

mod act;
mod field;
mod head;
mod list;
mod offer;
mod text;

pub(super) use act::save_rubric;
pub(super) use head::sums;

use super::Shared;
use crate::county::Edit;
use crate::engine::RubricEntry;
use crate::json::Value;
use crate::page::files;
use crate::page::route::choose;
use crate::page::say::{t, with_words};
use crate::page::widgets::tree::{Draw, drawn, tag};
use crate::rubric::{ItemScore, Sheet, ToldFault};
use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use std::sync::Arc;

/// What the parts of the editor share.
#[derive(Clone, Copy)]
struct Desk {
    shared: Shared,
    /// Path of the item whose fields are open; empty where none is.
    open: RwSignal<String>,
    /// Names offered for the formula that is being typed.
    offer: RwSignal<Option<offer::Offer>>,
    /// What is wrong with the formula that is being typed: its path, and the faults.
    typing: RwSignal<Option<(String, Vec<ToldFault>)>>,
    /// Set while the rubric is shown as text: what was wrong with it when it was last read.
    text: RwSignal<Option<Vec<ToldFault>>>,
}

impl Desk {
    /// The rubric being edited and its position among the county's own.
    fn current(self) -> Option<(usize, Value)> {
        let at = self.shared.chosen.get()?.own?;
        let rubric = self.shared.app.county.with(|county| county.rubrics.get(at).cloned())?;
        Some((at, rubric))
    }

    /// Changes the rubric in the county; what stays the same is no change.
    fn change(self, f: impl FnOnce(&mut Value)) {
        let Some((at, before)) = untrack(|| self.current()) else { return };
        let mut after = before.clone();
        f(&mut after);
        if after == before {
            return;
        }
        let id = super::words::text(&after, "id");
        let renamed = id != super::words::text(&before, "id");
        self.shared.app.edit(Edit::Rubric { at, take: true, put: Some(after) });
        if renamed {
            choose("rubric", Some(&id));
        }
    }
}

/// The rubric as it is now, with all that is shown beside it.
struct Scene {
    rubric: Value,
    /// The same as it was last checked, with faults and sums.
    checked: Arc<RubricEntry>,
    sheet: Option<Arc<Sheet>>,
    open: String,
    offer: Option<offer::Offer>,
    typing: Option<(String, Vec<ToldFault>)>,
}

impl Scene {
    fn of(desk: Desk) -> Option<Self> {
        Some(Self {
            rubric: desk.current()?.1,
            checked: desk.shared.chosen.get()?,
            sheet: desk.shared.sheet.get(),
            open: desk.open.get(),
            offer: desk.offer.get(),
            typing: desk.typing.get(),
        })
    }

    /// What stands at a path, as text.
    fn text(&self, path: &str) -> String {
        super::typed::shown(crate::rubric::change::at(&self.rubric, path).unwrap_or(&Value::Null))
    }

    /// What is wrong at a path, or below it where `deep`.
    fn faults(&self, path: &str, deep: bool) -> Vec<&ToldFault> {
        let typing = self.typing.as_ref().filter(|(typing, _)| typing == path);
        let all = typing.map_or(&self.checked.faults, |(_, faults)| faults);
        let below = |field: &str| {
            let rest = field.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || (deep && rest.starts_with(['.', '['])))
        };
        all.iter().filter(|fault| typing.is_some() || below(&fault.field)).collect()
    }

    /// The points of an item.
    fn score(&self, id: &str) -> Option<&ItemScore> {
        let sheet = self.sheet.as_ref()?;
        let all = sheet.items.iter().chain(&sheet.bonus);
        all.flat_map(|item| std::iter::once(item).chain(&item.parts)).find(|item| item.id == id)
    }
}

/// What is wrong in a few words, without its place.
fn what(fault: &ToldFault) -> String {
    with_words(|words| words.tell(&format!("rubric-fault-{}", fault.code), &fault.args))
}

/// An element's id for a path.
fn id(path: &str) -> String {
    format!("rubric-{path}")
}

/// Moves the focus once what was changed has been drawn.
fn focus_later(id: String) {
    request_animation_frame(move || files::focus(&id));
}

/// The editor.
pub(super) fn editor(shared: Shared) -> AnyView {
    let desk = Desk {
        shared,
        open: RwSignal::new(String::new()),
        offer: RwSignal::new(None),
        typing: RwSignal::new(None),
        text: RwSignal::new(None),
    };
    let draw: Draw = Box::new(move || {
        let Some(scene) = Scene::of(desk) else { return Vec::new() };
        let mut all = head::head(&scene);
        match desk.text.get() {
            Some(faults) => all.extend(text::text(&scene, &faults)),
            None => {
                all.push(tag("div", "").all(head::about(&scene)).into());
                all.extend(list::lists(&scene));
            }
        }
        all
    });
    let on_input = move |event: Event| offer::typed(desk, &event);
    let on_key = move |event: KeyboardEvent| {
        if !offer::key(desk, &event) && event.key() == "Escape" {
            act::close(desk);
        }
    };
    // A press on a name that is offered leaves the focus in its field.
    let on_press = move |event: MouseEvent| offer::press(&event);
    let on_leave = move |event: FocusEvent| offer::left(desk, &event);
    view! {
        <section class="rubric-editor no-print" aria-label=move || t("rubric-edit")
            on:input=on_input on:keydown=on_key on:mousedown=on_press on:focusout=on_leave>
            <p class="finding rubric-phone">{move || t("rubric-edit-phone")}</p>
            {drawn("rubric-fields", draw, Some(act::listener(desk)))}
        </section>
    }
    .into_any()
}
