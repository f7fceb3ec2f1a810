//! Text tables: csv, txt, and what a spreadsheet puts on the clipboard.
//!
//! [`parse_delimited`] is also the page's paste; it needs no feature. Decoding bytes of unknown
//! encoding needs the table of GB18030, so it lives with the workbook readers.

/// Separators that are tried, in the order of preference when they fit equally well.
const SEPARATORS: [char; 6] = ['\t', ',', ';', '，', '；', '|'];

/// Rows that are looked at to find the separator.
const SAMPLE_ROWS: usize = 50;

/// Splits a text table into rows of cells by the rules of RFC 4180: cells in quotes may hold the
/// separator, line breaks and doubled quotes. A final line break adds no row; `""` is an empty
/// cell. A quote inside an unquoted cell is an ordinary character, an unclosed one runs to the
/// end of the text.
pub fn parse_delimited(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for_each_row(text, separator, usize::MAX, |row| rows.push(std::mem::take(row)));
    rows
}

/// The separator that gives the most regular table; a tab when the text has one column.
pub fn detect_separator(text: &str) -> char {
    let mut best = ('\t', 0_usize);
    for separator in SEPARATORS {
        let mut widths: Vec<usize> = Vec::new();
        for_each_row(text, separator, SAMPLE_ROWS, |row| {
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                widths.push(row.len());
            }
        });
        let widest = widths.iter().copied().max().unwrap_or(0);
        // Rows that reach the widest width count most: a comma inside one title row is no table.
        let regular = widths.iter().filter(|w| **w == widest).count();
        let fit = if widest < 2 { 0 } else { regular * 1000 + widest.min(999) };
        if fit > best.1 {
            best = (separator, fit);
        }
    }
    best.0
}

fn for_each_row(text: &str, separator: char, most: usize, mut take: impl FnMut(&mut Vec<String>)) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut chars = text.chars().peekable();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let (mut quoted, mut at_start, mut taken) = (false, true, 0_usize);
    while let Some(c) = chars.next() {
        if quoted {
            match c {
                '"' if chars.peek() == Some(&'"') => {
                    chars.next();
                    cell.push('"');
                }
                '"' => quoted = false,
                _ => cell.push(c),
            }
            continue;
        }
        match c {
            '"' if at_start => (quoted, at_start) = (true, false),
            c if c == separator => {
                row.push(std::mem::take(&mut cell));
                at_start = true;
            }
            '\n' | '\r' => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                row.push(std::mem::take(&mut cell));
                at_start = true;
                take(&mut row);
                row.clear();
                taken += 1;
                if taken >= most {
                    return;
                }
            }
            c => {
                cell.push(c);
                at_start = false;
            }
        }
    }
    if !at_start || !row.is_empty() {
        row.push(cell);
        take(&mut row);
    }
}

/// Encodings of text files, as found or as chosen by a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextEncoding {
    /// UTF-8, with or without a mark at its start.
    Utf8,
    /// UTF-16, low byte first (what Windows calls Unicode text).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, which holds GBK and GB2312.
    Gb18030,
}

impl TextEncoding {
    /// Reads the names people and browsers use: `utf-8`, `gbk`, `gb18030`, `utf-16le` …
    pub fn parse(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().replace(['-', '_'], "").as_str() {
            "utf8" => Some(TextEncoding::Utf8),
            "utf16" | "utf16le" => Some(TextEncoding::Utf16Le),
            "utf16be" => Some(TextEncoding::Utf16Be),
            "gbk" | "gb2312" | "gb18030" => Some(TextEncoding::Gb18030),
            _ => None,
        }
    }
}

#[cfg(feature = "sheets")]
pub use decode::{Decoded, decode_text, utf16};

#[cfg(feature = "sheets")]
mod decode {
    use super::TextEncoding;
    use crate::import::error::FileTrouble;
    use crate::import::files::gb18030;
    use std::cmp::Ordering;

    /// A text file as text.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Decoded {
        /// The text without the mark at its start.
        pub text: String,
        /// The encoding it was in.
        pub encoding: TextEncoding,
    }

    /// Decodes the bytes of a text file: a mark at the start, then UTF-16 by the pattern of its
    /// zeros, then strict UTF-8, then GB18030. `chosen` overrides all of it.
    pub fn decode_text(bytes: &[u8], chosen: Option<TextEncoding>) -> Result<Decoded, FileTrouble> {
        if bytes.is_empty() {
            return Err(FileTrouble::Empty);
        }
        let encoding = chosen.or_else(|| marked(bytes)).or_else(|| unmarked_utf16(bytes));
        if let Some(encoding) = encoding {
            return strict(bytes, encoding).ok_or(FileTrouble::UnknownEncoding);
        }
        // An Office or archive file that lost its first bytes is no text either.
        if bytes.contains(&0) {
            return Err(FileTrouble::NotAWorkbook);
        }
        strict(bytes, TextEncoding::Utf8)
            .or_else(|| strict(bytes, TextEncoding::Gb18030))
            .ok_or(FileTrouble::UnknownEncoding)
    }

    fn marked(bytes: &[u8]) -> Option<TextEncoding> {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => Some(TextEncoding::Utf8),
            [0xff, 0xfe, ..] => Some(TextEncoding::Utf16Le),
            [0xfe, 0xff, ..] => Some(TextEncoding::Utf16Be),
            _ => None,
        }
    }

    /// UTF-16 without a mark: separators, digits and line breaks have a zero byte on one side.
    /// A character such as 一 has one on the other side, so the greater count decides.
    fn unmarked_utf16(bytes: &[u8]) -> Option<TextEncoding> {
        if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
            return None;
        }
        let common =
            |byte: u8| byte.is_ascii_digit() || matches!(byte, b'\t' | b'\n' | b'\r' | b',');
        let (mut high_first, mut low_first) = (0_usize, 0_usize);
        for pair in bytes.chunks_exact(2).take(2048) {
            if let [first, second] = pair {
                high_first += usize::from(*first == 0 && common(*second));
                low_first += usize::from(*second == 0 && common(*first));
            }
        }
        let pairs = (bytes.len() / 2).min(2048);
        if high_first.max(low_first) * 50 < pairs {
            return None;
        }
        match low_first.cmp(&high_first) {
            Ordering::Greater => Some(TextEncoding::Utf16Le),
            Ordering::Less => Some(TextEncoding::Utf16Be),
            Ordering::Equal => None,
        }
    }

    fn strict(bytes: &[u8], encoding: TextEncoding) -> Option<Decoded> {
        let text = match encoding {
            TextEncoding::Utf8 => {
                let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
                std::str::from_utf8(bytes).ok()?.to_owned()
            }
            TextEncoding::Utf16Le => utf16(bytes, u16::from_le_bytes)?,
            TextEncoding::Utf16Be => utf16(bytes, u16::from_be_bytes)?,
            TextEncoding::Gb18030 => {
                let (text, broken) = gb18030::decode(bytes);
                if broken {
                    return None;
                }
                text
            }
        };
        (!text.contains('\0')).then_some(Decoded { text, encoding })
    }

    /// UTF-16 without its mark; `None` where a unit stands alone or half.
    pub fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
        let (pairs, odd) = bytes.as_chunks::<2>();
        let units = pairs.iter().map(|pair| unit(*pair));
        let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        odd.is_empty().then(|| text.to_owned())
    }
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
