//! Requests about the report. Its words come with the request: the engine holds none.

use super::{Answer, Answered, EngineError, Reply};
use crate::county::County;
use crate::import::InputFile;
use crate::report::{self, Options};
use crate::words::{Lang, Words};

/// The words of the report: those that came along, else those that are built in.
fn words(files: &[InputFile]) -> Result<Words, EngineError> {
    let given = files.first().map(|file| std::str::from_utf8(&file.bytes));
    match given.transpose().map_err(|_| EngineError::NotText)?.or(Lang::ZhHans.messages()) {
        Some(messages) => Ok(Words::read(Lang::ZhHans, messages)),
        None => Err(EngineError::NoReportWords),
    }
}

/// The report as blocks.
pub(super) fn blocks(county: &County, options: &Options, files: &[InputFile]) -> Answered {
    part!("handout", "4", (county: &County, options: &Options, files: &[InputFile]) -> Answered {
        Ok(Answer::Report(Box::new(report::report(county, &words(files)?, options))).into())
    })
}

/// The report as a file: `docx` or `html`.
pub(super) fn file(
    county: &County,
    format: &str,
    options: &Options,
    files: &[InputFile],
) -> Answered {
    part!("handout", "5", (
        county: &County,
        format: &str,
        options: &Options,
        files: &[InputFile]
    ) -> Answered {
        let made = report::report(county, &words(files)?, options);
        let told = |why: report::FileError| EngineError::Report { detail: why.to_string() };
        let bytes = report::written(&made, format).map_err(told)?;
        Ok(Reply { answer: Answer::Done, bytes })
    })
}
