//! The shocks of the county, its pools and its zones, and how each track answers to them.
//!
//! A shock wanders: what is new in a year is independent of the years before and as large as the
//! bands grow (years ahead to the power 0.65 for a unit, 0.8 for a pool, as in the bands
//! themselves); in each year it is a standard normal number.

use super::layers::{Member, Mix, Shape, mix};
use super::normal::Normal;
use crate::order::Map;
use crate::project::forecast::{unit_spread, zone_spread};
use crate::project::track::{Pool, Track};
use crate::rng::Rng;

/// Growth of the variance of a unit, and of a pool, with the years ahead.
pub(super) const UNIT: f64 = 1.3;
pub(super) const POOL: f64 = 1.6;

/// Steps of a shock that wanders.
#[derive(Debug, Clone)]
pub(super) struct Wander {
    /// What is new in each year.
    new: Vec<f64>,
    /// What makes the sum a standard normal number.
    scale: Vec<f64>,
}

impl Wander {
    pub(super) fn new(years: usize, growth: f64) -> Self {
        #[allow(clippy::cast_precision_loss, reason = "at most thirty years")]
        let variance = |h: usize| libm::pow(h as f64, growth);
        Self {
            new: (1..=years).map(|h| libm::sqrt(variance(h) - variance(h - 1))).collect(),
            scale: (1..=years).map(|h| 1.0 / libm::sqrt(variance(h))).collect(),
        }
    }

    /// Births: each school year's cohort has two thirds of one calendar year and a third of the
    /// one before, so that neighbours are alike.
    pub(super) fn births(years: usize) -> Self {
        Self { new: vec![1.0; years], scale: Vec::new() }
    }

    /// A path of standard normal numbers, year by year.
    pub(super) fn path(&self, normal: &Normal, rng: &mut Rng, out: &mut [f64]) {
        if self.scale.is_empty() {
            let mut before = normal.next(rng);
            for out in out {
                let now = normal.next(rng);
                *out = (2.0 * now + before) / libm::sqrt(5.0);
                before = now;
            }
            return;
        }
        let mut sum = 0.0;
        for ((out, new), scale) in out.iter_mut().zip(&self.new).zip(&self.scale) {
            sum += new * normal.next(rng);
            *out = sum * scale;
        }
    }
}

/// Paths for every draw, one after another.
pub(super) struct Paths {
    years: usize,
    values: Vec<f64>,
}

impl Paths {
    /// Draws them. `stream` keeps shocks of different things apart.
    pub(super) fn draw(
        wander: &Wander,
        normal: &Normal,
        seed: u64,
        stream: &str,
        draws: usize,
    ) -> Self {
        let years = wander.new.len();
        let mut values = vec![0.0; years * draws];
        let mut rng = Rng::new(mixed(seed, stream));
        for path in values.chunks_exact_mut(years.max(1)) {
            wander.path(normal, &mut rng, path);
        }
        Self { years, values }
    }

    /// The path of a draw.
    pub(super) fn of(&self, draw: usize) -> &[f64] {
        self.values.get(draw * self.years..(draw + 1) * self.years).unwrap_or_default()
    }

    /// Mixes in paths that others have too, so that they agree with them as much as `shared`
    /// says, year by year.
    pub(super) fn agree(&mut self, with: &Self, shared: &[f64]) {
        let own: Vec<f64> = shared.iter().map(|s| libm::sqrt((1.0 - s * s).max(0.0))).collect();
        let paths = self.values.chunks_exact_mut(self.years.max(1));
        for (path, other) in paths.zip(with.values.chunks_exact(self.years.max(1))) {
            let mixed = path.iter_mut().zip(other).zip(shared.iter().zip(&own));
            for ((value, other), (shared, own)) in mixed {
                *value = shared * other + own * *value;
            }
        }
    }
}

