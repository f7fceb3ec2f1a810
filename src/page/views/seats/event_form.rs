//! The form of one event. Which fields a kind has is data; one function draws them, one takes what
//! is typed.

use super::Shared;
use super::events::{Editing, KINDS};
use super::fields::{self, labelled};
use super::places::{self, Of, id_of, shown};
use super::store::{self, Doc};
use crate::county::SectionKind;
use crate::page::say::t;
use crate::page::widgets::tree::{Node, Tag, tag};
use serde_json::{Value, json};

/// Id of the list of names that fields offer.
const NAMES: &str = "event-names";

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A text.
    Text,
    /// A school, or a zone where the event takes one.
    Place,
    /// A number.
    Number,
    /// A share, typed as a percentage.
    Percent,
    /// A section, or both.
    Section,
    /// The sections a school opens with.
    Sections,
    /// Yes or no; yes where nothing is said.
    Flag,
    /// Numbers in a row, typed as percentages.
    Percents,
    /// Schools with their shares.
    Receivers,
}

/// A field of a kind of event.
struct Field {
    path: &'static str,
    kind: Kind,
    needed: bool,
}

const fn field(path: &'static str, kind: Kind, needed: bool) -> Field {
    Field { path, kind, needed }
}

/// The fields of a kind of event.
fn fields_of(kind: &str) -> &'static [Field] {
    const SECTION: Field = field("section", Kind::Section, false);
    const SCHOOL: Field = field("school", Kind::Place, true);
    match kind {
        "open" => {
            const F: &[Field] = &[
                field("name", Kind::Text, true),
                field("zone", Kind::Place, false),
                field("sections", Kind::Sections, false),
                field("rooms.primary", Kind::Number, false),
                field("rooms.junior", Kind::Number, false),
                field("intake.primary", Kind::Number, false),
                field("intake.junior", Kind::Number, false),
                field("outside.primary", Kind::Number, false),
                field("outside.junior", Kind::Number, false),
                field("from", Kind::Receivers, false),
            ];
            F
        }
        "expand" => {
            const F: &[Field] = &[
                SCHOOL,
                SECTION,
                field("rooms", Kind::Number, true),
                field("until", Kind::Number, false),
            ];
            F
        }
        "close" => {
            const F: &[Field] = &[SCHOOL, SECTION, field("to", Kind::Receivers, false)];
            F
        }
        "merge" => {
            const F: &[Field] =
                &[SCHOOL, field("into", Kind::Place, true), field("keepRooms", Kind::Flag, false)];
            F
        }
        "rezone" => {
            const F: &[Field] = &[
                field("from", Kind::Place, true),
                field("to", Kind::Place, true),
                SECTION,
                field("share", Kind::Percent, true),
            ];
            F
        }
        "housing" => {
            const F: &[Field] = &[
                field("name", Kind::Text, true),
                field("unit", Kind::Place, true),
                field("dwellings", Kind::Number, true),
                field("occupancy", Kind::Percents, false),
                field("pupilsPer100", Kind::Number, true),
            ];
            F
        }
        "capIntake" => {
            const F: &[Field] = &[
                SCHOOL,
                SECTION,
                field("intake", Kind::Number, true),
                field("to", Kind::Receivers, false),
            ];
            F
        }
        "cap" => {
            const F: &[Field] =
                &[field("school", Kind::Place, false), SECTION, field("cap", Kind::Number, true)];
            F
        }
        "split" => {
            const F: &[Field] =
                &[field("school", Kind::Place, false), SECTION, field("above", Kind::Number, true)];
            F
        }
        _ => &[],
    }
}

fn kind_of(event: &Doc) -> &str {
    event.get("kind").and_then(Value::as_str).unwrap_or_default()
}

/// Whether a field has a place in the event: figures of a section that the school does not open
/// with have none.
fn applies(event: &Doc, field: &Field) -> bool {
    let Some((_, section)) = field.path.split_once('.') else { return true };
    let sections = event.get("sections").and_then(Value::as_array);
    sections.is_none_or(|all| all.iter().any(|s| s.as_str() == Some(section)))
}

/// Labels of the fields that are needed and empty.
pub(super) fn missing(event: &Doc) -> Vec<String> {
    let empty = |field: &&Field| {
        field.needed
            && store::get(event, field.path).is_none_or(|v| v.as_str().is_some_and(str::is_empty))
    };
    let all = fields_of(kind_of(event)).iter().filter(empty);
    let mut names: Vec<String> = all.map(|field| label(kind_of(event), field)).collect();
    if event.get("year").and_then(Value::as_i64).is_none() {
        names.push(t("event-year"));
    }
    names
}

