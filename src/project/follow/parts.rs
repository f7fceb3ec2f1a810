//! School sections made ready: classes today, rules and rooms by year, and the units they are
//! counted in.

use super::schools::kind_of;
use super::seats::seats_of;
use super::{Bucket, Ground, Milestone, milestones};
use crate::county::{Finding, Kind, SectionKind, Severity};
use crate::order::Map;
use crate::project::classes::{
    ClassPlan, ClassesKnown, SectionClasses, Slot, Start, YearPlan, form, slots, start, whole,
};
use crate::project::result::Level;
use crate::project::{At, Pool, Supply, Track};

/// A section of a unit with all that holds for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its track.
    pub at: At,
    /// Its columns.
    pub slot: Slot,
    /// Position in [`crate::county::County::schools`].
    pub school: Option<usize>,
    /// Kind of the school; `None` where the unit is no school.
    pub kind: Option<Kind>,
    /// Position of the school, or of the finest unit there is.
    pub unit: usize,
    /// Positions of the units it is counted in: the county, its zone, itself.
    pub units: Vec<usize>,
    /// Classes that are counted together with it.
    pub bucket: Bucket,
    /// Classes today.
    pub start: Start,
    /// How classes are formed.
    pub plan: ClassPlan,
    /// Classrooms by year ahead; `None` for a new school of which nobody has told.
    pub rooms: Option<Vec<f64>>,
    /// Rooms are as many as today's classes for want of a figure.
    pub rooms_guessed: bool,
    /// Seats that a person has counted today, over those of the rooms.
    pub more_seats: f64,
    /// Seats of a room.
    pub seat_size: f64,
    /// Pupils by year ahead, whole ones.
    pub pupils: Vec<u32>,
    /// Pupils today, whole ones.
    pub pupils_today: u32,
    /// Pupils by year ahead as they are projected.
    pub students: Vec<f64>,
}

/// Every part, with what is common to them.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// In the order of pools and tracks.
    pub parts: Vec<Part>,
    /// The milestones in force.
    pub milestones: Vec<Milestone>,
    /// What was wrong with class lists, rooms and milestones.
    pub findings: Vec<Finding>,
}

impl Part {
    /// Classrooms in a year ahead; for a new school of which nobody has told, as many as it forms
    /// classes.
    #[must_use]
    pub fn rooms_in(&self, year: usize, classes: u32) -> f64 {
        let rooms = self.rooms.as_ref().and_then(|r| r.get(year));
        rooms.copied().unwrap_or_else(|| f64::from(classes))
    }

    /// Seats in a year ahead: those of the rooms, and what has been counted beyond them.
    #[must_use]
    pub fn seats_in(&self, rooms: f64) -> f64 {
        let more = if rooms > 0.0 { self.more_seats } else { 0.0 };
        (seats_of(rooms, self.seat_size) + more).max(0.0)
    }
}

impl Parts {
    /// Makes the parts ready.
    #[must_use]
    pub fn new(ground: &Ground<'_>) -> Self {
        let primary_grades = ground.junior_from.saturating_sub(1);
        let (milestones, mut findings) = milestones(&ground.scenario.milestones);
        let units = Units::of(ground);
        let mut parts = Vec::new();
        for (at_pool, pool) in ground.prospect.pools.iter().enumerate() {
            for slot in slots(pool, primary_grades) {
                let making = Making { ground, pool, at: At { pool: at_pool, track: slot.track } };
                let made = pool.tracks.get(slot.track).and_then(|t| making.part(slot, t, &units));
                if let Some(mut part) = made {
                    findings.append(&mut part.start.findings);
                    parts.push(part);
                }
            }
        }
        let mut all = Self { parts, milestones, findings };
        all.take_over_rooms(ground);
        all
    }

    /// Forms the classes of every part.
    #[must_use]
    pub fn form(&self, ground: &Ground<'_>) -> Vec<SectionClasses> {
        // Without a move nothing is diverted.
        let before = ground.before.filter(|_| !ground.prospect.moves.is_empty());
        let formed = |part: &Part| {
            let pool = ground.prospect.pools.get(part.at.pool)?;
            let before = before.and_then(|pools| pools.get(part.at.pool));
            let unmoved = before.and_then(|p| p.tracks.get(part.at.track));
            let unmoved = unmoved.map(|t| t.students.as_slice());
            Some(form(pool, part.slot, &part.start, &part.plan, unmoved))
        };
        self.parts.iter().filter_map(formed).collect()
    }

