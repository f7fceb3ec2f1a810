//! One cell to one figure, and the tally of what had to be done to read it.

use super::label::shift_point;
use super::sheet::{Cell, year_of_days};
use crate::county::{CellRef, FieldKind, Finding, Severity};
use crate::import::number::{NumberProblem, Suffix, is_missing_mark, read_number};
use crate::order::Map;

/// Cells named in one finding that stands for many.
const NAMED_CELLS: usize = 5;

/// A figure as it stood in a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FigureCell {
    /// The value in the field's unit; `None` when missing or not readable.
    pub value: Option<f64>,
    /// The text of the cell, where it was not a plain number.
    pub text: Option<String>,
    /// What is wrong with it.
    pub problem: Option<&'static str>,
}

/// What was done to cells of one sheet, gathered so that a thousand text numbers are one finding.
#[derive(Debug, Default)]
pub struct Tally {
    notes: Map<&'static str, (usize, Vec<CellRef>)>,
}

impl Tally {
    /// Counts one cell under a code.
    pub fn note(&mut self, code: &'static str, cell: CellRef) {
        let (count, cells) = self.notes.entry(code).or_default();
        *count += 1;
        if cells.len() < NAMED_CELLS {
            cells.push(cell);
        }
    }

    /// One finding for each code, with the count and the first cells.
    pub fn findings(&self, file: &str, sheet: &str) -> Vec<Finding> {
        let finding = |(code, (count, cells)): (&&'static str, &(usize, Vec<CellRef>))| {
            let names: Vec<String> = cells.iter().map(ToString::to_string).collect();
            let severity = match *code {
                "formula-without-value" => Severity::Missing,
                _ => Severity::Check,
            };
            let more = *count > cells.len();
            let joined = names.join("、") + if more { "…" } else { "" };
            #[allow(clippy::cast_precision_loss, reason = "a sheet has few cells")]
            Finding::new(severity, code).arg("count", *count as f64).arg("cells", joined).at(
                file,
                sheet,
                cells.first().copied(),
            )
        };
        self.notes.iter().map(finding).collect()
    }
}

/// Reads a cell as a figure of a kind; `shift` moves the decimal point (4 for 万元).
pub fn read_figure(
    cell: Option<&Cell>,
    kind: FieldKind,
    shift: i32,
    at: CellRef,
    tally: &mut Tally,
) -> FigureCell {
    let problem = |code, text: &str| FigureCell {
        value: None,
        text: Some(text.to_owned()),
        problem: Some(code),
    };
    let figure = match cell {
        None => return FigureCell::default(),
        Some(Cell::Number(value)) => {
            FigureCell { value: Some(shift_point(*value, shift)), ..FigureCell::default() }
        }
        Some(Cell::Text(text)) => match read_number(text) {
            Ok(None) => {
                if is_missing_mark(text) {
                    tally.note("missing-mark", at);
                }
                return FigureCell { text: Some(text.trim().to_owned()), ..FigureCell::default() };
            }
            Ok(Some(reading)) => {
                if reading.marks.suffix == Some(Suffix::Percent) {
                    return problem("cell-percent", text);
                }
                note_marks(&reading.marks, at, tally);
                // A figure that says 万 itself is not made ten thousand times larger again.
                let said = reading.marks.suffix.is_some();
                let value = shift_point(reading.value, if said { 0 } else { shift });
                FigureCell { value: Some(value), text: Some(text.to_string()), problem: None }
            }
            Err(NumberProblem::BadGrouping) => return problem("number-bad-grouping", text),
            Err(NumberProblem::UnknownUnit) => return problem("number-unknown-unit", text),
            Err(_) => return problem("cell-not-a-number", text),
        },
        Some(Cell::FormulaWithoutValue) => {
            tally.note("formula-without-value", at);
            return FigureCell::default();
        }
        Some(Cell::Error(name)) => return problem("cell-error", name),
        Some(Cell::Bool(value)) => return problem("cell-not-a-number", &value.to_string()),
        Some(Cell::Date(days)) => return problem("cell-date", &days.to_string()),
    };
    judge(figure, kind)
}

fn judge(figure: FigureCell, kind: FieldKind) -> FigureCell {
    let Some(value) = figure.value else { return figure };
    let shown = || figure.text.clone().or_else(|| Some(value.to_string()));
    if value < 0.0 {
        return FigureCell { value: None, text: shown(), problem: Some("cell-negative") };
    }
    let whole = matches!(kind, FieldKind::People | FieldKind::Count);
    if whole && value.fract() != 0.0 {
        // Half a teacher is odd but it is what the file says.
        return FigureCell { text: shown(), problem: Some("cell-fraction"), ..figure };
    }
    figure
}

