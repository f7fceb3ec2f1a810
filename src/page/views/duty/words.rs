//! Words of the score sheet: points, rules and where a value comes from, made from a rubric as it
//! is written and from the sheet.

use crate::args;
use crate::county::Args;
use crate::json::{self, Value};
use crate::page::say::{t, tr, with_words};
pub(super) use crate::rubric::sentence::sign;
use crate::rubric::{Does, ItemScore, Known, Reason, SCHOOL_FLAGS, Sheet, State, sentence};
use crate::words::number::in_sentence;

/// A field of a rubric as text: numbers may be written as text or as numbers.
pub(in crate::page::views) fn text(value: &Value, key: &str) -> String {
    match value.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => json::digits(number),
        _ => String::new(),
    }
}

/// The name of a rubric, an item, a group or the like in the reader's language, where it has one.
pub(super) fn name(value: &Value) -> String {
    let tag = with_words(|words| words.lang().tag());
    let own = value.get("names").and_then(|names| names.get(tag)).and_then(Value::as_str);
    own.map_or_else(|| text(value, "name"), str::to_owned)
}

/// The name of an entry of a rubric's list by its id.
pub(super) fn entry(rubric: &Value, list: &str, id: &str) -> String {
    let entries = rubric.get(list).and_then(Value::as_array);
    let found = entries.into_iter().flatten().find(|entry| text(entry, "id") == id);
    found.map_or_else(|| id.to_owned(), name)
}

/// Points, or between which two they lie.
pub(super) fn points(known: &Known) -> String {
    between(known, in_sentence)
}

/// The same where there is little room: bounds with two decimals at most.
pub(super) fn brief(known: &Known) -> String {
    between(known, short)
}

fn between(known: &Known, bound: fn(f64) -> String) -> String {
    match known.value {
        Some(value) => in_sentence(value),
        None if known.low < known.high => format!("{}–{}", bound(known.low), bound(known.high)),
        None => "—".to_owned(),
    }
}

/// A figure with two decimals at most.
pub(super) fn short(value: f64) -> String {
    in_sentence(libm::round(value * 100.0) / 100.0)
}

/// Which limits nobody has answered yet; each may change the total or the grade.
pub(super) fn open_limits(sheet: &Sheet) -> Option<String> {
    let open = sheet.limits.iter().filter(|limit| limit.acts.is_none());
    let names: Vec<&str> = open.map(|limit| limit.name.as_str()).collect();
    let names = names.join(&t("duty-open-limits-between"));
    (!names.is_empty()).then(|| tr("duty-open-limits", &args! { "names" => names }))
}

/// How many entries a list of the rule has.
fn entries(rule: &Value) -> String {
    let lists = ["tiers", "bands", "flags", "parts", "years"];
    let list = lists.into_iter().find_map(|key| rule.get(key)).and_then(Value::as_array);
    list.map_or(0, Vec::len).to_string()
}

/// Which of a kind's sentences fits the rule.
fn variant(kind: &str, rule: &Value) -> String {
    let says = |key: &str| rule.get(key) == Some(&Value::Bool(true));
    let more = match kind {
        "incidents" if says("flat") => "Flat",
        "judged" if says("deduct") => "Deduct",
        "every" if rule.get("each").is_some() => "Each",
        "deduct" if text(rule, "direction") == "above" => "Above",
        "trend" => {
            return format!("duty-rule-trend-{}", text(rule, "change"));
        }
        _ => "",
    };
    format!("duty-rule-{kind}{more}")
}

/// The rule of an item in a few words.
pub(super) fn rule(item: &Value) -> String {
    let Some(rule) = item.get("rule") else { return String::new() };
    let kind = text(rule, "kind");
    let mut args = Args::new();
    for key in ["line", "per", "each", "base", "step", "from", "to", "population", "required"] {
        args.insert(key.to_owned(), text(rule, key).into());
    }
    args.insert("by".to_owned(), text(rule, "by").into());
    args.insert("is".to_owned(), sign(&text(rule, "is")).into());
    args.insert("n".to_owned(), entries(rule).into());
    let unit = text(item, "unit");
    let counted = kind == "incidents" && unit.is_empty();
    let unit = if counted { t("duty-unit") } else { unit };
    args.insert("unit".to_owned(), unit.into());
    let ratios = rule.get("ratios").and_then(Value::as_object);
    let letters: Vec<_> = ratios.into_iter().flat_map(|map| map.keys().cloned()).collect();
    args.insert("letters".to_owned(), letters.join("/").into());
    let mut words = tr(&variant(&kind, rule), &args);
    let most = text(rule, "atMost");
    if !most.is_empty() {
        words.push_str(&tr("duty-rule-at-most", &args! { "most" => most }));
    }
    words
}

/// How an item comes by its points: computed, typed, judged.
pub(super) fn way(item: &ItemScore) -> String {
    let judged = matches!(item.kind.as_str(), "steps" | "judged" | "letters" | "checklist");
    t(match item.state {
        State::Computed => "duty-way-computed",
        State::Stated => "duty-way-stated",
        State::NotApplicable => "duty-way-not-applicable",
        _ if judged => "duty-way-judged",
        State::Typed => "duty-way-typed",
        State::Missing => "duty-way-missing",
    })
}

