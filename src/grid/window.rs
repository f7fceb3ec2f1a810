//! What part of a large table is seen: offsets along an axis, the range a window covers, and how
//! far to scroll so that a cell is seen.

use std::ops::Range;

/// Offsets along one axis, in pixels: of equal rows, or of columns with widths of their own.
#[derive(Debug, Clone, PartialEq)]
pub enum Axis {
    /// All of one size.
    Even {
        /// How many.
        count: usize,
        /// Size of each.
        size: f64,
    },
    /// Each with its size; holds where each begins, and the end.
    Uneven(Vec<f64>),
}

impl Axis {
    /// Columns of these widths.
    pub fn of(sizes: impl IntoIterator<Item = f64>) -> Self {
        let mut offsets = vec![0.0];
        let mut end = 0.0;
        for size in sizes {
            end += size;
            offsets.push(end);
        }
        Self::Uneven(offsets)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Even { count, .. } => *count,
            Self::Uneven(offsets) => offsets.len().saturating_sub(1),
        }
    }

    /// Where one begins; the end of all for one past the last.
    #[must_use]
    pub fn start(&self, at: usize) -> f64 {
        match self {
            #[allow(clippy::cast_precision_loss, reason = "rows of a table")]
            Self::Even { count, size } => at.min(*count) as f64 * size,
            Self::Uneven(offsets) => {
                offsets.get(at).or(offsets.last()).copied().unwrap_or_default()
            }
        }
    }

    /// Length of all.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.start(self.count())
    }

    /// The one at a place; `None` before the first and after the last.
    #[must_use]
    pub fn at(&self, place: f64) -> Option<usize> {
        if place < 0.0 || place >= self.total() {
            return None;
        }
        let at = match self {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "inside")]
            Self::Even { size, .. } => (place / size) as usize,
            Self::Uneven(offsets) => {
                offsets.partition_point(|start| *start <= place).saturating_sub(1)
            }
        };
        Some(at.min(self.count().saturating_sub(1)))
    }

    /// Those that touch the window from `from`, `length` long, and `more` on either side.
    #[must_use]
    pub fn seen(&self, from: f64, length: f64, more: usize) -> Range<usize> {
        let first = self.at(from.max(0.0)).unwrap_or(self.count());
        let last = self.at(from + length).map_or(self.count(), |at| at + 1);
        let first = first.min(last).saturating_sub(more);
        first..(last + more).min(self.count())
    }
}

/// The scroll position at which something from `start` to `end` is seen in a window `length`
/// long that stands at `scroll`: the nearest one.
#[must_use]
pub fn reveal(scroll: f64, length: f64, start: f64, end: f64) -> f64 {
    if start < scroll || end - start > length {
        start
    } else if end > scroll + length {
        end - length
    } else {
        scroll
    }
}

/// About how wide a label is, in pixels at 12 px: full-width characters one em, others a little
/// over half.
#[must_use]
pub fn label_width(text: &str) -> f64 {
    text.chars().map(|c| if u32::from(c) >= 0x2e80 { 12.0 } else { 6.6 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_touches_the_window_is_seen() {
        let rows = Axis::Even { count: 10_000, size: 22.0 };
        assert_eq!(rows.total(), 220_000.0);
        assert_eq!(rows.seen(0.0, 220.0, 0), 0..11);
        assert_eq!(rows.seen(2046.0, 528.0, 2), 91..120);
        assert_eq!(rows.seen(219_900.0, 528.0, 2), 9_993..10_000);
        assert_eq!(rows.at(21.9), Some(0));
        assert_eq!(rows.at(22.0), Some(1));
        assert_eq!(rows.at(220_000.0), None);
        let none = Axis::Even { count: 0, size: 22.0 };
        assert_eq!(none.seen(0.0, 500.0, 3), 0..0);
    }

    #[test]
    fn columns_have_their_own_widths() {
        let columns = Axis::of([44.0, 68.0, 40.0]);
        assert_eq!(columns.count(), 3);
        assert_eq!(columns.total(), 152.0);
        assert_eq!(columns.start(2), 112.0);
        assert_eq!(columns.start(9), 152.0);
        assert_eq!(columns.at(43.0), Some(0));
        assert_eq!(columns.at(44.0), Some(1));
        assert_eq!(columns.at(-1.0), None);
        assert_eq!(columns.seen(50.0, 30.0, 0), 1..2);
        assert_eq!(columns.seen(0.0, 1000.0, 1), 0..3);
        assert_eq!(Axis::of([]).seen(0.0, 10.0, 1), 0..0);
    }

    #[test]
    fn revealing_scrolls_no_further_than_needed() {
        assert_eq!(reveal(100.0, 200.0, 150.0, 172.0), 100.0);
        assert_eq!(reveal(100.0, 200.0, 44.0, 66.0), 44.0);
        assert_eq!(reveal(100.0, 200.0, 330.0, 352.0), 152.0);
        assert_eq!(reveal(0.0, 20.0, 50.0, 90.0), 50.0);
    }
}
