//! Tables as they stand on the page, for those whose figures are nowhere else as rows.

use crate::page::widgets::chart_frame::Rows;
use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

fn all(of: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..of.length()).filter_map(|at| of.item(at)).map(JsCast::unchecked_into)
}

fn found(selector: &str) -> Option<NodeList> {
    web_sys::window()?.document()?.query_selector_all(selector).ok()
}

/// The rows of all tables that a selector finds, one below the other.
#[must_use]
pub fn of_page(selector: &str) -> Rows {
    let tables = found(selector);
    let tables = tables.iter().flat_map(all);
    tables.flat_map(|table| rows(&table)).collect()
}

/// Tables of the view that have no buttons of their own, with their names. Those inside a panel or a
/// chart belong to that.
pub fn others() -> Vec<(String, Rows)> {
    let mut others = Vec::new();
    for table in found("main table").iter().flat_map(all) {
        let inside = |selector: &str| table.closest(selector).is_ok_and(|found| found.is_some());
        if inside(
            ".resources-table, .region-table, #seats-ledger, figure, aside, [role=dialog], .no-print",
        ) {
            continue;
        }
        others.push((name(&table), rows(&table)));
    }
    others
}

/// What a table is called: its own label, its caption, the heading in front of it.
fn name(table: &Element) -> String {
    let label = |element: &Element| element.get_attribute("aria-label");
    if let Some(label) = label(table) {
        return label;
    }
    if let Ok(Some(caption)) = table.query_selector("caption") {
        return text(&caption);
    }
    let mut around = table.parent_element();
    while let Some(element) = around {
        if let Some(label) = label(&element) {
            return label;
        }
        if let Ok(Some(heading)) = element.query_selector("h2, h3, h1") {
            return text(&heading);
        }
        around = element.parent_element();
    }
    String::new()
}

/// The text of an element without what only shows how, and with single blanks.
fn text(element: &Element) -> String {
    let content = element.text_content().unwrap_or_default();
    content
        .split([' ', '\n', '\t', '\r'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Cells by row; those that one covers, in its row or below, are empty.
fn rows(table: &Element) -> Rows {
    let Ok(lines) = table.query_selector_all("tr") else { return Rows::new() };
    let mut rows = Rows::new();
    // Rows below the one at hand that each column is covered for.
    let mut covered: Vec<usize> = Vec::new();
    for line in all(&lines) {
        let Ok(cells) = line.query_selector_all("th, td") else { continue };
        let mut row = Vec::new();
        let skip = |row: &mut Vec<String>, covered: &mut Vec<usize>| {
            while let Some(left) = covered.get_mut(row.len()).filter(|left| **left > 0) {
                *left -= 1;
                row.push(String::new());
            }
        };
        for cell in all(&cells) {
            skip(&mut row, &mut covered);
            let span = |key: &str| {
                cell.get_attribute(key).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1).max(1)
            };
            for at in 0..span("colspan") {
                covered.resize(covered.len().max(row.len() + 1), 0);
                if let Some(left) = covered.get_mut(row.len()) {
                    *left = span("rowspan") - 1;
                }
                row.push(if at == 0 { text(&cell) } else { String::new() });
            }
        }
        skip(&mut row, &mut covered);
        rows.push(row);
    }
    rows
}
