//! What counties are compared by.

use crate::county::SectionKind;
use crate::standard::{SchoolItemRule, Standard};

/// Which end of a scale is the better one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// The less the better.
    Low,
    /// The more the better.
    High,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The difference coefficient of an indicator in a section, by the indicator's position.
    Coefficient(SectionKind, usize),
    /// The share of the section's schools that meet an indicator's threshold, 0-1.
    Met(SectionKind, usize),
    /// The share of the section's schools that pass (综合达标), 0-1.
    Passing(SectionKind),
    /// How many of the county's coefficients are within their limits.
    Within,
    /// The share of all school sections that pass, 0-1.
    AllPassing,
    /// The share of schools, or of classes, that break an item, by the item's position, 0-1.
    Item(usize),
}

/// One thing that counties are compared by.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What is measured.
    pub subject: Subject,
    /// Its id, as it stands in an address: `primary.cv.teachingArea`.
    pub id: String,
    /// Which end is the better one.
    pub better: Better,
    /// The limit that a figure is to keep: not above it where less is better.
    pub limit: Option<f64>,
}

impl Measure {
    /// The section it is about; `None` where it is about the whole county.
    #[must_use]
    pub const fn section(&self) -> Option<SectionKind> {
        match self.subject {
            Subject::Coefficient(section, _)
            | Subject::Met(section, _)
            | Subject::Passing(section) => Some(section),
            Subject::Within | Subject::AllPassing | Subject::Item(_) => None,
        }
    }

    /// Whether it is a share, 0-1.
    #[must_use]
    pub const fn is_share(&self) -> bool {
        !matches!(self.subject, Subject::Coefficient(..) | Subject::Within)
    }
}

/// Everything that counties are compared by under a standard: section by section the coefficients,
/// then the shares of schools that meet; last what is about the whole county.
#[must_use]
pub fn measures(standard: &Standard) -> Vec<Measure> {
    let mut all = Vec::new();
    let mut add = |subject, id: String, better, limit| {
        all.push(Measure { subject, id, better, limit });
    };
    for section in standard.scope.sections.iter().copied() {
        let name = section.id();
        for (at, indicator) in standard.indicator.iter().enumerate() {
            let limit = indicator.cv_at_most.of(section).map(|limit| limit.value());
            let id = format!("{name}.cv.{}", indicator.id);
            add(Subject::Coefficient(section, at), id, Better::Low, limit);
        }
        for (at, indicator) in standard.indicator.iter().enumerate() {
            let id = format!("{name}.met.{}", indicator.id);
            add(Subject::Met(section, at), id, Better::High, None);
        }
        add(Subject::Passing(section), format!("{name}.passing"), Better::High, None);
    }
    add(Subject::AllPassing, "passing".to_owned(), Better::High, None);
    add(Subject::Within, "within".to_owned(), Better::High, None);
    for (at, item) in standard.school_item.iter().enumerate() {
        // An item's rule says what is counted; both are to be none.
        let (SchoolItemRule::Scale { .. } | SchoolItemRule::ClassSize { .. }) = item.rule;
        add(Subject::Item(at), format!("item.{}", item.id), Better::Low, None);
    }
    all
}
