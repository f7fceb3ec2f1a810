//! How a county was put together for its assessment, for whoever writes it down as formulas: where the
//! figures of each school belong, what each row is made of. Nothing is judged here.

use super::merge::roots;
use super::rows::Rows;
use super::rules::Rules;
use crate::county::{County, SectionKind};
use crate::standard::Standard;

/// A county under a standard, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// By position in the county: the counted school at the end of the chain of parents of one that is
    /// not counted, whether or not an exception leaves it out before.
    pub roots: Vec<Option<usize>>,
    /// In the order of the assessment's rows.
    pub rows: Vec<TraceRow>,
    /// Schools that are not counted and whose parent cannot be found.
    pub orphans: usize,
}

/// What a row is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct TraceRow {
    /// Pupils of the primary, junior and senior section with those of schools counted with it; the
    /// outer `None` says that there is no such section, the inner that a figure is missing.
    pub pupils: [Option<Option<f64>>; 3],
    /// Of the compulsory ones together.
    pub compulsory: Option<f64>,
    /// The section's share of what the sections share; `None` where it cannot be told.
    pub share: Option<f64>,
    /// Amount of each indicator before sharing out.
    pub wholes: Vec<Option<f64>>,
}

/// Takes a county apart.
#[must_use]
pub fn trace(county: &County, standard: &Standard) -> Trace {
    let rows = Rows::new(county, Rules::new(county, standard));
    let of = |row: &super::rows::Row| {
        let unit = rows.unit(row)?;
        let whole = |measure| rows.measurement(row, measure).and_then(|m| m.take()?.whole);
        Some(TraceRow {
            pupils: SectionKind::ALL
                .map(|section| unit.has(section).then(|| unit.students(section))),
            compulsory: unit.students_of(&SectionKind::COMPULSORY),
            share: unit.sharing.of(row.section).ok().filter(|share| share.is_finite()),
            wholes: rows.rules.measures.iter().map(whole).collect(),
        })
    };
    Trace {
        roots: roots(county, &rows.rules),
        rows: rows.rows.iter().filter_map(of).collect(),
        orphans: rows.orphans.len(),
    }
}
