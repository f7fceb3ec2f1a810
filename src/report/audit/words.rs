//! The workbook's words, read once.

use crate::json::data;
use crate::order::Map;
use crate::record;
use std::sync::OnceLock;

type Words = Map<String, String>;

/// `src/data/forms/audit.toml`.
#[derive(Debug, Default)]
pub struct Audit {
    pub sheets: Vec<String>,
    pub title: Words,
    pub note: Words,
    pub state: Words,
    pub school: Words,
    pub row: Words,
    pub summary: Words,
    pub setting: Words,
    pub sections: Words,
    pub kinds: Words,
    pub ownership: Words,
    pub places: Words,
    pub reasons: Words,
    pub relaxations: Words,
    pub metrics: Words,
}

record!(default Audit {
    sheets: "sheets", title: "title", note: "note", state: "state", school: "school", row: "row",
    summary: "summary", setting: "setting", sections: "sections", kinds: "kinds",
    ownership: "ownership", places: "places", reasons: "reasons", relaxations: "relaxations",
    metrics: "metrics",
});

/// The words.
pub fn audit() -> &'static Audit {
    static AUDIT: OnceLock<Audit> = OnceLock::new();
    AUDIT.get_or_init(|| data(include_str!(concat!(env!("OUT_DIR"), "/forms-audit.json"))))
}

/// A word of a list; the key itself where there is none, which a test prevents.
pub fn of<'a>(words: &'a Map<String, String>, key: &'a str) -> &'a str {
    words.get(key).map_or(key, String::as_str)
}

/// A word that formulas compare, as they write it.
pub fn quoted(key: &str) -> String {
    text(of(&audit().state, key))
}

/// A text as formulas write it.
pub fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
