//! What the scorer says, against worked examples, published mistakes, and an independent
//! calculation.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod basic;
mod defects;
mod derivations;
mod examples;
mod lacking;
mod make;
mod merging;
mod properties;
mod reference;
mod settings;
mod words;
