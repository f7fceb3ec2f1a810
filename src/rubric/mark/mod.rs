//! Marks one item: its rule, what there is to mark it by, points with reasons. Kinds of rule are
//! in the files beside: `number` (a measured value), `typed` (what a person judges), `rank`
//! (other counties), `series` (years, stages, schools).

mod number;
mod rank;
mod ratio;
mod series;
mod typed;

use super::facts::Facts;
use super::form::{Item, NotApplicable, Rubric};
use super::given::{Given, known};
use super::number::{Points, Span, nearest, rounded};
use super::result::{Does, ItemScore, Offender, Reason, State};
use super::rule::Rule;
use crate::args;
use crate::county::{Arg, Args};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// What a rule gives.
pub(super) struct Outcome {
    /// The least and the most it can be.
    pub(super) points: Span,
    /// Code of the clause that says why.
    pub(super) why: &'static str,
    /// Values of the clause.
    pub(super) args: Args,
    /// Schools, stages, years that fail.
    pub(super) offenders: Vec<Offender>,
    /// Schools whose figures are missing.
    pub(super) lacking: Vec<Offender>,
    pub(super) parts: Vec<ItemScore>,
}

impl Outcome {
    fn new(points: Span, why: &'static str, args: Args) -> Self {
        Self { points, why, args, offenders: Vec::new(), lacking: Vec::new(), parts: Vec::new() }
    }

    /// Points that are known.
    fn of(points: Points, why: &'static str, args: Args) -> Self {
        Self::new(Span::of(points), why, args)
    }

    /// Anything from nothing to full marks, for want of a figure.
    fn missing(full: &Points) -> Self {
        Self::new(Span { low: Points::zero(), high: full.clone() }, "missing", Args::new())
    }

    fn with(mut self, offenders: Vec<Offender>) -> Self {
        self.offenders = offenders;
        self
    }
}

/// A marked item, with what the totals need exactly.
pub(super) struct Marked {
    pub(super) score: ItemScore,
    pub(super) points: Span,
    /// Full marks; nothing where it does not apply.
    pub(super) full: Points,
    /// Full marks that are taken away because it does not apply, and how.
    pub(super) gone: Option<(NotApplicable, Points)>,
}

/// Marks an item; `bonus` items add points, others lose them.
pub(super) fn mark(facts: &Facts<'_>, rubric: &Rubric, item: &Item, bonus: bool) -> Marked {
    let mut given = Given::new(facts, item);
    let full = item.full.clone().unwrap_or_default();
    if !applies(&mut given) {
        return not_applicable(rubric, item, &given, full);
    }
    let mut outcome = by_rule(rubric, &item.rule, &full, &mut given);
    if let (Some((code, found)), true) = (&given.wrong, outcome.points.known().is_none()) {
        (outcome.why, outcome.args) = (code, args! { "found" => found.as_str() });
    }
    let unlimited = bonus && item.full.is_none();
    let within = |points: &Points| {
        let points = rubric.decimals.map_or_else(|| points.clone(), |d| rounded(points, d));
        let points = points.max(Points::zero());
        if unlimited { points } else { points.min(full.clone()) }
    };
    let points = Span { low: within(&outcome.points.low), high: within(&outcome.points.high) };
    let reasons = reasons(item, &points, &full, &outcome, &given, bonus);
    let mut score = blank(item, &given);
    let counted = matches!(item.rule, Rule::Every(_));
    score.measured = measured(&outcome.args).filter(|_| !counted || points.known().is_some());
    score.score = known(&points);
    score.state = match (&item.rule, points.known()) {
        (_, None) => State::Missing,
        (Rule::Stated(_), _) => State::Stated,
        (Rule::Parts(_), _) => of_parts(&outcome.parts),
        _ if given.typed || given.inputs.iter().all(|i| i.typed) => State::Typed,
        _ => State::Computed,
    };
    score.reasons = reasons;
    score.offenders = outcome.offenders;
    score.lacking = outcome.lacking;
    if score.lacking.is_empty() {
        score.lacking = given.lacking;
    }
    score.parts = outcome.parts;
    score.inputs = given.inputs;
    Marked { score, points, full, gone: None }
}

