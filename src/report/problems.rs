//! 存在问题: what the assessment, the conditions and the score sheet find, named and counted; and what
//! cannot be told.

use super::results::{Results, count, digits, official};
use super::template::Slots;
use crate::order;
use crate::rubric::conditions::{Because, reason};
use crate::rubric::{Does, ItemScore, sentence};
use crate::score::{Group, ItemResult, SectionResult, Standing};
use crate::words::number::plain;

/// An entry of a list of the template.
pub(super) struct Found {
    /// Which words.
    pub(super) code: &'static str,
    /// What tells it from others of its kind.
    pub(super) key: String,
    /// Its slots.
    pub(super) slots: Slots,
}

impl Found {
    pub(super) fn new(code: &'static str, key: &str, slots: &[(&str, String)]) -> Self {
        let slots = slots.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Self { code, key: key.to_owned(), slots: slots.collect() }
    }
}

/// Every problem, what fails first.
pub(super) fn problems(results: &Results<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    let sections = &results.evaluation.sections;
    all.extend(sections.iter().filter_map(|section| schools(results, section)));
    all.extend(sections.iter().filter_map(|section| coefficients(results, section)));
    all.extend(results.evaluation.items.iter().filter_map(|item| every_school(results, item)));
    let unmet = results.reasons(Group::Fails).filter_map(|because| match because {
        Because::Unmet(item) => Some(condition(results, item, because)),
        _ => None,
    });
    all.extend(unmet);
    all.extend(points(results));
    all.extend(open(results));
    all
}

/// Schools that do not pass: how many, which, on what most.
fn schools(results: &Results<'_>, section: &SectionResult) -> Option<Found> {
    if section.failing == 0 {
        return None;
    }
    let rows = results.evaluation.schools.iter();
    let failing = rows.filter(|r| r.section == section.section && r.pass == Some(false));
    let failing = failing.filter(|r| r.excluded.is_none());
    let mut named: Vec<(usize, String)> =
        failing.map(|r| (r.met, format!("{}（{}项达标）", r.name, r.met))).collect();
    order::sort_by_key(&mut named, |(met, _)| *met);
    let names: Vec<String> = named.into_iter().map(|(_, name)| name).collect();
    let mut short: Vec<(usize, String)> = Vec::new();
    let specs = results.standard.map(|s| s.indicator.as_slice()).unwrap_or_default();
    for (spec, found) in specs.iter().zip(&section.indicators) {
        let below = found.schools_floor + found.schools_below;
        if below > 0 {
            let floor = match found.schools_below {
                0 => String::new(),
                n => format!("，其中低于标准85%的{n}个"),
            };
            let name = results.indicator(&spec.id);
            short.push((below, format!("{name}{below}个{floor}")));
        }
    }
    order::sort_by(&mut short, |a, b| b.0.cmp(&a.0));
    let short: Vec<String> = short.into_iter().map(|(_, text)| text).collect();
    let worst = format!("分指标看，不达标的校（部）数为：{}。", short.join("；"));
    let slots = [
        ("section", results.section(section.section)),
        ("total", count(section.schools)),
        ("n", count(section.failing)),
        ("names", results.names(&names)),
        ("worst", if short.is_empty() { String::new() } else { worst }),
    ];
    Some(Found::new("schools", section.section.id(), &slots))
}

/// Coefficients over their limit.
fn coefficients(results: &Results<'_>, section: &SectionResult) -> Option<Found> {
    let specs = results.standard.map(|s| s.indicator.as_slice()).unwrap_or_default();
    let over = specs.iter().zip(&section.indicators).filter(|(_, c)| c.met == Some(false));
    let mut limit = None;
    let names: Vec<String> = over
        .filter_map(|(spec, c)| {
            limit = c.limit;
            Some(format!("{}（{}）", results.indicator(&spec.id), beside(c.cv?, c.limit?)))
        })
        .collect();
    let slots = [
        ("section", results.section(section.section)),
        ("n", count(names.len())),
        ("limit", plain(limit?, 2)),
        ("names", names.join("、")),
    ];
    Some(Found::new("coefficients", section.section.id(), &slots))
}

/// A coefficient of three decimals, and more where three would make it its limit.
pub(super) fn beside(cv: f64, limit: f64) -> String {
    let mut decimals = 3..=8;
    let text = |n: usize| plain(cv, n);
    let apart =
        |n: &usize| text(*n).trim_end_matches('0') != plain(limit, *n).trim_end_matches('0');
    let equal = cv.to_bits() == limit.to_bits();
    text(if equal { 3 } else { decimals.find(apart).unwrap_or(3) })
}

