//! Pupils who move between schools. A cohort that has moved once stays moved: the same part of it
//! goes the same way in every later year, so what one school loses another gains, year by year.

use super::places::{Places, Span};
use crate::project::prospect::{Move, Prospect};

/// Where a part of a cohort goes.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    /// Position of the event.
    pub(super) event: usize,
    /// Span it leaves.
    pub(super) from: usize,
    /// Spans it goes to, with their shares of what moves; they add up to 1.
    pub(super) to: Vec<(usize, f64)>,
    /// The cohort's column, counted from the span's entry grade.
    pub(super) column: usize,
    /// The part that moves, 0-1.
    pub(super) part: f64,
    /// Whether the whole school goes, its classes with it.
    pub(super) whole: bool,
}

/// The pupils of a column of a span in a year ahead.
pub(super) fn pupils(prospect: &Prospect, span: Span, year: usize, column: usize) -> f64 {
    let track = prospect.pools.get(span.at.pool).and_then(|p| p.tracks.get(span.at.track));
    let row = track.and_then(|t| t.students.get(year));
    row.and_then(|row| row.get(span.first + column)).copied().unwrap_or(0.0)
}

/// The pupils of a span in a year ahead.
pub(super) fn total(prospect: &Prospect, span: Span, year: usize) -> f64 {
    (0..span.end - span.first).map(|column| pupils(prospect, span, year, column)).sum()
}

/// Adds pupils to a column of a span.
pub(super) fn add(prospect: &mut Prospect, span: Span, year: usize, column: usize, students: f64) {
    let pool = prospect.pools.get_mut(span.at.pool);
    let track = pool.and_then(|p| p.tracks.get_mut(span.at.track));
    let row = track.and_then(|t| t.students.get_mut(year));
    if let Some(cell) = row.and_then(|row| row.get_mut(span.first + column)) {
        *cell = (*cell + students).max(0.0);
    }
}

/// Moves a flow's part of its cohort in a year. `first` is the year in which it begins.
pub(super) fn run(prospect: &mut Prospect, places: &Places, flow: &Flow, year: usize, first: bool) {
    let Some(from) = places.spans.get(flow.from).copied() else { return };
    let here = pupils(prospect, from, year, flow.column);
    let moving = here * flow.part;
    if moving <= 0.0 {
        return;
    }
    if flow.part >= 1.0 {
        // Nothing is left of a rounding.
        add(prospect, from, year, flow.column, -here);
    } else {
        add(prospect, from, year, flow.column, -moving);
    }
    for (span, share) in &flow.to {
        let Some(to) = places.spans.get(*span).copied() else { continue };
        let students = moving * share;
        add(prospect, to, year, flow.column, students);
        prospect.moves.push(Move {
            event: flow.event,
            year,
            from: from.at,
            to: to.at,
            column: from.first + flow.column,
            students,
            first,
            whole: flow.whole,
        });
    }
}
