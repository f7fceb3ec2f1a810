//! What holds for every county.

use crate::make::*;
use junheng::county::{County, Field, Kind, Metric, School, Setting};
use junheng::score::Evaluation;
use proptest::prelude::*;

const THINGS: [Metric; 4] = [
    Metric::TeachingArea,
    Metric::SportsFieldArea,
    Metric::EquipmentValue,
    Metric::MultimediaRooms,
];

fn figure(most: u32) -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        9 => (0..=most, 0..100u32)
            .prop_map(|(whole, hundredths)| Some(f64::from(whole) + f64::from(hundredths) / 100.0)),
        1 => Just(None),
    ]
}

fn whole(most: u32) -> impl Strategy<Value = Option<f64>> {
    prop_oneof![9 => (0..=most).prop_map(|n| Some(f64::from(n))), 1 => Just(None)]
}

prop_compose! {
    fn school()(
        kind in prop::sample::select(Kind::ALL.to_vec()),
        place in prop::sample::select(vec![Setting::Urban, Setting::Town, Setting::Rural]),
        students in prop::collection::vec(whole(900), 3),
        people in prop::collection::vec(whole(60), 15),
        things in prop::collection::vec(figure(9000), 6),
        counted in prop::bool::weighted(0.85),
        parent in 0..12usize,
        drop in prop::bool::weighted(0.1),
    ) -> School {
        let mut school = School { kind, counted, setting: Some(place), ..School::default() };
        school.parent = Some(parent.to_string());
        let metrics = [
            Metric::AboveDegree, Metric::Backbone, Metric::Sports, Metric::Arts,
            Metric::VisitingSportsArts,
        ];
        for (at, section) in [Primary, Junior, Senior].into_iter().enumerate() {
            if !kind.sections().contains(&section) || (drop && at == 1) {
                continue;
            }
            Field::of(Metric::Students, section).set(&mut school, students[at]);
            for (metric, value) in metrics.iter().zip(&people[at * 5..]) {
                Field::of(*metric, section).set(&mut school, *value);
            }
        }
        let site = [
            Metric::TeachingArea, Metric::IndoorSportsArea, Metric::SportsFieldArea,
            Metric::EquipmentValue, Metric::MultimediaRooms, Metric::ExternalSportsArea,
        ];
        for (metric, value) in site.iter().zip(&things) {
            Field::of(*metric, Primary).set(&mut school, *value);
        }
        school
    }
}

fn counties() -> impl Strategy<Value = County> {
    prop::collection::vec(school(), 1..12).prop_map(|mut schools| {
        for (i, school) in schools.iter_mut().enumerate() {
            school.id = i.to_string();
            school.name = format!("学校{i}");
        }
        county(schools)
    })
}

/// Figures that an indicator cannot do without.
fn required() -> Vec<Field> {
    let of_section =
        [Metric::Students, Metric::AboveDegree, Metric::Backbone, Metric::Sports, Metric::Arts];
    let sections = [Primary, Junior, Senior].into_iter();
    let fields = sections.flat_map(|s| of_section.map(|metric| Field::of(metric, s)));
    let site = THINGS.into_iter().chain([Metric::IndoorSportsArea]);
    fields.chain(site.map(|metric| Field::of(metric, Primary))).collect()
}

fn same(a: Option<f64>, b: Option<f64>) -> Result<(), TestCaseError> {
    match (a, b) {
        (Some(a), Some(b)) => {
            prop_assert!((a - b).abs() <= 1e-12 * a.abs().max(1.0), "{a} {b}");
        }
        (a, b) => prop_assert_eq!(a, b),
    }
    Ok(())
}

