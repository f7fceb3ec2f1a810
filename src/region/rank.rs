//! Places (位次): who is first, who shares a place, who has none.

use super::{Better, Standing};
use std::cmp::Ordering;

/// Figures that differ by less are equal: sums of the same figures in another order.
const EQUAL: f64 = 1e-12;

/// The better one first; equal ones are equal.
fn compare(a: f64, b: f64, better: Better) -> Ordering {
    let scale = a.abs().max(b.abs()).max(1.0);
    if (a - b).abs() <= EQUAL * scale {
        return Ordering::Equal;
    }
    match better {
        Better::Low => a.total_cmp(&b),
        Better::High => b.total_cmp(&a),
    }
}

/// The places of figures, from 1: equal figures share the better place, and the places after it stay
/// empty (1, 1, 3). What is missing has none.
#[must_use]
pub fn ranks(figures: &[Option<f64>], better: Better) -> Vec<Option<usize>> {
    let mut placed: Vec<(usize, f64)> = figures
        .iter()
        .enumerate()
        .filter_map(|(at, figure)| Some((at, figure.filter(|figure| figure.is_finite())?)))
        .collect();
    // Stable, by exact values: equality within a hair is no order to sort by.
    placed.sort_by(|(_, a), (_, b)| match better {
        Better::Low => a.total_cmp(b),
        Better::High => b.total_cmp(a),
    });
    let mut ranks = vec![None; figures.len()];
    let mut before: Option<(f64, usize)> = None;
    for (nth, (at, figure)) in placed.into_iter().enumerate() {
        let place = match before {
            Some((last, place)) if compare(last, figure, better) == Ordering::Equal => place,
            _ => nth + 1,
        };
        before = Some((figure, place));
        if let Some(rank) = ranks.get_mut(at) {
            *rank = Some(place);
        }
    }
    ranks
}

/// Positions in the order of their places, the first first or last; those without a place come after
/// all others either way, the ones with a figure before the ones with none. Equal ones stay as they
/// are.
#[must_use]
pub fn order(
    figures: &[Option<f64>],
    ranks: &[Option<usize>],
    better: Better,
    first_first: bool,
) -> Vec<usize> {
    let mut all: Vec<usize> = (0..figures.len()).collect();
    let rank = |at: &usize| ranks.get(*at).copied().flatten();
    let figure = |at: &usize| figures.get(*at).copied().flatten();
    let turn = |ordering: Ordering| if first_first { ordering } else { ordering.reverse() };
    all.sort_by(|a, b| match (rank(a), rank(b)) {
        (Some(a), Some(b)) => turn(a.cmp(&b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => match (figure(a), figure(b)) {
            (Some(a), Some(b)) => turn(compare(a, b, better)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        },
    });
    all
}

/// Positions by the verdict on resources: met, undetermined, not met; or the other way round.
#[must_use]
pub fn by_verdict(standings: &[&Standing], met_first: bool) -> Vec<usize> {
    let class = |at: &usize| match standings.get(*at).and_then(|one| one.resources_pass) {
        Some(true) => 0,
        None => 1,
        Some(false) => 2,
    };
    let mut all: Vec<usize> = (0..standings.len()).collect();
    all.sort_by(|a, b| {
        let ordering = class(a).cmp(&class(b));
        if met_first { ordering } else { ordering.reverse() }
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    #[test]
    fn equal_figures_share_the_better_place_and_what_is_missing_has_none() {
        let figures = [Some(0.5), None, Some(0.2), Some(0.5), Some(f64::NAN), Some(0.9)];
        assert_eq!(
            ranks(&figures, Better::Low),
            [Some(2), None, Some(1), Some(2), None, Some(4)],
            "1, 2, 2, 4"
        );
        assert_eq!(ranks(&figures, Better::High), [Some(2), None, Some(4), Some(2), None, Some(1)]);
        assert_eq!(ranks(&[None, None], Better::Low), [None, None]);
        assert_eq!(ranks(&[], Better::High), []);
        // Zero is a figure; a sum in another order is the same figure.
        let sums = [Some(0.1 + 0.2), Some(0.3), Some(0.0)];
        assert_eq!(ranks(&sums, Better::Low), [Some(2), Some(2), Some(1)]);
    }

    #[test]
    fn without_a_place_one_comes_last_whichever_end_is_first() {
        let figures = [Some(0.4), None, Some(0.1), Some(0.3), Some(0.2)];
        // The last two have a figure, but are kept out of the places.
        let ranked = [Some(0.4), None, Some(0.1), None, None];
        let places = ranks(&ranked, Better::Low);
        assert_eq!(order(&figures, &places, Better::Low, true), [2, 0, 4, 3, 1]);
        assert_eq!(order(&figures, &places, Better::Low, false), [0, 2, 3, 4, 1]);
    }

    /// The place of one is one more than how many are better.
    #[test]
    fn a_place_counts_who_is_better() {
        let mut rng = Rng::new(5);
        for _ in 0..200 {
            let figures: Vec<Option<f64>> = (0..rng.below(40))
                .map(|_| rng.chance(0.8).then(|| rng.below(12) as f64 / 8.0))
                .collect();
            for better in [Better::Low, Better::High] {
                let found = ranks(&figures, better);
                for (figure, place) in figures.iter().zip(&found) {
                    let ahead = |own: f64| {
                        let others = figures.iter().flatten();
                        others.filter(move |f| match better {
                            Better::Low => **f < own,
                            Better::High => **f > own,
                        })
                    };
                    assert_eq!(*place, figure.map(|own| ahead(own).count() + 1));
                }
                let sorted = order(&figures, &found, better, true);
                let mut seen = sorted.clone();
                seen.sort_unstable();
                assert_eq!(seen, (0..figures.len()).collect::<Vec<_>>());
                let places: Vec<_> = sorted.iter().filter_map(|at| found[*at]).collect();
                assert!(places.is_sorted());
            }
        }
    }
}
