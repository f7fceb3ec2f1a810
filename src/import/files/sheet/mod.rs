//! From bytes to tables: what a file is, by its content first, and its sheets as [`Table`]s.
//!
//! Called by the form readers of [`super`]; it knows no field and no school. Nothing in here
//! panics on any input: the engine's module aborts on a panic and would take the reader's other
//! files with it, which is why the formats are read by code of our own, with every length checked.

mod archive;
mod bytes;
mod container;
mod dates;
mod ods;
mod package;
mod table;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use std::sync::Arc;

pub use self::dates::year_of_days;
pub use self::table::{Cell, Merge, Row, Table};

use self::archive::Archive;
use self::table::{Budget, TableBuilder};
use crate::import::error::{FileProblem, FileTrouble, Limit};
use crate::import::limits::{MAX_FILE_BYTES, MAX_FILES};
use crate::import::text::{TextEncoding, decode_text, detect_separator, parse_delimited};

/// The sheets of one workbook: what could be read, and what could not.
#[derive(Debug, Default)]
pub(crate) struct SheetList {
    tables: Vec<Table>,
    broken: Vec<(Arc<str>, FileTrouble)>,
}

impl SheetList {
    /// Keeps a sheet or notes why it is not there. A limit on the whole workbook ends the reading.
    fn add(&mut self, name: &str, read: Result<Table, FileTrouble>) -> Result<(), FileTrouble> {
        match read {
            Ok(table) => self.tables.push(table),
            Err(
                trouble @ (FileTrouble::TooBig(Limit::Cells | Limit::UnpackedBytes)
                | FileTrouble::ZipBomb
                | FileTrouble::Encrypted),
            ) => return Err(trouble),
            Err(trouble) => self.broken.push((Arc::from(name), trouble)),
        }
        Ok(())
    }
}

/// What reading one file gave.
#[derive(Debug, Default)]
pub struct Opened {
    /// Every sheet that could be read, hidden ones too.
    pub tables: Vec<Table>,
    /// Every sheet or file that could not.
    pub problems: Vec<FileProblem>,
}

/// The formats, told apart by content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
    Zip,
    Text,
}

/// Reads one file: a workbook, a text table, or an archive of these (one level deep).
/// `encoding` overrides the guess for text files.
pub fn open(name: &str, bytes: &[u8], encoding: Option<TextEncoding>) -> Opened {
    let mut opened = Opened::default();
    if let Some(inner) = archive_of_files(bytes) {
        match inner {
            Ok(archive) => open_inner(name, archive, encoding, &mut opened),
            Err(trouble) => opened.fail(&Arc::from(name), None, trouble),
        }
    } else {
        open_single(&Arc::from(name), bytes, encoding, &mut opened);
    }
    opened
}

impl Opened {
    fn fail(&mut self, file: &Arc<str>, sheet: Option<Arc<str>>, trouble: FileTrouble) {
        self.problems.push(FileProblem { file: Arc::clone(file), sheet, trouble });
    }
}

fn archive_of_files(bytes: &[u8]) -> Option<Result<Archive<'_>, FileTrouble>> {
    match format_of(bytes) {
        Ok((Format::Zip, archive)) => archive.map(Ok),
        _ => None,
    }
}

fn open_inner(
    name: &str,
    mut archive: Archive<'_>,
    encoding: Option<TextEncoding>,
    opened: &mut Opened,
) {
    let outer: Arc<str> = Arc::from(name);
    if archive.len() > MAX_FILES {
        return opened.fail(&outer, None, FileTrouble::TooBig(Limit::Files));
    }
    let mut files = 0_usize;
    for at in 0..archive.len() {
        let entry = match archive.entry(at) {
            Ok(entry) => entry,
            Err(trouble) => {
                opened.fail(&outer, None, trouble);
                // A bomb or a spent limit would only say so again for every entry.
                if matches!(trouble, FileTrouble::ZipBomb | FileTrouble::TooBig(_)) {
                    return;
                }
                continue;
            }
        };
        if entry.folder || is_litter(&entry.name) {
            continue;
        }
        files += 1;
        let file: Arc<str> = Arc::from(format!("{name}/{}", entry.name));
        open_single(&file, &entry.bytes, encoding, opened);
    }
    if files == 0 {
        opened.fail(&outer, None, FileTrouble::Empty);
    }
}

