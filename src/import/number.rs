//! The one number reader for every way in: files, the clipboard, a typed cell.
//!
//! Called by the form readers and by the page's grid. It knows nothing of fields or units beyond
//! the words people append to a figure; what it did to the text is in [`Reading::marks`], so that
//! nothing is guessed silently.

use super::fold::fold_char;

/// A figure longer than this is not a figure.
const MAX_CHARS: usize = 64;

/// Texts that people type where there is no figure. They read as missing, never as 0.
const MISSING_MARKS: [&str; 12] =
    ["-", "--", "—", "——", "–", "/", "\\", "...", "......", "无", "缺", "N/A"];

/// Words that may follow a figure without changing its size.
const PLAIN_UNITS: [&str; 26] = [
    "平方米",
    "平米",
    "m2",
    "元",
    "人",
    "名",
    "位",
    "间",
    "个",
    "所",
    "台",
    "册",
    "本",
    "套",
    "班",
    "年",
    "岁",
    "户",
    "轨",
    "件",
    "张",
    "块",
    "生",
    "人次",
    "人年",
    "次",
];

/// A power of ten written as a word or sign after the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suffix {
    /// 万: × 10 000.
    TenThousand,
    /// 亿: × 100 000 000.
    HundredMillion,
    /// %: ÷ 100.
    Percent,
}

impl Suffix {
    fn shift(self) -> i32 {
        match self {
            Suffix::TenThousand => 4,
            Suffix::HundredMillion => 8,
            Suffix::Percent => -2,
        }
    }
}

/// What the reader had to do to the text to get a value out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Thousands separators were taken out.
    pub grouped: bool,
    /// Full-width digits or signs were folded to half-width ones.
    pub full_width: bool,
    /// Blanks around or inside the text were dropped.
    pub blanks: bool,
    /// 万, 亿 or % was applied.
    pub suffix: Option<Suffix>,
    /// A unit such as 人 or ㎡ was dropped.
    pub unit: Option<&'static str>,
}

impl Marks {
    /// True when the text was a plain decimal as it stood.
    pub fn is_plain(&self) -> bool {
        *self == Marks::default()
    }
}

/// A figure read from text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The value: the nearest double to the decimal that was written.
    pub value: f64,
    /// What was done to get there.
    pub marks: Marks,
}

/// Why a text is not a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberProblem {
    /// Letters, several signs, a date: not a figure at all.
    NotANumber,
    /// Separators that do not stand at every third digit (`2,00`, `1,2345`).
    BadGrouping,
    /// A unit that changes the size of the figure and is not known here (亩, 公顷, k).
    UnknownUnit,
    /// Beyond what a double holds.
    TooLarge,
}

impl NumberProblem {
    /// Key of the sentence for this problem.
    pub fn code(self) -> &'static str {
        match self {
            NumberProblem::NotANumber => "number-not-a-number",
            NumberProblem::BadGrouping => "number-bad-grouping",
            NumberProblem::UnknownUnit => "number-unknown-unit",
            NumberProblem::TooLarge => "number-too-large",
        }
    }
}

/// Reads a figure. `Ok(None)` means that the text stands for a missing figure: blank, or one of
/// the marks for 'none' (see [`is_missing_mark`]).
pub fn read_number(text: &str) -> Result<Option<Reading>, NumberProblem> {
    let mut marks = Marks::default();
    let folded = fold(text, &mut marks)?;
    let trimmed = folded.trim();
    if trimmed.is_empty() || is_mark(trimmed) {
        return Ok(None);
    }
    if trimmed.chars().count() > MAX_CHARS {
        return Err(NumberProblem::NotANumber);
    }
    marks.blanks |= trimmed.len() != folded.len();
    let (negative, rest) = take_sign(trimmed);
    let rest = rest.trim_start_matches(['¥', '$']);
    let (figure, tail) = split_figure(rest);
    let decimal = Decimal::parse(figure.trim_end(), &mut marks)?;
    let shift = read_tail(tail.trim(), &mut marks)?;
    let value = decimal.value(negative, shift)?;
    Ok(Some(Reading { value, marks }))
}

/// True for a text such as `—`, `/` or `无`, which says that there is no figure; false for a blank.
pub fn is_missing_mark(text: &str) -> bool {
    fold(text, &mut Marks::default()).is_ok_and(|folded| is_mark(folded.trim()))
}

fn is_mark(text: &str) -> bool {
    MISSING_MARKS.iter().any(|mark| text.eq_ignore_ascii_case(mark))
}

