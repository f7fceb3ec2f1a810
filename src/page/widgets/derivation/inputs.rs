//! The figures that went in: value, unit, and the cell each came from.

use super::words;
use crate::args;
use crate::county::Owner;
use crate::page::route::{self, Route, ViewId};
use crate::page::say::{t, tr};
use crate::page::state::{App, Jump};
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Derivation, Input, InputOrigin, Subject};
use crate::words::number::{MISSING, in_sentence};
use leptos::prelude::*;

/// The table of inputs.
pub(super) fn table(app: App, derivation: &Derivation) -> AnyView {
    let Subject::Indicator { school, .. } = derivation.subject else { return ().into_any() };
    let mut before: Option<(String, String)> = None;
    let mut rows = Vec::new();
    for input in &derivation.inputs {
        rows.push(main_row(app, school, input, &mut before));
        if input.origins.len() > 1 {
            rows.extend(
                input.origins.iter().map(|origin| part_row(app, input, origin, &mut before)),
            );
        }
    }
    view! {
        <table class="derivation-table">
            <thead><tr>
                <th scope="col">{t("derive-input")}</th>
                <th scope="col" class="num">{t("derive-value")}</th>
                <th scope="col">{t("derive-unit")}</th>
                <th scope="col">{t("derive-origin")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Goes to a figure's cell in the data view.
pub(super) fn jump(app: App, input: &Input) {
    let section = match input.field.owner() {
        Owner::Section(section) => Some(section),
        Owner::Site | Owner::Funds => None,
    };
    app.jump.set(Some(Jump { school: input.school, section, field: Some(input.field) }));
    app.explained.set(None);
    route::go(&Route { view: ViewId::Data, ..Route::default() });
}

/// The name of an input: the figure, and the school where it is another one's.
pub(super) fn name(app: App, school: usize, input: &Input) -> String {
    let metric = crate::page::say::with_words(|words| words.metric(input.field.metric()));
    let metric = match input.field.owner() {
        Owner::Section(section) => tr(
            "derive-input-of-section",
            &args! { "section" => words::section(section), "figure" => metric },
        ),
        Owner::Site | Owner::Funds => metric,
    };
    let name =
        if input.minus { tr("derive-input-minus", &args! { "figure" => metric }) } else { metric };
    if input.school == school {
        return name;
    }
    let other = super::school_name(app, input.school);
    tr("derive-input-of-school", &args! { "school" => other, "figure" => name })
}

/// The place of a cell; file and sheet are not said again where they are the same as before.
fn place(origin: &InputOrigin, before: &mut Option<(String, String)>) -> String {
    let here = (origin.file.clone(), origin.sheet.clone());
    let same = before.as_ref() == Some(&here);
    let mut parts = if same {
        vec![t("derive-same-place")]
    } else if origin.sheet.is_empty() {
        vec![origin.file.clone()]
    } else {
        vec![origin.file.clone(), origin.sheet.clone()]
    };
    parts.extend(origin.cell.map(|cell| cell.to_string()));
    *before = Some(here);
    parts.join(" › ")
}

fn link(app: App, input: &Input, text: String) -> impl IntoView + use<> {
    let input = input.clone();
    view! {
        <button class="plain derivation-cell" title=t("derive-see-cell")
            on:click=move |_| jump(app, &input)>{text}</button>
    }
}

fn main_row(
    app: App,
    school: usize,
    input: &Input,
    before: &mut Option<(String, String)>,
) -> AnyView {
    let value = input.value.map_or_else(|| MISSING.to_owned(), in_sentence);
    let text = match input.origins.as_slice() {
        [] if input.by_hand => t("derive-typed"),
        [] => t("derive-no-origin"),
        [origin] => place(origin, before),
        several => {
            #[allow(clippy::cast_precision_loss, reason = "a count of cells")]
            let n = several.len() as f64;
            tr("derive-several-cells", &args! { "n" => n })
        }
    };
    let changed = input.by_hand.then(|| {
        let text = input.was.map_or_else(
            || t("derive-by-hand"),
            |was| tr("derive-by-hand-was", &args! { "was" => was }),
        );
        view! { <span class="derivation-hand"><Icon shape=Shape::Half />{text}</span> }
    });
    view! {
        <tr>
            <th scope="row">{name(app, school, input)}</th>
            <td class="num">{value}</td>
            <td>{words::field_unit(input.kind)}</td>
            <td>{link(app, input, text)} {changed}</td>
        </tr>
    }
    .into_any()
}

/// One of several cells an input was added up from.
fn part_row(
    app: App,
    input: &Input,
    origin: &InputOrigin,
    before: &mut Option<(String, String)>,
) -> AnyView {
    let value = origin.value.map_or_else(|| MISSING.to_owned(), in_sentence);
    let place = place(origin, before);
    view! {
        <tr class="derivation-part">
            <th scope="row">{origin.label.clone()}</th>
            <td class="num">{value}</td>
            <td>{words::field_unit(input.kind)}</td>
            <td>{link(app, input, place)}</td>
        </tr>
    }
    .into_any()
}