/// An item that every school must meet, and the schools that do not.
fn every_school(results: &Results<'_>, item: &ItemResult) -> Option<Found> {
    if item.offenders.is_empty() {
        return None;
    }
    let name = |at: usize| results.county.schools.get(at).map(|s| s.name.clone());
    let mut names: Vec<(usize, usize, String)> = Vec::new();
    for offender in &item.offenders {
        match names.iter_mut().find(|(at, ..)| *at == offender.school) {
            Some((_, classes, _)) => *classes += offender.count,
            None => {
                let pupils = offender.value.map(|n| digits(n, 0)).unwrap_or_default();
                let text = match (&offender.class, item.id.as_str()) {
                    (None, "schoolScale") => format!("{}（{pupils}人）", name(offender.school)?),
                    _ => name(offender.school)?,
                };
                names.push((offender.school, offender.count, text));
            }
        }
    }
    if item.id == "schoolScale" {
        let schools: Vec<String> = names.into_iter().map(|(.., name)| name).collect();
        let slots = [("n", count(schools.len())), ("names", results.names(&schools))];
        return Some(Found::new("schoolScale", "", &slots));
    }
    order::sort_by(&mut names, |a, b| b.1.cmp(&a.1));
    let named: Vec<String> =
        names.iter().map(|(_, n, name)| format!("{name}（{n}个班）")).collect();
    let counts = item.counts.iter().filter(|(_, n)| *n > 0);
    let counts: Vec<String> =
        counts.map(|(section, n)| format!("{}{n}个", results.section(*section))).collect();
    let slots = [
        ("n", count(item.counts.iter().map(|(_, n)| n).sum())),
        ("counts", counts.join("、")),
        ("schools", count(named.len())),
        ("names", results.names(&named)),
        ("large", large(results)),
    ];
    Some(Found::new("classSize", "", &slots))
}

/// Classes of 56 and more, where there are some.
fn large(results: &Results<'_>) -> String {
    let (mut large, mut very) = (0.0, 0.0);
    for school in &results.county.schools {
        for section in [&school.sections.primary, &school.sections.junior].into_iter().flatten() {
            if let (true, Some(bands)) = (section.classes.is_empty(), &section.class_bands) {
                large += bands.0.iter().skip(7).sum::<f64>();
                very += bands.0.iter().skip(9).sum::<f64>();
            }
            for pupils in section.classes.iter().filter_map(|class| class.students) {
                large += f64::from(u8::from(pupils >= 56.0));
                very += f64::from(u8::from(pupils >= 66.0));
            }
        }
    }
    if large < 1.0 {
        return String::new();
    }
    let very = if very < 1.0 {
        String::new()
    } else {
        format!("，其中66人及以上{}个", digits(very, 0))
    };
    format!("56人及以上大班额{}个{very}。", digits(large, 0))
}

/// A condition that is not met.
fn condition(results: &Results<'_>, item: &ItemScore, because: &Because) -> Found {
    let name = results.words.say(&format!("condition-{}", item.id));
    let part = item.group.as_deref().unwrap_or_default();
    let part = results.words.say(&format!("condition-part-{part}"));
    if item.id == "specialRooms" && !item.offenders.is_empty() {
        let names: Vec<String> = item.offenders.iter().map(|o| o.name.clone()).collect();
        let slots = [("n", count(names.len())), ("names", results.names(&names))];
        return Found::new("specialRooms", "", &slots);
    }
    let said = official(&reason(results.words, because));
    // The sentence names part and item itself: only what follows is the reason.
    let why = said.split_once('：').map_or(said.as_str(), |(_, why)| why);
    let slots = [
        ("name", name),
        ("part", part),
        ("number", item.label.clone()),
        ("item", item.name.clone()),
        ("why", why.trim_end_matches('。').to_owned()),
    ];
    Found::new("condition", &item.id, &slots)
}

/// Measuring points that lose points.
fn points(results: &Results<'_>) -> Option<Found> {
    let sheet = results.sheet.as_ref()?;
    let loses = |item: &&ItemScore| {
        let parts = std::iter::once(*item).chain(&item.parts);
        parts.flat_map(|i| &i.reasons).any(|r| r.does == Does::Loses)
    };
    let lost: Vec<&ItemScore> = sheet.items.iter().filter(loses).collect();
    let said = lost.iter().flat_map(|item| {
        let all = std::iter::once(*item).chain(&item.parts);
        all.flat_map(|i| {
            let loses = i.reasons.iter().filter(|r| r.does == Does::Loses);
            loses.map(|r| sentence::reason(results.words, i, r)).collect::<Vec<_>>()
        })
    });
    let said: Vec<String> = said.collect();
    let slots = [("n", count(lost.len())), ("lost", official(&said.join("；")))];
    (!lost.is_empty()).then(|| Found::new("points", "", &slots))
}

/// What cannot be told yet.
fn open(results: &Results<'_>) -> Option<Found> {
    // A county without schools has nothing to be told of them.
    let bare = |because: &&Because| matches!(because, Because::Resources(reason) if reason.code == "noSchools");
    let open = results.reasons(Group::Undetermined).filter(|because| !bare(because));
    let said: Vec<String> = open.map(|because| reason(results.words, because)).collect();
    let slots = [("names", official(&said.join("")))];
    (!said.is_empty()).then(|| Found::new("open", "", &slots))
}

/// Whether a standing is short of the threshold.
pub(super) const fn is_short(standing: Standing) -> bool {
    matches!(standing, Standing::Floor | Standing::Below)
}
