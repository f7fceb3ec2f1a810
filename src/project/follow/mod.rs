//! What follows from the pupils: classes, the ledger, seats, teachers, schools too large or small,
//! funds, layout, milestones.
//!
//! [`Parts`] makes ready, once, every school section with its classes today, rules and rooms;
//! [`follow`] writes the rows of the result; a draw fills a [`Tally`] from the same parts without lists.
//! Called by the projection's run, after the events. It knows no forecast and no event: only what
//! these have made of pupils and rooms ([`Prospect`]).

mod funding;
mod milestones;
mod norms;
mod parts;
mod read;
mod rows;
mod schools;
mod seats;
mod series;
mod staff;
mod tally;

#[cfg(test)]
mod tests;

pub use funding::{Cliff, FundingBand, FundingRules, Quota};
pub use milestones::{Found, Milestone, MilestoneTest, Sizes, milestone_cuts, milestones};
pub use norms::{
    LargeClass, LayoutNorm, Norms, SmallLine, SportsArts, StaffRatio, funding_rules,
    milestone_docs, norms, quotas, shipped_milestones,
};
pub use parts::{Part, Parts};
pub use schools::{class_limit, is_full, kind_of, layout_range, size_limit};
pub use seats::{SeatPath, rooms_for, seat_path, seats_of};
pub use staff::{by_classes, by_hundred, by_pupils, stock_in};
pub use tally::{Bucket, Tally};

use super::result::{Projection, Unit};
use super::{Pool, Prospect, Scenario};
use crate::county::County;

/// What is known before anything follows.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The county.
    pub county: &'a County,
    /// The assumptions.
    pub scenario: &'a Scenario,
    /// Pupils, rooms and rules after the events.
    pub prospect: &'a Prospect,
    /// The pools as they were before the events, to tell classes that were diverted from classes
    /// that shrank.
    pub before: Option<&'a [Pool]>,
    /// The units of the result, the county first.
    pub units: &'a [Unit],
    /// The years of the result.
    pub years: &'a [i32],
    /// First grade of junior school: 7, or 6 in a five-four system.
    pub junior_from: u8,
}

/// Works out everything that follows from the pupils: the rows of a projection from its classes on,
/// and what to look at. Milestones have no probabilities yet.
#[must_use]
pub fn follow(ground: &Ground<'_>, parts: &Parts) -> Projection {
    let mut all = Projection { findings: parts.findings.clone(), ..Projection::default() };
    let formed = parts.form(ground);
    series::write(ground, parts, &formed, &mut all);
    rows::write(ground, parts, &formed, &mut all);
    all
}
