//! A table of the county as the grid shows it.

use crate::county::County;
use crate::grid::{Cell, Column, Marks, Sheet, Value, label_width};
use crate::page::say::{t, with_words};
use crate::page::widgets::grid::{CellView, Editor, Head, Source};
use crate::words::Words;
use std::sync::Arc;

/// A laid-out table with its findings.
pub struct TableSource {
    sheet: Arc<Sheet>,
    marks: Arc<Marks>,
    county: Arc<County>,
    heads: Vec<Head>,
    frozen: usize,
}

/// More than this must not stay, or nothing is left to scroll.
const MOST_STAYING: f64 = 480.0;

/// How many of the columns that are to stay have room.
fn frozen(heads: &[Head], asked: usize) -> usize {
    let mut width = 0.0;
    let room = heads.iter().take(asked).take_while(|head| {
        width += head.width;
        width <= MOST_STAYING
    });
    room.count().max(1)
}

impl TableSource {
    /// Prepares the heads.
    pub fn new(
        sheet: Arc<Sheet>,
        marks: Arc<Marks>,
        county: Arc<County>,
        narrow: bool,
        words: &Words,
    ) -> Self {
        let heads: Vec<Head> = sheet
            .columns
            .iter()
            .zip(&sheet.places)
            .map(|((group, column), place)| {
                let layout = sheet.layout();
                let label = words.say(&format!("col-{}", column.id()));
                Head {
                    width: width(*column, &label, narrow),
                    label,
                    unit: column.unit().map(|key| words.say(key)).unwrap_or_default(),
                    group: words.say(group.key()),
                    right: column.is_figures(),
                    place: *place,
                    id: column.id(),
                    foldable: sheet.folds(*group).then(|| group.key().to_owned()),
                    folded: layout.is_folded(*group),
                }
            })
            .collect();
        // On a narrow page the name alone may stay.
        let frozen = if narrow { 1 } else { frozen(&heads, sheet.frozen) };
        Self { sheet, marks, county, heads, frozen }
    }
}

/// Wide enough for its head and what usually stands below.
fn width(column: Column, label: &str, narrow: bool) -> f64 {
    let least = match column {
        Column::Name if narrow => return 104.0,
        Column::Name => return 146.0,
        Column::Id => 104.0,
        Column::ClassName => 96.0,
        Column::Kind | Column::Zone => 96.0,
        Column::Parent => 146.0,
        Column::MusicRooms | Column::ArtRooms => 96.0,
        Column::Figure(field) => match field.metric().kind() {
            crate::county::FieldKind::Area => 76.0,
            crate::county::FieldKind::Money => 92.0,
            _ => 56.0,
        },
        _ => 52.0,
    };
    (label_width(label) + 14.0).max(least)
}

impl Source for TableSource {
    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn frozen(&self) -> usize {
        self.frozen
    }

    fn rows(&self) -> usize {
        self.sheet.rows.len()
    }

    fn cell(&self, cell: Cell) -> CellView {
        let finding = self.sheet.mark(cell, &self.marks);
        let word = |severity| match severity {
            crate::county::Severity::Must => t("severity-must"),
            crate::county::Severity::Check => t("severity-check"),
            crate::county::Severity::Missing => t("severity-missing"),
        };
        CellView {
            text: with_words(|words| self.sheet.shown(cell, words)),
            finding,
            finding_word: finding.map(word).unwrap_or_default(),
            missing: self.sheet.value(cell) == Value::Missing,
            by_hand: self.sheet.is_by_hand(cell).then(|| t("data-by-hand")),
            fixed: !self.sheet.is_editable(cell),
        }
    }

    fn plain(&self, cell: Cell) -> String {
        with_words(|words| self.sheet.plain(cell, words))
    }

    fn filled(&self, cell: Cell) -> bool {
        self.sheet.value(cell) != Value::Missing
    }

    fn editor(&self, cell: Cell) -> Editor {
        let Some(column) = self.sheet.column(cell.column) else { return Editor::None };
        if !self.sheet.is_editable(cell) {
            return Editor::None;
        }
        let parent = self.sheet.school(cell.row).and_then(|school| school.parent.as_ref());
        let Some(choices) = column.choices() else {
            let own = match (column, parent) {
                (Column::Parent, Some(parent)) => self
                    .county
                    .find_school(parent)
                    .and_then(|at| self.county.schools.get(at))
                    .map_or_else(|| parent.clone(), |parent| parent.name.clone()),
                _ => self.plain(cell),
            };
            return Editor::Text(own);
        };
        let now = match self.sheet.value(cell) {
            Value::Choice(_, choice) => choice,
            _ => "",
        };
        let words = |choice: &str| match choice {
            "" => t("choice-not-told"),
            choice => t(&format!("{}-{choice}", column.choice_key())),
        };
        let choices = choices.into_iter().map(|id| (id.to_owned(), words(id))).collect();
        Editor::Choice(now.to_owned(), choices)
    }
}
