//! Mounts the page. Everything testable is in the library.

#[cfg(all(feature = "page", target_arch = "wasm32"))]
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    #[cfg(all(feature = "page", target_arch = "wasm32"))]
    junheng::page::mount();
}

/// Gives a text back. `www/boot.js` sends one there and back before it trusts the browser: the
/// oldest engines that know wasm damage what is not ASCII.
#[cfg(all(feature = "page", target_arch = "wasm32"))]
#[wasm_bindgen]
pub fn echo(text: String) -> String {
    text
}
