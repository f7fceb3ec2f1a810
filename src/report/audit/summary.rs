//! Sheet 2, its head: the verdict, and for each section what every indicator comes to. A figure stands
//! in the column of its indicator's values.

use super::Made;
use super::Styles;
use super::refs::{cell, column, fixed};
use super::rows::{INCLUDED, INCOMPLETE, Plan, shown};
use super::words::{of, quoted};
use crate::book::{Sheet, Value};
use crate::county::SectionKind;
use crate::score::{Coefficient, SectionResult};
use crate::standard::Indicator;

/// The verdict's rows: what is above them, how many.
const VERDICT: u32 = 2;
const FIRST: u32 = 7;
/// Lines of a section.
const LINES: [&str; 13] = [
    "schools",
    "known",
    "missing",
    "students",
    "mean",
    "deviation",
    "weighted",
    "unweighted",
    "cv",
    "limit",
    "pass",
    "met",
    "passing",
];

/// The row behind the last line.
pub fn end(made: &Made<'_>) -> u32 {
    let sections = u32::try_from(made.standard.scope.sections.len()).unwrap_or_default();
    FIRST + sections * height(made)
}

/// Lines of a section, with the composite where the standard tests it.
fn height(made: &Made<'_>) -> u32 {
    let lines = u32::try_from(LINES.len()).unwrap_or_default();
    lines + 2 * u32::from(made.standard.county_rule.composite_at_most.is_some()) + 1
}

/// The row of a line.
fn line(plan: &Plan<'_>, section: SectionKind, key: &str) -> u32 {
    let sections = plan.made.standard.scope.sections.iter();
    let at = (0..).zip(sections).find(|(_, s)| **s == section).map_or(0, |(at, _)| at);
    let within = (0..)
        .zip(LINES)
        .find(|(_, line)| *line == key)
        .map_or_else(|| u32::try_from(LINES.len()).unwrap_or_default(), |(at, _)| at);
    FIRST + at * height(&plan.made) + within
}

/// The cell of the mean of an indicator.
pub fn mean(plan: &Plan<'_>, section: SectionKind, indicator: u32) -> String {
    fixed(line(plan, section, "mean"), Plan::value_column(indicator))
}

fn result<'a>(plan: &Plan<'a>, section: SectionKind) -> Option<&'a SectionResult> {
    plan.made.evaluation.sections.iter().find(|result| result.section == section)
}

/// The coefficient of an indicator as the engine has it.
pub fn coefficient<'a>(
    plan: &Plan<'a>,
    section: SectionKind,
    indicator: u32,
) -> Option<&'a Coefficient> {
    result(plan, section)?.indicators.get(usize::try_from(indicator).ok()?)
}

/// Writes it all.
pub fn write(plan: &Plan<'_>, sheet: &mut Sheet, styles: &Styles) {
    let mut verdicts = Vec::new();
    for section in &plan.made.standard.scope.sections {
        verdicts.extend(of_section(plan, sheet, styles, *section));
    }
    verdict(plan, sheet, styles, &verdicts);
}

/// How many lines of cells count as something.
fn count(ranges: &[String], key: &str) -> String {
    let word = quoted(key);
    let each: Vec<_> = ranges.iter().map(|range| format!("COUNTIF({range},{word})")).collect();
    if each.is_empty() { "0".to_owned() } else { each.join("+") }
}

/// The verdict of the resources, from the lines whose cells say 是, 否 or 待定.
fn verdict(plan: &Plan<'_>, sheet: &mut Sheet, styles: &Styles, lines: &[String]) {
    let words = &plan.made.words.summary;
    let trace = plan.made.trace;
    for (row, key) in (VERDICT..).zip(["verdict", "fails", "open", "orphans"]) {
        sheet.set(row, 1, of(words, key), styles.head);
    }
    let rows = plan.made.standard.scope.sections.iter().filter_map(|s| plan.range(*s));
    let incomplete: Vec<_> = rows.map(|(from, to)| column(from, to, INCOMPLETE)).collect();
    let sections = &plan.made.evaluation.sections;
    let judged = plan.settings.has("rule.met");
    let told = |met: Option<bool>| {
        let schools = sections.iter().map(|s| match met {
            Some(_) => s.failing,
            None => s.undetermined,
        });
        let limited = sections.iter().flat_map(|s| &s.indicators).filter(|c| c.limit.is_some());
        let composites = sections.iter().filter_map(|s| s.composite).filter(|c| c.met == met);
        let schools: usize = if judged { schools.sum() } else { 0 };
        schools + limited.filter(|c| c.met == met).count() + composites.count()
    };
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    sheet.formula(VERDICT + 1, 2, &count(lines, "no"), number(told(Some(false))), styles.number);
    let mut open = count(lines, "open");
    if !incomplete.is_empty() {
        open += &format!("+SUM({})", incomplete.join(","));
    }
    let undetermined = number(told(None) + plan.incomplete_now());
    sheet.formula(VERDICT + 2, 2, &open, undetermined, styles.number);
    sheet.set(VERDICT + 3, 2, number(trace.orphans), styles.number);
    let [yes, no, undetermined] = ["yes", "no", "open"].map(quoted);
    let [fails, open, orphans] = [1, 2, 3].map(|more| cell(VERDICT + more, 2));
    let formula = format!("IF({fails}>0,{no},IF({open}+{orphans}>0,{undetermined},{yes}))");
    let now = state(plan, plan.made.evaluation.resources_pass);
    sheet.formula(VERDICT, 2, &formula, now, styles.word);
}