fn label(kind: &str, field: &Field) -> String {
    let path = field.path.replace('.', "-");
    match (kind, field.path) {
        ("rezone", "from" | "to") | ("open", "from") | ("merge", "school") => {
            t(&format!("event-{kind}-{path}"))
        }
        // The kind of this name has the plain key.
        ("cap", "cap") => t("event-cap-field"),
        _ => t(&format!("event-{path}")),
    }
}

/// The form.
pub(super) fn form(shared: Shared, editing: &Editing) -> Node {
    let event = &editing.event;
    let kind = kind_of(event);
    let option = |id: &&str| -> Node {
        let option = tag("option", "").with("value", id).flag("selected", *id == kind);
        option.text(&t(&format!("event-{id}"))).into()
    };
    let kinds = tag("select", "field").with("id", "event-kind").act("kind");
    let kinds = kinds.all(KINDS.iter().map(option).collect());
    let year = event.get("year").map(|y| y.to_string()).unwrap_or_default();
    let year = input("year", &year).act("number:year").with("inputmode", "numeric");
    let mut nodes = vec![labelled(&t("event-kind"), kinds), labelled(&t("event-year"), year)];
    for field in fields_of(kind).iter().filter(|field| applies(event, field)) {
        nodes.extend(drawn(shared, event, kind, field));
    }
    nodes.push(places::offered(shared, NAMES, Of::Any));
    let lacking = missing(event);
    if editing.tried && !lacking.is_empty() {
        let args = crate::args! { "fields" => lacking.join(&t("list-separator")) };
        let says = crate::page::say::tr("event-missing", &args);
        nodes.push(tag("p", "finding finding-must").with("role", "alert").text(&says).into());
    }
    let button = |class: &str, act: &str, key: &str| {
        let id = format!("event-{act}");
        tag("button", class).with("type", "button").with("id", &id).act(act).text(&t(key))
    };
    nodes.push(
        tag("p", "seats-acts")
            .put(button("button", "save", "event-save"))
            .put(button("plain", "cancel", "cancel"))
            .into(),
    );
    let form = tag("div", "seats-form").with("role", "group");
    form.with("aria-label", &t("event-form")).all(nodes).into()
}

fn input(path: &str, value: &str) -> Tag {
    tag("input", "field")
        .with("type", "text")
        .with("autocomplete", "off")
        .with("id", &format!("event-{}", path.replace('.', "-")))
        .with("value", value)
}

fn drawn(shared: Shared, event: &Doc, kind: &str, field: &Field) -> Vec<Node> {
    let name = label(kind, field);
    let found = store::get(event, field.path);
    let text = || found.and_then(Value::as_str).unwrap_or_default().to_owned();
    let number = |scale: f64| {
        let figure = found.and_then(Value::as_f64).map(|n| n * scale);
        figure.map(crate::words::number::in_sentence).unwrap_or_default().replace('\u{2009}', "")
    };
    let act = |word: &str| format!("{word}:{}", field.path);
    let one = |tag: Tag| vec![labelled(&name, tag)];
    match field.kind {
        Kind::Text => one(input(field.path, &text()).act(&act("text"))),
        Kind::Place => {
            one(input(field.path, &shown(shared, &text())).with("list", NAMES).act(&act("place")))
        }
        Kind::Number => {
            one(input(field.path, &number(1.0)).with("inputmode", "decimal").act(&act("number")))
        }
        Kind::Percent => {
            one(input(field.path, &number(100.0)).with("inputmode", "decimal").act(&act("percent")))
        }
        Kind::Section => one(choice(
            &["both", "primary", "junior"],
            found.and_then(Value::as_str).unwrap_or("both"),
            &act("section"),
        )),
        Kind::Sections => {
            let all = found.and_then(Value::as_array).map(Vec::len).unwrap_or(1);
            let first = found.and_then(|v| v.get(0)?.as_str()).unwrap_or("primary");
            let now = if all > 1 { "both" } else { first };
            one(choice(&["primary", "junior", "both"], now, &act("sections")))
        }
        Kind::Flag => {
            let on = found.and_then(Value::as_bool).unwrap_or(true);
            let tick = tag("input", "").with("type", "checkbox").flag("checked", on);
            let tick = tick.with("id", &format!("event-{}", field.path)).act(&act("flag"));
            vec![tag("label", "seats-tick").put(tick).text(&name).into()]
        }
        Kind::Percents => {
            let list = found.and_then(Value::as_array).into_iter().flatten();
            let texts: Vec<String> = list
                .filter_map(Value::as_f64)
                .map(|n| crate::words::number::in_sentence(100.0 * n))
                .collect();
            one(input(field.path, &texts.join(" ")).act(&act("percents")))
        }
        Kind::Receivers => receivers(shared, event, field, &name),
    }
}

