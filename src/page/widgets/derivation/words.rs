//! Words and figures of derivations that other views print alike.

use crate::args;
use crate::county::{FieldKind, SectionKind};
use crate::page::say::{t, tr, with_words};
use crate::page::widgets::icon::Shape;
use crate::score::{Standing, Subject};
use crate::standard::{Indicator, Standard};
use crate::words::number::{MISSING, figure, in_sentence, plain};

/// The name of an indicator in one of its forms; where standards count it differently, the one of
/// its unit.
fn named(indicator: &Indicator, form: &str) -> String {
    let own = format!("indicator-{}-{}{form}", indicator.id, indicator.unit);
    with_words(|words| match words.has(&own) {
        true => words.say(&own),
        false => words.say(&format!("indicator-{}{form}", indicator.id)),
    })
}

/// Its short name, as column heads print it.
#[must_use]
pub fn short_name(indicator: &Indicator) -> String {
    named(indicator, "-short")
}

/// Its full name, as the document has it.
#[must_use]
pub fn full_name(indicator: &Indicator) -> String {
    named(indicator, "")
}

/// Its unit.
#[must_use]
pub fn unit(indicator: &Indicator) -> String {
    t(&format!("unit-{}", indicator.unit))
}

/// The name of a section.
#[must_use]
pub fn section(section: SectionKind) -> String {
    t(&format!("section-{}", section.id()))
}

/// Decimals a column of the indicator is printed with.
#[must_use]
pub fn decimals(indicator: &Indicator) -> usize {
    match indicator.unit.as_str() {
        "people-per-student" => 4,
        unit if unit.starts_with("money") => 0,
        _ => 2,
    }
}

/// A value of the indicator as the tables print it.
#[must_use]
pub fn value(indicator: &Indicator, value: Option<f64>) -> String {
    figure(value, decimals(indicator))
}

/// A result with its sign: `= 0.5`, or `≈ 0.7052` where more digits follow.
#[must_use]
pub fn result(value: Option<f64>) -> String {
    let Some(value) = value else { return format!("= {MISSING}") };
    let shown = in_sentence(value);
    let whole = plain(value, 4).parse() == Ok(value);
    format!("{} {shown}", if whole { "=" } else { "≈" })
}

/// The unit a field is counted in.
#[must_use]
pub fn field_unit(kind: FieldKind) -> String {
    match kind {
        FieldKind::People => t("unit-people"),
        FieldKind::Count => t("unit-count"),
        FieldKind::Area => t("unit-area"),
        FieldKind::Money => t("unit-money"),
    }
}

/// The share of the threshold that the weakest indicator must still reach, in percent.
#[must_use]
pub fn floor_percent(indicator: &Indicator) -> f64 {
    100.0 * indicator.floor_share()
}

/// The word of a standing.
#[must_use]
pub fn standing(standing: Standing) -> String {
    match standing {
        Standing::Met => t("standing-met"),
        Standing::Floor => t("standing-floor"),
        Standing::Below => t("standing-below"),
        Standing::Missing => t("standing-missing"),
    }
}

/// Shape, word and class of a verdict; `None` is undetermined.
#[must_use]
pub fn verdict(pass: Option<bool>) -> (Shape, String, &'static str) {
    match pass {
        Some(true) => (Shape::Tick, t("verdict-met"), "good"),
        Some(false) => (Shape::Cross, t("verdict-unmet"), "bad"),
        None => (Shape::Dashed, t("verdict-open"), "open"),
    }
}

/// What is derived, in a few words: the head of its panel. `school` names the school.
#[must_use]
pub fn title(standard: &Standard, subject: &Subject, school: &dyn Fn(usize) -> String) -> String {
    let name =
        |position: usize| standard.indicator.get(position).map(full_name).unwrap_or_default();
    match subject {
        Subject::Indicator { school: at, indicator, .. } => tr(
            "derive-title-indicator",
            &args! { "school" => school(*at), "indicator" => name(*indicator) },
        ),
        Subject::Mean { section: s, indicator } => tr(
            "derive-title-mean",
            &args! { "section" => section(*s), "indicator" => name(*indicator) },
        ),
        Subject::Coefficient { section: s, indicator } => tr(
            "derive-title-coefficient",
            &args! { "section" => section(*s), "indicator" => name(*indicator) },
        ),
        Subject::Composite { section: s } => {
            tr("derive-title-composite", &args! { "section" => section(*s) })
        }
        Subject::School { school: at, section: s } => {
            tr("derive-title-school", &args! { "school" => school(*at), "section" => section(*s) })
        }
    }
}

/// The indicator with an id.
#[must_use]
pub fn indicator_named<'a>(standard: &'a Standard, id: Option<&str>) -> Option<&'a Indicator> {
    standard.indicator.get(standard.indicator_index(id?)?)
}

/// A figure on a ruler: three decimals beside a small limit, none beside a large one.
#[must_use]
pub fn short(value: f64, limit: f64) -> String {
    let decimals = if limit < 10.0 { 3 } else { usize::from(limit < 1000.0) * 2 };
    figure(Some(value), decimals)
}
