//! The ladder: a row a statistic, a column a stage, with its ruler; the year of a stage that the
//! source has lost is a field.

use super::{Shared, panel, store, words};
use crate::args;
use crate::chart::target_ruler::{TargetLine, TargetPoint, TargetRuler};
use crate::page::route::choose;
use crate::page::say::{t, tr};
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, OnAct, Tag, drawn, figure, tag};
use crate::plan::{Ladder, Plan, Row, Stage, Target, ladders};
use crate::words::number::in_sentence;
use leptos::prelude::*;
use serde_json::{Value, json};

/// Width of a ruler, px.
pub(super) const RULER: f64 = 236.0;

/// The part.
pub(super) fn part(shared: Shared) -> AnyView {
    let draw = move || {
        let Some(ladder) = shared.chosen() else { return Vec::new() };
        shared.with(|plan| vec![tools(shared, ladder), table(shared, ladder, plan), legend(ladder)])
    };
    let on_act = OnAct::new(move |(act, value): (String, String)| {
        if let Some(id) = act.strip_prefix("open:") {
            panel::toggle(shared, id);
        } else if let Some(stage) = act.strip_prefix("year:") {
            set_year(shared, stage, &value);
        } else if act == "ladder" {
            shared.open.set(None);
            choose("ladder", Some(&value));
        } else if act == "scenario" {
            choose("scenario", Some(&value).filter(|v| !v.is_empty()).map(String::as_str));
        } else {
            panel::act(shared, &act);
        }
    });
    view! { <div on:keydown=move |event| panel::escape(shared, &event)>
        {drawn("plan-ladder", Box::new(draw), Some(on_act))}
    </div> }
    .into_any()
}

fn option(value: &str, shown: &str, chosen: bool) -> Node {
    tag("option", "").with("value", value).flag("selected", chosen).text(shown).into()
}

/// Which ladder, which scenario, where it stands.
fn tools(shared: Shared, ladder: &'static Ladder) -> Node {
    let lists = ladders().iter().map(|l| option(&l.id, &l.name, l.id == ladder.id)).collect();
    let now = shared.scenario.get();
    let mut scenarios = vec![option("", &t("plan-baseline"), now.is_empty())];
    shared.app.county.with(|county| {
        for doc in &county.scenarios {
            let name = doc.get("name").and_then(Value::as_str).unwrap_or_default();
            if !name.is_empty() {
                scenarios.push(option(name, name, name == now));
            }
        }
    });
    let labelled = |key: &str, id: &str, act: &str, options: Vec<Node>| -> Node {
        let select = tag("select", "field").with("id", id).act(act).all(options);
        tag("label", "plan-choose").put(tag("span", "field-name").text(&t(key))).put(select).into()
    };
    tag("div", "plan-tools")
        .put(tag("h2", "section-head").text(&t("plan-targets-title")))
        .put(labelled("plan-ladder", "plan-ladder", "ladder", lists))
        .put(labelled("plan-scenario", "plan-scenario", "scenario", scenarios))
        .put(tag("p", "note").with("lang", "zh-Hans").text(&ladder.source.article))
        .into()
}

fn stages(ladder: &Ladder) -> impl Iterator<Item = &Stage> {
    ladder.stages.iter().filter(|stage| !stage.published)
}

/// The target of a row at a stage.
fn at<'a>(plan: &'a Plan, row: &str, stage: &str) -> Option<&'a Target> {
    let is = |target: &&Target| {
        target.row.as_deref() == Some(row) && target.stage.as_deref() == Some(stage)
    };
    plan.targets.iter().find(is)
}

