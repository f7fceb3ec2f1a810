//! The sheets of paper: the blocks of the report as they will print, a field in the place of the
//! paragraph that is being written.

use super::Shared;
use super::cut::{self, marked};
use super::pages::{self, Begins};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, Tag, tag};
use crate::report::{Block, Kind, Report};
use leptos::prelude::*;

/// Id of a block's place.
pub(super) fn block_id(id: &str) -> String {
    format!("block-{id}")
}

/// Id of the field that a paragraph is written in.
pub(super) fn field_id(id: &str) -> String {
    format!("own-{id}")
}

/// Id of the button that opens it.
pub(super) fn button_id(id: &str) -> String {
    format!("edit-{id}")
}

/// What stands above figures that are not real.
pub(super) fn mark() -> Node {
    tag("p", "gb-mark").text("示例数据　不作正式文件使用").into()
}

/// Every sheet: the text, then each annex, ended where the printed page ends.
pub(super) fn nodes(shared: Shared) -> Vec<Node> {
    let editing = shared.editing.get();
    let edits = !shared.app.read_only;
    shared.with(|report| {
        let parts = pages::parts(report);
        let starts = pages::measure(report, &parts, shared.measured);
        let mut sheets = Sheets { report, done: Vec::new(), sheet: Vec::new(), wide: false };
        if report.sample {
            sheets.sheet.push(mark());
        }
        for (at, (part, starts)) in parts.iter().zip(&starts).enumerate() {
            if at > 0 {
                sheets.turn();
            }
            sheets.wide = part.wide;
            for (at, block) in part.blocks.iter().enumerate() {
                let begins = starts.iter().filter(|(of, _)| *of == at).map(|(_, begins)| *begins);
                let mut begins: Vec<Begins> = begins.collect();
                if begins.first() == Some(&Begins::Whole) {
                    begins.remove(0);
                    sheets.turn();
                }
                let writing = editing.as_deref() == Some(block.id.as_str());
                // While it is written a paragraph is one field.
                let pieces = if writing { Vec::new() } else { cut::pieces(block, &begins) };
                let mut pieces = pieces.into_iter();
                sheets.sheet.push(placed(block, pieces.next(), edits));
                if writing && !begins.is_empty() {
                    sheets.turn();
                }
                for piece in pieces {
                    sheets.turn();
                    sheets.sheet.push(tag("div", "gb-block").put(piece).into());
                }
            }
        }
        sheets.turn();
        sheets.done
    })
}

struct Sheets<'a> {
    report: &'a Report,
    done: Vec<Node>,
    sheet: Vec<Node>,
    wide: bool,
}

impl Sheets<'_> {
    /// Ends a sheet with its number, at the outer side, and the line at its foot.
    fn turn(&mut self) {
        let number = self.done.len() + 1;
        let (rules, day) = self.report.foot.ends();
        let foot = tag("p", "gb-foot")
            .put(tag("span", "").text(&rules))
            .text(" ")
            .put(tag("span", "").text(&day));
        let side = if number % 2 == 1 { "gb-page gb-right" } else { "gb-page" };
        let page = tag("p", side).text(&format!("— {number} —"));
        let look = if self.wide { "gb-paper gb-wide" } else { "gb-paper" };
        // Paper is white whatever the theme.
        let sheet = tag("div", look)
            .with("data-theme", "light")
            .put(tag("div", "gb-text").all(std::mem::take(&mut self.sheet)))
            .put(page)
            .put(foot);
        self.done.push(sheet.into());
    }
}

/// A block in its place, with what can be done with it; without a piece it is being written.
fn placed(block: &Block, piece: Option<Node>, edits: bool) -> Node {
    let place = tag("div", "gb-block").with("id", &block_id(&block.id)).with("tabindex", "-1");
    let Some(piece) = piece else { return place.all(field(block)).into() };
    let place = place.put(piece);
    if !block.kind.is_text() || !edits {
        return place.into();
    }
    place.put(acts(block)).into()
}

