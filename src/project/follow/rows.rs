//! Rows of the whole county: teachers, schools by size, funds, layout, milestones.

use super::parts::named;
use super::schools::{is_full, layout_range, size_limit};
use super::staff::{by_classes, by_hundred, by_pupils, stock_in};
use super::{FundingRules, Ground, Milestone, Part, Parts, Tally};
use super::{funding_rules, milestone_cuts, norms};
use crate::county::{Finding, School, SectionKind, Severity, Teachers};
use crate::order::Map;
use crate::project::classes::{Cuts, SectionClasses};
use crate::project::result::{
    FundsSeries, LayoutRow, Level, MilestoneResult, OverScale, Projection, SmallSchool,
    TeacherBasis, TeacherSeries,
};
use crate::project::scenario::Headcount;

pub(super) fn write(
    ground: &Ground<'_>,
    parts: &Parts,
    formed: &[SectionClasses],
    all: &mut Projection,
) {
    for section in SectionKind::COMPULSORY {
        teachers(ground, parts, formed, section, all);
        small(ground, parts, section, all);
        layout(ground, parts, section, all);
        for rules in funding_rules() {
            funds(ground, parts, section, rules, all);
        }
    }
    over_scale(ground, parts, all);
    let tally = tally(ground, parts, formed);
    let result = |m: &Milestone| milestone(ground, m, &tally);
    all.milestones = parts.milestones.iter().map(result).collect();
}

/// Parts of a section that are schools.
fn of_section(parts: &Parts, section: SectionKind) -> impl Iterator<Item = &Part> {
    parts.parts.iter().filter(move |p| p.slot.section == section)
}

fn teachers(
    ground: &Ground<'_>,
    parts: &Parts,
    formed: &[SectionClasses],
    section: SectionKind,
    all: &mut Projection,
) {
    if of_section(parts, section).next().is_none() {
        return;
    }
    let years = ground.years.len();
    let mut students = vec![0.0; years];
    let mut classes = vec![0_u32; years];
    for (part, formed) in parts.parts.iter().zip(formed).filter(|(p, _)| p.slot.section == section)
    {
        students.iter_mut().zip(&part.students).for_each(|(to, n)| *to += n);
        let of_part = formed.years.iter().skip(1).map(super::super::classes::YearClasses::total);
        classes.iter_mut().zip(of_part).for_each(|(to, n)| *to += n);
    }
    let staff = &ground.scenario.staff;
    let go = counts(&staff.retirements, section);
    let come = counts(&staff.recruits, section);
    let full_time = stock(ground, parts, section, all, |t| t.full_time);
    let ratio = staff.pupils_per_teacher.of(Some(section));
    let row = |basis, ratio, needed: Vec<f64>, stock: Option<f64>, moves: bool| {
        let left = |year: &i32| {
            let (go, come): (&[_], &[_]) = if moves { (&go, &come) } else { (&[], &[]) };
            stock.map(|today| stock_in(today, *year, go, come))
        };
        let stock: Vec<Option<f64>> = ground.years.iter().map(left).collect();
        let recruits = needed.iter().zip(&stock).map(|(need, s)| s.map(|s| need - s)).collect();
        TeacherSeries { section: Some(section), basis, ratio, needed, stock, recruits }
    };
    let needed = students.iter().map(|n| by_pupils(*n, ratio)).collect();
    all.teachers.push(row(TeacherBasis::PupilTeacher, ratio, needed, full_time, true));
    if let Some(each) = staff.teachers_per_class.of(Some(section)) {
        let needed = classes.iter().map(|n| by_classes(*n, each)).collect();
        all.teachers.push(row(TeacherBasis::ClassTeacher, each, needed, full_time, true));
    }
    let rate = staff.sports_arts_per_hundred;
    let needed = students.iter().map(|n| by_hundred(*n, rate)).collect();
    let arts = stock(ground, parts, section, all, |t| Some(t.sports? + t.arts?));
    all.teachers.push(row(TeacherBasis::SportsArts, rate, needed, arts, false));
}

fn counts(all: &[Headcount], section: SectionKind) -> Vec<(i32, f64)> {
    all.iter().filter(|h| h.section == section).map(|h| (h.year, h.count)).collect()
}

