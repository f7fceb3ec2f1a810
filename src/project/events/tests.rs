use super::*;
use crate::county::School;
use crate::project::prospect::At;
use crate::project::track::Track;
use serde_json::{Value, json};

/// Two years ahead of 2025, grades 1-2 of a primary pool; schools A and B in zone 东, C in 西.
/// Every ratio is 1; the pupils of each school stay as they are.
fn pools() -> Vec<Pool> {
    let track = |at: usize, unit: &str, zone: &str, grades: [f64; 2]| Track {
        unit: unit.to_owned(),
        school: Some(at),
        zone: Some(zone.to_owned()),
        known: vec![grades.map(Some).to_vec()],
        students: vec![grades.to_vec(); 3],
        ratios: vec![None, Some(1.0)],
        spread: Vec::new(),
    };
    vec![Pool {
        section: Some(crate::county::SectionKind::Primary),
        grades: vec![1, 2],
        last_year: 2025,
        tracks: vec![
            track(0, "A", "东", [100.0, 80.0]),
            track(1, "B", "东", [60.0, 40.0]),
            track(2, "C", "西", [40.0, 40.0]),
        ],
        ..Pool::default()
    }]
}

fn run(events: Value) -> Prospect {
    let county = County {
        name: "县".into(),
        schools: ["A", "B", "C"].map(|id| School::new(id, format!("{id}小"))).to_vec(),
        ..County::default()
    };
    let scenario = Scenario::read(&json!({ "events": events }), "scenario").unwrap();
    apply(&county, &scenario, pools(), 7)
}

fn grades(prospect: &Prospect, track: usize) -> Vec<Vec<f64>> {
    prospect.pools[0].tracks[track].students.clone()
}

fn codes(prospect: &Prospect) -> Vec<&str> {
    prospect.findings.iter().map(|f| f.code.as_str()).collect()
}

#[test]
fn without_events_nothing_changes() {
    let prospect = run(json!([]));
    assert_eq!(prospect.pools, pools());
    assert!(prospect.findings.is_empty() && prospect.moves.is_empty());
    assert_eq!(prospect.supply[0].len(), 3);
    assert_eq!(prospect.supply[0][0][0].intake_cap, [45.0; 3]);
}

#[test]
fn a_rezoned_part_of_the_intake_moves_up_at_the_other_school() {
    // A quarter of A's 100 entrants from 2027 on: 25 in 2027; in 2028 those 25 are in grade 2
    // (a quarter of A's 80 forecast there) and 25 more enter.
    let p = run(json!([{ "year": 2027, "kind": "rezone", "from": "A", "to": "B", "share": 0.25 }]));
    assert_eq!(grades(&p, 0), [vec![100.0, 80.0], vec![75.0, 80.0], vec![75.0, 60.0]]);
    assert_eq!(grades(&p, 1), [vec![60.0, 40.0], vec![85.0, 40.0], vec![85.0, 60.0]]);
    assert_eq!(grades(&p, 2), pools()[0].tracks[2].students);
    let first: Vec<_> = p.moves.iter().map(|m| (m.year, m.column, m.students, m.first)).collect();
    assert_eq!(first, [(1, 0, 25.0, true), (2, 1, 20.0, false), (2, 0, 25.0, true)]);
}

#[test]
fn a_zone_gives_and_takes_as_a_whole() {
    // Half of the intake of 西 goes to 东, to A and B by their pupils in 2026: 180 and 100.
    let p =
        run(json!([{ "year": 2026, "kind": "rezone", "from": "西", "to": "东", "share": 0.5 }]));
    assert_eq!(grades(&p, 2)[0], [20.0, 40.0]);
    assert!((grades(&p, 0)[0][0] - (100.0 + 20.0 * 180.0 / 280.0)).abs() < 1e-12);
    assert!((grades(&p, 1)[0][0] - (60.0 + 20.0 * 100.0 / 280.0)).abs() < 1e-12);
}

#[test]
fn a_closed_school_goes_where_it_is_told_or_to_its_zone() {
    let told = json!([{ "year": 2027, "kind": "close", "school": "A",
        "to": [{ "school": "B", "share": 3 }, { "school": "C小", "share": 1 }] }]);
    let p = run(told);
    assert_eq!(grades(&p, 0), [vec![100.0, 80.0], vec![0.0, 0.0], vec![0.0, 0.0]]);
    assert_eq!(grades(&p, 1)[2], [60.0 + 75.0, 40.0 + 60.0]);
    assert_eq!(grades(&p, 2)[1], [40.0 + 25.0, 40.0 + 20.0]);
    assert_eq!(p.supply[0][0][0].closed_from, Some(1));
    assert_eq!(p.supply[0][1][0].joined, [false, true, false]);
    // In its zone there is only B.
    let p = run(json!([{ "year": 2026, "kind": "close", "school": "A" }]));
    assert_eq!(grades(&p, 1)[0], [160.0, 120.0]);
    // C is alone in 西: nowhere to go, and it stays open.
    let p = run(json!([{ "year": 2026, "kind": "close", "school": "C" }]));
    assert_eq!(codes(&p), ["event-nowhere-to-go"]);
    assert_eq!(p.pools, pools());
}

