use super::*;
use proptest::prelude::*;

const SIZES: [(f64, f64); 3] = [(104.0, 92.0), (328.0, 160.0), (760.0, 220.0)];

fn standing(value: f64, limit: f64) -> Standing {
    if value >= limit {
        Standing::Met
    } else if value >= 0.85 * limit {
        Standing::AboveFloor
    } else {
        Standing::Below
    }
}

fn input(values: &[Option<f64>], limit: f64, end: f64) -> StripInput {
    StripInput {
        values: values.to_vec(),
        standings: values.iter().map(|value| value.map(|v| standing(v, limit))).collect(),
        limit,
        floor: Some(0.85 * limit),
        end,
        selected: None,
    }
}

/// A skewed crowd of schools without a random generator: a low-discrepancy sequence, squared.
fn crowd(count: usize) -> Vec<Option<f64>> {
    (0..count)
        .map(|i| {
            let share = (i as f64 * 0.618_033_988_749_894_9) % 1.0;
            Some(1.5 + 7.0 * share * share)
        })
        .collect()
}

fn check(strip: &Strip) {
    let diameter = 2.0 * strip.radius;
    for dot in &strip.dots {
        assert!(dot.x - strip.radius >= -1e-9 && dot.x + strip.radius <= strip.width + 1e-9);
        assert!(dot.y - strip.radius >= LABEL_BAND && dot.y + strip.radius <= strip.axis_y);
        if let Place::On(x) = strip.scale.place(dot.value) {
            assert!((dot.x - x).abs() <= strip.bin + 1e-9, "{dot:?} {x}");
        }
    }
    // Neighbours only: by bin and row, so a sweep over x suffices.
    let mut dots: Vec<&Dot> = strip.dots.iter().collect();
    dots.sort_by(|a, b| a.x.total_cmp(&b.x));
    for (i, a) in dots.iter().enumerate() {
        for b in dots[i + 1..].iter().take_while(|b| b.x - a.x < diameter) {
            let distance = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
            assert!(distance >= diameter * diameter - 1e-9, "{a:?} hides {b:?}");
        }
    }
}

#[test]
fn no_dot_hides_another_from_one_school_to_three_thousand() {
    for count in [0, 1, 67, 355, 3000] {
        for (width, height) in SIZES {
            let strip = Strip::lay_out(&input(&crowd(count), 4.2, 10.0), width, height);
            assert_eq!(strip.dots.len(), count);
            check(&strip);
        }
    }
}

#[test]
fn three_thousand_equal_schools_still_fit() {
    let strip = Strip::lay_out(&input(&vec![Some(4.2); 3000], 4.2, 10.0), 104.0, 92.0);
    assert_eq!(strip.dots.len(), 3000);
    assert!(strip.radius > 0.1);
    check(&strip);
}

#[test]
fn single_dots_stand_within_half_a_bin() {
    let strip = Strip::lay_out(&input(&crowd(67), 4.2, 10.0), 328.0, 160.0);
    for dot in &strip.dots {
        assert!((dot.x - strip.scale.at(dot.value)).abs() <= strip.bin / 2.0 + 1e-9);
    }
}

#[test]
fn met_schools_stand_right_of_the_standard_and_others_left() {
    for count in [67, 355, 3000] {
        let strip = Strip::lay_out(&input(&crowd(count), 4.2, 10.0), 104.0, 92.0);
        for dot in &strip.dots {
            assert_eq!(dot.x > strip.limit.1, dot.standing == Some(Standing::Met), "{dot:?}");
        }
    }
}

#[test]
fn outliers_are_counted_in_a_slot_of_their_own() {
    let values = [Some(3.0), Some(10.0), Some(10.1), Some(900.0), Some(-1.0), None];
    let strip = Strip::lay_out(&input(&values, 4.2, 10.0), 104.0, 92.0);
    assert_eq!((strip.under, strip.over, strip.missing), (1, 2, 1));
    let beyond: Vec<f64> = strip.dots.iter().filter(|d| d.value > 10.0).map(|d| d.x).collect();
    assert!(beyond.iter().all(|&x| x > strip.axis.1));
    check(&strip);
}

#[test]
fn the_last_bin_stays_inside_and_clear_of_the_slot() {
    for limit in [0.3, 4.2, 4.25, 4.3, 9.9] {
        let values = [Some(0.0), Some(10.0), Some(10.0), Some(10.1), Some(10.1), Some(-0.1)];
        check(&Strip::lay_out(&input(&values, limit, 10.0), 104.0, 92.0));
        check(&Strip::lay_out(&input(&values[..3], limit, 10.0), 104.0, 92.0));
    }
}

#[test]
fn what_is_not_a_number_is_missing() {
    let values = [Some(f64::NAN), Some(f64::INFINITY), None, Some(4.0)];
    let strip = Strip::lay_out(&input(&values, 4.2, 10.0), 104.0, 92.0);
    assert_eq!((strip.dots.len(), strip.missing), (1, 3));
}

#[test]
fn pointer_and_arrow_keys_find_dots() {
    let strip = Strip::lay_out(&input(&crowd(67), 4.2, 10.0), 328.0, 160.0);
    for dot in &strip.dots {
        assert_eq!(strip.nearest(dot.x, dot.y, 6.0).map(|d| d.index), Some(dot.index));
    }
    assert_eq!(strip.nearest(-50.0, -50.0, 6.0), None);
    let first = strip.step(None, 1).unwrap().index;
    let second = strip.step(Some(first), 1).unwrap();
    assert_eq!(strip.step(Some(second.index), -1).unwrap().index, first);
    assert_eq!(strip.step(Some(first), -5).unwrap().index, first);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_picture_does_not_depend_on_the_order_of_schools(
        values in prop::collection::vec(prop::option::of(-2.0..14.0f64), 0..120), turn in 0..120usize,
    ) {
        let mut turned = values.clone();
        turned.rotate_left(turn % values.len().max(1));
        turned.reverse();
        let a = Strip::lay_out(&input(&values, 4.2, 10.0), 104.0, 92.0);
        let b = Strip::lay_out(&input(&turned, 4.2, 10.0), 104.0, 92.0);
        let places = |strip: &Strip| strip.dots.iter().map(|d| (d.x, d.y, d.standing)).collect::<Vec<_>>();
        prop_assert_eq!(places(&a), places(&b));
        prop_assert_eq!(a.counts(), b.counts());
        check(&a);
    }
}
