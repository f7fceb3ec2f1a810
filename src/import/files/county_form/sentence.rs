//! Figures in a conclusion (简要结论): each number with the words before it, and which item they mean.

use super::data::{Item, Kind, form};
use crate::import::files::label::normalise;

/// A figure of a conclusion.
pub struct Told {
    /// What it answers.
    pub item: &'static Item,
    /// The entry it is of.
    pub entry: Option<String>,
    /// As written, with its %.
    pub number: String,
    /// Its unit.
    pub unit: &'static str,
}

/// The figures of a conclusion that mean one of these items; `label` is the line's own item.
pub fn figures_of(text: &str, label: &str, items: &[&'static Item]) -> Vec<Told> {
    let mut before = label.to_owned();
    let mut last_entry: Option<String> = None;
    let mut told = Vec::new();
    for Segment { label, number, unit } in segments(text) {
        let named = items.iter().find_map(|item| item.entry(&label));
        last_entry = named.map(str::to_owned).or(last_entry);
        let mut best: Option<(i64, &'static Item)> = None;
        for item in items.iter().filter(|item| suits(item.kind, unit)) {
            let Some(fit) = borrowed_fit(item, &label, &before) else { continue };
            if best.is_none_or(|(most, _)| fit > most) {
                best = Some((fit, item));
            }
        }
        before.push_str(&label);
        let Some((_, item)) = best else { continue };
        let entry = last_entry.clone().filter(|_| !item.entries.is_empty());
        if entry.is_some() || item.entries.is_empty() {
            let number = if unit == "%" { format!("{number}%") } else { number };
            told.push(Told { item, entry, number, unit });
        }
    }
    told
}

/// A number in a conclusion: the words before it, its text, and the unit behind it.
#[derive(Debug, PartialEq)]
struct Segment {
    label: String,
    number: String,
    unit: &'static str,
}

/// Units that a number of a conclusion may have, the longest first.
const UNITS: [&str; 11] = ["万元", "万人", "人次", "元", "人", "名", "%", "所", "个", "级", "份"];

/// The numbers of a conclusion. One with another word behind it (360学时, 2021年) belongs to the
/// words before the next one.
fn segments(text: &str) -> Vec<Segment> {
    let mut rest = normalise(text);
    for (level, words) in form().levels.iter().rev() {
        for word in words.iter().filter(|word| word.ends_with('级')) {
            rest = rest.replace(word.as_str(), &format!("{level}级"));
        }
    }
    let mut found: Vec<Segment> = Vec::new();
    let mut label = String::new();
    let mut rest = rest.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        label.push_str(before);
        let inside = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let end = from.find(|c: char| !inside(c)).unwrap_or(from.len());
        let (number, after) = from.split_at(end);
        // A comma or a point that ends a clause is none of the number's.
        let trimmed = number.trim_end_matches([',', '.']);
        let unit = UNITS.iter().find(|unit| number == trimmed && after.starts_with(**unit));
        let ends = number != trimmed
            || after.starts_with(|c: char| !c.is_alphanumeric() && c != '(')
            || after.is_empty();
        match unit.copied().or(ends.then_some("")) {
            Some(unit) => {
                // 占, 比例: the share of what was named before.
                let share = |label: &str| {
                    label.trim_start_matches([',', ';', '、', ' ']).starts_with(['占', '比', '率'])
                };
                if let Some(last) = found.last().filter(|_| share(&label)) {
                    label = format!("{}{label}", last.label);
                }
                let label = std::mem::take(&mut label);
                found.push(Segment { label, number: trimmed.to_owned(), unit });
                rest = after.strip_prefix(unit).unwrap_or(after);
            }
            None => {
                label.push_str(number);
                rest = after;
            }
        }
    }
    found
}

/// Whether a number with this unit can be of a kind.
fn suits(kind: Kind, unit: &str) -> bool {
    match unit {
        "%" => matches!(kind, Kind::Percent | Kind::Number),
        "级" => kind == Kind::Level,
        "万元" | "元" => kind == Kind::Money,
        "" => matches!(kind, Kind::Number | Kind::People | Kind::Count),
        "所" | "个" | "份" => kind == Kind::Count,
        _ => kind == Kind::People,
    }
}

/// How well an item fits the words before a number of a conclusion. Words that stand further
/// before, or in the line's own item, count against it, but may be left out of the words.
fn borrowed_fit(item: &Item, label: &str, before: &str) -> Option<i64> {
    if item.none.iter().any(|word| label.contains(word.as_str())) {
        return None;
    }
    let entry = item.entry(label).map_or(0, |entry| entry.chars().count());
    let fit = |words: &Vec<String>| {
        let (mut own, mut borrowed) = (entry, 0);
        for word in words {
            let length = word.chars().count();
            if label.contains(word.as_str()) {
                own += length;
            } else if before.contains(word.as_str()) {
                borrowed += length;
            } else {
                return None;
            }
        }
        #[allow(clippy::cast_possible_wrap, reason = "a label is short")]
        (own > 0).then_some(2 * own as i64 - borrowed as i64)
    };
    item.any.iter().filter_map(fit).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_conclusion_with_the_words_before_them() {
        let found = segments("2021年完成360学时培训教师10,543人，占99.5%；语文Ⅲ级、差异率0.12。");
        let all: Vec<_> =
            found.iter().map(|s| (s.label.as_str(), s.number.as_str(), s.unit)).collect();
        assert_eq!(
            all,
            [
                ("2021年完成360学时培训教师", "10,543", "人"),
                ("2021年完成360学时培训教师,占", "99.5", "%"),
                (";语文", "3", "级"),
                ("、差异率", "0.12", ""),
            ]
        );
    }
}
