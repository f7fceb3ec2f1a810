//! The score sheet: items marked one by one, then totals, then grade. Sums are exact and in the
//! rubric's order; nothing depends on the order the items stand in.

use super::conditions::conditions;
use super::facts::Facts;
use super::form::{Effect, Item, Limit, NotApplicable, Rubric};
use super::given::{Given, known};
use super::mark::{Marked, mark};
use super::number::{Points, Span, nearest};
use super::result::{GroupScore, LimitResult, Sheet, Unused};
use super::rule::Rule;
use super::ships;
use crate::county::County;
use crate::json::Value;
use crate::score::Evaluation;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// Scores a county by a rubric. `evaluation`, where it is at hand, is the county's assessment
/// under 教督〔2017〕6号; it is made here when a metric asks for it.
#[must_use]
pub fn score(rubric: &Rubric, county: &County, evaluation: Option<&Evaluation>) -> Sheet {
    with(rubric, &Facts::new(county, evaluation)).0
}

/// The score sheet by facts, with its total exactly.
pub(super) fn with(rubric: &Rubric, facts: &Facts<'_>) -> (Sheet, Span) {
    let items: Vec<_> = rubric.items.iter().map(|item| mark(facts, rubric, item, false)).collect();
    let bonus: Vec<_> = rubric.bonus.iter().map(|item| mark(facts, rubric, item, true)).collect();
    let limits: Vec<_> = rubric.limits.iter().map(|limit| acts(facts, limit)).collect();
    let full = full(rubric, &items);
    let plain = if rubric.groups.iter().any(|g| g.weight.is_some()) {
        weighted(rubric, &items)
    } else {
        rescaled(&items, &full)
    };
    let base = credible(rubric, facts, &limits, plain);
    let bonus_sum = sum(&bonus);
    let bonus_total = capped(bonus_sum.clone(), rubric.bonus_at_most.as_ref());
    let total = capped(base.plus(&bonus_total), rubric.total_at_most.as_ref());
    let total = vetoed(rubric, &limits, total);
    let sheet = Sheet {
        rubric: rubric.id.clone(),
        name: rubric.name.clone(),
        point_count: rubric.point_count.unwrap_or(rubric.items.len()),
        full: nearest(&full),
        groups: groups(rubric, &items),
        grade: grade(rubric, &limits, &total),
        grade_by_points: grade(rubric, &vec![Some(false); limits.len()], &total),
        base: known(&base),
        bonus_total: known(&bonus_total),
        bonus_sum: known(&bonus_sum),
        total: known(&total),
        limits: limits_of(rubric, &limits),
        unused: unused(rubric, facts.county),
        items: items.into_iter().map(|m| m.score).collect(),
        bonus: bonus.into_iter().map(|m| m.score).collect(),
    };
    (sheet, total)
}

fn sum(marked: &[Marked]) -> Span {
    marked.iter().fold(Span::of(Points::zero()), |sum, m| sum.plus(&m.points))
}

fn capped(span: Span, cap: Option<&Points>) -> Span {
    cap.map_or(span.clone(), |cap| span.smaller(&Span::of(cap.clone())))
}

/// Points taken away by items that do not apply, in one of the two ways.
fn gone(items: &[Marked], how: NotApplicable) -> Points {
    let gone = items.iter().filter_map(|m| m.gone.as_ref());
    gone.filter(|(effect, _)| *effect == how).map(|(_, points)| points.clone()).sum()
}

/// The full marks that are left.
fn full(rubric: &Rubric, items: &[Marked]) -> Points {
    if rubric.groups.iter().any(|g| g.weight.is_some()) {
        return rubric.full.clone();
    }
    &rubric.full - gone(items, NotApplicable::Remove)
}

/// The sum of the items, scaled up for those that do not apply.
fn rescaled(items: &[Marked], full: &Points) -> Span {
    let total = sum(items);
    let held = full - gone(items, NotApplicable::Rescale);
    if held.is_zero() || held == *full {
        return total;
    }
    total.times(&Span::of(full / held))
}

/// Groups by weight: each group's share of its own full marks. A group of which nothing applies
/// leaves its weight to the others.
fn weighted(rubric: &Rubric, items: &[Marked]) -> Span {
    let mut total = Span::of(Points::zero());
    let mut held = BigRational::zero();
    for group in &rubric.groups {
        let Some(weight) = &group.weight else { continue };
        let of_group = || items.iter().filter(|m| m.score.group.as_ref() == Some(&group.id));
        let full: Points = of_group().map(|m| m.full.clone()).sum();
        if full.is_zero() {
            continue;
        }
        held += weight;
        let points = of_group().fold(Span::of(Points::zero()), |sum, m| sum.plus(&m.points));
        total = total.plus(&points.times(&Span::of(weight / full)));
    }
    if held.is_zero() { total } else { total.times(&Span::of(&rubric.full / held)) }
}

/// Whether a limit acts. One that nobody has answered is undetermined; a factor that nobody
/// has verified yet does not act.
fn acts(facts: &Facts<'_>, limit: &Limit) -> Option<bool> {
    if let Effect::Factor(factor) = &limit.effect {
        return Some(factor_of(facts, limit, factor).is_some());
    }
    let item = asked(limit);
    Given::new(facts, &item).measure(&limit.when, None)?.is_true()
}

fn factor_of(facts: &Facts<'_>, limit: &Limit, factor: &super::formula::Formula) -> Option<Span> {
    let item = asked(limit);
    Given::new(facts, &item).measure(factor, Some("factor"))
}

/// A limit is answered like an item.
fn asked(limit: &Limit) -> Item {
    Item {
        id: limit.id.clone(),
        label: limit.id.clone(),
        name: limit.name.clone(),
        names: Vec::new(),
        group: None,
        full: None,
        rule: Rule::Stated(Points::zero()),
        unit: None,
        reason: Vec::new(),
        applies: None,
        not_applicable: None,
        scale: None,
        department: None,
        source: None,
    }
}

