//! A derivation as plain text, for the clipboard: what, formula, inputs with their cells, rule.

use super::expr::line;
use super::{inputs, rule, school_name, words};
use crate::page::say::t;
use crate::page::state::Assessed;
use crate::score::{Derivation, Expr, Subject};
use crate::words::number::{MISSING, in_sentence};

/// The text, one line a fact.
pub(super) fn of(of: Assessed, derivation: &Derivation) -> String {
    let app = of.app;
    let mut lines =
        vec![words::title(of.standard, &derivation.subject, &|at| school_name(app, at))];
    if derivation.formula != Expr::Missing {
        let unit = t(&format!("unit-{}", derivation.unit));
        let figures = line(&derivation.figures);
        lines.push(line(&derivation.formula));
        lines.push(format!("{figures} {} {unit}", words::result(derivation.result)));
    }
    let school = match derivation.subject {
        Subject::Indicator { school, .. } => school,
        _ => usize::MAX,
    };
    for input in &derivation.inputs {
        let value = input.value.map_or_else(|| MISSING.to_owned(), in_sentence);
        let cells: Vec<_> = input
            .origins
            .iter()
            .map(|o| {
                let cell = o.cell.map(|c| c.to_string()).unwrap_or_default();
                [o.file.as_str(), &o.sheet, &cell]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" › ")
            })
            .collect();
        let name = inputs::name(app, school, input);
        lines.push(
            [name, value, words::field_unit(input.kind), cells.join(&t("list-separator"))]
                .join("\t"),
        );
    }
    if let Some(standard) = rule::standard(of, derivation) {
        lines.push(format!("{} {standard}", t("derive-standard")));
    }
    if let Some((_, verdict, _)) = rule::verdict_words(of, derivation) {
        lines.push(format!("{} {verdict}", t("derive-verdict")));
    }
    lines.extend(derivation.reference.as_ref().map(rule::cited));
    lines.extend(rule::lack_words(of, derivation));
    lines.extend(derivation.notes.iter().map(rule::remark));
    lines.join("\n")
}
