//! The slots of the template, each from the county or from what was reckoned of it. A slot that
//! nothing is known of stays out.

use super::results::{Results, count, digits, official, percent};
use super::template::Slots;
use crate::county::{County, Kind, Ownership, Section, SectionKind};
use crate::json::Value;
use crate::rubric::{Does, ItemScore, State, sentence};

/// A sum over schools: what is known of it, and how many have no figure.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Sum {
    known: f64,
    with: usize,
    without: usize,
}

impl Sum {
    fn add(&mut self, figure: Option<f64>) {
        match figure {
            Some(figure) => {
                self.known += figure;
                self.with += 1;
            }
            None => self.without += 1,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            known: self.known + other.known,
            with: self.with + other.with,
            without: self.without + other.without,
        }
    }

    /// The sum; where figures are missing it says so, and without any it is not known.
    fn text(self) -> Option<String> {
        match (self.with, self.without) {
            (0, _) => None,
            (_, 0) => Some(digits(self.known, 0)),
            (_, n) => Some(format!("{}（{n}个校（部）缺数据，未计入）", digits(self.known, 0))),
        }
    }
}

/// All slots.
pub(super) fn slots(results: &Results<'_>) -> Slots {
    let mut slots = Slots::new();
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            slots.insert(name.to_owned(), value);
        }
    };
    let county = results.county;
    let level = level(&county.name);
    put("county", Some(county.name.clone()));
    put("year", county.school_year.map(|year| year.to_string()));
    put("level", Some(level.to_owned()));
    put("our", Some(format!("我{level}")));
    put("population", county.population.map(|n| digits(n, 0)));
    schools(county, results, &mut put);
    score(results, &mut put);
    balance(results, &mut put);
    answers(results, &mut put);
    slots
}

/// 县, 区, 市 or 旗, as its name ends.
fn level(name: &str) -> &'static str {
    match name.chars().last() {
        Some('区') => "区",
        Some('市') => "市",
        Some('旗') => "旗",
        _ => "县",
    }
}

/// A figure of a section.
type Of = fn(&Section) -> Option<f64>;
type Put<'a> = &'a mut dyn FnMut(&str, Option<String>);

fn schools(county: &County, results: &Results<'_>, put: Put<'_>) {
    let inside = |kind: Kind| {
        let compulsory = !matches!(kind, Kind::Special | Kind::Vocational);
        county.schools.iter().filter(move |s| compulsory && s.counted && s.kind == kind)
    };
    let kinds = [
        Kind::Primary,
        Kind::TeachingPoint,
        Kind::Junior,
        Kind::NineYear,
        Kind::TwelveYear,
        Kind::CompleteSecondary,
    ];
    let counted: Vec<(Kind, usize)> = kinds.map(|kind| (kind, inside(kind).count())).into();
    let total: usize = counted.iter().map(|(_, n)| n).sum();
    put("schools", (total > 0).then(|| count(total)));
    let named = counted.iter().filter(|(_, n)| *n > 0).map(|(kind, n)| {
        let id = serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned));
        format!("{}{n}所", results.words.say(&format!("kind-{}", id.unwrap_or_default())))
    });
    put("kinds", Some(named.collect::<Vec<_>>().join("、")));
    let points = county.schools.iter().filter(|s| !s.counted).count();
    put("points", (points > 0).then(|| count(points)));
    let private = kinds.map(|k| inside(k).filter(|s| s.ownership == Ownership::Private).count());
    let private: usize = private.iter().sum();
    put("private", (private > 0).then(|| count(private)));
    let sum = |section: SectionKind, of: Of| {
        let mut sum = Sum::default();
        for school in &county.schools {
            if let Some(section) = school.section(section) {
                sum.add(of(section));
            }
        }
        sum
    };
    let figures: [(&str, Of); 3] = [
        ("pupils", |s| s.students),
        ("classes", Section::class_total),
        ("teachers", |s| s.teachers.full_time),
    ];
    for (name, of) in figures {
        let (primary, junior) = (sum(SectionKind::Primary, of), sum(SectionKind::Junior, of));
        put(name, primary.and(junior).text());
        put(&format!("{name}Primary"), primary.text());
        put(&format!("{name}Junior"), junior.text());
    }
}

fn score(results: &Results<'_>, put: Put<'_>) {
    let (Some(sheet), Some(rubric)) = (&results.sheet, &results.rubric) else { return };
    put("rubric", Some(rubric.name.clone()));
    put("score", Some(official(&sentence::summary(results.words, sheet))));
    let gains = |item: &ItemScore| -> Vec<String> {
        let gains = item.reasons.iter().filter(|r| r.does == Does::Gains);
        let said = gains.map(|r| sentence::reason(results.words, item, r));
        let note = item.note.as_deref().filter(|note| !note.trim().is_empty());
        let note = note.map(|note| format!("（{}）", note.trim())).unwrap_or_default();
        said.map(|said| format!("{said}{note}")).collect()
    };
    let bonus: Vec<String> = sheet.bonus.iter().flat_map(gains).collect();
    put("bonus", Some(official(&bonus.join("；"))));
    let open = sheet.items.iter().filter(|i| i.score.value.is_none() && i.state == State::Missing);
    let open: Vec<String> = open.map(|i| i.label.clone()).collect();
    let n = open.len();
    let text = format!("还有{n}个测评点缺少数据或者答案，尚未得分：{}", ranges(&open));
    put("openItems", (!open.is_empty()).then_some(text));
}

