//! Classes by size band and year, stacked: the largest classes at the bottom on one baseline, so
//! that they compare; the number of over-size classes stands under each bar.

use super::{ValueAxis, YEAR_LINE, Years};
use crate::chart::canvas::{Anchor, Canvas, Caption, Letters};
use crate::chart::ink::Ink;
use crate::chart::labels::{self, Wish};
use crate::chart::scale;
use crate::chart::svg::Mode;
use crate::chart::tokens::Token;

/// The figures of a chart of class-size bands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stack {
    /// The years of the column.
    pub years: Years,
    /// Year, then classes by band: within the standard, 46–50, 51–55, 56–65, 66 and above. A
    /// section without the second band has 0 there.
    pub bars: Vec<(i32, [f64; 5])>,
    /// Figures that other charts beside it show, so that their axes agree.
    pub reach: Vec<f64>,
}

/// The words on it.
#[derive(Debug, Clone, Default)]
pub struct StackWords {
    /// Before the figures under the bars: `超标`.
    pub over: String,
    /// In place of bars in years of which only totals are known; lines.
    pub unknown: Vec<String>,
    /// What the colours mean, band and name, on a line below; empty where they are told elsewhere.
    pub legend: Vec<(usize, String)>,
}

/// Top of the plot, and the line of figures below it, px.
const TOP: f64 = 8.0;
const FOOT: f64 = 17.0;
/// Height of the line with the colours, px.
const LEGEND: f64 = 20.0;

/// The colour of a band.
pub const fn band_token(band: usize) -> Token {
    match band {
        0 => Token::Band1,
        1 => Token::Band2,
        2 => Token::Band3,
        3 => Token::Band4,
        _ => Token::Band5,
    }
}

impl Stack {
    /// Classes over the standard in a bar.
    pub fn over(bands: &[f64; 5]) -> f64 {
        bands.iter().skip(1).sum()
    }

    fn total(bands: &[f64; 5]) -> f64 {
        bands.iter().sum()
    }

    /// The axis at a height of the whole drawing, with or without the years below.
    pub fn axis(&self, height: f64, with_years: bool) -> ValueAxis {
        let foot = FOOT + if with_years { YEAR_LINE } else { 0.0 };
        let totals = self.bars.iter().map(|(_, bands)| Self::total(bands));
        let values = totals.chain(self.reach.iter().copied());
        ValueAxis::of(values, false, 1.0, (TOP, height - foot))
    }

    /// Top of every bar, px, by year.
    pub fn points(&self, height: f64, with_years: bool) -> Vec<(i32, f64, f64)> {
        let axis = self.axis(height, with_years);
        let top = |bands| axis.y(Self::total(bands));
        self.bars.iter().map(|(year, bands)| (*year, self.years.x(*year), top(bands))).collect()
    }

    /// The parts of one bar from the baseline up: band, lower and upper px; empty ones left out.
    /// A band that holds a class is never thinner than 1 px.
    pub fn parts(axis: &ValueAxis, bands: &[f64; 5]) -> Vec<(usize, f64, f64)> {
        let mut parts = Vec::new();
        let mut sum = 0.0;
        let mut below = axis.y(0.0);
        for (band, count) in bands.iter().enumerate().rev() {
            if *count > 0.0 {
                sum += count;
                let above = axis.y(sum).min(below - 1.0);
                parts.push((band, below, above));
                below = above;
            }
        }
        parts
    }

