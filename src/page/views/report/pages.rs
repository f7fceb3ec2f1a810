//! Measures the report as it lies in one column, and finds where its sheets begin. A part that has
//! not changed is not measured again.

use super::paper;
use crate::page::widgets::tree::{Node, hung, tag};
use crate::report::sheets::{Piece, starts};
use crate::report::{Block, Kind, Report};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

/// Room between the margins of an upright sheet and of one across, px: 225 and 156 mm.
const ROOM: (f64, f64) = (850.4, 589.6);
/// A line of the text, px: 28.95 pt, twenty-two of them a sheet.
const LINE: f64 = 38.6;
/// Windows narrower than this have no sheets: what is read on a phone runs on.
const NARROW: f64 = 640.0;

/// What a sheet begins with after the first of its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    /// The block itself.
    Whole,
    /// A paragraph of it, from this position of its UTF-16.
    Text(usize, usize),
    /// A row of its table.
    Row(usize),
    /// A note below its table.
    Note(usize),
}

/// Where sheets begin: the position of a block in its part, and with what of it.
pub(super) type Starts = Vec<(usize, Begins)>;

/// What was measured: a part as it was drawn, and where its sheets begin.
#[derive(Clone, Default)]
pub(super) struct Measured(Vec<(Vec<Node>, Starts)>);

/// The blocks of a part: the text, then each annex, cut where sheets turn.
pub(super) struct Part<'a> {
    pub(super) blocks: &'a [Block],
    pub(super) wide: bool,
}

/// The parts of a report.
pub(super) fn parts(report: &Report) -> Vec<Part<'_>> {
    let (mut from, mut wide) = (0, report.blocks.first().is_some_and(|block| block.wide));
    let mut all = Vec::new();
    for (at, block) in report.blocks.iter().enumerate() {
        if block.kind == Kind::Annex || block.wide != wide {
            all.push((from, at, wide));
            (from, wide) = (at, block.wide);
        }
    }
    all.push((from, report.blocks.len(), wide));
    let part = |(from, to, wide): (usize, usize, bool)| {
        let blocks = report.blocks.get(from..to).filter(|blocks| !blocks.is_empty())?;
        Some(Part { blocks, wide })
    };
    all.into_iter().filter_map(part).collect()
}

