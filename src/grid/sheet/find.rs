//! Finding a cell: of a school, of a row that is no school, by its text.

use super::Sheet;
use crate::grid::columns::{Column, Value};
use crate::grid::select::{Cell, Size};
use crate::words::Words;

impl Sheet {
    /// The cell of a school and column, where it is shown.
    #[must_use]
    pub fn find(&self, school: usize, column: Column) -> Option<Cell> {
        let row = (0..self.rows.len()).find(|row| self.school_at(*row) == Some(school))?;
        let column = self.columns.iter().position(|(_, c)| *c == column)?;
        Some(Cell { row, column })
    }

    /// The cell of a row that is no school, by its key, where it is shown; without the column the
    /// first of the row.
    #[must_use]
    pub fn find_record(&self, key: &str, column: Column) -> Option<Cell> {
        let is_it = |row: &usize| self.record(*row).is_some_and(|record| record.key() == key);
        let row = (0..self.rows.len()).find(is_it)?;
        let column = self.columns.iter().position(|(_, c)| *c == column).unwrap_or(0);
        Some(Cell { row, column })
    }

    /// The next cell after `from` whose text holds `text`, row by row, beginning again at the
    /// top; backwards when asked.
    #[must_use]
    pub fn search(&self, text: &str, from: Cell, back: bool, words: &Words) -> Option<Cell> {
        let Size { rows, columns } = self.size();
        let total = rows.checked_mul(columns).filter(|total| *total > 0)?;
        let text = text.trim().to_lowercase();
        let start = (from.row * columns + from.column).min(total - 1);
        (1..=total)
            .map(|step| if back { (start + total - step) % total } else { (start + step) % total })
            .map(|at| Cell { row: at / columns, column: at % columns })
            .find(|cell| {
                let value = self.value(*cell);
                value != Value::Missing && value.plain(words).to_lowercase().contains(&text)
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::county::{County, School, Section, SectionKind};
    use crate::grid::{Asked, Cell, Marks, Sheet, Tab};
    use crate::words::{Lang, Words};
    use std::sync::Arc;

    fn county() -> Arc<County> {
        let school = |at: usize| {
            let mut school = School::new(at.to_string(), format!("第{}小学", at + 1));
            school.sections.primary = Some(Section::default());
            school
        };
        Arc::new(County { schools: (0..4).map(school).collect(), ..County::default() })
    }

    #[test]
    fn searching_goes_round() {
        let county = county();
        let words = Words::new(Lang::ZhHans);
        let tab = Tab::Section(SectionKind::Primary);
        let sheet = Sheet::new(&county, tab, &Asked::default(), &Marks::default(), &words, None);
        let first = Cell::default();
        let found = sheet.search("第3", first, false, &words).unwrap();
        assert_eq!(found, Cell { row: 2, column: 0 });
        assert_eq!(sheet.search("第1", found, false, &words), Some(first));
        assert_eq!(sheet.search("第4", first, true, &words), Some(Cell { row: 3, column: 0 }));
        assert_eq!(sheet.search("没有", first, false, &words), None);
    }
}
