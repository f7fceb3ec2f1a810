//! Counties by their place (位次): one row a county, its place and name to the left, its figure on a
//! ruler with the limit or as a bar, the figure as printed to the right. Rows come in their order.

use super::canvas::{Anchor, Canvas, Caption, Letters};
use super::ink::{Dash, Ink};
use super::ruler::{Mark, Reading, Ruler};
use super::scale::Scale;
use super::svg::Mode;
use super::tokens::Token;

/// One county.
#[derive(Debug, Clone, Default)]
pub struct PlaceRow {
    /// Its place as printed; `—` where it has none.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Its figure, whether it keeps the limit, and whether some of it is missing.
    pub reading: Reading,
    /// The figure as printed.
    pub figure: String,
}

/// The chart's figures and words.
#[derive(Debug, Clone, Default)]
pub struct PlaceChart {
    /// Width in px.
    pub width: f64,
    /// The limit with its label (`限 0.50`); without one the figures are bars.
    pub limit: Option<(f64, String)>,
    /// End of the bars' scale.
    pub end: f64,
    /// Both ends of the bars' scale as printed.
    pub ends: [String; 2],
    /// Rows, top to bottom.
    pub rows: Vec<PlaceRow>,
}

const ROW: f64 = 24.0;
const HEAD: f64 = 22.0;
const PLACE: f64 = 30.0;
const GAP: f64 = 10.0;
/// Names take at most this share of the width.
const NAMES: f64 = 0.4;
const BODY: Letters = Letters::AXIS.sized(13.0).of(Token::Ink).at(Anchor::Start);

/// Where the parts of a row stand, px.
struct Columns {
    names: f64,
    left: f64,
    ruler: f64,
}

impl PlaceChart {
    fn columns(&self) -> Columns {
        let most = (self.width * NAMES - PLACE).max(40.0);
        let width = |of: fn(&PlaceRow) -> &str| {
            self.rows.iter().map(|row| BODY.width(of(row))).fold(40.0, f64::max)
        };
        let names = width(|row| &row.name).min(most);
        let figures = width(|row| &row.figure).max(46.0);
        let left = PLACE + names + GAP;
        Columns { names, left, ruler: (self.width - left - GAP - figures).max(60.0) }
    }

    /// Height in px.
    fn height(&self) -> f64 {
        HEAD + ROW * self.rows.len() as f64
    }

    fn ruler(limit: f64, width: f64) -> Ruler {
        Ruler::coefficient(limit, width)
    }

    fn scale(&self, columns: &Columns) -> Scale {
        Scale::new(0.0, self.end, 0.0, columns.ruler)
    }

    /// Centres of the marks, one a row: px from the left and from the top.
    #[must_use]
    pub fn marks(&self) -> Vec<(f64, f64)> {
        let columns = self.columns();
        let place = |row: &PlaceRow| match &self.limit {
            Some((limit, _)) => match Self::ruler(*limit, columns.ruler).mark(row.reading) {
                Mark::Within(x) | Mark::Beyond { x, .. } | Mark::Open(x) | Mark::Missing(x) => x,
            },
            None => self.scale(&columns).at(row.reading.value.unwrap_or_default()),
        };
        let rows = self.rows.iter().enumerate();
        rows.map(|(at, row)| (columns.left + place(row), top(at) + ROW * 0.44)).collect()
    }

    /// The chart as SVG.
    #[must_use]
    pub fn svg(&self, caption: &Caption, mode: Mode) -> String {
        let canvas = Canvas::new((self.width, self.height()), mode);
        let columns = self.columns();
        self.draw_head(&canvas, &columns);
        canvas.line((0.0, HEAD), (self.width, HEAD), Ink::of(Token::Ink), 1.0);
        for (at, row) in self.rows.iter().enumerate() {
            let base = top(at) + 17.0;
            canvas.text(&row.place, (PLACE - GAP, base), BODY.at(Anchor::End).of(Token::Ink3));
            canvas.text(&shortened(&row.name, columns.names), (PLACE, base), BODY);
            self.draw_figure(&canvas, &columns, at, row);
            let letters = match (row.reading.value, row.reading.within) {
                (None, _) => BODY.of(Token::Ink3),
                (_, Some(false)) => BODY.of(Token::Zhu).bold(),
                _ => BODY,
            };
            canvas.text(&row.figure, (self.width, base), letters.at(Anchor::End));
            let bottom = top(at) + ROW;
            canvas.line((0.0, bottom), (self.width, bottom), Ink::of(Token::Rule), 1.0);
        }
        canvas.finish("places", Some(caption))
    }