/// Labels in a row; numbers that follow each other from the first to the last.
fn ranges(labels: &[String]) -> String {
    let mut runs: Vec<(&str, &str)> = Vec::new();
    for label in labels {
        let after = |last: &str| last.parse::<u32>().ok().map(|n| n + 1);
        let next = |last: &str| after(last).is_some_and(|n| label.parse() == Ok(n));
        match runs.last_mut() {
            Some(run) if next(run.1) => run.1 = label,
            _ => runs.push((label, label)),
        }
    }
    let text = |(from, to): &(&str, &str)| {
        if from == to { (*from).to_owned() } else { format!("{from}至{to}") }
    };
    runs.iter().map(text).collect::<Vec<_>>().join("、")
}

fn balance(results: &Results<'_>, put: Put<'_>) {
    let all = &results.evaluation.sections;
    if all.iter().all(|s| s.schools == 0) {
        return;
    }
    let verdict = match results.verdict.pass {
        Some(true) => "各项指标均达到要求",
        Some(false) => "还有指标没有达到要求，尚未达到优质均衡标准",
        None => "部分数据尚缺，结论待定",
    };
    put("balance", Some(verdict.to_owned()));
    let met = all.iter().filter(|s| s.schools > 0).map(|s| {
        let open = match s.undetermined {
            0 => String::new(),
            n => format!("，{n}个缺数据待定"),
        };
        let section = results.section(s.section);
        format!("参加评估的{section}（部）{}个，综合达标{}个{open}", s.schools, s.passing)
    });
    put("schoolsMet", Some(met.collect::<Vec<_>>().join("；")));
    let coefficients = all.iter().filter(|s| s.schools > 0).flat_map(|s| &s.indicators);
    let limited: Vec<_> = coefficients.filter(|c| c.limit.is_some()).collect();
    let with = |met| limited.iter().filter(|c| c.met == met).count();
    let open = match with(None) {
        0 => String::new(),
        n => format!("，{n}项因缺数据待定"),
    };
    let (n, within, over) = (limited.len(), with(Some(true)), with(Some(false)));
    let text = format!("{n}项校际差异系数中，{within}项在限值以内，{over}项超过限值{open}");
    put("coefficients", (n > 0).then_some(text));
    let parts = results.verdict.parts.iter().filter(|p| p.id != "veto").map(|p| {
        let open = match p.open {
            0 => String::new(),
            n => format!("，{n}项待定"),
        };
        let name = results.words.say(&format!("condition-part-{}", p.id));
        format!("{name}{}项中，达到要求{}项{open}", p.items, p.met)
    });
    put("parts", Some(parts.collect::<Vec<_>>().join("；")));
}

fn answers(results: &Results<'_>, put: Put<'_>) {
    for id in [
        "retention",
        "disabled",
        "recognition",
        "certified",
        "training360",
        "exchangeRate",
        "exchangeBackbone",
        "inZonePrimary",
        "inZoneJunior",
        "quotaShare",
        "migrantShare",
    ] {
        put(id, results.measured(id).map(percent));
    }
    put("specialFunds", results.measured("specialFunds").map(|n| digits(n, 2)));
    let wage = |key: &str| {
        let answer = results.county.government.get("wages")?;
        answer.figure(key)?.as_f64().filter(|n| n.is_finite()).map(|n| digits(n, 2))
    };
    put("teacherWage", wage("teachers"));
    put("officialWage", wage("officials"));
    spending(results.county, put);
    let vetoes = results.conditions.items.iter().filter(|i| i.group.as_deref() == Some("veto"));
    let vetoes: Vec<&ItemScore> = vetoes.collect();
    let clear = vetoes.iter().filter(|i| i.score.value.is_some_and(|v| Some(v) == i.full)).count();
    let all = !vetoes.is_empty() && clear == vetoes.len();
    let text = format!("对照{clear}项一票否决情形逐项核查，均没有发生");
    put("vetoes", all.then_some(text));
}

/// Spending on education of the last year that was typed, and of the year before.
fn spending(county: &County, put: Put<'_>) {
    let years = county.plan.get("years").and_then(|years| years.get("spending"));
    let typed = |(year, value): (&String, &Value)| {
        let value = value.as_f64().filter(|v| v.is_finite() && *v >= 0.0)?;
        Some((year.parse::<i32>().ok()?, value))
    };
    let years: Vec<(i32, f64)> =
        years.and_then(Value::as_object).into_iter().flatten().filter_map(typed).collect();
    let Some(last) = years.iter().map(|(year, _)| *year).max() else { return };
    let of = |year: i32| {
        let found = years.iter().find(|(y, _)| *y == year);
        found.map(|(_, yuan)| digits(yuan / 10_000.0, 2))
    };
    put("spendingYear", Some(last.to_string()));
    put("spending", of(last));
    put("spendingBefore", of(last - 1));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_says_what_it_leaves_out_and_is_unknown_without_any_figure() {
        let mut sum = Sum::default();
        sum.add(None);
        assert_eq!(sum.text(), None);
        sum.add(Some(12.0));
        assert_eq!(sum.text().unwrap(), "12（1个校（部）缺数据，未计入）");
        assert_eq!(Sum { known: 7.0, with: 2, without: 0 }.text().unwrap(), "7");
        let labels = ["1", "2", "3", "5", "A", "7", "8"].map(str::to_owned);
        assert_eq!(ranges(&labels), "1至3、5、A、7至8");
        assert_eq!((level("衢江区"), level("砚溪县"), level("")), ("区", "县", "县"));
    }
}
