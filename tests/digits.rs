//! The same digits natively and in wasm: this program computes `tests/golden/digits.json` from
//! `tests/golden/county.json`; `tests/node/digits.test.mjs` asks the wasm module for the same.
//!
//! The county is `random_county(2017, 60)`. To write both files anew after a change that is
//! meant to change them: `JUNHENG_WRITE_GOLDEN=1 cargo test --test digits`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use junheng::{county, rubric, sample, standard, words};
use std::{fs, path::PathBuf};

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

#[test]
fn the_assessment_of_the_golden_county_has_not_changed_by_a_digit() {
    let write = std::env::var_os("JUNHENG_WRITE_GOLDEN").is_some();
    if write {
        let county = sample::random_county(2017, 60);
        fs::write(golden("county.json"), county::to_json(&county).unwrap()).unwrap();
    }
    let county = county::from_json(&fs::read_to_string(golden("county.json")).unwrap()).unwrap();
    let standard = standard::named("quality-balance-2017").unwrap();
    let words = words::Words::new(words::Lang::ZhHans);
    let said = rubric::conditions::whole(&county, standard, &words);
    let text = serde_json::to_string_pretty(&said).unwrap();
    if write {
        fs::write(golden("digits.json"), &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(golden("digits.json")).unwrap());
}
