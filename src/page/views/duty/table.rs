//! The score sheet itself: one line a measuring point, under its group, with totals; then the bonus
//! items. Lines come from the rubric and stay while answers change; their figures come from the
//! sheet.

use super::{Shared, fold, panel, words};
use crate::args;
use crate::json::Value;
use crate::page::files;
use crate::page::say::{t, tr};
use crate::page::widgets::icon::{Icon, Shape};
use crate::rubric::{Does, ItemScore, Known, State};
use crate::words::number::in_sentence;
use leptos::prelude::*;
use std::sync::Arc;

/// How many columns there are.
const COLUMNS: &str = "8";

/// A line of the sheet: an item or a part of one, as the rubric has it.
#[derive(Clone, PartialEq)]
pub(super) struct Line {
    /// Its id, by which answers and points are found.
    pub(super) id: String,
    /// Whether it is a part of the item above.
    pub(super) part: bool,
    /// The item as written.
    pub(super) item: Value,
}

fn listed<'a>(rubric: &'a Value, key: &str) -> &'a [Value] {
    rubric.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn with_parts(items: &[Value]) -> Vec<Line> {
    let line = |part, item: &Value| Line { id: words::text(item, "id"), part, item: item.clone() };
    let each = |item: &Value| {
        let parts = item.get("rule").map(|rule| listed(rule, "parts")).unwrap_or_default();
        std::iter::once(line(false, item))
            .chain(parts.iter().map(|part| line(true, part)))
            .collect()
    };
    items.iter().flat_map(|item| -> Vec<Line> { each(item) }).collect()
}

/// Items and bonus items of a rubric as written, with their parts.
pub(super) fn lines(rubric: &Value) -> Vec<Line> {
    let mut all = with_parts(listed(rubric, "items"));
    all.extend(with_parts(listed(rubric, "bonus")));
    all
}

/// The table.
#[component]
pub(super) fn ScoreTable() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let runs = Memo::new(move |_| {
        let lines =
            shared.chosen.with(|c| c.as_ref().map(|c| lines(&c.rubric)).unwrap_or_default());
        let sheet = shared.sheet.get();
        shared.kept.with(|kept| sheet.map(|s| fold::runs(&s, &lines, kept)).unwrap_or_default())
    });
    provide_context(runs);
    let body = move || {
        shared.chosen.with(|chosen| {
            let rubric = chosen.as_ref().map(|c| &c.rubric)?;
            let mut rows = items(shared, rubric);
            rows.push(total(shared, "duty-items-total", false));
            let bonus = with_parts(listed(rubric, "bonus"));
            if !bonus.is_empty() {
                rows.push(head(&t("duty-bonus"), None));
                rows.extend(bonus.into_iter().map(|line| row(shared, line)));
                rows.push(total(shared, "duty-total", true));
            }
            Some(rows)
        })
    };
    let heads = [
        ("point", ""),
        ("name", ""),
        ("way", ""),
        ("rule", ""),
        ("full", "num"),
        ("score", "num"),
        ("data", ""),
        ("evidence", ""),
    ];
    let heads = heads.map(|(key, class)| {
        view! { <th scope="col" class=class>{move || t(&format!("duty-head-{key}"))}</th> }
    });
    view! {
        <div class="scroll duty-scroll" tabindex="0" role="group" aria-label=move || t("view-duty")>
            <table class="table table-dense duty-table">
                <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        {fold::again(shared)}
    }
}

/// The items under the heads of their groups.
fn items(shared: Shared, rubric: &Value) -> Vec<AnyView> {
    let mut rows = Vec::new();
    let mut current = None;
    for line in with_parts(listed(rubric, "items")) {
        let group = words::text(&line.item, "group");
        if !line.part && current.as_ref() != Some(&group) {
            let of_id = |g: &&Value| words::text(g, "id") == group;
            if let Some(found) = listed(rubric, "groups").iter().find(of_id) {
                let weight = words::text(found, "weight");
                let weight = (!weight.is_empty()).then_some(weight);
                rows.push(head(&words::name(found), weight));
            }
            current = Some(group);
        }
        rows.push(row(shared, line));
    }
    rows
}

fn head(name: &str, weight: Option<String>) -> AnyView {
    let weight = weight.map(|weight| {
        let text = tr("duty-weight", &args! { "weight" => weight });
        view! { <span class="head-note">{text}</span> }
    });
    view! {
        <tr class="duty-group"><th scope="colgroup" colspan=COLUMNS>{name.to_owned()} {weight}</th></tr>
    }
    .into_any()
}