/// Files that systems and offices leave in folders: lock files, Mac resource forks.
fn is_litter(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    path.starts_with("__MACOSX/")
        || name.starts_with("~$")
        || name.starts_with('.')
        || matches!(name, "Thumbs.db" | "desktop.ini")
}

fn open_single(file: &Arc<str>, bytes: &[u8], encoding: Option<TextEncoding>, opened: &mut Opened) {
    let read = if bytes.len() > MAX_FILE_BYTES {
        Err(FileTrouble::TooBig(Limit::FileBytes))
    } else {
        read_single(file, bytes, encoding)
    };
    let list = match read {
        Ok(list) => list,
        Err(trouble) => return opened.fail(file, None, trouble),
    };
    if list.broken.is_empty() && list.tables.iter().all(|table| table.rows.is_empty()) {
        return opened.fail(file, None, FileTrouble::Empty);
    }
    opened.tables.extend(list.tables);
    for (sheet, trouble) in list.broken {
        opened.fail(file, Some(sheet), trouble);
    }
}

fn read_single(
    file: &Arc<str>,
    bytes: &[u8],
    encoding: Option<TextEncoding>,
) -> Result<SheetList, FileTrouble> {
    match format_of(bytes)? {
        (Format::Xlsx, Some(mut archive)) => xlsx::read(&mut archive, file),
        (Format::Xlsb, Some(mut archive)) => xlsb::read(&mut archive, file),
        (Format::Ods, Some(mut archive)) => ods::read(&mut archive, file),
        (Format::Xls, _) => xls::read(bytes, file),
        (Format::Text, _) => read_text(file, bytes, encoding),
        (Format::Zip, _) => Err(FileTrouble::TooBig(Limit::Nesting)),
        _ => Err(FileTrouble::NotAWorkbook),
    }
}

/// Tells the format by content. The name of a file is no help: `.xls` is put on anything.
fn format_of(bytes: &[u8]) -> Result<(Format, Option<Archive<'_>>), FileTrouble> {
    if bytes.is_empty() {
        return Err(FileTrouble::Empty);
    }
    if bytes.starts_with(&container::MAGIC) {
        return Ok((Format::Xls, None));
    }
    if !bytes.starts_with(b"PK") {
        return Ok((Format::Text, None));
    }
    let archive = Archive::open(bytes)?;
    let format = if archive.has("xl/workbook.bin") {
        Format::Xlsb
    } else if archive.has_under("xl/") || archive.has("[Content_Types].xml") {
        Format::Xlsx
    } else if archive.has("content.xml") {
        Format::Ods
    } else {
        Format::Zip
    };
    Ok((format, Some(archive)))
}

fn read_text(
    file: &Arc<str>,
    bytes: &[u8],
    encoding: Option<TextEncoding>,
) -> Result<SheetList, FileTrouble> {
    let text = decode_text(bytes, encoding)?.text;
    let start = text.trim_start();
    if start.starts_with('<') || start.starts_with("%PDF") || start.starts_with("{\\rtf") {
        return Err(FileTrouble::NotAWorkbook);
    }
    let unprintable = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if unprintable * 100 > text.len() {
        return Err(FileTrouble::NotAWorkbook);
    }
    let mut budget = Budget::default();
    let mut builder = TableBuilder::new(&mut budget);
    let separator = detect_separator(&text);
    for (row, cells) in (0_u32..).zip(parse_delimited(&text, separator)) {
        for (column, cell) in (0_u32..).zip(cells) {
            builder.push(row, column, Cell::Text(Arc::from(cell)))?;
        }
    }
    let mut list = SheetList::default();
    list.add("", Ok(builder.finish(file, "", false)))?;
    Ok(list)
}

/// The error values of every format by one set of names.
fn error_name(text: &str) -> &'static str {
    const NAMES: [&str; 7] = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];
    NAMES.iter().find(|name| text.trim().eq_ignore_ascii_case(name)).unwrap_or(&"#ERROR!")
}
