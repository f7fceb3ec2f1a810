//! What a fast count gives: the classes of each year by band.

use super::Cuts;

/// Bands that fit in a number, a byte for each.
const BANDS: usize = 8;

/// Classes by band of each year ahead. Most are added up with one addition a grade, as one number
/// with a byte for each band; what does not fit in one is added band by band.
#[derive(Debug, Clone)]
pub struct Counted {
    bands: usize,
    together: Vec<u64>,
    apart: Vec<u32>,
    any_apart: bool,
}

/// Classes of a grade by band, a byte for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bytes(pub(super) u64);

impl Bytes {
    /// Most classes of a grade for which the bytes of a section's year cannot run over; 0 where
    /// there are more bands than bytes.
    pub(super) fn most(grades: usize, cuts: &Cuts) -> u32 {
        let grades = u32::try_from(grades.max(1)).unwrap_or(u32::MAX);
        if cuts.len() <= BANDS { u32::from(u8::MAX) / grades } else { 0 }
    }

    /// Classes of one size.
    #[inline(always)]
    pub(super) fn of(cuts: &Cuts, size: u32, classes: u32) -> Self {
        Self(u64::from(classes) << (cuts.band(size) * u8::BITS as usize))
    }

    /// Classes of these sizes.
    pub(super) fn of_list(cuts: &Cuts, sizes: &[u32]) -> Self {
        Self(sizes.iter().map(|size| Self::of(cuts, *size, 1).0).sum())
    }

    /// All classes from a band on: the product has their sum in its highest byte.
    #[inline(always)]
    fn from(self, band: usize) -> u32 {
        const ONES: u64 = u64::MAX / 0xff;
        let kept = self.0.checked_shr(band as u32 * u8::BITS).unwrap_or(0);
        (kept.wrapping_mul(ONES) >> (u64::BITS - u8::BITS)) as u32
    }
}

impl Counted {
    pub(super) fn new(years: usize, bands: usize) -> Self {
        Self { bands, together: vec![0; years], apart: vec![0; years * bands], any_apart: false }
    }

    pub(super) fn clear(&mut self) {
        self.together.fill(0);
        if self.any_apart {
            self.apart.fill(0);
            self.any_apart = false;
        }
    }

    #[inline(always)]
    pub(super) fn add(&mut self, year: usize, classes: Bytes) {
        if let Some(sum) = self.together.get_mut(year) {
            *sum += classes.0;
        }
    }

    pub(super) fn add_band(&mut self, year: usize, band: usize, classes: u32) {
        if let Some(sum) = self.apart.get_mut(year * self.bands + band) {
            *sum += classes;
        }
        self.any_apart = true;
    }

    fn apart(&self, year: usize) -> &[u32] {
        self.apart.get(year * self.bands..(year + 1) * self.bands).unwrap_or_default()
    }

    /// The classes of a year from a band on.
    #[must_use]
    #[inline(always)]
    pub fn from(&self, year: usize, band: usize) -> u32 {
        let together = self.together.get(year).map_or(0, |sum| Bytes(*sum).from(band));
        if !self.any_apart {
            return together;
        }
        together + self.apart(year).iter().skip(band).sum::<u32>()
    }

    /// Adds the classes of a year to others, band by band.
    pub fn add_to(&self, year: usize, to: &mut [u32]) {
        let mut together = self.together.get(year).copied().unwrap_or(0);
        for (to, apart) in to.iter_mut().zip(self.apart(year)) {
            *to += apart + u32::from(together as u8);
            together >>= u8::BITS;
        }
    }
}
