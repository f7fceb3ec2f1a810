//! Projected scoring: a future year through the same scorer as today (同一把尺子).
//!
//! The county of that year has the projected pupils and classes, and of areas, equipment, rooms and
//! staff what the scenario adds to today's. A merged school whose rooms stay in use brings all it
//! has; what a closed school leaves goes to nobody. A new school has only what is added for it.

use super::classes::GradeSizes;
use super::follow::Parts;
use super::result::Unit;
use super::run::Course;
use super::scenario::{Addition, Scenario};
use crate::county::{
    Class, County, Field, Finding, Metric, School, Section, SectionKind, Severity,
};
use crate::score::{self, Evaluation, SchoolRow};
use crate::standard::Standard;
use std::borrow::Cow;

/// An assessment of a future year, beside today's.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreAhead {
    /// The year.
    pub year: i32,
    /// The assessment of the county as it is projected; schools by their position in the county,
    /// new ones behind them.
    pub evaluation: Evaluation,
    /// Indicators of schools that are met today and not then, or the other way round.
    pub turns: Vec<Turn>,
    /// Difference coefficients, today and then.
    pub coefficients: Vec<Coefficient>,
    /// What to look at.
    pub findings: Vec<Finding>,
}

/// An indicator of a school section that changes sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Id of the school.
    pub school: String,
    /// Name of the school.
    pub name: String,
    /// Section.
    pub section: SectionKind,
    /// Id of the indicator.
    pub indicator: String,
    /// Value today, not rounded.
    pub today: Option<f64>,
    /// Value in the year.
    pub then: Option<f64>,
    /// The threshold.
    pub threshold: f64,
    /// Whether it is met then; today it is the other way.
    pub meets: bool,
}

/// A difference coefficient, today and in the year.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// Section.
    pub section: SectionKind,
    /// Id of the indicator.
    pub indicator: String,
    /// Today.
    pub today: Option<f64>,
    /// In the year.
    pub then: Option<f64>,
    /// The limit.
    pub limit: f64,
}

/// Assesses a future year of a scenario; `None` where the year is not projected. `today`, where it
/// is at hand, is the county's assessment under the standard.
#[must_use]
pub fn score_ahead(
    county: &County,
    scenario: &Scenario,
    year: i32,
    standard: &Standard,
    today: Option<&Evaluation>,
) -> Option<ScoreAhead> {
    let (scenario, _) = scenario.checked();
    let course = Course::of(county, &scenario);
    let ahead = course.forecast.years.iter().position(|y| *y == year)?;
    let (then, findings) = county_of(county, &scenario, &course, ahead);
    let evaluation = score::evaluate(&then, standard);
    let today = today.map_or_else(|| Cow::Owned(score::evaluate(county, standard)), Cow::Borrowed);
    let turns = turns(&today, &evaluation, standard);
    let coefficients = coefficients(&today, &evaluation, standard);
    Some(ScoreAhead { year, evaluation, turns, coefficients, findings })
}

/// The county as it is projected for each of these years; `None` for those that are not projected.
#[must_use]
pub fn counties_ahead(county: &County, scenario: &Scenario, years: &[i32]) -> Vec<Option<County>> {
    let (scenario, _) = scenario.checked();
    let course = Course::of(county, &scenario);
    let ahead = |year: &i32| course.forecast.years.iter().position(|y| y == year);
    let then = |at: usize| county_of(county, &scenario, &course, at).0;
    years.iter().map(|year| ahead(year).map(then)).collect()
}

/// The county of a year ahead.
fn county_of(
    county: &County,
    scenario: &Scenario,
    course: &Course,
    ahead: usize,
) -> (County, Vec<Finding>) {
    let ground = course.ground(county, scenario);
    let parts = Parts::new(&ground);
    let formed = parts.form(&ground);
    let mut then = county.clone();
    then.school_year = course.forecast.years.get(ahead).copied();
    open_schools(&mut then, course);
    merge_sites(&mut then, county, course, ahead);
    for (part, formed) in parts.parts.iter().zip(&formed) {
        let Some(unit) = ground.units.get(part.unit) else { continue };
        let Some(school) = position(&then, unit).and_then(|at| then.schools.get_mut(at)) else {
            continue;
        };
        if unit.opened_by.is_some()
            && let Some(kind) = part.kind
        {
            school.kind = kind;
        }
        let pupils = part.pupils.get(ahead).copied().unwrap_or(0);
        let pool = course.prospect.pools.get(part.at.pool);
        let first = pool.and_then(|p| p.grades.get(part.slot.first)).copied().unwrap_or(1);
        let sizes = formed.years.get(ahead + 1).map(|year| &year.grades);
        set_section(school, part.slot.section, pupils, first, sizes);
    }
    let mut findings = Vec::new();
    for addition in &scenario.additions {
        add(&mut then, addition, &mut findings);
    }
    (then, findings)
}

fn position(county: &County, unit: &Unit) -> Option<usize> {
    unit.school.or_else(|| county.schools.iter().rposition(|s| s.id == unit.id))
}

fn open_schools(then: &mut County, course: &Course) {
    for opened in &course.prospect.opened {
        let mut school = School::new(opened.id.as_str(), opened.name.as_str());
        school.zone.clone_from(&opened.zone);
        then.schools.push(school);
    }
}

