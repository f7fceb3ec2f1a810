//! The sample county as the statistics workbooks a clerk would hand in: one file a section, a
//! flat export of one row a school under merged header rows, with the untidiness of real files;
//! past years, births and classes as lists of its own; and the form a county fills in about itself,
//! with a table of what no statistics ask its schools for.
//!
//! Importing them gives the sample county's assessment again. Called by the program that writes
//! `dist/samples` and by tests; the layout is data.

mod cell;
mod form;
mod layout;
mod past;
mod sheet;

use crate::book::BookError;
use crate::county::{County, School, SectionKind};

/// The workbooks of the sample county: file names and bytes.
///
/// # Errors
/// The writer's own error; none for the sample county.
pub fn write_workbooks() -> Result<Vec<(String, Vec<u8>)>, BookError> {
    let county = super::county();
    let mut books = write_county(&county)?;
    books.extend(write_lists(&county)?);
    books.extend(form::write(&county)?);
    Ok(books)
}

/// When the sample's figures were taken down.
const CREATED: &str = "2021-09-01T00:00:00Z";

/// The statistics workbooks of any county, one for each section its schools have.
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

/// Past years with births, and the classes of this year, where there are any.
///
/// # Errors
/// As [`write_county`].
pub fn write_lists(county: &County) -> Result<Vec<(String, Vec<u8>)>, BookError> {
    let Some(layout) = layout::read() else { return Ok(Vec::new()) };
    let mut books = Vec::new();
    if county.history_years().len() > 1 {
        books.push((layout.past.file.clone(), past::write(county, &layout)?));
    }
    let mut sections = county.schools.iter().flat_map(|school| {
        SectionKind::COMPULSORY.into_iter().filter_map(|kind| school.section(kind))
    });
    if sections.any(|section| !section.classes.is_empty()) {
        let year = county.school_year.map_or_else(String::new, |y| y.to_string());
        books.push((format!("{year}{}", layout.classes.file), past::classes(county, &layout)?));
    }
    Ok(books)
}