    /// The chart as SVG.
    pub fn svg(
        &self,
        height: f64,
        with_years: bool,
        words: &StackWords,
        caption: &Caption,
        mode: Mode,
    ) -> String {
        let legend = if words.legend.is_empty() { 0.0 } else { LEGEND };
        let canvas = Canvas::new((self.years.width, height + legend), mode);
        let axis = self.axis(height, with_years);
        let base = axis.y(0.0);
        axis.draw(&canvas, &self.years);
        let half = (self.years.slot() * 0.36).min(13.0);
        for (year, bands) in &self.bars {
            let x = self.years.x(*year);
            for (band, below, above) in Self::parts(&axis, bands) {
                let (from, to) = ((x - half, above), (x + half, below));
                canvas.rect(from, to, Ink::of(band_token(band)));
                if band < 2 {
                    canvas.outline(from, to, Ink::of(Token::Mid), 1.0);
                }
            }
        }
        self.years.draw_marks(&canvas, 0.0, height - if with_years { YEAR_LINE } else { 0.0 });
        canvas.line(
            (self.years.left(), base),
            (self.years.right(), base),
            Ink::of(Token::Ink),
            1.0,
        );
        self.draw_counts(&canvas, words, base + 13.0);
        self.draw_unknown(&canvas, words, base);
        if with_years {
            self.years.draw_years(&canvas, height - 5.0);
        }
        self.draw_legend(&canvas, words, height + 4.0);
        canvas.finish("stack", Some(caption))
    }

    fn draw_legend(&self, canvas: &Canvas, words: &StackWords, top: f64) {
        let letters = Letters::AXIS.at(Anchor::Start);
        let mut left = self.years.left();
        for (band, name) in &words.legend {
            canvas.rect((left, top), (left + 11.0, top + 11.0), Ink::of(band_token(*band)));
            canvas.outline((left, top), (left + 11.0, top + 11.0), Ink::of(Token::Mid), 1.0);
            canvas.text(name, (left + 16.0, top + 10.0), letters);
            left += 16.0 + letters.width(name) + 16.0;
        }
    }

    /// First, last and highest count first, then whatever stands apart.
    fn draw_counts(&self, canvas: &Canvas, words: &StackWords, base: f64) {
        let letters = Letters::AXIS.of(Token::Ink).at(Anchor::Start);
        let overs: Vec<f64> = self.bars.iter().map(|(_, bands)| Self::over(bands)).collect();
        let most = overs.iter().copied().fold(0.0, f64::max);
        let mut order: Vec<usize> = (0..overs.len()).collect();
        let last = overs.len().saturating_sub(1);
        order.sort_by_key(|&at| {
            let is_most = overs.get(at).is_some_and(|over| *over == most);
            (at != 0, at != last, !is_most, at)
        });
        let mut texts: Vec<(String, f64, Letters)> = Vec::new();
        for at in order {
            if let (Some(over), Some((year, _))) = (overs.get(at), self.bars.get(at)) {
                texts.push((scale::figure(*over, 0), self.years.x(*year), letters));
            }
        }
        let mut wishes: Vec<Wish> = texts
            .iter()
            .map(|(text, x, letters)| {
                let width = letters.width(text);
                Wish { left: x - width / 2.0, width, reach: 4.0 }
            })
            .collect();
        if let Some(first) = wishes.first() {
            // The word stands before the first figure.
            let width = Letters::AXIS.width(&words.over);
            let left = first.left - width - 5.0;
            wishes.insert(1, Wish { left, width, reach: 2.0 });
            texts.insert(1, (words.over.clone(), left, Letters::AXIS.at(Anchor::Start)));
        }
        let places = labels::arrange(&wishes, 0.0, self.years.width, 5.0);
        for ((text, _, letters), place) in texts.iter().zip(places) {
            if let Some(left) = place {
                canvas.text(text, (left, base), *letters);
            }
        }
    }

    /// Why there are no bars on the left.
    fn draw_unknown(&self, canvas: &Canvas, words: &StackWords, base: f64) {
        let Some((first, _)) = self.bars.first() else { return };
        let room = self.years.x(*first) - self.years.slot() / 2.0 - self.years.left() - 4.0;
        let letters = Letters::AXIS.at(Anchor::Start);
        let fits = words.unknown.iter().all(|line| letters.width(line) <= room);
        if fits {
            let lines = words.unknown.len() as f64;
            for (at, line) in words.unknown.iter().enumerate() {
                let y = base - 44.0 - 15.0 * (lines - 1.0 - at as f64);
                canvas.text(line, (self.years.left() + 4.0, y), letters);
            }
        }
    }
}
