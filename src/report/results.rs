//! What the report says of what was reckoned: the verdict, the score sheet, names and figures.

use super::model::Options;
use super::reckoned::Reckoned;
use crate::county::{County, SectionKind};
use crate::json::Value;
use crate::plan::Plan;
use crate::project::{Projection, result};
use crate::rubric::conditions::{Because, Judged, Verdict};
use crate::rubric::{self, ItemScore, Known, Rubric, Sheet};
use crate::score::{self, Evaluation};
use crate::standard::{self, Standard};
use crate::words::{Words, number};
use std::sync::Arc;

/// Id of the standard of the report.
pub const STANDARD: &str = "quality-balance-2017";
/// The rubric of a county that has answered none.
const USUAL: &str = "county-example";
/// Most names in a sentence; all of them are in the annex.
pub(super) const NAMED: usize = 12;

/// Everything that was reckoned.
pub(super) struct Results<'a> {
    pub(super) county: &'a County,
    pub(super) words: &'a Words,
    pub(super) standard: Option<&'static Standard>,
    pub(super) evaluation: &'a Arc<Evaluation>,
    pub(super) conditions: &'a Arc<Sheet>,
    pub(super) verdict: Verdict,
    pub(super) rubric: Option<Rubric>,
    pub(super) sheet: Option<Sheet>,
    pub(super) plan: &'a Plan,
    pub(super) projection: &'a Projection,
    /// The code of the figures.
    pub(super) check: &'a str,
}

impl<'a> Results<'a> {
    pub(super) fn new(
        county: &'a County,
        words: &'a Words,
        options: &Options,
        reckoned: &'a Reckoned,
    ) -> Self {
        let standard = standard::named(STANDARD);
        let Reckoned { evaluation, conditions, plan, projection, .. } = reckoned;
        let verdict = standard.map(|standard| {
            Judged::of(county, standard, evaluation.clone(), conditions.clone()).verdict()
        });
        let rubric = chosen(county, options.rubric.as_deref());
        let today = standard.map(|_| &**evaluation);
        Self {
            county,
            words,
            standard,
            sheet: rubric.as_ref().map(|r| printed(rubric::score(r, county, today))),
            rubric,
            plan,
            projection,
            conditions,
            evaluation,
            verdict: verdict.unwrap_or_default(),
            check: &reckoned.check,
        }
    }

    /// An item of the conditions, or a part of one.
    pub(super) fn condition(&self, id: &str) -> Option<&ItemScore> {
        let all = self.conditions.items.iter();
        all.flat_map(|item| std::iter::once(item).chain(&item.parts)).find(|item| item.id == id)
    }

    /// What was measured of it, where that is settled.
    pub(super) fn measured(&self, id: &str) -> Option<f64> {
        let item = self.condition(id)?;
        item.measured.filter(|_| item.score.value.is_some())
    }

    /// Reasons of the verdict of one kind.
    pub(super) fn reasons(&self, group: score::Group) -> impl Iterator<Item = &Because> {
        self.verdict.reasons.iter().filter(move |because| because.group() == group)
    }

    /// The name of a section.
    pub(super) fn section(&self, section: SectionKind) -> String {
        self.words.say(&format!("section-{}", section.id()))
    }

    /// The short name of an indicator.
    pub(super) fn indicator(&self, id: &str) -> String {
        self.words.say(&format!("indicator-{id}-short"))
    }

    /// Names in a row; the first few of many.
    pub(super) fn names(&self, names: &[String]) -> String {
        let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
        let list = shown.join("、");
        if names.len() > NAMED { format!("{list}等{}个", names.len()) } else { list }
    }

    /// Position of the county among the units of the projection, where it has years at all.
    pub(super) fn whole(&self) -> Option<usize> {
        let county = |u: &result::Unit| u.level == result::Level::County;
        let at = self.projection.units.iter().position(county)?;
        (!self.projection.years.is_empty()).then_some(at)
    }
}

