//! The sheets of paper: the blocks of the report as they will print, a field in the place of the
//! paragraph that is being written.

use super::Shared;
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, Tag, tag};
use crate::report::{Align, Block, Cell, Kind, Report, Table, segments};
use leptos::prelude::*;

/// Rows of a table that are shown here; the files have all of them.
const ROWS: usize = 40;

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

/// Every sheet: the text, then each annex on its own.
pub(super) fn nodes(shared: Shared) -> Vec<Node> {
    let editing = shared.editing.get();
    let edits = !shared.app.read_only;
    shared.with(|report| {
        let mut sheets = Vec::new();
        let mut sheet = Vec::new();
        let mut wide = false;
        if report.sample {
            sheet.push(tag("p", "gb-mark").text("示例数据　不作正式文件使用").into());
        }
        for block in &report.blocks {
            if block.kind == Kind::Annex || block.wide != wide {
                sheets.push(paper(report, std::mem::take(&mut sheet), wide));
                wide = block.wide;
            }
            let writing = editing.as_deref() == Some(block.id.as_str());
            sheet.push(placed(block, writing, edits));
        }
        sheets.push(paper(report, sheet, wide));
        sheets
    })
}

/// A sheet with the line at its foot.
fn paper(report: &Report, blocks: Vec<Node>, wide: bool) -> Node {
    let (rules, day) = report.foot.ends();
    let foot = tag("p", "gb-foot")
        .put(tag("span", "").text(&rules))
        .text(" ")
        .put(tag("span", "").text(&day));
    let look = if wide { "gb-paper gb-wide" } else { "gb-paper" };
    // Paper is white whatever the theme.
    tag("div", look).with("data-theme", "light").all(blocks).put(foot).into()
}

/// A block in its place, with what can be done with it.
fn placed(block: &Block, writing: bool, edits: bool) -> Node {
    let place = tag("div", "gb-block").with("id", &block_id(&block.id)).with("tabindex", "-1");
    if writing {
        return place.all(field(block)).into();
    }
    let place = place.put(drawn(block));
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

fn lang() -> String {
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

/// A block as it prints.
fn drawn(block: &Block) -> Node {
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
        Kind::Table => return block.table.as_ref().map_or_else(none, |t| table(block, t)),
        Kind::Chart => return chart(block),
    };
    let lines = block.text.lines().filter(|line| !line.trim().is_empty());
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

fn none() -> Node {
    Node::Text(String::new())
}

/// A text with what is blank in it marked.
fn marked(text: &str) -> Vec<Node> {
    let part = |(blank, part): (bool, &str)| match blank {
        true => tag("mark", "gb-blank").text(part).into(),
        false => Node::Text(part.to_owned()),
    };
    segments(text).into_iter().map(part).collect()
}

fn chart(block: &Block) -> Node {
    let Some(chart) = &block.chart else { return none() };
    let caption = format!("{}　{}", block.number, block.text);
    tag("figure", "gb-figure")
        .put(Node::Chart(chart.svg.clone()))
        .put(tag("figcaption", "gb-caption").text(&caption))
        .into()
}

fn table(block: &Block, table: &Table) -> Node {
    let space = if block.number.is_empty() { "" } else { "　" };
    let caption = format!("{}{space}{}", block.number, block.text);
    let row = |name: &'static str, row: &Vec<Cell>| {
        Node::from(tag("tr", "").all(row.iter().map(|cell| self::cell(name, cell)).collect()))
    };
    let heads = table.heads.iter().map(|r| row("th", r)).collect();
    let rows = table.rows.iter().take(ROWS).map(|r| row("td", r)).collect();
    let many = if table.widths.len() > 8 { " gb-many" } else { "" };
    let grid = if table.grid { " gb-grid" } else { "" };
    let mut head = tag("caption", "gb-caption").text(&caption);
    if let [left, right] = table.above.as_slice() {
        let ends = [left, right].map(|end| tag("span", "").text(end).into()).into();
        head = head.put(tag("span", "gb-above").all(ends));
    }
    // Shares of the table's width, as in the files.
    let sum: f64 = table.widths.iter().sum();
    let widths = table.widths.iter().filter(|_| sum > 0.0);
    let widths = widths
        .map(|width| tag("col", "").with("width", &format!("{:.1}%", width / sum * 100.0)).into());
    let drawn = tag("table", &format!("gb-table{many}{grid}"))
        .put(head)
        .put(tag("colgroup", "").all(widths.collect()))
        .put(tag("thead", "").all(heads))
        .put(tag("tbody", "").all(rows));
    let scroll = tag("div", "scroll gb-scroll")
        .with("tabindex", "0")
        .with("role", "group")
        .with("aria-label", &caption)
        .put(drawn);
    let mut place = tag("div", "").put(scroll);
    for line in table.note.lines() {
        place = place.put(tag("p", "gb-note").text(line));
    }
    if table.rows.len() > ROWS {
        let args = args! { "shown" => ROWS.to_string(), "n" => table.rows.len().to_string() };
        let said = tr("report-rows", &args);
        place = place.put(tag("p", "gb-note gb-more").with("lang", &lang()).text(&said));
    }
    place.into()
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