/// The seed of a stream: a school has the same shocks in every scenario of a county (FNV-1a).
pub(super) fn mixed(seed: u64, stream: &str) -> u64 {
    let begin = seed ^ 0xcbf2_9ce4_8422_2325;
    stream.bytes().fold(begin, |h, byte| (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// How a track answers to shocks in one year.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Answer {
    pub(super) mix: Mix,
    pub(super) shape: Shape,
}

/// How the tracks of a pool answer, by track, then year.
pub(super) fn answers(pool: &Pool, years: usize) -> Vec<Vec<Answer>> {
    let zones = zones(pool);
    let mut all = vec![Vec::with_capacity(years); pool.tracks.len()];
    for year in 0..years {
        let of_pool = pool.spread.get(year).copied().unwrap_or_default();
        let members: Vec<Member> = pool
            .tracks
            .iter()
            .map(|track| Member {
                students: track.students.get(year).map_or(0.0, |row| row.iter().sum()),
                spread: spread(pool, track, year),
                zone: track.zone.as_ref().and_then(|z| zones.get(z)).map(|z| z.0),
            })
            .collect();
        let of_zones: Vec<[f64; 2]> = {
            let mut sizes = vec![0.0; zones.len()];
            for (at, size) in zones.values() {
                if let Some(place) = sizes.get_mut(*at) {
                    *place = *size;
                }
            }
            sizes.into_iter().map(|n| zone_spread(pool.width, n, year + 1, of_pool)).collect()
        };
        let mixes = mix(&members, &of_zones, of_pool);
        for ((answers, member), mix) in all.iter_mut().zip(&members).zip(mixes) {
            answers.push(Answer { mix, shape: Shape::of(member.spread) });
        }
    }
    all
}

/// Zones of a pool: position and pupils in the last year known.
fn zones(pool: &Pool) -> Map<String, (usize, f64)> {
    let mut zones: Map<String, (usize, f64)> = Map::new();
    for track in &pool.tracks {
        let Some(zone) = &track.zone else { continue };
        let next = zones.len();
        let (_, size) = zones.entry(zone.clone()).or_insert((next, 0.0));
        *size += last_known(track);
    }
    zones
}

fn last_known(track: &Track) -> f64 {
    track.known.last().map_or(0.0, |row| row.iter().flatten().sum())
}

/// The band of a track; a school that opens has that of one of its size.
fn spread(pool: &Pool, track: &Track, year: usize) -> [f64; 2] {
    match track.spread.get(year) {
        Some(spread) if *spread != [0.0; 2] => *spread,
        _ => {
            let size = |row: &Vec<f64>| row.iter().sum::<f64>();
            let most = track.students.iter().map(size).fold(0.0, f64::max);
            unit_spread(pool.width, most, year + 1)
        }
    }
}

/// How much the pools agree with each other in each year, so that their sum has the band of the
/// county: `C² = Σ W² c² + ρ² · 2 Σ W W' c c'`; the square root of ρ² is each one's part.
pub(super) fn agreement(pools: &[Pool], county: &[[f64; 2]]) -> Vec<f64> {
    let of = |(year, county): (usize, &[f64; 2])| {
        let weighted: Vec<f64> = pools
            .iter()
            .map(|pool| {
                let rows = pool.tracks.iter().filter_map(|t| t.students.get(year));
                let students: f64 = rows.flatten().sum();
                students * pool.spread.get(year).map_or(0.0, |s| s[1])
            })
            .collect();
        let rows = pools.iter().flat_map(|p| &p.tracks).filter_map(|t| t.students.get(year));
        let all: f64 = rows.flatten().sum();
        let sum: f64 = weighted.iter().sum();
        let squares: f64 = weighted.iter().map(|w| w * w).sum();
        let both = sum * sum - squares;
        let target = county[1] * all;
        if both <= 0.0 {
            return 1.0;
        }
        libm::sqrt(((target * target - squares) / both).clamp(0.0, 1.0))
    };
    county.iter().enumerate().map(of).collect()
}
