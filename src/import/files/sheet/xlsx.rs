//! .xlsx and .xlsm: one pass over each part.
//!
//! The sheet's `<dimension>` is not looked at (WPS writes wrong ones), rows and cells without an
//! address follow the one before, a formula without a stored value is kept as such, and merged
//! blocks come from the same pass.

use crate::order::Map;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::archive::Archive;
use super::dates::{days_of_iso, is_builtin_date, is_date_code};
use super::package::{SheetEntry, join, relations, sheet_entries, workbook_path};
use super::table::{Budget, Cell, Merge, Table, TableBuilder};
use super::xml::{Xml, attribute, push_text, unescape};
use super::{SheetList, error_name};
use crate::county::CellRef;
use crate::import::error::{FileTrouble, Limit, Part};
use crate::import::limits::MAX_SHEETS;

/// Reads every sheet of the workbook.
pub fn read(archive: &mut Archive<'_>, file: &Arc<str>) -> Result<SheetList, FileTrouble> {
    let root = workbook_path(archive)?;
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let workbook = archive.xml(&root)?.ok_or(FileTrouble::Damaged(Part::Workbook))?;
    let sheets = sheet_entries(&workbook)?;
    if sheets.is_empty() {
        return Err(FileTrouble::Empty);
    }
    if sheets.len() > MAX_SHEETS {
        return Err(FileTrouble::TooBig(Limit::Sheets));
    }
    let targets = relations(archive, &root)?;
    let target = |kind: &str, usual: &str| {
        let found = targets.values().find(|target| target.kind.ends_with(kind));
        found.map_or_else(|| join(&folder, usual), |target| join(&folder, &target.path))
    };
    let strings = match archive.xml(&target("/sharedStrings", "sharedStrings.xml"))? {
        Some(text) => shared_strings(&text)?,
        None => Vec::new(),
    };
    let dates = match archive.xml(&target("/styles", "styles.xml"))? {
        Some(text) => date_styles(&text)?,
        None => Vec::new(),
    };
    let book = Book { strings, dates };
    let mut list = SheetList::default();
    let mut budget = Budget::default();
    for (number, sheet) in sheets.iter().enumerate() {
        let path = match targets.get(&sheet.relation) {
            Some(target) if !target.kind.ends_with("/worksheet") => continue,
            Some(target) => join(&folder, &target.path),
            None => join(&folder, &format!("worksheets/sheet{}.xml", number + 1)),
        };
        let read = archive
            .xml(&path)
            .and_then(|text| text.ok_or(FileTrouble::Damaged(Part::Sheet)))
            .and_then(|text| book.sheet(&text, file, sheet, &mut budget));
        list.add(&sheet.name, read)?;
    }
    Ok(list)
}

fn shared_strings(text: &str) -> Result<Vec<Arc<str>>, FileTrouble> {
    let mut strings = Vec::new();
    let mut xml = Xml::new(text);
    while let Some(event) = xml.next()? {
        if let Event::Start(e) = event
            && e.local_name().as_ref() == "si"
        {
            strings.push(Arc::from(rich_text(&mut xml, "si")?));
        }
    }
    Ok(strings)
}

/// Text of a string item: its runs joined, without the phonetic reading.
fn rich_text(xml: &mut Xml<'_>, end: &str) -> Result<String, FileTrouble> {
    let mut text = String::new();
    let (mut in_text, mut phonetic) = (false, 0_usize);
    loop {
        let event = xml.inside()?;
        match &event {
            Event::Start(e) => match e.local_name().as_ref() {
                "t" => in_text = true,
                "rPh" => phonetic += 1,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => phonetic = phonetic.saturating_sub(1),
                name if name == end => return Ok(unescape_controls(text)),
                _ => {}
            },
            event if in_text && phonetic == 0 => push_text(event, &mut text),
            _ => {}
        }
    }
}

