//! What the draws have given for one unit, and the quantiles of it.

use crate::project::result::Quantiles;

/// Shares of the draws below each quantile.
const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// A table of draws: a row for each, in it the years, in each year the series.
#[derive(Debug, Clone)]
pub(super) struct Store {
    series: usize,
    years: usize,
    rows: Vec<f32>,
    column: Vec<f32>,
}

impl Store {
    pub(super) fn new(series: usize, years: usize, draws: usize) -> Self {
        Self { series, years, rows: vec![0.0; series * years * draws], column: Vec::new() }
    }

    /// The row of a draw: the years, in each the series.
    pub(super) fn row(&mut self, draw: usize) -> &mut [f32] {
        let width = self.series * self.years;
        self.rows.get_mut(draw * width..(draw + 1) * width).unwrap_or_default()
    }

    pub(super) const fn series(&self) -> usize {
        self.series
    }

    pub(super) fn clear(&mut self) {
        self.rows.fill(0.0);
    }

    /// Adds another of the same measures.
    pub(super) fn add(&mut self, other: &Self) {
        for (to, from) in self.rows.iter_mut().zip(&other.rows) {
            *to += from;
        }
    }

    /// The quantiles of the sum of some series, by year.
    pub(super) fn quantiles(&mut self, wanted: &[usize]) -> Vec<Quantiles> {
        (0..self.years).map(|year| self.of_year(year, wanted)).collect()
    }

    fn of_year(&mut self, year: usize, wanted: &[usize]) -> Quantiles {
        let Self { series, years, rows, column } = self;
        column.clear();
        for row in rows.chunks_exact(*series * *years) {
            let cell = |at: &usize| row.get(year * *series + at).copied().unwrap_or(0.0);
            column.push(wanted.iter().map(cell).sum());
        }
        quantiles(column)
    }
}

/// Quantiles with straight lines between the order statistics (Hyndman and Fan's type 7).
pub(super) fn quantiles(column: &mut [f32]) -> Quantiles {
    let Some(last) = column.len().checked_sub(1) else { return [0.0; 5] };
    // Each quantile is looked for above the one before; nothing else is put in order.
    let mut done = 0;
    SHARES.map(|share| {
        #[allow(clippy::cast_precision_loss, reason = "at most 20 000 draws")]
        let place = share * last as f64;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within")]
        let below = (place as usize).min(last);
        let Some(rest) = column.get_mut(done..) else { return 0.0 };
        let (_, low, above) = rest.select_nth_unstable_by(below - done, f32::total_cmp);
        let low = f64::from(*low);
        let next = above.iter().copied().min_by(f32::total_cmp).map_or(low, f64::from);
        done = below;
        low + (place - libm::floor(place)) * (next - low)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_the_draws() {
        // 0..=10: the 5 % quantile is half way from 0 to 1, the median 5.
        let mut column: Vec<f32> = (0..=10).rev().map(|n| n as f32).collect();
        assert_eq!(quantiles(&mut column), [0.5, 2.5, 5.0, 7.5, 9.5]);
        assert_eq!(quantiles(&mut [7.0]), [7.0; 5]);
        assert_eq!(quantiles(&mut []), [0.0; 5]);
    }

    #[test]
    fn series_are_added_up_within_a_draw() {
        let mut store = Store::new(2, 1, 3);
        for draw in 0..3 {
            store.row(draw).copy_from_slice(&[draw as f32, 10.0]);
        }
        assert_eq!(store.quantiles(&[0, 1])[0][2], 11.0);
        assert_eq!(store.quantiles(&[0])[0][2], 1.0);
    }
}
