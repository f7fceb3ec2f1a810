//! Gaps and needs against an independent calculation in fractions (`tests/reference/plan.py`).

use junheng::county::{SectionKind, from_json};
use junheng::plan::{Options, Plan, plan};
use serde_json::{Value, json};
use std::{fs, path::PathBuf, process::Command};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reference")
}

fn file(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

/// A target on the mean, one on the share of schools, one on the coefficient, for every indicator.
fn targets(expected: &[Value]) -> Value {
    let of = |row: &Value| {
        let (section, indicator) = (&row["section"], &row["indicator"]);
        let target = |statistic: &str, is: &str, value: Value| {
            let id = format!("{statistic} {section} {indicator}");
            json!({ "id": id, "statistic": statistic, "indicator": indicator,
                "section": section, "is": is, "value": value })
        };
        [
            target("mean", ">=", row["line"].clone()),
            target("schoolShare", ">=", json!(90)),
            target("cv", "<=", json!("0.2")),
        ]
    };
    expected.iter().flat_map(of).collect()
}

fn close(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap();
    assert!(
        (ours - theirs).abs() <= 1e-6 * theirs.abs().max(1.0),
        "{what}: {ours} is not {theirs}"
    );
}

fn needed(plan: &Plan, statistic: &str, row: &Value) -> (f64, usize) {
    let id = format!("{statistic} {} {}", row["section"], row["indicator"]);
    let target = plan.targets.iter().find(|t| t.id == id).unwrap();
    let need = target.need.as_ref();
    (need.map_or(0.0, |n| n.amount), need.and_then(|n| n.more).unwrap_or(0))
}

#[test]
fn a_random_county_lacks_what_the_other_calculation_says() {
    let expected: Vec<Value> = serde_json::from_str(&file("plan-expected.json")).unwrap();
    let mut county = from_json(&file("county.json")).unwrap();
    county.settings.clear();
    county.plan.insert("targets".into(), targets(&expected));
    let plan = plan(&county, None, &Options::default()).unwrap();
    assert_eq!(expected.len(), 14);
    for row in &expected {
        let section: SectionKind = serde_json::from_value(row["section"].clone()).unwrap();
        let what = format!("{} {}", row["section"], row["indicator"]);
        let gap =
            plan.gaps.sections.iter().find(|g| {
                g.section == section && g.indicator == row["indicator"].as_str().unwrap()
            });
        let gap = gap.unwrap();
        assert_eq!(json!(gap.schools), row["schools"], "{what}");
        assert_eq!(json!(gap.missing), row["missing"], "{what}");
        close(gap.threshold, &row["threshold"], &what);
        close(gap.floor, &row["floor"], &what);
        close(needed(&plan, "mean", row).0, &row["mean"], &what);
        let (share, more) = needed(&plan, "schoolShare", row);
        assert_eq!(json!(more), row["more"], "{what}");
        close(share, &row["share"], &what);
        let to_limit = needed(&plan, "cv", row).0;
        if gap.unit == "area" || gap.unit == "money" {
            close(to_limit, &row["cv"], &what);
        } else {
            // Whole units overshoot the level; where that leaves the limit exceeded, a few more.
            let level = row["cv"].as_f64().unwrap();
            assert!((level..=level * 1.2 + 2.0).contains(&to_limit), "{what}: {to_limit}, {level}");
        }
    }
}

#[test]
fn what_is_expected_is_what_the_other_calculation_writes() {
    let mut python = Command::new("python3");
    python.args(["-B", "plan.py", "county.json"]).current_dir(folder());
    // Where there is no Python the stored answer stands.
    if let Ok(output) = python.output().map(|o| (o.status.success(), o.stdout))
        && output.0
    {
        let written: Value = serde_json::from_slice(&output.1).unwrap();
        let stored: Value = serde_json::from_str(&file("plan-expected.json")).unwrap();
        assert_eq!(written, stored);
    }
}
