//! Figures of an item: its value as printed, the small ruler beside its limit, and the formula of
//! its rule with names and with figures.

use super::words::{self, text};
use crate::args;
use crate::chart::scale;
use crate::chart::strip;
use crate::chart::value_ruler::ValueRuler;
use crate::json::Value;
use crate::page::say::{t, tr};
use crate::rubric::ItemScore;
use crate::rubric::conditions::Told;
use crate::rubric::sentence::sign;
use crate::score::Expr;
use crate::words::number::{MISSING, figure, grouped, in_sentence};

/// What was measured, as the table prints it.
pub(super) fn value(item: &ItemScore, told: &Told) -> String {
    // Without a value of its own the button says what is behind it.
    let Some(value) = told.value else {
        return t(if told.met.is_none() { "quality-fill" } else { "quality-see" });
    };
    let unit = item.unit.as_deref().unwrap_or_default();
    let count = |key: &str| tr(key, &args! { "n" => value });
    match (item.kind.as_str(), item.id.as_str()) {
        ("every", "monitoring") => count("quality-n-subjects"),
        ("every", _) => count("quality-n-short"),
        (_, "schoolScale" | "basicStandard") => count("quality-n-schools"),
        (_, "classSize") => count("quality-n-classes"),
        _ if unit == "%" => format!("{}%", grouped(value, 2)),
        _ if unit.is_empty() => in_sentence(value),
        _ => format!("{}\u{2009}{unit}", in_sentence(value)),
    }
}

/// The line an item's value must reach: sign and number. Counts of what must not be have none.
fn line(item: &Value) -> Option<(String, f64)> {
    let rule = item.get("rule")?;
    let line: f64 = text(rule, "line").parse().ok()?;
    let is = text(rule, "is");
    if !matches!(is.as_str(), ">=" | ">") {
        return None;
    }
    let sign = sign(&is);
    let unit = text(item, "unit");
    let shown = if unit == "%" { unit } else { format!("\u{2009}{unit}") };
    Some((format!("{sign} {}{}", in_sentence(line), shown.trim_end()), line))
}

/// The limit in words: `≥ 95%`.
pub(super) fn limit(item: &Value) -> Option<String> {
    line(item).map(|(words, _)| words)
}

/// The value on a ruler `width` px wide, where the rule has a line.
pub(super) fn ruler(raw: &Value, item: &ItemScore, told: &Told, width: f64) -> Option<String> {
    let (limit_label, limit) = line(raw)?;
    let percent = item.unit.as_deref() == Some("%");
    let end = if percent {
        told.value.unwrap_or_default().max(100.0)
    } else {
        scale::end(told.value.into_iter(), limit)
    };
    let standing =
        told.met.map(|met| if met { strip::Standing::Met } else { strip::Standing::Below });
    let decimals = if percent { 2 } else { 3 };
    let label = |v: f64| if v >= 1000.0 { in_sentence(v) } else { grouped(v, decimals) };
    let ruler = ValueRuler {
        value: told.value,
        value_label: told.value.map(label).unwrap_or_default(),
        standing,
        limit,
        limit_label,
        floor: None,
        end,
        end_label: in_sentence(end),
    };
    Some(ruler.svg(width))
}

/// A figure that went into an item, as far as it is known.
pub(super) fn input(item: &ItemScore, name: &str) -> Option<f64> {
    item.inputs.iter().find(|input| input.name == name)?.value.value
}

/// The formula of an item's rule with its figures; `None` where it has none of numbers.
pub(super) fn formula(raw: &Value, item: &ItemScore) -> Option<Expr> {
    let rule = raw.get("rule")?;
    let leaf = |name: &str| input(item, name).map_or(Expr::Missing, Expr::Figure);
    let value = text(rule, "value");
    if value.contains('/') {
        return read(&value, &leaf);
    }
    let ratio = words::kind(raw) == "ratio" && item.inputs.iter().any(|i| i.name == "denominator");
    ratio.then(|| {
        let over = Expr::Over(Box::new(leaf("numerator")), Box::new(leaf("denominator")));
        Expr::Product(vec![over, Expr::Figure(100.0)])
    })
}

/// A formula in names: `毕业生 ÷ 招生 × 100`.
pub(super) fn in_names(formula: &str, item: &str) -> String {
    let mut out = String::new();
    for token in tokens(formula) {
        match token.as_str() {
            "*" => out.push_str(" × "),
            "/" => out.push_str(" ÷ "),
            "+" => out.push_str(" + "),
            "-" => out.push_str(" − "),
            "(" | ")" => out.push_str(&token),
            name if name.starts_with(|c: char| c.is_ascii_digit()) => out.push_str(name),
            name => out.push_str(&words::short_name(item, name)),
        }
    }
    out
}

/// Signs, numbers and names of a formula.
fn tokens(formula: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in formula.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '.' || c == '_' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        if !c.is_whitespace() {
            tokens.push(c.to_string());
        }
    }
    tokens
}

/// Reads a formula of sums and products for drawing.
pub(super) fn read(formula: &str, leaf: &dyn Fn(&str) -> Expr) -> Option<Expr> {
    let mut reading = Reading { tokens: tokens(formula), at: 0, leaf };
    let expr = reading.sum()?;
    (reading.at == reading.tokens.len()).then_some(expr)
}

struct Reading<'a> {
    tokens: Vec<String>,
    at: usize,
    leaf: &'a dyn Fn(&str) -> Expr,
}

impl Reading<'_> {
    fn takes(&mut self, sign: &str) -> bool {
        let takes = self.tokens.get(self.at).is_some_and(|token| token == sign);
        self.at += usize::from(takes);
        takes
    }

    fn sum(&mut self) -> Option<Expr> {
        let mut terms = vec![(false, self.product()?)];
        loop {
            let minus = self.takes("-");
            if !minus && !self.takes("+") {
                break;
            }
            terms.push((minus, self.product()?));
        }
        if terms.len() > 1 { Some(Expr::Sum(terms)) } else { terms.pop().map(|(_, term)| term) }
    }

    fn product(&mut self) -> Option<Expr> {
        let mut left = self.one()?;
        loop {
            if self.takes("/") {
                left = Expr::Over(Box::new(left), Box::new(self.one()?));
            } else if self.takes("*") {
                left = Expr::Product(vec![left, self.one()?]);
            } else {
                return Some(left);
            }
        }
    }

    fn one(&mut self) -> Option<Expr> {
        if self.takes("(") {
            let inner = self.sum()?;
            return self.takes(")").then_some(inner);
        }
        let token = self.tokens.get(self.at)?.clone();
        self.at += 1;
        Some(token.parse().map_or_else(|_| (self.leaf)(&token), Expr::Figure))
    }
}

/// The figures that went in, in a line: `参加交流 800 · 符合条件 5 904`.
pub(super) fn in_line(item: &ItemScore) -> String {
    let own = item.inputs.iter().filter(|input| input.name != "schools" && input.name != "F2");
    // A single answer that is not there yet is asked for, not listed.
    let own = own.filter(|input| input.name != "answer" || !input.missing);
    let told = own.map(|input| {
        let name = words::short_name(&item.id, &input.name);
        let value = if input.missing { MISSING.to_owned() } else { figure(input.value.value, 0) };
        let value = match input.value.value {
            Some(value) => in_sentence(value),
            None => value,
        };
        format!("{name}\u{2009}{value}")
    });
    told.collect::<Vec<_>>().join(" · ")
}