    /// Rooms of schools that have closed and stay in use elsewhere, then all rooms into the plans.
    fn take_over_rooms(&mut self, ground: &Ground<'_>) {
        let today: Map<(At, SectionKind), f64> = self
            .parts
            .iter()
            .map(|p| ((p.at, p.slot.section), rooms_today(supply(ground, p.at, p.slot), &p.start)))
            .collect();
        for part in &mut self.parts {
            let taken = supply(ground, part.at, part.slot).map_or(&[][..], |s| &s.rooms_of);
            for (of, from) in taken {
                let more = today.get(&(*of, part.slot.section)).copied().unwrap_or(0.0);
                let rooms = part.rooms.iter_mut().flatten();
                rooms.skip(*from).for_each(|rooms| *rooms += more);
            }
            let Some(rooms) = &part.rooms else { continue };
            if let Some(at) = rooms.iter().position(|r| *r < 0.0) {
                let year = ground.years.get(at).copied().unwrap_or_default();
                let mut finding = Finding::new(Severity::Check, "rooms-negative")
                    .arg("year", year.to_string())
                    .arg("rooms", rooms.get(at).copied().unwrap_or(0.0));
                finding.section = Some(part.slot.section);
                self.findings.push(named(finding, ground, part.unit));
            }
            for (plan, rooms) in part.plan.years.iter_mut().zip(rooms) {
                plan.rooms = Some(whole(*rooms));
            }
        }
        for rooms in self.parts.iter_mut().filter_map(|p| p.rooms.as_mut()) {
            rooms.iter_mut().for_each(|r| *r = r.max(0.0));
        }
    }
}

/// Names the school, or the unit, of a finding.
pub(super) fn named(finding: Finding, ground: &Ground<'_>, unit: usize) -> Finding {
    let unit = ground.units.get(unit);
    match unit.and_then(|u| u.school).and_then(|s| ground.county.schools.get(s)) {
        Some(school) => finding.school(school),
        None => finding.arg("school", unit.map_or("", |u| u.name.as_str())),
    }
}

fn supply<'a>(ground: &Ground<'a>, at: At, slot: Slot) -> Option<&'a Supply> {
    let of_track = ground.prospect.supply.get(at.pool).and_then(|p| p.get(at.track))?;
    of_track.iter().find(|s| s.section == Some(slot.section)).or_else(|| of_track.first())
}

fn rooms_today(supply: Option<&Supply>, start: &Start) -> f64 {
    supply.and_then(|s| s.rooms).unwrap_or_else(|| f64::from(start.classes()))
}

/// Positions of units by level and id.
struct Units<'a> {
    schools: Map<&'a str, usize>,
    zones: Map<&'a str, usize>,
    county: Option<usize>,
}

impl<'a> Units<'a> {
    fn of(ground: &Ground<'a>) -> Self {
        let all = ground.units.iter().enumerate();
        let at = |level| all.clone().filter(move |(_, u)| u.level == level);
        Self {
            schools: at(Level::School).map(|(i, u)| (u.id.as_str(), i)).collect(),
            zones: at(Level::Zone).map(|(i, u)| (u.id.as_str(), i)).collect(),
            county: at(Level::County).map(|(i, _)| i).next(),
        }
    }

    /// The units of a track, the coarsest first. A track that is a zone or the county itself stands
    /// for it.
    fn of_track(&self, track: &Track) -> Vec<usize> {
        let school = self.schools.get(track.unit.as_str()).copied();
        let zone = track.zone.as_deref().and_then(|z| self.zones.get(z)).copied();
        let itself = self.zones.get(track.unit.as_str()).copied();
        let mut units: Vec<usize> = self.county.into_iter().collect();
        units.extend(zone.or(if school.is_none() { itself } else { None }));
        units.extend(school);
        units
    }
}

struct Making<'a> {
    ground: &'a Ground<'a>,
    pool: &'a Pool,
    at: At,
}

