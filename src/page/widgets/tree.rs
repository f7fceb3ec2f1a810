//! Plain pieces of a page that are drawn whole and drawn anew whole: tables and lists that only
//! say something. One builder for all of them, so that the page's module stays small. Text is
//! text; only charts, which escape theirs, come as markup.

use super::icon::Shape;
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlInputElement};

/// A piece.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Text.
    Text(String),
    /// The shape of a status.
    Shape(Shape),
    /// A chart's own markup.
    Chart(String),
    /// An element.
    Tag(Tag),
}

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

/// An element with its class, which may be empty.
#[must_use]
pub fn tag(name: &'static str, class: &str) -> Tag {
    let class = (!class.is_empty()).then(|| ("class", class.to_owned()));
    Tag { name, attributes: class.into_iter().collect(), children: Vec::new() }
}

impl Tag {
    /// The same with an attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// The same with an attribute without a value, where `on`.
    #[must_use]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.with(name, "") } else { self }
    }

    /// The same with an act: what the listener of [`drawn`] is told when it is clicked or changed.
    #[must_use]
    pub fn act(self, act: &str) -> Self {
        self.with("data-act", act)
    }

    /// The same with text at its end.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(text.to_owned()));
        self
    }

    /// The same with a piece at its end.
    #[must_use]
    pub fn put(mut self, node: impl Into<Node>) -> Self {
        self.children.push(node.into());
        self
    }

    /// The same with pieces at its end.
    #[must_use]
    pub fn all(mut self, nodes: Vec<Node>) -> Self {
        self.children.extend(nodes);
        self
    }
}

impl From<Tag> for Node {
    fn from(tag: Tag) -> Self {
        Self::Tag(tag)
    }
}

impl From<Shape> for Node {
    fn from(shape: Shape) -> Self {
        Self::Shape(shape)
    }
}

/// A sentence whose parts between ⟦ and ⟧ stand out in `class`.
#[must_use]
pub fn marked(text: &str, class: &str) -> Vec<Node> {
    let mut parts = Vec::new();
    for (place, piece) in text.split('⟦').enumerate() {
        let (bold, plain) = match (place, piece.split_once('⟧')) {
            (0, _) | (_, None) => ("", piece),
            (_, Some(pair)) => pair,
        };
        if !bold.is_empty() {
            parts.push(tag("b", class).text(bold).into());
        }
        if !plain.is_empty() {
            parts.push(Node::Text(plain.to_owned()));
        }
    }
    parts
}

/// A table: heads, then rows. Columns named in `numbers` are figures; the first of a row is its
/// head.
#[must_use]
pub fn table(class: &str, heads: &[String], numbers: &[usize], rows: Vec<Vec<Node>>) -> Tag {
    let look = |at: usize| if numbers.contains(&at) { "num" } else { "" };
    let head = heads.iter().enumerate();
    let head = head.map(|(at, text)| tag("th", look(at)).with("scope", "col").text(text).into());
    let body = rows.into_iter().map(|row| {
        let cells = row.into_iter().enumerate().map(|(at, cell)| match at {
            0 => tag("th", look(0)).with("scope", "row").put(cell).into(),
            _ => tag("td", look(at)).put(cell).into(),
        });
        tag("tr", "").all(cells.collect()).into()
    });
    tag("table", &format!("table table-dense {class}"))
        .put(tag("thead", "").put(tag("tr", "").all(head.collect())))
        .put(tag("tbody", "").all(body.collect()))
}

/// Told what was clicked or changed: its act, and the value of a field.
pub type OnAct = Callback<(String, String)>;

/// What a place holds, made anew whenever something it reads changes.
pub type Draw = Box<dyn Fn() -> Vec<Node>>;

/// A place that holds what `draw` gives. What stays the same stays in the page, so that focus,
/// caret and an open press survive.
#[must_use]
pub fn drawn(class: &'static str, draw: Draw, on_act: Option<OnAct>) -> AnyView {
    let place = NodeRef::<Div>::new();
    let before = StoredValue::new_local(Vec::<Node>::new());
    Effect::new(move |_| {
        let nodes = draw();
        if let (Some(place), Some(document)) =
            (place.get(), web_sys::window().and_then(|w| w.document()))
        {
            let host: &Element = place.unchecked_ref();
            before.with_value(|before| patch(&document, host, before, &nodes));
            before.set_value(nodes);
        }
    });
    let told = move |target: Option<web_sys::EventTarget>, field: bool| {
        let target = target.and_then(|t| t.dyn_into::<Element>().ok());
        let found = target.and_then(|t| t.closest("[data-act]").ok().flatten());
        if let (Some(found), Some(on_act)) = (found, on_act)
            && is_field(&found) == field
        {
            on_act.run((found.get_attribute("data-act").unwrap_or_default(), value(&found)));
            if field {
                request_animation_frame(move || take_back(&found));
            }
        }
    };
    let on_click = move |event: ev::MouseEvent| told(event.target(), false);
    let on_change = move |event: ev::Event| told(event.target(), true);
    view! { <div class=class node_ref=place on:click=on_click on:change=on_change></div> }
        .into_any()
}

