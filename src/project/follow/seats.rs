//! Seats (学位) against pupils: shortage, surplus, the peak, the trough after it, and the year the
//! shortage ends by itself.

/// Demand and seats over the years.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SeatPath {
    /// Demand less seats by year (学位缺口); below 0 is a surplus (富余).
    pub gap: Vec<f64>,
    /// Year of the greatest demand, by position; the first of equals.
    pub peak: Option<usize>,
    /// Year of the least demand after the peak; the last of equals. `None` where the peak is last.
    pub trough: Option<usize>,
    /// The first year after the last shortage; `None` where there is none or it stays.
    pub closes: Option<usize>,
}

/// Seats of rooms: 36 rooms of 45 are 1620.
#[must_use]
pub fn seats_of(rooms: f64, seat_size: f64) -> f64 {
    rooms.max(0.0) * seat_size.max(0.0)
}

/// Rooms that a shortage asks for: the fewest whose seats cover it.
#[must_use]
pub fn rooms_for(gap: f64, seat_size: f64) -> f64 {
    // A hair above a whole number of rooms is a rounding of the pupils, not a room.
    if gap > 0.0 && seat_size > 0.0 { (gap / seat_size - 1e-9).ceil() } else { 0.0 }
}

/// Compares demand with seats, year by year.
#[must_use]
pub fn seat_path(demand: &[f64], seats: &[f64]) -> SeatPath {
    let gap: Vec<f64> = demand.iter().zip(seats).map(|(d, s)| d - s).collect();
    let mut peak: Option<(usize, f64)> = None;
    for (at, pupils) in demand.iter().enumerate() {
        if peak.is_none_or(|(_, most)| *pupils > most) {
            peak = Some((at, *pupils));
        }
    }
    let mut trough: Option<(usize, f64)> = None;
    for (at, pupils) in demand.iter().enumerate().skip(peak.map_or(0, |(at, _)| at + 1)) {
        if trough.is_none_or(|(_, least)| *pupils <= least) {
            trough = Some((at, *pupils));
        }
    }
    let last = gap.iter().rposition(|g| *g > 0.0);
    let closes = last.map(|at| at + 1).filter(|at| *at < gap.len());
    SeatPath { gap, peak: peak.map(|p| p.0), trough: trough.map(|t| t.0), closes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_make_seats_and_seats_a_gap() {
        // 36 × 45 = 1620; 1280 − 1620 = −340: a surplus of 340.
        let seats = seats_of(36.0, 45.0);
        assert_eq!(seats, 1620.0);
        assert_eq!(seat_path(&[1280.0], &[seats]).gap, [-340.0]);
        assert_eq!(seats_of(-2.0, 45.0), 0.0);
        // 91 pupils too many ask for three rooms of 45, 90 for two.
        assert_eq!([rooms_for(91.0, 45.0), rooms_for(90.0, 45.0)], [3.0, 2.0]);
        assert_eq!([rooms_for(-1.0, 45.0), rooms_for(5.0, 0.0)], [0.0, 0.0]);
    }

    #[test]
    fn peak_trough_and_the_end_of_the_shortage_are_named() {
        // 1000 seats: short by 50 and 100, then enough from the fourth year on; least in the sixth.
        let demand = [1050.0, 1100.0, 1100.0, 990.0, 900.0, 850.0, 870.0];
        let path = seat_path(&demand, &[1000.0; 7]);
        assert_eq!((path.peak, path.trough, path.closes), (Some(1), Some(5), Some(3)));
        // A shortage that comes back has not ended.
        let path = seat_path(&[1050.0, 990.0, 1010.0], &[1000.0; 3]);
        assert_eq!((path.peak, path.trough, path.closes), (Some(0), Some(1), None));
        let path = seat_path(&[900.0, 910.0], &[1000.0; 2]);
        assert_eq!((path.peak, path.trough, path.closes), (Some(1), None, None));
        assert_eq!(seat_path(&[], &[]), SeatPath::default());
    }
}
