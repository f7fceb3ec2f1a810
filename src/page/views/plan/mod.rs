//! 规划调配: targets by stage on their rulers, what schools lack, yearly figures and their rules,
//! counters, heads of small schools, the layout norm. The county keeps what is set down; the engine
//! plans; the view shows it and takes what is typed.

mod counters;
mod funds;
mod gaps;
mod own;
mod panel;
mod store;
mod targets;
mod words;
mod years;

use crate::args;
use crate::engine::{Answer, Reply, Request};
use crate::page::client;
use crate::page::say::{finding, t, tr};
use crate::page::state::App;
use crate::page::widgets::empty::empty;
use crate::page::widgets::handout::ViewActs;
use crate::page::widgets::icon::Shape;
use crate::page::widgets::marked::marked;
use crate::page::widgets::tree::{Node, drawn, tag, text};
use crate::plan::{Ladder, Options, Plan, State, Target, ladders};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Shared {
    app: App,
    /// The plan, of the county as it was when it last came.
    plan: RwSignal<Option<Arc<Plan>>>,
    /// The ladder in force.
    ladder: Memo<usize>,
    /// Name of the scenario of the years ahead; empty is the baseline.
    scenario: Memo<String>,
    /// The row or target whose derivation is open.
    open: RwSignal<Option<String>>,
    /// The own target that is being written; its id is empty while it is new.
    draft: RwSignal<Option<store::Doc>>,
}

impl Shared {
    fn new(app: App) -> Self {
        let asked = move |key: &'static str| app.route.with(|r| r.get(key).map(str::to_owned));
        let place = move || {
            let id = asked("ladder");
            ladders().iter().position(|l| Some(&l.id) == id.as_ref()).unwrap_or(0)
        };
        Self {
            app,
            plan: RwSignal::new(None),
            ladder: Memo::new(move |_| place()),
            scenario: Memo::new(move |_| asked("scenario").unwrap_or_default()),
            open: RwSignal::new(None),
            draft: RwSignal::new(None),
        }
    }

    /// The ladder in force.
    fn chosen(self) -> Option<&'static Ladder> {
        ladders().get(self.ladder.get())
    }

    /// Something of the plan; nothing before it is there.
    fn with<T: Default>(self, f: impl FnOnce(&Plan) -> T) -> T {
        self.plan.with(|plan| plan.as_deref().map(f).unwrap_or_default())
    }

    /// Asks whenever the county, the ladder or the scenario changes.
    fn follow(self) {
        Effect::new(move |_| {
            let county = self.app.county.get();
            let name = self.scenario.get();
            let named = |doc: &&crate::json::Value| {
                let of = doc.get("name").and_then(crate::json::Value::as_str);
                of.unwrap_or_default() == name
            };
            let options = Options {
                scenario: county.scenarios.iter().find(named).cloned(),
                ladder: self.chosen().map(|l| l.id.clone()),
            };
            spawn_local(async move {
                let request = Request::Plan { options: Box::new(options) };
                let reply = client::ask(request, Vec::new(), None).await;
                let now = self.app.county.try_get_untracked();
                if now.is_none_or(|now| !Arc::ptr_eq(&now, &county)) {
                    return;
                }
                if let Some((key, args)) = client::failure(&reply) {
                    self.app.tell(&key, args, true);
                }
                if let Ok(Reply { answer: Answer::Plan(plan), .. }) = reply {
                    // The view may have been left meanwhile.
                    let _ = self.plan.try_set(Some(Arc::from(plan)));
                }
            });
        });
    }
}

/// The view.
#[component]
pub fn Plans() -> impl IntoView {
    let app = expect_context::<App>();
    let shared = Shared::new(app);
    shared.follow();
    let bare = Memo::new(move |_| app.county.with(|c| c.is_empty()));
    let ready = Memo::new(move |_| shared.plan.with(Option::is_some));
    move || match (bare.get(), ready.get()) {
        (true, _) => empty(app, "view-plan", "plan-empty", "plan-empty-go"),
        (false, false) => view! {
            <h1 class="sentence dim">{move || t("view-plan")}</h1>
            <p class="lede" role="status">{move || t("recomputing")}</p>
        }
        .into_any(),
        (false, true) => whole(shared),
    }
}

