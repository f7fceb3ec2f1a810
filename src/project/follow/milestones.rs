//! Milestones (时间表): kinds of test over classes and schools, met or not in each year.
//!
//! The milestones themselves are data; a county's scenario edits, adds and removes them. A test
//! reads a [`Tally`], which the full projection and each draw fill alike.

use super::norms::shipped_milestones;
use super::tally::{Bucket, Tally};
use crate::county::{Finding, SectionKind, Setting, Severity};
use crate::json::FromJson;
use crate::standard::Reference;
use serde_json::Value;

/// A milestone.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// Id, unique.
    pub id: String,
    /// Name in the county's language.
    pub name: Option<String>,
    /// Year by which it shall be met.
    pub year: i32,
    /// All must hold.
    pub tests: Vec<MilestoneTest>,
    /// Where it stands; a county's own need not say.
    pub source: Option<Reference>,
}

/// A size for each section, pupils.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// 小学
    pub primary: u32,
    /// 初中
    pub junior: u32,
}

impl Sizes {
    const fn of(self, section: SectionKind) -> u32 {
        match section {
            SectionKind::Primary => self.primary,
            _ => self.junior,
        }
    }
}

/// Kinds of test.
#[derive(Debug, Clone, PartialEq)]
pub enum MilestoneTest {
    /// The share of classes of a size is at most so much.
    ClassShare {
        /// Smallest class that counts.
        from: Sizes,
        /// Largest class that counts; none: all above.
        to: Option<Sizes>,
        /// Only classes of one section.
        section: Option<SectionKind>,
        /// Only classes of schools in these places (城区、镇区、乡村); none: all.
        places: Vec<Setting>,
        /// Most allowed, 0-1.
        share: f64,
    },
    /// The share of schools over the size limit of their kind is at most so much.
    SchoolScale {
        /// Most allowed, 0-1.
        share: f64,
    },
}

/// What a test found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Whether the milestone is met.
    pub met: bool,
    /// The share of the first test that fails, else of the first; `None` without any class.
    pub value: Option<f64>,
}

impl MilestoneTest {
    /// What counts, and of how many.
    fn counted(&self, tally: &Tally, year: usize) -> (u32, u32) {
        match self {
            Self::SchoolScale { .. } => (tally.over_scale(year), tally.schools(year)),
            Self::ClassShare { from, to, section, places, .. } => {
                let (mut counted, mut all) = (0, 0);
                for bucket in Bucket::all() {
                    let elsewhere = !places.is_empty()
                        && bucket.place.is_none_or(|place| !places.contains(&place));
                    if elsewhere || section.is_some_and(|s| s != bucket.section) {
                        continue;
                    }
                    let bands = tally.bands(year, bucket);
                    let first = tally.cuts().from(from.of(bucket.section));
                    let end = to.map_or(bands.len(), |to| {
                        tally.cuts().from(to.of(bucket.section).saturating_add(1))
                    });
                    let within = bands.iter().take(end).skip(first);
                    counted += within.sum::<u32>();
                    all += bands.iter().sum::<u32>();
                }
                (counted, all)
            }
        }
    }

    const fn share(&self) -> f64 {
        match self {
            Self::ClassShare { share, .. } | Self::SchoolScale { share } => *share,
        }
    }

    /// Sizes at which a band must begin for the test to be exact.
    fn cuts(&self, cuts: &mut Vec<u32>) {
        if let Self::ClassShare { from, to, .. } = self {
            for section in SectionKind::COMPULSORY {
                cuts.push(from.of(section));
                cuts.extend(to.map(|to| to.of(section).saturating_add(1)));
            }
        }
    }
}

/// Whether `counted` of `all` is at most `share`, which is read to a millionth, so that 5 % of 20
/// is 1 and nothing else.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
fn at_most(counted: u32, all: u32, share: f64) -> bool {
    let millionths = (share * 1e6 + 0.5) as u64;
    u64::from(counted) * 1_000_000 <= millionths.saturating_mul(u64::from(all))
}

impl Milestone {
    /// Tests a year. Without a class and without a school nothing is over a limit.
    #[must_use]
    pub fn test(&self, tally: &Tally, year: usize) -> Found {
        let mut found = Found { met: true, value: None };
        for test in &self.tests {
            let (counted, all) = test.counted(tally, year);
            let met = at_most(counted, all, test.share());
            if found.value.is_none() || (found.met && !met) {
                found.value = (all > 0).then(|| f64::from(counted) / f64::from(all));
            }
            found.met &= met;
        }
        found
    }

    /// Only whether it is met: for draws.
    #[must_use]
    pub fn is_met(&self, tally: &Tally, year: usize) -> bool {
        self.tests.iter().all(|test| {
            let (counted, all) = test.counted(tally, year);
            at_most(counted, all, test.share())
        })
    }
}

/// Sizes at which bands must begin for these milestones to be exact.
#[must_use]
pub fn milestone_cuts(milestones: &[Milestone]) -> Vec<u32> {
    let mut cuts = Vec::new();
    milestones.iter().flat_map(|m| &m.tests).for_each(|test| test.cuts(&mut cuts));
    cuts
}

