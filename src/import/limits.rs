//! How much an import may be. Generous for any county, small enough for an office machine.

/// Bytes of one file as handed in: a county's largest workbook is some 20 MB.
pub const MAX_FILE_BYTES: usize = 256 << 20;
/// Bytes of one unpacked part. A sheet of 10 000 rows × 400 columns is some 200 MB of XML.
pub const MAX_PART_BYTES: u64 = 512 << 20;
/// Bytes of everything unpacked from one file.
pub const MAX_TOTAL_BYTES: u64 = 1 << 30;
/// A part that unpacks to more than this many times its packed size is looked at twice.
pub const MAX_RATIO: u64 = 400;
/// Below this unpacked size no ratio makes a bomb: a sheet of equal rows packs very well.
pub const RATIO_FREE_BYTES: u64 = 64 << 20;
/// Rows that a sheet may have, Excel's own limit.
pub const MAX_ROWS: u32 = 1 << 20;
/// Columns that a sheet may have, Excel's own limit.
pub const MAX_COLUMNS: u32 = 1 << 14;
/// Cells with content in one workbook.
pub const MAX_CELLS: usize = 12_000_000;
/// Sheets of one workbook.
pub const MAX_SHEETS: usize = 512;
/// Files in one import, archives unpacked.
pub const MAX_FILES: usize = 5_000;
/// Entries of a zip directory: a workbook has some dozens.
pub const MAX_ENTRIES: usize = 20_000;
/// Times that one row or cell may be repeated by a short-hand of the OpenDocument format.
pub const MAX_REPEATS: u32 = 4_096;
