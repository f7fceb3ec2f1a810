//! Small schools under each rule set of public funds (公用经费核定人数), with the cliffs where a pupil more
//! brings fewer heads; and the schools that each layout norm (布点) asks for. The projection does the
//! same for years ahead by the same rules.

use super::result::{Cliff, FundingHeads, FundingSchool, FundingSet, LayoutNeed};
use crate::county::{County, School, SectionKind};
use crate::json::Value;
use crate::project::follow::{
    FundingRules, LayoutNorm, funding_rules, is_full, layout_range, norms,
};

/// Pupils and more are paid as themselves: no band of a rule set reaches so far.
const LARGEST: u32 = 1_000;

/// Every rule set on the schools of today.
pub(super) fn funding(county: &County) -> Vec<FundingSet> {
    funding_rules().iter().map(|rules| set(county, rules)).collect()
}

fn set(county: &County, rules: &FundingRules) -> FundingSet {
    let mut set = FundingSet {
        id: rules.id.clone(),
        name: rules.name.clone(),
        sections: Vec::new(),
        schools: Vec::new(),
        cliffs: cliffs(rules),
    };
    for section in SectionKind::COMPULSORY {
        let quota = county.plan.get("funding").and_then(|f| f.get("quota")?.get(section.id()));
        let quota = quota.and_then(Value::as_f64).filter(|quota| *quota >= 0.0);
        let mut sum = FundingHeads {
            section,
            schools: 0,
            missing: 0,
            students: 0.0,
            heads: 0.0,
            quota,
            yuan: None,
        };
        for school in county.schools.iter().filter(|school| rules.covers(school)) {
            let Some(figures) = school.section(section) else { continue };
            sum.schools += 1;
            let Some(students) = figures.students.filter(|n| *n >= 0.0) else {
                sum.missing += 1;
                continue;
            };
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pupils")]
            let pupils = libm::round(students) as u32;
            let heads = rules.heads(school.kind, section, pupils);
            sum.students += students;
            sum.heads += heads;
            let below = rules.below_cliff(school.kind, section, pupils);
            let on_edge = rules.on_edge(school.kind, section, pupils);
            if heads > f64::from(pupils) || below.is_some() || on_edge {
                set.schools.push(FundingSchool {
                    id: school.id.clone(),
                    name: school.name.clone(),
                    section,
                    students,
                    heads,
                    on_edge,
                    before: below.map(|cliff| cliff.before),
                });
            }
        }
        sum.yuan = quota.map(|quota| quota * sum.heads);
        set.sections.push(sum);
    }
    set
}

/// Where one pupil more brings fewer heads, and from how many pupils on it is made up for.
fn cliffs(rules: &FundingRules) -> Vec<Cliff> {
    let mut cliffs = Vec::new();
    for band in &rules.bands {
        let Some(kind) = band.kinds.first() else { continue };
        let heads = |pupils: u32| rules.heads(*kind, band.section, pupils);
        if !rules.on_edge(*kind, band.section, band.to) {
            continue;
        }
        let before = heads(band.to);
        let until = (band.to + 1..LARGEST).find(|pupils| heads(*pupils) >= before);
        cliffs.push(Cliff {
            section: band.section,
            edge: band.to,
            before,
            after: heads(band.to + 1),
            until: until.unwrap_or(LARGEST),
        });
    }
    cliffs
}

/// Every layout norm on the population of today, or the one that was set down: of the county, then
/// of each zone that schools name. People of a zone are known only where they were set down.
pub(super) fn layout(county: &County) -> Vec<LayoutNeed> {
    let doc = county.plan.get("layout");
    let set = doc.and_then(|l| l.get("population")).and_then(Value::as_f64);
    let of_zone = |zone: &str| doc.and_then(|l| l.get("zones")?.get(zone)).and_then(Value::as_f64);
    let mut areas: Vec<(Option<&str>, Option<f64>)> = vec![(None, set.or(county.population))];
    areas.extend(zones(county).into_iter().map(|zone| (Some(zone), of_zone(zone))));
    let mut needs = Vec::new();
    for norm in norms().map(|n| n.layout.as_slice()).unwrap_or_default() {
        for (zone, people) in &areas {
            for section in SectionKind::COMPULSORY {
                needs.push(need(county, norm, (*zone, *people), section));
            }
        }
    }
    needs
}

