//! What the parts of a grid share, and where things lie in it.

use super::place::frozen;
use super::{Act, dom};
use crate::county::Severity;
use crate::grid::{Asked, Axis, Cell, Direction, Motion, Selection, Size, name};
use leptos::html;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Height of a row, in pixels.
pub const ROW: f64 = 22.0;
/// Height of letters, groups and names above the first row.
pub const HEAD: f64 = 76.0;
/// Width of the row numbers.
pub const NUMBER: f64 = 40.0;
/// Rows kept in the document beyond those that are seen, on either side.
const MORE_ROWS: usize = 6;
/// Columns kept beyond those that are seen.
const MORE_COLUMNS: usize = 2;

/// The head of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Its name.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// What it stands under, together with its neighbours of the same words.
    pub group: String,
    /// Its width, in pixels.
    pub width: f64,
    /// Whether its cells stand flush right.
    pub right: bool,
    /// Its place among all columns, shown or not: sorting and filters go by it.
    pub place: usize,
    /// Its id: hiding goes by it.
    pub id: String,
    /// Id of its group, where that can be folded to one column.
    pub foldable: Option<String>,
    /// Whether it is the one column that is left of a folded group.
    pub folded: bool,
}

/// A cell as it is drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CellView {
    /// Its text.
    pub text: String,
    /// The finding it has.
    pub finding: Option<Severity>,
    /// What the finding is called, for screen readers.
    pub finding_word: String,
    /// Whether nothing is known.
    pub missing: bool,
    /// Whether it was changed by hand; then what it is called, for screen readers.
    pub by_hand: Option<String>,
    /// Whether it cannot be changed here.
    pub fixed: bool,
}

/// How a cell is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Editor {
    /// Not here.
    None,
    /// By typing; holds the text to begin with.
    Text(String),
    /// By choosing: the choice at hand, and value and words of each.
    Choice(String, Vec<(String, String)>),
}

/// What a grid shows.
pub trait Source: Send + Sync {
    /// Heads of its columns.
    fn heads(&self) -> &[Head];
    /// How many columns stay when the rest is scrolled.
    fn frozen(&self) -> usize;
    /// How many rows it has.
    fn rows(&self) -> usize;
    /// A cell as it is drawn.
    fn cell(&self, cell: Cell) -> CellView;
    /// A cell as it is copied.
    fn plain(&self, cell: Cell) -> String;
    /// Whether something is in the cell.
    fn filled(&self, cell: Cell) -> bool;
    /// How the cell is changed.
    fn editor(&self, cell: Cell) -> Editor;
}

/// A source; two are the same when they are one.
#[derive(Clone)]
pub struct Shown(pub Arc<dyn Source>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Shown {
    /// Rows and columns.
    #[must_use]
    pub fn size(&self) -> Size {
        Size { rows: self.0.rows(), columns: self.0.heads().len() }
    }
}

/// Where the scrolled part stands, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Window {
    pub top: f64,
    pub left: f64,
    pub width: f64,
    pub height: f64,
}

/// Signals and elements of one grid.
#[derive(Clone, Copy)]
pub struct State {
    pub source: Signal<Shown>,
    pub selection: RwSignal<Selection>,
    pub asked: RwSignal<Asked>,
    pub read_only: Signal<bool>,
    pub on_edit: Callback<(Cell, String), Result<(), String>>,
    pub on_act: Callback<(Selection, Act), Result<(), String>>,
    pub on_find: Callback<()>,
    pub window: RwSignal<Window>,
    /// Columns after those that stay.
    pub axis: Memo<Arc<Axis>>,
    pub rows: Memo<Range<usize>>,
    pub columns: Memo<Range<usize>>,
    /// The cell being changed.
    pub editing: RwSignal<Option<(Cell, Editor)>>,
    /// Why the last text was refused, at which cell.
    pub problem: RwSignal<Option<(Cell, String)>>,
    /// The column whose menu is open.
    pub menu: RwSignal<Option<usize>>,
    pub scroller: NodeRef<html::Div>,
    pub table: NodeRef<html::Div>,
    pub input: NodeRef<html::Input>,
    /// The column that Tab began to move from: Enter goes back there, one row down.
    pub run: StoredValue<Option<usize>>,
    /// How far the selection is being drawn on by its corner.
    pub filling: RwSignal<Option<Selection>>,
    /// Whether Tab leaves the grid: Esc was pressed before.
    pub leaving: StoredValue<bool>,
    /// Whether the change at hand was begun by typing over what was there.
    pub overwriting: StoredValue<bool>,
    pending: StoredValue<bool>,
}

impl State {
    pub fn new(
        source: Signal<Shown>,
        selection: RwSignal<Selection>,
        asked: RwSignal<Asked>,
        read_only: Signal<bool>,
        on_edit: Callback<(Cell, String), Result<(), String>>,
        on_act: Callback<(Selection, Act), Result<(), String>>,
        on_find: Callback<()>,
    ) -> Self {
        let window = RwSignal::new(Window::default());
        let axis = Memo::new(move |_| {
            let widths =
                |s: &Shown| Axis::of(s.0.heads().iter().skip(s.0.frozen()).map(|head| head.width));
            Arc::new(source.with(widths))
        });
        let rows = Memo::new(move |_| {
            let axis = Axis::Even { count: source.with(|s| s.0.rows()), size: ROW };
            let window = window.get();
            axis.seen(window.top, window.height, MORE_ROWS)
        });
        let columns = Memo::new(move |_| {
            let window = window.get();
            let frozen = frozen(source);
            axis.get().seen(window.left, (window.width - frozen).max(0.0), MORE_COLUMNS)
        });
        Self {
            source,
            selection,
            asked,
            read_only,
            on_edit,
            on_act,
            on_find,
            window,
            axis,
            rows,
            columns,
            editing: RwSignal::new(None),
            problem: RwSignal::new(None),
            menu: RwSignal::new(None),
            scroller: NodeRef::new(),
            table: NodeRef::new(),
            input: NodeRef::new(),
            run: StoredValue::new(None),
            filling: RwSignal::new(None),
            leaving: StoredValue::new(false),
            overwriting: StoredValue::new(false),
            pending: StoredValue::new(false),
        }
    }