/// `_x000D_` stands for a control character that XML cannot hold.
fn unescape_controls(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let code = after
            .get(2..6)
            .filter(|_| after.get(6..7) == Some("_"))
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
            .and_then(char::from_u32);
        match code {
            Some(c) => {
                plain.push(c);
                rest = after.get(7..).unwrap_or("");
            }
            None => {
                plain.push_str("_x");
                rest = after.get(2..).unwrap_or("");
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// For each cell style, whether it shows numbers as dates.
fn date_styles(text: &str) -> Result<Vec<bool>, FileTrouble> {
    let mut codes: Map<u32, bool> = Map::new();
    let mut styles = Vec::new();
    let mut in_cell_styles = false;
    let mut xml = Xml::new(text);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(e) => {
                let number = || attribute(&e, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                match e.local_name().as_ref() {
                    "numFmt" => {
                        if let (Some(id), Some(code)) = (number(), attribute(&e, "formatCode")) {
                            codes.insert(id, is_date_code(&code));
                        }
                    }
                    "cellXfs" => in_cell_styles = true,
                    "xf" if in_cell_styles => {
                        let id = number().unwrap_or(0);
                        let date = codes.get(&id).copied().unwrap_or_else(|| is_builtin_date(id));
                        styles.push(date);
                    }
                    _ => {}
                }
            }
            Event::End(e) if e.local_name().as_ref() == "cellXfs" => in_cell_styles = false,
            _ => {}
        }
    }
    Ok(styles)
}

/// What the sheets of a workbook share.
struct Book {
    strings: Vec<Arc<str>>,
    dates: Vec<bool>,
}

#[derive(Default)]
struct CellHead {
    at: Option<(u32, u32)>,
    style: usize,
    kind: Kind,
}

#[derive(Default, Clone, Copy)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Iso,
}

impl CellHead {
    fn of(element: &BytesStart<'_>) -> Self {
        let mut head = CellHead::default();
        for attribute in element.attributes().with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "r" => head.at = place(&attribute.value),
                "s" => head.style = attribute.value.parse().unwrap_or(0),
                "t" => {
                    head.kind = match attribute.value.as_ref() {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "b" => Kind::Bool,
                        "e" => Kind::Error,
                        "d" => Kind::Iso,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        head
    }
}

impl Book {
    fn sheet(
        &self,
        text: &str,
        file: &Arc<str>,
        sheet: &SheetEntry,
        budget: &mut Budget,
    ) -> Result<Table, FileTrouble> {
        let mut builder = TableBuilder::new(budget);
        let mut xml = Xml::new(text);
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut closed = false;
        while let Some(event) = xml.next()? {
            match event {
                Event::Start(e) => match e.local_name().as_ref() {
                    "row" => {
                        let stated = attribute(&e, "r").and_then(|r| r.parse::<u32>().ok());
                        row = stated.and_then(|r| r.checked_sub(1)).unwrap_or(row);
                        column = 0;
                    }
                    "c" => {
                        let head = CellHead::of(&e);
                        (row, column) = head.at.unwrap_or((row, column));
                        if let Some(cell) = self.cell(&mut xml, &head)? {
                            builder.push(row, column, cell)?;
                        }
                        column = column.saturating_add(1);
                    }
                    "mergeCell" => {
                        let block = attribute(&e, "ref").and_then(|block| parse_block(&block));
                        if let Some(merge) = block {
                            builder.merge(merge);
                        }
                    }
                    _ => {}
                },
                Event::End(e) => match e.local_name().as_ref() {
                    "row" => row = row.saturating_add(1),
                    "worksheet" => closed = true,
                    _ => {}
                },
                _ => {}
            }
        }
        if !closed {
            return Err(FileTrouble::Damaged(Part::Sheet));
        }
        Ok(builder.finish(file, &sheet.name, sheet.hidden))
    }

    /// Reads up to the end of the `<c>` element.
    fn cell(&self, xml: &mut Xml<'_>, head: &CellHead) -> Result<Option<Cell>, FileTrouble> {
        let mut value: Option<String> = None;
        let mut formula = false;
        loop {
            match xml.inside()? {
                Event::Start(e) => match e.local_name().as_ref() {
                    "v" => value = Some(plain_text(xml, "v")?),
                    "is" => value = Some(rich_text(xml, "is")?),
                    "f" => {
                        formula = true;
                        plain_text(xml, "f")?;
                    }
                    _ => {}
                },
                Event::End(e) if e.local_name().as_ref() == "c" => break,
                _ => {}
            }
        }
        let Some(value) = value.filter(|value| !value.is_empty() || is_text(head.kind)) else {
            return Ok(formula.then_some(Cell::FormulaWithoutValue));
        };
        self.typed(head, value).map(Some)
    }

    fn typed(&self, head: &CellHead, value: String) -> Result<Cell, FileTrouble> {
        let damaged = FileTrouble::Damaged(Part::Sheet);
        Ok(match head.kind {
            Kind::Shared => {
                let at: usize = value.trim().parse().map_err(|_| damaged)?;
                Cell::Text(Arc::clone(self.strings.get(at).ok_or(damaged)?))
            }
            Kind::Text => Cell::Text(Arc::from(unescape_controls(value))),
            Kind::Bool => Cell::Bool(matches!(value.trim(), "1" | "true")),
            Kind::Error => Cell::Error(error_name(&value)),
            Kind::Iso => match days_of_iso(&value) {
                Some(days) => Cell::Date(days),
                None => Cell::Text(Arc::from(value)),
            },
            Kind::Number => match value.trim().parse::<f64>() {
                Ok(number) if !number.is_finite() => return Err(damaged),
                Ok(number) if self.dates.get(head.style) == Some(&true) => Cell::Date(number),
                Ok(number) => Cell::Number(number),
                Err(_) => Cell::Text(Arc::from(value)),
            },
        })
    }
}

fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Text)
}

fn plain_text(xml: &mut Xml<'_>, end: &str) -> Result<String, FileTrouble> {
    let mut text = String::new();
    loop {
        let event = xml.inside()?;
        match &event {
            Event::End(e) if e.local_name().as_ref() == end => return Ok(text),
            event => push_text(event, &mut text),
        }
    }
}

fn place(name: &str) -> Option<(u32, u32)> {
    CellRef::parse(name).map(|cell| (cell.row, cell.column))
}

fn parse_block(text: &str) -> Option<Merge> {
    let text = unescape(text.into());
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    Some(Merge { top, left, bottom, right })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_controls() {
        assert_eq!(unescape_controls("a_x000D_b_x4e_".into()), "a\rb_x4e_");
        assert_eq!(unescape_controls("_x".into()), "_x");
        assert_eq!(unescape_controls("_x学校校校_".into()), "_x学校校校_");
    }
}
