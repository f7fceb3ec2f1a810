//! Plain tables of pupils by unit, year and grade, and sums over them.

/// Pupils of a pool's units; a cell that is not known holds 0, and a unit's year whose total is 0
/// is missing, not empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Number of units.
    pub units: usize,
    /// Number of years, oldest first.
    pub years: usize,
    /// Number of grades.
    pub grades: usize,
    cells: Vec<f64>,
    totals: Vec<f64>,
}

impl Table {
    /// The table of `cells`, ordered by unit, then year, then grade.
    #[must_use]
    pub fn new(units: usize, years: usize, grades: usize, cells: Vec<f64>) -> Self {
        let totals = cells.chunks(grades.max(1)).map(|row| row.iter().sum()).collect();
        Self { units, years, grades, cells, totals }
    }

    /// Pupils of a unit in a year by grade; none outside the table.
    #[must_use]
    pub fn row(&self, unit: usize, year: usize) -> &[f64] {
        let start = (unit * self.years + year) * self.grades;
        if unit >= self.units || year >= self.years {
            return &[];
        }
        self.cells.get(start..start + self.grades).unwrap_or_default()
    }

    /// Pupils of a unit in a year and grade.
    #[must_use]
    pub fn at(&self, unit: usize, year: usize, grade: usize) -> f64 {
        get(self.row(unit, year), grade)
    }

    /// Pupils of a unit in a year, all grades.
    #[must_use]
    pub fn total(&self, unit: usize, year: usize) -> f64 {
        if year >= self.years {
            return 0.0;
        }
        get(&self.totals, unit * self.years + year)
    }
}

/// The value at a position; 0 outside.
#[must_use]
pub fn get(values: &[f64], at: usize) -> f64 {
    values.get(at).copied().unwrap_or_default()
}

/// The quotient; `otherwise` where the divisor is not above 0.
#[must_use]
pub fn ratio(above: f64, below: f64, otherwise: f64) -> f64 {
    if below > 0.0 { above / below } else { otherwise }
}

/// The median; `None` of nothing. Moves the values about.
#[must_use]
pub fn median(values: &mut [f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// The quantile with straight lines between the ordered values; `None` of nothing. Moves the
/// values about.
#[must_use]
pub fn quantile(values: &mut [f64], q: f64) -> Option<f64> {
    let place = float(values.len().checked_sub(1)?) * q;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 ≤ place < len")]
    let below = libm::floor(place) as usize;
    let (_, low, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let low = *low;
    let high = above.iter().copied().min_by(f64::total_cmp).unwrap_or(low);
    Some(low + (high - low) * (place - libm::floor(place)))
}

/// A count as a number to compute with.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of years and grades are small")]
pub const fn float(count: usize) -> f64 {
    count as f64
}
