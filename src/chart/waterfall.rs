//! The way from full marks to the final score (瀑布图): a bar for the full marks, a step down for
//! every deduction, the sum, a step up for every bonus, the total. Points come computed; what is
//! undetermined (待定) is drawn open, between the least and the most it can be.

use super::canvas::{Anchor, Canvas, Caption, Letters};
use super::ink::{Dash, Ink};
use super::labels::{self, Wish};
use super::scale::{Scale, Tick, figure, ticks};
use super::svg::Mode;
use super::text;
use super::tokens::Token;

/// What a step stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Full marks: a pale bar from the foot of the chart.
    Full,
    /// Points lost, from one height down to another.
    Loss,
    /// Points that are undetermined, between two heights.
    Open,
    /// Points gained.
    Gain,
    /// A sum: a bar from the foot to the least, an open part up to the most.
    Sum,
}

/// A step with its figures in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it stands for.
    pub kind: Kind,
    /// Name under it.
    pub label: String,
    /// The lower of its two figures; of a sum the least.
    pub low: f64,
    /// The higher; of a sum the most.
    pub high: f64,
}

/// The chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Waterfall {
    /// Width, px.
    pub width: f64,
    /// Height, px.
    pub height: f64,
    /// Steps from left to right.
    pub steps: Vec<Step>,
}

/// Where a step is drawn, px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// The height of `high`.
    pub top: f64,
    /// The height of `low`; of a full bar or a sum, where its open part ends.
    pub bottom: f64,
}

/// Left edge of the plot: room for the marks of the axis, px.
const LEFT: f64 = 30.0;
/// Room above the highest bar for its figure, and below the plot for names, px.
const TOP: f64 = 20.0;
const FOOT: f64 = 20.0;
/// Share of a slot that its bar fills.
const FILL: f64 = 0.74;
/// Below this share of the highest figure everything is alike: the axis begins higher.
const SPARE: f64 = 0.35;

impl Waterfall {
    /// The axis from the lowest figure of interest to the highest, with round marks. It begins at
    /// 0 unless that would flatten the steps.
    pub fn axis(&self) -> (Scale, Vec<Tick>) {
        let figures = || self.steps.iter().flat_map(|s| [s.low, s.high]).filter(|f| f.is_finite());
        let high = figures().fold(0.0, f64::max).max(1.0);
        let least = figures().fold(high, f64::min);
        let spread = (high - least).max(high * 0.02);
        let low = if least < high * 0.5 { 0.0 } else { (least - SPARE * spread).max(0.0) };
        let marks = ticks(low, high);
        // From a round mark on, so that the foot has a figure.
        let step = marks.iter().zip(marks.iter().skip(1)).map(|(a, b)| b.value - a.value).next();
        let scale = |low| Scale::new(low, high, self.height - FOOT, TOP);
        match (marks.first().copied(), step) {
            (Some(first), Some(step)) if low > 0.0 && first.value > low => {
                let begin = Tick { value: (first.value - step).max(0.0), ..first };
                (scale(begin.value), std::iter::once(begin).chain(marks).collect())
            }
            _ => (scale(low), marks),
        }
    }

    /// Whether the axis does not begin at 0, and where it does.
    pub fn begins(&self) -> Option<f64> {
        let low = self.axis().0.low();
        (low > 0.0).then_some(low)
    }

    fn slot(&self) -> f64 {
        (self.width - LEFT).max(1.0) / self.steps.len().max(1) as f64
    }

    /// Where every step is drawn.
    pub fn bars(&self) -> Vec<Bar> {
        let (scale, _) = self.axis();
        let slot = self.slot();
        let half = (slot * FILL / 2.0).min(22.0);
        let bar = |(at, step): (usize, &Step)| {
            let centre = LEFT + (at as f64 + 0.5) * slot;
            Bar {
                left: centre - half,
                right: centre + half,
                top: scale.at(step.high),
                bottom: scale.at(step.low),
            }
        };
        self.steps.iter().enumerate().map(bar).collect()
    }

    /// The chart as SVG.
    pub fn svg(&self, caption: &Caption, mode: Mode) -> String {
        let canvas = Canvas::new((self.width, self.height), mode);
        let (scale, marks) = self.axis();
        let foot = self.height - FOOT;
        for tick in &marks {
            let y = scale.at(tick.value);
            canvas.line((LEFT, y), (self.width, y), Ink::of(Token::Rule), 1.0);
            let letters = Letters::AXIS.at(Anchor::End);
            canvas.text(&figure(tick.value, tick.decimals), (LEFT - 5.0, y + 4.0), letters);
        }
        let bars = self.bars();
        self.draw_links(&canvas, &bars);
        for (at, (step, bar)) in self.steps.iter().zip(&bars).enumerate() {
            canvas.mark(at);
            draw_bar(&canvas, step, bar, foot, scale.low() > 0.0);
            draw_figure(&canvas, step, bar);
        }
        canvas.line((LEFT, foot), (self.width, foot), Ink::of(Token::Ink), 1.0);
        self.draw_names(&canvas, &bars);
        canvas.finish("waterfall", Some(caption))
    }

