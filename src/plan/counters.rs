//! Counters (计数): so many planned, so many done. Of the lists of published documents every entry that
//! counts, where `done` is the answer of the entry; and those of the county's own.

use super::finding;
use super::result::Counter;
use crate::county::{Answer, County, Finding, Severity};
use crate::json::Value;
use crate::rubric::{exact, nearest, targets, whole};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// All counters, list by list, the county's own last.
pub(super) fn counters(county: &County, findings: &mut Vec<Finding>) -> Vec<Counter> {
    let mut all = Vec::new();
    for list in targets() {
        for item in items(&list.raw, "items") {
            let parts = item.pointer("/rule/parts").and_then(Value::as_array);
            let name = text(item, "name");
            for entry in parts.map_or(std::slice::from_ref(item), Vec::as_slice) {
                if kind(entry) == "attainment" {
                    all.push(published(county, &list.id, name, entry, findings));
                }
            }
        }
    }
    let own = county.plan.get("counters").and_then(Value::as_array);
    for entry in own.into_iter().flatten() {
        let number = |key: &str| entry.get(key).filter(|v| !v.is_null());
        let counter = blank("own", entry, text(entry, "name"));
        all.push(fill(counter, number("target"), number("done"), findings));
    }
    all
}

fn items<'a>(raw: &'a Value, key: &str) -> &'a [Value] {
    raw.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn text<'a>(entry: &'a Value, key: &str) -> &'a str {
    entry.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn kind(entry: &Value) -> &str {
    entry.pointer("/rule/kind").and_then(Value::as_str).unwrap_or_default()
}

fn blank(list: &str, entry: &Value, name: &str) -> Counter {
    Counter {
        list: list.to_owned(),
        id: text(entry, "id").to_owned(),
        name: name.to_owned(),
        unit: entry.get("unit").and_then(Value::as_str).map(str::to_owned),
        target: None,
        fixed: false,
        published: entry.get("published").and_then(exact).as_ref().map(nearest),
        done: None,
        percent: None,
        left: None,
        over: None,
    }
}

/// An entry of a list: its target as the document has it, else as the county typed it.
fn published(
    county: &County,
    list: &str,
    name: &str,
    entry: &Value,
    findings: &mut Vec<Finding>,
) -> Counter {
    let own = text(entry, "name");
    let mut counter = blank(list, entry, if own.is_empty() { name } else { own });
    let answer = county.government.get(text(entry, "id"));
    let part = |key: &str| answer.and_then(|answer| typed(answer, key));
    let stated = entry.pointer("/rule/target").filter(|target| exact(target).is_some());
    counter.fixed = stated.is_some();
    fill(counter, stated.or_else(|| part("target")), part("done"), findings)
}

fn typed<'a>(answer: &'a Answer, key: &str) -> Option<&'a Value> {
    let inside = answer.value.as_ref().and_then(|value| value.get(key));
    inside.or_else(|| answer.extra.get(key)).filter(|value| !value.is_null())
}

fn fill(
    mut counter: Counter,
    target: Option<&Value>,
    done: Option<&Value>,
    findings: &mut Vec<Finding>,
) -> Counter {
    let mut read = |value: Option<&Value>| -> Option<BigRational> {
        let value = value?;
        let number = exact(value).filter(|n| !n.is_negative());
        if number.is_none() {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            findings.push(
                finding(Severity::Must, "plan-counter-text")
                    .arg("name", counter.name.as_str())
                    .arg("text", shown),
            );
        }
        number
    };
    let (target, done) = (read(target), read(done));
    counter.target = target.as_ref().map(nearest);
    counter.done = done.as_ref().map(nearest);
    if let (Some(target), Some(done)) = (target, done) {
        let percent = (!target.is_zero()).then(|| &done / &target * whole(100));
        counter.percent = percent.as_ref().map(nearest);
        let more = done - target;
        counter.left = more.is_negative().then(|| -nearest(&more));
        counter.over = more.is_positive().then(|| nearest(&more));
    }
    counter
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn done_of_planned_as_published() {
        let mut county = County::default();
        let answer = |value| Answer { value: Some(value), ..Answer::default() };
        // 296 of 278 is 106.5 %, 18 too many; 79 of 54 is 146.3 %, 25 too many.
        county.government.insert("0-13".into(), answer(json!({ "done": 296 })));
        county.government.insert("0-15".into(), answer(json!({ "done": "79" })));
        county.government.insert("3-92".into(), answer(json!({ "done": "四十" })));
        county.plan.insert(
            "counters".into(),
            json!([{ "id": "a", "name": "新建幼儿园", "unit": "所", "target": 4, "done": 1 }]),
        );
        let mut findings = Vec::new();
        let all = counters(&county, &mut findings);
        let of = |id: &str| all.iter().find(|c| c.id == id).unwrap();
        assert!((of("0-13").percent.unwrap() - 106.5).abs() < 0.05);
        assert_eq!((of("0-13").over, of("0-13").left), (Some(18.0), None));
        assert!((of("0-15").percent.unwrap() - 146.3).abs() < 0.05);
        assert_eq!(of("0-15").over, Some(25.0));
        assert_eq!((of("a").percent, of("a").left), (Some(25.0), Some(3.0)));
        assert_eq!(of("3-92").done, None);
        assert_eq!(findings.len(), 1);
    }
}
