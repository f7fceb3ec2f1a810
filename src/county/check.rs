//! What makes a county unusable whatever the rules: figures that cannot be numbers, two schools
//! under one id. Softer doubts are findings.

use super::{Args, County, Field};
use crate::args;
use std::collections::BTreeSet;
use thiserror::Error;

/// Why a county cannot be computed with.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// Two schools have the same id.
    #[error("two schools have the id {id}")]
    SameId {
        /// The id.
        id: String,
    },
    /// A school has no id.
    #[error("school {position} ({name}) has no id")]
    NoId {
        /// Position from 0.
        position: usize,
        /// Its name.
        name: String,
    },
    /// A figure is negative or not finite.
    #[error("{field} of {school} is negative or not a number")]
    Figure {
        /// Id of the school.
        school: String,
        /// The figure.
        field: Field,
    },
}

impl Problem {
    /// The code of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SameId { .. } => "same-id",
            Self::NoId { .. } => "no-id",
            Self::Figure { .. } => "figure",
        }
    }

    /// The values of the sentence.
    #[must_use]
    pub fn args(&self) -> Args {
        match self {
            Self::SameId { id } => args! { "id" => id.as_str() },
            Self::NoId { position, name } => {
                args! { "position" => (position + 1).to_string(), "name" => name.as_str() }
            }
            Self::Figure { school, field } => {
                args! { "school" => school.as_str(), "field" => field.to_string() }
            }
        }
    }
}

/// Everything that is wrong with a county, in the order of its schools.
#[must_use]
pub fn problems(county: &County) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut ids = BTreeSet::new();
    let fields = Field::all();
    for (position, school) in county.schools.iter().enumerate() {
        if school.id.is_empty() {
            found.push(Problem::NoId { position, name: school.name.clone() });
        } else if !ids.insert(school.id.as_str()) {
            found.push(Problem::SameId { id: school.id.clone() });
        }
        for field in &fields {
            if field.get(school).is_some_and(|v| !v.is_finite() || v < 0.0) {
                found.push(Problem::Figure { school: school.id.clone(), field: *field });
            }
        }
    }
    found
}
