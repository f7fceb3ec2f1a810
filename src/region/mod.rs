//! Counties side by side (市县比较): what is compared of each, and the places they take.
//!
//! [`standing`] takes out of a county's assessment what can be laid beside that of another, in the
//! order of [`measures`]; [`ranks`] and [`order`] place the counties by one of them. Called by the
//! engine, once a county, and by the page's view of the region. It knows score and rubric; no other
//! county than the one at hand, no page.

mod measure;
mod rank;
mod standing;

pub use measure::{Better, Measure, Subject, measures};
pub use rank::{by_verdict, order, ranks};
pub use standing::{Figure, Standing, standing};
