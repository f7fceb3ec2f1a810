//! A projection as the public contract has it: rows for other programs. Its names are a promise;
//! what the page needs beyond them it takes from [`Projection`].

mod row;

pub use row::Named;

use super::classes::band_names;
use super::forecast::Backtest;
use super::result::{ClassSeries, Enrolment, Level, Projection, SeatSeries, Unit};
use crate::county::SectionKind;
use row::{
    BacktestRow, ClassRow, EnrolmentRow, FundsRow, LayoutYear, LedgerEntry, MilestoneRow,
    OverScaleRow, SeatRow, SmallRow, TeacherRow, UnitRow,
};
use serde::Serialize;

/// The whole answer of `project`; `F` is a finding with its sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Projected<'a, F> {
    scenario: &'a str,
    known_years: &'a [i32],
    years: &'a [i32],
    units: Vec<UnitRow<'a>>,
    enrolment: Vec<EnrolmentRow<'a>>,
    classes: Vec<ClassRow<'a>>,
    seats: Vec<SeatRow<'a>>,
    teachers: Vec<TeacherRow>,
    over_scale: Vec<OverScaleRow<'a>>,
    small_schools: Vec<SmallRow<'a>>,
    funds: Vec<FundsRow<'a>>,
    layout: Vec<LayoutYear<'a>>,
    ledger: Vec<LedgerEntry<'a>>,
    milestones: Vec<MilestoneRow<'a>>,
    backtest: Option<BacktestRow>,
    findings: Vec<F>,
    draws: usize,
}

/// The contract's form of a projection. Rows of classes and seats go down to the level `detail`,
/// as those of enrolment do.
#[must_use]
pub fn to_contract<F>(
    projection: &Projection,
    detail: Level,
    findings: Vec<F>,
) -> Projected<'_, F> {
    let rows = Rows { of: projection, detail };
    Projected {
        scenario: &projection.scenario,
        known_years: &projection.known_years,
        years: &projection.years,
        units: rows.units(),
        enrolment: rows.enrolment(),
        classes: rows.classes(),
        seats: rows.seats(),
        teachers: rows.teachers(),
        over_scale: rows.over_scale(),
        small_schools: rows.small(),
        funds: rows.funds(),
        layout: rows.layout(),
        ledger: rows.ledger(),
        milestones: rows.milestones(),
        backtest: projection.backtest.as_ref().map(backtest),
        findings,
        draws: projection.draws,
    }
}

struct Rows<'a> {
    of: &'a Projection,
    detail: Level,
}

impl<'a> Rows<'a> {
    fn unit(&self, at: usize) -> Option<&'a Unit> {
        self.of.units.get(at)
    }

    fn id(&self, at: usize) -> &'a str {
        self.unit(at).map_or("", |u| u.id.as_str())
    }

    fn years(&self) -> impl Iterator<Item = (usize, i32)> + 'a {
        self.of.years.iter().copied().enumerate()
    }

    fn units(&self) -> Vec<UnitRow<'a>> {
        let row = |u: &'a Unit| UnitRow {
            level: u.level,
            unit: &u.id,
            name: &u.name,
            zone: u.zone.as_deref(),
        };
        self.of.units.iter().map(row).collect()
    }

    fn enrolment(&self) -> Vec<EnrolmentRow<'a>> {
        let mut rows = Vec::new();
        for series in &self.of.enrolment {
            let Some(unit) = self.unit(series.unit) else { continue };
            for (at, year) in self.years() {
                for (place, grade) in series.grades.iter().enumerate() {
                    rows.push(cell(unit, series, at, year, Some((place, *grade))));
                }
                rows.push(cell(unit, series, at, year, None));
            }
        }
        rows
    }

    fn classes(&self) -> Vec<ClassRow<'a>> {
        let mut rows = Vec::new();
        for series in &self.of.classes {
            let Some(unit) = self.unit(series.unit).filter(|u| u.level <= self.detail) else {
                continue;
            };
            rows.extend(self.years().map(|(at, year)| classes_of(unit, series, at, year)));
        }
        rows
    }

    fn seats(&self) -> Vec<SeatRow<'a>> {
        let mut rows = Vec::new();
        for series in &self.of.seats {
            let Some(unit) = self.unit(series.unit).filter(|u| u.level <= self.detail) else {
                continue;
            };
            rows.extend(self.years().map(|(at, year)| seats_of(unit, series, at, year)));
        }
        rows
    }

    fn teachers(&self) -> Vec<TeacherRow> {
        let of = |t: &'a super::result::TeacherSeries| {
            self.years().map(move |(at, year)| TeacherRow {
                section: t.section,
                year,
                needed: get(&t.needed, at),
                basis: t.basis,
                ratio: t.ratio,
                stock: t.stock.get(at).copied().flatten(),
                recruits: t.recruits.get(at).copied().flatten(),
            })
        };
        self.of.teachers.iter().flat_map(of).collect()
    }

    fn over_scale(&self) -> Vec<OverScaleRow<'a>> {
        let row = |o: &super::result::OverScale| OverScaleRow {
            school_id: self.id(o.unit),
            year: o.year,
            students: o.students,
            limit: o.limit,
        };
        self.of.over_scale.iter().map(row).collect()
    }

    fn small(&self) -> Vec<SmallRow<'a>> {
        let of = |s: &'a super::result::SmallSchool| {
            let school_id = self.id(s.unit);
            s.years.iter().zip(&s.students).map(move |(year, students)| SmallRow {
                school_id,
                section: s.section,
                year: *year,
                students: *students,
            })
        };
        self.of.small.iter().flat_map(of).collect()
    }

    fn funds(&self) -> Vec<FundsRow<'a>> {
        let of = |f: &'a super::result::FundsSeries| {
            self.years().map(move |(at, year)| FundsRow {
                rules: &f.rules,
                section: f.section,
                year,
                heads: f.heads.get(at).copied(),
                funded: f.funded.get(at).copied(),
                yuan: f.yuan.as_ref().and_then(|y| y.get(at)).copied(),
                cliffs: f.cliffs.get(at).copied(),
            })
        };
        self.of.funds.iter().flat_map(of).collect()
    }

    fn layout(&self) -> Vec<LayoutYear<'a>> {
        let of = |l: &'a super::result::LayoutRow| {
            self.years().map(move |(at, year)| LayoutYear {
                unit: self.id(l.unit),
                level: self.unit(l.unit).map_or(Level::County, |unit| unit.level),
                section: l.section,
                year,
                population: l.population.get(at).copied(),
                fewest: l.schools.get(at).map(|s| s[0]),
                most: l.schools.get(at).map(|s| s[1]),
                present: l.present.get(at).copied(),
            })
        };
        self.of.layout.iter().flat_map(of).collect()
    }

    fn ledger(&self) -> Vec<LedgerEntry<'a>> {
        let row = |l: &'a super::result::LedgerRow| LedgerEntry {
            school_id: self.id(l.unit),
            section: l.section,
            grade: l.grade,
            class: &l.class,
            size: l.size,
            limit: l.limit,
            since: l.since,
            new: l.new,
            closes: l.closes,
            how: l.how,
        };
        self.of.ledger.iter().map(row).collect()
    }

    fn milestones(&self) -> Vec<MilestoneRow<'a>> {
        let row = |m: &'a super::result::MilestoneResult| MilestoneRow {
            id: &m.id,
            year: m.year,
            met: m.met,
            met_today: m.met_today,
            first_year_met: m.first_year_met,
            by_year: &m.by_year,
            values: &m.values,
            probability: m.probability,
        };
        self.of.milestones.iter().map(row).collect()
    }
}

