//! The three languages say the same things: same keys, same values in each, and every key that
//! the code asks for is there.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use fluent_bundle::FluentResource;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Key → names of the values its message uses.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let folder = root().join("www/locales").join(language);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
            panic!("{}: {errors:?}", file.display());
        }
        let mut key = String::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if !line.starts_with(char::is_whitespace)
                && let Some((name, _)) = line.split_once(" =")
            {
                key = name.trim().to_owned();
                let twice = all.insert(key.clone(), BTreeSet::new()).is_some();
                assert!(!twice, "{key} stands twice in {language}");
            }
            let names = line.split('$').skip(1).map(|rest| {
                rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned()
            });
            if let Some(found) = all.get_mut(&key) {
                found.extend(names);
            }
        }
    }
    all
}

/// Fluent fills no value between quotes and drops a blank at the end of a line.
#[test]
fn values_stand_outside_quotes_and_blanks_at_the_end_inside() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        for file in fs::read_dir(root().join("www/locales").join(language)).unwrap() {
            let file = file.unwrap().path();
            for line in fs::read_to_string(&file).unwrap().lines() {
                let quoted = line.split('"').skip(1).step_by(2).any(|text| text.contains("{ $"));
                if !line.starts_with('#') && (quoted || line.ends_with(' ')) {
                    wrong.push(format!("{}: {line}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_language_has_every_key_with_the_same_values() {
    let reference = messages(LANGUAGES[0]);
    assert!(reference.len() > 40, "only {} messages were read", reference.len());
    for language in &LANGUAGES[1..] {
        let other = messages(language);
        let missing: Vec<_> = reference.keys().filter(|k| !other.contains_key(*k)).collect();
        let extra: Vec<_> = other.keys().filter(|k| !reference.contains_key(*k)).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{language}: missing {missing:?}, extra {extra:?}"
        );
        for (key, values) in &reference {
            assert_eq!(values, &other[key], "values of {key} in {language}");
        }
    }
}

#[test]
fn every_key_the_code_names_exists() {
    let known = messages(LANGUAGES[0]);
    let mut missing = BTreeSet::new();
    for (file, text) in sources(&root().join("src")) {
        for call in [".say(\"", ".tell(\"", "t(\"", "tr(\""] {
            for (at, _) in text.match_indices(call) {
                let before = text[..at].chars().next_back().unwrap_or(' ');
                let inside_a_name = before.is_alphanumeric() || before == '_' || before == '.';
                if call.starts_with('t') && inside_a_name {
                    continue;
                }
                let key = text[at + call.len()..].split('"').next().unwrap();
                if !known.contains_key(key) {
                    missing.insert(format!("{} in {}", key, file.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

/// The conditions of both standards are told in the reader's language; 简体中文 is the document's.
#[test]
fn the_rules_of_the_conditions_are_the_documents_own_words() {
    let text = fs::read_to_string(root().join("www/locales/zh-Hans/page-quality.ftl")).unwrap();
    let said: BTreeMap<&str, &str> = text.lines().filter_map(|l| l.split_once(" = ")).collect();
    let mut figures = BTreeSet::new();
    for rubric in junheng::rubric::conditions::conditions() {
        let items = rubric.raw["items"].as_array().unwrap().iter();
        let with_parts = items.flat_map(|item| {
            let parts = item["rule"]["parts"].as_array().cloned().unwrap_or_default();
            [vec![item.clone()], parts].concat()
        });
        for item in with_parts {
            let id = item["id"].as_str().unwrap();
            let name = item["name"].as_str().unwrap();
            assert_eq!(said.get(format!("condition-rule-{id}").as_str()), Some(&name), "{id}");
            // Every figure that is asked for has a name.
            let rule = item["rule"].to_string();
            for asked in rule.split("answer.").skip(1) {
                let key: String = asked.chars().take_while(char::is_ascii_alphanumeric).collect();
                if item["rule"]["parts"].is_null() {
                    figures.insert(format!("quality-figure-{id}-{key}"));
                }
            }
            for entry in item["entries"]["rows"].as_array().into_iter().flatten() {
                figures.insert(format!("quality-row-{}", entry["id"].as_str().unwrap()));
            }
            for entry in item["entries"]["columns"].as_array().into_iter().flatten() {
                let rate = |part: &str| format!("quality-entry-{part}-rate");
                let key = entry["key"].as_str().map(|key| format!("quality-entry-{key}"));
                figures.insert(key.unwrap_or_else(|| rate(entry["part"].as_str().unwrap())));
            }
        }
    }
    assert!(figures.len() > 30, "{figures:?}");
    for key in figures {
        assert!(said.contains_key(key.as_str()), "{key}");
    }
}

#[test]
fn every_kind_and_field_of_a_rubric_has_its_name() {
    use junheng::rubric::shape::{GRADES, GROUPS, How, ITEM, LIMIT, LIMITS, RUBRIC, RULES, Slot};
    let known = messages(LANGUAGES[0]);
    let mut wanted: Vec<String> =
        RULES.iter().map(|kind| format!("rubric-kind-{}", kind.id)).collect();
    wanted.extend(LIMITS.iter().map(|kind| format!("duty-limit-{}", kind.id)));
    let mut ask = |slot: &Slot| {
        wanted.push(format!("rubric-field-{}", slot.key));
        if let How::Choice(words) = slot.how {
            let words = words.iter().filter(|word| word.starts_with(char::is_alphabetic));
            wanted.extend(words.map(|word| format!("rubric-choice-{word}")));
        }
    };
    let rules = RULES.iter().chain(LIMITS).flat_map(|kind| kind.slots);
    for slot in rules.chain(ITEM).chain(LIMIT).chain(RUBRIC).chain(GROUPS).chain(GRADES) {
        ask(slot);
        if let How::Rows(slots) | How::Object(slots) = slot.how {
            slots.iter().for_each(&mut ask);
        }
    }
    let missing: Vec<_> = wanted.iter().filter(|key| !known.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
