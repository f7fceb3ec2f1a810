//! The report as a Word document (.docx) in the layout of official documents, GB/T 9704.
//!
//! Written part by part: docx-rs 0.4 has no alternative text for pictures, takes no metafiles, and brings
//! a decoder of pictures and a second XML writer along; what is needed here is little. The archive
//! is that of workbooks.

mod body;
mod emf;
mod measure;
mod page;
mod styles;

use super::model::Report;
use crate::chart::text::escape;
use std::io::{Cursor, Write};
use thiserror::Error;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// The declaration in front of a part.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Where the words of documents are named.
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Where the kinds of relation are named.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The beginning of the content types.
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Why a document cannot be written.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct DocxError(#[from] ZipError);

/// The bytes of the file; the same bytes whenever the same report is written.
///
/// # Errors
/// When the archive cannot be written.
pub fn docx(report: &Report) -> Result<Vec<u8>, DocxError> {
    let body = body::body(report);
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    let mut put = |name: &str, content: &str| {
        parts.push((name.to_owned(), format!("{HEAD}{content}").into_bytes()));
    };
    put("[Content_Types].xml", &content_types());
    put("_rels/.rels", &root_relations());
    put("docProps/core.xml", &properties(report));
    put("word/document.xml", &body.document);
    put("word/_rels/document.xml.rels", &document_relations(body.pictures.len()));
    put("word/styles.xml", &styles::styles());
    put("word/fontTable.xml", &styles::fonts());
    put("word/settings.xml", &page::settings());
    put("word/header1.xml", &page::header(report));
    put("word/footer1.xml", &page::footer(report, true));
    put("word/footer2.xml", &page::footer(report, false));
    for (number, picture) in (1..).zip(body.pictures) {
        parts.push((format!("word/media/chart{number}.emf"), picture));
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // Without a time, so that the same parts give the same bytes.
        zip.start_file(name.as_str(), SimpleFileOptions::default())?;
        zip.write_all(&content).map_err(ZipError::from)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types() -> String {
    let mut out = String::from(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"emf\" ContentType=\"image/x-emf\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    );
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("fontTable", "fontTable"),
        ("settings", "settings"),
        ("header1", "header"),
        ("footer1", "footer"),
        ("footer2", "footer"),
    ] {
        out += &format!(
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"{TYPES}.{kind}+xml\"/>"
        );
    }
    out + "</Types>"
}

fn relations(list: &[(String, String, String)]) -> String {
    let mut out = String::from(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for (id, kind, target) in list {
        out += &format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>");
    }
    out + "</Relationships>"
}

fn root_relations() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relations(&[
        ("rId1".into(), format!("{RELATIONS}/officeDocument"), "word/document.xml".into()),
        ("rId2".into(), core.into(), "docProps/core.xml".into()),
    ])
}

/// Relations of the document; those of pictures are numbered as the pictures are.
fn document_relations(pictures: usize) -> String {
    let fixed = [
        ("styles", "styles", "styles.xml"),
        ("fonts", "fontTable", "fontTable.xml"),
        ("settings", "settings", "settings.xml"),
        ("header", "header", "header1.xml"),
        ("odd", "footer", "footer1.xml"),
        ("even", "footer", "footer2.xml"),
    ];
    let fixed = fixed.map(|(id, kind, target)| {
        (id.to_owned(), format!("{RELATIONS}/{kind}"), target.to_owned())
    });
    let picture = |n: usize| {
        (format!("chart{n}"), format!("{RELATIONS}/image"), format!("media/chart{n}.emf"))
    };
    let all: Vec<_> = fixed.into_iter().chain((1..=pictures).map(picture)).collect();
    relations(&all)
}

fn properties(report: &Report) -> String {
    format!(
        "<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title>\
         <dc:language>zh-CN</dc:language></cp:coreProperties>",
        escape(&report.title)
    )
}
