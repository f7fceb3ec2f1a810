//! 均衡尺 (Junheng): assessment of a county's compulsory schools, computed where the reader is.
//!
//! Rooms, from the ground up; a room never names one above it:
//! `data` (files) → [`json`] → [`standard`] → [`county`] → [`import`], [`score`] → [`rubric`],
//! [`project`] → [`plan`], [`region`] → [`chart`] → [`report`] → [`engine`] → `page`, `api`. [`words`] holds the sentences of every
//! room; [`grid`] is the arithmetic of the page's data grid, over county and import. The engine
//! half builds natively with `--no-default-features` and knows no browser.

#[cfg(feature = "sheets")]
pub mod book;
pub mod chart;
pub mod county;
mod door;
pub mod engine;
pub mod grid;
pub mod import;
pub mod json;
pub mod order;
pub mod pack;
pub mod plan;
pub mod project;
pub mod region;
pub mod report;
mod rng;
pub mod rubric;
pub mod sample;
pub mod score;
pub mod standard;
pub mod words;

#[cfg(feature = "api")]
pub mod api;
#[cfg(all(feature = "page", target_arch = "wasm32"))]
pub mod page;
