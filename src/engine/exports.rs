//! Files that leave the page, as bytes beside [`Answer::Done`].

use super::{EngineError, Reply};
use crate::county::County;
use crate::import::InputFile;
use crate::report::rows::TableRows;
use crate::standard::Standard;

/// The application tables.
#[cfg(feature = "sheets")]
pub(super) fn tables(county: &County) -> Result<Reply, EngineError> {
    use crate::report::tables;
    file(tables::workbook(&tables::application(county)))
}

/// The audit workbook.
#[cfg(feature = "sheets")]
pub(super) fn workbook(county: &County, standard: &Standard) -> Result<Reply, EngineError> {
    file(crate::report::audit::workbook(county, standard))
}

/// A table of the page.
#[cfg(feature = "sheets")]
pub(super) fn table(table: &TableRows) -> Result<Reply, EngineError> {
    file(crate::report::rows::workbook(table))
}

/// Tables of the page and files.
#[cfg(feature = "sheets")]
pub(super) fn bundle(tables: &[TableRows], with: &[InputFile]) -> Result<Reply, EngineError> {
    file(crate::report::rows::bundle(tables, with))
}

#[cfg(feature = "sheets")]
fn file(bytes: Result<Vec<u8>, crate::book::BookError>) -> Result<Reply, EngineError> {
    let bytes = bytes.map_err(|_| EngineError::NoWorkbook)?;
    Ok(Reply { answer: super::Answer::Done, bytes })
}

#[cfg(not(feature = "sheets"))]
pub(super) const fn tables(_: &County) -> Result<Reply, EngineError> {
    Err(EngineError::NoSheets)
}

#[cfg(not(feature = "sheets"))]
pub(super) const fn workbook(_: &County, _: &Standard) -> Result<Reply, EngineError> {
    Err(EngineError::NoSheets)
}

#[cfg(not(feature = "sheets"))]
pub(super) const fn table(_: &TableRows) -> Result<Reply, EngineError> {
    Err(EngineError::NoSheets)
}

#[cfg(not(feature = "sheets"))]
pub(super) const fn bundle(_: &[TableRows], _: &[InputFile]) -> Result<Reply, EngineError> {
    Err(EngineError::NoSheets)
}
