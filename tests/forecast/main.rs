//! The forecast against the worked case, published examples, an independent calculation, and real
//! histories.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod accuracy;
mod bad;
mod make;
mod national;
mod properties;
mod real;
mod reference;
