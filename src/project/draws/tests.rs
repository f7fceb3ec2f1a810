//! Tests of the draws.
