//! Mounts the page. Everything testable is in the library.

fn main() {
    #[cfg(all(feature = "page", target_arch = "wasm32"))]
    junheng::page::mount();
}
