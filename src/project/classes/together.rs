//! The count where a rule of the plan looks at the whole section: rooms that limit new classes,
//! classes that are split or merged, cohorts that others join. Year by year, all cohorts beside each
//! other.
//!
//! Most cohorts have even classes, of which only the number is followed. Those with a class list
//! keep to its proportions; as long as it is today's list, what so many pupils are cut into is looked
//! up, and the classes are worked out one by one only where one of them is merged or split.

use super::cohort::{entering, fit_rooms, merge_once, merged, split, split_list};
use super::count::Rules;
use super::counted::{Bytes, Counted};
use super::kept::{Even, Kept};
use super::size::{classes_needed, proportion_into};
use super::{Cuts, YearPlan};

/// What the counts of one section keep.
#[derive(Debug, Clone)]
pub(super) struct Together {
    cohorts: Vec<Cohort>,
    /// By the column in which the list stands today.
    lists: Vec<List>,
    rests: Vec<u64>,
    tried: Vec<bool>,
    fitted: Vec<u32>,
    even: Even,
}

/// The cohort of a column.
#[derive(Debug, Clone, Copy, Default)]
struct Cohort {
    classes: u32,
    /// Its class list; `None` where the classes are even.
    list: Option<usize>,
}

/// A class list that is followed.
#[derive(Debug, Clone, Default)]
struct List {
    /// Whether classes have gone or come since today; the list is then of these sizes.
    changed: bool,
    weights: Vec<u32>,
    /// Pupils of each class this year; not worked out where the form tells enough.
    sizes: Vec<u32>,
    worked_out: bool,
    form: Form,
    /// Forms of today's list, by its pupils.
    kept: Kept<Form>,
}

/// What there is to know of the classes of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Form {
    classes: Bytes,
    /// The smallest class and the next.
    least: [u32; 2],
    most: u32,
}

impl Together {
    pub(super) fn new(rules: &Rules, cuts: &Cuts) -> Self {
        let width = rules.comes_up.len();
        Self {
            cohorts: vec![Cohort::default(); width],
            lists: vec![List::default(); rules.lists.len()],
            rests: Vec::new(),
            tried: Vec::new(),
            fitted: Vec::new(),
            even: Even::new(width, cuts),
        }
    }

    pub(super) fn count(
        &mut self,
        rules: &Rules,
        cuts: &Cuts,
        pupils: &[u32],
        counted: &mut Counted,
    ) {
        self.begin(rules);
        let rows = pupils.chunks_exact(rules.comes_up.len().max(1));
        for (year, (row, at)) in rows.zip(&rules.years).enumerate() {
            if rules.carries {
                self.move_up(&rules.comes_up);
                self.carry(rules, cuts, row, at);
            } else {
                self.cut_anew(row, at);
            }
            self.tally(cuts, row, (year, counted));
        }
    }

    fn begin(&mut self, rules: &Rules) {
        self.cohorts.fill(Cohort::default());
        let lists = rules.lists.iter().map(|list| rules.carries && !list.is_empty());
        let today = rules.start.iter().zip(lists).enumerate();
        for (cohort, (at, (classes, listed))) in self.cohorts.iter_mut().zip(today) {
            *cohort = Cohort { classes: *classes, list: listed.then_some(at) };
        }
        self.lists.iter_mut().for_each(|list| list.changed = false);
    }

    fn move_up(&mut self, comes_up: &[bool]) {
        let mut below = Cohort::default();
        for (cohort, up) in self.cohorts.iter_mut().zip(comes_up) {
            let moving = if *up { below } else { Cohort::default() };
            below = std::mem::replace(cohort, moving);
        }
    }