fn table(shared: Shared, ladder: &'static Ladder, plan: &Plan) -> Node {
    let published = ladder.stages.iter().find(|stage| stage.published);
    let head = |text: String, class: &str| -> Node {
        tag("th", class).with("scope", "col").text(&text).into()
    };
    let mut heads = vec![head(t("plan-head-name"), "")];
    if let Some(stage) = published {
        heads.push(head(
            tr("plan-head-published", &args! { "year" => stage.year.to_string() }),
            "num",
        ));
    }
    heads.push(head(t("plan-head-now"), "num"));
    heads.push(head(t("plan-head-ruler"), "plan-ruler-head"));
    heads.extend(stages(ladder).map(|stage| stage_head(shared, ladder, stage)));
    heads.push(head(t("plan-head-national"), "num"));
    let columns = heads.len();
    let mut body = Vec::new();
    for row in &ladder.rows {
        let targets: Vec<&Target> =
            stages(ladder).filter_map(|stage| at(plan, &row.id, &stage.id)).collect();
        let Some(first) = targets.first() else { continue };
        body.push(line(shared, ladder, row, first, &targets, published));
        if shared.open.with(|open| open.as_deref() == Some(row.id.as_str())) {
            let panel = panel::panel(shared, &targets, Some(row));
            let cell = tag("td", "").with("colspan", &columns.to_string()).put(panel);
            body.push(tag("tr", "plan-open").put(cell).into());
        }
    }
    let table = tag("table", "table plan-table")
        .put(tag("thead", "").put(tag("tr", "").all(heads)))
        .put(tag("tbody", "").all(body));
    tag("div", "scroll")
        .with("tabindex", "0")
        .with("role", "group")
        .with("aria-label", &t("plan-targets-title"))
        .put(table)
        .into()
}

/// A stage's year; a field where the source has lost it.
fn stage_head(shared: Shared, ladder: &Ladder, stage: &Stage) -> Node {
    let cell = tag("th", "plan-stage").with("scope", "col");
    if stage.either.is_empty() {
        let args = args! { "year" => stage.year.to_string() };
        return cell.text(&tr("plan-stage", &args)).into();
    }
    let key = format!("{}/{}", ladder.id, stage.id);
    let set = store::doc(shared.app, "stages").get(&key).and_then(Value::as_i64);
    let year = set.unwrap_or(i64::from(stage.year)).to_string();
    let either: Vec<String> = stage.either.iter().map(i32::to_string).collect();
    let args = args! { "years" => either.join(&t("list-or")) };
    let word = if set.is_some() { "plan-stage-set" } else { "plan-stage-uncertain" };
    let field = tag("input", "field plan-year")
        .with("type", "text")
        .with("inputmode", "numeric")
        .with("id", &format!("plan-year-{}", stage.id))
        .with("aria-label", &tr("plan-stage-field", &args))
        .with("value", &year)
        .act(&format!("year:{key}"));
    // A field in a head that is repeated on every page is printed on the first only.
    cell.put(field)
        .put(tag("span", "print-only").text(&tr("plan-stage", &args! { "year" => year.as_str() })))
        .put(tag("span", "plan-uncertain").put(Shape::Half).text(&tr(word, &args)))
        .into()
}

fn set_year(shared: Shared, key: &str, text: &str) {
    let mut years = store::doc(shared.app, "stages");
    match store::typed(text, false) {
        None => {
            years.shift_remove(key);
        }
        Some(Value::Number(year)) if year.as_i64().is_some_and(|y| (1990..2100).contains(&y)) => {
            years.insert(key.to_owned(), json!(year));
        }
        Some(_) => {
            shared.app.tell("plan-no-year-typed", args! { "text" => text.trim() }, true);
        }
    }
    store::put(shared.app, "stages", Value::Object(years));
}

/// One statistic.
fn line(
    shared: Shared,
    ladder: &Ladder,
    row: &Row,
    first: &Target,
    targets: &[&Target],
    published: Option<&Stage>,
) -> Node {
    let name = words::name(first);
    let open = shared.open.with(|open| open.as_deref() == Some(row.id.as_str()));
    let mut cells: Vec<Node> = vec![tag("th", "").with("scope", "row").text(&name).into()];
    if let Some(stage) = published {
        let value = row.values.get(&stage.id).map(|value| words::stated(first, value.value()));
        cells.push(tag("td", "num dim").text(&value.unwrap_or_else(|| words::count(None))).into());
    }
    // What is measured up to the last year asked for.
    let last = targets.last().copied().unwrap_or(first);
    let shown = words::reading(last, &last.measured);
    let told = tr("plan-open", &args! { "name" => name.as_str(), "value" => shown.as_str() });
    let mut now = tag("td", "num").put(opener(&shown, row.id.as_str(), &told, open));
    if last.measured.missing > 0 && last.measured.counted > 1 {
        let args = args! { "n" => last.measured.missing.to_string() };
        now = now
            .put(tag("span", "plan-missing").put(Shape::Dashed).text(&tr("plan-missing", &args)));
    }
    cells.push(now.into());
    cells.push(tag("td", "plan-ruler").put(Node::Chart(ruler(targets).svg(RULER))).into());
    for stage in stages(ladder) {
        let target = targets.iter().find(|t| t.stage.as_deref() == Some(stage.id.as_str()));
        cells.push(match target {
            Some(target) => cell(target),
            None => tag("td", "plan-cell dim").text(&words::count(None)).into(),
        });
    }
    cells.push(national(last));
    tag("tr", "plan-row").all(cells).into()
}