/// The sheet as it is printed: points of two decimals at most.
fn printed(mut sheet: Sheet) -> Sheet {
    let points = |value: &mut f64| *value = digits(*value, 2).parse().unwrap_or(*value);
    let known = |known: &mut Known| {
        known.value.iter_mut().for_each(points);
        points(&mut known.low);
        points(&mut known.high);
    };
    fn each(item: &mut ItemScore, known: &impl Fn(&mut Known), points: &impl Fn(&mut f64)) {
        known(&mut item.score);
        item.reasons.iter_mut().filter_map(|r| r.points.as_mut()).for_each(points);
        item.parts.iter_mut().for_each(|part| each(part, known, points));
    }
    sheet.items.iter_mut().chain(&mut sheet.bonus).for_each(|item| each(item, &known, &points));
    [&mut sheet.base, &mut sheet.bonus_total, &mut sheet.total].into_iter().for_each(known);
    sheet
}

/// The rubric of this id, or the usual one: the county's own, else the one that asks for most of
/// its answers, as the score sheet of the page has it.
pub(super) fn chosen(county: &County, id: Option<&str>) -> Option<Rubric> {
    if let Some(found) = id.and_then(|id| rubric::find(county, id)) {
        return rubric::from_value(found).ok();
    }
    if let Some(own) = county.rubrics.first() {
        return rubric::from_value(own).ok();
    }
    let asked = |rubric: &Rubric| {
        let lists = ["items", "bonus"].iter().filter_map(|l| rubric.raw.get(l)?.as_array());
        let parts = |item: &Value| -> Vec<Value> {
            let parts = item.pointer("/rule/parts").and_then(Value::as_array);
            std::iter::once(item.clone()).chain(parts.into_iter().flatten().cloned()).collect()
        };
        let all = lists.flatten().flat_map(parts);
        let id = |v: Value| v.get("id").and_then(Value::as_str).map(str::to_owned);
        all.filter_map(id).filter(|id| county.government.contains_key(id)).count()
    };
    let shipped = rubric::rubrics();
    let most = shipped.iter().map(asked).max().unwrap_or(0);
    let best = shipped.iter().find(|r| most > 0 && asked(r) == most);
    best.or_else(|| shipped.iter().find(|r| r.id == USUAL)).cloned()
}

/// The scenario of this name as written.
pub(super) fn scenario_of<'a>(county: &'a County, name: Option<&str>) -> Option<&'a Value> {
    let named = |raw: &&Value| raw.get("name").and_then(Value::as_str) == name;
    county.scenarios.iter().find(named).filter(|_| name.is_some())
}

/// A number in a sentence: so many decimals at most, and more where fewer would make it a whole
/// number that it is not, so that 99.996 is not printed as 100.
pub(super) fn digits(value: f64, decimals: usize) -> String {
    let short = |decimals: usize| {
        let text = number::plain(value, decimals);
        let Some((whole, part)) = text.split_once('.') else { return text };
        let part = part.trim_end_matches('0');
        if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
    };
    let text = short(decimals);
    let is_whole = !text.contains('.');
    let wrong = is_whole && decimals > 0 && (value - libm::round(value)).abs() > 1e-9;
    if wrong {
        (decimals + 1..=6).map(short).find(|t| t.contains('.')).unwrap_or(text)
    } else {
        text
    }
}

/// A sentence of the page as a document has it: no thin spaces between digits, no half-width commas
/// between Chinese words, no spaces around figures.
pub(super) fn official(text: &str) -> String {
    let chars: Vec<char> = text.chars().filter(|c| *c != number::GROUP).collect();
    let wide = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| *c > '\u{2e7f}');
    let digit = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_ascii_digit() || *c == '%')
    };
    let mut out = String::new();
    for (at, c) in chars.iter().enumerate() {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        match c {
            ' ' if (wide(before) && digit(after)) || (digit(before) && wide(after)) => {}
            ',' if wide(before) && wide(after) => out.push('，'),
            c => out.push(*c),
        }
    }
    out
}

/// A count.
pub(super) fn count(n: usize) -> String {
    n.to_string()
}

/// A percentage of two decimals at most.
pub(super) fn percent(value: f64) -> String {
    format!("{}%", digits(value, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_not_rounded_to_a_whole_one_that_it_is_not() {
        assert_eq!(digits(13.550_135, 2), "13.55");
        assert_eq!(digits(99.996, 2), "99.996");
        assert_eq!(digits(100.0, 2), "100");
        assert_eq!(digits(95.5, 2), "95.5");
        assert_eq!(digits(207_300.0, 0), "207300");
        assert_eq!(official("扣 2 分,原因是 1\u{2009}352 个, A B"), "扣2分，原因是1352个, A B");
    }
}
