//! 下一步工作打算: what is lacking, by how much, and when by the projection; and the county's own targets.

use super::problems::Found;
use super::results::{NAMED, Results, count, digits};
use crate::county::SectionKind;
use crate::plan::{State, Target};
use crate::project::result::{ClassSeries, SeatSeries};

/// Every step.
pub(super) fn steps(results: &Results<'_>, level: &str, our: &str, gaps: usize) -> Vec<Found> {
    let mut all = Vec::new();
    for section in SectionKind::COMPULSORY {
        all.extend(lacking(results, section));
    }
    all.extend(scale(results));
    all.extend(classes(results));
    all.extend(seats(results));
    all.extend(targets(results, level, our));
    if gaps > 0 {
        all.push(Found::new("answers", "", &[("n", count(gaps))]));
    }
    all
}

/// What the schools of a section lack up to the thresholds.
fn lacking(results: &Results<'_>, section: SectionKind) -> Option<Found> {
    let gaps = results.plan.gaps.sections.iter();
    let gaps = gaps.filter(|gap| gap.section == section && gap.threshold > 0.0);
    let names: Vec<String> = gaps
        .map(|gap| {
            let missing = match gap.missing {
                0 => String::new(),
                n => format!("，另有{n}个缺数据未计入"),
            };
            let (name, amount) =
                (results.indicator(&gap.indicator), amount(&gap.unit, gap.threshold));
            format!("{name}{amount}（{}个校（部）不足{missing}）", gap.schools)
        })
        .collect();
    let slots = [("section", results.section(section)), ("names", names.join("；"))];
    (!names.is_empty()).then(|| Found::new("gaps", section.id(), &slots))
}

/// An amount with its unit. Money is rounded up: less would not do.
fn amount(unit: &str, amount: f64) -> String {
    match unit {
        "people" => format!("{}人", digits(amount, 0)),
        "area" => format!("{}平方米", digits(amount, 2)),
        "money" => format!("{}万元", digits(libm::ceil(amount / 100.0) / 100.0, 2)),
        "rooms" => format!("{}间", digits(amount, 0)),
        _ => digits(amount, 2),
    }
}

/// Pupils over the scale of their schools.
fn scale(results: &Results<'_>) -> Option<Found> {
    let item = results.evaluation.items.iter().find(|item| item.id == "schoolScale")?;
    let over = item.offenders.iter().filter_map(|o| Some(o.value? - o.limit));
    let over: f64 = over.filter(|n| *n > 0.0).sum();
    let slots = [("n", count(item.offenders.len())), ("students", digits(over, 0))];
    (over > 0.0).then(|| Found::new("scale", "", &slots))
}

/// What the projection is called.
fn scenario(results: &Results<'_>) -> String {
    match results.projection.scenario.as_str() {
        "" => "基准情景".to_owned(),
        name => format!("“{name}”情景"),
    }
}

fn section_of(results: &Results<'_>, section: Option<SectionKind>) -> String {
    section.map(|section| results.section(section)).unwrap_or_default()
}

/// When the last class of 56 and more is gone, by section.
fn classes(results: &Results<'_>) -> Option<Found> {
    let whole = results.whole()?;
    let of = |series: &ClassSeries| {
        let large = |bands: &[u32; 5]| bands.iter().skip(3).sum::<u32>();
        let today = large(&series.today);
        let ahead: Vec<u32> = series.bands.iter().map(large).collect();
        if today == 0 && ahead.iter().all(|n| *n == 0) {
            return None;
        }
        let section = section_of(results, series.section);
        let last = ahead.iter().rposition(|n| *n > 0);
        let years = &results.projection.years;
        let end = *years.last()?;
        let then = match last.map_or(years.first(), |at| years.get(at + 1)) {
            Some(year) => format!("{year}年起不再有56人及以上大班额"),
            None => {
                let left = ahead.last().copied().unwrap_or_default();
                format!("到{end}年仍有56人及以上大班额{left}个，需要增加班级或者分流")
            }
        };
        Some(format!("{section}现有56人及以上大班额{today}个，{then}"))
    };
    let all = results.projection.classes.iter().filter(|c| c.unit == whole);
    let names: Vec<String> = all.filter_map(of).collect();
    let slots = [("scenario", scenario(results)), ("names", names.join("；"))];
    (!names.is_empty()).then(|| Found::new("classes", "", &slots))
}

/// The peak of pupils, and the greatest shortage of seats.
fn seats(results: &Results<'_>) -> Option<Found> {
    let whole = results.whole()?;
    let years = &results.projection.years;
    let of = |seats: &SeatSeries| {
        let peak = seats.peak?;
        let at = years.iter().position(|year| *year == peak)?;
        let pupils = digits(*seats.demand.get(at)?, 0);
        let section = section_of(results, seats.section);
        let most = seats.gap.iter().zip(years).filter(|(gap, _)| **gap > 0.5);
        let most = most.reduce(|best, at| if at.0 > best.0 { at } else { best });
        let short = match most {
            Some((gap, year)) => {
                let gap = digits(libm::ceil(*gap), 0);
                format!("学位缺口最大的是{year}年，缺{gap}个，按缺口新建、改扩建学校")
            }
            None => "现有学位能够满足需要".to_owned(),
        };
        let guessed =
            if seats.rooms_guessed { "（教室数暂按现有班级数计）" } else { "" };
        Some(format!("{section}预测期内在校生最多的是{peak}年，约{pupils}人，{short}{guessed}"))
    };
    let all = results.projection.seats.iter().filter(|s| s.unit == whole);
    let names: Vec<String> = all.filter_map(of).collect();
    let slots = [("scenario", scenario(results)), ("names", names.join("；"))];
    (!names.is_empty()).then(|| Found::new("seats", "", &slots))
}

/// Targets that the county set itself and has not reached; those of published timetables are
/// other counties' own.
fn targets(results: &Results<'_>, level: &str, our: &str) -> Option<Found> {
    let own = |t: &&Target| t.row.is_none() && matches!(t.state, State::Not | State::Slipping);
    let named = results.plan.targets.iter().filter(own).filter_map(|target| {
        let name = target.name.as_ref().filter(|name| !name.trim().is_empty())?;
        let year = target.year.map(|year| format!("{year}年")).unwrap_or_default();
        let now = target.measured.value.map(|n| format!("，现为{}", digits(n, 3)));
        let sign = match target.is.as_str() {
            ">=" => "不低于",
            "<=" => "不高于",
            ">" => "高于",
            "<" => "低于",
            _ => "为",
        };
        let value = digits(target.value, 4);
        Some(format!("{name}（{year}{sign}{value}{}）", now.unwrap_or_default()))
    });
    let names: Vec<String> = named.collect();
    let more = match names.len() {
        n if n > NAMED => format!("等{n}项"),
        _ => String::new(),
    };
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    let slots = [
        ("level", level.to_owned()),
        ("our", our.to_owned()),
        ("names", format!("{}{more}", shown.join("；"))),
    ];
    (!names.is_empty()).then(|| Found::new("targets", "", &slots))
}
