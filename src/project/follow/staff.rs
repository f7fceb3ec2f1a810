//! Teachers needed and to be recruited. Two bases that must not be mixed: 1:19 and 1:13.5 count all
//! staff (教职工), the stock of the county file are full-time teachers (专任教师); both are named
//! where they are shown.

/// People needed for so many pupils at so many pupils each: whole people, `⌈pupils / ratio⌉`.
#[must_use]
pub fn by_pupils(pupils: f64, ratio: f64) -> f64 {
    whole_people(if ratio > 0.0 { pupils / ratio } else { 0.0 })
}

/// Teachers needed for so many classes (班师比).
#[must_use]
pub fn by_classes(classes: u32, each: f64) -> f64 {
    whole_people(f64::from(classes) * each)
}

/// Teachers needed at so many for each hundred pupils.
#[must_use]
pub fn by_hundred(pupils: f64, per_hundred: f64) -> f64 {
    whole_people(pupils * per_hundred / 100.0)
}

/// Rounds up; a hair above a whole number is a rounding of the arithmetic.
fn whole_people(need: f64) -> f64 {
    if need.is_finite() && need > 0.0 { (need - 1e-9).ceil() } else { 0.0 }
}

/// What is left of today's stock in a year: less those who have retired, plus those promised.
#[must_use]
pub fn stock_in(today: f64, year: i32, retired: &[(i32, f64)], promised: &[(i32, f64)]) -> f64 {
    let until = |counts: &[(i32, f64)]| -> f64 {
        counts.iter().filter(|(of, n)| *of <= year && n.is_finite()).map(|(_, n)| n).sum()
    };
    (today - until(retired) + until(promised)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_are_whole_people() {
        // 1900 / 19 = 100; one pupil more asks for one more; 1350 / 13.5 = 100.
        assert_eq!([by_pupils(1900.0, 19.0), by_pupils(1901.0, 19.0)], [100.0, 101.0]);
        assert_eq!([by_pupils(1350.0, 13.5), by_pupils(10.0, 0.0)], [100.0, 0.0]);
        // 0.9 for each hundred: 2000 pupils need 18, 2001 need 18.009, so 19.
        assert_eq!([by_hundred(2000.0, 0.9), by_hundred(2001.0, 0.9)], [18.0, 19.0]);
        // 37 classes at 2.5 each: 92.5, so 93.
        assert_eq!(by_classes(37, 2.5), 93.0);
    }

    #[test]
    fn those_who_go_and_come_add_up_over_the_years() {
        // 100 today, 5 go in 2026 and 7 in 2027, 3 come in 2027.
        let (go, come) = ([(2026, 5.0), (2027, 7.0)], [(2027, 3.0)]);
        let stock = |year| stock_in(100.0, year, &go, &come);
        assert_eq!([2025, 2026, 2027, 2028].map(stock), [100.0, 95.0, 91.0, 91.0]);
        // Need 100 in 2027: recruit 100 − 91 = 9.
        assert_eq!(100.0 - stock(2027), 9.0);
        assert_eq!(stock_in(1.0, 2026, &[(2026, 5.0)], &[]), 0.0);
    }
}
