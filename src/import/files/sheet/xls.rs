//! .xls of Excel 97 to 2003 (BIFF8): a stream of records of a type, a length and a body.
//!
//! Formulas are not parsed, only their stored results are taken, so that no damaged formula can
//! do harm.

use crate::order::Map;
use std::sync::Arc;

use super::SheetList;
use super::bytes::{Bytes, error_of_code, rk_number};
use super::container::Container;
use super::dates::{is_builtin_date, is_date_code};
use super::table::{Budget, Cell, Merge, Table, TableBuilder};
use crate::import::error::{FileTrouble, Limit, Part};
use crate::import::limits::MAX_SHEETS;

const DAMAGED: FileTrouble = FileTrouble::Damaged(Part::Record);

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const CONTINUE: u16 = 0x003c;

/// Reads every sheet of the workbook.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<SheetList, FileTrouble> {
    let container = Container::open(bytes)?;
    if container.has("EncryptedPackage") {
        return Err(FileTrouble::Encrypted);
    }
    if !container.has("Workbook") {
        let old = container.has("Book");
        return Err(if old { FileTrouble::TooOld } else { FileTrouble::NotAWorkbook });
    }
    let stream = container.stream("Workbook")?;
    let book = Book::read(&stream)?;
    if book.sheets.is_empty() {
        return Err(FileTrouble::Empty);
    }
    if book.sheets.len() > MAX_SHEETS {
        return Err(FileTrouble::TooBig(Limit::Sheets));
    }
    let mut list = SheetList::default();
    let mut budget = Budget::default();
    for sheet in &book.sheets {
        let part = stream.get(sheet.start..).ok_or(FileTrouble::Damaged(Part::Sheet));
        let read = part.and_then(|part| book.sheet(part, file, sheet, &mut budget));
        list.add(&sheet.name, read)?;
    }
    Ok(list)
}

fn next_record<'a>(bytes: &mut Bytes<'a>) -> Result<Option<(u16, Bytes<'a>)>, FileTrouble> {
    if bytes.rest().len() < 4 {
        return Ok(None);
    }
    let kind = bytes.u16().ok_or(DAMAGED)?;
    let length = bytes.u16().ok_or(DAMAGED)?;
    let body = bytes.take(length.into()).ok_or(DAMAGED)?;
    Ok(Some((kind, Bytes::new(body))))
}

struct SheetEntry {
    name: String,
    start: usize,
    hidden: bool,
}

#[derive(Default)]
struct Book {
    sheets: Vec<SheetEntry>,
    strings: Vec<Arc<str>>,
    dates: Vec<bool>,
}

impl Book {
    /// The records before the first sheet.
    fn read(stream: &[u8]) -> Result<Book, FileTrouble> {
        let mut book = Book::default();
        let mut codes: Map<u16, bool> = Map::new();
        let mut formats = Vec::new();
        let mut bytes = Bytes::new(stream);
        while let Some((kind, mut body)) = next_record(&mut bytes)? {
            match kind {
                BOF if body.u16() != Some(0x0600) => return Err(FileTrouble::TooOld),
                EOF => break,
                0x002f if body.u16() != Some(0) => return Err(FileTrouble::Encrypted),
                0x0085 => {
                    if let Some(sheet) = sheet_entry(body).ok_or(DAMAGED)? {
                        book.sheets.push(sheet);
                    }
                }
                0x041e => {
                    if let (Some(id), Some(code)) = (body.u16(), long_text(&mut body)) {
                        codes.insert(id, is_date_code(&code));
                    }
                }
                0x00e0 => {
                    body.u16();
                    formats.push(body.u16().unwrap_or(0));
                }
                0x00fc => {
                    let mut parts = vec![body.rest()];
                    while let Some(part) = continuation(&mut bytes)? {
                        parts.push(part);
                    }
                    book.strings = Strings::new(parts).read().ok_or(DAMAGED)?;
                }
                _ => {}
            }
        }
        let is_date =
            |id: &u16| codes.get(id).copied().unwrap_or_else(|| is_builtin_date((*id).into()));
        book.dates = formats.iter().map(is_date).collect();
        Ok(book)
    }