    /// Hairlines from where one step ends to where the next begins.
    fn draw_links(&self, canvas: &Canvas, bars: &[Bar]) {
        let pairs = self.steps.iter().zip(bars).zip(bars.iter().skip(1));
        for ((step, bar), next) in pairs {
            let y = match step.kind {
                Kind::Full | Kind::Gain => bar.top,
                Kind::Loss | Kind::Open => bar.bottom,
                Kind::Sum => bar.top,
            };
            canvas.line((bar.right, y), (next.left, y), Ink::of(Token::Mid), 1.0);
        }
    }

    fn draw_names(&self, canvas: &Canvas, bars: &[Bar]) {
        let slot = self.slot();
        let letters = |kind| match kind {
            Kind::Full | Kind::Sum => Letters::AXIS.of(Token::Ink).bold(),
            _ => Letters::AXIS.of(Token::Ink2),
        };
        let names: Vec<(String, Letters)> = self
            .steps
            .iter()
            .map(|s| (shortened(&s.label, slot - 2.0, letters(s.kind)), letters(s.kind)))
            .collect();
        let wishes: Vec<Wish> = names
            .iter()
            .zip(bars)
            .map(|((name, letters), bar)| {
                let width = letters.width(name);
                Wish { left: (bar.left + bar.right - width) / 2.0, width, reach: slot }
            })
            .collect();
        let places = labels::arrange(&wishes, 0.0, self.width, 1.0);
        for ((name, letters), place) in names.iter().zip(places) {
            if let Some(left) = place {
                canvas.text(name, (left, self.height - 5.0), letters.at(Anchor::Start));
            }
        }
    }
}

/// A name that fits, its end left out where it does not.
fn shortened(name: &str, room: f64, letters: Letters) -> String {
    if letters.width(name) <= room {
        return name.to_owned();
    }
    let mut kept: String = name.to_owned();
    while kept.pop().is_some() {
        let shown = format!("{kept}…");
        if text::width(&shown, letters.size, letters.bold) <= room {
            return shown;
        }
    }
    String::new()
}

fn draw_bar(canvas: &Canvas, step: &Step, bar: &Bar, foot: f64, broken: bool) {
    let (left, right) = (bar.left, bar.right);
    match step.kind {
        Kind::Full => {
            canvas.rect((left, bar.top), (right, foot), Ink::of(Token::Band1));
            canvas.outline((left, bar.top), (right, foot), Ink::of(Token::Mid), 1.0);
        }
        Kind::Loss => {
            // A step that is not nothing can be seen.
            let bottom = bar.bottom.max(bar.top + 2.0);
            canvas.rect((left, bar.top), (right, bottom), Ink::of(Token::Zhu).hatched());
            canvas.outline((left, bar.top), (right, bottom), Ink::of(Token::Zhu), 1.0);
        }
        Kind::Open => open(canvas, (left, bar.top), (right, bar.bottom)),
        Kind::Gain => {
            canvas.rect(
                (left, bar.top),
                (right, bar.bottom.max(bar.top + 2.0)),
                Ink::of(Token::Met),
            );
        }
        Kind::Sum => {
            canvas.rect((left, bar.bottom), (right, foot), Ink::of(Token::Dian));
            if step.high > step.low {
                open(canvas, (left, bar.top), (right, bar.bottom));
            }
        }
    }
    if broken && matches!(step.kind, Kind::Full | Kind::Sum) {
        // The axis does not begin at 0: a bend of paper through the bar.
        let (middle, y) = ((left + right) / 2.0, foot - 8.0);
        let bend = [(left - 2.0, y), (middle, y - 4.0), (right + 2.0, y)];
        canvas.path(&bend, Ink::of(Token::Paper), 2.5);
    }
}

/// Undetermined: a dashed outline.
fn open(canvas: &Canvas, from: (f64, f64), to: (f64, f64)) {
    let to = (to.0, to.1.max(from.1 + 2.0));
    canvas.outline(from, to, Ink::of(Token::Mid).dashed(Dash::Short), 1.0);
}

