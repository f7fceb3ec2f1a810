//! Fields of a rubric, one by one, each with its path; what is wrong is collected, so that a
//! person sees all of it at once.

use crate::json;
use crate::rubric::fault::{Fault, What};
use crate::rubric::formula::{Compare, Formula};
use crate::rubric::metric;
use crate::rubric::number::{Points, exact, whole};
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use serde_json::{Map, Value};

/// Where names in a formula come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// Metrics of the county and the item's answer.
    County,
    /// Figures of a school.
    School,
    /// One typed entry.
    Entry,
}

impl Names {
    /// What `over` of a rule means; the county where it says nothing.
    pub(super) fn of(over: &str) -> Self {
        match over {
            "schools" => Self::School,
            "entries" => Self::Entry,
            _ => Self::County,
        }
    }
}

/// Collects what is wrong while a rubric is read.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) faults: Vec<Fault>,
    /// Label of the item that is being read.
    pub(super) item: Option<String>,
    /// Whether that item measures percentages.
    pub(super) percent: bool,
}

/// An object with its path.
#[derive(Clone, Copy)]
pub(super) struct Object<'a> {
    pub(super) map: &'a Map<String, Value>,
    pub(super) path: &'a str,
}

impl<'a> Object<'a> {
    pub(super) fn has(self, key: &str) -> bool {
        self.map.get(key).is_some_and(|v| !v.is_null())
    }

    pub(super) fn at(self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

impl Reader {
    pub(super) fn fault(&mut self, field: String, what: What) {
        self.faults.push(Fault { item: self.item.clone(), field, line: None, what });
    }

    /// The value of a field; its absence is a fault.
    pub(super) fn need<'a>(&mut self, o: Object<'a>, key: &str) -> Option<&'a Value> {
        let value = o.map.get(key).filter(|v| !v.is_null());
        if value.is_none() {
            self.fault(o.at(key), What::Absent);
        }
        value
    }

    pub(super) fn object<'a>(&mut self, value: &'a Value, path: &'a str) -> Option<Object<'a>> {
        let map = value.as_object();
        if map.is_none() {
            self.fault(path.to_owned(), What::NotAnObject);
        }
        map.map(|map| Object { map, path })
    }

