//! A block in pieces: a paragraph cut between two lines, a table between two rows.

use super::pages::Begins;
use super::paper::{drawn, lang, none};
use crate::args;
use crate::page::say::tr;
use crate::page::widgets::tree::{Node, tag};
use crate::report::{Align, Block, Cell, Kind, Table, segments};
use std::ops::Range;

/// Rows of a table that are shown here; the files have all of them.
const ROWS: usize = 1000;

/// The block cut where these begin.
pub(super) fn pieces(block: &Block, begins: &[Begins]) -> Vec<Node> {
    match block.kind {
        _ if begins.is_empty() => vec![drawn(block)],
        Kind::Body => paragraphs(block, begins),
        Kind::Table => {
            let ends = begins.iter().skip(1).copied().map(Some).chain([None]);
            let first = table(block, None, begins.first().copied());
            let more = begins.iter().zip(ends);
            let more = more.map(|(from, to)| table(block, Some(*from), to));
            std::iter::once(first).chain(more).collect()
        }
        _ => vec![drawn(block)],
    }
}

/// The paragraphs of a block.
pub(super) fn lines(block: &Block) -> impl Iterator<Item = &str> {
    block.text.lines().filter(|line| !line.trim().is_empty())
}

fn paragraphs(block: &Block, begins: &[Begins]) -> Vec<Node> {
    let cuts = begins.iter().filter_map(|begins| match begins {
        Begins::Text(paragraph, at) => Some((*paragraph, *at)),
        _ => None,
    });
    let cuts: Vec<(usize, usize)> = cuts.collect();
    let mut done = Vec::new();
    let mut piece = tag("div", "gb-body").text(&block.number);
    for (n, line) in lines(block).enumerate() {
        let mut from = 0;
        for at in cuts.iter().filter(|(of, _)| *of == n).map(|(_, at)| *at) {
            if at > 0 {
                let look = if from > 0 { "gb-rest gb-cut" } else { "gb-cut" };
                piece = piece.put(tag("p", look).all(part(line, from..at)));
            }
            done.push(std::mem::replace(&mut piece, tag("div", "gb-body")).into());
            from = at;
        }
        let look = if from > 0 { "gb-rest" } else { "" };
        piece = piece.put(tag("p", look).all(part(line, from..usize::MAX)));
    }
    done.push(piece.into());
    done
}

/// A part of a text by positions of its UTF-16, with what is blank in it marked.
fn part(text: &str, range: Range<usize>) -> Vec<Node> {
    let mut at = 0;
    let mut all = Vec::new();
    for (blank, piece) in segments(text) {
        let inside = piece.chars().filter(|c| {
            let here = range.contains(&at);
            at += c.len_utf16();
            here
        });
        let inside: String = inside.collect();
        if inside.is_empty() {
            continue;
        }
        all.push(match blank {
            true => tag("mark", "gb-blank").text(&inside).into(),
            false => Node::Text(inside),
        });
    }
    all
}

/// A text with what is blank in it marked.
pub(super) fn marked(text: &str) -> Vec<Node> {
    part(text, 0..usize::MAX)
}

/// A table from where it begins, its caption there where it is whole, up to what begins after it: a row
/// or one of its notes.
pub(super) fn table(block: &Block, begins: Option<Begins>, next: Option<Begins>) -> Node {
    let Some(table) = &block.table else { return none() };
    let (from, notes) = match begins {
        None => (0, 0),
        Some(Begins::Row(row)) => (row, 0),
        Some(Begins::Note(note)) => (usize::MAX, note),
        Some(_) => return none(),
    };
    let (end, last_note) = match next {
        Some(Begins::Row(row)) => (row, 0),
        Some(Begins::Note(note)) => (usize::MAX, note),
        _ => (usize::MAX, usize::MAX),
    };
    let mut place = tag("div", "");
    if from < usize::MAX {
        place = place.put(grid(block, table, begins.is_none(), from..end.min(ROWS)));
    }
    if end < usize::MAX {
        return place.into();
    }
    for line in table.note.lines().take(last_note).skip(notes) {
        place = place.put(tag("p", "gb-note").text(line));
    }
    if table.rows.len() > ROWS && last_note == usize::MAX {
        let args = args! { "shown" => ROWS.to_string(), "n" => table.rows.len().to_string() };
        let said = tr("report-rows", &args);
        place = place.put(tag("p", "gb-note gb-more").with("lang", &lang()).text(&said));
    }
    place.into()
}

fn grid(block: &Block, table: &Table, first: bool, rows: Range<usize>) -> Node {
    let space = if block.number.is_empty() { "" } else { "　" };
    let caption = format!("{}{space}{}", block.number, block.text);
    let row = |name: &'static str, row: &Vec<Cell>| {
        Node::from(tag("tr", "").all(row.iter().map(|cell| self::cell(name, cell)).collect()))
    };
    let heads = table.heads.iter().map(|r| row("th", r)).collect();
    let length = rows.end.saturating_sub(rows.start);
    let rows = table.rows.iter().skip(rows.start).take(length).map(|r| row("td", r)).collect();
    let many = if table.widths.len() > 8 { " gb-many" } else { "" };
    let grid = if table.grid { " gb-grid" } else { "" };
    let mut drawn = tag("table", &format!("gb-table{many}{grid}"));
    if first {
        let mut head = tag("caption", "gb-caption").text(&caption);
        if let [left, right] = table.above.as_slice() {
            let ends = [left, right].map(|end| tag("span", "").text(end).into()).into();
            head = head.put(tag("span", "gb-above").all(ends));
        }
        drawn = drawn.put(head);
    }
    let sum: f64 = table.widths.iter().sum();
    let width = |width: &f64| {
        tag("col", "").with("width", &format!("{:.2}%", width / sum.max(1.0) * 100.0)).into()
    };
    let drawn = drawn
        .put(tag("colgroup", "").all(table.widths.iter().map(width).collect()))
        .put(tag("thead", "").all(heads))
        .put(tag("tbody", "").all(rows));
    tag("div", "scroll gb-scroll")
        .with("tabindex", "0")
        .with("role", "group")
        .with("aria-label", &caption)
        .put(drawn)
        .into()
}

fn cell(name: &'static str, cell: &Cell) -> Node {
    let look = match (cell.align, cell.strong) {
        (Align::Left, false) => "",
        (Align::Left, true) => "gb-strong",
        (Align::Center, false) => "gb-center",
        (Align::Center, true) => "gb-center gb-strong",
        (Align::Right, false) => "gb-right",
        (Align::Right, true) => "gb-right gb-strong",
    };
    let mut place = tag(name, look);
    if name == "th" {
        place = place.with("scope", if cell.across > 1 { "colgroup" } else { "col" });
    }
    if cell.across > 1 {
        place = place.with("colspan", &cell.across.to_string());
    }
    if cell.down > 1 {
        place = place.with("rowspan", &cell.down.to_string());
    }
    for (at, line) in cell.text.lines().enumerate() {
        if at > 0 {
            place = place.put(tag("br", ""));
        }
        place = place.all(marked(line));
    }
    place.into()
}
