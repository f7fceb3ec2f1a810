//! The steps of the full walk: cohorts go up, merge, enter, join, split; every class is followed.

use super::cohort::{entering, fit_rooms, merge_once, merged, split, split_list};
use super::form::{ClassTrace, GradeSizes, NoRoom, SectionClasses, YearClasses};
use super::size::{classes_needed, even_into, even_split, in_proportion, proportion_into, whole};
use super::{Bands, ClassPlan, How, Slot, Start, YearPlan, comes_up};
use crate::project::Pool;

/// A cohort's classes, in step with their traces.
#[derive(Debug, Clone, Default)]
struct Cohort {
    /// Pupils of each class this year.
    sizes: Vec<u32>,
    /// Sizes as listed or last cut, which the years after keep the proportions of; none where the
    /// classes are even.
    weights: Vec<u32>,
    traces: Vec<usize>,
}

impl Cohort {
    fn classes(&self) -> u32 {
        u32::try_from(self.traces.len()).unwrap_or(u32::MAX)
    }

    /// Brings the classes to another number of pupils.
    fn scale(&mut self, pupils: u32, rests: &mut Vec<u64>) {
        if self.weights.is_empty() {
            even_into(pupils, self.classes(), &mut self.sizes);
        } else {
            proportion_into(pupils, &self.weights, &mut self.sizes, rests);
        }
    }

    /// The classes as they would be with another number of pupils.
    fn sizes_at(&self, pupils: u32) -> Vec<u32> {
        if self.weights.is_empty() {
            even_split(pupils, self.classes())
        } else {
            in_proportion(pupils, &self.weights)
        }
    }
}

pub(super) struct Walk<'a> {
    pool: &'a Pool,
    slot: Slot,
    plan: &'a ClassPlan,
    carries: bool,
    unmoved: Option<&'a [Vec<f64>]>,
    /// Years ahead.
    ahead: usize,
    cohorts: Vec<Cohort>,
    rests: Vec<u64>,
    pub(super) done: SectionClasses,
}

impl<'a> Walk<'a> {
    pub(super) fn begin(
        pool: &'a Pool,
        slot: Slot,
        start: &Start,
        plan: &'a ClassPlan,
        unmoved: Option<&'a [Vec<f64>]>,
        ahead: usize,
    ) -> Self {
        let today: usize = start.grades.iter().map(|g| g.sizes.len()).sum();
        let done = SectionClasses {
            slot,
            basis: plan.basis(start),
            known: start.known,
            years: Vec::with_capacity(ahead + 1),
            // Those of today, and as many again each time that all have left.
            traces: Vec::with_capacity(today * (1 + ahead.div_ceil(slot.width().max(1)))),
            no_room: Vec::new(),
        };
        let carries = plan.carries(start);
        let cohorts = Vec::with_capacity(slot.width());
        let rests = Vec::new();
        let mut walk = Self { pool, slot, plan, carries, unmoved, ahead, cohorts, rests, done };
        for column in 0..slot.width() {
            let listed = start.grades.get(column).cloned().unwrap_or_default();
            let mut cohort = Cohort { sizes: listed.sizes, ..Cohort::default() };
            if !listed.names.is_empty() {
                cohort.weights.clone_from(&cohort.sizes);
            }
            let mut names = listed.names.into_iter();
            for number in (1..).take(cohort.sizes.len()) {
                let trace = walk.trace(column, 0, number, names.next());
                cohort.traces.push(trace);
            }
            walk.cohorts.push(cohort);
        }
        walk.settle(None);
        let today = walk.done.years.first_mut();
        if let Some(today) = today {
            let told = start.told(today.grades.all().iter().sum());
            today.told = told.is_some();
            today.bands = told.unwrap_or(today.bands);
        }
        walk
    }

    fn grade(&self, column: usize) -> u8 {
        self.pool.grades.get(self.slot.first + column).copied().unwrap_or(0)
    }

    /// Begins to follow a class; its place in the list of all.
    fn trace(&mut self, column: usize, since: usize, number: u32, name: Option<String>) -> usize {
        let grade = self.grade(column);
        let years = (self.slot.width() - column).min(self.ahead + 1 - since);
        let sizes = Vec::with_capacity(years);
        self.done.traces.push(ClassTrace {
            name,
            number,
            since,
            grade,
            sizes,
            ..ClassTrace::default()
        });
        self.done.traces.len() - 1
    }

    fn end(&mut self, traces: &[usize], how: How) {
        for trace in traces {
            if let Some(trace) = self.done.traces.get_mut(*trace) {
                trace.end.get_or_insert(how);
            }
        }
    }

    /// One year ahead, counted from 0.
    pub(super) fn step(&mut self, year: usize) {
        let at = self.plan.year(year);
        let track = self.pool.tracks.get(self.slot.track);
        let students = track.map(|t| t.students.as_slice());
        let columns = self.slot.first..self.slot.end;
        let pupils: Vec<u32> = columns.map(|column| cell(students, year, column)).collect();
        self.move_up();
        for (column, n) in pupils.iter().enumerate() {
            self.scale(column, year, *n);
        }
        if self.carries {
            self.carry(year, &pupils, at);
        } else {
            self.cut_anew(year, &pupils, at);
        }
        self.settle(Some(year));
    }

