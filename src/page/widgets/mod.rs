//! What several views use.

pub mod icon;
