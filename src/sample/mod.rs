//! The sample county (示例数据): a synthetic county shaped to published aggregates.
//!
//! [`county`] is made anew by whoever asks (the page on a first visit, the program that writes
//! `dist/samples`, the tests), so no data file of it is shipped. It is a function of one seed:
//! numbers come from xoshiro256++, integers are set by counting, and the only functions beyond
//! the four operations are those of `libm`, so every platform makes the same county.
//! [`random_county`] is for tests and benches that want other counties, or large ones.
//!
//! Means are read as the county's amount over the pupils of the schools that report it, the
//! same mean the difference coefficient is taken about; a plain mean of schools would let a
//! point of fifty pupils count like a school of two thousand.
//!
//! The room knows no rule and no file format but the workbooks it writes.

mod amounts;
mod assemble;
#[cfg(feature = "sheets")]
pub mod books;
mod classes;
mod data;
#[cfg(all(feature = "sheets", not(target_arch = "wasm32")))]
mod files;
mod names;
mod people;
mod plan;
mod qujiang;
mod random;
use crate::rng;
mod roster;

#[cfg(all(feature = "sheets", not(target_arch = "wasm32")))]
pub use files::write;
pub use qujiang::qujiang;
pub use random::random_county;

use crate::county::County;

/// The sample county 砚溪县, school year 2021.
#[must_use]
pub fn county() -> County {
    data::read().map(|data| assemble::assemble(&data)).unwrap_or_default()
}
