//! Charts by name, for the report and for other programs: figures from the rooms below, words in
//! the reader's language, drawn by `chart`.

mod score;
mod standing;
mod years;

pub(super) use score::waterfall;
pub(super) use standing::{Of, coefficients};
pub(super) use years::{Years, classes, enrolment};

use super::results::{chosen, scenario_of};
use crate::chart::{Caption, Mode};
use crate::county::{Args, County, SectionKind};
use crate::json::{Expected, Wrong};
use crate::project::{Scenario, project};
use crate::words::Words;
use crate::{args, record, rubric, score as scores, standard};
use thiserror::Error;

/// Every kind, as the module takes them.
pub const KINDS: [&str; 7] =
    ["coefficients", "strip", "waterfall", "enrolment", "classes", "seats", "heat"];
/// Rows of a heat map in one picture.
const ROWS: usize = 400;

/// What may be chosen for a chart; each kind looks at what concerns it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChartOptions {
    /// Id of the standard; the one of 2017 where there is none.
    pub standard: Option<String>,
    /// 小学 unless told.
    pub section: Option<SectionKind>,
    /// Id of the indicator of a strip; the first where there is none.
    pub indicator: Option<String>,
    /// Id of the rubric of a waterfall.
    pub rubric: Option<String>,
    /// Name of the scenario of the years ahead; the baseline where there is none.
    pub scenario: Option<String>,
    /// Width, px.
    pub width: Option<f64>,
}

record!(default ChartOptions {
    standard: "standard", section: "section", indicator: "indicator", rubric: "rubric",
    scenario: "scenario", width: "width",
});

/// Why there is no chart.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ChartError {
    /// Kind or option is not one of those there are.
    #[error("{0}")]
    Wrong(Wrong),
    /// The county has no figures for it.
    #[error("no figures for {kind}")]
    NoFigures {
        /// Which chart.
        kind: String,
    },
}

impl ChartError {
    /// Key and values of its sentence.
    #[must_use]
    pub fn sentence(&self) -> (&'static str, Args) {
        match self {
            Self::Wrong(wrong) => ("file-field", crate::county::wrong_args(wrong)),
            Self::NoFigures { kind } => ("drawn-no-figures", args! { "kind" => kind.as_str() }),
        }
    }
}

/// A drawn chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawn {
    /// SVG.
    pub svg: String,
    /// Its title.
    pub title: String,
    /// Unit of its figures; may be empty.
    pub unit: String,
    /// What it shows, in a sentence.
    pub desc: String,
}

/// The words around a chart; its foot says county, year and rules.
fn caption(words: &Words, county: &County, title: String, unit: String, desc: String) -> Caption {
    let year = county.school_year.map(|y| y.to_string()).unwrap_or_default();
    let key = if county.sample { "drawn-source-sample" } else { "drawn-source" };
    let source = words.tell(key, &args! { "county" => county.name.as_str(), "year" => year });
    Caption { title, unit, desc, source }
}

fn section_name(words: &Words, section: Option<SectionKind>) -> String {
    section.map(|s| words.say(&format!("section-{}", s.id()))).unwrap_or_default()
}

/// Draws a chart of a county as a picture of its own: light colours, title, unit and source in it.
///
/// # Errors
/// Which option is wrong; or that the county has no figures for it.
pub fn chart(
    kind: &str,
    county: &County,
    options: &ChartOptions,
    words: &Words,
) -> Result<Drawn, ChartError> {
    let wrong = |at: &str| ChartError::Wrong(Wrong::here(Expected::Choice(&[])).under(at));
    let mode = Mode::Standalone;
    let width = options.width.unwrap_or(640.0);
    if !(240.0..=4000.0).contains(&width) {
        return Err(ChartError::Wrong(Wrong::here(Expected::Number).under("options.width")));
    }
    let drawn = match kind {
        "coefficients" | "strip" => {
            let id = options.standard.as_deref().unwrap_or("quality-balance-2017");
            let standard = standard::named(id).ok_or_else(|| wrong("options.standard"))?;
            let evaluation = scores::evaluate(county, standard);
            let of = Of { county, words, standard, evaluation: &evaluation, width };
            if kind == "coefficients" {
                standing::coefficients(&of, mode)
            } else {
                let first = standard.indicator.first().map(|i| i.id.as_str()).unwrap_or_default();
                let id = options.indicator.as_deref().unwrap_or(first);
                let at = standard.indicator_index(id).ok_or_else(|| wrong("options.indicator"))?;
                let section = options.section.unwrap_or(SectionKind::Primary);
                standing::strip(&of, section, at, mode)
            }
        }
        "waterfall" => {
            let known = |id: &str| rubric::find(county, id).is_some();
            if options.rubric.as_deref().is_some_and(|id| !known(id)) {
                return Err(wrong("options.rubric"));
            }
            let rubric = chosen(county, options.rubric.as_deref());
            let sheet = rubric.map(|rubric| rubric::score(&rubric, county, None));
            sheet.and_then(|sheet| waterfall(words, county, &sheet, width, mode))
        }
        "enrolment" | "classes" | "seats" | "heat" => {
            let raw = scenario_of(county, options.scenario.as_deref());
            if raw.is_none() && options.scenario.as_deref().is_some_and(|name| !name.is_empty()) {
                return Err(wrong("options.scenario"));
            }
            let scenario = raw.map(|raw| Scenario::read(raw, "scenario")).transpose();
            let scenario = scenario.map_err(ChartError::Wrong)?.unwrap_or_default();
            let projection = project(county, &scenario, false, &mut |_, _| {});
            let years = Years { county, words, projection: &projection, width };
            match kind {
                "enrolment" => enrolment(&years, options.section, mode),
                "classes" => classes(&years, options.section, mode),
                "seats" => years::seats(&years, options.section, mode),
                _ => years::heat(&years, ROWS),
            }
        }
        _ => return Err(ChartError::Wrong(Wrong::here(Expected::Choice(&KINDS)).under("kind"))),
    };
    drawn.ok_or_else(|| ChartError::NoFigures { kind: kind.to_owned() })
}