/// Everything a merged school has goes to the school that keeps its rooms.
fn merge_sites(then: &mut County, today: &County, course: &Course, ahead: usize) {
    let school_at = |at: super::At| {
        let pool = course.prospect.pools.get(at.pool)?;
        pool.tracks.get(at.track)?.school
    };
    let mut merged = Vec::new();
    for (pool, of_pool) in course.prospect.supply.iter().enumerate() {
        for (track, supplies) in of_pool.iter().enumerate() {
            for (from, year) in supplies.iter().flat_map(|s| &s.rooms_of) {
                let both = school_at(*from).zip(school_at(super::At { pool, track }));
                if *year <= ahead
                    && let Some(pair) = both
                    && !merged.contains(&pair)
                {
                    merged.push(pair);
                }
            }
        }
    }
    for (from, into) in merged {
        let Some(gone) = today.schools.get(from) else { continue };
        let Some(stays) = then.schools.get_mut(into) else { continue };
        for field in Field::all() {
            let counted = matches!(field.metric(), Metric::Students | Metric::ClassCount);
            if let (Some(more), false) = (field.get(gone), counted) {
                let has = field.get(stays).unwrap_or(0.0);
                field.set(stays, Some(has + more));
            }
        }
    }
}

/// Puts the pupils and classes of a year into a section; one without pupils is left out by the
/// scorer.
fn set_section(
    school: &mut School,
    kind: SectionKind,
    pupils: u32,
    first_grade: u8,
    sizes: Option<&GradeSizes>,
) {
    let slot = school.section_slot(kind);
    if pupils == 0 && slot.is_none() {
        return;
    }
    let section = slot.get_or_insert_with(Section::default);
    let before = section.students.filter(|n| *n > 0.0);
    let growth = before.map(|before| f64::from(pupils) / before);
    // Of these only today's share is known.
    for figure in [&mut section.migrant_students, &mut section.in_zone_students] {
        *figure = figure.zip(growth).map(|(figure, growth)| figure * growth);
    }
    section.students = Some(f64::from(pupils));
    section.class_count = None;
    section.class_bands = None;
    let class = |(grade, sizes): (u8, &[u32])| {
        let class = move |(number, size): (usize, &u32)| Class {
            grade,
            name: format!("{grade}({number})班"),
            students: Some(f64::from(*size)),
            ..Class::default()
        };
        (1..).zip(sizes).map(class).collect::<Vec<_>>()
    };
    let grades = sizes.into_iter().flat_map(GradeSizes::iter);
    section.classes = (first_grade..).zip(grades).flat_map(class).collect();
}

/// Adds to a figure of a school; a figure that is missing stays so, since the sum is not known.
fn add(then: &mut County, addition: &Addition, findings: &mut Vec<Finding>) {
    let Addition { year, school, field, amount } = addition;
    if then.school_year.is_none_or(|now| now < *year) {
        return;
    }
    let say = |code: &str| {
        let finding = Finding::new(Severity::Check, code).arg("school", school.as_str());
        finding.arg("field", field.to_string()).arg("amount", *amount)
    };
    let opened = |s: &School| s.sections.primary.is_some() || s.sections.junior.is_some();
    let Some(at) = then.find_school(school) else {
        return findings.push(say("addition-unknown-school"));
    };
    let Some(place) = then.schools.get_mut(at) else { return };
    let new = place.origins.is_empty() && opened(place) && field.get(place).is_none();
    match field.get(place) {
        Some(has) if has + amount >= 0.0 => field.set(place, Some(has + amount)),
        Some(_) => findings.push(say("addition-below-zero")),
        None if new && *amount >= 0.0 => field.set(place, Some(*amount)),
        None => findings.push(say("addition-to-nothing")),
    }
}

fn turns(today: &Evaluation, then: &Evaluation, standard: &Standard) -> Vec<Turn> {
    let mut turns = Vec::new();
    // The rows stand in the order of sections, then of schools; new schools are behind all others.
    let place = |row: &SchoolRow| (row.section, row.school);
    for row in then.schools.iter().filter(|row| row.excluded.is_none()) {
        let before = today.schools.binary_search_by_key(&place(row), place);
        let before = before.ok().and_then(|at| today.schools.get(at));
        let Some(before) = before.filter(|r| r.excluded.is_none()) else { continue };
        let values = row.indicators.iter().zip(&before.indicators).zip(&standard.indicator);
        for ((now, was), indicator) in values {
            if let (Some(meets), Some(met), Some(threshold)) = (now.met(), was.met(), now.threshold)
                && meets != met
            {
                turns.push(Turn {
                    school: row.id.clone(),
                    name: row.name.clone(),
                    section: row.section,
                    indicator: indicator.id.clone(),
                    today: was.value,
                    then: now.value,
                    threshold,
                    meets,
                });
            }
        }
    }
    turns
}

fn coefficients(today: &Evaluation, then: &Evaluation, standard: &Standard) -> Vec<Coefficient> {
    let mut all = Vec::new();
    for (now, was) in then.sections.iter().zip(&today.sections) {
        let values = now.indicators.iter().zip(&was.indicators).zip(&standard.indicator);
        for ((now_value, was_value), indicator) in values {
            let Some(limit) = now_value.limit else { continue };
            all.push(Coefficient {
                section: now.section,
                indicator: indicator.id.clone(),
                today: was_value.cv,
                then: now_value.cv,
                limit,
            });
        }
    }
    all
}
