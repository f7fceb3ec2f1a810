//! A county in one year, made ready for measuring: its assessment, its exact amounts, its yearly
//! figures.

use super::ladder::Measure;
use super::raise;
use super::result::Reading;
use super::yearly::Yearly;
use crate::county::{County, SectionKind};
use crate::rubric::{Compare, Span, measure, nearest, whole};
use crate::score::{Amounts, Coefficient, Evaluation, Holding, SchoolRow, exact_sum};
use crate::standard::Standard;
use num_rational::BigRational;
use num_traits::Zero;

/// A county in one year.
pub(super) struct Snapshot<'a> {
    pub(super) county: &'a County,
    pub(super) standard: &'a Standard,
    pub(super) evaluation: &'a Evaluation,
    pub(super) amounts: Amounts<'a>,
    pub(super) yearly: &'a Yearly,
}

/// What was measured. The bounds are equal where no figure is missing.
#[derive(Default)]
pub(super) struct Found {
    /// The least it can be; `None` where nothing is known of it.
    pub(super) low: Option<BigRational>,
    /// The most it can be.
    pub(super) high: Option<BigRational>,
    /// Of what is known.
    pub(super) known: Option<f64>,
    pub(super) counted: usize,
    pub(super) missing: usize,
    /// School year, or year of the figures.
    pub(super) year: Option<i32>,
    /// Weights and amounts of a coefficient, which has no exact value of its own.
    spread: Option<Vec<(BigRational, BigRational)>>,
}

