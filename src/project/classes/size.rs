//! Sizes of classes: whole pupils, even cuts, cuts in proportion, and where a size belongs.

/// Whole pupils of a forecast: `⌊x + ½⌋`; what is no number or below 0 has none.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
pub fn whole(pupils: f64) -> u32 {
    (pupils + 0.5) as u32
}

/// Classes for this many pupils at this cap: `⌈E / cap⌉`.
#[must_use]
pub const fn classes_needed(pupils: u32, cap: u32) -> u32 {
    let cap = if cap == 0 { 1 } else { cap };
    let full = pupils / cap;
    full + (full * cap < pupils) as u32
}

/// Sizes that differ by at most one, the larger first: 137 in 4 is 35, 34, 34, 34.
#[must_use]
pub fn even_split(pupils: u32, classes: u32) -> Vec<u32> {
    let mut sizes = Vec::new();
    even_into(pupils, classes, &mut sizes);
    sizes
}

/// [`even_split`] into a buffer that is used again.
pub(super) fn even_into(pupils: u32, classes: u32, sizes: &mut Vec<u32>) {
    sizes.clear();
    if let (Some(each), Some(more)) = (pupils.checked_div(classes), pupils.checked_rem(classes)) {
        sizes.extend((0..classes).map(|i| each + u32::from(i < more)));
    }
}

/// Whole sizes in the proportion of `weights` that add up to `pupils` exactly (largest
/// remainders; among equal ones the earlier class). Without any weight, an even cut.
#[must_use]
pub fn in_proportion(pupils: u32, weights: &[u32]) -> Vec<u32> {
    let (mut sizes, mut rests) = (Vec::new(), Vec::new());
    proportion_into(pupils, weights, &mut sizes, &mut rests);
    sizes
}

/// [`in_proportion`] into buffers that are used again.
pub(super) fn proportion_into(
    pupils: u32,
    weights: &[u32],
    sizes: &mut Vec<u32>,
    rests: &mut Vec<u64>,
) {
    sizes.clear();
    rests.clear();
    let total: u64 = weights.iter().map(|w| u64::from(*w)).sum();
    if total == 0 {
        return even_into(pupils, u32::try_from(weights.len()).unwrap_or(0), sizes);
    }
    let mut left = pupils;
    for weight in weights {
        let (size, rest) = divide(*weight, pupils, total);
        left = left.saturating_sub(size);
        sizes.push(size);
        rests.push(rest);
    }
    for _ in 0..left {
        let mut best = 0;
        let mut best_rest = 0;
        for (at, rest) in rests.iter().enumerate() {
            if *rest > best_rest {
                (best, best_rest) = (at, *rest);
            }
        }
        if let (Some(size), Some(rest)) = (sizes.get_mut(best), rests.get_mut(best)) {
            *size += 1;
            *rest = 0;
        }
    }
}

/// `weight × pupils / total` and its remainder; in short numbers where they fit, as a long division
/// is most of the cost.
fn divide(weight: u32, pupils: u32, total: u64) -> (u32, u64) {
    if let (Some(share), Ok(total)) = (weight.checked_mul(pupils), u32::try_from(total)) {
        let size = share / total;
        return (size, u64::from(share - size * total));
    }
    let share = u64::from(weight) * u64::from(pupils);
    (u32::try_from(share / total).unwrap_or(u32::MAX), share % total)
}

/// Sizes from which a larger one belongs elsewhere, ascending: the bands of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cuts {
    starts: Vec<u32>,
    table: [u8; Self::TABLE],
}

impl Cuts {
    const TABLE: usize = 256;

    /// The reported bands, and such that every size of `more` begins a band too.
    #[must_use]
    pub fn new(more: &[u32]) -> Self {
        let mut starts: Vec<u32> = super::BAND_STARTS.to_vec();
        starts.extend(more.iter().filter(|s| **s > 0));
        crate::order::sort(&mut starts);
        starts.dedup();
        starts.truncate(usize::from(u8::MAX));
        let mut table = [0; Self::TABLE];
        for (size, band) in (0..).zip(table.iter_mut()) {
            *band = u8::try_from(starts.partition_point(|s| *s <= size) - 1).unwrap_or(0);
        }
        Self { starts, table }
    }

    /// Number of bands.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "there is always a band")]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// The band of a class. Asked for every class of every draw.
    #[must_use]
    #[inline(always)]
    pub fn band(&self, size: u32) -> usize {
        match self.table.get(size as usize) {
            Some(band) => usize::from(*band),
            None => self.starts.partition_point(|s| *s <= size).saturating_sub(1),
        }
    }

    /// The first band of which every class has at least this many pupils.
    #[must_use]
    pub fn from(&self, size: u32) -> usize {
        self.starts.partition_point(|s| *s < size)
    }

    /// Smallest class of each band.
    #[must_use]
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }
}
