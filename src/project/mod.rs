//! Years ahead (班额与学位测算): enrolment, classes, seats, teachers and how far to trust them.
//!
//! `forecast` gives the pupils of every unit in every grade and year, with bands and a backtest;
//! scenarios change them by events; classes, seats and the rest follow from the pupils. Called by
//! the engine. It knows the county, the standards and, for projected years, the scorer; no view.

mod ahead;
pub mod classes;
pub mod contract;
mod draws;
mod enrol;
pub mod events;
mod explain;
pub mod follow;
pub mod forecast;
mod frame;
mod packed;
mod prospect;
pub mod result;
mod run;
pub mod scenario;
mod track;

pub use ahead::{Coefficient, ScoreAhead, Turn, counties_ahead, score_ahead};
pub use explain::{Asked, Explanation, Term, explain};
pub use prospect::{Arrival, At, Move, Opened, Prospect, Supply};
pub use result::{Level, Projection};
pub use run::{OnProgress, project};
pub use scenario::Scenario;
pub use track::{Pool, Track};
