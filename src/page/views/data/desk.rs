//! What the parts of the data view share.

pub use super::panel::Panel;
use super::paste::Pasting;
use super::source::TableSource;
use crate::county::{Field, Finding, Owner, SectionKind};
use crate::grid::{
    Added, Asked, Cell, Column, Laid, Layout, MOST_CELLS, Marks, Selection, Sheet, Spot, Tab,
    Typed, marks, pasted, spot,
};
use crate::import::MappedSheet;
use crate::page::say::{tr, with_words};
use crate::page::state::{App, Jump};
use crate::page::storage;
use crate::page::widgets::grid::{Act, Shown};
use leptos::prelude::*;
use std::cell::Cell as Slot;
use std::sync::Arc;

/// Below this width the grid is for reading only.
const NARROW: f64 = 640.0;

thread_local! {
    /// The table that was open when the view was left.
    static LAST_TAB: Slot<Tab> = const { Slot::new(Tab::Section(SectionKind::Primary)) };
}

/// Signals of the view.
#[derive(Clone, Copy)]
pub struct Desk {
    pub app: App,
    pub tab: RwSignal<Tab>,
    pub asked: RwSignal<Asked>,
    pub selection: RwSignal<Selection>,
    pub sheet: Memo<Arc<Sheet>>,
    pub source: Memo<Shown>,
    /// Counts how often the grid was asked to show what is selected, and whether to take the
    /// keys, too.
    pub look: RwSignal<(u32, bool)>,
    /// Rows of the grid that are seen.
    pub seen: RwSignal<(usize, usize)>,
    pub narrow: RwSignal<bool>,
    pub panel: RwSignal<Panel>,
    /// Key of a sentence about a correction that waits for the next import.
    pub waiting: RwSignal<bool>,
    /// What an import found that gave no school.
    pub failed: RwSignal<Arc<Vec<Finding>>>,
    /// The sheets of that import, for a person to tell what they are.
    pub unread: RwSignal<Arc<Vec<MappedSheet>>>,
    /// File and sheet whose columns are shown.
    pub sheet_at: RwSignal<(String, String)>,
    /// Whether the next import starts a new county.
    pub anew: RwSignal<bool>,
    /// Whether the choice of columns is open.
    pub columns_open: RwSignal<bool>,
    /// Whether schools can be added and deleted above their tables.
    pub rows_open: RwSignal<bool>,
    /// What is about to be pasted.
    pub pasting: RwSignal<Option<Arc<Pasting>>>,
}

impl Desk {
    /// The view as it opens.
    pub fn new() -> Self {
        let app = expect_context::<App>();
        let tab = RwSignal::new(LAST_TAB.get());
        let asked = RwSignal::new(fresh(tab.get_untracked()));
        let marks = Memo::new(move |_| {
            let findings = app.findings.get();
            Arc::new(app.county.with(|county| marks(&findings, county)))
        });
        let sheet = Memo::new(move |before: Option<&Arc<Sheet>>| {
            let (county, tab) = (app.county.get(), tab.get());
            let before = before.map(Arc::as_ref);
            let lay = |marks: &Arc<Marks>, asked: &Asked| {
                with_words(|words| Sheet::new(&county, tab, asked, marks, words, before))
            };
            Arc::new(marks.with(|marks| asked.with(|asked| lay(marks, asked))))
        });
        let narrow = RwSignal::new(is_narrow());
        let resized = window_event_listener(leptos::ev::resize, move |_| {
            if narrow.get_untracked() != is_narrow() {
                narrow.set(is_narrow());
            }
        });
        on_cleanup(move || resized.remove());
        let source = Memo::new(move |_| {
            // Asked for before the words are, which are lent to one at a time.
            let (sheet, marks, county) = (sheet.get(), marks.get(), app.county.get());
            let narrow = narrow.get();
            let source = with_words(|words| TableSource::new(sheet, marks, county, narrow, words));
            Shown(Arc::new(source))
        });
        Self {
            app,
            tab,
            asked,
            selection: RwSignal::new(Selection::default()),
            sheet,
            source,
            look: RwSignal::new((0, false)),
            seen: RwSignal::new((0, 0)),
            narrow,
            panel: RwSignal::new(Panel::first(app)),
            waiting: RwSignal::new(false),
            failed: RwSignal::new(Arc::new(Vec::new())),
            unread: RwSignal::new(Arc::new(Vec::new())),
            sheet_at: RwSignal::new((String::new(), String::new())),
            anew: RwSignal::new(false),
            columns_open: RwSignal::new(false),
            rows_open: RwSignal::new(false),
            pasting: RwSignal::new(None),
        }
    }

