//! Changes of the county, and undoing them.

use super::{App, Loaded, Step, UNDO_STEPS};
use crate::args;
use crate::county::{Change, County, Edit};
use crate::page::chunk::{self, door};
use crate::page::{client, say, storage};
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
        if let Some(change) = self.apply(edit) {
            self.push(Step::Edit(change));
        }
    }

    fn apply(&self, edit: Edit) -> Option<Change> {
        let mut result = None;
        self.loaded.update(|l| result = Some(Arc::make_mut(&mut l.county).apply(edit.clone())));
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
                if let Some(inverse) = self.apply(change.undo) {
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
                if let Some(change) = self.apply(change.done) {
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
