//! The self-evaluation report: its figures against calculations of their own, paragraphs of the
//! county's own, awkward counties, the files as other programs find them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]

mod awkward;
mod charts;
mod figures;
#[cfg(feature = "sheets")]
mod files;
mod own;

use junheng::county::County;
use junheng::report::{Block, Kind, Options, Report, report};
use junheng::words::{Lang, Words};

/// The report of a county.
fn of(county: &County) -> Report {
    report(county, &Words::new(Lang::ZhHans), &Options::default())
}

/// The block with an id.
fn block<'a>(report: &'a Report, id: &str) -> &'a Block {
    report.blocks.iter().find(|b| b.id == id).unwrap_or_else(|| panic!("no block {id}"))
}

/// Everything that is printed as text.
fn printed(report: &Report) -> String {
    let text = report.blocks.iter().filter(|b| !matches!(b.kind, Kind::Table | Kind::Chart));
    text.map(|b| format!("{}{}\n", b.number, b.text)).collect()
}