/// What was measured, where the rule measures one value: the value, or how many.
fn measured(args: &Args) -> Option<f64> {
    match args.get("value").or_else(|| args.get("n")) {
        Some(Arg::Number(n)) => Some(*n),
        _ => None,
    }
}

/// Typed where any part is.
fn of_parts(parts: &[ItemScore]) -> State {
    let typed = parts.iter().any(|p| p.state == State::Typed);
    if typed { State::Typed } else { State::Computed }
}

fn applies(given: &mut Given<'_>) -> bool {
    if given.answer.is_some_and(|a| a.not_applicable()) {
        return false;
    }
    let Some(formula) = &given.item.applies else { return true };
    given.measure(formula, Some("applies")).and_then(|v| v.is_true()) != Some(false)
}

fn not_applicable(rubric: &Rubric, item: &Item, given: &Given<'_>, full: Points) -> Marked {
    let effect = item.not_applicable.unwrap_or(rubric.not_applicable);
    let kept = effect == NotApplicable::Full;
    let points = Span::of(if kept { full.clone() } else { Points::zero() });
    let mut score = blank(item, given);
    score.state = State::NotApplicable;
    score.score = known(&points);
    let code = match effect {
        NotApplicable::Rescale => "notApplicableRescale",
        NotApplicable::Full => "notApplicableFull",
        NotApplicable::Remove => "notApplicableRemove",
    };
    score.reasons = vec![Reason {
        does: Does::Notes,
        points: None,
        code: code.to_owned(),
        args: args! { "full" => nearest(&full) },
        own: Vec::new(),
    }];
    if kept {
        return Marked { score, points, full, gone: None };
    }
    score.full = Some(0.0);
    Marked { score, points, full: Points::zero(), gone: Some((effect, full)) }
}

fn blank(item: &Item, given: &Given<'_>) -> ItemScore {
    ItemScore {
        id: item.id.clone(),
        label: item.label.clone(),
        name: item.name.clone(),
        names: item.names.clone(),
        group: item.group.clone(),
        kind: item.rule.kind().to_owned(),
        unit: item.unit.clone(),
        full: item.full.as_ref().map(nearest),
        score: super::result::Known::default(),
        state: State::Missing,
        measured: None,
        reasons: Vec::new(),
        inputs: given.inputs.clone(),
        offenders: Vec::new(),
        lacking: Vec::new(),
        parts: Vec::new(),
        department: item.department.clone(),
        note: given.answer.and_then(|a| a.note.clone()),
        evidence: given.answer.and_then(crate::county::Answer::evidence),
    }
}

/// Why the points are what they are.
fn reasons(
    item: &Item,
    points: &Span,
    full: &Points,
    outcome: &Outcome,
    given: &Given<'_>,
    bonus: bool,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut add = |does, points: Option<&BigRational>, code: &str, args: Args, own: &[_]| {
        let (points, own) = (points.map(nearest), own.to_vec());
        reasons.push(Reason { does, points, code: code.to_owned(), args, own });
    };
    // What the parts lose, they say themselves.
    let by_parts = !outcome.parts.is_empty();
    let args = || outcome.args.clone();
    match points.known() {
        Some(points) if bonus => {
            if points.is_positive() {
                add(Does::Gains, Some(points), outcome.why, args(), &item.reason);
            }
        }
        Some(points) => {
            let lost = full - points;
            if lost.is_positive() && !by_parts {
                add(Does::Loses, Some(&lost), outcome.why, args(), &item.reason);
            }
        }
        None => {
            let lost = full - &points.high;
            if lost.is_positive() && !bonus && !by_parts {
                add(Does::Loses, Some(&lost), outcome.why, args(), &item.reason);
            }
            let wrong = given.wrong.is_some();
            let code = if wrong { outcome.why } else { "missing" };
            add(Does::Pending, None, code, args(), &[]);
        }
    }
    if let (Some((code, found)), Some(_)) = (&given.wrong, points.known()) {
        add(Does::Notes, None, code, args! { "found" => found.as_str() }, &[]);
    }
    let names = |names: &[String]| {
        args! {
            "n" => nearest(&super::number::whole(names.len())),
            "names" => names.join(typed::BETWEEN),
        }
    };
    for (id, schools) in &given.relaxed {
        let mut args = names(schools);
        args.insert("because".to_owned(), id.as_deref().unwrap_or_default().into());
        add(Does::Notes, None, "relaxed", args, &[]);
    }
    if !given.unrelaxed.is_empty() {
        add(Does::Notes, None, "unrelaxed", names(&given.unrelaxed), &[]);
    }
    if let Some((computed, typed)) = given.differs {
        let args = args! { "computed" => computed, "typed" => typed };
        add(Does::Notes, None, "differs", args, &[]);
    }
    reasons
}

