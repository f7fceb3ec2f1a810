//! The derivation of a projected number, in the panel at the side: formula in names and figures,
//! what went in and where that came from. The engine makes it; this says it.

use super::model::{self, Section};
use super::{Shared, run, side, words};
use crate::args;
use crate::county::SectionKind;
use crate::engine::{Answer, Reply, Request};
use crate::page::client;
use crate::page::files;
use crate::page::say::{t, tr};
use crate::page::widgets::derivation::{Formula, words as derived};
use crate::page::widgets::tree::{self, Node, tag, text};
use crate::project::{Asked, Explanation};
use crate::score::Note;
use crate::words::number::{MISSING, figure, in_sentence};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Id of the panel's head, where the focus goes.
const HEAD: &str = "seats-explained";

/// The act of a figure: which number of which unit, section and year.
pub(super) fn act(of: &str, unit: usize, section: Section, year: i32) -> String {
    let section = section.map_or("", SectionKind::id);
    format!("explain:{of}:{unit}:{section}:{year}")
}

/// Opens the derivation that an act names; false where it names none.
pub(super) fn open(shared: Shared, act: &str) -> bool {
    let parts: Vec<&str> = act.split(':').collect();
    let [_, of, unit, section, year] = parts.as_slice() else { return false };
    let (Ok(unit), Ok(year)) = (unit.parse(), year.parse()) else { return false };
    let section = SectionKind::COMPULSORY.into_iter().find(|kind| kind.id() == *section);
    let asked = match (*of, section) {
        ("classes", Some(section)) => Asked::Classes { unit, section, year },
        ("gap", Some(section)) => Asked::Gap { unit, section, year },
        ("pupils", section) => Asked::Enrolment { unit, section, grade: None, year },
        _ => return false,
    };
    shared.sheet.set(None);
    shared.asked.set(Some(asked));
    true
}

/// A figure that opens its derivation; where nothing is asked, plain text.
pub(super) fn figure_of(shown: &str, act: Option<String>, told: &str) -> Node {
    match act {
        Some(act) => tree::figure(shown, &act, &format!("{told} {shown}. {}", t("seats-explain"))),
        None => text(shown),
    }
}

fn title(shared: Shared, asked: &Asked) -> String {
    let (key, unit, section, year) = match asked {
        Asked::Enrolment { unit, section, year, .. } => ("explain-pupils", unit, *section, year),
        Asked::Classes { unit, section, year } => ("explain-classes", unit, Some(*section), year),
        Asked::Gap { unit, section, year } => ("explain-gap", unit, Some(*section), year),
    };
    let name = shared.result.with_untracked(|r| r.as_ref().map(|p| words::unit_name(p, *unit)));
    let args = args! {
        "unit" => name.unwrap_or_default(), "year" => year.to_string(),
        "section" => words::section(section),
    };
    tr(key, &args)
}

fn remark(note: &Note) -> String {
    tr(&format!("note-{}", note.code), &note.args)
}

/// The panel; nothing where nothing is asked.
pub(super) fn panel(shared: Shared) -> AnyView {
    let answer = RwSignal::new(None::<Option<Arc<Explanation>>>);
    let opener = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |was: Option<bool>| {
        let Some(asked) = shared.asked.get() else { return false };
        // Another answer may be due when the projection has changed.
        shared.result.track();
        if was != Some(true) {
            let active = web_sys::window().and_then(|w| w.document()?.active_element());
            opener.set_value(active.and_then(|element| element.dyn_into().ok()));
            gloo::timers::callback::Timeout::new(0, || files::focus(HEAD)).forget();
        }
        let scenario = run::plain(&shared.doc.get_untracked());
        spawn_local(async move {
            let request = Request::ExplainProjection { scenario, asked: asked.clone() };
            let reply = client::ask(request, Vec::new(), None).await;
            let found = match reply {
                Ok(Reply { answer: Answer::Explanation(found), .. }) => found.map(Arc::from),
                _ => None,
            };
            if shared.asked.try_get_untracked().flatten().as_ref() == Some(&asked) {
                answer.set(Some(found));
            }
        });
        true
    });
    let close = Callback::new(move |()| {
        shared.asked.set(None);
        answer.set(None);
        if let Some(element) = opener.try_update_value(Option::take).flatten() {
            let _ = element.focus();
        }
    });
    let body = move || match answer.get() {
        None => {
            view! { <p class="derivation-wait" role="status">{t("derive-waiting")}</p> }.into_any()
        }
        Some(None) => view! { <p class="derivation-wait">{t("derive-nothing")}</p> }.into_any(),
        Some(Some(found)) => drawn(&found),
    };
    let drawn_panel = move || {
        shared.asked.get().map(|asked| {
            let head = title(shared, &asked);
            let body = view! { <div class="derivation derivation-narrow">{body}</div> }.into_any();
            side::sheet(HEAD, "", head.into_any(), close, body)
        })
    };
    (move || drawn_panel()).into_any()
}

fn drawn(found: &Explanation) -> AnyView {
    let result = derived::result(Some(found.result));
    let names = found.formula.clone().map(|expr| view! { <Formula expr=expr /> });
    let figures = found.figures.clone().map(|expr| view! { <Formula expr=expr result=result /> });
    let rows: Vec<_> = found
        .terms
        .iter()
        .map(|term| {
            let value = term.value.map_or_else(|| MISSING.to_owned(), in_sentence);
            let notes: Vec<String> = term.notes.iter().map(remark).collect();
            view! {
                <tr>
                    <th scope="row">{t(&format!("symbol-{}", term.symbol))}</th>
                    <td class="num">{value}</td>
                    <td>{notes.join(&t("clause-separator"))}</td>
                </tr>
            }
        })
        .collect();
    let notes: Vec<_> = found.notes.iter().map(|note| view! { <li>{remark(note)}</li> }).collect();
    // Twelve like terms say nothing as a formula of names.
    let names = if found.terms.len() > 6 { None } else { names };
    view! {
        {names}
        {(found.terms.len() <= 6).then_some(figures)}
        <div class="scroll" tabindex="0" role="group" aria-label=t("seats-explain-terms")>
            <table class="derivation-table">
                <thead>
                    <tr>
                        <th scope="col">{t("seats-explain-term")}</th>
                        <th scope="col" class="num">{t("seats-explain-value")}</th>
                        <th scope="col">{t("seats-explain-origin")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="derivation-line">
            <b>{t("seats-explain-result")}</b> {figure(Some(found.result), 1)}
        </p>
        {(!notes.is_empty()).then(|| view! { <ul class="note">{notes}</ul> })}
    }
    .into_any()
}

/// Year and figure of a section of a unit, as a figure that opens its derivation where the year is
/// projected.
pub(super) fn at(
    shared: Shared,
    of: &str,
    unit: usize,
    section: Section,
    (year, shown): (i32, &str),
    told: &str,
) -> Node {
    let projected = shared.result.with_untracked(|r| {
        r.as_ref()
            .is_some_and(|p| p.years.contains(&year) && model::sections(p, unit).contains(&section))
    });
    let act = (projected && section.is_some()).then(|| act(of, unit, section, year));
    figure_of(shown, act, told)
}

/// A piece with several figures in it.
pub(super) fn row(parts: Vec<Node>) -> Node {
    tag("span", "").all(parts).into()
}
