//! 报告: the self-evaluation report as it will print, each paragraph to be rewritten in its place,
//! what is still blank, and the report as a file. The engine makes it; the view shows it and takes
//! what is written.

mod cut;
mod gaps;
mod pages;
mod paper;

use crate::args;
use crate::county::{Args, Edit, OwnText};
use crate::engine::{Answer, Reply, Request};
use crate::import::InputFile;
use crate::page::client::NoAnswer;
use crate::page::route::choose;
use crate::page::say::{t, tr};
use crate::page::state::{App, STANDARD};
use crate::page::widgets::empty::empty;
use crate::page::widgets::handout::WorkbookActs;
use crate::page::widgets::tree::{OnAct, drawn};
use crate::page::{client, files};
use crate::report::{Block, Options, Report};
use crate::words::{LATER, Lang};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pages::Measured;
use std::sync::Arc;

/// The kinds of file that can be had, with their media types.
const FILES: [(&str, &str); 2] = [
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("html", "text/html"),
];

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Shared {
    app: App,
    /// The report, of the county as it was when it last came.
    report: RwSignal<Option<Arc<Report>>>,
    /// Id of the paragraph that is being written.
    editing: RwSignal<Option<String>>,
    /// A file is being made.
    busy: RwSignal<bool>,
    /// Making the report was given up; counted, so that it can be asked for again.
    stopped: RwSignal<bool>,
    asked: RwSignal<u32>,
    /// Where the sheets of the parts begin, as they were last measured.
    measured: StoredValue<Measured, LocalStorage>,
}

/// The words of the report, which the engine does not hold.
fn words() -> Vec<InputFile> {
    let messages = Lang::ZhHans.messages().unwrap_or_default();
    let bytes = format!("{messages}\n{LATER}").into_bytes();
    vec![InputFile { name: "zh-Hans.ftl".to_owned(), bytes }]
}

impl Shared {
    fn options(self) -> Options {
        let asked = |key: &str| self.app.route.with(|r| r.get(key).map(str::to_owned));
        Options {
            rubric: asked("rubric"),
            scenario: asked("scenario"),
            red_head: asked("head").is_some(),
            ..Options::default()
        }
    }

    /// Asks whenever the county or a choice changes.
    fn follow(self) {
        let options = Memo::new(move |_| self.options());
        Effect::new(move |_| {
            let county = self.app.county.get();
            let options = options.get();
            self.asked.track();
            self.stopped.set(false);
            // Later it is made beside the one that is shown.
            let first = self.report.with_untracked(Option::is_none);
            if first && !county.is_blank() {
                self.app.begin("report-busy");
            }
            spawn_local(async move {
                let request = Request::Report { options: Box::new(options) };
                let reply = client::ask(request, words(), Some(self.app.listener())).await;
                if first {
                    self.app.end();
                }
                if matches!(reply, Err(NoAnswer::Cancelled)) {
                    let _ = self.stopped.try_set(true);
                    return;
                }
                let now = self.app.county.try_get_untracked();
                if now.is_none_or(|now| !Arc::ptr_eq(&now, &county)) {
                    return;
                }
                if let Some((key, args)) = client::failure(&reply) {
                    self.app.tell(&key, args, true);
                }
                if let Ok(Reply { answer: Answer::Report(report), .. }) = reply {
                    // The view may have been left meanwhile.
                    let _ = self.report.try_set(Some(Arc::from(report)));
                }
            });
        });
    }

    /// Something of the report; nothing before it is there.
    fn with<T: Default>(self, f: impl FnOnce(&Report) -> T) -> T {
        self.report.with(|report| report.as_deref().map(f).unwrap_or_default())
    }

    fn block(self, id: &str) -> Option<Block> {
        let found = |r: &Report| r.blocks.iter().chain(&r.left).find(|b| b.id == id).cloned();
        self.report.with_untracked(|report| report.as_deref().and_then(found))
    }

    /// Keeps what was written for a paragraph; the generated text, written again, is no text of
    /// the county's own.
    fn write(self, id: &str, text: &str) {
        let Some(block) = self.block(id) else { return };
        let text = text.replace("\r\n", "\n");
        let text = text.trim_end();
        if text == block.text && !block.stale {
            return;
        }
        let own = (text != block.generated).then(|| {
            let before = self.app.county.with_untracked(|c| c.report.get(id).cloned());
            let from = Some(block.generated.clone());
            Box::new(OwnText { text: text.to_owned(), from, ..before.unwrap_or_default() })
        });
        if own.is_some() || block.own {
            self.app.edit(Edit::Report { id: id.to_owned(), own });
        }
    }

    /// Goes back to the generated text.
    fn take_back(self, id: &str) {
        if self.app.county.with_untracked(|c| c.report.contains_key(id)) {
            self.app.edit(Edit::Report { id: id.to_owned(), own: None });
        }
    }

    fn open(self, id: &str) {
        if self.app.read_only {
            return;
        }
        self.editing.set(Some(id.to_owned()));
        let field = paper::field_id(id);
        request_animation_frame(move || files::focus(&field));
    }

    fn close(self) {
        let Some(id) = self.editing.get_untracked() else { return };
        self.editing.set(None);
        request_animation_frame(move || files::focus(&paper::button_id(&id)));
    }

