//! Why a change cannot be made, and its sentence.

use super::Place;
use crate::args;
use crate::county::{Args, Field};
use thiserror::Error;

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// No school at that position.
    #[error("no school {0}")]
    NoSchool(usize),
    /// Another school has this id already.
    #[error("the id {0} is taken")]
    SameId(String),
    /// A school without an id cannot be told from the others.
    #[error("no id")]
    NoId,
    /// No row of the history at that position, or a class of such a list.
    #[error("no row {0}")]
    NoRow(usize),
    /// No rubric of the county's own at that position.
    #[error("no rubric {0}")]
    NoRubric(usize),
    /// No scenario at that position.
    #[error("no scenario {0}")]
    NoScenario(usize),
    /// A figure cannot be negative or without end.
    #[error("{field} cannot be {value}")]
    NotAFigure {
        /// Which figure.
        field: Field,
        /// What was given, as text.
        value: String,
    },
    /// Births cannot be negative or without end.
    #[error("births cannot be {value}")]
    NotBirths {
        /// What was given, as text.
        value: String,
    },
    /// The text is none of the choices of that cell.
    #[error("{text} is not a choice of {place:?}")]
    NotAChoice {
        /// The cell.
        place: Place,
        /// What was typed.
        text: String,
    },
}

impl EditError {
    /// Key and values of its sentence.
    #[must_use]
    pub fn sentence(&self) -> (String, Args) {
        match self {
            Self::NoSchool(at) => {
                ("edit-no-school".to_owned(), args! { "position" => (at + 1).to_string() })
            }
            Self::SameId(id) => ("edit-same-id".to_owned(), args! { "id" => id.as_str() }),
            Self::NoId => ("edit-no-id".to_owned(), args! {}),
            Self::NoRow(at) => {
                ("edit-no-row".to_owned(), args! { "position" => (at + 1).to_string() })
            }
            Self::NoRubric(at) => {
                ("edit-no-rubric".to_owned(), args! { "position" => (at + 1).to_string() })
            }
            Self::NoScenario(at) => {
                ("edit-no-scenario".to_owned(), args! { "position" => (at + 1).to_string() })
            }
            Self::NotAFigure { field, value } => (
                "edit-negative".to_owned(),
                args! { "field" => field.to_string(), "value" => value.as_str() },
            ),
            Self::NotBirths { value } => {
                ("edit-negative-births".to_owned(), args! { "value" => value.as_str() })
            }
            Self::NotAChoice { text, .. } => {
                ("edit-no-choice".to_owned(), args! { "text" => text.as_str() })
            }
        }
    }
}
