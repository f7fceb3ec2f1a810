use super::*;
use serde_json::json;

#[test]
fn an_empty_scenario_is_the_default_and_writes_nothing() {
    let read = Scenario::read(&json!({}), "scenario").unwrap();
    assert_eq!(read, Scenario::default());
    assert_eq!(read.write(), json!({}));
}

#[test]
fn every_field_survives_a_round_trip_and_so_do_unknown_ones() {
    let value = json!({
        "name": "新建一校", "horizon": 9, "detail": "school", "method": "median", "years": 4,
        "draws": 500, "seed": 7, "gradeSystem": "fiveFour", "breakYear": 2022,
        "births": [{ "year": 2024, "count": 5100.0, "low": 4900.0, "high": 5300.0 }],
        "birthWeight": 0.5, "intakeRatio": 1.02,
        "juniorRatio": [{ "year": 2027, "value": 0.99 }], "netInflow": 0.007,
        "feeders": [{ "from": "1", "to": "2", "share": 0.6 }],
        "intakeCap": { "primary": 40.0, "junior": 45.0 }, "classMode": "fresh",
        "splitAbove": { "primary": 55.0, "junior": null }, "roomsLimit": true,
        "rooms": [{ "unit": "1", "section": "primary", "rooms": 24.0 }],
        "seatSize": { "primary": 40.0, "junior": 50.0 },
        "staff": { "pupilsPerTeacher": { "primary": 18.0, "junior": 13.0 },
            "retirements": [{ "year": 2026, "section": "primary", "count": 12.0 }] },
        "events": [
            { "name": "南城小学", "sections": ["primary"], "rooms": { "primary": 18.0, "junior": null },
              "intake": { "primary": 120.0, "junior": null }, "from": [{ "school": "1", "share": 2.0 }],
              "year": 2027, "kind": "open" },
            { "school": "3", "to": [{ "school": "1" }], "year": 2028, "kind": "close", "why": "塌方" },
            { "year": 2030, "kind": "later", "thing": 1 }
        ],
        "milestones": [{ "id": "no-large-2025", "remove": true }],
        "additions": [{ "year": 2027, "school": "1", "field": "site.teachingArea", "amount": 900.0 }],
        "colour": "teal"
    });
    let read = Scenario::read(&value, "scenario").unwrap();
    assert_eq!(read.extra["colour"], "teal");
    assert_eq!(read.events[1].extra["why"], "塌方");
    assert_eq!(read.junior_ratio.at(2026), None);
    assert_eq!(read.junior_ratio.at(2031), Some(0.99));
    assert_eq!(Scenario::read(&read.write(), "scenario").unwrap(), read);
    assert_eq!(read.write()["events"][2], json!({ "year": 2030, "kind": "later", "thing": 1 }));
}

#[test]
fn what_is_wrong_is_named_by_its_path() {
    for (value, path) in [
        (json!(3), "scenario"),
        (json!({ "horizon": "long" }), "scenario.horizon"),
        (json!({ "horizon": 2.5 }), "scenario.horizon"),
        (json!({ "detail": "class" }), "scenario.detail"),
        (json!({ "intakeCap": { "junior": "50" } }), "scenario.intakeCap.junior"),
        (json!({ "births": [{ "year": 2024 }] }), "scenario.births[0].count"),
        (json!({ "intakeRatio": "auto" }), "scenario.intakeRatio"),
        (json!({ "events": [{ "year": 2026, "kind": "open" }, 5] }), "scenario.events[1]"),
        (json!({ "events": [{ "kind": "open" }] }), "scenario.events[0].year"),
        (
            json!({ "events": [{ "year": 2027, "kind": "close", "to": [{ "share": "half" }] }] }),
            "scenario.events[0].to[0].share",
        ),
        (json!({ "milestones": {} }), "scenario.milestones"),
    ] {
        assert_eq!(Scenario::read(&value, "scenario").unwrap_err().path, path);
    }
}
