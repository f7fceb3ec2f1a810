//! The few things the grid asks of the document.

use wasm_bindgen::{JsCast, JsValue};

/// Gives an element the focus and leaves the scroll position alone.
pub fn focus(element: &web_sys::HtmlElement) {
    let options = js_sys::Object::new();
    // Setting a key of a fresh plain object cannot fail.
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &JsValue::TRUE);
    if let Some(focus) = js_sys::Reflect::get(element, &"focus".into())
        .ok()
        .and_then(|f| f.dyn_into::<js_sys::Function>().ok())
    {
        let _ = focus.call1(element, &options);
    }
}

/// Scrolls an element to a place, where that is elsewhere.
pub fn scroll(element: &web_sys::Element, property: &str, from: f64, to: f64) {
    if (from - to).abs() >= 0.5 {
        let _ = js_sys::Reflect::set(element, &property.into(), &to.into());
    }
}

/// Height of the browser's window.
pub fn window_height() -> f64 {
    web_sys::window().and_then(|w| w.inner_height().ok()).and_then(|h| h.as_f64()).unwrap_or(768.0)
}
