//! The duty self-evaluation (履职自评): a rubric as a score sheet, with what is typed for it, the
//! reasons of every deduction and the way from full marks to the total. Draws the sheet that the
//! engine made; computes no points.

mod choose;
mod edit;
mod fold;
pub(super) mod form;
pub(super) mod inputs;
pub(super) mod line;
mod lists;
mod panel;
mod table;
pub(super) mod typed;
mod waterfall;
pub(super) mod words;

use crate::args;
use crate::engine::{Answer, Reply, Request, RubricEntry};
use crate::page::client;
use crate::page::say::{t, tr, with_words};
use crate::page::state::App;
use crate::page::widgets::handout::ViewActs;
use crate::page::widgets::marked::marked;
use crate::rubric::{Does, ItemScore, Sheet};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Shared {
    app: App,
    /// Every rubric that can be chosen: the county's own, then those that ship.
    rubrics: RwSignal<Arc<Vec<RubricEntry>>>,
    /// The one in force.
    chosen: Memo<Option<Arc<RubricEntry>>>,
    /// The sheet, of the county as it was when it last came.
    sheet: RwSignal<Option<Arc<Sheet>>>,
    /// Id of the item that is open.
    open: RwSignal<Option<String>>,
    /// Ids of items that stay in sight, whether or not others of their run are folded away.
    kept: RwSignal<BTreeSet<String>>,
    /// Whether the rubric is being edited; only one of the county's own can be.
    editing: Memo<bool>,
}

impl Shared {
    fn new(app: App) -> Self {
        let rubrics = RwSignal::new(Arc::new(Vec::<RubricEntry>::new()));
        let wanted = Memo::new(move |_| app.route.with(|r| r.get("rubric").map(str::to_owned)));
        let answered = Memo::new(move |_| {
            app.county.with(|c| c.government.keys().cloned().collect::<Vec<_>>())
        });
        let chosen = Memo::new(move |_| {
            let all = rubrics.get();
            let named = wanted.with(|id| all.iter().find(|r| Some(&r.id) == id.as_ref()));
            named.or_else(|| answered.with(|ids| usual(&all, ids))).cloned().map(Arc::new)
        });
        let (sheet, open) = (RwSignal::new(None), RwSignal::new(None));
        let editing = Memo::new(move |_| {
            let asked = app.route.with(|r| r.get("edit").is_some());
            asked && chosen.with(|c| c.as_ref().is_some_and(|c| c.own.is_some()))
        });
        let kept = RwSignal::new(BTreeSet::new());
        // What was opened once stays in sight when it is closed.
        Effect::new(move |_| {
            if let Some(id) = open.get() {
                kept.update(|kept| {
                    kept.insert(id);
                });
            }
        });
        Self { app, rubrics, chosen, sheet, open, kept, editing }
    }

    /// Something of an item or bonus item of the sheet, its parts among them.
    fn item<T>(self, id: &str, f: impl FnOnce(&ItemScore) -> T) -> Option<T> {
        self.sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let all = sheet.items.iter().chain(&sheet.bonus);
            let mut flat = all.flat_map(|item| std::iter::once(item).chain(&item.parts));
            flat.find(|item| item.id == id).map(f)
        })
    }

    /// Asks for the rubrics whenever the county's own change, and for the sheet whenever the
    /// county or the rubric does.
    fn follow(self) {
        let own = Memo::new(move |_| self.app.county.with(|c| c.rubrics.clone()));
        Effect::new(move |_| {
            own.with(|_| ());
            spawn_local(async move {
                let reply = client::ask(Request::Rubrics, Vec::new(), None).await;
                if let Some(Answer::Rubrics(list)) = answer(self.app, reply) {
                    // The view may have been left meanwhile.
                    let _ = self.rubrics.try_set(Arc::new(list));
                }
            });
        });
        Effect::new(move |_| {
            let county = self.app.county.get();
            let Some(rubric) = self.chosen.get() else { return };
            spawn_local(async move {
                let request = Request::Score { rubric: rubric.rubric.clone() };
                let reply = client::ask(request, Vec::new(), None).await;
                let asked = self.app.county.try_get_untracked();
                if asked.is_none_or(|now| !Arc::ptr_eq(&now, &county)) {
                    return;
                }
                let sheet = match answer(self.app, reply) {
                    Some(Answer::Sheet(sheet)) => Some(Arc::from(sheet)),
                    // Something is wrong with the rubric: its list of faults is shown instead.
                    _ => None,
                };
                let _ = self.sheet.try_set(sheet);
            });
        });
    }
}

/// The answer of a reply; where there is none, says why.
fn answer(app: App, reply: Result<Reply, client::NoAnswer>) -> Option<Answer> {
    if let Some((key, args)) = client::failure(&reply) {
        app.tell(&key, args, true);
        return None;
    }
    reply.ok().map(|reply| reply.answer)
}