    fn number(&self, style: u16, value: f64) -> Cell {
        let is_date = self.dates.get(usize::from(style)) == Some(&true);
        if is_date { Cell::Date(value) } else { Cell::Number(value) }
    }

    fn sheet(
        &self,
        part: &[u8],
        file: &Arc<str>,
        entry: &SheetEntry,
        budget: &mut Budget,
    ) -> Result<Table, FileTrouble> {
        let mut builder = TableBuilder::new(budget);
        let mut bytes = Bytes::new(part);
        // A chart inside the sheet brings cells of its own between its own BOF and EOF.
        let mut depth = 0_usize;
        let mut pending: Option<(u32, u32)> = None;
        while let Some((kind, mut body)) = next_record(&mut bytes)? {
            match kind {
                BOF => depth += 1,
                EOF if depth <= 1 => return Ok(builder.finish(file, &entry.name, entry.hidden)),
                EOF => depth -= 1,
                _ if depth > 1 => {}
                0x00bd => self.many_numbers(body, &mut builder)?,
                0x00e5 => merges(body, &mut builder),
                // The text result of the formula before it.
                0x0207 => {
                    if let (Some((row, column)), Some(text)) =
                        (pending.take(), long_text(&mut body))
                    {
                        builder.push(row, column, Cell::Text(Arc::from(text)))?;
                    }
                }
                0x0203 | 0x027e | 0x00fd | 0x0204 | 0x00d6 | 0x0205 | 0x0006 => {
                    let (at, cell) = self.cell(kind, body).ok_or(DAMAGED)?;
                    pending = None;
                    match cell {
                        Some(cell) => builder.push(at.0, at.1, cell)?,
                        None => pending = Some(at),
                    }
                }
                _ => {}
            }
        }
        Err(FileTrouble::Damaged(Part::Sheet))
    }

    /// One cell; without a cell where the text of a formula follows in the next record.
    fn cell(&self, kind: u16, mut body: Bytes<'_>) -> Option<((u32, u32), Option<Cell>)> {
        let at = (u32::from(body.u16()?), u32::from(body.u16()?));
        let style = body.u16()?;
        let cell = match kind {
            0x0203 => self.number(style, body.f64()?),
            0x027e => self.number(style, rk_number(body.u32()?)),
            0x00fd => Cell::Text(Arc::clone(self.strings.get(body.u32()? as usize)?)),
            0x0205 => {
                let (value, is_error) = (body.u8()?, body.u8()? != 0);
                if is_error { Cell::Error(error_of_code(value)) } else { Cell::Bool(value != 0) }
            }
            0x0006 => {
                let result = body.take(8)?;
                match result {
                    [0, .., 0xff, 0xff] => return Some((at, None)),
                    [1, _, value, .., 0xff, 0xff] => Cell::Bool(*value != 0),
                    [2, _, code, .., 0xff, 0xff] => Cell::Error(error_of_code(*code)),
                    [.., 0xff, 0xff] => Cell::Text(Arc::from("")),
                    _ => self.number(style, Bytes::new(result).f64()?),
                }
            }
            _ => Cell::Text(Arc::from(long_text(&mut body)?)),
        };
        Some((at, Some(cell)))
    }

    fn many_numbers(
        &self,
        mut body: Bytes<'_>,
        builder: &mut TableBuilder<'_>,
    ) -> Result<(), FileTrouble> {
        let row = body.u16().ok_or(DAMAGED)?;
        let mut column = u32::from(body.u16().ok_or(DAMAGED)?);
        while body.rest().len() >= 6 {
            let style = body.u16().ok_or(DAMAGED)?;
            let packed = body.u32().ok_or(DAMAGED)?;
            builder.push(row.into(), column, self.number(style, rk_number(packed)))?;
            column += 1;
        }
        Ok(())
    }
}

