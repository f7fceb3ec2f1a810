//! Charts: pure geometry first, then drawing through plotters into SVG text. Called by the page and
//! the report; compiled natively and in wasm alike.
//!
//! Knows no browser, no county and no language: figures come as plain structs with verdicts already
//! decided, every word comes as a parameter. Colours are tokens ([`tokens`]), never values.

pub mod bars;
pub mod canvas;
pub mod coefficients;
pub mod css;
mod hatch;
pub mod heat;
pub mod ink;
pub mod labels;
pub mod places;
pub mod ruler;
pub mod scale;
pub mod strip;
mod strip_draw;
pub mod svg;
pub mod target_ruler;
#[cfg(test)]
mod tests;
pub mod text;
pub mod tokens;
pub mod value_ruler;
pub mod waterfall;
pub mod years;

pub use canvas::Caption;
pub use strip::{Standing, Strip, StripInput};
pub use strip_draw::StripWords;
pub use svg::Mode;
