//! The way to the engine: a worker where the browser allows one and it has started, the engine
//! in the page otherwise. The caller need not know which.

use crate::county::{County, Edit, to_json};
use crate::engine::{Answer, Engine, Reply, Request, split};
use crate::import::{InputFile, Progress};
use futures_channel::oneshot;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAnswer {
    /// A person cancelled it.
    Cancelled,
    /// The worker stopped, with its own words.
    Stopped(String),
}

type Listener = Box<dyn Fn(Progress)>;

#[derive(Default)]
struct Client {
    worker: Option<Worker>,
    /// The worker's module has started.
    ready: bool,
    /// The worker has the county.
    current: bool,
    next: u32,
    waiting: BTreeMap<u32, (oneshot::Sender<Result<Reply, NoAnswer>>, Option<Listener>)>,
    county: Option<Arc<County>>,
    local: Engine,
    local_current: bool,
}

thread_local! {
    static CLIENT: RefCell<Client> = RefCell::new(Client::default());
}

fn meta(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let tag = document.query_selector(&format!("meta[name='{name}']")).ok()??;
    tag.get_attribute("content").filter(|address| !address.is_empty())
}

/// Starts the worker; without one the engine runs in the page.
pub fn start() {
    let (Some(script), Some(engine)) = (meta("junheng-worker"), meta("junheng-engine")) else {
        return;
    };
    let Ok(worker) = Worker::new(&script) else { return };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        receive(&event.data());
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let on_error = Closure::<dyn FnMut(web_sys::ErrorEvent)>::new(|event: web_sys::ErrorEvent| {
        stop(&NoAnswer::Stopped(event.message()));
    });
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    on_error.forget();
    let first = js_sys::Object::new();
    let address = web_sys::window()
        .and_then(|w| w.location().href().ok())
        .and_then(|base| web_sys::Url::new_with_base(&engine, &base).ok())
        .map_or(engine, |url| url.href());
    set(&first, "engine", &JsValue::from_str(&address));
    if worker.post_message(&first).is_ok() {
        CLIENT.with_borrow_mut(|client| client.worker = Some(worker));
        // Answered only once the module has started, so that the page knows.
        send(&Request::Hello, Vec::new(), None, |_| {});
    }
}

fn set(object: &js_sys::Object, key: &str, value: &JsValue) {
    // Setting a key of a fresh plain object cannot fail.
    let _ = js_sys::Reflect::set(object, &JsValue::from_str(key), value);
}

fn get(object: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

fn receive(message: &JsValue) {
    let kind = get(message, "kind").as_string().unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "our own ids")]
    let id = get(message, "id").as_f64().map(|id| id as u32);
    let bytes = || js_sys::Uint8Array::new(&get(message, "bytes")).to_vec();
    match (kind.as_str(), id) {
        ("progress", Some(id)) => {
            if let Ok(progress) = serde_json::from_slice::<Progress>(&bytes()) {
                CLIENT.with_borrow(|client| {
                    if let Some((_, Some(listener))) = client.waiting.get(&id) {
                        listener(progress);
                    }
                });
            }
        }
        ("answer", Some(id)) => {
            let reply = split(&bytes()).map_err(|e| NoAnswer::Stopped(e.to_string()));
            let waiting = CLIENT.with_borrow_mut(|client| {
                client.ready = true;
                client.waiting.remove(&id)
            });
            if let Some((sender, _)) = waiting {
                let _ = sender.send(reply);
            }
        }
        _ => {
            let words = get(message, "message").as_string().unwrap_or_default();
            stop(&NoAnswer::Stopped(words));
        }
    }
}

/// Ends the worker; whatever waits is told so, and the engine goes on in the page.
fn stop(why: &NoAnswer) {
    let waiting = CLIENT.with_borrow_mut(|client| {
        if let Some(worker) = client.worker.take() {
            worker.terminate();
        }
        client.ready = false;
        client.current = false;
        std::mem::take(&mut client.waiting)
    });
    for (sender, _) in waiting.into_values() {
        let _ = sender.send(Err(why.clone()));
    }
}

/// Gives up all work under way and starts a fresh worker.
pub fn cancel() {
    stop(&NoAnswer::Cancelled);
    start();
}

/// Tells the engine that the county is another one now.
pub fn replaced(county: Arc<County>) {
    CLIENT.with_borrow_mut(|client| {
        client.county = Some(county);
        client.current = false;
        client.local_current = false;
    });
}

