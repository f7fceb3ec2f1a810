//! Hatching as plain lines: the strokes of a 45° pattern that lie inside a polygon. No pattern
//! element and no id is needed, so a page may hold any number of charts, and print and PNG see the
//! same strokes.

/// A point or stroke end in backend units.
pub type Point = (i32, i32);

/// The strokes of a 45° hatch (`x + y` a multiple of `spacing`) inside `polygon`, by the even-odd
/// rule. Strokes of neighbouring shapes line up, because the pattern is anchored at the origin.
pub fn strokes(polygon: &[Point], spacing: i32) -> Vec<(Point, Point)> {
    let sums = polygon.iter().map(|&(x, y)| x + y);
    let (Some(low), Some(high)) = (sums.clone().min(), sums.max()) else { return Vec::new() };
    if spacing <= 0 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut sum = low.div_euclid(spacing) * spacing + spacing;
    while sum < high {
        let mut crossings = crossings(polygon, f64::from(sum));
        crossings.sort_by(f64::total_cmp);
        for pair in crossings.chunks_exact(2) {
            if let &[from, to] = pair {
                lines.push((on_line(from, sum), on_line(to, sum)));
            }
        }
        sum += spacing;
    }
    lines
}

fn on_line(x: f64, sum: i32) -> Point {
    let x = x.round() as i32;
    (x, sum - x)
}

/// Where the line `x + y = sum` crosses the polygon's edges, as x.
fn crossings(polygon: &[Point], sum: f64) -> Vec<f64> {
    let next = polygon.iter().skip(1).chain(polygon.first());
    polygon
        .iter()
        .zip(next)
        .filter_map(|(&(ax, ay), &(bx, by))| {
            let (a, b) = (f64::from(ax + ay) - sum, f64::from(bx + by) - sum);
            // Half-open, so a corner on the line counts once.
            ((a < 0.0) != (b < 0.0)).then(|| f64::from(ax) + f64::from(bx - ax) * a / (a - b))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_stay_in_a_square() {
        let square = [(0, 0), (100, 0), (100, 100), (0, 100)];
        let lines = strokes(&square, 25);
        assert_eq!(lines.len(), 7);
        for ((ax, ay), (bx, by)) in lines {
            assert_eq!(ax + ay, bx + by);
            for v in [ax, ay, bx, by] {
                assert!((0..=100).contains(&v));
            }
        }
    }

    #[test]
    fn a_notch_is_left_empty() {
        // A U shape: a line across both arms gives two strokes.
        let u = [(0, 0), (30, 0), (30, 80), (60, 80), (60, 0), (90, 0), (90, 90), (0, 90)];
        let crossing = strokes(&u, 85);
        assert!(crossing.iter().filter(|(a, _)| a.0 + a.1 == 85).count() == 2);
        assert!(strokes(&[], 5).is_empty() && strokes(&u, 0).is_empty());
    }
}