/// Full-width to half-width, every kind of blank to a space, invisible characters away.
///
/// Digits in disguise (², ①, Ⅳ, ½) are refused: folding would turn 5² into 52. The one exception
/// is the ² of m².
fn fold(text: &str, marks: &mut Marks) -> Result<String, NumberProblem> {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {
                marks.blanks = true;
            }
            '\u{2212}' => folded.push('-'),
            '\u{2019}' => folded.push('\''),
            '²' if folded.ends_with(['m', 'M', '米']) => folded.push('2'),
            '\u{ff01}'..='\u{ff5e}' | '\u{ffe5}' => {
                marks.full_width = true;
                fold_char(c, &mut folded);
            }
            c if c.is_ascii() || !c.is_numeric() => {
                if c.is_whitespace() {
                    folded.push(' ');
                } else {
                    fold_char(c, &mut folded);
                }
            }
            _ => return Err(NumberProblem::NotANumber),
        }
    }
    Ok(folded)
}

fn take_sign(text: &str) -> (bool, &str) {
    if let Some(rest) = text.strip_prefix('-') {
        (true, rest.trim_start())
    } else {
        (false, text.strip_prefix('+').map_or(text, str::trim_start))
    }
}

/// Splits at the first character that cannot belong to a figure.
fn split_figure(text: &str) -> (&str, &str) {
    let mut end = text.len();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let exponent = matches!(c, 'e' | 'E')
            && at > 0
            && chars.peek().is_some_and(|(_, n)| n.is_ascii_digit() || matches!(n, '+' | '-'));
        let after_exponent = matches!(c, '+' | '-')
            && text.get(..at).is_some_and(|before| before.ends_with(['e', 'E']));
        if !(c.is_ascii_digit()
            || matches!(c, '.' | ',' | '\'' | ' ')
            || exponent
            || after_exponent)
        {
            end = at;
            break;
        }
    }
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Power-of-ten words, then a plain unit. Returns the shift of the decimal point.
fn read_tail(tail: &str, marks: &mut Marks) -> Result<i32, NumberProblem> {
    let mut rest = tail;
    let mut shift = 0;
    for (word, suffix) in
        [("万", Suffix::TenThousand), ("亿", Suffix::HundredMillion), ("%", Suffix::Percent)]
    {
        if let Some(after) = rest.strip_prefix(word) {
            shift = suffix.shift();
            marks.suffix = Some(suffix);
            rest = after.trim_start();
            break;
        }
    }
    if rest.is_empty() {
        return Ok(shift);
    }
    let lower = rest.to_ascii_lowercase();
    if let Some(unit) = PLAIN_UNITS.iter().find(|unit| lower == **unit) {
        if marks.suffix == Some(Suffix::Percent) {
            return Err(NumberProblem::NotANumber);
        }
        marks.unit = Some(unit);
        return Ok(shift);
    }
    let is_word = rest.chars().count() <= 4 && rest.chars().all(char::is_alphabetic);
    Err(if is_word { NumberProblem::UnknownUnit } else { NumberProblem::NotANumber })
}

/// Digits and a power of ten, as written.
struct Decimal {
    digits: String,
    exponent: i32,
}

impl Decimal {
    fn parse(text: &str, marks: &mut Marks) -> Result<Decimal, NumberProblem> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                (mantissa, exponent.parse::<i32>().map_err(|_| NumberProblem::NotANumber)?)
            }
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if !fraction.bytes().all(|b| b.is_ascii_digit()) || whole.len() + fraction.len() == 0 {
            return Err(NumberProblem::NotANumber);
        }
        let mut digits = ungroup(whole, marks)?;
        digits.push_str(fraction);
        let places = i32::try_from(fraction.len()).map_err(|_| NumberProblem::NotANumber)?;
        Ok(Decimal { digits, exponent: exponent.saturating_sub(places) })
    }

    /// The point is moved in the text, so that 1.1万 is exactly 11000.
    fn value(&self, negative: bool, shift: i32) -> Result<f64, NumberProblem> {
        let sign = if negative { "-" } else { "" };
        let text = format!("{sign}{}e{}", self.digits, self.exponent.saturating_add(shift));
        let value: f64 = text.parse().map_err(|_| NumberProblem::NotANumber)?;
        if !value.is_finite() {
            return Err(NumberProblem::TooLarge);
        }
        // A minus sign before zero is noise.
        Ok(if value == 0.0 { 0.0 } else { value })
    }
}

/// Takes out thousands separators: one kind only, three digits after each, one to three before
/// the first, and no zero in front (`0,123` is a decimal comma, not a group).
fn ungroup(whole: &str, marks: &mut Marks) -> Result<String, NumberProblem> {
    let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Ok(whole.to_owned());
    };
    let mut digits = String::with_capacity(whole.len());
    for (index, group) in whole.split(separator).enumerate() {
        let right_length =
            if index == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        if !right_length
            || !group.bytes().all(|b| b.is_ascii_digit())
            || (index == 0 && group.starts_with('0'))
        {
            return Err(NumberProblem::BadGrouping);
        }
        digits.push_str(group);
    }
    marks.grouped = true;
    Ok(digits)
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