/// The same but for the last digits and for the order of rows.
fn agree(a: &Evaluation, b: &Evaluation) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.schools.len(), b.schools.len());
    for ours in &a.schools {
        let theirs = row(b, &ours.id, ours.section);
        prop_assert_eq!(
            (ours.pass, ours.met, ours.missing),
            (theirs.pass, theirs.met, theirs.missing)
        );
        prop_assert_eq!(&ours.excluded, &theirs.excluded);
        for (x, y) in ours.indicators.iter().zip(&theirs.indicators) {
            prop_assert_eq!(x.standing, y.standing);
            same(x.value, y.value)?;
        }
    }
    for (x, y) in a.sections.iter().zip(&b.sections) {
        prop_assert_eq!((x.schools, x.passing, x.failing), (y.schools, y.passing, y.failing));
        for (x, y) in x.indicators.iter().zip(&y.indicators) {
            same(x.cv, y.cv)?;
            same(x.mean, y.mean)?;
            same(x.unweighted, y.unweighted)?;
            prop_assert_eq!(x.met, y.met);
        }
    }
    prop_assert_eq!((a.pass, a.resources_pass), (b.pass, b.resources_pass));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_order_of_schools_does_not_matter(
        (county, order) in counties()
            .prop_flat_map(|c| (Just(c.clone()), Just(c.schools).prop_shuffle()))
    ) {
        let shuffled = County { schools: order, ..county.clone() };
        agree(&judge(&county), &judge(&shuffled))?;
    }

    #[test]
    fn shares_add_up_to_the_whole_and_a_junior_pupil_has_a_tenth_more(county in counties()) {
        let evaluation = judge(&county);
        for school in evaluation.schools.iter().filter(|s| s.section == Primary) {
            let junior = evaluation.schools.iter()
                .find(|s| s.id == school.id && s.section == Junior);
            let Some(junior) = junior else { continue };
            for metric in [Metric::EquipmentValue, Metric::MultimediaRooms] {
                let id = metric.id();
                if school.excluded.is_some() || junior.excluded.is_some() { continue }
                let (Some(a), Some(b)) = (value(school, id).value, value(junior, id).value) else {
                    continue
                };
                prop_assert!((b - 1.1 * a).abs() <= 1e-9 * b.max(1.0));
                if school.kind == Kind::NineYear && school.merged.is_empty() {
                    let sum = value(school, id).amount.unwrap() + value(junior, id).amount.unwrap();
                    let field = Field::of(metric, Primary);
                    let whole = county.figure(school.school, field).unwrap();
                    prop_assert!((sum - whole).abs() <= 1e-9 * whole.max(1.0));
                }
            }
        }
    }

    #[test]
    fn ten_times_as_much_everywhere_is_spread_as_before(county in counties()) {
        let mut rich = county.clone();
        for school in &mut rich.schools {
            for metric in THINGS.into_iter().chain([Metric::IndoorSportsArea]) {
                let field = Field::of(metric, Primary);
                let value = field.get(school);
                field.set(school, value.map(|v| v * 16.0));
            }
        }
        let (a, b) = (judge(&county), judge(&rich));
        for (x, y) in a.sections.iter().zip(&b.sections) {
            for id in ["equipmentValue", "multimediaRooms", "teachingArea"] {
                let at = standard().indicator_index(id).unwrap();
                same(x.indicators[at].cv, y.indicators[at].cv)?;
                same(x.indicators[at].mean.map(|m| m * 16.0), y.indicators[at].mean)?;
            }
        }
    }

    #[test]
    fn schools_of_one_size_weigh_the_same(amounts in prop::collection::vec(0..5000u32, 1..20)) {
        let schools = amounts.iter().enumerate().map(|(i, amount)| {
            let mut school = rich(&i.to_string(), Kind::Primary, &[(Primary, 400.0)]);
            put(&mut school, Metric::EquipmentValue, Primary, f64::from(*amount));
            school
        });
        let evaluation = judge(&county(schools.collect()));
        let c = spread(&evaluation, Primary, "equipmentValue");
        same(c.weighted, c.unweighted)?;
    }

    #[test]
    fn a_missing_figure_is_never_read_as_nought(
        county in counties(), at in 0..12usize, field in prop::sample::select(required())
    ) {
        // Where a figure goes missing, an indicator keeps its value or loses it; none changes.
        let position = at % county.schools.len();
        if field.get(&county.schools[position]).is_none() {
            return Ok(());
        }
        let before = judge(&county);
        let mut less = county.clone();
        field.set(&mut less.schools[position], None);
        let after = judge(&less);
        for ours in after.schools.iter().filter(|s| s.excluded.is_none()) {
            let was = before.schools.iter().find(|s| s.id == ours.id && s.section == ours.section);
            let Some(was) = was.filter(|s| s.excluded.is_none()) else { continue };
            for (now, was) in ours.indicators.iter().zip(&was.indicators) {
                // Without the pupils of the school a relaxation cannot be shown to hold.
                if now.value.is_some() && !was.relaxed {
                    prop_assert_eq!(now.value, was.value);
                }
            }
            if ours.missing > was.missing {
                prop_assert_ne!(ours.pass, Some(true));
            }
        }
    }

    #[test]
    fn a_verdict_is_never_kinder_than_its_parts(county in counties()) {
        let evaluation = judge(&county);
        let rows = || evaluation.schools.iter().filter(|s| s.excluded.is_none());
        if rows().any(|s| s.pass == Some(false)) {
            prop_assert_eq!(evaluation.resources_pass, Some(false));
        }
        if rows().any(|s| s.pass.is_none()) {
            prop_assert_ne!(evaluation.resources_pass, Some(true));
        }
        prop_assert_ne!(evaluation.pass, Some(true));
        for section in &evaluation.sections {
            prop_assert_eq!(
                section.schools,
                section.passing + section.failing + section.undetermined
            );
        }
        for s in rows() {
            let expected = s.missing == 0 && s.met >= 6
                && s.indicators.iter().all(|i| i.value.unwrap() >= i.threshold.unwrap() * 0.85 - 1e-9);
            prop_assert_eq!(s.pass == Some(true), expected);
        }
    }
}
