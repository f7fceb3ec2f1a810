//! The resources view (资源配置): every school section against the seven indicators, the spread
//! of each, and a school's own sheet; by the standard of 2012, its eight indicators and the composite
//! coefficient. Draws the assessment; computes none of it.

mod basic;
mod cells;
mod choice;
mod coefficients;
mod excluded;
mod filters;
mod heads;
mod keys;
mod pinned;
mod row;
mod sheet;
mod sheet_items;
mod strips;
mod table;
mod tsv;
mod window;
mod words;

use super::standards::StandardSwitch;
use crate::page::files;
use crate::page::route::{Route, ViewId};
use crate::page::say::t;
use crate::page::state::{App, Assessed, BASIC};
use crate::page::widgets::handout::{ViewActs, WorkbookActs};
use crate::score::{Evaluation, Subject};
use crate::standard::{Indicator, Standard};
use choice::Choice;
use leptos::prelude::*;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Shared {
    app: App,
    /// The assessment shown.
    of: Assessed,
    choice: Memo<Choice>,
    /// Positions of the rows shown.
    rows: Memo<Vec<usize>>,
    /// The number whose derivation is open in place.
    open: RwSignal<Option<Subject>>,
    /// Position of the selected school in the county.
    selected: RwSignal<Option<usize>>,
    /// The screen is a phone's: one strip under another, outside the table.
    narrow: RwSignal<bool>,
    /// Every row stands in the page, for the printer.
    printing: RwSignal<bool>,
    /// Width of a strip in px.
    strip_width: RwSignal<f64>,
    /// The cell that the arrow keys move from: row (−2 and −1 are the pinned ones) and column.
    active: RwSignal<(isize, usize)>,
}

impl Shared {
    fn new(of: Assessed) -> Self {
        let app = of.app;
        let choice = Memo::new(move |_| app.route.with(Choice::of));
        let rows = Memo::new(move |_| {
            let choice = choice.get();
            of.evaluation.with(|e| e.as_ref().map(|e| choice.rows(e)).unwrap_or_default())
        });
        Self {
            app,
            of,
            choice,
            rows,
            open: RwSignal::new(None),
            selected: RwSignal::new(None),
            narrow: RwSignal::new(false),
            printing: RwSignal::new(false),
            strip_width: RwSignal::new(window::WIDTH),
            active: RwSignal::new((0, 0)),
        }
    }

    /// The indicator at a position of the standard.
    fn indicator(self, position: usize) -> Option<&'static Indicator> {
        self.of.standard.indicator.get(position)
    }

    /// Whether the standard judges every school, so that there are thresholds and verdicts.
    const fn judges(self) -> bool {
        self.of.standard.school_rule.is_some()
    }

    /// Opens the derivation of a number, or closes it where it is open.
    fn toggle(self, subject: Subject) {
        let school = match subject {
            Subject::Indicator { school, .. } | Subject::School { school, .. } => Some(school),
            _ => None,
        };
        self.open.update(|open| {
            *open = if open.as_ref() == Some(&subject) { None } else { Some(subject) };
        });
        if school.is_some() {
            self.selected.set(school);
        }
    }
}

/// The view.
#[component]
pub fn Resources() -> impl IntoView {
    let app = expect_context::<App>();
    // Another assessment is another view: nothing chosen in one means anything in the other.
    let basic = Memo::new(move |_| app.shown().is_some_and(|s| s.id == BASIC));
    move || {
        let of = if basic.get() { basic::assessed(app) } else { app.assessed() };
        of.map(|of| view! { <Assessment of=of /> })
    }
}

/// The view of one assessment.
#[component]
fn Assessment(of: Assessed) -> impl IntoView {
    let app = of.app;
    let shared = Shared::new(of);
    provide_context(shared);
    window::follow(shared);
    let school = Memo::new(move |_| app.route.with(|r| r.get("school").map(str::to_owned)));
    // The view is drawn anew when another kind of page stands here, not with every choice.
    let state = Memo::new(move |_| {
        of.evaluation.with(|e| match e {
            None => State::Waiting,
            Some(e) if e.schools.is_empty() => State::Empty,
            Some(_) => State::Ready,
        })
    });
    move || match (state.get(), school.get()) {
        (State::Waiting, _) => waiting(),
        (State::Empty, _) => empty(),
        (State::Ready, Some(id)) => view! { <sheet::Sheet id=id /> }.into_any(),
        (State::Ready, None) => view! { <Whole /> }.into_any(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    Empty,
    Ready,
}

fn waiting() -> AnyView {
    view! {
        <h1 class="sentence dim">{move || t("view-resources")}</h1>
        <p class="lede" role="status">{move || t("recomputing")}</p>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <h1 class="sentence">{move || t("view-resources")}</h1>
        <div class="empty">
            <p>{move || t("resources-empty")}</p>
            <p><a class="button-main" href=ViewId::Data.href()>{move || t("resources-empty-go")}</a></p>
        </div>
    }
    .into_any()
}

/// A sentence made of an assessment.
type Said = fn(&Standard, &Evaluation) -> AnyView;

/// All schools of a section.
#[component]
fn Whole() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let app = shared.app;
    // The table is printed across; a school's sheet is not.
    files::set_root("data-paper", "wide");
    on_cleanup(|| files::set_root("data-paper", ""));
    let said = move |f: fn(&Standard, &Evaluation) -> AnyView| {
        shared.of.evaluation.with(|e| e.as_ref().map(|e| f(shared.of.standard, e)))
    };
    let (answer, lede): (Said, Said) = if shared.judges() {
        (|_, evaluation| words::answer(evaluation), words::lede)
    } else {
        (|_, evaluation| basic::answer(evaluation), basic::lede)
    };
    view! {
        <div class="resources" class:stale=move || app.stale.get()>
            <h1 class="sentence">{move || said(answer)}</h1>
            <p class="lede">{move || said(lede)}</p>
            <div class="resources-standard no-print"><StandardSwitch /></div>
            <p class="handout no-print">
                <WorkbookActs standard=shared.of.standard.id.as_str() tables=shared.judges() />
                <ViewActs view="view-resources" />
            </p>
            {(!shared.judges()).then(|| view! { <basic::Composites /> })}
            {move || app.stale.get().then(|| view! {
                <p class="resources-stale note" role="status">{t("recomputing")}</p>
            })}
            <filters::Filters />
            {move || (shared.judges() && shared.narrow.get() && !shared.choice.with(|c| c.plain)).then(|| view! {
                <strips::StripList />
            })}
            <table::SchoolTable />
            <excluded::Excluded />
            {shared.judges().then(|| view! { <coefficients::Coefficients /> })}
        </div>
    }
}

/// The address of a school's own sheet.
fn sheet_href(id: &str) -> String {
    let mut route = Route { view: ViewId::Resources, ..Route::default() };
    route.query.insert("school".to_owned(), id.to_owned());
    route.hash()
}
