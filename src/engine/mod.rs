//! One door: a request in, an answer out. The page, its worker and the JavaScript module reach
//! the rooms below only through here.
//!
//! The same code runs in the worker and, where workers are refused, in the page. Between
//! requests it keeps a copy of the county, which can be thrown away and loaded again.
//!
//! The worker's module is cut: what opening a county needs is in its first part, the rest is behind
//! doors and arrives with the first request that wants it ([`part_of`]).

/// Calls a function of a part of the engine's module. Only what [`part_of`] says needs the part may
/// come here.
macro_rules! part {
    ($($door:tt)*) => { $crate::door::door!("parts", $($door)*) };
}

mod exports;
mod frame;
mod held;
mod protocol;
mod report;
mod rubrics;

pub use frame::{FrameError, join, split, split_common, split_rare, wanted};
pub use protocol::{Answer, EngineError, Request};
pub use rubrics::RubricEntry;

use crate::county::{self, County};
use crate::import::{ImportOptions, InputFile, Progress, Stage};
use crate::json::Value;
use crate::plan;
use crate::project::{self, Asked, Scenario};
use crate::region;
use crate::score::{self, Subject};
use crate::standard::{self, Standard};
use held::Held;

/// The engine with the county it was last given.
#[derive(Debug, Default)]
pub struct Engine {
    county: Option<Held>,
}

/// Told how far the work is.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress);

/// What a request leads to.
type Answered = Result<Reply, EngineError>;

