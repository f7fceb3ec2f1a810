//! The backend through which plotters writes SVG text. Measures text by table, names colours by
//! class (page) or value (saved picture), writes no inline style. Knows no chart.

use super::hatch;
use super::ink::Ink;
use super::text;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};
use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write;
use std::rc::Rc;

/// Backend units per CSS pixel: plotters counts in integers, charts need hundredths.
pub const UNIT: i32 = 100;

/// plotters holds every point inside its area. The area is larger than the picture by this much on
/// each side, in backend units, so that lines may run over its edge and labels hang over it.
pub const BLEED: i32 = 40 * UNIT;

/// Distance of hatch strokes along the axes, in backend units.
const HATCH_SPACING: i32 = 6 * UNIT;

/// Who will show the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// The page: colours are classes (`s-zhu`, `f-dian`) that follow the theme.
    #[default]
    Page,
    /// A file of its own: light colours written out, title, unit and source line included.
    Standalone,
}

/// The SVG elements drawn so far, shared between plotters (which owns the backend) and the
/// drawing code (which adds groups and marks).
#[derive(Debug, Default)]
pub struct Sheet {
    /// How colours are written.
    pub mode: Mode,
    /// The elements.
    pub body: String,
    /// Attributes for the next element only, with a leading blank.
    pub pending: String,
}

/// plotters' way to a [`Sheet`]. Cannot fail: it writes to memory.
#[derive(Debug, Clone)]
pub struct SvgBackend {
    sheet: Rc<RefCell<Sheet>>,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl SvgBackend {
    /// A backend on `sheet` of `size` in backend units, [`BLEED`] included.
    pub fn new(sheet: Rc<RefCell<Sheet>>, size: (u32, u32)) -> SvgBackend {
        SvgBackend { sheet, size }
    }

    /// From plotters' area to the picture.
    fn place((x, y): BackendCoord) -> BackendCoord {
        (x - BLEED, y - BLEED)
    }

    /// Writes one element: `name`, its geometry, its paint, and what is pending.
    fn element(&self, name: &str, geometry: &str, paint: &str) {
        let mut sheet = self.sheet.borrow_mut();
        let pending = std::mem::take(&mut sheet.pending);
        let _ = write!(sheet.body, "<{name}{pending}{geometry}{paint}/>");
    }

    fn mode(&self) -> Mode {
        self.sheet.borrow().mode
    }

    fn stroke_paint<S: BackendStyle>(&self, style: &S) -> String {
        stroke_paint(self.mode(), style.color(), style.stroke_width())
    }

    /// Fill, or stroke with nothing inside.
    fn shape_paint<S: BackendStyle>(&self, style: &S, fill: bool) -> String {
        if fill {
            fill_paint(self.mode(), style.color())
        } else {
            format!("{} fill=\"none\"", self.stroke_paint(style))
        }
    }

    /// A filled outline, plain or hatched.
    fn fill_outline(&self, corners: &[BackendCoord], color: BackendColor) {
        let hatched = Ink::decode(color.rgb).is_some_and(|ink| ink.hatch);
        if hatched {
            let mut path = String::new();
            for (from, to) in hatch::strokes(corners, HATCH_SPACING) {
                let _ = write!(path, "M{}L{}", pair(from), pair(to));
            }
            let paint = stroke_paint(self.mode(), color, (UNIT + UNIT / 10) as u32);
            self.element("path", &format!(" d=\"{path}\""), &paint);
        } else {
            let geometry = format!(" points=\"{}\"", pairs(corners));
            self.element("polygon", &geometry, &fill_paint(self.mode(), color));
        }
    }
}

impl DrawingBackend for SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        let (x, y) = Self::place(point);
        self.fill_outline(&[(x, y), (x + UNIT, y), (x + UNIT, y + UNIT), (x, y + UNIT)], color);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        if style.stroke_width() == 0 {
            return Ok(());
        }
        let (from, to) = (Self::place(from), Self::place(to));
        let geometry = format!(
            " x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"",
            px(from.0),
            px(from.1),
            px(to.0),
            px(to.1)
        );
        self.element("line", &geometry, &self.stroke_paint(style));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (left, top) = Self::place(upper_left);
        let (right, bottom) = Self::place(bottom_right);
        if fill && Ink::decode(style.color().rgb).is_some_and(|ink| ink.hatch) {
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
            self.fill_outline(&corners, style.color());
            return Ok(());
        }
        let geometry = format!(
            " x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            px(left),
            px(top),
            px((right - left).max(0)),
            px((bottom - top).max(0))
        );
        let paint = self.shape_paint(style, fill);
        self.element("rect", &geometry, &paint);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        if let &[from, to] = points.as_slice() {
            return self.draw_line(from, to, style);
        }
        if style.stroke_width() == 0 {
            return Ok(());
        }
        let points: Vec<BackendCoord> = points.into_iter().map(Self::place).collect();
        let geometry = format!(" points=\"{}\"", pairs(&points));
        let paint = self.shape_paint(style, false);
        self.element("polyline", &geometry, &paint);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = Self::place(centre);
        let geometry = format!(" cx=\"{}\" cy=\"{}\" r=\"{}\"", px(x), px(y), px(radius as i32));
        let paint = self.shape_paint(style, fill);
        self.element("circle", &geometry, &paint);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let corners: Vec<BackendCoord> = vert.into_iter().map(Self::place).collect();
        self.fill_outline(&corners, style.color());
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let (x, y) = Self::place(at);
        let size = style.size();
        let anchor = style.anchor();
        // The baseline by hand: old WebKit ignores dominant-baseline. Bottom is the baseline.
        let drop = match anchor.v_pos {
            VPos::Top => 0.86 * size,
            VPos::Center => 0.36 * size,
            VPos::Bottom => 0.0,
        };
        let mut attributes = format!(" font-size=\"{}\"", px(size.round() as i32));
        match anchor.h_pos {
            HPos::Left => {}
            HPos::Center => attributes.push_str(" text-anchor=\"middle\""),
            HPos::Right => attributes.push_str(" text-anchor=\"end\""),
        }
        if matches!(style.style(), FontStyle::Bold) {
            attributes.push_str(" font-weight=\"700\"");
        }
        let angle = match style.transform() {
            FontTransform::None => None,
            FontTransform::Rotate90 => Some(90),
            FontTransform::Rotate180 => Some(180),
            FontTransform::Rotate270 => Some(270),
        };
        if let Some(angle) = angle {
            let _ = write!(attributes, " transform=\"rotate({angle} {} {})\"", px(x), px(y));
        }
        let paint = fill_paint(self.mode(), style.color());
        let mut sheet = self.sheet.borrow_mut();
        let pending = std::mem::take(&mut sheet.pending);
        let _ = write!(
            sheet.body,
            "<text{pending} x=\"{}\" y=\"{}\"{attributes}{paint}>{}</text>",
            px(x),
            px(y + drop.round() as i32),
            text::escape(text)
        );
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let bold = matches!(style.style(), FontStyle::Bold);
        let width = text::width(text, style.size(), bold).ceil() as u32;
        let height = (1.2 * style.size()).ceil() as u32;
        Ok(match style.transform() {
            FontTransform::None | FontTransform::Rotate180 => (width, height),
            FontTransform::Rotate90 | FontTransform::Rotate270 => (height, width),
        })
    }
}

