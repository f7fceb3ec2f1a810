//! Metrics of a county: value, how many it was counted from, how many figures are missing, and
//! which schools it is about. The assessment is made when a metric first asks for it.

use super::metric::{Name, SCALE_ITEM, WORK_SHEET, class_limit, parse, standard};
use super::number::{Span, figure, nearest, whole};
use super::result::{Offender, State};
use super::{sheet, ships};
use crate::county::{ClassBands, County, Field, Metric, Owner, School, Section, SectionKind};
use crate::json::Value;
use crate::score::{self, Evaluation, SchoolRow, SectionResult};
use num_rational::BigRational;
use num_traits::Zero;
use std::cell::OnceCell;

/// A metric with what it came from.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Fact {
    /// Its value, as far as known.
    pub(super) value: Option<Span>,
    /// Schools, school sections or coefficients it was counted over.
    pub(super) counted: usize,
    /// Those of them whose figure is missing.
    pub(super) missing: usize,
    /// Schools it names.
    pub(super) offenders: Vec<Offender>,
    /// Schools that lack a figure which was to be added up.
    pub(super) lacking: Vec<Offender>,
}

/// A county as rubrics see it.
pub(super) struct Facts<'a> {
    pub(super) county: &'a County,
    given: Option<&'a Evaluation>,
    made: OnceCell<Evaluation>,
    /// Whether these are the facts of a score sheet that another asked for.
    inner: bool,
}

impl<'a> Facts<'a> {
    /// The facts of a county; `evaluation`, where there is one, is its assessment.
    pub(super) const fn new(county: &'a County, evaluation: Option<&'a Evaluation>) -> Self {
        Self { county, given: evaluation, made: OnceCell::new(), inner: false }
    }

    /// What the score sheet of the government's work comes to, the county's own of that id before
    /// the one that ships; nothing known while nobody has begun it. A sheet that asks for itself
    /// finds nothing.
    fn work_score(&self) -> Fact {
        let id = Value::String(WORK_SHEET.to_owned());
        let Some(rubric) = ships::resolve(self.county, &id).ok().filter(|_| !self.inner) else {
            return Fact::default();
        };
        let facts = Facts { inner: true, ..Facts::new(self.county, self.given) };
        let (sheet, total) = sheet::with(&rubric, &facts);
        let begun = sheet.items.iter().any(|item| item.state != State::Missing);
        Fact { value: begun.then_some(total), ..Fact::default() }
    }

    fn evaluation(&self) -> &Evaluation {
        let standard = standard();
        let make = || standard.map(|s| score::evaluate(self.county, s)).unwrap_or_default();
        self.given.unwrap_or_else(|| self.made.get_or_init(make))
    }

    /// The metric of this name; nothing known where there is none.
    pub(super) fn fact(&self, name: &str) -> Fact {
        let Some(name) = parse(name) else { return Fact::default() };
        match name {
            Name::Population => known(self.county.population),
            Name::Students(of) => self.sum(|school| total(school, of, |s| s.students)),
            Name::Classes(of) => self.sum(|school| total(school, of, Section::class_total)),
            Name::ClassesOver(of, pupils) => {
                self.classes_over(|_, section| of.is_none_or(|of| of == section).then_some(pupils))
            }
            Name::OverSize => {
                let limits = SectionKind::COMPULSORY
                    .map(|section| (section, class_limit(section), self.inside(section)));
                self.classes_over(|school, section| {
                    let (_, limit, inside) = limits.iter().find(|of| of.0 == section)?;
                    limit.filter(|_| inside.get(school) == Some(&true))
                })
            }
            Name::Schools(of) => {
                let n = self.rows(of).count();
                let value = (!self.county.schools.is_empty()).then(|| Span::count(n, 0));
                Fact { value, counted: n, ..Fact::default() }
            }
            Name::OverScale => self.over_scale(),
            Name::Passing(of) => self.tally(of, |row| row.pass),
            Name::MeetingAll(of) => self.tally(of, meets_all),
            Name::Meeting(of, indicator) => {
                self.tally(of, |row| row.indicators.get(indicator).and_then(|i| i.met()))
            }
            Name::Mean(of, indicator) => self.spread(of, indicator, |c| c.mean),
            Name::Coefficient(of, indicator) => self.spread(of, indicator, |c| c.cv),
            Name::CoefficientsOver => self.coefficients_over(),
            Name::WorkScore => self.work_score(),
            Name::Sum(field) => self.sum(|school| one(school, field)),
            Name::SumBoth(metric) => self.sum(|school| both(school, metric)),
        }
    }