/// The part of the module that answers a request, by what it asks; `None` for the first part.
#[must_use]
pub fn part_of(ask: &str) -> Option<&'static str> {
    Some(match ask {
        "import" | "template" => "sheets",
        "explain" => "explain",
        "example" | "rubrics" | "score" | "readRubric" | "metricNames" | "checkFormula" => "rubric",
        "project" | "projectScore" | "explainProjection" => "project",
        "plan" => "plan",
        "standing" => "region",
        "applicationTables" | "tableFile" | "bundle" | "workbook" | "report" | "reportFile" => {
            "handout"
        }
        _ => return None,
    })
}

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
    ) -> Answered {
        match request {
            Request::Hello => Ok(Answer::Done.into()),
            Request::Load => {
                let county = read_county(&files)?;
                self.load(county);
                Ok(Answer::Done.into())
            }
            Request::Open => Ok(Answer::County(Box::new(read_county(&files)?)).into()),
            Request::Example => {
                part!("rubric", "5", () -> Answered {
                    let county = crate::sample::qujiang().map_err(EngineError::File)?;
                    Ok(Answer::County(Box::new(county)).into())
                })
            }
            Request::Edit { edit } => {
                let held = self.county.as_mut().ok_or(EngineError::NoCounty)?;
                held.apply(edit).map_err(EngineError::Edit)?;
                Ok(Answer::Done.into())
            }
            Request::Evaluate { standard } => {
                Ok(Answer::Evaluation(self.held()?.evaluation(named(&standard)?)).into())
            }
            Request::Explain { standard, subject } => {
                let (held, standard, subject) = (self.held()?, named(&standard)?, &subject);
                Ok(part!("explain", "0", (
                    held: &Held,
                    standard: &Standard,
                    subject: &Subject
                ) -> Answer {
                    let (county, made) = (held.county(), held.evaluation(standard));
                    let derivation = score::explain(county, standard, Some(&made), subject);
                    Answer::Derivation(derivation.map(Box::new))
                })
                .into())
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
            Request::Rubrics => {
                let county = self.county().ok();
                Ok(part!("rubric", "0", (county: Option<&County>) -> Answer {
                    rubrics::list(county)
                })
                .into())
            }
            Request::Score { rubric } => {
                let (held, rubric) = (self.held()?, &rubric);
                part!("rubric", "1", (held: &Held, rubric: &Value) -> Answered {
                    Ok(rubrics::score(held, rubric)?.into())
                })
            }
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
            Request::ReadRubric { text } => {
                let text = text.as_str();
                Ok(part!("rubric", "2", (text: &str) -> Answer { rubrics::read(text) }).into())
            }
            Request::MetricNames { over } => {
                let over = over.as_str();
                Ok(part!("rubric", "3", (over: &str) -> Answer {
                    Answer::Names(crate::rubric::metric_names(over))
                })
                .into())
            }
            Request::CheckFormula { text, over } => {
                let (text, over) = (text.as_str(), over.as_str());
                Ok(part!("rubric", "4", (text: &str, over: &str) -> Answer {
                    rubrics::check(text, over)
                })
                .into())
            }
            Request::Project { scenario, looking_back } => {
                let (county, scenario) = (self.county()?, &scenario);
                part!("project", "0", (
                    county: &County,
                    scenario: &Value,
                    looking_back: bool,
                    progress: OnProgress<'_>
                ) -> Answered {
                    let scenario = read_scenario(scenario)?;
                    let mut drawn = |done, total| {
                        let file = String::new();
                        progress(Progress { stage: Stage::Drawing, file, done, total });
                    };
                    let projection = project::project(county, &scenario, looking_back, &mut drawn);
                    Ok(Answer::Projection(Box::new(projection)).into())
                })
            }
            Request::ProjectScore { scenario, year, standard } => {
                let (held, scenario, standard) = (self.held()?, &scenario, named(&standard)?);
                part!("project", "1", (
                    held: &Held,
                    scenario: &Value,
                    year: i32,
                    standard: &'static Standard
                ) -> Answered {
                    let scenario = read_scenario(scenario)?;
                    let (county, today) = (held.county(), held.evaluation(standard));
                    let score =
                        project::score_ahead(county, &scenario, year, standard, Some(&today));
                    Ok(Answer::ScoreAhead(score.map(Box::new)).into())
                })
            }
            Request::Plan { options } => {
                let (held, options) = (self.held()?, &*options);
                part!("plan", "0", (held: &Held, options: &plan::Options) -> Answered {
                    let today = held.evaluation_of(plan::STANDARD);
                    let plan = plan::plan(held.county(), today.as_deref(), options)
                        .map_err(EngineError::Scenario)?;
                    Ok(Answer::Plan(Box::new(plan)).into())
                })
            }
            Request::Standing { standard } => {
                let (county, standard) = (&read_county(&files)?, named(&standard)?);
                Ok(part!("region", "0", (county: &County, standard: &Standard) -> Answer {
                    Answer::Standing(Box::new(region::standing(county, standard)))
                })
                .into())
            }
            Request::ExplainProjection { scenario, asked } => {
                let (county, scenario, asked) = (self.county()?, &scenario, &asked);
                part!("project", "2", (
                    county: &County,
                    scenario: &Value,
                    asked: &Asked
                ) -> Answered {
                    let scenario = read_scenario(scenario)?;
                    let explanation = project::explain(county, &scenario, asked);
                    Ok(Answer::Explanation(explanation.map(Box::new)).into())
                })
            }
            Request::Report { options } => report::blocks(self.held()?, &options, &files, progress),
            Request::ReportFile { format, options } => {
                report::file(self.held()?, &format, &options, &files, progress)
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
fn import(files: &[InputFile], options: &ImportOptions, progress: OnProgress<'_>) -> Answered {
    part!("sheets", "0", (
        files: &[InputFile],
        options: &ImportOptions,
        progress: OnProgress<'_>
    ) -> Answered {
        let imported = crate::import::import_files(files, options, progress);
        Ok(Answer::Imported(Box::new(imported)).into())
    })
}

#[cfg(not(feature = "sheets"))]
fn import(_: &[InputFile], _: &ImportOptions, _: OnProgress<'_>) -> Answered {
    Err(EngineError::NoSheets)
}

#[cfg(feature = "sheets")]
fn template() -> Answered {
    part!("sheets", "1", () -> Answered {
        let bytes = crate::import::write_template().map_err(|_| EngineError::NoTemplate)?;
        Ok(Reply { answer: Answer::Done, bytes })
    })
}

#[cfg(not(feature = "sheets"))]
fn template() -> Answered {
    Err(EngineError::NoSheets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::to_json;
    use crate::sample;

    /// What another county brings is that of its own file; the one at hand stays.
    #[test]
    fn a_county_beside_the_one_at_hand_is_measured_and_leaves_it() {
        let (own, other) = (sample::random_county(1, 9), sample::random_county(2, 9));
        let standard = named("quality-balance-2017").unwrap();
        let mut engine = Engine::default();
        engine.load(own.clone());
        let bytes = to_json(&other).unwrap().into_bytes();
        let file = || vec![InputFile { name: "县.json".into(), bytes: bytes.clone() }];
        let ask = || Request::Standing { standard: standard.id.clone() };
        let reply = engine.handle(ask(), file(), &mut |_| {}).unwrap();
        let read = split(&join(Ok(reply))).unwrap().answer;
        assert_eq!(read, Answer::Standing(Box::new(region::standing(&other, standard))));
        let kept = engine.handle(Request::Check, Vec::new(), &mut |_| {}).unwrap();
        assert_eq!(kept.answer, Answer::Findings(crate::import::checks::check(&own)));
        let cut = vec![InputFile { name: "县.json".into(), bytes: bytes[..40].to_vec() }];
        assert!(matches!(engine.handle(ask(), cut, &mut |_| {}), Err(EngineError::File(_))));
    }

    #[test]
    #[ignore = "measures; run it with --release"]
    fn a_hundred_counties_take_seconds() {
        let county = sample::random_county(3, 350);
        let bytes = to_json(&county).unwrap().into_bytes();
        let began = std::time::Instant::now();
        let mut engine = Engine::default();
        for _ in 0..100 {
            let file = InputFile { name: "县.json".into(), bytes: bytes.clone() };
            let ask = Request::Standing { standard: "quality-balance-2017".into() };
            engine.handle(ask, vec![file], &mut |_| {}).unwrap();
        }
        println!("{} bytes each, 100 in {:?}", bytes.len(), began.elapsed());
        assert!(began.elapsed().as_secs() < 60);
    }
}
