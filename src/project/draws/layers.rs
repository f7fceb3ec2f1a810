//! How much of a unit's band is shared with the county, how much with its zone, how much is its
//! own, so that schools, zones and the county each have the band that the past gives them.
//!
//! On the log scale a unit's deviation is u, its zone's t, its pool's c (90 % half-widths over
//! 1.645). With w a unit's share of its pool's pupils and W its zone's, shocks s of the county,
//! z of the zone and what is left for the unit itself solve
//! `c² = s² + Σ W² z² + Σ w² (u² - s² - z²)` and, within a zone, the same for t; where the past
//! contradicts itself (a county less certain than its schools) the larger share is cut to what
//! there is.

use super::normal::MIDDLE;

/// Parts of a unit's deviation: their squares add up to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Mix {
    pub(super) county: f64,
    pub(super) zone: f64,
    pub(super) own: f64,
}

/// A unit of a pool in one year ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    /// Its pupils.
    pub(super) students: f64,
    /// Half-widths of its band.
    pub(super) spread: [f64; 2],
    /// Position of its zone, where it has one.
    pub(super) zone: Option<usize>,
}

/// Deviation of a band.
fn deviation(spread: [f64; 2]) -> f64 {
    let [_, most] = spread;
    let [_, at] = MIDDLE;
    most / at
}

/// Solves the parts of every member. `zones` are the half-widths of each zone's band.
pub(super) fn mix(members: &[Member], zones: &[[f64; 2]], pool: [f64; 2]) -> Vec<Mix> {
    let all: f64 = members.iter().map(|m| m.students).sum();
    if all <= 0.0 {
        return vec![Mix { county: 0.0, zone: 0.0, own: 1.0 }; members.len()];
    }
    let target = squared(deviation(pool));
    let mut county = target;
    let mut of_zone = vec![0.0; zones.len()];
    // Each depends on the other; it settles in a few rounds.
    for _ in 0..8 {
        for (at, (variance, band)) in of_zone.iter_mut().zip(zones).enumerate() {
            let of = |m: &&Member| m.zone == Some(at);
            let within: f64 = members.iter().filter(of).map(|m| m.students).sum();
            let own = members.iter().filter(of).map(|m| Owned::of(m, within, county));
            *variance = shared(own, squared(deviation(*band)) - county);
        }
        let own = members.iter().map(|m| Owned::of(m, all, zone_of(m, &of_zone)));
        let by_zone: f64 = of_zone
            .iter()
            .enumerate()
            .map(|(at, variance)| {
                let of = |m: &&Member| m.zone == Some(at);
                let within: f64 = members.iter().filter(of).map(|m| m.students).sum();
                squared(within / all) * variance
            })
            .sum();
        county = shared(own, target - by_zone);
    }
    members
        .iter()
        .map(|m| parts(squared(deviation(m.spread)), county, zone_of(m, &of_zone)))
        .collect()
}

fn squared(x: f64) -> f64 {
    x * x
}

fn zone_of(member: &Member, zones: &[f64]) -> f64 {
    member.zone.and_then(|z| zones.get(z)).copied().unwrap_or(0.0)
}

/// A member's share of a sum, and its variance less what is shared above.
struct Owned {
    share: f64,
    variance: f64,
}

impl Owned {
    fn of(member: &Member, all: f64, above: f64) -> Self {
        let share = if all > 0.0 { member.students / all } else { 0.0 };
        Self { share, variance: (squared(deviation(member.spread)) - above).max(0.0) }
    }
}

/// The variance that members share, so that their sum has the variance `target`: what each has of
/// its own averages out by its share.
fn shared(own: impl Iterator<Item = Owned>, target: f64) -> f64 {
    let (mut averaged, mut squares, mut least) = (0.0, 0.0, f64::MAX);
    for Owned { share, variance } in own {
        averaged += squared(share) * variance;
        squares += squared(share);
        if share > 0.0 {
            least = least.min(variance);
        }
    }
    if squares >= 1.0 - 1e-9 {
        // One member is the whole: all is shared, or all is its own; it is the same.
        return 0.0;
    }
    ((target - averaged) / (1.0 - squares)).clamp(0.0, least.max(0.0))
}

fn parts(variance: f64, county: f64, zone: f64) -> Mix {
    if variance <= 0.0 {
        return Mix { county: 0.0, zone: 0.0, own: 1.0 };
    }
    let county = county.min(variance);
    let zone = zone.min(variance - county);
    let own = (variance - county - zone).max(0.0);
    Mix {
        county: libm::sqrt(county / variance),
        zone: libm::sqrt(zone / variance),
        own: libm::sqrt(own / variance),
    }
}

/// From a standard normal number to a distance on the log scale whose middle half and middle nine
/// tenths are those of a band: straight lines through both.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Shape {
    inner: f64,
    outer: f64,
}

impl Shape {
    pub(super) fn of(spread: [f64; 2]) -> Self {
        let [half, most] = spread;
        let [at_half, at_most] = MIDDLE;
        Self { inner: half / at_half, outer: ((most - half) / (at_most - at_half)).max(0.0) }
    }

    /// The variance of a normal distribution with the same nine tenths.
    pub(super) fn variance(self) -> f64 {
        let [_, most] = MIDDLE;
        squared(self.at(most) / most)
    }

    #[inline(always)]
    pub(super) fn at(self, z: f64) -> f64 {
        let [edge, _] = MIDDLE;
        let inside = z.clamp(-edge, edge);
        self.inner * inside + self.outer * (z - inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_goes_through_both_bands() {
        let shape = Shape::of([0.1, 0.3]);
        assert!((shape.at(MIDDLE[0]) - 0.1).abs() < 1e-15);
        assert!((shape.at(-MIDDLE[1]) + 0.3).abs() < 1e-15);
        assert_eq!(shape.at(0.0), 0.0);
    }

    #[test]
    fn two_equal_schools_share_what_their_sum_needs() {
        // Each 0.1, the sum 0.08: s² + ½ (0.01 - s²) = 0.0064, so s² = 0.0028.
        let band = |d: f64| [d / 2.0, d * MIDDLE[1]];
        let member = Member { students: 100.0, spread: band(0.1), zone: None };
        let mix = mix(&[member; 2], &[], band(0.08));
        assert!((squared(mix[0].county) - 0.28).abs() < 1e-9, "{mix:?}");
        assert!((squared(mix[0].own) - 0.72).abs() < 1e-9);
        // A sum more certain than chance allows: nothing is shared.
        let independent = super::mix(&[member; 2], &[], band(0.01));
        assert_eq!(independent[0].county, 0.0);
    }

    #[test]
    fn zones_lie_between_schools_and_county() {
        let band = |d: f64| [d / 2.0, d * MIDDLE[1]];
        let member = |zone| Member { students: 100.0, spread: band(0.1), zone: Some(zone) };
        let members: Vec<Member> = (0..20).map(|at| member(at / 10)).collect();
        let mixed = mix(&members, &[band(0.06); 2], band(0.05));
        let Mix { county, zone, own } = mixed[0];
        let unit = 0.01;
        let within = unit * (squared(county) + squared(zone)) + unit * squared(own) / 10.0;
        let total =
            unit * squared(county) + unit * squared(zone) / 2.0 + unit * squared(own) / 20.0;
        assert!((libm::sqrt(within) - 0.06).abs() < 1e-4, "{within}");
        assert!((libm::sqrt(total) - 0.05).abs() < 1e-4, "{total}");
    }
}
