//! What is open under a row: each stage with what is lacking, what a year must bring, and in which
//! schools; the formula behind the figure, its source, the national line.

use super::{Shared, words};
use crate::args;
use crate::county::SectionKind;
use crate::page::files;
use crate::page::say::{t, tr, with_words};
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::tree::{Node, Tag, table, tag, text};
use crate::plan::{Need, Row, Statistic, Target};
use crate::score::Subject;
use crate::words::number::in_sentence;
use leptos::prelude::*;

/// Schools that are listed.
const LISTED: usize = 12;

/// Opens or closes a row.
pub(super) fn toggle(shared: Shared, id: &str) {
    let open = shared.open.with_untracked(|open| open.as_deref() == Some(id));
    shared.open.set((!open).then(|| id.to_owned()));
}

/// Closes with Escape and gives the focus back.
pub(super) fn escape(shared: Shared, event: &leptos::ev::KeyboardEvent) {
    let open = shared.open.get_untracked();
    if let (Some(id), "Escape") = (open, event.key().as_str()) {
        event.stop_propagation();
        shared.open.set(None);
        files::focus(&format!("plan-open-{id}"));
    }
}

/// What is clicked inside.
pub(super) fn act(shared: Shared, act: &str) {
    if act == "close" {
        let open = shared.open.get_untracked().unwrap_or_default();
        shared.open.set(None);
        files::focus(&format!("plan-open-{open}"));
    } else if let Some(subject) = act.strip_prefix("explain:").and_then(subject_of) {
        shared.app.explained.set(Some(subject));
    }
}

/// `mean:primary:0` and `cv:primary:0`: the derivation of the scorer.
fn subject_of(act: &str) -> Option<Subject> {
    let mut words = act.split(':');
    let (kind, section, at) = (words.next()?, words.next()?, words.next()?);
    let section = crate::county::SectionKind::COMPULSORY.into_iter().find(|s| s.id() == section)?;
    let indicator = at.parse().ok()?;
    match kind {
        "mean" => Some(Subject::Mean { section, indicator }),
        "cv" => Some(Subject::Coefficient { section, indicator }),
        _ => None,
    }
}

fn explain_act(target: &Target) -> Option<String> {
    let kind = match target.statistic {
        Statistic::Mean => "mean",
        Statistic::Cv => "cv",
        _ => return None,
    };
    let standard = crate::page::state::App::standard()?;
    let at = standard.indicator_index(target.indicator.as_deref()?)?;
    Some(format!("explain:{kind}:{}:{at}", target.section?.id()))
}

/// The panel of a ladder's row, or of one target of the county's own.
pub(super) fn panel(shared: Shared, targets: &[&Target], row: Option<&Row>) -> Node {
    let Some(first) = targets.first() else { return text("") };
    let left = tag("div", "").put(how(first, row)).put(source(shared, first, row));
    let right = tag("div", "plan-steps").put(steps(targets)).all(schools(targets));
    let close = tag("button", "plain derivation-close").with("type", "button").act("close");
    tag("section", "derivation plan-panel")
        .with("aria-label", &words::name(first))
        .put(left)
        .put(right)
        .put(close.text(&t("derive-close")))
        .into()
}

fn line(key: &str, value: &str) -> Node {
    tag("p", "derivation-line").put(tag("b", "").text(&t(key))).text(value).into()
}

/// How the figure is computed, from what, with what missing.
fn how(target: &Target, row: Option<&Row>) -> Tag {
    let mut part = tag("div", "").put(tag("p", "derivation-name").text(&formula(target)));
    let measured = &target.measured;
    let shown = words::reading(target, measured);
    let mut value = match measured.year {
        Some(year) => tr("plan-of-year", &args! { "value" => shown, "year" => year.to_string() }),
        None => shown,
    };
    if measured.counted > 1 {
        let args = args! {
            "n" => measured.counted.to_string(), "missing" => measured.missing.to_string(),
        };
        value.push_str(&tr("plan-counted", &args));
    }
    part = part.put(line("plan-now", &value));
    if measured.missing > 0 && measured.value.is_none() && measured.low.is_some() {
        let most = measured.high.map(|high| words::value(target, Some(high)));
        let args = args! {
            "low" => words::value(target, measured.low),
            "high" => most.unwrap_or_else(|| t("plan-no-bound")),
        };
        part = part.put(tag("p", "note").text(&tr("plan-bounds", &args)));
    }
    if let Some(note) = row.and_then(|row| row.note.as_deref()) {
        part = part.put(tag("p", "note").with("lang", "zh-Hans").text(note));
    }
    if let Some(act) = explain_act(target) {
        let button = tag("button", "plain").with("type", "button").act(&act);
        part = part.put(tag("p", "").put(button.text(&t("plan-explain"))));
    }
    part
}

