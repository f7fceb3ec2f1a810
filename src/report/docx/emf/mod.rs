//! Charts as enhanced metafiles (MS-EMF): vectors that Word, WPS and LibreOffice all print. Written from
//! the few elements that `chart` draws with; it knows no other SVG.
//!
//! Dashes are cut here, since programs scale their own differently; widths of letters are those of
//! `chart::text`, so that labels stand where the chart put them whatever font is at hand.

mod element;

use crate::chart::text;
use crate::chart::tokens::Rgb;
use element::{Element, resolved};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Units of the file per px.
const UNITS: f64 = 20.0;
/// Hundredths of a millimetre per px.
const HUNDREDTHS: f64 = 2540.0 / 96.0;
/// The font of all letters; programs without it take another of the same widths.
const FONT: &str = "Microsoft YaHei";
/// Handles of the objects: one of each kind at a time.
const PEN: u32 = 1;
const BRUSH: u32 = 2;
const LETTERS: u32 = 3;
/// Stock objects: draw no outline, fill nothing.
const NO_BRUSH: u32 = 0x8000_0005;
const NO_PEN: u32 = 0x8000_0008;

type Point = (f64, f64);

/// A picture with its size in px.
pub(super) struct Metafile {
    pub(super) bytes: Vec<u8>,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The metafile of a chart.
pub(super) fn metafile(svg: &str) -> Metafile {
    let mut file = Writer::default();
    let mut size = (1.0, 1.0);
    let mut reader = Reader::from_str(svg);
    let mut writing: Option<Element> = None;
    let mut said = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let element = Element::of(&tag);
                match element.name.as_str() {
                    "svg" => size = (element.number("width"), element.number("height")),
                    "text" => {
                        said.clear();
                        writing = Some(element);
                    }
                    _ => file.draw(&element),
                }
            }
            Ok(Event::Empty(tag)) => file.draw(&Element::of(&tag)),
            Ok(Event::Text(text)) if writing.is_some() => {
                said.push_str(&text);
            }
            Ok(Event::GeneralRef(name)) if writing.is_some() => {
                said.push(resolved(&name));
            }
            Ok(Event::End(_)) => {
                if let Some(element) = writing.take() {
                    file.text(&element, &said);
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Metafile { bytes: file.finish(size), width: size.0, height: size.1 }
}

/// Parts of a line that are drawn where it is broken.
fn broken(points: &[Point], dashes: &[f64]) -> Vec<Vec<Point>> {
    if dashes.is_empty() {
        return vec![points.to_vec()];
    }
    let mut parts = Vec::new();
    let mut pattern = dashes.iter().copied().cycle();
    let (mut left, mut on) = (pattern.next().unwrap_or(1.0), true);
    let mut part: Vec<Point> = points.first().copied().into_iter().collect();
    for pair in points.windows(2) {
        let &[(mut x, mut y), to] = pair else { continue };
        loop {
            let length = libm::hypot(to.0 - x, to.1 - y);
            if length <= left {
                left -= length;
                part.push(to);
                break;
            }
            let share = left / length;
            (x, y) = (x + (to.0 - x) * share, y + (to.1 - y) * share);
            part.push((x, y));
            if on {
                parts.push(std::mem::take(&mut part));
            }
            part = vec![(x, y)];
            on = !on;
            left = pattern.next().unwrap_or(1.0);
        }
    }
    if on && part.len() > 1 {
        parts.push(part);
    }
    parts
}

/// Records of the file, without its head.
#[derive(Default)]
struct Writer {
    records: Vec<u8>,
    count: u32,
}

#[allow(clippy::cast_possible_truncation, reason = "held within the file's bounds")]
fn units(px: f64) -> i32 {
    (px * UNITS).round().clamp(-1e8, 1e8) as i32
}

impl Writer {
    fn record(&mut self, kind: u32, fields: &[u32]) {
        let bytes: Vec<u8> = fields.iter().flat_map(|field| field.to_le_bytes()).collect();
        self.bytes(kind, &bytes);
    }

    fn bytes(&mut self, kind: u32, bytes: &[u8]) {
        let padded = bytes.len().next_multiple_of(4);
        let size = u32::try_from(8 + padded).unwrap_or(u32::MAX);
        self.records.extend(kind.to_le_bytes());
        self.records.extend(size.to_le_bytes());
        self.records.extend(bytes);
        self.records.extend(std::iter::repeat_n(0, padded - bytes.len()));
        self.count += 1;
    }

    /// Draws with a pen, a brush or both; without one of them the stock object stands for it.
    fn with(
        &mut self,
        fill: Option<Rgb>,
        stroke: Option<(Rgb, f64)>,
        draw: impl FnOnce(&mut Self),
    ) {
        match stroke {
            Some((colour, width)) => {
                // Geometric, flat ends, mitred corners.
                let style = 0x0001_0000 | 0x200 | 0x2000;
                let width = units(width).unsigned_abs();
                self.record(95, &[PEN, 0, 0, 0, 0, style, width, 0, reference(colour), 0, 0]);
                self.record(37, &[PEN]);
            }
            None => self.record(37, &[NO_PEN]),
        }
        match fill {
            Some(colour) => {
                self.record(39, &[BRUSH, 0, reference(colour), 0]);
                self.record(37, &[BRUSH]);
            }
            None => self.record(37, &[NO_BRUSH]),
        }
        draw(self);
        self.record(37, &[NO_PEN]);
        self.record(37, &[NO_BRUSH]);
        if stroke.is_some() {
            self.record(40, &[PEN]);
        }
        if fill.is_some() {
            self.record(40, &[BRUSH]);
        }
    }

    fn points(&mut self, kind: u32, points: &[Point]) {
        let count = u32::try_from(points.len()).unwrap_or_default();
        let mut fields: Vec<u32> = bounds(points).map(i32::cast_unsigned).into();
        fields.push(count);
        let both = points.iter().flat_map(|p| [units(p.0), units(p.1)]);
        fields.extend(both.map(i32::cast_unsigned));
        self.record(kind, &fields);
    }

    fn line(&mut self, element: &Element, points: &[Point]) {
        let stroke = element.stroke();
        let dashes = element.dashes();
        if stroke.is_some() && points.len() > 1 {
            self.with(None, stroke, |file| {
                for part in broken(points, &dashes) {
                    file.points(4, &part);
                }
            });
        }
    }

    fn shape(&mut self, element: &Element, corners: &[Point]) {
        let dashes = element.dashes();
        let (fill, stroke) = (element.fill(), element.stroke());
        if dashes.is_empty() {
            self.with(fill, stroke, |file| file.points(3, corners));
        } else {
            self.with(fill, None, |file| file.points(3, corners));
            let closed: Vec<Point> = corners.iter().chain(corners.first()).copied().collect();
            self.line(element, &closed);
        }
    }

    fn draw(&mut self, element: &Element) {
        let n = |name| element.number(name);
        match element.name.as_str() {
            "line" => self.line(element, &[(n("x1"), n("y1")), (n("x2"), n("y2"))]),
            "polyline" => self.line(element, &element.points()),
            "polygon" => self.shape(element, &element.points()),
            "rect" => {
                let (x, y, right, down) =
                    (n("x"), n("y"), n("x") + n("width"), n("y") + n("height"));
                self.shape(element, &[(x, y), (right, y), (right, down), (x, down)]);
            }
            "circle" => {
                let (x, y, r) = (n("cx"), n("cy"), n("r"));
                let frame = [(x - r, y - r), (x + r, y + r)];
                self.with(element.fill(), element.stroke(), |file| {
                    let edges = bounds(&frame).map(i32::cast_unsigned);
                    file.record(42, &edges);
                });
            }
            "path" => {
                for stroke in element.get("d").unwrap_or_default().split('M') {
                    let numbers = stroke.split([' ', 'L', ',']).filter_map(|n| n.parse().ok());
                    let numbers: Vec<f64> = numbers.collect();
                    if let &[x1, y1, x2, y2] = numbers.as_slice() {
                        self.line(element, &[(x1, y1), (x2, y2)]);
                    }
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, element: &Element, said: &str) {
        let size = element.number("font-size");
        let bold = element.get("font-weight") == Some("700");
        self.bytes(82, &font(size, bold));
        self.record(37, &[LETTERS]);
        self.record(24, &[reference(element.fill().unwrap_or(Rgb(0, 0, 0)))]);
        // On the baseline, from the left, about the middle, or up to the right.
        let align = match element.get("text-anchor") {
            Some("middle") => 24 | 6,
            Some("end") => 24 | 2,
            _ => 24,
        };
        self.record(22, &[align]);
        let letters: Vec<u16> = said.encode_utf16().collect();
        let widths = said.chars().flat_map(|c| {
            let mut both = [0; 2];
            let units_of = c.encode_utf16(&mut both).len();
            let width = units(text::width(c.encode_utf8(&mut [0; 4]), size, bold));
            std::iter::once(width).chain(std::iter::repeat_n(0, units_of - 1))
        });
        let at = (element.number("x"), element.number("y"));
        let mut fields: Vec<u8> = Vec::new();
        let mut put = |field: i32| fields.extend(field.to_le_bytes());
        let count = i32::try_from(letters.len()).unwrap_or_default();
        let text_bytes = letters.len().next_multiple_of(2) * 2;
        // Bounds and clipping are none; scales are 1.
        for field in [0, 0, -1, -1, 2, 0x3f80_0000, 0x3f80_0000] {
            put(field);
        }
        for field in [units(at.0), units(at.1), count, 76, 0, 0, 0, -1, -1] {
            put(field);
        }
        put(76 + i32::try_from(text_bytes).unwrap_or_default());
        fields.extend(letters.iter().flat_map(|unit| unit.to_le_bytes()));
        fields.resize(68 + text_bytes, 0);
        fields.extend(widths.flat_map(i32::to_le_bytes));
        if !letters.is_empty() {
            self.bytes(84, &fields);
        }
        // Another font is chosen before this one goes.
        self.record(37, &[0x8000_000d]);
        self.record(40, &[LETTERS]);
    }

    /// The whole file: head, settings, what was drawn, end.
    fn finish(self, (width, height): Point) -> Vec<u8> {
        let mut settings = Self::default();
        let (w, h) = (units(width).unsigned_abs(), units(height).unsigned_abs());
        let px = |n: f64| units(n / UNITS).unsigned_abs().max(1);
        settings.record(17, &[8]);
        settings.record(9, &[w, h]);
        settings.record(11, &[px(width), px(height)]);
        settings.record(18, &[1]);
        settings.record(19, &[1]);
        let mut end = Self::default();
        end.record(14, &[0, 16, 20]);
        let drawn = settings.records.len() + self.records.len() + end.records.len();
        let size = u32::try_from(108 + drawn).unwrap_or(u32::MAX);
        let count = 1 + settings.count + self.count + end.count;
        let hundredths = |px: f64| units(px * HUNDREDTHS / UNITS).unsigned_abs();
        let mut out = Vec::new();
        let head = [
            1,
            108,
            0,
            0,
            px(width),
            px(height),
            0,
            0,
            hundredths(width),
            hundredths(height),
            0x464d_4520,
            0x1_0000,
            size,
            count,
            4,
            0,
            0,
            0,
            1920,
            1080,
            508,
            286,
            0,
            0,
            0,
            508_000,
            285_750,
        ];
        out.extend(head.iter().flat_map(|field: &u32| field.to_le_bytes()));
        for part in [settings.records, self.records, end.records] {
            out.extend(part);
        }
        out
    }
}

/// Left, top, right and bottom.
fn bounds(points: &[Point]) -> [i32; 4] {
    let xs = || points.iter().map(|p| units(p.0));
    let ys = || points.iter().map(|p| units(p.1));
    [xs().min(), ys().min(), xs().max(), ys().max()].map(Option::unwrap_or_default)
}

/// A colour as the file has it.
fn reference(Rgb(red, green, blue): Rgb) -> u32 {
    u32::from_le_bytes([red, green, blue, 0])
}

/// The record of a font, without its head.
fn font(size: f64, bold: bool) -> Vec<u8> {
    const LENGTH: usize = 4 + 320;
    const SIMPLIFIED: u8 = 134;
    let mut out = Vec::with_capacity(LENGTH);
    let weight = if bold { 700 } else { 400 };
    for field in [LETTERS.cast_signed(), -units(size), 0, 0, 0, weight] {
        out.extend(field.to_le_bytes());
    }
    out.extend([0, 0, 0, SIMPLIFIED, 0, 0, 0, 0]);
    out.extend(FONT.encode_utf16().flat_map(u16::to_le_bytes));
    out.resize(LENGTH, 0);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(bytes: &[u8], at: usize) -> u32 {
        u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
    }

    #[test]
    fn records_follow_each_other_to_the_end_that_the_head_names() {
        let svg = "<svg width=\"100\" height=\"50\"><g><rect class=\"f-zhu\" x=\"1\" y=\"2\" \
                   width=\"3\" height=\"4\"/><line class=\"s-ink\" stroke-width=\"1\" \
                   stroke-dasharray=\"2 2\" x1=\"0\" y1=\"0\" x2=\"9\" y2=\"0\"/></g>\
                   <text x=\"5\" y=\"6\" font-size=\"11\" fill=\"#102030\">甲&amp;😀</text></svg>";
        let file = metafile(svg);
        assert_eq!((file.width, file.height), (100.0, 50.0));
        let bytes = file.bytes;
        assert_eq!(word(&bytes, 40), 0x464d_4520);
        assert_eq!(word(&bytes, 48) as usize, bytes.len());
        let (mut at, mut kinds) = (0, Vec::new());
        while at < bytes.len() {
            kinds.push(word(&bytes, at));
            let size = word(&bytes, at + 4) as usize;
            assert!(size >= 8 && size.is_multiple_of(4));
            at += size;
        }
        assert_eq!((at, kinds.len()), (bytes.len(), word(&bytes, 52) as usize));
        assert_eq!((kinds.first(), kinds.last()), (Some(&1), Some(&14)));
        // A square, three dashes of a line of nine, one text.
        let times = |kind| kinds.iter().filter(|k| **k == kind).count();
        assert_eq!((times(3), times(4), times(84)), (1, 3, 1));
    }

    #[test]
    fn a_broken_line_runs_on_round_corners() {
        let parts = broken(&[(0.0, 0.0), (3.0, 0.0), (3.0, 5.0)], &[4.0, 2.0]);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0], [(0.0, 0.0), (3.0, 0.0), (3.0, 1.0)]);
        assert_eq!(parts[1], [(3.0, 3.0), (3.0, 5.0)]);
    }
}
