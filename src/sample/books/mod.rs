//! The sample county as the statistics workbooks a clerk would hand in: one file a section, a
//! flat export of one row a school under merged header rows, with the untidiness of real files.
//!
//! Importing them gives the sample county's assessment again. Called by the program that writes
//! `dist/samples` and by tests; the layout is data.

mod cell;
mod layout;
mod sheet;

use crate::book::BookError;
use crate::county::{County, School, SectionKind};

/// The workbooks of the sample county: file names and bytes.
///
/// # Errors
/// The writer's own error; none for the sample county.
pub fn write_workbooks() -> Result<Vec<(String, Vec<u8>)>, BookError> {
    write_county(&super::county())
}

/// The workbooks of any county, one for each section its schools have.
///
/// # Errors
/// The writer's own error, for instance more schools than a sheet has rows.
pub fn write_county(county: &County) -> Result<Vec<(String, Vec<u8>)>, BookError> {
    let Some(layout) = layout::read() else { return Ok(Vec::new()) };
    let mut books = Vec::new();
    for section in SectionKind::ALL {
        let schools: Vec<&School> =
            county.schools.iter().filter(|s| s.section(section).is_some()).collect();
        if !schools.is_empty() {
            let year = county.school_year.map_or_else(String::new, |y| y.to_string());
            let name = format!("{year}{}", layout.of(section).file);
            books.push((name, sheet::write(county, &schools, section, &layout)?));
        }
    }
    Ok(books)
}
