//! What a change is called: when it is undone, and in the list of changes.

use super::columns::{Column, Value};
use super::targets::target_name;
use crate::args;
use crate::county::{Args, County, Edit, Place, School};
use crate::words::Words;
use std::collections::BTreeMap;

/// Changes in one step of which each is told; of more only their count.
const TOLD: usize = 100;

/// What a change is about, in a few words; `county` is any that knows its schools.
#[must_use]
pub fn described(edit: &Edit, county: &County, words: &Words) -> String {
    let school = |at: &usize| -> String {
        let school = county.schools.get(*at);
        school.map_or_else(|| (at + 1).to_string(), |school| school.name.clone())
    };
    let about = |key: &str, at: &usize| words.tell(key, &args! { "school" => school(at) });
    match edit {
        Edit::Figure { school: at, field, .. } => {
            let what = target_name(&field.to_string(), words);
            words.tell("step-cell", &args! { "school" => school(at), "what" => what })
        }
        Edit::Text { school: at, place, .. } => {
            let what = words.say(&format!("col-{}", column(place).id()));
            words.tell("step-cell", &args! { "school" => school(at), "what" => what })
        }
        Edit::Parent { school: at, .. } => {
            let what = words.say("col-parent");
            words.tell("step-cell", &args! { "school" => school(at), "what" => what })
        }
        Edit::School { school: at, .. } => about("step-school", at),
        Edit::SchoolRows { with, .. } if with.len() == 1 => {
            let name = with.first().map(|school| school.name.clone()).unwrap_or_default();
            words.tell("step-school", &args! { "school" => name })
        }
        Edit::SchoolRows { at, .. } => words.tell("step-schools", &number(at.len())),
        Edit::Class { school: at, .. } | Edit::ClassRow { school: at, .. } => {
            about("step-classes", at)
        }
        Edit::Past { year, unit, .. } => {
            let known = county.schools.iter().find(|school| school.id == *unit);
            let unit = known.map_or_else(|| unit.clone(), |school| school.name.clone());
            words.tell("step-past", &args! { "unit" => unit, "year" => year.to_string() })
        }
        Edit::PastEntry { .. } => words.say("step-past-one"),
        Edit::PastRows { at, .. } => words.tell("step-past-rows", &number(at.len())),
        Edit::Births { .. } | Edit::AllBirths { .. } => words.say("step-births"),
        Edit::Several { edits } => words.tell("step-several", &number(cells(edits))),
        Edit::Setting { id, .. } => {
            let what = words.say(&format!("setting-{id}"));
            words.tell("step-setting", &args! { "what" => what })
        }
        Edit::Mapping { .. } => words.say("step-mapping"),
        Edit::Answer { .. } => words.say("step-answer"),
        Edit::Fact { key, .. } => {
            let what = words.say(&format!("answer-key-{key}"));
            words.tell("step-fact", &args! { "what" => what })
        }
        Edit::Rubric { .. } => words.say("step-rubric"),
        Edit::Scenario { .. } => words.say("step-scenario"),
        Edit::Plan { .. } => words.say("step-plan"),
        Edit::Report { .. } => words.say("step-report"),
        Edit::County { .. } => words.say("step-county"),
    }
}

/// A change of one place: what it is about, what was there and what is there since, as plain
/// texts; empty where it was missing, or is not one figure or word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it is about.
    pub what: String,
    /// What was there.
    pub from: String,
    /// What is there since.
    pub to: String,
}

