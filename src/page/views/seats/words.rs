//! Sentences and small words of the view, made from results.

use super::column::Shown;
use super::model::{self, Section};
use super::{Shared, store};
use crate::args;
use crate::chart::scale;
use crate::county::SectionKind;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::derivation::words as derived;
use crate::project::Projection;
use crate::project::result::Level;
use crate::words::number::grouped;
use leptos::prelude::*;

/// From this figure on a chart counts in 万, where the language does.
const TEN_THOUSAND: f64 = 10_000.0;

/// The word of a section; of units without sections, of all pupils.
pub(super) fn section(section: Section) -> String {
    section.map_or_else(|| t("seats-all-grades"), derived::section)
}

pub(super) const fn is_junior(section: Section) -> bool {
    matches!(section, Some(SectionKind::Junior))
}

/// Readers' name of a scenario.
pub(super) fn scenario(name: &str) -> String {
    if name == store::BASELINE { t("seats-baseline") } else { name.to_owned() }
}

/// Class-size bands that a section reports, smallest first.
pub(super) fn band_names(section: Section) -> Vec<String> {
    let names = if is_junior(section) {
        ["≤50", "51～55", "56～65", "≥66"].as_slice()
    } else {
        ["≤45", "46～50", "51～55", "56～65", "≥66"].as_slice()
    };
    names.iter().map(|name| (*name).replace('～', &t("seats-to"))).collect()
}

