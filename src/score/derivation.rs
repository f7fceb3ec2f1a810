//! How a number came about: formula with figures, inputs with their origins, rule, verdict,
//! and what is still lacking. The page draws it; nothing here is formatted.

use super::{Excluded, Standing};
use crate::county::{Args, CellRef, Field, FieldKind, SectionKind};
use crate::standard::Reference;
use serde::Serialize;

/// The number that is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "of")]
pub enum Subject {
    /// An indicator of a school section.
    Indicator {
        /// Position of the school.
        school: usize,
        /// Which section.
        section: SectionKind,
        /// Position of the indicator in the standard.
        indicator: usize,
    },
    /// The student-weighted mean of an indicator in a section.
    Mean {
        /// Which section.
        section: SectionKind,
        /// Position of the indicator in the standard.
        indicator: usize,
    },
    /// The difference coefficient of an indicator in a section.
    Coefficient {
        /// Which section.
        section: SectionKind,
        /// Position of the indicator in the standard.
        indicator: usize,
    },
    /// The composite coefficient of a section.
    Composite {
        /// Which section.
        section: SectionKind,
    },
    /// The verdict of a school section.
    School {
        /// Position of the school.
        school: usize,
        /// Which section.
        section: SectionKind,
    },
}

/// An expression with real figures, for drawing as a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A figure.
    Figure(f64),
    /// A figure that is missing.
    Missing,
    /// A named quantity: its words are `symbol-<name>`.
    Symbol(String),
    /// Addends; `true` is taken away.
    Sum(Vec<(bool, Expr)>),
    /// Factors.
    Product(Vec<Expr>),
    /// Numerator over denominator.
    Over(Box<Expr>, Box<Expr>),
    /// Square root.
    Root(Box<Expr>),
}

/// A derivation.
#[derive(Debug, Clone, PartialEq)]
pub struct Derivation {
    /// What it derives.
    pub subject: Subject,
    /// Id of the indicator, where it is about one.
    pub indicator: Option<String>,
    /// Unit id of the result.
    pub unit: String,
    /// The formula in names.
    pub formula: Expr,
    /// The formula with figures.
    pub figures: Expr,
    /// The result, not rounded.
    pub result: Option<f64>,
    /// The inputs, in the order of the formula.
    pub inputs: Vec<Input>,
    /// How shared things were shared out; empty where nothing was.
    pub sharing: Vec<SharePart>,
    /// The indicators that make up a school's verdict, in the standard's order.
    pub parts: Vec<SchoolPart>,
    /// Why the school section is outside the assessment.
    pub excluded: Option<Excluded>,
    /// The schools that make up a mean or coefficient, largest contribution first.
    pub contributions: Vec<Contribution>,
    /// The threshold, or the coefficient's limit.
    pub limit: Option<f64>,
    /// The floor, where there is one.
    pub floor: Option<f64>,
    /// Where the result stands against limit and floor; for a coefficient and a school, met or
    /// below; missing where it is undetermined. A mean stands nowhere.
    pub standing: Option<Standing>,
    /// What is still lacking.
    pub lack: Option<Lack>,
    /// The coefficient counted the other way, for "why does our number differ?".
    pub unweighted: Option<f64>,
    /// Where the rule stands.
    pub reference: Option<Reference>,
    /// Remarks: shared out, relaxed, merged, rounding. Keys are `note-<code>`.
    pub notes: Vec<Note>,
}

/// A figure that went in.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Position of the school it belongs to.
    pub school: usize,
    /// Which figure.
    pub field: Field,
    /// Its value.
    pub value: Option<f64>,
    /// What it counts.
    pub kind: FieldKind,
    /// Taken away.
    pub minus: bool,
    /// Where it came from; empty where nothing is known of it.
    pub origins: Vec<InputOrigin>,
    /// Changed by hand.
    pub by_hand: bool,
    /// Its value before it was changed by hand.
    pub was: Option<f64>,
}

/// A cell an input came from.
#[derive(Debug, Clone, PartialEq)]
pub struct InputOrigin {
    /// Words of the header, where the input was added up from several cells.
    pub label: String,
    /// File name.
    pub file: String,
    /// Sheet name.
    pub sheet: String,
    /// Cell.
    pub cell: Option<CellRef>,
    /// Value of that cell, where the input was added up from several.
    pub value: Option<f64>,
}

/// One section's part of what a school's sections share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SharePart {
    /// Which section.
    pub section: SectionKind,
    /// Weight per pupil.
    pub weight: f64,
    /// Pupils.
    pub students: f64,
    /// Share of the whole, 0-1.
    pub share: f64,
}

/// One indicator's part in a school's verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct SchoolPart {
    /// Id of the indicator.
    pub indicator: String,
    /// Its value, not rounded.
    pub value: Option<f64>,
    /// Its threshold.
    pub threshold: f64,
    /// Its floor.
    pub floor: f64,
    /// Where the value stands.
    pub standing: Standing,
}

/// One school's part in a mean or coefficient.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// Position of the school.
    pub school: usize,
    /// Name of the school.
    pub name: String,
    /// Pupils.
    pub students: f64,
    /// Amount.
    pub amount: f64,
    /// Per pupil, or per hundred.
    pub value: f64,
    /// Share of the variance, 0-1; for a mean, share of the pupils.
    pub share: f64,
}

/// How much more would do, in the unit of the amount: whole people and things, hundredths of
/// square metres and yuan. For shared things, of the whole school.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lack {
    /// Up to the floor; `None` where it is reached.
    pub to_floor: Option<f64>,
    /// Up to the threshold.
    pub to_threshold: f64,
    /// What it counts.
    pub kind: FieldKind,
}

/// A remark.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Which sentence.
    pub code: String,
    /// Values of the sentence.
    pub args: Args,
}
