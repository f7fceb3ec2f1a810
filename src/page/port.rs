//! Where the engine runs: in a worker, or, where the browser refuses workers, in the page, from
//! the same script; and the page's own files, through `junheng` of `www/boot.js`, which knows
//! whether they lie on a server or in the page.

use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

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

#[wasm_bindgen]
extern "C" {
    /// Fetches files of the page's module and joins them to it; addresses with blanks between.
    #[wasm_bindgen(js_namespace = junheng, catch)]
    pub async fn join(addresses: &str) -> Result<JsValue, JsValue>;
    /// One of the page's files, or another one of its site, as an `ArrayBuffer`.
    #[wasm_bindgen(js_namespace = junheng, catch)]
    pub async fn bytes(address: &str) -> Result<JsValue, JsValue>;
    /// Starts a script in a worker.
    #[wasm_bindgen(js_namespace = junheng, js_name = worker, catch)]
    async fn start(address: &str) -> Result<JsValue, JsValue>;
    /// Runs a script in the page.
    #[wasm_bindgen(js_namespace = junheng, catch)]
    async fn script(address: &str) -> Result<JsValue, JsValue>;
    /// Tells the page around this one; where there is none nobody hears it.
    #[wasm_bindgen(js_namespace = junheng)]
    pub fn tell(kind: &str, text: &str);
    /// What a worker starts the engine from: its first message.
    #[wasm_bindgen(js_namespace = junheng, catch)]
    pub async fn engine() -> Result<JsValue, JsValue>;
}

/// An address that `index.html` tells the page.
#[must_use]
pub fn meta(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let tag = document.query_selector(&format!("meta[name='{name}']")).ok()??;
    tag.get_attribute("content").filter(|address| !address.is_empty())
}

/// One of the page's files as text, by the tag that names its address; `None` where it does not
/// come.
pub async fn text(name: &str) -> Option<String> {
    let buffer = bytes(&meta(name)?).await.ok()?;
    String::from_utf8(js_sys::Uint8Array::new(&buffer).to_vec()).ok()
}

/// Starts a worker; `None` where the browser refuses.
pub async fn worker(
    on_message: &js_sys::Function,
    on_error: impl Fn(String) + 'static,
) -> Option<Port> {
    let worker: Worker = start(&meta("junheng-worker")?).await.ok()?.dyn_into().ok()?;
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

/// Loads the worker's script into the page and gives its object.
pub async fn in_page(on_message: &js_sys::Function) -> Option<Port> {
    script(&meta("junheng-worker")?).await.ok()?;
    let object = js_sys::Reflect::get(&js_sys::global(), &"junhengEngine".into());
    let object = object.ok().filter(JsValue::is_object)?;
    // Setting a key of a plain object cannot fail.
    let _ = js_sys::Reflect::set(&object, &"onmessage".into(), on_message);
    Some(Port::Page(object))
}

/// Has `obey(what, value)` called when the page around this one wants something.
pub fn obey(obey: impl Fn(String, String) + 'static) {
    let obey = Closure::<dyn Fn(String, String)>::new(obey).into_js_value();
    let junheng = js_sys::Reflect::get(&js_sys::global(), &"junheng".into()).unwrap_or_default();
    // Setting a key of a plain object cannot fail.
    let _ = js_sys::Reflect::set(&junheng, &"obey".into(), &obey);
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
