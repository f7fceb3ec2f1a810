//! Changes of the county, and undoing them.

use super::{App, Loaded, Step, UNDO_STEPS};
use crate::args;
use crate::county::{Args, Change, County, Edit, LogEntry};
use crate::page::chunk::{self, door};
use crate::page::{client, say, shelf, storage};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

impl App {
    /// Makes a change: applies it, remembers it for undo, saves and assesses anew. What was
    /// published stays as it is.
    pub fn edit(&self, edit: Edit) {
        if self.read_only {
            return;
        }
        if let Some(change) = self.apply(edit, None) {
            self.push(Step::Edit(change));
        }
    }

    /// Applies a change and writes it down; `back` is the one that it undoes.
    fn apply(&self, edit: Edit, back: Option<&Edit>) -> Option<Change> {
        let mut result = None;
        let keep = !self.guest && chunk::here("steps");
        self.loaded.update(|l| {
            let county = Arc::make_mut(&mut l.county);
            let applied = county.apply(edit.clone());
            if let (Ok(change), true) = (&applied, keep) {
                note(county, change, back);
            }
            result = Some(applied);
        });
        match result? {
            Ok(change) => {
                client::edited(self.county.get_untracked(), edit);
                self.changed();
                Some(change)
            }
            Err(error) => {
                let (key, args) = error.sentence();
                self.tell(&key, args, true);
                None
            }
        }
    }

    /// Puts another county in the place of this one; can be undone. What was published stays.
    pub fn replace(&self, after: Loaded) {
        if self.read_only {
            return;
        }
        let before = Arc::new(self.loaded.get_untracked());
        self.push(Step::Replace { before, after: Arc::new(after.clone()) });
        self.show(after);
        self.changed();
    }

    /// Puts a county that came from elsewhere in the place of this one, which then lies in the list of
    /// counties; `said` is told when it is done. What does so arrives apart.
    pub fn bring(&self, after: Loaded, said: Option<(&'static str, Args)>) {
        let app = *self;
        spawn_local(async move {
            if let Err(why) = chunk::arrive("steps").await {
                return app.tell("view-missing", args! { "why" => why }, true);
            }
            type Said = Option<(&'static str, Args)>;
            door!("steps", "2", (app: App, after: Loaded, said: Said) -> () {
                say::learn(crate::words::LATER);
                spawn_local(shelf::brought(app, after, said));
            });
        });
    }

    fn push(&self, step: Step) {
        self.redo.update(Vec::clear);
        self.undo.update(|steps| {
            steps.push(step);
            let over = steps.len().saturating_sub(UNDO_STEPS);
            steps.drain(..over);
        });
    }

    /// Undoes the last step.
    pub fn undo(&self) {
        let mut step = None;
        self.undo.update(|steps| step = steps.pop());
        self.say(step.as_ref(), "undone");
        match step {
            Some(Step::Edit(change)) => {
                if let Some(inverse) = self.apply(change.undo, Some(&change.done)) {
                    let change = Change { done: change.done, undo: inverse.done };
                    self.redo.update(|steps| steps.push(Step::Edit(change)));
                }
            }
            Some(Step::Replace { before, after }) => {
                self.show(Loaded::clone(&before));
                self.redo.update(|steps| steps.push(Step::Replace { before, after }));
                self.changed();
            }
            None => {}
        }
    }

    /// Says what was undone or done again. The words for it arrive apart.
    fn say(self, step: Option<&Step>, key: &'static str) {
        let Some(step) = step.cloned() else { return };
        let county = self.county.get_untracked();
        spawn_local(async move {
            if chunk::arrive("steps").await.is_ok() {
                self.tell(key, args! { "what" => described(&step, &county) }, false);
            }
        });
    }

    /// Does the last undone step again.
    pub fn redo(&self) {
        let mut step = None;
        self.redo.update(|steps| step = steps.pop());
        self.say(step.as_ref(), "redone");
        match step {
            Some(Step::Edit(change)) => {
                if let Some(change) = self.apply(change.done, None) {
                    self.undo.update(|steps| steps.push(Step::Edit(change)));
                }
            }
            Some(Step::Replace { before, after }) => {
                self.show(Loaded::clone(&after));
                self.undo.update(|steps| steps.push(Step::Replace { before, after }));
                self.changed();
            }
            None => {}
        }
    }

    /// Puts a county in the place of this one, without a step to undo.
    pub(in crate::page) fn show(&self, loaded: Loaded) {
        client::replaced(Arc::clone(&loaded.county));
        self.explained.set(None);
        // What was said of another county is not true of this one.
        self.verdicts.set(Arc::default());
        self.loaded.set(loaded);
    }

    /// Writes a text beside what is known of the county; no step to undo.
    pub(in crate::page) fn mark(&self, key: &str, text: &str) {
        self.loaded.update(|l| {
            let fields = &mut Arc::make_mut(&mut l.county).extra;
            fields.insert(key.to_owned(), text.into());
        });
        client::replaced(self.county.get_untracked());
        self.changed();
    }

    fn changed(&self) {
        storage::save_soon(*self);
        self.assess();
    }
}

/// What a step was about.
fn described(step: &Step, county: &County) -> String {
    door!("steps", "0", (step: &Step, county: &County) -> String {
        say::learn(crate::words::LATER);
        match step {
            Step::Edit(change) => {
                say::with_words(|words| crate::grid::described(&change.done, county, words))
            }
            Step::Replace { after, .. } => {
                let name = after.county.name.clone();
                let name = if name.is_empty() { say::t("unnamed-county") } else { name };
                say::tr("step-replace", &args! { "county" => name })
            }
        }
    })
}

/// Writes a change down in the county's list of them.
fn note(county: &mut County, change: &Change, back: Option<&Edit>) {
    door!("steps", "1", (county: &mut County, change: &Change, back: Option<&Edit>) -> () {
        say::learn(crate::words::LATER);
        let told = say::with_words(|words| match back {
            Some(done) => crate::grid::told(done, &change.done, county, words),
            None => crate::grid::told(&change.done, &change.undo, county, words),
        });
        let at = storage::date_and_time();
        let entries: Vec<LogEntry> = told
            .into_iter()
            .map(|told| {
                let (at, what) = (at.clone(), told.what);
                if back.is_some() {
                    let what = say::tr("undone", &args! { "what" => what });
                    return LogEntry { at, what, from: told.to, to: told.from };
                }
                LogEntry { at, what, from: told.from, to: told.to }
            })
            .collect();
        county.note(entries);
    })
}