/// Where the sheets of each part begin.
pub(super) fn measure(
    report: &Report,
    parts: &[Part<'_>],
    before: StoredValue<Measured, LocalStorage>,
) -> Vec<Starts> {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    if width.is_some_and(|width| width < NARROW) {
        return vec![Starts::new(); parts.len()];
    }
    let Some(document) = window().document() else { return vec![Starts::new(); parts.len()] };
    let mark = |at: usize| (at == 0 && report.sample).then(paper::mark);
    let mut measured = Measured::default();
    for (at, part) in parts.iter().enumerate() {
        let blocks =
            part.blocks.iter().map(|block| tag("div", "gb-block").put(paper::drawn(block)).into());
        let nodes: Vec<Node> = mark(at).into_iter().chain(blocks).collect();
        let known = before.with_value(|before| {
            let found = before.0.iter().find(|(known, _)| *known == nodes);
            found.map(|(_, starts)| starts.clone())
        });
        let starts = known.unwrap_or_else(|| {
            let skipped = usize::from(at == 0 && report.sample);
            in_column(&document, part, &nodes, skipped).unwrap_or_default()
        });
        measured.0.push((nodes, starts));
    }
    let starts = measured.0.iter().map(|(_, starts)| starts.clone()).collect();
    before.set_value(measured);
    starts
}

/// Hangs a part out of sight as one column as wide as its paper, and measures it.
fn in_column(
    document: &Document,
    part: &Part<'_>,
    nodes: &[Node],
    skipped: usize,
) -> Option<Starts> {
    let host = document.create_element("div").ok()?;
    host.set_class_name("report-galley");
    host.set_attribute("lang", "zh-Hans").ok()?;
    let paper = document.create_element("div").ok()?;
    paper.set_class_name(if part.wide { "gb-paper gb-wide" } else { "gb-paper" });
    hung(document, &paper, nodes);
    host.append_child(&paper).ok()?;
    document.body()?.append_child(&host).ok()?;
    let mut column = Column::default();
    let places = paper.children();
    for (at, block) in part.blocks.iter().enumerate() {
        let place = u32::try_from(at + skipped).ok().and_then(|at| places.item(at));
        if let Some(drawn) = place.and_then(|place| place.first_element_child()) {
            column.block(at, block, &drawn);
        }
    }
    let room = if part.wide { ROOM.1 } else { ROOM.0 };
    // The mark of the sample stands above the first block.
    if let (Some(first), Some(top)) =
        (column.pieces.first_mut(), places.item(0).map(|e| edges(&e).0))
    {
        first.top = first.top.min(top);
    }
    let found = starts(&column.pieces, room);
    let found = found.iter().filter_map(|start| {
        let (block, begins, text) = column.of.get(start.piece)?;
        let begins = match (begins, text) {
            (Begins::Text(paragraph, _), Some(text)) if start.line > 0 => {
                Begins::Text(*paragraph, line_start(document, text, start.line)?)
            }
            // The first paragraph begins with its block.
            (Begins::Text(0, _), _) => Begins::Whole,
            (begins, _) => *begins,
        };
        Some((*block, begins))
    });
    let found = found.collect();
    host.remove();
    Some(found)
}

/// Upper and lower edge of an element.
fn edges(element: &Element) -> (f64, f64) {
    let rect = element.get_bounding_client_rect();
    (rect.top(), rect.bottom())
}

/// The pieces of a part, with the block each belongs to and what begins with it.
#[derive(Default)]
struct Column {
    pieces: Vec<Piece>,
    of: Vec<(usize, Begins, Option<Element>)>,
}

impl Column {
    fn put(&mut self, of: (usize, Begins, Option<Element>), piece: Piece) {
        self.of.push(of);
        self.pieces.push(piece);
    }

    fn block(&mut self, at: usize, block: &Block, drawn: &Element) {
        let (top, bottom) = edges(drawn);
        match block.kind {
            Kind::Body => self.paragraphs(at, drawn),
            Kind::Table => self.table(at, block, drawn),
            kind => {
                let keeps = kind.level().is_some()
                    || matches!(
                        kind,
                        Kind::Annex | Kind::RedHead | Kind::Number | Kind::Title | Kind::To
                    );
                let piece = Piece { top, bottom, keeps, ..Piece::default() };
                self.put((at, Begins::Whole, None), piece);
            }
        }
    }

    fn paragraphs(&mut self, at: usize, drawn: &Element) {
        let children = drawn.children();
        for n in 0..children.length() {
            let Some(text) = children.item(n) else { continue };
            let (top, bottom) = edges(&text);
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a paragraph has few lines"
            )]
            let lines = libm::round((bottom - top) / LINE).clamp(0.0, 1000.0) as usize;
            let begins = Begins::Text(n as usize, 0);
            self.put((at, begins, Some(text)), Piece { top, bottom, lines, ..Piece::default() });
        }
    }

    /// Rows, the first with caption and heads above it; then notes.
    fn table(&mut self, at: usize, block: &Block, drawn: &Element) {
        let all = |selector: &str| {
            let list = drawn.query_selector_all(selector).ok();
            let list = list.into_iter().flat_map(|list| {
                (0..list.length()).filter_map(move |n| list.item(n)?.dyn_into::<Element>().ok())
            });
            list.collect::<Vec<_>>()
        };
        let heads = all("thead");
        let head = heads.first().map(edges).map_or(0.0, |(top, bottom)| bottom - top);
        let grid = block.table.as_ref().is_some_and(|table| table.grid);
        let above = edges(drawn).0;
        for (n, row) in all("tbody > tr").iter().enumerate() {
            let (top, bottom) = edges(row);
            let (begins, piece) = if n == 0 {
                (Begins::Whole, Piece { top: above, bottom, fresh: grid, ..Piece::default() })
            } else {
                (Begins::Row(n), Piece { top, bottom, head, ..Piece::default() })
            };
            self.put((at, begins, None), piece);
        }
        for (n, note) in all(".gb-note").iter().enumerate() {
            let (top, bottom) = edges(note);
            self.put((at, Begins::Note(n), None), Piece { top, bottom, ..Piece::default() });
        }
    }
}

/// The position in UTF-16 at which a line of a paragraph begins.
fn line_start(document: &Document, paragraph: &Element, line: usize) -> Option<usize> {
    let (top, bottom) = edges(paragraph);
    #[allow(clippy::cast_precision_loss, reason = "a paragraph has few lines")]
    let edge = top + (bottom - top) / libm::round((bottom - top) / LINE) * line as f64;
    let range = document.create_range().ok()?;
    let mut before = 0;
    let texts = texts(paragraph);
    for text in texts {
        let length = text.text_content().unwrap_or_default().encode_utf16().count();
        let below = |at: u32| {
            let _ = range.set_start(&text, at);
            let _ = range.set_end(&text, at + 1);
            let rect = range.get_bounding_client_rect();
            (rect.top() + rect.bottom()) / 2.0 > edge
        };
        let (mut low, mut high) = (0, u32::try_from(length).ok()?);
        if high == 0 || !below(high - 1) {
            before += length;
            continue;
        }
        while low < high {
            let middle = u32::midpoint(low, high);
            if below(middle) { high = middle } else { low = middle + 1 }
        }
        return Some(before + low as usize);
    }
    None
}

/// The texts inside a paragraph, in order.
fn texts(element: &Element) -> Vec<web_sys::Node> {
    let children = element.child_nodes();
    let nodes = (0..children.length()).filter_map(|n| children.item(n));
    let inside = nodes.flat_map(|node| match node.dyn_ref::<Element>() {
        Some(element) => texts(element),
        None => vec![node],
    });
    inside.collect()
}
