//! Files that leave the page, as bytes beside [`Answer::Done`].

use super::{EngineError, Reply};
use crate::county::County;
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
