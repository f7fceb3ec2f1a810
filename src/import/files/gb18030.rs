//! GB18030, which holds GBK and GB2312: what Chinese Windows writes text tables and the names
//! inside archives in.
//!
//! The table is the web's own (WHATWG), 126 rows of 190 characters. A browser has it, and is asked
//! for it once, so that it need not be sent; elsewhere the build script makes it. A test compares
//! every code with another decoder.

use std::sync::OnceLock;

/// Runs of the four-byte characters: first linear position and first character, little endian.
const FOUR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gb18030-four.bin"));

/// Trail bytes of a row.
const ROW: usize = 190;
/// The linear position of U+10000; from there on the positions are in Unicode's order.
const SUPPLEMENT: u32 = 189_000;
/// Linear positions between the two, and past the last character, hold nothing.
const BASIC_END: u32 = 39_420;

/// Decodes; the flag is set where bytes were no characters and stand as U+FFFD.
pub fn decode(bytes: &[u8]) -> (String, bool) {
    let mut text = String::with_capacity(bytes.len());
    let mut broken = false;
    let mut rest = bytes;
    while let Some(first) = rest.first() {
        let (char, length) = match first {
            0..=0x7f => (Some(char::from(*first)), 1),
            0x80 => (Some('€'), 1),
            _ => longer(rest),
        };
        broken |= char.is_none();
        text.push(char.unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = rest.get(length..).unwrap_or_default();
    }
    (text, broken)
}

/// The character at the start, where it is of two or four bytes, and the bytes it takes.
fn longer(bytes: &[u8]) -> (Option<char>, usize) {
    match *bytes {
        [lead @ 0x81..=0xfe, second @ 0x30..=0x39, ref more @ ..] => match *more {
            [third @ 0x81..=0xfe, last @ 0x30..=0x39, ..] => {
                match four(lead, second, third, last) {
                    Some(char) => (Some(char), 4),
                    None => (None, 1),
                }
            }
            // A text that ends inside a character is broken once.
            [] | [0x81..=0xfe] => (None, bytes.len()),
            _ => (None, 1),
        },
        [lead @ 0x81..=0xfe, trail @ (0x40..=0x7e | 0x80..=0xfe), ..] => {
            let offset = if trail < 0x7f { 0x40 } else { 0x41 };
            let at = usize::from(lead - 0x81) * ROW + usize::from(trail - offset);
            (two().get(at).copied().and_then(|code| char::from_u32(u32::from(code))), 2)
        }
        [0x81..=0xfe, 0xff, ..] => (None, 2),
        _ => (None, 1),
    }
}

/// The two-byte characters, row by row; all stand below U+10000.
fn two() -> &'static [u16] {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    TABLE.get_or_init(|| table::two().unwrap_or_default())
}

/// The table of the build.
#[cfg(not(all(target_arch = "wasm32", feature = "api")))]
mod table {
    /// Each character as the difference from the one before, little endian.
    const TWO: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gb18030-two.bin"));

    pub(super) fn two() -> Option<Vec<u16>> {
        let mut code = 0_u16;
        let mut next = |difference: u16| {
            code = code.wrapping_add(difference);
            code
        };
        Some(super::numbers(TWO).map(&mut next).collect())
    }
}

/// The table of the browser, or of Node.
#[cfg(all(target_arch = "wasm32", feature = "api"))]
mod table {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        type TextDecoder;
        #[wasm_bindgen(constructor, catch)]
        fn new(label: &str) -> Result<TextDecoder, JsValue>;
        #[wasm_bindgen(method, catch)]
        fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
    }

    /// Every code in order, decoded; `None` where this encoding is not known, so that a file in it is
    /// broken and a person is asked.
    pub(super) fn two() -> Option<Vec<u16>> {
        let trails = || (0x40..=0x7e_u8).chain(0x80..=0xfe);
        let codes = (0x81..=0xfe_u8).flat_map(|lead| trails().flat_map(move |trail| [lead, trail]));
        let bytes: Vec<u8> = codes.collect();
        let text = TextDecoder::new("gb18030").ok()?.decode(&bytes).ok()?;
        let table: Vec<u16> = text.encode_utf16().collect();
        (table.len() == bytes.len() / 2).then_some(table)
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u16> {
    bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair))
}

fn four(lead: u8, second: u8, third: u8, last: u8) -> Option<char> {
    let digit = |byte: u8| u32::from(byte - 0x30);
    let high = |byte: u8| u32::from(byte - 0x81);
    let at = ((high(lead) * 10 + digit(second)) * 126 + high(third)) * 10 + digit(last);
    if at >= SUPPLEMENT {
        return char::from_u32(0x1_0000 + at - SUPPLEMENT);
    }
    if at >= BASIC_END {
        return None;
    }
    let mut found = None;
    let mut runs = numbers(FOUR);
    while let (Some(start), Some(code)) = (runs.next().map(u32::from), runs.next()) {
        if start > at {
            break;
        }
        found = Some(u32::from(code) + at - start);
    }
    found.and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(bytes: &[u8]) -> (String, bool) {
        let (text, broken) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
        (text.into_owned(), broken)
    }

    #[test]
    fn every_code_of_two_bytes_is_the_other_decoders() {
        for lead in 0x00..=0xff {
            for trail in 0x00..=0xff {
                let bytes = [lead, trail, b'.', b'.'];
                assert_eq!(decode(&bytes), other(&bytes), "{bytes:02x?}");
            }
        }
    }

    #[test]
    fn every_character_comes_back() {
        let all: String = ('\0'..=char::MAX).collect();
        let bytes = encoding_rs::GB18030.encode(&all).0;
        let (text, broken) = decode(&bytes);
        assert!(!broken);
        assert!(text == other(&bytes).0);
    }

    #[test]
    fn codes_of_four_bytes_that_hold_nothing_and_cut_ones_are_broken() {
        for bytes in [
            b"\x84\x31\xa5\x30".as_slice(),
            b"\x84\x31\xa4\x40",
            b"\x84\x31\x41",
            b"\xe3\x32\x9a\x36.",
            b"\x81\x30\x81",
            b"\x81\x30",
            b"\x81",
            b"A\xff\x41",
        ] {
            assert!(decode(bytes).1 && other(bytes).1, "{bytes:02x?}");
        }
    }
}
