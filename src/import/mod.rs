//! From files to a county: numbers, tables, header paths, joining schools, checking figures.
//!
//! Called by the engine and, for numbers and pasted text, by the page's grid. Knows the county
//! and the form maps, no rule and no page. `files` reads the files; what stands beside it is
//! needed without them: numbers as people type them, pasted text, the [`checks`] of a county's
//! figures, and the plain data that goes in and comes out.

pub mod checks;
pub mod error;
#[cfg(feature = "sheets")]
pub mod files;
mod fold;
pub mod limits;
pub mod number;
pub mod text;
mod types;

#[cfg(feature = "sheets")]
pub use files::{import_files, sheet, write_template};
pub use types::{
    Confidence, ImportOptions, Imported, InputFile, MappedColumn, MappedSheet, PATH_SEPARATOR,
    Progress, SheetRow, Stage,
};
