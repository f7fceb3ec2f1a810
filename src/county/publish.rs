//! A county as it may be published: every figure, and no school's name.

use super::{Corrections, County, Extra, Origin, School, SectionKind};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

impl County {
    /// The same county with schools numbered in their order (学校1, 学校2 …) instead of named: ids,
    /// names and notes are gone, and so is where a figure came from. Everything that is computed
    /// of it stays as it was. Zones keep their names.
    #[must_use]
    pub fn without_names(&self) -> Self {
        let mut county = self.clone();
        let mut numbers = BTreeMap::new();
        for (at, school) in self.schools.iter().enumerate() {
            let id = (at + 1).to_string();
            // An id that another school has for a name stands for the school of that id.
            numbers.entry(school.name.clone()).or_insert_with(|| id.clone());
        }
        for (at, school) in self.schools.iter().enumerate() {
            numbers.insert(school.id.clone(), (at + 1).to_string());
        }
        let number = |known: &str| numbers.get(known).cloned();
        for (at, school) in county.schools.iter_mut().enumerate() {
            school.id = (at + 1).to_string();
            school.name = format!("学校{}", at + 1);
            // One that is not in the file may be a school's name.
            school.parent = school.parent.as_deref().map(|p| number(p).unwrap_or_default());
            school.origins.clear();
            forget_foreign_fields(school);
        }
        let mut zones: BTreeSet<&str> =
            self.schools.iter().filter_map(|s| s.zone.as_deref()).collect();
        zones.insert(&self.name);
        // Past years may know schools that are no more.
        let mut gone = BTreeMap::new();
        for entry in &mut county.history {
            if let Some(number) = number(&entry.unit) {
                entry.unit = number;
            } else if !zones.contains(entry.unit.as_str()) && !self.schools.is_empty() {
                let next = gone.len() + 1;
                let nth = *gone.entry(std::mem::take(&mut entry.unit)).or_insert(next);
                entry.unit = format!("原学校{nth}");
            }
            entry.origin = Origin::default();
            entry.extra = Extra::new();
        }
        for feeder in &mut county.feeders {
            for end in [&mut feeder.from, &mut feeder.to] {
                *end = number(end).unwrap_or_else(|| "县外学校".to_owned());
            }
            feeder.extra = Extra::new();
        }
        for answer in county.government.values_mut() {
            answer.note = None;
        }
        // What was written freely may name schools.
        county.report.clear();
        for scenario in &mut county.scenarios {
            renumber(scenario, &numbers);
        }
        county.sources.clear();
        county.corrections = Corrections::default();
        county.extra = Extra::new();
        county
    }
}

/// What another program wrote beside a school's figures may name it.
fn forget_foreign_fields(school: &mut School) {
    school.extra = Extra::new();
    school.sections.extra = Extra::new();
    school.site.extra = Extra::new();
    school.funds.extra = Extra::new();
    for kind in SectionKind::ALL {
        if let Some(section) = school.section_slot(kind) {
            section.extra = Extra::new();
            section.teachers.extra = Extra::new();
            section.classes.iter_mut().for_each(|class| class.extra = Extra::new());
        }
    }
}

/// Puts numbers in the place of every text that is a school's id or name.
fn renumber(value: &mut Value, numbers: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(number) = numbers.get(text.as_str()) {
                number.clone_into(text);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| renumber(value, numbers)),
        Value::Object(fields) => fields.values_mut().for_each(|value| renumber(value, numbers)),
        _ => {}
    }
}
