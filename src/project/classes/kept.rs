//! What a grade of so many pupils is cut into, by band: the same in every draw, so it is kept.

use super::Cuts;
use super::counted::{Bytes, Counted};

/// Classes and pupils beyond which nothing is kept.
const CLASSES: usize = 32;
const PUPILS: usize = 4096;

/// Something for each number of pupils; its default where it is not known yet.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept<T>(Vec<T>);

impl<T: Copy + Default> Kept<T> {
    /// What is kept for so many pupils; `None` where nothing is.
    #[inline(always)]
    pub(super) fn of(&mut self, pupils: u32) -> Option<&mut T> {
        let pupils = pupils as usize;
        if pupils >= self.0.len() {
            if pupils >= PUPILS {
                return None;
            }
            self.0.resize((pupils + 1).next_power_of_two(), T::default());
        }
        self.0.get_mut(pupils)
    }
}

/// Even classes, for each number of them.
#[derive(Debug, Clone)]
pub(super) struct Even {
    /// Most classes of a grade that are counted in bytes.
    pub(super) most: u32,
    by_classes: Vec<Kept<Bytes>>,
}

impl Even {
    /// For a section of so many grades.
    pub(super) fn new(grades: usize, cuts: &Cuts) -> Self {
        Self { most: Bytes::most(grades, cuts), by_classes: vec![Kept::default(); CLASSES] }
    }

    /// Adds pupils in even classes to a year; there is at least one.
    #[inline(always)]
    pub(super) fn add(
        &mut self,
        (year, pupils, classes): (usize, u32, u32),
        cuts: &Cuts,
        counted: &mut Counted,
    ) {
        if classes <= self.most
            && let Some(kept) = self.by_classes.get_mut(classes as usize)
            && let Some(kept) = kept.of(pupils)
        {
            if *kept == Bytes::default() {
                let (each, more) = (pupils / classes, pupils % classes);
                let fewer = Bytes::of(cuts, each, classes - more);
                *kept = Bytes(fewer.0 + Bytes::of(cuts, each + 1, more).0);
            }
            return counted.add(year, *kept);
        }
        let (each, more) = (pupils / classes, pupils % classes);
        counted.add_band(year, cuts.band(each), classes - more);
        counted.add_band(year, cuts.band(each + 1), more);
    }

    /// Adds classes of these sizes to a year.
    pub(super) fn add_list(&self, year: usize, sizes: &[u32], cuts: &Cuts, counted: &mut Counted) {
        if sizes.len() <= self.most as usize {
            counted.add(year, Bytes::of_list(cuts, sizes));
        } else {
            sizes.iter().for_each(|size| counted.add_band(year, cuts.band(*size), 1));
        }
    }
}
