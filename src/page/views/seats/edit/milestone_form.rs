//! The form of one milestone: its name, its year, and its tests, each of a kind the engine knows.

use super::super::Shared;
use super::super::fields::labelled;
use super::super::store::{self, Doc};
use super::host::{self, Kind, Refusal, Spot};
use super::milestones::name;
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, tag};
use crate::project::scenario::doc::milestones::{Item, items, new_test, put};
use serde_json::{Value, json};

/// The row of name and year; the tests follow from 0.
const HEAD: i32 = -1;
const KINDS: &[&str] = &["classShare", "schoolScale"];
/// Places a test can be held to, with the settings of schools they stand for.
const PLACES: [(&str, &[&str]); 5] = [
    ("all", &[]),
    ("towns", &["urban", "town"]),
    ("urban", &["urban"]),
    ("town", &["town"]),
    ("rural", &["rural"]),
];
const PLACE_WORDS: &[&str] = &["all", "towns", "urban", "town", "rural"];
const SIZE: Kind = Kind::Figure { least: 1.0, most: 200.0, scale: 1.0 };

/// Columns of a test: path and kind.
const COLUMNS: [(&str, Kind); 8] = [
    ("kind", Kind::Word(KINDS, "test-kind")),
    ("from.primary", SIZE),
    ("from.junior", SIZE),
    ("to.primary", SIZE),
    ("to.junior", SIZE),
    ("section", Kind::Word(&["both", "primary", "junior"], "section")),
    ("places", Kind::Word(PLACE_WORDS, "test-places")),
    ("share", Kind::SHARE),
];

fn is_scale(test: &Doc) -> bool {
    test.get("kind").and_then(Value::as_str) == Some("schoolScale")
}

fn place_word(test: &Doc) -> &'static str {
    let list = test.get("places").and_then(Value::as_array).into_iter().flatten();
    let mut told: Vec<&str> = list.filter_map(Value::as_str).collect();
    told.sort_unstable();
    let same = |settings: &[&str]| {
        let mut own = settings.to_vec();
        own.sort_unstable();
        own == told
    };
    PLACES.iter().find(|(_, settings)| same(settings)).map_or("all", |(word, _)| word)
}

/// What tests ask for, in words.
pub(super) fn said(tests: &[Doc]) -> String {
    let one = |test: &Doc| {
        let share = test.get("share").and_then(Value::as_f64).unwrap_or(0.0);
        let size = |key: &str| {
            let of = |section: &str| store::number(test, &format!("{key}.{section}"));
            match (of("primary"), of("junior")) {
                (Some(a), Some(b)) if a == b => host::figure(a),
                (Some(a), Some(b)) => format!("{}／{}", host::figure(a), host::figure(b)),
                _ => "none".to_owned(),
            }
        };
        let section = test.get("section").and_then(Value::as_str).unwrap_or("both").to_owned();
        let args = args! {
            "share" => host::figure(100.0 * share), "from" => size("from"), "to" => size("to"),
            "section" => section, "places" => place_word(test),
            "none" => if share > 0.0 { "no" } else { "yes" },
        };
        tr(if is_scale(test) { "milestone-said-scale" } else { "milestone-said-class" }, &args)
    };
    tests.iter().map(one).collect::<Vec<_>>().join(&t("list-separator"))
}

/// The fields.
pub(super) fn form(item: &Item) -> Vec<Node> {
    let word = |key: &str| item.doc.get(key).cloned().unwrap_or_default();
    let head = |column: usize, kind: Kind, label: &str, value: &str, place: &str| -> Node {
        let spot = Spot { row: HEAD, column };
        let label = t(label);
        labelled(&label, host::field("milestone", kind, spot, &label, (value, place)))
    };
    let year = word("year").as_i64().map(|year| year.to_string()).unwrap_or_default();
    let own = word("name").as_str().unwrap_or_default().to_owned();
    let mut nodes = vec![
        head(0, Kind::Text, "milestone-name", &own, &name(item)),
        head(1, Kind::Year, "milestone-year", &year, ""),
    ];
    let tests = store::list(&item.doc, "tests");
    for (row, test) in (0..).zip(&tests) {
        nodes.push(test_fields(row, test, tests.len() > 1));
    }
    let add = tag("button", "plain").with("type", "button").with("id", "milestone-test-add");
    nodes.push(tag("p", "seats-acts").put(add.act("test-add").text(&t("test-add"))).into());
    vec![
        tag("div", "seats-form")
            .with("role", "group")
            .with("aria-label", &name(item))
            .all(nodes)
            .into(),
    ]
}

