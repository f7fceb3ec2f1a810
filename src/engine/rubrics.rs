//! Requests about rubrics and score sheets.

use super::{Answer, EngineError};
use crate::county::County;
use crate::json::Value;
use crate::record;
use crate::rubric::{self, Fault, NoRubric, ToldFault};
use serde::Serialize;

/// A rubric that can be scored by, as a list shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RubricEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Position among the county's own; `None` for one that ships.
    pub own: Option<usize>,
    /// The rubric, as it was written.
    pub rubric: Value,
    /// Whether it is a list of targets, each reached or not, rather than a mark sheet.
    pub targets: bool,
    /// What is wrong with it.
    pub faults: Vec<ToldFault>,
}

record!(RubricEntry {
    id: "id",
    name: "name",
    own: "own",
    rubric: "rubric",
    targets: "targets",
    faults: "faults"
});

fn told(faults: &[Fault]) -> Vec<ToldFault> {
    faults.iter().map(Fault::told).collect()
}

/// The county's own rubrics, then those that ship, then lists of targets.
pub(super) fn list(county: Option<&County>) -> Answer {
    let text = |raw: &Value, key: &str| {
        raw.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let entry = |own, raw: &Value, faults| RubricEntry {
        id: text(raw, "id"),
        name: text(raw, "name"),
        own,
        rubric: raw.clone(),
        targets: false,
        faults,
    };
    let own = county.map(|c| c.rubrics.as_slice()).unwrap_or_default().iter().enumerate();
    let own = own.map(|(at, raw)| {
        entry(Some(at), raw, told(&rubric::from_value(raw).err().unwrap_or_default()))
    });
    let shipped = rubric::rubrics().iter().map(|r| entry(None, &r.raw, Vec::new()));
    let targets = rubric::targets().iter();
    let targets = targets.map(|r| RubricEntry { targets: true, ..entry(None, &r.raw, Vec::new()) });
    Answer::Rubrics(own.chain(shipped).chain(targets).collect())
}

/// Scores the county; faults where the rubric is wrong.
pub(super) fn score(county: &County, rubric: &Value) -> Result<Answer, EngineError> {
    match rubric::resolve(county, rubric) {
        Ok(rubric) => Ok(Answer::Sheet(Box::new(rubric::score(&rubric, county, None)))),
        Err(NoRubric::Unknown(id)) => Err(EngineError::NoRubric { id }),
        Err(NoRubric::Faults(faults)) => {
            Ok(Answer::RubricRead { rubric: None, faults: told(&faults) })
        }
    }
}

/// Reads a rubric from text, with the line of whatever is wrong.
pub(super) fn read(text: &str) -> Answer {
    match rubric::from_text(text) {
        Ok(rubric) => Answer::RubricRead { rubric: Some(rubric.raw), faults: Vec::new() },
        Err(faults) => Answer::RubricRead { rubric: None, faults: told(&faults) },
    }
}
