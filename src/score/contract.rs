//! The assessment as the public contract has it: the JSON of `evaluate` in the JavaScript
//! module. Its names are a promise to other programs; what the page needs beyond them it takes
//! from [`Evaluation`].

use super::relaxed;
use super::sentence::{excluded_sentence, named, reason_sentence};
use super::verdict::{Evaluation, IndicatorValue, ItemResult, SchoolRow, SectionResult, Standing};
use crate::args;
use crate::county::{Args, County, Evidence, SectionKind};
use crate::standard::{SchoolItemRule, Standard};
use crate::words::Words;
use serde::{Serialize, Serializer};

/// Values by id, in an order that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyed<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Keyed<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// The whole answer of `evaluate`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// Id of the standard.
    pub standard: String,
    /// One row a school section, primary first.
    pub schools: Vec<School>,
    /// By section id.
    pub sections: Keyed<Section>,
    /// Government guarantee (政府保障程度); here the items that every school must meet.
    pub guarantee: Vec<Item>,
    /// Education quality (教育质量); not a matter of this room.
    pub quality: Vec<Item>,
    /// Public recognition (社会认可度); not a matter of this room.
    pub recognition: Recognition,
    /// Vetoes (一票否决), met where they did not occur; not a matter of this room.
    pub vetoes: Vec<Item>,
    /// Whether every school and every coefficient passes; `null` is undetermined.
    pub resources_pass: Option<bool>,
    /// The county's verdict over all parts; `null` is undetermined.
    pub pass: Option<bool>,
    /// Sentences, most important first.
    pub reasons: Vec<String>,
    /// Ids of the settings that differ from their defaults.
    pub settings_changed: Vec<String>,
}

/// A school section.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct School {
    /// Id of the school.
    pub id: String,
    /// Name of the school.
    pub name: String,
    /// Which section.
    pub section: SectionKind,
    /// Pupils.
    pub students: Option<f64>,
    /// By indicator id, in the standard's order; empty where excluded.
    pub indicators: Keyed<Indicator>,
    /// Indicators met.
    pub met: usize,
    /// Indicators missing.
    pub missing: usize,
    /// Whether it passes; `null` is undetermined, or outside the assessment.
    pub pass: Option<bool>,
    /// Why it is outside the assessment, a sentence.
    pub excluded: Option<String>,
}

/// An indicator of a school section.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Indicator {
    /// Per pupil or per hundred, not rounded.
    pub value: Option<f64>,
    /// The threshold; `null` where the standard sets none.
    pub threshold: Option<f64>,
    /// Value over threshold.
    pub ratio: Option<f64>,
    /// Whether the threshold is met; `null` where missing.
    pub met: Option<bool>,
    /// Whether the floor is met; `null` where missing.
    pub floor_met: Option<bool>,
    /// The amount after sharing out.
    pub amount: Option<f64>,
    /// Whether a relaxation added to it.
    pub relaxed: bool,
}

/// A section of the county.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// Rows assessed.
    pub schools: usize,
    /// Rows that pass.
    pub passing: usize,
    /// Rows that do not.
    pub failing: usize,
    /// Rows undetermined.
    pub undetermined: usize,
    /// Rows left out.
    pub excluded: usize,
    /// Pupils of the rows assessed.
    pub students: f64,
    /// By indicator id, in the standard's order.
    pub indicators: Keyed<Spread>,
    /// The composite coefficient, where the standard tests it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite: Option<Composite>,
}

/// The composite difference coefficient of a section.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Composite {
    /// The mean of the coefficients of all indicators.
    pub cv: Option<f64>,
    /// The limit.
    pub limit: f64,
    /// Whether it is within the limit; `null` is undetermined.
    pub met: Option<bool>,
    /// The same on the figures that are known.
    pub met_known: Option<bool>,
    /// Coefficients for which figures are missing.
    pub missing: usize,
}

/// An indicator over a section.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spread {
    /// Student-weighted mean.
    pub mean: Option<f64>,
    /// Student-weighted standard deviation.
    pub deviation: Option<f64>,
    /// The coefficient in force.
    pub cv: Option<f64>,
    /// The coefficient that counts every school alike.
    pub unweighted: Option<f64>,
    /// The limit; `null` where it is not tested alone.
    pub limit: Option<f64>,
    /// Whether it is within the limit; `null` is undetermined, or without a limit.
    pub met: Option<bool>,
    /// The same on the schools whose figures are known.
    pub met_known: Option<bool>,
    /// Rows with a value.
    pub known: usize,
    /// Rows without.
    pub missing: usize,
    /// Rows that meet the threshold.
    pub schools_met: usize,
    /// Rows between floor and threshold.
    pub schools_floor: usize,
    /// Rows below the floor.
    pub schools_below: usize,
}

/// An item of a part that every school or the county must meet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// Id of the item.
    pub id: String,
    /// Its number in the document.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// Whether it is met; `null` is undetermined.
    pub met: Option<bool>,
    /// What was measured: a rate, an amount, or how many schools or classes break it.
    pub value: Option<f64>,
    /// A sentence.
    pub why: String,
    /// Note of its answer.
    pub note: Option<String>,
    /// Evidence of its answer.
    pub evidence: Option<Evidence>,
}

/// Public recognition.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Recognition {
    /// Whether it is high enough; `null` is undetermined.
    pub met: Option<bool>,
    /// Satisfied among valid answers, percent.
    pub value: Option<f64>,
    /// By group of respondents.
    pub groups: Vec<Respondents>,
    /// A sentence.
    pub why: String,
}

/// A group of respondents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Respondents {
    /// Who, for instance 家长.
    pub name: String,
    /// Valid answers.
    pub valid: Option<f64>,
    /// Those that are satisfied.
    pub satisfied: Option<f64>,
    /// Percent.
    pub rate: Option<f64>,
}