    /// Cohorts go to the next grade; those with no grade after theirs leave.
    fn move_up(&mut self) {
        for column in (0..self.cohorts.len()).rev() {
            let up = comes_up(self.pool, self.slot, column);
            let below = if up { self.cohorts.get_mut(column - 1) } else { None };
            let moving = below.map(std::mem::take).unwrap_or_default();
            if let Some(place) = self.cohorts.get_mut(column) {
                let leaving = std::mem::replace(place, moving);
                self.end(&leaving.traces, How::Graduates);
            }
        }
    }

    /// Brings a cohort to its pupils. Without any it has left, because the school ends here or
    /// because it was sent away; a class without any is none.
    fn scale(&mut self, column: usize, year: usize, pupils: u32) {
        let Some(mut cohort) = self.cohorts.get_mut(column).map(std::mem::take) else { return };
        if pupils == 0 {
            let stays = cell(self.unmoved, year, self.slot.first + column) > 0;
            self.end(&cohort.traces, if stays { How::Diverted } else { How::Graduates });
            return;
        }
        cohort.scale(pupils, &mut self.rests);
        if cohort.sizes.contains(&0) {
            let pairs = || cohort.traces.iter().zip(&cohort.sizes);
            let gone: Vec<usize> = pairs().filter(|(_, s)| **s == 0).map(|(t, _)| *t).collect();
            let kept: Vec<usize> = pairs().filter(|(_, s)| **s > 0).map(|(t, _)| *t).collect();
            self.end(&gone, How::Reformed);
            cohort.traces = kept;
            cohort.sizes.retain(|s| *s > 0);
            if !cohort.weights.is_empty() {
                cohort.weights.clone_from(&cohort.sizes);
            }
        }
        if let Some(place) = self.cohorts.get_mut(column) {
            *place = cohort;
        }
    }

    /// Carried classes: merge, then let enter, then make room for those who join, then split.
    fn carry(&mut self, year: usize, pupils: &[u32], at: YearPlan) {
        if let Some(floor) = self.plan.merge_below {
            for (column, n) in pupils.iter().enumerate() {
                self.merge(column, year, *n, at.cap, floor);
            }
        }
        let mut used = self.cohorts.iter().map(Cohort::classes).sum();
        for (column, n) in pupils.iter().enumerate() {
            let classes = self.classes(column);
            let enters = classes == 0 && *n > 0;
            if !enters && !at.is_joined(column) {
                continue;
            }
            let free = at.free_if_limited(used);
            let wanted = classes_needed(*n, at.cap).max(classes);
            let made = if enters {
                entering(*n, at.cap, free)
            } else {
                wanted.min(classes.saturating_add(free))
            };
            if made != classes {
                self.recut(column, year, *n, made);
            }
            used += made - classes;
            self.lack(column, year, wanted - made);
        }
        if let Some(limit) = at.split_over {
            self.split_all(year, limit, at, used);
        }
    }

    /// Every grade anew: as many classes as the cap asks for, or as there are rooms.
    fn cut_anew(&mut self, year: usize, pupils: &[u32], at: YearPlan) {
        let mut made: Vec<u32> = pupils.iter().map(|n| classes_needed(*n, at.cap)).collect();
        if let (true, Some(rooms)) = (at.limited, at.rooms) {
            fit_rooms(pupils, &mut made, rooms);
        }
        for (column, (n, made)) in pupils.iter().zip(made).enumerate() {
            self.recut(column, year, *n, made);
            self.lack(column, year, classes_needed(*n, at.cap) - made);
        }
    }

    fn classes(&self, column: usize) -> u32 {
        self.cohorts.get(column).map_or(0, Cohort::classes)
    }

    fn lack(&mut self, column: usize, year: usize, lacking: u32) {
        if lacking > 0 {
            let largest = self.cohorts.get(column).and_then(|c| c.sizes.iter().max().copied());
            self.done.no_room.push(NoRoom {
                year: year + 1,
                grade: self.grade(column),
                lacking,
                largest: largest.unwrap_or(0),
            });
        }
    }

    /// Cuts a cohort evenly into this many classes; the first ones go on being followed.
    fn recut(&mut self, column: usize, year: usize, pupils: u32, classes: u32) {
        let Some(mut cohort) = self.cohorts.get_mut(column).map(std::mem::take) else { return };
        let before = cohort.classes();
        if before != classes || !cohort.weights.is_empty() {
            for trace in &cohort.traces {
                if let Some(trace) = self.done.traces.get_mut(*trace) {
                    trace.recut.push(year + 1);
                }
            }
        }
        while cohort.classes() > classes {
            let gone = cohort.traces.pop();
            self.end(gone.as_slice(), How::Reformed);
        }
        for number in before + 1..=classes {
            cohort.traces.push(self.trace(column, year + 1, number, None));
        }
        cohort.weights.clear();
        even_into(pupils, classes, &mut cohort.sizes);
        if let Some(place) = self.cohorts.get_mut(column) {
            *place = cohort;
        }
    }