/// The milestones in force: those that ship, changed by a scenario's entries. An entry with the id
/// of a shipped one replaces the fields it has; `"removed": true` takes it away; others are new.
/// An entry that cannot be read is a finding and changes nothing.
#[must_use]
pub fn milestones(entries: &[Value]) -> (Vec<Milestone>, Vec<Finding>) {
    let mut all = shipped_milestones().to_vec();
    let mut findings = Vec::new();
    for entry in entries {
        let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
        let at = all.iter().position(|m| m.id == id);
        if entry.get("removed").and_then(Value::as_bool) == Some(true) {
            if let Some(at) = at {
                all.remove(at);
            }
            continue;
        }
        let shipped = at.and_then(|at| all.get(at)).cloned();
        let read = match shipped {
            Some(shipped) => shipped.changed(entry.clone()),
            None => Milestone::from_json(entry.clone()),
        };
        match (read, at) {
            (Ok(milestone), Some(at)) => {
                if let Some(place) = all.get_mut(at) {
                    *place = milestone;
                }
            }
            (Ok(milestone), None) => all.push(milestone),
            (Err(wrong), _) => {
                let finding = Finding::new(Severity::Check, "milestone-unreadable");
                findings.push(finding.arg("id", id).arg("at", wrong.path));
            }
        }
    }
    (all, findings)
}

#[cfg(test)]
mod tests {
    use super::super::tally::Bucket;
    use super::*;
    use crate::project::classes::Cuts;
    use serde_json::json;

    const TOWN: Bucket = Bucket { section: SectionKind::Primary, place: Some(Setting::Town) };
    const RURAL: Bucket = Bucket { section: SectionKind::Junior, place: Some(Setting::Rural) };

    /// One year: primary classes in towns and junior ones in villages.
    fn tally(town: &[u32], rural: &[u32]) -> Tally {
        let (milestones, _) = milestones(&[]);
        let mut tally = Tally::new(Cuts::new(&milestone_cuts(&milestones)).into(), 1);
        town.iter().for_each(|size| tally.add(0, TOWN, *size));
        rural.iter().for_each(|size| tally.add(0, RURAL, *size));
        tally
    }

    fn met(id: &str, tally: &Tally) -> bool {
        let (milestones, _) = milestones(&[]);
        let milestone = milestones.iter().find(|m| m.id == id).unwrap();
        let found = milestone.test(tally, 0);
        assert_eq!(found.met, milestone.is_met(tally, 0));
        found.met
    }

    #[test]
    fn large_classes_are_basically_gone_at_a_twentieth_and_a_fiftieth() {
        // 1 of 20 is 5 %, allowed; 1 of 19 is 5.3 %, not.
        let twenty: Vec<u32> = std::iter::once(56).chain([40; 19]).collect();
        assert!(met("largeBy2025", &tally(&twenty, &[])));
        assert!(!met("largeBy2025", &tally(&twenty[..19], &[])));
        // One of 66 in 20 is 5 % too, but more than 2 %; in 50 it is 2 %.
        let very: Vec<u32> = std::iter::once(66).chain([40; 19]).collect();
        assert!(!met("largeBy2025", &tally(&very, &[])));
        let very: Vec<u32> = std::iter::once(66).chain([40; 49]).collect();
        assert!(met("largeBy2025", &tally(&very, &[])));
    }

    #[test]
    fn each_section_has_its_own_standard_and_towns_their_own_milestone() {
        assert!(met("standardBy2027", &tally(&[45], &[50])));
        assert!(!met("standardBy2027", &tally(&[46], &[50])));
        assert!(!met("standardBy2027", &tally(&[45], &[51])));
        assert!(met("townLargeBy2027", &tally(&[45], &[60])));
        assert!(!met("townLargeBy2027", &tally(&[56], &[])));
        // 1 of 10 between 51 and 55 is 10 %; 56 is not between.
        let ten = |size: u32| tally(&[size, 40, 40, 40, 40, 40, 40, 40, 40, 51], &[]);
        assert!(met("fiftyBy2025", &ten(56)));
        assert!(!met("fiftyBy2025", &ten(55)));
        assert!(met("fiftyBy2025", &tally(&[], &[])));
    }

    #[test]
    fn a_school_over_its_limit_fails_the_year() {
        let mut tally = tally(&[45], &[50]);
        tally.add_school(0, 2000, Some(2000.0));
        assert!(met("standardBy2027", &tally));
        tally.add_school(0, 2001, Some(2000.0));
        assert!(!met("standardBy2027", &tally));
    }

    #[test]
    fn a_county_edits_adds_and_removes() {
        let entries = [
            json!({ "id": "fiftyBy2025", "removed": true }),
            json!({ "id": "largeBy2025", "year": 2026 }),
            json!({ "id": "own", "name": "本县", "year": 2028, "tests": [
                { "kind": "classShare", "from": { "primary": 41, "junior": 41 }, "share": 0.5,
                  "section": "primary" } ] }),
            json!({ "id": "wrong", "year": 2028, "tests": [{ "kind": "schoolScale", "share": 7 }] }),
            json!({ "id": "worse", "year": "soon" }),
        ];
        let (all, findings) = milestones(&entries);
        assert!(all.iter().all(|m| m.id != "fiftyBy2025"));
        let changed = all.iter().find(|m| m.id == "largeBy2025").unwrap();
        assert_eq!((changed.year, changed.tests.len()), (2026, 2));
        assert!(all.iter().any(|m| m.id == "own"));
        let codes: Vec<_> = findings.iter().map(|f| f.args["id"].clone()).collect();
        assert_eq!(codes, ["wrong".into(), "worse".into()]);
    }
}
