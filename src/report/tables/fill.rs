//! Sentences with figures in them: `{sum.teachers.certified}人，{rate.certified|1}%`. What stands in
//! braces is a formula; behind `|` its decimals.

use crate::rubric::{Formula, value_of};
use crate::words::number::plain;

/// Knows the value of a name.
pub type Names<'a> = &'a dyn Fn(&str) -> Option<f64>;

/// The value of a formula; `None` where a figure it needs is missing.
pub fn value(text: &str, names: Names<'_>) -> Option<f64> {
    let formula = Formula::parse(text).ok()?;
    value_of(&formula, &mut |name| names(name))
}

/// The sentence with its figures; `None` where one is missing.
pub fn fill(sentence: &str, names: Names<'_>) -> Option<String> {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, behind)) = rest.split_once('{') {
        let (inside, after) = behind.split_once('}')?;
        let (formula, decimals) = inside.split_once('|').unwrap_or((inside, "0"));
        out += before;
        out += &plain(value(formula, names)?, decimals.parse().ok()?);
        rest = after;
    }
    Some(out + rest)
}

/// A text with words put into its braces.
pub fn put(text: &str, words: &[(&str, &str)]) -> String {
    words
        .iter()
        .fold(text.to_owned(), |text, (name, word)| text.replace(&format!("{{{name}}}"), word))
}