/// Below a paragraph: whose text it is, and the way to write it.
fn acts(block: &Block) -> Tag {
    let name: String = block.text.chars().take(12).collect();
    let told = tr("report-edit-told", &args! { "text" => format!("{}{name}", block.number) });
    let edit = tag("button", "plain")
        .with("type", "button")
        .with("id", &button_id(&block.id))
        .with("aria-label", &told)
        .act(&format!("edit {}", block.id))
        .text(&t("report-edit"));
    if !block.own {
        return tag("p", "gb-acts gb-acts-beside no-print").with("lang", &lang()).put(edit);
    }
    // Three things do not fit beside a short paragraph: below it they cover nothing.
    let line = tag("p", "gb-acts no-print").with("lang", &lang()).put(edit);
    let key = match (block.text.trim().is_empty(), block.stale) {
        (true, _) => "report-left-out",
        (false, true) => "report-own-stale",
        (false, false) => "report-own",
    };
    let look = if block.stale { "tag warn" } else { "tag" };
    let back = tag("button", "plain")
        .with("type", "button")
        .act(&format!("back {}", block.id))
        .text(&t("report-back"));
    line.text(" ").put(tag("span", look).text(&t(key))).text(" ").put(back)
}

pub(super) fn lang() -> String {
    crate::page::say::lang().get().tag().to_owned()
}

/// The field, what the figures give now, and the ways out.
fn field(block: &Block) -> Vec<Node> {
    let rows = block.text.lines().map(|l| l.chars().count() / 28 + 1).sum::<usize>();
    let rows = rows.clamp(2, 16) + 1;
    let told = tr("report-field", &args! { "number" => block.number.as_str() });
    let field = tag("textarea", "gb-field")
        .with("id", &field_id(&block.id))
        .with("rows", &rows.to_string())
        .with("aria-label", &told)
        .with("value", &block.text)
        .act(&format!("write {}", block.id));
    let button = |act: &str, look: &str, key: &str| {
        let act = format!("{act} {}", block.id);
        Node::from(tag("button", look).with("type", "button").act(&act).text(&t(key)))
    };
    let mut line = vec![button("done", "button-main", "report-done")];
    if block.own {
        line.push(button("back", "button", "report-back"));
    }
    line.push(button("drop", "button", "report-drop"));
    let acts = tag("p", "gb-acts gb-acts-open").with("lang", &lang()).all(line);
    let mut all = vec![field.into(), acts.into()];
    if block.own {
        let text = tr("report-generated", &args! { "text" => block.generated.as_str() });
        all.push(tag("p", "gb-generated").text(&text).into());
    }
    all
}

/// A block as it prints, whole.
pub(super) fn drawn(block: &Block) -> Node {
    let (name, look) = match block.kind {
        Kind::RedHead => ("p", "gb-red"),
        Kind::Number => ("p", "gb-number"),
        Kind::Title => ("h2", "gb-title"),
        Kind::To => ("p", "gb-to"),
        Kind::H1 => ("h3", "gb-h1"),
        Kind::H2 => ("h4", "gb-h2"),
        Kind::H3 => ("h5", "gb-h3"),
        Kind::H4 => ("h6", "gb-h4"),
        Kind::Annex => ("h3", "gb-annex"),
        Kind::Sign => ("div", "gb-sign"),
        Kind::Body => ("div", "gb-body"),
        Kind::Table => return cut::table(block, None, None),
        Kind::Chart => return chart(block),
    };
    let lines = cut::lines(block);
    let parts = matches!(block.kind, Kind::Body | Kind::Sign);
    let mut place = tag(name, look).text(&block.number);
    for (at, line) in lines.enumerate() {
        if parts {
            place = place.put(tag("p", "").all(marked(line)));
            continue;
        }
        if at > 0 {
            place = place.put(tag("br", ""));
        }
        place = place.all(marked(line));
    }
    place.into()
}

pub(super) fn none() -> Node {
    Node::Text(String::new())
}

fn chart(block: &Block) -> Node {
    let Some(chart) = &block.chart else { return none() };
    let caption = format!("{}　{}", block.number, block.text);
    tag("figure", "gb-figure")
        .put(Node::Chart(chart.svg.clone()))
        .put(tag("figcaption", "gb-caption").text(&caption))
        .into()
}
