//! Asks for the projections that the view shows. What is asked last wins: while a slider moves, the
//! next question goes out when the last answer is there, and only with the newest assumptions.
//! Draws follow when nothing has moved for a moment; they can be given up.

use super::Shared;
use super::store::{self, Doc};
use crate::engine::{Answer, Reply, Request};
use crate::import::Progress;
use crate::page::client;
use crate::project::{Level, Projection};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::sync::Arc;

/// Rest after the last change before draws begin, ms.
const REST_MS: u32 = 500;
/// Draws where a scenario does not say how many.
pub(super) const USUAL_DRAWS: f64 = 2_000.0;

/// What is to be asked.
#[derive(Clone, PartialEq)]
pub(super) struct Question {
    doc: Doc,
    other: Option<Doc>,
    detail: Level,
}

#[derive(Default)]
struct Line {
    wanted: Option<Question>,
    running: bool,
    drawing: bool,
    rest: Option<Timeout>,
}

thread_local! {
    static LINE: RefCell<Line> = RefCell::new(Line::default());
}

/// How the answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Phase {
    /// Nothing is asked.
    #[default]
    Idle,
    /// Draws are under way: school sections done, and of how many.
    Drawing(usize, usize),
    /// The draws were given up.
    GivenUp,
}

/// The question that the view asks at the moment.
pub(super) fn question(shared: Shared) -> Question {
    let docs = shared.docs.get();
    let level = match shared.unit.get() {
        Some(unit) if unit.starts_with("school:") => Level::School,
        _ => Level::Zone,
    };
    Question {
        doc: shared.doc.get(),
        other: shared.compared.get().map(|name| store::named(&docs, &name)),
        detail: level,
    }
}

/// Draws that a scenario asks for.
pub(super) fn draws_of(doc: &Doc) -> f64 {
    store::number(doc, "draws").unwrap_or(USUAL_DRAWS)
}

/// Looking back rests on history and method alone, so it waits for the draws.
pub(super) fn request(doc: &Doc, detail: Level, draws: f64, looking_back: bool) -> Request {
    let mut doc = doc.clone();
    doc.insert("draws".to_owned(), json!(draws));
    doc.insert("detail".to_owned(), json!(detail.id()));
    Request::Project { scenario: Value::Object(doc), looking_back }
}

/// The scenario for a question about it, without draws.
pub(super) fn plain(doc: &Doc) -> Value {
    let mut doc = doc.clone();
    doc.insert("draws".to_owned(), json!(0));
    Value::Object(doc)
}

/// Asks as soon as the answer under way is there; draws under way are given up for it.
pub(super) fn want(shared: Shared, question: Question) {
    let (start, interrupt) = LINE.with_borrow_mut(|line| {
        line.wanted = Some(question);
        line.rest = None;
        let start = !line.running;
        line.running = true;
        (start, std::mem::take(&mut line.drawing))
    });
    if interrupt {
        restart(shared);
    }
    if start {
        spawn_local(answer_all(shared));
    }
}

/// Gives up the draws under way.
pub(super) fn give_up(shared: Shared) {
    LINE.with_borrow_mut(|line| line.drawing = false);
    restart(shared);
    shared.phase.set(Phase::GivenUp);
}

fn restart(shared: Shared) {
    client::cancel();
    client::replaced(shared.app.county.get_untracked());
    shared.app.assess();
}

/// Stops asking when the view closes.
pub(super) fn close(shared: Shared) {
    let drawing = LINE.with_borrow_mut(|line| {
        line.rest = None;
        line.wanted = None;
        std::mem::take(&mut line.drawing)
    });
    if drawing {
        restart(shared);
    }
}

async fn answer_all(shared: Shared) {
    loop {
        let Some(question) = LINE.with_borrow_mut(|line| {
            let wanted = line.wanted.take();
            line.running = wanted.is_some();
            wanted
        }) else {
            return;
        };
        let found = ask(shared, &question, 0.0, false).await;
        let still = LINE.with_borrow(|line| line.wanted.is_none());
        if let Some((projection, other)) = found {
            show(shared, projection, other);
        }
        if still {
            let _ = shared.phase.try_set(Phase::Idle);
            draw_soon(shared, question);
        }
    }
}

fn show(shared: Shared, projection: Arc<Projection>, other: Option<Arc<Projection>>) {
    // The view may have been left meanwhile.
    let _ = shared.other.try_set(other);
    if projection.backtest.is_some() {
        let _ = shared.backtest.try_set(projection.backtest.clone());
    }
    let _ = shared.result.try_set(Some(projection));
}

async fn ask(
    shared: Shared,
    question: &Question,
    draws: f64,
    looking_back: bool,
) -> Option<(Arc<Projection>, Option<Arc<Projection>>)> {
    let detail = question.detail;
    let first = one(shared, request(&question.doc, detail, draws, looking_back)).await?;
    let other = match &question.other {
        Some(other) => Some(one(shared, request(other, detail, draws, false)).await?),
        None => None,
    };
    Some((first, other))
}

async fn one(shared: Shared, request: Request) -> Option<Arc<Projection>> {
    let listener = Box::new(move |progress: Progress| {
        let _ = shared.phase.try_set(Phase::Drawing(progress.done, progress.total));
    });
    let reply = client::ask(request, Vec::new(), Some(listener)).await;
    if let Some((key, args)) = client::failure(&reply) {
        let _ = shared.failed.try_set(Some((key, args)));
        return None;
    }
    let Ok(Reply { answer: Answer::Projection(projection), .. }) = reply else { return None };
    let _ = shared.failed.try_set(None);
    Some(Arc::from(projection))
}

/// Draws and looks back when nothing has moved for a moment.
fn draw_soon(shared: Shared, question: Question) {
    let draws = draws_of(&question.doc);
    if shared.draft.try_get_untracked().flatten().is_some() {
        return;
    }
    let timer = Timeout::new(REST_MS, move || {
        LINE.with_borrow_mut(|line| line.drawing = true);
        if draws >= 1.0 {
            let _ = shared.phase.try_set(Phase::Drawing(0, 0));
        }
        spawn_local(async move {
            let found = ask(shared, &question, draws, true).await;
            let ours = LINE.with_borrow_mut(|line| std::mem::take(&mut line.drawing));
            if let (true, Some((projection, other))) = (ours, found) {
                show(shared, projection, other);
            }
            if ours {
                let _ = shared.phase.try_set(Phase::Idle);
            }
        });
    });
    LINE.with_borrow_mut(|line| line.rest = Some(timer));
}