fn credible(rubric: &Rubric, facts: &Facts<'_>, acting: &[Option<bool>], base: Span) -> Span {
    let pairs = rubric.limits.iter().zip(acting).filter(|(_, acts)| **acts == Some(true));
    pairs.fold(base, |base, (limit, _)| match &limit.effect {
        Effect::Factor(factor) => {
            let one = || Span::of(BigRational::one());
            base.times(&factor_of(facts, limit, factor).unwrap_or_else(one))
        }
        Effect::Veto(_) | Effect::Cap(_) | Effect::Downgrade(_) => base,
    })
}

/// A veto without a grade takes all points.
fn vetoed(rubric: &Rubric, acting: &[Option<bool>], total: Span) -> Span {
    let vetoes = rubric.limits.iter().zip(acting);
    let mut total = total;
    for (_, acts) in vetoes.filter(|(limit, _)| limit.effect == Effect::Veto(None)) {
        match acts {
            Some(true) => return Span::of(Points::zero()),
            Some(false) => {}
            None => total.low = Points::zero(),
        }
    }
    total
}

/// The grade, where neither missing points nor unanswered limits could change it.
fn grade(rubric: &Rubric, acting: &[Option<bool>], total: &Span) -> Option<String> {
    let place = |points: &Points| {
        let last = rubric.grades.len().checked_sub(1)?;
        Some(rubric.grades.iter().position(|g| *points >= g.from).unwrap_or(last))
    };
    let best = limited(rubric, acting, place(&total.high)?, false);
    let worst = limited(rubric, acting, place(&total.low)?, true);
    let grade = rubric.grades.get(best)?;
    (best == worst).then(|| grade.id.clone())
}

/// A grade after caps, then downgrades, then vetoes; `unsure` takes what is unanswered as so.
fn limited(rubric: &Rubric, acting: &[Option<bool>], grade: usize, unsure: bool) -> usize {
    let place = |id: &String| rubric.grades.iter().position(|g| g.id == *id).unwrap_or(grade);
    let acts = || {
        let pairs = rubric.limits.iter().zip(acting);
        pairs.filter(move |(_, acts)| acts.unwrap_or(unsure)).map(|(limit, _)| &limit.effect)
    };
    let mut result = grade;
    for effect in acts() {
        if let Effect::Cap(id) = effect {
            result = result.max(place(id));
        }
    }
    for effect in acts() {
        if let Effect::Downgrade(grades) = effect {
            result += grades;
        }
    }
    for effect in acts() {
        if let Effect::Veto(Some(id)) = effect {
            result = result.max(place(id));
        }
    }
    result.min(rubric.grades.len().saturating_sub(1))
}

fn groups(rubric: &Rubric, items: &[Marked]) -> Vec<GroupScore> {
    let score = |group: &super::form::Group| {
        let of_group = || items.iter().filter(|m| m.score.group.as_ref() == Some(&group.id));
        let points = of_group().fold(Span::of(Points::zero()), |sum, m| sum.plus(&m.points));
        GroupScore {
            id: group.id.clone(),
            name: group.name.clone(),
            full: nearest(&of_group().map(|m| m.full.clone()).sum()),
            weight: group.weight.as_ref().map(nearest),
            score: known(&points),
        }
    };
    rubric.groups.iter().map(score).collect()
}

fn limits_of(rubric: &Rubric, acting: &[Option<bool>]) -> Vec<LimitResult> {
    let result = |(limit, acts): (&Limit, &Option<bool>)| LimitResult {
        id: limit.id.clone(),
        name: limit.name.clone(),
        kind: match &limit.effect {
            Effect::Veto(_) => "veto",
            Effect::Cap(_) => "gradeCap",
            Effect::Downgrade(_) => "downgrade",
            Effect::Factor(_) => "credibility",
        }
        .to_owned(),
        acts: *acts,
    };
    rubric.limits.iter().zip(acting).map(result).collect()
}

/// Answers that no item of the rubric asks for. They stay in the county file.
fn unused(rubric: &Rubric, county: &County) -> Vec<Unused> {
    let answers = county.government.iter().filter(|(id, _)| !asks(&rubric.raw, id));
    let unused = |(id, answer): (&String, &crate::county::Answer)| Unused {
        id: id.clone(),
        answer: answer.clone(),
        elsewhere: elsewhere(rubric, county, id),
    };
    answers.map(unused).collect()
}

/// Another rubric or standard that asks for an answer.
fn elsewhere(rubric: &Rubric, county: &County, id: &str) -> Option<String> {
    let own = county.rubrics.iter().map(|raw| (ships::id_of(raw), raw));
    let shipped = ships::rubrics()
        .iter()
        .chain(conditions())
        .chain(ships::targets())
        .map(|r| (r.id.as_str(), &r.raw));
    let mut sheets = own.chain(shipped).filter(|(other, _)| *other != rubric.id);
    sheets.find(|(_, raw)| asks(raw, id)).map(|(id, _)| id.to_owned())
}

/// Whether a rubric as written has an item, a part or a limit of this id.
fn asks(raw: &Value, id: &str) -> bool {
    ["items", "bonus", "limits"].iter().any(|list| {
        let entries = raw.get(list).and_then(Value::as_array).map(Vec::as_slice);
        entries.unwrap_or_default().iter().any(|entry| {
            let parts = entry.pointer("/rule/parts").and_then(Value::as_array);
            let part = |part: &Value| ships::id_of(part) == id;
            ships::id_of(entry) == id || parts.is_some_and(|parts| parts.iter().any(part))
        })
    })
}
