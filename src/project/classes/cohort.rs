//! Decisions on the classes of one cohort, in numbers only: the full walk and the fast count share
//! them, so that they cannot drift apart in a rule.

use super::size::classes_needed;

/// Classes a grade that enters gets: as many as the cap asks for, no more than there are rooms,
/// at least one.
pub(super) fn entering(pupils: u32, cap: u32, free: u32) -> u32 {
    classes_needed(pupils, cap).min(free.max(1))
}

/// Even classes left when those below `floor` are merged: as few as are needed to lift the rest
/// to the floor, never past the cap.
pub(super) fn merged(pupils: u32, classes: u32, cap: u32, floor: u32) -> u32 {
    if classes <= 1 || pupils >= floor.saturating_mul(classes) {
        return classes;
    }
    classes.min((pupils / floor).max(classes_needed(pupils, cap)).max(1))
}

/// Classes into which `classes` that are over `limit` are made, with `free` rooms: no more than
/// needed, at least one more.
pub(super) fn split(pupils: u32, classes: u32, limit: u32, free: u32) -> u32 {
    let wanted = classes_needed(pupils, limit).max(classes + 1);
    wanted.min(classes.saturating_add(free))
}

/// Merges the two smallest classes of a list where the smallest is below `floor` and the two fit
/// under the cap. Their places; the merged class goes to the end.
pub(super) fn merge_once(sizes: &mut Vec<u32>, cap: u32, floor: u32) -> Option<(usize, usize)> {
    let smallest = |skip: Option<usize>| {
        let mut best: Option<(usize, u32)> = None;
        for (at, size) in sizes.iter().enumerate() {
            if Some(at) != skip && best.is_none_or(|(_, least)| *size < least) {
                best = Some((at, *size));
            }
        }
        best
    };
    let (first, small) = smallest(None)?;
    if small >= floor {
        return None;
    }
    let (second, next) = smallest(Some(first))?;
    if small + next > cap {
        return None;
    }
    let (low, high) = (first.min(second), first.max(second));
    sizes.remove(high);
    sizes.remove(low);
    sizes.push(small + next);
    Some((low, high))
}

/// Splits the classes of a list that are over `limit`: they are pooled and cut evenly into more,
/// at the end of the list; the others stay. The number of new ones; 0 where no room is free.
pub(super) fn split_list(sizes: &mut Vec<u32>, limit: u32, free: u32) -> u32 {
    let over = || sizes.iter().filter(|s| **s > limit);
    let (pupils, classes) = (over().sum::<u32>(), u32::try_from(over().count()).unwrap_or(0));
    if classes == 0 || free == 0 {
        return 0;
    }
    let made = split(pupils, classes, limit, free);
    sizes.retain(|s| *s <= limit);
    let (each, more) = (pupils / made, pupils % made);
    sizes.extend((0..made).map(|i| each + u32::from(i < more)));
    made
}

/// Takes classes away until no more stand than rooms, each time where the classes grow least;
/// a grade with pupils keeps one.
pub(super) fn fit_rooms(pupils: &[u32], classes: &mut [u32], rooms: u32) {
    let mut total: u32 = classes.iter().sum();
    while total > rooms {
        let mut best: Option<(usize, u32, u32)> = None;
        for (at, (pupils, classes)) in pupils.iter().zip(classes.iter()).enumerate() {
            // The size after, as a fraction: pupils / (classes - 1).
            let fewer = classes.saturating_sub(1);
            let less = |p: u32, k: u32| {
                u64::from(*pupils) * u64::from(k) < u64::from(p) * u64::from(fewer)
            };
            if fewer > 0 && best.is_none_or(|(_, p, k)| less(p, k)) {
                best = Some((at, *pupils, fewer));
            }
        }
        let Some((at, _, fewer)) = best else { return };
        if let Some(classes) = classes.get_mut(at) {
            *classes = fewer;
        }
        total -= 1;
    }
}
