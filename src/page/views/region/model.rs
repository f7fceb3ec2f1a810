//! The counties of the view: where they lie, what each brings, which take part.

use super::choice::{By, Choice};
use crate::args;
use crate::county::Args;
use crate::engine::{Answer, Reply, Request};
use crate::import::InputFile;
use crate::page::shelf::{self, Line};
use crate::page::state::{App, STANDARD};
use crate::page::{client, letters};
use crate::region::{self, Measure, Standing, by_verdict, measures, order, ranks};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How long counties that are measured wait to be shown together, ms.
const PATIENCE_MS: f64 = 300.0;

/// What a county brings, or key and values of the sentence that says why it cannot be measured.
type Found = Result<Arc<Standing>, (String, Args)>;

/// One county of the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Its mark; empty for the county at hand that has none.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) year: Option<i32>,
    /// When it was put here; `None` for the one at hand.
    pub(super) changed: Option<String>,
    /// What it brings, once it is measured.
    pub(super) standing: Option<Arc<Standing>>,
    /// Key and values of the sentence that says why it could not be measured.
    pub(super) trouble: Option<(String, Args)>,
}

/// A county's row: its position among the entries, what it brings, its places by measure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) entry: usize,
    pub(super) standing: Arc<Standing>,
    pub(super) places: Vec<Option<usize>>,
}

/// What the parts of the view share.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    pub(super) app: App,
    pub(super) measures: StoredValue<Vec<Measure>>,
    /// The counties; `None` until the list is read.
    pub(super) entries: RwSignal<Option<Vec<Entry>>>,
    /// Marks of those that take no part.
    pub(super) left_out: RwSignal<BTreeSet<String>>,
    pub(super) choice: Memo<Choice>,
    /// The rows, in the order of the table.
    pub(super) rows: Memo<Arc<Vec<Row>>>,
}

impl Shared {
    pub(super) fn new(app: App) -> Self {
        let all = App::standard().map(measures).unwrap_or_default();
        let known = all.clone();
        let choice = Memo::new(move |_| app.route.with(|route| Choice::of(route, &known)));
        let measures = StoredValue::new(all);
        let entries = RwSignal::new(None::<Vec<Entry>>);
        let left_out = RwSignal::new(BTreeSet::new());
        let rows = Memo::new(move |_| {
            let choice = choice.get();
            let out = left_out.get();
            let taking_part = entries.with(|entries| {
                let all = entries.iter().flatten().enumerate();
                let found = all.filter(|(_, entry)| !out.contains(&entry.id));
                let found =
                    found.filter_map(|(at, e)| Some((at, Arc::clone(e.standing.as_ref()?))));
                let of_city = |(_, s): &(usize, Arc<Standing>)| {
                    choice.city.is_none() || choice.city == s.city
                };
                found.filter(of_city).collect::<Vec<_>>()
            });
            Arc::new(measures.with_value(|measures| placed(taking_part, &choice, measures)))
        });
        Self { app, measures, entries, left_out, choice, rows }
    }

    /// Reads the list and has every county measured, one after the other: only one lies in the
    /// memory of the page at a time.
    pub(super) fn load(self) {
        spawn_local(async move {
            let lines = shelf::list().await.unwrap_or_default();
            let Some(entries) = self.listed(lines) else { return };
            let others = entries.iter().filter(|entry| entry.changed.is_some());
            let ids: Vec<String> = others.map(|entry| entry.id.clone()).collect();
            if self.left_out.try_set(superseded(&entries)).is_some()
                || self.entries.try_set(Some(entries)).is_some()
            {
                return;
            }
            let mut news: Vec<(&str, Found)> = Vec::new();
            let mut shown = 0.0;
            for (at, id) in ids.iter().enumerate() {
                let text = shelf::text(id).await;
                let found = match text {
                    Ok(text) => measured(text).await,
                    Err(trouble) => Err((trouble.key().to_owned(), Args::new())),
                };
                news.push((id, found));
                // Every showing places all of them anew.
                let now = js_sys::Date::now();
                if now - shown < PATIENCE_MS && at + 1 < ids.len() {
                    continue;
                }
                shown = now;
                if !self.found(std::mem::take(&mut news)) {
                    return;
                }
            }
        });
        // The one at hand changes while the view is open: by undo, or in another view before.
        let app = self.app;
        let listed = Memo::new(move |_| {
            self.entries.with(|all| all.iter().flatten().any(|entry| entry.changed.is_none()))
        });
        Effect::new(move |_| {
            let county = app.county.get();
            if !listed.get() {
                return;
            }
            spawn_local(async move {
                if letters::arrive().await.is_err() {
                    return;
                }
                let found = match letters::county(&county) {
                    Some(text) => measured(text).await,
                    None => return,
                };
                let now = app.county.try_get_untracked();
                if now.is_some_and(|now| Arc::ptr_eq(&now, &county)) {
                    let id = shelf::mark(&county).unwrap_or_default();
                    self.found(vec![(&id, found)]);
                }
            });
        });
    }

