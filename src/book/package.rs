//! The parts of the file, how they refer to each other, and the archive around them.

use super::Book;
use super::style::styles;
use super::write::Texts;
use super::xml::{attribute, text};
use std::io::{Cursor, Write};
use thiserror::Error;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// Rows of a sheet.
const MOST_ROWS: u32 = 1_048_576;
/// Columns of a sheet.
const MOST_COLUMNS: u32 = 16_384;
/// Where the kinds of relation are named.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The beginning of the content types.
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Why a book cannot be written.
#[derive(Debug, Error)]
pub enum BookError {
    /// It has no sheet.
    #[error("a book without a sheet")]
    NoSheet,
    /// A sheet has more rows or columns than the format allows.
    #[error("the sheet {sheet} is too large")]
    TooLarge {
        /// Its name.
        sheet: String,
    },
    /// The archive could not be written.
    #[error(transparent)]
    Archive(#[from] ZipError),
}

/// The bytes of the file.
pub(super) fn write(book: &Book) -> Result<Vec<u8>, BookError> {
    if book.sheets.is_empty() {
        return Err(BookError::NoSheet);
    }
    for sheet in &book.sheets {
        let (row, column) = sheet.end();
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(BookError::TooLarge { sheet: sheet.name.clone() });
        }
    }
    let mut texts = Texts::default();
    let sheets: Vec<(String, String)> = (1..)
        .zip(&book.sheets)
        .map(|(number, sheet)| {
            (format!("xl/worksheets/sheet{number}.xml"), sheet.part(number == 1, &mut texts))
        })
        .collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(sheets.len())),
        ("_rels/.rels".to_owned(), root_relations()),
        ("docProps/core.xml".to_owned(), properties(book)),
        ("xl/workbook.xml".to_owned(), workbook(book)),
        ("xl/_rels/workbook.xml.rels".to_owned(), workbook_relations(sheets.len())),
        ("xl/styles.xml".to_owned(), styles(&book.styles)),
    ];
    parts.extend(sheets);
    parts.push(("xl/sharedStrings.xml".to_owned(), texts.part()));
    Ok(archive(&parts)?)
}

fn archive(parts: &[(String, String)]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // Without a time, so that the same parts give the same bytes.
        zip.start_file(name.as_str(), SimpleFileOptions::default())?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types(sheets: usize) -> String {
    let mut out = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>\
         <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{TYPES}.sharedStrings+xml\"/>"
    );
    for number in 1..=sheets {
        out += &format!(
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{TYPES}.worksheet+xml\"/>"
        );
    }
    text(&(out + "</Types>"))
}

fn relations(list: &[(String, String, &str)]) -> String {
    let mut out = String::from(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for (id, kind, target) in list {
        out += &format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>");
    }
    text(&(out + "</Relationships>"))
}

fn root_relations() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relations(&[
        ("rId1".to_owned(), format!("{RELATIONS}/officeDocument"), "xl/workbook.xml"),
        ("rId2".to_owned(), core.to_owned(), "docProps/core.xml"),
    ])
}

fn workbook_relations(sheets: usize) -> String {
    let targets: Vec<String> =
        (1..=sheets).map(|number| format!("worksheets/sheet{number}.xml")).collect();
    let mut list: Vec<(String, String, &str)> = (1..)
        .zip(&targets)
        .map(|(number, target)| {
            (format!("rId{number}"), format!("{RELATIONS}/worksheet"), target.as_str())
        })
        .collect();
    list.push((format!("rId{}", sheets + 1), format!("{RELATIONS}/styles"), "styles.xml"));
    let texts = format!("{RELATIONS}/sharedStrings");
    list.push((format!("rId{}", sheets + 2), texts, "sharedStrings.xml"));
    relations(&list)
}

fn workbook(book: &Book) -> String {
    let mut out = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"{RELATIONS}\"><bookViews><workbookView/></bookViews><sheets>"
    );
    for (number, sheet) in (1..).zip(&book.sheets) {
        let name = attribute(&sheet.name);
        out += &format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
    }
    out += "</sheets>";
    let mut names = String::new();
    for (at, sheet) in book.sheets.iter().enumerate() {
        if let Some(rows) = sheet.repeated() {
            names += &format!(
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">{rows}</definedName>"
            );
        }
    }
    if !names.is_empty() {
        out += &format!("<definedNames>{names}</definedNames>");
    }
    text(&(out + "</workbook>"))
}

fn properties(book: &Book) -> String {
    let created = book.created.as_ref().map_or_else(String::new, |time| {
        format!(
            "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}</dcterms:created>",
            attribute(time)
        )
    });
    text(&format!(
        "<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{created}</cp:coreProperties>"
    ))
}
