//! Basic balance (基本均衡): eight indicators, of which only the composite coefficient is tested.

use crate::make::{Junior, Primary, bare, county, near, put};
use junheng::county::{County, Kind, Metric, Ownership, School};
use junheng::rubric::conditions::whole;
use junheng::score::{Evaluation, Expr, Subject, evaluate, explain};
use junheng::standard::{Standard, named};
use junheng::words::{Lang, Words};

fn basic() -> &'static Standard {
    named("basic-balance-2012").unwrap()
}

fn judge(county: &County) -> Evaluation {
    evaluate(county, basic())
}

/// A primary school with the same amount a pupil of everything.
fn school(id: &str, students: f64, each: f64) -> School {
    let mut school = bare(id, Kind::Primary, &[(Primary, students)]);
    for metric in METRICS {
        put(&mut school, metric, Primary, students * each);
    }
    put(&mut school, Metric::IndoorSportsArea, Primary, 0.0);
    school
}

const METRICS: [Metric; 8] = [
    Metric::TeachingArea,
    Metric::SportsFieldArea,
    Metric::EquipmentValue,
    Metric::Computers,
    Metric::Books,
    Metric::FullTime,
    Metric::AboveDegree,
    Metric::IntermediateTitle,
];

#[test]
fn the_composite_is_the_mean_of_eight_weighted_coefficients() {
    // 100 and 300 pupils with 4 and 2 a pupil: X = 1000/400 = 2.5, the variance
    // (100·1.5² + 300·0.5²)/400 = 0.75, so each coefficient is √0.75/2.5 = 0.3464…
    let mut two = county(vec![school("1", 100.0, 4.0), school("2", 300.0, 2.0)]);
    let each = 0.75_f64.sqrt() / 2.5;
    let found = judge(&two);
    let composite = found.sections[0].composite.unwrap();
    near(composite.value.unwrap(), each);
    assert_eq!((composite.limit, composite.met), (0.65, Some(true)));
    assert_eq!(found.sections[1].composite.unwrap().limit, 0.55);

    // Books in the first school alone: 300 of them are 0.75 a pupil of 400, and the coefficient
    // √((100·2.25² + 300·0.75²)/400)/0.75 = √1.6875/0.75 = √3. It alone may be beyond 0.65.
    put(&mut two.schools[0], Metric::Books, Primary, 300.0);
    put(&mut two.schools[1], Metric::Books, Primary, 0.0);
    let found = judge(&two);
    let composite = found.sections[0].composite.unwrap();
    near(composite.value.unwrap(), (7.0 * each + 3.0_f64.sqrt()) / 8.0);
    assert_eq!(composite.met, Some(true));
    let books = found.sections[0].indicators[4];
    near(books.cv.unwrap(), 3.0_f64.sqrt());
    assert_eq!((books.limit, books.met), (None, None));
}

#[test]
fn at_the_limit_is_within_and_a_hair_beyond_is_not() {
    // Equal schools with 1 ∓ 0.65 a pupil have the coefficient 0.65 exactly.
    let at = |low: f64| judge(&county(vec![school("1", 20.0, low), school("2", 20.0, 1.65)]));
    assert_eq!(at(0.35).sections[0].composite.unwrap().met, Some(true));
    let over = at(0.349_999_999_999_9);
    assert_eq!(over.sections[0].composite.unwrap().met, Some(false));
    assert_eq!((over.resources_pass, over.pass), (Some(false), Some(false)));
    assert!(over.reasons.iter().any(|r| r.code == "compositeOver"));
}

#[test]
fn private_schools_and_teaching_points_are_left_out_and_listed() {
    let mut private = school("2", 100.0, 9.0);
    private.ownership = Ownership::Private;
    let mut point = school("3", 80.0, 0.1);
    point.kind = Kind::TeachingPoint;
    let mut county = county(vec![school("1", 100.0, 4.0), private, point]);
    let found = judge(&county);
    let codes: Vec<_> =
        found.schools.iter().map(|s| s.excluded.as_ref().map(|e| e.code.as_str())).collect();
    assert_eq!(codes, [None, Some("private"), Some("teachingPoint")]);
    assert_eq!(found.sections[0].composite.unwrap().value, Some(0.0));
    // Of quality balance the choice is another: there private schools are in.
    let quality = evaluate(&county, named("quality-balance-2017").unwrap());
    assert_eq!(quality.sections[0].schools, 3);
    county.settings.insert("basicPrivateSchools".to_owned(), "include".to_owned());
    assert_eq!(judge(&county).sections[0].schools, 2);
}

