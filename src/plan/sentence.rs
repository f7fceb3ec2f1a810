//! What a plan says in words: names of targets and rules, their values as printed, and a sentence
//! of each. The page and the module say the same.

use super::result::{Need, Plan, State, Target, YearRule, YearStep};
use super::{STANDARD, Statistic, figures};
use crate::args;
use crate::county::{Arg, Finding};
use crate::rubric::sentence::sign;
use crate::standard::{self, Indicator};
use crate::words::Words;
use crate::words::number::{MISSING, figure, grouped, in_sentence, plain};

/// The indicator with an id, of the standard whose indicators targets speak of.
fn indicator(id: Option<&str>) -> Option<&'static Indicator> {
    let standard = standard::named(STANDARD)?;
    standard.indicator.get(standard.indicator_index(id?)?)
}

/// Says every target and every rule of a plan in a sentence.
pub fn say(words: &Words, plan: &mut Plan) {
    for one in &mut plan.targets {
        one.sentence = Some(target(words, one));
    }
    for one in &mut plan.rules {
        one.sentence = Some(rule(words, one));
    }
}

/// A finding whose figure is named in the reader's language.
#[must_use]
pub fn told(words: &Words, finding: &Finding) -> Finding {
    let mut told = finding.clone();
    if let Some(Arg::Text(id)) = finding.args.get("figure") {
        told.args.insert("figure".to_owned(), figure_name(words, Some(id)).into());
    }
    told
}

/// What a target is about.
#[must_use]
pub fn name(words: &Words, target: &Target) -> String {
    if let Some(name) = target.name.as_ref().filter(|name| !name.is_empty()) {
        return name.clone();
    }
    let short = |indicator: &Indicator| words.say(&format!("indicator-{}-short", indicator.id));
    let indicator = || indicator(target.indicator.as_deref()).map(short).unwrap_or_default();
    let section = target.section.map_or_else(
        || words.say("plan-both"),
        |section| words.say(&format!("section-{}", section.id())),
    );
    let named = |key: &str| {
        words.tell(key, &args! { "section" => section.as_str(), "indicator" => indicator() })
    };
    match target.statistic {
        Statistic::Mean => named("plan-name-mean"),
        Statistic::SchoolShare => named("plan-name-share"),
        Statistic::Cv => named("plan-name-cv"),
        Statistic::Formula => match &target.row {
            Some(row) => words.say(&format!("plan-row-{row}")),
            None => target.formula.clone().unwrap_or_default(),
        },
        Statistic::Figure => figure_name(words, target.of.as_deref()),
        Statistic::Ratio => ratio(words, target.of.as_deref(), target.over.as_deref()),
    }
}

fn ratio(words: &Words, of: Option<&str>, over: Option<&str>) -> String {
    let (of, over) = (figure_name(words, of), figure_name(words, over));
    words.tell("plan-name-ratio", &args! { "of" => of, "over" => over })
}

/// The name of a yearly figure.
#[must_use]
pub fn figure_name(words: &Words, id: Option<&str>) -> String {
    id.map(|id| words.say(&format!("plan-figure-{id}"))).unwrap_or_default()
}

/// Id of the unit of a yearly figure.
#[must_use]
pub fn figure_unit(id: &str) -> &'static str {
    figures().iter().find(|f| f.id == id).map_or("count", |f| f.unit.as_str())
}

/// Decimals that a target's values are printed with, and whether they are percentages.
fn look(target: &Target) -> (usize, bool) {
    match target.statistic {
        Statistic::Mean => {
            let unit = indicator(target.indicator.as_deref()).map(|i| i.unit.as_str());
            let whole = unit.is_some_and(|unit| unit.starts_with("money"));
            (if whole { 0 } else { 2 }, false)
        }
        Statistic::Cv => (3, false),
        Statistic::SchoolShare | Statistic::Ratio => (2, true),
        Statistic::Formula => match target.over {
            Some(_) => (2, true),
            None => (0, false),
        },
        Statistic::Figure => match figure_unit(target.of.as_deref().unwrap_or_default()) {
            "percent" => (2, true),
            "area" => (2, false),
            _ => (0, false),
        },
    }
}

/// Whether a target's statistic is a percentage.
#[must_use]
pub fn is_percent(target: &Target) -> bool {
    look(target).1
}