/// The figure that opens a derivation.
pub(super) fn opener(shown: &str, id: &str, told: &str, open: bool) -> Node {
    match figure(shown, &format!("open:{id}"), told) {
        Node::Tag(button) => button
            .with("id", &format!("plan-open-{id}"))
            .with("aria-expanded", if open { "true" } else { "false" })
            .into(),
        other => other,
    }
}

/// What a stage asks, how it stands, and what is projected for it.
fn cell(target: &Target) -> Node {
    let (shape, word, class) = words::state(target.state);
    let asked = tag("span", "plan-asked").text(&words::asked(target));
    let state = tag("span", &format!("verdict {class}")).put(shape).text(&word);
    let mut cell: Tag = tag("td", "plan-cell").put(asked).put(state);
    if let Some(projected) = &target.projected {
        let args = args! { "value" => words::reading(target, projected) };
        cell = cell.put(tag("span", "plan-then").text(&tr("plan-then", &args)));
    }
    cell.into()
}

/// The national line, and on which side what is measured stands.
fn national(target: &Target) -> Node {
    let Some(line) = &target.national else {
        return tag("td", "plan-cell dim").text(&t("plan-national-no")).into();
    };
    let shown = format!("{}{}", words::sign(&line.is), words::stated(target, line.value));
    let (shape, word, class) = crate::page::widgets::derivation::words::verdict(line.met);
    tag("td", "num plan-cell")
        .put(tag("span", "plan-asked").text(&shown))
        .put(tag("span", &format!("verdict {class}")).put(shape).text(&word))
        .into()
}

/// Measured and projected figures between the lines of all stages and the national one.
pub(super) fn ruler(targets: &[&Target]) -> TargetRuler {
    let mut lines: Vec<TargetLine> = Vec::new();
    for target in targets {
        let label = words::year(target.year);
        match lines.iter_mut().find(|line| line.value == target.value) {
            Some(line) => line.label = format!("{}–{label}", first_year(&line.label)),
            None => lines.push(TargetLine { value: target.value, label, national: false }),
        }
    }
    let last = targets.last();
    if let Some(line) = last.and_then(|t| t.national.as_ref()) {
        let nation = t("plan-nation");
        match lines.iter_mut().find(|own| own.value == line.value) {
            Some(own) => (own.label, own.national) = (format!("{nation} {}", own.label), true),
            None => lines.push(TargetLine { value: line.value, label: nation, national: true }),
        }
    }
    let value = |r: &crate::plan::Reading| r.value.or(r.known);
    let mut points = Vec::new();
    if let Some(target) = last
        && let Some(value) = value(&target.measured)
    {
        points.push(TargetPoint { value, projected: false, met: target.met });
    }
    for target in targets {
        if let Some(value) = target.projected.as_ref().and_then(value) {
            points.push(TargetPoint { value, projected: true, met: target.met_then });
        }
    }
    let all: Vec<f64> =
        lines.iter().map(|l| l.value).chain(points.iter().map(|p| p.value)).collect();
    let (from, mut to) = TargetRuler::range(&all);
    // A percentage ends at 100.
    if last.is_some_and(|t| words::is_percent(t)) && all.iter().all(|v| *v <= 100.0) {
        to = to.min(100.0);
    }
    let end = |value: f64| in_sentence(libm::round(value * 100.0) / 100.0);
    TargetRuler { lines, points, ends: (end(from), end(to)), from, to }
}

fn first_year(label: &str) -> &str {
    label.split('–').next().unwrap_or(label)
}

/// What stands for what on the rulers.
fn legend(ladder: &Ladder) -> Node {
    let uncertain = ladder.stages.iter().any(|stage| !stage.either.is_empty());
    let mut note = tag("p", "note plan-legend").text(&t("plan-legend"));
    if uncertain {
        note = note.text(" ").text(&t("plan-legend-lost"));
    }
    note.into()
}