/// Fill of a shape or text as attributes.
fn fill_paint(mode: Mode, color: BackendColor) -> String {
    match (Ink::decode(color.rgb), mode) {
        (Some(ink), Mode::Page) => format!(" class=\"f-{}\"", ink.token.name()),
        (Some(ink), Mode::Standalone) => format!(" fill=\"{}\"", ink.token.light().hex()),
        (None, _) => format!(" fill=\"{}\"", plain(color)),
    }
}

/// Stroke as attributes.
fn stroke_paint(mode: Mode, color: BackendColor, width: u32) -> String {
    let ink = Ink::decode(color.rgb);
    let mut paint = match (ink, mode) {
        (Some(ink), Mode::Page) => format!(" class=\"s-{}\"", ink.token.name()),
        (Some(ink), Mode::Standalone) => format!(" stroke=\"{}\"", ink.token.light().hex()),
        (None, _) => format!(" stroke=\"{}\"", plain(color)),
    };
    let _ = write!(paint, " stroke-width=\"{}\"", px(width as i32));
    if let Some(dashes) = ink.and_then(|ink| ink.dash.array()) {
        let _ = write!(paint, " stroke-dasharray=\"{dashes}\"");
    }
    paint
}

fn plain(color: BackendColor) -> String {
    let (red, green, blue) = color.rgb;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Backend units as px: 1234 → `12.34`, 1250 → `12.5`, 1200 → `12`.
pub fn px(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let (whole, part) = (units.unsigned_abs() / 100, units.unsigned_abs() % 100);
    match part {
        0 => format!("{sign}{whole}"),
        part if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        part => format!("{sign}{whole}.{part:02}"),
    }
}

fn pair((x, y): BackendCoord) -> String {
    format!("{} {}", px(x), px(y))
}

fn pairs(points: &[BackendCoord]) -> String {
    points.iter().map(|&point| pair(point)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::px;

    #[test]
    fn units_are_written_short() {
        assert_eq!(px(1234), "12.34");
        assert_eq!(px(1250), "12.5");
        assert_eq!(px(1200), "12");
        assert_eq!(px(-5), "-0.05");
        assert_eq!(px(0), "0");
    }
}
