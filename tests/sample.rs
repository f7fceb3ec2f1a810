//! The sample county against the published figures it is shaped to, by a calculation of its own
//! that shares no code with the scorer.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods)]

use junheng::county::{County, Kind, School, Section, SectionKind, from_json, to_json};
use junheng::sample::{county, random_county};
use junheng::score::evaluate;
use junheng::standard::named;
use std::collections::BTreeMap;

/// A row of the assessment: section, pupils, and the seven values' amounts and pupils.
struct Row {
    section: SectionKind,
    pupils: f64,
    amounts: [Option<f64>; 7],
}

/// Rows that pass, fail, and are undetermined: not published, but what the page opens with.
const PASSING: (usize, usize, usize) = (39, 313, 3);

const PER: [f64; 7] = [100.0, 100.0, 100.0, 1.0, 1.0, 1.0, 100.0];
const PRIMARY: [f64; 7] = [4.2, 1.0, 0.9, 4.5, 7.5, 2000.0, 2.3];
const JUNIOR: [f64; 7] = [5.3, 1.0, 0.9, 5.8, 10.2, 2500.0, 2.4];

impl Row {
    fn value(&self, k: usize) -> Option<f64> {
        Some(self.amounts[k]? * PER[k] / self.pupils)
    }

    /// Amount over what the threshold asks for, free of rounding at the limit.
    fn ratio(&self, k: usize) -> Option<f64> {
        let threshold = if self.section == SectionKind::Junior { JUNIOR[k] } else { PRIMARY[k] };
        let asked = (threshold * 1000.0).round() * self.pupils;
        Some((self.amounts[k]? * PER[k] * 1000.0) / asked)
    }
}

fn add(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    Some(a? + b?)
}

fn amounts(school: &School, section: &Section, share: f64) -> [Option<f64>; 7] {
    let (t, site) = (&section.teachers, &school.site);
    let teaching = add(site.teaching_area, site.indoor_sports_area.map(|a| -a));
    let sports = add(site.sports_field_area, site.indoor_sports_area);
    let part = |x: Option<f64>| x.map(|x| x * share);
    [
        t.above_degree,
        t.backbone,
        add(t.sports, t.arts),
        part(teaching),
        part(sports),
        part(site.equipment_value),
        part(site.multimedia_rooms),
    ]
}

/// Rows: points under 50 left out, others that are not counted merged into their parents, things
/// shared 1 : 1.1 : 1.32.
fn rows(county: &County) -> Vec<Row> {
    let pupils = |s: &School, k| s.section(k).and_then(|s| s.students).unwrap_or(0.0);
    let weights = [1.0, 1.1, 1.32];
    let mut rows: BTreeMap<(String, SectionKind), Row> = BTreeMap::new();
    for school in &county.schools {
        if school.kind == Kind::TeachingPoint && pupils(school, SectionKind::Primary) < 50.0 {
            continue;
        }
        let heads: f64 =
            SectionKind::ALL.iter().zip(weights).map(|(k, w)| w * pupils(school, *k)).sum();
        for (kind, weight) in SectionKind::COMPULSORY.into_iter().zip(weights) {
            let Some(section) = school.section(kind) else { continue };
            let own = amounts(school, section, weight * pupils(school, kind) / heads);
            let home = school.parent.clone().unwrap_or_else(|| school.id.clone());
            rows.entry((home, kind))
                .and_modify(|row| {
                    row.pupils += pupils(school, kind);
                    for (mine, theirs) in row.amounts.iter_mut().zip(own) {
                        *mine = add(*mine, theirs);
                    }
                })
                .or_insert_with(|| Row {
                    section: kind,
                    pupils: pupils(school, kind),
                    amounts: own,
                });
        }
    }
    rows.into_values().collect()
}

fn mean(rows: &[Row], k: usize, section: Option<SectionKind>) -> f64 {
    let known = rows.iter().filter(|r| section.is_none_or(|s| r.section == s));
    let known: Vec<&Row> = known.filter(|r| r.amounts[k].is_some()).collect();
    let sum: f64 = known.iter().filter_map(|r| r.amounts[k]).sum();
    PER[k] * sum / known.iter().map(|r| r.pupils).sum::<f64>()
}

