//! The figures of a form put together, once it is known which sections the school has.

use super::Reader;
use crate::county::{CellRef, Field, Finding, Metric, Origin, SectionKind, Severity};
use crate::import::files::draft::DraftFigure;
use crate::import::files::sums::{Addition, Share, add_up};

impl Reader<'_> {
    /// Puts the figures together, once it is known which sections the school has.
    pub(super) fn finish(&mut self) {
        let sections: Vec<SectionKind> = SectionKind::ALL
            .into_iter()
            .filter(|section| {
                let students = self.shares.get(&Field::of(Metric::Students, *section));
                students
                    .is_some_and(|s| s.iter().any(|(s, _)| s.part.value.is_some_and(|v| v > 0.0)))
            })
            .collect();
        let only = match (sections.as_slice(), self.draft.kind.map(|kind| kind.sections())) {
            ([only], _) => Some(*only),
            ([], Some([only])) => Some(*only),
            _ => None,
        };
        let mut unplaced: Option<CellRef> = None;
        let mut count = 0_usize;
        for (metric, share, text, allowed) in std::mem::take(&mut self.sectionless) {
            match only {
                Some(section) if !allowed.is_empty() && !allowed.contains(&section) => {}
                Some(section) => {
                    let field = Field::of(metric, section);
                    self.shares.entry(field).or_default().push((share, text));
                }
                None if share.part.value.is_some() => {
                    unplaced = unplaced.or(share.part.cell);
                    count += 1;
                }
                None => {}
            }
        }
        if self.bands.iter().any(Option::is_some) {
            match only {
                Some(section) => {
                    self.draft.bands.insert(section, self.bands);
                }
                None => count += 1,
            }
        }
        if count > 0 {
            #[allow(clippy::cast_precision_loss, reason = "a form has few lines")]
            let finding =
                Finding::new(Severity::Missing, "not-by-section").arg("count", count as f64);
            self.findings.push(finding.at(&self.table.file, &self.table.sheet, unplaced));
        }
        for (field, share) in std::mem::take(&mut self.fallbacks) {
            self.shares.entry(field).or_insert_with(|| vec![share]);
        }
        for (field, shares) in std::mem::take(&mut self.shares) {
            self.draft.figures.insert(field, self.together(shares));
        }
    }

    fn together(&self, shares: Vec<(Share, Option<String>)>) -> DraftFigure {
        let source = Some(self.source);
        if let [(only, text)] = shares.as_slice() {
            let origin =
                Origin { source, cell: only.part.cell, text: text.clone(), ..Origin::default() };
            return DraftFigure { value: only.part.value, origin };
        }
        let shares: Vec<Share> = shares.into_iter().map(|(share, _)| share).collect();
        let (value, _) = add_up(&shares, Addition::All);
        let parts = shares.into_iter().map(|share| share.part).collect();
        DraftFigure { value, origin: Origin { source, parts, ..Origin::default() } }
    }
}
