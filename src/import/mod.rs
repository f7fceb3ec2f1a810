//! From files to a county: numbers, tables, header paths, joining schools, checking figures.
//!
//! Called by the engine and, for numbers and pasted text, by the page's grid. Knows the county
//! and the form maps, no rule and no page.

pub mod error;
pub mod limits;
pub mod number;
#[cfg(feature = "sheets")]
pub mod sheet;
pub mod text;
mod types;

pub use types::{
    Confidence, ImportOptions, Imported, InputFile, MappedColumn, MappedSheet, PATH_SEPARATOR,
    Progress, Stage,
};