/// The formula in words.
fn formula(target: &Target) -> String {
    let indicator = words::indicator(target.indicator.as_deref());
    let named = indicator.map(derived::full_name).unwrap_or_default();
    let of = |id: &Option<String>| words::figure_name(id.as_deref());
    let args = args! {
        "indicator" => named, "section" => words::section(target.section),
        "of" => of(&target.of),
    };
    match target.statistic {
        Statistic::Mean => tr("plan-formula-mean", &args),
        Statistic::SchoolShare => tr("plan-formula-share", &args),
        Statistic::Cv => tr("plan-formula-cv", &args),
        Statistic::Figure => tr("plan-formula-figure", &args),
        Statistic::Ratio => {
            let args = args! { "of" => of(&target.of), "over" => of(&target.over) };
            tr("plan-formula-ratio", &args)
        }
        Statistic::Formula => {
            let formula = target.formula.clone().unwrap_or_default();
            match &target.over {
                Some(over) => format!("{formula} ÷ {over} × 100%"),
                None => formula,
            }
        }
    }
}

fn source(shared: Shared, target: &Target, row: Option<&Row>) -> Tag {
    let mut part = tag("div", "");
    if let Some(line_) = &target.national {
        let shown = format!("{}{}", words::sign(&line_.is), words::stated(target, line_.value));
        let (_, met, _) = derived::verdict(line_.met);
        part = part.put(line("plan-national", &format!("{shown}　{met}")));
        if let Some(national) = row.and_then(|row| row.national.as_ref()) {
            let cited = format!("{}　{}", national.source.document, national.source.article);
            part = part.put(tag("p", "note").with("lang", "zh-Hans").text(&cited));
        }
    } else {
        let said = with_words(|w| crate::plan::sentence::national(w, target));
        part = part.put(tag("p", "note").text(&said).text(&t("plan-target-end")));
        part = part.all(thresholds(target));
    }
    if row.is_some()
        && let Some(ladder) = shared.chosen()
    {
        let source = &ladder.source;
        part = part.put(
            tag("p", "note")
                .with("lang", "zh-Hans")
                .text(&format!("{}　{}", source.document, source.article)),
        );
    }
    part
}

/// The national threshold that each school of a share is held against.
fn thresholds(target: &Target) -> Vec<Node> {
    let share = target.statistic == Statistic::SchoolShare;
    let indicator = words::indicator(target.indicator.as_deref()).filter(|_| share);
    let Some(indicator) = indicator else { return Vec::new() };
    let sections = SectionKind::COMPULSORY.into_iter();
    let asked = sections.filter(|section| target.section.is_none_or(|own| own == *section));
    let each = asked.filter_map(|section| {
        let line = indicator.at_least.of(section)?.value();
        Some(format!("{} ≥{}", derived::section(section), in_sentence(line)))
    });
    let each = each.collect::<Vec<_>>().join(&t("list-separator"));
    vec![line("plan-threshold", &format!("{each} {}", derived::unit(indicator)))]
}

/// Stage by stage: asked, gap, yearly increment, need with today's pupils and with those of then.
fn steps(targets: &[&Target]) -> Node {
    let heads = [
        "plan-step-year",
        "plan-step-asked",
        "plan-step-state",
        "plan-step-gap",
        "plan-step-yearly",
        "plan-step-need",
        "plan-step-need-then",
    ]
    .map(t);
    let gap = |target: &Target| match target.gap {
        Some(gap) if gap > 0.0 => words::value(target, Some(gap)),
        Some(_) => "0".to_owned(),
        None => words::count(None),
    };
    let needed = |need: &Option<Need>, met: Option<bool>| match need {
        Some(need) => words::need(need),
        None if met == Some(true) => t("plan-need-none"),
        None => words::count(None),
    };
    let rows = targets.iter().map(|target| {
        let (shape, word, class) = words::state(target.state);
        let then = match &target.projected {
            Some(_) => needed(&target.need_then, target.met_then),
            None => t("plan-not-projected"),
        };
        vec![
            text(words::year(target.year)),
            text(words::asked(target)),
            tag("span", &format!("verdict {class}")).put(shape).text(&word).into(),
            text(gap(target)),
            text(
                target
                    .per_year
                    .map_or_else(|| words::count(None), |each| words::value(target, Some(each))),
            ),
            text(needed(&target.need, target.met)),
            text(then),
        ]
    });
    let place = tag("div", "scroll").with("tabindex", "0").with("role", "group");
    place
        .with("aria-label", &t("plan-steps"))
        .put(table("plan-steps-table", &heads, &[3, 4], rows.collect()))
        .into()
}

/// The schools that the furthest stage would bring up.
fn schools(targets: &[&Target]) -> Vec<Node> {
    let need = |target: &&Target| target.need_then.clone().or_else(|| target.need.clone());
    let mut with = targets.iter().filter_map(need).filter(|need| !need.schools.is_empty());
    let Some(need) = with.next_back() else { return Vec::new() };
    let rows = need.schools.iter().take(LISTED).map(|school| {
        vec![
            text(school.name.as_str()),
            text(derived::section(school.section)),
            text(words::amount(&need.unit, school.amount)),
        ]
    });
    let heads = ["plan-school", "resources-section", "plan-school-lacks"].map(t);
    let title = tag("p", "derivation-name plan-schools-title").text(&t("plan-schools"));
    let mut parts: Vec<Node> = vec![title.into(), table("", &heads, &[2], rows.collect()).into()];
    if need.schools.len() > LISTED {
        let args = args! { "n" => need.schools.len().to_string() };
        parts.push(tag("p", "note").text(&tr("plan-schools-more", &args)).into());
    }
    parts
}
