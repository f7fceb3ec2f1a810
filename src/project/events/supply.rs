//! Rooms, seats, caps and policies of each section, year by year.

use super::places::Places;
use super::prepare::{Act, Rule};
use crate::project::prospect::{Prospect, Supply};
use crate::project::scenario::{RoomCount, Scenario};

pub(super) fn write(scenario: &Scenario, prospect: &mut Prospect, places: &Places, rules: &[Rule]) {
    let tracks = prospect.pools.iter().flat_map(|p| &p.tracks);
    let years = tracks.map(|t| t.students.len()).max().unwrap_or(0);
    let mut supply: Vec<Supply> =
        places.spans.iter().map(|span| usual(scenario, years, span.section)).collect();
    for count in &scenario.rooms {
        counted(count, places, &mut supply);
    }
    for rule in rules {
        hold(rule, years, places, &mut supply);
    }
    prospect.supply = prospect.pools.iter().map(|p| vec![Vec::new(); p.tracks.len()]).collect();
    for (span, supply) in places.spans.iter().zip(supply) {
        let of_pool = prospect.supply.get_mut(span.at.pool);
        if let Some(of_track) = of_pool.and_then(|pool| pool.get_mut(span.at.track)) {
            of_track.push(supply);
        }
    }
}

fn usual(scenario: &Scenario, years: usize, section: crate::county::SectionKind) -> Supply {
    let section = Some(section);
    Supply {
        section,
        rooms: None,
        rooms_added: vec![0.0; years],
        rooms_of: Vec::new(),
        seats: None,
        seat_size: scenario.seat_size.of(section),
        intake_cap: vec![scenario.intake_cap.of(section); years],
        split_above: vec![scenario.split_above.of(section); years],
        merge_below: scenario.merge_below.of(section),
        joined: vec![false; years],
        closed_from: None,
    }
}

fn counted(count: &RoomCount, places: &Places, supply: &mut [Supply]) {
    let sound = |n: Option<f64>| n.filter(|n| n.is_finite() && *n >= 0.0);
    for span in places.school(&count.unit, count.section) {
        if let Some(supply) = supply.get_mut(span) {
            supply.rooms = sound(count.rooms).or(supply.rooms);
            supply.seats = sound(count.seats).or(supply.seats);
        }
    }
}

fn hold(rule: &Rule, years: usize, places: &Places, supply: &mut [Supply]) {
    let from = rule.from_year;
    match &rule.act {
        Act::Rooms { span, rooms, until } => {
            let until = until.unwrap_or(years);
            if let Some(of) = supply.get_mut(*span) {
                of.rooms_added.iter_mut().take(until).skip(from).for_each(|r| *r += rooms);
            }
        }
        Act::Cap { spans, cap } => {
            for span in spans {
                if let Some(of) = supply.get_mut(*span) {
                    of.intake_cap.iter_mut().skip(from).for_each(|c| *c = *cap);
                }
            }
        }
        Act::Split { spans, above } => {
            for span in spans {
                if let Some(of) = supply.get_mut(*span) {
                    of.split_above.iter_mut().skip(from).for_each(|s| *s = Some(*above));
                }
            }
        }
        Act::Close { span, to, rooms_to } => {
            let closed = places.spans.get(*span).map(|s| s.at);
            let takes = rooms_to.and_then(|taker| supply.get_mut(taker));
            if let (Some(takes), Some(closed)) = (takes, closed) {
                takes.rooms_of.push((closed, from));
            }
            if let Some(of) = supply.get_mut(*span) {
                of.closed_from = Some(from);
            }
            for (receiver, _) in to {
                let joined = supply.get_mut(*receiver).and_then(|of| of.joined.get_mut(from));
                if let Some(joined) = joined {
                    *joined = true;
                }
            }
        }
        _ => {}
    }
}
