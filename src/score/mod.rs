//! From a county and a standard to verdicts, each number with its derivation.
//!
//! [`evaluate`] gives every school row, both sections' coefficients and the county's verdict;
//! [`explain`] gives the derivation of one of those numbers, made by the same code that computed
//! it. The room knows kinds of rule, not articles; it never formats a number;
//! only [`contract`] and the sentences, at its edge, speak to readers.

mod amounts;
mod coefficient;
mod composite;
pub mod contract;
mod derivation;
mod evaluate;
mod exact;
mod explain;
mod indicator;
mod items;
mod merge;
mod packed;
mod reasons;
mod relaxed;
mod rows;
mod rules;
mod school;
mod sentence;
mod sum;
mod trace;
mod unit;
mod verdict;

pub use amounts::{Amounts, Holding, exact_sum};
pub use derivation::{
    Contribution, Derivation, Expr, Input, InputOrigin, Lack, Note, SchoolPart, SharePart, Subject,
};
#[cfg(test)]
pub(crate) use evaluate::MADE;
pub use evaluate::evaluate;
pub use explain::explain;
pub use sentence::{excluded_sentence, note_sentence, reason_sentence};
pub use trace::{Trace, TraceRow, trace};
pub use verdict::{
    Coefficient, Composite, Evaluation, Excluded, Group, IndicatorValue, ItemResult, Offender,
    Reason, Relaxed, RelaxedBy, SchoolRow, SectionResult, Standing,
};
