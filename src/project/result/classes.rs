//! Classes of a unit, the ledger of large ones, and the map of schools by year.

use super::Quantiles;
use crate::county::SectionKind;
use serde::Serialize;

/// Upper ends of the bands: ≤45, 46-50, 51-55, 56-65, ≥66. A junior section reports the first
/// two as one, ≤50.
pub const BANDS: [u32; 4] = [45, 50, 55, 65];
/// Smallest large class (大班额), pupils.
pub const LARGE: u32 = 56;
/// Smallest very large class (超大班额), pupils.
pub const VERY_LARGE: u32 = 66;

/// The band of a class.
#[must_use]
pub fn band_of(size: u32) -> usize {
    BANDS.iter().filter(|end| size > **end).count()
}

/// Classes of a section of a unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClassSeries {
    /// Position of the unit.
    pub unit: usize,
    /// Section; `None` where the history names no schools.
    pub section: Option<SectionKind>,
    /// Classes by band in the last year known.
    pub today: [u32; 5],
    /// Whether `today` rests on class lists or counts, not on an even split.
    pub listed: bool,
    /// School sections whose classes were worked out from a list and carried, carried evenly, and
    /// cut anew each year.
    pub bases: [u32; 3],
    /// Classes by year.
    pub classes: Vec<u32>,
    /// Classes by year, then band.
    pub bands: Vec<[u32; 5]>,
    /// Pupils in the classes, by year, then band.
    pub pupils: Vec<[u32; 5]>,
    /// Quantiles of the classes; empty without draws.
    pub quantiles: Vec<Quantiles>,
    /// Quantiles of the classes of 56 and more; empty without draws.
    pub large_quantiles: Vec<Quantiles>,
}

/// One school section over the years, in whole pupils: a row of the school × year map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heat {
    /// Position of the unit.
    pub unit: usize,
    /// Section.
    pub section: Option<SectionKind>,
    /// Pupils by year.
    pub students: Vec<u32>,
    /// Classes by year.
    pub classes: Vec<u32>,
    /// Largest class by year.
    pub largest: Vec<u32>,
    /// Classes of 56 and more by year.
    pub large: Vec<u32>,
    /// Pupils without a seat by year; below 0 seats are free.
    pub gap: Vec<i32>,
}

/// How a large class goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum How {
    /// 毕业自然消化.
    Graduates,
    /// 分班.
    Split,
    /// 分流.
    Diverted,
    /// It shrinks below the limit as pupils leave.
    Shrinks,
    /// 重新编班: its grade is cut into classes anew.
    Reformed,
}

/// A class over a limit.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerRow {
    /// Position of the unit.
    pub unit: usize,
    /// Section.
    pub section: Option<SectionKind>,
    /// Grade in the first year it is over the limit; 0 where only the bands of the statistical
    /// form are known.
    pub grade: u8,
    /// Name of the class, or its number in the grade where no list is known.
    pub class: String,
    /// Pupils in that year; at least so many where only bands are known.
    pub size: u32,
    /// The limit it breaks, as it is named: 56 for 56人及以上, 45 for 不超过45人.
    pub limit: u32,
    /// The first year it is over the limit.
    pub since: i32,
    /// Whether the scenario creates it (新增).
    pub new: bool,
    /// The first year it is not; `None` does not go within the projection.
    pub closes: Option<i32>,
    /// How it goes.
    pub how: Option<How>,
}
