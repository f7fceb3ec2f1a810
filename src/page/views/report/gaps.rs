//! Beside the paper: what is still blank with the way to fill it in, and paragraphs that the report
//! has no place for any more.

use super::Shared;
use super::paper::{block_id, button_id};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, tag};
use crate::report::{Block, Gap, Report};

/// The lists.
pub(super) fn nodes(shared: Shared) -> Vec<Node> {
    let edits = !shared.app.read_only;
    shared.with(|report| {
        let mut all = vec![tag("h2", "report-side-title").text(&t("report-gaps")).into()];
        if report.gaps.is_empty() {
            all.push(tag("p", "note").text(&t("report-no-gaps")).into());
        }
        let rows = report.gaps.iter().map(|g| gap(report, g, edits)).collect::<Vec<_>>();
        if !rows.is_empty() {
            all.push(tag("ul", "report-list").all(rows).into());
        }
        if !report.left.is_empty() {
            all.push(tag("h2", "report-side-title").text(&t("report-left")).into());
            all.push(tag("p", "note").text(&t("report-left-note")).into());
            all.extend(report.left.iter().map(|block| left(block, edits)));
        }
        all
    })
}

/// What is missing, where it is filled in, and the paragraph it is missing in.
fn gap(report: &Report, gap: &Gap, edits: bool) -> Node {
    let block = report.blocks.iter().find(|b| b.id == gap.block);
    let heading = |b: &&Block| b.kind.level() == Some(2) || b.kind.level() == Some(1);
    let before = report.blocks.iter().take_while(|b| b.id != gap.block).filter(heading).last();
    let place = before.map(|b| format!("{}{}", b.number, b.text)).unwrap_or_default();
    let place = tag("span", "report-gap-place").with("lang", "zh-Hans").text(&place);
    let name = tag("b", "").with("lang", "zh-Hans").text(&gap.name);
    let mut row = tag("li", "").put(name).text(" ").put(place).put(tag("br", ""));
    // What is read aloud begins with what is seen.
    let told =
        |seen: &str| tr("report-told", &args! { "act" => seen, "name" => gap.name.as_str() });
    if !gap.at.is_empty() {
        let view = tr("report-fill", &args! { "view" => t(&format!("view-{}", gap.at)) });
        let link = tag("a", "").with("href", &format!("#/{}", gap.at));
        let link = link.with("aria-label", &told(&view));
        row = row.put(link.text(&view)).text(" ");
    }
    if block.is_some() {
        let (act, key) = if edits && gap.at.is_empty() {
            ("edit", "report-write")
        } else {
            ("go", "report-see")
        };
        let act = format!("{act} {}", gap.block);
        let button = tag("button", "plain").with("type", "button");
        let button = button.with("aria-label", &told(&t(key)));
        row = row.put(button.act(&act).text(&t(key)));
    }
    row.into()
}

/// A paragraph that is kept and not printed.
fn left(block: &Block, edits: bool) -> Node {
    let place = tag("div", "report-left").with("id", &block_id(&block.id));
    let place = place.put(tag("p", "").with("lang", "zh-Hans").text(&block.text));
    if !edits {
        return place.into();
    }
    let drop = tag("button", "plain")
        .with("type", "button")
        .with("id", &button_id(&block.id))
        .act(&format!("back {}", block.id));
    place.put(drop.text(&t("report-left-drop"))).into()
}
