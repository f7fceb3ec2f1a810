//! The maps of header paths, read from the data once.

use crate::order::Set;
use std::sync::OnceLock;

use super::target::Target;
use crate::county::{Metric, SectionKind};
use crate::import::files::label::{MoneyUnit, Pattern, normalise};
use crate::json::{self, FromJson};
use crate::record;

/// One entry of a form map.
#[derive(Debug, Clone)]
pub struct Entry {
    target: String,
    sections: Vec<SectionKind>,
    /// Name of the part where several columns are added up.
    pub part: Option<String>,
    /// True for the part that is the sum of the others.
    pub total: bool,
    /// True where the assessment cannot do without it.
    pub required: bool,
    /// Unit where the header names none.
    pub unit: Option<MoneyUnit>,
    /// Header paths that mean it.
    pub patterns: Vec<Pattern>,
    /// Words as written in the data, for the template.
    pub first_words: String,
    /// Labels which exclude it.
    pub not: Vec<String>,
}

impl Entry {
    /// What the column holds when the sheet is of this section; `None` where it cannot be.
    pub fn target(&self, section: SectionKind) -> Option<Target> {
        if !self.sections.is_empty() && !self.sections.contains(&section) {
            return None;
        }
        Target::of_map(&self.target, section)
    }
}

struct RawEntry {
    target: String,
    sections: Vec<SectionKind>,
    part: Option<String>,
    total: bool,
    required: bool,
    unit: Option<String>,
    paths: Vec<String>,
    not: Vec<String>,
}

impl RawEntry {
    fn entry(&self) -> Entry {
        let first = self.paths.first().map_or("", String::as_str);
        let leaf = first.rsplit('>').next().unwrap_or(first);
        Entry {
            target: self.target.clone(),
            sections: self.sections.clone(),
            part: self.part.clone(),
            total: self.total,
            required: self.required,
            unit: self.unit.as_deref().and_then(MoneyUnit::of),
            patterns: self.paths.iter().map(|path| Pattern::parse(path)).collect(),
            first_words: leaf.split('|').next().unwrap_or(leaf).trim().to_owned(),
            not: self.not.iter().map(|label| normalise(label)).collect(),
        }
    }
}

struct RawMap {
    id: String,
    column: Vec<RawEntry>,
    section_column: Vec<RawEntry>,
}

record!(RawMap { id: "id", column: "column", section_column: "section_column" });
record!(RawEntry {
    target: "target",
    sections: "sections",
    part: "part",
    total: "total",
    required: "required",
    unit: "unit",
    paths: "paths",
    not: "not",
});

/// The map of a form with one school a row.
#[derive(Debug)]
pub struct FormMap {
    /// Its id; its words are `form-<id>`.
    pub id: String,
    /// Its entries.
    pub entries: Vec<Entry>,
    words: Set<String>,
}

impl FormMap {
    /// True for a label that occurs anywhere in the map.
    pub fn knows(&self, label: &str) -> bool {
        self.words.contains(label)
    }

    fn new(id: String, entries: Vec<Entry>) -> Self {
        let words = entries
            .iter()
            .flat_map(|entry| entry.patterns.iter().flat_map(Pattern::words))
            .map(str::to_owned)
            .collect();
        FormMap { id, entries, words }
    }
}

fn load_map(json: &str) -> Option<FormMap> {
    let raw = RawMap::from_json(json::value(json)?).ok()?;
    let mut entries: Vec<Entry> = Vec::new();
    for (place, entry) in raw.column.iter().enumerate() {
        // Figures of the sections stand between what names the school and what its sections share.
        if place > 0 && is_first_figure(&raw.column, place) {
            entries.extend(section_entries(&raw.section_column));
        }
        entries.push(entry.entry());
    }
    Some(FormMap::new(raw.id, entries))
}

fn is_first_figure(columns: &[RawEntry], place: usize) -> bool {
    let is_figure = |entry: &RawEntry| Metric::parse(&entry.target).is_some();
    columns.get(place).is_some_and(is_figure) && !columns.iter().take(place).any(is_figure)
}

/// Columns that stand once for each compulsory section, with its name in front.
fn section_entries(raw: &[RawEntry]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let sections = [
        (SectionKind::Primary, "小学"),
        (SectionKind::Junior, "初中"),
        (SectionKind::Senior, "高中"),
    ];
    for (section, name) in sections {
        for column in raw {
            // Of the senior section only what is needed to share things out.
            if section == SectionKind::Senior && column.target != "students" {
                continue;
            }
            let mut entry = column.entry();
            entry.target = format!("{}.{}", section.id(), column.target);
            entry.first_words = format!("{name}{}", entry.first_words);
            entry.required &= section != SectionKind::Senior;
            entry.patterns = column
                .paths
                .iter()
                .flat_map(|path| path.split('|'))
                .map(|word| Pattern::parse(&format!("{name}{}", word.trim())))
                .collect();
            entries.push(entry);
        }
    }
    entries
}

fn cached(cell: &'static OnceLock<FormMap>, json: &str) -> &'static FormMap {
    cell.get_or_init(|| load_map(json).unwrap_or_else(|| FormMap::new(String::new(), Vec::new())))
}

/// The map of the flat statistics export.
pub fn flat() -> &'static FormMap {
    static MAP: OnceLock<FormMap> = OnceLock::new();
    cached(&MAP, include_str!(concat!(env!("OUT_DIR"), "/forms-flat.json")))
}

/// The map of our own template.
pub fn template() -> &'static FormMap {
    static MAP: OnceLock<FormMap> = OnceLock::new();
    cached(&MAP, include_str!(concat!(env!("OUT_DIR"), "/forms-template.json")))
}
