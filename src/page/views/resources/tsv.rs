//! The table as text, for Excel and WPS: plain digits, unrounded as far as anyone reads them.

use super::{Shared, words};
use crate::page::say::t;
use crate::page::widgets::chart_frame::Rows;
use crate::page::widgets::derivation::words as derived;
use crate::words::number::plain;
use leptos::prelude::*;

/// The rows shown, heads first. Values carry four decimals; what is missing is empty.
pub(super) fn rows(shared: Shared) -> Rows {
    let standard = shared.of.standard;
    let Some(evaluation) = shared.of.evaluation.get_untracked() else { return Rows::new() };
    let mut heads = vec![
        t("column-id"),
        t("column-school"),
        t("column-setting"),
        t("column-students"),
        t("column-classes"),
    ];
    heads.extend(
        standard
            .indicator
            .iter()
            .map(|i| format!("{} {}", derived::full_name(i), derived::unit(i))),
    );
    if shared.judges() {
        heads.extend([t("column-met"), t("column-verdict")]);
    }
    let mut rows = vec![heads];
    let figure =
        |value: Option<f64>, decimals| value.map(|v| plain(v, decimals)).unwrap_or_default();
    for at in shared.rows.get_untracked() {
        let Some(row) = evaluation.schools.get(at) else { continue };
        let mut cells = vec![
            row.id.clone(),
            row.name.clone(),
            words::setting(row.setting),
            figure(row.students, 0),
            figure(row.classes, 0),
        ];
        cells.extend(row.indicators.iter().map(|i| figure(i.value, 4)));
        if shared.judges() {
            cells.extend([row.met.to_string(), derived::verdict(row.pass).1]);
        }
        rows.push(cells);
    }
    rows
}
