//! Which number formats show a date, and days to years.

/// True for the numbers of Excel's built-in date and time formats, the East Asian ones included.
pub fn is_builtin_date(format: u32) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// True when a number format's code shows a date or a time: a y, m, d, h or s outside quotes and
/// brackets, in its first section.
pub fn is_date_code(code: &str) -> bool {
    let mut chars = code.chars();
    let (mut quoted, mut bracketed) = (false, false);
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => {
                chars.next();
            }
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            ';' if !quoted => return false,
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' if !quoted && !bracketed => {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// Days from 1899-12-30 to a date of the Gregorian calendar written `2024-09-01`, with or without
/// a time behind it.
pub fn days_of_iso(text: &str) -> Option<f64> {
    let date = text.split(['T', ' ']).next()?;
    let mut parts = date.split('-');
    let year: i64 = parts.next()?.parse().ok()?;
    let month: i64 = parts.next()?.parse().ok()?;
    let day: i64 = parts.next()?.parse().ok()?;
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years that begin in March put the leap day last.
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    // 1899-12-30 is day 693 899 of that count.
    Some((days - 693_899) as f64)
}

/// Year of a day counted from 1899-12-30.
pub fn year_of_days(days: f64) -> Option<i32> {
    if !(0.0..2_958_466.0).contains(&days) {
        return None;
    }
    let count = days.floor() as i64 + 693_899;
    let of_era = count.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let january = i64::from(of_year >= 306);
    i32::try_from(year_of_era + count.div_euclid(146_097) * 400 + january).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_years() {
        for (text, days) in [
            ("1900-01-01", 2.0),
            ("1970-01-01", 25_569.0),
            ("2024-02-29", 45_351.0),
            ("2024-09-01T08:00:00", 45_536.0),
        ] {
            assert_eq!(days_of_iso(text), Some(days), "{text}");
            assert_eq!(year_of_days(days), text.get(..4).unwrap().parse().ok());
        }
        assert_eq!(year_of_days(45_657.0), Some(2024));
        assert_eq!(year_of_days(45_658.0), Some(2025));
        assert_eq!(days_of_iso("2024-13-01"), None);
        assert_eq!(year_of_days(-1.0), None);
    }

    #[test]
    fn formats() {
        for code in ["yyyy/m/d", "[$-804]yyyy\"年\"m\"月\"", "h:mm", "d-mmm"] {
            assert!(is_date_code(code), "{code}");
        }
        for code in ["0.00", "#,##0", "0\"m\"", "[Red]0", "General\\d", "0;\"y\""] {
            assert!(!is_date_code(code), "{code}");
        }
    }
}
