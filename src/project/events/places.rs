//! Where an event acts: the columns of a track that are one section of a school, found by the
//! school's id or name, or by the zone.

use crate::county::{County, SectionKind};
use crate::order::Map;
use crate::project::prospect::At;
use crate::project::track::Pool;

/// One section of a unit: columns `first..end` of a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) at: At,
    pub(super) section: SectionKind,
    /// Column of the entry grade.
    pub(super) first: usize,
    /// Column after the last grade.
    pub(super) end: usize,
}

/// Every span, by school and by zone.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    pub(super) spans: Vec<Span>,
    by_unit: Map<String, Vec<usize>>,
    by_zone: Map<String, Vec<usize>>,
    ids_by_name: Map<String, String>,
}

impl Places {
    pub(super) fn of(county: &County, pools: &[Pool], junior_from: u8) -> Self {
        let mut places = Self::default();
        for (pool, of_pool) in pools.iter().enumerate() {
            for track in 0..of_pool.tracks.len() {
                places.add(of_pool, At { pool, track }, junior_from);
            }
        }
        for school in county.schools.iter().rev() {
            places.ids_by_name.insert(school.name.clone(), school.id.clone());
        }
        places
    }

    /// Adds the sections of a track.
    pub(super) fn add(&mut self, pool: &Pool, at: At, junior_from: u8) {
        let Some(track) = pool.tracks.get(at.track) else { return };
        for section in SectionKind::COMPULSORY {
            let Some((first, end)) = columns(pool, section, junior_from) else { continue };
            let span = self.spans.len();
            self.spans.push(Span { at, section, first, end });
            self.by_unit.entry(track.unit.clone()).or_default().push(span);
            if let Some(zone) = &track.zone {
                self.by_zone.entry(zone.clone()).or_default().push(span);
            }
        }
    }

    /// The spans of a school, by id or else by name.
    pub(super) fn school(&self, unit: &str, section: Option<SectionKind>) -> Vec<usize> {
        let id = self.ids_by_name.get(unit).map_or(unit, String::as_str);
        let found = self.by_unit.get(unit).or_else(|| self.by_unit.get(id));
        self.of_section(found, section)
    }

    /// The spans of the schools of a zone.
    pub(super) fn zone(&self, zone: &str, section: Option<SectionKind>) -> Vec<usize> {
        self.of_section(self.by_zone.get(zone), section)
    }

    /// Every span of a section.
    pub(super) fn all(&self, section: SectionKind) -> Vec<usize> {
        let is = |span: &usize| self.spans.get(*span).is_some_and(|s| s.section == section);
        (0..self.spans.len()).filter(is).collect()
    }

    fn of_section(&self, spans: Option<&Vec<usize>>, section: Option<SectionKind>) -> Vec<usize> {
        let wanted = |span: &usize| {
            section.is_none_or(|w| self.spans.get(*span).is_some_and(|s| s.section == w))
        };
        spans.into_iter().flatten().copied().filter(wanted).collect()
    }
}

/// The columns of a section: all of a pool that is one, else those of its grades. The year before
/// school (grade 0) belongs to none.
pub(super) fn columns(
    pool: &Pool,
    section: SectionKind,
    junior_from: u8,
) -> Option<(usize, usize)> {
    let belongs = |grade: u8| match pool.section {
        Some(own) => own == section && grade > 0,
        None if section == SectionKind::Primary => grade > 0 && grade < junior_from,
        None => grade >= junior_from && grade <= 9,
    };
    let first = pool.grades.iter().position(|g| belongs(*g))?;
    let end = pool.grades.iter().rposition(|g| belongs(*g))? + 1;
    Some((first, end))
}
