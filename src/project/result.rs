//! What a projection gives, year by year and compact: one row a unit, one entry a year.
//!
//! The page draws it as it is; the JavaScript module writes it out as the contract's rows
//! (`contract`). It computes nothing.

mod classes;
mod enrolment;
mod supply;

pub use classes::{BANDS, ClassSeries, Heat, How, LARGE, LedgerRow, VERY_LARGE, band_of};
pub use enrolment::{Enrolment, EntrySeries, Line, Quantiles, SectionLine};
pub use supply::{
    FundsSeries, LayoutRow, MilestoneResult, OverScale, SeatSeries, SmallSchool, TeacherBasis,
    TeacherSeries,
};

use super::forecast::Backtest;
use crate::county::{Finding, SectionKind};
use serde::Serialize;

/// How fine a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// The whole county, or all units of a history without schools.
    County,
    /// A zone (学区).
    Zone,
    /// A school with all its compulsory sections.
    School,
}

impl Level {
    /// Every level, the coarsest first.
    pub const ALL: [Self; 3] = [Self::County, Self::Zone, Self::School];

    /// Its word in the file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Zone => "zone",
            Self::School => "school",
        }
    }
}

/// A county, a zone or a school.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// How fine it is.
    pub level: Level,
    /// Name of the county, the zone, or id of the school.
    pub id: String,
    /// Name for readers.
    pub name: String,
    /// Zone of a school.
    pub zone: Option<String>,
    /// Position of the school in the county; `None` for other units and for new schools.
    pub school: Option<usize>,
    /// Position of the event that opens it.
    pub opened_by: Option<usize>,
}

/// A projection.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Projection {
    /// Name of the scenario.
    pub scenario: String,
    /// The years known, oldest first.
    pub known_years: Vec<i32>,
    /// The years projected; every series has one entry for each.
    pub years: Vec<i32>,
    /// The units, the county first, then zones, then schools; series name them by position.
    pub units: Vec<Unit>,
    /// How the entrants of each section are known.
    pub entries: Vec<EntrySeries>,
    /// Pupils, down to the level of the scenario's `detail`.
    pub enrolment: Vec<Enrolment>,
    /// Classes, by unit and section.
    pub classes: Vec<ClassSeries>,
    /// Seats and gaps, by unit and section.
    pub seats: Vec<SeatSeries>,
    /// Teachers, of the whole county by section.
    pub teachers: Vec<TeacherSeries>,
    /// School × year, always of all schools.
    pub heat: Vec<Heat>,
    /// Schools above their size limit.
    pub over_scale: Vec<OverScale>,
    /// Schools below a hundred pupils.
    pub small: Vec<SmallSchool>,
    /// Public funds of small schools under each rule set.
    pub funds: Vec<FundsSeries>,
    /// Schools that the norm of layout asks for.
    pub layout: Vec<LayoutRow>,
    /// Large classes, one row each (消除大班额工作台账).
    pub ledger: Vec<LedgerRow>,
    /// Milestones.
    pub milestones: Vec<MilestoneResult>,
    /// How far off the method would have been in the past, where it was asked for.
    pub backtest: Option<Backtest>,
    /// What to look at.
    pub findings: Vec<Finding>,
    /// Draws that the quantiles rest on; 0 where there are none.
    pub draws: usize,
}

impl Projection {
    /// The section totals of a unit: pupils of 小学 or 初中.
    #[must_use]
    pub fn line(&self, unit: usize, section: SectionKind) -> Option<&Line> {
        let of_unit = self.enrolment.iter().find(|e| e.unit == unit)?;
        of_unit.sections.iter().find(|s| s.section == Some(section)).map(|s| &s.line)
    }
}
