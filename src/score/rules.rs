//! A standard made ready for computing: settings read once, limits as exact bounds.

use super::exact::Bound;
use crate::county::{County, Metric, SectionKind};
use crate::standard::{Indicator, PerSection, Relaxation, Settings, Standard};

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
    primary: Option<Limits>,
    junior: Option<Limits>,
}

/// An addend of an indicator.
pub(super) struct Term<'a> {
    pub(super) metric: Metric,
    pub(super) minus: bool,
    pub(super) relaxation: Option<&'a Relaxation>,
}

/// The limits of an indicator in one section.
pub(super) struct Limits {
    /// As printed: threshold, and the coefficient's limit.
    pub(super) threshold: f64,
    pub(super) cv_limit: f64,
    pub(super) raw: Lines,
    pub(super) rounded: Lines,
    pub(super) cv: Bound,
    pub(super) cv_rounded: Bound,
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
            SectionKind::Primary => self.primary.as_ref(),
            SectionKind::Junior => self.junior.as_ref(),
            SectionKind::Senior => None,
        }
    }
}

impl Limits {
    fn new(spec: &Indicator, section: SectionKind) -> Option<Self> {
        let of = |limits: &'_ PerSection| limits.of(section).cloned();
        let (at_least, at_most) = (of(&spec.at_least)?, of(&spec.cv_at_most)?);
        let threshold = Bound::new(at_least.exact());
        let floor = Bound::new(spec.floor.exact() * at_least.exact());
        let cv = Bound::new(at_most.exact());
        Some(Self {
            threshold: at_least.value(),
            cv_limit: at_most.value(),
            rounded: Lines {
                threshold: threshold.reached_when_rounded(),
                floor: floor.reached_when_rounded(),
            },
            raw: Lines { threshold, floor },
            cv_rounded: cv.kept_when_rounded(),
            cv,
        })
    }

    /// The lines in force.
    pub(super) const fn lines(&self, choices: Choices) -> &Lines {
        if choices.indicator_rounded { &self.rounded } else { &self.raw }
    }
}
