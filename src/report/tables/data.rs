//! The form's data file, read once.

use crate::json::data;
use crate::order::Map;
use crate::record;
use std::sync::OnceLock;

/// `src/data/forms/application.toml`.
#[derive(Debug, Default)]
pub struct Form {
    pub standard: String,
    pub place: String,
    pub sample: String,
    pub year: String,
    pub basis: Vec<String>,
    pub yes: String,
    pub no: String,
    pub open: String,
    pub total: String,
    pub table: Vec<TableSpec>,
    /// Codes of 举办者类型; the name of a type whose code is not known.
    pub organizers: Map<String, String>,
    pub notes: Map<String, String>,
    pub later: Vec<Later>,
    pub sentence: Vec<Sentence>,
}

/// A table: its heads, and what its kind of rows needs.
#[derive(Debug, Default)]
pub struct TableSpec {
    pub id: String,
    pub title: String,
    pub landscape: bool,
    /// `L1` … stand under the heads, from the column with this number less one; 0 is none.
    pub codes: Option<usize>,
    pub column: Vec<Column>,
    /// Names of rows.
    pub rows: Vec<String>,
    /// What stands where a row has no such figure.
    pub none: Option<String>,
    pub notes: Vec<String>,
    /// Instead of the notes where coefficients are not weighted.
    pub unweighted: Option<String>,
    /// The part of the conditions it lists.
    pub part: Option<String>,
}

/// A column, or with `indicators` one for each indicator of the standard.
#[derive(Debug, Default)]
pub struct Column {
    pub head: Vec<String>,
    pub indicators: bool,
    pub width: Option<f64>,
    pub value: Option<String>,
    pub decimals: usize,
    /// A figure of a group of respondents; or a share of two, in percent.
    pub key: Option<String>,
    pub part: Option<String>,
    pub of: Option<String>,
}

/// Wording that came later than the document's.
#[derive(Debug, Default)]
pub struct Later {
    pub item: String,
    pub text: String,
}

/// What is said of an item: clauses, of each list the first that can be said; or one for every entry.
#[derive(Debug, Default)]
pub struct Sentence {
    pub item: String,
    pub clauses: Vec<Vec<Clause>>,
    pub entry: Option<Entry>,
}

#[derive(Debug, Default)]
pub struct Clause {
    pub when: Option<String>,
    pub say: String,
}

#[derive(Debug, Default)]
pub struct Entry {
    pub level: String,
    pub rate: String,
    pub between: String,
    pub end: String,
}

record!(default Form {
    standard: "standard", place: "place", sample: "sample", year: "year", basis: "basis",
    yes: "yes", no: "no", open: "open", total: "total", table: "table",
    notes: "notes", organizers: "organizers", later: "later", sentence: "sentence",
});
record!(default TableSpec {
    id: "id", title: "title", landscape: "landscape", codes: "codes", column: "column",
    rows: "rows", none: "none", notes: "notes", unweighted: "unweighted", part: "part",
});
record!(default Column {
    head: "head", indicators: "indicators", width: "width", value: "value",
    decimals: "decimals", key: "key", part: "part", of: "of",
});
record!(default Later { item: "item", text: "text" });
record!(default Sentence { item: "item", clauses: "clauses", entry: "entry" });
record!(default Clause { when: "when", say: "say" });
record!(default Entry { level: "level", rate: "rate", between: "between", end: "end" });

/// The form.
pub fn form() -> &'static Form {
    static FORM: OnceLock<Form> = OnceLock::new();
    FORM.get_or_init(|| data(include_str!(concat!(env!("OUT_DIR"), "/forms-application.json"))))
}

/// A text of the notes.
pub fn note(key: &str) -> &'static str {
    form().notes.get(key).map_or("", String::as_str)
}
