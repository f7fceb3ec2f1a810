//! Classes by size, as reported (班额分档).

use crate::county::{ClassBands, SectionKind};
use crate::project::result::band_of;

/// Smallest class of each reported band; in junior sections the first two are one.
pub const BAND_STARTS: [u32; 5] = [0, 46, 51, 56, 66];

/// Classes by size and the pupils in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bands {
    /// Classes of ≤45, 46-50, 51-55, 56-65 (大班额) and ≥66 pupils (超大班额).
    pub classes: [u32; 5],
    /// Pupils in the classes of each band.
    pub pupils: [u32; 5],
    /// Pupils of classes whose band is known but not their size.
    pub unplaced: u32,
}

impl Bands {
    /// Adds a class.
    pub fn add(&mut self, size: u32) {
        let band = band_of(size);
        if let (Some(n), Some(p)) = (self.classes.get_mut(band), self.pupils.get_mut(band)) {
            *n += 1;
            *p += size;
        }
    }

    /// The bands of classes of these sizes.
    #[must_use]
    pub fn of(sizes: &[u32]) -> Self {
        let mut bands = Self::default();
        sizes.iter().for_each(|size| bands.add(*size));
        bands
    }

    /// Adds other classes.
    pub fn merge(&mut self, other: &Self) {
        for (to, from) in self.classes.iter_mut().zip(other.classes) {
            *to += from;
        }
        for (to, from) in self.pupils.iter_mut().zip(other.pupils) {
            *to += from;
        }
        self.unplaced += other.unplaced;
    }

    /// The ten bands of the statistical form nest into these; the sizes stay unknown.
    #[must_use]
    pub fn of_form(form: &ClassBands, pupils: u32) -> Self {
        let mut bands = Self { unplaced: pupils, ..Self::default() };
        for ((low, _), count) in ClassBands::EDGES.iter().zip(form.0) {
            if let Some(n) = bands.classes.get_mut(band_of(*low)) {
                *n += super::whole(count);
            }
        }
        bands
    }

    /// All classes.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.classes.iter().sum()
    }

    /// Classes of the bands that begin at this size or above.
    #[must_use]
    pub fn from(&self, size: u32) -> u32 {
        let bands = BAND_STARTS.iter().zip(self.classes);
        bands.filter(|(start, _)| **start >= size).map(|(_, n)| n).sum()
    }

    /// 大班额: classes of 56 pupils and more.
    #[must_use]
    pub fn large(&self) -> u32 {
        self.from(56)
    }

    /// 超大班额: classes of 66 pupils and more.
    #[must_use]
    pub fn very_large(&self) -> u32 {
        self.from(66)
    }

    /// Share of `classes` in all, 0-1; `None` without a class.
    #[must_use]
    pub fn share(&self, classes: u32) -> Option<f64> {
        let total = self.total();
        (total > 0).then(|| f64::from(classes) / f64::from(total))
    }

    /// The bands by the names of the contract: primary `le45 46to50 51to55 56to65 ge66`, junior
    /// `le50 51to55 56to65 ge66`.
    pub fn named(&self, section: SectionKind) -> impl Iterator<Item = (&'static str, u32)> {
        let [first, second, rest @ ..] = self.classes;
        let low = if section == SectionKind::Junior {
            [None, Some(first + second)]
        } else {
            [Some(first), Some(second)]
        };
        let counts = low.into_iter().chain(rest.map(Some)).flatten();
        band_names(section).iter().copied().zip(counts)
    }
}

/// Names of a section's bands, smallest classes first.
#[must_use]
pub const fn band_names(section: SectionKind) -> &'static [&'static str] {
    match section {
        SectionKind::Junior => &["le50", "51to55", "56to65", "ge66"],
        _ => &["le45", "46to50", "51to55", "56to65", "ge66"],
    }
}
