//! Figures of a school's workbook: taken from their cells, and put together where a figure stands in parts.

use super::form::Figure;
use super::{Reader, Sheet, unused_cell};
use crate::county::{Field, FieldKind, Finding, Origin, OriginPart, Owner, SectionKind, Severity};
use crate::import::files::draft::DraftFigure;
use crate::import::files::form_grid::Found;
use crate::import::files::label::MoneyUnit;
use crate::import::files::sums::{Addition, Share, add_up, check_total};
use crate::import::files::values::read_figure;
use crate::import::types::{Confidence, MappedColumn, PATH_SEPARATOR};

impl Reader {
    /// Takes a figure from the cell it was found in; `known` says its unit and which part it is.
    pub(super) fn figure(
        &mut self,
        sheet: &mut Sheet<'_>,
        found: Found,
        field: Field,
        known: Option<&Figure>,
        corrected: bool,
    ) {
        let table = sheet.table;
        let kind = field.metric().kind();
        let stated = found.path.iter().rev().find_map(|label| MoneyUnit::of(label));
        let shift = match kind {
            FieldKind::Money => {
                stated.or(known.and_then(|known| known.unit)).map_or(0, MoneyUnit::shift)
            }
            _ => 0,
        };
        let cell = table.cell(found.at.row, found.at.column);
        let read = read_figure(cell, kind, shift, found.at, sheet.tally);
        if let Some(code) = read.problem {
            let severity = if read.value.is_some() { Severity::Check } else { Severity::Must };
            let text = read.text.clone().unwrap_or_default();
            let mut finding = Finding::new(severity, code).arg("text", text);
            finding.field = Some(field);
            self.findings.push(finding.at(&table.file, &table.sheet, Some(found.at)));
        }
        let confidence = if found.tied { Confidence::Ask } else { Confidence::Sure };
        if found.tied {
            let path = found.path.join(PATH_SEPARATOR);
            let mut finding = Finding::new(Severity::Check, "column-unsure").arg("path", path);
            finding.field = Some(field);
            self.findings.push(finding.at(&table.file, &table.sheet, Some(found.at)));
        }
        sheet.columns.push(MappedColumn {
            target: Some(field.to_string()),
            confidence,
            corrected,
            ..unused_cell(table, found.at, found.path)
        });
        let broken = read.problem.is_some() && read.value.is_none();
        let part = if corrected { None } else { known.and_then(|known| known.part) };
        let part = OriginPart {
            label: part.unwrap_or_default().to_owned(),
            value: read.value,
            source: Some(sheet.source),
            cell: Some(found.at),
        };
        let total = !corrected && known.is_some_and(|known| known.total);
        self.shares.entry(field).or_default().push((Share { part, total, broken }, read.text));
    }

    /// Puts the figures into the draft, where all sheets have been read.
    pub(super) fn finish(&mut self) {
        for (field, shares) in std::mem::take(&mut self.shares) {
            let figure = together(shares);
            self.draft.figures.insert(field, figure);
        }
        // A nine-year school hands in the forms of both sections; an empty one says nothing.
        for section in SectionKind::ALL {
            let of_section = |field: &Field| field.owner() == Owner::Section(section);
            let empty = self
                .draft
                .figures
                .iter()
                .filter(|(field, _)| of_section(field))
                .all(|(_, figure)| figure.value.unwrap_or(0.0) == 0.0);
            if empty {
                self.draft.figures.retain(|field, _| !of_section(field));
                self.draft.bands.remove(&section);
                self.draft.grades.retain(|reading, (students, _)| {
                    *students > 0.0 || reading.is_junior() != (section == SectionKind::Junior)
                });
            }
        }
    }
}

fn together(shares: Vec<(Share, Option<String>)>) -> DraftFigure {
    if let [(only, text)] = shares.as_slice() {
        let part = &only.part;
        let origin = Origin {
            source: part.source,
            cell: part.cell,
            text: text.clone(),
            ..Origin::default()
        };
        return DraftFigure { value: part.value, origin };
    }
    let shares: Vec<Share> = shares.into_iter().map(|(share, _)| share).collect();
    let sum = |total: bool| -> Option<f64> {
        let values: Vec<f64> =
            shares.iter().filter(|s| s.total == total).filter_map(|s| s.part.value).collect();
        (!values.is_empty()).then(|| values.iter().sum())
    };
    let addition = match (sum(true), sum(false)) {
        (Some(total), Some(parts)) => check_total(std::iter::once((total, parts))).addition,
        _ => Addition::All,
    };
    let (value, _) = add_up(&shares, addition);
    let parts: Vec<OriginPart> = shares
        .into_iter()
        .filter(|share| addition == Addition::All || share.total)
        .map(|share| share.part)
        .collect();
    let source = parts.first().and_then(|part| part.source);
    DraftFigure { value, origin: Origin { source, parts, ..Origin::default() } }
}
