//! The order of a map's entries: their positions, in chunks, so that one is put in between the
//! others without moving all of them.

use std::cmp::Ordering;

/// A chunk that is longer is cut in two.
const LONGEST: usize = 256;

/// A place in the order: of a chunk, and within it.
pub(super) type Place = (usize, usize);

/// Positions in an order that the caller compares by.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// None is empty.
    chunks: Vec<Vec<usize>>,
}

/// The positions in order.
pub(super) type Positions<'a> =
    std::iter::Copied<std::iter::Flatten<std::slice::Iter<'a, Vec<usize>>>>;

impl Index {
    /// The positions below `length`, in their own order.
    pub(super) fn plain(length: usize) -> Self {
        let all: Vec<usize> = (0..length).collect();
        Self { chunks: all.chunks(LONGEST).map(<[usize]>::to_vec).collect() }
    }

    pub(super) fn positions(&self) -> Positions<'_> {
        self.chunks.iter().flatten().copied()
    }

    /// The positions from a place on.
    pub(super) fn from(&self, (chunk, at): Place) -> impl Iterator<Item = usize> {
        let chunks = self.chunks.get(chunk..).unwrap_or_default();
        chunks.iter().flatten().copied().skip(at)
    }

    /// The position at a place.
    pub(super) fn at(&self, (chunk, at): Place) -> Option<usize> {
        self.chunks.get(chunk)?.get(at).copied()
    }

    /// Where a thing stands, or where it would; `compare` tells how the entry at a position
    /// compares with it.
    ///
    /// # Errors
    /// The place where it would stand.
    pub(super) fn find(&self, compare: &dyn Fn(usize) -> Ordering) -> Result<Place, Place> {
        // Things mostly come in order.
        let Some(last) = self.chunks.last() else { return Err((0, 0)) };
        if last.last().is_some_and(|last| compare(*last) == Ordering::Less) {
            return Err((self.chunks.len() - 1, last.len()));
        }
        let begins_after =
            |chunk: &Vec<usize>| chunk.first().is_some_and(|at| compare(*at) != Ordering::Greater);
        let chunk = self.chunks.partition_point(begins_after).saturating_sub(1);
        let within = self.chunks.get(chunk).map_or(&[][..], Vec::as_slice);
        match within.binary_search_by(|at| compare(*at)) {
            Ok(at) => Ok((chunk, at)),
            Err(at) => Err((chunk, at)),
        }
    }

    /// Puts a position at a place that [`Index::find`] gave.
    pub(super) fn insert(&mut self, (chunk, at): Place, position: usize) {
        let Some(within) = self.chunks.get_mut(chunk) else {
            self.chunks.push(vec![position]);
            return;
        };
        within.insert(at.min(within.len()), position);
        if within.len() > LONGEST {
            // Those that come in order leave full chunks behind.
            let keep = if at + 1 == within.len() { LONGEST } else { LONGEST / 2 };
            let rest = within.split_off(keep);
            self.chunks.insert(chunk + 1, rest);
        }
    }

    /// Takes a place out; gives the position that stood there. The positions behind it move up
    /// by one.
    pub(super) fn remove(&mut self, (chunk, at): Place) -> Option<usize> {
        let within = self.chunks.get_mut(chunk)?;
        let position = (at < within.len()).then(|| within.remove(at))?;
        if within.is_empty() {
            self.chunks.remove(chunk);
        }
        for other in self.chunks.iter_mut().flatten() {
            *other -= usize::from(*other > position);
        }
        Some(position)
    }

    /// Whether the positions stand in their own order.
    pub(super) fn is_plain(&self) -> bool {
        self.positions().enumerate().all(|(at, position)| at == position)
    }
}