#[test]
fn closures_follow_each_other() {
    // B takes A's pupils in 2026 and closes itself in 2027; all are at C then.
    let p = run(json!([
        { "year": 2027, "kind": "close", "school": "B", "to": [{ "school": "C" }] },
        { "year": 2026, "kind": "close", "school": "A", "to": [{ "school": "B" }] },
    ]));
    assert_eq!(grades(&p, 1), [vec![160.0, 120.0], vec![0.0, 0.0], vec![0.0, 0.0]]);
    assert_eq!(grades(&p, 2)[1], [200.0, 160.0]);
    // Each into the other: the second has nowhere to go.
    let p = run(json!([
        { "year": 2026, "kind": "close", "school": "A", "to": [{ "school": "B" }] },
        { "year": 2026, "kind": "close", "school": "B", "to": [{ "school": "A" }] },
    ]));
    assert_eq!(codes(&p), ["event-nowhere-to-go"]);
    assert_eq!(grades(&p, 1)[0], [160.0, 120.0]);
}

#[test]
fn a_merged_school_brings_its_rooms_unless_told_not_to() {
    let p = run(json!([{ "year": 2027, "kind": "merge", "school": "C", "into": "A" }]));
    assert_eq!(grades(&p, 0)[1], [140.0, 120.0]);
    assert_eq!(p.supply[0][0][0].rooms_of, [(At { pool: 0, track: 2 }, 1)]);
    let p = run(json!([
        { "year": 2027, "kind": "merge", "school": "C", "into": "A", "keepRooms": false }
    ]));
    assert!(p.supply[0][0][0].rooms_of.is_empty());
}

#[test]
fn an_intake_above_the_limit_is_diverted_and_stays_away() {
    // A takes 70 of 100: 30 go to C in 2026; a year on they are 30 % of A's 80, that is 24.
    let p = run(json!([{ "year": 2026, "kind": "capIntake", "school": "A", "intake": 70,
        "to": [{ "school": "C" }] }]));
    assert_eq!(grades(&p, 0)[0], [70.0, 80.0]);
    assert_eq!(grades(&p, 2)[0], [70.0, 40.0]);
    assert!((grades(&p, 0)[1][1] - 56.0).abs() < 1e-12);
    assert!((grades(&p, 2)[1][1] - 64.0).abs() < 1e-12);
    // A limit that is not reached does nothing.
    let p = run(json!([{ "year": 2026, "kind": "capIntake", "school": "A", "intake": 100 }]));
    assert_eq!(p.pools, pools());
}

#[test]
fn a_new_school_grows_from_its_entry_grade() {
    // 50 a year from the intakes of its zone, 100 and 60: 31.25 and 18.75; 10 more from outside.
    let p = run(json!([{ "year": 2027, "kind": "open", "id": "N", "name": "新校", "zone": "东",
        "rooms": 12, "intake": 60, "outside": 10 }]));
    assert_eq!(p.opened[0].name, "新校");
    assert_eq!(grades(&p, 3), [vec![0.0, 0.0], vec![60.0, 0.0], vec![60.0, 10.0 + 25.0 + 12.5]]);
    assert_eq!(grades(&p, 0)[1], [68.75, 80.0]);
    assert_eq!(grades(&p, 1)[1], [41.25, 40.0]);
    assert_eq!(p.supply[0][3][0].rooms_added, [0.0, 12.0, 12.0]);
    // The named parts of named schools where no number is told.
    let p = run(json!([{ "year": 2026, "kind": "open", "name": "新校",
        "from": [{ "school": "A", "share": 0.5 }] }]));
    assert_eq!(p.opened[0].id, "new-1");
    assert_eq!(grades(&p, 3)[0], [50.0, 0.0]);
    // No pupils told: it stands empty, and that is said.
    let p = run(json!([{ "year": 2026, "kind": "open", "name": "新校" }]));
    assert_eq!(codes(&p), ["event-no-pupils"]);
}

#[test]
fn dwellings_fill_every_grade_alike_once_they_are_lived_in() {
    // 500 dwellings, 40 pupils per hundred: 200 pupils, half of them in the first year; the two
    // grades of the only school of 西 have 50 each, then 100 each.
    let p = run(json!([{ "year": 2026, "kind": "housing", "name": "新城", "unit": "西",
        "dwellings": 500, "occupancy": [0.5, 1], "pupilsPer100": 40 }]));
    assert_eq!(grades(&p, 2), [vec![90.0, 90.0], vec![140.0, 140.0], vec![140.0, 140.0]]);
    assert_eq!(p.arrivals.iter().map(|a| a.students).sum::<f64>(), 500.0);
}

