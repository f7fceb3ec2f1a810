//! Every finding of the import has its sentence in every language.
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test program")]

use std::collections::BTreeSet;
use std::path::Path;

use junheng::words::{Lang, Words};

/// Texts that stand where a finding's code stands in the sources.
fn codes(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let starts = [
            "Severity::Must,",
            "Severity::Check,",
            "Severity::Missing,",
            ".note(",
            "problem(",
            "Some(\"cell-",
            "severity,",
        ];
        for start in starts {
            for (at, _) in text.match_indices(start) {
                let after =
                    &text[at..(at + start.len() + 30).min(ceil(&text, at + start.len() + 30))];
                let skip = if start.ends_with("cell-") { 5 } else { start.len() };
                let rest = after.get(skip..).unwrap_or("").trim_start();
                if let Some(code) = rest.strip_prefix('"').and_then(|r| r.split('"').next()) {
                    found.insert(code.to_owned());
                }
            }
        }
    }
}

fn ceil(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at.min(text.len())
}

#[test]
fn every_finding_has_a_sentence_in_every_language() {
    let mut found = BTreeSet::new();
    codes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import"), &mut found);
    found.extend(
        [
            "same-id",
            "no-id",
            "figure",
            "bands-and-students-open",
            "code-twice",
            "kind-unknown",
            "ownership-unknown",
            "setting-unknown",
            "counted-unknown",
            "row-twice",
        ]
        .map(String::from),
    );
    found.extend(
        [
            "not-a-workbook",
            "encrypted",
            "empty",
            "damaged",
            "too-big",
            "zip-bomb",
            "unknown-encoding",
            "too-old",
        ]
        .map(|trouble| format!("file-{trouble}")),
    );
    assert!(found.len() > 60, "{}: {found:?}", found.len());
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for code in &found {
            assert!(words.has(&format!("finding-{code}")), "{code} in {}", lang.tag());
        }
    }
}

#[test]
fn the_three_files_have_the_same_keys_and_values() {
    let keys = |lang: &str| {
        let path = format!("{}/www/locales/{lang}/import.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let lines = text.lines().filter(|l| !l.starts_with(['#', ' ']) && l.contains(" = "));
        let key = |line: &str| line.split(" = ").next().unwrap().to_owned();
        let keys: Vec<String> = lines.map(key).collect();
        let mut values: Vec<String> = Vec::new();
        for part in text.split("{ $").skip(1) {
            values.push(part.split([' ', '}']).next().unwrap().to_owned());
        }
        values.sort();
        values.dedup();
        (keys, values)
    };
    assert_eq!(keys("zh-Hans"), keys("zh-Hant"));
    assert_eq!(keys("zh-Hans"), keys("en"));
}
