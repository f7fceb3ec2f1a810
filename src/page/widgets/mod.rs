//! What several views use.

pub mod chart_frame;
pub mod derivation;
pub mod drop;
pub mod empty;
pub mod grid;
pub mod handout;
pub mod icon;
pub mod marked;
pub mod slider;
pub mod tree;