    fn merge(&mut self, column: usize, year: usize, pupils: u32, cap: u32, floor: u32) {
        let Some(cohort) = self.cohorts.get(column) else { return };
        if cohort.weights.is_empty() {
            let classes = cohort.classes();
            let left = merged(pupils, classes, cap, floor);
            if left != classes {
                self.recut(column, year, pupils, left);
            }
            return;
        }
        let mut cohort = cohort.clone();
        while let Some((low, high)) = merge_once(&mut cohort.sizes, cap, floor) {
            let gone = [cohort.traces.remove(high), cohort.traces.remove(low)];
            self.end(&gone, How::Reformed);
            let number = u32::try_from(cohort.sizes.len()).unwrap_or(0);
            cohort.traces.push(self.trace(column, year + 1, number, None));
            cohort.weights.clone_from(&cohort.sizes);
        }
        if let Some(place) = self.cohorts.get_mut(column) {
            *place = cohort;
        }
    }

    /// Splits what is over the limit while rooms are free: the fullest grade first, among equal
    /// ones the youngest.
    fn split_all(&mut self, year: usize, limit: u32, at: YearPlan, mut used: u32) {
        let mut tried = vec![false; self.cohorts.len()];
        loop {
            let mut fullest: Option<(usize, u32)> = None;
            for (column, (cohort, tried)) in self.cohorts.iter().zip(&tried).enumerate() {
                let size = cohort.sizes.iter().max().copied().unwrap_or(0);
                if !tried && size > limit && fullest.is_none_or(|(_, most)| size > most) {
                    fullest = Some((column, size));
                }
            }
            let Some((column, _)) = fullest else { return };
            let before = self.classes(column);
            self.split_one(column, year, limit, at.free(used));
            used += self.classes(column) - before;
            if let Some(tried) = tried.get_mut(column) {
                *tried = true;
            }
        }
    }

    fn split_one(&mut self, column: usize, year: usize, limit: u32, free: u32) {
        let Some(mut cohort) = self.cohorts.get_mut(column).map(std::mem::take) else { return };
        let before = cohort.sizes.clone();
        let even = cohort.weights.is_empty();
        let made = if free == 0 {
            0
        } else if even {
            let (pupils, classes) = (before.iter().sum(), cohort.classes());
            let made = split(pupils, classes, limit, free);
            cohort.sizes = even_split(pupils, made);
            made
        } else {
            let made = split_list(&mut cohort.sizes, limit, free);
            cohort.weights.clone_from(&cohort.sizes);
            made
        };
        if made > 0 {
            // Of even classes all are cut anew, of a list those over the limit.
            let pairs = || cohort.traces.iter().zip(&before);
            let gone: Vec<usize> =
                pairs().filter(|(_, s)| even || **s > limit).map(|(t, _)| *t).collect();
            let kept: Vec<usize> =
                pairs().filter(|(_, s)| !even && **s <= limit).map(|(t, _)| *t).collect();
            self.end(&gone, How::Split);
            cohort.traces = kept;
            for number in (1..).take(made as usize) {
                cohort.traces.push(self.trace(column, year + 1, number, None));
            }
        }
        if let Some(place) = self.cohorts.get_mut(column) {
            *place = cohort;
        }
    }

    /// Writes the year down, and into each trace; `ahead` is none for today.
    fn settle(&mut self, ahead: Option<usize>) {
        let classes = self.cohorts.iter().map(|cohort| cohort.sizes.len()).sum();
        let mut grades = GradeSizes::with_capacity(self.cohorts.len(), classes);
        for (column, cohort) in self.cohorts.iter().enumerate() {
            let unmoved = self.unmoved.filter(|_| ahead.is_some());
            let alone = unmoved.map_or(Vec::new(), |_| {
                let year = ahead.unwrap_or_default();
                cohort.sizes_at(cell(unmoved, year, self.slot.first + column))
            });
            for (at, (trace, size)) in cohort.traces.iter().zip(&cohort.sizes).enumerate() {
                if let Some(trace) = self.done.traces.get_mut(*trace) {
                    trace.sizes.push(*size);
                    if self.unmoved.is_some() {
                        trace.alone.push(alone.get(at).copied().unwrap_or(*size));
                    }
                }
            }
            grades.push(&cohort.sizes);
        }
        let bands = Bands::of(grades.all());
        self.done.years.push(YearClasses { grades, bands, told: false });
    }
}

/// Whole pupils of a cell, 0 where there is none.
fn cell(students: Option<&[Vec<f64>]>, year: usize, column: usize) -> u32 {
    let value = students.and_then(|s| s.get(year)).and_then(|y| y.get(column));
    value.map_or(0, |n| whole(*n))
}
