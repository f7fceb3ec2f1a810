//! Builds and checks the project; see `Makefile` for the two commands people use.
fn main() {}
