//! What one county brings to the comparison.

use super::measure::{Subject, measures};
use crate::county::{County, SectionKind};
use crate::packed;
use crate::rubric::conditions::Judged;
use crate::score::{Coefficient, Evaluation, SectionResult};
use crate::standard::{SchoolItemRule, Standard};
use std::collections::BTreeSet;

/// A county's figures for the comparison.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// Its name.
    pub name: String,
    /// Its school year.
    pub school_year: Option<i32>,
    /// The city it lies in.
    pub city: Option<String>,
    /// The province it lies in.
    pub province: Option<String>,
    /// School sections that are assessed.
    pub schools: usize,
    /// Their pupils, as far as known.
    pub students: f64,
    /// The verdict on resources; `None` is undetermined (待定).
    pub resources_pass: Option<bool>,
    /// The verdict over all parts of the standard.
    pub pass: Option<bool>,
    /// Settings of the standard that the county changed: its figures follow other rulings.
    pub settings_changed: usize,
    /// One figure a measure, in their order.
    pub figures: Vec<Figure>,
}

/// One figure of a county.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figure {
    /// The figure, on what is known; `None` where there is none.
    pub value: Option<f64>,
    /// Of a share: how many schools, classes or coefficients.
    pub part: Option<f64>,
    /// Of a share: of how many.
    pub all: Option<f64>,
    /// Schools whose figures are missing: the figure may still change.
    pub missing: usize,
    /// Whether it keeps its limit; `None` is undetermined, or there is none.
    pub met: Option<bool>,
    /// Whether it does on the figures that are known.
    pub met_known: Option<bool>,
}

packed!(Standing {
    name,
    school_year,
    city,
    province,
    schools,
    students,
    resources_pass,
    pass,
    settings_changed,
    figures,
});
packed!(Figure { value, part, all, missing, met, met_known });

impl Figure {
    /// The figure where nothing is missing that it is made of.
    #[must_use]
    pub fn whole(&self) -> Option<f64> {
        self.value.filter(|_| self.missing == 0)
    }

    /// A share; none of nothing.
    fn share(part: f64, all: f64, missing: usize) -> Self {
        if all > 0.0 {
            let (value, part, all) = (Some(part / all), Some(part), Some(all));
            Self { value, part, all, missing, ..Self::default() }
        } else {
            Self::default()
        }
    }

    fn share_of(part: usize, all: usize, missing: usize) -> Self {
        Self::share(count(part), count(all), missing)
    }
}

/// What a county brings to the comparison under a standard.
#[must_use]
pub fn standing(county: &County, standard: &Standard) -> Standing {
    let judged = Judged::new(county, standard);
    let pass = judged.pass();
    let evaluation = judged.evaluation();
    let figure = |subject| Figure::of(subject, evaluation, standard);
    Standing {
        name: county.name.clone(),
        school_year: county.school_year,
        city: county.city().map(str::to_owned),
        province: county.province().map(str::to_owned),
        schools: evaluation.sections.iter().map(|section| section.schools).sum(),
        students: evaluation.sections.iter().map(|section| section.students).sum(),
        resources_pass: evaluation.resources_pass,
        pass,
        settings_changed: evaluation.settings_changed.len(),
        figures: measures(standard).iter().map(|measure| figure(measure.subject)).collect(),
    }
}

/// A section with a school that is assessed; another has no figures.
fn section(evaluation: &Evaluation, kind: SectionKind) -> Option<&SectionResult> {
    evaluation.sections.iter().find(|section| section.section == kind && section.schools > 0)
}

impl Figure {
    fn of(subject: Subject, evaluation: &Evaluation, standard: &Standard) -> Self {
        let coefficient = |kind, at: usize| section(evaluation, kind)?.indicators.get(at);
        match subject {
            Subject::Coefficient(kind, at) => coefficient(kind, at).map(of_coefficient),
            Subject::Met(kind, at) => coefficient(kind, at)
                .map(|found| Self::share_of(found.schools_met, found.known, found.missing)),
            Subject::Passing(kind) => section(evaluation, kind).map(|s| passing(&[s])),
            Subject::AllPassing => {
                let all: Vec<_> = evaluation.sections.iter().filter(|s| s.schools > 0).collect();
                (!all.is_empty()).then(|| passing(&all))
            }
            Subject::Within => within(evaluation),
            Subject::Item(at) => item(at, evaluation, standard),
        }
        .unwrap_or_default()
    }
}

