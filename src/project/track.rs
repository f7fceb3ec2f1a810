//! The pupils of each unit by year and grade: what every part of the projection works on.
//!
//! The forecast writes it, events change it, classes and seats read it. It computes nothing.

use crate::county::SectionKind;

/// Units that stand or fall together: the county's schools of one level, or, where a history names
/// no school sections, everything it holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pool {
    /// The section, where the pool is one.
    pub section: Option<SectionKind>,
    /// Grades of the columns, ascending: 1-6, 7-9, or those of the history.
    pub grades: Vec<u8>,
    /// The last year known (school year); year `h` ahead is `last_year + h`.
    pub last_year: i32,
    /// Units, in the order of the county's schools, then of the history.
    pub tracks: Vec<Track>,
    /// Half-widths on the log scale of the 50 % and 90 % bands of the pool's total, by year ahead.
    pub spread: Vec<[f64; 2]>,
    /// How wide the bands of a unit are: the 50 % and 90 % quantiles of past errors, scored by
    /// size and years ahead.
    pub width: [f64; 2],
}

/// One unit: a school's section, or a zone or a county where history is kept only there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Track {
    /// The unit's id in the history: a school id, a zone, or the county's name.
    pub unit: String,
    /// Position in [`crate::county::County::schools`], where the unit is a school.
    pub school: Option<usize>,
    /// The zone (学区) it belongs to.
    pub zone: Option<String>,
    /// Pupils known, by year (oldest first, all years of the pool), then grade; `None` missing.
    pub known: Vec<Vec<Option<f64>>>,
    /// Pupils projected, by year ahead (the first is `last_year + 1`), then grade; 0 where the
    /// grade is not served.
    pub students: Vec<Vec<f64>>,
    /// Progression ratio into each grade from the one below, used to carry on the pupils that
    /// events bring or take; `None` at an entry grade.
    pub ratios: Vec<Option<f64>>,
    /// Half-widths on the log scale of the 50 % and 90 % bands of the unit's total, by year ahead.
    pub spread: Vec<[f64; 2]>,
}
