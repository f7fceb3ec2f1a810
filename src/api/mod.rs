//! The JavaScript module for other sites, and what the page's worker runs.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of this edition, as in the changelog.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_string()
}