/// Today's teachers of the section's schools; `None` where nobody has told of any. Schools that
/// have not told are a finding with their number.
fn stock(
    ground: &Ground<'_>,
    parts: &Parts,
    section: SectionKind,
    all: &mut Projection,
    figure: impl Fn(&Teachers) -> Option<f64>,
) -> Option<f64> {
    let schools = of_section(parts, section).filter_map(|p| p.school);
    let schools = schools.filter_map(|s| ground.county.schools.get(s));
    let (mut sum, mut told, mut missing) = (0.0, 0_u32, 0_u32);
    for school in schools {
        match school.section(section).and_then(|s| figure(&s.teachers)) {
            Some(n) => {
                sum += n;
                told += 1;
            }
            None => missing += 1,
        }
    }
    if told > 0 && missing > 0 {
        let mut finding = Finding::new(Severity::Missing, "teachers-of-schools-missing")
            .arg("n", f64::from(missing));
        finding.section = Some(section);
        if !all.findings.contains(&finding) {
            all.findings.push(finding);
        }
    }
    (told > 0).then_some(sum)
}

fn over_scale(ground: &Ground<'_>, parts: &Parts, all: &mut Projection) {
    for (unit, (limit, pupils)) in schools(ground, parts) {
        let Some(limit) = limit else { continue };
        for (year, pupils) in ground.years.iter().zip(pupils.iter().skip(1)) {
            let students = f64::from(*pupils);
            if students > limit {
                all.over_scale.push(OverScale { unit, year: *year, students, limit });
            }
        }
    }
}

/// Schools with the limit of their kind and the pupils of their compulsory sections, today first.
fn schools(ground: &Ground<'_>, parts: &Parts) -> Map<usize, (Option<f64>, Vec<u32>)> {
    let mut schools = Map::new();
    for part in parts.parts.iter().filter(|p| p.kind.is_some()) {
        let none = || (part.kind.and_then(size_limit), vec![0; ground.years.len() + 1]);
        let (_, pupils): &mut (Option<f64>, Vec<u32>) =
            schools.entry(part.unit).or_insert_with(none);
        let of_part = std::iter::once(&part.pupils_today).chain(&part.pupils);
        pupils.iter_mut().zip(of_part).for_each(|(to, n)| *to += n);
    }
    schools
}

fn small(ground: &Ground<'_>, parts: &Parts, section: SectionKind, all: &mut Projection) {
    let Some(below) = norms().map(|n| n.small_school.below) else { return };
    for part in of_section(parts, section).filter(|p| p.kind.is_some()) {
        let small = ground.years.iter().zip(&part.pupils).filter(|(_, n)| **n > 0 && **n < below);
        let (years, students): (Vec<i32>, Vec<f64>) =
            small.map(|(year, n)| (*year, f64::from(*n))).unzip();
        if !years.is_empty() {
            all.small.push(SmallSchool {
                unit: part.unit,
                section: Some(section),
                years,
                students,
            });
        }
    }
}

fn funds(
    ground: &Ground<'_>,
    parts: &Parts,
    section: SectionKind,
    rules: &FundingRules,
    all: &mut Projection,
) {
    let years = ground.years.len();
    let mut row = FundsSeries {
        rules: rules.id.clone(),
        section: Some(section),
        heads: vec![0.0; years],
        funded: vec![0.0; years],
        yuan: None,
        cliffs: vec![0; years],
    };
    let asked = ground.scenario.extra.get("fundingRules").and_then(|v| v.as_str());
    let mut covered = false;
    for part in of_section(parts, section) {
        let school = part.school.and_then(|s| ground.county.schools.get(s));
        let Some(kind) = part.kind else { continue };
        // A new school is public unless somebody says otherwise.
        if school.is_some_and(|school: &School| !rules.covers(school)) {
            continue;
        }
        covered = true;
        let mut warned = asked != Some(rules.id.as_str());
        let cells = row.heads.iter_mut().zip(row.funded.iter_mut().zip(row.cliffs.iter_mut()));
        for (((heads, (funded, cliffs)), pupils), year) in
            cells.zip(&part.pupils).zip(ground.years).filter(|((_, n), _)| **n > 0)
        {
            let now = rules.heads(kind, section, *pupils);
            *heads += f64::from(*pupils);
            *funded += now;
            let cliff = rules.below_cliff(kind, section, *pupils);
            *cliffs += u32::from(cliff.is_some() || rules.on_edge(kind, section, *pupils));
            if let (Some(cliff), false) = (cliff, warned) {
                warned = true;
                let mut finding = Finding::new(Severity::Check, "small-school-cliff")
                    .arg("year", year.to_string())
                    .arg("pupils", f64::from(*pupils))
                    .arg("heads", now)
                    .arg("edge", f64::from(cliff.edge))
                    .arg("before", cliff.before)
                    .arg("rule", rules.name.as_str());
                finding.section = Some(section);
                all.findings.push(named(finding, ground, part.unit));
            }
        }
    }
    let quota = ground.scenario.extra.get("fundingQuota").and_then(|q| q.get(section.id()));
    let quota = quota.and_then(serde_json::Value::as_f64).filter(|q| *q >= 0.0);
    row.yuan = quota.map(|q| row.funded.iter().map(|heads| heads * q).collect());
    if covered {
        all.funds.push(row);
    }
}

