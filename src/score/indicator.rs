//! One indicator of one school section: the amount, its share, the value, where it stands.

use super::exact;
use super::rules::{BothLines, Lines, Measure, Rules};
use super::unit::{Gap, Sharing, Unit};
use super::verdict::{IndicatorValue, Standing};
use crate::county::{Field, FieldKind, SectionKind};
use num_rational::BigRational;
use num_traits::Zero;
use std::cmp::Ordering;

/// What is measured where.
#[derive(Clone, Copy)]
pub(super) struct Measurement<'a> {
    pub(super) rules: &'a Rules<'a>,
    pub(super) measure: &'a Measure<'a>,
    pub(super) unit: &'a Unit<'a>,
    pub(super) section: SectionKind,
    pub(super) students: Option<f64>,
}

/// What came out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    /// Amount of the whole unit, before sharing out.
    pub(super) whole: Option<f64>,
    /// Share of the section.
    pub(super) share: f64,
    /// Why there is no value.
    pub(super) gap: Option<Gap>,
    pub(super) value: IndicatorValue,
}

impl Measurement<'_> {
    /// Computes: the terms in order, times the share, times `per`, over the pupils.
    pub(super) fn take(&self) -> Option<Measured> {
        let limits = self.measure.limits(self.section)?;
        let mut value = IndicatorValue {
            amount: None,
            value: None,
            threshold: limits.lines.as_ref().map(|lines| lines.threshold),
            ratio: None,
            standing: Standing::Missing,
            lack: None,
            rounding_matters: false,
            relaxed: false,
        };
        let mut measured = Measured { whole: None, share: 1.0, gap: None, value };
        let (whole, relaxed) = match self.whole() {
            Ok(found) => found,
            Err(gap) => {
                measured.gap = Some(gap);
                return Some(measured);
            }
        };
        measured.whole = Some(whole);
        measured.value.relaxed = relaxed;
        let (share, students) = match (self.share(), self.students) {
            (_, None) => {
                measured.gap = Some(Gap::Students);
                return Some(measured);
            }
            (Err(gap), _) => {
                measured.gap = Some(gap);
                return Some(measured);
            }
            (Ok(share), Some(students)) => (share, students),
        };
        let amount = whole * share;
        let result = amount * self.measure.per / students;
        value.relaxed = relaxed;
        value.amount = Some(amount);
        value.value = Some(result);
        // Without a threshold there is nothing that what is known could miss.
        value.standing = Standing::Met;
        if let Some(lines) = &limits.lines {
            let raw = self.standing(&lines.raw, result);
            let rounded = self.standing(&lines.rounded, result);
            value.ratio = Some(result / lines.threshold);
            value.rounding_matters = raw != rounded;
            value.standing = if self.rules.choices.indicator_rounded { rounded } else { raw };
            value.lack = Some(self.lack(lines, value.standing, amount, students));
        }
        Some(Measured { share, value, ..measured })
    }

    /// What the section's amount lacks to the threshold in force: `t · pupils / per − amount`,
    /// rounded up for people and things. Near a whole number exact fractions decide.
    fn lack(&self, lines: &BothLines, standing: Standing, amount: f64, students: f64) -> f64 {
        if standing == Standing::Met {
            return 0.0;
        }
        let threshold = &lines.in_force(self.rules.choices).threshold;
        let needed = threshold.value() * students / self.measure.per;
        let lack = (needed - amount).max(0.0);
        let kind = self.measure.terms.first().map(|term| term.metric.kind());
        if !matches!(kind, Some(FieldKind::People | FieldKind::Count)) {
            return lack;
        }
        if !exact::is_near(lack, lack.round(), needed) {
            return lack.ceil();
        }
        let pupils = exact::figure(students) / self.measure.spec.per.exact();
        let has = self.exact_amount() * self.exact_share();
        exact::round_up(&(threshold.exact() * pupils - has), 1)
    }

    /// The fields that are added up, in order; `true` is taken away. Those of a relaxation only
    /// where it holds.
    pub(super) fn terms(&self) -> impl Iterator<Item = (Field, bool, bool)> + '_ {
        let holds = |t: &&super::rules::Term<'_>| {
            t.relaxation.is_none_or(|relaxation| self.unit.may_use(relaxation))
        };
        let field = |t: &super::rules::Term<'_>| {
            (Field::of(t.metric, self.section), t.minus, t.relaxation.is_some())
        };
        self.measure.terms.iter().filter(holds).map(field)
    }

    /// The amount before sharing out, and whether a relaxation added to it.
    fn whole(&self) -> Result<(f64, bool), Gap> {
        let mut whole = 0.0;
        let mut relaxed = false;
        for (field, minus, by_relaxation) in self.terms() {
            match self.unit.figure(field) {
                Some(figure) => {
                    relaxed |= by_relaxation && figure > 0.0;
                    whole += if minus { -figure } else { figure };
                }
                None if by_relaxation => {}
                None => return Err(Gap::Figure),
            }
        }
        if whole < 0.0 { Err(Gap::Negative) } else { Ok((whole, relaxed)) }
    }

    fn share(&self) -> Result<f64, Gap> {
        if self.measure.shared { self.unit.sharing.of(self.section) } else { Ok(1.0) }
    }

    fn standing(&self, lines: &Lines, value: f64) -> Standing {
        let reaches =
            |bound: &exact::Bound| bound.compare(value, || self.exact_value()) != Ordering::Less;
        if reaches(&lines.threshold) {
            Standing::Met
        } else if reaches(&lines.floor) {
            Standing::Floor
        } else {
            Standing::Below
        }
    }

    /// The value exactly, from the figures as written.
    pub(super) fn exact_value(&self) -> BigRational {
        self.exact_amount() * self.exact_per_amount()
    }

    /// The amount before sharing out, exactly.
    pub(super) fn exact_amount(&self) -> BigRational {
        self.terms().fold(BigRational::zero(), |sum, (field, minus, _)| {
            let figure = self.unit.exact_figure(field);
            if minus { sum - figure } else { sum + figure }
        })
    }

    /// The share of the section, exactly.
    pub(super) fn exact_share(&self) -> BigRational {
        let split = self.measure.shared && matches!(self.unit.sharing, Sharing::Weighted { .. });
        if !split {
            return BigRational::from_integer(1.into());
        }
        let (part, total) = self.unit.exact_parts(self.rules, self.section);
        if total.is_zero() { total } else { part / total }
    }

    /// What one unit of the amount adds to the value, exactly: `share · per / pupils`.
    pub(super) fn exact_per_amount(&self) -> BigRational {
        let students = exact::figure(self.students.unwrap_or_default());
        if students.is_zero() {
            return students;
        }
        self.exact_share() * self.measure.spec.per.exact() / students
    }
}
