//! A county judged by all parts of a standard: the one computation behind the page and the module.

use super::verdict::{Because, CompositeVerdict, Conditions, PartVerdict, Told, Verdict};
use super::{PARTS, assess, met, of_standard, pass};
use crate::args;
use crate::county::County;
use crate::rubric::result::{Does, ItemScore, Sheet};
use crate::rubric::sentence;
use crate::score::{self, Evaluation, Group};
use crate::standard::Standard;
use crate::words::Words;
use std::sync::Arc;

/// Code of the reason that says that the other parts are not assessed.
const NOT_ASSESSED: &str = "partsNotAssessed";

/// Code of the reason that names schools which pass by a relaxation.
const RELAXED: &str = "relaxed";
/// How the code of the same for a verdict begins; the item follows.
const RELAXED_ITEM: &str = "relaxed-";

/// A county under one standard, resources and conditions.
pub struct Judged<'a> {
    pub(super) county: &'a County,
    pub(super) standard: &'a Standard,
    pub(super) evaluation: Arc<Evaluation>,
    pub(super) sheet: Arc<Sheet>,
}

impl<'a> Judged<'a> {
    /// Assesses the county by every part of the standard.
    #[must_use]
    pub fn new(county: &'a County, standard: &'a Standard) -> Self {
        let evaluation = Arc::new(score::evaluate(county, standard));
        let sheet = Arc::new(assess(county, &evaluation, None));
        Self::of(county, standard, evaluation, sheet)
    }

    /// The same from the county's assessment under the standard and what [`assess`] gives for it.
    #[must_use]
    pub const fn of(
        county: &'a County,
        standard: &'a Standard,
        evaluation: Arc<Evaluation>,
        sheet: Arc<Sheet>,
    ) -> Self {
        Self { county, standard, evaluation, sheet }
    }

    /// The county that is judged.
    #[must_use]
    pub const fn county(&self) -> &'a County {
        self.county
    }

    /// The standard it is judged by.
    #[must_use]
    pub const fn standard(&self) -> &'a Standard {
        self.standard
    }

    /// The assessment of the resources.
    #[must_use]
    pub fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// The verdict over all parts; `None` is undetermined (待定).
    #[must_use]
    pub fn pass(&self) -> Option<bool> {
        pass(&self.evaluation, &self.sheet)
    }

    /// The assessment and the conditions; `None` where the standard has no conditions.
    #[must_use]
    pub fn into_parts(self) -> (Evaluation, Option<Conditions>) {
        let evaluation = self.evaluation.clone();
        let conditions = self.conditions();
        (Arc::unwrap_or_clone(evaluation), conditions)
    }

    /// The items of a part, in the document's order.
    pub(super) fn items(&self, part: &str) -> impl Iterator<Item = &ItemScore> {
        self.sheet.items.iter().filter(move |item| item.group.as_deref() == Some(part))
    }

    /// The verdict with its reasons.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let part = |part: &str| {
            let with = |verdict| self.items(part).filter(|i| met(i) == verdict).count();
            PartVerdict {
                id: part.to_owned(),
                items: self.items(part).count(),
                met: with(Some(true)),
                unmet: with(Some(false)),
                open: with(None),
            }
        };
        let composite = |section: &score::SectionResult| {
            let (kind, found) = (section.section, section.composite?);
            let (value, limit, met) = (found.value, found.limit, found.met);
            Some(CompositeVerdict { section: kind, value, limit, met })
        };
        Verdict {
            standard: self.evaluation.standard.clone(),
            pass: self.pass(),
            resources_pass: self.evaluation.resources_pass,
            parts: PARTS.map(part).into_iter().filter(|part| part.items > 0).collect(),
            composites: self.evaluation.sections.iter().filter_map(composite).collect(),
            reasons: self.reasons(),
        }
    }

    /// Everything the page shows of the conditions; `None` where the standard has none.
    #[must_use]
    pub fn conditions(self) -> Option<Conditions> {
        let rubric = of_standard(&self.evaluation.standard)?.raw.clone();
        let with_parts = |item: &'_ ItemScore| [vec![item.clone()], item.parts.clone()].concat();
        let all = self.sheet.items.iter().flat_map(with_parts);
        let told = all.map(|item| self.told(&item)).collect();
        let verdict = self.verdict();
        Some(Conditions { verdict, rubric, told, sheet: Arc::unwrap_or_clone(self.sheet) })
    }

    /// The verdict of an item. Items that every school must meet say which sections break them.
    pub(super) fn told(&self, item: &ItemScore) -> Told {
        let schools = self.evaluation.items.iter().zip(&self.standard.school_item);
        for (result, spec) in schools {
            if result.id == item.id {
                let broken: usize = result.offenders.iter().map(|o| o.count).sum();
                #[allow(clippy::cast_precision_loss, reason = "a count of schools or classes")]
                let value = (result.met.is_some() || broken > 0).then_some(broken as f64);
                let grounds = score::contract::grounds(self.county, result, &spec.rule);
                return Told { id: item.id.clone(), met: result.met, value, grounds };
            }
        }
        Told { id: item.id.clone(), met: met(item), value: item.measured, grounds: Vec::new() }
    }

    /// What fails, then what is undetermined, then what is good to know.
    pub(super) fn reasons(&self) -> Vec<Because> {
        let of = |group: Group| {
            let own = self.evaluation.reasons.iter().filter(move |r| r.group == group);
            // Here they are.
            let own = own.filter(|r| r.code != NOT_ASSESSED);
            own.cloned().map(Because::Resources)
        };
        of(Group::Fails)
            .chain(PARTS.into_iter().flat_map(|part| self.failing(part)))
            .chain(of(Group::Undetermined))
            .chain(PARTS.into_iter().filter_map(|part| self.open(part)))
            .chain(of(Group::Note))
            .chain(self.relaxed())
            .collect()
    }

    /// Schools that pass an item of the conditions only by a relaxation, by what lets them.
    fn relaxed(&self) -> impl Iterator<Item = Because> {
        let notes = |item: &ItemScore| -> Vec<score::Reason> {
            let own = item.reasons.iter().filter(|reason| reason.code == RELAXED);
            own.map(|reason| score::Reason {
                group: Group::Note,
                code: format!("{RELAXED_ITEM}{}", item.id),
                args: reason.args.clone(),
            })
            .collect()
        };
        self.sheet.items.iter().flat_map(notes).map(Because::Resources)
    }

    /// The items of a part that are not met; those that the schools' assessment tells of are told
    /// there.
    fn failing(&self, part: &str) -> impl Iterator<Item = Because> {
        let here = |item: &&ItemScore| self.evaluation.items.iter().all(|i| i.id != item.id);
        let failing = self.items(part).filter(|i| met(i) == Some(false)).filter(here);
        failing.map(|item| Because::Unmet(Box::new(item.clone())))
    }

    /// The items of a part that are undetermined.
    fn open(&self, part: &str) -> Option<Because> {
        let open = self.items(part).filter(|i| met(i).is_none());
        let ids: Vec<_> = open.map(|item| item.id.clone()).collect();
        (!ids.is_empty()).then(|| Because::Open(part.to_owned(), ids))
    }
}

