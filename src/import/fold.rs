//! Characters that are drawn in another shape for its own sake, as the plain ones: full-width
//! letters and digits, ㎡, Ⅱ, （, ideographs that Unicode holds twice.
//!
//! It is Unicode's compatibility form (NFKC) of each character by itself; the build script makes
//! the table from the characters below U+10000 that it changes. Headers and figures are folded.

use std::sync::OnceLock;

/// An entry a character, each up to U+0000: its distance from the one before, as a character, then its plain form.
const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/fold.txt"));

/// Appends the plain form of a character.
pub fn fold_char(c: char, folded: &mut String) {
    let plain = c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    let place = if plain { None } else { table().binary_search_by_key(&c, |(from, _)| *from).ok() };
    match place.and_then(|place| table().get(place)) {
        Some((_, to)) => folded.push_str(to),
        None => folded.push(c),
    }
}

/// A text with each character in its plain form.
#[cfg(any(feature = "sheets", test))]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut folded);
    }
    folded
}

/// Characters and their plain forms, in Unicode's order.
fn table() -> &'static [(char, &'static str)] {
    static READ: OnceLock<Vec<(char, &'static str)>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut code = 0;
        let mut entry = |line: &'static str| {
            let distance = line.chars().next()?;
            code += u32::from(distance);
            Some((char::from_u32(code)?, line.get(distance.len_utf8()..)?))
        };
        TABLE.split('\0').filter_map(&mut entry).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn every_character_folds_as_unicode_says() {
        for c in '\0'..='\u{ffff}' {
            let mut folded = String::new();
            fold_char(c, &mut folded);
            assert_eq!(folded, c.nfkc().collect::<String>(), "{:x}", u32::from(c));
        }
        assert_eq!(fold("面积（㎡）Ⅱ１２"), "面积(m2)II12");
    }
}
