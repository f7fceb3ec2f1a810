//! How a projected number came about: formula with figures, what went in, and where that came from.
//! Made from the same parts as the projection itself; nothing here is formatted.

mod supply;

use super::forecast::{Entry, EntrySource};
use super::prospect::At;
use super::run::Course;
use super::scenario::Scenario;
use crate::args;
use crate::county::{Args, County, SectionKind};
use crate::json::{Expected, Fields, FromJson, Value, Wrong};
use crate::order;
use crate::score::{Expr, Note};
use serde::Serialize;

/// The number that is asked about.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "of")]
pub enum Asked {
    /// Pupils of a unit.
    Enrolment {
        /// Position of the unit in the projection.
        unit: usize,
        /// Section; `None` all.
        section: Option<SectionKind>,
        /// Grade; `None` all.
        grade: Option<u8>,
        /// The year.
        year: i32,
    },
    /// Classes of a section of a unit.
    Classes {
        /// Position of the unit in the projection.
        unit: usize,
        /// Section.
        section: SectionKind,
        /// The year.
        year: i32,
    },
    /// The seat gap of a section of a unit.
    Gap {
        /// Position of the unit in the projection.
        unit: usize,
        /// Section.
        section: SectionKind,
        /// The year.
        year: i32,
    },
}

impl FromJson for Asked {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        const OF: &[&str] = &["enrolment", "classes", "gap"];
        let mut fields = Fields::of(value)?;
        let of: String = fields.read("of")?;
        let (unit, year) = (fields.read("unit")?, fields.read("year")?);
        Ok(match of.as_str() {
            "enrolment" => {
                let section = fields.read("section")?;
                Self::Enrolment { unit, section, grade: fields.read("grade")?, year }
            }
            "classes" => Self::Classes { unit, section: fields.read("section")?, year },
            "gap" => Self::Gap { unit, section: fields.read("section")?, year },
            _ => return Err(Wrong::here(Expected::Choice(OF)).under("of")),
        })
    }
}

/// A number with its derivation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explanation {
    /// The formula in names; the words of a symbol are `symbol-<name>`.
    pub formula: Option<Expr>,
    /// The formula with figures.
    pub figures: Option<Expr>,
    /// The result, not rounded.
    pub result: f64,
    /// What goes in, in the order of the formula.
    pub terms: Vec<Term>,
    /// Remarks; keys are `note-<code>`.
    pub notes: Vec<Note>,
}

/// Something that goes in.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Its name: the words are `symbol-<name>`.
    pub symbol: String,
    /// Its value.
    pub value: Option<f64>,
    /// Where it comes from; keys are `note-<code>`.
    pub notes: Vec<Note>,
}

/// Most schools that a sum names one by one.
const NAMED: usize = 12;

/// Derives a number of a projection; `None` where there is no such number.
#[must_use]
pub fn explain(county: &County, scenario: &Scenario, asked: &Asked) -> Option<Explanation> {
    let (scenario, _) = scenario.checked();
    let course = Course::of(county, &scenario);
    let (Asked::Enrolment { unit, year, .. }
    | Asked::Classes { unit, year, .. }
    | Asked::Gap { unit, year, .. }) = asked;
    let ahead = course.forecast.years.iter().position(|y| y == year)?;
    let tracks = course.frame.tracks.get(*unit)?;
    let telling = Telling { county, scenario: &scenario, course: &course, ahead };
    Some(match asked {
        Asked::Enrolment { section, grade, .. } => {
            let pools = &telling.course.prospect.pools;
            let of = |at: &&At| pools.get(at.pool).and_then(|pool| pool.section);
            let wanted = tracks.iter().filter(|at| section.is_none() || of(at) == *section);
            let tracks: Vec<At> = wanted.copied().collect();
            match (tracks.as_slice(), grade) {
                ([at], Some(grade)) => telling.cell(*at, *grade)?,
                (tracks, grade) => telling.sum(tracks, *grade),
            }
        }
        Asked::Classes { section, .. } => telling.classes(*unit, *section),
        Asked::Gap { section, .. } => telling.gap(*unit, *section),
    })
}

fn note(code: &str, args: Args) -> Note {
    Note { code: code.to_owned(), args }
}

struct Telling<'a> {
    county: &'a County,
    scenario: &'a Scenario,
    course: &'a Course,
    ahead: usize,
}

/// Terms being collected.
#[derive(Default)]
struct Terms(Vec<Term>);

