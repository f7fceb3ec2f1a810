//! Labels on one line that must not touch each other or leave it. Pure.

/// A label that wants a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wish {
    /// Where its left edge would stand best, px.
    pub left: f64,
    /// Its width, px.
    pub width: f64,
    /// How far it may be moved, px; beyond that it is dropped.
    pub reach: f64,
}

/// Left edges for the labels, `None` for those without room. Earlier wishes go first; a later one
/// moves to the nearest free place within its reach. No two come closer than `gap`, and none
/// leaves `from..=to`.
pub fn arrange(wishes: &[Wish], from: f64, to: f64, gap: f64) -> Vec<Option<f64>> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    wishes
        .iter()
        .map(|wish| {
            let place = nearest_free(wish, &taken, from, to, gap)?;
            taken.push((place, place + wish.width));
            Some(place)
        })
        .collect()
}

fn nearest_free(wish: &Wish, taken: &[(f64, f64)], from: f64, to: f64, gap: f64) -> Option<f64> {
    let last = to - wish.width;
    if !(wish.left.is_finite() && last >= from) {
        return None;
    }
    let wanted = wish.left.clamp(from, last);
    let beside =
        taken.iter().flat_map(|&(left, right)| [left - gap - wish.width, right + gap].into_iter());
    let free = |place: f64| {
        let apart = |&(left, right): &(f64, f64)| {
            place + wish.width + gap <= left + 1e-9 || place >= right + gap - 1e-9
        };
        (from..=last).contains(&place)
            && (place - wish.left).abs() <= wish.reach
            && taken.iter().all(apart)
    };
    std::iter::once(wanted).chain(beside).filter(|&place| free(place)).min_by(|a, b| {
        let distance = |place: f64| (place - wish.left).abs();
        distance(*a).total_cmp(&distance(*b)).then(a.total_cmp(b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(left: f64, width: f64, reach: f64) -> Wish {
        Wish { left, width, reach }
    }

    #[test]
    fn the_first_stays_and_the_second_steps_aside() {
        let places = arrange(&[wish(40.0, 20.0, 0.0), wish(50.0, 20.0, 50.0)], 0.0, 100.0, 2.0);
        assert_eq!(places, [Some(40.0), Some(62.0)]);
    }

    #[test]
    fn without_room_or_reach_a_label_is_dropped() {
        assert_eq!(arrange(&[wish(0.0, 101.0, 999.0)], 0.0, 100.0, 2.0), [None]);
        let places = arrange(&[wish(40.0, 20.0, 0.0), wish(50.0, 20.0, 5.0)], 0.0, 100.0, 2.0);
        assert_eq!(places, [Some(40.0), None]);
        assert_eq!(arrange(&[wish(f64::NAN, 1.0, 9.0)], 0.0, 100.0, 2.0), [None]);
    }

    proptest! {
        #[test]
        fn labels_never_touch_nor_leave(
            wishes in prop::collection::vec((-50.0..250.0f64, 1.0..90.0f64, 0.0..200.0f64), 0..9),
        ) {
            let wishes: Vec<Wish> = wishes.into_iter().map(|(l, w, r)| wish(l, w, r)).collect();
            let places = arrange(&wishes, 0.0, 200.0, 3.0);
            let spans: Vec<(f64, f64)> = places.iter().zip(&wishes)
                .filter_map(|(place, wish)| place.map(|left| (left, left + wish.width)))
                .collect();
            for (i, a) in spans.iter().enumerate() {
                prop_assert!(a.0 >= 0.0 && a.1 <= 200.0 + 1e-9);
                for b in &spans[..i] {
                    prop_assert!(a.1 + 3.0 <= b.0 + 1e-6 || b.1 + 3.0 <= a.0 + 1e-6);
                }
            }
        }
    }
}
