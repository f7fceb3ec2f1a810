//! Values taken from the county where a metric exists, typed where not, and as far as known.

use super::{bounds, county, read, rubric_of, said};
use junheng::rubric::{Sheet, State, score};
use serde_json::{Value, json};

fn school(id: &str, students: Value, classes: Value) -> Value {
    json!({ "id": id, "name": format!("{id}小"),
        "sections": { "primary": { "students": students, "classes": classes } } })
}

fn classes(sizes: &[i32]) -> Value {
    let class = |n: &i32| json!({ "grade": 1, "name": format!("{n}人班"), "students": n });
    sizes.iter().map(class).collect()
}

fn with(rule: Value, fields: Value) -> Sheet {
    score(&read(&rubric_of("10", rule)), &county(fields), None)
}

/// The value of a formula: ten points, one lost for each.
fn value(formula: &str, fields: Value) -> (f64, f64) {
    let rule = json!({ "kind": "incidents", "count": formula, "each": "1" });
    let sheet = with(rule, fields);
    let (low, high) = bounds(&sheet);
    (10.0 - high, 10.0 - low)
}

#[test]
fn schools_and_classes_are_counted() {
    // Limits: 2000 pupils; 2001 is over, 2000 is not.
    let two = || {
        json!({ "schools": [
        school("甲", json!(2001), classes(&[45, 46, 56])),
        school("乙", json!(2000), classes(&[45, 66])),
    ] })
    };
    assert_eq!(value("schools.overScale", two()), (1.0, 1.0));
    assert_eq!(value("schools", two()), (2.0, 2.0));
    assert_eq!(value("classes", two()), (5.0, 5.0));
    for (over, n) in [(44, 5.0), (45, 3.0), (55, 2.0), (65, 1.0), (66, 0.0)] {
        assert_eq!(value(&format!("classes.over{over}"), two()), (n, n), "{over}");
    }
    assert_eq!(value("classes.junior.over45", two()), (0.0, 10.0));
    assert_eq!(value("students.primary / 1000", two()), (4.001, 4.001));
    let rule = json!({ "kind": "incidents", "count": "schools.overScale", "each": "1" });
    let sheet = with(rule, two());
    assert_eq!(sheet.items[0].state, State::Computed);
    let input = &sheet.items[0].inputs[0];
    assert_eq!((input.name.as_str(), input.counted, input.typed), ("schools.overScale", 2, false));
    let offender = &sheet.items[0].offenders[0];
    assert_eq!(
        (offender.name.as_str(), offender.value, offender.limit),
        ("甲小", Some(2001.0), Some(2000.0))
    );
}

#[test]
fn bands_leave_open_what_they_cannot_tell() {
    // Ten bands; two classes of 46-50, one of 56-60. Over 45: 3; over 48: 1 to 3; over 55: 1.
    let banded = || {
        json!({ "schools": [{ "id": "甲", "sections": { "primary": {
        "students": 150, "classBands": [0, 0, 0, 0, 0, 2, 0, 1, 0, 0] } } }] })
    };
    assert_eq!(value("classes.over45", banded()), (3.0, 3.0));
    assert_eq!(value("classes.over48", banded()), (1.0, 3.0));
    assert_eq!(value("classes.over55", banded()), (1.0, 1.0));
    // Only the number of classes is known: as many may be over as 150 pupils fill, 46 each.
    let counted = json!({ "schools": [{ "id": "甲", "sections": { "primary": {
        "students": 150, "classCount": 4 } } }] });
    assert_eq!(value("classes.over45", counted), (0.0, 3.0));
}

#[test]
fn a_school_without_figures_leaves_the_points_between_bounds() {
    let fields = json!({ "schools": [
        school("甲", json!(2001), json!([])), school("乙", Value::Null, json!([])),
    ] });
    assert_eq!(value("schools.overScale", fields.clone()), (1.0, 2.0));
    let rule = json!({ "kind": "incidents", "count": "schools.overScale", "each": "1" });
    assert_eq!(
        said(&with(rule, fields).items[0]),
        "测评点x至少扣1分,原因是发生1项|测评点x待定：缺少计算所需的数据或答案"
    );
}

#[test]
fn typed_values_stand_in_where_the_county_does_not_know() {
    let rule = || json!({ "kind": "incidents", "count": "schools.overScale", "each": "1" });
    let typed = with(rule(), json!({ "government": { "x": { "value": 5 } } }));
    assert_eq!((typed.total.value, typed.items[0].state), (Some(5.0), State::Typed));
    // The county knows: one. The typed five is told, not used.
    let both = |answer: Value| {
        json!({
            "schools": [school("甲", json!(2001), json!([]))], "government": { "x": answer },
        })
    };
    let known = with(rule(), both(json!({ "value": 5 })));
    assert_eq!((known.total.value, known.items[0].state), (Some(9.0), State::Computed));
    assert!(said(&known.items[0]).contains("填报数5与学校数据算出的1不一致"));
    // Unless the answer says that it is to stand.
    let wanted = with(rule(), both(json!({ "value": 5, "override": true })));
    assert_eq!((wanted.total.value, wanted.items[0].state), (Some(5.0), State::Typed));
}

#[test]
fn the_assessment_gives_shares_means_and_coefficients() {
    // Two primaries; 4.2 degree teachers per hundred are asked. 甲: 5 of 100 pupils, 乙: 4.
    let school = |id: &str, degree: i32| {
        json!({ "id": id, "sections": { "primary": { "students": 100, "teachers": {
            "fullTime": 6, "aboveDegree": degree } } }, "site": { "books": 10 } })
    };
    let fields = || json!({ "schools": [school("甲", 5), school("乙", 4)], "population": 9 });
    assert_eq!(value("schools.meeting.degreeTeachers", fields()), (1.0, 1.0));
    assert_eq!(value("mean.primary.degreeTeachers", fields()), (4.5, 4.5));
    // Deviation 0.5 of a mean of 4.5.
    let cv = value("cv.primary.degreeTeachers * 9", fields());
    assert!((cv.0 - 1.0).abs() < 1e-9);
    // Twelve teachers cost all ten points.
    assert_eq!(value("sum.teachers.fullTime", fields()), (10.0, 10.0));
    assert_eq!(value("sum.site.books / 10", fields()), (2.0, 2.0));
    assert_eq!(value("population", fields()), (9.0, 9.0));
    // The other six indicators are missing: neither school may be said to meet all, 乙 not.
    assert_eq!(value("schools.meetingAll", fields()), (0.0, 1.0));
}

#[test]
fn answers_that_nobody_asks_for_are_kept_and_shown() {
    let fields = json!({ "government": {
        "x": { "value": 0 }, "gone": { "value": 7, "note": "旧" }, "bonus-press": { "value": 1 },
        "schoolScale": { "value": true },
    } });
    let sheet = with(json!({ "kind": "incidents", "each": "1" }), fields);
    let unused: Vec<_> =
        sheet.unused.iter().map(|u| (u.id.as_str(), u.elsewhere.as_deref())).collect();
    assert_eq!(
        unused,
        [
            ("bonus-press", Some("qujiang-2019")),
            ("gone", None),
            ("schoolScale", Some("quality-balance-2017-conditions")),
        ]
    );
    assert_eq!(sheet.unused[1].answer.note.as_deref(), Some("旧"));
}