/// Metrics whose names say it all.
const METRICS: [(&str, &str); 11] = [
    ("schools", "duty-metric-schools"),
    ("schools.overScale", "duty-metric-over-scale"),
    ("schools.passing", "duty-metric-passing"),
    ("schools.meetingAll", "duty-metric-meeting-all"),
    ("classes", "duty-metric-classes"),
    ("students", "duty-metric-students"),
    ("population", "duty-metric-population"),
    ("coefficients.over", "duty-metric-coefficients-over"),
    ("classes.overSize", "duty-metric-over-size"),
    ("largestClass", "duty-metric-largest-class"),
    ("established", "duty-metric-established"),
];

/// The name of what went into an item: of a metric, of a figure of a school, or of a part of the
/// answer.
pub(super) fn input(name: &str) -> String {
    if name == "answer" {
        return t("duty-part");
    }
    if let Some(key) = name.strip_prefix("answer.") {
        return part(key);
    }
    let mut words: Vec<&str> = name.split('.').collect();
    let sections = ["primary", "junior", "senior"];
    let section = words.iter().position(|word| sections.contains(word));
    let section = section.map(|at| words.remove(at));
    let what = metric(&words).unwrap_or_else(|| part(name));
    match section {
        Some(section) if what != name => {
            let args = args! { "section" => t(&format!("section-{section}")), "what" => what };
            tr("duty-metric-of", &args)
        }
        _ => what,
    }
}

/// The name of a metric whose section was taken out.
fn metric(words: &[&str]) -> Option<String> {
    let of_indicator =
        |key: &str, id: &str| tr(key, &args! { "name" => t(&format!("indicator-{id}-short")) });
    let plain = words.join(".");
    if let Some((_, key)) = METRICS.iter().find(|(metric, _)| *metric == plain) {
        return Some(t(key));
    }
    Some(match words {
        ["mean", id] => of_indicator("duty-metric-mean", id),
        ["cv", id] => of_indicator("duty-metric-cv", id),
        ["schools", "meeting", id] => of_indicator("duty-metric-meeting", id),
        ["sum", rest @ ..] => tr("duty-metric-sum", &args! { "name" => metric(rest)? }),
        ["site" | "funds", rest @ ..] => metric(rest)?,
        ["classes", over] => {
            let pupils = over.strip_prefix("over").filter(|n| n.parse::<u32>().is_ok())?;
            tr("duty-metric-classes-over", &args! { "pupils" => pupils })
        }
        [room, from] => {
            let area = from.strip_prefix("from").filter(|n| n.parse::<u32>().is_ok());
            match area {
                Some(area) => tr(&format!("duty-metric-{room}"), &args! { "area" => area }),
                None => figure(&plain)?,
            }
        }
        [flag] if SCHOOL_FLAGS.contains(flag) => t(&format!("duty-school-{flag}")),
        _ => figure(&plain)?,
    })
}

/// The name of a figure of a school.
fn figure(id: &str) -> Option<String> {
    crate::county::Metric::parse(id).map(|metric| with_words(|words| words.metric(metric)))
}

/// The name of a part of an answer; a rubric's own names stand as they are.
pub(super) fn part(key: &str) -> String {
    let known = [
        "value",
        "rank",
        "peers",
        "mean",
        "done",
        "target",
        "actual",
        "scale",
        "own",
        "best",
        "checked",
        "upper",
        "lower",
        "teachers",
        "officials",
    ];
    match known.contains(&key) {
        true => t(&format!("duty-part-{key}")),
        false => key.to_owned(),
    }
}

/// What stands in the column of data and reasons: the reasons, else what went in.
pub(super) fn data(item: &ItemScore) -> String {
    let reasons: Vec<String> = item.reasons.iter().map(clause).collect();
    if !reasons.is_empty() {
        return reasons.join(&t("list-semicolon"));
    }
    let shown = |input: &crate::rubric::Input| {
        let value = if input.missing { "—".to_owned() } else { points(&input.value) };
        format!("{}\u{2009}{value}", self::input(&input.name))
    };
    let inputs = item.inputs.iter().take(3).map(shown).collect::<Vec<_>>();
    let mut text = inputs.join(&t("list-separator"));
    if let (Some(unit), [_]) = (&item.unit, item.inputs.as_slice()) {
        text.push('\u{2009}');
        text.push_str(unit);
    }
    text
}

/// The clause of a reason.
fn clause(reason: &Reason) -> String {
    with_words(|words| sentence::clause(words, reason))
}

/// The official sentences of one effect of an item, its parts' among them.
pub(super) fn sentences(item: &ItemScore, does: Does) -> Vec<String> {
    let own = item.reasons.iter().filter(|reason| reason.does == does);
    let own = own.map(|reason| with_words(|words| sentence::reason(words, item, reason)));
    own.chain(item.parts.iter().flat_map(|part| sentences(part, does))).collect()
}
