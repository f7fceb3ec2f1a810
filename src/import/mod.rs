//! From files to a county: numbers, tables, header paths, joining schools, checking figures.
//!
//! Called by the engine and, for numbers and pasted text, by the page's grid. Knows the county
//! and the form maps, no rule and no page.
//!
//! The way of a file: `sheet` makes tables of its bytes; `run` tells their forms; `flat`,
//! `school_forms` and `self_report` make drafts, one a school and place; `join` makes counties of
//! the drafts; [`checks`] looks at the figures.

pub mod checks;
pub mod error;
pub mod limits;
pub mod number;
pub mod text;
mod types;

#[cfg(feature = "sheets")]
mod class_list;
#[cfg(feature = "sheets")]
mod context;
#[cfg(feature = "sheets")]
mod draft;
#[cfg(feature = "sheets")]
mod flat;
#[cfg(feature = "sheets")]
mod form_grid;
#[cfg(feature = "sheets")]
mod forms;
#[cfg(feature = "sheets")]
mod header;
#[cfg(feature = "sheets")]
mod join;
#[cfg(feature = "sheets")]
mod label;
#[cfg(feature = "sheets")]
mod matching;
#[cfg(feature = "sheets")]
mod merge;
#[cfg(feature = "sheets")]
mod parents;
#[cfg(feature = "sheets")]
mod rows;
#[cfg(feature = "sheets")]
mod run;
#[cfg(feature = "sheets")]
mod school_forms;
#[cfg(feature = "sheets")]
mod self_report;
#[cfg(feature = "sheets")]
pub mod sheet;
#[cfg(feature = "sheets")]
mod sums;
#[cfg(feature = "sheets")]
mod template;
#[cfg(feature = "sheets")]
mod values;

#[cfg(feature = "sheets")]
pub use run::import_files;
#[cfg(feature = "sheets")]
pub use template::write_template;
pub use types::{
    Confidence, ImportOptions, Imported, InputFile, MappedColumn, MappedSheet, PATH_SEPARATOR,
    Progress, Stage,
};