/// One line, and its panel where it is open.
fn row(shared: Shared, line: Line) -> AnyView {
    let line = Arc::new(line);
    let id = line.id.clone();
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| shared.open.with(|open| open.as_ref() == Some(&id)))
    };
    let lost = {
        let id = id.clone();
        move || shared.item(&id, |item| loss(item) > 0.0 && item.state != State::NotApplicable)
    };
    let toggle = {
        let id = id.clone();
        Callback::new(move |()| {
            let next = (!is_open.get_untracked()).then(|| id.clone());
            shared.open.set(next);
        })
    };
    let close = {
        let id = id.clone();
        Callback::new(move |()| {
            shared.open.set(None);
            files::focus(&format!("duty-{id}"));
        })
    };
    let cells = {
        let line = Arc::clone(&line);
        move || shared.item(&line.id, |item| cells(&line, item))
    };
    let label = words::text(&line.item, "label");
    let label = if label.is_empty() { id.clone() } else { label };
    let name = words::name(&line.item);
    let score = move || {
        let id = id.clone();
        shared.item(&id, |item| words::brief(&item.score)).unwrap_or_default()
    };
    let described = {
        let name = name.clone();
        let score = score.clone();
        move || tr("duty-open-item", &args! { "name" => name.as_str(), "points" => score() })
    };
    let shown = {
        let line = Arc::clone(&line);
        move || {
            is_open.get().then(|| {
                view! {
            <tr class="duty-open"><td colspan=COLUMNS>{panel::panel(shared, &line, close)}</td></tr>
        }.into_any()
            })
        }
    };
    let button = format!("duty-{}", line.id);
    let losing = lost.clone();
    let runs = expect_context::<Memo<Vec<fold::Run>>>();
    let folded = {
        let id = line.id.clone();
        Memo::new(move |_| runs.with(|runs| runs.iter().any(|run| run.ids.contains(&id))))
    };
    let first = {
        let id = line.id.clone();
        let of = move |runs: &Vec<fold::Run>| {
            runs.iter().find(|run| run.ids.first() == Some(&id)).cloned()
        };
        Memo::new(move |_| runs.with(&of))
    };
    view! {
        {move || first.get().map(|run| fold::line(shared, &run))}
        <tr class="duty-row" class:duty-folded=folded class:duty-part=line.part class:duty-lost=move || lost() == Some(true)>
            <td class="duty-point">{label}</td>
            <th scope="row">{name}</th>
            <td class="duty-way">{
                let id = line.id.clone();
                move || shared.item(&id, words::way)
            }</td>
            <td class="duty-rule">{
                let line = Arc::clone(&line);
                move || words::rule(&line.item)
            }</td>
            <td class="num">{
                let id = line.id.clone();
                move || shared.item(&id, |item| item.full.map_or_else(|| "—".to_owned(), in_sentence))
            }</td>
            <td class="num duty-score">
                {
                    let id = line.id.clone();
                    move || (losing() == Some(true)).then(|| shared.item(&id, |item| view! {
                        <span class="bad">{format!("\u{2212}{}", words::short(loss(item)))}</span> " "
                    }.into_any()))
                }
                <button class="figure" id=button aria-expanded=move || is_open.get().to_string()
                    aria-label=described on:click=move |_| toggle.run(())>{score}</button>
            </td>
            {cells}
        </tr>
        {shown}
    }
    .into_any()
}

/// Points lost for sure.
pub(super) fn loss(item: &ItemScore) -> f64 {
    item.full.map_or(0.0, |full| rounded(full - item.score.high))
}

/// Differences of decimals without their binary tail.
pub(super) fn rounded(value: f64) -> f64 {
    libm::round(value * 1e6) / 1e6
}

/// Data or reasons, and the evidence.
fn cells(line: &Line, item: &ItemScore) -> AnyView {
    let does = |does| item.reasons.iter().any(|r| r.does == does);
    let shape = match item.state {
        State::Missing => Some(Shape::Dashed),
        _ if does(Does::Loses) => Some(Shape::Cross),
        _ if does(Does::Notes) => Some(Shape::Half),
        _ => None,
    };
    // The parts say it themselves.
    let own = line.item.pointer("/rule/parts").is_none();
    let data = own.then(|| words::data(item));
    let shape = shape.filter(|_| own);
    let evidence = item.evidence.as_ref().and_then(|e| e.document.clone());
    let full = evidence.clone();
    view! {
        <td class="duty-data">{shape.map(|shape| view! { <Icon shape=shape /> })} {data}</td>
        <td class="duty-evidence"><span title=full>{evidence}</span></td>
    }
    .into_any()
}

/// Points of all items, or of everything.
fn total(shared: Shared, key: &'static str, whole: bool) -> AnyView {
    let known = move |f: fn(&crate::rubric::Sheet) -> &Known| {
        shared.sheet.with(|s| s.as_ref().map(|s| words::brief(f(s))).unwrap_or_default())
    };
    let name = move || {
        let n = shared.sheet.with(|s| s.as_ref().map_or(0, |s| s.point_count));
        tr(key, &args! { "n" => n.to_string() })
    };
    let full = move || {
        let full = shared.sheet.with(|s| s.as_ref().map(|s| in_sentence(s.full)));
        full.filter(|_| !whole)
    };
    let score = move || if whole { known(|s| &s.total) } else { known(|s| &s.base) };
    let lost = move || {
        let sheet = shared.sheet.get().filter(|sheet| !whole && sheet.base.value.is_some())?;
        let lost = rounded(sheet.full - sheet.base.high);
        (lost > 0.0).then(|| {
            view! { <span class="bad">{format!("\u{2212}{}", words::short(lost))}</span> " " }
        })
    };
    let note = move || {
        shared.sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let items = || sheet.items.iter();
            let of = |state| items().filter(|i| i.state == state).count().to_string();
            let lacking = items().filter(|i| i.state != State::Computed && i.evidence.is_none());
            let args = args! {
                "computed" => of(State::Computed), "typed" => of(State::Typed),
                "missing" => of(State::Missing), "evidence" => lacking.count().to_string(),
            };
            (!whole).then(|| tr("duty-counts", &args))
        })
    };
    view! {
        <tr class="duty-sum" class:duty-final=whole>
            <td></td> <th scope="row">{name}</th>
            <td class="duty-way"></td> <td class="duty-rule"></td> <td class="num">{full}</td>
            <td class="num duty-score">{lost} <b>{score}</b></td> <td colspan="2" class="note">{note}</td>
        </tr>
    }
    .into_any()
}
