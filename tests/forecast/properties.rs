//! What holds for every county.

use crate::make::{LAST, bare, level, random};
use junheng::county::{BirthCount, County};
use junheng::project::forecast::{Basis, Births, Forecast, Method, backtest, forecast};
use proptest::prelude::*;

fn totals(found: &Forecast) -> Vec<f64> {
    let all = found.pools.iter().flat_map(|p| &p.tracks);
    (0..found.years.len())
        .map(|h| all.clone().map(|t| t.students[h].iter().sum::<f64>()).sum())
        .collect()
}

fn is_sound(found: &Forecast, what: &str) {
    for pool in &found.pools {
        for track in &pool.tracks {
            assert_eq!(track.students.len(), found.years.len(), "{what}");
            assert_eq!(track.spread.len(), found.years.len(), "{what}");
            for n in track.students.iter().flatten() {
                assert!(n.is_finite() && *n >= 0.0, "{what}: {} has {n}", track.unit);
            }
            for [half, most] in &track.spread {
                assert!(half.is_finite() && *half >= 0.0 && half <= most, "{what}: {half} {most}");
            }
            for r in track.ratios.iter().flatten() {
                assert!(r.is_finite() && *r > 0.0, "{what}: ratio {r}");
            }
        }
        for [half, most] in &pool.spread {
            assert!(half.is_finite() && half < most, "{what}");
        }
    }
    for entry in &found.entries {
        assert_eq!(entry.entrants.len(), found.years.len(), "{what}");
        assert!(entry.entrants.iter().all(|n| n.is_finite() && *n >= 0.0), "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_county_gets_sound_numbers(
        seed in any::<u64>(),
        schools in 0_usize..14,
        years in 1_usize..8,
        horizon in prop::sample::select(vec![1_usize, 5, 30]),
        method in 0_usize..6,
    ) {
        let county = random(seed, schools, years);
        let basis = Basis { horizon, method: Method::ALL[method], ..Basis::default() };
        let found = forecast(&county, &basis);
        is_sound(&found, &format!("seed {seed}"));
        let back = backtest(&county, &basis);
        prop_assert!(back.units.iter().all(|a| a.mape.is_finite() && a.inside50 <= a.inside90));
        prop_assert!(years >= 3 || back.origins.is_empty());
    }

    #[test]
    fn any_figures_at_all_do_no_harm(
        cells in prop::collection::vec((-3_i32..12, 0_usize..4, any::<u8>(), any::<f64>()), 0..120),
        births in prop::collection::vec((1990_i32..2030, any::<f64>()), 0..20),
    ) {
        let mut county = random(1, 2, 3);
        let names = ["S0", "全县", "东", "别的"];
        for (back, unit, grade, students) in cells {
            county.history.push(junheng::county::Enrolment {
                year: LAST - back,
                unit: names[unit].into(),
                grade,
                students: Some(students % 1e9),
                ..Default::default()
            });
        }
        for (year, count) in births {
            county.births.push(BirthCount { year, count: Some(count % 1e9), ..Default::default() });
        }
        is_sound(&forecast(&county, &Basis::default()), "any figures");
    }

    #[test]
    fn the_order_of_the_history_does_not_matter(seed in any::<u64>()) {
        let county = random(seed, 8, 5);
        let mut turned = county.clone();
        turned.history.reverse();
        let basis = Basis::default();
        prop_assert_eq!(forecast(&county, &basis), forecast(&turned, &basis));
    }

    #[test]
    fn schools_add_up_to_zones_and_zones_to_the_county(seed in any::<u64>()) {
        let county = random(seed, 12, 5);
        let found = forecast(&county, &Basis::default());
        for (h, all) in totals(&found).into_iter().enumerate() {
            let mut zones = std::collections::BTreeMap::new();
            for track in found.pools.iter().flat_map(|p| &p.tracks) {
                *zones.entry(&track.zone).or_insert(0.0) += track.students[h].iter().sum::<f64>();
            }
            prop_assert!((zones.values().sum::<f64>() - all).abs() <= 1e-9 * all.max(1.0));
        }
    }

    #[test]
    fn more_births_are_never_fewer_pupils(seed in any::<u64>(), more in 1.0_f64..2.0) {
        let mut county = random(seed, 6, 5);
        let births = |factor: f64| (LAST - 12..=LAST + 2)
            .map(|year| {
                let count = 500.0 * if year > LAST - 6 { factor } else { 1.0 };
                BirthCount { year, count: Some(count), ..BirthCount::default() }
            })
            .collect::<Vec<_>>();
        county.births = births(1.0);
        let before = totals(&forecast(&county, &Basis::default()));
        county.births = births(more);
        let after = totals(&forecast(&county, &Basis::default()));
        for (a, b) in before.iter().zip(&after) {
            prop_assert!(b + 1e-9 >= *a, "{b} after {a}");
        }
    }
}

/// Three units that never change: as many enter as leave, and every ratio is 1.
fn still() -> County {
    bare(&[
        ("甲", level(&[50.0; 6], 6)),
        ("乙", level(&[31.0; 6], 6)),
        ("丙", level(&[200.0; 6], 6)),
    ])
}

#[test]
fn where_ratios_are_one_and_entrants_constant_nothing_changes() {
    for method in Method::ALL {
        let found = forecast(&still(), &Basis { method, ..Basis::default() });
        for (track, n) in found.pools[0].tracks.iter().zip([50.0, 31.0, 200.0]) {
            for students in track.students.iter().flatten() {
                assert!((students - n).abs() < 1e-9, "{method:?}: {students} is not {n}");
            }
        }
    }
}

#[test]
fn scenario_births_stand_over_the_countys() {
    let mut county = still();
    let of = |count: f64| (LAST - 12..=LAST + 9).map(move |year| (year, count));
    county.births = of(300.0)
        .map(|(year, count)| BirthCount { year, count: Some(count), ..BirthCount::default() })
        .collect();
    let basis = Basis {
        births: of(150.0)
            .filter(|(year, _)| *year >= LAST - 5)
            .map(|(year, count)| Births { year, count, low: Some(120.0), high: Some(180.0) })
            .collect(),
        ..Basis::default()
    };
    let found = forecast(&county, &basis);
    let entry = &found.entries[0];
    // 281 entrants for each 300 born; from 2027 on half as many are born.
    let fitted = 281.0 / 300.0;
    assert!((entry.fitted.unwrap() - fitted).abs() < 1e-12);
    assert!((entry.cohort[0].unwrap() - (100.0 + 100.0)).abs() < 1e-9, "a third was born before");
    assert!((entry.entrants[1] - 150.0 * fitted).abs() < 1e-9);
    let [low, high] = entry.range[1].unwrap();
    assert!((low - 120.0 * fitted).abs() < 1e-9 && (high - 180.0 * fitted).abs() < 1e-9);
}
