//! The fast count: how many classes of each size a section has in each year, and no lists.
//!
//! It is called for every section in every draw of a simulation, so it divides small integers,
//! looks bands up in a table and takes no memory once its buffers have grown.

use super::alone::ListBuffer;
use super::cohort::{entering, fit_rooms, merge_once, merged, split, split_list};
use super::size::{classes_needed, proportion_into, whole};
use super::{ClassPlan, Cuts, Slot, Start, YearPlan, comes_up};
use crate::project::Pool;

/// A section made ready for counting.
#[derive(Debug, Clone)]
pub struct Counter {
    pub(super) first: usize,
    pub(super) stride: usize,
    /// Whether a column's cohort comes from the column before.
    pub(super) comes_up: Vec<bool>,
    pub(super) carries: bool,
    pub(super) start: Vec<u32>,
    pub(super) lists: Vec<Vec<u32>>,
    pub(super) years: Vec<YearPlan>,
    merge_below: Option<u32>,
    /// No rule looks at another grade.
    alone: bool,
}

/// Buffers of a count, used again for every section.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    pupils: Vec<u32>,
    classes: Vec<u32>,
    /// Weights of each column's list; empty where classes are even.
    lists: Vec<Vec<u32>>,
    /// Sizes of each column's list this year.
    sizes: Vec<Vec<u32>>,
    rests: Vec<u64>,
    tried: Vec<bool>,
    list: ListBuffer,
}

impl Counter {
    /// Prepares a slot for `ahead` years.
    #[must_use]
    pub fn new(pool: &Pool, slot: Slot, start: &Start, plan: &ClassPlan, ahead: usize) -> Self {
        let grades = || start.grades.iter();
        let years: Vec<YearPlan> = (0..ahead).map(|year| plan.year(year)).collect();
        let simple = |y: &YearPlan| {
            let limited = y.limited && y.rooms.is_some();
            !limited && y.split_over.is_none() && y.joined == 0
        };
        let list = |g: &super::StartGrade| {
            if g.names.is_empty() { Vec::new() } else { g.sizes.clone() }
        };
        Self {
            first: slot.first,
            stride: pool.grades.len(),
            comes_up: (0..slot.width()).map(|c| comes_up(pool, slot, c)).collect(),
            carries: plan.carries(start),
            start: grades().map(|g| u32::try_from(g.sizes.len()).unwrap_or(0)).collect(),
            lists: grades().map(list).collect(),
            alone: plan.merge_below.is_none() && years.iter().all(simple),
            years,
            merge_below: plan.merge_below,
        }
    }

    /// Adds the section's classes to `out`: year by year, then band by band of `cuts`.
    /// `students` are the pupils of its track, year by year, then by column of the pool.
    pub fn count(&self, students: &[f64], cuts: &Cuts, scratch: &mut Scratch, out: &mut [u32]) {
        if self.alone {
            return self.count_alone(students, cuts, &mut scratch.list, out);
        }
        let width = self.comes_up.len();
        scratch.begin(self, width);
        let rows = students.chunks_exact(self.stride.max(1));
        for ((row, out), at) in rows.zip(out.chunks_exact_mut(cuts.len())).zip(&self.years) {
            scratch.pupils.clear();
            scratch.pupils.extend(row.iter().skip(self.first).take(width).map(|n| whole(*n)));
            scratch.move_up(&self.comes_up);
            scratch.scale();
            if self.carries {
                scratch.carry(at, self.merge_below);
            } else {
                scratch.cut_anew(at);
            }
            scratch.tally(cuts, out);
        }
    }
}

impl Scratch {
    fn begin(&mut self, counter: &Counter, width: usize) {
        self.classes.clear();
        self.classes.extend_from_slice(&counter.start);
        self.classes.resize(width, 0);
        for buffers in [&mut self.lists, &mut self.sizes] {
            while buffers.len() < width {
                buffers.push(Vec::new());
            }
            buffers.iter_mut().for_each(Vec::clear);
        }
        for (to, from) in self.lists.iter_mut().zip(&counter.lists) {
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

    /// The largest class of a column.
    fn largest(&self, column: usize) -> u32 {
        let list = self.lists.get(column).is_some_and(|l| !l.is_empty());
        if list {
            return self.sizes.get(column).and_then(|s| s.iter().max().copied()).unwrap_or(0);
        }
        match (self.pupils.get(column), self.classes.get(column)) {
            (Some(pupils), Some(classes)) if *classes > 0 => pupils.div_ceil(*classes),
            _ => 0,
        }
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
                let size = self.largest(column);
                if size > limit && fullest.is_none_or(|(_, most)| size > most) {
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

    fn tally(&self, cuts: &Cuts, out: &mut [u32]) {
        let mut add = |size: u32, n: u32| {
            if let Some(out) = out.get_mut(cuts.band(size)) {
                *out += n;
            }
        };
        let columns = self.pupils.iter().zip(&self.classes);
        for ((pupils, classes), (list, sizes)) in columns.zip(self.lists.iter().zip(&self.sizes)) {
            if *classes == 0 {
                continue;
            }
            if list.is_empty() {
                let (each, more) = (pupils / classes, pupils % classes);
                add(each, classes - more);
                if more > 0 {
                    add(each + 1, more);
                }
            } else {
                sizes.iter().for_each(|size| add(*size, 1));
            }
        }
    }
}
