//! Yearly figures, typed or pasted, and below them every rule from one year to the next with its
//! sentence.

use super::store::{self, Doc};
use super::{Shared, panel, targets, words};
use crate::args;
use crate::page::say::{t, tr, with_words};
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, OnAct, drawn, table, tag, text};
use crate::plan::sentence as said;
use crate::plan::{FigureSpec, YearRule, YearStep, figures};
use crate::words::number::MISSING;
use leptos::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};

/// Years that are offered before the county's own.
const BEFORE: i32 = 3;
/// The group that stays folded while it is empty.
const MORE: &str = "more";

/// The part.
pub(super) fn part(shared: Shared) -> AnyView {
    let added = RwSignal::new(BTreeSet::<i32>::new());
    let more = RwSignal::new(false);
    let draw = move || {
        let years = years(shared, &added.get());
        let note = tag("p", "note").text(&t("plan-years-note"));
        vec![
            tag("h2", "section-head").text(&t("plan-years-title")).into(),
            note.into(),
            read_note(shared),
            grid(shared, &years, more.get()),
            acts(more.get()),
        ]
    };
    let on_act = OnAct::new(move |(act, value): (String, String)| match act.as_str() {
        "earlier" | "later" => {
            let years = years(shared, &added.get_untracked());
            let year = match act.as_str() {
                "earlier" => years.first().map(|year| year - 1),
                _ => years.last().map(|year| year + 1),
            };
            added.update(|added| added.extend(year));
        }
        "more" => more.update(|on| *on = !*on),
        act => {
            if let Some((figure, year)) = cell(act) {
                put(shared, &[(figure, year, value)]);
            }
        }
    });
    let paste = move |event: web_sys::Event| {
        let years = years(shared, &added.get_untracked());
        paste(shared, &event, &years, more.get_untracked());
    };
    view! {
        <div on:paste=move |event| paste(event.into())>
            {drawn("plan-years", Box::new(draw), Some(on_act))}
        </div>
        <div on:keydown=move |event| panel::escape(shared, &event)>{rules(shared)}</div>
    }
    .into_any()
}

/// Where a cell was read, as its tip; empty where it was typed or is empty.
fn origin(shared: Shared, figure: &str, year: &str) -> String {
    shared.app.county.with(|county| {
        let read = year.parse().ok().and_then(|year| county.yearly_read_at(figure, year));
        let Some(read) = read else { return String::new() };
        tr("plan-years-origin", &args! { "place" => county.place_of(&read) })
    })
}

/// How many cells were imported, and from which files.
fn read_note(shared: Shared) -> Node {
    let typed = store::doc(shared.app, "years");
    let mut files: BTreeSet<String> = BTreeSet::new();
    let mut count = 0_u32;
    shared.app.county.with(|county| {
        for (figure, of) in &typed {
            for year in of.as_object().into_iter().flat_map(|of| of.keys()) {
                let read = year.parse().ok().and_then(|y| county.yearly_read_at(figure, y));
                let Some(read) = read else { continue };
                count += 1;
                let source = read.source.and_then(|at| county.sources.get(at as usize));
                files.extend(source.map(|source| source.file.clone()));
            }
        }
    });
    if count == 0 {
        return text("");
    }
    let files = files.into_iter().collect::<Vec<_>>().join(&t("list-separator"));
    let args = args! { "n" => f64::from(count), "files" => files };
    tag("p", "note").text(&tr("plan-years-read", &args)).into()
}

/// Years of the table: those with figures, the county's own and some before, those asked for.
fn years(shared: Shared, added: &BTreeSet<i32>) -> Vec<i32> {
    let mut years: BTreeSet<i32> = added.clone();
    let now = shared.app.county.with(|c| c.school_year).unwrap_or(2025);
    years.extend(now - BEFORE..=now);
    for of in store::doc(shared.app, "years").values() {
        let keys = of.as_object().into_iter().flat_map(|of| of.keys());
        years.extend(keys.filter_map(|key| key.parse::<i32>().ok()));
    }
    years.retain(|year| (1900..2200).contains(year));
    years.into_iter().collect()
}

/// The figures that are shown: those of the last group only where asked for, or typed.
fn shown(shared: Shared, more: bool) -> Vec<&'static FigureSpec> {
    let typed = store::doc(shared.app, "years");
    let is_shown = |f: &&FigureSpec| more || f.group != MORE || typed.contains_key(&f.id);
    figures().iter().filter(is_shown).collect()
}

