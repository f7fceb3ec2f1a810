//! What the page has the engine do, and what becomes of the answers.

use super::{App, Loaded, STANDARD, Work};
use crate::args;
use crate::county::{Args, County, Finding};
use crate::engine::{Answer, Reply, Request};
use crate::import::{ImportOptions, Imported, InputFile, Progress};
use crate::page::{client, files, letters, say};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

impl App {
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
                // The same answer again would redraw every table under the reader's focus.
                let shown = app.evaluation.get_untracked();
                if shown.as_deref() != Some(&*evaluation) {
                    app.evaluation.set(Some(evaluation));
                }
            }
            if let Ok(Reply { answer: Answer::Findings(findings), .. }) = checked {
                app.checks.set(Arc::new(findings));
            }
            // Before the first verdicts their places say that they are being computed.
            if app.verdicts.with_untracked(|verdicts| verdicts.is_empty()) {
                app.stale.set(false);
            }
            app.judge().await;
            if Arc::ptr_eq(&asked, &app.county.get_untracked()) {
                app.stale.set(false);
            }
        });
    }

    /// Asks for the verdicts over all parts of the standards.
    async fn judge(&self) {
        let asked = self.county.get_untracked();
        let reply = client::ask(Request::Verdicts, Vec::new(), None).await;
        let same = Arc::ptr_eq(&asked, &self.county.get_untracked());
        if let (true, Ok(Reply { answer: Answer::Verdicts(verdicts), .. })) = (same, reply)
            && *self.verdicts.get_untracked() != verdicts
        {
            self.verdicts.set(Arc::new(verdicts));
        }
    }

    fn complain(&self, reply: &Result<Reply, client::NoAnswer>) {
        if let Some((key, args)) = client::failure(reply) {
            self.tell(&key, args, true);
        }
    }

    /// Opens a county file that a person chose.
    pub fn open(&self, file: InputFile) {
        if self.read_only {
            return;
        }
        let app = *self;
        let name = file.name.clone();
        app.begin("work-opening");
        spawn_local(async move {
            let reply = client::ask(Request::Open, vec![file], None).await;
            app.end();
            app.complain(&reply);
            if let Ok(Reply { answer: Answer::County(county), .. }) = reply {
                let opened = Loaded { county: Arc::from(county), ..Loaded::default() };
                app.bring(opened, Some(("notice-opened", args! { "file" => name })));
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
        if self.read_only {
            return;
        }
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
            let request = Request::Import { options: Box::new(options) };
            let reply = client::ask(request, files, Some(app.listener())).await;
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
        let figures = figures_found(imported);
        let Some(loaded) = imported.counties.get(at).map(|c| loaded_from(imported, c, figures))
        else {
            let first = imported.findings.first().map(say::finding);
            self.tell(
                "notice-nothing-imported",
                args! { "why" => first.unwrap_or_default() },
                true,
            );
            return;
        };
        let county = Arc::clone(&loaded.county);
        self.replace(loaded);
        #[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
        let schools = county.schools.len() as f64;
        self.tell(
            if schools > 0.0 { "notice-imported" } else { "notice-imported-past" },
            args! { "county" => county.name.as_str(), "schools" => schools },
            false,
        );
    }

    /// Takes down how far the work is.
    #[must_use]
    pub fn listener(&self) -> Box<dyn Fn(Progress)> {
        let work = self.work;
        Box::new(move |progress: Progress| {
            work.update(|work| {
                if let Some(work) = work {
                    work.progress = Some(progress);
                }
            });
        })
    }

    /// Says that work has begun; it can be cancelled once it has taken a second.
    pub fn begin(&self, key: &'static str) {
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

    /// Says that it has ended.
    pub fn end(&self) {
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
        self.save(letters::county, "");
    }

    /// Saves the county to a file that may be published: no school is named in it.
    pub fn save_public(&self) {
        self.save(letters::public, &say::t("data-public-name"));
    }

    fn save(&self, write: fn(&County) -> Option<String>, suffix: &str) {
        let (app, suffix) = (*self, suffix.to_owned());
        let county = app.county.get_untracked();
        spawn_local(async move {
            if let Err(why) = letters::arrive().await {
                return app.tell("view-missing", args! { "why" => why }, true);
            }
            if let Some(text) = write(&county) {
                let year = county.school_year.map(|y| y.to_string()).unwrap_or_default();
                let name = format!("{}{year}{suffix}.junheng.json", county.name);
                files::download(&name, "application/json", text.as_bytes());
            }
        });
    }
}

/// How many of an import's findings are of the figures.
pub(in crate::page) fn figures_found(imported: &Imported) -> usize {
    imported.counties.iter().map(|c| crate::import::checks::check(c).len()).sum()
}

/// A county of an import with what was said of it.
pub(in crate::page) fn loaded_from(imported: &Imported, county: &County, figures: usize) -> Loaded {
    Loaded {
        county: Arc::new(county.clone()),
        file_findings: Arc::new(of_files(imported, county, figures)),
        mapping: Arc::new(imported.mapping.clone()),
    }
}

/// What an import said of its files and of this county's schools in them. The findings of the
/// figures come after those and are left out: the check says them again after every change.
fn of_files(imported: &Imported, county: &County, figures: usize) -> Vec<Finding> {
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
