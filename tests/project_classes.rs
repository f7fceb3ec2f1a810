//! An independent calculation of classes, bands, the ledger and seats (`tests/reference`, Python)
//! of random school sections under every kind of plan; the two must agree exactly.
#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test program")]

use junheng::county::{Class, ClassBands, County, School, Section, SectionKind};
use junheng::project::classes::{
    ClassPlan, Counter, Cuts, LargeClass, Limit, YearPlan, form, ledger, slots, start, whole,
};
use junheng::project::follow::seat_path;
use junheng::project::scenario::ClassMode;
use junheng::project::{Pool, Track};
use serde_json::{Value, json};
use std::{fs, path::PathBuf, process::Command};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reference")
}

fn file(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder().join(name)).unwrap()).unwrap()
}

fn number(value: &Value) -> Option<u32> {
    value.as_u64().map(|n| u32::try_from(n).unwrap())
}

fn figures(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|n| n.as_f64().unwrap()).collect()
}

/// A county of this one section, and its pupils.
fn section(told: &Value, last_year: i32) -> (County, Pool) {
    let kind = if told["section"] == "junior" { SectionKind::Junior } else { SectionKind::Primary };
    let class = |c: &Value| Class {
        grade: u8::try_from(number(&c["grade"]).unwrap()).unwrap(),
        name: c["name"].as_str().unwrap().to_owned(),
        students: c["students"].as_f64(),
        ..Class::default()
    };
    let bands = told["bands"].as_array().map(|_| {
        let counts = figures(&told["bands"]);
        ClassBands(std::array::from_fn(|i| counts[i]))
    });
    let list = told["classes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut school = School::new("1", "一校");
    *school.section_slot(kind) = Some(Section {
        classes: list.iter().map(class).collect(),
        class_bands: bands,
        class_count: told["count"].as_f64(),
        ..Section::default()
    });
    let county =
        County { school_year: Some(last_year), schools: vec![school], ..County::default() };
    let grades = told["grades"].as_array().unwrap().iter();
    let track = Track {
        unit: "1".to_owned(),
        school: Some(0),
        known: vec![figures(&told["today"]).into_iter().map(Some).collect()],
        students: told["ahead"].as_array().unwrap().iter().map(figures).collect(),
        ..Track::default()
    };
    let pool = Pool {
        section: Some(kind),
        grades: grades.map(|g| u8::try_from(number(g).unwrap()).unwrap()).collect(),
        last_year,
        tracks: vec![track],
        ..Pool::default()
    };
    (county, pool)
}

fn plan(told: &Value) -> ClassPlan {
    let year = |y: &Value| YearPlan {
        cap: number(&y["cap"]).unwrap(),
        rooms: number(&y["rooms"]),
        limited: y["limited"].as_bool().unwrap(),
        split_over: number(&y["splitOver"]),
        joined: 0,
    };
    let mode = told["mode"].as_str().unwrap();
    ClassPlan {
        mode: ClassMode::WORDS.iter().find(|(word, _)| *word == mode).unwrap().1,
        years: told["plan"].as_array().unwrap().iter().map(year).collect(),
        merge_below: number(&told["mergeBelow"]),
    }
}

fn row(row: &LargeClass, last_year: i32) -> Value {
    json!([
        row.grade.unwrap_or(0),
        row.class.clone().unwrap_or_default(),
        row.number,
        row.size,
        row.opens - last_year,
        row.closes.map(|year| year - last_year),
        row.how,
    ])
}

fn compare(county: &Value, expected: &Value) {
    let last_year = i32::try_from(county["lastYear"].as_i64().unwrap()).unwrap();
    let mut total: Vec<[u32; 5]> = Vec::new();
    let told = county["sections"].as_array().unwrap();
    assert!(told.len() > 20);
    for (told, expected) in told.iter().zip(expected["sections"].as_array().unwrap()) {
        let id = &told["id"];
        let (county, pool) = section(told, last_year);
        let plan = plan(told);
        let slot = slots(&pool, 6)[0];
        let start = start(&county, &pool, slot, plan.years[0].cap);
        let formed = form(&pool, slot, &start, &plan, None);
        let classes: Vec<Vec<&[u32]>> =
            formed.years.iter().map(|y| y.grades.iter().collect()).collect();
        assert_eq!(json!(classes), expected["classes"], "classes of {id}");
        let bands: Vec<[u32; 5]> = formed.years.iter().map(|y| y.bands.classes).collect();
        assert_eq!(json!(bands), expected["bands"], "bands of {id}");
        let rows = ledger(&pool, &start, &formed, Limit::at_or_above(56));
        let rows: Vec<Value> = rows.iter().map(|r| row(r, last_year)).collect();
        assert_eq!(json!(rows), expected["ledger"], "ledger of {id}");

        let cuts = Cuts::new(&[]);
        let ahead = formed.years.len() - 1;
        let mut counted = vec![0; ahead * cuts.len()];
        let mut counter = Counter::new(&pool, slot, &start, &plan, ahead, &cuts);
        let students = pool.tracks[0].students.iter();
        let pupils: Vec<u32> =
            students.flat_map(|row| &row[slot.first..slot.end]).map(|n| whole(*n)).collect();
        let by_year = counter.count(&pupils);
        for (year, to) in counted.chunks_exact_mut(cuts.len()).enumerate() {
            by_year.add_to(year, to);
        }
        assert_eq!(counted, bands[1..].concat(), "counts of {id}");

        total.resize(bands.len(), [0; 5]);
        for (total, bands) in total.iter_mut().zip(bands) {
            total.iter_mut().zip(bands).for_each(|(to, n)| *to += n);
        }
    }
    assert_eq!(json!(total), expected["bands"], "bands of the county");
    let path = seat_path(&figures(&county["demand"]), &figures(&county["seats"]));
    let seats = &expected["seats"];
    assert_eq!(path.gap, figures(&seats["gap"]));
    let years = json!([path.peak, path.trough, path.closes]);
    assert_eq!(years, json!([seats["peak"], seats["trough"], seats["closes"]]));
}

#[test]
fn classes_agree_with_the_independent_calculation() {
    compare(&file("classes-county.json"), &file("classes-expected.json"));
}

#[test]
fn so_do_those_of_other_counties() {
    let script = folder().join("classes.py");
    let run = |arguments: &[&str]| -> Option<Vec<u8>> {
        let output = Command::new("python3").arg(&script).args(arguments).output().ok()?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Some(output.stdout)
    };
    let place = std::env::temp_dir().join(format!("junheng-classes-{}.json", std::process::id()));
    for seed in 1..=12 {
        // Without Python the county on file is what is compared.
        let Some(county) = run(&["generate", &seed.to_string()]) else { return };
        fs::write(&place, &county).unwrap();
        let expected = run(&["evaluate", place.to_str().unwrap()]).unwrap();
        compare(
            &serde_json::from_slice(&county).unwrap(),
            &serde_json::from_slice(&expected).unwrap(),
        );
    }
    fs::remove_file(&place).unwrap();
}
