//! The figures that ship: norms, rule sets of small-school funds, milestones. Data with sources,
//! under `src/data/projection`, read once.

use super::funding::Quota;
use super::{FundingRules, Milestone};
use crate::json::{FromJson, Value, value};
use crate::standard::Reference;
use std::sync::OnceLock;

/// Norms beside those of the standards.
#[derive(Debug, Clone, PartialEq)]
pub struct Norms {
    /// When a school is small.
    pub small_school: SmallLine,
    /// Large classes.
    pub large_class: LargeClass,
    /// Pupils per member of staff.
    pub staff: StaffRatio,
    /// Teachers of sports and arts.
    pub sports_arts: SportsArts,
    /// People per school; the first is in force.
    pub layout: Vec<LayoutNorm>,
}

/// When a school is small.
#[derive(Debug, Clone, PartialEq)]
pub struct SmallLine {
    /// It has fewer pupils than this.
    pub below: u32,
    /// Where it stands.
    pub source: Reference,
}

/// Large classes.
#[derive(Debug, Clone, PartialEq)]
pub struct LargeClass {
    /// Smallest large class (大班额), pupils.
    pub large: u32,
    /// Smallest very large class (超大班额), pupils.
    pub very_large: u32,
    /// Where it stands.
    pub source: Reference,
}

/// Pupils per member of staff (教职工).
#[derive(Debug, Clone, PartialEq)]
pub struct StaffRatio {
    /// 小学
    pub primary: f64,
    /// 初中
    pub junior: f64,
    /// Where it stands.
    pub source: Reference,
}

/// Teachers of sports and arts.
#[derive(Debug, Clone, PartialEq)]
pub struct SportsArts {
    /// For each hundred pupils.
    pub per_hundred: f64,
    /// Where it stands.
    pub source: Reference,
}

/// People for whom one school is set up: from the fewest to the most.
#[derive(Debug, Clone, PartialEq)]
pub struct LayoutNorm {
    /// Id.
    pub id: String,
    /// 完小
    pub primary: (f64, f64),
    /// 初中
    pub junior: (f64, f64),
    /// Where it stands.
    pub source: Reference,
}

pub(super) struct Milestones {
    pub(super) milestone: Vec<Milestone>,
}

pub(super) struct Funding {
    pub(super) rules: Vec<FundingRules>,
    pub(super) quotas: Vec<Quota>,
}

struct Data {
    norms: Norms,
    funding: Funding,
    milestones: Vec<Milestone>,
}

fn read() -> Option<Data> {
    let milestones: Milestones =
        from(include_str!(concat!(env!("OUT_DIR"), "/projection-milestones.json")))?;
    Some(Data {
        norms: from(include_str!(concat!(env!("OUT_DIR"), "/projection-norms.json")))?,
        funding: from(include_str!(concat!(env!("OUT_DIR"), "/projection-funding.json")))?,
        milestones: milestones.milestone,
    })
}

fn from<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(value(text)?).ok()
}

/// The data; `None` cannot be, as a test reads it.
fn data() -> Option<&'static Data> {
    static DATA: OnceLock<Option<Data>> = OnceLock::new();
    DATA.get_or_init(read).as_ref()
}

/// The norms that ship.
#[must_use]
pub fn norms() -> Option<&'static Norms> {
    data().map(|d| &d.norms)
}

/// The milestones that ship.
#[must_use]
pub fn shipped_milestones() -> &'static [Milestone] {
    data().map_or(&[], |d| &d.milestones)
}

/// The same as the data file has them, for whoever changes them in a county's own words.
#[must_use]
pub fn milestone_docs() -> Vec<Value> {
    let all = value(include_str!(concat!(env!("OUT_DIR"), "/projection-milestones.json")));
    let list = all.as_ref().and_then(|all| all.get("milestone")?.as_array());
    list.cloned().unwrap_or_default()
}

/// The rule sets of small-school funds that ship.
#[must_use]
pub fn funding_rules() -> &'static [FundingRules] {
    data().map_or(&[], |d| &d.funding.rules)
}

/// Yuan a head and year that have been published.
#[must_use]
pub fn quotas() -> &'static [Quota] {
    data().map_or(&[], |d| &d.funding.quotas)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::result::{LARGE, VERY_LARGE};
    use crate::project::scenario::Staff;

    #[test]
    fn the_data_can_be_read_and_agrees_with_the_defaults() {
        let data = read().unwrap();
        assert_eq!(data.norms.large_class.large, LARGE);
        assert_eq!(data.norms.large_class.very_large, VERY_LARGE);
        let usual = Staff::default();
        assert_eq!(data.norms.staff.primary, usual.pupils_per_teacher.primary);
        assert_eq!(data.norms.staff.junior, usual.pupils_per_teacher.junior);
        assert_eq!(data.norms.sports_arts.per_hundred, usual.sports_arts_per_hundred);
        assert!(data.norms.layout.iter().all(|l| l.primary.0 < l.primary.1));
        assert_eq!(data.milestones.len(), 6);
        assert_eq!(milestone_docs().len(), 6);
        assert_eq!(data.funding.rules.len(), 3);
    }
}