fn layout(ground: &Ground<'_>, parts: &Parts, section: SectionKind, all: &mut Projection) {
    let Some(norm) = norms().and_then(|n| n.layout.first()) else { return };
    let each = if section == SectionKind::Primary { norm.primary } else { norm.junior };
    let each = [each.0, each.1];
    let row = |unit: usize, population: Vec<f64>| {
        let full = |p: &&Part| {
            p.units.contains(&unit) && p.kind.is_some_and(|kind| is_full(kind, section))
        };
        let mut present = vec![0; ground.years.len()];
        for part in of_section(parts, section).filter(full) {
            present.iter_mut().zip(&part.pupils).for_each(|(to, n)| *to += u32::from(*n > 0));
        }
        let schools = population.iter().map(|people| layout_range(*people, each)).collect();
        LayoutRow { unit, section, population, schools, present }
    };
    let mut rows = Vec::new();
    // Where some year's people are not known nothing can be asked for.
    let whole: Option<Vec<f64>> = ground.years.iter().map(|y| people(ground, *y)).collect();
    rows.extend(whole.clone().map(|population| row(0, population)));
    for (unit, zone) in ground.units.iter().enumerate().filter(|(_, u)| u.level == Level::Zone) {
        let Some(told) = people_of_zone(ground, &zone.id) else { continue };
        // A zone grows and shrinks with its county, as far as that is told.
        let today = ground.county.population.filter(|people| *people > 0.0);
        let share = today.map_or(0.0, |today| told / today);
        let population = match &whole {
            Some(whole) if share > 0.0 => whole.iter().map(|people| people * share).collect(),
            _ => vec![told; ground.years.len()],
        };
        rows.push(row(unit, population));
    }
    all.layout.extend(rows);
}

/// People of a zone today, as they were set down for planning.
fn people_of_zone(ground: &Ground<'_>, zone: &str) -> Option<f64> {
    let layout = ground.county.plan.get("layout")?;
    layout.get("zones")?.get(zone)?.as_f64().filter(|people| *people > 0.0)
}

/// People of a year: the scenario's `population` (year → people) from the latest year told on,
/// else as many as today.
fn people(ground: &Ground<'_>, year: i32) -> Option<f64> {
    let told = ground.scenario.extra.get("population").and_then(|p| p.as_object());
    let steps = told.into_iter().flatten().filter_map(|(from, people)| {
        Some((from.parse::<i32>().ok()?, people.as_f64().filter(|n| *n >= 0.0)?))
    });
    let latest = steps.filter(|(from, _)| *from <= year).max_by_key(|(from, _)| *from);
    let today = ground.county.population.filter(|people| *people > 0.0);
    latest.map(|(_, people)| people).or(today)
}

/// Every class and school by year, today first.
fn tally(ground: &Ground<'_>, parts: &Parts, formed: &[SectionClasses]) -> Tally {
    let cuts = Cuts::new(&milestone_cuts(&parts.milestones));
    let mut tally = Tally::new(cuts.into(), ground.years.len() + 1);
    for (part, formed) in parts.parts.iter().zip(formed) {
        for (year, classes) in formed.years.iter().enumerate() {
            if classes.told {
                tally.add_form(year, part.bucket, part.start.bands.as_ref());
            } else {
                let sizes = classes.grades.all().iter();
                sizes.for_each(|size| tally.add(year, part.bucket, *size));
            }
        }
    }
    for (limit, pupils) in schools(ground, parts).into_values() {
        for (year, pupils) in pupils.into_iter().enumerate() {
            tally.add_school(year, pupils, limit);
        }
    }
    tally
}

fn milestone(ground: &Ground<'_>, milestone: &Milestone, tally: &Tally) -> MilestoneResult {
    let today = milestone.is_met(tally, 0);
    let year = milestone.year;
    let found: Vec<_> = (1..=ground.years.len()).map(|at| milestone.test(tally, at)).collect();
    let due = ground.years.iter().position(|y| *y == year);
    let first = ground.years.first().copied().unwrap_or(i32::MAX);
    let met = match due.and_then(|at| found.get(at)) {
        Some(found) => Some(found.met),
        None if year.saturating_add(1) == first => Some(today),
        None if year < first && !today => Some(false),
        None => None,
    };
    let met_at = found.iter().position(|f| f.met);
    MilestoneResult {
        id: milestone.id.clone(),
        year,
        met,
        met_today: Some(today),
        first_year_met: met_at.and_then(|at| ground.years.get(at)).copied(),
        by_year: found.iter().map(|f| Some(f.met)).collect(),
        values: found.iter().map(|f| f.value).collect(),
        probability: None,
    }
}
