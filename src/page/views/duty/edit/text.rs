//! The rubric as text, for what fields cannot say; what is wrong is told with its line.

use super::{Desk, Scene, id};
use crate::engine::{Answer, Request};
use crate::json::{self, Value};
use crate::page::client;
use crate::page::files;
use crate::page::say::{t, with_words};
use crate::page::views::duty::answer;
use crate::page::widgets::tree::{Node, tag};
use crate::rubric::ToldFault;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// The name of the text's field.
const FIELD: &str = "text";

/// The text with its buttons and faults.
pub(super) fn text(scene: &Scene, faults: &[ToldFault]) -> Vec<Node> {
    let pretty = serde_json::to_string_pretty(&scene.rubric).unwrap_or_default();
    let button = |act: &str, class: &str| -> Node {
        let key = format!("rubric-{act}");
        tag("button", class).with("type", "button").act(act).text(&t(&key)).into()
    };
    let fault = |fault: &ToldFault| -> Node {
        let line = fault.line.unwrap_or_default().to_string();
        let go = tag("button", "plain").with("type", "button").act(&format!("line:{line}"));
        let said = with_words(|words| fault.sentence(words));
        tag("li", "bad").text(&said).text(" ").put(go.text(&t("rubric-line"))).into()
    };
    vec![
        tag("label", "field-name").with("for", &id(FIELD)).text(&t("rubric-text")).into(),
        tag("div", "rubric-sums")
            .with("role", "status")
            .put(tag("ul", "").all(faults.iter().map(fault).collect()))
            .into(),
        tag("textarea", "field rubric-text")
            .with("id", &id(FIELD))
            .with("rows", "28")
            .with("spellcheck", "false")
            .with("value", &pretty)
            .into(),
        tag("p", "row").put(button("apply", "button")).put(button("fields", "plain")).into(),
    ]
}

fn area() -> Option<HtmlTextAreaElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(&id(FIELD))?.dyn_into().ok()
}

/// Shows the text, with the caret at a path.
pub(super) fn open(desk: Desk, path: &str) {
    desk.text.set(Some(Vec::new()));
    let Some((_, rubric)) = untrack(|| desk.current()) else { return };
    let pretty = serde_json::to_string_pretty(&rubric).unwrap_or_default();
    let at = crate::rubric::line_of(&pretty, path);
    request_animation_frame(move || line(at));
}

/// Goes to a line of the text.
pub(super) fn line(line: usize) {
    let Some(area) = area() else { return };
    files::focus(&id(FIELD));
    let text = area.value();
    let before =
        text.split('\n').take(line.saturating_sub(1)).map(|l| l.encode_utf16().count() + 1);
    let start = u32::try_from(before.sum::<usize>()).unwrap_or(0);
    let wanted = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let end = start + u32::try_from(wanted.encode_utf16().count()).unwrap_or(0);
    // What the browser refuses leaves the caret where it is.
    let _ = area.set_selection_range(start, end);
    let lines = i32::try_from(text.split('\n').count()).unwrap_or(1).max(1);
    let above = i32::try_from(line.saturating_sub(6)).unwrap_or(0);
    area.set_scroll_top(area.scroll_height() / lines * above);
}

/// Reads the text; what is JSON becomes the rubric, right or wrong.
pub(super) fn apply(desk: Desk) {
    let Some(text) = area().map(|area| area.value()) else { return };
    spawn_local(async move {
        let request = Request::ReadRubric { text: text.clone() };
        let reply = client::ask(request, Vec::new(), None).await;
        let Some(Answer::RubricRead { faults, .. }) = answer(desk.shared.app, reply) else {
            return;
        };
        if let Some(rubric) = json::value(&text).filter(Value::is_object) {
            desk.change(|now| *now = rubric);
        }
        // The view may have been left meanwhile.
        let right = faults.is_empty();
        let _ = desk.text.try_set((!right).then_some(faults));
    });
}
