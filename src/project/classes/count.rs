//! The fast count: how many classes of each size a section has in each year, and no lists.
//!
//! It is called for every section in every draw of a simulation: it takes no memory once its buffers
//! have grown, and where no rule of the plan looks at another grade (`alone`) it looks up what a
//! cohort of so many pupils has been cut into before.

use super::alone::Alone;
use super::cohort::{entering, fit_rooms, merge_once, merged, split, split_list};
use super::counted::Counted;
use super::kept::Even;
use super::size::{classes_needed, proportion_into};
use super::{ClassPlan, Cuts, Slot, Start, YearPlan, comes_up};
use crate::project::Pool;

/// A section made ready for counting, with the buffers of its counts.
#[derive(Debug, Clone)]
pub struct Counter {
    rules: Rules,
    cuts: Cuts,
    buffers: Buffers,
    counted: Counted,
}

/// What a count goes by.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    /// Whether a column's cohort comes from the column before.
    pub(super) comes_up: Vec<bool>,
    pub(super) carries: bool,
    /// Classes of each column today.
    pub(super) start: Vec<u32>,
    /// Sizes of each column's list today; empty where classes are even.
    pub(super) lists: Vec<Vec<u32>>,
    pub(super) years: Vec<YearPlan>,
    merge_below: Option<u32>,
}

#[derive(Debug, Clone)]
enum Buffers {
    /// No rule looks at another grade.
    Alone(Alone),
    Together(Together),
}

/// Cohorts beside each other, as rules that look at the whole section need them.
#[derive(Debug, Clone)]
struct Together {
    pupils: Vec<u32>,
    classes: Vec<u32>,
    /// Weights of each column's list; empty where classes are even.
    lists: Vec<Vec<u32>>,
    /// Sizes of each column's list this year.
    sizes: Vec<Vec<u32>>,
    rests: Vec<u64>,
    tried: Vec<bool>,
    even: Even,
}

impl Counter {
    /// Prepares a slot for `ahead` years, to be counted by the bands of `cuts`.
    #[must_use]
    pub fn new(
        pool: &Pool,
        slot: Slot,
        start: &Start,
        plan: &ClassPlan,
        ahead: usize,
        cuts: &Cuts,
    ) -> Self {
        let grades = || start.grades.iter();
        let years: Vec<YearPlan> = (0..ahead).map(|year| plan.year(year)).collect();
        let simple = |y: &YearPlan| {
            let limited = y.limited && y.rooms.is_some();
            !limited && y.split_over.is_none() && y.joined == 0
        };
        let list = |g: &super::StartGrade| {
            if g.names.is_empty() { Vec::new() } else { g.sizes.clone() }
        };
        let alone = plan.merge_below.is_none() && years.iter().all(simple);
        let rules = Rules {
            comes_up: (0..slot.width()).map(|c| comes_up(pool, slot, c)).collect(),
            carries: plan.carries(start),
            start: grades().map(|g| u32::try_from(g.sizes.len()).unwrap_or(0)).collect(),
            lists: grades().map(list).collect(),
            years,
            merge_below: plan.merge_below,
        };
        let buffers = if alone {
            Buffers::Alone(Alone::new(&rules, cuts))
        } else {
            Buffers::Together(Together::new(slot.width(), cuts))
        };
        Self { rules, cuts: cuts.clone(), buffers, counted: Counted::new(ahead, cuts.len()) }
    }

    /// Counts the section's classes. `pupils` are whole ones, year by year, then by column of the
    /// slot.
    pub fn count(&mut self, pupils: &[u32]) -> &Counted {
        let Self { rules, cuts, buffers, counted } = self;
        counted.clear();
        match buffers {
            Buffers::Alone(alone) => alone.count(rules, cuts, pupils, counted),
            Buffers::Together(together) => together.count(rules, cuts, pupils, counted),
        }
        counted
    }
}

impl Together {
    fn new(grades: usize, cuts: &Cuts) -> Self {
        Self {
            pupils: Vec::new(),
            classes: Vec::new(),
            lists: Vec::new(),
            sizes: Vec::new(),
            rests: Vec::new(),
            tried: Vec::new(),
            even: Even::new(grades, cuts),
        }
    }

    fn count(&mut self, rules: &Rules, cuts: &Cuts, pupils: &[u32], counted: &mut Counted) {
        let width = rules.comes_up.len();
        self.begin(rules, width);
        let rows = pupils.chunks_exact(width.max(1));
        for (year, (row, at)) in rows.zip(&rules.years).enumerate() {
            self.pupils.clear();
            self.pupils.extend_from_slice(row);
            self.move_up(&rules.comes_up);
            self.scale();
            if rules.carries {
                self.carry(at, rules.merge_below);
            } else {
                self.cut_anew(at);
            }
            self.tally(cuts, year, counted);
        }
    }

    fn begin(&mut self, rules: &Rules, width: usize) {
        self.classes.clear();
        self.classes.extend_from_slice(&rules.start);
        self.classes.resize(width, 0);
        for buffers in [&mut self.lists, &mut self.sizes] {
            while buffers.len() < width {
                buffers.push(Vec::new());
            }
            buffers.iter_mut().for_each(Vec::clear);
        }
        for (to, from) in self.lists.iter_mut().zip(&rules.lists) {
            to.extend_from_slice(from);
        }
    }

