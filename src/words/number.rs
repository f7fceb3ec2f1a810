//! Numbers as a reader sees them: thin-space groups, a true minus, halves rounded away from
//! zero as a spreadsheet does. Verdicts never use these; they are for print only.

/// Thin space between groups of three digits.
pub const GROUP: char = '\u{2009}';
/// What stands where a figure is missing.
pub const MISSING: &str = "—";

/// The decimal digits of a number, shortest form that reads back as the same number, rounded
/// half away from zero to `decimals` places; plain digits, for copying.
///
/// Rounding the shortest form means that 1.005 prints as 1.01, as the clerk's spreadsheet does,
/// although the nearest binary number lies just below it.
#[must_use]
pub fn plain(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return MISSING.to_owned();
    }
    let shortest = format!("{value}");
    let (negative, digits) = match shortest.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, shortest.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut kept: Vec<u8> = whole.bytes().collect();
    kept.extend(fraction.bytes().chain(std::iter::repeat(b'0')).take(decimals));
    if fraction.as_bytes().get(decimals).is_some_and(|d| *d >= b'5') {
        round_up(&mut kept);
    }
    let text: String = kept.iter().map(|d| char::from(*d)).collect();
    let (whole, fraction) = text.split_at(text.len().saturating_sub(decimals));
    let sign = if negative && text.bytes().any(|d| d != b'0') { "-" } else { "" };
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn round_up(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return;
        }
    }
    digits.insert(0, b'1');
}

/// A number with its thousands grouped and a true minus sign.
#[must_use]
pub fn grouped(value: f64, decimals: usize) -> String {
    let text = plain(value, decimals);
    if text == MISSING {
        return text;
    }
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(GROUP);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A figure or the sign for a missing one.
#[must_use]
pub fn figure(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| MISSING.to_owned(), |v| grouped(v, decimals))
}

/// A number inside a sentence: as many decimals as it has, four at most.
#[must_use]
pub fn in_sentence(value: f64) -> String {
    let text = plain(value, 4);
    let shown = text.split_once('.').map_or(0, |(_, f)| f.trim_end_matches('0').len());
    grouped(value, shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero_and_zero_has_no_sign() {
        for (value, decimals, text) in [
            (0.125, 2, "0.13"),
            (2.5, 0, "3"),
            (-2.5, 0, "-3"),
            (1.005, 2, "1.01"),
            (0.5153, 2, "0.52"),
            (9.996, 2, "10.00"),
            (-0.001, 2, "0.00"),
            (1e21, 0, "1000000000000000000000"),
            (1e-7, 3, "0.000"),
            (0.504, 3, "0.504"),
        ] {
            assert_eq!(plain(value, decimals), text);
        }
        assert_eq!(plain(f64::NAN, 2), MISSING);
    }

    #[test]
    fn groups_are_thin_spaces_and_minus_is_a_minus() {
        assert_eq!(grouped(1_234_567.5, 1), "1\u{2009}234\u{2009}567.5");
        assert_eq!(grouped(-1000.0, 0), "−1\u{2009}000");
        assert_eq!(grouped(999.0, 0), "999");
        assert_eq!(figure(None, 2), "—");
        assert_eq!(in_sentence(1352.0), "1\u{2009}352");
        assert_eq!(in_sentence(0.1 + 0.2), "0.3");
    }
}
