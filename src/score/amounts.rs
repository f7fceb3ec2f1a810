//! What school sections have, exactly: pupils and amounts behind means and coefficients, for those
//! who ask how much is lacking to another line than the standard's own. Plans call it.

use super::evaluate::parts;
use super::exact;
use super::rows::Rows;
use super::rules::Rules;
use super::verdict::Evaluation;
use crate::county::{County, FieldKind, SectionKind};
use crate::standard::Standard;
use num_rational::BigRational;

/// A county's amounts under a standard, beside its assessment.
pub struct Amounts<'a> {
    rows: Rows<'a>,
    evaluation: &'a Evaluation,
}

/// What a school section has of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Position in [`Evaluation::schools`].
    pub row: usize,
    /// Pupils.
    pub students: BigRational,
    /// Its amount, after sharing out, in the metric's unit.
    pub amount: BigRational,
}

impl<'a> Amounts<'a> {
    /// Of a county and its assessment under the standard.
    #[must_use]
    pub fn new(county: &'a County, standard: &'a Standard, evaluation: &'a Evaluation) -> Self {
        Self { rows: Rows::new(county, Rules::new(county, standard)), evaluation }
    }

    /// The holdings of an indicator, by its position, in a section: of the rows whose figures are
    /// all known, in the order of the assessment.
    #[must_use]
    pub fn of(&self, section: SectionKind, indicator: usize) -> Vec<Holding> {
        let Some(measure) = self.rows.rules.measures.get(indicator) else { return Vec::new() };
        let (parts, _) = parts(section, indicator, &self.evaluation.schools);
        let holding = |part: &super::coefficient::Part| {
            let (students, amount) = self.rows.exact_part(part, measure)?;
            Some(Holding { row: part.row, students, amount })
        };
        parts.iter().filter_map(holding).collect()
    }

    /// Pupils that an indicator's value is for: 1 or 100.
    #[must_use]
    pub fn per(&self, indicator: usize) -> Option<BigRational> {
        Some(self.rows.rules.measures.get(indicator)?.spec.per.exact())
    }

    /// What an indicator counts; people and things are whole.
    #[must_use]
    pub fn kind(&self, indicator: usize) -> Option<FieldKind> {
        Some(self.rows.rules.measures.get(indicator)?.terms.first()?.metric.kind())
    }
}

/// Adds fractions in pairs, so that denominators grow late.
#[must_use]
pub fn exact_sum(values: Vec<BigRational>) -> BigRational {
    exact::sum(values)
}
