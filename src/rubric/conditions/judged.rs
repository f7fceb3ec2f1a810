//! A county judged by all parts of a standard: the one computation behind the page and the module.

use super::verdict::{CompositeVerdict, Conditions, PartVerdict, Told, ToldReason, Verdict};
use super::{PARTS, assess, met, of_standard, pass};
use crate::args;
use crate::county::County;
use crate::rubric::result::{Does, ItemScore, Sheet};
use crate::rubric::sentence;
use crate::score::{self, Evaluation, Group};
use crate::standard::Standard;
use crate::words::Words;

/// Code of the reason that says that the other parts are not assessed.
const NOT_ASSESSED: &str = "partsNotAssessed";

/// A county under one standard, resources and conditions.
pub struct Judged<'a> {
    pub(super) county: &'a County,
    pub(super) standard: &'a Standard,
    pub(super) evaluation: Evaluation,
    pub(super) sheet: Sheet,
}

impl<'a> Judged<'a> {
    /// Assesses the county by every part of the standard.
    #[must_use]
    pub fn new(county: &'a County, standard: &'a Standard) -> Self {
        let mut evaluation = score::evaluate(county, standard);
        let sheet = assess(county, &evaluation);
        evaluation.reasons.retain(|reason| reason.code != NOT_ASSESSED);
        Self { county, standard, evaluation, sheet }
    }

    /// The verdict over all parts; `None` is undetermined (待定).
    #[must_use]
    pub fn pass(&self) -> Option<bool> {
        pass(&self.evaluation, &self.sheet)
    }

    /// The items of a part, in the document's order.
    pub(super) fn items(&self, part: &str) -> impl Iterator<Item = &ItemScore> {
        self.sheet.items.iter().filter(move |item| item.group.as_deref() == Some(part))
    }

    /// The verdict, with its reasons in the language of `words`.
    #[must_use]
    pub fn verdict(&self, words: &Words) -> Verdict {
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
            reasons: self.reasons(words),
        }
    }

    /// Everything the page shows of the conditions; `None` where the standard has none.
    #[must_use]
    pub fn conditions(self, words: &Words) -> Option<Conditions> {
        let rubric = of_standard(&self.evaluation.standard)?.raw.clone();
        let with_parts = |item: &'_ ItemScore| [vec![item.clone()], item.parts.clone()].concat();
        let all = self.sheet.items.iter().flat_map(with_parts);
        let told = all.map(|item| self.told(&item, words)).collect();
        Some(Conditions { verdict: self.verdict(words), rubric, told, sheet: self.sheet })
    }

    /// The verdict of an item in words. Items that every school must meet say which sections
    /// break them.
    pub(super) fn told(&self, item: &ItemScore, words: &Words) -> Told {
        let schools = self.evaluation.items.iter().zip(&self.standard.school_item);
        for (result, spec) in schools {
            if result.id == item.id {
                let known = score::contract::item(result, &spec.rule, words);
                return Told { id: known.id, met: known.met, value: known.value, why: known.why };
            }
        }
        let met = met(item);
        Told { id: item.id.clone(), met, value: item.measured, why: why(item, met, words) }
    }

    /// What fails, then what is undetermined, then what is good to know.
    pub(super) fn reasons(&self, words: &Words) -> Vec<ToldReason> {
        let of = |group: Group| {
            let own = self.evaluation.reasons.iter().filter(move |r| r.group == group);
            own.map(move |r| ToldReason { group, text: score::reason_sentence(words, r) })
        };
        let parts = |of: fn(&Self, &str, &Words) -> Vec<String>, group| {
            let all = PARTS.into_iter().flat_map(move |part| of(self, part, words));
            all.map(move |text| ToldReason { group, text })
        };
        of(Group::Fails)
            .chain(parts(Self::failing, Group::Fails))
            .chain(of(Group::Undetermined))
            .chain(parts(Self::open, Group::Undetermined))
            .chain(of(Group::Note))
            .collect()
    }

    /// A sentence for each item of a part that is not met; those that the schools' assessment
    /// tells of are told there.
    fn failing(&self, part: &str, words: &Words) -> Vec<String> {
        let part_name = words.say(&format!("condition-part-{part}"));
        let here = |item: &&ItemScore| self.evaluation.items.iter().all(|i| i.id != item.id);
        let failing = self.items(part).filter(|i| met(i) == Some(false)).filter(here);
        let told = failing.map(|item| {
            let args = args! {
                "part" => part_name.as_str(), "number" => item.label.as_str(),
                "name" => name(item, words), "why" => why(item, Some(false), words),
            };
            words.tell("condition-unmet-reason", &args)
        });
        told.collect()
    }

    /// A sentence on the items of a part that are undetermined.
    fn open(&self, part: &str, words: &Words) -> Vec<String> {
        let open = self.items(part).filter(|i| met(i).is_none());
        let names: Vec<_> = open.map(|item| name(item, words)).collect();
        if names.is_empty() {
            return Vec::new();
        }
        let args = args! {
            "part" => words.say(&format!("condition-part-{part}")), "n" => names.len().to_string(),
            "names" => names.join(&words.say("list-separator")),
        };
        vec![words.tell("condition-open-reason", &args)]
    }
}

/// The name of an item.
pub(super) fn name(item: &ItemScore, words: &Words) -> String {
    words.say(&format!("condition-{}", item.id))
}

/// What there is to say about an item: its measured value where it is met, else what is amiss.
pub(super) fn why(item: &ItemScore, met: Option<bool>, words: &Words) -> String {
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
            let args = args! { "name" => name(part, words), "why" => told };
            all.push(words.tell("condition-part", &args));
        }
    }
    all
}
