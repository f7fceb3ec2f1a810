//! Writing JSON. The serialiser's own way to write numbers brings a table of powers of ten with
//! it, eleven kilobytes that the module would carry beside the standard library's, which it has.

use serde::Serialize;
use serde_json::ser::Formatter;
use serde_json::{Error, Number, Serializer};
use std::io;

/// Numbers as the standard library writes them: the shortest digits that read back as the same
/// number.
struct Plain;

impl Formatter for Plain {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        /// Below this a whole number needs no exponent and is exactly an integer.
        const WHOLE: f64 = 1e15;
        // Nearly every figure of a county is whole.
        if libm::trunc(value) == value && value.abs() < WHOLE && value.to_bits() != MINUS_ZERO {
            #[allow(clippy::cast_possible_truncation, reason = "it is whole and within bounds")]
            self.write_i64(writer, value as i64)?;
            return writer.write_all(b".0");
        }
        write!(writer, "{value:?}")
    }

    fn write_f32<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        write!(writer, "{value:?}")
    }
}

/// The bits of −0, which as an integer would lose its sign.
const MINUS_ZERO: u64 = 1 << 63;

/// Appends a value as JSON.
///
/// # Errors
/// The serialiser's own; none for what the rooms list.
pub fn append(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(&mut Serializer::with_formatter(out, Plain))
}

/// A value as JSON.
///
/// # Errors
/// As [`append`].
pub fn bytes(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    append(value, &mut out)?;
    Ok(out)
}

/// A value as the text of JSON.
///
/// # Errors
/// As [`append`].
pub fn text(value: &impl Serialize) -> Result<String, Error> {
    // The serialiser writes UTF-8.
    bytes(value).map(|bytes| String::from_utf8(bytes).unwrap_or_default())
}

/// The digits of a number as written: whole ones without a point, others in full, without an
/// exponent.
#[must_use]
pub fn digits(number: &Number) -> String {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(n), _, _) => n.to_string(),
        (_, Some(n), _) => n.to_string(),
        (_, _, Some(n)) => n.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: f64) -> String {
        text(&value).unwrap()
    }

    #[test]
    fn numbers_are_json_and_whole_ones_keep_their_point() {
        for (value, json) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (960.0, "960.0"),
            (-3.0, "-3.0"),
            (0.1, "0.1"),
            (999_999_999_999_999.0, "999999999999999.0"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e16"),
            (1.5e300, "1.5e300"),
            (5e-324, "5e-324"),
        ] {
            assert_eq!(written(value), json);
        }
        assert_eq!(written(f64::NAN), "null");
        assert_eq!(written(f64::INFINITY), "null");
        assert_eq!(
            text(&serde_json::json!({"a": [1, 2.5, "x\"", null]})).unwrap(),
            r#"{"a":[1,2.5,"x\"",null]}"#
        );
    }

    #[test]
    fn digits_are_plain() {
        let of = |text: &str| digits(&serde_json::from_str(text).unwrap());
        assert_eq!(of("8.268"), "8.268");
        assert_eq!(of("7"), "7");
        assert_eq!(of("-7"), "-7");
        assert_eq!(of("18446744073709551615"), "18446744073709551615");
        assert_eq!(of("1e21"), "1000000000000000000000");
    }

    proptest! {
        #[test]
        fn every_number_reads_back_as_itself(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            let read: f64 = written(value).parse().unwrap();
            prop_assert_eq!(read.to_bits(), value.to_bits());
        }
    }
}