/// Counts what had to be done to read a number.
pub fn note_marks(marks: &crate::import::number::Marks, at: CellRef, tally: &mut Tally) {
    tally.note("number-as-text", at);
    if marks.full_width {
        tally.note("number-full-width", at);
    }
    if marks.grouped {
        tally.note("number-grouped", at);
    }
    if marks.suffix.is_some() {
        tally.note("number-suffix", at);
    }
    if marks.unit.is_some() {
        tally.note("number-unit", at);
    }
}

/// The text of a cell that names something: a code stored as a number is written without a point.
pub fn read_text(cell: Option<&Cell>) -> Option<String> {
    let text = match cell? {
        Cell::Text(text) => text.replace(['\u{3000}', '\u{a0}', '\u{feff}', '\u{200b}'], " "),
        Cell::Number(value) => value.to_string(),
        Cell::Bool(true) => "是".to_owned(),
        Cell::Bool(false) => "否".to_owned(),
        Cell::Date(days) => year_of_days(*days)?.to_string(),
        Cell::Error(_) | Cell::FormulaWithoutValue => return None,
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// A code (机构标识码): full-width digits folded, blanks and a leading apostrophe dropped.
pub fn read_code(cell: Option<&Cell>) -> Option<String> {
    let text = read_text(cell)?;
    let code: String = super::label::normalise(&text).to_ascii_uppercase();
    let code = code.trim_start_matches('\'').to_owned();
    (!code.is_empty()).then_some(code)
}

/// A year, from `1998`, `1998年9月`, `199809` or a date.
pub fn read_year(cell: Option<&Cell>) -> Option<i32> {
    let text = super::label::normalise(&read_text(cell)?);
    let digits: String = text.chars().take_while(char::is_ascii_digit).take(4).collect();
    digits.parse().ok().filter(|year| (1800..=2200).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: CellRef = CellRef { row: 0, column: 0 };

    fn read(cell: Cell, kind: FieldKind, shift: i32) -> FigureCell {
        read_figure(Some(&cell), kind, shift, AT, &mut Tally::default())
    }

    #[test]
    fn figures_in_ten_thousand_yuan_are_exact() {
        assert_eq!(read(Cell::Number(1.1), FieldKind::Money, 4).value, Some(11_000.0));
        assert_eq!(read(Cell::Text("190.05".into()), FieldKind::Money, 4).value, Some(1_900_500.0));
        assert_eq!(read(Cell::Text("12万".into()), FieldKind::Money, 4).value, Some(120_000.0));
    }

    #[test]
    fn what_is_no_figure_is_kept_as_text_and_named() {
        for (cell, problem) in [
            (Cell::Text("约三十".into()), "cell-not-a-number"),
            (Cell::Text("2,00".into()), "number-bad-grouping"),
            (Cell::Text("3亩".into()), "number-unknown-unit"),
            (Cell::Text("50%".into()), "cell-percent"),
            (Cell::Error("#REF!"), "cell-error"),
            (Cell::Date(45_000.0), "cell-date"),
            (Cell::Number(-3.0), "cell-negative"),
        ] {
            let figure = read(cell, FieldKind::Area, 0);
            assert_eq!((figure.value, figure.problem), (None, Some(problem)));
            assert!(figure.text.is_some());
        }
        let half = read(Cell::Number(2.5), FieldKind::People, 0);
        assert_eq!((half.value, half.problem), (Some(2.5), Some("cell-fraction")));
    }

    #[test]
    fn missing_is_missing() {
        let mut tally = Tally::default();
        for cell in [None, Some(Cell::Text("—".into())), Some(Cell::FormulaWithoutValue)] {
            let figure = read_figure(cell.as_ref(), FieldKind::People, 0, AT, &mut tally);
            assert_eq!((figure.value, figure.problem), (None, None));
        }
        let codes: Vec<_> = tally.findings("f", "s").into_iter().map(|f| f.code).collect();
        assert_eq!(codes, ["formula-without-value", "missing-mark"]);
    }

    #[test]
    fn codes_and_years() {
        assert_eq!(read_code(Some(&Cell::Number(3_500_000_001.0))).unwrap(), "3500000001");
        assert_eq!(read_code(Some(&Cell::Text("'３５０ 1 ".into()))).unwrap(), "3501");
        for text in ["1998", "1998年9月", "199809"] {
            assert_eq!(read_year(Some(&Cell::Text(text.into()))), Some(1998), "{text}");
        }
        assert_eq!(read_year(Some(&Cell::Date(45_536.0))), Some(2024));
        assert_eq!(read_year(Some(&Cell::Text("98".into()))), None);
    }
}
