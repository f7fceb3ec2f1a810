use super::*;
use proptest::prelude::*;

fn value(text: &str) -> f64 {
    read_number(text).unwrap().unwrap().value
}

fn marks(text: &str) -> Marks {
    read_number(text).unwrap().unwrap().marks
}

#[test]
fn plain_figures() {
    for (text, expected) in [
        ("0", 0.0),
        ("42", 42.0),
        ("-3.5", -3.5),
        ("+7", 7.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("1.5e3", 1500.0),
        ("2E-2", 0.02),
        ("007", 7.0),
    ] {
        assert_eq!(value(text), expected, "{text}");
        assert!(marks(text).is_plain(), "{text}");
    }
}

#[test]
fn thousands_separators_are_strict() {
    for (text, expected) in [
        ("2,000.00", 2000.0),
        ("1,234,567", 1_234_567.0),
        ("12，345", 12_345.0),
        ("12 345", 12_345.0),
        ("12\u{2009}345", 12_345.0),
        ("12'345", 12_345.0),
    ] {
        assert_eq!(value(text), expected, "{text}");
        assert!(marks(text).grouped, "{text}");
    }
    for text in ["2,00", "1,2345", "1234,567", "1,23,456", "1,234 567", "0,123", ",5", "5,", "1 2"]
    {
        assert_eq!(read_number(text), Err(NumberProblem::BadGrouping), "{text}");
    }
}

#[test]
fn full_width_and_blanks() {
    assert_eq!(value("１２３．５"), 123.5);
    assert!(marks("１２３").full_width);
    assert_eq!(value("\u{3000}８５\u{a0}\u{200b}"), 85.0);
    assert_eq!(value("－１２"), -12.0);
    assert_eq!(value("\u{2212}12"), -12.0);
    assert!(marks(" 12").blanks);
}

#[test]
fn suffixes_move_the_point_exactly() {
    assert_eq!(value("1.1万"), 11_000.0);
    assert_eq!(value("0.07亿"), 7_000_000.0);
    assert_eq!(value("95%"), 0.95);
    assert_eq!(value("９５％"), 0.95);
    assert_eq!(marks("190万").suffix, Some(Suffix::TenThousand));
    assert_eq!(value("12万元"), 120_000.0);
    assert_eq!(marks("12 万元").unit, Some("元"));
}

#[test]
fn units_that_change_nothing_are_dropped_and_named() {
    assert_eq!(value("260㎡"), 260.0);
    assert_eq!(value("260m²"), 260.0);
    assert_eq!(marks("260 平方米").unit, Some("平方米"));
    assert_eq!(value("45人"), 45.0);
    assert_eq!(read_number("3亩"), Err(NumberProblem::UnknownUnit));
    assert_eq!(read_number("3k"), Err(NumberProblem::UnknownUnit));
    assert_eq!(read_number("5%人"), Err(NumberProblem::NotANumber));
}

#[test]
fn marks_for_none_are_missing_and_known_as_such() {
    for text in ["-", "—", "——", "/", "…", "……", "无", " － ", "n/a"] {
        assert_eq!(read_number(text), Ok(None), "{text}");
        assert!(is_missing_mark(text), "{text}");
    }
    for text in ["", "  ", "\u{3000}"] {
        assert_eq!(read_number(text), Ok(None), "{text:?}");
        assert!(!is_missing_mark(text), "{text:?}");
    }
}

#[test]
fn everything_else_is_a_problem() {
    for text in [
        "约30",
        "三十",
        "12/5",
        "2024-09-01",
        "1.2.3",
        "--5",
        "5²",
        "①",
        "½",
        "e5",
        "12e",
        "(12)",
        "=1",
    ] {
        assert!(read_number(text).is_err(), "{text}: {:?}", read_number(text));
    }
    assert_eq!(read_number("1e400"), Err(NumberProblem::TooLarge));
    assert!(read_number(&"9".repeat(500)).is_err());
}

proptest! {
    #[test]
    fn any_text_reads_or_is_refused(text in "\\PC{0,40}") {
        if let Ok(Some(reading)) = read_number(&text) {
            prop_assert!(reading.value.is_finite());
        }
    }

    #[test]
    fn any_shape_of_the_same_figure_reads_the_same(n in -9_999_999_999_i64..9_999_999_999, cents in 0_u32..100) {
        let plain = format!("{n}.{cents:02}");
        let expected: f64 = plain.parse().unwrap();
        let expected = if expected == 0.0 { 0.0 } else { expected };
        let digits = n.unsigned_abs().to_string();
        let mut grouped = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        let sign = if n < 0 { "-" } else { "" };
        let grouped = format!("{sign}{grouped}.{cents:02}");
        let wide: String = grouped
            .chars()
            .map(|c| char::from_u32(c as u32 + 0xfee0).unwrap())
            .collect();
        prop_assert_eq!(value(&plain), expected);
        prop_assert_eq!(value(&grouped), expected);
        prop_assert_eq!(value(&wide), expected);
    }
}
