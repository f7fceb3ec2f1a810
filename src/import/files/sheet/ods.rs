//! .ods: the OpenDocument spreadsheet of LibreOffice and WPS.
//!
//! Rows and cells there may stand for many equal ones; empty repeats cost nothing here, and
//! repeats with content are held to a limit.

use crate::order::Set;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::archive::Archive;
use super::dates::days_of_iso;
use super::table::{Budget, Cell, Merge, TableBuilder};
use super::xml::{Xml, attribute, push_text};
use super::{SheetList, error_name};
use crate::import::error::{FileTrouble, Limit, Part};
use crate::import::limits::{MAX_REPEATS, MAX_SHEETS};

/// Reads every sheet of the document.
pub fn read(archive: &mut Archive<'_>, file: &Arc<str>) -> Result<SheetList, FileTrouble> {
    if let Some(manifest) = archive.xml("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(FileTrouble::Encrypted);
    }
    let content = archive.xml("content.xml")?.ok_or(FileTrouble::Damaged(Part::Workbook))?;
    let mut list = SheetList::default();
    let mut budget = Budget::default();
    let mut hidden_styles = Set::new();
    let mut style = String::new();
    let mut xml = Xml::new(&content);
    let mut count = 0_usize;
    while let Some(event) = xml.next()? {
        let Event::Start(e) = event else { continue };
        match e.name().as_ref() {
            "style:style" => style = text_attribute(&e, "name"),
            "style:table-properties" if text_attribute(&e, "display") == "false" => {
                hidden_styles.insert(style.clone());
            }
            "table:table" => {
                count += 1;
                if count > MAX_SHEETS {
                    return Err(FileTrouble::TooBig(Limit::Sheets));
                }
                let name = text_attribute(&e, "name");
                let hidden = hidden_styles.contains(&text_attribute(&e, "style-name"));
                let mut builder = TableBuilder::new(&mut budget);
                let read = rows(&mut xml, &mut builder);
                list.add(&name, read.map(|()| builder.finish(file, &name, hidden)))?;
            }
            _ => {}
        }
    }
    if count == 0 { Err(FileTrouble::Empty) } else { Ok(list) }
}

fn text_attribute(element: &BytesStart<'_>, name: &str) -> String {
    attribute(element, name).map(|value| value.into_owned()).unwrap_or_default()
}

fn count_attribute(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or(1).max(1)
}

fn rows(xml: &mut Xml<'_>, builder: &mut TableBuilder<'_>) -> Result<(), FileTrouble> {
    let mut row = 0_u32;
    loop {
        match xml.inside()? {
            Event::Start(e) if e.name().as_ref() == "table:table-row" => {
                let repeats = count_attribute(&e, "number-rows-repeated");
                let cells = cells(xml, row, builder)?;
                if !cells.is_empty() {
                    if repeats > MAX_REPEATS {
                        return Err(FileTrouble::TooBig(Limit::Rows));
                    }
                    for copy in 0..repeats {
                        for (column, cell) in &cells {
                            builder.push(row.saturating_add(copy), *column, cell.clone())?;
                        }
                    }
                }
                row = row.saturating_add(repeats);
            }
            Event::End(e) if e.name().as_ref() == "table:table" => return Ok(()),
            _ => {}
        }
    }
}

fn cells(
    xml: &mut Xml<'_>,
    row: u32,
    builder: &mut TableBuilder<'_>,
) -> Result<Vec<(u32, Cell)>, FileTrouble> {
    let mut cells = Vec::new();
    let mut column = 0_u32;
    loop {
        match xml.inside()? {
            Event::Start(e)
                if matches!(e.name().as_ref(), "table:table-cell" | "table:covered-table-cell") =>
            {
                let repeats = count_attribute(&e, "number-columns-repeated");
                let right = count_attribute(&e, "number-columns-spanned") - 1;
                let bottom = count_attribute(&e, "number-rows-spanned") - 1;
                builder.merge(Merge {
                    top: row,
                    left: column,
                    bottom: row.saturating_add(bottom),
                    right: column.saturating_add(right),
                });
                if let Some(cell) = cell(xml, &e)? {
                    if repeats > MAX_REPEATS {
                        return Err(FileTrouble::TooBig(Limit::Columns));
                    }
                    cells.extend((0..repeats).map(|i| (column.saturating_add(i), cell.clone())));
                }
                column = column.saturating_add(repeats);
            }
            Event::End(e) if e.name().as_ref() == "table:table-row" => return Ok(cells),
            _ => {}
        }
    }
}

fn cell(xml: &mut Xml<'_>, element: &BytesStart<'_>) -> Result<Option<Cell>, FileTrouble> {
    let text = paragraphs(xml, element.name().as_ref())?;
    let kind = text_attribute(element, "value-type");
    let value = match kind.as_str() {
        "float" | "percentage" | "currency" => {
            let number = text_attribute(element, "value").parse::<f64>();
            number.ok().filter(|number| number.is_finite()).map(Cell::Number)
        }
        "boolean" => Some(Cell::Bool(text_attribute(element, "boolean-value") == "true")),
        "date" => days_of_iso(&text_attribute(element, "date-value")).map(Cell::Date),
        "string" => match attribute(element, "string-value") {
            Some(stated) if text.is_empty() => Some(Cell::Text(Arc::from(stated.as_ref()))),
            _ => Some(Cell::Text(Arc::from(text.as_str()))),
        },
        _ => None,
    };
    // LibreOffice stores an error as an empty value with its name as the text.
    if text.starts_with('#') && attribute(element, "formula").is_some() {
        return Ok(Some(Cell::Error(error_name(&text))));
    }
    if value.is_none() && text.is_empty() && attribute(element, "formula").is_some() {
        return Ok(Some(Cell::FormulaWithoutValue));
    }
    Ok(value.or_else(|| (!text.is_empty()).then(|| Cell::Text(Arc::from(text)))))
}

/// The paragraphs of a cell, one line each, without its comment.
fn paragraphs(xml: &mut Xml<'_>, end: &str) -> Result<String, FileTrouble> {
    let mut text = String::new();
    let (mut in_paragraph, mut comment) = (0_usize, 0_usize);
    loop {
        let event = xml.inside()?;
        match &event {
            Event::Start(e) => match e.name().as_ref() {
                "office:annotation" => comment += 1,
                "text:p" if comment == 0 => {
                    if in_paragraph == 0 && !text.is_empty() {
                        text.push('\n');
                    }
                    in_paragraph += 1;
                }
                "text:s" if comment == 0 => text.push(' '),
                "text:line-break" if comment == 0 => text.push('\n'),
                _ => {}
            },
            Event::End(e) => match e.name().as_ref() {
                "office:annotation" => comment = comment.saturating_sub(1),
                "text:p" if comment == 0 => in_paragraph = in_paragraph.saturating_sub(1),
                name if name == end && comment == 0 => return Ok(text),
                _ => {}
            },
            event if in_paragraph > 0 && comment == 0 => push_text(event, &mut text),
            _ => {}
        }
    }
}
