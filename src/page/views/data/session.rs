//! The files of the last import, kept as long as the page is open, so that a corrected column
//! can be read again.

use super::desk::{Desk, Panel};
use crate::county::{Args, County, Edit, Enrolment, School};
use crate::import::{ImportOptions, Imported, InputFile};
use crate::page::state::{App, SaveState, Step};
use crate::page::{files, shelf};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use web_sys::FileList;

#[derive(Clone)]
struct Kept {
    files: Vec<InputFile>,
    into: Option<Arc<County>>,
    /// What a person told of sheets while no county had come of them yet.
    told: BTreeMap<String, String>,
}

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
    /// The files of an import that gave no county.
    static FAILED: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// Reads files that were chosen or dropped, then imports them.
pub fn read_and_import(desk: Desk, list: FileList) {
    spawn_local(async move {
        let (files, unread) = files::read(&list).await;
        if !unread.is_empty() {
            let args = crate::args! { "files" => unread.join("、") };
            desk.app.tell("data-files-unread", args, true);
        }
        if files.is_empty() {
            return;
        }
        // Among several counties of a file the one at hand is told by it.
        shelf::ensure_mark(desk.app);
        let into = desk.app.county.with_untracked(|county| {
            let add = !county.sample && !county.is_blank() && !desk.anew.get_untracked();
            add.then(|| county.clone())
        });
        // A new county takes the place of the one at hand, which must not get lost.
        let put_aside = match into {
            None => shelf::put_aside(desk.app).await,
            Some(_) => Ok(()),
        };
        let keeps = desk.app.saved.get_untracked() != SaveState::Refused;
        if let (true, Err(trouble)) = (keeps, put_aside) {
            desk.app.tell(trouble.key(), Args::new(), true);
            return;
        }
        import(desk, Kept { files, into, told: BTreeMap::new() }, Vec::new());
    });
}

fn import(desk: Desk, kept: Kept, again: Vec<Again>) {
    let options = ImportOptions {
        into: kept.into.as_deref().cloned(),
        mapping: kept.told.clone(),
        ..ImportOptions::default()
    };
    let files = kept.files.clone();
    desk.app.import(files, options, move |imported: &Imported| {
        if imported.counties.is_empty() {
            let _ = desk.failed.try_set(Arc::new(imported.findings.clone()));
            let _ = desk.unread.try_set(Arc::new(imported.mapping.clone()));
            FAILED.set(Some(kept.clone()));
            return;
        }
        forget_failed(desk);
        let _ = desk.anew.try_set(false);
        // What was told is the county's from now on.
        KEPT.set(Some(Kept { told: BTreeMap::new(), ..kept.clone() }));
        if imported.counties.len() == 1 {
            repeat(desk.app, &again);
        }
    });
}

/// Says no more of an import that gave no county.
pub fn forget_failed(desk: Desk) {
    let _ = desk.failed.try_set(Arc::default());
    let _ = desk.unread.try_set(Arc::default());
    FAILED.set(None);
}

/// Shows the first sheet that a person has yet to tell the kind of.
pub fn show_unread(desk: Desk) {
    if let Some(open) = desk.mapping().iter().find(|sheet| super::teach::is_open(sheet)) {
        desk.sheet_at.set((open.file.clone(), open.sheet.clone()));
    }
    desk.panel.set(Panel::Mapping);
}

/// Takes a column for something else: remembered in the county, and the files are read again
/// where they are still here.
pub fn correct(desk: Desk, path: String, target: String) {
    teach(desk, vec![(path, target)]);
}

/// The same for several things that are told at once: path and target of each. Of files that no
/// county has come of yet, it is remembered by the county that comes.
pub fn teach(desk: Desk, told: Vec<(String, String)>) {
    if let Some(mut failed) = FAILED.with_borrow(Clone::clone) {
        failed.told.extend(told);
        return import(desk, failed, Vec::new());
    }
    let mut edits: Vec<Edit> = told
        .into_iter()
        .map(|(path, target)| Edit::Mapping { path, target: Some(target) })
        .collect();
    match (edits.len(), edits.pop()) {
        (1, Some(edit)) => desk.app.edit(edit),
        (_, last) => {
            desk.app.edit(Edit::Several { edits: edits.into_iter().chain(last).collect() })
        }
    }
    match KEPT.with_borrow(Clone::clone) {
        Some(kept) => {
            desk.waiting.set(false);
            let again = changes(desk.app);
            import(desk, kept, again);
        }
        None => desk.waiting.set(true),
    }
}

