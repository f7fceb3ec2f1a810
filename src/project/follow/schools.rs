//! Schools by their size (大校额、小规模学校), and the schools that the norm of layout asks for.

use crate::county::{Kind, SectionKind};
use crate::standard::{self, SchoolItemRule};

/// The most pupils a school of this kind may have in its compulsory sections, by the standard;
/// `None` for kinds the standard gives no limit.
#[must_use]
pub fn size_limit(kind: Kind) -> Option<f64> {
    let rules = standard::standards().iter().flat_map(|s| &s.school_item).map(|item| &item.rule);
    let mut limits = rules.filter_map(|rule| match rule {
        SchoolItemRule::Scale { limits, .. } => limits.iter().find(|l| l.kinds.contains(&kind)),
        SchoolItemRule::ClassSize { .. } => None,
    });
    limits.next().map(|limit| limit.at_most.value())
}

/// The most pupils a class may have by the standard.
#[must_use]
pub fn class_limit(section: SectionKind) -> Option<f64> {
    let rules = standard::standards().iter().flat_map(|s| &s.school_item).map(|item| &item.rule);
    let mut limits = rules.filter_map(|rule| match rule {
        SchoolItemRule::ClassSize { at_most } => at_most.of(section),
        SchoolItemRule::Scale { .. } => None,
    });
    limits.next().map(crate::standard::Decimal::value)
}

/// Kind of a new school by its sections.
#[must_use]
pub const fn kind_of(primary: bool, junior: bool) -> Kind {
    match (primary, junior) {
        (true, true) => Kind::NineYear,
        (false, true) => Kind::Junior,
        _ => Kind::Primary,
    }
}

/// Whether the school counts as a full one of the section in the norm of layout: 完小 and 初中, not
/// teaching points.
#[must_use]
pub fn is_full(kind: Kind, section: SectionKind) -> bool {
    kind != Kind::TeachingPoint && kind.sections().contains(&section)
}

/// Fewest and most schools for so many people: `⌈people / most each⌉` and `⌈people / fewest each⌉`.
#[must_use]
pub fn layout_range(people: f64, each: [f64; 2]) -> [f64; 2] {
    let [fewest, most] = each;
    let schools = |each: f64| if each > 0.0 { (people.max(0.0) / each).ceil() } else { 0.0 };
    [schools(most), schools(fewest)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_follow_the_kind_of_school() {
        assert_eq!(size_limit(Kind::Primary), Some(2000.0));
        assert_eq!(size_limit(Kind::CompleteSecondary), Some(2000.0));
        assert_eq!(size_limit(Kind::NineYear), Some(2500.0));
        assert_eq!(size_limit(Kind::TwelveYear), Some(2500.0));
        assert_eq!(size_limit(Kind::Special), None);
        assert_eq!(class_limit(SectionKind::Primary), Some(45.0));
        assert_eq!(class_limit(SectionKind::Junior), Some(50.0));
    }

    #[test]
    fn layout_asks_for_schools_by_people() {
        // 820 000 people: 820000/15000 = 54.7 → 55 to 820000/10000 = 82 primaries;
        // 820000/50000 = 16.4 → 17 to 820000/30000 = 27.3 → 28 junior schools.
        assert_eq!(layout_range(820_000.0, [10_000.0, 15_000.0]), [55.0, 82.0]);
        assert_eq!(layout_range(820_000.0, [30_000.0, 50_000.0]), [17.0, 28.0]);
        assert_eq!(layout_range(-1.0, [10_000.0, 0.0]), [0.0, 0.0]);
        assert!(!is_full(Kind::TeachingPoint, SectionKind::Primary));
        assert!(is_full(Kind::NineYear, SectionKind::Junior));
    }
}
