//! What is asked of a person for an item: yes or no, figures, evidence, a note. Every field is one
//! change of the county that can be undone.

use super::words::{self, text};
use crate::county::{Answer, Edit};
use crate::json::Value;
use crate::page::say::t;
use crate::page::state::App;
use crate::page::views::duty::form;
use crate::page::views::duty::typed::{self, How, Slot};
use leptos::prelude::*;

/// The fields of an item.
pub(super) fn form(app: App, raw: &Value) -> AnyView {
    let id = text(raw, "id");
    let asked = asked(app, raw, &id);
    let not_applicable =
        form::field(app, &id, Slot::Flag("notApplicable"), t("duty-not-applicable"), String::new());
    view! {
        <fieldset class="duty-fields">
            <legend class="derivation-name">{t("quality-answer")}</legend>
            {asked}
            {not_applicable}
        </fieldset>
        {form::evidence(app, &id, false)}
    }
    .into_any()
}

fn asked(app: App, raw: &Value, id: &str) -> AnyView {
    if words::kind(raw) == "evidence" {
        return yes_no(app, id, Question::Done);
    }
    if text(raw, "group") == "veto" {
        return yes_no(app, id, Question::Happened);
    }
    // Entries are typed in their table.
    if raw.get("entries").is_some() {
        return ().into_any();
    }
    let number = |key: String| {
        let name = match key.as_str() {
            "" => t(&format!("quality-figure-{id}")),
            key => words::figure_name(id, &format!("answer.{key}")),
        };
        form::field(app, id, Slot::Value(key, How::Number), name, String::new())
    };
    if words::is_asked(raw) {
        let mut keys = typed::names(raw.get("rule").unwrap_or(&Value::Null));
        if keys.is_empty() {
            keys.push(String::new());
        }
        let of_sheet =
            raw.pointer("/rule/value").and_then(Value::as_str) == Some(words::WORK_SCORE);
        let instead = of_sheet.then(|| {
            let stands = form::field(
                app,
                id,
                Slot::Flag("override"),
                t("quality-work-override"),
                String::new(),
            );
            view! { <p class="note duty-wide">{t("quality-work-instead")}</p> {stands} }
        });
        let fields = keys.into_iter().map(number).collect_view();
        return view! { {fields} {instead} }.into_any();
    }
    // A rate of the schools' figures: the county's own stands in where a school's is missing.
    let rate = text(raw, "unit") == "%";
    let instead = rate.then(|| {
        let slot = Slot::Value(String::new(), How::Number);
        let value = form::field(app, id, slot, t("quality-figure-typed-percent"), String::new());
        let slot = Slot::Flag("override");
        let stands = form::field(app, id, slot, t("duty-override"), String::new());
        view! { <p class="note duty-wide">{t("quality-instead")}</p> {value} {stands} }
    });
    let by_data = (!rate).then(|| view! { <p class="note duty-wide">{t("quality-by-data")}</p> });
    view! { {by_data} {instead} }.into_any()
}

/// What yes and no stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// Whether it is done, with evidence.
    Done,
    /// Whether it happened.
    Happened,
}

impl Question {
    /// What was answered.
    fn read(self, answer: &Answer) -> Option<bool> {
        let word = answer.state().filter(|_| self == Self::Done);
        let value = answer.value.as_ref();
        match (word.or_else(|| value.and_then(Value::as_str)), value) {
            (Some("have" | "有" | "是"), _) => Some(true),
            (Some("none" | "无" | "否" | "partly" | "部分"), _) => Some(false),
            (_, Some(Value::Bool(yes))) => Some(*yes),
            (_, Some(Value::Number(n))) => n.as_f64().map(|n| n > 0.0),
            _ => None,
        }
    }

    fn write(self, answer: &mut Answer, yes: Option<bool>) {
        answer.value = None;
        answer.extra.remove("state");
        let Some(yes) = yes else { return };
        match self {
            Self::Done => {
                let word = if yes { "have" } else { "none" };
                answer.extra.insert("state".to_owned(), word.into());
            }
            Self::Happened => answer.value = Some(yes.into()),
        }
    }

    /// The answers in the order they stand: the good one first.
    const fn choices(self) -> [(&'static str, Option<bool>); 3] {
        match self {
            Self::Done => [
                ("quality-yes", Some(true)),
                ("quality-no", Some(false)),
                ("quality-unknown", None),
            ],
            Self::Happened => [
                ("quality-veto-none", Some(false)),
                ("quality-veto-happened", Some(true)),
                ("quality-unknown", None),
            ],
        }
    }
}

fn yes_no(app: App, id: &str, question: Question) -> AnyView {
    let name = t(match question {
        Question::Done => "quality-ask-done",
        Question::Happened => "quality-ask-happened",
    });
    let button = |(key, value): (&'static str, Option<bool>)| {
        let (own, other) = (id.to_owned(), id.to_owned());
        let pressed = move || {
            let now = app.county.with(|c| c.government.get(&own).and_then(|a| question.read(a)));
            (now == value).to_string()
        };
        let choose = move |_| {
            let before = app.county.with_untracked(|c| c.government.get(&other).cloned());
            let before = before.unwrap_or_default();
            let mut after = before.clone();
            question.write(&mut after, value);
            if after != before {
                let answer = (after != Answer::default()).then(|| Box::new(after));
                app.edit(Edit::Answer { id: other.clone(), answer });
            }
        };
        view! { <button aria-pressed=pressed on:click=choose>{t(key)}</button> }
    };
    let buttons: Vec<_> = question.choices().into_iter().map(button).collect();
    view! {
        <div class="duty-wide quality-ask">
            <span class="field-name">{name.clone()}</span>
            <div class="choice" role="group" aria-label=name>{buttons}</div>
        </div>
    }
    .into_any()
}
