//! The seven amounts of every school, set so that exactly the published numbers of schools meet
//! each threshold and the county's means are the published ones.
//!
//! Who meets an indicator is decided first (by rank of a score made of quality, size and luck);
//! amounts are then drawn on the right side of the threshold, and what schools have beyond it is
//! scaled so that the sum is the published mean times the pupils. Sites shared by several
//! sections are drawn freely and counted before the others are set.

use super::{
    data::{Data, Draw, Mean, Published},
    rng::Rng,
};
use crate::county::SectionKind;
use crate::order;
use crate::order::Map;
use crate::standard::Indicator;

/// A row of the assessment: a section with the pupils of those counted with it.
#[derive(Debug, Clone)]
pub struct Row {
    /// Position of the school.
    pub school: usize,
    pub section: SectionKind,
    pub pupils: u32,
    /// Pupils of all sections weighted in hundredths (100, 110, 132), where things are shared.
    pub shared: Option<u32>,
    pub quality: f64,
    /// Whether a figure may be missing here.
    pub may_miss: bool,
}

/// The amounts of one indicator, one a row, in whole units; shared things stand whole in each
/// row of their school. `None` is missing.
pub type Amounts = Vec<Option<u64>>;

/// How an indicator is counted: whole units over pupils.
struct Scale {
    /// Units of the amount times this, over pupils, is the indicator's value.
    per: u64,
    /// Threshold in thousandths, primary and junior.
    threshold: (u64, u64),
    /// Whether sections share it.
    shared: bool,
}

impl Scale {
    fn of(indicator: &Indicator) -> Self {
        let milli = |section| {
            let threshold = indicator.at_least.of(section).map_or(0.0, |d| d.value());
            libm::round(threshold * 1000.0) as u64
        };
        // Equipment is counted in hundreds of yuan: 0.01 万元, as the forms print it.
        let per = if indicator.id == "equipmentValue" { 100.0 } else { indicator.per.value() };
        Self {
            per: per as u64,
            threshold: (milli(SectionKind::Primary), milli(SectionKind::Junior)),
            shared: indicator.amount.iter().any(|a| a.metric.is_shared()),
        }
    }

    fn threshold(&self, section: SectionKind) -> u64 {
        if section == SectionKind::Junior { self.threshold.1 } else { self.threshold.0 }
    }

    /// The smallest amount that meets the threshold.
    fn enough(&self, row: &Row) -> u64 {
        (self.threshold(row.section) * u64::from(row.pupils)).div_ceil(1000 * self.per)
    }

    /// The part of a shared amount that falls to the row.
    fn part(&self, row: &Row, amount: u64) -> f64 {
        match row.shared.filter(|_| self.shared) {
            Some(weighted) => {
                amount as f64 * f64::from(row.pupils * hundredths(row.section))
                    / f64::from(weighted)
            }
            None => amount as f64,
        }
    }

    fn meets(&self, row: &Row, amount: u64) -> bool {
        let threshold = self.threshold(row.section);
        match row.shared.filter(|_| self.shared) {
            Some(weighted) => {
                amount * u64::from(hundredths(row.section)) * self.per * 1000
                    >= threshold * u64::from(weighted)
            }
            None => amount >= self.enough(row),
        }
    }
}

/// Weight of a pupil in a shared site, in hundredths (1 : 1.1 : 1.32).
pub const fn hundredths(section: SectionKind) -> u32 {
    match section {
        SectionKind::Primary => 100,
        SectionKind::Junior => 110,
        SectionKind::Senior => 132,
    }
}

/// Draws one indicator for all rows.
pub fn draw(data: &Data, indicator: &Indicator, rows: &[Row], rng: &mut Rng) -> Amounts {
    let published = data.published.iter().find(|p| p.id == indicator.id);
    let draw = data.draw.iter().find(|d| d.id == indicator.id);
    let (Some(published), Some(draw)) = (published, draw) else {
        return rows.iter().map(|_| None).collect();
    };
    let scale = Scale::of(indicator);
    let mut job = Job { scale, draw, rows, amounts: rows.iter().map(|_| None).collect() };
    job.shared(published, rng);
    let missing = job.missing(rng);
    let known = |section| -> f64 {
        let known = rows.iter().enumerate().filter(|(i, _)| !missing.contains(i));
        known.filter(|(_, r)| r.section == section).map(|(_, r)| f64::from(r.pupils)).sum()
    };
    let (primary, junior) = (known(SectionKind::Primary), known(SectionKind::Junior));
    let per = job.scale.per as f64;
    let junior_mean = match &published.mean {
        Mean::Sections { junior, .. } => junior.value(),
        Mean::Both { both } => draw.junior_mean.as_ref().unwrap_or(both).value(),
    };
    let junior_sum = libm::round(junior_mean * junior / per);
    job.section(SectionKind::Junior, draw.junior_met, junior_sum, &missing, rng);
    let primary_sum = match &published.mean {
        Mean::Sections { primary: mean, .. } => mean.value() * primary / per,
        Mean::Both { both } => {
            both.value() * (primary + junior) / per - job.sum(SectionKind::Junior)
        }
    };
    let met = published.met - draw.junior_met;
    job.section(SectionKind::Primary, met, libm::round(primary_sum), &missing, rng);
    job.amounts
}

struct Job<'a> {
    scale: Scale,
    draw: &'a Draw,
    rows: &'a [Row],
    amounts: Amounts,
}

