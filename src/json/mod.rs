//! Reading JSON by hand, and writing it: from a parsed value to a type, with the path of what is wrong.
//!
//! The rooms list their fields with [`record!`](crate::record) and the words of their choices with
//! [`choices!`](crate::choices). Each field costs a call, where a derived reader costs a copy of
//! itself for every format it is read from: that is a tenth of the module's size. It knows no room.

mod basic;
mod fields;
mod write;

pub use fields::{Fields, variant};
pub use serde_json::Value;
use thiserror::Error;
pub use write::{append, bytes, digits, text};

/// What should stand in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Anything at all: the field is missing.
    Something,
    /// Nothing: there is no such field.
    Nothing,
    /// An object.
    Object,
    /// A list, or a list of another length.
    List,
    /// A text.
    Text,
    /// A finite number.
    Number,
    /// A whole number, within the bounds of what it counts.
    Whole,
    /// `true` or `false`.
    YesNo,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A cell such as `L6`.
    Cell,
    /// The id of a figure.
    Figure,
    /// A decimal number as text.
    Decimal,
}

impl Expected {
    /// Its name in sentences.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Something => "something",
            Self::Nothing => "nothing",
            Self::Object => "object",
            Self::List => "list",
            Self::Text => "text",
            Self::Number => "number",
            Self::Whole => "whole",
            Self::YesNo => "yesNo",
            Self::Choice(_) => "choice",
            Self::Cell => "cell",
            Self::Figure => "figure",
            Self::Decimal => "decimal",
        }
    }

    /// The words to choose from, where it is a choice.
    #[must_use]
    pub const fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Choice(words) => words,
            _ => &[],
        }
    }
}

/// A place that holds something it cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: expected {}", expected.id())]
pub struct Wrong {
    /// Path of the place, for instance `schools[3].sections.primary.students`; empty at the top.
    pub path: String,
    /// What should stand there.
    pub expected: Expected,
}

impl Wrong {
    /// At the value itself.
    #[must_use]
    pub const fn here(expected: Expected) -> Self {
        Self { path: String::new(), expected }
    }

    /// The same, seen from the object that holds the value under `key`.
    #[must_use]
    pub fn under(self, key: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        Self { path: format!("{key}{dot}{}", self.path), ..self }
    }

    /// The same, seen from the list that holds the value in position `at`.
    #[must_use]
    pub fn at(self, at: usize) -> Self {
        self.under(&format!("[{at}]"))
    }
}

/// What can be read from a JSON value.
pub trait FromJson: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// The place that is wrong, and what should stand there.
    fn from_json(value: Value) -> Result<Self, Wrong>;

    /// What stands for an absent field, or `null`; `None` where it must be given.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads one of our own data files; its default where the text is not what it should be, which a
/// test of the file keeps from happening.
#[must_use]
pub fn data<T: FromJson + Default>(text: &str) -> T {
    value(text).and_then(|value| T::from_json(value).ok()).unwrap_or_default()
}

/// Parses a text; `None` where it is not JSON.
#[must_use]
pub fn value(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// Lists the fields of a struct with their keys, and so makes it readable.
///
/// `default` lets the type's default stand for an absent field; without it an absent field is
/// what its own type says. `rest` names the field that keeps what has no field; `only` refuses it.
#[macro_export]
macro_rules! record {
    (default $type:ty { $($field:ident: $key:literal),* $(,)? } $(rest $rest:ident)?) => {
        impl $crate::json::FromJson for $type {
            fn from_json(value: $crate::json::Value) -> Result<Self, $crate::json::Wrong> {
                let mut fields = $crate::json::Fields::of(value)?;
                let mut it = Self::default();
                $( fields.fill($key, &mut it.$field)?; )*
                $( it.$rest = fields.rest(); )?
                // A field that is not listed does not compile.
                let Self { $($field: _,)* $($rest: _)? } = &it;
                Ok(it)
            }

            fn absent() -> Option<Self> {
                Some(Self::default())
            }
        }
    };
    (only $type:ty { $($field:ident: $key:literal),* $(,)? }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(value: $crate::json::Value) -> Result<Self, $crate::json::Wrong> {
                let mut fields = $crate::json::Fields::of(value)?;
                let it = Self { $( $field: fields.read($key)?, )* };
                fields.end()?;
                Ok(it)
            }
        }
    };
    ($type:ty { $($field:ident: $key:literal),* $(,)? } $(rest $rest:ident)?) => {
        impl $crate::json::FromJson for $type {
            fn from_json(value: $crate::json::Value) -> Result<Self, $crate::json::Wrong> {
                let mut fields = $crate::json::Fields::of(value)?;
                Ok(Self { $( $field: fields.read($key)?, )* $( $rest: fields.rest(), )? })
            }
        }
    };
}

/// Lists the variants of an enum without content with their words, and so makes it readable.
#[macro_export]
macro_rules! choices {
    ($type:ty { $($variant:ident: $word:literal),* $(,)? }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(value: $crate::json::Value) -> Result<Self, $crate::json::Wrong> {
                match value.as_str() {
                    $( Some($word) => Ok(Self::$variant), )*
                    _ => Err($crate::json::Wrong::here($crate::json::Expected::Choice(&[$($word),*]))),
                }
            }
        }
    };
}
