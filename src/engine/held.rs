//! The county that the engine works on, with its assessments: each is made once and kept until the
//! county changes.

use crate::county::{County, Edit, EditError};
use crate::report::Reckoned;
use crate::rubric::conditions::{self, Judged};
use crate::rubric::{METRIC_STANDARD, Sheet};
use crate::score::{self, Evaluation};
use crate::standard::{self, Standard};
use std::cell::RefCell;
use std::sync::Arc;

/// A county and what was made of it, one assessment a standard.
#[derive(Debug, Default)]
pub(super) struct Held {
    county: County,
    evaluations: RefCell<Vec<Arc<Evaluation>>>,
    /// The other parts of a standard, by its id.
    sheets: RefCell<Vec<(String, Arc<Sheet>)>>,
    /// What the report was last made from, and the name of its scenario.
    reckoned: RefCell<Option<(Option<String>, Reckoned)>>,
}

impl Held {
    pub(super) fn new(county: County) -> Self {
        Self { county, ..Self::default() }
    }

    pub(super) const fn county(&self) -> &County {
        &self.county
    }

    /// Changes the county: what was made of it holds no longer, unless only a paragraph of its
    /// report was written.
    pub(super) fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        if !matches!(edit, Edit::Report { .. }) {
            self.evaluations.get_mut().clear();
            self.sheets.get_mut().clear();
            *self.reckoned.get_mut() = None;
        }
        self.county.apply(edit).map(|_| ())
    }

    /// The county's assessment under a standard.
    pub(super) fn evaluation(&self, standard: &Standard) -> Arc<Evaluation> {
        let mut kept = self.evaluations.borrow_mut();
        if let Some(found) = kept.iter().find(|e| e.standard == standard.id) {
            return found.clone();
        }
        let made = Arc::new(score::evaluate(&self.county, standard));
        kept.push(made.clone());
        made
    }

    /// The same by the standard's id.
    pub(super) fn evaluation_of(&self, standard: &str) -> Option<Arc<Evaluation>> {
        standard::named(standard).map(|standard| self.evaluation(standard))
    }

    /// The assessment that the metrics of rubrics speak of.
    pub(super) fn metrics(&self) -> Option<Arc<Evaluation>> {
        self.evaluation_of(METRIC_STANDARD)
    }

    /// The county judged by all parts of a standard.
    pub(super) fn judged<'a>(&'a self, standard: &'a Standard) -> Judged<'a> {
        let (evaluation, sheet) = self.both(standard);
        Judged::of(&self.county, standard, evaluation, sheet)
    }

    /// The assessment under a standard, and its other parts.
    pub(super) fn both(&self, standard: &Standard) -> (Arc<Evaluation>, Arc<Sheet>) {
        let evaluation = self.evaluation(standard);
        let found = self.sheets.borrow().iter().find(|(id, _)| *id == standard.id).cloned();
        let (_, sheet) = found.unwrap_or_else(|| {
            let sheet = conditions::assess(&self.county, &evaluation, self.metrics().as_deref());
            let made = (standard.id.clone(), Arc::new(sheet));
            self.sheets.borrow_mut().push(made.clone());
            made
        });
        (evaluation, sheet)
    }

    /// What a report is made from, which `make` reckons where it is not at hand.
    pub(super) fn reckoned(
        &self,
        scenario: Option<&str>,
        make: impl FnOnce() -> Reckoned,
    ) -> Reckoned {
        let mut kept = self.reckoned.borrow_mut();
        match &*kept {
            Some((of, made)) if of.as_deref() == scenario => made.clone(),
            _ => kept.insert((scenario.map(str::to_owned), make())).1.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::county::{County, Edit, Field, Metric, OwnText, Place, SectionKind};
    use crate::engine::{Answer, Engine, Request};
    use crate::rng::Rng;
    use crate::score::{Evaluation, MADE, Subject};
    use crate::standard::standards;
    use crate::{plan, sample};
    use serde_json::json;

    fn ask(engine: &mut Engine, request: Request) -> Answer {
        engine.handle(request, Vec::new(), &mut |_| {}).unwrap().answer
    }

    /// A county with a year, so that it can be projected.
    fn county(seed: u64) -> County {
        County { school_year: Some(2025), ..sample::random_county(seed, 12) }
    }

    /// Every request that needs an assessment.
    fn questions() -> Vec<Request> {
        let mut all = vec![Request::Verdicts];
        for standard in standards().iter().map(|s| s.id.clone()) {
            let subject = Subject::Coefficient { section: SectionKind::Primary, indicator: 0 };
            let ahead = json!({ "horizon": 2 });
            all.extend([
                Request::Evaluate { standard: standard.clone() },
                Request::Explain { standard: standard.clone(), subject },
                Request::Conditions { standard: standard.clone() },
                Request::Score { rubric: json!(format!("{standard}-conditions")) },
                Request::ProjectScore { scenario: ahead, year: 2026, standard },
            ]);
        }
        all.push(Request::Score { rubric: json!("county-example") });
        all.push(Request::Plan { options: Box::new(plan::Options::default()) });
        all.push(Request::Report { options: Box::default() });
        all
    }

    #[test]
    fn a_county_is_assessed_once_a_standard_until_it_changes() {
        let mut engine = Engine::default();
        engine.load(county(7));
        // Of today's county; those of years ahead are made each time.
        let made = |engine: &mut Engine| {
            let mut made = 0;
            for request in questions() {
                let ahead = match request {
                    Request::ProjectScore { .. } => 1,
                    Request::Plan { .. } => planned_years(engine),
                    _ => 0,
                };
                let before = MADE.get();
                let answer = ask(engine, request);
                assert_ne!(answer, Answer::ScoreAhead(None));
                made += MADE.get() - before - ahead;
            }
            made
        };
        assert_eq!(made(&mut engine), standards().len());
        assert_eq!(made(&mut engine), 0);
        let field = Field::of(Metric::Students, SectionKind::Primary);
        let edit = Edit::Figure { school: 0, field, value: Some(77.0) };
        ask(&mut engine, Request::Edit { edit });
        assert_eq!(made(&mut engine), standards().len());
        // Another county with the same ids, and one that comes as a file.
        engine.load(county(8));
        assert_eq!(made(&mut engine), standards().len());
        let text = crate::county::to_json(&county(9)).unwrap();
        let file = crate::import::InputFile { name: "县.json".into(), bytes: text.into_bytes() };
        engine.handle(Request::Load, vec![file], &mut |_| {}).unwrap();
        assert_eq!(made(&mut engine), standards().len());
    }

    #[test]
    fn a_paragraph_that_is_written_reckons_nothing_anew() {
        let mut engine = Engine::default();
        engine.load(county(7));
        let report = |engine: &mut Engine| {
            let before = MADE.get();
            let request = Request::Report { options: Box::default() };
            let Answer::Report(report) = ask(engine, request) else { panic!("no report") };
            (report, MADE.get() - before)
        };
        let (before, made) = report(&mut engine);
        assert_eq!(made, 1);
        let own = OwnText { text: "另写的开头。".to_owned(), ..OwnText::default() };
        let edit = Edit::Report { id: "intro".to_owned(), own: Some(Box::new(own)) };
        ask(&mut engine, Request::Edit { edit });
        let (after, made) = report(&mut engine);
        assert_eq!(made, 0);
        let intro = |report: &crate::report::Report| {
            report.blocks.iter().find(|b| b.id == "intro").unwrap().text.clone()
        };
        assert_ne!(intro(&before), intro(&after));
        assert_eq!(intro(&after), "另写的开头。");
        assert_eq!(before.foot, after.foot);
        // A figure changes everything.
        let field = Field::of(Metric::Students, SectionKind::Primary);
        ask(&mut engine, Request::Edit { edit: Edit::Figure { school: 0, field, value: None } });
        assert_eq!(report(&mut engine).1, 1);
    }

    /// Years ahead that a plan assesses.
    fn planned_years(engine: &Engine) -> usize {
        let county = engine.county().unwrap();
        let today = Evaluation::default();
        let before = MADE.get();
        plan::plan(county, Some(&today), &plan::Options::default()).unwrap();
        MADE.get() - before
    }

    /// A change somewhere in a county.
    fn edit(county: &County, rng: &mut Rng) -> Edit {
        let school = rng.below(county.schools.len());
        let text = |place, text: &str| Edit::Text { school, place, text: text.to_owned() };
        match rng.below(7) {
            0 => text(Place::Counted, rng.pick(&["true", "false"]).unwrap()),
            1 => text(Place::Kind, rng.pick(&["primary", "junior", "nineYear"]).unwrap()),
            2 => {
                let standard = rng.pick(standards()).unwrap();
                let setting = rng.pick(&standard.setting).unwrap();
                let value = rng.pick(&setting.choices).cloned();
                Edit::Setting { id: setting.id.clone(), value }
            }
            3 => {
                let parent = rng.pick(&county.schools).map(|s| s.id.clone());
                Edit::Parent { school, parent, remember: rng.chance(0.5) }
            }
            4 => {
                let own = OwnText { text: rng.below(99).to_string(), ..OwnText::default() };
                Edit::Report { id: "intro".to_owned(), own: Some(Box::new(own)) }
            }
            _ => {
                let field = *rng.pick(&Field::all()).unwrap();
                let value = rng.chance(0.9).then(|| rng.below(900) as f64);
                Edit::Figure { school, field, value }
            }
        }
    }

    #[test]
    fn after_any_changes_every_answer_is_that_of_a_new_engine() {
        let mut rng = Rng::new(11);
        let mut engine = Engine::default();
        let mut county = county(3);
        engine.load(county.clone());
        for _ in 0..25 {
            let edit = edit(&county, &mut rng);
            let same = county.apply(edit.clone()).is_ok();
            let done = engine.handle(Request::Edit { edit }, Vec::new(), &mut |_| {});
            assert_eq!(done.is_ok(), same);
            let mut fresh = Engine::default();
            // Not all are asked each time, so that what is kept was made at different times.
            for request in questions().into_iter().filter(|_| rng.chance(0.6)) {
                fresh.load(county.clone());
                let (kept, new) = (ask(&mut engine, request.clone()), ask(&mut fresh, request));
                assert_eq!(kept, new);
            }
        }
    }
}