    /// Brings the cohorts to their pupils and merges, lets enter, makes room for those who join,
    /// splits.
    fn carry(&mut self, rules: &Rules, cuts: &Cuts, row: &[u32], at: &YearPlan) {
        let mut used = 0;
        for (cohort, pupils) in self.cohorts.iter_mut().zip(row) {
            if *pupils == 0 {
                *cohort = Cohort::default();
                continue;
            }
            match cohort.list {
                None => {
                    cohort.classes = cohort.classes.min(*pupils);
                    if let Some(floor) = rules.merge_below {
                        cohort.classes = merged(*pupils, cohort.classes, at.cap, floor);
                    }
                }
                Some(today) => {
                    let weights = rules.lists.get(today).map_or(&[][..], Vec::as_slice);
                    if let Some(list) = self.lists.get_mut(today) {
                        let most = self.even.most;
                        list.scale(weights, *pupils, (cuts, most), &mut self.rests);
                        if let Some(floor) = rules.merge_below {
                            list.merge(weights, *pupils, (at.cap, floor), &mut self.rests);
                        }
                        cohort.classes = list.classes(weights);
                    }
                }
            }
            used += cohort.classes;
        }
        for (column, (cohort, pupils)) in self.cohorts.iter_mut().zip(row).enumerate() {
            let enters = cohort.classes == 0 && *pupils > 0;
            if !enters && !at.is_joined(column) {
                continue;
            }
            let free = at.free_if_limited(used);
            let made = if enters {
                entering(*pupils, at.cap, free)
            } else {
                let wanted = classes_needed(*pupils, at.cap).max(cohort.classes);
                wanted.min(cohort.classes.saturating_add(free))
            };
            if made != cohort.classes {
                used += made - cohort.classes;
                *cohort = Cohort { classes: made, list: None };
            }
        }
        if let Some(limit) = at.split_over {
            self.split_all(rules, row, (limit, at, used));
        }
    }

    /// The largest class of a column, where it is over the limit.
    fn over(&self, cohort: Cohort, pupils: u32, limit: u32) -> Option<u32> {
        if let Some(list) = cohort.list {
            return self.lists.get(list).map(|list| list.form.most).filter(|most| *most > limit);
        }
        // Without a class there is no pupil either.
        let over = pupils > limit.saturating_mul(cohort.classes);
        over.then(|| classes_needed(pupils, cohort.classes))
    }

    fn split_all(
        &mut self,
        rules: &Rules,
        row: &[u32],
        (limit, at, mut used): (u32, &YearPlan, u32),
    ) {
        self.tried.clear();
        self.tried.resize(self.cohorts.len(), false);
        while at.free(used) > 0 {
            let mut fullest: Option<(usize, u32)> = None;
            let columns = self.cohorts.iter().zip(row).zip(&self.tried).enumerate();
            for (column, ((cohort, pupils), tried)) in columns {
                if !tried
                    && let Some(size) = self.over(*cohort, *pupils, limit)
                    && fullest.is_none_or(|(_, most)| size > most)
                {
                    fullest = Some((column, size));
                }
            }
            let Some((column, _)) = fullest else { return };
            let pupils = row.get(column).copied().unwrap_or(0);
            used += self.split_one(rules, column, pupils, (limit, at.free(used)));
            if let Some(tried) = self.tried.get_mut(column) {
                *tried = true;
            }
        }
    }

    /// Classes that a column gets more of.
    fn split_one(
        &mut self,
        rules: &Rules,
        column: usize,
        pupils: u32,
        (limit, free): (u32, u32),
    ) -> u32 {
        let Some(cohort) = self.cohorts.get_mut(column) else { return 0 };
        let before = cohort.classes;
        match cohort.list {
            None => cohort.classes = split(pupils, before, limit, free),
            Some(today) => {
                let weights = rules.lists.get(today).map_or(&[][..], Vec::as_slice);
                if let Some(list) = self.lists.get_mut(today) {
                    list.work_out(weights, pupils, &mut self.rests);
                    split_list(&mut list.sizes, limit, free);
                    list.change();
                    cohort.classes = list.classes(weights);
                }
            }
        }
        cohort.classes - before
    }

