//! A list of a scenario as a table: a row an entry, an empty row at the end to add one, a button
//! that takes one away. An entry that lacks something waits in the empty row; the file never has it.

use super::super::Shared;
use super::super::store::{self, Doc};
use super::host::{self, Kind, Refusal, Spot};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, OnAct, tag};
use leptos::prelude::*;
use serde_json::Value;

/// A column of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Where its value stands in an entry, for instance `from.primary`.
    pub(super) path: &'static str,
    /// Key of its head.
    pub(super) head: &'static str,
    pub(super) kind: Kind,
    /// Whether an entry without it is none.
    pub(super) needed: bool,
}

/// A list with its columns.
#[derive(Clone, Copy)]
pub(super) struct List {
    /// Id of the table, and what those of its cells begin with.
    pub(super) id: &'static str,
    /// Key of its name.
    pub(super) name: &'static str,
    /// Where it stands in the scenario.
    pub(super) path: &'static str,
    pub(super) columns: &'static [Column],
    /// The list that stands where the scenario has none.
    pub(super) usual: fn(Shared) -> Vec<Doc>,
    /// What stands in a cell that is empty.
    pub(super) place: fn(Shared, &Doc, usize) -> String,
}

/// What stands above and below the table.
pub(super) type Around = fn(Shared, &[Doc]) -> (Vec<Node>, Vec<Node>);
/// A button beside the table: its act, and what it does.
pub(super) type Button = (&'static str, fn(Shared));
/// What the empty row holds.
pub(super) type Draft = RwSignal<Doc>;

impl List {
    /// The entries that count.
    pub(super) fn entries(&self, shared: Shared, doc: &Doc) -> Vec<Doc> {
        let own = store::list(doc, self.path);
        if own.is_empty() { (self.usual)(shared) } else { own }
    }

    fn lacks(&self, entry: &Doc) -> bool {
        self.columns.iter().any(|c| c.needed && store::get(entry, c.path).is_none())
    }

    /// The table; reads the scenario that is shown.
    pub(super) fn table(&self, shared: Shared, draft: Draft) -> Node {
        let entries = shared.doc.with(|doc| self.entries(shared, doc));
        let count = i32::try_from(entries.len()).unwrap_or(i32::MAX);
        let heads = self.columns.iter().map(|c| t(c.head)).chain([String::new()]);
        let head = |text: String| -> Node {
            let cell =
                if text.is_empty() { tag("td", "") } else { tag("th", "").with("scope", "col") };
            cell.text(&text).into()
        };
        let row = |(row, entry): (i32, &Doc)| self.row(shared, row, entry, row < count);
        let empty = draft.get();
        let all = (0..).zip(entries.iter().chain([&empty]));
        tag("div", "seats-rows-scroll")
            .with("tabindex", "0")
            .with("role", "group")
            .with("aria-label", &t(self.name))
            .put(
                tag("table", "seats-edit-table")
                    .with("id", self.id)
                    .put(tag("thead", "").put(tag("tr", "").all(heads.map(head).collect())))
                    .put(tag("tbody", "").all(all.map(row).collect())),
            )
            .into()
    }

    fn row(&self, shared: Shared, row: i32, entry: &Doc, kept: bool) -> Node {
        let cell = |(column, of): (usize, &Column)| -> Node {
            let value = host::shown(shared, of.kind, store::get(entry, of.path));
            let place = if kept { (self.place)(shared, entry, column) } else { String::new() };
            let label = format!("{} {}", t(of.head), row + 1);
            let spot = Spot { row, column };
            let field = host::field(self.id, of.kind, spot, &label, (&value, &place));
            let field =
                if of.needed && !kept { field.with("aria-required", "true") } else { field };
            tag("td", "").put(field).into()
        };
        let mut cells: Vec<Node> = self.columns.iter().enumerate().map(cell).collect();
        let last = tag("td", "");
        cells.push(if kept {
            let args = args! { "n" => (row + 1).to_string() };
            let gone = tag("button", "plain").with("type", "button").act(&format!("gone:{row}"));
            let gone = gone.with("aria-label", &tr("seats-row-gone", &args));
            last.put(gone.text(&t("events-remove"))).into()
        } else {
            last.text(&t("seats-row-new")).into()
        });
        tag("tr", "").all(cells).into()
    }

    /// Takes a block of texts.
    pub(super) fn take(
        &self,
        shared: Shared,
        draft: Draft,
        doc: &mut Doc,
        (spot, block): (Spot, &[Vec<String>]),
    ) -> (usize, Option<Refusal>) {
        let mut entries = self.entries(shared, doc);
        let before = entries.clone();
        let (mut taken, mut refused) = (0, None);
        let first = usize::try_from(spot.row).unwrap_or(0);
        for (down, texts) in block.iter().enumerate() {
            // A row that is not there goes to the end.
            let row = (first + down).min(entries.len());
            if down > 0 && row == entries.len() {
                draft.set(Doc::new());
            }
            for (right, text) in texts.iter().enumerate() {
                let Some(column) = self.columns.get(spot.column + right) else { break };
                match self.put(shared, draft, &mut entries, row, column, text) {
                    Ok(()) => taken += 1,
                    Err(why) => refused = refused.or(Some(why)),
                }
            }
        }
        if entries != before {
            store::put_list(doc, self.path, entries);
        }
        (taken, refused)
    }

    fn put(
        &self,
        shared: Shared,
        draft: Draft,
        entries: &mut Vec<Doc>,
        row: usize,
        column: &Column,
        text: &str,
    ) -> Result<(), Refusal> {
        let value = host::read(shared, column.kind, text)?;
        if let Some(entry) = entries.get_mut(row) {
            if value.is_none() && column.needed {
                return Err(("seats-cell-needed", args! { "column" => t(column.head) }));
            }
            store::put(entry, column.path, value);
            return Ok(());
        }
        let mut new = draft.get_untracked();
        store::put(&mut new, column.path, value);
        if self.lacks(&new) {
            draft.set(new);
        } else {
            draft.set(Doc::new());
            entries.push(new);
        }
        Ok(())
    }

    /// What the buttons of its rows do, and those of `others` by their act.
    pub(super) fn acts(self, shared: Shared, others: &'static [Button]) -> OnAct {
        OnAct::new(move |(act, _): (String, String)| {
            if let Some((_, run)) = others.iter().find(|(name, _)| *name == act) {
                return run(shared);
            }
            let row = act.strip_prefix("gone:").and_then(|row| row.parse::<usize>().ok());
            if let Some(row) = row {
                shared.keep(|doc| {
                    let mut entries = self.entries(shared, doc);
                    if row < entries.len() {
                        entries.remove(row);
                    }
                    store::put_list(doc, self.path, entries);
                });
            }
        })
    }

    /// The list where it can be changed, with what stands above and below it.
    pub(super) fn editor(
        self,
        shared: Shared,
        around: Around,
        others: &'static [Button],
    ) -> AnyView {
        let draft = RwSignal::new(Doc::new());
        let draw = move || {
            let entries = shared.doc.with(|doc| self.entries(shared, doc));
            let (mut nodes, below) = around(shared, &entries);
            nodes.push(self.table(shared, draft));
            nodes.extend(below);
            nodes.push(super::offers(shared, self.columns));
            nodes
        };
        let take: host::Take =
            Box::new(move |doc, spot, block| self.take(shared, draft, doc, (spot, block)));
        host::editor(shared, "seats-editor", Box::new(draw), take, Some(self.acts(shared, others)))
    }
}

/// The text at a path of an entry; empty where there is none.
pub(super) fn word<'a>(entry: &'a Doc, path: &str) -> &'a str {
    store::get(entry, path).and_then(Value::as_str).unwrap_or_default()
}
