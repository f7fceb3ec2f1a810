//! What leaves the page: the application tables of 优质均衡 ([`tables`]), the audit workbook (`audit`), the
//! tables of a view ([`rows`]), and the self-evaluation report (履行教育职责自评报告): the template's
//! sentences filled from what was reckoned, the county's own paragraphs in place of generated ones,
//! tables and charts, annexes. Wording is data; the room computes no verdict.
//!
//! [`report`] makes the blocks that the page previews; [`html`] and `docx` write the same blocks
//! as files; [`chart`] draws a chart by its name. Called by the engine and the JavaScript module.
//! Documents are in 简体中文, whatever the language of the page.

mod assemble;
#[cfg(feature = "sheets")]
pub mod audit;
mod charts;
#[cfg(feature = "sheets")]
mod docx;
mod facts;
mod files;
mod html;
mod model;
mod problems;
mod reckoned;
mod results;
pub mod rows;
pub mod sheets;
mod steps;
mod summary;
pub mod tables;
mod template;

pub use assemble::{report, report_of};
pub use charts::{ChartError, ChartOptions, Drawn, KINDS, chart};
#[cfg(feature = "sheets")]
pub use docx::{DocxError, docx};
pub use files::{FORMATS, FileError, written};
pub use html::html;
pub use model::{
    Align, BLANK, Block, Cell, Chart, Foot, Gap, Kind, Options, Report, TO_WRITE, Table, segments,
};
pub use reckoned::Reckoned;
pub use results::STANDARD;