    fn move_up(&mut self, comes_up: &[bool]) {
        for (column, up) in comes_up.iter().enumerate().rev() {
            if *up {
                self.lists.swap(column, column - 1);
                self.classes.swap(column, column - 1);
            }
            // What was here has moved below by the swap and is dropped there, or by the next swap.
            let below = if *up { column - 1 } else { column };
            if let (Some(classes), Some(list)) =
                (self.classes.get_mut(below), self.lists.get_mut(below))
            {
                *classes = 0;
                list.clear();
            }
        }
    }

    /// Brings the cohorts to their pupils; a class without any is none.
    fn scale(&mut self) {
        let columns = self.pupils.iter().zip(self.classes.iter_mut());
        let lists = self.lists.iter_mut().zip(self.sizes.iter_mut());
        for ((pupils, classes), (list, sizes)) in columns.zip(lists) {
            if *pupils == 0 {
                *classes = 0;
                list.clear();
            } else if list.is_empty() {
                *classes = (*classes).min(*pupils);
            } else {
                proportion_into(*pupils, list, sizes, &mut self.rests);
                if sizes.contains(&0) {
                    sizes.retain(|s| *s > 0);
                    list.clone_from(sizes);
                    *classes = u32::try_from(list.len()).unwrap_or(0);
                }
            }
        }
    }

    fn carry(&mut self, at: &YearPlan, merge_below: Option<u32>) {
        if let Some(floor) = merge_below {
            self.merge(at.cap, floor);
        }
        let mut used: u32 = self.classes.iter().sum();
        let columns = self.pupils.iter().zip(self.classes.iter_mut()).zip(self.lists.iter_mut());
        for (column, ((pupils, classes), list)) in columns.enumerate() {
            let enters = *classes == 0 && *pupils > 0;
            if !enters && !at.is_joined(column) {
                continue;
            }
            let free = at.free_if_limited(used);
            let made = if enters {
                entering(*pupils, at.cap, free)
            } else {
                classes_needed(*pupils, at.cap).max(*classes).min(classes.saturating_add(free))
            };
            if made != *classes {
                list.clear();
                used += made - *classes;
                *classes = made;
            }
        }
        if let Some(limit) = at.split_over {
            self.split_all(limit, at, used);
        }
    }

    fn merge(&mut self, cap: u32, floor: u32) {
        let columns = self.pupils.iter().zip(self.classes.iter_mut());
        let lists = self.lists.iter_mut().zip(self.sizes.iter_mut());
        for ((pupils, classes), (list, sizes)) in columns.zip(lists) {
            if list.is_empty() {
                *classes = merged(*pupils, *classes, cap, floor);
                continue;
            }
            while merge_once(sizes, cap, floor).is_some() {
                list.clone_from(sizes);
                *classes -= 1;
            }
        }
    }

    /// The largest class of a column, where it is over the limit.
    fn over(&self, column: usize, limit: u32) -> Option<u32> {
        let list = self.lists.get(column).is_some_and(|l| !l.is_empty());
        if list {
            return self.sizes.get(column)?.iter().max().copied().filter(|size| *size > limit);
        }
        let (pupils, classes) = (*self.pupils.get(column)?, *self.classes.get(column)?);
        // Without a class there is no pupil either.
        (pupils > limit.saturating_mul(classes)).then(|| classes_needed(pupils, classes))
    }

    fn split_all(&mut self, limit: u32, at: &YearPlan, mut used: u32) {
        self.tried.clear();
        self.tried.resize(self.classes.len(), false);
        loop {
            let mut fullest: Option<(usize, u32)> = None;
            for (column, tried) in self.tried.iter().enumerate() {
                if *tried {
                    continue;
                }
                if let Some(size) = self.over(column, limit)
                    && fullest.is_none_or(|(_, most)| size > most)
                {
                    fullest = Some((column, size));
                }
            }
            let Some((column, _)) = fullest else { return };
            used += self.split_one(column, limit, at.free(used));
            if let Some(tried) = self.tried.get_mut(column) {
                *tried = true;
            }
        }
    }

    /// Classes that a column gets more of.
    fn split_one(&mut self, column: usize, limit: u32, free: u32) -> u32 {
        let (Some(pupils), Some(classes), Some(list), Some(sizes)) = (
            self.pupils.get(column),
            self.classes.get_mut(column),
            self.lists.get_mut(column),
            self.sizes.get_mut(column),
        ) else {
            return 0;
        };
        if free == 0 {
            return 0;
        }
        let before = *classes;
        if list.is_empty() {
            *classes = split(*pupils, before, limit, free);
        } else {
            split_list(sizes, limit, free);
            list.clone_from(sizes);
            *classes = u32::try_from(list.len()).unwrap_or(before);
        }
        *classes - before
    }

    fn cut_anew(&mut self, at: &YearPlan) {
        for (pupils, classes) in self.pupils.iter().zip(self.classes.iter_mut()) {
            *classes = classes_needed(*pupils, at.cap);
        }
        self.lists.iter_mut().for_each(Vec::clear);
        if let (true, Some(rooms)) = (at.limited, at.rooms) {
            fit_rooms(&self.pupils, &mut self.classes, rooms);
        }
    }

    fn tally(&mut self, cuts: &Cuts, year: usize, counted: &mut Counted) {
        let columns = self.pupils.iter().zip(&self.classes);
        for ((pupils, classes), (list, sizes)) in columns.zip(self.lists.iter().zip(&self.sizes)) {
            if *classes == 0 {
                continue;
            }
            if list.is_empty() {
                self.even.add((year, *pupils, *classes), cuts, counted);
            } else {
                self.even.add_list(year, sizes, cuts, counted);
            }
        }
    }
}
