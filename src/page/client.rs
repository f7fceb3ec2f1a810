//! The way to the engine: requests out, answers in. Callers need not know whether it runs in a
//! worker or in the page; what is asked before it has started waits for it.

use super::letters;
use super::port::{self, Port};
use crate::county::{County, Edit};
use crate::engine::{Answer, Reply, Request};
use crate::import::{InputFile, Progress};
use futures_channel::oneshot;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAnswer {
    /// A person cancelled it.
    Cancelled,
    /// The engine stopped, with its own words.
    Stopped(String),
}

type Listener = Box<dyn Fn(Progress)>;
type Sender = oneshot::Sender<Result<Reply, NoAnswer>>;

#[derive(Default)]
struct Client {
    /// Where the engine is being started.
    starting: Option<Port>,
    /// Where it has answered.
    port: Option<Port>,
    /// No engine can be had.
    lost: bool,
    /// The engine has the county.
    current: bool,
    next: u32,
    waiting: BTreeMap<u32, (Sender, Option<Listener>)>,
    /// What writes requests and reads answers has arrived.
    literate: bool,
    /// Requests that wait until they can be written and posted, with their files.
    unsent: Vec<(u32, Request, Vec<InputFile>)>,
    county: Option<Arc<County>>,
}

/// Id of the first question.
const HELLO: u32 = 0;
/// [`Request::Hello`] as it is sent, before what writes requests has arrived.
const HELLO_BYTES: &[u8] = br#"{"ask":"hello"}"#;

thread_local! {
    static CLIENT: RefCell<Client> = RefCell::new(Client::default());
}

/// Starts the engine in a worker, or in the page where workers are refused.
pub fn start() {
    spawn_local(async {
        let on_message = port::listener(receive);
        let fallback = on_message.clone();
        let failed = move |detail: String| {
            let never_answered = CLIENT.with_borrow_mut(|client| client.starting.take().is_some());
            if never_answered {
                let fallback = fallback.clone();
                spawn_local(async move { connect(port::in_page(&fallback).await).await });
            } else {
                broken(&NoAnswer::Stopped(detail));
            }
        };
        let port = match port::worker(&on_message, failed).await {
            Some(worker) => Some(worker),
            None => port::in_page(&on_message).await,
        };
        connect(port).await;
    });
}

/// Tells the engine where its module is, and asks whether it is there. Nothing else is sent
/// before it has answered, so that nothing is lost where a worker fails to start.
async fn connect(port: Option<Port>) {
    let Some(port) = port else { return lose() };
    // Where it was started twice in a row, the last one counts.
    let before = CLIENT.with_borrow_mut(|client| client.starting.replace(port.clone()));
    if let Some(before) = before {
        before.end();
    }
    let Ok(first) = port::engine().await else { return lose() };
    let (hello, transfer) = message(HELLO, HELLO_BYTES, Vec::new());
    // What cannot be posted is answered by the error handler.
    let _ = port.post(&first, &js_sys::Array::new());
    let _ = port.post(&hello, &transfer);
}

/// There is no engine to be had.
fn lose() {
    CLIENT.with_borrow_mut(|client| client.lost = true);
    stop(&NoAnswer::Stopped(String::new()));
}

/// The engine has answered: posts what waits, once it can be written.
fn connected() {
    CLIENT.with_borrow_mut(|client| client.port = client.starting.take());
    spawn_local(async {
        match letters::arrive().await {
            Ok(()) => post_unsent(),
            Err(why) => {
                CLIENT.with_borrow_mut(|client| client.lost = true);
                stop(&NoAnswer::Stopped(why));
            }
        }
    });
}

fn post_unsent() {
    CLIENT.with_borrow_mut(|client| {
        client.literate = true;
        // Work may have been cancelled meanwhile: then the next engine gets it.
        if client.port.is_some() {
            for (id, request, files) in std::mem::take(&mut client.unsent) {
                client.post(id, &request, files);
            }
        }
    });
}

impl Client {
    /// Posts a request, and before it the county where the engine has another one.
    fn post(&mut self, id: u32, request: &Request, files: Vec<InputFile>) {
        if !self.current && is_about_county(request) {
            self.current = true;
            let text = self.county.as_deref().and_then(letters::county).unwrap_or_default();
            let file = InputFile { name: "county.json".to_owned(), bytes: text.into_bytes() };
            // Nobody waits for the answer: the one to the request says whether it was read.
            self.next += 1;
            self.post(self.next, &Request::Load, vec![file]);
        }
        if let Some(port) = &self.port {
            let (message, transfer) = message(id, &letters::request(request), files);
            // A message that cannot be posted is answered by the error handler.
            let _ = port.post(&message, &transfer);
        }
    }
}