impl Making<'_> {
    fn part(&self, slot: Slot, track: &Track, units: &Units<'_>) -> Option<Part> {
        let county = self.ground.county;
        let school = track.school.and_then(|s| county.schools.get(s));
        let supply = supply(self.ground, self.at, slot);
        let of_units = units.of_track(track);
        let unit = of_units.last().copied()?;
        let opened = self.ground.prospect.opened.iter().any(|o| o.id == track.unit);
        let ahead = self.ground.years.len();
        let plan = self.plan(slot, supply, ahead);
        let cap = plan.years.first().map_or(u32::MAX, |y| y.cap);
        let start = start(county, self.pool, slot, cap);
        let told = supply.and_then(|s| s.rooms).is_some();
        let added = |s: &Supply| s.rooms_added.iter().any(|r| *r != 0.0);
        let rooms_guessed = !told && start.known != ClassesKnown::New;
        let unknown = !told && start.known == ClassesKnown::New && !supply.is_some_and(added);
        let today = rooms_today(supply, &start);
        let rooms = (0..ahead).map(|year| match supply {
            Some(s) if s.closed_from.is_some_and(|from| from <= year) => 0.0,
            Some(s) => today + s.rooms_added.get(year).copied().unwrap_or(0.0),
            None => today,
        });
        let rooms = (!unknown).then(|| rooms.collect());
        let seat_size = supply.map_or(0.0, |s| s.seat_size);
        let seats = supply.and_then(|s| s.seats);
        Some(Part {
            at: self.at,
            slot,
            school: track.school,
            kind: school.map(|s| s.kind).or_else(|| opened.then(|| self.new_kind(track))),
            unit,
            units: of_units,
            bucket: Bucket { section: slot.section, place: school.and_then(|s| s.setting) },
            start,
            plan,
            rooms,
            rooms_guessed,
            more_seats: seats.map_or(0.0, |seats| seats - today.max(0.0) * seat_size),
            seat_size,
            pupils: track.students.iter().take(ahead).map(|y| sum_whole(y, slot)).collect(),
            pupils_today: track.known.last().map_or(0, |y| {
                let known: Vec<f64> = y.iter().map(|n| n.unwrap_or(0.0)).collect();
                sum_whole(&known, slot)
            }),
            students: track
                .students
                .iter()
                .take(ahead)
                .map(|y| y.iter().skip(slot.first).take(slot.width()).sum())
                .collect(),
        })
    }

    /// A school that opens with both sections stands in both pools.
    fn new_kind(&self, track: &Track) -> Kind {
        let has = |section| {
            let of = |p: &&Pool| p.section.is_none_or(|s| s == section);
            let pools = self.ground.prospect.pools.iter().filter(of);
            pools.flat_map(|p| &p.tracks).any(|t| t.unit == track.unit)
        };
        kind_of(has(SectionKind::Primary), has(SectionKind::Junior))
    }

    fn plan(&self, slot: Slot, supply: Option<&Supply>, ahead: usize) -> ClassPlan {
        let scenario = self.ground.scenario;
        let section = Some(slot.section);
        let year = |year: usize| {
            let cap = supply.and_then(|s| s.intake_cap.get(year).copied());
            let split = supply.and_then(|s| s.split_above.get(year).copied());
            YearPlan {
                cap: whole(cap.unwrap_or_else(|| scenario.intake_cap.of(section))).max(1),
                rooms: None,
                limited: scenario.rooms_limit,
                split_over: split
                    .unwrap_or_else(|| scenario.split_above.of(section))
                    .map(whole)
                    .filter(|limit| *limit > 0),
                joined: 0,
            }
        };
        let mut plan = ClassPlan {
            mode: scenario.class_mode,
            years: (0..ahead).map(year).collect(),
            merge_below: supply.and_then(|s| s.merge_below).map(whole),
        };
        let moves = self.ground.prospect.moves.iter();
        for one in moves.filter(|m| m.to == self.at && m.first && m.whole) {
            let column = one.column.checked_sub(slot.first).filter(|c| *c < 16);
            if let (Some(column), Some(year)) = (column, plan.years.get_mut(one.year)) {
                year.joined |= 1 << column;
            }
        }
        plan
    }
}

/// Whole pupils of a slot: each grade's, as its classes add up to.
fn sum_whole(row: &[f64], slot: Slot) -> u32 {
    row.iter().skip(slot.first).take(slot.width()).map(|n| whole(*n)).sum()
}
