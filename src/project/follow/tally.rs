//! Classes by size and schools over their limit, by year: what milestones are tested on. The full
//! projection fills it from class lists, each draw from the fast count.

use crate::county::{ClassBands, SectionKind, Setting};
use crate::project::classes::{Counted, Cuts, whole};
use std::rc::Rc;

/// Classes that are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    /// 小学 or 初中.
    pub section: SectionKind,
    /// 城区, 镇区 or 乡村; `None` where nobody has told.
    pub place: Option<Setting>,
}

const PLACES: [Option<Setting>; 4] =
    [Some(Setting::Urban), Some(Setting::Town), Some(Setting::Rural), None];

impl Bucket {
    /// Number of buckets.
    const COUNT: usize = 2 * PLACES.len();

    /// Every bucket.
    pub fn all() -> impl Iterator<Item = Self> {
        let of = |section| PLACES.map(|place| Self { section, place });
        SectionKind::COMPULSORY.into_iter().flat_map(of)
    }

    const fn position(self) -> usize {
        let place = match self.place {
            Some(Setting::Urban) => 0,
            Some(Setting::Town) => 1,
            Some(Setting::Rural) => 2,
            None => 3,
        };
        match self.section {
            SectionKind::Primary => place,
            _ => place + PLACES.len(),
        }
    }
}

/// Counts by year, bucket and band.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    cuts: Rc<Cuts>,
    classes: Vec<u32>,
    schools: Vec<[u32; 2]>,
}

impl Tally {
    /// An empty tally of so many years.
    #[must_use]
    pub fn new(cuts: Rc<Cuts>, years: usize) -> Self {
        let classes = vec![0; years * Bucket::COUNT * cuts.len()];
        Self { cuts, classes, schools: vec![[0; 2]; years] }
    }

    /// The bands.
    #[must_use]
    pub fn cuts(&self) -> &Cuts {
        &self.cuts
    }

    fn at(&self, year: usize, bucket: Bucket) -> usize {
        (year * Bucket::COUNT + bucket.position()) * self.cuts.len()
    }

    /// Classes of a bucket by band.
    #[must_use]
    pub fn bands(&self, year: usize, bucket: Bucket) -> &[u32] {
        let at = self.at(year, bucket);
        self.classes.get(at..at + self.cuts.len()).unwrap_or_default()
    }

    /// Adds a class.
    pub fn add(&mut self, year: usize, bucket: Bucket, size: u32) {
        let at = self.at(year, bucket) + self.cuts.band(size);
        if let Some(n) = self.classes.get_mut(at) {
            *n += 1;
        }
    }

    /// Adds classes of which the statistical form tells only the band, each with the least size of
    /// its band.
    pub fn add_form(&mut self, year: usize, bucket: Bucket, form: Option<&ClassBands>) {
        for ((low, _), count) in ClassBands::EDGES.iter().zip(form.map_or([0.0; 10], |f| f.0)) {
            (0..whole(count)).for_each(|_| self.add(year, bucket, *low));
        }
    }

    /// Adds what the fast count gives for a section in the year `ahead`.
    pub fn add_counted(&mut self, year: usize, bucket: Bucket, counted: &Counted, ahead: usize) {
        let at = self.at(year, bucket);
        let to = self.classes.get_mut(at..at + self.cuts.len()).unwrap_or_default();
        counted.add_to(ahead, to);
    }

    /// Adds a school with the limit of its kind, which it may reach.
    pub fn add_school(&mut self, year: usize, pupils: u32, limit: Option<f64>) {
        if let Some([all, over]) = self.schools.get_mut(year)
            && pupils > 0
        {
            *all += 1;
            *over += u32::from(limit.is_some_and(|limit| f64::from(pupils) > limit));
        }
    }

    /// Schools over the limit of their kind.
    #[must_use]
    pub fn over_scale(&self, year: usize) -> u32 {
        self.schools.get(year).map_or(0, |s| s[1])
    }

    /// Schools with pupils.
    #[must_use]
    pub fn schools(&self, year: usize) -> u32 {
        self.schools.get(year).map_or(0, |s| s[0])
    }
}