/// The zones (学区) that schools name, in the order of the schools.
fn zones(county: &County) -> Vec<&str> {
    let mut zones: Vec<&str> = Vec::new();
    for zone in county.schools.iter().filter_map(|school| school.zone.as_deref()) {
        if !zone.trim().is_empty() && !zones.contains(&zone) {
            zones.push(zone);
        }
    }
    zones
}

fn need(
    county: &County,
    norm: &LayoutNorm,
    (zone, population): (Option<&str>, Option<f64>),
    section: SectionKind,
) -> LayoutNeed {
    let (fewest, most) = if section == SectionKind::Primary { norm.primary } else { norm.junior };
    let population = population.filter(|people| *people > 0.0);
    let schools = population.map(|people| layout_range(people, [fewest, most]));
    let here = |school: &&School| zone.is_none() || school.zone.as_deref() == zone;
    let full = county
        .schools
        .iter()
        .filter(|s| s.counted && s.section(section).is_some() && is_full(s.kind, section));
    LayoutNeed {
        norm: norm.id.clone(),
        zone: zone.map(str::to_owned),
        section,
        people: vec![fewest, most],
        population,
        fewest: schools.map(|[fewest, _]| fewest),
        most: schools.map(|[_, most]| most),
        present: full.filter(here).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{Kind, Section};
    use serde_json::json;

    fn school(id: &str, kind: Kind, zone: Option<&str>) -> School {
        let mut school = School::new(id, id);
        school.kind = kind;
        school.zone = zone.map(str::to_owned);
        for section in kind.sections() {
            *school.section_slot(*section) = Some(Section::default());
        }
        school
    }

    #[test]
    fn the_norm_is_told_for_each_zone_by_its_own_people() {
        let mut county = County { population: Some(90_000.0), ..County::default() };
        county.schools = vec![
            school("1", Kind::Primary, Some("东片")),
            school("2", Kind::NineYear, Some("西片")),
            school("3", Kind::TeachingPoint, Some("西片")),
            school("4", Kind::Junior, None),
        ];
        county.plan.insert("layout".into(), json!({ "zones": { "东片": 35_000 } }));
        let needs = layout(&county);
        let of = |zone: Option<&str>, section| {
            let found = needs.iter().find(|n| {
                n.norm == "local2022" && n.zone.as_deref() == zone && n.section == section
            });
            let found = found.unwrap();
            (found.fewest, found.most, found.present)
        };
        // By hand: 35 000 / 15 000 and / 10 000 rounded up; 35 000 / 50 000 and / 30 000.
        assert_eq!(of(Some("东片"), SectionKind::Primary), (Some(3.0), Some(4.0), 1));
        assert_eq!(of(Some("东片"), SectionKind::Junior), (Some(1.0), Some(2.0), 0));
        // Nobody has told the people of the west: nothing is made up; the point is no full school.
        assert_eq!(of(Some("西片"), SectionKind::Primary), (None, None, 1));
        // The county has its own, and all schools, those of no zone among them.
        assert_eq!(of(None, SectionKind::Primary), (Some(6.0), Some(9.0), 2));
        assert_eq!(of(None, SectionKind::Junior), (Some(2.0), Some(3.0), 2));
    }

    #[test]
    fn a_county_without_zones_has_its_own_line_only() {
        let county =
            County { schools: vec![school("1", Kind::Primary, None)], ..County::default() };
        assert!(layout(&county).iter().all(|need| need.zone.is_none()));
    }
}