/// A value of a target's statistic.
#[must_use]
pub fn value(target: &Target, value: Option<f64>) -> String {
    let (decimals, percent) = look(target);
    match value {
        Some(_) if percent => format!("{}%", figure(value, decimals)),
        _ => figure(value, decimals),
    }
}

/// A value as the document states it: without digits nobody wrote.
#[must_use]
pub fn stated(target: &Target, value: f64) -> String {
    format!("{}{}", in_sentence(value), if is_percent(target) { "%" } else { "" })
}

/// What a target asks: `≥4.3`.
#[must_use]
pub fn asked(target: &Target) -> String {
    format!("{}{}", sign(&target.is), stated(target, target.value))
}

/// The word of a state.
#[must_use]
pub fn state(words: &Words, state: State) -> String {
    words.say(match state {
        State::Met => "plan-state-met",
        State::OnCourse => "plan-state-course",
        State::Slipping => "plan-state-slipping",
        State::Not => "plan-state-not",
        State::Undetermined => "plan-state-open",
    })
}

/// An amount with its unit: `12 人`, `1 234.5 平方米`.
#[must_use]
pub fn amount(words: &Words, unit: &str, amount: f64) -> String {
    let decimals = match unit {
        "area" | "percent" => 2,
        _ => 0,
    };
    // Yuan of a need are rounded up in print: fewer would not do.
    let amount = if unit == "money" { libm::ceil(amount) } else { amount };
    words.tell(&format!("plan-amount-{unit}"), &args! { "n" => grouped(amount, decimals) })
}

/// What is lacking, in a clause.
#[must_use]
pub fn need(words: &Words, need: &Need) -> String {
    let mut args = args! { "amount" => amount(words, &need.unit, need.amount) };
    let key = match (need.more, need.per_year) {
        (Some(more), _) => {
            args.insert("more".to_owned(), more.to_string().into());
            if need.schools.is_empty() { "plan-need-only-schools" } else { "plan-need-schools" }
        }
        (None, Some(each)) => {
            args.insert("each".to_owned(), amount(words, &need.unit, each).into());
            "plan-need-yearly"
        }
        (None, None) => "plan-need",
    };
    words.tell(key, &args)
}

/// A target in a sentence: what is asked, how it is, how it stands, what is lacking.
#[must_use]
pub fn target(words: &Words, target: &Target) -> String {
    let year = match target.year {
        Some(year) => words.tell("plan-target-year", &args! { "year" => year.to_string() }),
        None => words.say("plan-always"),
    };
    let now = target.measured.value.or(target.measured.known);
    let args = args! {
        "name" => name(words, target), "year" => year, "asked" => asked(target),
        "now" => value(target, now), "state" => state(words, target.state),
    };
    let said = words.tell("plan-target-says", &args);
    let lacks = target.need.as_ref().filter(|need| need.amount > 0.0 && target.met == Some(false));
    let lacks = lacks.map(|lacks| need(words, lacks));
    let all: Vec<String> =
        std::iter::once(said).chain(lacks).chain([national(words, target)]).collect();
    all.join(&words.say("list-semicolon")) + &words.say("plan-target-end")
}

/// The national line beside a target, or that there is none.
#[must_use]
pub fn national(words: &Words, target: &Target) -> String {
    let Some(line) = &target.national else {
        return words.say(match target.statistic {
            Statistic::SchoolShare => "plan-national-no-share",
            _ => "plan-national-none",
        });
    };
    let met = match line.met {
        Some(true) => "met",
        Some(false) => "not",
        None => "open",
    };
    let args = args! {
        "line" => format!("{}{}", sign(&line.is), stated(target, line.value)),
        "state" => words.say(&format!("plan-state-{met}")),
    };
    words.tell("plan-national-says", &args)
}

/// What a rule asks, in words.
#[must_use]
pub fn rule_name(words: &Words, rule: &YearRule) -> String {
    let of = figure_name(words, Some(&rule.of));
    let figure = match &rule.over {
        Some(over) if rule.kind == "line" => ratio(words, Some(&rule.of), Some(over)),
        Some(_) => words.tell("plan-per-pupil", &args! { "figure" => of }),
        None => of,
    };
    let by = match rule.kind.as_str() {
        "line" => of_rule(rule, rule.by),
        _ => rule.by.map(in_sentence).unwrap_or_default(),
    };
    let args = args! {
        "figure" => figure, "is" => rule.is.as_deref().map(sign).unwrap_or_default(), "by" => by,
        "other" => figure_name(words, rule.other.as_deref()),
    };
    let kind =
        if rule.kind == "line" && rule.other.is_some() { "beside" } else { rule.kind.as_str() };
    words.tell(&format!("plan-kind-{kind}"), &args)
}

