//! Milestones of a scenario: those that ship, as the county changes, adds to and removes them. An
//! entry in the file has only what differs; restoring takes the entry away.

use super::{self as doc, Doc};
use crate::project::follow::milestone_docs;
use serde_json::{Value, json};

/// Where they stand in the scenario.
pub const PATH: &str = "milestones";
/// What an entry may change of a shipped one.
const CHANGED: [&str; 3] = ["name", "year", "tests"];

/// How a milestone stands to those that ship.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it ships.
    Shipped,
    /// Shipped, and changed by the county.
    Changed,
    /// The county's own.
    Own,
    /// Shipped, and taken away by the county.
    Removed,
}

/// A milestone as it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Its fields as they count.
    pub doc: Doc,
    /// How it stands to the shipped ones.
    pub state: State,
}

/// Id of a milestone.
#[must_use]
pub fn id_of(doc: &Doc) -> &str {
    doc.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// The milestones that ship, as the data has them.
#[must_use]
pub fn shipped() -> Vec<Doc> {
    milestone_docs().into_iter().filter_map(|doc| doc.as_object().cloned()).collect()
}

/// All milestones: those that ship, then the county's own.
#[must_use]
pub fn items(scenario: &Doc) -> Vec<Item> {
    let entries = doc::list(scenario, PATH);
    let mut all: Vec<Item> = Vec::new();
    for mut doc in shipped() {
        let id = id_of(&doc).to_owned();
        let mut state = State::Shipped;
        for entry in entries.iter().filter(|entry| id_of(entry) == id) {
            if is_removed(entry) {
                state = State::Removed;
                continue;
            }
            for key in CHANGED {
                if let Some(value) = entry.get(key) {
                    doc.insert(key.to_owned(), value.clone());
                    state = State::Changed;
                }
            }
        }
        if state != State::Changed {
            // The name is in the file's own language; the page says it in the reader's.
            doc.shift_remove("name");
        } else if !entries.iter().any(|e| id_of(e) == id && e.contains_key("name")) {
            doc.shift_remove("name");
        }
        all.push(Item { id, doc, state });
    }
    for entry in entries.into_iter().filter(|entry| !is_removed(entry)) {
        let id = id_of(&entry).to_owned();
        if !all.iter().any(|item| item.id == id) {
            all.push(Item { id, doc: entry, state: State::Own });
        }
    }
    all
}

fn is_removed(entry: &Doc) -> bool {
    entry.get("removed").and_then(Value::as_bool) == Some(true)
}

/// Puts a milestone into the scenario: of a shipped one only what differs.
pub fn put(scenario: &mut Doc, item: &Item) {
    let mut entries = doc::list(scenario, PATH);
    let at = entries.iter().position(|entry| id_of(entry) == item.id);
    let mut entry = at.and_then(|at| entries.get(at)).cloned().unwrap_or_default();
    entry.insert("id".to_owned(), json!(item.id));
    entry.shift_remove("removed");
    let usual = shipped().into_iter().find(|doc| id_of(doc) == item.id);
    for key in CHANGED {
        let new = item.doc.get(key);
        let same = key != "name" && usual.as_ref().is_some_and(|usual| usual.get(key) == new);
        doc::put(&mut entry, key, new.filter(|_| !same).cloned());
    }
    let says_nothing = usual.is_some() && entry.len() == 1;
    match at.filter(|at| *at < entries.len()) {
        Some(at) if says_nothing => {
            entries.remove(at);
        }
        Some(at) => {
            if let Some(place) = entries.get_mut(at) {
                *place = entry;
            }
        }
        None if says_nothing => {}
        None => entries.push(entry),
    }
    doc::put_list(scenario, PATH, entries);
}

/// Takes a milestone away: of a shipped one remains that it is not to count.
pub fn remove(scenario: &mut Doc, id: &str) {
    let mut entries = doc::list(scenario, PATH);
    entries.retain(|entry| id_of(entry) != id);
    if shipped().iter().any(|doc| id_of(doc) == id) {
        entries.extend(json!({ "id": id, "removed": true }).as_object().cloned());
    }
    doc::put_list(scenario, PATH, entries);
}

/// Goes back to the shipped one.
pub fn restore(scenario: &mut Doc, id: &str) {
    let mut entries = doc::list(scenario, PATH);
    entries.retain(|entry| id_of(entry) != id);
    doc::put_list(scenario, PATH, entries);
}

/// Adds one of the county's own: no large class three years on.
pub fn add(scenario: &mut Doc, year: i32) -> String {
    let all = items(scenario);
    let taken = |id: &str| all.iter().any(|item| item.id == id);
    let id = (1..).map(|n| format!("own{n}")).find(|id| !taken(id)).unwrap_or_default();
    let mut entries = doc::list(scenario, PATH);
    let doc = json!({ "id": id, "year": year, "tests": [new_test()] });
    entries.extend(doc.as_object().cloned());
    doc::put_list(scenario, PATH, entries);
    id
}

/// A test to begin with: no class of 56 and more.
#[must_use]
pub fn new_test() -> Value {
    json!({ "kind": "classShare", "from": { "primary": 56, "junior": 56 }, "share": 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(scenario: &Doc, state: State) -> Vec<String> {
        let all = items(scenario).into_iter().filter(|item| item.state == state);
        all.map(|item| item.id).collect()
    }

    #[test]
    fn the_file_has_only_what_differs_from_the_shipped_ones() {
        let mut scenario = Doc::new();
        let count = items(&scenario).len();
        let mut item = items(&scenario).remove(2);
        item.doc.insert("year".to_owned(), json!(2028));
        put(&mut scenario, &item);
        let entry = json!([{ "id": item.id, "year": 2028 }]);
        assert_eq!(scenario["milestones"], entry);
        assert_eq!(ids(&scenario, State::Changed), [item.id.clone()]);
        // The shipped year again: nothing is left to say.
        let year = items(&Doc::new())[2].doc["year"].clone();
        item.doc.insert("year".to_owned(), year);
        put(&mut scenario, &item);
        assert_eq!(scenario, Doc::new());
        remove(&mut scenario, &item.id);
        assert_eq!(ids(&scenario, State::Removed), [item.id.clone()]);
        restore(&mut scenario, &item.id);
        assert_eq!(scenario, Doc::new());
        let own = add(&mut scenario, 2029);
        assert_eq!(items(&scenario).len(), count + 1);
        remove(&mut scenario, &own);
        assert_eq!(scenario, Doc::new());
    }

    #[test]
    fn what_a_county_adds_or_changes_can_be_read() {
        let mut scenario = Doc::new();
        add(&mut scenario, 2029);
        let mut item = items(&scenario).remove(0);
        item.doc.insert("tests".to_owned(), json!([new_test()]));
        put(&mut scenario, &item);
        let entries = doc::list(&scenario, PATH).into_iter().map(Value::Object);
        let (all, findings) = crate::project::follow::milestones(&entries.collect::<Vec<_>>());
        assert!(findings.is_empty());
        assert_eq!(all.len(), items(&scenario).len());
    }
}
