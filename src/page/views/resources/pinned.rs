//! The rows that stand above the schools: the county's mean and the difference coefficient.

use super::{Shared, cells};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{SectionResult, Subject};
use crate::words::number::{figure, grouped, plain};
use leptos::prelude::*;

/// Row numbers for the arrow keys.
pub(super) const MEAN: isize = -2;
/// Row number of the coefficients.
pub(super) const COEFFICIENT: isize = -1;
/// The row of the composite, which the arrow keys pass over.
pub(super) const COMPOSITE: isize = isize::MIN;

/// The cells below the heads of count and verdict, where schools are judged.
fn blank(shared: Shared) -> Option<AnyView> {
    shared.judges().then(|| view! { <td></td> <td class="verdict-cell"></td> }.into_any())
}

/// 综合差异系数, where it is tested: one figure for all indicators.
pub(super) fn composite(shared: Shared) -> Option<AnyView> {
    let found = section(shared)?;
    let composite = found.composite?;
    let subject = Subject::Composite { section: found.section };
    let is_open = {
        let subject = subject.clone();
        move || shared.open.with(|open| open.as_ref() == Some(&subject)).to_string()
    };
    let (shape, word, class) = match composite.met {
        Some(true) => (Shape::Tick, t("derive-within"), "good"),
        Some(false) => (Shape::Cross, t("derive-beyond"), "bad"),
        None => (Shape::Dashed, t("verdict-open"), "open"),
    };
    let limit = plain(composite.limit, 2);
    let name = tr("basic-composite-limit", &args! { "limit" => limit });
    let columns = found.indicators.len().to_string();
    Some(
        view! {
            <tr class="pinned total">
                <th scope="row" colspan="4">{name}</th>
                <td colspan=columns>
                    <button class="figure strong" id="basic-composite" aria-expanded=is_open
                        on:click=move |_| shared.toggle(subject.clone())>
                        {figure(composite.value, 3)}
                    </button>
                    " " <span class=format!("verdict {class}")><Icon shape=shape />{word}</span>
                </td>
            </tr>
        }
        .into_any(),
    )
}

/// The section as assessed.
fn section(shared: Shared) -> Option<SectionResult> {
    let kind = shared.choice.with(|c| c.section);
    let evaluation = shared.of.evaluation.get()?;
    evaluation.sections.iter().find(|s| s.section == kind).cloned()
}

/// 全县均值
pub(super) fn mean(shared: Shared) -> Option<AnyView> {
    let found = section(shared)?;
    let cells: Vec<_> = found
        .indicators
        .iter()
        .enumerate()
        .filter_map(|(at, c)| {
            let subject = Subject::Mean { section: found.section, indicator: at };
            let indicator = shared.indicator(at)?;
            let cell = cells::mean(shared, (MEAN, at + 1), subject, indicator, c);
            Some(view! { <td class="num">{cell}</td> })
        })
        .collect();
    Some(
        view! {
            <tr class="pinned total">
                <th scope="row">{t("resources-mean")}</th>
                <td></td>
                <td class="num">{grouped(found.students, 0)}</td>
                <td></td>
                {cells}
                {blank(shared)}
            </tr>
        }
        .into_any(),
    )
}

/// 差异系数
pub(super) fn coefficient(shared: Shared) -> Option<AnyView> {
    let found = section(shared)?;
    // One limit for all indicators is said once; where they differ each has its own in the
    // derivation.
    let first = found.indicators.first().and_then(|c| c.limit);
    let same = found.indicators.iter().all(|c| c.limit == first);
    let name = match first {
        Some(limit) if same => tr(
            "resources-coefficient-limit",
            &args! {
                "limit" => plain(limit, 2),
            },
        ),
        _ => t("resources-coefficient"),
    };
    let cells: Vec<_> = found
        .indicators
        .iter()
        .enumerate()
        .map(|(at, c)| {
            let subject = Subject::Coefficient { section: found.section, indicator: at };
            let cell = cells::coefficient(shared, (COEFFICIENT, at + 1), subject, c);
            view! { <td class="num">{cell}</td> }
        })
        .collect();
    Some(
        view! {
            <tr class="pinned total">
                <th scope="row" colspan="4">{name}</th>
                {cells}
                {blank(shared)}
            </tr>
        }
        .into_any(),
    )
}
