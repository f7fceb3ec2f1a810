//! page
pub fn mount() {}
