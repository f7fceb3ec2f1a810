//! One rule, by its kind.

use super::fields::{Names, Object, Reader, shown};
use super::item::{read_item, texts};
use super::many::{every, ranking, ratio, trend};
use crate::rubric::fault::What;
use crate::rubric::form::Item;
use crate::rubric::number::{Points, whole};
use crate::rubric::rule::{Alternative, Band, Flag, Linear, PartUnits, Rule, Tier};
use crate::rubric::shape;
use num_rational::BigRational;
use num_traits::Zero;

/// Reads the rule of an item with these full marks. `None` where its kind is not known; what
/// else is wrong is in the reader.
pub(super) fn read_rule(
    r: &mut Reader,
    o: Object<'_>,
    full: &Option<Points>,
    depth: usize,
) -> Option<Rule> {
    if !o.has("kind") {
        r.fault(o.at("kind"), What::NoKind);
        return None;
    }
    let kind = r.text(o, "kind")?;
    let most = full.clone().unwrap_or_default();
    let rule = match kind.as_str() {
        "threshold" => threshold(r, o, most),
        "ratio" => ratio(r, o),
        "proportion" => {
            let numerator = r.formula_or(o, "numerator", "answer.numerator");
            let denominator = r.formula_or(o, "denominator", "answer.denominator");
            Rule::Proportion { numerator, denominator }
        }
        "attainment" => attainment(r, o),
        "deduct" => Rule::Deduct(linear(r, o)),
        "raise" => {
            let base = r.points(o, "base").unwrap_or_default();
            Rule::Raise { linear: linear(r, o), base }
        }
        "tiers" => tiers(r, o),
        "bands" => bands(r, o),
        "incidents" => Rule::Incidents {
            count: r.formula(o, "count"),
            each: r.need_points(o, "each"),
            free: r.points(o, "free").unwrap_or_default(),
            at_most: r.points(o, "atMost"),
            flat: r.flag(o, "flat"),
        },
        "shortfall" => Rule::Shortfall {
            count: r.formula(o, "count"),
            required: r.need_points(o, "required"),
            each: r.need_points(o, "each"),
            at_most: r.points(o, "atMost"),
        },
        "checklist" => Rule::Checklist(flags(r, o)),
        "steps" => steps(r, o, full),
        "judged" => judged(r, o),
        "letters" => Rule::Letters(letters(r, o)),
        "rank" => Rule::Rank(ranking(r, o, false)),
        "rankBelowLine" => Rule::Rank(ranking(r, o, true)),
        "best" => Rule::Best {
            value: r.formula(o, "value"),
            best: r.formula_or(o, "best", "answer.best"),
            ascending: ascending(r, o),
        },
        "trend" => Rule::Trend(trend(r, o)),
        "parts" => Rule::Parts(parts(r, o, full, depth)),
        "events" => events(r, o),
        "evidence" => {
            let partly = r.points(o, "partly").unwrap_or_else(|| whole(1) / whole(2));
            r.at_most(&partly, 1, o, "partly");
            Rule::Evidence(partly)
        }
        "every" | "share" => every(r, o, kind == "share"),
        "stated" => Rule::Stated(r.points(o, "lost").unwrap_or_default()),
        _ => {
            r.fault(o.at("kind"), What::NoChoice { found: kind });
            return None;
        }
    };
    if let Some(kind) = shape::rule(&kind) {
        r.only(o, &shape::keys(kind));
    }
    Some(rule)
}

fn attainment(r: &mut Reader, o: Object<'_>) -> Rule {
    let value = r.formula(o, "value");
    let target = r.formula_or(o, "target", "answer.target");
    if let Some(constant) = target.constant() {
        r.within_hundred(constant, o, "target");
        if constant.is_zero() {
            r.fault(o.at("target"), What::Zero);
        }
    }
    Rule::Attainment { value, target }
}

fn threshold(r: &mut Reader, o: Object<'_>, full: Points) -> Rule {
    let Some(is) = r.compare(o, "is") else {
        if !o.has("is") {
            r.fault(o.at("is"), What::Absent);
        }
        return Rule::Stated(Points::zero());
    };
    Rule::Threshold {
        value: r.formula(o, "value"),
        is,
        line: r.line(o, "line"),
        points: r.points(o, "points").unwrap_or(full),
        otherwise: r.points(o, "otherwise").unwrap_or_default(),
        alternative: alternative(r, o),
    }
}

fn alternative(r: &mut Reader, o: Object<'_>) -> Option<Alternative> {
    let value = o.map.get("alternative").filter(|v| !v.is_null())?;
    let path = o.at("alternative");
    let other = r.object(value, &path)?;
    Some(Alternative {
        name: r.need_text(other, "name"),
        setting: r.need_text(other, "setting"),
        is: r.need_text(other, "is"),
        value: r.formula(other, "value"),
    })
}

fn linear(r: &mut Reader, o: Object<'_>) -> Linear {
    let direction = r.choice(o, "direction", |text| match text {
        "above" => Some(true),
        "below" => Some(false),
        _ => None,
    });
    let above = direction.unwrap_or(r.text(o, "kind").as_deref() == Some("raise"));
    let part = r.choice(o, "partUnits", |text| match text {
        "floor" => Some(PartUnits::Floor),
        "ceil" => Some(PartUnits::Ceil),
        "continuous" => Some(PartUnits::Continuous),
        _ => None,
    });
    Linear {
        value: r.formula(o, "value"),
        line: r.line(o, "line"),
        above,
        per: r.step(o, "per"),
        each: r.need_points(o, "each"),
        part: part.unwrap_or_default(),
        at_most: r.points(o, "atMost"),
    }
}

