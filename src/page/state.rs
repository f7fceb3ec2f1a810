//! What all views share, and the few ways it changes: every change goes through here, so that
//! it is saved, undone and assessed alike.

use super::{chunk, client, files, route::Route, say, storage};
use crate::args;
use crate::county::{Args, Change, County, Edit, Field, Finding, SectionKind};
use crate::engine::{Answer, Reply, Request};
use crate::grid::settled;
use crate::import::{ImportOptions, Imported, InputFile, MappedSheet, Progress};
use crate::score::{Evaluation, Subject};
use crate::standard::{self, Settings, Standard};
use crate::words::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Id of the standard the page assesses by.
pub const STANDARD: &str = "quality-balance-2017";
/// How many steps can be undone.
pub const UNDO_STEPS: usize = 200;

/// One step of the undo list.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A change inside the county.
    Edit(Change),
    /// Another county took its place.
    Replace {
        /// What was there.
        before: Arc<Loaded>,
        /// What came.
        after: Arc<Loaded>,
    },
}

/// A county with what its import said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    /// The county.
    pub county: Arc<County>,
    /// What the import of its files found.
    pub file_findings: Arc<Vec<Finding>>,
    /// What was matched to what.
    pub mapping: Arc<Vec<MappedSheet>>,
}

/// Whether the work is safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing to save yet.
    Untouched,
    /// Being written.
    Saving,
    /// In the browser, since this time of day.
    Saved(String),
    /// The browser does not keep it.
    Failed,
}

/// Work under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// Key of its name.
    pub key: &'static str,
    /// How far it is.
    pub progress: Option<Progress>,
    /// Set a second after it began: only then can it be cancelled.
    pub cancellable: bool,
}

/// A sentence at the top of the view, until it is dismissed.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Key of the sentence.
    pub key: String,
    /// Its values.
    pub args: Args,
    /// Whether something went wrong.
    pub wrong: bool,
}

/// A cell of the data view to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    /// Position of the school.
    pub school: usize,
    /// The section's table.
    pub section: Option<SectionKind>,
    /// The column, where it is a figure.
    pub field: Option<Field>,
}

/// What all views share. Copy it freely; it holds signals only.
#[derive(Clone, Copy)]
pub struct App {
    /// The address.
    pub route: RwSignal<Route>,
    /// The county with its import.
    pub loaded: RwSignal<Loaded>,
    /// The county alone.
    pub county: Memo<Arc<County>>,
    /// The assessment, of the county as it was when `stale` was last false.
    pub evaluation: RwSignal<Option<Arc<Evaluation>>>,
    /// Set while the assessment is being made anew.
    pub stale: RwSignal<bool>,
    /// Findings of the county's figures.
    pub checks: RwSignal<Arc<Vec<Finding>>>,
    /// All findings: of the files, then of the figures.
    pub findings: Memo<Arc<Vec<Finding>>>,
    /// Steps that can be undone.
    pub undo: RwSignal<Vec<Step>>,
    /// Steps that can be done again.
    pub redo: RwSignal<Vec<Step>>,
    /// Whether the work is safe.
    pub saved: RwSignal<SaveState>,
    /// Work under way.
    pub work: RwSignal<Option<Work>>,
    /// A sentence at the top.
    pub notice: RwSignal<Option<Notice>>,
    /// An import with several counties, of which a person is to choose one.
    pub several: RwSignal<Option<Arc<Imported>>>,
    /// A cell to go to in the data view.
    pub jump: RwSignal<Option<Jump>>,
    /// The number whose derivation is open at the side.
    pub explained: RwSignal<Option<Subject>>,
    /// `light`, `dark`, or as the system says.
    pub theme: RwSignal<storage::Theme>,
}

impl App {
    /// The state of a page that has just opened.
    #[must_use]
    pub fn new() -> Self {
        let loaded = RwSignal::new(Loaded::default());
        let checks = RwSignal::new(Arc::new(Vec::new()));
        Self {
            route: RwSignal::new(Route::default()),
            loaded,
            county: Memo::new(move |_| loaded.with(|l| Arc::clone(&l.county))),
            evaluation: RwSignal::new(None),
            stale: RwSignal::new(false),
            checks,
            findings: Memo::new(move |_| {
                let (files, county) =
                    loaded.with(|l| (Arc::clone(&l.file_findings), Arc::clone(&l.county)));
                let open = files.iter().filter(|finding| !settled(finding, &county));
                Arc::new(open.chain(checks.get().iter()).cloned().collect())
            }),
            undo: RwSignal::new(Vec::new()),
            redo: RwSignal::new(Vec::new()),
            saved: RwSignal::new(SaveState::Untouched),
            work: RwSignal::new(None),
            notice: RwSignal::new(None),
            several: RwSignal::new(None),
            jump: RwSignal::new(None),
            explained: RwSignal::new(None),
            theme: RwSignal::new(storage::theme()),
        }
    }