fn merges(mut body: Bytes<'_>, builder: &mut TableBuilder<'_>) {
    let count = body.u16().unwrap_or(0);
    for _ in 0..count {
        let mut next = || body.u16().map(u32::from);
        let (Some(top), Some(bottom), Some(left), Some(right)) = (next(), next(), next(), next())
        else {
            return;
        };
        builder.merge(Merge { top, left, bottom, right });
    }
}

/// An entry of the list of sheets; `None` inside for charts and macro sheets.
fn sheet_entry(mut body: Bytes<'_>) -> Option<Option<SheetEntry>> {
    let start = body.u32()? as usize;
    let hidden = body.u8()? & 3 != 0;
    let kind = body.u8()?;
    let units = usize::from(body.u8()?);
    let wide = body.u8()? & 1 != 0;
    let name = text_of(&mut body, units, wide)?;
    Some((kind == 0).then_some(SheetEntry { name, start, hidden }))
}

fn long_text(body: &mut Bytes<'_>) -> Option<String> {
    let units = usize::from(body.u16()?);
    let wide = body.u8()? & 1 != 0;
    text_of(body, units, wide)
}

/// Text of two bytes a character, or of one byte where every second one would be zero.
fn text_of(body: &mut Bytes<'_>, units: usize, wide: bool) -> Option<String> {
    if wide {
        body.utf16(units)
    } else {
        Some(body.take(units)?.iter().map(|byte| char::from(*byte)).collect())
    }
}

fn continuation<'a>(bytes: &mut Bytes<'a>) -> Result<Option<&'a [u8]>, FileTrouble> {
    let mut ahead = *bytes;
    match next_record(&mut ahead)? {
        Some((CONTINUE, body)) => {
            *bytes = ahead;
            Ok(Some(body.rest()))
        }
        _ => Ok(None),
    }
}

/// The table of shared texts, which runs over several records. Where a text is cut by the end of
/// a record, the next one begins with a new flag byte.
struct Strings<'a> {
    parts: std::vec::IntoIter<&'a [u8]>,
    now: Bytes<'a>,
}

impl<'a> Strings<'a> {
    fn new(parts: Vec<&'a [u8]>) -> Self {
        Strings { parts: parts.into_iter(), now: Bytes::new(&[]) }
    }

    /// Steps into the next record when this one is used up. False at the end of all.
    fn refill(&mut self) -> bool {
        while self.now.rest().is_empty() {
            match self.parts.next() {
                Some(part) => self.now = Bytes::new(part),
                None => return false,
            }
        }
        true
    }

    fn read(mut self) -> Option<Vec<Arc<str>>> {
        let mut strings = Vec::new();
        if !self.refill() {
            return Some(strings);
        }
        self.now.u32()?;
        let count = self.now.u32()?;
        for _ in 0..count {
            if !self.refill() {
                break;
            }
            strings.push(Arc::from(self.string()?));
        }
        Some(strings)
    }

    fn string(&mut self) -> Option<String> {
        let mut units = usize::from(self.now.u16()?);
        let flags = self.now.u8()?;
        let runs = if flags & 8 != 0 { usize::from(self.now.u16()?) } else { 0 };
        let extra = if flags & 4 != 0 { self.now.u32()? as usize } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut text = String::new();
        loop {
            let size = if wide { 2 } else { 1 };
            let here = units.min(self.now.rest().len() / size);
            text.push_str(&text_of(&mut self.now, here, wide)?);
            units -= here;
            if units == 0 {
                break;
            }
            self.now = Bytes::new(self.parts.next()?);
            wide = self.now.u8()? & 1 != 0;
        }
        self.skip(runs.checked_mul(4)?.checked_add(extra)?)?;
        Some(text)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if !self.refill() {
                return None;
            }
            let here = count.min(self.now.rest().len());
            self.now.take(here)?;
            count -= here;
        }
        Some(())
    }
}