#[test]
fn things_are_shared_out_between_sections_and_teachers_are_not() {
    // 166 and 210 pupils with 23 226 books: 166 + 1.1·210 = 397, so 9711.6 and 13 514.4.
    let mut nine = bare("1", Kind::NineYear, &[(Primary, 166.0), (Junior, 210.0)]);
    put(&mut nine, Metric::Books, Primary, 23_226.0);
    put(&mut nine, Metric::FullTime, Primary, 10.0);
    put(&mut nine, Metric::FullTime, Junior, 21.0);
    let found = judge(&county(vec![nine]));
    let amount = |row: usize, at: usize| found.schools[row].indicators[at].amount.unwrap();
    near(amount(0, 4), 23_226.0 * 166.0 / 397.0);
    near(amount(1, 4), 23_226.0 * 231.0 / 397.0);
    // 21 teachers to 210 pupils.
    near(found.schools[1].indicators[5].value.unwrap(), 0.1);
}

#[test]
fn indoor_sports_rooms_are_taken_away_only_where_the_setting_says_so() {
    // 100 pupils with 400 m², of which 100 m² are a hall: 4 or 3 m² each; sports 400 + 100.
    let mut one = school("1", 100.0, 4.0);
    put(&mut one, Metric::IndoorSportsArea, Primary, 100.0);
    let mut county = county(vec![one]);
    let areas = |county: &County| {
        let indicators = &judge(county).schools[0].indicators;
        (indicators[0].value.unwrap(), indicators[1].value.unwrap())
    };
    assert_eq!(areas(&county), (4.0, 5.0));
    county.settings.insert("basicIndoorSports".to_owned(), "takenAway".to_owned());
    assert_eq!(areas(&county), (3.0, 5.0));
    assert_eq!(judge(&county).settings_changed, ["basicIndoorSports"]);
}

#[test]
fn no_school_is_judged_alone_and_a_missing_figure_leaves_the_composite_open() {
    let mut county = county(vec![school("1", 100.0, 4.0), school("2", 300.0, 2.0)]);
    let found = judge(&county);
    assert!(found.schools.iter().all(|s| s.pass.is_none() && s.met == 0));
    assert_eq!(found.sections[0].undetermined, 0);
    let value = found.schools[0].indicators[0];
    assert_eq!((value.value, value.threshold, value.ratio), (Some(4.0), None, None));
    assert_eq!((value.met(), value.lack), (None, None));

    county.schools[0].site.books = None;
    let found = judge(&county);
    let composite = found.sections[0].composite.unwrap();
    assert_eq!((composite.met, composite.met_known, composite.missing), (None, Some(true), 1));
    assert!(found.reasons.iter().any(|r| r.code == "compositeMissing"));
}

#[test]
fn the_composite_is_derived_from_its_eight_coefficients() {
    let county = county(vec![school("1", 100.0, 4.0), school("2", 300.0, 2.0)]);
    let derived =
        explain(&county, basic(), None, &Subject::Composite { section: Primary }).unwrap();
    let found = judge(&county).sections[0].composite.unwrap();
    assert_eq!((derived.result, derived.limit), (found.value, Some(0.65)));
    let Expr::Over(above, below) = &derived.figures else { panic!("no quotient") };
    let Expr::Sum(terms) = above.as_ref() else { panic!("no sum") };
    assert_eq!((terms.len(), below.as_ref()), (8, &Expr::Figure(8.0)));
    // Quality balance has no composite to derive.
    let quality = named("quality-balance-2017").unwrap();
    assert_eq!(explain(&county, quality, None, &Subject::Composite { section: Primary }), None);
    // An indicator is derived without a line to stand against.
    let subject = Subject::Indicator { school: 0, section: Primary, indicator: 4 };
    let books = explain(&county, basic(), None, &subject).unwrap();
    assert_eq!((books.result, books.limit, books.standing), (Some(4.0), None, None));
    // Words for all of it.
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for indicator in &basic().indicator {
            for key in ["indicator-{}", "indicator-{}-short", "symbol-coefficient-{}"] {
                assert!(words.has(&key.replace("{}", &indicator.id)), "{key} {}", indicator.id);
            }
            assert!(words.has(&format!("unit-{}", indicator.unit)), "{}", indicator.unit);
        }
        for setting in &basic().setting {
            for choice in &setting.choices {
                assert!(words.has(&format!("setting-{}-{choice}", setting.id)));
            }
        }
    }
}

