//! What several views use.

pub mod chart_frame;
pub mod derivation;
pub mod icon;
pub mod marked;
