//! What the view picks out of a projection: the series of one unit and section, and the few points
//! that sentences name. It selects and compares; every figure is the projection's.

use super::Shared;
use crate::county::SectionKind;
use crate::project::Projection;
use crate::project::result::{
    ClassSeries, EntrySeries, Line, MilestoneResult, SeatSeries, TeacherSeries, Unit,
};
use leptos::prelude::*;

/// A section, or `None` where the history names no schools.
pub(super) type Section = Option<SectionKind>;

/// The compulsory sections of a unit in the projection; one `None` where it has no sections.
pub(super) fn sections(projection: &Projection, unit: usize) -> Vec<Section> {
    let found = projection.enrolment.iter().find(|e| e.unit == unit);
    found.map(|e| e.sections.iter().map(|s| s.section).collect()).unwrap_or_default()
}

/// Pupils of a section of a unit.
pub(super) fn line(projection: &Projection, unit: usize, section: Section) -> Option<&Line> {
    let found = projection.enrolment.iter().find(|e| e.unit == unit)?;
    found.sections.iter().find(|s| s.section == section).map(|s| &s.line)
}

/// Classes of a section of a unit.
pub(super) fn classes(p: &Projection, unit: usize, section: Section) -> Option<&ClassSeries> {
    p.classes.iter().find(|c| c.unit == unit && c.section == section)
}

/// Seats of a section of a unit.
pub(super) fn seats(p: &Projection, unit: usize, section: Section) -> Option<&SeatSeries> {
    p.seats.iter().find(|s| s.unit == unit && s.section == section)
}

/// Teachers of a section by every basis.
pub(super) fn teachers(p: &Projection, section: Section) -> Vec<&TeacherSeries> {
    p.teachers.iter().filter(|t| t.section == section).collect()
}

/// The years of the projection that is shown, first to last.
pub(super) fn years_of(shared: Shared) -> Option<std::ops::RangeInclusive<i32>> {
    shared.result.with(|r| {
        let years = &r.as_ref()?.years;
        Some(*years.first()?..=*years.last()?)
    })
}

/// The first year projected.
pub(super) fn first_year(shared: Shared) -> Option<i32> {
    shared.result.with_untracked(|r| r.as_ref()?.years.first().copied())
}

/// The last year known.
pub(super) fn last_known(projection: &Projection) -> i32 {
    let before_first = projection.years.first().map_or(0, |year| year - 1);
    projection.known_years.last().copied().unwrap_or(before_first)
}

/// Classes by band as a section reports them: a junior school's first two bands are one.
pub(super) fn bands(section: Section, counts: &[u32; 5]) -> [f64; 5] {
    let [standard, second, third, fourth, fifth] = counts.map(f64::from);
    match section {
        Some(SectionKind::Junior) => [standard + second, 0.0, third, fourth, fifth],
        _ => [standard, second, third, fourth, fifth],
    }
}

/// Classes over the standard size: over 45 in primary school, over 50 in junior school.
pub(super) fn over_standard(section: Section, counts: &[u32; 5]) -> f64 {
    bands(section, counts).iter().skip(1).sum()
}

/// Classes of 56 and more.
pub(super) fn large(counts: &[u32; 5]) -> f64 {
    counts.iter().skip(3).map(|n| f64::from(*n)).sum()
}

/// Year and figure.
pub(super) type At = (i32, f64);

/// The highest point of known and projected pupils; the earliest of equal ones.
pub(super) fn peak(projection: &Projection, line: &Line) -> Option<At> {
    let known = projection.known_years.iter().zip(&line.known);
    let known = known.filter_map(|(year, value)| Some((*year, (*value)?)));
    let all = known.chain(projected(projection, &line.students));
    all.reduce(|best, at| if at.1 > best.1 { at } else { best })
}

/// The lowest projected point after a year; the earliest of equal ones.
pub(super) fn trough(projection: &Projection, line: &Line, after: i32) -> Option<At> {
    let later = projected(projection, &line.students).filter(|(year, _)| *year > after);
    later.reduce(|best, at| if at.1 < best.1 { at } else { best })
}

/// Projected years with their figures.
pub(super) fn projected<'a>(
    projection: &'a Projection,
    values: &'a [f64],
) -> impl Iterator<Item = At> + 'a {
    projection.years.iter().copied().zip(values.iter().copied())
}

/// The greatest figure above 0; the earliest of equal ones.
pub(super) fn greatest(projection: &Projection, values: &[f64]) -> Option<At> {
    let found = projected(projection, values).filter(|(_, value)| *value > 0.5);
    found.reduce(|best, at| if at.1 > best.1 { at } else { best })
}

/// The figure farthest below 0; the earliest of equal ones.
pub(super) fn lowest(projection: &Projection, values: &[f64]) -> Option<At> {
    let found = projected(projection, values).filter(|(_, value)| *value < -0.5);
    found.reduce(|best, at| if at.1 < best.1 { at } else { best })
}

/// The value of a projected year.
pub(super) fn in_year<'a, T>(projection: &Projection, values: &'a [T], year: i32) -> Option<&'a T> {
    values.get(projection.years.iter().position(|y| *y == year)?)
}

/// Position of a unit by its level's word and id; the county where there is none such.
pub(super) fn unit_at(projection: &Projection, wanted: Option<&str>) -> usize {
    let is_it = |unit: &Unit| wanted == Some(key(unit).as_str());
    projection.units.iter().position(is_it).unwrap_or(0)
}

/// A unit's word in the address.
pub(super) fn key(unit: &Unit) -> String {
    format!("{}:{}", unit.level.id(), unit.id)
}

/// How the entrants of primary or junior schools are known.
pub(super) fn entry(p: &Projection, junior: bool) -> Option<&EntrySeries> {
    let wanted = if junior { SectionKind::Junior } else { SectionKind::Primary };
    p.entries.iter().find(|e| e.section == Some(wanted))
}

/// Milestones whose year has not passed.
pub(super) fn coming(p: &Projection) -> impl Iterator<Item = &MilestoneResult> {
    let known = last_known(p);
    p.milestones.iter().filter(move |m| m.year >= known)
}
