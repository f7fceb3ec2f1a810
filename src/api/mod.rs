//! The JavaScript module for other sites, and what the page's worker runs.
//!
//! Plain objects in and out; nothing here computes. A bad argument throws an `Error` whose
//! message says which field is wrong.

/// The inside of a call: the worker's module is cut without it.
macro_rules! call {
    ($nth:literal, $($door:tt)*) => { $crate::door::door!("parts", "api", $nth, $($door)*) };
}

mod module;
mod value;

use crate::engine::{Engine, EngineError, Request, join, part_of, wanted};
use crate::import::InputFile;
use crate::json::{self, Expected, FromJson, Wrong};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// The version of this edition, as in the changelog.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_string()
}

// What the build puts into the module's script, and leaves out of the worker's.
#[wasm_bindgen(raw_module = "junheng-messages")]
extern "C" {
    /// The messages of the language with this tag, in Fluent's format.
    fn messages(tag: &str) -> String;
}

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::new(Engine::default());
}

thread_local! {
    /// The parts of this module that are still to arrive.
    static LACKING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Says which parts of a module that was cut have not been joined to it, with blanks between.
#[wasm_bindgen(skip_typescript)]
pub fn lack(parts: &str) {
    LACKING.set(parts.split_whitespace().map(str::to_owned).collect());
}

/// One request of the page's worker: JSON in, the engine's framed reply out, or the name of the
/// part that must be joined first. `progress` is called with JSON while the work goes on; `files`
/// is an array of `{ name, bytes }`.
#[wasm_bindgen(skip_typescript)]
#[must_use]
pub fn handle(request: &[u8], progress: &js_sys::Function, files: &js_sys::Array) -> Vec<u8> {
    let value = std::str::from_utf8(request).ok().and_then(json::value);
    let ask = value.as_ref().and_then(|value| value.get("ask")?.as_str());
    if let Some(part) = ask.and_then(part_of)
        && LACKING.with_borrow(|lacking| lacking.iter().any(|name| name == part))
    {
        return wanted(part);
    }
    let reply = value
        .ok_or(Wrong::here(Expected::Object))
        .and_then(Request::from_json)
        .map_err(EngineError::NotARequest)
        .and_then(|request| {
            let mut report = |at| {
                if let Ok(json) = json::bytes(&at) {
                    let bytes = js_sys::Uint8Array::from(json.as_slice());
                    // A page that does not listen does not stop the work.
                    let _ = progress.call1(&JsValue::NULL, &bytes);
                }
            };
            let files = files.iter().filter_map(|file| input_file(&file)).collect();
            ENGINE.with_borrow_mut(|engine| engine.handle(request, files, &mut report))
        });
    join(reply)
}

fn input_file(file: &JsValue) -> Option<InputFile> {
    let get = |key: &str| js_sys::Reflect::get(file, &JsValue::from_str(key)).ok();
    let name = get("name")?.as_string()?;
    let bytes = get("bytes")?.dyn_into::<js_sys::Uint8Array>().ok()?.to_vec();
    Some(InputFile { name, bytes })
}
