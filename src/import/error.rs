//! What can be wrong with a file before any figure is read from it.
//!
//! Every problem carries its place; the sentences live with the words of the page. One bad file
//! never stops the others: readers hand problems back beside what was sound.

use std::sync::Arc;

/// A limit of [`super::limits`] that a file went past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of one file as handed in.
    FileBytes,
    /// Bytes after unpacking, of one part or of all.
    UnpackedBytes,
    /// Rows of a sheet.
    Rows,
    /// Columns of a sheet.
    Columns,
    /// Cells with content in one workbook.
    Cells,
    /// Sheets of a workbook.
    Sheets,
    /// Files in one import, or in one archive.
    Files,
    /// Archives inside archives.
    Nesting,
}

impl Limit {
    /// Name of the limit in messages.
    pub fn code(self) -> &'static str {
        match self {
            Limit::FileBytes => "file-bytes",
            Limit::UnpackedBytes => "unpacked-bytes",
            Limit::Rows => "rows",
            Limit::Columns => "columns",
            Limit::Cells => "cells",
            Limit::Sheets => "sheets",
            Limit::Files => "files",
            Limit::Nesting => "nesting",
        }
    }
}

/// The part of a workbook that could not be understood; for the sentence and for a bug report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The zip directory or an entry of it.
    Archive,
    /// An XML part.
    Xml,
    /// The list of sheets.
    Workbook,
    /// The table of shared texts.
    Strings,
    /// The cells of a sheet.
    Sheet,
    /// The container of an .xls file.
    Container,
    /// A record of an .xls or .xlsb file.
    Record,
}

impl Part {
    /// Name of the part in messages.
    pub fn code(self) -> &'static str {
        match self {
            Part::Archive => "archive",
            Part::Xml => "xml",
            Part::Workbook => "workbook",
            Part::Strings => "strings",
            Part::Sheet => "sheet",
            Part::Container => "container",
            Part::Record => "record",
        }
    }
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileTrouble {
    /// Neither a workbook nor a text table, by its content.
    NotAWorkbook,
    /// Protected by a password.
    Encrypted,
    /// No byte, no sheet, or no cell with content.
    Empty,
    /// Cut off or damaged.
    Damaged(Part),
    /// Larger than a stated limit.
    TooBig(Limit),
    /// Unpacks to so much more than its size that it is refused.
    ZipBomb,
    /// A text file in no encoding that is known here.
    UnknownEncoding,
    /// A workbook format from before Excel 97.
    TooOld,
}

impl FileTrouble {
    /// Key of the sentence.
    pub fn code(self) -> &'static str {
        match self {
            FileTrouble::NotAWorkbook => "file-not-a-workbook",
            FileTrouble::Encrypted => "file-encrypted",
            FileTrouble::Empty => "file-empty",
            FileTrouble::Damaged(_) => "file-damaged",
            FileTrouble::TooBig(_) => "file-too-big",
            FileTrouble::ZipBomb => "file-zip-bomb",
            FileTrouble::UnknownEncoding => "file-unknown-encoding",
            FileTrouble::TooOld => "file-too-old",
        }
    }

    /// The detail that the sentence names: the part or the limit.
    pub fn detail(self) -> Option<&'static str> {
        match self {
            FileTrouble::Damaged(part) => Some(part.code()),
            FileTrouble::TooBig(limit) => Some(limit.code()),
            _ => None,
        }
    }
}

/// A trouble with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// Name of the file; inside an archive `archive.zip/inner.xlsx`.
    pub file: Arc<str>,
    /// Name of the sheet, where only one sheet is concerned.
    pub sheet: Option<Arc<str>>,
    /// What is wrong.
    pub trouble: FileTrouble,
}
