//! The rubrics that ship, read once. A county's own are in its file.

use super::conditions::conditions;
use super::fault::Fault;
use super::form::Rubric;
use super::read::{from_text, from_value};
use crate::county::County;
use crate::json::Value;
use std::sync::OnceLock;

const FILES: &[&str] = &[
    include_str!(concat!(env!("OUT_DIR"), "/rubrics-qujiang-2019.json")),
    include_str!(concat!(env!("OUT_DIR"), "/rubrics-county-example.json")),
    include_str!(concat!(env!("OUT_DIR"), "/rubrics-zhoushan-2007.json")),
    include_str!(concat!(env!("OUT_DIR"), "/rubrics-basic-balance-2012-work.json")),
];

/// Lists of targets and counts of published documents, in the shape of rubrics: each entry is
/// reached or not.
const TARGETS: &[&str] = &[
    include_str!(concat!(env!("OUT_DIR"), "/targets-2022.json")),
    include_str!(concat!(env!("OUT_DIR"), "/targets-qujiang-2019.json")),
    include_str!(concat!(env!("OUT_DIR"), "/targets-jinzhou-2019.json")),
    include_str!(concat!(env!("OUT_DIR"), "/targets-wenzhou-2019.json")),
];

/// Reads every list of targets that ships.
///
/// # Errors
/// What is wrong with the first that cannot be read; a test keeps that from happening.
pub fn read_targets() -> Result<Vec<Rubric>, Vec<Fault>> {
    TARGETS.iter().map(|text| from_text(text)).collect()
}

/// The lists of targets that ship.
#[must_use]
pub fn targets() -> &'static [Rubric] {
    static ALL: OnceLock<Vec<Rubric>> = OnceLock::new();
    ALL.get_or_init(|| read_targets().unwrap_or_default())
}

/// Reads every rubric that ships.
///
/// # Errors
/// What is wrong with the first that cannot be read; a test keeps that from happening.
pub fn read_all() -> Result<Vec<Rubric>, Vec<Fault>> {
    FILES.iter().map(|text| from_text(text)).collect()
}

/// The rubrics that ship.
#[must_use]
pub fn rubrics() -> &'static [Rubric] {
    static ALL: OnceLock<Vec<Rubric>> = OnceLock::new();
    ALL.get_or_init(|| read_all().unwrap_or_default())
}

/// The id a rubric as written gives itself.
pub(super) fn id_of(raw: &Value) -> &str {
    raw.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// The rubric of this id as written: the county's own before those that ship; the conditions of
/// a standard and lists of targets count as such.
#[must_use]
pub fn find<'a>(county: &'a County, id: &str) -> Option<&'a Value> {
    let own = county.rubrics.iter().find(|raw| id_of(raw) == id);
    let mut shipped = rubrics().iter().chain(conditions()).chain(targets());
    own.or_else(|| shipped.find(|r| r.id == id).map(|r| &r.raw))
}

/// Why there is no rubric to score by.
#[derive(Debug, Clone, PartialEq)]
pub enum NoRubric {
    /// None has this id.
    Unknown(String),
    /// It is neither an id nor a rubric, or something is wrong with it.
    Faults(Vec<Fault>),
}

/// The rubric that a value means: its id, or the rubric itself.
///
/// # Errors
/// When there is none of that id, or something is wrong with it.
pub fn resolve(county: &County, value: &Value) -> Result<Rubric, NoRubric> {
    let raw = match value {
        Value::String(id) => find(county, id).ok_or_else(|| NoRubric::Unknown(id.clone()))?,
        raw => raw,
    };
    from_value(raw).map_err(NoRubric::Faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rubric_that_ships_can_be_read() {
        let all = match read_all() {
            Ok(all) => all,
            Err(faults) => panic!("{faults:#?}"),
        };
        let ids: Vec<_> = all.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(
            ids,
            ["qujiang-2019", "county-example", "zhoushan-2007", "basic-balance-2012-work"]
        );
        for rubric in &all {
            assert!(rubric.source.is_some(), "{}", rubric.id);
            for item in rubric.items.iter().chain(&rubric.bonus) {
                assert!(item.source.is_some(), "{} {}", rubric.id, item.id);
            }
        }
    }
}
