//! Events that bring something new: schools and dwellings.

use super::places::columns;
use super::prepare::{Act, Parts, Prepare};
use crate::county::SectionKind;
use crate::project::prospect::{At, Opened};
use crate::project::scenario::{BySection, EventKind, Receiver};
use crate::project::track::Track;

impl Prepare<'_> {
    /// New schools become tracks first, so that events may name them before they open.
    pub(super) fn open_all(&mut self, order: &[usize]) {
        for at in order.iter().copied() {
            let Some(event) = self.scenario.events.get(at) else { continue };
            let EventKind::Open { id, name, zone, sections, .. } = &event.kind else { continue };
            if self.ahead(event.year).is_none() {
                continue;
            }
            let made = || format!("new-{}", at + 1);
            let mut id = id.clone().filter(|id| !id.is_empty()).unwrap_or_else(made);
            if !self.places.school(&id, None).is_empty() {
                self.event = at;
                self.flag("event-id-taken", &id);
                id = made();
            }
            for section in sections {
                self.open_track(&id, zone.as_ref(), *section);
            }
            let name = if name.is_empty() { id.clone() } else { name.clone() };
            self.prospect.opened.push(Opened { event: at, id, name, zone: zone.clone() });
        }
    }

    fn open_track(&mut self, id: &str, zone: Option<&String>, section: SectionKind) {
        let has = |p| columns(p, section, self.junior_from).is_some();
        let Some(at) = self.prospect.pools.iter().position(has) else { return };
        let Some(pool) = self.prospect.pools.get_mut(at) else { return };
        // In a pool without sections a nine-year school is one track.
        if pool.tracks.iter().any(|t| t.unit == id) {
            return;
        }
        let known = pool.tracks.first().map_or(0, |t| t.known.len());
        let grades = pool.grades.len();
        pool.tracks.push(Track {
            unit: id.to_owned(),
            zone: zone.cloned(),
            known: vec![vec![None; grades]; known],
            students: vec![vec![0.0; grades]; self.years],
            ratios: vec![None; grades],
            ..Track::default()
        });
        let track = pool.tracks.len() - 1;
        let pool = at;
        if let Some(of) = self.prospect.pools.get(pool) {
            self.places.add(of, At { pool, track }, self.junior_from);
        }
    }

    pub(super) fn open(
        &mut self,
        rooms: &BySection<Option<f64>>,
        intake: &BySection<Option<f64>>,
        outside: &BySection<Option<f64>>,
        from: &[Receiver],
    ) {
        let opened = self.prospect.opened.iter().find(|o| o.event == self.event);
        let Some(id) = opened.map(|o| o.id.clone()) else { return };
        for span in self.places.school(&id, None) {
            let Some(section) = self.span(span).map(|s| s.section) else { continue };
            let of = Some(section);
            if let Some(rooms) = rooms.of(of)
                && let Some(rooms) = self.amount(Some(rooms), "rooms")
            {
                self.rule(Act::Rooms { span, rooms, until: None });
            }
            let outside = outside.of(of).and_then(|n| self.amount(Some(n), "outside"));
            if let Some(outside) = outside.filter(|n| *n > 0.0) {
                let stock = vec![outside; self.years - self.from_year];
                self.rule(Act::Bring { to: vec![(span, None)], stock, entry_only: true });
            }
            let intake = intake.of(of).and_then(|n| self.amount(Some(n), "intake"));
            let inside = intake.map(|n| (n - outside.unwrap_or(0.0)).max(0.0));
            let from = self.sources(span, section, from, intake.is_some());
            if from.is_empty() && outside.is_none() {
                self.flag("event-no-pupils", &id);
            } else if !from.is_empty() {
                self.rule(Act::Draw { span, intake: inside, from });
            }
        }
    }

    /// The schools a new one takes its intake from: those named, else those of its zone, else all
    /// of the county; without a number of its own only those named with their parts.
    fn sources(
        &mut self,
        span: usize,
        section: SectionKind,
        named: &[Receiver],
        any: bool,
    ) -> Parts {
        if !named.is_empty() {
            return self.receivers(span, named);
        }
        if !any {
            return Vec::new();
        }
        let zone = self.zone_of(span).map(|z| self.places.zone(&z, Some(section)));
        let mut near = zone.unwrap_or_default();
        near.retain(|s| *s != span && self.has_pupils(*s));
        if near.is_empty() {
            near = self.places.all(section);
            near.retain(|s| *s != span && self.has_pupils(*s));
        }
        near.into_iter().map(|s| (s, None)).collect()
    }

    pub(super) fn housing(
        &mut self,
        unit: &str,
        dwellings: Option<f64>,
        occupancy: &[f64],
        pupils_per_100: Option<f64>,
    ) {
        let Some(dwellings) = self.amount(dwellings, "dwellings") else { return };
        let Some(rate) = self.amount(pupils_per_100, "pupilsPer100") else { return };
        let sound = |o: &f64| o.is_finite() && (0.0..=1.0).contains(o);
        if !occupancy.iter().all(sound) {
            return self.flag("event-share-above-one", "occupancy");
        }
        let lived_in = |year: usize| {
            let told = occupancy.get(year - self.from_year).or(occupancy.last());
            told.copied().unwrap_or(1.0)
        };
        let stock: Vec<f64> = (self.from_year..self.years)
            .map(|year| dwellings * lived_in(year) * rate / 100.0)
            .collect();
        let spans = if unit == self.county.name {
            SectionKind::COMPULSORY.into_iter().flat_map(|s| self.places.all(s)).collect()
        } else {
            self.unit_or_zone(unit, None)
        };
        if spans.is_empty() {
            return;
        }
        let grades = |spans: &[usize]| -> usize {
            spans.iter().filter_map(|s| self.span(*s)).map(|s| s.end - s.first).sum()
        };
        // Each section takes its grades' part of the pupils; one that the zone does not have is
        // looked for in the whole county.
        let mut by_section = Vec::new();
        for section in SectionKind::COMPULSORY {
            let everywhere = self.places.all(section);
            let Some(width) = everywhere.first().map(|s| grades(&[*s])) else { continue };
            let of = |s: &&usize| self.span(**s).map(|s| s.section) == Some(section);
            let near: Vec<usize> = spans.iter().filter(of).copied().collect();
            by_section.push((width, near, everywhere));
        }
        let all: usize = by_section.iter().map(|(width, ..)| width).sum();
        for (width, near, everywhere) in by_section {
            if near.is_empty() {
                self.flag("event-no-section-near", unit);
            }
            let spans = if near.is_empty() { everywhere } else { near };
            #[allow(clippy::cast_precision_loss, reason = "at most nine grades")]
            let part = width as f64 / all as f64;
            let stock = stock.iter().map(|pupils| pupils * part).collect();
            let to = spans.into_iter().map(|s| (s, None)).collect();
            self.rule(Act::Bring { to, stock, entry_only: false });
        }
    }
}
