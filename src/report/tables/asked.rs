//! The county with everything computed of it, and the names that the form's formulas may use.

use super::own::Own;
use crate::county::County;
use crate::rubric::conditions::{Conditions, Judged};
use crate::rubric::{self, Formula, ItemScore};
use crate::score::Evaluation;
use crate::standard::Standard;

/// A county and what was computed of it.
pub struct Asked<'a> {
    pub county: &'a County,
    pub standard: &'a Standard,
    pub evaluation: Evaluation,
    pub conditions: Conditions,
    own: Own,
}

impl<'a> Asked<'a> {
    /// The figures of a county that was judged; `None` only where the standard's data is broken, which tests prevent.
    pub fn new(judged: Judged<'a>) -> Option<Self> {
        let (county, standard) = (judged.county(), judged.standard());
        let (evaluation, conditions) = judged.into_parts();
        let conditions = conditions?;
        let own = Own::new(county, standard, &evaluation, &conditions.rubric);
        Some(Self { county, standard, evaluation, conditions, own })
    }

    /// The value of a name of the form's formulas.
    pub fn number(&self, name: &str) -> Option<f64> {
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        match first {
            "own" => self.own.figure(rest),
            "answer" => self.answer(rest),
            "met" => self.met(rest).map(|met| f64::from(u8::from(met))),
            "rate" => self.item(rest)?.measured,
            "fails" => self.item(rest).map(|item| count(item.offenders.len())),
            "lacks" => self.item(rest).map(|item| count(item.lacking.len())),
            "of" => self.input(rest, "schools"),
            "input" => {
                let (item, input) = rest.split_once('.')?;
                self.input(item, input)
            }
            _ => {
                let formula = Formula::parse(name).ok()?;
                let measured = rubric::measure(&formula, self.county, &self.evaluation);
                measured.value.as_ref().and_then(rubric::Span::known).map(rubric::nearest)
            }
        }
    }

    /// Whether an item, or a part of one, is met; `None` is undetermined.
    pub fn met(&self, id: &str) -> Option<bool> {
        self.conditions.told.iter().find(|told| told.id == id)?.met
    }

    /// A figure the county answered.
    fn answer(&self, path: &str) -> Option<f64> {
        let (item, path) = path.split_once('.').unwrap_or((path, ""));
        let answer = match item {
            "basics" => &self.county.basics,
            _ => self.county.government.get(item)?,
        };
        answer.figure(path)?.as_f64()
    }

    /// An item of the conditions, or a part of one.
    fn item(&self, id: &str) -> Option<&ItemScore> {
        let all = self.conditions.sheet.items.iter();
        all.flat_map(|item| std::iter::once(item).chain(&item.parts)).find(|item| item.id == id)
    }

    fn input(&self, id: &str, name: &str) -> Option<f64> {
        self.item(id)?.inputs.iter().find(|input| input.name == name)?.value.value
    }
}

/// A count as a number.
#[allow(clippy::cast_precision_loss, reason = "counts of schools are small")]
pub const fn count(n: usize) -> f64 {
    n as f64
}
