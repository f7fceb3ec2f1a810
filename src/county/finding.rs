//! A finding: something in the data a person should look at, with its place and, where there
//! is one, the change that would mend it. Sentences are made by `words` from code and args.

use super::{CellRef, Field, SectionKind};
use serde::Serialize;
use std::collections::BTreeMap;

/// How urgent a finding is; there are three classes only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// 必须改: the figures contradict each other or cannot be.
    Must,
    /// 请核对: possible, but seldom right.
    Check,
    /// 缺数据: a figure the assessment needs is missing.
    Missing,
}

/// A value put into a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// A number, printed as the reader's language prints it.
    Number(f64),
    /// A name or a quoted text, printed as it is.
    Text(String),
}

impl From<f64> for Arg {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

/// Named values of a sentence.
pub type Args = BTreeMap<String, Arg>;

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// How urgent.
    pub severity: Severity,
    /// Which check; the key of its sentence is `finding-<code>`.
    pub code: String,
    /// Values of its sentence.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub args: Args,
    /// File it was found in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Sheet of that file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Cell of that sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellRef>,
    /// Id of the school.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school_id: Option<String>,
    /// Name of the school, for the sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school: Option<String>,
    /// Section of the school.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<SectionKind>,
    /// Figure of the school.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// The change that would mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// A change a finding proposes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Fix {
    /// Set the finding's field to this value.
    Set {
        /// The value, in the field's unit.
        value: f64,
    },
    /// Confirm the guessed parent of a not-counted school.
    Parent {
        /// Id of the parent.
        parent: String,
    },
}

/// A place in a file as it is shown: `校.xlsx › 小学 › C7`.
pub(super) fn place(parts: [Option<&str>; 3]) -> String {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" › ")
}

impl Finding {
    /// File, sheet and cell that it is about; empty where it is about none.
    #[must_use]
    pub fn place(&self) -> String {
        let cell = self.cell.map(|cell| cell.to_string());
        place([self.file.as_deref(), self.sheet.as_deref(), cell.as_deref()])
    }

    /// A finding without a place yet.
    #[must_use]
    pub fn new(severity: Severity, code: &str) -> Self {
        Self {
            severity,
            code: code.to_owned(),
            args: Args::new(),
            file: None,
            sheet: None,
            cell: None,
            school_id: None,
            school: None,
            section: None,
            field: None,
            fix: None,
        }
    }

    /// Adds a value of the sentence.
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }

    /// Names the school.
    #[must_use]
    pub fn school(mut self, school: &super::School) -> Self {
        self.school_id = Some(school.id.clone());
        self.school = Some(school.name.clone());
        self
    }

    /// Names the figure and, from its origin, the file, sheet and cell.
    #[must_use]
    pub fn field(mut self, county: &super::County, school: &super::School, field: Field) -> Self {
        self.field = Some(field);
        if let super::Owner::Section(section) = field.owner() {
            self.section = Some(section);
        }
        if let Some(origin) = school.origins.get(&field) {
            let part = origin.parts.first();
            let source = origin.source.or_else(|| part.and_then(|p| p.source));
            if let Some(source) = source.and_then(|s| county.sources.get(s as usize)) {
                self.file = Some(source.file.clone());
                self.sheet = (!source.sheet.is_empty()).then(|| source.sheet.clone());
            }
            self.cell = origin.cell.or_else(|| part.and_then(|p| p.cell));
        }
        self.school(school)
    }

    /// Names the place in a file.
    #[must_use]
    pub fn at(mut self, file: &str, sheet: &str, cell: Option<CellRef>) -> Self {
        self.file = Some(file.to_owned());
        self.sheet = (!sheet.is_empty()).then(|| sheet.to_owned());
        self.cell = cell;
        self
    }

    /// Proposes a change.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}
