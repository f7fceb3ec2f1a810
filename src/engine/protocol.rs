//! Requests and answers, serialised once between page and worker.

use crate::county::{Args, County, Edit, EditError, FileError, Finding};
use crate::import::{ImportOptions, Imported};
use crate::score::{Derivation, Evaluation, Subject};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What the page can ask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "ask")]
pub enum Request {
    /// Asks whether the engine is there.
    Hello,
    /// Takes the county file that comes with it as the county to work on.
    Load,
    /// Reads the county file that comes with it and gives the county back.
    Open,
    /// Gives the sample county (示例数据).
    Sample,
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
}

/// What the engine answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// It is done; a file may come with it.
    #[default]
    Done,
    /// A county.
    County(Box<County>),
    /// An assessment.
    Evaluation(Box<Evaluation>),
    /// A derivation; `None` where there is no such number.
    Derivation(Option<Box<Derivation>>),
    /// Findings.
    Findings(Vec<Finding>),
    /// What was read.
    Imported(Box<Imported>),
    /// It could not be done: key and values of the sentence.
    Failed {
        /// Key of the sentence.
        key: String,
        /// Values of the sentence.
        args: Args,
    },
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
    /// The request could not be read.
    #[error("not a request: {detail}")]
    NotARequest {
        /// The parser's words.
        detail: String,
    },
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
            Self::NotText => plain("file-not-text"),
            Self::File(error) => error.sentence(),
            Self::Edit(error) => error.sentence(),
            Self::NoSheets => plain("engine-no-sheets"),
            Self::NoTemplate => plain("engine-no-template"),
            Self::NotARequest { detail } => {
                ("engine-not-a-request".to_owned(), crate::args! { "detail" => detail.as_str() })
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