    fn rows(&self, of: Option<SectionKind>) -> impl Iterator<Item = &SchoolRow> {
        let rows = self.evaluation().schools.iter();
        rows.filter(move |r| r.excluded.is_none() && of.is_none_or(|of| r.section == of))
    }

    /// Whether each school is in a row of a section, itself or merged into another.
    fn inside(&self, section: SectionKind) -> Vec<bool> {
        let mut inside = vec![false; self.county.schools.len()];
        for row in self.rows(Some(section)) {
            for school in row.merged.iter().chain([&row.school]) {
                if let Some(place) = inside.get_mut(*school) {
                    *place = true;
                }
            }
        }
        inside
    }

    /// How many rows a test is true of; those it cannot tell may be.
    fn tally(&self, of: Option<SectionKind>, test: impl Fn(&SchoolRow) -> Option<bool>) -> Fact {
        let (mut sure, mut missing, mut counted) = (0, 0, 0);
        let mut offenders = Vec::new();
        for row in self.rows(of) {
            counted += 1;
            match test(row) {
                Some(true) => sure += 1,
                Some(false) => offenders.push(offender(row.school, &row.name, None, None)),
                None => missing += 1,
            }
        }
        let value = (counted > 0).then(|| Span::count(sure, missing));
        Fact { value, counted, missing, offenders, ..Fact::default() }
    }

    /// A figure added up over the schools that should have it: the outer `None` says that a
    /// school has no such figure, the inner that it is missing.
    fn sum(&self, figure_of: impl Fn(&School) -> Option<Option<f64>>) -> Fact {
        let mut fact = Fact::default();
        let mut figures = Vec::with_capacity(self.county.schools.len());
        for (at, school) in self.county.schools.iter().enumerate() {
            let Some(value) = figure_of(school) else { continue };
            fact.counted += 1;
            match value.and_then(figure) {
                Some(value) => figures.push(value),
                None => {
                    fact.missing += 1;
                    fact.lacking.push(offender(at, &school.name, None, None));
                }
            }
        }
        let sum = || Span::of(score::exact_sum(figures));
        fact.value = (fact.counted > 0 && fact.missing == 0).then(sum);
        fact
    }

    fn over_scale(&self) -> Fact {
        let evaluation = self.evaluation();
        let Some(item) = evaluation.items.iter().find(|i| i.id == SCALE_ITEM) else {
            return Fact::default();
        };
        let name = |at: usize| self.county.schools.get(at).map_or("", |s| s.name.as_str());
        let offenders: Vec<_> = item
            .offenders
            .iter()
            .map(|o| offender(o.school, name(o.school), o.value, Some(o.limit)))
            .collect();
        let counted = self.rows(None).count();
        let value = (counted > 0).then(|| Span::count(offenders.len(), item.missing));
        Fact { value, counted, missing: item.missing, offenders, ..Fact::default() }
    }

    fn coefficients_over(&self) -> Fact {
        let mut fact = Fact::default();
        let mut over = 0;
        for coefficient in self.evaluation().sections.iter().flat_map(|s| &s.indicators) {
            fact.counted += usize::from(coefficient.known + coefficient.missing > 0);
            over += usize::from(coefficient.met == Some(false));
            fact.missing += usize::from(coefficient.met.is_none() && coefficient.missing > 0);
        }
        fact.value = (fact.counted > 0).then(|| Span::count(over, fact.missing));
        fact
    }

    /// A mean or a coefficient, where no figure it is made of is missing.
    fn spread(
        &self,
        of: SectionKind,
        indicator: usize,
        pick: impl Fn(&score::Coefficient) -> Option<f64>,
    ) -> Fact {
        let section = |s: &&SectionResult| s.section == of;
        let section = self.evaluation().sections.iter().find(section);
        let Some(c) = section.and_then(|s| s.indicators.get(indicator)) else {
            return Fact::default();
        };
        let value = pick(c).filter(|_| c.missing == 0).and_then(figure).map(Span::of);
        Fact { value, counted: c.known + c.missing, missing: c.missing, ..Fact::default() }
    }

