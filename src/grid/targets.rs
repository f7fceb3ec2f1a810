//! What a column of a workbook can be taken for, in groups, for the choice in the mapping panel.

use super::tabs::Group;
use crate::county::{ClassBands, Field, Metric, Owner, SectionKind};
use crate::words::Words;

/// Identity columns, by the ids of the import.
const IDENTITY: &[&str] = &[
    "id",
    "name",
    "county",
    "city",
    "province",
    "zone",
    "kind",
    "kindCode",
    "ownership",
    "setting",
    "counted",
    "parent",
    "established",
    "boarding",
    "denseCity",
    "year",
    "gradeSystem",
];
/// Columns of a table of past years, beside those of the identity and the grades.
const PAST: &[&str] = &["unit", "rowGrade", "rowSection", "students", "total"];
/// Columns of the small tables of births and of 小升初对口.
const BESIDE: &[&str] =
    &["births", "birthYear", "birthPlace", "feederFrom", "feederTo", "feederShare", "feederCount"];
/// Grades that pupils are counted in.
const GRADES: std::ops::RangeInclusive<u8> = 1..=9;
const JUNIOR_YEARS: std::ops::RangeInclusive<u8> = 1..=4;

/// A group of targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetGroup {
    /// What the school is.
    Identity,
    /// Figures of a section.
    Section(SectionKind),
    /// Figures of one kind for the whole school.
    Shared(Group),
    /// Pupils by grade.
    Grades,
    /// Rows of past years.
    Past,
    /// Births and feeders.
    Beside,
}

impl TargetGroup {
    /// The key of its words.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Identity => Group::School.key().to_owned(),
            Self::Section(section) => format!("section-{}", section.id()),
            Self::Shared(group) => group.key().to_owned(),
            Self::Grades => "group-grades".to_owned(),
            Self::Past => "group-past".to_owned(),
            Self::Beside => "group-beside".to_owned(),
        }
    }
}

/// Target ids under their group.
pub type Targets = Vec<(TargetGroup, Vec<String>)>;

/// Everything a column can be taken for.
#[must_use]
pub fn targets() -> Targets {
    let mut all: Targets =
        vec![(TargetGroup::Identity, IDENTITY.iter().map(|id| (*id).to_owned()).collect())];
    let fields = Field::all();
    for section in SectionKind::ALL {
        let own = fields.iter().filter(|field| field.owner() == Owner::Section(section));
        let bands = (1..=ClassBands::EDGES.len()).map(|n| format!("{}.band.{n}", section.id()));
        let ids = own.map(ToString::to_string).chain(bands).collect();
        all.push((TargetGroup::Section(section), ids));
    }
    for group in [Group::Rooms, Group::Equipment, Group::Funds] {
        let shared = |field: &&Field| {
            !matches!(field.owner(), Owner::Section(_)) && Group::of(field.metric()) == group
        };
        let mut ids: Vec<String> = fields.iter().filter(shared).map(ToString::to_string).collect();
        if group == Group::Rooms {
            ids.extend(["musicRooms".to_owned(), "artRooms".to_owned()]);
        }
        all.push((TargetGroup::Shared(group), ids));
    }
    let grades = GRADES.map(|grade| format!("grade.{grade}"));
    let junior = JUNIOR_YEARS.map(|year| format!("juniorYear.{year}"));
    all.push((TargetGroup::Grades, grades.chain(junior).collect()));
    all.push((TargetGroup::Past, PAST.iter().map(|id| (*id).to_owned()).collect()));
    all.push((TargetGroup::Beside, BESIDE.iter().map(|id| (*id).to_owned()).collect()));
    all
}

/// The name of a target in the reader's language: a figure with its section, an identity
/// column, or a part such as a class-size band.
#[must_use]
pub fn target_name(id: &str, words: &Words) -> String {
    if let Some(field) = Field::parse(id) {
        let metric = words.metric(field.metric());
        return match field.owner() {
            Owner::Section(section) => {
                format!("{} · {metric}", words.say(&format!("section-{}", section.id())))
            }
            _ => metric,
        };
    }
    if let Some(metric) = Metric::parse(id) {
        return words.metric(metric);
    }
    if ["answer.", "compare.", "year."].iter().any(|kind| id.starts_with(kind)) {
        return words.answer(id);
    }
    if id.starts_with("class.") {
        return words.say(&format!("target-{}", id.replace('.', "-")));
    }
    let mut parts: Vec<&str> = id.split('.').collect();
    let section = |part: &&str| SectionKind::ALL.iter().any(|section| section.id() == *part);
    let prefix = parts.iter().find(|part| section(part)).map(|part| format!("section-{part}"));
    parts.retain(|part| !section(part) && *part != "section");
    let rest = parts.first().map(|kind| {
        let n = parts.get(1).copied().unwrap_or_default();
        // A grade or a size band has its number, under its own name.
        let args = crate::args! { "grade" => n, "band" => n };
        words.tell(&format!("target-{kind}"), &args)
    });
    match (prefix, rest) {
        (Some(section), Some(rest)) => format!("{} · {rest}", words.say(&section)),
        (Some(section), None) => words.say(&section),
        (None, rest) => rest.unwrap_or_else(|| id.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn every_field_can_be_chosen_and_every_target_has_its_words() {
        let mut ids: Vec<String> = targets().into_iter().flat_map(|(_, ids)| ids).collect();
        for field in Field::all() {
            assert!(ids.contains(&field.to_string()), "{field}");
        }
        ids.extend(SectionKind::ALL.map(|section| format!("section.{}", section.id())));
        // Targets that are shown and not chosen.
        let shown = ["class.grade"];
        ids.extend(shown.map(str::to_owned));
        ids.extend(
            [
                "intake",
                "guards",
                "answer.wages.teachers",
                "compare.schools.nineYear",
                "year.spending",
            ]
            .map(str::to_owned),
        );
        for lang in Lang::ALL {
            let words = Words::new(lang);
            for id in &ids {
                let name = target_name(id, &words);
                assert!(!name.contains("target-") && name != *id, "{lang:?}: {id} is {name}");
            }
        }
        for (group, _) in targets() {
            assert!(super::super::has_words(&group.key()), "{group:?}");
        }
    }

    #[test]
    fn a_target_is_named_with_its_section() {
        let words = Words::new(Lang::ZhHans);
        assert_eq!(target_name("junior.students", &words), "初中 · 在校学生数");
        assert_eq!(target_name("site.books", &words), "图书");
        assert_eq!(target_name("section.primary", &words), "小学");
    }
}
