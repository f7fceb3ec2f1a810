//! What the draws have given for one unit, and the quantiles of it.

use crate::project::result::Quantiles;

/// Shares of the draws below each quantile.
const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// A table of draws: the years, in each the draws, in each draw the series, so that what is added
/// and what is gathered for the quantiles of a year lie together.
#[derive(Debug, Clone)]
pub(super) struct Store {
    series: usize,
    draws: usize,
    cells: Vec<f32>,
}

/// Quantiles of one unit, taken once for each set of series.
pub(super) struct Taking<'a> {
    store: &'a Store,
    taken: Vec<(Vec<usize>, Vec<Quantiles>)>,
    column: Column,
}

/// One series of one year, and what finding its quantiles needs.
#[derive(Default)]
struct Column {
    values: Vec<f32>,
    /// Where the values of each step end among those put by steps.
    ends: Vec<usize>,
    by_step: Vec<f32>,
}

impl Store {
    pub(super) fn new(series: usize, years: usize, draws: usize) -> Self {
        Self { series, draws, cells: vec![0.0; series * years * draws] }
    }

    /// The series of a draw in a year.
    #[inline(always)]
    pub(super) fn series_of(&mut self, year: usize, draw: usize) -> &mut [f32] {
        let at = (year * self.draws + draw) * self.series;
        self.cells.get_mut(at..at + self.series).unwrap_or_default()
    }

    pub(super) const fn series(&self) -> usize {
        self.series
    }

    pub(super) fn clear(&mut self) {
        self.cells.fill(0.0);
    }

    /// Adds another of the same measures.
    pub(super) fn add(&mut self, other: &Self) {
        for (to, from) in self.cells.iter_mut().zip(&other.cells) {
            *to += from;
        }
    }

    pub(super) fn taking(&self) -> Taking<'_> {
        Taking { store: self, taken: Vec::new(), column: Column::default() }
    }
}

impl Taking<'_> {
    /// The quantiles of the sum of some series, by year.
    pub(super) fn quantiles(&mut self, wanted: &[usize]) -> Vec<Quantiles> {
        if let Some((_, quantiles)) = self.taken.iter().find(|(of, _)| of == wanted) {
            return quantiles.clone();
        }
        let Self { store, taken, column } = self;
        let years = store.cells.chunks_exact((store.series * store.draws).max(1));
        let of_year = |year: &[f32]| {
            column.values.clear();
            for draw in year.chunks_exact(store.series.max(1)) {
                let cell = |at: &usize| draw.get(*at).copied().unwrap_or(0.0);
                column.values.push(wanted.iter().map(cell).sum());
            }
            column.quantiles()
        };
        let quantiles: Vec<Quantiles> = years.map(of_year).collect();
        taken.push((wanted.to_vec(), quantiles.clone()));
        quantiles
    }
}

impl Column {
    /// Quantiles with straight lines between the order statistics (Hyndman and Fan's type 7).
    fn quantiles(&mut self) -> Quantiles {
        let Some(last) = self.values.len().checked_sub(1) else { return [0.0; 5] };
        self.put_by_steps();
        SHARES.map(|share| {
            #[allow(clippy::cast_precision_loss, reason = "at most 20 000 draws")]
            let place = share * last as f64;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within")]
            let below = (place as usize).min(last);
            let low = self.at(below);
            let next = if below < last { self.at(below + 1) } else { low };
            low + (place - libm::floor(place)) * (next - low)
        })
    }

    /// Puts the values by equal steps from the least to the greatest, as many as there are values;
    /// within a step they stay as they were drawn.
    fn put_by_steps(&mut self) {
        let Self { values, ends, by_step } = self;
        let (mut least, mut greatest) = (f32::INFINITY, f32::NEG_INFINITY);
        for value in &*values {
            least = if *value < least { *value } else { least };
            greatest = if *value > greatest { *value } else { greatest };
        }
        let last = values.len().saturating_sub(1);
        #[allow(clippy::cast_precision_loss, reason = "at most 20 000 draws")]
        let scale = Some(last as f32 / (greatest - least));
        // Values that hardly differ are all in one step.
        let scale = scale.filter(|scale| scale.is_finite()).unwrap_or(0.0);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within")]
        let step = |value: f32| (((value - least) * scale) as usize).min(last);
        ends.clear();
        ends.resize(values.len() + 1, 0);
        for value in &*values {
            if let Some(count) = ends.get_mut(step(*value) + 1) {
                *count += 1;
            }
        }
        let mut before = 0;
        for end in &mut *ends {
            before += *end;
            *end = before;
        }
        by_step.clear();
        by_step.resize(values.len(), 0.0);
        // What is the beginning of a step becomes its end as its values are put.
        for value in &*values {
            if let Some(at) = ends.get_mut(step(*value)) {
                if let Some(place) = by_step.get_mut(*at) {
                    *place = *value;
                }
                *at += 1;
            }
        }
    }

