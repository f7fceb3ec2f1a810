//! 衢江区 2019: a published self-evaluation report as a county file with its answers.

use crate::county::{County, FileError, from_json};

const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/sample-qujiang.json"));

/// The county file of the report.
///
/// # Errors
/// When the data file is no county file; a test keeps that from happening.
pub fn qujiang() -> Result<County, FileError> {
    from_json(TEXT)
}
