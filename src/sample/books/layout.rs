//! The layout of the sheet: header paths and what fills them, from the data file.

use crate::county::SectionKind;
use crate::json::{self, FromJson};
use crate::record;

/// The data file `src/data/sample/flat.toml`.
#[derive(Debug)]
pub struct Layout {
    pub titles: Vec<String>,
    pub notes: Vec<String>,
    /// Pupils of past years.
    pub past: ListWords,
    /// Births, a sheet of the same workbook.
    pub births: ListWords,
    /// Classes of this year.
    pub classes: ListWords,
    sections: Forms,
    block: Vec<Block>,
}

/// Words of a table with one header row.
#[derive(Debug)]
pub struct ListWords {
    pub file: String,
    pub sheet: String,
    pub title: String,
    pub columns: Vec<String>,
}

#[derive(Debug)]
struct Forms {
    primary: Form,
    junior: Form,
    senior: Form,
}

/// Words of one section's file.
#[derive(Debug)]
pub struct Form {
    pub word: String,
    pub file: String,
}

#[derive(Debug)]
struct Block {
    sections: Vec<SectionKind>,
    repeat: Vec<(String, f64)>,
    columns: String,
}

/// A column: its header labels from the top, and what fills it.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub path: Vec<String>,
    pub fill: Fill,
}

/// What fills a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Fill {
    /// The same text in every row.
    Fixed(String),
    /// A figure as it is.
    Figure(String),
    /// From one share of a figure to another, times the block's factor.
    Slice { figure: String, from: f64, to: f64, factor: f64 },
}

impl Layout {
    /// The words of a section's file.
    pub const fn of(&self, section: SectionKind) -> &Form {
        match section {
            SectionKind::Primary => &self.sections.primary,
            SectionKind::Junior => &self.sections.junior,
            SectionKind::Senior => &self.sections.senior,
        }
    }

    /// The columns of a section's file, in order.
    pub fn columns(&self, section: SectionKind) -> Vec<Column> {
        let wanted = |b: &&Block| b.sections.is_empty() || b.sections.contains(&section);
        let mut columns = Vec::new();
        for block in self.block.iter().filter(wanted) {
            if block.repeat.is_empty() {
                columns.extend(block.columns.lines().filter_map(|line| column(line, None, 1.0)));
            }
            for (head, factor) in &block.repeat {
                let lines = block.columns.lines();
                columns.extend(lines.filter_map(|line| column(line, Some(head), *factor)));
            }
        }
        columns
    }
}

fn column(line: &str, head: Option<&String>, factor: f64) -> Option<Column> {
    let (path, fill) = line.split_once(" = ")?;
    let labels = path.split(" > ").map(|label| label.trim().to_owned());
    let path = head.cloned().into_iter().chain(labels).collect();
    if let Some(text) = fill.strip_prefix('\'') {
        return Some(Column { path, fill: Fill::Fixed(text.to_owned()) });
    }
    let mut words = fill.split_whitespace();
    let figure = words.next()?.to_owned();
    let bounds = words.next().zip(words.next());
    let bounds = bounds.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    let fill = match bounds {
        Some((from, to)) => Fill::Slice { figure, from, to, factor },
        None if factor < 1.0 => Fill::Slice { figure, from: 0.0, to: 1.0, factor },
        None => Fill::Figure(figure),
    };
    Some(Column { path, fill })
}

record!(Layout {
    titles: "titles",
    notes: "notes",
    past: "past",
    births: "births",
    classes: "classes",
    sections: "sections",
    block: "block",
});
record!(ListWords { file: "file", sheet: "sheet", title: "title", columns: "columns" });
record!(Forms { primary: "primary", junior: "junior", senior: "senior" });
record!(Form { word: "word", file: "file" });
record!(Block { sections: "sections", repeat: "repeat", columns: "columns" });

/// Reads the data file. It ships with the program; a test reads it.
pub fn read() -> Option<Layout> {
    let text = include_str!(concat!(env!("OUT_DIR"), "/sample-flat.json"));
    Layout::from_json(json::value(text)?).ok()
}
