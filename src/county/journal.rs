//! The list of changes inside the county file: when, what, from, to. Who made them is not known.

use super::County;
use serde_json::{Map, Value};

/// Its key in the county file.
const KEY: &str = "log";
/// More entries than this are not kept: the oldest go.
pub const MOST_ENTRIES: usize = 2_000;

/// One change of one place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogEntry {
    /// Local date and time, `2021-09-01 10:42`.
    pub at: String,
    /// What it is about, in words.
    pub what: String,
    /// What was there, as text; empty where it was missing or is not told.
    pub from: String,
    /// What is there since.
    pub to: String,
}

impl County {
    /// Writes changes down, and lets the oldest go where they become too many.
    pub fn note(&mut self, entries: impl IntoIterator<Item = LogEntry>) {
        let slot = self.extra.entry(KEY.to_owned()).or_insert(Value::Array(Vec::new()));
        // What a foreign writer kept under this name stays its own.
        let Value::Array(log) = slot else { return };
        for entry in entries {
            let mut fields = Map::new();
            for (key, text) in
                [("at", entry.at), ("what", entry.what), ("from", entry.from), ("to", entry.to)]
            {
                fields.insert(key.to_owned(), Value::String(text));
            }
            log.push(Value::Object(fields));
        }
        let over = log.len().saturating_sub(MOST_ENTRIES);
        log.drain(..over);
    }

    /// The changes that were written down, the oldest first.
    #[must_use]
    pub fn journal(&self) -> Vec<LogEntry> {
        let Some(Value::Array(log)) = self.extra.get(KEY) else { return Vec::new() };
        let read = |entry: &Value| {
            let text = |key: &str| entry.get(key)?.as_str().map(str::to_owned);
            Some(LogEntry {
                at: text("at")?,
                what: text("what")?,
                from: text("from").unwrap_or_default(),
                to: text("to").unwrap_or_default(),
            })
        };
        log.iter().filter_map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{from_json, to_json};

    fn entry(n: usize) -> LogEntry {
        let text = || n.to_string();
        LogEntry { at: text(), what: text(), from: String::new(), to: text() }
    }

    #[test]
    fn it_is_kept_in_the_file_and_bounded() {
        let mut county = County::default();
        county.note((0..3).map(entry));
        let again = from_json(&to_json(&county).unwrap()).unwrap();
        assert_eq!(again.journal(), (0..3).map(entry).collect::<Vec<_>>());
        county.note((3..MOST_ENTRIES + 5).map(entry));
        let kept = county.journal();
        assert_eq!((kept.len(), &kept[0]), (MOST_ENTRIES, &entry(5)));
        assert_eq!(county.without_names().journal(), []);
    }

    #[test]
    fn what_another_program_kept_there_stays() {
        let text = r#"{"format":"junheng-county","version":1,"name":"甲","log":{"a":1}}"#;
        let mut county = from_json(text).unwrap();
        let before = county.clone();
        county.note([entry(1)]);
        assert_eq!(county, before);
        assert_eq!(county.journal(), []);
    }
}