/// The rubric a county is marked by where nobody chose: its own; else the one that asks for most
/// of its answers; else the one that shows every kind of rule.
fn usual<'a>(all: &'a [RubricEntry], answered: &[String]) -> Option<&'a RubricEntry> {
    if let Some(own) = all.iter().find(|r| r.own.is_some()) {
        return Some(own);
    }
    let asks = |entry: &RubricEntry| {
        let lines = table::lines(&entry.rubric);
        lines.iter().filter(|line| answered.contains(&line.id)).count()
    };
    let example = |entry: &&RubricEntry| entry.id == "county-example";
    let first = all.iter().find(example).or(all.first());
    let most = all.iter().map(asks).max().unwrap_or(0);
    all.iter().find(|entry| most > 0 && asks(entry) == most).or(first)
}

/// The view.
#[component]
pub fn Duty() -> impl IntoView {
    let app = expect_context::<App>();
    let shared = Shared::new(app);
    provide_context(shared);
    shared.follow();
    let ready = Memo::new(move |_| shared.sheet.with(Option::is_some));
    let faulty = Memo::new(move |_| {
        shared.chosen.with(|c| c.as_ref().is_some_and(|c| !c.faults.is_empty()))
    });
    view! {
        <div class="duty" class:stale=move || app.stale.get()>
            <h1 class="sentence">{move || sentence(shared)}</h1>
            <p class="lede">{move || lede(shared)}</p>
            <p class="handout no-print"><ViewActs view="view-duty" /></p>
            <choose::Choose />
            {move || (faulty.get() && !shared.editing.get()).then(|| faults(shared))}
            <div class="duty-columns">
                <div>
                    {move || shared.editing.get().then(|| edit::editor(shared))}
                    <div class:duty-behind=shared.editing>
                        {move || ready.get().then(|| view! {
                            <table::ScoreTable />
                            {lists::limits(shared)}
                            {lists::unused(shared)}
                        }.into_any())}
                    </div>
                </div>
                <div class="duty-side">
                    {move || ready.get().then(|| view! {
                        <waterfall::WaterfallPart />
                        {lists::deductions(shared)}
                        {lists::gains(shared)}
                    }.into_any())}
                </div>
            </div>
        </div>
    }
}

fn sentence(shared: Shared) -> AnyView {
    shared.sheet.with(|sheet| {
        let Some(sheet) = sheet else { return t("view-duty").into_any() };
        let args = args! {
            "base" => words::brief(&sheet.base), "bonus" => words::brief(&sheet.bonus_total),
            "total" => words::brief(&sheet.total),
        };
        let none = sheet.bonus.is_empty();
        let key = match (sheet.total.value, none) {
            (Some(_), false) => "duty-sentence",
            (Some(_), true) => "duty-sentence-base",
            (None, false) => "duty-sentence-open",
            (None, true) => "duty-sentence-base-open",
        };
        let grade = grade(shared, sheet);
        view! { {marked(&tr(key, &args), "duty-total")} {grade} }.into_any()
    })
}

/// The grade in the rubric's words; where limits made it another than the points alone, both.
fn grade(shared: Shared, sheet: &Sheet) -> Option<String> {
    let chosen = shared.chosen.get()?;
    let named = |id: &Option<String>| Some(words::entry(&chosen.rubric, "grades", id.as_ref()?));
    let grade = named(&sheet.grade)?;
    let by_points = named(&sheet.grade_by_points).filter(|_| sheet.grade != sheet.grade_by_points);
    let key = if by_points.is_some() { "duty-grade-limited" } else { "duty-grade" };
    Some(tr(key, &args! { "grade" => grade, "points" => by_points.unwrap_or_default() }))
}

/// How many points are lost where, or how much is still open.
fn lede(shared: Shared) -> String {
    shared.sheet.with(|sheet| {
        let faulty = || shared.chosen.with(|c| c.as_ref().is_some_and(|c| !c.faults.is_empty()));
        let Some(sheet) = sheet else {
            return if faulty() { t("duty-faulty-lede") } else { t("recomputing") };
        };
        let open = sheet.items.iter().chain(&sheet.bonus).filter(|i| i.score.value.is_none());
        let open = open.count();
        let lost: Vec<String> =
            sheet.items.iter().flat_map(|item| words::sentences(item, Does::Loses)).collect();
        let shown = lost.iter().take(2).cloned().collect::<Vec<_>>().join(&t("list-semicolon"));
        let mut text = match lost.len() {
            0 => t("duty-none-lost"),
            n => tr("duty-lost", &args! { "n" => n.to_string(), "lost" => shown }),
        };
        if open > 0 {
            text.push_str(&with_words(|w| w.say("sentence-separator")));
            text.push_str(&tr("duty-open", &args! { "n" => open.to_string() }));
        }
        if let Some(limits) = words::open_limits(sheet) {
            text.push_str(&with_words(|w| w.say("sentence-separator")));
            text.push_str(&limits);
        }
        text
    })
}

/// What is wrong with a rubric of the county's own.
fn faults(shared: Shared) -> AnyView {
    let list = move || {
        shared.chosen.get().map(|chosen| {
            let one = |fault: &crate::rubric::ToldFault| {
                view! { <li>{with_words(|words| fault.sentence(words))}</li> }
            };
            chosen.faults.iter().map(one).collect_view()
        })
    };
    view! {
        <div class="finding finding-must" role="alert">
            <p>{move || t("duty-faulty")}</p>
            <ul>{list}</ul>
        </div>
    }
    .into_any()
}