/// Tells the engine of one change; `county` is what it led to.
pub fn edited(county: Arc<County>, edit: Edit) {
    let forward = CLIENT.with_borrow_mut(|client| {
        client.county = Some(county);
        client.local_current = false;
        client.ready && client.current
    });
    if forward {
        send(&Request::Edit { edit }, Vec::new(), None, |_| {});
    }
}

/// Whether the worker answers, so that long work does not stop the page.
#[must_use]
pub fn has_worker() -> bool {
    CLIENT.with_borrow(|client| client.worker.is_some() && client.ready)
}

/// Asks the engine. Import needs the worker: it waits for it to start.
///
/// # Errors
/// When the work was cancelled or the worker stopped.
pub async fn ask(
    request: Request,
    files: Vec<InputFile>,
    listener: Option<Box<dyn Fn(Progress)>>,
) -> Result<Reply, NoAnswer> {
    let needs_worker = matches!(request, Request::Import { .. } | Request::Template);
    let (ready, worker, current) =
        CLIENT.with_borrow(|client| (client.ready, client.worker.is_some(), client.current));
    if !worker || !(ready || needs_worker) {
        return Ok(ask_here(request, files));
    }
    let about_county = matches!(
        request,
        Request::Evaluate { .. } | Request::Explain { .. } | Request::Check | Request::Edit { .. }
    );
    if about_county && !current {
        hand_over();
    }
    let (sender, receiver) = oneshot::channel();
    send_with(&request, files, listener, sender);
    receiver.await.unwrap_or(Err(NoAnswer::Cancelled))
}

/// Sends the county to the worker.
fn hand_over() {
    let county = CLIENT.with_borrow_mut(|client| {
        client.current = true;
        client.county.clone()
    });
    if let Some(json) = county.and_then(|county| to_json(&county).ok()) {
        let file = InputFile { name: "county.json".to_owned(), bytes: json.into_bytes() };
        send(&Request::Load, vec![file], None, |_| {});
    }
}

fn ask_here(request: Request, files: Vec<InputFile>) -> Reply {
    CLIENT.with_borrow_mut(|client| {
        if !client.local_current
            && let Some(county) = &client.county
        {
            client.local.load(County::clone(county));
            client.local_current = true;
        }
        client
            .local
            .handle(request, files, &mut |_| {})
            .unwrap_or_else(|error| error.answer().into())
    })
}

fn send(
    request: &Request,
    files: Vec<InputFile>,
    listener: Option<Listener>,
    then: impl FnOnce(Result<Reply, NoAnswer>) + 'static,
) {
    let (sender, receiver) = oneshot::channel();
    send_with(request, files, listener, sender);
    wasm_bindgen_futures::spawn_local(async move {
        then(receiver.await.unwrap_or(Err(NoAnswer::Cancelled)));
    });
}

fn send_with(
    request: &Request,
    files: Vec<InputFile>,
    listener: Option<Listener>,
    sender: oneshot::Sender<Result<Reply, NoAnswer>>,
) {
    let json = serde_json::to_vec(request).unwrap_or_default();
    CLIENT.with_borrow_mut(|client| {
        client.next += 1;
        let id = client.next;
        let message = js_sys::Object::new();
        let transfer = js_sys::Array::new();
        set(&message, "id", &JsValue::from(id));
        let bytes = js_sys::Uint8Array::from(json.as_slice());
        transfer.push(&bytes.buffer());
        set(&message, "bytes", &bytes);
        let list = js_sys::Array::new();
        for file in files {
            let bytes = js_sys::Uint8Array::from(file.bytes.as_slice());
            transfer.push(&bytes.buffer());
            let entry = js_sys::Object::new();
            set(&entry, "name", &JsValue::from_str(&file.name));
            set(&entry, "bytes", &bytes);
            list.push(&entry);
        }
        set(&message, "files", &list);
        let posted = client
            .worker
            .as_ref()
            .is_some_and(|worker| worker.post_message_with_transfer(&message, &transfer).is_ok());
        if posted {
            client.waiting.insert(id, (sender, listener));
        } else {
            let _ = sender.send(Err(NoAnswer::Stopped(String::new())));
        }
    });
}

/// The answer of a reply, or the sentence that says why there is none.
#[must_use]
pub fn failure(reply: &Result<Reply, NoAnswer>) -> Option<(String, crate::county::Args)> {
    match reply {
        Ok(Reply { answer: Answer::Failed { key, args }, .. }) => Some((key.clone(), args.clone())),
        Ok(_) | Err(NoAnswer::Cancelled) => None,
        Err(NoAnswer::Stopped(detail)) => {
            Some(("work-stopped".to_owned(), crate::args! { "detail" => detail.as_str() }))
        }
    }
}
