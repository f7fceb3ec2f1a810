//! Draws a laid-out strip plot.

use super::canvas::{Anchor, Canvas, Caption, Letters};
use super::ink::{Dash, Ink};
use super::labels::{self, Wish};
use super::scale::{self, Tick};
use super::strip::{self, LABEL_BAND, SLOT, Standing, Strip};
use super::svg::Mode;
use super::tokens::Token;

/// The words and figures printed on a strip plot, as the reader's language writes them.
#[derive(Debug, Clone, Default)]
pub struct StripWords {
    /// The standard as the column head writes it: `4.2`.
    pub limit: String,
    /// The 85 % line: `85% 3.57`; empty in a column head, where there is no room.
    pub floor: String,
    /// How many have no figure: `缺 7`; empty when none or said elsewhere.
    pub missing: String,
    /// The word for 10 000, where the language counts by it.
    pub ten_thousand: Option<String>,
}

/// From this width on an axis carries marks between its ends.
const WIDE: f64 = 220.0;

impl Strip {
    /// The strip as SVG. Each dot carries `data-i`, the index of its school.
    pub fn svg(&self, words: &StripWords, caption: &Caption, mode: Mode) -> String {
        let canvas = Canvas::new((self.width, self.height), mode);
        self.draw_axis(&canvas, words);
        canvas.group("dots", || {
            for dot in &self.dots {
                canvas.mark(dot.index);
                canvas.dot((dot.x, dot.y), self.radius, ink(dot.standing));
            }
        });
        self.draw_lines(&canvas);
        self.draw_labels(&canvas, words);
        self.draw_selected(&canvas);
        canvas.finish("strip", Some(caption))
    }

    fn draw_axis(&self, canvas: &Canvas, words: &StripWords) {
        let (left, right) = self.axis;
        canvas.line((left, self.axis_y), (right, self.axis_y), Ink::of(Token::Ink2), 1.0);
        let slot = SLOT * strip::widest_bin(self.width);
        for (centre, count) in [(right + slot, self.over), (left - slot, self.under)] {
            if count > 0 {
                self.draw_break(canvas, centre);
            }
        }
        let base = self.axis_y + 12.0;
        let wanted = |value: f64, decimals: usize| {
            scale::short_figure(value, decimals, words.ten_thousand.as_deref())
        };
        let (letters, marks) = if self.width >= WIDE {
            (Letters::AXIS, scale::ticks(self.scale.low(), self.scale.high()))
        } else {
            (Letters::AXIS.sized(10.0), self.ends())
        };
        for tick in marks {
            let x = self.scale.at(tick.value);
            let text = wanted(tick.value, tick.decimals);
            let half = letters.width(&text) / 2.0;
            let centre = x.max(half).min(self.width - half);
            canvas.line((x, self.axis_y), (x, self.axis_y + 3.0), Ink::of(Token::Ink2), 1.0);
            canvas.text(&text, (centre, base), letters);
        }
    }

    /// Start and end, written with as few decimals as they need.
    fn ends(&self) -> Vec<Tick> {
        let high = self.scale.high();
        let needs = |decimals: usize| {
            let unit = libm::pow(10.0, decimals as f64);
            ((high * unit).round() / unit - high).abs() < high * 1e-6
        };
        let decimals = (0..3).find(|&decimals| needs(decimals)).unwrap_or(2);
        vec![Tick { value: 0.0, decimals: 0 }, Tick { value: high, decimals }]
    }

    /// Two short strokes between the axis' end and the slot of those beyond it.
    fn draw_break(&self, canvas: &Canvas, centre: f64) {
        let end = if centre > self.axis.1 { self.axis.1 } else { self.axis.0 };
        let middle = end + (centre - end) * 0.35;
        for shift in [-1.2, 1.2] {
            let x = middle + shift;
            let (low, high) = (self.axis_y + 3.5, self.axis_y - 3.5);
            canvas.line((x - 1.2, low), (x + 1.2, high), Ink::of(Token::Ink2), 1.0);
        }
    }

    fn draw_lines(&self, canvas: &Canvas) {
        if let Some((_, x)) = self.floor {
            let dashed = Ink::of(Token::Zhu).dashed(Dash::Short);
            canvas.line((x, LABEL_BAND - 2.0), (x, self.axis_y), dashed, 1.0);
        }
        let x = self.limit.1;
        canvas.line((x, 2.0), (x, self.axis_y + 3.0), Ink::of(Token::Zhu), 1.4);
    }

    /// The standard first, then the counts beyond the ends, the 85 % line, the missing.
    fn draw_labels(&self, canvas: &Canvas, words: &StripWords) {
        let letters = Letters::AXIS.at(Anchor::Start);
        let limit = letters.sized(if self.width >= WIDE { 12.0 } else { 11.0 }).bold();
        let count = |count: usize| if count > 0 { format!("+{count}") } else { String::new() };
        let (over, under) = (count(self.over), count(self.under));
        let red = limit.of(Token::Zhu);
        let floor_at = self.floor.map_or(0.0, |(_, x)| x);
        // Where each would stand best, and how far it may go.
        let limit_left = if self.limit.1 + 3.0 + red.width(&words.limit) <= self.width {
            self.limit.1 + 3.0
        } else {
            self.limit.1 - 3.0 - red.width(&words.limit)
        };
        let floor = letters.of(Token::Zhu);
        let small = letters.sized(10.0);
        let labels = [
            (words.limit.as_str(), red, limit_left, 200.0),
            (over.as_str(), small, self.width, self.width),
            (under.as_str(), small, 0.0, self.width),
            (words.floor.as_str(), floor, floor_at - 3.0 - floor.width(&words.floor), 60.0),
            (words.missing.as_str(), small, self.width, self.width),
        ];
        let wishes: Vec<Wish> = labels
            .iter()
            .map(|&(text, letters, left, reach)| Wish { left, width: letters.width(text), reach })
            .collect();
        let places = labels::arrange(&wishes, 0.0, self.width, 8.0);
        for (&(text, letters, ..), place) in labels.iter().zip(places) {
            if let (false, Some(left)) = (text.is_empty(), place) {
                canvas.text(text, (left, LABEL_BAND - 4.0), letters);
            }
        }
    }

    fn draw_selected(&self, canvas: &Canvas) {
        if let Some(x) = self.selected {
            let top = self.axis_y + 1.5;
            let corners = [(x, top), (x + 4.5, top + 7.0), (x - 4.5, top + 7.0)];
            canvas.group("selected", || canvas.polygon(&corners, Ink::of(Token::Ink)));
        }
    }
}

fn ink(standing: Option<Standing>) -> Ink {
    Ink::of(match standing {
        Some(Standing::Met) => Token::Dian,
        Some(Standing::AboveFloor) => Token::Mid,
        Some(Standing::Below) => Token::Zhu,
        None => Token::Ink3,
    })
}
