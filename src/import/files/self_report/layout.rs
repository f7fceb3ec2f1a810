//! The form's items and columns: which row is which item.

use std::sync::OnceLock;

use crate::county::{CellRef, SectionKind};
use crate::import::files::label::normalise;
use crate::import::files::sheet::{Row, Table};
use crate::import::files::values::read_text;
use crate::import::files::vertical::{
    Heads, SEARCH_ROWS, column_of, covered, folded, heads, strip_number,
};
use crate::json::data;
use crate::record;

#[derive(Debug, Default)]
pub struct FormData {
    pub id: String,
    pub heads: Heads,
    pub item: Vec<Item>,
}

#[derive(Debug)]
pub struct Item {
    pub target: String,
    pub part: Option<String>,
    pub sections: Vec<SectionKind>,
    pub fallback: bool,
    pub unit: Option<String>,
    /// Parts of an answer that the line says as well.
    pub also: Vec<String>,
    /// Whether an answer is a number; yes or no otherwise.
    pub counts: bool,
    pub any: Vec<Vec<String>>,
    pub none: Vec<String>,
}

record!(default FormData { id: "id", heads: "heads", item: "item" });
record!(Item {
    target: "target",
    part: "part",
    sections: "sections",
    fallback: "fallback",
    unit: "unit",
    also: "also",
    counts: "counts",
    any: "any",
    none: "none",
});

pub fn form() -> &'static FormData {
    static FORM: OnceLock<FormData> = OnceLock::new();
    FORM.get_or_init(|| {
        let json = include_str!(concat!(env!("OUT_DIR"), "/forms-self-report.json"));
        let mut form: FormData = data(json);
        form.heads = heads(json);
        for item in &mut form.item {
            item.any.iter_mut().for_each(|words| folded(words));
            folded(&mut item.none);
        }
        form
    })
}

/// Ids of the answers that a line can give, each once: parts of items that every school must meet,
/// figures that are added up.
pub fn answers() -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for item in form().item.iter().filter(|item| item.target.starts_with(ANSWER)) {
        if !ids.contains(&item.target) {
            ids.push(item.target.clone());
        }
    }
    ids
}

/// The item of an answer that a person chose: the one that says no more than it.
pub fn answer(id: &str) -> Option<&'static Item> {
    let own = || form().item.iter().filter(|item| item.target == id && id.starts_with(ANSWER));
    own().find(|item| item.also.is_empty()).or_else(|| own().next())
}

/// How the target of an answer begins.
const ANSWER: &str = "answer.";

/// Columns of the form.
pub struct Layout {
    pub header: u32,
    pub item: u32,
    pub value: u32,
    pub unit: Option<u32>,
    pub class: Option<u32>,
}

pub fn layout(table: &Table) -> Option<Layout> {
    let form = form();
    for row in table.rows.iter().take_while(|row| row.index < SEARCH_ROWS) {
        let find = |names: &[String]| column_of(row, names);
        if let (Some(item), Some(value)) = (find(&form.heads.item), find(&form.heads.value)) {
            let (unit, class) = (find(&form.heads.unit), find(&form.heads.class));
            return Some(Layout { header: row.index, item, value, unit, class });
        }
    }
    None
}

/// How well an item's words fit: the number of characters that the words cover.
pub fn fit(item: &Item, label: &str) -> Option<usize> {
    covered(&item.any, &item.none, label)
}

/// One line of the form.
pub struct Line<'a> {
    pub row: &'a Row,
    pub path: Vec<String>,
    pub label: String,
    pub class: String,
    pub at: CellRef,
}

pub fn lines<'a>(table: &'a Table, layout: &Layout) -> Vec<Line<'a>> {
    let mut class = String::new();
    let mut lines = Vec::new();
    for row in table.rows.iter().filter(|row| row.index > layout.header) {
        // The class is merged over its lines, or stands in the first of them only.
        if let Some(text) = layout.class.and_then(|column| read_text(row.cell(column))) {
            class = text;
        }
        let Some(item) = read_text(row.cell(layout.item)) else { continue };
        let mut path = vec![item.clone()];
        if !class.is_empty() {
            path.insert(0, class.clone());
        }
        let at = CellRef { row: row.index, column: layout.value };
        let label = strip_number(&normalise(&item)).to_owned();
        lines.push(Line { row, path, label, class: normalise(&class), at });
    }
    lines
}

pub fn section_in(text: &str) -> Option<SectionKind> {
    let named: Vec<SectionKind> = [
        (SectionKind::Primary, "小学"),
        (SectionKind::Junior, "初中"),
        (SectionKind::Senior, "高中"),
    ]
    .into_iter()
    .filter(|(_, word)| text.contains(word))
    .map(|(section, _)| section)
    .collect();
    match named.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}
