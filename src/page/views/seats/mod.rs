//! 班额与学位: assumptions on the left, what follows from them on the right. The county keeps its
//! scenarios; the engine projects; the view chooses and draws.

mod backtest;
mod births;
mod column;
mod compare;
mod edit;
mod event_form;
mod events;
mod explain;
mod facts;
mod fields;
mod figures;
mod findings;
mod heat;
mod layout;
mod ledger;
mod milestones;
mod model;
mod names;
mod outlook;
mod panel;
mod places;
mod run;
mod scoring;
mod sections;
mod side;
mod sizes;
mod stage;
mod store;
mod teachers;
mod words;
mod zones;

pub use outlook::Outlook;

use crate::county::{Args, SectionKind};
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::empty::empty;
use crate::page::widgets::handout::ViewActs;
use crate::page::widgets::marked::marked;
use crate::project::forecast::Backtest;
use crate::project::{Asked, Projection};
use leptos::ev;
use leptos::prelude::*;
use run::Phase;
use std::sync::Arc;
use store::Doc;

/// Up to this width one section stands in the page at a time, px.
const NARROW: f64 = 639.0;
/// Width of a chart before its place is known, px.
const WIDTH: f64 = 320.0;
/// Width of a chart on paper, px.
const PAPER: f64 = 332.0;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Shared {
    app: App,
    /// The county's scenarios, the baseline first.
    docs: Memo<Vec<Doc>>,
    /// Name of the scenario that is shown and changed.
    current: Memo<String>,
    /// Name of the scenario beside it.
    compared: Memo<Option<String>>,
    /// The scenario as a slider leaves it while it moves.
    draft: RwSignal<Option<Doc>>,
    /// The scenario that is projected.
    doc: Memo<Doc>,
    /// The unit whose charts are shown, as in the address.
    unit: Memo<Option<String>>,
    /// The section shown where there is room for one.
    section: Memo<SectionKind>,
    result: RwSignal<Option<Arc<Projection>>>,
    other: RwSignal<Option<Arc<Projection>>>,
    /// How far off the method would have been; it stays while assumptions move.
    backtest: RwSignal<Option<Backtest>>,
    /// The number whose derivation is open at the side.
    asked: RwSignal<Option<Asked>>,
    /// Whether the panel is open where it is a sheet at the bottom.
    opened: RwSignal<bool>,
    /// The list that is open at the side to be changed.
    sheet: RwSignal<Option<edit::Sheet>>,
    phase: RwSignal<Phase>,
    /// Why there is no projection.
    failed: RwSignal<Option<(String, Args)>>,
    /// Width of a chart, px.
    width: RwSignal<f64>,
    /// Width of a chart below, where two share the whole width, px.
    half: RwSignal<f64>,
    narrow: RwSignal<bool>,
    /// Set while the page is printed.
    printing: RwSignal<bool>,
    /// Place of the year under the pointer, the same in all charts.
    year: RwSignal<Option<usize>>,
}

impl Shared {
    fn new(app: App) -> Self {
        let docs = Memo::new(move |_| app.county.with(|county| store::all(county)));
        let asked = move |key: &'static str| app.route.with(|r| r.get(key).map(str::to_owned));
        let known = move |name: &String| docs.with(|d| d.iter().any(|d| store::name(d) == name));
        let current =
            Memo::new(move |_| asked("scenario").filter(|name| known(name)).unwrap_or_default());
        let compared = Memo::new(move |_| {
            asked("compare").filter(|name| known(name) && *name != current.get())
        });
        let draft = RwSignal::new(None);
        let doc = Memo::new(move |_| {
            draft.get().unwrap_or_else(|| docs.with(|d| store::named(d, &current.get())))
        });
        Self {
            app,
            docs,
            current,
            compared,
            draft,
            doc,
            unit: Memo::new(move |_| asked("unit")),
            section: Memo::new(move |_| match asked("section").as_deref() {
                Some("junior") => SectionKind::Junior,
                _ => SectionKind::Primary,
            }),
            result: RwSignal::new(None),
            other: RwSignal::new(None),
            backtest: RwSignal::new(None),
            asked: RwSignal::new(None),
            opened: RwSignal::new(false),
            sheet: RwSignal::new(None),
            phase: RwSignal::new(Phase::Idle),
            failed: RwSignal::new(None),
            width: RwSignal::new(WIDTH),
            half: RwSignal::new(WIDTH),
            narrow: RwSignal::new(false),
            printing: RwSignal::new(false),
            year: RwSignal::new(None),
        }
    }

    /// Position of the chosen unit in a projection.
    fn unit_of(self, projection: &Projection) -> usize {
        self.unit.with(|unit| model::unit_at(projection, unit.as_deref()))
    }

    /// Shows the chosen scenario as `change` leaves it, without keeping it.
    fn try_out(self, change: impl FnOnce(&mut Doc)) {
        let mut doc = self.doc.get_untracked();
        change(&mut doc);
        self.draft.set(Some(doc));
    }

    /// The chosen scenario as it is kept.
    fn kept(self) -> Doc {
        self.docs.with_untracked(|docs| store::named(docs, &self.current.get_untracked()))
    }