#[test]
fn rooms_caps_and_policies_hold_from_their_year() {
    let p = run(json!([
        { "year": 2027, "kind": "expand", "school": "A", "rooms": 6 },
        { "year": 2026, "kind": "expand", "school": "A", "rooms": 2, "until": 2028 },
        { "year": 2027, "kind": "cap", "cap": 40 },
        { "year": 2028, "kind": "cap", "school": "B", "cap": 35 },
        { "year": 2027, "kind": "split", "above": 55 },
    ]));
    let of = |track: usize| p.supply[0][track][0].clone();
    assert_eq!(of(0).rooms_added, [2.0, 8.0, 6.0]);
    assert_eq!(of(0).intake_cap, [45.0, 40.0, 40.0]);
    assert_eq!(of(1).intake_cap, [45.0, 40.0, 35.0]);
    assert_eq!(of(2).split_above, [None, Some(55.0), Some(55.0)]);
}

#[test]
fn what_is_not_sound_is_said_and_the_rest_goes_on() {
    let p = run(json!([
        { "year": 2026, "kind": "close", "school": "Z" },
        { "year": 2025, "kind": "close", "school": "A" },
        { "year": 2029, "kind": "close", "school": "A" },
        { "year": 2026, "kind": "expand", "school": "A", "rooms": -3 },
        { "year": 2026, "kind": "expand", "school": "A" },
        { "year": 2026, "kind": "rezone", "from": "A", "to": "B", "share": 1.5 },
        { "year": 2026, "kind": "cap", "cap": 0 },
        { "year": 2026, "kind": "teleport" },
        { "year": 2027, "kind": "rezone", "from": "A", "to": "B", "share": 0.1 },
    ]));
    assert_eq!(
        codes(&p),
        [
            "event-outside-horizon",
            "event-unknown-school",
            "event-negative",
            "event-lacks",
            "event-share-above-one",
            "event-negative",
            "event-unknown-kind",
            "event-outside-horizon",
        ]
    );
    assert_eq!(grades(&p, 0)[1], [90.0, 80.0]);
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    fn school() -> impl Strategy<Value = &'static str> {
        prop_oneof![Just("A"), Just("B"), Just("C")]
    }

    fn event() -> impl Strategy<Value = Value> {
        let year = 2026..2029_i32;
        prop_oneof![
            (year.clone(), school(), school()).prop_map(|(year, a, b)| json!({
                "year": year, "kind": "close", "school": a, "to": [{ "school": b }] })),
            (year.clone(), school(), school()).prop_map(
                |(year, a, b)| json!({ "year": year, "kind": "merge", "school": a, "into": b })
            ),
            (year.clone(), school(), school(), 0.0..1.0).prop_map(|(year, a, b, share)| json!({
                "year": year, "kind": "rezone", "from": a, "to": b, "share": share })),
            (year.clone(), school(), 0.0..120.0).prop_map(|(year, a, n)| json!({
                "year": year, "kind": "capIntake", "school": a, "intake": n })),
            (year, 0.0..90.0, school()).prop_map(|(year, n, a)| json!({
                "year": year, "kind": "open", "intake": n,
                "from": [{ "school": a, "share": 1 }] })),
        ]
    }

    fn by_grade(prospect: &Prospect, year: usize, grade: usize) -> f64 {
        prospect.pools[0].tracks.iter().map(|t| t.students[year][grade]).sum()
    }

    proptest! {
        #[test]
        fn moves_lose_nobody_and_leave_nobody_below_nothing(
            events in prop::collection::vec(event(), 0..7),
        ) {
            let prospect = run(Value::Array(events));
            let before = Prospect { pools: pools(), ..Prospect::default() };
            for year in 0..3 {
                for grade in 0..2 {
                    let (now, then) =
                        (by_grade(&prospect, year, grade), by_grade(&before, year, grade));
                    prop_assert!((now - then).abs() < 1e-9, "{year} {grade}: {now}, not {then}");
                }
            }
            let tracks = &prospect.pools[0].tracks;
            let cells = tracks.iter().flat_map(|t| t.students.iter().flatten());
            prop_assert!(cells.copied().all(|n| n >= 0.0));
        }

        #[test]
        fn dwellings_bring_what_they_say(
            dwellings in 0.0..3000.0_f64, rate in 0.0..80.0_f64, first in 0.0..1.0_f64,
        ) {
            let prospect = run(json!([{ "year": 2026, "kind": "housing", "unit": "东",
                "dwellings": dwellings, "occupancy": [first, 1], "pupilsPer100": rate }]));
            let sum = |p: &[Pool], year: usize| -> f64 {
                p[0].tracks.iter().flat_map(|t| &t.students[year]).sum()
            };
            let brought: f64 = sum(&prospect.pools, 2) - sum(&pools(), 2);
            prop_assert!((brought - dwellings * rate / 100.0).abs() < 1e-6);
        }
    }
}
