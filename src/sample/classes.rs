//! Pupils by grade, classes, and the years before, for each section of the sample.

use super::{data::Shape, plan::Plan, rng::Rng};
use crate::county::{Class, SectionKind, Setting};

/// One grade of one section: its classes' pupils.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// Position of the school.
    pub school: usize,
    pub section: SectionKind,
    /// 1-9.
    pub grade: u8,
    pub classes: Vec<u32>,
}

impl Grade {
    /// Pupils of the grade.
    pub fn pupils(&self) -> u32 {
        self.classes.iter().sum()
    }

    /// The classes as the county file lists them.
    pub fn list(&self) -> impl Iterator<Item = Class> + '_ {
        self.classes.iter().zip(1..).map(|(pupils, number)| Class {
            grade: self.grade,
            name: format!("{}({number})班", self.grade),
            students: Some(f64::from(*pupils)),
            extra: crate::county::Extra::new(),
        })
    }
}

/// First grade and number of grades of a section.
const fn span(section: SectionKind) -> (u8, u8) {
    match section {
        SectionKind::Primary => (1, 6),
        SectionKind::Junior => (7, 3),
        SectionKind::Senior => (10, 3),
    }
}

/// Yearly change of a school's intake: towns gain what villages lose.
fn trend(setting: Setting) -> f64 {
    match setting {
        Setting::Urban => 0.025,
        Setting::Town => 0.005,
        Setting::Rural => -0.03,
    }
}

/// The grades of a section this year, each cut into classes no fuller than the school fills
/// them, unless they must be; they add up to the section's pupils exactly.
pub fn grades(
    school: usize,
    plan: &Plan,
    section: SectionKind,
    shape: &Shape,
    rng: &mut Rng,
) -> Vec<Grade> {
    let (first, count) = span(section);
    let weights: Vec<f64> = (first..first + count)
        .map(|grade| {
            let entered = shape.school_year + 1 - i32::from(grade);
            let age = f64::from(grade - first);
            let noise = 1.0 + 0.05 * rng.normal();
            shape.entrants(entered) * (1.0 - trend(plan.setting) * age) * noise.max(0.7)
        })
        .collect();
    let pupils = share_out(plan.pupils(section), &weights);
    let filled = (first..).zip(pupils);
    filled
        .map(|(grade, n)| Grade { school, section, grade, classes: cut(n, plan.fill, rng) })
        .collect()
}

/// Whole parts of `total` in proportion to the weights (largest remainders).
pub fn share_out(total: u32, weights: &[f64]) -> Vec<u32> {
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 {
        return weights.iter().map(|_| 0).collect();
    }
    let exact: Vec<f64> = weights.iter().map(|w| f64::from(total) * w / sum).collect();
    let mut parts: Vec<u32> = exact.iter().map(|x| libm::floor(*x) as u32).collect();
    let rest = total.saturating_sub(parts.iter().sum()) as usize;
    let mut order: Vec<(usize, f64)> =
        exact.iter().map(|x| x - libm::floor(*x)).enumerate().collect();
    crate::order::sort_by(&mut order, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    for (at, _) in order.into_iter().take(rest) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    parts
}

fn cut(pupils: u32, fill: u32, rng: &mut Rng) -> Vec<u32> {
    let classes = pupils.div_ceil(fill.max(1));
    let mut sizes: Vec<u32> =
        (0..classes).map(|i| pupils / classes + u32::from(i < pupils % classes)).collect();
    // Pupils come and go: a pupil or two more here, fewer there.
    if let [first, .., last] = sizes.as_mut_slice() {
        let moved = (rng.below(3) as u32).min(*last / 4);
        *first += moved;
        *last -= moved;
    }
    sizes
}

/// Moves single pupils between the classes of a grade until exactly `target` classes of the
/// section are over `limit`. Each grade is moved in at most once.
pub fn calibrate(grades: &mut [Grade], section: SectionKind, limit: u32, target: usize) {
    let over = |g: &Grade| g.classes.iter().filter(|n| **n > limit).count();
    let mut have: usize = grades.iter().filter(|g| g.section == section).map(over).sum();
    for grade in grades.iter_mut().filter(|g| g.section == section && g.classes.len() > 1) {
        if have == target {
            return;
        }
        let more = have < target;
        let from = |n: &u32| if more { *n < limit && *n > limit - 8 } else { *n == limit + 1 };
        let to = |n: &u32| if more { *n == limit } else { *n < limit };
        let giver = grade.classes.iter().rposition(from);
        let taker = grade.classes.iter().position(to);
        if let (Some(giver), Some(taker)) = (giver, taker) {
            for (at, size) in grade.classes.iter_mut().enumerate() {
                if at == giver {
                    *size -= 1;
                } else if at == taker {
                    *size += 1;
                }
            }
            have = if more { have + 1 } else { have - 1 };
        }
    }
}

/// Pupils of a section by year and grade from the first year of the history to this one.
/// Those still here are traced back; those who have left are set beside the eldest who have not.
pub fn history(grades: &[Grade], plan: &Plan, shape: &Shape, rng: &mut Rng) -> Vec<(i32, u8, u32)> {
    let mut past = Vec::new();
    let trend = trend(plan.setting);
    let Some(section) = grades.first().map(|g| g.section) else { return past };
    let (first, count) = span(section);
    let Some(eldest) = grades.last() else { return past };
    let eldest_entered = shape.school_year + 1 - i32::from(eldest.grade);
    for year in shape.history_from..shape.school_year {
        let ago = shape.school_year - year;
        for grade in first..first + count {
            let noise = 1.0 + 0.008 * rng.normal();
            let now = i32::from(grade) + ago;
            let here = grades.iter().find(|g| i32::from(g.grade) == now);
            let pupils = match here {
                Some(here) => f64::from(here.pupils()) * (1.0 - 0.3 * trend * f64::from(ago)),
                None => {
                    let entered = year + 1 - i32::from(grade);
                    let before = f64::from(eldest_entered - entered);
                    let ratio = shape.entrants(entered) / shape.entrants(eldest_entered);
                    f64::from(eldest.pupils()) * ratio * (1.0 - trend * before)
                }
            };
            past.push((year, grade, libm::round(pupils * noise).max(0.0) as u32));
        }
    }
    past.extend(grades.iter().map(|g| (shape.school_year, g.grade, g.pupils())));
    past
}
