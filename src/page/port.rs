//! Where the engine runs: in a worker, or, where the browser refuses workers, in the page, from
//! the same script.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlScriptElement, MessageEvent, Worker};

/// A way to the engine's module.
#[derive(Clone)]
pub enum Port {
    /// A worker.
    Worker(Worker),
    /// The script's own object in the page.
    Page(JsValue),
}

impl Port {
    /// Sends a message with what is handed over with it.
    ///
    /// # Errors
    /// What the browser says.
    pub fn post(&self, message: &JsValue, transfer: &js_sys::Array) -> Result<(), JsValue> {
        match self {
            Self::Worker(worker) => worker.post_message_with_transfer(message, transfer),
            Self::Page(object) => {
                let post = js_sys::Reflect::get(object, &"postMessage".into())?;
                post.dyn_into::<js_sys::Function>()?.call1(object, message).map(|_| ())
            }
        }
    }

    /// Ends it; the engine in the page cannot be ended, its answers go nowhere.
    pub fn end(&self) {
        if let Self::Worker(worker) = self {
            worker.terminate();
        }
    }
}

/// An address that `index.html` tells the page.
#[must_use]
pub fn meta(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let tag = document.query_selector(&format!("meta[name='{name}']")).ok()??;
    tag.get_attribute("content").filter(|address| !address.is_empty())
}

/// The address of the engine's module, whole, as a worker's base is another one.
#[must_use]
pub fn engine_address() -> Option<String> {
    let address = meta("junheng-engine")?;
    let base = web_sys::window()?.location().href().ok()?;
    Some(web_sys::Url::new_with_base(&address, &base).map_or(address, |url| url.href()))
}

/// Starts a worker; `None` where the browser refuses.
pub fn worker(on_message: &js_sys::Function, on_error: impl Fn(String) + 'static) -> Option<Port> {
    let worker = Worker::new(&meta("junheng-worker")?).ok()?;
    worker.set_onmessage(Some(on_message));
    let failed =
        Closure::<dyn FnMut(web_sys::ErrorEvent)>::new(move |event: web_sys::ErrorEvent| {
            on_error(event.message())
        });
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    failed.forget();
    Some(Port::Worker(worker))
}

/// Loads the worker's script into the page and gives its object to `then`.
pub fn in_page(on_message: js_sys::Function, then: impl FnOnce(Option<Port>) + 'static) {
    let Some((address, document)) =
        meta("junheng-worker").zip(web_sys::window().and_then(|w| w.document()))
    else {
        return then(None);
    };
    let script =
        document.create_element("script").ok().and_then(|e| e.dyn_into::<HtmlScriptElement>().ok());
    let (Some(script), Some(body)) = (script, document.body()) else { return then(None) };
    script.set_src(&address);
    let loaded = Closure::once_into_js(move || {
        let object = js_sys::Reflect::get(&js_sys::global(), &"junhengEngine".into());
        let object = object.ok().filter(JsValue::is_object);
        if let Some(object) = &object {
            // Setting a key of a plain object cannot fail.
            let _ = js_sys::Reflect::set(object, &"onmessage".into(), &on_message);
        }
        then(object.map(Port::Page));
    });
    script.set_onload(Some(loaded.unchecked_ref()));
    // Without the script nothing can be asked; `ask` says so.
    let _ = body.append_child(&script);
}

/// A listener for messages that lives as long as the page.
#[must_use]
pub fn listener(receive: fn(&JsValue)) -> js_sys::Function {
    Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // The script in the page hands over a plain object with `data`.
        let data = js_sys::Reflect::get(event.as_ref(), &"data".into());
        receive(&data.unwrap_or(JsValue::UNDEFINED));
    })
    .into_js_value()
    .unchecked_into()
}