fn coefficient(rows: &[Row], k: usize, section: SectionKind) -> f64 {
    let x = mean(rows, k, Some(section));
    let known = || rows.iter().filter(|r| r.section == section && r.amounts[k].is_some());
    let pupils: f64 = known().map(|r| r.pupils).sum();
    let square: f64 =
        known().map(|r| r.pupils / pupils * (r.value(k).unwrap() - x).powf(2.0)).sum();
    square.sqrt() / x
}

fn printed(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

#[test]
fn as_many_schools_meet_each_indicator_as_were_published_among_as_many() {
    let rows = rows(&county());
    let of = |s| rows.iter().filter(|r| r.section == s).count();
    assert_eq!((of(SectionKind::Primary), of(SectionKind::Junior)), (288, 67));
    let met: Vec<(usize, usize)> = (0..7)
        .map(|k| {
            let ratios: Vec<f64> = rows.iter().filter_map(|r| r.ratio(k)).collect();
            (ratios.iter().filter(|r| **r >= 1.0).count(), ratios.len())
        })
        .collect();
    assert_eq!(
        met,
        [(198, 355), (252, 348), (53, 355), (265, 354), (290, 354), (308, 349), (290, 348)]
    );
    // No amount lies so near its limit that this calculation could err.
    let nearest = rows.iter().flat_map(|r| (0..7).filter_map(|k| r.ratio(k)));
    assert!(nearest.filter(|r| *r != 1.0).all(|r| (r - 1.0).abs() > 1e-9));
}

#[test]
fn the_means_are_the_published_ones_to_the_decimals_they_were_printed_with() {
    let rows = rows(&county());
    let both = |k, d| printed(mean(&rows, k, None), d);
    let by = |k, d| SectionKind::COMPULSORY.map(|s| printed(mean(&rows, k, Some(s)), d)).join(" ");
    assert_eq!(by(0, 2), "3.96 6.69");
    assert_eq!(by(1, 2), "1.02 2.19");
    assert_eq!(both(2, 2), "0.52");
    assert_eq!(both(3, 2), "7.25");
    assert_eq!(both(4, 2), "10.64");
    assert_eq!(by(5, 0), "2079 2800");
    assert_eq!(by(6, 3), "2.737 2.507");
}

#[test]
fn scale_classes_small_schools_and_exchange_are_as_published() {
    let county = county();
    let sections = |kind: SectionKind| {
        county.schools.iter().filter_map(move |s| s.section(kind).map(|section| (s, section)))
    };
    let pupils = |s: &Section| s.students.unwrap_or(0.0);
    let large = sections(SectionKind::Primary).filter(|(_, s)| pupils(s) > 2000.0).count();
    assert_eq!(large, 10);
    let over = |kind, limit: f64| {
        let classes = sections(kind).flat_map(|(_, s)| &s.classes);
        classes.filter(|c| c.students.unwrap_or(0.0) > limit).count()
    };
    assert_eq!(over(SectionKind::Primary, 45.0), 1352);
    assert_eq!(over(SectionKind::Junior, 50.0), 84);
    let small: Vec<&School> = sections(SectionKind::Primary)
        .filter(|(school, s)| school.counted && pupils(s) < 100.0)
        .map(|(school, _)| school)
        .collect();
    let sum = |of: &dyn Fn(&School) -> Option<f64>| small.iter().filter_map(|s| of(s)).sum::<f64>();
    assert_eq!(small.len(), 24);
    assert_eq!(sum(&|s| s.section(SectionKind::Primary)?.students), 1733.0);
    let teachers = SectionKind::COMPULSORY.into_iter().flat_map(sections).map(|(_, s)| &s.teachers);
    let (mut eligible, mut exchanged, mut backbone) = (0.0, 0.0, 0.0);
    for t in teachers {
        eligible += t.exchange_eligible.unwrap_or(0.0);
        exchanged += t.exchanged.unwrap_or(0.0);
        backbone += t.exchanged_backbone.unwrap_or(0.0);
    }
    assert_eq!(printed(100.0 * exchanged / eligible, 2), "13.55");
    assert_eq!(printed(100.0 * backbone / exchanged, 2), "33.75");
}

#[test]
fn figures_agree_with_each_other() {
    let county = county();
    assert!(county.sample);
    let mut enrolled: BTreeMap<(&str, bool), f64> = BTreeMap::new();
    for row in county.history.iter().filter(|h| h.year == 2021) {
        *enrolled.entry((&row.unit, row.grade > 6)).or_default() += row.students.unwrap();
    }
    for school in &county.schools {
        for kind in SectionKind::COMPULSORY {
            let Some(section) = school.section(kind) else { continue };
            let place = format!("{} {kind:?}", school.name);
            let of_classes: f64 = section.classes.iter().filter_map(|c| c.students).sum();
            assert_eq!(Some(of_classes), section.students, "{place}");
            let of_history = enrolled.get(&(school.id.as_str(), kind == SectionKind::Junior));
            assert_eq!(of_history.copied(), section.students, "{place}");
            let t = &section.teachers;
            let all = t.full_time.unwrap();
            for part in [t.above_degree, t.backbone, add(t.sports, t.arts), t.exchange_eligible] {
                assert!(part.is_none_or(|n| n <= all && n.fract() == 0.0), "{place} {part:?}");
            }
            assert!(t.exchanged.is_none_or(|n| Some(n) <= t.exchange_eligible), "{place}");
            assert!(t.exchanged_backbone.unwrap_or(0.0) <= t.exchanged.unwrap_or(0.0), "{place}");
            if let Some(backbone) = t.backbone {
                assert!(t.exchanged_backbone.unwrap_or(0.0) <= backbone, "{place}");
            }
        }
        assert!(school.site.indoor_sports_area <= school.site.teaching_area.or(Some(1e9)));
        let heads: f64 = SectionKind::ALL
            .iter()
            .filter_map(|k| school.section(*k).and_then(|s| s.students))
            .sum();
        if let Some(value) = school.site.equipment_value {
            assert!((100.0..8000.0).contains(&(value / heads)), "{} {value}", school.name);
        }
    }
    let ids: std::collections::BTreeSet<&str> = county.schools.iter().map(|s| &*s.id).collect();
    assert_eq!(ids.len(), county.schools.len());
    let names: std::collections::BTreeSet<&str> = county.schools.iter().map(|s| &*s.name).collect();
    assert_eq!(names.len(), county.schools.len());
    for child in county.schools.iter().filter(|s| !s.counted) {
        let parent = county.find_school(child.parent.as_deref().unwrap()).unwrap();
        assert!(child.name.starts_with(&county.schools[parent].name));
    }
}

#[test]
fn history_covers_six_years_and_births_fall() {
    let county = county();
    let years: std::collections::BTreeSet<i32> = county.history.iter().map(|h| h.year).collect();
    assert_eq!(years.into_iter().collect::<Vec<_>>(), (2016..=2021).collect::<Vec<_>>());
    let births: Vec<i32> = county.births.iter().map(|b| b.year).collect();
    assert_eq!(births, (2009..=2021).collect::<Vec<_>>());
    let total = |year: i32| -> f64 {
        county.history.iter().filter(|h| h.year == year).filter_map(|h| h.students).sum()
    };
    for year in 2017..=2021 {
        let change = total(year) / total(year - 1);
        assert!((0.97..1.08).contains(&change), "{year}: {change}");
    }
}

#[test]
fn a_few_coefficients_are_beyond_their_limits_and_most_within() {
    let rows = rows(&county());
    let mut beyond = Vec::new();
    for k in 0..7 {
        for (section, limit) in [(SectionKind::Primary, 0.50), (SectionKind::Junior, 0.45)] {
            let cv = coefficient(&rows, k, section);
            if cv > limit {
                beyond.push((k, section));
            }
        }
    }
    let mut standing = [0; 3];
    for row in &rows {
        let ratios: Vec<Option<f64>> = (0..7).map(|k| row.ratio(k)).collect();
        let short = |unknown: f64| {
            let known = || ratios.iter().map(|r| r.unwrap_or(unknown));
            known().filter(|r| *r < 1.0).count() > 1 || known().any(|r| r < 0.85)
        };
        standing[match (short(0.0), short(9.0)) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => 2,
        }] += 1;
    }
    assert_eq!((standing[0], standing[1], standing[2]), PASSING);
    assert_eq!(
        beyond,
        [(1, SectionKind::Primary), (2, SectionKind::Primary), (2, SectionKind::Junior)]
    );
}

