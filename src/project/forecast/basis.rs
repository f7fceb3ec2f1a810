//! What a forecast is asked for and rests on: the method and the assumptions a person may set.

use crate::county::GradeSystem;
use serde::{Deserialize, Serialize};

/// How pupils are carried into the years ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Method {
    /// Shrunk ratios blended with each school's share of the county (推荐方法).
    #[default]
    Standard,
    /// Progression ratios of the last year (末年升级率).
    Last,
    /// Arithmetic mean of the yearly ratios (算术平均).
    Mean,
    /// Mean of the yearly ratios weighted 1, 2, …, n towards the last (加权平均).
    Weighted,
    /// Median of the yearly ratios (中位数).
    Median,
    /// Geometric mean of the yearly ratios (几何平均).
    Geometric,
}

impl Method {
    /// Every method, the default first.
    pub const ALL: [Self; 6] =
        [Self::Standard, Self::Last, Self::Mean, Self::Weighted, Self::Median, Self::Geometric];

    /// The word of the contract.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Last => "last",
            Self::Mean => "mean",
            Self::Weighted => "weighted",
            Self::Median => "median",
            Self::Geometric => "geometric",
        }
    }

    /// The method of this name.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.id() == id)
    }
}

/// Children born in one calendar year, as known or assumed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Births {
    /// Calendar year.
    pub year: i32,
    /// Children born.
    pub count: f64,
    /// The least there may be, where a range is given.
    pub low: Option<f64>,
    /// The most there may be, where a range is given.
    pub high: Option<f64>,
}

/// An assumption over the school years; steps hold from the year they name until the next one.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Path {
    /// Estimated from the county's own history.
    #[default]
    Fitted,
    /// The same in every year.
    Flat(f64),
    /// From each of these years on.
    Steps(Vec<(i32, f64)>),
}

impl Path {
    /// What is assumed for a year, if it can be a ratio; `None` where the history shall tell.
    #[must_use]
    pub fn at(&self, year: i32) -> Option<f64> {
        self.told(year).filter(|r| (0.0..=1e3).contains(r))
    }

    /// What is told for a year, be it sound or not.
    #[must_use]
    pub fn told(&self, year: i32) -> Option<f64> {
        match self {
            Self::Fitted => None,
            Self::Flat(value) => Some(*value),
            Self::Steps(steps) => {
                steps.iter().filter(|s| s.0 <= year).max_by_key(|s| s.0).map(|s| s.1)
            }
        }
    }
}

/// A line of the feeder table (小升初对口): which share of a primary school's leavers goes where.
#[derive(Debug, Clone, PartialEq)]
pub struct Feeder {
    /// Id or name of the primary school, or a zone: all its primary schools.
    pub from: String,
    /// Id or name of the school whose junior section takes them in.
    pub to: String,
    /// Share of the leavers, 0 to 1.
    pub share: f64,
}

/// Method and assumptions of a forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Basis {
    /// The method.
    pub method: Method,
    /// Years of progression the methods other than the standard one look back over.
    pub years: usize,
    /// Years ahead.
    pub horizon: usize,
    /// Births that replace or continue the county's own.
    pub births: Vec<Births>,
    /// Share of the entry cohort born in the earlier of its two calendar years: a child that
    /// enters in autumn `t` is born from September `t-7` to August `t-6`, so a third by default.
    pub birth_weight: f64,
    /// Entrants for each child of the entry cohort (入学率, with movers in and out).
    pub intake_ratio: Path,
    /// Junior entrants for each primary leaver of the year before (小升初比率).
    pub junior_ratio: Path,
    /// Feeder table; where it is empty the county's own is used, if it has one.
    pub feeders: Vec<Feeder>,
    /// The change into this year is left out of the slope of the entrants: a year that broke with
    /// the past, for instance because a rule changed.
    pub break_year: Option<i32>,
    /// Grades of the sections; `None`: as the data show.
    pub system: Option<GradeSystem>,
}

impl Basis {
    /// The weight of births, between 0 and 1; the usual third where it is no number.
    #[must_use]
    pub fn earlier_births(&self) -> f64 {
        if self.birth_weight.is_finite() { self.birth_weight.clamp(0.0, 1.0) } else { 1.0 / 3.0 }
    }
}

impl Default for Basis {
    fn default() -> Self {
        Self {
            method: Method::Standard,
            years: 5,
            horizon: 15,
            births: Vec::new(),
            birth_weight: 1.0 / 3.0,
            intake_ratio: Path::Fitted,
            junior_ratio: Path::Fitted,
            feeders: Vec::new(),
            break_year: None,
            system: None,
        }
    }
}