const fn of_coefficient(found: &Coefficient) -> Figure {
    Figure {
        value: found.cv,
        part: None,
        all: None,
        missing: found.missing,
        met: found.met,
        met_known: found.met_known,
    }
}

fn passing(sections: &[&SectionResult]) -> Figure {
    let sum = |of: fn(&SectionResult) -> usize| sections.iter().map(|s| of(s)).sum();
    Figure::share_of(sum(|s| s.passing), sum(|s| s.schools), sum(|s| s.undetermined))
}

/// How many coefficients are within their limits; those that cannot be told are missing.
fn within(evaluation: &Evaluation) -> Option<Figure> {
    let sections = evaluation.sections.iter().filter(|section| section.schools > 0);
    let limited: Vec<_> =
        sections.flat_map(|s| &s.indicators).filter(|c| c.limit.is_some()).collect();
    let with = |verdict| limited.iter().filter(|c| c.met == verdict).count();
    let (met, all) = (count(with(Some(true))), count(limited.len()));
    let missing = with(None);
    (all > 0.0).then_some(Figure {
        value: Some(met),
        part: Some(met),
        all: Some(all),
        missing,
        ..Figure::default()
    })
}

/// The share of schools, or of classes, that break an item: of those that the item looks at. The
/// classes of a school that is counted with another are among that one's.
fn item(at: usize, evaluation: &Evaluation, standard: &Standard) -> Option<Figure> {
    let (found, spec) = evaluation.items.get(at).zip(standard.school_item.get(at))?;
    let broken = count(found.offenders.iter().map(|offender| offender.count).sum());
    let rows = evaluation.schools.iter().filter(|row| row.stands_for_itself());
    let all = match &spec.rule {
        SchoolItemRule::Scale { limits, .. } => {
            let limited = rows.filter(|row| limits.iter().any(|l| l.kinds.contains(&row.kind)));
            count(limited.map(|row| row.school).collect::<BTreeSet<usize>>().len())
        }
        SchoolItemRule::ClassSize { .. } => rows.filter_map(|row| row.classes).sum(),
    };
    Some(Figure::share(broken, all, found.missing))
}

