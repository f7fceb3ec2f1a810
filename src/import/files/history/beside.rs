//! Small tables that may stand anywhere in a sheet: the row that heads one, which of its cells
//! heads what, and how it is shown in the mapping. A person's corrections come before the words.

use crate::order::Map;

use super::words::Labels;
use crate::county::CellRef;
use crate::import::files::context::Context;
use crate::import::files::label::normalise;
use crate::import::files::sheet::{Cell, Row, Table};
use crate::import::files::values::read_text;
use crate::import::{Confidence, MappedColumn, MappedSheet};

/// What a column can be: its id in mappings, and the labels it is known by.
#[derive(Clone, Copy)]
pub struct Role<'w> {
    pub target: &'static str,
    pub labels: &'w Labels,
}

/// A person's corrections, by header path.
pub type Told = Map<String, String>;

impl Role<'_> {
    /// How well a cell heads such a column, the least the best; `None`: it does not.
    fn fit(&self, cell: &Cell, told: &Told) -> Option<usize> {
        let Cell::Text(text) = cell else { return None };
        match told.get(text.trim()) {
            Some(target) => (target == self.target).then_some(0),
            None => self.labels.place(&normalise(text)).map(|place| place + 1),
        }
    }

    /// The columns of a row that it heads, the best first.
    pub fn columns(&self, row: &Row, told: &Told) -> Vec<u32> {
        let fits = |(column, cell): &(u32, Cell)| Some((self.fit(cell, told)?, *column));
        let mut all: Vec<(usize, u32)> = row.cells.iter().filter_map(fits).collect();
        crate::order::sort(&mut all);
        all.into_iter().map(|(_, column)| column).collect()
    }
}

/// The first of so many rows that has a column for every one of `needed`, with these columns.
pub fn header<'t, const N: usize>(
    table: &'t Table,
    rows: u32,
    needed: [Role<'_>; N],
    told: &Told,
) -> Option<(&'t Row, [u32; N])> {
    table.rows.iter().take_while(|row| row.index < rows).find_map(|row| {
        let mut columns = [0; N];
        for (role, column) in needed.iter().zip(&mut columns) {
            *column = role.columns(row, told).first().copied()?;
        }
        Some((row, columns))
    })
}

/// The table as the mapping shows it: columns with their target, then what else the header has.
pub fn mapped(
    table: &Table,
    header: &Row,
    used: &[(u32, &str)],
    (form, schools): (&str, usize),
    context: &Context<'_>,
) -> MappedSheet {
    let column = |(column, cell): &(u32, Cell)| {
        let Cell::Text(label) = cell else { return None };
        let label = label.trim().to_owned();
        let target = used.iter().find(|(at, _)| at == column).map(|(_, id)| (*id).to_owned());
        let below = table.rows.iter().filter(|row| row.index > header.index);
        Some(MappedColumn {
            cell: CellRef { row: header.index, column: *column },
            corrected: context.corrections.contains_key(&label),
            path: vec![label],
            confidence: if target.is_some() { Confidence::Sure } else { Confidence::Unused },
            target,
            alternatives: Vec::new(),
            examples: below.filter_map(|row| read_text(row.cell(*column))).take(3).collect(),
        })
    };
    MappedSheet {
        file: table.file.to_string(),
        sheet: table.sheet.to_string(),
        form: form.to_owned(),
        schools,
        columns: header.cells.iter().filter_map(column).collect(),
        ..MappedSheet::default()
    }
}
