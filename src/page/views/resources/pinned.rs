//! The rows that stand above the schools: the county's mean and the difference coefficient.

use super::{Shared, cells};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::derivation::words as derived;
use crate::score::{SectionResult, Subject};
use crate::words::number::grouped;
use leptos::prelude::*;

/// Row numbers for the arrow keys.
pub(super) const MEAN: isize = -2;
/// Row number of the coefficients.
pub(super) const COEFFICIENT: isize = -1;

/// The section as assessed.
fn section(shared: Shared) -> Option<SectionResult> {
    let kind = shared.choice.with(|c| c.section);
    let evaluation = shared.app.evaluation.get()?;
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
            let indicator = derived::indicator(at)?;
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
                <td></td>
                <td class="verdict-cell"></td>
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
                "limit" => crate::words::number::plain(limit, 2),
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
                <td></td>
                <td class="verdict-cell"></td>
            </tr>
        }
        .into_any(),
    )
}
