//! An expression as a drawn formula and as a line of text. Puts figures and names into shape and
//! computes nothing.

use crate::page::say::t;
use crate::score::Expr;
use crate::words::number::{MISSING, in_sentence};
use leptos::prelude::*;

/// How tightly an expression holds together: what binds less than its place asks for goes into
/// brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    One,
}

const fn binding(expr: &Expr) -> Binding {
    match expr {
        Expr::Sum(_) => Binding::Sum,
        Expr::Product(_) | Expr::Over(..) => Binding::Product,
        _ => Binding::One,
    }
}

fn symbol(name: &str) -> String {
    t(&format!("symbol-{name}"))
}

/// The sign before an addend.
const fn sign(first: bool, minus: bool) -> &'static str {
    match (first, minus) {
        (true, false) => "",
        (true, true) => "−",
        (false, false) => " + ",
        (false, true) => " − ",
    }
}

/// The expression as one line: `(2 + 1 + 2) ÷ 709 × 100`.
#[must_use]
pub fn line(expr: &Expr) -> String {
    match expr {
        Expr::Figure(value) => in_sentence(*value),
        Expr::Missing => MISSING.to_owned(),
        Expr::Symbol(name) => symbol(name),
        Expr::Sum(terms) => {
            let mut text = String::new();
            for (i, (minus, term)) in terms.iter().enumerate() {
                text.push_str(sign(i == 0, *minus));
                text.push_str(&held(term, Binding::Product));
            }
            text
        }
        Expr::Product(factors) => {
            let factors: Vec<_> = factors.iter().map(|f| held(f, Binding::Product)).collect();
            factors.join(" × ")
        }
        Expr::Over(top, bottom) => {
            format!("{} ÷ {}", held(top, Binding::Product), held(bottom, Binding::One))
        }
        Expr::Root(inner) => format!("√{}", held(inner, Binding::One)),
    }
}

/// The line of a part, in brackets where it binds less than `least`.
fn held(expr: &Expr, least: Binding) -> String {
    let text = line(expr);
    if binding(expr) < least { format!("({text})") } else { text }
}

/// The expression as a drawn formula, with fractions and roots. Hidden from screen readers; the
/// caller says [`line`] beside it.
#[must_use]
pub fn drawn(expr: &Expr) -> AnyView {
    match expr {
        Expr::Figure(value) => {
            let text = in_sentence(*value);
            view! { <span class="math-figure">{text}</span> }.into_any()
        }
        Expr::Missing => view! { <span class="math-missing">{MISSING}</span> }.into_any(),
        Expr::Symbol(name) => {
            let text = symbol(name);
            view! { <span class="math-name">{text}</span> }.into_any()
        }
        Expr::Sum(terms) => terms
            .iter()
            .enumerate()
            .map(|(i, (minus, term))| {
                let sign = sign(i == 0, *minus);
                view! { <span class="math-sign">{sign}</span> {bracketed(term, Binding::Product)} }
            })
            .collect_view()
            .into_any(),
        Expr::Product(factors) => factors
            .iter()
            .enumerate()
            .map(|(i, factor)| {
                let sign = if i == 0 { "" } else { " × " };
                view! { <span class="math-sign">{sign}</span> {bracketed(factor, Binding::Product)} }
            })
            .collect_view()
            .into_any(),
        Expr::Over(top, bottom) => view! {
            <span class="math-over">
                <span class="math-top">{drawn(top)}</span>
                <span class="math-bottom">{drawn(bottom)}</span>
            </span>
        }
        .into_any(),
        Expr::Root(inner) => view! {
            <span class="math-root">
                <span class="math-hook">"√"</span>
                <span class="math-under">{drawn(inner)}</span>
            </span>
        }
        .into_any(),
    }
}

fn bracketed(expr: &Expr, least: Binding) -> AnyView {
    let inner = drawn(expr);
    if binding(expr) < least {
        view! { <span>"("</span> {inner} <span>")"</span> }.into_any()
    } else {
        inner
    }
}

/// A formula that a screen reader says as one line.
#[component]
pub fn Formula(
    /// What stands before it: `S =`.
    #[prop(into, optional)]
    lead: String,
    /// The expression.
    expr: Expr,
    /// The result with its sign of equality; empty where it has none.
    #[prop(into, optional)]
    result: String,
    /// Unit of the result.
    #[prop(into, optional)]
    unit: String,
) -> impl IntoView {
    let said = format!("{lead} {} {result} {unit}", line(&expr));
    view! {
        <div class="math">
            <span class="hidden">{said.trim().to_owned()}</span>
            <span class="math-drawn" aria-hidden="true">
                <span class="math-lead">{lead}</span>
                {drawn(&expr)}
                <b class="math-result">{result}</b>
                <span class="math-unit">{unit}</span>
            </span>
        </div>
    }
}
