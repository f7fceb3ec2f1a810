//! A standard made ready for computing: settings read once, limits as exact bounds.

use super::exact::Bound;
use crate::county::{County, Metric, SectionKind};
use crate::standard::{Decimal, Indicator, Relaxation, Settings, Standard};

/// The settings the scorer knows by name. Which choice is the default, and why, stands in the
/// standard's data.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choices {
    /// Coefficients are weighted by pupils.
    pub(super) weighted: bool,
    /// Coefficients are compared rounded to two decimals.
    pub(super) coefficient_rounded: bool,
    /// Indicators are compared rounded to two decimals.
    pub(super) indicator_rounded: bool,
    /// Shared things are shared out between sections.
    pub(super) split: bool,
    /// A section that a school of its kind should have, and that no file holds, is one nobody
    /// knows of; else it is taken not to exist.
    pub(super) absent_is_unknown: bool,
    /// A coefficient with figures missing has no verdict.
    pub(super) missing_is_unknown: bool,
    /// A small point that is not counted is left out before it could be merged.
    pub(super) exclude_first: bool,
    /// The scale of a school counts its senior section.
    pub(super) scale_whole: bool,
}

/// A standard under a county's settings.
pub(super) struct Rules<'a> {
    pub(super) standard: &'a Standard,
    pub(super) settings: Settings<'a>,
    pub(super) choices: Choices,
    pub(super) measures: Vec<Measure<'a>>,
    /// Whether each exclusion of the scope is in force.
    pub(super) exclusions: Vec<bool>,
}

/// An indicator made ready.
pub(super) struct Measure<'a> {
    pub(super) spec: &'a Indicator,
    pub(super) per: f64,
    /// Adds up what sections share.
    pub(super) shared: bool,
    pub(super) terms: Vec<Term<'a>>,
    primary: Limits,
    junior: Limits,
}

/// An addend of an indicator.
pub(super) struct Term<'a> {
    pub(super) metric: Metric,
    pub(super) minus: bool,
    pub(super) relaxation: Option<&'a Relaxation>,
}

/// What is asked of an indicator in one section; nothing where the standard tests it only as a
/// part of the composite.
#[derive(Default)]
pub(super) struct Limits {
    pub(super) lines: Option<BothLines>,
    pub(super) cv: Option<CoefficientLimit>,
}

/// Threshold and floor, as printed and as compared.
pub(super) struct BothLines {
    /// The threshold as printed.
    pub(super) threshold: f64,
    pub(super) raw: Lines,
    pub(super) rounded: Lines,
}

/// A limit of coefficients, raw and for rounded ones.
pub(super) struct CoefficientLimit {
    pub(super) printed: f64,
    pub(super) raw: Bound,
    pub(super) rounded: Bound,
}

impl CoefficientLimit {
    pub(super) fn new(at_most: &Decimal) -> Self {
        let raw = Bound::new(at_most.exact());
        Self { printed: at_most.value(), rounded: raw.kept_when_rounded(), raw }
    }
}

/// Threshold and floor.
pub(super) struct Lines {
    pub(super) threshold: Bound,
    pub(super) floor: Bound,
}

impl<'a> Rules<'a> {
    /// Reads the settings and works the limits out.
    pub(super) fn new(county: &'a County, standard: &'a Standard) -> Self {
        let settings = Settings::of(standard, county);
        let choices = Choices {
            weighted: !settings.is("coefficientWeighting", "unweighted"),
            coefficient_rounded: settings.is("coefficientRounding", "twoDecimals"),
            indicator_rounded: settings.is("indicatorRounding", "twoDecimals"),
            split: !settings.is("sharedThings", "whole"),
            absent_is_unknown: !settings.is("absentSection", "notRun"),
            missing_is_unknown: !settings.is("missingCoefficient", "known"),
            exclude_first: !settings.is("smallPoints", "mergeFirst"),
            scale_whole: settings.is("scaleSections", "wholeSchool"),
        };
        let measures =
            standard.indicator.iter().map(|i| Measure::new(i, standard, settings)).collect();
        let exclusions = standard
            .scope
            .exclude
            .iter()
            .map(|e| e.only_when.as_ref().is_none_or(|w| settings.is(&w.setting, &w.is)))
            .collect();
        Self { standard, settings, choices, measures, exclusions }
    }
}

impl<'a> Measure<'a> {
    fn new(spec: &'a Indicator, standard: &'a Standard, settings: Settings<'a>) -> Self {
        let relaxation = |id: &Option<String>| {
            let id = id.as_deref()?;
            standard.relaxation.iter().find(|r| r.id == id)
        };
        let terms = spec
            .amount
            .iter()
            .filter(|a| a.only_when.as_ref().is_none_or(|w| settings.is(&w.setting, &w.is)))
            .map(|a| Term {
                metric: a.metric,
                minus: a.minus,
                relaxation: relaxation(&a.relaxation),
            })
            .filter(|t| t.relaxation.is_none_or(|r| settings.is(&r.setting, "add")))
            .collect();
        Self {
            spec,
            per: spec.per.value(),
            shared: spec.amount.iter().any(|a| a.metric.is_shared()),
            terms,
            primary: Limits::new(spec, SectionKind::Primary),
            junior: Limits::new(spec, SectionKind::Junior),
        }
    }

    /// The limits of a section; the senior section has none.
    pub(super) const fn limits(&self, section: SectionKind) -> Option<&Limits> {
        match section {
            SectionKind::Primary => Some(&self.primary),
            SectionKind::Junior => Some(&self.junior),
            SectionKind::Senior => None,
        }
    }
}

impl Limits {
    fn new(spec: &Indicator, section: SectionKind) -> Self {
        let lines = spec.at_least.of(section).map(|at_least| {
            let threshold = Bound::new(at_least.exact());
            let share = spec.floor.as_ref().map(Decimal::exact).unwrap_or_default();
            let floor = Bound::new(share * at_least.exact());
            BothLines {
                threshold: at_least.value(),
                rounded: Lines {
                    threshold: threshold.reached_when_rounded(),
                    floor: floor.reached_when_rounded(),
                },
                raw: Lines { threshold, floor },
            }
        });
        Self { lines, cv: spec.cv_at_most.of(section).map(CoefficientLimit::new) }
    }
}

impl BothLines {
    /// The lines in force.
    pub(super) const fn in_force(&self, choices: Choices) -> &Lines {
        if choices.indicator_rounded { &self.rounded } else { &self.raw }
    }
}
