//! Which columns of a table a person wants to see: groups folded to their first column, columns
//! hidden, how many stay when the rest is scrolled.

use super::columns::Column;
use super::tabs::Group;
use std::collections::BTreeSet;

/// A column of a table: its place among all of the table, and what it stands under.
pub type Placed = (usize, Group, Column);

/// What is shown of a table's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Columns that are hidden, by id.
    hidden: BTreeSet<String>,
    /// Groups of which only the first column is shown, by their key.
    folded: BTreeSet<String>,
    /// How many of the shown columns stay when the rest is scrolled; at least one.
    frozen: usize,
}

impl Default for Layout {
    fn default() -> Self {
        Self { hidden: BTreeSet::new(), folded: BTreeSet::new(), frozen: 1 }
    }
}

impl Layout {
    /// Reads what [`Self::text`] wrote; whatever else is nothing said.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut parts = text.split('|');
        let mut names = || -> BTreeSet<String> {
            let part = parts.next().unwrap_or_default();
            part.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        let (hidden, folded) = (names(), names());
        let frozen = parts.next().and_then(|count| count.parse().ok()).unwrap_or(1);
        Self { hidden, folded, frozen: std::cmp::max(frozen, 1) }
    }

    /// As it is kept.
    #[must_use]
    pub fn text(&self) -> String {
        let names = |set: &BTreeSet<String>| -> String {
            set.iter().map(String::as_str).collect::<Vec<_>>().join(",")
        };
        format!("{}|{}|{}", names(&self.hidden), names(&self.folded), self.frozen)
    }

    /// The columns that are shown. The first one always is: it names the row.
    #[must_use]
    pub fn shown(&self, all: &[Placed]) -> Vec<Placed> {
        let mut before = None;
        let mut shown = Vec::new();
        for (nth, (place, group, column)) in all.iter().enumerate() {
            if nth > 0 && self.hidden.contains(&column.id()) {
                continue;
            }
            if before == Some(*group) && self.is_folded(*group) {
                continue;
            }
            before = Some(*group);
            shown.push((*place, *group, *column));
        }
        shown
    }

    /// How many columns stay, of so many.
    #[must_use]
    pub fn frozen(&self, columns: usize) -> usize {
        self.frozen.min(columns)
    }

    /// Lets so many columns stay.
    pub fn freeze(&mut self, columns: usize) {
        self.frozen = columns.max(1);
    }

    /// Whether only the first column of a group is shown. What names the rows never folds.
    #[must_use]
    pub fn is_folded(&self, group: Group) -> bool {
        group != Group::School && self.folded.contains(group.key())
    }

    /// Folds a group, or opens it.
    pub fn fold(&mut self, group: &str, folded: bool) {
        put(&mut self.folded, group, folded);
    }

    /// Whether a column is hidden.
    #[must_use]
    pub fn is_hidden(&self, column: Column) -> bool {
        self.hidden.contains(&column.id())
    }

    /// Hides a column, or shows it.
    pub fn hide(&mut self, column: &str, hidden: bool) {
        put(&mut self.hidden, column, hidden);
    }

    /// Shows a column, whatever hid it.
    pub fn reveal(&mut self, group: Group, column: Column) {
        self.hide(&column.id(), false);
        self.fold(group.key(), false);
    }

    /// Shows all columns.
    pub fn reveal_all(&mut self) {
        self.hidden.clear();
        self.folded.clear();
    }
}

fn put(set: &mut BTreeSet<String>, name: &str, on: bool) {
    if on {
        set.insert(name.to_owned());
    } else {
        set.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::SectionKind;
    use crate::grid::Tab;

    fn all() -> Vec<Placed> {
        let columns = Tab::Section(SectionKind::Primary).columns();
        columns.into_iter().enumerate().map(|(at, (group, column))| (at, group, column)).collect()
    }

    #[test]
    fn a_folded_group_keeps_its_first_column_and_places_stay() {
        let all = all();
        let mut layout = Layout::default();
        assert_eq!(layout.shown(&all), all);
        layout.fold(Group::Teachers.key(), true);
        layout.fold(Group::School.key(), true);
        let shown = layout.shown(&all);
        let teachers: Vec<&Placed> =
            shown.iter().filter(|(_, group, _)| *group == Group::Teachers).collect();
        assert_eq!(teachers.len(), 1);
        assert_eq!(shown.len(), all.len() - 11);
        let (place, _, column) = *shown.last().unwrap();
        assert_eq!(all[place].2, column);
        // What is hidden leaves its place to the next of the group.
        layout.hide(&teachers[0].2.id(), true);
        let shown = layout.shown(&all);
        let next: Vec<Column> =
            shown.iter().filter(|(_, group, _)| *group == Group::Teachers).map(|c| c.2).collect();
        assert_eq!(
            next,
            [Column::Figure(crate::county::Field::of(
                crate::county::Metric::AboveDegree,
                SectionKind::Primary
            ))]
        );
        layout.reveal_all();
        assert_eq!(layout.shown(&all), all);
    }

    #[test]
    fn the_column_that_names_the_row_is_never_hidden() {
        let all = all();
        let mut layout = Layout::default();
        for (_, _, column) in &all {
            layout.hide(&column.id(), true);
        }
        assert_eq!(layout.shown(&all), all[..1]);
        layout.freeze(0);
        assert_eq!(layout.frozen(1), 1);
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let mut layout = Layout::default();
        layout.hide("setting", true);
        layout.hide("students", true);
        layout.fold("group-funds", true);
        layout.freeze(3);
        assert_eq!(Layout::parse(&layout.text()), layout);
        assert_eq!(layout.frozen(2), 2);
        for nothing in ["", "||", "||x", "||0"] {
            assert_eq!(Layout::parse(nothing), Layout::default(), "{nothing}");
        }
    }
}
