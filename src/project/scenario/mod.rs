//! A scenario (情景): the assumptions of a projection and the events a planner means to cause.
//!
//! Read from and written to the county file's `scenarios`; every field is optional, what is not
//! known is kept. The page edits it, the projection takes it as it is. It computes nothing: what
//! the events do is in `events`.

mod check;
pub mod doc;
mod event;
mod read;
mod reader;
mod staff;
mod write;

pub use event::{Event, EventKind, Receiver};
pub use staff::{Headcount, Staff};

use super::forecast::{Basis, Births, Feeder, GradeSystem, Method, Path};
use super::result::Level;
use crate::county::{Extra, Field, SectionKind};
use serde_json::Value;

/// Longest projection, years.
pub const MAX_HORIZON: usize = 30;
/// Most draws of the simulation.
pub const MAX_DRAWS: usize = 20_000;
/// Draws that are offered.
pub const USUAL_DRAWS: usize = 2_000;

/// One value for each section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BySection<T> {
    /// 小学.
    pub primary: T,
    /// 初中.
    pub junior: T,
}

impl<T: Copy> BySection<T> {
    /// The value of a section; a track without one counts as primary.
    #[must_use]
    pub const fn of(&self, section: Option<SectionKind>) -> T {
        match section {
            Some(SectionKind::Junior | SectionKind::Senior) => self.junior,
            _ => self.primary,
        }
    }
}

impl<T> BySection<Option<T>> {
    /// Whether neither section has one.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.primary.is_none() && self.junior.is_none()
    }
}

impl<T: Copy> BySection<T> {
    /// Takes over what is told.
    fn fill(&mut self, told: BySection<Option<T>>) {
        self.primary = told.primary.unwrap_or(self.primary);
        self.junior = told.junior.unwrap_or(self.junior);
    }
}

/// How many classes a cohort has after its first year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClassMode {
    /// Carried where a class list is known or the section opens later, else fresh.
    #[default]
    Auto,
    /// As many as it entered with.
    Carried,
    /// As many as a new cohort of its size would get.
    Fresh,
}

impl ClassMode {
    /// Every mode with its word in the file.
    pub const WORDS: [(&'static str, Self); 3] =
        [("auto", Self::Auto), ("carried", Self::Carried), ("fresh", Self::Fresh)];

    /// Its word in the file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Carried => "carried",
            Self::Fresh => "fresh",
        }
    }
}

/// Classrooms of a school section as a person has counted them.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomCount {
    /// Id of the school, or a zone where history is kept by zone.
    pub unit: String,
    /// Section; `None` where the school has one only.
    pub section: Option<SectionKind>,
    /// Classrooms for classes (普通教室).
    pub rooms: Option<f64>,
    /// Seats (学位), where they are not rooms times the seat size.
    pub seats: Option<f64>,
}

/// Something added to a school for projected scoring: areas, equipment, rooms, staff.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    /// The first school year it counts.
    pub year: i32,
    /// Id of the school.
    pub school: String,
    /// The figure it adds to.
    pub field: Field,
    /// How much, in the figure's unit; negative takes away.
    pub amount: f64,
}

/// A scenario with its defaults filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Name, unique in a county.
    pub name: String,
    /// Years ahead, 1-30.
    pub horizon: usize,
    /// The finest level of the result's enrolment.
    pub detail: Level,
    /// How enrolment is projected.
    pub method: Method,
    /// Years of history the ratio methods look at.
    pub years: usize,
    /// Draws of the simulation; 0 is none.
    pub draws: usize,
    /// Seed of the simulation.
    pub seed: u64,
    /// Largest class of an entering cohort, pupils.
    pub intake_cap: BySection<f64>,
    /// Births that replace or continue the county's.
    pub births: Vec<Births>,
    /// Weight of the births of seven calendar years before in an entering cohort; the other part
    /// are those of six years before.
    pub birth_weight: f64,
    /// Entrants to grade 1 per child born.
    pub intake_ratio: Path,
    /// Entrants to junior school per primary leaver (小升初比率).
    pub junior_ratio: Path,
    /// Net movers into the county by year, share of all pupils (每年净流入).
    pub net_inflow: Path,
    /// Where primary leavers go.
    pub feeders: Vec<Feeder>,
    /// A year whose change is left out of the slope of entrants.
    pub break_year: Option<i32>,
    /// How many classes a cohort has after its first year.
    pub class_mode: ClassMode,
    /// A class larger than this is split where a room is free.
    pub split_above: BySection<Option<f64>>,
    /// A cohort whose classes are smaller than this has one class less.
    pub merge_below: BySection<Option<f64>>,
    /// Whether entering cohorts get no more classes than there are rooms.
    pub rooms_limit: bool,
    /// Rooms as counted; elsewhere there are as many as classes today.
    pub rooms: Vec<RoomCount>,
    /// Seats of a room, pupils.
    pub seat_size: BySection<f64>,
    /// Grades of the sections; `None`: as the data show.
    pub grade_system: Option<GradeSystem>,
    /// Teachers: ratios, retirements, recruits.
    pub staff: Staff,
    /// What a planner means to do, in the order of the file.
    pub events: Vec<Event>,
    /// Milestones as the county has changed them; read by the milestones.
    pub milestones: Vec<Value>,
    /// Things added for projected scoring.
    pub additions: Vec<Addition>,
    /// Fields of a newer or foreign writer.
    pub extra: Extra,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            name: String::new(),
            horizon: 15,
            detail: Level::Zone,
            method: Method::Standard,
            years: 5,
            draws: 0,
            seed: 1,
            intake_cap: BySection { primary: 45.0, junior: 50.0 },
            births: Vec::new(),
            birth_weight: 1.0 / 3.0,
            intake_ratio: Path::Fitted,
            junior_ratio: Path::Fitted,
            net_inflow: Path::Fitted,
            feeders: Vec::new(),
            break_year: None,
            class_mode: ClassMode::Auto,
            split_above: BySection::default(),
            merge_below: BySection::default(),
            rooms_limit: false,
            rooms: Vec::new(),
            seat_size: BySection { primary: 45.0, junior: 50.0 },
            grade_system: None,
            staff: Staff::default(),
            events: Vec::new(),
            milestones: Vec::new(),
            additions: Vec::new(),
            extra: Extra::new(),
        }
    }
}

impl Scenario {
    /// What the forecast is asked for.
    #[must_use]
    pub fn basis(&self) -> Basis {
        Basis {
            method: self.method,
            years: self.years,
            horizon: self.horizon,
            births: self.births.clone(),
            birth_weight: self.birth_weight,
            intake_ratio: self.intake_ratio.clone(),
            junior_ratio: self.junior_ratio.clone(),
            feeders: self.feeders.clone(),
            break_year: self.break_year,
            system: self.grade_system,
        }
    }
}

#[cfg(test)]
mod tests;
