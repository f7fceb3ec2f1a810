//! School by year, coloured by the largest class: rows of small cells. Only the rows that are seen
//! are drawn, so that hundreds of schools scroll smoothly.

use super::canvas::{Anchor, Canvas, Caption, Letters};
use super::ink::{Dash, Ink};
use super::svg::Mode;
use super::tokens::Token;
use super::years::band_token;
use std::ops::Range;

/// The figures of a heat map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heat {
    /// The years of the columns.
    pub years: Vec<i32>,
    /// One row a school section.
    pub rows: Vec<HeatRow>,
    /// Last year known; the divider stands after it.
    pub known: i32,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeatRow {
    /// Name of the school.
    pub name: String,
    /// By year: the band (0 within the standard … 4) of its largest class; `None` where it has no
    /// class.
    pub bands: Vec<Option<u8>>,
}

/// Height of a row and of the line with the years, px.
pub const ROW: f64 = 18.0;
/// Height of the head, px.
pub const HEAD: f64 = 20.0;
/// Height of the line that says what the colours mean, px.
const LEGEND: f64 = 22.0;

impl Heat {
    /// Room for names at a width, px.
    pub fn names(width: f64) -> f64 {
        (width * 0.26).clamp(84.0, 180.0)
    }

    /// Width of one cell, px.
    pub fn cell(&self, width: f64) -> f64 {
        (width - Self::names(width)).max(1.0) / self.years.len().max(1) as f64
    }

    /// Height of all rows, px.
    pub fn height(&self) -> f64 {
        ROW * self.rows.len() as f64
    }

    /// Row and column under a point of the body, where there is a cell.
    pub fn hit(&self, width: f64, x: f64, y: f64) -> Option<(usize, usize)> {
        let column = (x - Self::names(width)) / self.cell(width);
        if column < 0.0 || y < 0.0 {
            return None;
        }
        let (row, column) = ((y / ROW) as usize, column as usize);
        (row < self.rows.len() && column < self.years.len()).then_some((row, column))
    }

    /// The rows that a window of `height` px from `top` shows, with some to spare.
    pub fn window(&self, top: f64, height: f64) -> Range<usize> {
        const SPARE: usize = 6;
        let first = ((top / ROW).max(0.0) as usize).saturating_sub(SPARE);
        let last = ((top + height) / ROW).max(0.0) as usize + 1 + SPARE;
        first.min(self.rows.len())..last.min(self.rows.len())
    }

    /// The years over the columns.
    pub fn head_svg(&self, width: f64) -> String {
        let canvas = Canvas::new((width, HEAD), Mode::Page);
        self.draw_years(&canvas, width, 0.0);
        canvas.finish("heat-head", None)
    }

    fn draw_years(&self, canvas: &Canvas, width: f64, top: f64) {
        let cell = self.cell(width);
        let needed = Letters::AXIS.width("2025") + 4.0;
        let every = (needed / cell).ceil().max(1.0) as usize;
        for (at, year) in self.years.iter().enumerate().filter(|(at, _)| at % every == 0) {
            let x = Self::names(width) + (at as f64 + 0.5) * cell;
            canvas.text(&year.to_string(), (x, top + HEAD - 6.0), Letters::AXIS);
        }
    }

    /// Some rows below the years and what the colours mean, as one picture: for a file and for
    /// print. `bands` are the words of the bands.
    pub fn picture(
        &self,
        width: f64,
        rows: Range<usize>,
        bands: &[String],
        caption: Option<&Caption>,
    ) -> String {
        let rows = rows.start..rows.end.min(self.rows.len());
        let mode = if caption.is_some() { Mode::Standalone } else { Mode::Page };
        let count = self.rows.get(rows.clone()).map_or(0, <[HeatRow]>::len);
        let canvas = Canvas::new((width, LEGEND + HEAD + ROW * count as f64), mode);
        let letters = Letters::AXIS.at(Anchor::Start);
        let mut left = 0.0;
        for (band, name) in bands.iter().enumerate() {
            canvas.rect((left, 2.0), (left + 11.0, 13.0), Ink::of(band_token(band)));
            canvas.outline((left, 2.0), (left + 11.0, 13.0), Ink::of(Token::Mid), 1.0);
            canvas.text(name, (left + 16.0, 12.0), letters);
            left += 16.0 + letters.width(name) + 14.0;
        }
        self.draw_years(&canvas, width, LEGEND);
        self.draw_rows(&canvas, width, rows, None, LEGEND + HEAD);
        canvas.finish("heat", caption)
    }

    /// Some rows; the selected cell is outlined. The caller says the figures in words and as a
    /// table, so the drawing is decoration.
    pub fn svg(&self, width: f64, rows: Range<usize>, selected: Option<(usize, usize)>) -> String {
        let shown = self.rows.get(rows.clone()).map_or(0, <[HeatRow]>::len);
        let canvas = Canvas::new((width, ROW * shown as f64), Mode::Page);
        self.draw_rows(&canvas, width, rows, selected, 0.0);
        canvas.finish("heat", None)
    }