/// The contract's form of an evaluation, with its sentences in the language of `words`.
#[must_use]
pub fn to_contract(
    county: &County,
    evaluation: &Evaluation,
    standard: &Standard,
    words: &Words,
) -> Assessment {
    let items = evaluation.items.iter().zip(&standard.school_item);
    Assessment {
        standard: evaluation.standard.clone(),
        schools: evaluation.schools.iter().map(|row| school(row, standard, words)).collect(),
        sections: Keyed(
            evaluation
                .sections
                .iter()
                .map(|s| (s.section.id().to_owned(), section(s, standard)))
                .collect(),
        ),
        guarantee: items.map(|(result, spec)| item(county, result, &spec.rule, words)).collect(),
        quality: Vec::new(),
        recognition: Recognition::default(),
        vetoes: Vec::new(),
        resources_pass: evaluation.resources_pass,
        pass: evaluation.pass,
        reasons: evaluation.reasons.iter().map(|r| reason_sentence(words, r)).collect(),
        settings_changed: evaluation.settings_changed.clone(),
    }
}

fn keyed<T, U>(standard: &Standard, values: &[T], of: impl Fn(&T) -> U) -> Keyed<U> {
    let pairs = standard.indicator.iter().zip(values);
    Keyed(pairs.map(|(indicator, value)| (indicator.id.clone(), of(value))).collect())
}

fn school(row: &SchoolRow, standard: &Standard, words: &Words) -> School {
    School {
        id: row.id.clone(),
        name: row.name.clone(),
        section: row.section,
        students: row.students,
        indicators: keyed(standard, &row.indicators, indicator),
        met: row.met,
        missing: row.missing,
        pass: row.pass,
        excluded: row.excluded.as_ref().map(|e| excluded_sentence(words, e)),
    }
}

fn indicator(value: &IndicatorValue) -> Indicator {
    let floor_met = match value.standing {
        Standing::Met | Standing::Floor => Some(true),
        Standing::Below => Some(false),
        Standing::Missing => None,
    };
    let floor_met = floor_met.filter(|_| value.threshold.is_some());
    Indicator {
        value: value.value,
        threshold: value.threshold,
        ratio: value.ratio,
        met: value.met(),
        floor_met,
        amount: value.amount,
        relaxed: value.relaxed,
    }
}

fn section(result: &SectionResult, standard: &Standard) -> Section {
    Section {
        schools: result.schools,
        passing: result.passing,
        failing: result.failing,
        undetermined: result.undetermined,
        excluded: result.excluded,
        students: result.students,
        composite: result.composite.map(|c| Composite {
            cv: c.value,
            limit: c.limit,
            met: c.met,
            met_known: c.met_known,
            missing: c.missing,
        }),
        indicators: keyed(standard, &result.indicators, |c| Spread {
            mean: c.mean,
            deviation: c.deviation,
            cv: c.cv,
            unweighted: c.unweighted,
            limit: c.limit,
            met: c.met,
            met_known: c.met_known,
            known: c.known,
            missing: c.missing,
            schools_met: c.schools_met,
            schools_floor: c.schools_floor,
            schools_below: c.schools_below,
        }),
    }
}

/// An item that every school must meet, in the contract's form.
#[must_use]
pub fn item(county: &County, result: &ItemResult, rule: &SchoolItemRule, words: &Words) -> Item {
    let broken: usize = result.offenders.iter().map(|o| o.count).sum();
    Item {
        id: result.id.clone(),
        number: result.number,
        name: words.say(&format!("item-{}", result.id)),
        met: result.met,
        value: (result.met.is_some() || broken > 0).then(|| number(broken)),
        why: grounds_sentence(words, &grounds(county, result, rule)),
        note: None,
        evidence: None,
    }
}

/// What there is to say of an item that every school must meet: keys of sentences with their
/// values, on what breaks it, what is missing, what only a relaxation met.
#[must_use]
pub fn grounds(county: &County, result: &ItemResult, rule: &SchoolItemRule) -> Vec<(String, Args)> {
    let broken: usize = result.offenders.iter().map(|o| o.count).sum();
    let kind = match rule {
        SchoolItemRule::Scale { .. } => "scale",
        SchoolItemRule::ClassSize { .. } => "classes",
    };
    let of =
        |section| result.counts.iter().find(|(s, _)| *s == section).map_or(0, |(_, count)| *count);
    let (primary, junior) = (of(SectionKind::Primary), of(SectionKind::Junior));
    let args = args! {
        "primary" => number(primary), "junior" => number(junior),
        "other" => number(broken.saturating_sub(primary + junior)),
        "missing" => number(result.missing),
    };
    let said =
        [(result.met == Some(true), "met"), (broken > 0, "over"), (result.missing > 0, "unknown")];
    let said = said.into_iter().filter(|(holds, _)| *holds);
    let relaxed = relaxed::told(county, result, rule).into_iter();
    said.map(|(_, what)| (format!("why-{kind}-{what}"), args.clone()))
        .chain(relaxed.map(|args| ("reason-relaxedScale".to_owned(), args)))
        .collect()
}

/// The grounds of an item in words.
#[must_use]
pub fn grounds_sentence(words: &Words, grounds: &[(String, Args)]) -> String {
    let sentences = grounds.iter().map(|(key, args)| words.tell(key, &named(words, args)));
    let sentences: Vec<_> = sentences.collect();
    sentences.join(&words.say("sentence-separator"))
}

#[allow(clippy::cast_precision_loss, reason = "counts of schools and classes are small")]
const fn number(count: usize) -> f64 {
    count as f64
}