    /// Measures now and whenever the window changes, and keeps `seen` up to date.
    pub fn follow(self, seen: RwSignal<(usize, usize)>) {
        request_animation_frame(move || self.measure());
        let resized = window_event_listener(leptos::ev::resize, move |_| self.measure());
        on_cleanup(move || resized.remove());
        Effect::new(move |_| {
            let window = self.window.get();
            let axis = Axis::Even { count: self.source.with(|s| s.0.rows()), size: ROW };
            let height = self.scroller.get().map_or(0, |element| element.client_height());
            let range = axis.seen(window.top, (f64::from(height) - HEAD - 1.0).max(0.0), 0);
            seen.set((range.start, range.end));
        });
    }

    /// Measures once a frame, however often the browser says that it scrolls.
    pub fn scrolled(self) {
        if self.pending.try_get_value() != Some(false) {
            return;
        }
        self.pending.set_value(true);
        request_animation_frame(move || {
            self.pending.try_update_value(|pending| *pending = false);
            self.measure();
        });
    }

    pub fn measure(self) {
        let Some(element) = self.scroller.try_get_untracked().flatten() else { return };
        let window = Window {
            top: f64::from(element.scroll_top()),
            left: f64::from(element.scroll_left()),
            width: f64::from(element.client_width()),
            // The browser's window bounds what can be seen, whatever opens or closes above.
            height: dom::window_height(),
        };
        if self.window.try_get_untracked().is_some_and(|before| before != window) {
            self.window.set(window);
        }
    }

    pub fn size(self) -> Size {
        self.source.with_untracked(Shown::size)
    }

    /// Rows a page key moves by.
    pub fn page(self) -> isize {
        let height = self.scroller.get_untracked().map_or(0, |element| element.client_height());
        #[allow(clippy::cast_possible_truncation, reason = "rows on a screen")]
        let rows = ((f64::from(height) - HEAD) / ROW) as isize;
        (rows - 1).max(1)
    }

    /// Gives the keys to the grid, without scrolling.
    pub fn focus(self) {
        if let Some(table) = self.table.try_get_untracked().flatten() {
            dom::focus(&table);
        }
    }

    /// Id of the element of the active cell, where it is in the document.
    pub fn active_id(self) -> Option<String> {
        let selection = self.selection.get();
        let cell = selection.within.unwrap_or(selection.head);
        let stay = self.source.with(|s| s.0.frozen());
        let column_seen = match cell.column.checked_sub(stay) {
            None => true,
            Some(column) => self.columns.get().contains(&column),
        };
        (column_seen && self.rows.get().contains(&cell.row)).then(|| id(cell))
    }

    /// Moves by Enter (down or up) or Tab (right or left); inside a block of cells, round in it.
    pub fn advance(self, from: Cell, motion: Motion) {
        let block = self.selection.get_untracked();
        if let (false, Motion::By(rows, columns)) = (block.is_single(), motion)
            && block.contains(from)
        {
            self.run.set_value(None);
            return self.select(block.cycled(columns != 0, rows + columns < 0));
        }
        let (motion, column) = match motion {
            Motion::By(0, _) => {
                let begun = self.run.get_value().or(Some(from.column));
                self.run.set_value(begun);
                (motion, from.column)
            }
            _ => (motion, self.run.try_update_value(Option::take).flatten().unwrap_or(from.column)),
        };
        let from = Selection::at(Cell { column, ..from });
        self.select(from.moved(motion, false, self.size(), |_| false));
    }

    /// Selects the rows of the selection as a whole, or its columns.
    pub fn select_whole(self, columns: bool) {
        let last = self.size().clamp(Cell { row: usize::MAX, column: usize::MAX });
        self.selection.update(|selection| {
            selection.within = None;
            if columns {
                (selection.anchor.row, selection.head.row) = (0, last.row);
            } else {
                (selection.anchor.column, selection.head.column) = (0, last.column);
            }
        });
    }

    /// Does something to what is selected; what refuses it is shown at the cell.
    pub fn act(self, act: Act) {
        self.problem.set(None);
        let selection = self.selection.get_untracked().clamped(self.size());
        if let Err(sentence) = self.on_act.run((selection, act)) {
            self.problem.set(Some((selection.active(), sentence)));
        }
    }

    pub fn select(self, selection: Selection) {
        self.problem.set(None);
        self.selection.set(selection.clamped(self.size()));
        self.reveal_head();
    }

    /// The place of a column among all.
    pub fn place_of(self, column: usize) -> usize {
        let place = |s: &Shown| s.0.heads().get(column).map_or(column, |head| head.place);
        self.source.with_untracked(place)
    }

    /// The direction a column is sorted in.
    pub fn sorted(self, column: usize) -> Option<Direction> {
        let column = self.place_of(column);
        self.asked.with(|asked| asked.sort).filter(|(at, _)| *at == column).map(|(_, way)| way)
    }

    /// Whether a column's filter hides rows.
    pub fn filtered(self, column: usize) -> bool {
        let column = self.place_of(column);
        self.asked
            .with(|asked| asked.filters.get(&column).is_some_and(|text| !text.trim().is_empty()))
    }
}

/// Id of a cell's element.
pub fn id(cell: Cell) -> String {
    format!("cell-{}", name(cell))
}
