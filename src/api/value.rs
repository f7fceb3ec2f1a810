//! Values of JavaScript as JSON values and back.

use crate::json::{self, Expected, Value, Wrong};
use serde::Serialize;
use serde_json::{Map, Number};
use wasm_bindgen::prelude::*;

/// Objects inside objects deeper than this are not data; one may hold itself.
const DEEPEST: usize = 100;

/// Reads a plain value. What is `undefined` is absent.
///
/// # Errors
/// The place of a function, a symbol, a number without end and the like.
pub fn from_js(value: &JsValue) -> Result<Value, Wrong> {
    read(value, DEEPEST)
}

fn read(value: &JsValue, depth: usize) -> Result<Value, Wrong> {
    if value.is_null() || value.is_undefined() {
        return Ok(Value::Null);
    }
    if let Some(number) = value.as_f64() {
        return number_of(number).map(Value::Number).ok_or(Wrong::here(Expected::Number));
    }
    if let Some(text) = value.as_string() {
        return Ok(Value::String(text));
    }
    if let Some(yes) = value.as_bool() {
        return Ok(Value::Bool(yes));
    }
    let Some(depth) = depth.checked_sub(1) else { return Err(Wrong::here(Expected::Nothing)) };
    if let Some(list) = value.dyn_ref::<js_sys::Array>() {
        let values = list.iter().enumerate();
        let values = values.map(|(at, value)| read(&value, depth).map_err(|wrong| wrong.at(at)));
        return values.collect::<Result<_, _>>().map(Value::Array);
    }
    if !value.is_object() || value.is_function() {
        return Err(Wrong::here(Expected::Object));
    }
    let object: &js_sys::Object = value.unchecked_ref();
    let mut map = Map::new();
    for key in js_sys::Object::keys(object).iter() {
        let value = js_sys::Reflect::get(object, &key).unwrap_or(JsValue::UNDEFINED);
        let Some(key) = key.as_string() else { continue };
        if !value.is_undefined() {
            let value = read(&value, depth).map_err(|wrong| wrong.under(&key))?;
            map.insert(key, value);
        }
    }
    Ok(Value::Object(map))
}

/// A whole number stays one, so that it is written back as it came.
fn number_of(number: f64) -> Option<Number> {
    /// Above this a number does not tell whole numbers apart.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if libm::trunc(number) == number && number.abs() <= EXACT {
        #[allow(clippy::cast_possible_truncation, reason = "it is whole and within bounds")]
        return Some(Number::from(number as i64));
    }
    Number::from_f64(number)
}

/// Plain objects, `null` for what is missing.
///
/// # Errors
/// The engine's own; none for what this module gives.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    let text = json::text(value).map_err(|e| JsError::new(&e.to_string()))?;
    js_sys::JSON::parse(&text).map_err(|_| JsError::new("not written"))
}
