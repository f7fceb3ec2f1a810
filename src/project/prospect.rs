//! What a scenario makes of the forecast: the pupils of every track after its events, and the
//! rooms, seats and rules that hold for them. `events` writes it; classes, seats and the draws
//! read it. It computes nothing.

use super::track::Pool;
use crate::county::Finding;

/// Pools after events, with what belongs to each of their tracks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prospect {
    /// The pools; schools that open are tracks at the end of their pool, without known years.
    pub pools: Vec<Pool>,
    /// Rooms and rules, by pool, then track, as in `pools`.
    pub supply: Vec<Vec<Supply>>,
    /// Pupils that events have moved between tracks, in the order of the years.
    pub moves: Vec<Move>,
    /// Schools that open.
    pub opened: Vec<Opened>,
    /// What to look at.
    pub findings: Vec<Finding>,
}

/// Rooms, seats and rules of a track, each by year ahead.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Supply {
    /// Classrooms (普通教室).
    pub rooms: Vec<f64>,
    /// Whether the rooms are as many as today's classes because nobody has counted them.
    pub rooms_guessed: bool,
    /// Seats (学位): rooms times the seat size, or as counted.
    pub seats: Vec<f64>,
    /// Largest class of an entering cohort, pupils.
    pub intake_cap: Vec<f64>,
    /// Classes larger than this are split where a room is free.
    pub split_above: Vec<Option<f64>>,
    /// A cohort whose classes are smaller than this has one class less.
    pub merge_below: Option<f64>,
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

/// Pupils whom an event has moved, in the year it first shows for them.
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
    pub grade: usize,
    /// Pupils.
    pub students: f64,
    /// Whether the whole grade went, so that its classes go with it.
    pub whole: bool,
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