impl Job<'_> {
    /// Sites of several sections: drawn as they come, mostly enough.
    fn shared(&mut self, published: &Published, rng: &mut Rng) {
        if !self.scale.shared {
            return;
        }
        let share = published.met as f64 / published.reporting as f64;
        let shared = self.draw.shared.unwrap_or(0.0);
        let mut sites: Map<usize, u64> = Map::new();
        for (row, amount) in self.rows.iter().zip(&mut self.amounts) {
            let Some(weighted) = row.shared else { continue };
            let drawn = sites.entry(row.school).or_insert_with(|| {
                let ratio = if rng.chance(share) {
                    shared + shared / 3.0 * rng.unit() * rng.unit()
                } else {
                    self.draw.low.max(0.6) + 0.3 * rng.unit()
                };
                let primary = self.scale.threshold.0 as f64 / 1000.0;
                let heads = f64::from(weighted) / 100.0;
                libm::round(ratio * primary * heads / self.scale.per as f64) as u64
            });
            *amount = Some(*drawn);
        }
    }

    /// Rows whose figure is missing.
    fn missing(&self, rng: &mut Rng) -> Vec<usize> {
        let mut rows: Vec<usize> = (0..self.rows.len()).collect();
        rng.shuffle(&mut rows);
        let of = |section: SectionKind, count: usize| {
            let may = rows.iter().copied().filter(move |at| {
                self.rows
                    .get(*at)
                    .is_some_and(|r| r.section == section && r.may_miss && r.shared.is_none())
            });
            may.take(count)
        };
        let (primary, junior) = self.draw.missing;
        of(SectionKind::Primary, primary).chain(of(SectionKind::Junior, junior)).collect()
    }

    fn sum(&self, section: SectionKind) -> f64 {
        let rows = self.rows.iter().zip(&self.amounts).filter(|(r, _)| r.section == section);
        rows.filter_map(|(r, a)| a.map(|a| self.scale.part(r, a))).sum()
    }

    /// Sets the rows of a section that are still open: `met` rows meet the threshold in all, and
    /// the section's amounts add up to `sum`.
    fn section(
        &mut self,
        section: SectionKind,
        met: usize,
        sum: f64,
        missing: &[usize],
        rng: &mut Rng,
    ) {
        let set = self.rows.iter().zip(&self.amounts).filter(|(r, _)| r.section == section);
        let already = set.filter(|(r, a)| a.is_some_and(|a| self.scale.meets(r, a))).count();
        let rest = libm::round(sum - self.sum(section)) as i64;
        let mut open: Vec<Open> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let free = self.amounts.get(at).is_some_and(Option::is_none);
            if row.section == section && free && !missing.contains(&at) {
                open.push(Open::new(at, row, self.draw, self.scale.enough(row), rng));
            }
        }
        order::sort_by(&mut open, |a, b| b.score.total_cmp(&a.score).then(a.row.cmp(&b.row)));
        let here = met.saturating_sub(already).min(open.len());
        let (enough, short) = open.split_at_mut(here);
        for row in short.iter_mut() {
            row.fall_short(self.draw, rng);
        }
        let floor: u64 = enough.iter().chain(short.iter()).map(|o| o.amount).sum();
        spread(enough, rest - floor as i64);
        for row in &open {
            if let Some(amount) = self.amounts.get_mut(row.row) {
                *amount = Some(row.amount);
            }
        }
    }
}

/// A row whose amount is still open.
struct Open {
    row: usize,
    score: f64,
    /// The smallest amount that meets the threshold.
    enough: u64,
    amount: u64,
    /// How much beyond the threshold it tends to have, relative to others.
    beyond: f64,
}

impl Open {
    fn new(at: usize, row: &Row, draw: &Draw, enough: u64, rng: &mut Rng) -> Self {
        let size = libm::log(f64::from(row.pupils.max(1)) / 450.0);
        let score = draw.quality * row.quality + draw.size * size + draw.noise * rng.normal();
        let beyond = (draw.even + rng.unit() * rng.unit()) * libm::exp(draw.size * size);
        Self { row: at, score, enough, amount: enough, beyond }
    }

    /// Sets an amount below the threshold.
    fn fall_short(&mut self, draw: &Draw, rng: &mut Rng) {
        let ratio = if rng.chance(draw.floor_share) {
            rng.between(0.855, 0.995)
        } else {
            draw.low + (0.845 - draw.low).max(0.0) * libm::pow(rng.unit(), draw.lean)
        };
        let amount = libm::floor(ratio * self.enough as f64) as u64;
        self.amount = amount.min(self.enough.saturating_sub(1));
    }
}

/// Gives `extra` units to rows that already have enough, in proportion to their tendency.
fn spread(rows: &mut [Open], extra: i64) {
    let weight: f64 = rows.iter().map(|r| r.beyond * r.enough as f64).sum();
    let mut left = extra.max(0);
    for row in rows.iter_mut() {
        let part = extra.max(0) as f64 * row.beyond * row.enough as f64 / weight.max(1e-9);
        let part = (libm::floor(part) as i64).min(left);
        row.amount += part as u64;
        left -= part;
    }
    while left > 0 && !rows.is_empty() {
        for row in rows.iter_mut().take(left as usize) {
            row.amount += 1;
            left -= 1;
        }
    }
}