impl Found {
    /// Whether it is on the right side of a line; `None` where a missing figure could change that.
    pub(super) fn meets(&self, is: Compare, line: &BigRational) -> Option<bool> {
        let line = Span::of(line.clone());
        if let Some(pairs) = &self.spread {
            let known = !pairs.is_empty() && self.missing == 0;
            let order = known.then(|| raise::compare(pairs, &line.low))??;
            return is.holds(&Span::of(order), &Span::of(BigRational::zero()));
        }
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => {
                is.holds(&Span { low: low.clone(), high: high.clone() }, &line)
            }
            // Of a mean with figures missing only the least is known.
            (Some(low), None) => match is {
                Compare::AtLeast if *low >= line.low => Some(true),
                Compare::Above if *low > line.low => Some(true),
                Compare::AtMost if *low > line.low => Some(false),
                Compare::Below if *low >= line.low => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// For the result.
    pub(super) fn reading(&self) -> Reading {
        let bound = |bound: &Option<BigRational>| bound.as_ref().map(nearest);
        let known = self.low.is_some() && self.low == self.high;
        let value = match &self.spread {
            Some(_) => self.known.filter(|_| self.missing == 0),
            None if known => bound(&self.low),
            None => None,
        };
        Reading {
            year: self.year,
            value,
            known: self.known,
            low: bound(&self.low),
            high: bound(&self.high),
            counted: self.counted,
            missing: self.missing,
        }
    }
}

impl<'a> Snapshot<'a> {
    pub(super) fn new(
        county: &'a County,
        standard: &'a Standard,
        evaluation: &'a Evaluation,
        yearly: &'a Yearly,
    ) -> Self {
        let amounts = Amounts::new(county, standard, evaluation);
        Self { county, standard, evaluation, amounts, yearly }
    }

    /// Measures; yearly figures as of the latest year up to `until`.
    pub(super) fn find(&self, measure: &Measure, until: Option<i32>) -> Found {
        match measure {
            Measure::Mean(indicator, section) => self.mean(*indicator, *section),
            Measure::SchoolShare(indicator, section) => self.school_share(*indicator, *section),
            Measure::Cv(indicator, section) => self.cv(*indicator, *section),
            Measure::Formula(formula, over) => {
                let found = measured(formula, self);
                match over {
                    None => found,
                    Some(over) => divided(found, &measured(over, self)),
                }
            }
            Measure::Figure(of) => self.figure(of, None, until),
            Measure::Ratio(of, over) => self.figure(of, Some(over), until),
        }
    }

    /// Rows of a section that are assessed, with their positions.
    pub(super) fn rows(
        &self,
        section: Option<SectionKind>,
    ) -> impl Iterator<Item = (usize, &SchoolRow)> {
        let rows = self.evaluation.schools.iter().enumerate();
        rows.filter(move |(_, r)| r.excluded.is_none() && section.is_none_or(|s| r.section == s))
    }

    pub(super) fn coefficient(&self, indicator: usize, of: SectionKind) -> Option<&Coefficient> {
        let section = self.evaluation.sections.iter().find(|s| s.section == of)?;
        section.indicators.get(indicator)
    }

    /// `Σx · per / ΣA`. Where rows have no value, at least that of the others over all pupils.
    fn mean(&self, indicator: usize, section: SectionKind) -> Found {
        let holdings = self.amounts.of(section, indicator);
        let Some(per) = self.amounts.per(indicator) else { return Found::default() };
        let missing = self.coefficient(indicator, section).map_or(0, |c| c.missing);
        let (students, amount) = sums(&holdings);
        let known = (!students.is_zero()).then(|| &amount * &per / &students);
        let low = if missing == 0 {
            known.clone()
        } else {
            let of_row = |(_, row): (usize, &SchoolRow)| {
                Some(crate::rubric::figure(row.students?).unwrap_or_default())
            };
            let all: Option<Vec<BigRational>> = self.rows(Some(section)).map(of_row).collect();
            let all = all.map(exact_sum).filter(|all| !all.is_zero());
            Some(all.map_or_else(BigRational::zero, |all| amount * per / all))
        };
        Found {
            known: known.as_ref().map(nearest),
            high: low.clone().filter(|_| missing == 0),
            low,
            counted: holdings.len() + missing,
            missing,
            year: self.county.school_year,
            spread: None,
        }
    }

    fn school_share(&self, indicator: usize, section: Option<SectionKind>) -> Found {
        let (mut met, mut missing, mut counted) = (0, 0, 0);
        for (_, row) in self.rows(section) {
            counted += 1;
            match row.indicators.get(indicator).and_then(|i| i.met()) {
                Some(true) => met += 1,
                Some(false) => {}
                None => missing += 1,
            }
        }
        let share = |n: usize, of: usize| (of > 0).then(|| whole(n) / whole(of) * whole(100));
        Found {
            low: share(met, counted),
            high: share(met + missing, counted),
            known: share(met, counted - missing).as_ref().map(nearest),
            counted,
            missing,
            year: self.county.school_year,
            spread: None,
        }
    }

    fn cv(&self, indicator: usize, section: SectionKind) -> Found {
        let Some(coefficient) = self.coefficient(indicator, section) else {
            return Found::default();
        };
        Found {
            known: coefficient.cv,
            counted: coefficient.known + coefficient.missing,
            missing: coefficient.missing,
            year: self.county.school_year,
            spread: Some(self.pairs(&self.amounts.of(section, indicator))),
            ..Found::default()
        }
    }

    /// Whether coefficients are weighted by pupils.
    pub(super) fn weighted(&self) -> bool {
        let settings = crate::standard::Settings::of(self.standard, self.county);
        !settings.is("coefficientWeighting", "unweighted")
    }

    /// Weights and weighted amounts of holdings, as the coefficient in force takes them.
    pub(super) fn pairs(&self, holdings: &[Holding]) -> Vec<(BigRational, BigRational)> {
        let weighted = self.weighted();
        let pair = |h: &Holding| match weighted {
            true => (h.students.clone(), h.amount.clone()),
            false => (whole(1), &h.amount / &h.students),
        };
        holdings.iter().filter(|h| !h.students.is_zero()).map(pair).collect()
    }

    /// A yearly figure, or one over another in percent, of the latest year for which it is known.
    fn figure(&self, of: &str, over: Option<&String>, until: Option<i32>) -> Found {
        let years = self.yearly.years(of).into_iter().rev();
        let value = |year: i32| {
            let of = self.yearly.at(of, year)?;
            let Some(over) = over else { return Some((year, of.clone())) };
            let over = self.yearly.at(over, year).filter(|n| !n.is_zero())?;
            Some((year, of / over * whole(100)))
        };
        let latest = years.filter(|year| until.is_none_or(|until| *year <= until)).find_map(value);
        let (year, value) = latest.unzip();
        Found {
            known: value.as_ref().map(nearest),
            low: value.clone(),
            high: value,
            counted: 1,
            missing: usize::from(year.is_none()),
            year,
            spread: None,
        }
    }
}

/// Pupils and amounts together.
pub(super) fn sums(holdings: &[Holding]) -> (BigRational, BigRational) {
    (
        exact_sum(holdings.iter().map(|h| h.students.clone()).collect()),
        exact_sum(holdings.iter().map(|h| h.amount.clone()).collect()),
    )
}

fn measured(formula: &crate::rubric::Formula, snapshot: &Snapshot<'_>) -> Found {
    let measured = measure(formula, snapshot.county, snapshot.evaluation);
    let (low, high) = measured.value.map(|span| (span.low, span.high)).unzip();
    Found {
        known: low.as_ref().map(nearest),
        low,
        high,
        counted: measured.counted,
        missing: measured.missing,
        year: snapshot.county.school_year,
        spread: None,
    }
}

/// One over the other, in percent.
fn divided(found: Found, over: &Found) -> Found {
    let span = |f: &Found| Some(Span { low: f.low.clone()?, high: f.high.clone()? });
    let percent = span(&found)
        .zip(span(over))
        .and_then(|(found, over)| found.times(&Span::of(whole(100))).over(&over));
    let (low, high) = percent.map(|span| (span.low, span.high)).unzip();
    Found {
        known: low.as_ref().map(nearest),
        low,
        high,
        missing: found.missing.max(over.missing),
        ..found
    }
}