/// A change to make again after reading the files anew; schools by id.
enum Again {
    School(String, Edit),
    County(Edit),
    /// Figures of the history that were taken out: year, unit, grade.
    NoPast(BTreeSet<(i32, String, u8)>),
}

/// What a person changed since the county came: all figures changed by hand, and the words and
/// settings that the undo list still knows.
fn changes(app: App) -> Vec<Again> {
    let county = app.county.get_untracked();
    let mut again = Vec::new();
    for school in &county.schools {
        for (field, origin) in &school.origins {
            if origin.by_hand {
                let edit = Edit::Figure { school: 0, field: *field, value: field.get(school) };
                again.push(Again::School(school.id.clone(), edit));
            }
        }
    }
    let id = |at: &usize| county.schools.get(*at).map(|school: &School| school.id.clone());
    let steps = app.undo.get_untracked();
    let start = steps.iter().rposition(|step| matches!(step, Step::Replace { .. }));
    for step in steps.iter().skip(start.map_or(0, |at| at + 1)) {
        let Step::Edit(change) = step else { continue };
        let mut edits = vec![(&change.done, &change.undo)];
        if let (Edit::Several { edits: done }, Edit::Several { edits: undo }) =
            (&change.done, &change.undo)
        {
            // What undoes them stands the other way round.
            // Cells of one school are undone together: then no row of the history was taken.
            edits = if done.len() == undo.len() {
                done.iter().zip(undo.iter().rev()).collect()
            } else {
                done.iter().zip(done).collect()
            };
        }
        for (done, undo) in edits {
            match done {
                edit @ (Edit::Text { school, .. }
                | Edit::Parent { school, .. }
                | Edit::Class { school, .. }
                | Edit::ClassRow { school, .. }) => {
                    if let Some(id) = id(school) {
                        again.push(Again::School(id, edit.clone()));
                    }
                }
                edit @ (Edit::Setting { .. }
                | Edit::County { .. }
                | Edit::Past { .. }
                | Edit::Births { .. }
                | Edit::Answer { .. }
                | Edit::Fact { .. }
                | Edit::Rubric { .. }
                | Edit::Scenario { .. }) => again.push(Again::County(edit.clone())),
                Edit::PastEntry { with: Some(entry), .. } => again.push(past(entry)),
                Edit::PastRows { with, .. } if !with.is_empty() => {
                    again.extend(with.iter().map(past));
                }
                Edit::PastRows { .. } => {
                    if let Edit::PastRows { with: taken, .. } = undo {
                        let key = |e: &Enrolment| (e.year, e.unit.clone(), e.grade);
                        again.push(Again::NoPast(taken.iter().map(key).collect()));
                    }
                }
                _ => {}
            }
        }
    }
    again
}

/// A figure of the history that a block brought.
fn past(entry: &Enrolment) -> Again {
    let Enrolment { year, unit, grade, students, .. } = entry.clone();
    Again::County(Edit::Past { year, unit, grade, students })
}

fn repeat(app: App, again: &[Again]) {
    for change in again {
        let edit = match change {
            Again::County(edit) => Some(edit.clone()),
            Again::NoPast(gone) => {
                let county = app.county.get_untracked();
                let is_it = |e: &Enrolment| gone.contains(&(e.year, e.unit.clone(), e.grade));
                let all = county.history.iter().enumerate();
                let at: Vec<usize> = all.filter(|(_, e)| is_it(e)).map(|(at, _)| at).collect();
                (!at.is_empty()).then_some(Edit::PastRows { at, with: Vec::new() })
            }
            Again::School(id, edit) => {
                let county = app.county.get_untracked();
                let at = county.schools.iter().position(|school| school.id == *id);
                at.map(|at| moved(edit, at))
            }
        };
        if let Some(edit) = edit {
            app.edit(edit);
        }
    }
}

/// The same change of the school at another position.
fn moved(edit: &Edit, at: usize) -> Edit {
    let mut edit = edit.clone();
    if let Edit::Figure { school, .. }
    | Edit::Text { school, .. }
    | Edit::Parent { school, .. }
    | Edit::Class { school, .. }
    | Edit::ClassRow { school, .. } = &mut edit
    {
        *school = at;
    }
    edit
}
