//! A school with those counted with it: its figures added up, and what its sections share
//! shared out between them.

use super::{exact, rules::Rules};
use crate::county::{County, Field, Metric, Owner, School, SectionKind};
use crate::standard::Relaxation;
use num_rational::BigRational;
use num_traits::Zero;

/// A school of the assessment, with the not-counted ones that belong to it.
#[derive(Debug, Clone)]
pub(super) struct Unit<'a> {
    county: &'a County,
    pub(super) school: &'a School,
    pub(super) position: usize,
    /// Positions of the schools merged into it.
    pub(super) merged: Vec<usize>,
    pub(super) sharing: Sharing,
}

/// How a unit's shared things are shared out: `weight · pupils` of each section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sharing {
    /// Each section counts the whole (a setting, for comparison).
    Whole,
    /// By weighted pupils.
    Weighted {
        /// Of primary, junior, senior.
        parts: [f64; 3],
        /// Of all together.
        total: f64,
    },
    /// It cannot be told.
    Unknown(Gap),
}

/// Why a value cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// A figure of the amount is missing.
    Figure,
    /// The section's pupils are missing.
    Students,
    /// Pupils of another section are missing, so that shared things cannot be shared out.
    OtherStudents,
    /// A section that such a school runs is in no file.
    Section,
    /// More is taken away than there is.
    Negative,
}

impl Gap {
    /// The code of the note.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Figure => "figureMissing",
            Self::Students => "studentsMissing",
            Self::OtherStudents => "otherStudentsMissing",
            Self::Section => "sectionAbsent",
            Self::Negative => "negativeAmount",
        }
    }
}

impl<'a> Unit<'a> {
    /// The unit of the school at a position.
    pub(super) fn new(
        county: &'a County,
        school: &'a School,
        position: usize,
        merged: Vec<usize>,
        rules: &Rules<'_>,
    ) -> Self {
        let sharing = Sharing::Whole;
        let mut unit = Self { county, school, position, merged, sharing };
        if rules.choices.split {
            unit.sharing = unit.weigh(rules);
        }
        unit
    }

    /// The schools of the unit with their positions, its own first.
    pub(super) fn members(&self) -> impl Iterator<Item = (usize, &'a School)> {
        let county = self.county;
        let merged = self.merged.iter().filter_map(move |m| Some((*m, county.schools.get(*m)?)));
        std::iter::once((self.position, self.school)).chain(merged)
    }

    /// The members that hold figures of an owner: those with the section, or all.
    pub(super) fn holders(&self, owner: Owner) -> impl Iterator<Item = (usize, &'a School)> {
        self.members().filter(move |(_, school)| match owner {
            Owner::Section(section) => school.section(section).is_some(),
            Owner::Site | Owner::Funds => true,
        })
    }

    /// Whether it has the section.
    pub(super) fn has(&self, section: SectionKind) -> bool {
        self.members().any(|(_, school)| school.section(section).is_some())
    }

    /// Whether a school of its kind has the section and no file holds it.
    pub(super) fn lacks(&self, section: SectionKind) -> bool {
        self.school.kind.sections().contains(&section) && !self.has(section)
    }

    /// A figure, added up over the members; missing where one of theirs is.
    pub(super) fn figure(&self, field: Field) -> Option<f64> {
        if self.merged.is_empty() {
            return field.get(self.school);
        }
        let mut holders = self.holders(field.owner()).peekable();
        holders.peek()?;
        holders.map(|(_, school)| field.get(school)).sum()
    }

    /// The same, exactly; a missing figure counts as none, as the caller has asked before.
    pub(super) fn exact_figure(&self, field: Field) -> BigRational {
        let holders = self.holders(field.owner()).filter_map(|(_, school)| field.get(school));
        holders.map(exact::figure).fold(BigRational::zero(), |sum, figure| sum + figure)
    }

    /// Pupils of a section.
    pub(super) fn students(&self, section: SectionKind) -> Option<f64> {
        self.figure(Field::of(Metric::Students, section))
    }

    /// Classes of a section.
    pub(super) fn classes(&self, section: SectionKind) -> Option<f64> {
        let mut sections = self.members().filter_map(|(_, s)| s.section(section)).peekable();
        sections.peek()?;
        sections.map(crate::county::Section::class_total).sum()
    }

    /// Pupils of the sections given that it has.
    pub(super) fn students_of(&self, sections: &[SectionKind]) -> Option<f64> {
        let mut held = sections.iter().filter(|s| self.has(**s)).peekable();
        held.peek()?;
        held.map(|s| self.students(*s)).sum()
    }

    fn weigh(&self, rules: &Rules<'_>) -> Sharing {
        let mut parts = [0.0; 3];
        for (part, section) in parts.iter_mut().zip(SectionKind::ALL) {
            if self.has(section) {
                let Some(students) = self.students(section) else {
                    return Sharing::Unknown(Gap::OtherStudents);
                };
                *part = rules.standard.apportion.weights.of(section).value() * students;
            } else if rules.choices.absent_is_unknown && self.lacks(section) {
                return Sharing::Unknown(Gap::Section);
            }
        }
        Sharing::Weighted { parts, total: parts.iter().sum() }
    }

    /// Weighted pupils of a section and of all, exactly.
    pub(super) fn exact_parts(
        &self,
        rules: &Rules<'_>,
        section: SectionKind,
    ) -> (BigRational, BigRational) {
        let part = |section: SectionKind| {
            let weight = rules.standard.apportion.weights.of(section).exact();
            weight * self.exact_figure(Field::of(Metric::Students, section))
        };
        let total = SectionKind::ALL.into_iter().map(part).fold(BigRational::zero(), |a, b| a + b);
        (part(section), total)
    }

    /// Whether what a relaxation asks holds here. A condition that cannot be checked for want
    /// of a figure does not hold.
    pub(super) fn may_use(&self, relaxation: &Relaxation) -> bool {
        let students = self.students_of(&SectionKind::COMPULSORY);
        let place = |places: &Vec<_>| self.school.setting.is_some_and(|s| places.contains(&s));
        relaxation.settings_of_place.as_ref().is_none_or(place)
            && relaxation
                .school_students_at_least
                .as_ref()
                .is_none_or(|limit| students.is_some_and(|n| n >= limit.value()))
            && relaxation
                .school_students_below
                .as_ref()
                .is_none_or(|limit| students.is_some_and(|n| n < limit.value()))
            && relaxation.dense_central_city.is_none_or(|d| d == self.school.dense_central_city)
    }
}

impl Sharing {
    /// The share of a section.
    ///
    /// # Errors
    /// Why it cannot be told.
    pub(super) fn of(self, section: SectionKind) -> Result<f64, Gap> {
        match self {
            Self::Whole => Ok(1.0),
            Self::Weighted { parts: [primary, junior, senior], total } => Ok(match section {
                SectionKind::Primary => primary,
                SectionKind::Junior => junior,
                SectionKind::Senior => senior,
            } / total),
            Self::Unknown(gap) => Err(gap),
        }
    }

    /// Whether more than one section takes part.
    pub(super) fn is_split(self) -> bool {
        match self {
            Self::Weighted { parts, .. } => parts.iter().filter(|p| **p > 0.0).count() > 1,
            Self::Whole | Self::Unknown(_) => false,
        }
    }
}