/// The years of deadlines that the projection covers, ascending.
pub(super) fn deadline_years(projection: &Projection) -> Vec<i32> {
    let last = model::last_known(projection);
    let ahead = projection.milestones.iter().map(|m| m.year).filter(|year| *year >= last);
    let mut years: Vec<i32> = ahead.collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The first deadline says what it is.
pub(super) fn deadline_label(at: usize, year: i32) -> String {
    let year = year.to_string();
    if at == 0 { tr("seats-deadline", &args! { "year" => year }) } else { year }
}

/// What an axis counts in.
pub(super) fn divisor(highest: f64) -> f64 {
    let has_word = t("ten-thousand") != "-";
    if has_word && highest >= TEN_THOUSAND { TEN_THOUSAND } else { 1.0 }
}

/// A figure in the axis' unit.
pub(super) fn on_axis(value: f64, divisor: f64) -> String {
    if divisor > 1.0 { grouped(value / divisor, 2) } else { grouped(value, 0) }
}

/// The unit of an axis.
pub(super) fn unit(key: &str, divisor: f64) -> String {
    let large = if divisor > 1.0 { "yes" } else { "no" };
    tr(key, &args! { "large" => large })
}

/// Unit and section of a column: `示例县 小学`.
pub(super) fn place(shown: &Shown) -> String {
    let unit = shown.projection.units.get(shown.unit);
    let name = unit.map(|unit| unit.name.clone()).unwrap_or_default();
    format!("{name} {}", section(shown.section))
}

/// The finding of one of a column's charts, for readers who do not see it.
pub(super) fn chart_finding(shown: &Shown, which: usize) -> String {
    let p = &shown.projection;
    match which {
        0 => {
            let Some(line) = model::line(p, shown.unit, shown.section) else {
                return String::new();
            };
            let Some((peak, most)) = model::peak(p, line) else { return String::new() };
            let last = p.years.last().zip(line.students.last());
            let (end, least) = last.map_or((peak, most), |(year, n)| (*year, *n));
            let args = args! {
                "peak" => peak.to_string(), "most" => grouped(most, 0), "end" => end.to_string(),
                "least" => grouped(least, 0),
            };
            tr("seats-finding-pupils", &args)
        }
        1 => {
            let Some(found) = model::classes(p, shown.unit, shown.section) else {
                return String::new();
            };
            let last = found.bands.last().copied().unwrap_or_default();
            let end = p.years.last().copied().unwrap_or_default();
            let args = args! {
                "now" => model::over_standard(shown.section, &found.today),
                "then" => model::over_standard(shown.section, &last), "end" => end.to_string(),
            };
            tr("seats-finding-classes", &args)
        }
        _ => {
            let Some(found) = model::seats(p, shown.unit, shown.section) else {
                return String::new();
            };
            let worst = model::greatest(p, &found.gap);
            let spare = model::lowest(p, &found.gap);
            let year = |at: Option<model::At>| at.map_or("none".to_owned(), |(y, _)| y.to_string());
            let n = |at: Option<model::At>| at.map_or(0.0, |(_, n)| n.abs().round());
            let args = args! {
                "year" => year(worst), "n" => n(worst), "spareYear" => year(spare),
                "spare" => n(spare),
            };
            tr("seats-finding-gap", &args)
        }
    }
}

/// County, scenario, year and rules: the foot of a saved picture.
pub(super) fn source(shared: Shared, projection: &Projection) -> String {
    let county = shared.app.county.get();
    let edition = App::standard().map(|s| s.edition.clone()).unwrap_or_default();
    let args = args! {
        "county" => county.name.as_str(), "edition" => edition,
        "year" => model::last_known(projection).to_string(),
        "scenario" => scenario(&projection.scenario),
    };
    let text = tr("seats-source", &args);
    if county.sample { format!("{text} · {}", t("sample")) } else { text }
}

/// A count as a value of a sentence.
#[allow(clippy::cast_precision_loss, reason = "counts of a county are small")]
pub(super) const fn count(n: usize) -> f64 {
    n as f64
}

/// Name of a unit.
pub(super) fn unit_name(projection: &Projection, unit: usize) -> String {
    projection.units.get(unit).map(|unit| unit.name.clone()).unwrap_or_default()
}

/// The answer of the view: one clause a section.
pub(super) fn answer(projection: &Projection) -> String {
    let clauses = model::sections(projection, 0)
        .into_iter()
        .filter_map(|section| clause(projection, section))
        .collect::<Vec<_>>();
    if clauses.is_empty() {
        return t("seats-answer-none");
    }
    tr("seats-answer", &args! { "clauses" => clauses.join(&t("clause-separator")) })
}

fn clause(projection: &Projection, of: Section) -> Option<String> {
    let line = model::line(projection, 0, of)?;
    let (year, most) = model::peak(projection, line)?;
    let last = projection.years.last().zip(line.students.last());
    let (end, least) = last.map(|(year, n)| (*year, *n))?;
    let gap = model::seats(projection, 0, of).and_then(|s| model::greatest(projection, &s.gap));
    let fall = if most > 0.0 { 100.0 * (1.0 - least / most) } else { 0.0 };
    let kind = if year >= end {
        "grows"
    } else if year > model::last_known(projection) {
        "ahead"
    } else {
        "past"
    };
    let args = args! {
        "section" => section(of), "kind" => kind, "year" => year.to_string(),
        "pupils" => most.round(), "end" => end.to_string(), "fall" => grouped(fall, 0),
        "gapYear" => match gap {
            None => "none".to_owned(),
            // The year has just been said.
            Some((at, _)) if at == year && kind == "ahead" => "same".to_owned(),
            Some((at, _)) => at.to_string(),
        },
        "gap" => gap.map_or(0.0, |(_, n)| n.round()),
    };
    Some(tr("seats-clause", &args))
}

/// The next years of judgement that the projection shows: 2027 and 2030, or the nearest it has.
pub(super) fn checkpoints(projection: &Projection) -> Vec<i32> {
    let mut years: Vec<i32> =
        [2027, 2030].into_iter().filter(|year| projection.years.contains(year)).collect();
    if years.is_empty() {
        let last = projection.years.len().saturating_sub(1);
        years.extend(projection.years.get(last / 2));
        years.extend(projection.years.last());
        years.dedup();
    }
    years
}

/// Why: classes over the standard, the first school over its size, when the gap closes.
pub(super) fn lede(projection: &Projection) -> String {
    let sections = model::sections(projection, 0);
    let over = |pick: &dyn Fn(&crate::project::result::ClassSeries) -> Option<[u32; 5]>| {
        let each = sections.iter().filter_map(|section| {
            let found = model::classes(projection, 0, *section)?;
            Some(model::over_standard(*section, &pick(found)?))
        });
        each.sum::<f64>()
    };
    let mut sentences = Vec::new();
    let later: Vec<String> = checkpoints(projection)
        .into_iter()
        .map(|year| {
            let n = over(&|c| model::in_year(projection, &c.bands, year).copied());
            tr("seats-lede-later", &args! { "year" => year.to_string(), "n" => n })
        })
        .collect();
    let now = over(&|c| Some(c.today));
    let later = later.join(&t("list-separator"));
    sentences.push(tr("seats-lede-over", &args! { "now" => now, "later" => later }));
    if let Some(first) = projection.over_scale.iter().min_by_key(|o| o.year) {
        let args = args! {
            "school" => unit_name(projection, first.unit), "year" => first.year.to_string(),
            "n" => first.students.round(), "limit" => first.limit,
        };
        sentences.push(tr("seats-lede-size", &args));
    }
    for of in sections {
        let Some(found) = model::seats(projection, 0, of) else { continue };
        if let (Some(_), Some(closes)) = (model::greatest(projection, &found.gap), found.closes) {
            let args = args! { "section" => section(of), "year" => closes.to_string() };
            sentences.push(tr("seats-lede-closes", &args));
        }
    }
    sentences.concat()
}

/// A probability as a whole percentage, never rounded to certainty.
pub(super) fn percent(probability: f64) -> String {
    if probability < 0.01 {
        "<1".to_owned()
    } else if probability > 0.99 {
        ">99".to_owned()
    } else {
        scale::figure(100.0 * probability, 0)
    }
}

/// The word of a level.
pub(super) fn level(level: Level) -> String {
    t(&format!("seats-level-{}", level.id()))
}
