//! Requests about rubrics and score sheets.

use super::held::Held;
use super::{Answer, EngineError};
use crate::county::County;
use crate::json::Value;
use crate::record;
use crate::rubric::{self, Fault, NoRubric, Sum, ToldFault};
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
    /// What its points add up to: all of them, then each group.
    pub sums: Vec<Sum>,
}

record!(RubricEntry {
    id: "id",
    name: "name",
    own: "own",
    rubric: "rubric",
    targets: "targets",
    faults: "faults",
    sums: "sums"
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
        sums: rubric::sums(raw),
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
pub(super) fn score(held: &Held, rubric: &Value) -> Result<Answer, EngineError> {
    match rubric::resolve(held.county(), rubric) {
        Ok(rubric) => {
            let sheet = rubric::score(&rubric, held.county(), held.metrics().as_deref());
            Ok(Answer::Sheet(Box::new(sheet)))
        }
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

/// What is wrong with a formula.
pub(super) fn check(text: &str, over: &str) -> Answer {
    Answer::RubricRead { rubric: None, faults: told(&rubric::check_formula(text, over)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Engine, Request, join, split};
    use crate::json::FromJson;
    use serde_json::json;

    /// An answer after the way to the page.
    fn sent(answer: &Answer) -> Answer {
        split(&join(Ok(answer.clone().into()))).unwrap().answer
    }

    fn ask(engine: &mut Engine, request: &Request) -> Answer {
        let request = Request::from_json(serde_json::to_value(request).unwrap()).unwrap();
        engine.handle(request, Vec::new(), &mut |_| {}).unwrap().answer
    }

    #[test]
    fn sheets_and_rubrics_reach_the_page_as_they_are() {
        let mut engine = Engine::default();
        let mut county = crate::sample::qujiang().unwrap();
        let mut own = rubric::rubrics()[0].raw.clone();
        own["id"] = json!("own");
        county.rubrics = vec![own, json!({ "id": "bad", "name": "坏" })];
        engine.load(county);
        let rubric = |id: &str| Request::Score { rubric: json!(id) };
        for id in ["qujiang-2019", "own", "county-example", "quality-balance-2017-conditions"] {
            let answer = ask(&mut engine, &rubric(id));
            assert!(matches!(&answer, Answer::Sheet(sheet) if !sheet.items.is_empty()), "{id}");
            assert_eq!(sent(&answer), answer, "{id}");
        }
        let bad = ask(&mut engine, &rubric("bad"));
        assert!(matches!(&bad, Answer::RubricRead { rubric: None, faults } if !faults.is_empty()));
        assert_eq!(sent(&bad), bad);
        let list = ask(&mut engine, &Request::Rubrics);
        assert_eq!(sent(&list), list);
        let Answer::Rubrics(list) = list else { panic!("{list:?}") };
        let own: Vec<_> = list.iter().map(|r| (r.id.as_str(), r.own)).take(3).collect();
        assert_eq!(own, [("own", Some(0)), ("bad", Some(1)), ("qujiang-2019", None)]);
        assert!(list.iter().any(|r| r.targets) && !list[1].faults.is_empty());
        let unknown = Request::Score { rubric: json!("none") };
        let none = engine.handle(unknown, Vec::new(), &mut |_| {});
        assert_eq!(none.unwrap_err(), EngineError::NoRubric { id: "none".into() });
    }

    #[test]
    fn a_text_is_read_with_the_lines_of_what_is_wrong() {
        let mut engine = Engine::default();
        let text = "{ \"id\": \"a\",\n \"name\": \"甲\", \"full\": \"1\",\n \"items\": [] }";
        let wrong = ask(&mut engine, &Request::ReadRubric { text: text.to_owned() });
        let Answer::RubricRead { rubric: None, faults } = &wrong else { panic!("{wrong:?}") };
        assert_eq!(faults[0].line, Some(2));
        let right = rubric::rubrics()[0].raw.to_string();
        let right = ask(&mut engine, &Request::ReadRubric { text: right });
        assert!(matches!(right, Answer::RubricRead { rubric: Some(_), .. }));
        for (over, least) in [("county", 100), ("schools", 50), ("entries", 1)] {
            let names = ask(&mut engine, &Request::MetricNames { over: over.to_owned() });
            assert!(matches!(names, Answer::Names(names) if names.len() >= least), "{over}");
        }
        for (text, over, code) in [
            ("schools.meetingAll / schools", "county", None),
            ("schools.meetingAll / ", "county", Some("formula")),
            ("schools.giant", "county", Some("unknownMetric")),
            ("students >= 300 and rural", "schools", None),
            ("schools", "schools", Some("unknownMetric")),
            ("value.a > 1", "entries", None),
            ("students", "entries", Some("unknownMetric")),
        ] {
            let request = Request::CheckFormula { text: text.to_owned(), over: over.to_owned() };
            let Answer::RubricRead { faults, .. } = ask(&mut engine, &request) else { panic!() };
            assert_eq!(faults.first().map(|f| f.code.as_str()), code, "{text}");
        }
    }
}