#[test]
fn the_county_is_a_function_of_its_seed_and_survives_its_file() {
    let county = county();
    assert_eq!(county, junheng::sample::county());
    assert_eq!(from_json(&to_json(&county).unwrap()).unwrap(), county);
    assert_eq!(random_county(3, 40), random_county(3, 40));
    assert_ne!(random_county(3, 40), random_county(4, 40));
    let large = random_county(1, 2000);
    assert_eq!(large.schools.len(), 2000);
    assert_eq!(from_json(&to_json(&large).unwrap()).unwrap(), large);
}

#[test]
fn the_scorer_agrees() {
    let county = county();
    let standard = named("quality-balance-2017").unwrap();
    let evaluation = evaluate(&county, standard);
    let rows = rows(&county);
    let of = |section: SectionKind| rows.iter().filter(move |r| r.section == section);
    for (section, result) in SectionKind::COMPULSORY.into_iter().zip(&evaluation.sections) {
        assert_eq!(result.schools, of(section).count());
        assert_eq!(result.students, of(section).map(|r| r.pupils).sum::<f64>());
        for (k, scored) in result.indicators.iter().enumerate() {
            let ratios: Vec<f64> = of(section).filter_map(|r| r.ratio(k)).collect();
            assert_eq!(scored.known, ratios.len());
            assert_eq!(scored.schools_met, ratios.iter().filter(|r| **r >= 1.0).count());
            assert!((scored.mean.unwrap() - mean(&rows, k, Some(section))).abs() < 1e-9);
            assert!((scored.cv.unwrap() - coefficient(&rows, k, section)).abs() < 1e-9);
        }
    }
    assert_eq!(evaluation.sections.iter().map(|s| s.passing).sum::<usize>(), PASSING.0);
    assert_eq!(evaluation.sections.iter().map(|s| s.failing).sum::<usize>(), PASSING.1);
    assert_eq!(evaluation.sections.iter().map(|s| s.undetermined).sum::<usize>(), PASSING.2);
    let classes = evaluation.items.iter().find(|i| i.id == "classSize").unwrap();
    assert_eq!(classes.counts, [(SectionKind::Primary, 1352), (SectionKind::Junior, 84)]);
}

