//! Files that leave the page, as bytes beside [`Answer::Done`].

use super::{Answered, EngineError};
use crate::county::County;
use crate::import::InputFile;
use crate::report::rows::TableRows;
use crate::standard::Standard;

/// The application tables.
#[cfg(feature = "sheets")]
pub(super) fn tables(county: &County) -> Answered {
    part!("handout", "0", (county: &County) -> Answered {
        use crate::report::tables;
        file(tables::workbook(&tables::application(county)))
    })
}

/// The audit workbook.
#[cfg(feature = "sheets")]
pub(super) fn workbook(county: &County, standard: &Standard) -> Answered {
    part!("handout", "1", (county: &County, standard: &Standard) -> Answered {
        file(crate::report::audit::workbook(county, standard))
    })
}

/// A table of the page.
#[cfg(feature = "sheets")]
pub(super) fn table(table: &TableRows) -> Answered {
    part!("handout", "2", (table: &TableRows) -> Answered {
        file(crate::report::rows::workbook(table))
    })
}

/// Tables of the page and files.
#[cfg(feature = "sheets")]
pub(super) fn bundle(tables: &[TableRows], with: &[InputFile]) -> Answered {
    part!("handout", "3", (tables: &[TableRows], with: &[InputFile]) -> Answered {
        file(crate::report::rows::bundle(tables, with))
    })
}

#[cfg(feature = "sheets")]
fn file(bytes: Result<Vec<u8>, crate::book::BookError>) -> Answered {
    let bytes = bytes.map_err(|_| EngineError::NoWorkbook)?;
    Ok(super::Reply { answer: super::Answer::Done, bytes })
}

#[cfg(not(feature = "sheets"))]
pub(super) const fn tables(_: &County) -> Answered {
    Err(EngineError::NoSheets)
}

#[cfg(not(feature = "sheets"))]
pub(super) const fn workbook(_: &County, _: &Standard) -> Answered {
    Err(EngineError::NoSheets)
}

#[cfg(not(feature = "sheets"))]
pub(super) const fn table(_: &TableRows) -> Answered {
    Err(EngineError::NoSheets)
}

#[cfg(not(feature = "sheets"))]
pub(super) const fn bundle(_: &[TableRows], _: &[InputFile]) -> Answered {
    Err(EngineError::NoSheets)
}