/// Each place that a step changed. `undo` is what undoes it, `county` what it led to or came from.
#[must_use]
pub fn told(done: &Edit, undo: &Edit, county: &County, words: &Words) -> Vec<Told> {
    let (mut leaves, mut before) = (Vec::new(), Vec::new());
    flat(done, &mut leaves);
    flat(undo, &mut before);
    if leaves.len() > TOLD {
        let what = described(done, county, words);
        return vec![Told { what, from: String::new(), to: String::new() }];
    }
    // Undoing goes from the end: what was there first stands last.
    let schools: BTreeMap<usize, &School> = before
        .iter()
        .filter_map(|edit| match edit {
            Edit::School { school, with } => Some((*school, &**with)),
            _ => None,
        })
        .collect();
    let plain = |value: Value| value.plain(words);
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let tell = |edit: &Edit| {
        let (from, to) = match edit {
            Edit::Figure { school, field, value } => {
                let was = schools.get(school).and_then(|school| field.get(school));
                (number(was), number(*value))
            }
            Edit::Text { school, place, text } => {
                let column = column(place);
                let was = schools.get(school).map(|school| plain(column.value(school)));
                let choice = column.choices().is_some() && !text.is_empty();
                let key = format!("{}-{text}", column.choice_key());
                let now = if choice { words.say(&key) } else { text.clone() };
                (was.unwrap_or_default(), now)
            }
            Edit::Parent { parent, .. } => {
                let was = before.iter().find_map(|edit| match edit {
                    Edit::Parent { parent, .. } => parent.clone(),
                    _ => None,
                });
                (was.unwrap_or_default(), parent.clone().unwrap_or_default())
            }
            Edit::Class { text, .. } => (String::new(), text.clone()),
            Edit::Past { students, .. } => {
                let was = before.iter().find_map(|edit| match edit {
                    Edit::PastEntry { with: Some(entry), .. } => Some(entry.students),
                    _ => None,
                });
                (number(was.flatten()), number(*students))
            }
            Edit::Births { year, count } => {
                let was = before.iter().find_map(|edit| match edit {
                    Edit::AllBirths { births } => births.iter().find(|entry| entry.year == *year),
                    _ => None,
                });
                (number(was.and_then(|entry| entry.count)), number(*count))
            }
            Edit::Fact { key, value } => {
                let was = before.iter().find_map(|edit| match edit {
                    Edit::Fact { key: of, value } if of == key => value.as_ref(),
                    _ => None,
                });
                (super::basics::plain(was, words), super::basics::plain(value.as_ref(), words))
            }
            _ => (String::new(), String::new()),
        };
        Told { what: described(edit, county, words), from, to }
    };
    leaves.into_iter().map(tell).collect()
}

/// The changes that a change is made of.
fn flat<'e>(edit: &'e Edit, into: &mut Vec<&'e Edit>) {
    match edit {
        Edit::Several { edits } => edits.iter().for_each(|edit| flat(edit, into)),
        edit => into.push(edit),
    }
}

#[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
fn number(n: usize) -> Args {
    args! { "n" => n as f64 }
}

/// How many places several changes touch.
fn cells(edits: &[Edit]) -> usize {
    edits
        .iter()
        .map(|edit| match edit {
            Edit::Several { edits } => cells(edits),
            Edit::PastRows { at, .. } | Edit::SchoolRows { at, .. } => at.len(),
            _ => 1,
        })
        .sum()
}

