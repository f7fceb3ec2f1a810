//! What a county is beside its schools (表Ⅰ 自然情况、经济情况, 学制): which facts there are, and how
//! one is set by hand. They stand in [`County::basics`], the population in the county itself.

use super::{Answer, County, Edit, SectionKind};
use crate::json::{Value, data};
use crate::record;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// Key of the fact that is a field of the county (常住人口).
pub const POPULATION: &str = "population";
/// Key of the fact that is no number (学制).
pub const GRADE_SYSTEM: &str = "gradeSystem";

/// A fact of a county.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fact {
    /// Key within [`County::basics`]; its words are `answer-key-<key>`.
    pub key: String,
    /// How it is written: `tenThousandPeople`, `people`, `count`, `yuan`; none for a choice. It is
    /// kept in people and yuan.
    pub unit: Option<String>,
    /// What is seldom less, in people or yuan.
    pub least: Option<f64>,
    /// What is seldom more.
    pub most: Option<f64>,
    /// What can be chosen, where it is no number.
    pub choices: Vec<String>,
}

record!(default Fact {
    key: "key", unit: "unit", least: "least", most: "most", choices: "choices",
});

#[derive(Default)]
struct File {
    fact: Vec<Fact>,
}

record!(default File { fact: "fact" });

/// The facts in the order of 表Ⅰ.
#[must_use]
pub fn facts() -> &'static [Fact] {
    static ALL: OnceLock<File> = OnceLock::new();
    let read = || data(include_str!(concat!(env!("OUT_DIR"), "/basics.json")));
    &ALL.get_or_init(read).fact
}

impl Fact {
    /// Whether a value is within what is usual.
    #[must_use]
    pub fn is_usual(&self, value: f64) -> bool {
        self.least.is_none_or(|least| value >= least) && self.most.is_none_or(|most| value <= most)
    }
}

/// 学制: where primary school ends and junior school begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum GradeSystem {
    /// 六三制: grades 1-6 and 7-9.
    #[default]
    SixThree,
    /// 五四制: grades 1-5 and 6-9.
    FiveFour,
}

impl GradeSystem {
    /// Both.
    pub const ALL: [Self; 2] = [Self::SixThree, Self::FiveFour];

    /// Its id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SixThree => "sixThree",
            Self::FiveFour => "fiveFour",
        }
    }

    /// The first grade of junior school (初中起始年级).
    #[must_use]
    pub const fn first_junior(self) -> u8 {
        match self {
            Self::SixThree => 7,
            Self::FiveFour => 6,
        }
    }

    /// First and last grade of a compulsory section.
    #[must_use]
    pub const fn grades(self, section: SectionKind) -> Option<(u8, u8)> {
        match section {
            SectionKind::Primary => Some((1, self.first_junior() - 1)),
            SectionKind::Junior => Some((self.first_junior(), 9)),
            SectionKind::Senior => None,
        }
    }
}

impl County {
    /// A fact as it is known.
    #[must_use]
    pub fn fact(&self, key: &str) -> Option<Value> {
        match key {
            POPULATION => self.population.map(Value::from),
            key => self.basics.figure(key),
        }
    }

    /// 学制, where a form or a person told it.
    #[must_use]
    pub fn grade_system(&self) -> Option<GradeSystem> {
        let told = self.basics.figure(GRADE_SYSTEM)?;
        GradeSystem::ALL.into_iter().find(|system| told.as_str() == Some(system.id()))
    }

    /// Sets or takes away a fact and returns what undoes it. Where it was read stays written
    /// beside it, and holds again when the figure does.
    pub(super) fn set_fact(&mut self, key: &str, value: Option<&Value>) -> Edit {
        let before = self.fact(key);
        if key == POPULATION {
            self.population = value.and_then(Value::as_f64);
        } else {
            set(&mut self.basics, key, value);
        }
        Edit::Fact { key: key.to_owned(), value: before }
    }
}

fn set(basics: &mut Answer, key: &str, value: Option<&Value>) {
    let mut facts = match basics.value.take() {
        Some(Value::Object(facts)) => facts,
        _ => serde_json::Map::new(),
    };
    match value {
        Some(value) => facts.insert(key.to_owned(), value.clone()),
        None => facts.remove(key),
    };
    basics.value = (!facts.is_empty()).then_some(Value::Object(facts));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{CellRef, ReadAt};
    use serde_json::json;

    #[test]
    fn a_fact_is_set_and_undone_and_its_origin_holds_again() {
        let mut county = County { population: Some(820_500.0), ..County::default() };
        let at = ReadAt { source: Some(0), cell: CellRef::parse("D7") };
        county.basics.set_read("villages", &json!(341.0), &at);
        let before = county.clone();
        let edit = |key: &str, value| Edit::Fact { key: key.to_owned(), value };
        let undo: Vec<Edit> = [
            edit("villages", Some(json!(340.0))),
            edit("townships", Some(json!(22.0))),
            edit(POPULATION, Some(json!(830_000.0))),
            edit(GRADE_SYSTEM, Some(json!("fiveFour"))),
            edit("villages", None),
        ]
        .map(|edit| county.apply(edit).unwrap().undo)
        .to_vec();
        assert_eq!(county.population, Some(830_000.0));
        assert_eq!(county.grade_system(), Some(GradeSystem::FiveFour));
        assert_eq!(county.basics.figure("townships"), Some(json!(22.0)));
        assert_eq!(county.basics.read_at("villages"), None);
        for edit in undo.into_iter().rev() {
            county.apply(edit).unwrap();
        }
        assert_eq!(county, before);
        assert_eq!(county.basics.read_at("villages"), Some(at));
    }

    #[test]
    fn a_county_without_facts_is_blank_again_when_the_only_one_goes() {
        let mut county = County::default();
        let undo = county
            .apply(Edit::Fact { key: "townships".into(), value: Some(json!(3.0)) })
            .unwrap()
            .undo;
        assert!(!county.is_blank());
        county.apply(undo).unwrap();
        assert_eq!(county, County::default());
    }

    #[test]
    fn the_facts_are_those_of_the_form_with_sound_limits() {
        let keys: Vec<&str> = facts().iter().map(|fact| fact.key.as_str()).collect();
        // 表Ⅰ L1-L8, L21, L23 in its order, then what the form has no column for.
        let form = [
            POPULATION,
            "ruralPopulation",
            "townships",
            "villages",
            "gdpPerHead",
            "revenuePerHead",
            "ruralIncome",
            "urbanIncome",
            "primaryStaff",
            "juniorStaff",
            GRADE_SYSTEM,
        ];
        assert_eq!(keys, form);
        for fact in facts() {
            assert!(fact.unit.is_some() == fact.choices.is_empty(), "{}", fact.key);
            assert!(fact.least.zip(fact.most).is_none_or(|(l, m)| l < m), "{}", fact.key);
        }
    }

    #[test]
    fn grades_of_a_section_follow_the_system() {
        let of = GradeSystem::FiveFour;
        assert_eq!(of.grades(SectionKind::Primary), Some((1, 5)));
        assert_eq!(of.grades(SectionKind::Junior), Some((6, 9)));
        assert_eq!(GradeSystem::SixThree.grades(SectionKind::Junior), Some((7, 9)));
    }
}