    fn draw_head(&self, canvas: &Canvas, columns: &Columns) {
        if let Some((limit, label)) = &self.limit {
            Self::ruler(*limit, columns.ruler).draw_head(canvas, (columns.left, 2.0), 20.0, label);
            return;
        }
        let [low, high] = &self.ends;
        canvas.text(low, (columns.left, HEAD - 5.0), Letters::AXIS.at(Anchor::Start));
        let right = columns.left + columns.ruler;
        canvas.text(high, (right, HEAD - 5.0), Letters::AXIS.at(Anchor::End));
    }

    fn draw_figure(&self, canvas: &Canvas, columns: &Columns, at: usize, row: &PlaceRow) {
        canvas.mark(at);
        if let Some((limit, _)) = &self.limit {
            let ruler = Self::ruler(*limit, columns.ruler);
            ruler.draw_row(canvas, (columns.left, top(at)), ROW, row.reading);
            return;
        }
        let middle = top(at) + ROW / 2.0;
        let (left, right) = (columns.left, columns.left + columns.ruler);
        let Some(value) = row.reading.value.filter(|value| value.is_finite()) else {
            let dashed = Ink::of(Token::Rule2).dashed(Dash::Short);
            return canvas.line((left, middle), (right, middle), dashed, 1.0);
        };
        let end = left + self.scale(columns).at(value);
        canvas.line((left, middle + 5.0), (right, middle + 5.0), Ink::of(Token::Rule), 1.0);
        if row.reading.provisional {
            // What may still change is an outline.
            canvas.outline((left, middle - 5.0), (end, middle + 5.0), Ink::of(Token::Dian), 1.2);
        } else {
            canvas.rect((left, middle - 5.0), (end, middle + 5.0), Ink::of(Token::Dian));
        }
    }
}

fn top(row: usize) -> f64 {
    HEAD + ROW * row as f64
}

/// A name that fits into a width, cut with an ellipsis.
fn shortened(name: &str, width: f64) -> String {
    if BODY.width(name) <= width {
        return name.to_owned();
    }
    let mut short = String::new();
    for letter in name.chars() {
        let longer = format!("{short}{letter}…");
        if BODY.width(&longer) > width {
            break;
        }
        short.push(letter);
    }
    format!("{short}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: f64, name: &str) -> PlaceRow {
        let reading =
            Reading { value: Some(value), within: Some(value <= 0.5), provisional: false };
        PlaceRow {
            reading,
            name: name.into(),
            figure: format!("{value:.3}"),
            ..PlaceRow::default()
        }
    }

    #[test]
    fn marks_stand_in_the_order_of_their_figures_and_on_their_rows() {
        let mut chart = PlaceChart {
            width: 700.0,
            limit: Some((0.5, "限 0.50".into())),
            rows: vec![row(0.2, "甲县"), row(0.3, "乙县"), row(0.61, "丙县"), PlaceRow::default()],
            ..PlaceChart::default()
        };
        let marks = chart.marks();
        assert!(marks[0].0 < marks[1].0 && marks[1].0 < marks[2].0);
        for (at, (x, y)) in marks.iter().enumerate() {
            assert!((0.0..=700.0).contains(x));
            assert!(*y > top(at) && *y < top(at) + ROW);
        }
        // The bars of shares: half of the whole is half of the way.
        chart.limit = None;
        chart.end = 1.0;
        chart.rows = vec![row(0.0, "甲县"), row(0.5, "乙县"), row(1.0, "丙县")];
        let marks = chart.marks();
        assert!((marks[2].0 + marks[0].0 - 2.0 * marks[1].0).abs() < 1e-9);
    }

    #[test]
    fn long_names_are_cut_and_short_ones_are_not() {
        assert_eq!(shortened("甲县", 100.0), "甲县");
        let cut = shortened(&"很".repeat(40), 100.0);
        assert!(cut.ends_with('…') && BODY.width(&cut) <= 100.0 && cut.chars().count() > 3);
    }
}