const fn column(place: &Place) -> Column {
    match place {
        Place::Figure(field) => Column::Figure(*field),
        Place::Name => Column::Name,
        Place::Zone => Column::Zone,
        Place::Kind => Column::Kind,
        Place::Ownership => Column::Ownership,
        Place::Setting => Column::Setting,
        Place::Counted => Column::Counted,
        Place::Parent => Column::Parent,
        Place::EstablishedYear => Column::EstablishedYear,
        Place::Boarding => Column::Boarding,
        Place::DenseCentralCity => Column::DenseCentralCity,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{ClassCell, Enrolment, Field, Metric, School, SectionKind};
    use crate::words::Lang;

    const WORDS: &str = include_str!("../../www/locales/zh-Hans/page-grid.ftl");

    #[test]
    fn every_kind_of_change_has_its_words() {
        let mut words = Words::new(Lang::ZhHans);
        words.learn(WORDS);
        let county = County { schools: vec![School::new("1", "一小")], ..County::default() };
        let field = Field::of(Metric::Students, SectionKind::Primary);
        let (school, section, text) = (0, SectionKind::Primary, String::new);
        let figure = Edit::Figure { school, field, value: None };
        let edits = [
            figure.clone(),
            Edit::Text { school, place: Place::Kind, text: text() },
            Edit::Parent { school, parent: None, remember: false },
            Edit::School { school, with: Box::default() },
            Edit::SchoolRows { at: vec![1], with: vec![School::new("2", "二小")] },
            Edit::SchoolRows { at: vec![0, 1], with: Vec::new() },
            Edit::Class { school, section, class: 0, cell: ClassCell::Name, text: text() },
            Edit::ClassRow { school, section, class: 0, with: None },
            Edit::Past { year: 2020, unit: "1".into(), grade: 1, students: None },
            Edit::PastEntry { at: 0, with: None },
            Edit::PastRows { at: vec![0], with: vec![Enrolment::default()] },
            Edit::Births { year: 2020, count: None },
            Edit::AllBirths { births: Vec::new() },
            Edit::Several { edits: vec![figure.clone(), Edit::Several { edits: vec![figure; 2] }] },
            Edit::Mapping { path: text(), target: None },
            Edit::Answer { id: text(), answer: None },
            Edit::Fact { key: "villages".into(), value: None },
            Edit::Rubric { at: 0, take: false, put: None },
            Edit::Scenario { at: 0, take: false, put: None },
            Edit::Plan { subject: text(), value: None },
            Edit::County { name: text(), school_year: None },
            Edit::Setting { id: "x".into(), value: None },
        ];
        let said: Vec<String> = edits.iter().map(|edit| described(edit, &county, &words)).collect();
        for (edit, said) in edits.iter().zip(&said) {
            assert!(!said.is_empty() && !said.contains("step-"), "{edit:?}: {said}");
        }
        assert_eq!(said[0], "“一小”的小学 · 在校学生数");
        assert_eq!(said[4], "学校“二小”");
        assert_eq!(said[8], "一小 2020 年的学生数");
        assert_eq!(said[13], "3 处改动");
    }

    #[test]
    fn each_place_is_told_with_what_was_there() {
        let mut words = Words::new(Lang::ZhHans);
        words.learn(WORDS);
        let mut county = County { schools: vec![School::new("1", "一小")], ..County::default() };
        county.schools[0].site.books = Some(5.0);
        let field = Field::of(Metric::Books, SectionKind::Primary);
        let rural = Edit::Text { school: 0, place: Place::Setting, text: "rural".into() };
        let edits = vec![Edit::Figure { school: 0, field, value: Some(7.5) }, rural];
        let change = county.apply(Edit::Several { edits }).unwrap();
        let told = |change: &crate::county::Change, county: &County| -> Vec<(String, String)> {
            let all = super::told(&change.done, &change.undo, county, &words);
            all.into_iter().map(|told| (told.from, told.to)).collect()
        };
        assert_eq!(
            told(&change, &county),
            [("5".into(), "7.5".into()), (String::new(), "乡村".into())]
        );
        let births = county.apply(Edit::Births { year: 2020, count: Some(3.0) }).unwrap();
        assert_eq!(told(&births, &county), [(String::new(), "3".to_owned())]);
        let births = county.apply(Edit::Births { year: 2020, count: None }).unwrap();
        assert_eq!(told(&births, &county), [("3".to_owned(), String::new())]);
        let past = |students| Edit::Past { year: 2020, unit: "1".into(), grade: 1, students };
        county.apply(past(Some(4.0))).unwrap();
        let past = county.apply(past(Some(6.0))).unwrap();
        assert_eq!(told(&past, &county), [("4".to_owned(), "6".to_owned())]);
        // More than a page of them are counted.
        let many = vec![Edit::Figure { school: 0, field, value: None }; TOLD + 1];
        let many = county.apply(Edit::Several { edits: many }).unwrap();
        assert_eq!(told(&many, &county).len(), 1);
    }
}
