//! 学制 as forms tell it: in words (六三制, 五四学制), or as the years of a section (规定年制). A
//! county has one; where its schools do not agree none is taken, and that is said.

use super::county_form::Place;
use super::draft::Draft;
use super::forms;
use super::label::normalise;
use super::merge::CountyBuilder;
use crate::county::{CellRef, Finding, GradeSystem, SectionKind, Severity};
use crate::import::files::context::Context;

/// What a school's form tells, with its source and cell.
pub type Told = (GradeSystem, u32, CellRef);

/// Reads a cell of 学制; the years of a section count where it is known which one it is.
pub fn read(text: &str, section: Option<SectionKind>) -> Option<GradeSystem> {
    let text = normalise(text);
    let named = forms::words().grade_system(&text);
    named.or_else(|| of_years(years(&text)?, section?))
}

/// `6`, `六年`, `5年制`: a number of years and no more.
fn years(text: &str) -> Option<u8> {
    let number = text.trim_end_matches('制').trim_end_matches('年');
    let digit = match number {
        "三" => 3,
        "四" => 4,
        "五" => 5,
        "六" => 6,
        number => number.trim_end_matches(".0").parse().ok()?,
    };
    Some(digit)
}

fn of_years(years: u8, section: SectionKind) -> Option<GradeSystem> {
    GradeSystem::ALL.into_iter().find(|system| {
        system.grades(section).is_some_and(|(first, last)| last + 1 - first == years)
    })
}

/// What the schools of an import tell together.
pub fn of_schools(
    drafts: &[&Draft],
    builder: &mut CountyBuilder,
    context: &Context<'_>,
) -> Option<(GradeSystem, Place)> {
    let told = || drafts.iter().filter_map(|draft| Some((*draft, draft.grade_system?)));
    let (_, (first, source, cell)) = told().next()?;
    let place = Place { source: Some(source), cell: Some(cell) };
    let Some((draft, (_, source, cell))) = told().find(|(_, (system, ..))| *system != first) else {
        return Some((first, place));
    };
    let of = |system| told().filter(|(_, (told, ..))| *told == system).count();
    #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
    let count = |system| of(system) as f64;
    let mut finding = Finding::new(Severity::Check, "grade-systems-differ")
        .arg("six", count(GradeSystem::SixThree))
        .arg("five", count(GradeSystem::FiveFour));
    finding.school_id.clone_from(&draft.id);
    finding.school = draft.name.clone().or_else(|| draft.id.clone());
    builder.findings.push(context.at_source(finding, Some(source), Some(cell)));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_years_tell_the_system() {
        use GradeSystem::{FiveFour, SixThree};
        let (primary, junior) = (Some(SectionKind::Primary), Some(SectionKind::Junior));
        for (text, section, system) in [
            ("六三制", None, Some(SixThree)),
            ("实行“五·四”学制", None, Some(FiveFour)),
            ("５＋４", None, Some(FiveFour)),
            ("6-3学制", junior, Some(SixThree)),
            ("6", primary, Some(SixThree)),
            ("五年", primary, Some(FiveFour)),
            ("5年制", primary, Some(FiveFour)),
            ("4.0", junior, Some(FiveFour)),
            ("三年制", junior, Some(SixThree)),
            // Years of a section nobody knows, and years that no section has.
            ("6", None, None),
            ("4", primary, None),
            ("9", Some(SectionKind::Senior), None),
            ("全日制", primary, None),
        ] {
            assert_eq!(read(text, section), system, "{text}");
        }
    }
}