const fn is_about_county(request: &Request) -> bool {
    !matches!(
        request,
        Request::Hello
            | Request::Load
            | Request::Open
            | Request::Example
            | Request::Edit { .. }
            | Request::Import { .. }
            | Request::Standing { .. }
            | Request::Template
            | Request::TableFile { .. }
            | Request::Bundle { .. }
    )
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
            if let Some(progress) = letters::progress(&bytes()) {
                CLIENT.with_borrow(|client| {
                    if let Some((_, Some(listener))) = client.waiting.get(&id) {
                        listener(progress);
                    }
                });
            }
        }
        ("answer", Some(HELLO)) => connected(),
        ("answer", Some(id)) => {
            let reply = letters::reply(&bytes()).map_err(|e| NoAnswer::Stopped(e.to_string()));
            let waiting = CLIENT.with_borrow_mut(|client| client.waiting.remove(&id));
            if let Some((sender, _)) = waiting {
                let _ = sender.send(reply);
            }
        }
        _ => {
            let words = get(message, "message").as_string().unwrap_or_default();
            broken(&NoAnswer::Stopped(words));
        }
    }
}

/// The engine failed: one that had been running is started afresh, one that never answered is
/// given up.
fn broken(why: &NoAnswer) {
    let was_running = CLIENT.with_borrow_mut(|client| {
        client.lost = client.port.is_none();
        !client.lost
    });
    stop(why);
    if was_running {
        start();
    }
}

/// Ends the engine; whatever waits is told so.
fn stop(why: &NoAnswer) {
    let waiting = CLIENT.with_borrow_mut(|client| {
        for port in [client.port.take(), client.starting.take()].into_iter().flatten() {
            port.end();
        }
        client.current = false;
        client.unsent.clear();
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
    });
}

/// Tells the engine of one change; `county` is what it led to.
pub fn edited(county: Arc<County>, edit: Edit) {
    let forward = CLIENT.with_borrow_mut(|client| {
        client.county = Some(county);
        client.current
    });
    if forward {
        // Nobody waits for the answer.
        send(Request::Edit { edit }, Vec::new(), None, oneshot::channel().0);
    }
}

/// Asks the engine, and waits for it to start.
///
/// # Errors
/// When the work was cancelled or there is no engine.
pub async fn ask(
    request: Request,
    files: Vec<InputFile>,
    listener: Option<Box<dyn Fn(Progress)>>,
) -> Result<Reply, NoAnswer> {
    if request.is_of_some_views() {
        letters::arrive_for_some().await.map_err(NoAnswer::Stopped)?;
    }
    let (sender, receiver) = oneshot::channel();
    send(request, files, listener, sender);
    receiver.await.unwrap_or(Err(NoAnswer::Cancelled))
}

fn send(request: Request, files: Vec<InputFile>, listener: Option<Listener>, sender: Sender) {
    CLIENT.with_borrow_mut(|client| {
        if client.lost {
            let _ = sender.send(Err(NoAnswer::Stopped(String::new())));
            return;
        }
        client.next += 1;
        let id = client.next;
        client.waiting.insert(id, (sender, listener));
        if client.literate && client.port.is_some() {
            client.post(id, &request, files);
        } else {
            client.unsent.push((id, request, files));
        }
    });
}

/// A message of the worker's protocol, with the buffers that are handed over with it.
fn message(id: u32, request: &[u8], files: Vec<InputFile>) -> (JsValue, js_sys::Array) {
    let message = js_sys::Object::new();
    let transfer = js_sys::Array::new();
    let handed_over = |bytes: &[u8]| {
        let bytes = js_sys::Uint8Array::from(bytes);
        transfer.push(&bytes.buffer());
        bytes
    };
    set(&message, "id", &JsValue::from(id));
    set(&message, "bytes", &handed_over(request));
    let list = js_sys::Array::new();
    for file in files {
        let entry = js_sys::Object::new();
        set(&entry, "name", &JsValue::from_str(&file.name));
        set(&entry, "bytes", &handed_over(&file.bytes));
        list.push(&entry);
    }
    set(&message, "files", &list);
    (message.into(), transfer)
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
