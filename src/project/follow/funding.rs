//! Heads for which small schools are paid public funds (公用经费核定人数), under each rule set, and
//! the cliffs where one pupil more brings less (核定人数不随学生数递增).

use crate::county::{Kind, Ownership, School, SectionKind};
use crate::standard::Reference;

/// A rule set.
#[derive(Debug, Clone, PartialEq)]
pub struct FundingRules {
    /// Id.
    pub id: String,
    /// Name in Chinese.
    pub name: String,
    /// Schools it is for.
    pub ownership: Vec<Ownership>,
    /// Bands of pupils; outside them a school is paid for its own pupils.
    pub bands: Vec<FundingBand>,
    /// Where it stands.
    pub source: Reference,
}

/// A band of pupils that is paid for a fixed number of heads.
#[derive(Debug, Clone, PartialEq)]
pub struct FundingBand {
    /// 小学 or 初中.
    pub section: SectionKind,
    /// Kinds of school.
    pub kinds: Vec<Kind>,
    /// Fewest pupils.
    pub from: u32,
    /// Most pupils.
    pub to: u32,
    /// Pupils it is reckoned as.
    pub base: f64,
    /// Times this.
    pub factor: f64,
}

impl FundingBand {
    /// Heads of every school in the band.
    fn heads(&self) -> f64 {
        self.base * self.factor
    }

    fn is_for(&self, kind: Kind, section: SectionKind) -> bool {
        self.section == section && self.kinds.contains(&kind)
    }
}

/// Yuan a head and year.
#[derive(Debug, Clone, PartialEq)]
pub struct Quota {
    /// Id.
    pub id: String,
    /// 小学, yuan.
    pub primary: f64,
    /// 初中, yuan.
    pub junior: f64,
    /// Where it stands.
    pub source: Reference,
}

/// A place where more pupils are paid for fewer heads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cliff {
    /// The number of pupils before the fall.
    pub edge: u32,
    /// Heads paid for there.
    pub before: f64,
}

impl FundingRules {
    /// Whether the rule set looks at this school at all.
    #[must_use]
    pub fn covers(&self, school: &School) -> bool {
        self.ownership.contains(&school.ownership)
    }

    /// Heads that a section of a school of this kind is paid for.
    #[must_use]
    pub fn heads(&self, kind: Kind, section: SectionKind, pupils: u32) -> f64 {
        let within =
            |b: &&FundingBand| b.is_for(kind, section) && (b.from..=b.to).contains(&pupils);
        self.bands.iter().find(within).map_or_else(|| f64::from(pupils), FundingBand::heads)
    }

    /// The cliff a school stands below: a band that ends under its pupils and pays more heads.
    #[must_use]
    pub fn below_cliff(&self, kind: Kind, section: SectionKind, pupils: u32) -> Option<Cliff> {
        let now = self.heads(kind, section, pupils);
        let bands = self.bands.iter().filter(|b| b.is_for(kind, section) && b.to < pupils);
        let cliffs = bands.map(|b| Cliff { edge: b.to, before: b.heads() });
        cliffs.filter(|c| c.before > now).max_by(|a, b| a.before.total_cmp(&b.before))
    }

    /// Whether one pupil more would be paid for fewer heads: the school stands on the edge.
    #[must_use]
    pub fn on_edge(&self, kind: Kind, section: SectionKind, pupils: u32) -> bool {
        pupils > 0 && self.heads(kind, section, pupils + 1) < self.heads(kind, section, pupils)
    }
}

#[cfg(test)]
mod tests {
    use super::super::funding_rules;
    use super::*;

    fn heads(id: &str, section: SectionKind, pupils: &[u32]) -> Vec<f64> {
        let kind = if section == SectionKind::Junior { Kind::Junior } else { Kind::Primary };
        let rules = funding_rules().iter().find(|r| r.id == id).unwrap();
        pupils.iter().map(|n| rules.heads(kind, section, *n)).collect()
    }

    #[test]
    fn each_rule_set_pays_the_heads_of_its_text() {
        // 100 × 1.5 = 150 below 100; 200 × 1.2 = 240 from 100 to 200; its own pupils from 201 on.
        let primary = heads("local2022", SectionKind::Primary, &[50, 99, 100, 150, 200, 201, 241]);
        assert_eq!(primary, [150.0, 150.0, 240.0, 240.0, 240.0, 201.0, 241.0]);
        // 300 × 1.2 = 360 below 300.
        assert_eq!(heads("local2022", SectionKind::Junior, &[299, 300]), [360.0, 300.0]);
        assert_eq!(heads("national", SectionKind::Primary, &[50, 99, 100]), [100.0; 3]);
        assert_eq!(heads("national", SectionKind::Junior, &[50]), [50.0]);
        let fujian = heads("province2017", SectionKind::Primary, &[99, 100, 199, 200]);
        assert_eq!(fujian, [100.0, 200.0, 200.0, 200.0]);
        assert_eq!(heads("province2017", SectionKind::Junior, &[299, 300]), [300.0; 2]);
    }

    #[test]
    fn the_cliff_is_seen_from_both_sides() {
        let rules = funding_rules().iter().find(|r| r.id == "local2022").unwrap();
        let (kind, section) = (Kind::Primary, SectionKind::Primary);
        // 200 pupils are paid as 240, 201 to 239 as themselves, 240 as 240.
        assert!(rules.on_edge(kind, section, 200) && !rules.on_edge(kind, section, 199));
        assert!(!rules.on_edge(kind, section, 99));
        assert_eq!(rules.below_cliff(kind, section, 200), None);
        let cliff = Cliff { edge: 200, before: 240.0 };
        assert_eq!(rules.below_cliff(kind, section, 201), Some(cliff));
        assert_eq!(rules.below_cliff(kind, section, 239), Some(cliff));
        assert_eq!(rules.below_cliff(kind, section, 240), None);
        let junior = |n| rules.below_cliff(Kind::Junior, SectionKind::Junior, n).map(|c| c.edge);
        assert_eq!([299, 300, 359, 360].map(junior), [None, Some(299), Some(299), None]);
        // The others never fall.
        for rules in funding_rules().iter().filter(|r| r.id != "local2022") {
            assert!((1..500).all(|n| !rules.on_edge(kind, section, n)), "{}", rules.id);
        }
    }
}
