//! What a chart draws with: px instead of backend units, tokens instead of colours, and the frame
//! around the drawing (accessible name, and for a saved picture title, unit and source line).

use super::ink::Ink;
use super::svg::{BLEED, Mode, Sheet, SvgBackend, UNIT};
use super::text;
use super::tokens::Token;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, TextStyle};
use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

/// The interface fonts of a saved picture; in the page the style sheet decides.
const FONTS: &str = "'Microsoft YaHei','PingFang SC','Source Han Sans SC','Noto Sans CJK SC',\
                     'WenQuanYi Micro Hei',sans-serif";

/// Margin, head and foot of a saved picture in px.
const MARGIN: f64 = 16.0;
const HEAD: f64 = 34.0;
const FOOT: f64 = 26.0;

/// The words around a chart, in the reader's language.
#[derive(Debug, Clone, Default)]
pub struct Caption {
    /// What is shown: `<title>`, and the head of a saved picture.
    pub title: String,
    /// Unit, beside the title; may be empty.
    pub unit: String,
    /// The finding in a sentence: `<desc>`.
    pub desc: String,
    /// Source and date, the foot of a saved picture.
    pub source: String,
}

/// Where a text stands against its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at the point.
    Start,
    /// The point is below the middle of the text.
    Middle,
    /// The text ends at the point.
    End,
}

/// A text's look.
#[derive(Debug, Clone, Copy)]
pub struct Letters {
    /// Font size in px.
    pub size: f64,
    /// Weight 700.
    pub bold: bool,
    /// Colour.
    pub token: Token,
    /// Anchor.
    pub anchor: Anchor,
}

impl Letters {
    /// Axis labels: 11 px, third ink, centred.
    pub const AXIS: Letters =
        Letters { size: 11.0, bold: false, token: Token::Ink3, anchor: Anchor::Middle };

    /// The same letters at another anchor.
    pub const fn at(self, anchor: Anchor) -> Letters {
        Letters { anchor, ..self }
    }

    /// The same letters in another colour.
    pub const fn of(self, token: Token) -> Letters {
        Letters { token, ..self }
    }

    /// The same letters at another size in px.
    pub const fn sized(self, size: f64) -> Letters {
        Letters { size, ..self }
    }

    /// The same letters in bold.
    pub const fn bold(self) -> Letters {
        Letters { bold: true, ..self }
    }

    /// Width of `text` in px, from the width table.
    pub fn width(&self, text: &str) -> f64 {
        text::width(text, self.size, self.bold)
    }
}

/// A sheet to draw on. Points and lengths are px; what is not finite is not drawn.
pub struct Canvas {
    area: DrawingArea<SvgBackend, Shift>,
    sheet: Rc<RefCell<Sheet>>,
    mode: Mode,
    size: (f64, f64),
}

type Point = (f64, f64);

impl Canvas {
    /// An empty canvas of a size in px.
    pub fn new(size: (f64, f64), mode: Mode) -> Canvas {
        let sheet = Rc::new(RefCell::new(Sheet { mode, ..Sheet::default() }));
        let side = |px: f64| units(px).max(0).saturating_add(2 * BLEED).unsigned_abs();
        let backend = SvgBackend::new(Rc::clone(&sheet), (side(size.0), side(size.1)));
        Canvas { area: backend.into_drawing_area(), sheet, mode, size }
    }

    /// plotters' drawing area over the canvas without its bleed, in hundredths of a px, for charts
    /// that use its axes and series.
    pub fn area(&self) -> DrawingArea<SvgBackend, Shift> {
        self.area.margin(BLEED, BLEED, BLEED, BLEED)
    }

    /// Gives the next element `data-i="index"`: the row of the figures it stands for.
    pub fn mark(&self, index: usize) {
        let _ = write!(self.sheet.borrow_mut().pending, " data-i=\"{index}\"");
    }

    /// Puts what `draw` draws into one group with `data-role="role"`.
    pub fn group(&self, role: &str, draw: impl FnOnce()) {
        let _ = write!(self.sheet.borrow_mut().body, "<g data-role=\"{}\">", text::escape(role));
        draw();
        self.sheet.borrow_mut().body.push_str("</g>");
    }

    /// A straight line.
    pub fn line(&self, from: Point, to: Point, ink: Ink, width: f64) {
        self.path(&[from, to], ink, width);
    }

    /// A line through points.
    pub fn path(&self, points: &[Point], ink: Ink, width: f64) {
        if let Some(points) = all_units(points) {
            let element = PathElement::new(points, ink.stroke(units(width).unsigned_abs()));
            self.drawn(self.area.draw(&element));
        }
    }

    /// A filled polygon, plain or hatched.
    pub fn polygon(&self, corners: &[Point], ink: Ink) {
        if let Some(corners) = all_units(corners) {
            self.drawn(self.area.draw(&Polygon::new(corners, ink.fill())));
        }
    }

    /// A filled rectangle between two corners.
    pub fn rect(&self, from: Point, to: Point, ink: Ink) {
        if let Some(&[from, to]) = all_units(&[from, to]).as_deref() {
            self.drawn(self.area.draw(&Rectangle::new([from, to], ink.fill())));
        }
    }

