//! What a change is called: when it is undone, and in the list of changes.

use super::columns::{Column, Value};
use super::targets::target_name;
use super::written;
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
        Edit::Answer { id, .. } => words.tell("step-answer", &args! { "what" => words.answer(id) }),
        Edit::Fact { key, .. } => {
            let what = words.say(&format!("answer-key-{key}"));
            words.tell("step-fact", &args! { "what" => what })
        }
        Edit::Rubric { .. } => words.say("step-rubric"),
        Edit::Scenario { put, .. } => {
            let name = put.as_ref().and_then(|put| put.get("name")?.as_str()).unwrap_or_default();
            words.tell("step-scenario", &args! { "name" => name })
        }
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
        if let Some(differences) = written_differences(edit, &before, words) {
            let what = described(edit, county, words);
            let several = differences.into_iter().map(|(place, from, to)| {
                // The place of an answer names its item itself.
                let what = match edit {
                    Edit::Answer { .. } => words.tell("step-answer", &args! { "what" => place }),
                    _ => format!("{what} · {place}"),
                };
                Told { what, from, to }
            });
            return several.collect();
        }
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
            Edit::County { name, school_year } => {
                let plain = |name: &str, year: Option<i32>| {
                    let year = year.map(|year| year.to_string());
                    year.into_iter().fold(name.to_owned(), |name, year| format!("{name} {year}"))
                };
                let was = before.iter().find_map(|edit| match edit {
                    Edit::County { name, school_year } => Some(plain(name, *school_year)),
                    _ => None,
                });
                (was.unwrap_or_default(), plain(name, *school_year))
            }
            _ => (String::new(), String::new()),
        };
        vec![Told { what: described(edit, county, words), from, to }]
    };
    leaves.into_iter().flat_map(tell).collect()
}

/// Where an answer or a scenario differs from what it was; `None` for other changes, and where there
/// is nothing that could be told place by place.
fn written_differences(
    edit: &Edit,
    before: &[&Edit],
    words: &Words,
) -> Option<Vec<written::Difference>> {
    let found = match edit {
        Edit::Answer { id, answer } => {
            let was = before.iter().find_map(|edit| match edit {
                Edit::Answer { id: own, answer } if own == id => answer.as_deref(),
                _ => None,
            });
            written::of_answers(id, was, answer.as_deref(), words)
        }
        Edit::Scenario { at, put, .. } => {
            let was = before.iter().find_map(|edit| match edit {
                Edit::Scenario { at: own, put, .. } if own == at => put.as_ref(),
                _ => None,
            });
            written::of_scenarios(was, put.as_ref(), words)
        }
        _ => return None,
    };
    (!found.is_empty()).then_some(found)
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
        Place::Organizer => Column::Organizer,
        Place::Setting => Column::Setting,
        Place::Counted => Column::Counted,
        Place::Parent => Column::Parent,
        Place::EstablishedYear => Column::EstablishedYear,
        Place::Boarding => Column::Boarding,
        Place::DenseCentralCity => Column::DenseCentralCity,
    }
}

#[cfg(test)]
mod tests;