impl Terms {
    fn add(&mut self, symbol: &str, value: f64, notes: Vec<Note>) {
        self.0.push(Term { symbol: symbol.to_owned(), value: Some(value), notes });
    }

    /// All terms as a product, or as a sum where those named are taken away.
    fn write(self, product: bool, minus: &[&str], result: f64) -> Explanation {
        let symbol = |t: &Term| Expr::Symbol(t.symbol.clone());
        let figure = |t: &Term| t.value.map_or(Expr::Missing, Expr::Figure);
        let whole = |of: &dyn Fn(&Term) -> Expr| {
            if product {
                return Expr::Product(self.0.iter().map(of).collect());
            }
            let sign = |t: &Term| minus.contains(&t.symbol.as_str());
            Expr::Sum(self.0.iter().map(|t| (sign(t), of(t))).collect())
        };
        let (formula, figures) = (whole(&symbol), whole(&figure));
        Explanation {
            formula: Some(formula),
            figures: Some(figures),
            result,
            terms: self.0,
            notes: Vec::new(),
        }
    }
}

impl Telling<'_> {
    fn year(&self, ahead: usize) -> String {
        self.course.forecast.years.get(ahead).map_or_else(String::new, i32::to_string)
    }

    fn students(&self, at: At, ahead: usize, column: usize) -> f64 {
        let pools = &self.course.prospect.pools;
        let track = pools.get(at.pool).and_then(|p| p.tracks.get(at.track));
        let row = track.and_then(|t| t.students.get(ahead));
        row.and_then(|row| row.get(column)).copied().unwrap_or(0.0)
    }

    /// The pupils before events: what they have now, less what came, more what went.
    fn forecast(&self, at: At, ahead: usize, column: usize) -> f64 {
        let before = self.course.before.as_ref().unwrap_or(&self.course.prospect.pools);
        let track = before.get(at.pool).and_then(|p| p.tracks.get(at.track));
        let row = track.and_then(|t| t.students.get(ahead));
        row.and_then(|row| row.get(column)).copied().unwrap_or(0.0)
    }

    /// One grade of one track: the forecast, and what events did to it.
    fn cell(&self, at: At, grade: u8) -> Option<Explanation> {
        let pool = self.course.prospect.pools.get(at.pool)?;
        let column = pool.grades.iter().position(|g| *g == grade)?;
        let result = self.students(at, self.ahead, column);
        let mut terms = Terms::default();
        let base = self.forecast(at, self.ahead, column);
        let came = self.by_events(at, column, &mut terms);
        if !came {
            return Some(self.own(at, column, base));
        }
        let mut all = Terms::default();
        all.add("projected-without-events", base, vec![self.how_forecast(at, column)]);
        all.0.append(&mut terms.0);
        Some(all.write(false, &["moved-away"], result))
    }

    /// Terms of the events; whether there are any.
    fn by_events(&self, at: At, column: usize, terms: &mut Terms) -> bool {
        let prospect = &self.course.prospect;
        let event = |event: usize| {
            let kind = self.scenario.events.get(event).map_or("", |e| e.kind.id());
            vec![note("by-event", args! { "event" => (event + 1).to_string(), "kind" => kind })]
        };
        for m in prospect.moves.iter().filter(|m| m.year == self.ahead && m.column == column) {
            if m.to == at {
                terms.add("moved-here", m.students, event(m.event));
            }
            if m.from == at {
                terms.add("moved-away", m.students, event(m.event));
            }
        }
        let arrivals = prospect.arrivals.iter();
        for a in arrivals.filter(|a| a.year == self.ahead && a.column == column && a.to == at) {
            terms.add("brought", a.students, event(a.event));
        }
        !terms.0.is_empty()
    }

    /// The forecast of a cell without events: the grade below times its ratio, or the entry.
    fn own(&self, at: At, column: usize, result: f64) -> Explanation {
        let pools = &self.course.prospect.pools;
        let track = pools.get(at.pool).and_then(|p| p.tracks.get(at.track));
        let ratio = track.and_then(|t| t.ratios.get(column).copied().flatten());
        let below = column.checked_sub(1).zip(ratio).map(|(below, ratio)| {
            let before = match self.ahead.checked_sub(1) {
                Some(before) => self.forecast(at, before, below),
                None => track
                    .and_then(|t| t.known.last())
                    .and_then(|row| row.get(below).copied().flatten())
                    .unwrap_or(0.0),
            };
            (before, ratio)
        });
        let mut terms = Terms::default();
        match below.filter(|(before, ratio)| before * ratio > 0.0) {
            Some((before, ratio)) => {
                terms.add("grade-below-year-before", before, Vec::new());
                terms.add("progression-ratio", ratio, vec![note("ratio-shrunk", args! {})]);
                let level = result / (before * ratio);
                terms.add("agreed-with-county", level, vec![note("blend", args! {})]);
            }
            None => self.entry(at, result, &mut terms),
        }
        terms.write(true, &[], result)
    }

    /// An entry grade: the entrants of all schools, and the school's part of them.
    fn entry(&self, at: At, result: f64, terms: &mut Terms) {
        let Some(entry) = self.course.forecast.entries.get(at.pool) else { return };
        let get = |values: &[Option<f64>]| values.get(self.ahead).copied().flatten();
        let entrants = entry.entrants.get(self.ahead).copied().unwrap_or(0.0);
        let source = vec![self.source(entry)];
        match get(&entry.cohort).zip(get(&entry.ratio)).filter(|(c, r)| c * r > 0.0) {
            Some((cohort, ratio)) => {
                terms.add("entry-cohort", cohort, source);
                terms.add("intake-ratio", ratio, Vec::new());
                let part = result / (cohort * ratio);
                terms.add("part-of-entrants", part, vec![note("blend", args! {})]);
            }
            None if entrants > 0.0 => {
                terms.add("entrants", entrants, source);
                terms.add("part-of-entrants", result / entrants, vec![note("blend", args! {})]);
            }
            None => terms.add("projected", result, source),
        }
    }

    fn source(&self, entry: &Entry) -> Note {
        let source = match entry.source.get(self.ahead) {
            Some(EntrySource::Births) => "births",
            Some(EntrySource::BirthsPartly) => "birthsPartly",
            Some(EntrySource::Kindergarten) => "kindergarten",
            Some(EntrySource::Feeders) => "feeders",
            Some(EntrySource::Leavers) => "leavers",
            Some(EntrySource::Trend) | None => "trend",
        };
        note("entry-source", args! { "source" => source, "year" => self.year(self.ahead) })
    }

    fn how_forecast(&self, at: At, column: usize) -> Note {
        let pools = &self.course.prospect.pools;
        let track = pools.get(at.pool).and_then(|p| p.tracks.get(at.track));
        match track.and_then(|t| t.ratios.get(column).copied().flatten()) {
            Some(ratio) => note("by-ratio", args! { "ratio" => ratio }),
            None => self
                .course
                .forecast
                .entries
                .get(at.pool)
                .map_or_else(|| note("blend", args! {}), |entry| self.source(entry)),
        }
    }

    /// A sum over tracks, the largest first, or over the grades of one.
    fn sum(&self, tracks: &[At], grade: Option<u8>) -> Explanation {
        let mut parts: Vec<(f64, Note)> = Vec::new();
        for at in tracks {
            let Some(pool) = self.course.prospect.pools.get(at.pool) else { continue };
            let columns = pool.grades.iter().enumerate();
            let wanted = columns.filter(|(_, g)| grade.is_none_or(|grade| **g == grade));
            if tracks.len() == 1 {
                for (column, grade) in wanted {
                    let grade = note("of-grade", args! { "grade" => grade.to_string() });
                    parts.push((self.students(*at, self.ahead, column), grade));
                }
            } else {
                let sum = wanted.map(|(column, _)| self.students(*at, self.ahead, column)).sum();
                parts.push((sum, note("of-school", args! { "school" => self.name(*at) })));
            }
        }
        self.parts(parts, "pupils")
    }

    fn parts(&self, mut parts: Vec<(f64, Note)>, symbol: &str) -> Explanation {
        let result = parts.iter().map(|(n, _)| n).sum();
        let many = parts.len() > NAMED;
        if many {
            order::sort_by(&mut parts, |a, b| b.0.total_cmp(&a.0));
        }
        let rest = parts.split_off(parts.len().min(NAMED));
        let mut terms = Terms::default();
        for (students, whose) in parts {
            terms.add(symbol, students, vec![whose]);
        }
        if !rest.is_empty() {
            let others = note("of-others", args! { "count" => rest.len().to_string() });
            terms.add(symbol, rest.iter().map(|(n, _)| n).sum(), vec![others]);
        }
        terms.write(false, &[], result)
    }

    fn name(&self, at: At) -> String {
        let frame = &self.course.frame;
        let own = frame.tracks.iter().rposition(|tracks| tracks.contains(&at));
        own.and_then(|unit| frame.units.get(unit)).map_or_else(String::new, |u| u.name.clone())
    }
}
