//! The ledger of classes over a limit (消除大班额工作台账, 销号管理): one row for each, with how and
//! when it goes; classes that grow over it later are rows too (新增).

use super::form::{ClassTrace, SectionClasses};
use super::{ClassesKnown, Start, whole};
use crate::county::{ClassBands, SectionKind};
use crate::order;
use crate::project::Pool;
use crate::project::result::How;

/// A limit of class size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The smallest class that breaks it.
    pub from: u32,
    /// As it is printed: 56 for large classes, 45 or 50 for the standard.
    pub shown: u32,
}

impl Limit {
    /// A limit of which the figure itself is too many: 56 for 56人及以上.
    #[must_use]
    pub const fn at_or_above(size: u32) -> Self {
        Self { from: size, shown: size }
    }

    /// A limit that may be reached: 45 for 不超过45人.
    #[must_use]
    pub const fn above(size: u32) -> Self {
        Self { from: size + 1, shown: size }
    }
}

/// One class over the limit.
#[derive(Debug, Clone, PartialEq)]
pub struct LargeClass {
    /// Position of its track in the pool.
    pub track: usize,
    /// 小学 or 初中.
    pub section: SectionKind,
    /// Its grade when it stands in the ledger first; `None` where only bands are known.
    pub grade: Option<u8>,
    /// Its name, where a list tells it.
    pub class: Option<String>,
    /// Its number in its grade, from 1; among those of its band where only bands are known.
    pub number: u32,
    /// Its pupils then; at least so many where only bands are known.
    pub size: u32,
    /// The limit it breaks, as printed.
    pub limit: u32,
    /// Year it stands in the ledger from.
    pub opens: i32,
    /// It is over the limit not today but later (新增).
    pub new: bool,
    /// First year in which it is over the limit no more; `None`: not by the last year.
    pub closes: Option<i32>,
    /// How it goes; `None` where it does not.
    pub how: Option<How>,
}

/// The ledger of a section under a limit: today's classes in order, then new ones by year.
#[must_use]
pub fn ledger(
    pool: &Pool,
    start: &Start,
    classes: &SectionClasses,
    limit: Limit,
) -> Vec<LargeClass> {
    let banded = start.known == ClassesKnown::Bands && start.bands.is_some();
    let mut rows = Vec::new();
    if let Some(bands) = start.bands.as_ref().filter(|_| banded) {
        by_bands(pool, classes, bands, limit, &mut rows);
    }
    let today = rows.len();
    for trace in &classes.traces {
        let first = trace.sizes.iter().position(|s| *s >= limit.from);
        let Some(first) = first else { continue };
        let opens = trace.since + first;
        // Today's even classes only stand for those of the bands, which have rows.
        if banded && trace.since == 0 && opens == 0 {
            continue;
        }
        rows.push(row(pool, classes, trace, first, limit));
    }
    if let Some(rows) = rows.get_mut(today..) {
        order::sort_by_key(rows, |r| r.opens);
    }
    rows
}

fn row(
    pool: &Pool,
    classes: &SectionClasses,
    trace: &ClassTrace,
    first: usize,
    limit: Limit,
) -> LargeClass {
    let over = |s: &u32| *s >= limit.from;
    let last = trace.sizes.iter().rposition(over).unwrap_or(first);
    let after = last + 1;
    let how = if after < trace.sizes.len() {
        let diverted = trace.alone.get(after).is_some_and(over);
        let recut = trace.recut.contains(&(trace.since + after));
        Some(match (recut, diverted) {
            (true, _) => How::Reformed,
            (false, true) => How::Diverted,
            (false, false) => How::Shrinks,
        })
    } else {
        trace.end
    };
    let year = |at: usize| pool.last_year.saturating_add(i32::try_from(at).unwrap_or(0));
    let grades_up = u8::try_from(first).unwrap_or(0);
    LargeClass {
        track: classes.slot.track,
        section: classes.slot.section,
        grade: Some(trace.grade.saturating_add(grades_up)),
        class: trace.name.clone(),
        number: trace.number,
        size: trace.sizes.get(first).copied().unwrap_or(0),
        limit: limit.shown,
        opens: year(trace.since + first),
        new: trace.since + first > 0,
        closes: how.map(|_| year(trace.since + after)),
        how,
    }
}

/// Rows of classes of which only the band is known: they go when the section has no class over
/// the limit any more. A band that the limit cuts through is left out.
fn by_bands(
    pool: &Pool,
    classes: &SectionClasses,
    bands: &ClassBands,
    limit: Limit,
    rows: &mut Vec<LargeClass>,
) {
    let over = |y: &super::YearClasses| y.grades.all().iter().any(|s| *s >= limit.from);
    let last = classes.years.iter().skip(1).rposition(over).map_or(0, |at| at + 1);
    let gone = last + 1 < classes.years.len();
    let year = pool.last_year.saturating_add(i32::try_from(last + 1).unwrap_or(0));
    for ((low, _), count) in ClassBands::EDGES.iter().zip(bands.0) {
        if *low < limit.from {
            continue;
        }
        for number in 1..=whole(count) {
            rows.push(LargeClass {
                track: classes.slot.track,
                section: classes.slot.section,
                grade: None,
                class: None,
                number,
                size: *low,
                limit: limit.shown,
                opens: pool.last_year,
                new: false,
                closes: gone.then_some(year),
                how: gone.then_some(How::Reformed),
            });
        }
    }
}