fn grid(shared: Shared, years: &[i32], more: bool) -> Node {
    let typed = store::doc(shared.app, "years");
    let mut heads: Vec<Node> =
        vec![tag("th", "").with("scope", "col").text(&t("plan-figure")).into()];
    heads.push(tag("th", "").with("scope", "col").text(&t("plan-unit")).into());
    heads.extend(
        years
            .iter()
            .map(|year| tag("th", "num").with("scope", "col").text(&year.to_string()).into()),
    );
    let columns = heads.len().to_string();
    let wrong = shared.with(|plan| {
        let of = |f: &crate::county::Finding| match (f.args.get("figure"), f.args.get("year")) {
            (Some(crate::county::Arg::Text(figure)), Some(crate::county::Arg::Text(year))) => {
                Some((figure.clone(), year.clone()))
            }
            _ => None,
        };
        plan.findings.iter().filter_map(of).collect::<BTreeSet<_>>()
    });
    let mut body = Vec::new();
    let mut group = "";
    for spec in shown(shared, more) {
        let told = |spec: &FigureSpec| {
            let of = typed.get(&spec.id).and_then(Value::as_object);
            of.is_some_and(|of| of.values().any(|value| !value.is_null()))
        };
        // Empty lines are for typing, not for print.
        let class = |told: bool, class: &str| -> String {
            format!("{class}{}", if told { "" } else { " plan-empty" })
        };
        if group != spec.group {
            group = &spec.group;
            let any = shown(shared, more).into_iter().any(|f| f.group == group && told(f));
            let head = tag("th", "").with("scope", "colgroup").with("colspan", &columns);
            let head = head.text(&t(&format!("plan-group-{group}")));
            body.push(tag("tr", &class(any, "plan-group")).put(head).into());
        }
        let name = words::figure_name(Some(&spec.id));
        let mut row = tag("tr", &class(told(spec), ""))
            .put(tag("th", "").with("scope", "row").text(&name))
            .put(tag("td", "plan-unit").text(&t(&format!("plan-unit-{}", spec.unit))));
        for year in years {
            let year = year.to_string();
            let value = typed.get(&spec.id).and_then(|of| of.get(&year));
            let args = args! { "figure" => name.as_str(), "year" => year.as_str() };
            let is_wrong = wrong.contains(&(spec.id.clone(), year.clone()));
            let input = tag("input", "field plan-cell-field")
                .with("type", "text")
                .with("inputmode", "decimal")
                .with("autocomplete", "off")
                .with("id", &format!("plan-cell-{}-{year}", spec.id))
                .with("aria-label", &tr("plan-cell", &args))
                .with("aria-invalid", if is_wrong { "true" } else { "false" })
                .with("title", &origin(shared, &spec.id, &year))
                .with("value", &store::shown(value))
                .act(&format!("cell:{}:{year}", spec.id));
            row = row.put(tag("td", "num").put(input));
        }
        body.push(row.into());
    }
    let table = tag("table", "table table-dense plan-grid")
        .put(tag("thead", "").put(tag("tr", "").all(heads)))
        .put(tag("tbody", "").all(body));
    tag("div", "scroll plan-grid-scroll")
        .with("tabindex", "0")
        .with("role", "group")
        .with("aria-label", &t("plan-years-title"))
        .put(table)
        .into()
}

fn acts(more: bool) -> Node {
    let button = |key: &str, act: &str| -> Node {
        tag("button", "plain").with("type", "button").act(act).text(&t(key)).into()
    };
    tag("p", "plan-acts no-print")
        .put(button("plan-year-earlier", "earlier"))
        .put(button("plan-year-later", "later"))
        .put(button(if more { "plan-fewer-figures" } else { "plan-more-figures" }, "more"))
        .into()
}

/// `cell:spending:2021`.
fn cell(act: &str) -> Option<(String, i32)> {
    let (figure, year) = act.strip_prefix("cell:")?.split_once(':')?;
    Some((figure.to_owned(), year.parse().ok()?))
}

/// Puts what was typed or pasted into the county: one change, however many cells.
fn put(shared: Shared, cells: &[(String, i32, String)]) {
    let mut years = store::doc(shared.app, "years");
    for (figure, year, typed) in cells {
        let percent = words::figure_unit(figure) == "percent";
        let mut of = match years.get(figure) {
            Some(Value::Object(of)) => of.clone(),
            _ => Doc::new(),
        };
        match store::typed(typed, percent) {
            Some(value) => of.insert(year.to_string(), value),
            None => of.shift_remove(&year.to_string()),
        };
        if of.is_empty() {
            years.shift_remove(figure);
        } else {
            years.insert(figure.clone(), Value::Object(of));
        }
    }
    store::put(shared.app, "years", Value::Object(years));
}

/// A block from a spreadsheet, from the cell under the caret rightwards and downwards.
fn paste(shared: Shared, event: &web_sys::Event, years: &[i32], more: bool) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
    else {
        return;
    };
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let act = target.and_then(|t| t.get_attribute("data-act")).unwrap_or_default();
    let Some((figure, year)) = cell(&act) else { return };
    let pasted = data.get_data("text/plain").unwrap_or_default();
    let pasted = pasted.trim_end_matches(['\r', '\n']);
    if !pasted.contains(['\t', '\n']) {
        return;
    }
    event.prevent_default();
    let rows = shown(shared, more);
    let top = rows.iter().position(|f| f.id == figure).unwrap_or(0);
    let left = years.iter().position(|y| *y == year).unwrap_or(0);
    let (mut cells, mut beyond) = (Vec::new(), 0_usize);
    for (down, line) in crate::import::text::parse_delimited(pasted, '\t').into_iter().enumerate() {
        for (right, typed) in line.into_iter().enumerate() {
            match (rows.get(top + down), years.get(left + right)) {
                (Some(spec), Some(year)) => cells.push((spec.id.clone(), *year, typed)),
                _ => beyond += usize::from(!typed.trim().is_empty()),
            }
        }
    }
    put(shared, &cells);
    let args = args! { "n" => cells.len().to_string(), "beyond" => beyond.to_string() };
    let key = if beyond > 0 { "plan-pasted-beyond" } else { "plan-pasted" };
    shared.app.tell(key, args, beyond > 0);
}

