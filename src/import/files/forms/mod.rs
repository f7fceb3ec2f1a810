//! The form maps: which header means which figure. Data from `src/data/forms`, read once.
//!
//! Used by the readers of this room only; it knows labels and targets, no table.

mod map;
mod target;
mod words;

pub use map::{Entry, FormMap, flat, template};
pub use target::{Checked, Identity, Room, Target};
pub use words::{FormWords, KindReading, words};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{Kind, SectionKind, Setting};

    #[test]
    fn the_maps_load_and_every_target_is_known() {
        assert_eq!(flat().id, "flat");
        assert_eq!(template().id, "template");
        for map in [flat(), template()] {
            for entry in &map.entries {
                let sections = SectionKind::ALL.into_iter();
                let targets = sections.filter_map(|section| entry.target(section)).count();
                assert!(targets > 0, "{}", entry.first_words);
                assert!(!entry.patterns.is_empty(), "{}", entry.first_words);
            }
        }
        assert!(words().is_sum("合 计") && !words().is_sum("合计小学"));
        assert!(words().is_note("注：本表") && !words().is_note("注册人数"));
    }

    #[test]
    fn targets_read_back_from_their_ids() {
        for id in [
            "id",
            "kindCode",
            "primary.students",
            "site.books",
            "grade.9",
            "juniorYear.4",
            "junior.band.10",
            "artRooms",
            "intake",
        ] {
            assert_eq!(Target::parse(id).unwrap().id(), id);
        }
        for id in
            ["", "grade.0", "grade.10", "juniorYear.5", "primary.band.11", "nothing", "band.1"]
        {
            assert_eq!(Target::parse(id), None, "{id}");
        }
    }

    #[test]
    fn kinds_settings_owners_by_words_and_codes() {
        let words = words();
        for (text, kind) in [
            ("211", Kind::Primary),
            ("小学", Kind::Primary),
            ("218", Kind::TeachingPoint),
            ("312-九年一贯制学校", Kind::NineYear),
            ("完全中学(341)", Kind::CompleteSecondary),
            ("345", Kind::TwelveYear),
        ] {
            assert_eq!(words.kind(text), Some(KindReading::Known(kind)), "{text}");
        }
        assert_eq!(words.kind("幼儿园"), Some(KindReading::Outside));
        assert_eq!(words.kind("999"), None);
        assert_eq!(words.kind(""), None);
        assert_eq!(words.setting("111"), Some(Setting::Urban));
        assert_eq!(words.setting("镇中心区"), Some(Setting::Town));
        assert_eq!(words.setting("220 村庄"), Some(Setting::Rural));
        assert_eq!(words.setting("火星"), None);
        assert_eq!(words.is_private("民办"), Some(true));
        assert_eq!(words.is_private("县级教育部门"), Some(false));
        assert_eq!(words.is_private("831"), None);
        assert_eq!(words.yes_no("是"), Some(true));
        assert_eq!(words.yes_no("０"), Some(false));
        assert_eq!(words.section("2025年小学平铺表"), Some(SectionKind::Primary));
        assert_eq!(words.section("小学初中"), None);
        assert_eq!(words.section("教基3115"), Some(SectionKind::Junior));
    }
}
