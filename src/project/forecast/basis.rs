//! What a forecast is asked for and rests on: the method and the assumptions a person may set.

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

/// Where primary school ends and junior school begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum GradeSystem {
    /// 六三制: grades 1-6 and 7-9.
    #[default]
    SixThree,
    /// 五四制: grades 1-5 and 6-9.
    FiveFour,
}

impl GradeSystem {
    /// The first grade of junior school (初中起始年级).
    #[must_use]
    pub const fn first_junior(self) -> u8 {
        match self {
            Self::SixThree => 7,
            Self::FiveFour => 6,
        }
    }
}

/// Children born in one calendar year, as known or assumed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Births {
    /// Calendar year.
    pub year: i32,
    /// Children born.
    pub count: f64,
    /// The least there may be, where a range is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The most there may be, where a range is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

/// Entrants for each child of the entry cohort (入学率, with movers in and out).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Intake {
    /// Estimated from the county's own history.
    #[default]
    Fitted,
    /// One ratio for every year ahead.
    Fixed(f64),
    /// A path: ratios at some school years, straight lines between them, level outside them.
    Path(Vec<IntakePoint>),
}

/// A point of the path of the intake ratio.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct IntakePoint {
    /// School year.
    pub year: i32,
    /// Entrants for each child of the entry cohort.
    pub ratio: f64,
}

/// A line of the feeder table (小升初对口): which share of a primary school's leavers goes where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feeder {
    /// Id or name of the primary school.
    pub primary: String,
    /// Id or name of the school whose junior section takes them in.
    pub junior: String,
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
    /// The intake ratio.
    pub intake: Intake,
    /// Feeder table; where it is empty the county's own is used, if it has one.
    pub feeders: Vec<Feeder>,
    /// Leave the last year's change out of the slope of the entrants (a year that broke with the
    /// past, for instance by a rule that changed).
    pub leave_out_last_change: bool,
    /// Grades of the sections; `None`: as the data show.
    pub system: Option<GradeSystem>,
}

impl Default for Basis {
    fn default() -> Self {
        Self {
            method: Method::Standard,
            years: 5,
            horizon: 15,
            births: Vec::new(),
            birth_weight: 1.0 / 3.0,
            intake: Intake::Fitted,
            feeders: Vec::new(),
            leave_out_last_change: false,
            system: None,
        }
    }
}
