//! The standards that ship, read once and checked.

use super::{PerSection, SchoolItemRule, Standard};
use crate::json::{self, FromJson};
use std::{collections::BTreeSet, sync::OnceLock};
use thiserror::Error;

/// What is wrong with a data file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DataError {
    /// It cannot be read.
    #[error("{file}: {detail}")]
    Unreadable {
        /// The file.
        file: String,
        /// The parser's words.
        detail: String,
    },
    /// It contradicts itself.
    #[error("{file}: {item}: {what}")]
    Inconsistent {
        /// The file.
        file: String,
        /// Id of the entry.
        item: String,
        /// What is wrong.
        what: &'static str,
    },
}

const FILES: &[(&str, &str)] = &[
    (
        "quality-balance-2017",
        include_str!(concat!(env!("OUT_DIR"), "/standards-quality-balance-2017.json")),
    ),
    (
        "basic-balance-2012",
        include_str!(concat!(env!("OUT_DIR"), "/standards-basic-balance-2012.json")),
    ),
];

/// Reads and checks every standard that ships.
///
/// # Errors
/// The first file that cannot be read, or that contradicts itself.
pub fn read_all() -> Result<Vec<Standard>, DataError> {
    FILES.iter().map(|(file, text)| read(file, text)).collect()
}

fn read(file: &str, text: &str) -> Result<Standard, DataError> {
    let unreadable = |detail: String| DataError::Unreadable { file: file.to_owned(), detail };
    let value = json::value(text).ok_or_else(|| unreadable("not JSON".to_owned()))?;
    let standard = Standard::from_json(value).map_err(|wrong| unreadable(wrong.to_string()))?;
    check(file, &standard)?;
    Ok(standard)
}

/// The standards that ship. A test reads them all, so that none is left out here.
#[must_use]
pub fn standards() -> &'static [Standard] {
    static ALL: OnceLock<Vec<Standard>> = OnceLock::new();
    ALL.get_or_init(|| read_all().unwrap_or_default())
}

/// The standard with this id.
#[must_use]
pub fn named(id: &str) -> Option<&'static Standard> {
    standards().iter().find(|s| s.id == id)
}

/// Ids of the standards that ship.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    standards().iter().map(|s| s.id.as_str()).collect()
}

fn check(file: &str, standard: &Standard) -> Result<(), DataError> {
    let wrong = |item: &str, what| {
        Err(DataError::Inconsistent { file: file.to_owned(), item: item.to_owned(), what })
    };
    let mut seen = BTreeSet::new();
    let relaxations: BTreeSet<_> = standard.relaxation.iter().map(|r| r.id.as_str()).collect();
    for indicator in &standard.indicator {
        if !seen.insert(indicator.id.as_str()) {
            return wrong(&indicator.id, "stands twice");
        }
        if indicator.amount.is_empty() {
            return wrong(&indicator.id, "adds nothing up");
        }
        for amount in &indicator.amount {
            if amount.relaxation.as_ref().is_some_and(|r| !relaxations.contains(r.as_str())) {
                return wrong(&indicator.id, "names a relaxation that is not there");
            }
        }
        let shared = indicator.amount.iter().filter(|a| a.metric.is_shared()).count();
        if shared != 0 && shared != indicator.amount.len() {
            return wrong(&indicator.id, "adds shared things to a section's own");
        }
    }
    if let Some(rule) = &standard.school_rule {
        if rule.of != standard.indicator.len() {
            return wrong("school_rule", "counts another number of indicators");
        }
        for indicator in &standard.indicator {
            if indicator.floor.is_none() || indicator.at_least == PerSection::default() {
                return wrong(
                    &indicator.id,
                    "has no threshold or no floor for the rule of a school",
                );
            }
        }
    }
    let settings: BTreeSet<_> = standard.setting.iter().map(|s| s.id.as_str()).collect();
    for setting in &standard.setting {
        if !setting.choices.contains(&setting.default) {
            return wrong(&setting.id, "has a default that is no choice");
        }
    }
    let named = standard
        .relaxation
        .iter()
        .map(|r| r.setting.as_str())
        .chain(
            standard
                .scope
                .exclude
                .iter()
                .filter_map(|e| e.only_when.as_ref().map(|w| w.setting.as_str())),
        )
        .chain(
            standard
                .indicator
                .iter()
                .flat_map(|i| &i.amount)
                .filter_map(|a| a.only_when.as_ref().map(|w| w.setting.as_str())),
        )
        .chain(standard.school_item.iter().filter_map(|i| match &i.rule {
            SchoolItemRule::Scale { relaxed_when, .. } => Some(relaxed_when.setting.as_str()),
            SchoolItemRule::ClassSize { .. } => None,
        }));
    for setting in named {
        if !settings.contains(setting) {
            return wrong(setting, "is named but is no setting");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standard_that_ships_can_be_read_and_agrees_with_itself() {
        let all = read_all().unwrap();
        assert_eq!(all.len(), FILES.len());
        assert_eq!(ids(), ["quality-balance-2017", "basic-balance-2012"]);
        let ids: Vec<_> = all[0].indicator.iter().map(|i| i.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "degreeTeachers",
                "backboneTeachers",
                "sportsArtsTeachers",
                "teachingArea",
                "sportsArea",
                "equipmentValue",
                "multimediaRooms"
            ]
        );
    }

    #[test]
    fn a_file_that_contradicts_itself_says_which_entry() {
        let (file, text) = FILES[0];
        let wrong = text.replacen("\"met_at_least\":6,\"of\":7", "\"met_at_least\":6,\"of\":8", 1);
        assert_ne!(wrong, text);
        assert!(matches!(
            read(file, &wrong),
            Err(DataError::Inconsistent { item, .. }) if item == "school_rule"
        ));
        let wrong = text.replacen("teachers.backbone", "teachers.backbones", 1);
        assert!(matches!(read(file, &wrong), Err(DataError::Unreadable { .. })));
    }
}
