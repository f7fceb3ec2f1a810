//! The report as a file, by the name of its format.

use super::model::Report;
use thiserror::Error;

/// The formats there are.
pub const FORMATS: [&str; 2] = ["docx", "html"];

/// Why there is no file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileError {
    /// No such format, or not in this build.
    #[error("no format {0}")]
    NoFormat(String),
    /// It could not be written.
    #[error("{0}")]
    NotWritten(String),
}

/// The bytes of a report in a format.
///
/// # Errors
/// When there is no such format, or the archive of a document cannot be written.
pub fn written(report: &Report, format: &str) -> Result<Vec<u8>, FileError> {
    match format {
        "html" => Ok(super::html(report).into_bytes()),
        #[cfg(feature = "sheets")]
        "docx" => super::docx(report).map_err(|why| FileError::NotWritten(why.to_string())),
        other => Err(FileError::NoFormat(other.to_owned())),
    }
}