    fn draw_rows(
        &self,
        canvas: &Canvas,
        width: f64,
        rows: Range<usize>,
        selected: Option<(usize, usize)>,
        from_top: f64,
    ) {
        let shown = self.rows.get(rows.clone()).unwrap_or_default();
        let (names, cell) = (Self::names(width), self.cell(width));
        let letters = Letters::AXIS.sized(12.0).of(Token::Ink).at(Anchor::Start);
        for (at, row) in shown.iter().enumerate() {
            let top = from_top + ROW * at as f64;
            canvas.text(&shortened(&row.name, names - 8.0, letters), (0.0, top + 13.0), letters);
            for (column, band) in row.bands.iter().enumerate().take(self.years.len()) {
                let left = names + column as f64 * cell;
                let (from, to) = ((left + 0.5, top + 1.0), (left + cell - 0.5, top + ROW - 1.0));
                match band {
                    Some(band) => canvas.rect(from, to, Ink::of(band_token(usize::from(*band)))),
                    None => {
                        let middle = top + ROW / 2.0;
                        let faint = Ink::of(Token::Rule2).dashed(Dash::Short);
                        canvas.line((from.0 + 3.0, middle), (to.0 - 3.0, middle), faint, 1.0);
                    }
                }
                if selected == Some((rows.start + at, column)) {
                    canvas.outline(from, to, Ink::of(Token::Ink), 2.0);
                }
            }
        }
        let before = self.years.iter().filter(|year| **year <= self.known).count() as f64;
        if before > 0.0 {
            let x = names + before * cell;
            let bottom = from_top + ROW * shown.len() as f64;
            canvas.line((x, from_top), (x, bottom), Ink::of(Token::Ink2), 1.0);
        }
    }
}

/// The beginning of a name that fits, with an ellipsis where it was cut.
fn shortened(name: &str, room: f64, letters: Letters) -> String {
    if letters.width(name) <= room {
        return name.to_owned();
    }
    let mut kept = String::new();
    for letter in name.chars() {
        kept.push(letter);
        if letters.width(&kept) + letters.size > room {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heat(schools: usize) -> Heat {
        let row = HeatRow {
            name: "城关镇第一中心小学".into(),
            bands: vec![Some(3), None, Some(0)],
        };
        Heat { years: vec![2025, 2026, 2027], rows: vec![row; schools], known: 2025 }
    }

    #[test]
    fn only_what_is_seen_is_drawn() {
        let heat = heat(350);
        let window = heat.window(1800.0, 360.0);
        // Rows 100 to 120 with six to spare on each side.
        assert_eq!(window, 94..127);
        let svg = heat.svg(600.0, window, Some((100, 0)));
        assert_eq!(svg.matches("f-band-").count(), 33 * 2);
        assert_eq!(heat.window(1e9, 360.0), 350..350);
        assert_eq!(heat.window(-50.0, 10.0).start, 0);
    }

    #[test]
    fn a_saved_picture_has_every_row_its_years_and_its_words() {
        let heat = heat(350);
        let bands = ["标准内".to_owned(), "46～50".to_owned()];
        let caption = Caption { title: "最大班额".into(), ..Caption::default() };
        let svg = heat.picture(640.0, 0..350, &bands, Some(&caption));
        // Two cells a row, and the two swatches.
        let fills =
            ["#a03d20", "#e8edee"].map(|fill| svg.matches(&format!("fill=\"{fill}\"")).count());
        assert_eq!(fills, [350, 351]);
        assert!(["2025", "标准内", "46～50", "最大班额"].iter().all(|text| svg.contains(text)));
        assert!(!svg.contains("class=\"f-"));
        let part = heat.picture(640.0, 340..360, &bands, None);
        assert_eq!(part.matches("城关镇第一中心小学").count(), 10);
    }

    #[test]
    fn a_point_finds_its_cell() {
        let heat = heat(4);
        let names = Heat::names(600.0);
        assert_eq!(heat.hit(600.0, names + 1.0, 19.0), Some((1, 0)));
        assert_eq!(heat.hit(600.0, 599.0, 71.0), Some((3, 2)));
        assert_eq!(heat.hit(600.0, names - 1.0, 19.0), None);
        assert_eq!(heat.hit(600.0, names + 1.0, 73.0), None);
    }

    #[test]
    fn long_names_are_cut_with_a_sign() {
        let letters = Letters::AXIS.sized(12.0);
        let short = shortened("城关镇第一中心小学", 84.0, letters);
        assert!(short.ends_with('…') && letters.width(&short) <= 84.0, "{short}");
        assert_eq!(shortened("一小", 84.0, letters), "一小");
    }
}
