//! What a scenario makes of the forecast: the pupils of every track after its events, and the
//! rooms, seats and rules that hold for them. `events` writes it; classes, seats and the draws
//! read it. It computes nothing.

use super::track::Pool;
use crate::county::{Finding, SectionKind};

/// Pools after events, with what belongs to each of their tracks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prospect {
    /// The pools; schools that open are tracks at the end of their pool, without known years.
    pub pools: Vec<Pool>,
    /// Rooms and rules, by pool, then track, then section.
    pub supply: Vec<Vec<Vec<Supply>>>,
    /// Pupils that events have moved between tracks, in the order of the years.
    pub moves: Vec<Move>,
    /// Pupils that events have brought.
    pub arrivals: Vec<Arrival>,
    /// Schools that open.
    pub opened: Vec<Opened>,
    /// What to look at.
    pub findings: Vec<Finding>,
}

/// What a scenario gives to, and asks of, a section of a track; by year ahead where it changes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Supply {
    /// Which section.
    pub section: Option<SectionKind>,
    /// Classrooms (普通教室) as the scenario counts them today.
    pub rooms: Option<f64>,
    /// Classrooms that events have added up to each year; below 0 they were given up.
    pub rooms_added: Vec<f64>,
    /// Schools that have closed and whose rooms of this section stay in use here, with the years
    /// ahead from which they do.
    pub rooms_of: Vec<(At, usize)>,
    /// Seats (学位) today as the scenario counts them.
    pub seats: Option<f64>,
    /// Seats of a room.
    pub seat_size: f64,
    /// Largest class of an entering cohort, pupils.
    pub intake_cap: Vec<f64>,
    /// Classes larger than this are split where a room is free.
    pub split_above: Vec<Option<f64>>,
    /// A cohort whose classes are smaller than this has one class less.
    pub merge_below: Option<f64>,
    /// Whether the pupils of another school join in that year.
    pub joined: Vec<bool>,
    /// Years ahead from which it is closed.
    pub closed_from: Option<usize>,
}

/// A track by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Position of the pool.
    pub pool: usize,
    /// Position of the track in the pool.
    pub track: usize,
}

/// Pupils whom an event has moved: a row for each year in which they are elsewhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Position of the event in the scenario.
    pub event: usize,
    /// Years ahead, the first is 0.
    pub year: usize,
    /// Where they would have been.
    pub from: At,
    /// Where they are.
    pub to: At,
    /// Column of their grade.
    pub column: usize,
    /// Pupils.
    pub students: f64,
    /// Whether it is the first year of the move for this cohort.
    pub first: bool,
    /// Whether their whole school went, so that classes go with them.
    pub whole: bool,
}

/// Pupils whom an event has brought into the county's schools: dwellings, or a new school's
/// intake from outside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arrival {
    /// Position of the event in the scenario.
    pub event: usize,
    /// Years ahead, the first is 0.
    pub year: usize,
    /// Where they are.
    pub to: At,
    /// Column of their grade.
    pub column: usize,
    /// Pupils.
    pub students: f64,
}

/// A school that an event opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Position of the event in the scenario.
    pub event: usize,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: Option<String>,
}
