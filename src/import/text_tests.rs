use super::*;

fn rows(text: &str) -> Vec<Vec<String>> {
    parse_delimited(text, '\t')
}

#[test]
fn a_final_line_break_adds_no_row() {
    assert_eq!(rows("a\tb\n1\t2\n"), [["a", "b"], ["1", "2"]]);
    assert_eq!(rows("a\tb\r\n1\t2"), [["a", "b"], ["1", "2"]]);
    assert_eq!(rows("a\n\nb").len(), 3);
    assert!(rows("").is_empty());
}

#[test]
fn quotes_hold_breaks_separators_and_quotes() {
    assert_eq!(rows("\"a\nb\"\t\"c\td\"\t\"e\"\"f\""), [["a\nb", "c\td", "e\"f"]]);
    assert_eq!(rows("\"\"\t\"\""), [["", ""]]);
    assert_eq!(rows("\"\""), [[""]]);
    assert_eq!(rows("5\"\tx"), [["5\"", "x"]]);
    assert_eq!(rows("\"open"), [["open"]]);
    assert_eq!(rows("a\t"), [["a", ""]]);
}

#[test]
fn the_separator_is_the_one_that_makes_a_table() {
    assert_eq!(detect_separator("学校,人数\n一小,\"1,200\"\n"), ',');
    assert_eq!(detect_separator("学校\t人数\n一小\t1,200\n二小\t1,300"), '\t');
    assert_eq!(detect_separator("a;b;c\n1;2;3"), ';');
    assert_eq!(detect_separator("某县，2025年\n学校,人数,班数\n一小,12,3\n"), ',');
    assert_eq!(detect_separator("only one column\nx"), '\t');
}

#[cfg(feature = "sheets")]
mod decoding {
    use super::*;
    use crate::import::error::FileTrouble;

    const TEXT: &str = "学校,在校生数\n城关一小,900\n";

    fn utf16(big: bool, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff_u16);
        mark.into_iter()
            .chain(TEXT.encode_utf16())
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let marked_utf8 = [b"\xef\xbb\xbf".as_slice(), TEXT.as_bytes()].concat();
        let gbk = encoding_rs::GB18030.encode(TEXT).0.into_owned();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), TextEncoding::Utf8),
            (marked_utf8, TextEncoding::Utf8),
            (utf16(false, true), TextEncoding::Utf16Le),
            (utf16(true, true), TextEncoding::Utf16Be),
            (utf16(false, false), TextEncoding::Utf16Le),
            (utf16(true, false), TextEncoding::Utf16Be),
            (gbk, TextEncoding::Gb18030),
        ] {
            let decoded = decode_text(&bytes, None).unwrap();
            assert_eq!(decoded.encoding, encoding);
            assert_eq!(decoded.text, TEXT, "{encoding:?}");
        }
    }

    #[test]
    fn a_chosen_encoding_overrides_and_is_strict() {
        assert_eq!(decode_text(&[0xd1, 0xa7], Some(TextEncoding::Gb18030)).unwrap().text, "学");
        assert_eq!(
            decode_text(&[0xff, 0x81, 0x41], Some(TextEncoding::Utf8)),
            Err(FileTrouble::UnknownEncoding)
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(decode_text(b"", None), Err(FileTrouble::Empty));
        assert_eq!(decode_text(b"PK\x03\x04\x00\x00\x07", None), Err(FileTrouble::NotAWorkbook));
    }
}