#[test]
fn answers_come_to_the_published_rates_and_leave_the_rest_open() {
    use junheng::rubric::conditions::{assess, met};
    let county = county();
    let evaluation = evaluate(&county, named("quality-balance-2017").unwrap());
    let sheet = assess(&county, &evaluation, None);
    let parts = sheet.items.iter().flat_map(|item| &item.parts);
    let all: Vec<_> = sheet.items.iter().chain(parts).collect();
    let item = |id: &str| *all.iter().find(|item| item.id == id).unwrap();
    for (id, published) in [
        ("exchangeRate", 13.55),
        ("exchangeBackbone", 33.75),
        ("specialFunds", 9500.0),
        ("quotaShare", 50.0),
        ("training360", 100.0),
        ("certified", 100.0),
    ] {
        let measured = item(id).measured.unwrap();
        assert!((measured - published).abs() < 0.005, "{id}: {measured}");
        assert_eq!(met(item(id)), Some(true), "{id}");
    }
    // 9000 of 9000 in primary and 99.4 % of 3000 in junior schools.
    assert_eq!(item("migrantShare").measured, Some(100.0 * (9000.0 + 0.994 * 3000.0) / 12000.0));
    for open in ["moralEducation", "workload", "monitoring"] {
        assert_eq!(met(item(open)), None, "{open}");
    }
}
