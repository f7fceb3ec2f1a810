//! Requests and answers, serialised once between page and worker.

use super::RubricEntry;
use crate::county::{Args, County, Edit, EditError, FileError, Finding, wrong_args};
use crate::import::{ImportOptions, Imported};
use crate::json::{Expected, Fields, FromJson, Value, Wrong};
use crate::plan::{Options, Plan};
use crate::project::{Asked, Explanation, Projection, ScoreAhead};
use crate::region::Standing;
use crate::report::rows::TableRows;
use crate::report::{self, Report};
use crate::rubric::conditions::{Conditions, Verdict};
use crate::rubric::{Sheet, ToldFault};
use crate::score::{Derivation, Evaluation, Subject};
use serde::Serialize;
use std::sync::Arc;
use thiserror::Error;

/// What the page can ask.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "ask")]
pub enum Request {
    /// Asks whether the engine is there.
    Hello,
    /// Takes the county file that comes with it as the county to work on.
    Load,
    /// Reads the county file that comes with it and gives the county back.
    Open,
    /// Gives the county of the published example of a duty self-evaluation, with its answers.
    Example,
    /// Changes the county as the page has just done.
    Edit {
        /// The change.
        edit: Edit,
    },
    /// Assesses the county.
    Evaluate {
        /// Id of the standard.
        standard: String,
    },
    /// Derives one number of the assessment.
    Explain {
        /// Id of the standard.
        standard: String,
        /// Which number.
        subject: Subject,
    },
    /// Checks the county's figures.
    Check,
    /// Reads the files that come with it.
    Import {
        /// What a person chose or corrected.
        options: Box<ImportOptions>,
    },
    /// Gives the template workbook, as bytes.
    Template,
    /// Gives the application tables as a workbook, as bytes.
    ApplicationTables,
    /// Gives a table of the page as a workbook, as bytes.
    TableFile {
        /// The table.
        table: TableRows,
    },
    /// Gives tables of the page as .xlsx and .csv, and the files that come with it, in one archive.
    Bundle {
        /// The tables.
        tables: Vec<TableRows>,
    },
    /// Gives the audit workbook with its live formulas, as bytes.
    Workbook {
        /// Id of the standard.
        standard: String,
    },
    /// Lists the rubrics: the county's own, then those that ship.
    Rubrics,
    /// Scores the county by a rubric; each item of the sheet tells what it was computed from.
    Score {
        /// Id of the rubric, or the rubric itself.
        rubric: Value,
    },
    /// Judges the county by every standard over all its parts.
    Verdicts,
    /// Gives the conditions of a standard beside its resources, item by item.
    Conditions {
        /// Id of the standard.
        standard: String,
    },
    /// Reads a rubric from text and tells what is wrong with it.
    ReadRubric {
        /// JSON.
        text: String,
    },
    /// Lists the names that formulas may use over `schools`, over `entries`, or over the county.
    MetricNames {
        /// Over what.
        over: String,
    },
    /// Tells what is wrong with a formula.
    CheckFormula {
        /// The formula.
        text: String,
        /// Over what its names are, as in [`Request::MetricNames`].
        over: String,
    },
    /// Projects the county.
    Project {
        /// The scenario, as in the county file.
        scenario: Value,
        /// Whether to look back how far off the method would have been.
        looking_back: bool,
    },
    /// Assesses a future year of a scenario.
    ProjectScore {
        /// The scenario, as in the county file.
        scenario: Value,
        /// The year.
        year: i32,
        /// Id of the standard.
        standard: String,
    },
    /// Plans: targets, gaps, yearly rules, counters, funds, layout.
    Plan {
        /// What was chosen.
        options: Box<Options>,
    },
    /// Gives what the county file that comes with it brings to a comparison of counties; the county
    /// to work on stays as it is.
    Standing {
        /// Id of the standard.
        standard: String,
    },
    /// Derives one number of a projection.
    ExplainProjection {
        /// The scenario, as in the county file.
        scenario: Value,
        /// Which number.
        asked: Asked,
    },
    /// Makes the self-evaluation report; the messages of 简体中文 come with it as a file.
    Report {
        /// What was chosen.
        options: Box<report::Options>,
    },
    /// The same as a file, in bytes.
    ReportFile {
        /// `docx` or `html`.
        format: String,
        /// What was chosen.
        options: Box<report::Options>,
    },
}

