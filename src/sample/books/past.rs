//! Past years of the sample as a county keeps them itself: a sheet a year with a row a school, and
//! one of births; and the classes of this year as a list.

use super::layout::{Layout, ListWords};
use crate::book::{Book, BookError, Sheet, Style, StyleId};
use crate::county::{County, SectionKind};
use crate::order::Map;

/// Pupils of the years before the county's, a sheet a year, and births.
pub fn write(county: &County, layout: &Layout) -> Result<Vec<u8>, BookError> {
    let words = &layout.past;
    let mut book = Book::new();
    book.set_created(super::CREATED);
    let head = book.style(Style::new().bold());
    let current = county.school_year.unwrap_or(i32::MAX);
    let years = county.history_years().into_iter().filter(|year| *year < current);
    for year in years {
        let sheet = Sheet::new(&words.sheet.replace("{year}", &year.to_string()));
        book.push(of_year(county, year, words, sheet, head));
    }
    let mut births = list(&layout.births, Sheet::new(&layout.births.sheet), county, 0, head);
    for (row, entry) in (2..).zip(&county.births) {
        births.set(row, 0, f64::from(entry.year), StyleId::PLAIN);
        if let Some(count) = entry.count {
            births.set(row, 1, count, StyleId::PLAIN);
        }
    }
    book.push(births);
    book.write()
}

/// The title and the header of a list.
fn list(words: &ListWords, mut sheet: Sheet, county: &County, year: i32, head: StyleId) -> Sheet {
    let title = words.title.replace("{county}", &county.name).replace("{year}", &year.to_string());
    sheet.set(0, 0, title, head);
    for (column, label) in (0..).zip(&words.columns) {
        sheet.set(1, column, label.as_str(), head);
    }
    sheet.set_width(0, 14.0);
    sheet.set_width(1, 24.0);
    sheet.freeze(2, 2);
    sheet
}

/// 机构标识码, 学校名称, nine grades, 合计; a grade that a school has not is blank.
fn of_year(county: &County, year: i32, words: &ListWords, sheet: Sheet, head: StyleId) -> Sheet {
    let mut sheet = list(words, sheet, county, year, head);
    let mut grades: Map<&str, Map<u8, f64>> = Map::new();
    for entry in county.history.iter().filter(|entry| entry.year == year) {
        if let Some(students) = entry.students {
            grades.entry(&entry.unit).or_default().insert(entry.grade, students);
        }
    }
    let mut row = 2;
    for school in &county.schools {
        let Some(grades) = grades.get(school.id.as_str()) else { continue };
        sheet.set(row, 0, school.id.as_str(), StyleId::PLAIN);
        sheet.set(row, 1, school.name.as_str(), StyleId::PLAIN);
        for (grade, students) in grades {
            sheet.set(row, 1 + u32::from(*grade), *students, StyleId::PLAIN);
        }
        sheet.set(row, 11, grades.values().sum::<f64>(), StyleId::PLAIN);
        row += 1;
    }
    sheet
}

/// The classes of this year, one a row.
pub fn classes(county: &County, layout: &Layout) -> Result<Vec<u8>, BookError> {
    let mut book = Book::new();
    book.set_created(super::CREATED);
    let head = book.style(Style::new().bold());
    let words = &layout.classes;
    let year = county.school_year.unwrap_or_default();
    let mut sheet = list(words, Sheet::new(&words.sheet), county, year, head);
    let mut row = 2;
    for school in &county.schools {
        let sections = SectionKind::COMPULSORY.into_iter().filter_map(|kind| school.section(kind));
        for class in sections.flat_map(|section| &section.classes) {
            sheet.set(row, 0, school.id.as_str(), StyleId::PLAIN);
            sheet.set(row, 1, school.name.as_str(), StyleId::PLAIN);
            sheet.set(row, 2, f64::from(class.grade), StyleId::PLAIN);
            sheet.set(row, 3, class.name.as_str(), StyleId::PLAIN);
            if let Some(students) = class.students {
                sheet.set(row, 4, students, StyleId::PLAIN);
            }
            row += 1;
        }
    }
    book.push(sheet);
    book.write()
}
