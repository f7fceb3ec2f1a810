//! Names, values and units of the view, in the reader's language.

use crate::county::{Finding, SectionKind};
use crate::page::say::{t, with_words};
use crate::page::state::App;
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::icon::Shape;
pub(super) use crate::plan::sentence::{asked, figure_unit, is_percent, stated, value};
use crate::plan::{Need, Reading, State, Target, sentence};
pub(super) use crate::rubric::sentence::sign;
use crate::standard::Indicator;
use crate::words::number::{MISSING, in_sentence};

/// The indicator with an id, of the standard whose indicators targets speak of.
pub(super) fn indicator(id: Option<&str>) -> Option<&'static Indicator> {
    derived::indicator_named(App::standard()?, id)
}

/// What a target is about.
pub(super) fn name(target: &Target) -> String {
    with_words(|words| sentence::name(words, target))
}

/// The name of a yearly figure.
pub(super) fn figure_name(id: Option<&str>) -> String {
    with_words(|words| sentence::figure_name(words, id))
}

/// A reading: its value; what is known where figures are missing.
pub(super) fn reading(target: &Target, reading: &Reading) -> String {
    value(target, reading.value.or(reading.known))
}

/// A year, or that it is always asked.
pub(super) fn year(year: Option<i32>) -> String {
    year.map_or_else(|| t("plan-always"), |year| year.to_string())
}

/// Shape, word and class of a state.
pub(super) fn state(state: State) -> (Shape, String, &'static str) {
    let (shape, class) = match state {
        State::Met => (Shape::Tick, "good"),
        State::OnCourse => (Shape::Light, "good"),
        State::Slipping => (Shape::Half, "warn"),
        State::Not => (Shape::Cross, "bad"),
        State::Undetermined => (Shape::Dashed, "open"),
    };
    (shape, with_words(|words| sentence::state(words, state)), class)
}

/// An amount with its unit: `12 人`, `1 234.5 平方米`.
pub(super) fn amount(unit: &str, amount: f64) -> String {
    with_words(|words| sentence::amount(words, unit, amount))
}

/// What is lacking, in a clause.
pub(super) fn need(need: &Need) -> String {
    with_words(|words| sentence::need(words, need))
}

/// A section, or both.
pub(super) fn section(section: Option<SectionKind>) -> String {
    section.map_or_else(|| t("plan-both"), derived::section)
}

/// A finding whose figure is named in the reader's language.
pub(super) fn told(finding: &Finding) -> Finding {
    with_words(|words| sentence::told(words, finding))
}

/// A figure with its thin spaces, or the sign of a missing one.
pub(super) fn count(value: Option<f64>) -> String {
    value.map_or_else(|| MISSING.to_owned(), in_sentence)
}
