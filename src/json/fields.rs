//! An object whose fields are taken out one by one.

use super::{Expected, FromJson, Value, Wrong};
use serde_json::Map;
use std::collections::BTreeMap;

/// The fields of an object that are not read yet.
pub struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of an object.
    ///
    /// # Errors
    /// When the value is no object.
    pub fn of(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::Object(map) => Ok(Self(map)),
            _ => Err(Wrong::here(Expected::Object)),
        }
    }

    /// Takes a field out; `None` where it is absent or `null`.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.0.swap_remove(key).filter(|value| !value.is_null())
    }

    /// Reads a field.
    ///
    /// # Errors
    /// When it is wrong, or absent and must be given.
    pub fn read<T: FromJson>(&mut self, key: &str) -> Result<T, Wrong> {
        match self.take(key) {
            Some(value) => T::from_json(value),
            None => T::absent().ok_or(Wrong::here(Expected::Something)),
        }
        .map_err(|wrong| wrong.under(key))
    }

    /// Reads a field into its place, which stays as it is where the field is absent.
    ///
    /// # Errors
    /// When it is wrong.
    pub fn fill<T: FromJson>(&mut self, key: &str, place: &mut T) -> Result<(), Wrong> {
        if let Some(value) = self.take(key) {
            *place = T::from_json(value).map_err(|wrong| wrong.under(key))?;
        }
        Ok(())
    }

    /// What is left.
    #[must_use]
    pub fn rest(self) -> BTreeMap<String, Value> {
        self.0.into_iter().collect()
    }

    /// Makes sure that nothing is left.
    ///
    /// # Errors
    /// Names a field that is left.
    pub fn end(&self) -> Result<(), Wrong> {
        match self.0.keys().next() {
            Some(key) => Err(Wrong::here(Expected::Nothing).under(key)),
            None => Ok(()),
        }
    }
}

/// The one key of an object with one field, and its value: how a choice with content is written.
///
/// # Errors
/// When the value is no such object.
pub fn variant(value: Value) -> Result<(String, Value), Wrong> {
    let Fields(map) = Fields::of(value)?;
    let mut entries = map.into_iter();
    match (entries.next(), entries.next()) {
        (Some(entry), None) => Ok(entry),
        _ => Err(Wrong::here(Expected::Object)),
    }
}
