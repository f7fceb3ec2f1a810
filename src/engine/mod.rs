//! One door: a request in, an answer out. The page, its worker and the JavaScript module reach
//! the rooms below only through here.
//!
//! The same code runs in the worker and, where workers are refused, in the page. Between
//! requests it keeps a copy of the county, which can be thrown away and loaded again.

mod exports;
mod frame;
mod held;
mod protocol;
mod report;
mod rubrics;

pub use frame::{FrameError, join, split};
pub use protocol::{Answer, EngineError, Request};
pub use rubrics::RubricEntry;

use crate::county::{self, County};
use crate::import::{InputFile, Progress, Stage};
use crate::json::Value;
use crate::project::{self, Scenario};
use crate::score;
use crate::standard::{self, Standard};
use held::Held;

/// The engine with the county it was last given.
#[derive(Debug, Default)]
pub struct Engine {
    county: Option<Held>,
}

/// Told how far the work is.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress);

/// An answer with the bytes that go with it: a file to save.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reply {
    /// The answer.
    pub answer: Answer,
    /// A file, where the answer is one.
    pub bytes: Vec<u8>,
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self { answer, bytes: Vec::new() }
    }
}

impl Engine {
    /// Answers one request. `files` carries the bytes that go with it.
    ///
    /// # Errors
    /// An [`EngineError`] with its place; its sentence is made by `words`.
    pub fn handle(
        &mut self,
        request: Request,
        files: Vec<InputFile>,
        progress: OnProgress<'_>,
    ) -> Result<Reply, EngineError> {
        match request {
            Request::Hello => Ok(Answer::Done.into()),
            Request::Load => {
                let county = read_county(&files)?;
                self.load(county);
                Ok(Answer::Done.into())
            }
            Request::Open => Ok(Answer::County(Box::new(read_county(&files)?)).into()),
            Request::Example => {
                let county = crate::sample::qujiang().map_err(EngineError::File)?;
                Ok(Answer::County(Box::new(county)).into())
            }
            Request::Edit { edit } => {
                let held = self.county.as_mut().ok_or(EngineError::NoCounty)?;
                held.change().apply(edit).map_err(EngineError::Edit)?;
                Ok(Answer::Done.into())
            }
            Request::Evaluate { standard } => {
                Ok(Answer::Evaluation(self.held()?.evaluation(named(&standard)?)).into())
            }
            Request::Explain { standard, subject } => {
                let (held, standard) = (self.held()?, named(&standard)?);
                let evaluation = held.evaluation(standard);
                let derivation =
                    score::explain(held.county(), standard, Some(&evaluation), &subject);
                Ok(Answer::Derivation(derivation.map(Box::new)).into())
            }
            Request::Check => {
                Ok(Answer::Findings(crate::import::checks::check(self.county()?)).into())
            }
            Request::Import { options } => import(&files, &options, progress),
            Request::Template => template(),
            Request::ApplicationTables => exports::tables(self.county()?),
            Request::TableFile { table } => exports::table(&table),
            Request::Bundle { tables } => exports::bundle(&tables, &files),
            Request::Workbook { standard } => exports::workbook(self.county()?, named(&standard)?),
            Request::Rubrics => Ok(rubrics::list(self.county().ok()).into()),
            Request::Score { rubric } => Ok(rubrics::score(self.held()?, &rubric)?.into()),
            Request::Verdicts => {
                let held = self.held()?;
                let verdicts = standard::standards().iter().map(|s| held.judged(s).verdict());
                Ok(Answer::Verdicts(verdicts.collect()).into())
            }
            Request::Conditions { standard } => {
                let judged = self.held()?.judged(named(&standard)?);
                let conditions = judged.conditions();
                let conditions = conditions.ok_or(EngineError::NoStandard { id: standard })?;
                Ok(Answer::Conditions(Box::new(conditions)).into())
            }
            Request::ReadRubric { text } => Ok(rubrics::read(&text).into()),
            Request::MetricNames { over } => {
                Ok(Answer::Names(crate::rubric::metric_names(&over)).into())
            }
            Request::CheckFormula { text, over } => Ok(rubrics::check(&text, &over).into()),
            Request::Project { scenario, looking_back } => {
                let scenario = read_scenario(&scenario)?;
                let county = self.county()?;
                let mut drawn = |done, total| {
                    let file = String::new();
                    progress(Progress { stage: Stage::Drawing, file, done, total });
                };
                let projection = project::project(county, &scenario, looking_back, &mut drawn);
                Ok(Answer::Projection(Box::new(projection)).into())
            }
            Request::ProjectScore { scenario, year, standard } => {
                let (scenario, standard) = (read_scenario(&scenario)?, named(&standard)?);
                let held = self.held()?;
                let today = held.evaluation(standard);
                let score =
                    project::score_ahead(held.county(), &scenario, year, standard, Some(&today));
                Ok(Answer::ScoreAhead(score.map(Box::new)).into())
            }
            Request::Plan { options } => {
                let held = self.held()?;
                let today = held.evaluation_of(crate::plan::STANDARD);
                let plan = crate::plan::plan(held.county(), today.as_deref(), &options)
                    .map_err(EngineError::Scenario)?;
                Ok(Answer::Plan(Box::new(plan)).into())
            }
            Request::ExplainProjection { scenario, asked } => {
                let scenario = read_scenario(&scenario)?;
                let explanation = project::explain(self.county()?, &scenario, &asked);
                Ok(Answer::Explanation(explanation.map(Box::new)).into())
            }
            Request::Report { options } => report::blocks(self.county()?, &options, &files),
            Request::ReportFile { format, options } => {
                report::file(self.county()?, &format, &options, &files)
            }
        }
    }

    /// Gives the engine a county without a file around it.
    pub fn load(&mut self, county: County) {
        self.county = Some(Held::new(county));
    }

    fn held(&self) -> Result<&Held, EngineError> {
        self.county.as_ref().ok_or(EngineError::NoCounty)
    }

    fn county(&self) -> Result<&County, EngineError> {
        self.held().map(Held::county)
    }
}

fn named(id: &str) -> Result<&'static Standard, EngineError> {
    standard::named(id).ok_or_else(|| EngineError::NoStandard { id: id.to_owned() })
}

fn read_scenario(value: &Value) -> Result<Scenario, EngineError> {
    Scenario::read(value, "scenario").map_err(EngineError::Scenario)
}

fn read_county(files: &[InputFile]) -> Result<County, EngineError> {
    let file = files.first().ok_or(EngineError::NoCounty)?;
    let text = std::str::from_utf8(&file.bytes).map_err(|_| EngineError::NotText)?;
    county::from_json(text).map_err(EngineError::File)
}

#[cfg(feature = "sheets")]
fn import(
    files: &[InputFile],
    options: &crate::import::ImportOptions,
    progress: OnProgress<'_>,
) -> Result<Reply, EngineError> {
    let imported = crate::import::import_files(files, options, progress);
    Ok(Answer::Imported(Box::new(imported)).into())
}

#[cfg(not(feature = "sheets"))]
fn import(
    _files: &[InputFile],
    _options: &crate::import::ImportOptions,
    _progress: OnProgress<'_>,
) -> Result<Reply, EngineError> {
    Err(EngineError::NoSheets)
}

#[cfg(feature = "sheets")]
fn template() -> Result<Reply, EngineError> {
    let bytes = crate::import::write_template().map_err(|_| EngineError::NoTemplate)?;
    Ok(Reply { answer: Answer::Done, bytes })
}

#[cfg(not(feature = "sheets"))]
fn template() -> Result<Reply, EngineError> {
    Err(EngineError::NoSheets)
}