    /// The standard the page assesses by.
    #[must_use]
    pub fn standard() -> Option<&'static Standard> {
        standard::named(STANDARD)
    }

    /// How many settings differ from their defaults.
    #[must_use]
    pub fn settings_changed(&self) -> usize {
        let county = self.county.get();
        Self::standard().map_or(0, |s| Settings::of(s, &county).changed().len())
    }

    /// Makes a change: applies it, remembers it for undo, saves and assesses anew.
    pub fn edit(&self, edit: Edit) {
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

    /// Puts another county in the place of this one; can be undone.
    pub fn replace(&self, after: Loaded) {
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

    /// Does the last undone step again.
    pub fn redo(&self) {
        let mut step = None;
        self.redo.update(|steps| step = steps.pop());
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

    fn show(&self, loaded: Loaded) {
        client::replaced(Arc::clone(&loaded.county));
        self.explained.set(None);
        self.loaded.set(loaded);
    }

    fn changed(&self) {
        storage::save_soon(*self);
        self.assess();
    }

    /// Asks for assessment and checks of the county as it is now.
    pub fn assess(&self) {
        let app = *self;
        let asked = app.county.get_untracked();
        app.stale.set(true);
        spawn_local(async move {
            let request = Request::Evaluate { standard: STANDARD.to_owned() };
            let evaluated = client::ask(request, Vec::new(), None).await;
            let checked = client::ask(Request::Check, Vec::new(), None).await;
            if !Arc::ptr_eq(&asked, &app.county.get_untracked()) {
                return;
            }
            app.complain(&evaluated);
            if let Ok(Reply { answer: Answer::Evaluation(evaluation), .. }) = evaluated {
                app.evaluation.set(Some(Arc::from(evaluation)));
            }
            if let Ok(Reply { answer: Answer::Findings(findings), .. }) = checked {
                app.checks.set(Arc::new(findings));
            }
            app.stale.set(false);
        });
    }

    /// Shows a sentence at the top.
    pub fn tell(&self, key: &str, args: Args, wrong: bool) {
        self.notice.set(Some(Notice { key: key.to_owned(), args, wrong }));
    }

    fn complain(&self, reply: &Result<Reply, client::NoAnswer>) {
        if let Some((key, args)) = client::failure(reply) {
            self.tell(&key, args, true);
        }
    }

    /// Opens a county file that a person chose.
    pub fn open(&self, file: InputFile) {
        let app = *self;
        let name = file.name.clone();
        app.begin("work-opening");
        spawn_local(async move {
            let reply = client::ask(Request::Open, vec![file], None).await;
            app.end();
            app.complain(&reply);
            if let Ok(Reply { answer: Answer::County(county), .. }) = reply {
                app.replace(Loaded { county: Arc::from(county), ..Loaded::default() });
                app.tell("notice-opened", args! { "file" => name }, false);
            }
        });
    }

    /// Imports files that a person chose: a new county, or into the one at hand. `then` is told
    /// when it is done.
    pub fn import(
        &self,
        files: Vec<InputFile>,
        options: ImportOptions,
        then: impl Fn(&Imported) + 'static,
    ) {
        let app = *self;
        let mut options = options;
        let corrections = app.county.with_untracked(|c| c.corrections.clone());
        for (path, target) in corrections.mapping {
            options.mapping.entry(path).or_insert(target);
        }
        for (school, parent) in corrections.parents {
            options.parents.entry(school).or_insert(parent);
        }
        app.begin("work-importing");
        spawn_local(async move {
            let listener = Box::new(move |progress: Progress| {
                app.work.update(|work| {
                    if let Some(work) = work {
                        work.progress = Some(progress);
                    }
                });
            });
            let request = Request::Import { options: Box::new(options) };
            let reply = client::ask(request, files, Some(listener)).await;
            app.end();
            app.complain(&reply);
            if let Ok(Reply { answer: Answer::Imported(imported), .. }) = reply {
                app.take(&imported);
                then(&imported);
            }
        });
    }

    fn take(&self, imported: &Imported) {
        if imported.counties.len() > 1 {
            self.several.set(Some(Arc::new(imported.clone())));
        } else {
            self.take_county(imported, 0);
        }
    }

    /// Puts one of the counties of an import in the place of this one.
    pub fn take_county(&self, imported: &Imported, at: usize) {
        self.several.set(None);
        let Some(county) = imported.counties.get(at) else {
            let first = imported.findings.first().map(say::finding);
            self.tell(
                "notice-nothing-imported",
                args! { "why" => first.unwrap_or_default() },
                true,
            );
            return;
        };
        self.replace(Loaded {
            county: Arc::new(county.clone()),
            file_findings: Arc::new(of_files(imported, county)),
            mapping: Arc::new(imported.mapping.clone()),
        });
        #[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
        let schools = county.schools.len() as f64;
        self.tell(
            "notice-imported",
            args! { "county" => county.name.as_str(), "schools" => schools },
            false,
        );
    }

    fn begin(&self, key: &'static str) {
        self.notice.set(None);
        self.work.set(Some(Work { key, progress: None, cancellable: false }));
        let work = self.work;
        gloo::timers::callback::Timeout::new(1_000, move || {
            work.update(|work| {
                if let Some(work) = work {
                    work.cancellable = true;
                }
            });
        })
        .forget();
    }

    fn end(&self) {
        self.work.set(None);
    }

    /// Gives up the work under way.
    pub fn cancel(&self) {
        client::cancel();
        client::replaced(self.county.get_untracked());
        self.end();
        self.tell("notice-cancelled", Args::new(), false);
        self.assess();
    }

    /// Saves the county to a file.
    pub fn save_file(&self) {
        let county = self.county.get_untracked();
        if let Ok(json) = crate::county::to_json(&county) {
            let year = county.school_year.map(|y| y.to_string()).unwrap_or_default();
            let name = format!("{}{year}.junheng.json", county.name);
            files::download(&name, "application/json", json.as_bytes());
        }
    }

    /// Starts over with the sample county; can be undone.
    pub fn show_sample(&self) {
        self.replace(sample());
    }

    /// Changes the language and remembers it.
    pub fn speak(&self, language: Lang) {
        let app = *self;
        spawn_local(async move {
            if say::speak(language).await {
                storage::keep("lang", language.tag());
                files::set_root("lang", language.tag());
            } else {
                app.tell("words-not-loaded", Args::new(), true);
            }
        });
    }

    /// Changes the theme and remembers it.
    pub fn dress(&self, theme: storage::Theme) {
        storage::keep("theme", theme.id());
        self.theme.set(theme);
        files::set_root("data-theme", theme.resolved());
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

/// What an import said of its files and of this county's schools in them. The findings of the
/// figures come after those and are left out: the check says them again after every change.
fn of_files(imported: &Imported, county: &County) -> Vec<Finding> {
    let figures: usize =
        imported.counties.iter().map(|c| crate::import::checks::check(c).len()).sum();
    let ids: std::collections::BTreeSet<&str> =
        county.schools.iter().map(|school| school.id.as_str()).collect();
    let alone = imported.counties.len() < 2;
    let ours = |id: &String| alone || ids.contains(id.as_str());
    imported
        .findings
        .iter()
        .take(imported.findings.len().saturating_sub(figures))
        .filter(|finding| finding.school_id.as_ref().is_none_or(ours))
        .cloned()
        .collect()
}

fn sample() -> Loaded {
    Loaded { county: Arc::new(crate::sample::county()), ..Loaded::default() }
}

/// Counties up to this size are assessed in the page when it opens, so that the first view does
/// not wait for the engine's module.
const AT_ONCE: usize = 1_000;

/// Fills the page: the county that was kept, or the sample; then the engine.
pub fn start(app: App) {
    spawn_local(async move {
        match storage::load().await {
            Some((loaded, saved)) => {
                app.show(loaded);
                app.saved.set(saved);
            }
            None => app.show(sample()),
        }
        let county = app.county.get_untracked();
        if let (true, Some(standard)) = (county.schools.len() <= AT_ONCE, App::standard()) {
            app.evaluation.set(Some(Arc::new(crate::score::evaluate(&county, standard))));
        }
        // The engine's module is fetched only after the first paint.
        gloo::timers::callback::Timeout::new(50, move || {
            client::start();
            app.assess();
        })
        .forget();
        // Once the page is at rest, so that switching works without a network.
        gloo::timers::callback::Timeout::new(3_000, || {
            spawn_local(async {
                for language in Lang::ALL {
                    say::load(language).await;
                }
                chunk::fetch_all().await;
            });
        })
        .forget();
    });
}
