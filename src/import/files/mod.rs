//! From files to counties: the readers, the forms and the joining. Built only where workbooks
//! are read (feature `sheets`), so that the page does without them.
//!
//! The way of a file: `sheet` makes tables of its bytes; `run` tells their forms; `flat`,
//! `school_forms`, `self_report` and `class_list` make drafts, one a school and place; `history`
//! reads tables of past years, `county_form` what a county fills in about itself; `whose` tells
//! which county each thing belongs to, `join` makes counties of all of it.

mod class_list;
mod context;
mod county_form;
mod draft;
mod flat;
mod form_grid;
mod forms;
pub mod gb18030;
mod grade_system;
mod header;
mod history;
mod join;
mod label;
mod matching;
mod merge;
mod parents;
mod rows;
mod run;
mod school_forms;
mod self_report;
pub mod sheet;
mod sums;
mod taught;
mod template;
mod told;
mod values;
mod vertical;
mod whose;
mod year;

pub use run::import_files;
pub use template::write_template;