/// A reason of a verdict as a sentence.
#[must_use]
pub fn reason(words: &Words, reason: &Because) -> String {
    let part_name = |part: &str| words.say(&format!("condition-part-{part}"));
    match reason {
        // Told as the item's own sentence tells it: the first few names.
        Because::Resources(reason) if reason.code.starts_with(RELAXED_ITEM) => {
            words.tell(&format!("reason-{}", reason.code), &sentence::named(words, &reason.args))
        }
        Because::Resources(reason) => score::reason_sentence(words, reason),
        Because::Unmet(item) => {
            let args = args! {
                "part" => part_name(item.group.as_deref().unwrap_or_default()),
                "number" => item.label.as_str(), "name" => name(&item.id, words),
                "why" => of_score(words, item, Some(false)),
            };
            words.tell("condition-unmet-reason", &args)
        }
        Because::Open(part, items) => {
            let names: Vec<_> = items.iter().map(|id| name(id, words)).collect();
            let args = args! {
                "part" => part_name(part), "n" => names.len().to_string(),
                "names" => names.join(&words.say("list-separator")),
            };
            words.tell("condition-open-reason", &args)
        }
    }
}

/// What there is to say about an item and its verdict.
#[must_use]
pub fn why(words: &Words, item: &ItemScore, told: &Told) -> String {
    if told.grounds.is_empty() {
        of_score(words, item, told.met)
    } else {
        score::contract::grounds_sentence(words, &told.grounds)
    }
}

/// The name of an item.
pub(super) fn name(id: &str, words: &Words) -> String {
    words.say(&format!("condition-{id}"))
}

/// What an item's score says: its measured value where it is met, else what is amiss.
fn of_score(words: &Words, item: &ItemScore, met: Option<bool>) -> String {
    let clauses = clauses(item, words);
    let veto = item.group.as_deref() == Some("veto");
    match met {
        Some(true) if veto => words.say("condition-veto-none"),
        Some(false) if veto => words.say("condition-veto-happened"),
        Some(true) if clauses.is_empty() => match item.measured.filter(|_| item.kind != "every") {
            Some(value) => {
                let unit = item.unit.as_deref().unwrap_or_default();
                words.tell("condition-met-value", &args! { "value" => value, "unit" => unit })
            }
            None => words.say("condition-met"),
        },
        _ => clauses.join(&words.say("rubric-clause-separator")),
    }
}

/// The clauses of an item and of its parts; a part is named.
fn clauses(item: &ItemScore, words: &Words) -> Vec<String> {
    let own = item.reasons.iter().filter(|r| item.parts.is_empty() || r.does != Does::Pending);
    let mut all: Vec<String> = own.map(|r| sentence::clause(words, r)).collect();
    for part in &item.parts {
        let told = clauses(part, words).join(&words.say("list-separator"));
        if !told.is_empty() {
            let args = args! { "name" => name(&part.id, words), "why" => told };
            all.push(words.tell("condition-part", &args));
        }
    }
    all
}
