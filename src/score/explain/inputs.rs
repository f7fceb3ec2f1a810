//! The figures that went in, school by school, with the cells they came from.

use crate::county::{County, Field, Origin, School};
use crate::score::derivation::{Input, InputOrigin};
use crate::score::unit::Unit;

/// A figure of each school of a unit that holds it.
pub(super) fn inputs(county: &County, unit: &Unit<'_>, field: Field, minus: bool) -> Vec<Input> {
    let holders = unit.holders(field.owner());
    holders.map(|(position, school)| input(county, position, school, field, minus)).collect()
}

fn input(county: &County, position: usize, school: &School, field: Field, minus: bool) -> Input {
    let origin = school.origins.get(&field);
    Input {
        school: position,
        field,
        value: field.get(school),
        kind: field.metric().kind(),
        minus,
        origins: origin.map_or_else(Vec::new, |origin| cells(county, origin)),
        by_hand: origin.is_some_and(|o| o.by_hand),
        was: origin.and_then(|o| o.was),
    }
}

/// The cells of an origin: one, or those the figure was added up from.
fn cells(county: &County, origin: &Origin) -> Vec<InputOrigin> {
    let place = |source: Option<u32>| {
        let index = source.and_then(|s| usize::try_from(s).ok());
        let source = index.and_then(|s| county.sources.get(s));
        source.map_or_else(Default::default, |s| (s.file.clone(), s.sheet.clone()))
    };
    if origin.parts.is_empty() {
        if origin.source.is_none() {
            return Vec::new();
        }
        let (file, sheet) = place(origin.source);
        let label = String::new();
        return vec![InputOrigin { label, file, sheet, cell: origin.cell, value: None }];
    }
    let parts = origin.parts.iter().map(|part| {
        let (file, sheet) = place(part.source.or(origin.source));
        InputOrigin { label: part.label.clone(), file, sheet, cell: part.cell, value: part.value }
    });
    parts.collect()
}
