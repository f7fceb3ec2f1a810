//! Where schools and sections stand: difference coefficients, a strip of one indicator.

use super::{Drawn, caption};
use crate::args;
use crate::chart::coefficients::{CoefficientChart, CoefficientColumn};
use crate::chart::ruler::{Reading, Ruler};
use crate::chart::strip::Standing as Mark;
use crate::chart::{Mode, Strip, StripInput, StripWords, scale};
use crate::county::{County, SectionKind};
use crate::score::{Evaluation, Standing};
use crate::standard::Standard;
use crate::words::Words;
use crate::words::number::{in_sentence, plain};

/// Height of a strip, px.
const STRIP: f64 = 160.0;
/// What the names and figures of the coefficients take beside two rulers, px.
const BESIDE: f64 = 310.0;

/// What is drawn of.
pub(in crate::report) struct Of<'a> {
    pub(in crate::report) county: &'a County,
    pub(in crate::report) words: &'a Words,
    pub(in crate::report) standard: &'a Standard,
    pub(in crate::report) evaluation: &'a Evaluation,
    pub(in crate::report) width: f64,
}

impl Of<'_> {
    fn section(&self, section: SectionKind) -> String {
        self.words.say(&format!("section-{}", section.id()))
    }
}

/// The difference coefficients of all indicators on the rulers of their sections.
pub(in crate::report) fn coefficients(of: &Of<'_>, mode: Mode) -> Option<Drawn> {
    let sections = || of.evaluation.sections.iter().filter(|s| s.schools > 0);
    let ruler = ((of.width - BESIDE) / 2.0).clamp(90.0, 260.0);
    let columns: Vec<CoefficientColumn> = sections()
        .filter_map(|found| {
            let limit = found.indicators.first()?.limit?;
            let reading = |c: &crate::score::Coefficient| Reading {
                value: c.cv,
                within: c.met_known,
                provisional: c.missing > 0,
            };
            let section = of.section(found.section);
            let limit_text = args! { "limit" => plain(limit, 2) };
            Some(CoefficientColumn {
                title: of.words.tell("drawn-coefficients-of", &args! { "section" => section }),
                limit_label: of.words.tell("drawn-limit", &limit_text),
                ruler: Ruler::coefficient(limit, ruler),
                readings: found.indicators.iter().map(reading).collect(),
            })
        })
        .collect();
    if columns.is_empty() {
        return None;
    }
    let name = |id: &str| of.words.say(&format!("indicator-{id}-short"));
    let all = || sections().flat_map(|s| &s.indicators).filter(|c| c.limit.is_some());
    let args = args! {
        "n" => all().count().to_string(),
        "over" => all().filter(|c| c.met_known == Some(false)).count().to_string(),
        "open" => all().filter(|c| c.met_known.is_none()).count().to_string(),
    };
    let title = of.words.say("drawn-coefficients");
    let desc = of.words.tell("drawn-coefficients-desc", &args);
    let caption = caption(of.words, of.county, title, String::new(), desc);
    let chart = CoefficientChart {
        names: of.standard.indicator.iter().map(|i| name(&i.id)).collect(),
        columns,
        ..CoefficientChart::default()
    };
    Some(Drawn {
        svg: chart.svg(&caption, mode),
        title: caption.title,
        unit: caption.unit,
        desc: caption.desc,
    })
}

/// One dot a school of a section, on one indicator.
pub(super) fn strip(of: &Of<'_>, section: SectionKind, at: usize, mode: Mode) -> Option<Drawn> {
    let spec = of.standard.indicator.get(at)?;
    let limit = spec.at_least.of(section)?.value();
    let rows = of.evaluation.schools.iter();
    let rows: Vec<_> = rows.filter(|r| r.section == section && r.excluded.is_none()).collect();
    if rows.is_empty() {
        return None;
    }
    let values: Vec<Option<f64>> =
        rows.iter().map(|r| r.indicators.get(at).and_then(|i| i.value)).collect();
    let standings = rows.iter().map(|r| {
        Some(match r.indicators.get(at)?.standing {
            Standing::Met => Mark::Met,
            Standing::Floor => Mark::AboveFloor,
            Standing::Below => Mark::Below,
            Standing::Missing => return None,
        })
    });
    let floor = limit * spec.floor_share();
    let input = StripInput {
        standings: standings.collect(),
        end: scale::end(values.iter().copied().flatten(), limit),
        values,
        limit,
        floor: Some(floor),
        selected: None,
    };
    let strip = Strip::lay_out(&input, of.width, STRIP);
    let counts = strip.counts();
    let args = args! {
        "met" => counts.met.to_string(), "floor" => counts.above_floor.to_string(),
        "below" => counts.below.to_string(), "missing" => counts.missing.to_string(),
    };
    let indicator = of.words.say(&format!("indicator-{}", spec.id));
    let names = args! { "section" => of.section(section), "indicator" => indicator };
    let title = of.words.tell("drawn-strip", &names);
    let unit = of.words.say(&format!("drawn-unit-{}", spec.id));
    let desc = of.words.tell("drawn-strip-desc", &args);
    let caption = caption(of.words, of.county, title, unit, desc);
    let missing = args! { "n" => counts.missing.to_string() };
    let words = StripWords {
        limit: in_sentence(limit),
        floor: of.words.tell("drawn-floor", &args! { "floor" => floor }),
        missing: match counts.missing {
            0 => String::new(),
            _ => of.words.tell("drawn-missing", &missing),
        },
        ten_thousand: Some(of.words.say("drawn-ten-thousand")).filter(|word| word != "-"),
    };
    let svg = strip.svg(&words, &caption, mode);
    Some(Drawn { svg, title: caption.title, unit: caption.unit, desc: caption.desc })
}
