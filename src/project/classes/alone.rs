//! The count where cohorts do not meet, because no rule of the plan looks at another grade: each is
//! followed by itself from where it enters, or is today, to where it leaves. Most sections of most
//! draws are counted here.
//!
//! A cohort of so many pupils in so many classes is cut the same way in every draw, so what it was
//! cut into is kept.

use super::Cuts;
use super::count::Rules;
use super::counted::{Bytes, Counted};
use super::kept::{Even, Kept};
use super::size::{classes_needed, proportion_into};

/// A class of the list has no pupil left: from here on the list is another.
const CHANGES: Bytes = Bytes(u64::MAX);

/// What the counts of one section keep.
#[derive(Debug, Clone)]
pub(super) struct Alone {
    even: Even,
    /// Of a list, for each column it stands in today.
    listed: Vec<Kept<Bytes>>,
    list: List,
}

/// A list that has changed, or is too long to be kept.
#[derive(Debug, Clone, Default)]
struct List {
    weights: Vec<u32>,
    sizes: Vec<u32>,
    rests: Vec<u64>,
}

/// What a count reads and writes.
struct Counting<'a> {
    rules: &'a Rules,
    cuts: &'a Cuts,
    pupils: &'a [u32],
    counted: &'a mut Counted,
}

/// A cohort's year and column, and where its pupils stand.
#[derive(Clone, Copy)]
struct Place {
    year: usize,
    column: usize,
    cell: usize,
}

impl Alone {
    pub(super) fn new(rules: &Rules, cuts: &Cuts) -> Self {
        Self {
            even: Even::new(rules.comes_up.len(), cuts),
            listed: vec![Kept::default(); rules.lists.len()],
            list: List::default(),
        }
    }

    pub(super) fn count(
        &mut self,
        rules: &Rules,
        cuts: &Cuts,
        pupils: &[u32],
        counted: &mut Counted,
    ) {
        let mut counting = Counting { rules, cuts, pupils, counted };
        for (column, up) in rules.comes_up.iter().enumerate() {
            let today = if *up { column.checked_sub(1) } else { None };
            let Some(today) = today else {
                for year in 0..rules.years.len() {
                    self.follow(rules.place(year, column), 0, &mut counting);
                }
                continue;
            };
            let place = rules.place(0, column);
            match rules.lists.get(today).filter(|list| rules.carries && !list.is_empty()) {
                Some(list) => self.follow_list(place, (today, list), &mut counting),
                None => {
                    let classes = rules.start.get(today).copied().unwrap_or(0);
                    self.follow(place, classes, &mut counting);
                }
            }
        }
    }

    /// Follows a cohort of even classes from a place on.
    fn follow(&mut self, mut place: Place, mut classes: u32, counting: &mut Counting<'_>) {
        let rules = counting.rules;
        while let Some(pupils) = counting.pupils.get(place.cell).copied() {
            if pupils == 0 {
                classes = 0;
            } else {
                classes = if classes == 0 || !rules.carries {
                    classes_needed(pupils, rules.years.get(place.year).map_or(1, |at| at.cap))
                } else {
                    classes.min(pupils)
                };
                let cell = (place.year, pupils, classes);
                self.even.add(cell, counting.cuts, counting.counted);
            }
            if !place.move_up(rules) {
                return;
            }
        }
    }

    /// Follows a cohort with a class list from the first year ahead on; `today` is its column now.
    fn follow_list(
        &mut self,
        mut place: Place,
        (today, list): (usize, &[u32]),
        counting: &mut Counting<'_>,
    ) {
        while let Some(pupils) = counting.pupils.get(place.cell).copied() {
            if pupils > 0 {
                match self.listed(today, list, pupils, counting.cuts) {
                    Some(classes) => counting.counted.add(place.year, classes),
                    None => return self.follow_changing(place, list, counting),
                }
            }
            if !place.move_up(counting.rules) {
                return;
            }
            if pupils == 0 {
                return self.follow(place, 0, counting);
            }
        }
    }

    /// The list's classes at so many pupils; `None` where they are not kept.
    fn listed(&mut self, today: usize, list: &[u32], pupils: u32, cuts: &Cuts) -> Option<Bytes> {
        if list.len() > self.even.most as usize {
            return None;
        }
        let kept = self.listed.get_mut(today)?.of(pupils)?;
        if *kept == Bytes::default() {
            let List { sizes, rests, .. } = &mut self.list;
            proportion_into(pupils, list, sizes, rests);
            *kept = if sizes.contains(&0) { CHANGES } else { Bytes::of_list(cuts, sizes) };
        }
        Some(*kept).filter(|kept| *kept != CHANGES)
    }

    /// Follows a cohort class by class.
    fn follow_changing(&mut self, mut place: Place, list: &[u32], counting: &mut Counting<'_>) {
        self.list.weights.clear();
        self.list.weights.extend_from_slice(list);
        while let Some(pupils) = counting.pupils.get(place.cell).copied() {
            if pupils > 0 {
                self.list.bring_to(pupils);
                let sizes = &self.list.sizes;
                self.even.add_list(place.year, sizes, counting.cuts, counting.counted);
            }
            if !place.move_up(counting.rules) {
                return;
            }
            if pupils == 0 {
                return self.follow(place, 0, counting);
            }
        }
    }
}

impl List {
    /// Brings the list to a cohort's pupils; a class without any is none.
    fn bring_to(&mut self, pupils: u32) {
        proportion_into(pupils, &self.weights, &mut self.sizes, &mut self.rests);
        if self.sizes.contains(&0) {
            self.sizes.retain(|s| *s > 0);
            self.weights.clone_from(&self.sizes);
        }
    }
}

impl Rules {
    const fn place(&self, year: usize, column: usize) -> Place {
        Place { year, column, cell: year * self.comes_up.len() + column }
    }
}

impl Place {
    /// To the next year and grade; false where there is no such grade.
    #[inline(always)]
    fn move_up(&mut self, rules: &Rules) -> bool {
        self.year += 1;
        self.column += 1;
        self.cell += rules.comes_up.len() + 1;
        rules.comes_up.get(self.column) == Some(&true)
    }
}
