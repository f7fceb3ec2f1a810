//! Requests about the report. Its words come with the request: the engine holds none.

use super::held::Held;
use super::{Answer, Answered, EngineError, OnProgress, Reply};
use crate::import::{InputFile, Progress, Stage};
use crate::report::{self, Options, Reckoned, Report};
use crate::standard;
use crate::words::{Lang, Words};

/// The words of the report: those that came along, else those that are built in.
fn words(files: &[InputFile]) -> Result<Words, EngineError> {
    let given = files.first().map(|file| std::str::from_utf8(&file.bytes));
    match given.transpose().map_err(|_| EngineError::NotText)?.or(Lang::ZhHans.messages()) {
        Some(messages) => Ok(Words::read(Lang::ZhHans, messages)),
        None => Err(EngineError::NoReportWords),
    }
}

/// The report; `progress` is told how far the draws of its scenario are.
fn made(
    held: &Held,
    options: &Options,
    files: &[InputFile],
    progress: OnProgress<'_>,
) -> Result<Report, EngineError> {
    let words = words(files)?;
    let (county, scenario) = (held.county(), options.scenario.as_deref());
    let mut drawn = |done, total| {
        progress(Progress { stage: Stage::Drawing, file: String::new(), done, total });
    };
    let reckoned = held.reckoned(scenario, || match standard::named(report::STANDARD) {
        Some(standard) => {
            let (evaluation, conditions) = held.both(standard);
            Reckoned::of(county, evaluation, conditions, scenario, &mut drawn)
        }
        None => Reckoned::new(county, scenario, &mut drawn),
    });
    Ok(report::report_of(county, &words, options, &reckoned))
}

/// The report as blocks.
pub(super) fn blocks(
    held: &Held,
    options: &Options,
    files: &[InputFile],
    progress: OnProgress<'_>,
) -> Answered {
    part!("handout", "4", (
        held: &Held,
        options: &Options,
        files: &[InputFile],
        progress: OnProgress<'_>
    ) -> Answered {
        let report = made(held, options, files, progress)?;
        Ok(Answer::Report(Box::new(report)).into())
    })
}

/// The report as a file: `docx` or `html`.
pub(super) fn file(
    held: &Held,
    format: &str,
    options: &Options,
    files: &[InputFile],
    progress: OnProgress<'_>,
) -> Answered {
    part!("handout", "5", (
        held: &Held,
        format: &str,
        options: &Options,
        files: &[InputFile],
        progress: OnProgress<'_>
    ) -> Answered {
        let made = made(held, options, files, progress)?;
        let told = |why: report::FileError| EngineError::Report { detail: why.to_string() };
        let bytes = report::written(&made, format).map_err(told)?;
        Ok(Reply { answer: Answer::Done, bytes })
    })
}
