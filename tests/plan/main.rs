//! Plans against hand-worked figures: the ladder of the published timetable on a small county, the
//! schools nearest to a threshold, gaps by zone, what is lost or missing; and what holds for every
//! county: the stated need meets the target, one unit less does not.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::expect_used)]

mod ahead;
mod needs;
mod reference;

use junheng::county::{County, from_json};
use junheng::engine::{Answer, Engine, Request, join, split};
use junheng::json::FromJson;
use junheng::plan::{Options, Plan, State, Target, plan};
use serde_json::{Value, json};

/// A primary school: pupils and teachers above the prescribed degree, the rest beyond doubt.
fn primary(id: &str, zone: &str, students: u32, degrees: u32) -> Value {
    json!({
        "id": id, "name": format!("学校{id}"), "kind": "primary", "zone": zone,
        "sections": { "primary": { "students": students, "teachers": {
            "fullTime": students, "aboveDegree": degrees, "backbone": students, "sports": students,
            "arts": students } } },
        "site": { "teachingArea": students * 10, "indoorSportsArea": 0,
            "sportsFieldArea": students * 10, "equipmentValue": students * 3000,
            "multimediaRooms": students },
    })
}

/// A county with these schools and whatever else is told.
pub fn county(schools: &[Value], more: Value) -> County {
    let mut file = json!({
        "format": "junheng-county", "version": 1, "name": "例县", "schoolYear": 2021,
        "schools": schools,
    });
    for (key, value) in more.as_object().unwrap() {
        file[key] = value.clone();
    }
    from_json(&file.to_string()).unwrap()
}

/// The plan under the first ladder.
pub fn planned(county: &County) -> Plan {
    plan(county, None, &Options::default()).unwrap()
}

