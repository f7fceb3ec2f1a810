//! The units of a result: the county, its zones, its schools, and which tracks make up each.

use super::prospect::{At, Prospect};
use super::result::{Level, Unit};
use crate::county::County;
use crate::order::Map;

/// Units with their tracks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// The county, then zones, then schools.
    pub units: Vec<Unit>,
    /// Tracks of each unit, in the order of the pools.
    pub tracks: Vec<Vec<At>>,
}

impl Frame {
    /// The units of a prospect. Units of the history that are neither a school nor a zone of the
    /// county stand at the level `finest` (a zone's, where only the county is asked for).
    #[must_use]
    pub fn of(county: &County, prospect: &Prospect, finest: Level) -> Self {
        let mut frame = Self::default();
        let mut schools = Self::default();
        let mut seen = Map::new();
        let name = if county.name.is_empty() { "county" } else { &county.name };
        frame.add(unit(Level::County, name));
        for (pool, of_pool) in prospect.pools.iter().enumerate() {
            for (track, of_track) in of_pool.tracks.iter().enumerate() {
                let at = At { pool, track };
                frame.put(0, at);
                if let Some(zone) = &of_track.zone {
                    let zone = frame.at(&mut seen, unit(Level::Zone, zone));
                    frame.put(zone, at);
                }
                if of_track.unit == county.name {
                    continue;
                }
                let own = own_unit(county, prospect, at, finest);
                if own.level == Level::School {
                    let school = schools.at(&mut seen, own);
                    schools.put(school, at);
                } else {
                    let zone = frame.at(&mut seen, own);
                    frame.put(zone, at);
                }
            }
        }
        frame.units.append(&mut schools.units);
        frame.tracks.append(&mut schools.tracks);
        frame
    }

    fn add(&mut self, unit: Unit) -> usize {
        self.units.push(unit);
        self.tracks.push(Vec::new());
        self.units.len() - 1
    }

    /// The position of a unit, which is added where it is new.
    fn at(&mut self, seen: &mut Map<(Level, String), usize>, unit: Unit) -> usize {
        let key = (unit.level, unit.id.clone());
        if let Some(at) = seen.get(&key) {
            return *at;
        }
        let at = self.add(unit);
        seen.insert(key, at);
        at
    }

    fn put(&mut self, unit: usize, at: At) {
        if let Some(tracks) = self.tracks.get_mut(unit) {
            tracks.push(at);
        }
    }
}

fn unit(level: Level, id: &str) -> Unit {
    Unit {
        level,
        id: id.to_owned(),
        name: id.to_owned(),
        zone: None,
        school: None,
        opened_by: None,
    }
}

/// The unit that a track itself is.
fn own_unit(county: &County, prospect: &Prospect, at: At, finest: Level) -> Unit {
    let track = prospect.pools.get(at.pool).and_then(|p| p.tracks.get(at.track));
    let Some(track) = track else { return unit(Level::Zone, "") };
    let mut own = unit(finest.max(Level::Zone), &track.unit);
    own.zone.clone_from(&track.zone);
    if let Some(school) = track.school {
        own.level = Level::School;
        own.school = Some(school);
        if let Some(school) = county.schools.get(school) {
            own.name.clone_from(&school.name);
        }
    } else if let Some(opened) = prospect.opened.iter().find(|o| o.id == track.unit) {
        own.level = Level::School;
        own.name.clone_from(&opened.name);
        own.opened_by = Some(opened.event);
    } else if !county.schools.is_empty() {
        own.level = Level::Zone;
    }
    own
}
