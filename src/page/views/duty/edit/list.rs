//! Items, bonus items, groups, grades and limits of a rubric in rows: their points at once, the
//! rest of their fields where a row is opened.

use super::field::{below, beside, entries, fields, input, select, told};
use super::{Scene, id};
use crate::args;
use crate::json::Value;
use crate::page::say::{t, tr};
use crate::page::views::duty::words;
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, Tag, tag};
use crate::rubric::shape::{GRADES, GROUPS, ITEM, LIMIT, LIMITS, RULES, Slot, rule};

/// Every list of the rubric.
pub(super) fn lists(scene: &Scene) -> Vec<Node> {
    let mut all = Vec::new();
    all.extend(part("rubric-groups", small(scene, "groups", GROUPS)));
    all.extend(part("rubric-items", items(scene, "items")));
    all.extend(part("duty-bonus", items(scene, "bonus")));
    all.extend(part("rubric-grades", small(scene, "grades", GRADES)));
    all.extend(part("duty-limits", limits(scene)));
    all
}

fn part(key: &str, body: Vec<Node>) -> Vec<Node> {
    let head = tag("h3", "section-head rubric-part").text(&t(key)).into();
    std::iter::once(head).chain(body).collect()
}

fn button(act: &str, key: &str) -> Tag {
    tag("button", "plain").with("type", "button").act(act).text(&t(key))
}

/// Moving, doubling and taking away the entry of a list.
pub(super) fn acts(scene: &Scene, list: &str, place: usize, again: bool) -> Node {
    let path = format!("{list}[{place}]");
    let last = entries(scene, list).len().saturating_sub(1);
    let name = scene.text(&below(&path, "label"));
    let name = if name.is_empty() { (place + 1).to_string() } else { name };
    let act = |verb: &str, off: bool| {
        let said = tr(&format!("rubric-{verb}-said"), &args! { "name" => name.as_str() });
        button(&format!("{verb}:{path}"), &format!("rubric-{verb}"))
            .with("id", &format!("{}-{verb}", id(&path)))
            .with("aria-label", &said)
            .flag("disabled", off)
    };
    let mut acts = tag("span", "rubric-acts").put(act("up", place == 0));
    acts = acts.put(act("down", place == last));
    if again {
        acts = acts.put(act("again", false));
    }
    acts.put(act("drop", false)).into()
}

fn add(list: &str, key: &str) -> Node {
    tag("p", "rubric-add").put(button(&format!("add:{list}"), key).with("id", &id(list))).into()
}

/// Groups or grades: a few fields in a row each.
fn small(scene: &Scene, list: &str, slots: &[Slot]) -> Vec<Node> {
    let row = |place: usize| -> Node {
        let mut cells = fields(scene, &format!("{list}[{place}]"), slots, &[]);
        cells.push(acts(scene, list, place, false));
        tag("div", "rubric-row").all(cells).into()
    };
    let mut all: Vec<Node> = (0..entries(scene, list).len()).map(row).collect();
    all.push(told(scene, list));
    all.push(add(list, &format!("rubric-add-{list}")));
    all
}

/// What acts on the whole.
fn limits(scene: &Scene) -> Vec<Node> {
    let row = |(place, limit): (usize, &Value)| -> Node {
        let path = format!("limits[{place}]");
        let kind = words::text(limit, "kind");
        let slots = LIMITS.iter().find(|k| k.id == kind).map(|k| k.slots).unwrap_or_default();
        let mut cells = vec![kinds(scene, &path, LIMITS.iter().map(|kind| kind.id), "effect")];
        cells.extend(fields(scene, &path, slots, &[]));
        cells.extend(fields(scene, &path, LIMIT, &[]));
        cells.push(acts(scene, "limits", place, true));
        tag("div", "rubric-row").all(cells).into()
    };
    let mut all: Vec<Node> = entries(scene, "limits").iter().enumerate().map(row).collect();
    all.push(add("limits", "rubric-add-limits"));
    all
}

/// Which kind a rule or a limit is of.
fn kinds<'a>(scene: &Scene, path: &str, kinds: impl Iterator<Item = &'a str>, act: &str) -> Node {
    let field = below(path, "kind");
    let now = scene.text(&field);
    let prefix = if act == "effect" { "duty-limit" } else { "rubric-kind" };
    let mut options: Vec<_> =
        kinds.map(|kind| (kind.to_owned(), t(&format!("{prefix}-{kind}")))).collect();
    if !options.iter().any(|(kind, _)| *kind == now) {
        options.insert(0, (now.clone(), now.clone()));
    }
    let select = select(scene, act, &field, &options, &now);
    let label = tag("label", "").put(tag("span", "field-name").text(&t("rubric-kind"))).put(select);
    tag("div", "rubric-field rubric-wide")
        .put(label)
        .all(beside(scene, &field, false).into_iter().collect())
        .into()
}

