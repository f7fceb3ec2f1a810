//! The count where cohorts do not meet, because no rule of the plan looks at another grade: each is
//! followed by itself from where it enters, or is today, to where it leaves. Most sections of most
//! draws are counted here; it keeps nothing but a number of classes.

use super::count::Counter;
use super::size::{Cuts, classes_needed, proportion_into, whole};

/// A cohort's class list, in buffers that are used again; empty where its classes are even.
#[derive(Debug, Clone, Default)]
pub(super) struct ListBuffer {
    weights: Vec<u32>,
    sizes: Vec<u32>,
    rests: Vec<u64>,
}

impl Counter {
    pub(super) fn count_alone(
        &self,
        students: &[f64],
        cuts: &Cuts,
        list: &mut ListBuffer,
        out: &mut [u32],
    ) {
        for (column, up) in self.comes_up.iter().enumerate() {
            list.weights.clear();
            if *up {
                let classes = self.start.get(column - 1).copied().unwrap_or(0);
                if let (true, Some(listed)) = (self.carries, self.lists.get(column - 1)) {
                    list.weights.extend_from_slice(listed);
                }
                self.follow((0, column), classes, students, cuts, list, out);
            } else {
                for year in 0..self.years.len() {
                    self.follow((year, column), 0, students, cuts, list, out);
                }
            }
        }
    }

    /// Follows a cohort from a year and column on.
    fn follow(
        &self,
        (mut year, mut column): (usize, usize),
        mut classes: u32,
        students: &[f64],
        cuts: &Cuts,
        list: &mut ListBuffer,
        out: &mut [u32],
    ) {
        while let (Some(at), Some(pupils), Some(out)) = (
            self.years.get(year),
            students.get(year * self.stride + self.first + column),
            out.get_mut(year * cuts.len()..(year + 1) * cuts.len()),
        ) {
            let pupils = whole(*pupils);
            if pupils == 0 {
                classes = 0;
                list.weights.clear();
            } else if !list.weights.is_empty() {
                list.bring_to(pupils);
                classes = u32::try_from(list.sizes.len()).unwrap_or(0);
                for size in &list.sizes {
                    add(out, cuts, *size, 1);
                }
            } else {
                let anew = classes == 0 || !self.carries;
                classes = if anew { classes_needed(pupils, at.cap) } else { classes.min(pupils) };
                let each = pupils / classes;
                let more = pupils - each * classes;
                add(out, cuts, each, classes - more);
                if more > 0 {
                    add(out, cuts, each + 1, more);
                }
            }
            year += 1;
            column += 1;
            if self.comes_up.get(column) != Some(&true) {
                return;
            }
        }
    }
}

impl ListBuffer {
    /// Brings the list to a cohort's pupils; a class without any is none.
    fn bring_to(&mut self, pupils: u32) {
        proportion_into(pupils, &self.weights, &mut self.sizes, &mut self.rests);
        if self.sizes.contains(&0) {
            self.sizes.retain(|s| *s > 0);
            self.weights.clone_from(&self.sizes);
        }
    }
}

fn add(out: &mut [u32], cuts: &Cuts, size: u32, classes: u32) {
    if let Some(out) = out.get_mut(cuts.band(size)) {
        *out += classes;
    }
}
