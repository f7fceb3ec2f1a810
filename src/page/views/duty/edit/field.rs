//! The fields of a rubric as `rubric::shape` lists them: each carries in its act where its value
//! stands, and what is wrong with it stands beside it.

use super::{Scene, id, offer, what};
use crate::args;
use crate::json::Value;
use crate::page::say::{t, tr};
use crate::page::views::duty::{typed, words};
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, Tag, tag};
use crate::rubric::change::at;
use crate::rubric::shape::{How, Slot};

/// Fields below a path, those left out that `skip` names.
pub(super) fn fields(scene: &Scene, path: &str, slots: &[Slot], skip: &[&str]) -> Vec<Node> {
    let shown = slots.iter().filter(|slot| !skip.contains(&slot.key));
    shown.flat_map(|slot| field(scene, &below(path, slot.key), slot)).collect()
}

/// The path of a field of what stands at a path.
pub(super) fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The entries of a list.
pub(super) fn entries<'a>(scene: &'a Scene, path: &str) -> &'a [Value] {
    at(&scene.rubric, path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// What is wrong at a path, beside its field; below the path too where `deep`.
pub(super) fn beside(scene: &Scene, path: &str, deep: bool) -> Option<Node> {
    let faults = scene.faults(path, deep);
    let said: Vec<String> = faults.into_iter().map(what).collect();
    (!said.is_empty()).then(|| {
        let said = said.join(" ");
        tag("span", "rubric-fault bad")
            .with("id", &format!("{}-fault", id(path)))
            .put(Shape::Cross)
            .text(&said)
            .into()
    })
}

/// The same in a place of its own, which stays where nothing is wrong: pieces after it keep
/// theirs, and with them the focus.
pub(super) fn told(scene: &Scene, path: &str) -> Node {
    tag("div", "").all(beside(scene, path, false).into_iter().collect()).into()
}

/// An input or a choice with its id, its act, and the way to what is wrong with it.
pub(super) fn control(scene: &Scene, field: Tag, act: &str, path: &str) -> Tag {
    let field = field.with("id", &id(path)).act(&format!("{act}:{path}"));
    if scene.faults(path, true).is_empty() {
        return field;
    }
    field.with("aria-invalid", "true").with("aria-describedby", &format!("{}-fault", id(path)))
}

/// A line to type in.
pub(super) fn input(scene: &Scene, act: &str, path: &str, value: &str) -> Tag {
    let input = tag("input", "field").with("type", "text").with("autocomplete", "off");
    control(scene, input.with("value", value), act, path)
}

/// A choice: what is stored and how it is called; an empty word stands for nothing chosen.
pub(super) fn select(
    scene: &Scene,
    act: &str,
    path: &str,
    options: &[(String, String)],
    now: &str,
) -> Tag {
    let option = |(word, name): &(String, String)| -> Node {
        tag("option", "").with("value", word).flag("selected", word == now).text(name).into()
    };
    control(scene, tag("select", "field"), act, path).all(options.iter().map(option).collect())
}

fn named(slot: &Slot, path: &str) -> String {
    // Points of a problem on a checklist are lost.
    let key = if path.contains(".flags[") && slot.key == "points" { "lost" } else { slot.key };
    let name = t(&format!("rubric-field-{key}"));
    if slot.must { tr("rubric-must", &args! { "name" => name }) } else { name }
}

/// A field with its name above and what is wrong below.
fn labelled(scene: &Scene, class: &str, name: &str, field: Tag, path: &str) -> Node {
    let label = tag("label", "").put(tag("span", "field-name").text(name)).put(field);
    let wrong = beside(scene, path, true).into_iter().collect();
    tag("div", &format!("rubric-field {class}")).put(label).all(wrong).into()
}

fn field(scene: &Scene, path: &str, slot: &Slot) -> Vec<Node> {
    let name = named(slot, path);
    let now = scene.text(path);
    let line = |class: &str, act: &str, value: &str| {
        labelled(scene, class, &name, input(scene, act, path, value), path)
    };
    vec![match slot.how {
        How::Text if slot.key == "name" => line("rubric-wide", "text", &now),
        How::Text => line("", "text", &now),
        How::Number => line("", "number", &now),
        How::Numbers => line("rubric-wide", "numbers", &joined(scene, path)),
        How::Ratios | How::Figures => line("rubric-wide", "ratios", &ratios(scene, path)),
        How::Formula => offer::field(scene, path, &name, "county"),
        How::FormulaOver => {
            let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
            offer::field(scene, path, &name, &scene.text(&below(parent, "over")))
        }
        How::Choice(words) => {
            let options = choices(words, slot.must && !now.is_empty());
            labelled(scene, "", &name, select(scene, "word", path, &options, &now), path)
        }
        How::Group => ids(scene, path, &name, "groups"),
        How::Grade => ids(scene, path, &name, "grades"),
        How::Flag => {
            let on = at(&scene.rubric, path) == Some(&Value::Bool(true));
            let tick = tag("input", "").with("type", "checkbox").flag("checked", on);
            let tick = control(scene, tick, "flag", path);
            let wrong = beside(scene, path, false).into_iter().collect();
            tag("div", "rubric-field")
                .put(tag("label", "duty-tick").put(tick).text(&name))
                .all(wrong)
                .into()
        }
        How::Languages => languages(scene, path, &name, &["zh-Hans", "zh-Hant", "en"]),
        How::Names => languages(scene, path, &name, &["zh-Hant", "en"]),
        How::Rows(slots) => rows(scene, path, &name, slots),
        How::Items => return super::list::items(scene, path),
        How::Object(slots) => tag("fieldset", "rubric-wide rubric-rows")
            .put(tag("legend", "field-name").text(&name))
            .put(tag("div", "rubric-row").all(fields(scene, path, slots, &[])))
            .put(told(scene, path))
            .into(),
    }]
}

fn choices(words: &[&str], chosen: bool) -> Vec<(String, String)> {
    let none = (!chosen).then(|| (String::new(), t("rubric-choice-none")));
    let word = |word: &&str| {
        let sign = words::sign(word);
        let letters = word.starts_with(char::is_alphabetic);
        let name = if letters { t(&format!("rubric-choice-{word}")) } else { sign.to_owned() };
        ((*word).to_owned(), name)
    };
    none.into_iter().chain(words.iter().map(word)).collect()
}

/// A choice of the groups or grades of the rubric.
fn ids(scene: &Scene, path: &str, name: &str, list: &str) -> Node {
    let word = |entry: &Value| {
        let id = words::text(entry, "id");
        (id, words::name(entry))
    };
    let none = (String::new(), t("rubric-choice-none"));
    let options: Vec<_> =
        std::iter::once(none).chain(entries(scene, list).iter().map(word)).collect();
    let now = scene.text(path);
    labelled(scene, "", name, select(scene, "word", path, &options, &now), path)
}

/// A text in several languages; a mere text is the one in the first.
fn languages(scene: &Scene, path: &str, name: &str, tags: &[&str]) -> Node {
    let value = at(&scene.rubric, path);
    let line = |(place, lang): (usize, &&str)| -> Node {
        let text = match value {
            Some(Value::String(text)) if place == 0 => text.clone(),
            Some(Value::Object(map)) => {
                map.get(*lang).and_then(Value::as_str).unwrap_or_default().to_owned()
            }
            _ => String::new(),
        };
        let label = format!("{name} · {}", t(&format!("rubric-lang-{lang}")));
        let field = tag("input", "field")
            .with("type", "text")
            .with("lang", lang)
            .with("value", &text)
            .with("aria-label", &label)
            .with("placeholder", &t(&format!("rubric-lang-{lang}")))
            .with("id", &format!("{}-{lang}", id(path)));
        field.act(&format!("lang:{path}={lang}")).into()
    };
    tag("div", "rubric-field rubric-wide")
        .put(tag("span", "field-name").text(name))
        .put(tag("div", "rubric-langs").all(tags.iter().enumerate().map(line).collect()))
        .all(beside(scene, path, true).into_iter().collect())
        .into()
}

/// Numbers with spaces between.
fn joined(scene: &Scene, path: &str) -> String {
    let all = entries(scene, path).iter().map(typed::shown);
    all.collect::<Vec<_>>().join(" ")
}

/// Letters with their shares: `A 1 B 0.8`.
fn ratios(scene: &Scene, path: &str) -> String {
    let map = at(&scene.rubric, path).and_then(Value::as_object);
    let pair = |(letter, ratio): (&String, &Value)| format!("{letter} {}", typed::shown(ratio));
    map.into_iter().flatten().map(pair).collect::<Vec<_>>().join("  ")
}

/// Small objects in a row, each with the same fields.
fn rows(scene: &Scene, path: &str, name: &str, slots: &[Slot]) -> Node {
    let row = |place: usize| -> Node {
        let entry = format!("{path}[{place}]");
        let mut cells = fields(scene, &entry, slots, &[]);
        cells.push(super::list::acts(scene, path, place, false));
        tag("div", "rubric-row").all(cells).into()
    };
    let count = entries(scene, path).len();
    let add = tag("button", "plain").with("type", "button").act(&format!("row:{path}"));
    tag("fieldset", "rubric-wide rubric-rows")
        .put(tag("legend", "field-name").text(name))
        .all((0..count).map(row).collect())
        .put(told(scene, path))
        .put(add.with("id", &id(path)).text(&t("rubric-add-row")))
        .into()
}