/// Items of a list, under the heads of their groups.
pub(super) fn items(scene: &Scene, list: &str) -> Vec<Node> {
    let heads = [
        "duty-head-point",
        "duty-head-name",
        "duty-head-rule",
        "duty-head-full",
        "duty-head-score",
    ];
    let head = heads.iter().enumerate().map(|(at, key)| -> Node {
        let class = if at > 2 { "num" } else { "" };
        tag("th", class).with("scope", "col").text(&t(key)).into()
    });
    let last = tag("th", "").with("scope", "col").text(&t("rubric-head-acts")).into();
    let head = tag("tr", "").all(head.chain(std::iter::once(last)).collect());
    let mut rows: Vec<Node> = Vec::new();
    let mut current = None;
    for (place, item) in entries(scene, list).iter().enumerate() {
        let group = words::text(item, "group");
        if list == "items" && current.as_ref() != Some(&group) {
            rows.extend(group_head(scene, &group));
            current = Some(group);
        }
        rows.extend(row(scene, list, place, item));
    }
    let key = match list {
        "items" => "rubric-add-items",
        "bonus" => "rubric-add-bonus",
        _ => "rubric-add-parts",
    };
    let table = tag("table", "table table-dense rubric-table")
        .put(tag("thead", "").put(head))
        .put(tag("tbody", "").all(rows));
    let mut all: Vec<Node> = Vec::new();
    if !entries(scene, list).is_empty() {
        all.push(tag("div", "rubric-wide scroll").put(table).into());
    }
    all.push(told(scene, list));
    all.push(add(list, key));
    all
}

fn group_head(scene: &Scene, group: &str) -> Option<Node> {
    let found = entries(scene, "groups").iter().find(|g| words::text(g, "id") == group)?;
    let head =
        tag("th", "").with("scope", "colgroup").with("colspan", "6").text(&words::name(found));
    Some(tag("tr", "duty-group").put(head).into())
}

/// The row of an item, and its fields where it is open.
fn row(scene: &Scene, list: &str, place: usize, item: &Value) -> Vec<Node> {
    let path = format!("{list}[{place}]");
    let is_open = scene.open == path || scene.open.starts_with(&format!("{path}."));
    let score = scene.score(&words::text(item, "id"));
    let full = below(&path, "full");
    let name = words::name(item);
    let label = words::text(item, "label");
    let open = tag("button", "plain rubric-name")
        .with("type", "button")
        .with("id", &format!("{}-open", id(&path)))
        .with("aria-expanded", if is_open { "true" } else { "false" })
        .act(&format!("open:{path}"))
        .text(if name.is_empty() { &label } else { &name });
    let mut head = tag("th", "").with("scope", "row").put(open);
    if !scene.faults(&path, true).is_empty() {
        head = head.put(Shape::Cross);
    }
    let said = tr("rubric-full-of", &args! { "name" => name.as_str() });
    let points = input(scene, "number", &full, &scene.text(&full)).with("aria-label", &said);
    let full_cell = tag("td", "num rubric-points");
    // The field is among the others where the item is open.
    let full_cell =
        if is_open { full_cell.text(&scene.text(&full)) } else { full_cell.put(points) };
    let row = tag("tr", if is_open { "rubric-is-open" } else { "" })
        .put(tag("td", "duty-point").text(&label))
        .put(head)
        .put(tag("td", "duty-rule").text(&words::rule(item)))
        .put(full_cell)
        .put(
            tag("td", "num").put(
                tag("b", "")
                    .text(&score.map_or_else(|| "—".to_owned(), |item| words::brief(&item.score))),
            ),
        )
        .put(tag("td", "").put(acts(scene, list, place, true)));
    let mut rows = vec![row.into()];
    if is_open {
        let cell = tag("td", "").with("colspan", "6").put(form(scene, list, &path, item));
        rows.push(tag("tr", "duty-open").put(cell).into());
    }
    rows
}

/// All fields of an item.
fn form(scene: &Scene, list: &str, path: &str, item: &Value) -> Tag {
    let skip: &[&str] = if list == "items" { &[] } else { &["group"] };
    let rule_path = below(path, "rule");
    let kind = item.pointer("/rule/kind").and_then(Value::as_str).unwrap_or_default();
    let slots = rule(kind).map(|kind| kind.slots).unwrap_or_default();
    let inside = list.contains(".parts");
    let fits = RULES.iter().map(|kind| kind.id).filter(|kind| match *kind {
        "events" => list == "bonus",
        "parts" => !inside,
        _ => true,
    });
    let mut fields_of_rule = vec![kinds(scene, &rule_path, fits, "kind")];
    let wrong = beside(scene, &rule_path, false);
    fields_of_rule.extend(fields(scene, &rule_path, slots, &[]));
    fields_of_rule.extend(wrong);
    tag("section", "derivation rubric-form")
        .with("aria-label", &words::name(item))
        .put(tag("div", "duty-fields").all(fields(scene, path, ITEM, skip)))
        .put(tag("p", "derivation-name").text(&t("rubric-rule")))
        .put(tag("div", "duty-fields").all(fields_of_rule))
        .put(
            tag("p", "row")
                .put(button(&format!("open:{path}"), "derive-close"))
                .put(button(&format!("source:{path}"), "rubric-as-text")),
        )
}
