//! Schools and zones as fields name them: by name for the reader, by id in the file.

use super::Shared;
use super::store;
use crate::county::{School, SectionKind};
use crate::page::widgets::tree::{Node, tag};
use leptos::prelude::*;
use serde_json::Value;

/// Which places a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Schools, zones and schools that an event opens.
    Any,
    /// Schools.
    School,
    /// Schools with the section, and zones.
    With(SectionKind),
}

/// Readers' name of a school's id, a zone, or a school that an event opens.
pub(super) fn shown(shared: Shared, id: &str) -> String {
    let found =
        shared.app.county.with(|c| c.schools.iter().find(|s| s.id == id).map(|s| s.name.clone()));
    found.unwrap_or_else(|| id.to_owned())
}

/// What stands in the file for a name: the id of the school, else the name itself.
pub(super) fn id_of(shared: Shared, name: &str) -> String {
    let name = name.trim();
    shared.app.county.with_untracked(|c| {
        let mut named = c.schools.iter().filter(|s| s.name == name);
        match (named.next(), named.next()) {
            (Some(school), None) => school.id.clone(),
            _ => name.to_owned(),
        }
    })
}

/// The same for a name that there is; `None` for any other, and for one that two schools bear.
pub(super) fn known(shared: Shared, name: &str, of: Of) -> Option<String> {
    let id = id_of(shared, name);
    let is_school =
        shared.app.county.with_untracked(|c| c.schools.iter().any(|s| s.id == id && fits(s, of)));
    let is_zone = of != Of::School
        && shared
            .app
            .county
            .with_untracked(|c| c.schools.iter().any(|s| s.zone.as_deref() == Some(id.as_str())));
    (is_school || is_zone || opened(shared).contains(&id)).then_some(id)
}

fn fits(school: &School, of: Of) -> bool {
    match of {
        Of::With(section) => school.section(section).is_some(),
        Of::Any | Of::School => true,
    }
}

/// Names of the schools that events open.
fn opened(shared: Shared) -> Vec<String> {
    let events = shared.doc.with_untracked(|doc| store::list(doc, "events"));
    let opens = |event: &store::Doc| event.get("kind").and_then(Value::as_str) == Some("open");
    let name = |event: &store::Doc| Some(event.get("name")?.as_str()?.to_owned());
    events.iter().filter(|event| opens(event)).filter_map(name).collect()
}

/// The names that fields offer whose `list` is this id.
pub(super) fn offered(shared: Shared, id: &str, of: Of) -> Node {
    let mut names: Vec<String> = shared.app.county.with(|c| {
        let schools = c.schools.iter().filter(|s| s.counted && fits(s, of));
        let zones = c.schools.iter().filter(|_| of != Of::School).filter_map(|s| s.zone.clone());
        schools.map(|s| s.name.clone()).chain(zones).collect()
    });
    shared.doc.track();
    names.extend(opened(shared));
    names.sort();
    names.dedup();
    let option = |name: &String| tag("option", "").with("value", name).into();
    tag("datalist", "").with("id", id).all(names.iter().map(option).collect()).into()
}