    /// Classes over the size that `limit` gives for a school and a section: from class lists,
    /// else from bands, of which one may leave open on which side its classes are, else as many
    /// as the pupils could fill.
    fn classes_over(&self, limit: impl Fn(usize, SectionKind) -> Option<u32>) -> Fact {
        let mut fact = Fact::default();
        let (mut sure, mut open) = (BigRational::zero(), BigRational::zero());
        let mut unbounded = false;
        for (at, school) in self.county.schools.iter().enumerate() {
            let mut here = BigRational::zero();
            for section in SectionKind::COMPULSORY {
                let Some(figures) = school.section(section) else { continue };
                let Some(pupils) = limit(at, section) else { continue };
                fact.counted += 1;
                let (over, unsure) = over(figures, pupils);
                fact.missing += usize::from(unsure.as_ref().is_none_or(|n| !n.is_zero()));
                unbounded |= unsure.is_none();
                open += unsure.unwrap_or_default();
                here += over;
            }
            if !here.is_zero() {
                fact.offenders.push(offender(at, &school.name, Some(nearest(&here)), None));
            }
            sure += here;
        }
        let high = &sure + open;
        fact.value = (fact.counted > 0 && !unbounded).then_some(Span { low: sure, high });
        fact
    }
}

/// Classes of a section over a size for sure, and those that may be; `None` where nobody knows
/// how many classes there are.
fn over(section: &Section, pupils: u32) -> (BigRational, Option<BigRational>) {
    let limit = f64::from(pupils);
    if !section.classes.is_empty() {
        let over = section.classes.iter().filter(|c| c.students.is_some_and(|n| n > limit));
        let unsure = section.classes.iter().filter(|c| c.students.is_none());
        return (whole(over.count()), Some(whole(unsure.count())));
    }
    if let Some(bands) = &section.class_bands {
        let (mut sure, mut open) = (BigRational::zero(), BigRational::zero());
        for (classes, (least, most)) in bands.0.iter().zip(ClassBands::EDGES) {
            let classes = figure(*classes).unwrap_or_default();
            if least > pupils {
                sure += classes;
            } else if most.is_none_or(|most| most > pupils) {
                open += classes;
            }
        }
        return (sure, Some(open));
    }
    // So many pupils cannot fill more classes of that size than this.
    let filled = section.students.map(|n| libm::floor(n / (limit + 1.0)));
    let open = match (section.class_total(), filled) {
        (Some(classes), Some(filled)) => Some(classes.min(filled)),
        (classes, filled) => classes.or(filled),
    };
    (BigRational::zero(), open.and_then(figure))
}

fn meets_all(row: &SchoolRow) -> Option<bool> {
    if row.indicators.iter().any(|i| i.met() == Some(false)) {
        return Some(false);
    }
    (row.missing == 0).then_some(true)
}

fn known(value: Option<f64>) -> Fact {
    let value = value.and_then(figure).map(Span::of);
    Fact { value, ..Fact::default() }
}

fn offender(school: usize, name: &str, value: Option<f64>, limit: Option<f64>) -> Offender {
    Offender { school: Some(school), name: name.to_owned(), value, limit }
}

/// A figure of a school, where it has the part that holds it.
fn one(school: &School, field: Field) -> Option<Option<f64>> {
    match field.owner() {
        Owner::Section(section) => school.section(section).map(|_| field.get(school)),
        Owner::Site | Owner::Funds => Some(field.get(school)),
    }
}

/// A section's figure added up over the compulsory sections a school has.
pub(super) fn both(school: &School, metric: Metric) -> Option<Option<f64>> {
    let sections = SectionKind::COMPULSORY.into_iter().filter(|s| school.section(*s).is_some());
    let mut held = sections.map(|s| Field::of(metric, s).get(school)).peekable();
    held.peek()?;
    Some(held.sum())
}

/// A figure added up over the compulsory sections of a school, or one of them.
pub(super) fn total(
    school: &School,
    of: Option<SectionKind>,
    figure: impl Fn(&Section) -> Option<f64>,
) -> Option<Option<f64>> {
    let asked = SectionKind::COMPULSORY.into_iter().filter(|s| of.is_none_or(|of| of == *s));
    let mut held = asked.filter_map(|s| school.section(s)).peekable();
    held.peek()?;
    Some(held.map(figure).sum())
}