    /// The outline of a rectangle, drawn inside its corners.
    pub fn outline(&self, (left, top): Point, (right, bottom): Point, ink: Ink, width: f64) {
        let half = width / 2.0;
        let corners = [(left + half, top + half), (right - half, bottom - half)];
        if let Some(&[from, to]) = all_units(&corners).as_deref() {
            let style = ink.stroke(units(width).unsigned_abs());
            self.drawn(self.area.draw(&Rectangle::new([from, to], style)));
        }
    }

    /// A filled circle.
    pub fn dot(&self, centre: Point, radius: f64, ink: Ink) {
        if let Some(&[centre]) = all_units(&[centre]).as_deref() {
            self.drawn(self.area.draw(&Circle::new(centre, units(radius).max(1), ink.fill())));
        }
    }

    /// An empty circle.
    pub fn ring(&self, centre: Point, radius: f64, ink: Ink, width: f64) {
        if let Some(&[centre]) = all_units(&[centre]).as_deref() {
            let style = ink.stroke(units(width).unsigned_abs());
            self.drawn(self.area.draw(&Circle::new(centre, units(radius).max(1), style)));
        }
    }

    /// A diamond with the half-diagonal `radius`.
    pub fn diamond(&self, (x, y): Point, radius: f64, ink: Ink) {
        let corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)];
        self.polygon(&corners, ink);
    }

    /// A text whose baseline passes through the point.
    pub fn text(&self, text: &str, at: Point, letters: Letters) {
        let Some(&[at]) = all_units(&[at]).as_deref() else { return };
        let weight = if letters.bold { FontStyle::Bold } else { FontStyle::Normal };
        let size = f64::from(units(letters.size));
        let horizontal = match letters.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let color = Ink::of(letters.token).color();
        let style = TextStyle::from(FontDesc::new(FontFamily::SansSerif, size, weight))
            .color(&color)
            .pos(Pos::new(horizontal, VPos::Bottom));
        self.drawn(self.area.draw(&Text::new(text, at, style)));
    }

    /// The backend writes to memory and cannot fail, and nothing else borrows it meanwhile.
    fn drawn<E>(&self, result: Result<(), E>) {
        debug_assert!(result.is_ok());
    }

    /// The finished SVG. Without a caption it is decoration beside the same figure in text.
    pub fn finish(self, class: &str, caption: Option<&Caption>) -> String {
        let sheet = self.sheet.borrow();
        let (width, height) = match self.mode {
            Mode::Page => self.size,
            Mode::Standalone => {
                (self.size.0 + 2.0 * MARGIN, self.size.1 + 2.0 * MARGIN + HEAD + FOOT)
            }
        };
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {}\" width=\"{w}\" \
             height=\"{h}\" viewBox=\"0 0 {w} {h}\"",
            text::escape(class),
            w = length(width),
            h = length(height),
        );
        match caption {
            None => svg.push_str(" aria-hidden=\"true\" focusable=\"false\">"),
            Some(caption) => {
                let (title, desc) = (text::escape(&caption.title), text::escape(&caption.desc));
                let fonts = match self.mode {
                    Mode::Page => String::new(),
                    Mode::Standalone => format!(" font-family=\"{FONTS}\""),
                };
                let _ = write!(
                    svg,
                    " role=\"img\" focusable=\"false\" aria-label=\"{title}\"{fonts}>\
                     <title>{title}</title><desc>{desc}</desc>"
                );
            }
        }
        match (self.mode, caption) {
            (Mode::Standalone, Some(caption)) => {
                framed(&mut svg, caption, &sheet.body, (width, height));
            }
            _ => svg.push_str(&sheet.body),
        }
        svg.push_str("</svg>");
        svg
    }
}

/// Paper, title with unit, the drawing, a rule and the source line.
fn framed(svg: &mut String, caption: &Caption, body: &str, (width, height): (f64, f64)) {
    let value = |token: Token| token.light().hex();
    let title_width = text::width(&caption.title, 14.0, true);
    let _ = write!(
        svg,
        "<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\
         <text x=\"{left}\" y=\"{}\" font-size=\"14\" font-weight=\"700\" fill=\"{}\">{}</text>\
         <text x=\"{}\" y=\"{}\" font-size=\"12\" fill=\"{}\">{}</text>\
         <g transform=\"translate({left} {})\">{body}</g>\
         <line x1=\"{left}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{}\"/>\
         <text x=\"{left}\" y=\"{}\" font-size=\"10\" fill=\"{}\">{}</text>",
        value(Token::Paper),
        length(MARGIN + 14.0),
        value(Token::Ink),
        text::escape(&caption.title),
        length(MARGIN + title_width + 10.0),
        length(MARGIN + 14.0),
        value(Token::Ink3),
        text::escape(&caption.unit),
        length(MARGIN + HEAD),
        length(width - MARGIN),
        value(Token::Rule),
        length(height - MARGIN),
        value(Token::Ink3),
        text::escape(&caption.source),
        left = length(MARGIN),
        y = length(height - MARGIN - 14.0),
    );
}

/// px as backend units.
fn units(px: f64) -> i32 {
    (px * f64::from(UNIT)).round() as i32
}

/// px with at most two decimals.
fn length(px: f64) -> String {
    super::svg::px(units(px))
}

/// All points in the units of plotters' area, or nothing when one of them is not finite.
fn all_units(points: &[Point]) -> Option<Vec<(i32, i32)>> {
    let inside = |px: f64| units(px).saturating_add(BLEED);
    points
        .iter()
        .map(|&(x, y)| (x.is_finite() && y.is_finite()).then(|| (inside(x), inside(y))))
        .collect()
}
