//! The waterfall of a score sheet, from full marks to the total.

use super::{Drawn, caption};
use crate::args;
use crate::chart::Mode;
use crate::chart::waterfall::{Kind, Step, Waterfall};
use crate::county::County;
use crate::rubric::{ItemScore, Known, Sheet, sentence};
use crate::words::{Words, number};

/// Height, px.
const HEIGHT: f64 = 220.0;
/// So many deductions and gains have steps of their own; the rest share one.
const STEPS: usize = 6;

/// Differences of decimals without their binary tail.
fn rounded(value: f64) -> f64 {
    libm::round(value * 1e6) / 1e6
}

struct Walk<'a> {
    words: &'a Words,
    steps: Vec<Step>,
    at: f64,
}

impl Walk<'_> {
    fn sum(&mut self, key: &str, points: &Known) {
        let label = self.words.say(key);
        self.steps.push(Step { kind: Kind::Sum, label, low: points.low, high: points.high });
        self.at = points.low;
    }

    /// Steps for the first, one for the rest.
    fn changes(&mut self, kind: Kind, mut all: Vec<(String, f64)>) {
        if all.len() > STEPS {
            let rest = all.split_off(STEPS - 1);
            let sum = rounded(rest.iter().map(|(_, points)| points).sum());
            all.push((self.words.say("drawn-rest"), sum));
        }
        for (label, points) in all {
            let to = rounded(if kind == Kind::Gain { self.at + points } else { self.at - points });
            let (low, high) = (self.at.min(to), self.at.max(to));
            self.steps.push(Step { kind, label, low, high });
            self.at = to;
        }
    }

    /// A step between where the sums of the items lead and what the sheet says: weights, caps.
    fn difference(&mut self, key: &str, to: f64) {
        let points = rounded(to - self.at);
        if points != 0.0 {
            let kind = if points < 0.0 { Kind::Loss } else { Kind::Gain };
            self.changes(kind, vec![(self.words.say(key), points.abs())]);
        }
    }
}

/// The waterfall; nothing where the sheet has no items.
pub(in crate::report) fn waterfall(
    words: &Words,
    county: &County,
    sheet: &Sheet,
    width: f64,
    mode: Mode,
) -> Option<Drawn> {
    if sheet.items.is_empty() {
        return None;
    }
    let label = words.say("drawn-full");
    let full = Step { kind: Kind::Full, label, low: sheet.full, high: sheet.full };
    let mut walk = Walk { words, steps: vec![full], at: sheet.full };
    let loss = |i: &ItemScore| i.full.map_or(0.0, |full| rounded(full - i.score.high));
    let lost = sheet.items.iter().map(|i| (i.label.clone(), loss(i))).filter(|(_, n)| *n > 0.0);
    walk.changes(Kind::Loss, lost.collect());
    walk.difference("drawn-converted", sheet.base.high);
    if sheet.base.value.is_none() {
        let (low, high) = (sheet.base.low, sheet.base.high);
        let label = words.say("drawn-open");
        walk.steps.push(Step { kind: Kind::Open, label, low, high });
    }
    walk.sum("drawn-base", &sheet.base);
    if !sheet.bonus.is_empty() {
        let gains = sheet.bonus.iter().map(|i| (i.label.clone(), i.score.low));
        walk.changes(Kind::Gain, gains.filter(|(_, n)| *n > 0.0).collect());
        if sheet.total.value.is_some() {
            walk.difference("drawn-cut", sheet.total.low);
        }
        walk.sum("drawn-total", &sheet.total);
    }
    let total = match sheet.total.value {
        Some(value) => number::in_sentence(value),
        None => format!(
            "{}–{}",
            number::in_sentence(sheet.total.low),
            number::in_sentence(sheet.total.high)
        ),
    };
    let title = args! { "full" => sheet.full, "total" => total };
    let caption = caption(
        words,
        county,
        words.tell("drawn-waterfall", &title),
        words.say("drawn-points"),
        sentence::summary(words, sheet),
    );
    let chart = Waterfall { width, height: HEIGHT, steps: walk.steps };
    Some(Drawn {
        svg: chart.svg(&caption, mode),
        title: caption.title,
        unit: caption.unit,
        desc: caption.desc,
    })
}