fn state(plan: &Plan<'_>, met: Option<bool>) -> Value {
    let key = match met {
        Some(true) => "yes",
        Some(false) => "no",
        None => "open",
    };
    of(&plan.made.words.state, key).into()
}

/// The lines of a section; gives the ranges of cells that are a part of the verdict.
fn of_section(
    plan: &Plan<'_>,
    sheet: &mut Sheet,
    styles: &Styles,
    section: SectionKind,
) -> Vec<String> {
    let words = plan.made.words;
    for key in LINES {
        let row = line(plan, section, key);
        sheet.set(row, 0, of(&words.sections, section.id()), styles.word);
        sheet.set(row, 1, of(&words.summary, key), styles.text);
    }
    let top = line(plan, section, LINES.first().copied().unwrap_or_default());
    for (at, indicator) in (0..).zip(&plan.made.standard.indicator) {
        if section == SectionKind::Primary {
            let place = Plan::value_column(at);
            sheet.set(top - 1, place, indicator.name.as_str(), styles.head);
        }
        of_indicator(plan, sheet, styles, section, at, indicator);
    }
    let mut verdicts = Vec::new();
    let [pass, passing] = [line(plan, section, "pass"), line(plan, section, "passing")];
    verdicts.push(format!("{}:{}", fixed(pass, 3), fixed(pass, plan.pass_column() - 3)));
    let schools = plan.range(section).filter(|_| plan.settings.has("rule.met"));
    if let Some((from, to)) = schools {
        let range = column(from, to, plan.pass_column());
        let formula = format!("COUNTIF({range},{})", quoted("yes"));
        let now = result(plan, section).map_or(0, |result| result.passing);
        let now = f64::from(u32::try_from(now).unwrap_or(u32::MAX));
        sheet.formula(passing, 2, &formula, now, styles.number);
        verdicts.push(range);
    }
    verdicts.extend(composite(plan, sheet, styles, section));
    verdicts
}

/// The composite coefficient, where the standard tests it.
fn composite(
    plan: &Plan<'_>,
    sheet: &mut Sheet,
    styles: &Styles,
    section: SectionKind,
) -> Option<String> {
    let limit = format!("composite.{}", section.id());
    if !plan.settings.has(&limit) {
        return None;
    }
    let words = plan.made.words;
    let row = line(plan, section, "composite");
    let result = result(plan, section).and_then(|result| result.composite);
    for (more, key) in (0..).zip(["composite", "pass"]) {
        sheet.set(row + more, 0, of(&words.sections, section.id()), styles.word);
        sheet.set(row + more, 1, of(&words.summary, key), styles.text);
    }
    let indicators = 0..u32::try_from(plan.made.standard.indicator.len()).unwrap_or_default();
    let at = |key| {
        let row = line(plan, section, key);
        indicators.clone().map(move |at| cell(row, Plan::value_column(at))).collect::<Vec<_>>()
    };
    let all = at("cv").join(",");
    let n = indicators.end;
    let formula = format!("IF(COUNT({all})={n},AVERAGE({all}),\"\")");
    sheet.formula(row, 2, &formula, shown(result.and_then(|c| c.value)), styles.value);
    let missing = at("missing").join(",");
    let formula = judged(plan, &cell(row, 2), &format!("SUM({missing})"), &limit);
    let now = state(plan, result.and_then(|c| c.met));
    sheet.formula(row + 1, 2, &formula, now, styles.word);
    Some(cell(row + 1, 2))
}