    fn cut_anew(&mut self, row: &[u32], at: &YearPlan) {
        for (cohort, pupils) in self.cohorts.iter_mut().zip(row) {
            *cohort = Cohort { classes: classes_needed(*pupils, at.cap), list: None };
        }
        if let (true, Some(rooms)) = (at.limited, at.rooms) {
            self.fitted.clear();
            self.fitted.extend(self.cohorts.iter().map(|cohort| cohort.classes));
            fit_rooms(row, &mut self.fitted, rooms);
            let fitted = self.cohorts.iter_mut().zip(&self.fitted);
            fitted.for_each(|(cohort, classes)| cohort.classes = *classes);
        }
    }

    fn tally(&mut self, cuts: &Cuts, row: &[u32], (year, counted): (usize, &mut Counted)) {
        for (cohort, pupils) in self.cohorts.iter().zip(row) {
            match cohort.list.and_then(|list| self.lists.get(list)) {
                Some(list) if list.worked_out => {
                    self.even.add_list(year, &list.sizes, cuts, counted);
                }
                Some(list) => counted.add(year, list.form.classes),
                None if cohort.classes > 0 => {
                    self.even.add((year, *pupils, cohort.classes), cuts, counted);
                }
                None => {}
            }
        }
    }
}

impl List {
    /// Its weights; `today` are those of today.
    fn weights<'a>(&'a self, today: &'a [u32]) -> &'a [u32] {
        if self.changed { &self.weights } else { today }
    }

    fn classes(&self, today: &[u32]) -> u32 {
        u32::try_from(self.weights(today).len()).unwrap_or(0)
    }

    /// Brings the list to its cohort's pupils; a class without any is none. Today's list is looked
    /// up where it has no more than `most` classes.
    fn scale(
        &mut self,
        today: &[u32],
        pupils: u32,
        (cuts, most): (&Cuts, u32),
        rests: &mut Vec<u64>,
    ) {
        self.worked_out = false;
        let look_up = !self.changed && today.len() <= most as usize;
        if look_up && let Some(kept) = self.kept.of(pupils) {
            if *kept == Form::default() {
                proportion_into(pupils, today, &mut self.sizes, rests);
                let classes = Bytes::of_list(cuts, &self.sizes);
                *kept = Form { classes, ..Form::of(&self.sizes) };
            }
            self.form = *kept;
            if self.form.least[0] > 0 {
                return;
            }
        }
        self.work_out(today, pupils, rests);
        if self.sizes.contains(&0) {
            self.sizes.retain(|size| *size > 0);
            self.change();
        }
        self.form = Form::of(&self.sizes);
    }

    /// Works the classes out one by one.
    fn work_out(&mut self, today: &[u32], pupils: u32, rests: &mut Vec<u64>) {
        if !self.worked_out {
            let weights = if self.changed { &self.weights } else { today };
            proportion_into(pupils, weights, &mut self.sizes, rests);
            self.worked_out = true;
        }
    }

    /// From now on it is the list of this year's classes.
    fn change(&mut self) {
        self.changed = true;
        self.weights.clone_from(&self.sizes);
    }

    fn merge(
        &mut self,
        today: &[u32],
        pupils: u32,
        (cap, floor): (u32, u32),
        rests: &mut Vec<u64>,
    ) {
        let [least, next] = self.form.least;
        if least >= floor || next == 0 || least + next > cap {
            return;
        }
        self.work_out(today, pupils, rests);
        while merge_once(&mut self.sizes, cap, floor).is_some() {
            self.change();
        }
        self.form.most = self.sizes.iter().copied().max().unwrap_or(0);
    }
}

impl Form {
    /// But for the classes by size, which may be too many for it.
    fn of(sizes: &[u32]) -> Self {
        let [mut least, mut next, mut most] = [u32::MAX, u32::MAX, 0];
        for size in sizes {
            if *size < least {
                (least, next) = (*size, least);
            } else {
                next = next.min(*size);
            }
            most = most.max(*size);
        }
        let next = if sizes.len() > 1 { next } else { 0 };
        Self { classes: Bytes::default(), least: [least, next], most }
    }
}