/// What the engine answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// It is done; a file may come with it.
    #[default]
    Done,
    /// A county.
    County(Box<County>),
    /// An assessment; goes as bytes, see [`super::join`].
    #[serde(skip)]
    Evaluation(Arc<Evaluation>),
    /// A derivation; `None` where there is no such number. Goes as bytes.
    #[serde(skip)]
    Derivation(Option<Box<Derivation>>),
    /// A projection. Goes as bytes.
    #[serde(skip)]
    Projection(Box<Projection>),
    /// An assessment of a future year; `None` where the year is not projected. Goes as bytes.
    #[serde(skip)]
    ScoreAhead(Option<Box<ScoreAhead>>),
    /// How a projected number came about; `None` where there is none. Goes as bytes.
    #[serde(skip)]
    Explanation(Option<Box<Explanation>>),
    /// Findings.
    Findings(Vec<Finding>),
    /// What was read. Written under its name, see [`super::join`].
    #[serde(skip)]
    Imported(Box<Imported>),
    /// Rubrics. Written under its name, see [`super::join`].
    #[serde(skip)]
    Rubrics(Vec<RubricEntry>),
    /// A score sheet. Written under its name, see [`super::join`].
    #[serde(skip)]
    Sheet(Box<Sheet>),
    /// Verdicts, one a standard.
    Verdicts(Vec<Verdict>),
    /// The conditions of a standard.
    Conditions(Box<Conditions>),
    /// A rubric that was read; without it, what is wrong.
    RubricRead {
        /// The rubric, where nothing is wrong with it.
        rubric: Option<Value>,
        /// What is wrong.
        faults: Vec<ToldFault>,
    },
    /// Names.
    Names(Vec<String>),
    /// A plan. Written under its name, see [`super::join`].
    #[serde(skip)]
    Plan(Box<Plan>),
    /// What a county brings to a comparison. Goes as bytes.
    #[serde(skip)]
    Standing(Box<Standing>),
    /// A report. Written under its name, see [`super::join`].
    #[serde(skip)]
    Report(Box<Report>),
    /// It could not be done: key and values of the sentence.
    Failed {
        /// Key of the sentence.
        key: String,
        /// Values of the sentence.
        args: Args,
    },
}

impl FromJson for Request {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        let ask: String = fields.read("ask")?;
        Ok(match ask.as_str() {
            "hello" => Self::Hello,
            "load" => Self::Load,
            "open" => Self::Open,
            "example" => Self::Example,
            "edit" => Self::Edit { edit: fields.read("edit")? },
            "evaluate" => Self::Evaluate { standard: fields.read("standard")? },
            "explain" => Self::Explain {
                standard: fields.read("standard")?,
                subject: fields.read("subject")?,
            },
            "check" => Self::Check,
            "import" => Self::Import { options: fields.read("options")? },
            "template" => Self::Template,
            "applicationTables" => Self::ApplicationTables,
            "tableFile" => Self::TableFile { table: fields.read("table")? },
            "bundle" => Self::Bundle { tables: fields.read("tables")? },
            "workbook" => Self::Workbook { standard: fields.read("standard")? },
            "rubrics" => Self::Rubrics,
            "score" => Self::Score { rubric: fields.read("rubric")? },
            "verdicts" => Self::Verdicts,
            "conditions" => Self::Conditions { standard: fields.read("standard")? },
            "readRubric" => Self::ReadRubric { text: fields.read("text")? },
            "metricNames" => Self::MetricNames { over: fields.read("over")? },
            "checkFormula" => {
                Self::CheckFormula { text: fields.read("text")?, over: fields.read("over")? }
            }
            "project" => Self::Project {
                scenario: fields.read("scenario")?,
                looking_back: fields.read("looking_back")?,
            },
            "projectScore" => Self::ProjectScore {
                scenario: fields.read("scenario")?,
                year: fields.read("year")?,
                standard: fields.read("standard")?,
            },
            "plan" => Self::Plan { options: fields.read("options")? },
            "standing" => Self::Standing { standard: fields.read("standard")? },
            "explainProjection" => Self::ExplainProjection {
                scenario: fields.read("scenario")?,
                asked: fields.read("asked")?,
            },
            "report" => Self::Report { options: fields.read("options")? },
            "reportFile" => Self::ReportFile {
                format: fields.read("format")?,
                options: fields.read("options")?,
            },
            _ => return Err(Wrong::here(Expected::Choice(&[])).under("ask")),
        })
    }
}

impl Request {
    /// Whether only some views ask this: its answer is read by code that comes with them.
    #[must_use]
    pub const fn is_of_some_views(&self) -> bool {
        !matches!(
            self,
            Self::Hello
                | Self::Load
                | Self::Open
                | Self::Example
                | Self::Edit { .. }
                | Self::Evaluate { .. }
                | Self::Check
                | Self::Template
                | Self::ApplicationTables
                | Self::TableFile { .. }
                | Self::Bundle { .. }
                | Self::Workbook { .. }
                | Self::ReportFile { .. }
                | Self::Verdicts
        )
    }
}

