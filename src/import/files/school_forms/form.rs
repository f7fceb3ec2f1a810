//! The forms of a school's workbook: which labels mean which figure. Data, read once.

use crate::order::Map;
use std::sync::OnceLock;

use crate::county::{Field, SectionKind};
use crate::import::files::history::GradeReading;
use crate::import::files::label::{MoneyUnit, Pattern};
use crate::json::data;
use crate::record;

#[derive(Debug, Default)]
pub struct RawForm {
    pub id: String,
    pub beside: Vec<RawBeside>,
    pub figure: Vec<RawFigure>,
    pub checked: Vec<RawChecked>,
    pub bands: RawBands,
    pub grades: Vec<RawGrades>,
}

#[derive(Debug)]
pub struct RawBeside {
    pub target: String,
    pub labels: Vec<String>,
}

#[derive(Debug)]
pub struct RawFigure {
    pub forms: Vec<String>,
    pub target: String,
    pub part: Option<String>,
    pub total: bool,
    pub unit: Option<String>,
    pub row: Vec<String>,
    pub column: Vec<String>,
}

#[derive(Debug)]
pub struct RawChecked {
    pub forms: Vec<String>,
    pub target: String,
    pub section: SectionKind,
    pub row: Vec<String>,
    pub column: Vec<String>,
}

#[derive(Debug, Default)]
pub struct RawBands {
    pub forms: Map<String, SectionKind>,
    pub rows: Vec<String>,
}

#[derive(Debug)]
pub struct RawGrades {
    pub forms: Vec<String>,
    pub targets: Vec<String>,
    pub labels: Vec<String>,
}

record!(default RawForm {
    id: "id", beside: "beside", figure: "figure", checked: "checked", bands: "bands", grades: "grades",
});
record!(RawBeside { target: "target", labels: "labels" });
record!(RawFigure {
    forms: "forms",
    target: "target",
    part: "part",
    total: "total",
    unit: "unit",
    row: "row",
    column: "column",
});
record!(RawChecked {
    forms: "forms",
    target: "target",
    section: "section",
    row: "row",
    column: "column",
});
record!(default RawBands { forms: "forms", rows: "rows" });
record!(RawGrades { forms: "forms", targets: "targets", labels: "labels" });

/// A figure of a form, its patterns read.
pub struct Figure {
    pub forms: &'static [String],
    pub field: Field,
    pub part: Option<&'static str>,
    pub total: bool,
    pub unit: Option<MoneyUnit>,
    pub row: Vec<Pattern>,
    pub column: Vec<Pattern>,
}

/// Where the pupils of the grades stand in some forms.
pub struct Grades {
    pub forms: &'static [String],
    pub columns: Vec<(GradeReading, Pattern)>,
}

pub struct FormData {
    pub raw: &'static RawForm,
    pub figures: Vec<Figure>,
    pub bands: Vec<Pattern>,
    pub grades: Vec<Grades>,
}

pub fn form() -> &'static FormData {
    static RAW: OnceLock<RawForm> = OnceLock::new();
    static FORM: OnceLock<FormData> = OnceLock::new();
    FORM.get_or_init(|| {
        let raw = RAW.get_or_init(|| {
            let json = include_str!(concat!(env!("OUT_DIR"), "/forms-school-workbook.json"));
            data(json)
        });
        let patterns = |texts: &[String]| -> Vec<Pattern> {
            texts.iter().map(|text| Pattern::parse(text)).collect()
        };
        let figure = |raw: &'static RawFigure| {
            Some(Figure {
                forms: &raw.forms,
                field: Field::parse(&raw.target)?,
                part: raw.part.as_deref(),
                total: raw.total,
                unit: raw.unit.as_deref().and_then(MoneyUnit::of),
                row: patterns(&raw.row),
                column: patterns(&raw.column),
            })
        };
        let grades = |raw: &'static RawGrades| {
            // Target by label, so that an unknown one takes no other's place.
            let columns = raw.targets.iter().zip(patterns(&raw.labels));
            let known =
                columns.filter_map(|(target, label)| Some((GradeReading::parse(target)?, label)));
            Grades { forms: &raw.forms, columns: known.collect() }
        };
        FormData {
            raw,
            figures: raw.figure.iter().filter_map(figure).collect(),
            bands: patterns(&raw.bands.rows),
            grades: raw.grades.iter().map(grades).collect(),
        }
    })
}