fn by_rule(rubric: &Rubric, rule: &Rule, full: &Points, given: &mut Given<'_>) -> Outcome {
    match rule {
        Rule::Threshold { value, is, line, points, otherwise, alternative } => {
            let points = [points, otherwise];
            number::threshold(given, full, value, *is, line, points, alternative.as_ref())
        }
        Rule::Ratio(ratio) => ratio::ratio(given, full, ratio),
        Rule::Proportion { numerator, denominator } => {
            number::proportion(given, full, numerator, denominator)
        }
        Rule::Attainment { value, target } => number::attainment(given, full, value, target),
        Rule::Deduct(linear) => number::deduct(given, full, linear),
        Rule::Raise { linear, base } => number::raise(given, full, linear, base),
        Rule::Tiers { tiers, otherwise } => number::tiers(given, full, tiers, otherwise),
        Rule::Bands { value, bands } => number::bands(given, full, value, bands),
        Rule::Incidents { count, each, free, at_most, flat } => {
            let cost = number::Cost { each, at_most: at_most.as_ref(), flat: *flat };
            number::incidents(given, full, count, free, &cost)
        }
        Rule::Shortfall { count, required, each, at_most } => {
            let cost = number::Cost { each, at_most: at_most.as_ref(), flat: false };
            number::shortfall(given, full, count, required, &cost)
        }
        Rule::Best { value, best, ascending } => number::best(given, full, value, best, *ascending),
        Rule::Checklist(flags) => typed::checklist(given, full, flags),
        Rule::Steps(step) => typed::steps(given, full, step),
        Rule::Judged { from, to, deduct } => typed::judged(given, full, from, to, *deduct),
        Rule::Letters(ratios) => typed::letters(given, full, ratios),
        Rule::Evidence(partly) => typed::evidence(given, full, partly),
        Rule::Events { each, at_most } => typed::events(given, each, at_most.as_ref()),
        Rule::Stated(lost) => Outcome::of(full - lost, "stated", Args::new()),
        Rule::Rank(ranking) => rank::rank(given, full, ranking),
        Rule::Trend(trend) => series::trend(given, full, trend),
        Rule::Every(every) => series::every(given, full, every),
        Rule::Parts(parts) => {
            let marked: Vec<_> =
                parts.iter().map(|part| mark(given.facts, rubric, part, false)).collect();
            let zero = Span::of(Points::zero());
            let mut sum = marked.iter().fold(zero, |sum, m| sum.plus(&m.points));
            // A part that does not apply leaves its points to the others.
            let held: Points = marked.iter().map(|m| m.full.clone()).sum();
            if held.is_positive() && held < *full {
                let scale = Span::of(full / held);
                sum = sum.times(&scale);
            }
            let mut outcome = Outcome::new(sum, "parts", Args::new());
            outcome.parts = marked.into_iter().map(|m| m.score).collect();
            outcome
        }
    }
}
