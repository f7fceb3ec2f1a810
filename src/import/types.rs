//! What goes into an import and what comes out of it; plain data, without any file format, so
//! that the page can hold it without the readers.

use crate::county::{CellRef, County, Finding};
use crate::{choices, record};
use serde::Serialize;
use std::collections::BTreeMap;

/// A file as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Its name, with extension.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a person chose or corrected.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportOptions {
    /// Adds to this county instead of starting a new one.
    pub into: Option<County>,
    /// Header path (labels joined by ` → `) → target id, or empty for "not used".
    pub mapping: BTreeMap<String, String>,
    /// Not-counted school (id) → the school it is counted with (id).
    pub parents: BTreeMap<String, String>,
    /// Text encoding of .csv and .txt files, where the guess was wrong.
    pub encoding: Option<String>,
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// What is being done; its words are `progress-<stage>`.
    pub stage: Stage,
    /// The file at hand.
    pub file: String,
    /// Steps done.
    pub done: usize,
    /// Steps in all.
    pub total: usize,
}

/// Stages of long work: of an import, and the draws of a projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// Reading a file.
    Reading,
    /// Matching headers.
    Matching,
    /// Joining schools across files.
    Joining,
    /// Checking the figures.
    Checking,
    /// Drawing school sections.
    Drawing,
}

/// What an import gives.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Imported {
    /// One county for each name that the files count schools under.
    pub counties: Vec<County>,
    /// What to look at: of the files first, then of the figures.
    pub findings: Vec<Finding>,
    /// What was matched to what, sheet by sheet.
    pub mapping: Vec<MappedSheet>,
}

/// The columns (or rows, in vertical forms) of one sheet.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct MappedSheet {
    /// File name.
    pub file: String,
    /// Sheet name; empty for text files.
    pub sheet: String,
    /// Id of the form it was taken for; its words are `form-<id>`.
    pub form: String,
    /// Schools read from it.
    pub schools: usize,
    /// Its columns, in the order of the sheet.
    pub columns: Vec<MappedColumn>,
    /// Its first rows, where a person is to tell what kind of sheet it is, or has told it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<SheetRow>,
}

/// A row of a sheet as it is shown to a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetRow {
    /// Its number, from 1.
    pub row: u32,
    /// Texts of its cells from the first column on; empty where there is none.
    pub cells: Vec<String>,
}

/// One column and what it was taken for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MappedColumn {
    /// The column's first header cell.
    pub cell: CellRef,
    /// Its header labels, top to bottom.
    pub path: Vec<String>,
    /// What it was taken for: a field id, or the id of an identity column such as `id`,
    /// `name`, `kind`; `None` where it is not used.
    pub target: Option<String>,
    /// How sure the match is.
    pub confidence: Confidence,
    /// Other targets that it could be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
    /// Whether a person chose the target.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub corrected: bool,
    /// First few values below it, as they stand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
}

impl MappedColumn {
    /// The key by which a correction of this column is remembered.
    #[must_use]
    pub fn key(&self) -> String {
        self.path.join(PATH_SEPARATOR)
    }
}

/// Joins the labels of a header path.
pub const PATH_SEPARATOR: &str = " → ";

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// 准: one target, matched by its whole path.
    Sure,
    /// 问: a person should look.
    Ask,
    /// Not used.
    Unused,
}

record!(default ImportOptions {
    into: "into", mapping: "mapping", parents: "parents", encoding: "encoding",
});
record!(Progress { stage: "stage", file: "file", done: "done", total: "total" });
choices!(Stage {
    Reading: "reading",
    Matching: "matching",
    Joining: "joining",
    Checking: "checking",
    Drawing: "drawing",
});
record!(default Imported { counties: "counties", findings: "findings", mapping: "mapping" });
record!(MappedSheet {
    file: "file",
    sheet: "sheet",
    form: "form",
    schools: "schools",
    columns: "columns",
    rows: "rows",
});
record!(SheetRow { row: "row", cells: "cells" });
record!(MappedColumn {
    cell: "cell",
    path: "path",
    target: "target",
    confidence: "confidence",
    alternatives: "alternatives",
    corrected: "corrected",
    examples: "examples",
});
choices!(Confidence { Sure: "sure", Ask: "ask", Unused: "unused" });
