//! The template of the report (`src/data/report`), and how its sentences are filled.

use super::model::{BLANK, Gap};
use crate::json::{self, Value};
use crate::order::Map;
use crate::record;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The template as written.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Template {
    pub(super) id: String,
    pub(super) name: String,
    source: Value,
    layout: Value,
    pub(super) block: Vec<Entry>,
    pub(super) say: BTreeMap<String, BTreeMap<String, Words>>,
    pub(super) slots: BTreeMap<String, Slot>,
}

/// A block of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Entry {
    pub(super) kind: String,
    pub(super) id: String,
    /// Which list, table or chart.
    pub(super) of: String,
    /// The county writes it.
    pub(super) fill: bool,
    pub(super) say: Vec<Say>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Say {
    pub(super) text: String,
    when: Option<String>,
    unless: Option<String>,
}

/// The words of an entry of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Words {
    pub(super) head: String,
    pub(super) text: String,
}

/// A slot: what it is called, and the view where it is filled in.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Slot {
    pub(super) name: String,
    pub(super) at: String,
}

record!(default Template {
    id: "id", name: "name", source: "source", layout: "layout", block: "block", say: "say",
    slots: "slots",
});
record!(default Entry { kind: "kind", id: "id", of: "of", fill: "fill", say: "say" });
record!(default Say { text: "text", when: "when", unless: "unless" });
record!(default Words { head: "head", text: "text" });
record!(default Slot { name: "name", at: "at" });

/// The template that ships.
pub(super) fn template() -> &'static Template {
    static ONCE: OnceLock<Template> = OnceLock::new();
    ONCE.get_or_init(|| {
        json::data(include_str!(concat!(env!("OUT_DIR"), "/report-self-evaluation.json")))
    })
}

/// What slots hold.
pub(super) type Slots = Map<String, String>;

/// Puts values into a text; `absent` is told every slot without one.
pub(super) fn fill(text: &str, slots: &Slots, absent: &mut dyn FnMut(&str)) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slot, after)) = behind.split_once('}') else {
            out.push('{');
            rest = behind;
            continue;
        };
        match slots.get(slot) {
            Some(value) => out.push_str(value),
            None => {
                absent(slot);
                out.push_str(BLANK);
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The sentences of an entry, filled, and what is blank in them.
pub(super) fn said(entry: &Entry, slots: &Slots) -> (String, Vec<Gap>) {
    let mut gaps = Vec::new();
    let mut text = String::new();
    let has = |slot: &Option<String>| slot.as_ref().map(|slot| slots.get(slot).is_some());
    for say in &entry.say {
        if has(&say.when) == Some(false) || has(&say.unless) == Some(true) {
            continue;
        }
        let mut absent = |slot: &str| {
            let known = template().slots.get(slot);
            let gap = Gap {
                block: entry.id.clone(),
                name: known.map_or_else(|| slot.to_owned(), |s| s.name.clone()),
                at: known.map(|s| s.at.clone()).unwrap_or_default(),
            };
            if !gaps.contains(&gap) {
                gaps.push(gap);
            }
        };
        text.push_str(&fill(&say.text, slots, &mut absent));
    }
    (text, gaps)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots_of(text: &str) -> Vec<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(s, _)| s).collect()
    }

    #[test]
    fn the_template_can_be_read_and_every_slot_of_it_has_a_name() {
        let template = template();
        assert!(template.block.len() > 30 && !template.id.is_empty() && !template.name.is_empty());
        for source in [&template.source, &template.layout] {
            for key in ["document", "article", "status"] {
                assert!(source.get(key).and_then(Value::as_str).is_some(), "{key}");
            }
        }
        let mut ids = Vec::new();
        for entry in &template.block {
            assert!(!entry.id.is_empty() && !ids.contains(&&entry.id), "{}", entry.id);
            ids.push(&entry.id);
            for say in &entry.say {
                let asked = say.when.iter().chain(&say.unless).map(String::as_str);
                for slot in slots_of(&say.text).into_iter().chain(asked) {
                    assert!(template.slots.contains_key(slot), "{} {slot}", entry.id);
                }
            }
        }
        let views = ["", "data", "resources", "quality", "duty", "projection", "plan"];
        assert!(template.slots.values().all(|s| views.contains(&s.at.as_str())));
    }

    #[test]
    fn a_slot_without_a_value_is_a_blank_and_braces_in_values_stay() {
        let slots: Slots = [("a".to_owned(), "{b}<".to_owned())].into_iter().collect();
        let mut absent = Vec::new();
        let text = fill("甲{a}乙{b}丙{", &slots, &mut |slot| absent.push(slot.to_owned()));
        assert_eq!(text, "甲{b}<乙____丙{");
        assert_eq!(absent, ["b"]);
    }
}
