//! What a row of cells goes on with: numbers of one step, and texts that end in such numbers, as
//! spreadsheets do when the corner of a block is drawn on. Digits are reckoned as they are written,
//! so that a long code loses none and keeps its zeros.

/// A row of texts that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What stands in front of the digits.
    name: String,
    last: i128,
    step: i128,
    /// Digits behind the point.
    decimals: usize,
    /// Digits at least, where zeros stand in front.
    digits: usize,
}

/// The most digits that are reckoned with.
const MOST: usize = 30;

/// A text as what stands in front, a number without its point, its decimals, and its digits where it
/// begins with a zero.
struct Read<'a> {
    name: &'a str,
    number: i128,
    decimals: usize,
    digits: usize,
}

impl Series {
    /// What these texts go on with: two at least, all numbers or all one name with a number at its
    /// end, one step between them that is not 0.
    #[must_use]
    pub fn of(texts: &[String]) -> Option<Self> {
        let read: Vec<Read<'_>> = texts.iter().map(|text| read(text)).collect::<Option<_>>()?;
        let decimals = read.iter().map(|r| r.decimals).max()?;
        let scaled = |r: &Read<'_>| {
            let more = u32::try_from(decimals - r.decimals).ok()?;
            r.number.checked_mul(10_i128.checked_pow(more)?)
        };
        let numbers: Vec<i128> = read.iter().map(scaled).collect::<Option<_>>()?;
        let (first, second) = (numbers.first()?, numbers.get(1)?);
        let step = second.checked_sub(*first)?;
        let one_step = numbers.windows(2).all(|two| matches!(two, [a, b] if b - a == step));
        let name = read.first()?.name;
        if step == 0 || !one_step || read.iter().any(|r| r.name != name) {
            return None;
        }
        let digits = read.iter().map(|r| r.digits).max()?;
        Some(Self { name: name.to_owned(), last: *numbers.last()?, step, decimals, digits })
    }

    /// The text so many places behind the last, from 1; `None` where a name would get a number
    /// below 0.
    #[must_use]
    pub fn ahead(&self, places: usize) -> Option<String> {
        let on = self.step.checked_mul(i128::try_from(places).ok()?)?;
        let number = self.last.checked_add(on)?;
        if number < 0 && (!self.name.is_empty() || self.digits > 0) {
            return None;
        }
        let sign = if number < 0 { "-" } else { "" };
        let least = self.digits.max(self.decimals + 1);
        let digits = format!("{:0>least$}", number.unsigned_abs());
        let (whole, fraction) = digits.split_at(digits.len() - self.decimals);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        Some(format!("{}{sign}{whole}{point}{fraction}", self.name))
    }
}

fn read(text: &str) -> Option<Read<'_>> {
    let text = text.trim();
    let (negative, plain) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let pointed = plain.contains('.');
    let is_number = !whole.is_empty()
        && is_digits(whole)
        && is_digits(fraction)
        && pointed != fraction.is_empty();
    let has_zeros = whole.len() > 1 && whole.starts_with('0');
    if is_number && (!has_zeros || !pointed && !negative) {
        if whole.len() + fraction.len() > MOST {
            return None;
        }
        let number: i128 = format!("{whole}{fraction}").parse().ok()?;
        let digits = if has_zeros { whole.len() } else { 0 };
        let number = if negative { -number } else { number };
        return Some(Read { name: "", number, decimals: fraction.len(), digits });
    }
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(name.len()..).filter(|d| !d.is_empty() && d.len() <= MOST)?;
    let zeros = digits.len() > 1 && digits.starts_with('0');
    let number = digits.parse().ok()?;
    Some(Read { name, number, decimals: 0, digits: if zeros { digits.len() } else { 0 } })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The next three.
    fn next(texts: &[&str]) -> Option<Vec<String>> {
        let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        let series = Series::of(&texts)?;
        (1..=3).map(|n| series.ahead(n)).collect()
    }

    #[test]
    fn numbers_of_one_step_go_on() {
        for (texts, wanted) in [
            (&["1", "2"][..], ["3", "4", "5"]),
            (&["10", "7"], ["4", "1", "-2"]),
            (&["2015", "2017", "2019"], ["2021", "2023", "2025"]),
            (&["0.1", "0.2"], ["0.3", "0.4", "0.5"]),
            (&["1", "1.25"], ["1.5", "1.75", "2"]),
            (&["-1", "-0.5"], ["0", "0.5", "1"]),
            (&["-3", "−1"], ["1", "3", "5"]),
            // Eighteen digits, more than a double holds.
            (
                &["213300012345678901", "213300012345678902"],
                ["213300012345678903", "213300012345678904", "213300012345678905"],
            ),
        ] {
            assert_eq!(next(texts).unwrap(), wanted, "{texts:?}");
        }
    }

    #[test]
    fn names_with_a_number_and_codes_with_zeros_keep_their_kind() {
        for (texts, wanted) in [
            (&["学校1", "学校2"][..], ["学校3", "学校4", "学校5"]),
            (&["学校08", "学校09"], ["学校10", "学校11", "学校12"]),
            (&["0098", "0099"], ["0100", "0101", "0102"]),
            (&["3号楼2", "3号楼4"], ["3号楼6", "3号楼8", "3号楼10"]),
            (&["班-1", "班-2"], ["班-3", "班-4", "班-5"]),
        ] {
            assert_eq!(next(texts).unwrap(), wanted, "{texts:?}");
        }
    }

    #[test]
    fn what_is_no_series_is_repeated() {
        for texts in [
            &["5"][..],
            &["学校1"],
            &["5", "5"],
            &["1", "2", "4"],
            &["1", ""],
            &["1", "甲"],
            &["学校1", "幼儿园2"],
            &["小学", "初中"],
            &["1", "学校2"],
            &["2.", "3."],
            // A name has no number below 0.
            &["学校3", "学校1"],
            &["1234567890123456789012345678901", "1234567890123456789012345678902"],
        ] {
            assert_eq!(next(texts), None, "{texts:?}");
        }
    }
}
