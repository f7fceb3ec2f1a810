//! The assessment as a whole, from rows to the county's verdict.

use super::coefficient::{Part, Tally, coefficient};
use super::composite::composite;
use super::indicator::Measurement;
use super::rows::{Row, Rows};
use super::rules::{CoefficientLimit, Measure, Rules};
use super::unit::Unit;
use super::verdict::{Coefficient, Composite, Evaluation, SchoolRow, SectionResult};
use super::{exact, items, reasons, school};
use crate::county::{County, SectionKind};
use crate::standard::Standard;
use num_rational::BigRational;
use num_traits::Zero;
use std::ops::Range;

#[cfg(test)]
thread_local! {
    /// How many assessments this thread has made.
    pub(crate) static MADE: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Assesses a county: every school section, both sections' coefficients, the items every school
/// must meet, the verdict and its reasons.
#[must_use]
pub fn evaluate(county: &County, standard: &Standard) -> Evaluation {
    #[cfg(test)]
    MADE.set(MADE.get() + 1);
    let rows = Rows::new(county, Rules::new(county, standard));
    let schools = rows.assess_all();
    let sections: Vec<SectionResult> =
        standard.scope.sections.iter().map(|s| rows.section(*s, &schools)).collect();
    let items = items::items(&rows);
    let resources_pass = resources_pass(&schools, &sections, &rows);
    let item_fails = items.iter().any(|i| i.met == Some(false));
    let mut evaluation = Evaluation {
        standard: standard.id.clone(),
        schools,
        sections,
        items,
        resources_pass,
        // The other parts of the standard are not assessed yet, so no county passes as a whole.
        pass: (resources_pass == Some(false) || item_fails).then_some(false),
        reasons: Vec::new(),
        settings_changed: rows.rules.settings.changed().into_iter().map(str::to_owned).collect(),
    };
    evaluation.reasons = reasons::reasons(&rows, &evaluation);
    evaluation
}

/// Whether every school that is judged passes, and every coefficient that has a limit is within
/// it.
fn resources_pass(
    schools: &[SchoolRow],
    sections: &[SectionResult],
    rows: &Rows<'_>,
) -> Option<bool> {
    let judged = rows.rules.standard.school_rule.is_some();
    let schools = schools.iter().filter(|s| judged && s.excluded.is_none()).map(|s| s.pass);
    let coefficients = sections.iter().flat_map(|s| &s.indicators);
    let coefficients = coefficients.filter(|c| c.limit.is_some()).map(|c| c.met);
    let coefficients = coefficients.chain(sections.iter().filter_map(|s| Some(s.composite?.met)));
    let mut unknown = !rows.orphans.is_empty() || !rows.incomplete.is_empty();
    for verdict in schools.chain(coefficients) {
        match verdict {
            Some(false) => return Some(false),
            Some(true) => {}
            None => unknown = true,
        }
    }
    (!unknown).then_some(true)
}

impl Rows<'_> {
    /// The measurement of an indicator in a row.
    pub(super) fn measurement<'b>(
        &'b self,
        row: &Row,
        measure: &'b Measure<'b>,
    ) -> Option<Measurement<'b>> {
        Some(Measurement {
            rules: &self.rules,
            measure,
            unit: self.unit(row)?,
            section: row.section,
            students: row.students,
        })
    }

    /// The verdicts of all rows, in their order.
    pub(super) fn assess_all(&self) -> Vec<SchoolRow> {
        let mut all = Vec::with_capacity(self.rows.len());
        all.extend(self.rows.iter().filter_map(|row| Some(self.assess(row, self.unit(row)?))));
        all
    }

    /// The verdict of a row.
    pub(super) fn assess(&self, row: &Row, unit: &Unit<'_>) -> SchoolRow {
        let school = unit.school;
        let mut indicators = Vec::new();
        if row.excluded.is_none() {
            indicators.reserve_exact(self.rules.measures.len());
            let measured = |measure| Some(self.measurement(row, measure)?.take()?.value);
            indicators.extend(self.rules.measures.iter().filter_map(measured));
        }
        let met_at_least = self.rules.standard.school_rule.as_ref().map(|r| r.met_at_least);
        let passing = school::passing(&indicators, met_at_least);
        SchoolRow {
            school: unit.position,
            id: school.id.clone(),
            name: school.name.clone(),
            section: row.section,
            kind: school.kind,
            ownership: school.ownership,
            setting: school.setting,
            students: row.students,
            classes: unit.classes(row.section),
            indicators,
            met: passing.met,
            missing: passing.missing,
            pass: passing.pass.filter(|_| row.excluded.is_none()),
            excluded: row.excluded.clone(),
            merged: unit.merged.clone(),
        }
    }

    /// The result of a section, from the verdicts of all rows.
    fn section(&self, section: SectionKind, schools: &[SchoolRow]) -> SectionResult {
        let measures = self.rules.measures.iter();
        let indicators: Vec<_> = measures
            .zip(gather(section, 0..self.rules.measures.len(), schools))
            .filter_map(|(measure, found)| self.spread(section, measure, &found))
            .collect();
        let judged = self.rules.standard.school_rule.is_some();
        let mut result = SectionResult {
            section,
            schools: 0,
            passing: 0,
            failing: 0,
            undetermined: 0,
            excluded: 0,
            students: 0.0,
            composite: self.composite(section, &indicators, schools),
            indicators,
        };
        for school in schools.iter().filter(|s| s.section == section) {
            if school.excluded.is_some() {
                result.excluded += 1;
                continue;
            }
            result.schools += 1;
            result.students += school.students.unwrap_or_default();
            match school.pass {
                Some(true) => result.passing += 1,
                Some(false) => result.failing += 1,
                None => result.undetermined += usize::from(judged),
            }
        }
        result
    }

    /// The coefficient of an indicator in a section.
    pub(super) fn coefficient(
        &self,
        section: SectionKind,
        indicator: usize,
        measure: &Measure<'_>,
        schools: &[SchoolRow],
    ) -> Option<Coefficient> {
        self.spread(section, measure, &parts(section, indicator, schools))
    }

    fn spread(
        &self,
        section: SectionKind,
        measure: &Measure<'_>,
        (parts, tally): &(Vec<Part>, Tally),
    ) -> Option<Coefficient> {
        let limits = measure.limits(section)?;
        let exact_part = |part: &Part| {
            self.exact_part(part, measure)
                .unwrap_or_else(|| (BigRational::zero(), BigRational::zero()))
        };
        Some(coefficient(&self.rules, measure, limits.cv.as_ref(), parts, *tally, exact_part))
    }

    /// The composite of a section, where the standard tests it.
    pub(super) fn composite(
        &self,
        section: SectionKind,
        coefficients: &[Coefficient],
        schools: &[SchoolRow],
    ) -> Option<Composite> {
        let at_most = self.rules.standard.county_rule.composite_at_most.as_ref()?.of(section)?;
        // Pupils and amounts of every indicator, exactly; asked only at the very limit.
        let exact_parts = || {
            let measures = self.rules.measures.iter().enumerate();
            let of = |(i, measure): (usize, &Measure<'_>)| {
                let (parts, _) = parts(section, i, schools);
                parts.iter().filter_map(|part| self.exact_part(part, measure)).collect()
            };
            measures.map(of).collect()
        };
        let limit = CoefficientLimit::new(at_most);
        Some(composite(self.rules.choices, &limit, coefficients, exact_parts))
    }

    /// Pupils and amount of a row, exactly.
    pub(super) fn exact_part(
        &self,
        part: &Part,
        measure: &Measure<'_>,
    ) -> Option<(BigRational, BigRational)> {
        let measurement = self.measurement(self.rows.get(part.row)?, measure)?;
        let amount = measurement.exact_amount() * measurement.exact_share();
        Some((exact::figure(part.students), amount))
    }
}

/// The rows of a section that have a value, and how many stand where.
pub(super) fn parts(
    section: SectionKind,
    indicator: usize,
    schools: &[SchoolRow],
) -> (Vec<Part>, Tally) {
    gather(section, indicator..indicator + 1, schools).pop().unwrap_or_default()
}

/// The same of several indicators, by going over the rows once: ten thousand of them are more than
/// a processor has at hand.
fn gather(
    section: SectionKind,
    indicators: Range<usize>,
    schools: &[SchoolRow],
) -> Vec<(Vec<Part>, Tally)> {
    let rows = schools.iter().filter(|s| s.section == section).count();
    let none = || (Vec::with_capacity(rows), Tally::default());
    let mut all: Vec<_> = indicators.clone().map(|_| none()).collect();
    for (row, school) in schools.iter().enumerate() {
        if school.section != section || school.excluded.is_some() {
            continue;
        }
        let values = school.indicators.iter().skip(indicators.start);
        for ((parts, tally), value) in all.iter_mut().zip(values) {
            tally.add(value);
            if let (Some(amount), Some(students)) = (value.amount, school.students) {
                parts.push(Part { row, students, amount });
            }
        }
    }
    all
}