impl Answer {
    /// An answer that every visit reads; the value back where it is another one.
    pub(super) fn common(name: &str, value: Value) -> Result<Result<Self, Wrong>, Value> {
        Ok(match name {
            "county" => FromJson::from_json(value).map(Self::County),
            "findings" => FromJson::from_json(value).map(Self::Findings),
            "verdicts" => FromJson::from_json(value).map(Self::Verdicts),
            "failed" => Fields::of(value).and_then(|mut fields| {
                Ok(Self::Failed { key: fields.read("key")?, args: fields.read("args")? })
            }),
            _ => return Err(value),
        })
    }

    /// An answer that some views read.
    pub(super) fn rare(name: &str, value: Value) -> Result<Self, Wrong> {
        match name {
            "imported" => FromJson::from_json(value).map(Self::Imported),
            "rubrics" => FromJson::from_json(value).map(Self::Rubrics),
            "sheet" => FromJson::from_json(value).map(Self::Sheet),
            "conditions" => FromJson::from_json(value).map(Self::Conditions),
            "rubricRead" => {
                let mut fields = Fields::of(value)?;
                Ok(Self::RubricRead {
                    rubric: fields.read("rubric")?,
                    faults: fields.read("faults")?,
                })
            }
            "names" => FromJson::from_json(value).map(Self::Names),
            "plan" => FromJson::from_json(value).map(Self::Plan),
            "report" => FromJson::from_json(value).map(Self::Report),
            _ => Err(Wrong::here(Expected::Choice(&[]))),
        }
    }
}

/// Why a request cannot be answered.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum EngineError {
    /// No county was loaded.
    #[error("no county was loaded")]
    NoCounty,
    /// No such standard.
    #[error("no standard {id}")]
    NoStandard {
        /// The id.
        id: String,
    },
    /// No such rubric.
    #[error("no rubric {id}")]
    NoRubric {
        /// The id.
        id: String,
    },
    /// The file is not UTF-8 text.
    #[error("not text")]
    NotText,
    /// The file is not a county file.
    #[error(transparent)]
    File(FileError),
    /// The change cannot be made.
    #[error(transparent)]
    Edit(EditError),
    /// This build reads no workbooks.
    #[error("this build reads no workbooks")]
    NoSheets,
    /// The template could not be written.
    #[error("the template could not be written")]
    NoTemplate,
    /// The words of the report did not come with the request.
    #[error("no words for the report")]
    NoReportWords,
    /// The report could not be written.
    #[error("report: {detail}")]
    Report {
        /// Why.
        detail: String,
    },
    /// A workbook could not be written.
    #[error("the workbook could not be written")]
    NoWorkbook,
    /// A field of a scenario holds what it cannot hold.
    #[error("scenario: {0}")]
    Scenario(Wrong),
    /// The request could not be read.
    #[error("not a request: {0}")]
    NotARequest(Wrong),
}

impl EngineError {
    /// Key and values of its sentence.
    #[must_use]
    pub fn sentence(&self) -> (String, Args) {
        let plain = |key: &str| (key.to_owned(), Args::new());
        match self {
            Self::NoCounty => plain("engine-no-county"),
            Self::NoStandard { id } => {
                ("engine-no-standard".to_owned(), crate::args! { "id" => id.as_str() })
            }
            Self::NoRubric { id } => {
                ("engine-no-rubric".to_owned(), crate::args! { "id" => id.as_str() })
            }
            Self::NotText => plain("file-not-text"),
            Self::File(error) => error.sentence(),
            Self::Edit(error) => error.sentence(),
            Self::NoSheets => plain("engine-no-sheets"),
            Self::NoTemplate => plain("engine-no-template"),
            Self::NoReportWords => plain("report-words-missing"),
            Self::Report { detail } => {
                ("report-not-written".to_owned(), crate::args! { "detail" => detail.as_str() })
            }
            Self::NoWorkbook => plain("engine-no-workbook"),
            Self::Scenario(wrong) => ("file-field".to_owned(), wrong_args(wrong)),
            Self::NotARequest(wrong) => {
                ("engine-not-a-request".to_owned(), crate::args! { "detail" => wrong.to_string() })
            }
        }
    }

    /// The answer that says so.
    #[must_use]
    pub fn answer(&self) -> Answer {
        let (key, args) = self.sentence();
        Answer::Failed { key, args }
    }
}