    /// The counties: the one at hand first where it is one's own, then those that lie here.
    fn listed(self, lines: Vec<Line>) -> Option<Vec<Entry>> {
        let at_hand = self.app.county.try_get_untracked()?;
        let mark = shelf::mark(&at_hand);
        let own = shelf::is_own(&at_hand).then(|| Entry {
            id: mark.clone().unwrap_or_default(),
            name: at_hand.name.clone(),
            year: at_hand.school_year,
            changed: None,
            standing: None,
            trouble: None,
        });
        let others = lines.into_iter().filter(|line| Some(&line.id) != mark.as_ref());
        let others = others.map(|line| Entry {
            id: line.id,
            name: line.name,
            year: line.year,
            changed: Some(line.changed),
            standing: None,
            trouble: None,
        });
        Some(own.into_iter().chain(others).collect())
    }

    /// Puts down what counties bring; false where the view has been left.
    fn found(self, news: Vec<(&str, Found)>) -> bool {
        let put = |entries: &mut Option<Vec<Entry>>| {
            for (id, found) in news {
                let of_id = |entry: &&mut Entry| entry.id == id;
                let Some(entry) = entries.iter_mut().flatten().find(of_id) else { continue };
                match found {
                    Ok(standing) => entry.standing = Some(standing),
                    Err(why) => entry.trouble = Some(why),
                }
            }
        };
        self.entries.try_update(put).is_some()
    }
}

/// What a county brings, from the text of its file.
async fn measured(text: String) -> Found {
    let request = Request::Standing { standard: STANDARD.to_owned() };
    let file = InputFile { name: "county.json".to_owned(), bytes: text.into_bytes() };
    let reply = client::ask(request, vec![file], None).await;
    if let Some(why) = client::failure(&reply) {
        return Err(why);
    }
    match reply {
        Ok(Reply { answer: Answer::Standing(standing), .. }) => Ok(Arc::from(standing)),
        _ => Err(("work-stopped".to_owned(), args! { "detail" => "" })),
    }
}

/// Marks of counties of which a later year or a later version is here, too.
fn superseded(entries: &[Entry]) -> BTreeSet<String> {
    let later = |one: &Entry, other: &Entry| {
        // The one at hand is the latest of its year; marks grow with the time they were given.
        let age = |entry: &Entry| {
            (entry.year, entry.changed.is_none(), entry.changed.clone(), entry.id.clone())
        };
        other.name == one.name && age(other) > age(one)
    };
    let old = entries.iter().filter(|one| entries.iter().any(|other| later(one, other)));
    old.map(|entry| entry.id.clone()).collect()
}

/// Rows with their places, in the order that was chosen.
fn placed(found: Vec<(usize, Arc<Standing>)>, choice: &Choice, measures: &[Measure]) -> Vec<Row> {
    let figures = |at: usize| -> Vec<Option<f64>> {
        found.iter().map(|(_, standing)| standing.figures.get(at).and_then(|f| f.value)).collect()
    };
    let whole = |at: usize| -> Vec<Option<f64>> {
        let whole = |standing: &Standing| standing.figures.get(at).and_then(region::Figure::whole);
        found.iter().map(|(_, standing)| whole(standing)).collect()
    };
    let places: Vec<Vec<Option<usize>>> = measures
        .iter()
        .enumerate()
        .map(|(at, m)| ranks(&if choice.partial { figures(at) } else { whole(at) }, m.better))
        .collect();
    let sorted = match choice.by {
        By::Measure(at) => match (measures.get(at), places.get(at)) {
            (Some(measure), Some(places)) => {
                order(&figures(at), places, measure.better, choice.first_first)
            }
            _ => Vec::new(),
        },
        By::Verdict => {
            let all: Vec<&Standing> = found.iter().map(|(_, standing)| &**standing).collect();
            by_verdict(&all, choice.first_first)
        }
        By::Name => {
            let mut all: Vec<usize> = (0..found.len()).collect();
            all.sort_by_key(|at| found.get(*at).map(|(_, standing)| standing.name.clone()));
            if !choice.first_first {
                all.reverse();
            }
            all
        }
    };
    let row = |at: usize| {
        let (entry, standing) = found.get(at)?;
        let places = places.iter().map(|of| of.get(at).copied().flatten()).collect();
        Some(Row { entry: *entry, standing: Arc::clone(standing), places })
    };
    sorted.into_iter().filter_map(row).collect()
}