fn draw_figure(canvas: &Canvas, step: &Step, bar: &Bar) {
    if !(step.low.is_finite() && step.high.is_finite()) {
        return;
    }
    let middle = (bar.left + bar.right) / 2.0;
    let points = |value: f64| crate::words::number::in_sentence(hundredths(value));
    let change = points(step.high - step.low);
    let small = Letters::AXIS.bold();
    let sum = small.of(Token::Ink).sized(13.0);
    match step.kind {
        Kind::Sum if step.high > step.low => {
            // The most over the open part, the least within it, where there is room.
            canvas.text(&points(step.high), (middle, bar.top - 5.0), small.of(Token::Ink));
            if bar.bottom - bar.top > 18.0 {
                canvas.text(&points(step.low), (middle, bar.bottom - 4.0), small.of(Token::Ink));
            }
        }
        Kind::Full | Kind::Sum => {
            canvas.text(&points(step.high), (middle, bar.top - 5.0), sum);
        }
        // Its name says it, and the sum beside it its bounds.
        Kind::Open => {}
        Kind::Loss => {
            let y = bar.bottom.max(bar.top + 2.0) + 13.0;
            canvas.text(&format!("\u{2212}{change}"), (middle, y), small.of(Token::Zhu));
        }
        Kind::Gain => {
            canvas.text(&format!("+{change}"), (middle, bar.top - 5.0), small.of(Token::Met));
        }
    }
}

/// Two decimals are what there is room for; the table beside has the full figures.
fn hundredths(value: f64) -> f64 {
    libm::round(value * 100.0) / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(kind: Kind, label: &str, low: f64, high: f64) -> Step {
        Step { kind, label: label.to_owned(), low, high }
    }

    /// 100, less 2, less 1, is 97; plus 1 is 98.
    fn chart() -> Waterfall {
        let steps = vec![
            step(Kind::Full, "满分", 100.0, 100.0),
            step(Kind::Loss, "15", 98.0, 100.0),
            step(Kind::Loss, "24", 97.0, 98.0),
            step(Kind::Sum, "自评", 97.0, 97.0),
            step(Kind::Gain, "批示", 97.0, 98.0),
            step(Kind::Sum, "最终", 98.0, 98.0),
        ];
        Waterfall { width: 380.0, height: 180.0, steps }
    }

    #[test]
    fn every_step_begins_where_the_last_ended() {
        let bars = chart().bars();
        assert_eq!(bars.len(), 6);
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} {b}");
        near(bars[1].top, bars[0].top);
        near(bars[2].top, bars[1].bottom);
        near(bars[3].top, bars[2].bottom);
        near(bars[4].bottom, bars[3].top);
        near(bars[5].top, bars[4].top);
        // Two points are twice as high as one.
        near(bars[1].bottom - bars[1].top, 2.0 * (bars[2].bottom - bars[2].top));
        for pair in bars.windows(2) {
            assert!(pair[0].right < pair[1].left);
        }
    }

    #[test]
    fn the_axis_begins_above_nothing_and_says_so() {
        let begins = chart().begins().unwrap();
        assert!(begins > 80.0 && begins < 97.0, "{begins}");
        let (_, marks) = chart().axis();
        assert!(marks.iter().any(|t| t.value == begins), "{marks:?}");
        let mut low = chart();
        low.steps.push(step(Kind::Sum, "x", 10.0, 10.0));
        assert_eq!(low.begins(), None);
    }

    #[test]
    fn what_is_undetermined_is_dashed_between_its_bounds() {
        let mut chart = chart();
        chart.steps = vec![
            step(Kind::Full, "满分", 100.0, 100.0),
            step(Kind::Open, "待定", 90.0, 100.0),
            step(Kind::Sum, "自评", 90.0, 100.0),
        ];
        let bars = chart.bars();
        assert_eq!(bars[1].top, bars[2].top);
        assert_eq!(bars[1].bottom, bars[2].bottom);
        let svg = chart.svg(&Caption::default(), Mode::Page);
        assert!(
            svg.contains("stroke-dasharray") && svg.contains(">90<") && svg.contains(">100<"),
            "{svg}"
        );
    }

    #[test]
    fn figures_are_written_without_a_binary_tail() {
        let mut chart = chart();
        chart.steps = vec![
            step(Kind::Full, "满分", 100.0, 100.0),
            step(Kind::Loss, "15", 98.4, 100.0),
            step(Kind::Sum, "自评", 98.4, 98.4),
        ];
        let svg = chart.svg(&Caption::default(), Mode::Standalone);
        assert!(svg.contains("\u{2212}1.6<") && svg.contains("98.4<"), "{svg}");
    }

    #[test]
    fn odd_figures_draw_nothing_odd() {
        for steps in [
            vec![],
            vec![step(Kind::Sum, "", f64::NAN, f64::INFINITY)],
            vec![step(Kind::Full, "满分", 0.0, 0.0), step(Kind::Loss, "很长很长的名称", 0.0, 0.0)],
        ] {
            let svg = Waterfall { steps, ..chart() }.svg(&Caption::default(), Mode::Page);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }
}