    /// The sheets whose columns are shown: of an import that gave no county, as long as it is
    /// spoken of, else of the county at hand.
    pub fn mapping(self) -> Arc<Vec<MappedSheet>> {
        let unread = self.unread.get();
        let loaded = self.app.loaded.with(|loaded| Arc::clone(&loaded.mapping));
        if unread.is_empty() { loaded } else { unread }
    }

    /// Opens another table, without conditions.
    pub fn open_tab(self, tab: Tab) {
        LAST_TAB.set(tab);
        self.selection.set(Selection::default());
        self.tab.set(tab);
        self.asked.set(fresh(tab));
    }

    /// Goes to a cell when any view asks for it, and keeps which columns are seen.
    pub fn obey_jumps(self) {
        Effect::new(move |_| {
            let layout = self.asked.with(|asked| asked.layout.text());
            storage::keep(&kept_as(self.tab.get_untracked()), &layout);
        });
        // The county may have lost the section whose table was open last.
        Effect::new(move |_| {
            let has_rows =
                |tab: Tab| tab.takes_rows() || self.app.county.with(|county| tab.count(county) > 0);
            if !has_rows(self.tab.get())
                && let Some(tab) = Tab::ALL.into_iter().find(|tab| {
                    // Rather one with rows than an empty one.
                    self.app.county.with(|county| tab.count(county) > 0)
                })
            {
                self.open_tab(tab);
            }
        });
        Effect::new(move |_| {
            if let Some(jump) = self.app.jump.get() {
                self.app.jump.set(None);
                self.go_to(&jump);
            }
            if let Some(spot) = self.app.spot.get() {
                self.app.spot.set(None);
                self.go_to_spot(&spot);
            }
        });
    }

    /// Opens the table of a cell, selects the cell and gives the grid the keys.
    pub fn go_to(self, jump: &Jump) {
        let column = jump.field.map_or(Column::Name, Column::Figure);
        self.go_to_column(jump.school, jump.section, column);
    }

    /// Shows every row, and a column that may be hidden.
    fn show_all_with(self, column: Column) {
        let group = self.tab.get_untracked().columns().into_iter().find(|(_, c)| *c == column);
        self.asked.update(|asked| {
            let mut layout = std::mem::take(&mut asked.layout);
            if let Some((group, column)) = group {
                layout.reveal(group, column);
            }
            *asked = Asked { layout, ..Asked::default() };
        });
    }

    /// As [`Self::go_to`], for a cell that is no figure.
    pub fn go_to_column(self, school: usize, section: Option<SectionKind>, column: Column) {
        self.panel.set(Panel::Grid);
        let tab = self.tab_of(school, section, column);
        if tab != self.tab.get_untracked() {
            self.open_tab(tab);
        }
        if self.sheet.get_untracked().find(school, column).is_none() {
            self.show_all_with(column);
        }
        if let Some(cell) = self.sheet.get_untracked().find(school, column) {
            self.look_at(cell, true);
        }
    }

    /// Shows the grid again with what is selected, and gives it the keys.
    pub fn back_to_grid(self) {
        self.panel.set(Panel::Grid);
        self.look.update(|(count, keys)| {
            *count += 1;
            *keys = true;
        });
    }

    /// Selects a cell and scrolls to it; the grid takes the keys where it is told to.
    pub fn look_at(self, cell: Cell, take_keys: bool) {
        self.selection.set(Selection::at(cell));
        self.look.update(|(count, keys)| {
            *count += 1;
            *keys = take_keys;
        });
    }

    /// The table that shows the cell: of its section, else the one that is open, else all.
    fn tab_of(self, school: usize, section: Option<SectionKind>, column: Column) -> Tab {
        let owner = column.field().map(Field::owner);
        let own = section.or(match owner {
            Some(Owner::Section(section)) => Some(section),
            _ => None,
        });
        if let Some(section) = own {
            return Tab::Section(section);
        }
        let now = self.tab.get_untracked();
        let shows = now.columns().iter().any(|(_, c)| *c == column)
            && self
                .app
                .county
                .with_untracked(|county| county.schools.get(school).is_some_and(|s| now.has(s)));
        if shows { now } else { Tab::Schools }
    }

    /// Opens the table of a row that is no school and selects its cell; without the row, only
    /// the table. Gives whether there is such a row.
    pub fn go_to_spot(self, spot: &Spot) -> bool {
        let cells = self.app.county.with_untracked(|county| spot.cells(county));
        self.panel.set(Panel::Grid);
        if spot.tab() != self.tab.get_untracked() {
            self.open_tab(spot.tab());
        }
        let Some((key, column)) = cells.first() else { return false };
        if self.sheet.get_untracked().find_record(key, *column).is_none() {
            self.show_all_with(*column);
        }
        let found = self.sheet.get_untracked().find_record(key, *column);
        if let Some(cell) = found {
            self.look_at(cell, true);
        }
        found.is_some()
    }