#[allow(clippy::cast_precision_loss, reason = "a count of schools or classes")]
const fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{Class, Field, Kind, Metric, School, Section};
    use crate::pack::{Pack, Packed};
    use crate::region::{Measure, ranks};
    use crate::{sample, standard};

    fn quality() -> &'static Standard {
        standard::named("quality-balance-2017").unwrap()
    }

    fn at(id: &str) -> (usize, Measure) {
        let all = measures(quality());
        let at = all.iter().position(|measure| measure.id == id).unwrap();
        (at, all[at].clone())
    }

    /// A county of primary schools: pupils and network multimedia rooms.
    fn county(name: &str, schools: &[(f64, Option<f64>)]) -> County {
        let school = |(at, (students, rooms)): (usize, &(f64, Option<f64>))| {
            let mut school = School::new(format!("{name}{at}"), format!("{name}{at}"));
            school.sections.primary =
                Some(Section { students: Some(*students), ..Section::default() });
            Field::of(Metric::MultimediaRooms, SectionKind::Primary).set(&mut school, *rooms);
            school
        };
        let schools = schools.iter().enumerate().map(school).collect();
        County { name: name.into(), school_year: Some(2025), schools, ..County::default() }
    }

    /// S over X as in the method, by hand: 100 pupils each, 4 and 6 rooms: X = 5, S = 1 a hundred.
    #[test]
    fn coefficients_rank_as_by_hand() {
        let counties = [
            county("甲", &[(100.0, Some(4.0)), (100.0, Some(6.0))]),
            county("乙", &[(100.0, Some(5.0)), (300.0, Some(15.0))]),
            county("丙", &[(100.0, Some(6.0)), (100.0, Some(4.0))]),
            county("丁", &[(100.0, Some(6.0)), (100.0, None)]),
        ];
        let (at, measure) = at("primary.cv.multimediaRooms");
        let found: Vec<Figure> =
            counties.iter().map(|county| standing(county, quality()).figures[at]).collect();
        let values: Vec<Option<f64>> = found.iter().map(|figure| figure.value).collect();
        assert!((values[0].unwrap() - 0.2).abs() < 1e-15);
        assert_eq!(values[1], Some(0.0));
        assert_eq!(measure.limit, Some(0.5));
        let whole: Vec<Option<f64>> = found.iter().map(Figure::whole).collect();
        assert_eq!(ranks(&whole, measure.better), [Some(2), Some(1), Some(2), None]);
        assert_eq!(found[3].missing, 1);
        // No junior school: no figure, which is not 0.
        let (junior, _) = super::tests::at("junior.cv.multimediaRooms");
        assert_eq!(standing(&counties[0], quality()).figures[junior], Figure::default());
    }

    #[test]
    fn shares_are_of_what_is_known() {
        let mut county = county("甲", &[(100.0, Some(3.0)), (90.0, Some(1.0))]);
        let class = |students| Class { grade: 1, students: Some(students), ..Class::default() };
        let classes = |county: &mut County, school: usize, sizes: &[f64]| {
            let section = county.schools[school].sections.primary.as_mut().unwrap();
            section.classes = sizes.iter().map(|size| class(*size)).collect();
        };
        classes(&mut county, 0, &[46.0, 44.0]);
        classes(&mut county, 1, &[45.0, 45.0]);
        let all = standing(&county, quality()).figures;
        let (met, _) = at("primary.met.multimediaRooms");
        // 2.3 a hundred pupils is the threshold: one of two.
        assert_eq!((all[met].part, all[met].all), (Some(1.0), Some(2.0)));
        let (over, _) = at("item.classSize");
        assert_eq!((all[over].value, all[over].part), (Some(0.25), Some(1.0)));
        let (scale, _) = at("item.schoolScale");
        assert_eq!((all[scale].value, all[scale].all), (Some(0.0), Some(2.0)));
    }

    /// A point counted with the first school, and a senior school: three classes in one school.
    #[test]
    fn what_is_counted_elsewhere_is_not_counted_twice() {
        let mut county = county("甲", &[(90.0, None), (45.0, None), (60.0, None)]);
        let class = |students| Class { grade: 1, students: Some(students), ..Class::default() };
        let sizes: [&[f64]; 2] = [&[46.0, 44.0], &[45.0]];
        for (school, sizes) in county.schools.iter_mut().zip(sizes) {
            school.sections.primary.as_mut().unwrap().classes =
                sizes.iter().map(|size| class(*size)).collect();
        }
        county.schools[1].counted = false;
        county.schools[1].parent = Some(county.schools[0].id.clone());
        let senior = &mut county.schools[2];
        senior.kind = Kind::Special;
        senior.sections.senior = senior.sections.primary.take();
        let figures = standing(&county, quality()).figures;
        let over = figures[at("item.classSize").0];
        assert_eq!((over.part, over.all), (Some(1.0), Some(3.0)));
        let scale = figures[at("item.schoolScale").0];
        assert_eq!((scale.part, scale.all), (Some(0.0), Some(1.0)));
    }

    #[test]
    fn it_survives_the_way_to_the_page_and_shares_are_shares() {
        let measures = measures(quality());
        assert_eq!(measures.len(), 2 * (7 + 7 + 1) + 2 + 2);
        for seed in 0..30 {
            let county = sample::random_county(seed, 15);
            let found = standing(&county, quality());
            assert_eq!(found.figures.len(), measures.len());
            for (figure, measure) in found.figures.iter().zip(&measures) {
                if measure.is_share()
                    && let Some(value) = figure.value
                {
                    assert!((0.0..=1.0).contains(&value), "{}: {figure:?}", measure.id);
                }
            }
            // To the last digit: places are told by it.
            let mut bytes = Vec::new();
            found.pack(&mut bytes);
            assert_eq!(Packed::new(&bytes).read(), Some(found));
        }
        let empty = standing(&County::default(), quality());
        assert!(empty.figures.iter().all(|figure| *figure == Figure::default()));
    }
}