/// A coefficient against its limit: 待定 where it is not there, or figures are missing and the
/// settings ask for caution.
fn judged(plan: &Plan<'_>, value: &str, missing: &str, limit: &str) -> String {
    let [yes, no, open] = ["yes", "no", "open"].map(quoted);
    let digits = plan.settings.at("digits.cv");
    let used = plan.settings.at("digits.cv.used");
    format!(
        "IF({value}=\"\",{open},IF(AND({missing}>0,{}),{open},\
         IF(ROUND(ROUND({value},{digits}),{used})<=ROUND({},{digits}),{yes},{no})))",
        plan.settings.is("missingCoefficient", "undetermined"),
        plan.settings.at(limit),
    )
}

/// The lines of an indicator.
fn of_indicator(
    plan: &Plan<'_>,
    sheet: &mut Sheet,
    styles: &Styles,
    section: SectionKind,
    at: u32,
    indicator: &Indicator,
) {
    let place = Plan::value_column(at);
    let Some(found) = coefficient(plan, section, at) else { return };
    let row = |key| line(plan, section, key);
    let here = |key| cell(row(key), place);
    let limit = format!("limit.{}.{}", indicator.id, section.id());
    let limited = plan.settings.has(&limit);
    let number = |n: usize| Value::Number(f64::from(u32::try_from(n).unwrap_or(u32::MAX)));
    let Some((from, to)) = plan.range(section) else {
        if limited {
            sheet.set(row("pass"), place, state(plan, None), styles.word);
        }
        return;
    };
    let range = |of: u32| column(from, to, of);
    let [values, counts] = [range(place), range(plan.counts_column(at))];
    let squares = range(plan.counts_column(at) + 1);
    let per = plan.settings.at(&format!("per.{}", indicator.id));
    let (known, mean, deviation) = (here("known"), here("mean"), here("deviation"));
    let students = here("students");
    let mut put = |key: &str, formula: String, now: Value| {
        let style = match key {
            "mean" | "deviation" | "weighted" | "unweighted" | "cv" => styles.value,
            "pass" => styles.word,
            _ => styles.number,
        };
        sheet.formula(line(plan, section, key), place, &formula, now, style);
    };
    put("schools", format!("SUM({})", range(INCLUDED)), number(found.known + found.missing));
    put("known", format!("COUNT({values})"), number(found.known));
    put("missing", format!("{}-{known}", here("schools")), number(found.missing));
    put("students", format!("SUM({counts})"), pupils(plan, section, at).into());
    let amounts = range(Plan::amount_column(at));
    let formula = format!("IF({known}=0,\"\",SUM({amounts})*{per}/{students})");
    put("mean", formula, shown(found.mean));
    let formula = format!("IF({known}=0,\"\",SQRT(SUM({squares})/{students}))");
    put("deviation", formula, shown(found.deviation));
    let formula = format!("IF({known}=0,\"\",IF({mean}>0,{deviation}/{mean},\"\"))");
    put("weighted", formula, shown(found.weighted));
    let formula = format!(
        "IF({known}=0,\"\",IF(AVERAGE({values})>0,STDEVP({values})/AVERAGE({values}),\"\"))"
    );
    put("unweighted", formula, shown(found.unweighted));
    let by_school = plan.settings.is("coefficientWeighting", "unweighted");
    let formula = format!("IF({by_school},{},{})", here("unweighted"), here("weighted"));
    put("cv", formula, shown(found.cv));
    if limited {
        put("limit", plan.settings.at(&limit).to_owned(), shown(found.limit));
        put("pass", judged(plan, &here("cv"), &here("missing"), &limit), state(plan, found.met));
    }
    if plan.settings.has(&format!("line.{}.{}", indicator.id, section.id())) {
        let formula = format!("COUNTIF({},{})", range(Plan::standing_column(at)), quoted("met"));
        put("met", formula, number(found.schools_met));
    }
}

/// Pupils of the rows that have a value.
fn pupils(plan: &Plan<'_>, section: SectionKind, indicator: u32) -> f64 {
    let at = usize::try_from(indicator).unwrap_or(usize::MAX);
    let rows = plan.made.evaluation.schools.iter().filter(|row| row.section == section);
    let known = rows.filter(|row| row.indicators.get(at).is_some_and(|i| i.value.is_some()));
    known.filter_map(|row| row.students).sum()
}
