//! How far off the method would have been: from each past year, what it would have said of the
//! years since, beside what came (滚动回测).

use super::bands::{
    Miss, USEFUL_SIZE, again, misses, total_errors, total_spread, unit_spread, width,
};
use super::basis::{Basis, Method};
use super::collect::{Data, collect};
use super::served::Served;
use super::table::float;
use crate::county::County;
use serde::{Deserialize, Serialize};

/// What was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Rival {
    /// The last year's pupils in every year ahead.
    SameAsLastYear,
    /// A method of this program.
    #[serde(untagged)]
    Method(Method),
}

impl Rival {
    /// Its word in the contract.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SameAsLastYear => "sameAsLastYear",
            Self::Method(method) => method.id(),
        }
    }
}

/// Errors so many years ahead.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Accuracy {
    /// Years ahead, from 1.
    pub h: usize,
    /// Mean absolute error as a share of what came (平均绝对百分比误差), 0.03 is 3 %.
    pub mape: f64,
    /// Mean error as a share of what came (平均误差); above 0 too much was foretold.
    pub me: f64,
    /// Share of cases inside the 50 % band that would have been given.
    pub inside50: f64,
    /// Share of cases inside the 90 % band that would have been given.
    pub inside90: f64,
    /// Cases: units times years looked back from.
    pub cases: usize,
}

/// The backtest of a county.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Backtest {
    /// The method.
    pub method: Method,
    /// Years looked ahead from; none with fewer than three years of history.
    pub origins: Vec<i32>,
    /// Least pupils of the units that were counted; 0 where all are smaller and all were.
    pub least: f64,
    /// Errors of units (a school's section, a zone) by years ahead.
    pub units: Vec<Accuracy>,
    /// Errors of the county's total by years ahead.
    pub county: Vec<Accuracy>,
    /// Errors of units by every other way, the simplest first.
    pub compared: Vec<(Rival, Vec<Accuracy>)>,
}

/// Looks back from every past year with two years before it and one after.
#[must_use]
pub fn backtest(county: &County, basis: &Basis) -> Backtest {
    let data = collect(county, basis);
    let served: Vec<_> = data.tables.iter().map(Served::of).collect();
    let found = look_back(&data, &served, basis.method, basis);
    let sized = found.iter().any(|m| m.known >= USEFUL_SIZE);
    let least = if sized { USEFUL_SIZE } else { 0.0 };
    let mut origins: Vec<i32> = found.iter().map(|m| origin(&data, m)).collect();
    origins.dedup();
    let mut compared = Vec::new();
    if !origins.is_empty() {
        let same = found.iter().map(|m| Miss { foretold: m.known, ..*m }).collect::<Vec<_>>();
        compared.push((Rival::SameAsLastYear, unit_accuracy(&same, least)));
        for method in Method::ALL {
            let other = look_back(&data, &served, method, basis);
            compared.push((Rival::Method(method), unit_accuracy(&other, least)));
        }
    }
    Backtest {
        method: basis.method,
        origins,
        least,
        units: unit_accuracy(&found, least),
        county: total_accuracy(&found),
        compared,
    }
}

fn look_back(data: &Data, served: &[Served], method: Method, basis: &Basis) -> Vec<Miss> {
    misses(data, &again(data, served, method, basis))
}

/// The year a past forecast was made from.
fn origin(data: &Data, miss: &Miss) -> i32 {
    data.last_year - i32::try_from(data.years - miss.upto).unwrap_or(0)
}

/// Sums of errors by years ahead.
#[derive(Default)]
struct Tally(Vec<[f64; 5]>);

impl Tally {
    fn add(&mut self, ahead: usize, foretold: f64, came: f64, spread: [f64; 2]) {
        if self.0.len() < ahead {
            self.0.resize(ahead, [0.0; 5]);
        }
        let Some(sums) = self.0.get_mut(ahead - 1) else { return };
        let error = foretold / came - 1.0;
        let away = libm::log(came / foretold).abs();
        let [half, most] = spread.map(|s| if away <= s { 1.0 } else { 0.0 });
        for (sum, value) in sums.iter_mut().zip([1.0, error.abs(), error, half, most]) {
            *sum += value;
        }
    }

    fn accuracy(&self) -> Vec<Accuracy> {
        let of = |(h, [n, absolute, error, half, most]): (usize, &[f64; 5])| Accuracy {
            h,
            mape: absolute / n,
            me: error / n,
            inside50: half / n,
            inside90: most / n,
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
            cases: *n as usize,
        };
        (1..).zip(&self.0).filter(|(_, sums)| sums.first() > Some(&0.0)).map(of).collect()
    }
}

/// Errors of units. The bands are those that would have been given: from the errors known by then.
fn unit_accuracy(misses: &[Miss], least: f64) -> Vec<Accuracy> {
    let mut tally = Tally::default();
    let mut widths: Vec<(usize, usize, [f64; 2])> = Vec::new();
    for miss in misses.iter().filter(|m| m.known >= least) {
        let known = widths.iter().find(|w| (w.0, w.1) == (miss.pool, miss.upto)).map(|w| w.2);
        let width = known.unwrap_or_else(|| {
            let before = |m: &&Miss| {
                m.pool == miss.pool && m.known >= USEFUL_SIZE && m.upto + m.ahead <= miss.upto
            };
            let mut scores: Vec<f64> = misses.iter().filter(before).map(Miss::score).collect();
            let width = width(&mut scores);
            widths.push((miss.pool, miss.upto, width));
            width
        });
        let spread = unit_spread(width, miss.known, miss.ahead);
        tally.add(miss.ahead, miss.foretold, miss.came, spread);
    }
    tally.accuracy()
}

/// Errors of the county's total, over units known in both years.
fn total_accuracy(misses: &[Miss]) -> Vec<Accuracy> {
    let mut sums: Vec<((usize, usize), f64, f64)> = Vec::new();
    for miss in misses {
        let key = (miss.upto, miss.ahead);
        match sums.iter_mut().find(|s| s.0 == key) {
            Some(sum) => {
                sum.1 += miss.foretold;
                sum.2 += miss.came;
            }
            None => sums.push((key, miss.foretold, miss.came)),
        }
    }
    let mut tally = Tally::default();
    for ((upto, ahead), foretold, came) in sums {
        let before: Vec<Miss> =
            misses.iter().filter(|m| m.upto + m.ahead <= upto).copied().collect();
        let spread = total_spread(&total_errors(&before, None), ahead);
        tally.add(ahead, foretold, came, spread.last().copied().unwrap_or_default());
    }
    tally.accuracy()
}

impl Backtest {
    /// The mean absolute error of units `h` years ahead by the method, where it was measured.
    #[must_use]
    pub fn mape(&self, h: usize) -> Option<f64> {
        self.units.iter().find(|a| a.h == h).map(|a| a.mape)
    }

    /// Years looked ahead from, as a number.
    #[must_use]
    pub const fn count(&self) -> f64 {
        float(self.origins.len())
    }
}
