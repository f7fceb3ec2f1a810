//! .xlsb: the binary twin of .xlsx. Records of a type, a length and a body.

use crate::order::Map;
use std::sync::Arc;

use super::SheetList;
use super::archive::Archive;
use super::bytes::{Bytes, error_of_code, rk_number};
use super::dates::{is_builtin_date, is_date_code};
use super::package::{join, relations};
use super::table::{Budget, Cell, Merge, Table, TableBuilder};
use crate::import::error::{FileTrouble, Limit, Part};
use crate::import::limits::MAX_SHEETS;

const DAMAGED: FileTrouble = FileTrouble::Damaged(Part::Record);

/// Reads every sheet of the workbook.
pub fn read(archive: &mut Archive<'_>, file: &Arc<str>) -> Result<SheetList, FileTrouble> {
    let workbook = archive.part("xl/workbook.bin")?.ok_or(FileTrouble::Damaged(Part::Workbook))?;
    let sheets = sheet_entries(&workbook)?;
    if sheets.is_empty() {
        return Err(FileTrouble::Empty);
    }
    if sheets.len() > MAX_SHEETS {
        return Err(FileTrouble::TooBig(Limit::Sheets));
    }
    let targets = relations(archive, "xl/workbook.bin")?;
    let strings = match archive.part("xl/sharedStrings.bin")? {
        Some(part) => shared_strings(&part)?,
        None => Vec::new(),
    };
    let dates = match archive.part("xl/styles.bin")? {
        Some(part) => date_styles(&part)?,
        None => Vec::new(),
    };
    let mut list = SheetList::default();
    let mut budget = Budget::default();
    for (number, entry) in sheets.iter().enumerate() {
        let path = match targets.get(&entry.relation) {
            Some(target) if !target.kind.ends_with("/worksheet") => continue,
            Some(target) => join("xl", &target.path),
            None => format!("xl/worksheets/sheet{}.bin", number + 1),
        };
        let read = archive
            .part(&path)
            .and_then(|part| part.ok_or(FileTrouble::Damaged(Part::Sheet)))
            .and_then(|part| sheet(&part, &strings, &dates, file, entry, &mut budget));
        list.add(&entry.name, read)?;
    }
    Ok(list)
}

struct SheetEntry {
    name: String,
    relation: String,
    hidden: bool,
}

/// Type and body of the next record; `None` at the end.
fn next_record<'a>(bytes: &mut Bytes<'a>) -> Result<Option<(u32, Bytes<'a>)>, FileTrouble> {
    if bytes.rest().is_empty() {
        return Ok(None);
    }
    let kind = variable(bytes, 2)?;
    let length = variable(bytes, 4)?;
    let body = bytes.take(length as usize).ok_or(DAMAGED)?;
    Ok(Some((kind, Bytes::new(body))))
}

/// A number of seven bits a byte. Types keep their continuation bits out, like lengths.
fn variable(bytes: &mut Bytes<'_>, most: u32) -> Result<u32, FileTrouble> {
    let mut value = 0_u32;
    for place in 0..most {
        let byte = bytes.u8().ok_or(DAMAGED)?;
        value |= u32::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Ok(value)
}

fn wide_text(body: &mut Bytes<'_>) -> Option<String> {
    let units = body.u32()?;
    // A missing text is written with all bits set.
    if units == u32::MAX { Some(String::new()) } else { body.utf16(units as usize) }
}

fn sheet_entries(part: &[u8]) -> Result<Vec<SheetEntry>, FileTrouble> {
    let mut sheets = Vec::new();
    let mut bytes = Bytes::new(part);
    while let Some((kind, mut body)) = next_record(&mut bytes)? {
        // BrtBundleSh
        if kind == 156 {
            let mut entry = || {
                let hidden = body.u32()? != 0;
                body.u32()?;
                let relation = wide_text(&mut body)?;
                let name = wide_text(&mut body)?;
                Some(SheetEntry { name, relation, hidden })
            };
            sheets.push(entry().ok_or(DAMAGED)?);
        }
    }
    Ok(sheets)
}

fn shared_strings(part: &[u8]) -> Result<Vec<Arc<str>>, FileTrouble> {
    let mut strings = Vec::new();
    let mut bytes = Bytes::new(part);
    while let Some((kind, mut body)) = next_record(&mut bytes)? {
        // BrtSSTItem: a byte of flags, then the text.
        if kind == 19 {
            body.u8().ok_or(DAMAGED)?;
            strings.push(Arc::from(wide_text(&mut body).ok_or(DAMAGED)?));
        }
    }
    Ok(strings)
}

fn date_styles(part: &[u8]) -> Result<Vec<bool>, FileTrouble> {
    let mut codes: Map<u16, bool> = Map::new();
    let mut styles = Vec::new();
    let mut in_cell_styles = false;
    let mut bytes = Bytes::new(part);
    while let Some((kind, mut body)) = next_record(&mut bytes)? {
        match kind {
            // BrtFmt
            44 => {
                if let (Some(id), Some(code)) = (body.u16(), wide_text(&mut body)) {
                    codes.insert(id, is_date_code(&code));
                }
            }
            617 => in_cell_styles = true,
            618 => in_cell_styles = false,
            // BrtXF: parent style, then the number format.
            47 if in_cell_styles => {
                body.u16();
                let id = body.u16().unwrap_or(0);
                let date = codes.get(&id).copied().unwrap_or_else(|| is_builtin_date(id.into()));
                styles.push(date);
            }
            _ => {}
        }
    }
    Ok(styles)
}

fn sheet(
    part: &[u8],
    strings: &[Arc<str>],
    dates: &[bool],
    file: &Arc<str>,
    entry: &SheetEntry,
    budget: &mut Budget,
) -> Result<Table, FileTrouble> {
    let mut builder = TableBuilder::new(budget);
    let mut row = 0_u32;
    let mut bytes = Bytes::new(part);
    while let Some((kind, mut body)) = next_record(&mut bytes)? {
        match kind {
            // BrtRowHdr
            0 => row = body.u32().ok_or(DAMAGED)?,
            2..=11 => {
                let (column, cell) = cell(kind, body, strings, dates).ok_or(DAMAGED)?;
                builder.push(row, column, cell)?;
            }
            // BrtMergeCell
            176 => {
                let mut merge = || {
                    let (top, bottom) = (body.u32()?, body.u32()?);
                    let (left, right) = (body.u32()?, body.u32()?);
                    Some(Merge { top, left, bottom, right })
                };
                builder.merge(merge().ok_or(DAMAGED)?);
            }
            _ => {}
        }
    }
    Ok(builder.finish(file, &entry.name, entry.hidden))
}

fn cell(
    kind: u32,
    mut body: Bytes<'_>,
    strings: &[Arc<str>],
    dates: &[bool],
) -> Option<(u32, Cell)> {
    let column = body.u32()?;
    // The style is 24 bits; the last byte holds a flag.
    let style = body.u32()? & 0x00ff_ffff;
    let is_date = dates.get(style as usize) == Some(&true);
    let number = |value| if is_date { Cell::Date(value) } else { Cell::Number(value) };
    let cell = match kind {
        2 => number(rk_number(body.u32()?)),
        3 | 11 => Cell::Error(error_of_code(body.u8()?)),
        4 | 10 => Cell::Bool(body.u8()? != 0),
        5 | 9 => number(body.f64()?),
        6 | 8 => Cell::Text(Arc::from(wide_text(&mut body)?)),
        _ => Cell::Text(Arc::clone(strings.get(body.u32()? as usize)?)),
    };
    Some((column, cell))
}
