//! Things in order: sorting, and the ordered [`Map`] and [`Set`].
//!
//! The standard library's are copied out for every type they hold, two to four kilobytes each; in
//! the module that was a seventh of the code. Here the order of positions is kept by one piece of
//! code for all types, which is quick enough for what a county has. Equal things keep their order.
//!
//! It knows no room. What the county file and the answers hold are the standard library's maps.

mod index;
mod map;
mod set;

pub use map::{Entry, Map};
pub use set::Set;

use std::cmp::Ordering;

/// Sorts by the order of the things themselves.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, Ord::cmp);
}

/// Sorts by what `key` gives of each.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a comparison.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b) == Ordering::Less,
        _ => false,
    });
    if let Some(order) = order {
        place(order, &mut |a, b| items.swap(a, b));
    }
}

/// Which position goes to each place; `None` where all are in order.
fn order(length: usize, goes_before: &dyn Fn(usize, usize) -> bool) -> Option<Vec<usize>> {
    if (1..length).all(|at| !goes_before(at, at - 1)) {
        return None;
    }
    let mut order: Vec<usize> = (0..length).collect();
    let mut run = 1;
    while run < length {
        let mut merged = Vec::with_capacity(length);
        for pair in order.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let ([a, after_a @ ..], [b, after_b @ ..]) = (left, right) {
                if goes_before(*b, *a) {
                    merged.push(*b);
                    right = after_b;
                } else {
                    merged.push(*a);
                    left = after_a;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        run *= 2;
    }
    Some(order)
}

/// Moves everything to its place, round by round.
fn place(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while let Some(place) = order.get_mut(at) {
            let from = std::mem::replace(place, at);
            if from == start || from == at {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items: Vec<(u8, u16)>) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            // Many keys are equal: their order must stay.
            sort_by_key(&mut ours, |item| item.0 % 8);
            theirs.sort_by_key(|item| item.0 % 8);
            prop_assert_eq!(ours, theirs);
            let (mut ours, mut theirs) = (items.clone(), items);
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