/// Every rule that has figures, with its sentence; how many have none.
fn rules(shared: Shared) -> AnyView {
    let draw = move || {
        shared.with(|plan| {
            let has = |rule: &&YearRule| rule.code != "noFigures";
            let known: Vec<&YearRule> = plan.rules.iter().filter(has).collect();
            let mut nodes: Vec<Node> =
                vec![tag("h3", "plan-subhead").text(&t("plan-rules-title")).into()];
            if known.is_empty() {
                nodes.push(tag("p", "note").text(&t("plan-rules-none")).into());
            }
            let items = known.iter().map(|rule| item(shared, rule)).collect();
            nodes.push(tag("ul", "plan-rules block").all(items).into());
            let without = plan.rules.len() - known.len();
            if without > 0 {
                let args = args! { "n" => without.to_string() };
                nodes.push(waiting(plan, &tr("plan-rules-waiting", &args)));
            }
            nodes
        })
    };
    let on_act = OnAct::new(move |(act, _): (String, String)| match act.strip_prefix("open:") {
        Some(id) => panel::toggle(shared, id),
        None => panel::act(shared, &act),
    });
    drawn("plan-rules-part", Box::new(draw), Some(on_act))
}

/// The rules nobody has typed figures for.
fn waiting(plan: &crate::plan::Plan, told: &str) -> Node {
    let names = plan.rules.iter().filter(|r| r.code == "noFigures");
    let names = names.map(|rule| tag("li", "dim").text(&name(rule)).into()).collect();
    tag("details", "plan-waiting no-print")
        .put(tag("summary", "").text(told))
        .put(tag("ul", "").all(names))
        .into()
}

/// What a rule asks, in words.
fn name(rule: &YearRule) -> String {
    with_words(|words| said::rule_name(words, rule))
}

fn item(shared: Shared, rule: &YearRule) -> Node {
    let id = format!("rule/{}", rule.id);
    let open = shared.open.with(|open| open.as_deref() == Some(id.as_str()));
    let shape = Shape::from(rule.met);
    let class = match rule.met {
        Some(true) => "good",
        Some(false) => "bad",
        None => "open",
    };
    let word = crate::page::widgets::derivation::words::verdict(rule.met).1;
    let sentence = with_words(|words| said::rule(words, rule));
    let told = tr("plan-rule-open", &args! { "rule" => name(rule) });
    let mut item = tag("li", "plan-rule")
        .put(tag("span", &format!("verdict {class}")).put(shape).text(&word))
        .put(tag("span", "plan-rule-text").text(&sentence))
        .put(targets::opener(&t("plan-rule-steps"), &id, &told, open));
    if open {
        item = item.put(steps(rule));
    }
    item.into()
}

/// Year by year, with what it was held against.
fn steps(rule: &YearRule) -> Node {
    let heads = [
        "plan-step-year",
        "plan-step-before",
        "plan-step-value",
        "plan-step-change",
        "plan-step-growth",
        "plan-step-against",
        "plan-step-verdict",
    ]
    .map(t);
    let row = |s: &YearStep| {
        let (shape, word, class) = crate::page::widgets::derivation::words::verdict(s.met);
        let line = match rule.kind.as_str() {
            "faster" => s.line.map(|line| said::signed(line, 2)),
            _ => s.line.map(|line| said::of_rule(rule, Some(line))),
        };
        vec![
            text(s.year.to_string()),
            text(said::of_rule(rule, s.before)),
            text(said::of_rule(rule, Some(s.value))),
            text(said::of_rule(rule, s.change)),
            text(s.percent.map_or_else(|| MISSING.to_owned(), |p| said::signed(p, 2))),
            text(line.unwrap_or_else(|| MISSING.to_owned())),
            tag("span", &format!("verdict {class}")).put(shape).text(&word).into(),
        ]
    };
    let rows = rule.steps.iter().map(row).collect();
    let close = tag("button", "plain derivation-close").with("type", "button").act("close");
    let place = tag("div", "scroll").with("tabindex", "0").with("role", "group");
    tag("div", "derivation plan-rule-panel")
        .put(place.with("aria-label", &name(rule)).put(table("", &heads, &[1, 2, 3, 4, 5], rows)))
        .put(close.text(&t("derive-close")))
        .into()
}
