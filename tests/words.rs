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
        if let How::Rows(slots) = slot.how {
            slots.iter().for_each(&mut ask);
        }
    }
    let missing: Vec<_> = wanted.iter().filter(|key| !known.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