fn test_fields(row: i32, test: &Doc, several: bool) -> Node {
    let value = |column: usize| match COLUMNS.get(column) {
        Some((path, Kind::Figure { scale, .. })) => {
            store::number(test, path).map(|n| host::figure(n * scale)).unwrap_or_default()
        }
        Some(("places", _)) => place_word(test).to_owned(),
        Some((path, _)) => {
            store::get(test, path).and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        None => String::new(),
    };
    let field = |column: usize, label: &str| {
        let kind = COLUMNS.get(column).map_or(Kind::Text, |(_, kind)| *kind);
        let label = format!("{label} {}", row + 1);
        host::field("milestone", kind, Spot { row, column }, &label, (&value(column), ""))
    };
    let one = |column: usize, key: &str| labelled(&t(key), field(column, &t(key)));
    let two = |column: usize, key: &str| -> Node {
        let label = |section: &str| format!("{} {}", t(key), t(&format!("section-{section}")));
        let both = tag("span", "seats-two")
            .put(field(column, &label("primary")))
            .put(field(column + 1, &label("junior")));
        tag("div", "seats-field").put(tag("span", "").text(&t(key))).put(both).into()
    };
    let mut nodes = vec![one(0, "test-kind")];
    if !is_scale(test) {
        nodes.push(two(1, "test-from"));
        nodes.push(two(3, "test-to"));
        nodes.push(one(5, "event-section"));
        nodes.push(one(6, "test-places"));
    }
    nodes.push(one(7, "test-share"));
    if several {
        let gone = tag("button", "plain").with("type", "button").act(&format!("test-gone:{row}"));
        nodes.push(tag("p", "seats-acts").put(gone.text(&t("test-gone"))).into());
    }
    tag("div", "seats-test").all(nodes).into()
}

/// Takes texts into the milestone of an id.
pub(super) fn take(
    shared: Shared,
    doc: &mut Doc,
    id: &str,
    spot: Spot,
    block: &[Vec<String>],
) -> (usize, Option<Refusal>) {
    let text = block.first().and_then(|row| row.first()).map(String::as_str).unwrap_or_default();
    let Some(mut item) = items(doc).into_iter().find(|item| item.id == id) else {
        return (0, None);
    };
    let set = if spot.row == HEAD {
        set_head(shared, &mut item, spot.column, text)
    } else {
        set_test(shared, &mut item, spot, text)
    };
    match set {
        Ok(()) => {
            put(doc, &item);
            (1, None)
        }
        Err(why) => (0, Some(why)),
    }
}

fn needed(key: &str) -> Refusal {
    ("seats-cell-needed", args! { "column" => t(key) })
}

fn set_head(shared: Shared, item: &mut Item, column: usize, text: &str) -> Result<(), Refusal> {
    let (key, kind) = if column == 0 { ("name", Kind::Text) } else { ("year", Kind::Year) };
    let value = host::read(shared, kind, text)?;
    if value.is_none() && column == 1 {
        return Err(needed("milestone-year"));
    }
    store::put(&mut item.doc, key, value);
    Ok(())
}

fn set_test(shared: Shared, item: &mut Item, spot: Spot, text: &str) -> Result<(), Refusal> {
    let mut tests = store::list(&item.doc, "tests");
    let found = usize::try_from(spot.row).ok().and_then(|row| tests.get_mut(row));
    let (Some(test), Some((path, kind))) = (found, COLUMNS.get(spot.column)) else { return Ok(()) };
    let value = host::read(shared, *kind, text)?;
    match *path {
        "kind" => {
            let share = test.get("share").cloned().unwrap_or(json!(0));
            *test = match text {
                "schoolScale" => json!({ "kind": text, "share": share }),
                _ => new_test(),
            }
            .as_object()
            .cloned()
            .unwrap_or_default();
            test.insert("share".to_owned(), share);
        }
        "places" => {
            let found = PLACES.iter().find(|(word, _)| *word == text);
            let settings = found.map(|(_, settings)| *settings).unwrap_or_default();
            store::put(test, path, (!settings.is_empty()).then(|| json!(settings)));
        }
        "section" => store::put(test, path, value),
        // The upper end is of both sections or of none.
        "to.primary" | "to.junior" => match value {
            None => store::put(test, "to", None),
            Some(value) => {
                let both = ["to.primary", "to.junior"];
                for other in both {
                    if store::get(test, other).is_none() {
                        store::put(test, other, Some(value.clone()));
                    }
                }
                store::put(test, path, Some(value));
            }
        },
        _ => {
            let value = value
                .ok_or_else(|| needed(if *path == "share" { "test-share" } else { "test-from" }))?;
            // Sizes are whole pupils.
            let whole = value.as_f64().is_none_or(|n| n.fract() == 0.0);
            if *path != "share" && !whole {
                return Err(("seats-not-a-number", args! { "text" => text }));
            }
            store::put(test, path, Some(value));
        }
    }
    store::put_list(&mut item.doc, "tests", tests);
    Ok(())
}

/// Adds a test to the milestone of an id, or takes one away.
pub(super) fn act(shared: Shared, id: &str, act: &str, rest: &str) {
    shared.keep(|doc| {
        let Some(mut item) = items(doc).into_iter().find(|item| item.id == id) else { return };
        let mut tests = store::list(&item.doc, "tests");
        match act {
            "test-add" => tests.extend(new_test().as_object().cloned()),
            "test-gone" => {
                if let Some(at) = rest.parse::<usize>().ok().filter(|at| *at < tests.len()) {
                    tests.remove(at);
                }
            }
            _ => return,
        }
        store::put_list(&mut item.doc, "tests", tests);
        put(doc, &item);
    });
}
