//! Seats, teachers, milestones and the sizes of schools.

use super::Quantiles;
use crate::county::SectionKind;
use serde::Serialize;

/// Seats (学位) of a section of a unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SeatSeries {
    /// Position of the unit.
    pub unit: usize,
    /// Section; `None` where the history names no schools.
    pub section: Option<SectionKind>,
    /// Pupils by year.
    pub demand: Vec<f64>,
    /// Classrooms by year.
    pub rooms: Vec<f64>,
    /// Seats by year.
    pub seats: Vec<f64>,
    /// Demand less seats by year; below 0 is a surplus (学位富余).
    pub gap: Vec<f64>,
    /// Rooms that classes lack by year, where there are more classes than rooms.
    pub rooms_short: Vec<f64>,
    /// Rooms whose seats would cover the gap, by year.
    pub rooms_needed: Vec<f64>,
    /// Whether the rooms are taken from today's classes because nobody has counted them.
    pub rooms_guessed: bool,
    /// Year of the greatest demand.
    pub peak: Option<i32>,
    /// Year of the least demand after the peak.
    pub trough: Option<i32>,
    /// The first year from which there is no gap to the end, where there was one before.
    pub closes: Option<i32>,
    /// Quantiles of the gap; empty without draws.
    pub quantiles: Vec<Quantiles>,
}

/// What a need for teachers is reckoned by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TeacherBasis {
    /// 师生比.
    PupilTeacher,
    /// 班师比.
    ClassTeacher,
    /// 体音美教师 per hundred pupils.
    SportsArts,
}

/// Teachers of a section of the county.
#[derive(Debug, Clone, PartialEq)]
pub struct TeacherSeries {
    /// Section.
    pub section: Option<SectionKind>,
    /// What the need is reckoned by.
    pub basis: TeacherBasis,
    /// Pupils or classes per teacher, or teachers per hundred pupils.
    pub ratio: f64,
    /// Teachers needed by year.
    pub needed: Vec<f64>,
    /// Teachers left of today's and those promised, by year; `None` where today's are not known.
    pub stock: Vec<Option<f64>>,
    /// Need less stock by year; below 0 there are too many.
    pub recruits: Vec<Option<f64>>,
}

/// A school above its size limit in a year (大校额).
#[derive(Debug, Clone, PartialEq)]
pub struct OverScale {
    /// Position of the unit.
    pub unit: usize,
    /// The year.
    pub year: i32,
    /// Pupils of its compulsory sections.
    pub students: f64,
    /// The limit, pupils.
    pub limit: f64,
}

/// A school section below the line of small schools in some years.
#[derive(Debug, Clone, PartialEq)]
pub struct SmallSchool {
    /// Position of the unit.
    pub unit: usize,
    /// Section.
    pub section: Option<SectionKind>,
    /// Years it is small in.
    pub years: Vec<i32>,
    /// Pupils in those years.
    pub students: Vec<f64>,
}

/// Heads that public funds are paid for in small schools (公用经费折算人数), of the county.
#[derive(Debug, Clone, PartialEq)]
pub struct FundsSeries {
    /// Id of the rule set.
    pub rules: String,
    /// Section.
    pub section: Option<SectionKind>,
    /// Pupils by year.
    pub heads: Vec<f64>,
    /// Heads that are funded by year.
    pub funded: Vec<f64>,
    /// Yuan by year, where the scenario says how much a head is paid (生均公用经费基准定额).
    pub yuan: Option<Vec<f64>>,
    /// Schools by year that are paid less than one with fewer pupils, or would be with one pupil
    /// more (the cliff).
    pub cliffs: Vec<u32>,
}

/// What the norm of layout asks for by year.
#[derive(Debug, Clone, PartialEq)]
pub struct LayoutRow {
    /// Position of the unit: the county, or a zone whose people were told.
    pub unit: usize,
    /// Section.
    pub section: SectionKind,
    /// People projected by year.
    pub population: Vec<f64>,
    /// Fewest and most schools the norm allows by year.
    pub schools: Vec<[f64; 2]>,
    /// Full schools by year.
    pub present: Vec<u32>,
}

/// A milestone over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct MilestoneResult {
    /// Id.
    pub id: String,
    /// The year by which it shall be met.
    pub year: i32,
    /// Whether it is met in that year. Where the year has passed: `Some(false)` if it is not met
    /// today either, else `None`, as the classes of that year are not known.
    pub met: Option<bool>,
    /// Whether it is met in the last year known.
    pub met_today: Option<bool>,
    /// The first projected year in which it is met.
    pub first_year_met: Option<i32>,
    /// Whether it is met, by year.
    pub by_year: Vec<Option<bool>>,
    /// The share that is compared with the limit, of the test that fails or of the first, by year.
    pub values: Vec<Option<f64>>,
    /// Share of the draws in which it is met on time; `None` without draws.
    pub probability: Option<f64>,
}