    /// A list; empty where it is absent.
    pub(super) fn list<'a>(&mut self, o: Object<'a>, key: &str) -> &'a [Value] {
        match o.map.get(key) {
            None | Some(Value::Null) => &[],
            Some(Value::Array(list)) => list,
            Some(_) => {
                self.fault(o.at(key), What::NotAList);
                &[]
            }
        }
    }

    /// A list that must hold something.
    pub(super) fn full_list<'a>(&mut self, o: Object<'a>, key: &str) -> &'a [Value] {
        let list = self.list(o, key);
        if list.is_empty() && !o.map.get(key).is_some_and(|v| !v.is_array() && !v.is_null()) {
            self.fault(o.at(key), What::Absent);
        }
        list
    }

    /// A text; numbers that name something count as text.
    pub(super) fn text(&mut self, o: Object<'_>, key: &str) -> Option<String> {
        match o.map.get(key) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text.trim().to_owned()),
            Some(Value::Number(n)) => Some(json::digits(n)),
            Some(_) => {
                self.fault(o.at(key), What::NotText);
                None
            }
        }
    }

    pub(super) fn need_text(&mut self, o: Object<'_>, key: &str) -> String {
        if !o.has(key) {
            self.fault(o.at(key), What::Absent);
        }
        self.text(o, key).unwrap_or_default()
    }

    pub(super) fn flag(&mut self, o: Object<'_>, key: &str) -> bool {
        match o.map.get(key) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.fault(o.at(key), What::NotAFlag);
                false
            }
        }
    }

    /// A number that may be absent and may be negative.
    pub(super) fn number(&mut self, o: Object<'_>, key: &str) -> Option<BigRational> {
        let value = o.map.get(key).filter(|v| !v.is_null())?;
        self.exact(value, o.at(key))
    }

    pub(super) fn exact(&mut self, value: &Value, path: String) -> Option<BigRational> {
        let number = exact(value);
        if number.is_none() {
            self.fault(path, What::NotANumber { found: shown(value) });
        }
        number
    }

    pub(super) fn need_number(&mut self, o: Object<'_>, key: &str) -> BigRational {
        let value = self.need(o, key);
        value.and_then(|v| self.exact(v, o.at(key))).unwrap_or_default()
    }

    /// A line or a target: over 100 is a fault where percentages are measured.
    pub(super) fn line(&mut self, o: Object<'_>, key: &str) -> BigRational {
        let number = self.need_number(o, key);
        self.within_hundred(&number, o, key);
        number
    }

    pub(super) fn within_hundred(&mut self, number: &BigRational, o: Object<'_>, key: &str) {
        if self.percent {
            self.at_most(number, 100, o, key);
        }
    }

    /// A fault where a number is over 100 (percent) or over 1 (a ratio).
    pub(super) fn at_most(&mut self, number: &BigRational, most: usize, o: Object<'_>, key: &str) {
        if *number > whole(most) {
            let found = o.map.get(key).map_or_else(|| number.to_string(), shown);
            self.fault(o.at(key), What::OverHundred { found });
        }
    }

    /// Points: never negative.
    pub(super) fn points(&mut self, o: Object<'_>, key: &str) -> Option<Points> {
        let value = o.map.get(key).filter(|v| !v.is_null())?;
        self.positive(value, o.at(key))
    }

    pub(super) fn positive(&mut self, value: &Value, path: String) -> Option<Points> {
        let points = self.exact(value, path.clone())?;
        if points.is_negative() {
            self.fault(path, What::Negative { found: shown(value) });
            return Some(Points::zero());
        }
        Some(points)
    }

    pub(super) fn need_points(&mut self, o: Object<'_>, key: &str) -> Points {
        let value = self.need(o, key);
        value.and_then(|v| self.positive(v, o.at(key))).unwrap_or_default()
    }

    /// A unit or a step: more than 0.
    pub(super) fn step(&mut self, o: Object<'_>, key: &str) -> BigRational {
        let absent = !o.has(key);
        let step = self.need_points(o, key);
        if step.is_zero() {
            if !absent {
                self.fault(o.at(key), What::Zero);
            }
            return whole(1);
        }
        step
    }

    /// A whole number of 0 or more.
    pub(super) fn count(&mut self, o: Object<'_>, key: &str) -> Option<usize> {
        let value = o.map.get(key).filter(|v| !v.is_null())?;
        let number = self.positive(value, o.at(key))?;
        let count = number.is_integer().then(|| number.to_integer().to_string().parse().ok());
        let count = count.flatten();
        if count.is_none() {
            self.fault(o.at(key), What::NotANumber { found: shown(value) });
        }
        count
    }

    pub(super) fn choice<T>(
        &mut self,
        o: Object<'_>,
        key: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(o, key)?;
        let choice = read(&text);
        if choice.is_none() {
            self.fault(o.at(key), What::NoChoice { found: text });
        }
        choice
    }

    pub(super) fn compare(&mut self, o: Object<'_>, key: &str) -> Option<Compare> {
        self.choice(o, key, Compare::parse)
    }

    /// A formula, `answer` where it is absent.
    pub(super) fn formula(&mut self, o: Object<'_>, key: &str) -> Formula {
        self.formula_or(o, key, "answer")
    }

    pub(super) fn formula_or(&mut self, o: Object<'_>, key: &str, default: &str) -> Formula {
        let formula = self.formula_of(o, key, Names::County);
        formula.or_else(|| Formula::parse(default).ok()).unwrap_or_else(Formula::zero)
    }

    /// A formula over names of a kind; `None` where it is absent or wrong.
    pub(super) fn formula_of(&mut self, o: Object<'_>, key: &str, names: Names) -> Option<Formula> {
        let value = o.map.get(key).filter(|v| !v.is_null())?;
        if let Some(number) = Formula::number(value) {
            return Some(number);
        }
        let Some(text) = value.as_str() else {
            self.fault(o.at(key), What::NotText);
            return None;
        };
        let formula = match Formula::parse(text) {
            Ok(formula) => formula,
            Err(at) => {
                self.fault(o.at(key), What::Formula { text: text.to_owned(), at });
                return None;
            }
        };
        for name in formula.names() {
            let answer = name == "answer" || name.starts_with("answer.");
            let known = match names {
                Names::County => answer || metric::is_known(name),
                Names::School => name.starts_with("answer.") || metric::is_school_name(name),
                Names::Entry => name == "value" || name.starts_with("value."),
            };
            if !known {
                self.fault(o.at(key), What::UnknownMetric { name: name.to_owned() });
            }
        }
        Some(formula)
    }

    /// Faults for fields that are none of these.
    pub(super) fn only(&mut self, o: Object<'_>, known: &[&str]) {
        for key in o.map.keys().filter(|key| !known.contains(&key.as_str())) {
            self.fault(o.at(key), What::UnknownField);
        }
    }
}

/// A value as written, short.
pub(in crate::rubric) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.chars().take(40).collect(),
        other => json::text(other).unwrap_or_default().chars().take(40).collect(),
    }
}
