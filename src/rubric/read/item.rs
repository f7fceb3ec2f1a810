//! Items: their names, points, and what goes with the rule.

use super::fields::{Names, Object, Reader};
use super::rule::read_rule;
use crate::json::FromJson;
use crate::json::Value;
use crate::rubric::fault::What;
use crate::rubric::form::{Item, NotApplicable};
use crate::rubric::number::Points;
use crate::rubric::rule::Rule;
use crate::standard::{Reference, Status};

/// Reads an item; `None` only where its rule has no kind that is known. `counted` items must
/// say how many points they have, bonus items need not.
pub(super) fn read_item(
    r: &mut Reader,
    value: &Value,
    path: &str,
    counted: bool,
    depth: usize,
) -> Option<Item> {
    let o = r.object(value, path)?;
    r.item = None;
    let id = r.need_text(o, "id");
    let label = r.text(o, "label").unwrap_or_else(|| id.clone());
    r.item = Some(label.clone()).filter(|label| !label.is_empty());
    let unit = r.text(o, "unit");
    r.percent = unit.as_deref() == Some("%");
    let full = if counted { Some(r.need_points(o, "full")) } else { r.points(o, "full") };
    let scale = o.has("scale").then(|| r.step(o, "scale"));
    let applies = r.formula_of(o, "appliesWhen", Names::County);
    let not_applicable = r.choice(o, "notApplicable", not_applicable);
    let reason = texts(r, o, "reason");
    let names = texts(r, o, "names");
    let name = r.text(o, "name").unwrap_or_else(|| label.clone());
    let group = r.text(o, "group");
    let department = r.text(o, "department");
    let source = source(r, o);
    let rule = r.need(o, "rule");
    let rule_path = o.at("rule");
    let rule = rule.and_then(|value| r.object(value, &rule_path));
    let rule = rule.and_then(|rule| read_rule(r, rule, &full, depth));
    r.percent = false;
    let rule = rule?;
    if let Some(full) = &full {
        check_points(r, &rule, full, &rule_path);
    }
    r.item = None;
    Some(Item {
        id,
        label,
        name,
        names,
        group,
        full,
        rule,
        unit,
        reason,
        applies,
        not_applicable,
        scale,
        department,
        source,
    })
}

/// What becomes of points that do not apply.
pub(super) fn not_applicable(text: &str) -> Option<NotApplicable> {
    Some(match text {
        "rescale" => NotApplicable::Rescale,
        "full" => NotApplicable::Full,
        "remove" => NotApplicable::Remove,
        _ => return None,
    })
}

/// A text, or one for each language.
pub(super) fn texts(r: &mut Reader, o: Object<'_>, key: &str) -> Vec<(String, String)> {
    match o.map.get(key) {
        Some(Value::Object(map)) => {
            let text = |(lang, text): (&String, &Value)| match text.as_str() {
                Some(text) => Some((lang.clone(), text.to_owned())),
                None => {
                    r.fault(format!("{}.{lang}", o.at(key)), What::NotText);
                    None
                }
            };
            map.iter().filter_map(text).collect()
        }
        _ => r.text(o, key).map(|text| (String::new(), text)).into_iter().collect(),
    }
}

/// Where something stands.
pub(super) fn source(r: &mut Reader, o: Object<'_>) -> Option<Reference> {
    let value = o.map.get("source").filter(|v| !v.is_null())?;
    let path = o.at("source");
    let source = r.object(value, &path)?;
    let status = r.need(source, "status")?;
    let status = Status::from_json(status.clone());
    if status.is_err() {
        let found = r.text(source, "status").unwrap_or_default();
        r.fault(source.at("status"), What::NoChoice { found });
    }
    Some(Reference {
        document: r.need_text(source, "document"),
        article: r.text(source, "article").unwrap_or_default(),
        status: status.ok()?,
    })
}

/// No rule gives more than its item has.
fn check_points(r: &mut Reader, rule: &Rule, full: &Points, path: &str) {
    let mut check = |points: &Points, field: &str| {
        if points > full {
            let (found, full) = (super::text_of(points), super::text_of(full));
            r.fault(format!("{path}.{field}"), What::MoreThanFull { found, full });
        }
    };
    match rule {
        Rule::Threshold { points, otherwise, .. } => {
            check(points, "points");
            check(otherwise, "otherwise");
        }
        Rule::Tiers { tiers, otherwise } => {
            for (i, tier) in tiers.iter().enumerate() {
                check(&tier.points, &format!("tiers[{i}].points"));
            }
            check(otherwise, "otherwise");
        }
        Rule::Bands { bands, .. } => {
            for (i, band) in bands.iter().enumerate() {
                check(&band.points, &format!("bands[{i}].points"));
            }
        }
        Rule::Rank(ranking) => {
            for (i, points) in ranking.table.iter().enumerate() {
                check(points, &format!("table[{i}]"));
            }
        }
        Rule::Raise { base, .. } => check(base, "base"),
        Rule::Judged { to, .. } => check(to, "to"),
        Rule::Stated(lost) => check(lost, "lost"),
        _ => {}
    }
}