fn choice(words: &[&str], now: &str, act: &str) -> Tag {
    let option = |word: &&str| -> Node {
        let option = tag("option", "").with("value", word).flag("selected", *word == now);
        option.text(&t(&format!("section-{word}"))).into()
    };
    let id = format!("event-{}", act.replace(':', "-"));
    tag("select", "field").with("id", &id).act(act).all(words.iter().map(option).collect())
}

/// One line for each school that takes, and an empty one.
fn receivers(shared: Shared, event: &Doc, field: &Field, name: &str) -> Vec<Node> {
    let mut all = store::list(event, field.path);
    all.push(Doc::new());
    let line = |(at, receiver): (usize, &Doc)| -> Node {
        let school = receiver.get("school").and_then(Value::as_str).unwrap_or_default();
        let share = receiver.get("share").and_then(Value::as_f64);
        let share = share.map(crate::words::number::in_sentence).unwrap_or_default();
        let school = input(&format!("{}-{at}", field.path), &shown(shared, school))
            .with("list", NAMES)
            .with("aria-label", name)
            .act(&format!("receiver:{}:{at}:school", field.path));
        let part = input(&format!("{}-{at}-share", field.path), &share)
            .with("inputmode", "decimal")
            .with("aria-label", &t("event-share-part"))
            .with("placeholder", &t("event-share-part"))
            .act(&format!("receiver:{}:{at}:share", field.path));
        tag("span", "seats-receiver").put(school).put(part).into()
    };
    let lines = all.iter().enumerate().map(line).collect();
    vec![
        tag("div", "seats-field")
            .put(tag("span", "").text(name))
            .put(tag("span", "").all(lines))
            .into(),
    ]
}

/// Takes what was typed or chosen in the field at a path.
pub(super) fn set(
    shared: Shared,
    event: &mut Doc,
    kind: &str,
    path: &str,
    text: &str,
) -> Result<(), ()> {
    let some_text = || (!text.trim().is_empty()).then(|| json!(text.trim()));
    let value = match kind {
        "text" => some_text(),
        "place" => some_text().map(|_| json!(id_of(shared, text))),
        "number" => fields::typed(text)?.map(store::figure),
        "percent" => fields::typed(text)?.map(|n| json!(n / 100.0)),
        "section" => SectionKind::COMPULSORY.iter().find(|s| s.id() == text).map(|s| json!(s.id())),
        "sections" => {
            Some(if text == "both" { json!(["primary", "junior"]) } else { json!([text]) })
        }
        "flag" => (text != "true").then(|| json!(false)),
        "percents" => {
            let parts = text.split([' ', '、', '；', ';', '/']).filter(|part| !part.is_empty());
            let numbers: Result<Vec<f64>, ()> =
                parts.map(|part| fields::typed(part)?.map(|n| n / 100.0).ok_or(())).collect();
            Some(numbers?).filter(|all| !all.is_empty()).map(|all| json!(all))
        }
        "receiver" => return set_receiver(shared, event, path, text),
        _ => return Ok(()),
    };
    store::put(event, path, value);
    Ok(())
}

fn set_receiver(shared: Shared, event: &mut Doc, place: &str, text: &str) -> Result<(), ()> {
    let mut parts = place.split(':');
    let (Some(path), Some(at), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
        return Ok(());
    };
    let at: usize = at.parse().map_err(|_| ())?;
    let mut all = store::list(event, path);
    if at >= all.len() {
        all.push(Doc::new());
    }
    if let Some(receiver) = all.get_mut(at) {
        let value = match key {
            "share" => fields::typed(text)?.map(store::figure),
            _ => (!text.trim().is_empty()).then(|| json!(id_of(shared, text))),
        };
        store::put(receiver, key, value);
    }
    all.retain(|receiver| receiver.get("school").is_some());
    store::put_list(event, path, all);
    Ok(())
}
