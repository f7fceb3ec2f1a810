//! Beside and below the sheet: deductions and gains in the officials' sentence, what acts on the
//! whole, and answers that no item asks for.

use super::typed::{self, How, Slot};
use super::{Shared, form, words};
use crate::args;
use crate::county::{Answer, Edit};
use crate::json::Value;
use crate::page::files;
use crate::page::route::choose;
use crate::page::say::{t, tr, with_words};
use crate::page::widgets::icon::{Icon, Shape};
use crate::rubric::{Does, ItemScore, LimitResult, Sheet, Unused, sentence};
use leptos::prelude::*;

/// Everything lost, with the way to its item; then what is undetermined.
pub(super) fn deductions(shared: Shared) -> AnyView {
    let list = move || {
        shared.sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let items = || sheet.items.iter().chain(&sheet.bonus);
            let lost = sheet.items.iter().filter(|item| super::table::loss(item) > 0.0);
            let lost = lost.map(|item| {
                let points = format!("\u{2212}{}", words::short(super::table::loss(item)));
                line(shared, item, points, "bad", Does::Loses)
            });
            let open: Vec<_> = items().filter(|item| item.score.value.is_none()).collect();
            let limits = words::open_limits(sheet).map(undetermined);
            let all: Vec<_> =
                lost.chain((!open.is_empty()).then(|| pending(&open))).chain(limits).collect();
            Some(if all.is_empty() { vec![none("duty-none-lost")] } else { all })
        })
    };
    view! {
        <section class="duty-list">
            <h2 class="section-head">{move || t("duty-deductions")}</h2>
            <ul class="block">{list}</ul>
        </section>
    }
    .into_any()
}

/// What was gained, and under which cap.
pub(super) fn gains(shared: Shared) -> AnyView {
    let list = move || {
        shared.sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let gained = sheet.bonus.iter().filter(|item| item.score.high > 0.0);
            let gained: Vec<_> = gained
                .map(|item| {
                    let points = format!("+{}", words::brief(&item.score));
                    line(shared, item, points, "good", Does::Gains)
                })
                .collect();
            let mut all = if gained.is_empty() { vec![none("duty-none-gained")] } else { gained };
            all.extend(caps(sheet));
            Some(all)
        })
    };
    let cap = move || {
        shared.chosen.with(|c| {
            let cap = c.as_ref().map(|c| words::text(&c.rubric, "bonusAtMost")).unwrap_or_default();
            match cap.is_empty() {
                true => t("duty-no-cap"),
                false => tr("duty-cap", &args! { "cap" => cap }),
            }
        })
    };
    view! {
        <section class="duty-list">
            <h2 class="section-head">
                {move || t("duty-bonus")} <span class="head-note">{cap}</span>
            </h2>
            <ul class="block">{list}</ul>
        </section>
    }
    .into_any()
}

/// Where a cap takes points away: of the bonus items, of the total.
fn caps(sheet: &Sheet) -> Vec<AnyView> {
    let capped = |key: &str, before: Option<f64>, after: Option<f64>| {
        let (before, after) = (before?, after?);
        let cut = super::table::rounded(before - after);
        let args = args! { "before" => words::short(before), "after" => words::short(after) };
        let text = tr(key, &args);
        (cut > 0.0).then(|| {
            let lost = format!("\u{2212}{}", words::short(cut));
            view! { <li><b class="duty-change bad">{lost}</b> <span>{text}</span></li> }.into_any()
        })
    };
    let both = sheet.base.value.zip(sheet.bonus_total.value).map(|(base, bonus)| base + bonus);
    let vetoed = sheet.limits.iter().any(|limit| limit.kind == "veto" && limit.acts == Some(true));
    let bonus = capped("duty-capped-bonus", sheet.bonus_sum.value, sheet.bonus_total.value);
    let total = capped("duty-capped-total", both, sheet.total.value).filter(|_| !vetoed);
    bonus.into_iter().chain(total).collect()
}

/// The undetermined in one line: each says in the sheet what it lacks.
fn pending(items: &[&ItemScore]) -> AnyView {
    let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
    let args = args! {
        "n" => items.len().to_string(), "labels" => labels.join(&t("list-separator")),
    };
    undetermined(tr("duty-pending", &args))
}

fn undetermined(text: String) -> AnyView {
    view! {
        <li><b class="duty-change dim">{t("pending")}</b> <span>{text}</span></li>
    }
    .into_any()
}

fn none(key: &str) -> AnyView {
    view! { <li class="dim">{t(key)}</li> }.into_any()
}

/// One sentence of an item, which leads to it.
fn line(
    shared: Shared,
    item: &ItemScore,
    points: String,
    class: &'static str,
    does: Does,
) -> AnyView {
    let sentences = words::sentences(item, does);
    let text = if sentences.is_empty() {
        with_words(|w| sentence::name(w, item).to_owned())
    } else {
        sentences.join(&t("list-semicolon"))
    };
    let id = item.id.clone();
    let go = move |_| {
        shared.open.set(Some(id.clone()));
        files::focus(&format!("duty-{id}"));
    };
    view! {
        <li>
            <b class=format!("duty-change {class}")>{points}</b>
            <span>
                {text} " "
                <button class="plain no-print" on:click=go>{t("duty-show")}</button>
            </span>
        </li>
    }
    .into_any()
}

/// Vetoes, caps, downgrades and credibility of the rubric, each asked for.
pub(super) fn limits(shared: Shared) -> AnyView {
    let list = move || {
        let limits = shared.chosen.with(|chosen| {
            let limits = chosen.as_ref()?.rubric.get("limits")?.as_array()?.clone();
            (!limits.is_empty()).then_some(limits)
        })?;
        let rows: Vec<_> = limits.into_iter().map(|raw| limit(shared, &raw)).collect();
        Some(view! {
            <section class="duty-list duty-limits">
                <h2 class="section-head">{t("duty-limits")}</h2>
                <ul class="block">{rows}</ul>
            </section>
        })
    };
    list.into_any()
}