    /// The value that so many others lie below: only its step is put in order.
    fn at(&mut self, rank: usize) -> f64 {
        let step = self.ends.partition_point(|end| *end <= rank);
        let begin = step.checked_sub(1).and_then(|before| self.ends.get(before));
        let begin = begin.copied().unwrap_or(0);
        let end = self.ends.get(step).copied().unwrap_or(0);
        let of_step = self.by_step.get_mut(begin..end).unwrap_or_default();
        if rank - begin >= of_step.len() {
            return 0.0;
        }
        f64::from(nth(of_step, rank - begin))
    }
}

/// The value that `rank` others lie below, if they were in order. Counts of classes are alike in most
/// draws, so that what equals the pivot is left aside in each step; the library's own way, compiled
/// for size, takes ten times as long.
fn nth(mut values: &mut [f32], mut rank: usize) -> f32 {
    while !values.is_empty() {
        let at = |place: usize| values.get(place).copied().unwrap_or_default();
        let (first, middle, last) = (at(0), at(values.len() / 2), at(values.len().max(1) - 1));
        let pivot = first.max(middle).min(last).max(first.min(middle));
        // Smaller ones to the front, greater ones to the back; between them what equals the pivot.
        let (mut low, mut next, mut high) = (0, 0, values.len());
        while next < high {
            let value = values.get(next).copied().unwrap_or_default();
            if value < pivot {
                values.swap(low, next);
                low += 1;
                next += 1;
            } else if value > pivot {
                high -= 1;
                values.swap(next, high);
            } else {
                next += 1;
            }
        }
        values = if rank < low {
            values.get_mut(..low).unwrap_or_default()
        } else if rank < high {
            return pivot;
        } else {
            rank -= high;
            values.get_mut(high..).unwrap_or_default()
        };
    }
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    fn quantiles(values: &[f32]) -> Quantiles {
        Column { values: values.to_vec(), ..Column::default() }.quantiles()
    }

    #[test]
    fn quantiles_lie_between_the_draws() {
        // 0..=10: the 5 % quantile is half way from 0 to 1, the median 5.
        let column: Vec<f32> = (0..=10).rev().map(|n| n as f32).collect();
        assert_eq!(quantiles(&column), [0.5, 2.5, 5.0, 7.5, 9.5]);
        assert_eq!(quantiles(&[7.0]), [7.0; 5]);
        assert_eq!(quantiles(&[7.0; 9]), [7.0; 5]);
        assert_eq!(quantiles(&[]), [0.0; 5]);
    }

    #[test]
    fn quantiles_are_those_of_the_sorted_draws() {
        let mut rng = Rng::new(3);
        for count in [2, 3, 40, 999, 2000] {
            // Many that are equal, and one far away from all others.
            let mut values: Vec<f32> = (0..count).map(|_| rng.below(300) as f32 / 7.0).collect();
            values[0] = 1e6;
            let found = quantiles(&values);
            values.sort_by(f32::total_cmp);
            for (share, found) in SHARES.into_iter().zip(found) {
                let place = share * (count - 1) as f64;
                let (low, high) = (values[place as usize], values[place.ceil() as usize]);
                let expected = f64::from(low) + place.fract() * f64::from(high - low);
                assert!((found - expected).abs() <= 1e-6 * expected, "{count}: {found} {expected}");
            }
        }
    }

    #[test]
    fn the_nth_is_that_of_the_sorted_values() {
        let mut rng = Rng::new(5);
        for count in [1, 2, 3, 50, 500] {
            for kinds in [1, 3, 1000] {
                let values: Vec<f32> = (0..count).map(|_| rng.below(kinds) as f32).collect();
                let mut sorted = values.clone();
                sorted.sort_by(f32::total_cmp);
                for (rank, expected) in sorted.iter().enumerate() {
                    assert_eq!(nth(&mut values.clone(), rank), *expected, "{count} {kinds} {rank}");
                }
            }
        }
    }

    #[test]
    fn series_are_added_up_within_a_draw() {
        let mut store = Store::new(2, 1, 3);
        for draw in 0..3 {
            store.series_of(0, draw).copy_from_slice(&[draw as f32, 10.0]);
        }
        let mut taking = store.taking();
        assert_eq!(taking.quantiles(&[0, 1])[0][2], 11.0);
        assert_eq!(taking.quantiles(&[0])[0][2], 1.0);
        // Taken again they are the same.
        assert_eq!(taking.quantiles(&[0, 1])[0][2], 11.0);
    }
}
