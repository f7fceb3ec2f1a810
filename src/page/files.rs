//! Files in and out, and the few things asked of the document.

use crate::import::InputFile;
use futures_channel::oneshot;
use gloo::file::{Blob, callbacks::read_as_bytes};
use wasm_bindgen::prelude::*;
use web_sys::{FileList, HtmlAnchorElement, HtmlElement};

/// Reads files that a person chose or dropped; one that cannot be read is left out with its name
/// in the second list.
pub async fn read(list: &FileList) -> (Vec<InputFile>, Vec<String>) {
    let mut files = Vec::new();
    let mut unread = Vec::new();
    for i in 0..list.length() {
        let Some(file) = list.item(i) else { continue };
        match bytes_of(web_sys::Blob::from(file.clone())).await {
            Some(bytes) => files.push(InputFile { name: file.name(), bytes }),
            None => unread.push(file.name()),
        }
    }
    (files, unread)
}

/// The bytes of a file or of what the browser made; `None` where it cannot be read.
pub async fn bytes_of(blob: web_sys::Blob) -> Option<Vec<u8>> {
    let (sender, receiver) = oneshot::channel();
    let blob = Blob::from(blob);
    // Reading stops when the reader is dropped.
    let reader = read_as_bytes(&blob, |bytes| {
        let _ = sender.send(bytes.ok());
    });
    let bytes = receiver.await.ok().flatten();
    drop(reader);
    bytes
}

/// Hands a file to the browser's downloads.
pub fn download(name: &str, kind: &str, bytes: &[u8]) {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return };
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let Ok(blob) = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options) else {
        return;
    };
    let Ok(address) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    if let Some(link) =
        document.create_element("a").ok().and_then(|e| e.dyn_into::<HtmlAnchorElement>().ok())
    {
        link.set_href(&address);
        link.set_download(&safe_name(name));
        link.click();
    }
    // The browser takes the file before the next turn of the loop.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    })
    .forget();
}

/// A file name without what file systems refuse.
#[must_use]
pub fn safe_name(name: &str) -> String {
    name.chars()
        .map(|c| if "\\/:*?\"<>|".contains(c) || c.is_control() { '_' } else { c })
        .collect()
}

/// Puts a text on the clipboard; false where the browser has none.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator: wasm_bindgen::JsValue = window.navigator().into();
    // Absent on plain http and in older engines.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    let Ok(clipboard) = clipboard.dyn_into::<web_sys::Clipboard>() else { return false };
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Puts a text on the clipboard in two forms, as every engine can within a click; false where it
/// could not.
pub fn copy_as(text: &str, html: &str) -> bool {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return false };
    let done = std::rc::Rc::new(std::cell::Cell::new(false));
    let (told, text, html) = (std::rc::Rc::clone(&done), text.to_owned(), html.to_owned());
    let listener =
        Closure::<dyn Fn(web_sys::ClipboardEvent)>::new(move |event: web_sys::ClipboardEvent| {
            let Some(data) = event.clipboard_data() else { return };
            let both = [data.set_data("text/plain", &text), data.set_data("text/html", &html)];
            event.prevent_default();
            event.stop_propagation();
            told.set(both.iter().all(Result::is_ok));
        });
    let function = listener.as_ref().unchecked_ref();
    let _ = document.add_event_listener_with_callback_and_bool("copy", function, true);
    // Old, but the only way that needs neither https nor a recent engine.
    if let Ok(copy) = js_sys::Reflect::get(&document, &"execCommand".into())
        && let Ok(copy) = copy.dyn_into::<js_sys::Function>()
    {
        let _ = copy.call1(&document, &"copy".into());
    }
    let _ = document.remove_event_listener_with_callback_and_bool("copy", function, true);
    done.get()
}

fn element(id: &str) -> Option<web_sys::Element> {
    web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id))
}

/// Whether there is an element of this id.
#[must_use]
pub fn exists(id: &str) -> bool {
    element(id).is_some()
}

/// Moves the focus to an element.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Leaves the field that has the focus, so that what is typed there counts.
pub fn blur() {
    blur_in("*");
}

/// Takes the focus from where it is, if that lies in what the selector names.
pub fn blur_in(selector: &str) {
    let active = web_sys::window().and_then(|w| w.document()).and_then(|d| d.active_element());
    let inside = active.filter(|e| e.closest(selector).is_ok_and(|found| found.is_some()));
    if let Some(element) = inside.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.blur();
    }
}

/// Inner width of the first element that a selector finds, px.
#[must_use]
pub fn width_of(selector: &str) -> Option<f64> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok()?.map(|element| f64::from(element.client_width()))
}

fn root_element() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// An attribute of the document's root.
#[must_use]
pub fn root(name: &str) -> Option<String> {
    root_element()?.get_attribute(name)
}

/// Sets an attribute of the document's root.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = root_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// Prints the view. A view that shows only part of itself is told before, and given a moment:
/// the browser's own word comes too late for what is drawn only after this script has ended.
pub fn print() {
    let Some(window) = web_sys::window() else { return };
    if let Ok(event) = web_sys::Event::new("beforeprint") {
        let _ = window.dispatch_event(&event);
    }
    gloo::timers::callback::Timeout::new(80, move || {
        let _ = window.print();
    })
    .forget();
}

fn input(id: &str) -> Option<web_sys::HtmlInputElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id)?.dyn_into().ok()
}

/// What stands in a field.
#[must_use]
pub fn value_of(id: &str) -> String {
    input(id).map(|input| input.value()).unwrap_or_default()
}

/// Empties a field.
pub fn clear(id: &str) {
    if let Some(input) = input(id) {
        input.set_value("");
    }
}
