//! Assumptions that may differ by year: a number for all years, or `[{ year, value }]`, each from
//! its year on.

use super::Doc;
use serde_json::{Value, json};

/// The steps of an assumption: each year with the value from then on. One value for all years is
/// a step in `first`.
#[must_use]
pub fn steps(doc: &Doc, path: &str, first: i32) -> Vec<(i32, f64)> {
    if let Some(flat) = super::number(doc, path) {
        return vec![(first, flat)];
    }
    let step = |step: &Doc| Some((super::year_of(step)?, step.get("value")?.as_f64()?));
    let mut all: Vec<(i32, f64)> = super::list(doc, path).iter().filter_map(step).collect();
    all.sort_by_key(|(year, _)| *year);
    all
}

/// What holds in a year.
#[must_use]
pub fn in_year(steps: &[(i32, f64)], year: i32) -> Option<f64> {
    steps.iter().rev().find(|(from, _)| *from <= year).map(|(_, value)| *value)
}

/// Puts steps; one in the first year, or before, is one value for all years.
pub fn put_steps(doc: &mut Doc, path: &str, steps: &[(i32, f64)], first: i32) {
    let value = match steps {
        [] => None,
        [(year, value)] if *year <= first => Some(super::figure(*value)),
        _ => {
            let step = |(year, value): &(i32, f64)| json!({ "year": year, "value": super::figure(*value) });
            Some(Value::Array(steps.iter().map(step).collect()))
        }
    };
    super::put(doc, path, value);
}

/// Sets what holds from a year on; `None` takes that step away. `first` is the first year
/// projected, from which one value for all years holds.
pub fn put_step(doc: &mut Doc, path: &str, first: i32, (year, value): (i32, Option<f64>)) {
    let mut all = steps(doc, path, first);
    all.retain(|(of, _)| *of != year);
    all.extend(value.map(|value| (year, value)));
    all.sort_by_key(|(year, _)| *year);
    put_steps(doc, path, &all, first);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doc(value: Value) -> Doc {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn a_year_set_keeps_what_held_before_it() {
        let mut it = doc(json!({ "intakeRatio": 0.9 }));
        put_step(&mut it, "intakeRatio", 2026, (2028, Some(0.95)));
        let steps = json!([{ "year": 2026, "value": 0.9 }, { "year": 2028, "value": 0.95 }]);
        assert_eq!(it["intakeRatio"], steps);
        // Without its other year it is one value again; without any it is gone.
        put_step(&mut it, "intakeRatio", 2026, (2028, None));
        assert_eq!(it["intakeRatio"], json!(0.9));
        put_step(&mut it, "intakeRatio", 2026, (2026, None));
        assert_eq!(it, Doc::new());
        // A year alone says nothing of those before it.
        put_step(&mut it, "netInflow", 2026, (2027, Some(0.01)));
        assert_eq!(it["netInflow"], json!([{ "year": 2027, "value": 0.01 }]));
        let all = super::steps(&it, "netInflow", 2026);
        assert_eq!([in_year(&all, 2026), in_year(&all, 2030)], [None, Some(0.01)]);
    }
}
