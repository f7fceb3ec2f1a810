//! What several views use.

pub mod icon;
pub mod marked;