/// Whether a rule holds, with the years that break it.
#[must_use]
pub fn rule(words: &Words, rule: &YearRule) -> String {
    let years: Vec<i32> = rule.steps.iter().map(|s| s.year).collect();
    let failing = rule.steps.iter().filter(|s| s.met == Some(false));
    let failing: Vec<String> = failing.map(|s| step(words, rule, s)).collect();
    let year = |year: Option<&i32>| year.map(i32::to_string).unwrap_or_default();
    let args = args! {
        "rule" => rule_name(words, rule), "steps" => failing.join(&words.say("list-semicolon")),
        "from" => year(years.first()), "to" => year(years.last()),
        "before" => year(rule.gap.first()), "after" => year(rule.gap.last()),
    };
    match rule.code.as_str() {
        "met" if years.len() == 1 => words.tell("plan-rule-met-once", &args),
        code => words.tell(&format!("plan-rule-{code}"), &args),
    }
}

/// A year in a few words: `2023年 90 396→89 312（−1.2%）`.
fn step(words: &Words, rule: &YearRule, step: &YearStep) -> String {
    let shown = |value: f64| of_rule(rule, Some(value));
    let percent = step.percent.map(|p| signed(p, 2)).unwrap_or_default();
    let args = args! {
        "year" => step.year.to_string(), "value" => shown(step.value),
        "before" => step.before.map(shown).unwrap_or_default(), "percent" => percent,
        "line" => step.line.map(|line| match rule.kind.as_str() {
            "faster" => signed(line, 2),
            _ => shown(line),
        }).unwrap_or_default(),
    };
    let key = match (rule.kind.as_str(), step.percent) {
        ("faster", _) => "plan-step-faster",
        ("line", _) => "plan-step-line",
        (_, Some(_)) => "plan-step-percent",
        _ => "plan-step-plain",
    };
    words.tell(key, &args)
}

/// A change in percent with its sign.
#[must_use]
pub fn signed(value: f64, decimals: usize) -> String {
    let text = plain(value.abs(), decimals);
    let sign = if value < 0.0 { "\u{2212}" } else { "+" };
    format!("{sign}{text}%")
}

/// A value of a rule's figure.
#[must_use]
pub fn of_rule(rule: &YearRule, value: Option<f64>) -> String {
    let Some(value) = value else { return MISSING.to_owned() };
    let rounded = libm::round(value * 100.0) / 100.0;
    let percent = (rule.kind == "line" && rule.over.is_some())
        || (rule.over.is_none() && figure_unit(&rule.of) == "percent");
    format!("{}{}", in_sentence(rounded), if percent { "%" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::County;
    use crate::plan::{Options, plan};
    use crate::words::Lang;
    use serde_json::json;

    #[test]
    fn every_target_and_rule_is_said_in_every_language() {
        let mut county = crate::sample::county();
        county.plan.insert(
            "years".into(),
            json!({ "spending": { "2022": 100, "2023": 110, "2024": 105 }, "myopia": { "2024": 51 } }),
        );
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let mut made = plan(&county, None, &Options::default()).unwrap();
            say(&words, &mut made);
            assert!(!made.targets.is_empty() && !made.rules.is_empty());
            let targets = made.targets.iter().map(|t| t.sentence.clone().unwrap());
            for said in targets.chain(made.rules.iter().map(|r| r.sentence.clone().unwrap())) {
                let raw =
                    ["plan-", "section-", "indicator-", "list-"].iter().any(|k| said.contains(k));
                assert!(!raw && !said.is_empty(), "{lang:?}: {said}");
            }
        }
    }

    #[test]
    fn a_rule_that_is_broken_says_in_which_year() {
        let mut county = County::default();
        county.plan.insert(
            "years".into(),
            json!({ "spending": { "2022": 100, "2023": 110, "2024": 99 } }),
        );
        let mut made = plan(&county, None, &Options::default()).unwrap();
        say(&Words::new(Lang::ZhHans), &mut made);
        let rule = made.rules.iter().find(|rule| rule.id == "spending").unwrap();
        let said = rule.sentence.clone().unwrap();
        assert!(said.contains("2024年110→99（−10.00%），没有做到"), "{said}");
    }
}
