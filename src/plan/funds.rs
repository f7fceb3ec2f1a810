//! Small schools under each rule set of public funds (公用经费核定人数), with the cliffs where a pupil more
//! brings fewer heads; and the schools that each layout norm (布点) asks for. The projection does the
//! same for years ahead by the same rules.

use super::result::{Cliff, FundingHeads, FundingSchool, FundingSet, LayoutNeed};
use crate::county::{County, SectionKind};
use crate::json::Value;
use crate::project::follow::{FundingRules, funding_rules, is_full, layout_range, norms};

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

/// Every layout norm on the population of today, or the one that was set down.
pub(super) fn layout(county: &County) -> Vec<LayoutNeed> {
    let set = county.plan.get("layout").and_then(|l| l.get("population")).and_then(Value::as_f64);
    let population = set.or(county.population);
    let mut needs = Vec::new();
    for norm in norms().map(|n| n.layout.as_slice()).unwrap_or_default() {
        for section in SectionKind::COMPULSORY {
            let (fewest, most) =
                if section == SectionKind::Primary { norm.primary } else { norm.junior };
            let population = population.filter(|people| *people > 0.0);
            let schools = population.map(|people| layout_range(people, [fewest, most]));
            let full = county
                .schools
                .iter()
                .filter(|s| s.counted && s.section(section).is_some() && is_full(s.kind, section));
            needs.push(LayoutNeed {
                norm: norm.id.clone(),
                section,
                people: vec![fewest, most],
                population,
                fewest: schools.map(|[fewest, _]| fewest),
                most: schools.map(|[_, most]| most),
                present: full.count(),
            });
        }
    }
    needs
}