    /// Changes the chosen scenario for good; what changes nothing is no step to undo.
    fn keep(self, change: impl FnOnce(&mut Doc)) {
        let before = self.kept();
        let mut doc = before.clone();
        change(&mut doc);
        self.draft.set(None);
        if doc != before {
            store::replace(self.app, &self.current.get_untracked(), doc);
        }
    }
}

/// The view.
#[component]
pub fn Seats() -> impl IntoView {
    let app = expect_context::<App>();
    let shared = Shared::new(app);
    follow(shared);
    let state = Memo::new(move |_| {
        let has_data = app.county.with(|c| !c.history.is_empty() || !c.schools.is_empty());
        match (has_data, shared.result.with(Option::is_some)) {
            (false, _) => State::Empty,
            (true, false) => State::Waiting,
            (true, true) => State::Ready,
        }
    });
    move || match state.get() {
        State::Empty => empty(app, "view-projection", "seats-empty", "seats-empty-go"),
        State::Waiting => waiting(shared),
        State::Ready => whole(shared),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Empty,
    Waiting,
    Ready,
}

/// Asks whenever something changes that the projection rests on, and follows the window.
fn follow(shared: Shared) {
    Effect::new(move |_| {
        shared.app.county.track();
        let question = run::question(shared);
        untrack(|| run::want(shared, question));
    });
    let measure = move || {
        // The view may have been left before the frame came.
        let Some(was_narrow) = shared.narrow.try_get_untracked() else { return };
        let window = web_sys::window();
        let width = window.and_then(|w| w.inner_width().ok()).and_then(|w| w.as_f64());
        let narrow = width.is_some_and(|width| width <= NARROW);
        if was_narrow != narrow {
            shared.narrow.set(narrow);
        }
        column::measure(shared);
    };
    measure();
    Effect::new(move |_| {
        shared.result.with(Option::is_some);
        shared.compared.track();
        shared.narrow.track();
        request_animation_frame(measure);
    });
    let resized = window_event_listener(ev::resize, move |_| measure());
    let begun = window_event_listener(ev::beforeprint, move |_| {
        // Two charts side by side on A4, however wide the window is.
        shared.width.set(PAPER);
        shared.half.set(PAPER);
        shared.printing.set(true);
    });
    let ended = window_event_listener(ev::afterprint, move |_| {
        shared.printing.set(false);
        measure();
    });
    on_cleanup(move || {
        resized.remove();
        begun.remove();
        ended.remove();
        run::close(shared);
    });
}

fn waiting(shared: Shared) -> AnyView {
    view! {
        <h1 class="sentence dim">{move || t("view-projection")}</h1>
        {move || match shared.failed.get() {
            Some((key, args)) => {
                view! { <p class="finding finding-must" role="alert">{tr(&key, &args)}</p> }.into_any()
            }
            None => view! { <p class="lede" role="status">{t("seats-waiting")}</p> }.into_any(),
        }}
    }
    .into_any()
}

fn whole(shared: Shared) -> AnyView {
    let said = move |f: fn(&Projection) -> String, class: &'static str| {
        move || shared.result.with(|r| r.as_ref().map(|p| marked(&f(p), class)))
    };
    ledger::hand_out(shared);
    view! {
        <div class="seats">
            <h1 class="sentence">{said(words::answer, "bad")}</h1>
            <p class="lede">{said(words::lede, "")}</p>
            <p class="handout no-print"><ViewActs view="view-projection" /></p>
            {progress(shared)}
            <div class="seats-columns">
                {panel::panel(shared)}
                <div class="seats-results">
                    {stage::tools(shared)}
                    <div class="seats-evidence">
                        {stage::charts(shared)}
                        <aside class="seats-side" aria-label=move || t("seats-side")>
                            {milestones::lights(shared)}
                            {ledger::short(shared)}
                        </aside>
                    </div>
                    {compare::table(shared)}
                    {sections::all(shared)}
                </div>
            </div>
            {explain::panel(shared)}
            {edit::sheet(shared)}
        </div>
    }
    .into_any()
}

/// The line of draws under way, and what went wrong.
fn progress(shared: Shared) -> AnyView {
    let line = move || {
        match shared.phase.get() {
        Phase::Idle => None,
        Phase::Drawing(done, total) => Some(
            view! {
                <p class="seats-progress no-print" role="status">
                    <span>{t("seats-drawing")}</span>
                    <progress class="work-line" max=total.to_string() value=done.to_string()>
                    </progress>
                    <button class="plain" on:click=move |_| run::give_up(shared)>{t("cancel")}</button>
                </p>
            }
            .into_any(),
        ),
        Phase::GivenUp => Some(
            view! { <p class="seats-progress no-print" role="status">{t("seats-given-up")}</p> }
                .into_any(),
        ),
    }
    };
    let failed = move || {
        shared.failed.get().map(|(key, args)| {
            view! { <p class="finding finding-must" role="alert">{tr(&key, &args)}</p> }
        })
    };
    view! { <div class="seats-status">{line} {failed}</div> }.into_any()
}