#[test]
fn the_whole_verdict_asks_for_basic_standard_work_score_and_satisfaction() {
    let words = Words::new(Lang::ZhHans);
    let mut county = county(vec![school("1", 100.0, 4.0), school("2", 300.0, 2.0)]);
    let mut junior = school("3", 200.0, 4.0);
    let section = junior.sections.primary.take();
    (junior.kind, junior.sections.junior) = (Kind::Junior, section);
    county.schools.push(junior);
    let open = whole(&county, basic(), &words);
    assert_eq!((open.resources_pass, open.pass), (Some(true), None));
    let ids: Vec<_> = open.guarantee.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(ids, ["basicStandard", "basicWork"]);
    assert!(open.quality.is_empty() && open.vetoes.is_empty());

    let mut answer = |id: &str, value: serde_json::Value| {
        let answer = junheng::county::Answer { value: Some(value), ..Default::default() };
        county.government.insert(id.to_owned(), answer);
    };
    answer("basicStandard", 0.into());
    answer("basicWork", 85.into());
    let people = serde_json::json!({ "家长": { "valid": 400, "satisfied": 340 } });
    answer("basicSatisfaction", people);
    assert_eq!(whole(&county, basic(), &words).pass, Some(true));
    let low = junheng::county::Answer { value: Some(84.9.into()), ..Default::default() };
    county.government.insert("basicWork".to_owned(), low);
    let failed = whole(&county, basic(), &words);
    assert_eq!((failed.guarantee[1].met, failed.pass), (Some(false), Some(false)));
}

/// The government's work is scored on a sheet of its own, and its total is carried over.
#[test]
fn the_score_of_the_work_is_carried_from_its_sheet() {
    let words = Words::new(Lang::ZhHans);
    let mut county = County::default();
    let put = |county: &mut County, id: &str, value: serde_json::Value| {
        let answer = junheng::county::Answer { value: Some(value), ..Default::default() };
        county.government.insert(id.to_owned(), answer);
    };
    let work = |county: &County| {
        let whole = whole(county, basic(), &words);
        let item = whole.guarantee.into_iter().find(|i| i.id == "basicWork").unwrap();
        (item.met, item.value)
    };
    assert_eq!(work(&county), (None, None));
    // Typed as long as nobody has begun the sheet.
    put(&mut county, "basicWork", 90.into());
    assert_eq!(work(&county), (Some(true), Some(90.0)));
    // Begun: what is typed stands in until the sheet is whole, then is only compared.
    put(&mut county, "basic-access", 18.into());
    put(&mut county, "basic-guarantee", "20.5".into());
    assert_eq!(work(&county), (Some(true), Some(90.0)));
    put(&mut county, "basic-teachers-quality", "46.4".into());
    assert_eq!(work(&county), (Some(false), Some(84.9)), "18 + 20.5 + 46.4");
    county.government.remove("basicWork");
    assert_eq!(work(&county), (Some(false), Some(84.9)));
    put(&mut county, "basic-teachers-quality", "46.5".into());
    assert_eq!(work(&county), (Some(true), Some(85.0)), "85 is enough");
    // Half a sheet without a typed score: 38.5 of what may become 93.5.
    county.government.remove("basic-teachers-quality");
    assert_eq!(work(&county).0, None);
    // Too many points are gone already.
    put(&mut county, "basic-access", 0.into());
    put(&mut county, "basic-guarantee", 0.into());
    assert_eq!(work(&county).0, Some(false), "55 at most");
    // A county's own sheet that asks for itself finds nothing, and does not ask for ever.
    county.rubrics = vec![serde_json::json!({
        "id": "basic-balance-2012-work", "name": "县里的", "full": "100",
        "items": [{ "id": "self", "label": "1", "name": "自指", "full": "100",
            "rule": { "kind": "attainment", "value": "workScore", "target": "100" } }]
    })];
    assert_eq!(work(&county).0, None);
}