fn whole(shared: Shared) -> AnyView {
    let part = |id: &'static str, body: AnyView| {
        view! { <section class="plan-part" id=id tabindex="-1">{body}</section> }
    };
    view! {
        <div class="plan" class:stale=move || shared.app.stale.get()>
            <h1 class="sentence">{move || marked(&sentence(shared), "bad")}</h1>
            <p class="lede">{move || lede(shared)}</p>
            <p class="handout no-print"><ViewActs view="view-plan" /></p>
            {jumps()}
            {found(shared)}
            {part("plan-targets", targets::part(shared))}
            {part("plan-own", own::part(shared))}
            {part("plan-gaps", gaps::part(shared))}
            {part("plan-years", years::part(shared))}
            {part("plan-counters", counters::part(shared))}
            {part("plan-funds", funds::part(shared))}
        </div>
    }
    .into_any()
}

/// The way to each part of a long view.
fn jumps() -> AnyView {
    let jump = |id: &'static str| {
        let go = move |_| crate::page::files::focus(id);
        view! { <button class="plain" on:click=go>{move || t(&format!("{id}-title"))}</button> }
    };
    let all =
        ["plan-targets", "plan-own", "plan-gaps", "plan-years", "plan-counters", "plan-funds"];
    view! {
        <nav class="plan-jumps no-print" aria-label=move || t("plan-jumps")>
            {all.map(jump).into_iter().collect_view()}
        </nav>
    }
    .into_any()
}

/// How many targets stand how.
fn sentence(shared: Shared) -> String {
    shared.with(|plan| {
        let of =
            |state: State| plan.targets.iter().filter(|t| t.state == state).count().to_string();
        let args = args! {
            "all" => plan.targets.len().to_string(), "met" => of(State::Met),
            "course" => of(State::OnCourse), "slipping" => of(State::Slipping),
            "not" => of(State::Not), "open" => of(State::Undetermined),
        };
        if plan.targets.is_empty() { t("plan-sentence-none") } else { tr("plan-sentence", &args) }
    })
}

/// The nearest target that is missed, and what a year must bring; else what is open.
fn lede(shared: Shared) -> String {
    shared.with(|plan| {
        let missed = |t: &&Target| matches!(t.state, State::Not | State::Slipping);
        let due = plan.targets.iter().filter(missed).min_by_key(|t| t.year.unwrap_or(i32::MAX));
        let Some(target) = due else { return t("plan-lede-none") };
        let args = args! {
            "name" => words::name(target), "year" => words::year(target.year),
            "now" => words::reading(target, &target.measured),
            "value" => words::asked(target),
        };
        let need = target.need_then.as_ref().or(target.need.as_ref());
        let said = |need| tr("plan-lede-need", &args! { "need" => words::need(need) });
        let need = need.map(said).unwrap_or_default();
        format!("{}{need}", tr("plan-lede", &args))
    })
}

/// Where a figure that is wrong was read; nothing where it was typed.
fn from(finding: &crate::county::Finding) -> Node {
    let place = finding.place();
    if place.is_empty() {
        return text("");
    }
    tag("span", "plan-from").text(&tr("plan-years-origin", &args! { "place" => place })).into()
}

/// What is wrong with what was set down.
fn found(shared: Shared) -> AnyView {
    let draw = move || {
        shared.with(|plan| {
            let line = |f: &crate::county::Finding| -> Node {
                let shape = Shape::from(f.severity);
                tag("li", "")
                    .put(shape)
                    .text(" ")
                    .text(&finding(&words::told(f)))
                    .put(from(f))
                    .into()
            };
            if plan.findings.is_empty() {
                return Vec::new();
            }
            let list = tag("ul", "").all(plan.findings.iter().map(line).collect());
            vec![tag("div", "finding finding-must").with("role", "alert").put(list).into()]
        })
    };
    drawn("plan-found", Box::new(draw), None)
}