    /// The row that is no school which a finding is about, where the county has it.
    pub fn spot_of(self, finding: &Finding) -> Option<Spot> {
        self.app
            .county
            .with(|county| spot(finding, county).filter(|spot| !spot.cells(county).is_empty()))
    }

    /// Goes to the cell that a finding is about.
    pub fn go_to_finding(self, finding: &Finding) {
        if let Some(spot) = self.spot_of(finding) {
            self.go_to_spot(&spot);
            return;
        }
        if let Some(school) = self.school_of(finding) {
            let jump = Jump { school, section: finding.section, field: finding.field };
            self.go_to(&jump);
        }
    }

    /// Position of the school that a finding is about.
    pub fn school_of(self, finding: &Finding) -> Option<usize> {
        let id = finding.school_id.as_deref()?;
        self.app.county.with(|county| county.schools.iter().position(|s| s.id == id))
    }

    /// Takes a text typed into a cell, or says why not.
    pub fn type_in(self, cell: Cell, text: &str) -> Result<(), String> {
        let sheet = self.sheet.get_untracked();
        match with_words(|words| sheet.read(cell, text, words)) {
            Ok(Typed::Same) => Ok(()),
            Ok(Typed::Edit(edit)) => {
                drop(sheet);
                self.app.edit(edit);
                Ok(())
            }
            Err(problem) => {
                let (key, args) = problem.sentence();
                Err(tr(key, &args))
            }
        }
    }

    /// Pastes into, fills or empties a block, or says why not. What a block would change is shown
    /// first.
    pub fn act(self, selection: Selection, act: Act) -> Result<(), String> {
        let sheet = self.sheet.get_untracked();
        match act {
            Act::Paste(text) => {
                let rows = pasted(&text).map_err(|too_many| {
                    let most = count(MOST_CELLS);
                    tr(
                        "paste-too-many",
                        &crate::args! {
                            "n" => count(too_many.0), "most" => most
                        },
                    )
                })?;
                if let ([row], true) = (rows.as_slice(), selection.is_single())
                    && let [text] = row.as_slice()
                {
                    return self.type_in(selection.anchor, text);
                }
                self.pasting.set(Some(Arc::new(Pasting::new(self, selection, rows))));
                self.panel.set(Panel::Paste);
                Ok(())
            }
            Act::Fill { right } => {
                let laid = with_words(|words| sheet.filled(&selection, right, words));
                self.done(laid, ("fill-done", "fill-part"))
            }
            Act::Extend { from, copies } => {
                let laid = with_words(|words| sheet.extended(&from, &selection, copies, words));
                self.done(laid, ("fill-done", "fill-part"))
            }
            Act::Clear => {
                let laid = with_words(|words| sheet.emptied(&selection, words));
                self.done(laid, ("clear-done", "clear-part"))
            }
        }
    }

    /// Makes the change of a block and says how many cells it was, and why not all.
    fn done(self, laid: Laid, (all, part): (&str, &str)) -> Result<(), String> {
        let why = laid.refused.first().map(|refused| {
            let (key, args) = refused.problem.sentence();
            tr(key, &args)
        });
        let edit = self.app.county.with_untracked(|county| laid.edit(county, &Added::default()));
        let changed = laid.changed.len();
        match (edit, why) {
            (None, None) => {}
            (None, Some(why)) => return Err(why),
            (Some(edit), None) => {
                self.app.edit(edit);
                if changed > 1 {
                    self.app.tell(all, crate::args! { "n" => count(changed) }, false);
                }
            }
            (Some(edit), Some(why)) => {
                self.app.edit(edit);
                let refused = count(laid.refused.len());
                let args =
                    crate::args! { "n" => count(changed), "refused" => refused, "why" => why };
                self.app.tell(part, args, false);
            }
        }
        Ok(())
    }
}

/// What a table shows when it opens: all rows, and the columns that were seen last.
fn fresh(tab: Tab) -> Asked {
    let layout = storage::kept(&kept_as(tab)).map(|text| Layout::parse(&text));
    Asked { layout: layout.unwrap_or_default(), ..Asked::default() }
}

fn kept_as(tab: Tab) -> String {
    format!("columns.{}", tab.id())
}

/// A count for a sentence.
#[allow(clippy::cast_precision_loss, reason = "cells of a table")]
pub const fn count(n: usize) -> f64 {
    n as f64
}

fn is_narrow() -> bool {
    let width = web_sys::window().and_then(|w| w.inner_width().ok()).and_then(|w| w.as_f64());
    width.is_some_and(|width| width < NARROW)
}