/// The target of this id.
pub fn target<'a>(plan: &'a Plan, id: &str) -> &'a Target {
    plan.targets.iter().find(|t| t.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn close(a: Option<f64>, b: f64) -> bool {
    a.is_some_and(|a| (a - b).abs() < 1e-9)
}

#[test]
fn the_ladder_of_teachers_by_hand() {
    // 59 teachers for 1500 pupils: 3.9333 a hundred.
    let county = county(&[primary("1", "东", 1000, 38), primary("2", "西", 500, 21)], json!({}));
    let plan = planned(&county);
    let first = target(&plan, "degreeTeachers.primary@first");
    assert!(close(first.measured.value, 59.0 / 15.0));
    assert_eq!((first.year, first.uncertain, first.state), (Some(2022), true, State::Not));
    // 4.0 a hundred are 60 teachers, one more; the national 4.2 is not reached either.
    let need = first.need.as_ref().unwrap();
    assert_eq!((need.unit.as_str(), need.amount, need.per_year), ("people", 1.0, Some(1.0)));
    let national = first.national.as_ref().unwrap();
    assert_eq!((national.value, national.met), (4.2, Some(false)));
    // 4.3 a hundred are 64.5, so six more in four years: two a year.
    let later = target(&plan, "degreeTeachers.primary@2025");
    let need = later.need.as_ref().unwrap();
    assert_eq!((need.amount, need.per_year), (6.0, Some(2.0)));
    assert!(close(later.per_year, (4.3 - 59.0 / 15.0) / 4.0));
    assert!(close(later.gap, 4.3 - 59.0 / 15.0));
    // What the source has lost is not there.
    assert!(plan.targets.iter().all(|t| t.id != "degreeTeachers.primary@2027"));
    // Nobody has a junior section: nothing is measured, nothing is decided.
    let junior = target(&plan, "degreeTeachers.junior@2025");
    assert_eq!((junior.measured.value, junior.state), (None, State::Undetermined));
    assert_eq!(junior.need, None);
}

#[test]
fn at_the_line_it_is_met_and_the_lost_year_can_be_set() {
    let schools = [primary("1", "东", 1000, 40), primary("2", "西", 500, 20)];
    let more = json!({ "plan": { "stages": { "plan-2022/first": 2023 } } });
    let plan = planned(&county(&schools, more));
    let first = target(&plan, "degreeTeachers.primary@first");
    assert_eq!((first.year, first.met, first.gap), (Some(2023), Some(true), Some(0.0)));
    assert_eq!((first.state, first.need.as_ref(), first.per_year), (State::Met, None, None));
}

#[test]
fn a_share_of_schools_names_those_that_lack_least() {
    // Thresholds of teaching area: 4.5 m² a pupil. Five schools, three reach it.
    let area = |id: &str, students: u32, area: f64| {
        let mut school = primary(id, "东", students, students);
        school["site"]["teachingArea"] = json!(area);
        school
    };
    let schools = [
        area("1", 100, 450.0),
        area("2", 100, 500.0),
        area("3", 100, 900.0),
        area("4", 100, 300.0),
        area("5", 200, 880.0),
    ];
    let plan = planned(&county(&schools, json!({})));
    let first = target(&plan, "teachingArea@first");
    // 3 of 5 are 60 %; 76 % are 3.8, so one school more: number 5 lacks 20 m², number 4 150.
    assert!(close(first.measured.value, 60.0));
    let need = first.need.as_ref().unwrap();
    assert_eq!((need.more, need.unit.as_str(), need.amount), (Some(1), "area", 20.0));
    assert_eq!(need.schools[0].id, "5");
    // 85 % are 4.25: both.
    let last = target(&plan, "teachingArea@2027");
    let need = last.need.as_ref().unwrap();
    assert_eq!((need.more, need.amount), (Some(2), 170.0));
    // One without the figure leaves it between 3/6 and 4/6, below 76 % either way.
    let mut unknown = area("6", 100, 1.0);
    unknown["site"]["teachingArea"] = Value::Null;
    let six: Vec<Value> = schools.iter().cloned().chain([unknown]).collect();
    let plan = planned(&county(&six, json!({})));
    let first = target(&plan, "teachingArea@first");
    assert_eq!((first.measured.counted, first.measured.missing), (6, 1));
    assert_eq!((first.measured.value, first.met), (None, Some(false)));
    assert!(close(first.measured.low, 50.0) && close(first.measured.high, 400.0 / 6.0));
}

#[test]
fn a_missing_figure_leaves_a_mean_open_unless_the_rest_is_enough() {
    let mut missing = primary("3", "东", 500, 0);
    missing["sections"]["primary"]["teachers"]["aboveDegree"] = Value::Null;
    let open = [primary("1", "东", 1000, 38), missing.clone()];
    let plan = planned(&county(&open, json!({})));
    let first = target(&plan, "degreeTeachers.primary@first");
    assert_eq!((first.met, first.state), (None, State::Undetermined));
    assert!(close(first.measured.known, 3.8) && first.measured.value.is_none());
    // 60 of 1500 are 4.0 already without the school that has not told.
    let enough = [primary("1", "东", 1000, 60), missing];
    let plan = planned(&county(&enough, json!({})));
    assert_eq!(target(&plan, "degreeTeachers.primary@first").met, Some(true));
}

#[test]
fn money_is_measured_on_the_yearly_table() {
    // 2.5 % of 200 million are 5 million; 4.2 are there.
    let more = json!({ "plan": { "years": {
        "trainingFund": { "2020": 4_000_000, "2021": 4_200_000 },
        "wageBill": { "2020": 190_000_000, "2021": 200_000_000 },
        "equipmentBudget": { "2021": 1_500_000.5 },
        "satisfactionEducation": { "2021": 90 },
        "bachelorsPrimary": { "2021": 689 }, "teachersPrimary": { "2021": 1000 },
    } } });
    let plan = planned(&county(&[primary("1", "东", 100, 10)], more));
    let fund = target(&plan, "trainingFund@2025");
    assert!(close(fund.measured.value, 2.1) && fund.measured.year == Some(2021));
    let need = fund.need.as_ref().unwrap();
    assert_eq!(
        (need.unit.as_str(), need.amount, need.per_year),
        ("money", 800_000.0, Some(200_000.0))
    );
    assert_eq!(target(&plan, "trainingFund@first").state, State::Met);
    assert_eq!(target(&plan, "equipmentBudget@first").need.as_ref().unwrap().amount, 499_999.5);
    // 70 % of 1000 are 700.
    assert_eq!(target(&plan, "bachelors.primary@2025").need.as_ref().unwrap().amount, 11.0);
    let satisfied = target(&plan, "satisfaction.education@2027");
    assert_eq!(
        (satisfied.met, satisfied.national.as_ref().unwrap().met),
        (Some(false), Some(true))
    );
    // Nothing is typed: undetermined.
    assert_eq!(target(&plan, "satisfaction.government@2027").state, State::Undetermined);
}

#[test]
fn a_countys_own_targets_stand_beside_and_what_is_wrong_is_told() {
    let own = json!([
        { "id": "a", "statistic": "cv", "indicator": "degreeTeachers", "section": "primary",
          "is": "<=", "value": 0.1, "year": 2024 },
        { "id": "b", "statistic": "formula", "formula": "schools.nothing", "is": "=", "value": 0 },
        { "id": "c", "statistic": "mean", "section": "primary", "is": ">=", "value": 1 },
        { "id": "d", "statistic": "formula", "formula": "students", "is": "≥", "value": "1600" },
        7
    ]);
    let schools = [primary("1", "东", 1000, 38), primary("2", "西", 500, 21)];
    let plan = planned(&county(&schools, json!({ "plan": { "targets": own } })));
    let told: Vec<_> = plan.findings.iter().map(|f| f.code.as_str()).collect();
    assert_eq!(told, ["plan-target-unknown", "plan-target-unknown", "plan-unread"]);
    assert_eq!(target(&plan, "a").state, State::Met);
    let pupils = target(&plan, "d");
    assert_eq!((pupils.measured.value, pupils.gap, pupils.year), (Some(1500.0), Some(100.0), None));
    assert_eq!(pupils.is, "≥");
}

#[test]
fn gaps_add_up_by_zone_and_section() {
    let schools = [
        primary("1", "东", 1000, 38), // 42 are the threshold: 4 more; 35.7 the floor: none
        primary("2", "西", 500, 10),  // 21: 11 more; 17.85: 8 more
        primary("3", "西", 100, 4),   // 4.2: 1 more; 3.57: none
    ];
    let plan = planned(&county(&schools, json!({})));
    let of = |zone: Option<&str>| {
        let all = plan.gaps.sections.iter().chain(&plan.gaps.zones);
        let found = all.filter(|g| g.zone.as_deref() == zone && g.indicator == "degreeTeachers");
        found
            .filter(|g| g.schools > 0)
            .map(|g| (g.schools, g.threshold, g.floor))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(None), [(3, 16.0, 8.0)]);
    assert_eq!(of(Some("东")), [(1, 4.0, 0.0)]);
    assert_eq!(of(Some("西")), [(2, 12.0, 8.0)]);
    let row = plan.gaps.schools.iter().find(|g| g.id == "2").unwrap();
    assert_eq!((row.threshold, row.floor, row.cv), (11.0, 8.0, 0.0));
}

#[test]
fn the_way_to_the_limit_of_the_coefficient_by_hand() {
    // 100 pupils with 2 and 100 with 18 a hundred: CV 0.8. At 0.5 the lower stands at v with
    // (18 − v)/(18 + v) = 0.5: v = 6, so four more.
    let schools = [primary("1", "东", 100, 2), primary("2", "西", 100, 18)];
    let plan = planned(&county(&schools, json!({})));
    let row = plan.gaps.schools.iter().find(|g| g.id == "1").unwrap();
    assert_eq!((row.threshold, row.cv), (3.0, 4.0));
    assert!(plan.gaps.schools.iter().all(|g| g.id != "2"));
}

#[test]
fn small_schools_and_layout_follow_the_rule_sets() {
    let mut schools: Vec<Value> =
        [50, 150, 201].iter().map(|n| primary(&n.to_string(), "东", *n, *n)).collect();
    schools[0]["kind"] = json!("teachingPoint");
    let more = json!({
        "population": 25_000, "plan": { "funding": { "quota": { "primary": 720 } } },
    });
    let plan = planned(&county(&schools, more));
    let set = plan.funding.iter().find(|s| s.id == "local2022").unwrap();
    // 150 + 240 + 201 heads for 401 pupils.
    let heads = &set.sections[0];
    assert_eq!((heads.students, heads.heads, heads.yuan), (401.0, 591.0, Some(591.0 * 720.0)));
    let cliffs: Vec<_> = set.cliffs.iter().map(|c| (c.edge, c.before, c.after, c.until)).collect();
    assert_eq!(cliffs, [(200, 240.0, 201.0, 240), (299, 360.0, 300.0, 360)]);
    let last = set.schools.iter().find(|s| s.id == "201").unwrap();
    assert_eq!((last.heads, last.before), (201.0, Some(240.0)));
    let national = plan.funding.iter().find(|s| s.id == "national").unwrap();
    assert_eq!((national.sections[0].heads, national.cliffs.len()), (451.0, 0));
    // 25 000 people: 2 to 3 primaries, 1 junior; the teaching point is none.
    let layout: Vec<_> = plan.layout.iter().filter(|l| l.norm == "local2022").collect();
    assert_eq!((layout[0].fewest, layout[0].most, layout[0].present), (Some(2.0), Some(3.0), 2));
    assert_eq!((layout[1].fewest, layout[1].most, layout[1].present), (Some(1.0), Some(1.0), 0));
}

#[test]
fn a_ladder_that_nobody_knows_and_a_bad_scenario_are_refused_by_name() {
    let county = county(&[], json!({}));
    let asked = |ladder: Option<&str>, scenario: Option<Value>| {
        let options = Options { ladder: ladder.map(str::to_owned), scenario };
        plan(&county, None, &options).map(|_| ()).map_err(|wrong| wrong.path)
    };
    assert_eq!(asked(Some("none"), None), Err("ladder".to_owned()));
    assert_eq!(asked(Some("jinzhou-2019"), None), Ok(()));
    assert!(asked(None, Some(json!({ "horizon": "x" }))).unwrap_err().contains("horizon"));
}

#[test]
fn a_plan_reaches_the_page_as_it_is() {
    let mut engine = Engine::default();
    let mut sample = junheng::sample::county();
    let own = json!([{ "id": "a", "statistic": "cv", "indicator": "equipmentValue",
        "section": "primary", "is": "<=", "value": "0.2", "year": 2024 }]);
    sample.plan.insert("targets".into(), own);
    sample.plan.insert("years".into(), json!({ "spending": { "2020": 2, "2021": "三" } }));
    engine.load(sample);
    let request = Request::Plan { options: Box::default() };
    let request = Request::from_json(serde_json::to_value(request).unwrap()).unwrap();
    let made = engine.handle(request, Vec::new(), &mut |_| {}).unwrap();
    let Answer::Plan(plan) = &made.answer else { panic!("{:?}", made.answer) };
    assert!(plan.targets.len() > 30 && plan.gaps.schools.len() > 100 && plan.findings.len() == 1);
    let sent = split(&join(Ok(made.clone()))).unwrap();
    let Answer::Plan(sent) = sent.answer else { panic!("{:?}", sent.answer) };
    let plain = |plan: &Plan| serde_json::to_value(plan).unwrap();
    assert!(same(&plain(&sent), &plain(plan)));
}

/// The same but for the last digit of a number, which text may lose.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= 1e-12 * b.abs()
        }
        (a, b) => a == b,
    }
}
