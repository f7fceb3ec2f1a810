//! What forms with one item a row share: finding their columns, and telling an item by words that
//! it holds, since its wording varies from county to county.

use super::label::normalise;
use super::sheet::{Cell, Row};
use crate::json::data;
use crate::record;

/// Heads of the columns of such a form, folded as labels are.
#[derive(Debug, Default, Clone)]
pub struct Heads {
    /// What is asked.
    pub item: Vec<String>,
    /// What is answered.
    pub value: Vec<String>,
    /// In which unit.
    pub unit: Vec<String>,
    /// What several items stand under.
    pub class: Vec<String>,
}

record!(default Heads {
    item: "item_headers", value: "value_headers", unit: "unit_headers", class: "class_headers",
});

/// The heads of a form: those that all such forms share, and its own from its map.
pub fn heads(form: &str) -> Heads {
    let mut heads: Heads = data(include_str!(concat!(env!("OUT_DIR"), "/forms-vertical.json")));
    let own: Heads = data(form);
    for (all, own) in [
        (&mut heads.item, own.item),
        (&mut heads.value, own.value),
        (&mut heads.unit, own.unit),
        (&mut heads.class, own.class),
    ] {
        all.extend(own);
        folded(all);
    }
    heads
}

/// Rows that are searched for the header of such a form.
pub const SEARCH_ROWS: u32 = 30;

/// Lists of words, folded once as labels are.
pub fn folded(words: &mut [String]) {
    for word in words {
        *word = normalise(word);
    }
}

/// How well words fit a label: how many characters of it those lists cover of which every word
/// stands in it; `None` where none does, or a word of `none` stands there. Words are folded.
pub fn covered(any: &[Vec<String>], none: &[String], label: &str) -> Option<usize> {
    if none.iter().any(|word| label.contains(word.as_str())) {
        return None;
    }
    let of_list = |words: &Vec<String>| {
        let all = words.iter().all(|word| label.contains(word.as_str()));
        all.then(|| words.iter().map(|word| word.chars().count()).sum::<usize>())
    };
    any.iter().filter_map(of_list).max()
}

/// The column of a header row whose label is one of these names.
pub fn column_of(row: &Row, names: &[String]) -> Option<u32> {
    let is_name = |cell: &Cell| match cell {
        Cell::Text(text) => names.contains(&normalise(text)),
        _ => false,
    };
    row.cells.iter().find(|(_, cell)| is_name(cell)).map(|(column, _)| *column)
}

/// The label without `1.`, `(1)`, `一、` in front of it.
pub fn strip_number(label: &str) -> &str {
    let rest = label
        .trim_start_matches(['(', ')', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
        .trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', '、', ')']) {
        Some(rest) if !rest.is_empty() => rest,
        // The bracket went with the number in it.
        _ if label.strip_suffix(rest).is_some_and(|front| front.ends_with(')')) => rest,
        _ => label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cover_a_label_and_numbers_in_front_of_it_go() {
        let list = |words: &[&str]| words.iter().map(|w| normalise(w)).collect::<Vec<_>>();
        let any = [list(&["教师", "平均工资"]), list(&["教师"])];
        assert_eq!(covered(&any, &[], "全县教师年平均工资收入"), Some(6));
        assert_eq!(covered(&any, &list(&["公务员"]), "公务员和教师平均工资"), None);
        assert_eq!(covered(&any, &[], "平均工资"), None);
        for (label, rest) in [
            ("1.教师数", "教师数"),
            ("(一)教师数", "教师数"),
            ("十二、教师", "教师"),
            ("3", "3"),
            ("(三年前)招生数", "(三年前)招生数"),
            ("三年前招生数", "三年前招生数"),
        ] {
            assert_eq!(strip_number(label), rest, "{label}");
        }
    }
}