    /// What was clicked or changed on the paper.
    fn acts(self) -> OnAct {
        Callback::new(move |(act, value): (String, String)| {
            let Some((act, id)) = act.split_once(' ') else { return };
            match act {
                "edit" => self.open(id),
                // Leaving by Esc closes first: what then leaves the field is not kept.
                "write" if self.editing.get_untracked().as_deref() == Some(id) => {
                    self.write(id, &value);
                }
                "done" => self.close(),
                "back" => {
                    self.take_back(id);
                    self.close();
                }
                "drop" => {
                    self.write(id, "");
                    self.close();
                }
                "go" => files::focus(&paper::block_id(id)),
                _ => {}
            }
        })
    }

    /// The report as a file.
    fn save(self, format: &'static str, media: &'static str) {
        if self.busy.get_untracked() {
            return;
        }
        files::blur();
        self.busy.set(true);
        self.app.begin("report-busy");
        let options = Box::new(untrack(|| self.options()));
        spawn_local(async move {
            let request = Request::ReportFile { format: format.to_owned(), options };
            let reply = client::ask(request, words(), Some(self.app.listener())).await;
            self.app.end();
            let _ = self.busy.try_set(false);
            if let Some((key, args)) = client::failure(&reply) {
                return self.app.tell(&key, args, true);
            }
            if let Ok(Reply { bytes, .. }) = reply {
                let name = self.report.try_with_untracked(|r| {
                    r.as_ref().map(|r| r.title.chars().take(80).collect::<String>())
                });
                let name = name.flatten().unwrap_or_else(|| "report".to_owned());
                files::download(&format!("{name}.{format}"), media, &bytes);
            }
        });
    }
}

/// The view.
#[component]
pub fn Reports() -> impl IntoView {
    let app = expect_context::<App>();
    let shared = Shared {
        app,
        report: RwSignal::new(None),
        editing: RwSignal::new(None),
        busy: RwSignal::new(false),
        stopped: RwSignal::new(false),
        asked: RwSignal::new(0),
        measured: StoredValue::new_local(Measured::default()),
    };
    shared.follow();
    let bare = Memo::new(move |_| app.county.with(|c| c.is_blank()));
    let ready = Memo::new(move |_| shared.report.with(Option::is_some));
    move || match (bare.get(), ready.get()) {
        (true, _) => empty(app, "view-report", "report-empty", "report-empty-go"),
        (false, false) => view! {
            <h1 class="sentence dim">{move || t("view-report")}</h1>
            <p class="lede" role="status">{move || match shared.stopped.get() {
                true => t("report-stopped"),
                false => t("recomputing"),
            }}</p>
            {move || shared.stopped.get().then(|| view! {
                <button class="button" on:click=move |_| shared.asked.update(|n| *n += 1)>
                    {move || t("report-again")}
                </button>
            })}
        }
        .into_any(),
        (false, true) => whole(shared),
    }
}

fn whole(shared: Shared) -> AnyView {
    // It prints on sheets of its own, which say all that head and foot of other views say.
    files::set_root("data-paper", "report");
    on_cleanup(|| files::set_root("data-paper", ""));
    let on_key = move |event: KeyboardEvent| {
        let writing = shared.editing.with_untracked(Option::is_some);
        let done = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        // An unfinished word of an input method is not left.
        if !writing || event.is_composing() {
            return;
        }
        if event.key() == "Escape" {
            shared.close();
        } else if done {
            files::blur();
            shared.close();
        }
    };
    let paper = drawn("report-paper", Box::new(move || paper::nodes(shared)), Some(shared.acts()));
    let gaps = drawn("report-gaps", Box::new(move || gaps::nodes(shared)), Some(shared.acts()));
    view! {
        <div class="report" class:stale=move || shared.app.stale.get()>
            <h1 class="sentence no-print">{move || sentence(shared)}</h1>
            <p class="lede no-print">{move || t("report-lede")}</p>
            {tools(shared)}
            <div class="report-columns">
                <div class="report-desk" lang="zh-Hans" on:keydown=on_key>{paper}</div>
                <div class="report-side no-print">{gaps}</div>
            </div>
        </div>
    }
    .into_any()
}

/// How much is still to be written.
fn sentence(shared: Shared) -> String {
    shared.with(|report| {
        let own = report.blocks.iter().filter(|b| b.own).count();
        let args: Args = args! {
            "n" => report.gaps.len().to_string(), "own" => own.to_string(),
        };
        tr(if report.gaps.is_empty() { "report-sentence-done" } else { "report-sentence" }, &args)
    })
}

/// Files, print, the red head.
fn tools(shared: Shared) -> AnyView {
    let head = move || shared.app.route.with(|r| r.get("head").is_some());
    let file = move |(format, media): (&'static str, &'static str)| {
        let class = if format == "docx" { "button-main" } else { "button" };
        view! {
            <button class=class disabled=move || shared.busy.get()
                on:click=move |_| shared.save(format, media)>
                {move || t(&format!("report-save-{format}"))}
            </button>
        }
    };
    view! {
        <div class="report-tools no-print">
            {FILES.map(file).into_iter().collect_view()}
            <button class="button" on:click=move |_| { files::blur(); files::print(); }>
                {move || t("report-print")}
            </button>
            <label class="report-choice">
                <input type="checkbox" prop:checked=head
                    on:change=move |_| choose("head", (!head()).then_some("red")) />
                " " {move || t("report-red-head")}
            </label>
            <span class="report-books">
                <WorkbookActs standard=STANDARD tables=true />
            </span>
            <span class="note" role="status">
                {move || shared.busy.get().then(|| t("report-busy"))}
            </span>
        </div>
    }
    .into_any()
}
