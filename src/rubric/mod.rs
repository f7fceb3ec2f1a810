//! Rubrics (计分办法) and the score sheets made by them: the duty self-evaluation of a county
//! government (履行教育职责自评).
//!
//! A rubric is data: items with points and a rule each, bonus items, grades, limits. [`from_value`]
//! makes it from JSON and tells all that is wrong with it; [`score()`] applies it to a county,
//! taking values from the county where a metric exists and from typed answers where not. Points
//! are exact decimals. The room knows kinds of rule, never an article of a document; it reads
//! the county and its assessment, and knows no page.

pub mod change;
pub mod conditions;
pub mod contract;
mod facts;
mod fault;
mod form;
mod formula;
mod given;
mod mark;
mod measure;
mod metric;
mod number;
mod place;
mod read;
mod result;
mod rule;
pub mod sentence;
pub mod shape;
mod sheet;
mod ships;
mod sums;
mod yearly;

pub use fault::{Fault, ToldFault, What};
pub use form::Rubric;
pub use formula::{Compare, Formula};
pub use measure::{Measured, measure, schools_where, value_of};
pub use metric::{
    SCHOOL_FLAGS, STANDARD as METRIC_STANDARD, is_known as is_metric, names as metric_names,
};
pub use number::Span;
pub(crate) use number::{exact, figure, nearest, whole};
pub use place::line_of;
pub use read::{check_formula, from_text, from_value};
pub use result::{
    Does, GroupScore, Input, ItemScore, Known, LimitResult, Offender, Reason, Sheet, State, Unused,
};
pub use rule::Change;
pub use sheet::score;
pub use ships::{NoRubric, find, read_all, read_targets, resolve, rubrics, targets};
pub use sums::{Sum, sums};
pub(crate) use yearly::cell;
pub use yearly::{FigureSpec, figures};
