//! 学制 as forms tell it: in words (六三制, 五四学制), or as the years of a section (规定年制). A
//! county has one; where its schools do not agree none is taken, and that is said. Junior years
//! (一年级, 初一) become grades by it.

use super::context::Context;
use super::county_form::Place;
use super::draft::Draft;
use super::forms;
use super::history::{GradeReading, MOST_JUNIOR};
use super::label::normalise;
use crate::county::{CellRef, Class, Finding, GradeSystem, SectionKind, Severity};
use crate::order::Map;

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

impl Draft {
    /// What the draft itself tells of 学制: pupils in a fourth junior year say more than a word does.
    pub fn told_system(&self) -> Option<Told> {
        self.fourth_junior().or(self.grade_system)
    }

    /// Where pupils of a fourth junior year stand, which only 五四制 has.
    fn fourth_junior(&self) -> Option<Told> {
        let at = self.junior_year(MOST_JUNIOR)?;
        Some((GradeSystem::FiveFour, self.source, at))
    }

    /// The place of the pupils of a junior year, where there are any.
    fn junior_year(&self, year: u8) -> Option<CellRef> {
        let reading = GradeReading::Junior(year);
        let figure = self.grades.get(&reading).filter(|(students, _)| *students > 0.0);
        let listed = || {
            let any = self.classes.iter().any(|(of, _)| *of == reading);
            any.then(|| self.at.unwrap_or(CellRef { row: 0, column: 0 }))
        };
        figure.map(|(_, at)| *at).or_else(listed)
    }

    /// Pupils by grade, where the county has this 学制 and the draft tells nothing else. Years and
    /// grades that are empty because the system does not have them are left out.
    pub fn grades_in(&self, system: GradeSystem) -> Map<u8, (f64, CellRef)> {
        let system = self.told_system().map_or(system, |(told, ..)| told);
        // 六年级 of the primary form.
        let past_primary = |reading: &GradeReading| {
            self.section != Some(SectionKind::Junior)
                && matches!(reading, GradeReading::Grade(grade) if *grade >= system.first_junior())
        };
        let mut grades: Map<u8, (f64, CellRef)> = Map::new();
        for (reading, (students, at)) in &self.grades {
            let Some(grade) = reading.grade(system) else { continue };
            if *students == 0.0 && past_primary(reading) {
                continue;
            }
            let slot = grades.entry(grade).or_insert((0.0, *at));
            // 六年级 of the primary form and the first junior year are one grade.
            *slot = (slot.0 + students, if *students > 0.0 { *at } else { slot.1 });
        }
        grades
    }

    /// Classes by section, in the same way.
    pub fn classes_in(&self, system: GradeSystem) -> Map<SectionKind, Vec<Class>> {
        let system = self.told_system().map_or(system, |(told, ..)| told);
        let mut sections: Map<SectionKind, Vec<Class>> = Map::new();
        for (reading, class) in &self.classes {
            let Some(grade) = reading.grade(system) else { continue };
            let junior = grade >= system.first_junior();
            let section = if junior { SectionKind::Junior } else { SectionKind::Primary };
            sections.entry(section).or_default().push(Class { grade, ..class.clone() });
        }
        sections
    }
}

/// What the schools of an import tell together, with the place of the first that tells it. Where
/// they do not agree nothing is taken, and the finding says so.
pub fn of_schools(
    drafts: &[&Draft],
    context: &Context<'_>,
) -> (Option<(GradeSystem, Place)>, Option<Finding>) {
    let named = drafts.iter().any(|draft| draft.grade_system.is_some());
    let third = |draft: &&&Draft| draft.junior_year(MOST_JUNIOR - 1).is_some();
    let without_fourth = |draft: &&&Draft| third(draft) && draft.fourth_junior().is_none();
    // Where no word tells it, a school without a fourth year speaks for three.
    let silent_six = if named { 0 } else { drafts.iter().filter(without_fourth).count() };
    let told = || drafts.iter().filter_map(|draft| Some((*draft, draft.told_system()?)));
    let of = |system| told().filter(|(_, (told, ..))| *told == system).count();
    let (six, five) = (of(GradeSystem::SixThree) + silent_six, of(GradeSystem::FiveFour));
    let Some((_, (first, source, cell))) = told().next() else { return (None, None) };
    let agreed = if named { six == 0 || five == 0 } else { five >= six };
    if agreed {
        return (Some((first, Place { source: Some(source), cell: Some(cell) })), None);
    }
    let other = told().find(|(_, (system, ..))| *system != first).or_else(|| told().next());
    let finding = other.map(|(draft, (_, source, cell))| {
        #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
        let mut finding = Finding::new(Severity::Check, "grade-systems-differ")
            .arg("six", six as f64)
            .arg("five", five as f64);
        finding.school_id.clone_from(&draft.id);
        finding.school = draft.name.clone().or_else(|| draft.id.clone());
        context.at_source(finding, Some(source), Some(cell))
    });
    (None, finding)
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
