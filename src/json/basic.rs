//! What every room reads: texts, numbers, lists, maps.

use super::{Expected, FromJson, Value, Wrong};
use crate::order::Map;
use std::collections::BTreeMap;

impl FromJson for Value {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        Ok(value)
    }
}

impl FromJson for String {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::String(text) => Ok(text),
            _ => Err(Wrong::here(Expected::Text)),
        }
    }
}

impl FromJson for bool {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        value.as_bool().ok_or(Wrong::here(Expected::YesNo))
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl FromJson for f64 {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        value.as_f64().ok_or(Wrong::here(Expected::Number))
    }
}

/// A whole number; `2025.0` is one.
fn whole(value: &Value) -> Option<i64> {
    /// Above this a binary number does not tell whole numbers apart.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    value.as_i64().or_else(|| {
        let number = value.as_f64()?;
        #[allow(clippy::cast_possible_truncation, reason = "it is whole and within bounds")]
        (libm::trunc(number) == number && number.abs() <= EXACT).then_some(number as i64)
    })
}

macro_rules! whole_numbers {
    ($($type:ty)*) => { $(
        impl FromJson for $type {
            fn from_json(value: Value) -> Result<Self, Wrong> {
                let number = whole(&value).and_then(|n| Self::try_from(n).ok());
                number.ok_or(Wrong::here(Expected::Whole))
            }
        }
    )* };
}

whole_numbers!(u8 u16 u32 u64 i32 i64 usize);

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        if value.is_null() { Ok(None) } else { T::from_json(value).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        T::from_json(value).map(Self::new)
    }
}

/// The values of a list.
pub(super) fn list(value: Value) -> Result<Vec<Value>, Wrong> {
    match value {
        Value::Array(values) => Ok(values),
        _ => Err(Wrong::here(Expected::List)),
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let values = list(value)?;
        let mut read = Self::with_capacity(values.len());
        for (at, value) in values.into_iter().enumerate() {
            read.push(T::from_json(value).map_err(|wrong| wrong.at(at))?);
        }
        Ok(read)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// Reads the values of an object, each by its key.
fn entries<T: FromJson>(value: Value, put: &mut dyn FnMut(String, T)) -> Result<(), Wrong> {
    let Value::Object(map) = value else { return Err(Wrong::here(Expected::Object)) };
    for (key, value) in map {
        let value = T::from_json(value).map_err(|wrong| wrong.under(&key))?;
        put(key, value);
    }
    Ok(())
}

macro_rules! maps {
    ($($map:ident)*) => { $(
        impl<T: FromJson> FromJson for $map<String, T> {
            fn from_json(value: Value) -> Result<Self, Wrong> {
                let mut read = Self::new();
                entries(value, &mut |key, value| drop(read.insert(key, value)))?;
                Ok(read)
            }

            fn absent() -> Option<Self> {
                Some(Self::new())
            }
        }
    )* };
}

maps!(Map BTreeMap);

/// Reads the value in position `at` of a list that is written for several values.
fn part<T: FromJson>(values: &mut [Value], at: usize) -> Result<T, Wrong> {
    let value = values.get_mut(at).map_or(Value::Null, Value::take);
    T::from_json(value).map_err(|wrong| wrong.at(at))
}

fn several(value: Value, length: usize) -> Result<Vec<Value>, Wrong> {
    let values = list(value)?;
    if values.len() == length { Ok(values) } else { Err(Wrong::here(Expected::List)) }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut values = several(value, 2)?;
        Ok((part(&mut values, 0)?, part(&mut values, 1)?))
    }
}

impl<A: FromJson, B: FromJson, C: FromJson> FromJson for (A, B, C) {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut values = several(value, 3)?;
        Ok((part(&mut values, 0)?, part(&mut values, 1)?, part(&mut values, 2)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_wrong_value_is_named_by_its_path() {
        type Read = BTreeMap<String, Vec<Option<(u8, f64)>>>;
        let read = Read::from_json(json!({"a": [null, [2.0, 1]]})).unwrap();
        assert_eq!(read["a"], [None, Some((2, 1.0))]);
        for (value, path, expected) in [
            (json!({"a": [null, [2.5, 1]]}), "a[1][0]", Expected::Whole),
            (json!({"a": [null, [256, 1]]}), "a[1][0]", Expected::Whole),
            (json!({"a": [null, [2, "1"]]}), "a[1][1]", Expected::Number),
            (json!({"a": [[2]]}), "a[0]", Expected::List),
            (json!({"a": 7}), "a", Expected::List),
            (json!([]), "", Expected::Object),
        ] {
            assert_eq!(Read::from_json(value), Err(Wrong { path: path.to_owned(), expected }));
        }
    }
}