fn get(values: &[f64], at: usize) -> f64 {
    values.get(at).copied().unwrap_or(0.0)
}

/// A cell of enrolment: a grade by its place, or all of them.
fn cell<'a>(
    unit: &'a Unit,
    series: &Enrolment,
    at: usize,
    year: i32,
    grade: Option<(usize, u8)>,
) -> EnrolmentRow<'a> {
    let (students, quantiles, band) = match grade {
        Some((place, _)) => {
            let students = series.by_grade.get(place).map_or(0.0, |g| get(g, at));
            (students, series.grade_quantiles.get(place).and_then(|g| g.get(at)), None)
        }
        None => {
            let students = get(&series.total.students, at);
            let band = series.total.spread.get(at).map(|[half, most]| {
                [-most, -half, *half, *most].map(|width| students * libm::exp(width))
            });
            (students, series.total.quantiles.get(at), band)
        }
    };
    let [q5, q25, q50, q75, q95] = quantiles.map_or([None; 5], |q| q.map(Some));
    EnrolmentRow {
        level: unit.level,
        unit: &unit.id,
        year,
        grade: grade.map(|(_, grade)| grade),
        students,
        q5,
        q25,
        q50,
        q75,
        q95,
        band,
    }
}

/// Bands by the names of the contract; junior sections have the first two in one.
fn bands(section: Option<SectionKind>, bands: [u32; 5]) -> Named<u32> {
    let [first, second, rest @ ..] = bands;
    let section = section.unwrap_or(SectionKind::Primary);
    let low =
        if section == SectionKind::Junior { vec![first + second] } else { vec![first, second] };
    Named(band_names(section).iter().copied().zip(low.into_iter().chain(rest)).collect())
}

fn classes_of<'a>(unit: &'a Unit, series: &ClassSeries, at: usize, year: i32) -> ClassRow<'a> {
    ClassRow {
        level: unit.level,
        unit: &unit.id,
        section: series.section,
        year,
        classes: series.classes.get(at).copied().unwrap_or(0),
        bands: bands(series.section, series.bands.get(at).copied().unwrap_or_default()),
        students: bands(series.section, series.pupils.get(at).copied().unwrap_or_default()),
        quantiles: series.quantiles.get(at).copied(),
        large_quantiles: series.large_quantiles.get(at).copied(),
    }
}

fn seats_of<'a>(unit: &'a Unit, series: &SeatSeries, at: usize, year: i32) -> SeatRow<'a> {
    SeatRow {
        level: unit.level,
        unit: &unit.id,
        section: series.section,
        year,
        demand: get(&series.demand, at),
        rooms: get(&series.rooms, at),
        seats: get(&series.seats, at),
        gap: get(&series.gap, at),
        rooms_guessed: series.rooms_guessed,
        quantiles: series.quantiles.get(at).copied(),
    }
}

fn backtest(of: &Backtest) -> BacktestRow {
    BacktestRow {
        origins: of.origins.len(),
        origin_years: of.origins.clone(),
        least: of.least,
        horizons: of.units.clone(),
        county: of.county.clone(),
        method: of.method.id(),
        compared: Named(of.compared.iter().map(|(r, errors)| (r.id(), errors.clone())).collect()),
    }
}
