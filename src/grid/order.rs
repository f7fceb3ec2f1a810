//! Which rows are shown and in which order.

use std::cmp::Ordering;

/// What a row is sorted by.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// A figure.
    Number(f64),
    /// A text, after the figures.
    Text(String),
    /// Nothing; last in either direction.
    Missing,
}

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Up,
    /// Largest first.
    Down,
}

impl Key {
    fn compare(&self, other: &Self, direction: Direction) -> Ordering {
        let turned = |ordering: Ordering| match direction {
            Direction::Up => ordering,
            Direction::Down => ordering.reverse(),
        };
        match (self, other) {
            (Self::Missing, Self::Missing) => Ordering::Equal,
            (Self::Missing, _) => Ordering::Greater,
            (_, Self::Missing) => Ordering::Less,
            (Self::Number(a), Self::Number(b)) => turned(a.total_cmp(b)),
            (Self::Text(a), Self::Text(b)) => turned(a.cmp(b)),
            (Self::Number(_), Self::Text(_)) => turned(Ordering::Less),
            (Self::Text(_), Self::Number(_)) => turned(Ordering::Greater),
        }
    }
}

/// The rows that are kept, sorted; rows that are equal stay in their own order.
pub fn order(
    rows: usize,
    keep: impl Fn(usize) -> bool,
    sort: Option<(Direction, &dyn Fn(usize) -> Key)>,
) -> Vec<usize> {
    let kept = (0..rows).filter(|row| keep(*row));
    let Some((direction, key)) = sort else { return kept.collect() };
    let mut keyed: Vec<(Key, usize)> = kept.map(|row| (key(row), row)).collect();
    keyed.sort_by(|(a, _), (b, _)| a.compare(b, direction));
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// What a column's filter asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// The text is somewhere in the cell, whatever the case.
    Holds(String),
    /// The figure compares so.
    Compares {
        /// Larger figures are kept.
        above: bool,
        /// Smaller figures are kept.
        below: bool,
        /// The figure itself is kept.
        equal: bool,
        /// The figure.
        figure: f64,
    },
    /// The cell is missing.
    Missing,
}

impl Condition {
    /// Reads a filter: `>45`, `<= 50`, `=0`, `—` or `空` for missing, anything else as text;
    /// `None` for a blank.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().map(half_width).collect();
        if text.is_empty() {
            return None;
        }
        if ["—", "空", "-"].contains(&text.as_str()) {
            return Some(Self::Missing);
        }
        let signs = [
            (">=", true, false, true),
            ("≥", true, false, true),
            ("<=", false, true, true),
            ("≤", false, true, true),
            ("<>", true, true, false),
            (">", true, false, false),
            ("<", false, true, false),
            ("=", false, false, true),
        ];
        for (sign, above, below, equal) in signs {
            if let Some(figure) = text.strip_prefix(sign) {
                if let Ok(figure) = figure.trim().replace(',', "").parse() {
                    return Some(Self::Compares { above, below, equal, figure });
                }
                break;
            }
        }
        Some(Self::Holds(text.to_lowercase()))
    }

    /// Whether a cell is kept: by its key and the text it is shown with.
    #[must_use]
    pub fn keeps(&self, key: &Key, shown: &str) -> bool {
        match self {
            Self::Missing => *key == Key::Missing,
            Self::Holds(text) => shown.to_lowercase().contains(text),
            Self::Compares { above, below, equal, figure } => match key {
                Key::Number(value) => {
                    *above && value > figure
                        || *below && value < figure
                        || *equal && value.total_cmp(figure).is_eq()
                }
                _ => false,
            },
        }
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_is_last_either_way_and_equals_keep_their_order() {
        let keys = [Some(2.0), None, Some(1.0), Some(2.0), None];
        let key = |row: usize| keys[row].map_or(Key::Missing, Key::Number);
        let sorted = |direction| order(5, |_| true, Some((direction, &key)));
        assert_eq!(sorted(Direction::Up), [2, 0, 3, 1, 4]);
        assert_eq!(sorted(Direction::Down), [0, 3, 2, 1, 4]);
        assert_eq!(order(5, |row| row != 1, None), [0, 2, 3, 4]);
    }

    #[test]
    fn figures_stand_before_texts() {
        let keys = [Key::Text("乙".into()), Key::Number(3.0), Key::Text("丙".into())];
        let key = |row: usize| keys[row].clone();
        assert_eq!(order(3, |_| true, Some((Direction::Up, &key))), [1, 2, 0]);
        assert_eq!(order(3, |_| true, Some((Direction::Down, &key))), [0, 2, 1]);
    }

    #[test]
    fn a_filter_compares_figures_or_looks_for_a_text() {
        let keeps = |filter: &str, key: Key, shown: &str| {
            Condition::parse(filter).unwrap().keeps(&key, shown)
        };
        assert!(keeps(">45", Key::Number(46.0), "46"));
        assert!(!keeps("＞４５", Key::Number(45.0), "45"));
        assert!(keeps(">= 45", Key::Number(45.0), "45"));
        assert!(keeps("<>0", Key::Number(1.0), "1"));
        assert!(!keeps("<10", Key::Missing, "—"));
        assert!(keeps("空", Key::Missing, "—"));
        assert!(!keeps("—", Key::Number(0.0), "0"));
        assert!(keeps("城关", Key::Text("城关一小".into()), "城关一小"));
        assert!(keeps(">乙", Key::Text("甲>乙".into()), "甲>乙"));
        assert_eq!(Condition::parse("  "), None);
    }
}
