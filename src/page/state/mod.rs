//! What all views share, and the few ways it changes: every change goes through here, so that
//! it is saved, undone and assessed alike.

mod steps;
mod work;

pub(in crate::page) use work::{figures_found, loaded_from};

use super::route::{Options, Route, ViewId};
use super::{files, say, storage};
use crate::county::{Args, Change, County, Field, Finding, SectionKind};
use crate::grid::{Spot, settled};
use crate::import::{Imported, MappedSheet, Progress};
use crate::rubric::conditions::Verdict;
use crate::score::{Evaluation, Subject};
use crate::standard::{self, Settings, Standard};
use crate::words::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Id of the standard the page assesses by.
pub const STANDARD: &str = "quality-balance-2017";
/// Id of the other one, of 2012.
pub const BASIC: &str = "basic-balance-2012";
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

impl Loaded {
    /// The sample county (示例数据).
    #[must_use]
    pub fn sample() -> Self {
        Self { county: Arc::new(crate::sample::county()), ..Self::default() }
    }
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
    /// It could not be written.
    Failed,
    /// This browser keeps nothing.
    Refused,
    /// The county came from an address, and changes of it are not kept.
    Guest,
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

/// An assessment that a view shows: by which standard, and what it says.
#[derive(Clone, Copy)]
pub struct Assessed {
    /// The page's state.
    pub app: App,
    /// The standard.
    pub standard: &'static Standard,
    /// What it says; `None` until it has come.
    pub evaluation: RwSignal<Option<Arc<Evaluation>>>,
}

/// What all views share. Copy it freely; it holds signals only.
#[derive(Clone, Copy)]
pub struct App {
    /// The address.
    pub route: RwSignal<Route>,
    /// What was published is shown, and nothing changes it.
    pub read_only: bool,
    /// The county came from an address: what becomes of it never takes the place of one's own work.
    pub guest: bool,
    /// No school is named, and the views that list schools are left out.
    pub schools_hidden: bool,
    /// The county with its import.
    pub loaded: RwSignal<Loaded>,
    /// The county alone.
    pub county: Memo<Arc<County>>,
    /// The assessment, of the county as it was when `stale` was last false.
    pub evaluation: RwSignal<Option<Arc<Evaluation>>>,
    /// The verdicts over all parts, one a standard; empty until the engine has given them.
    pub verdicts: RwSignal<Arc<Vec<Verdict>>>,
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
    /// A row of the data view to go to that is no school.
    pub spot: RwSignal<Option<Spot>>,
    /// The number whose derivation is open at the side.
    pub explained: RwSignal<Option<Subject>>,
    /// `light`, `dark`, or as the system says.
    pub theme: RwSignal<storage::Theme>,
}

impl App {
    /// The state of a page that has just opened.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        let loaded = RwSignal::new(Loaded::default());
        let checks = RwSignal::new(Arc::new(Vec::new()));
        Self {
            route: RwSignal::new(Route::default()),
            read_only: options.read_only,
            guest: options.read_only || options.data.is_some(),
            schools_hidden: options.schools_hidden,
            loaded,
            county: Memo::new(move |_| loaded.with(|l| Arc::clone(&l.county))),
            evaluation: RwSignal::new(None),
            verdicts: RwSignal::new(Arc::new(Vec::new())),
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
            spot: RwSignal::new(None),
            explained: RwSignal::new(None),
            theme: RwSignal::new(storage::theme(options.theme.as_deref())),
        }
    }

    /// The standard the page assesses by.
    #[must_use]
    pub fn standard() -> Option<&'static Standard> {
        standard::named(STANDARD)
    }

    /// The assessment by the page's own standard.
    #[must_use]
    pub fn assessed(self) -> Option<Assessed> {
        let standard = Self::standard()?;
        Some(Assessed { app: self, standard, evaluation: self.evaluation })
    }

    /// The standard that the view at hand is about: the one its address names, else the page's own.
    #[must_use]
    pub fn shown(&self) -> Option<&'static Standard> {
        let named = self.route.with(|route| route.get("standard").and_then(standard::named));
        named.or_else(Self::standard)
    }

    /// Whether a view is there: not one that lists schools where they are hidden, nor one's own
    /// counties beside a county from an address.
    #[must_use]
    pub const fn has(&self, view: ViewId) -> bool {
        let hidden = self.schools_hidden && view.lists_schools();
        let alone = self.guest && matches!(view, ViewId::Region);
        !hidden && !alone
    }

    /// How many settings of that standard differ from their defaults.
    #[must_use]
    pub fn settings_changed(&self) -> usize {
        let county = self.county.get();
        self.shown().map_or(0, |s| Settings::of(s, &county).changed().len())
    }

    /// The verdict of a standard over all its parts, once it is there.
    #[must_use]
    pub fn verdict(&self, standard: &str) -> Option<Verdict> {
        self.verdicts.with(|all| all.iter().find(|v| v.standard == standard).cloned())
    }

    /// Shows a sentence at the top.
    pub fn tell(&self, key: &str, args: Args, wrong: bool) {
        self.notice.set(Some(Notice { key: key.to_owned(), args, wrong }));
    }

    /// Starts over with the sample county; can be undone.
    pub fn show_sample(&self) {
        self.bring(Loaded::sample(), None);
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
