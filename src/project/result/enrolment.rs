//! Pupils of a unit.

use crate::county::SectionKind;
use crate::project::forecast::PastEntry;

/// The 5, 25, 50, 75 and 95 % quantiles of the draws.
pub type Quantiles = [f64; 5];

/// Pupils of a unit by grade, by section and in all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Enrolment {
    /// Position of the unit.
    pub unit: usize,
    /// Grades, ascending.
    pub grades: Vec<u8>,
    /// Pupils, by grade, then year.
    pub by_grade: Vec<Vec<f64>>,
    /// Quantiles, by grade, then year; empty without draws.
    pub grade_quantiles: Vec<Vec<Quantiles>>,
    /// All grades.
    pub total: Line,
    /// The sections of the unit; where it has but one, that one.
    pub sections: Vec<SectionLine>,
}

/// Pupils of one section of a unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SectionLine {
    /// Section; `None` where the history names no schools.
    pub section: Option<SectionKind>,
    /// Its pupils.
    pub line: Line,
}

/// A total over the years.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Pupils in the years known; `None` where nothing is known.
    pub known: Vec<Option<f64>>,
    /// Pupils projected, without draws.
    pub students: Vec<f64>,
    /// Half-widths of the 50 % and 90 % bands on the log scale.
    pub spread: Vec<[f64; 2]>,
    /// Quantiles; empty without draws.
    pub quantiles: Vec<Quantiles>,
}

impl Line {
    /// The bands around it: the quantiles of the draws, else the empirical bands.
    #[must_use]
    pub fn bands(&self) -> Vec<Quantiles> {
        if !self.quantiles.is_empty() {
            return self.quantiles.clone();
        }
        let around = |(students, [half, most]): (&f64, &[f64; 2])| {
            let at = |width: f64| students * libm::exp(width);
            [at(-most), at(-half), *students, at(*half), at(*most)]
        };
        self.students.iter().zip(&self.spread).map(around).collect()
    }
}

/// How the entrants of a section were known in the past, and the ratio estimated from that.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EntrySeries {
    /// Section; `None` where the history names no schools.
    pub section: Option<SectionKind>,
    /// Entrants for each child of the cohort they came from (入学率, 升学率).
    pub fitted: Option<f64>,
    /// The years it was estimated from.
    pub past: Vec<PastEntry>,
}