fn limit(shared: Shared, raw: &Value) -> AnyView {
    let id = words::text(raw, "id");
    let kind = words::text(raw, "kind");
    let acts = {
        let id = id.clone();
        move || {
            shared.sheet.with(|sheet| {
                let found = |limit: &&LimitResult| limit.id == id;
                sheet.as_ref().and_then(|s| s.limits.iter().find(found)).and_then(|l| l.acts)
            })
        }
    };
    let state = {
        let kind = kind.clone();
        move || {
            let (shape, key) = match (acts(), kind.as_str()) {
                (Some(true), "credibility") => (Shape::Half, "duty-limit-acts"),
                (Some(true), _) => (Shape::Cross, "duty-limit-acts"),
                (Some(false), _) => (Shape::Tick, "duty-limit-rests"),
                (None, _) => (Shape::Dashed, "pending"),
            };
            view! { <span class="verdict"><Icon shape=shape /> {t(key)}</span> }
        }
    };
    let ask: AnyView = match kind.as_str() {
        "credibility" => {
            let keys = typed::names(raw.get("factor").unwrap_or(&Value::Null));
            let one = |key: &String| {
                let slot = Slot::Value(key.clone(), How::Number);
                form::field(shared.app, &id, slot, words::part(key), String::new())
            };
            keys.iter().map(one).collect_view().into_any()
        }
        _ => yes_no(shared, &id, &words::name(raw)),
    };
    view! {
        <li>
            <span class="duty-limit-name">
                {words::name(raw)} " "
                <span class="note">{what_it_does(shared, raw, &kind)}</span>
            </span>
            <span class="duty-limit-ask no-print">{ask}</span>
            {state}
        </li>
    }
    .into_any()
}

/// What a limit does, in the names of the rubric's grades.
fn what_it_does(shared: Shared, raw: &Value, kind: &str) -> String {
    let grade = words::text(raw, "grade");
    let grades = words::text(raw, "grades");
    let name = shared.chosen.with(|c| {
        c.as_ref().map(|c| words::entry(&c.rubric, "grades", &grade)).unwrap_or_default()
    });
    let args = args! {
        "grade" => name, "n" => if grades.is_empty() { "1".to_owned() } else { grades },
    };
    let key = match (kind, grade.is_empty()) {
        ("veto", true) => "duty-does-zero",
        ("veto", false) => "duty-does-veto",
        ("gradeCap", _) => "duty-does-cap",
        ("downgrade", _) => "duty-does-downgrade",
        _ => "duty-limit-credibility",
    };
    tr(key, &args)
}

/// Whether something happened: yes, no, or nobody has said.
fn yes_no(shared: Shared, id: &str, name: &str) -> AnyView {
    let app = shared.app;
    let buttons = [("duty-yes", Some(true)), ("duty-no", Some(false)), ("duty-unanswered", None)];
    let button = |(key, value): (&'static str, Option<bool>)| {
        let (own, other) = (id.to_owned(), id.to_owned());
        let pressed = move || {
            let now = app.county.with(|c| c.government.get(&own).and_then(|a| a.value.clone()));
            (now == value.map(Value::Bool)).to_string()
        };
        let choose = move |_| {
            let now = app.county.with_untracked(|c| c.government.get(&other).cloned());
            let mut answer = now.unwrap_or_default();
            answer.value = value.map(Value::Bool);
            let answer = (answer != Answer::default()).then(|| Box::new(answer));
            app.edit(Edit::Answer { id: other.clone(), answer });
        };
        view! { <button aria-pressed=pressed on:click=choose>{t(key)}</button> }
    };
    let buttons: Vec<_> = buttons.into_iter().map(button).collect();
    view! { <span class="choice" role="group" aria-label=name.to_owned()>{buttons}</span> }
        .into_any()
}

/// Answers that no item of this rubric asks for: kept, and shown.
pub(super) fn unused(shared: Shared) -> AnyView {
    let list = move || {
        let mut unused = shared.sheet.with(|s| s.as_ref().map(|s| s.unused.clone()))?;
        // The conditions of a standard have a view of their own.
        let of_standard = |id: &String| id.ends_with("-conditions");
        unused.retain(|unused| !unused.elsewhere.as_ref().is_some_and(of_standard));
        if unused.is_empty() {
            return None;
        }
        let n = unused.len().to_string();
        let rows: Vec<_> = unused.iter().map(|unused| one_unused(shared, unused)).collect();
        Some(view! {
            <details class="duty-unused">
                <summary>{tr("duty-unused", &args! { "n" => n })}</summary>
                <p class="note">{t("duty-unused-why")}</p>
                <ul class="block duty-list">{rows}</ul>
            </details>
        })
    };
    list.into_any()
}

fn one_unused(shared: Shared, unused: &Unused) -> AnyView {
    let value = unused.answer.value.as_ref().map(|value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    let (value, note) = (value.unwrap_or_default(), unused.answer.note.clone());
    let elsewhere = unused.elsewhere.clone().and_then(|id| {
        let name = shared.rubrics.with(|all| all.iter().find(|r| r.id == id).map(|r| r.name.clone()))?;
        let go = move |_| choose("rubric", Some(&id));
        Some(view! { <button class="plain" on:click=go>{tr("duty-unused-in", &args! { "name" => name })}</button> })
    });
    view! { <li><b class="duty-unused-id">{unused.id.clone()}</b> <span>{value} " " {note} " " {elsewhere}</span></li> }
        .into_any()
}