/// A text that was not taken gives way to the value that stands.
fn take_back(field: &Element) {
    if let (Some(input), Some(kept)) =
        (field.dyn_ref::<HtmlInputElement>(), field.get_attribute("value"))
        && input.type_() == "text"
        && input.value() != kept
    {
        input.set_value(&kept);
    }
}

fn is_field(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA")
}

/// The value of a field; of a tick box `true` or `false`.
fn value(element: &Element) -> String {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "checkbox" => input.checked().to_string(),
            _ => input.value(),
        };
    }
    let value = js_sys::Reflect::get(element, &JsValue::from_str("value"));
    value.ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Makes the children of an element, which are `before`, into `after`. Each piece is one child.
fn patch(document: &Document, host: &Element, before: &[Node], after: &[Node]) {
    let children = host.child_nodes();
    for (at, node) in after.iter().enumerate() {
        let place = u32::try_from(at).ok().and_then(|at| children.item(at));
        match (before.get(at), place) {
            (Some(old), Some(_)) if old == node => {}
            (Some(Node::Tag(old)), Some(place)) if is_same_element(old, node) => {
                if let (Node::Tag(new), Some(element)) = (node, place.dyn_ref::<Element>()) {
                    set_attributes(element, &old.attributes, &new.attributes);
                    patch(document, element, &old.children, &new.children);
                }
            }
            (_, place) => put(document, host, node, place),
        }
    }
    while let Some(extra) = u32::try_from(after.len()).ok().and_then(|at| children.item(at)) {
        if host.remove_child(&extra).is_err() {
            break;
        }
    }
}

fn is_same_element(old: &Tag, node: &Node) -> bool {
    matches!(node, Node::Tag(new) if new.name == old.name)
}

/// Attributes, and the live values of fields, which attributes alone do not reach.
fn set_attributes(
    element: &Element,
    before: &[(&'static str, String)],
    after: &[(&'static str, String)],
) {
    // What the browser refuses is left out.
    for (name, _) in before.iter().filter(|(name, _)| !after.iter().any(|(n, _)| n == name)) {
        let _ = element.remove_attribute(name);
        live(element, name, None);
    }
    for (name, value) in after.iter().filter(|pair| !before.contains(pair)) {
        let _ = element.set_attribute(name, value);
        live(element, name, Some(value));
    }
}

fn live(element: &Element, name: &str, value: Option<&str>) {
    let value = match name {
        "value" => JsValue::from_str(value.unwrap_or_default()),
        "checked" | "selected" => JsValue::from_bool(value.is_some()),
        _ => return,
    };
    let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &value);
}

/// Puts pieces at the end of an element, once.
pub fn hung(document: &Document, host: &Element, nodes: &[Node]) {
    for node in nodes {
        put(document, host, node, None);
    }
}

/// Puts a new piece in the place of a child, or at the end.
fn put(document: &Document, host: &Element, node: &Node, place: Option<web_sys::Node>) {
    let Some(made) = made(document, node) else { return };
    let _ = match place {
        Some(old) => host.replace_child(&made, &old),
        None => host.append_child(&made),
    };
}

/// A piece of the page; what the browser refuses is an empty text, to keep the places.
fn made(document: &Document, node: &Node) -> Option<web_sys::Node> {
    let element = match node {
        Node::Text(text) => return Some(document.create_text_node(text).into()),
        Node::Shape(shape) => markup(document, &shape.svg()),
        Node::Chart(svg) => markup(document, svg),
        Node::Tag(tag) => {
            let element = document.create_element(tag.name).ok()?;
            set_attributes(&element, &[], &tag.attributes);
            for child in &tag.children {
                put(document, &element, child, None);
            }
            Some(element.into())
        }
    };
    element.or_else(|| Some(document.create_text_node("").into()))
}

/// The element of a chart's own markup.
fn markup(document: &Document, svg: &str) -> Option<web_sys::Node> {
    let holder = document.create_element("div").ok()?;
    holder.set_inner_html(svg);
    holder.first_child()
}

/// A computed figure that opens its derivation; `told` says what it is.
#[must_use]
pub fn figure(shown: &str, act: &str, told: &str) -> Node {
    let button = tag("button", "figure").with("type", "button").with("aria-label", told);
    button.act(act).text(shown).into()
}

/// The same text as a piece.
#[must_use]
pub fn text(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}