fn tiers(r: &mut Reader, o: Object<'_>) -> Rule {
    let mut tiers = Vec::new();
    for (i, value) in r.full_list(o, "tiers").iter().enumerate() {
        let path = format!("{}[{i}]", o.at("tiers"));
        let Some(step) = r.object(value, &path) else { continue };
        let points = r.need_points(step, "points");
        if r.need(step, "when").is_some()
            && let Some(when) = r.formula_of(step, "when", Names::County)
        {
            tiers.push(Tier { when, points });
        }
    }
    Rule::Tiers { tiers, otherwise: r.points(o, "otherwise").unwrap_or_default() }
}

fn bands(r: &mut Reader, o: Object<'_>) -> Rule {
    let value = r.formula(o, "value");
    let mut bands: Vec<Band> = Vec::new();
    for (i, entry) in r.full_list(o, "bands").iter().enumerate() {
        let path = format!("{}[{i}]", o.at("bands"));
        let Some(band) = r.object(entry, &path) else { continue };
        let key = if band.has("above") { "above" } else { "from" };
        let from = r.number(band, key).map(|from| (from, key == "from"));
        if let Some((from, _)) = &from {
            r.within_hundred(from, band, key);
        }
        let follows = match (bands.last().map(|b| &b.from), &from) {
            (Some(Some((before, _))), Some((from, _))) => from < before,
            (Some(None), _) => false,
            _ => true,
        };
        if !follows {
            r.fault(band.at(key), What::Order);
        }
        bands.push(Band { from, points: r.need_points(band, "points") });
    }
    Rule::Bands { value, bands }
}

fn flags(r: &mut Reader, o: Object<'_>) -> Vec<Flag> {
    let mut flags: Vec<Flag> = Vec::new();
    for (i, entry) in r.full_list(o, "flags").iter().enumerate() {
        let path = format!("{}[{i}]", o.at("flags"));
        let Some(flag) = r.object(entry, &path) else { continue };
        let id = r.need_text(flag, "id");
        if flags.iter().any(|f| f.id == id) {
            r.fault(flag.at("id"), What::SameId { id: id.clone() });
        }
        let name = r.text(flag, "name").unwrap_or_else(|| id.clone());
        let names = texts(r, flag, "names");
        flags.push(Flag { id, name, names, points: r.need_points(flag, "points") });
    }
    flags
}

fn steps(r: &mut Reader, o: Object<'_>, full: &Option<Points>) -> Rule {
    let step = r.step(o, "step");
    if let Some(full) = full
        && !(full / &step).is_integer()
    {
        let what = What::Grid { step: written(o, "step"), full: super::text_of(full) };
        r.fault(o.at("step"), what);
    }
    Rule::Steps(step)
}

fn written(o: Object<'_>, key: &str) -> String {
    o.map.get(key).map(shown).unwrap_or_default()
}

fn judged(r: &mut Reader, o: Object<'_>) -> Rule {
    let (from, to) = (r.points(o, "from").unwrap_or_default(), r.need_points(o, "to"));
    if from > to {
        r.fault(o.at("to"), What::Range);
    }
    Rule::Judged { from, to, deduct: r.flag(o, "deduct") }
}

fn letters(r: &mut Reader, o: Object<'_>) -> Vec<(String, BigRational)> {
    let Some(value) = r.need(o, "ratios") else { return Vec::new() };
    let path = o.at("ratios");
    let Some(ratios) = r.object(value, &path) else { return Vec::new() };
    let mut letters = Vec::new();
    for letter in ratios.map.keys() {
        let ratio = r.need_points(ratios, letter);
        r.at_most(&ratio, 1, ratios, letter);
        letters.push((letter.clone(), ratio));
    }
    letters
}

pub(super) fn ascending(r: &mut Reader, o: Object<'_>) -> bool {
    let order = r.choice(o, "order", |text| match text {
        "ascending" => Some(true),
        "descending" => Some(false),
        _ => None,
    });
    order.unwrap_or_default()
}

fn parts(r: &mut Reader, o: Object<'_>, full: &Option<Points>, depth: usize) -> Vec<Item> {
    if depth > 1 {
        r.fault(o.at("parts"), What::TooDeep);
        return Vec::new();
    }
    let label = r.item.clone();
    let mut parts = Vec::new();
    for (i, entry) in r.full_list(o, "parts").iter().enumerate() {
        let path = format!("{}[{i}]", o.at("parts"));
        parts.extend(read_item(r, entry, &path, true, depth + 1));
    }
    r.item = label;
    let sum: Points = parts.iter().filter_map(|p| p.full.clone()).sum();
    if let Some(full) = full
        && sum != *full
        && !parts.is_empty()
    {
        r.fault(o.at("parts"), super::differs(full, &sum));
    }
    parts
}

fn events(r: &mut Reader, o: Object<'_>) -> Rule {
    let each = r.need_points(o, "each");
    let at_most = r.points(o, "atMost");
    if let Some(cap) = at_most.as_ref().filter(|cap| **cap < each) {
        let what = What::CapBelowBonus { cap: super::text_of(cap), each: super::text_of(&each) };
        r.fault(o.at("atMost"), what);
    }
    Rule::Events { each, at_most }
}
