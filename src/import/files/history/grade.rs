//! Grades as people write them.

use super::words::words;
use crate::county::{GradeSystem, SectionKind};
use crate::import::files::label::normalise;

/// Years of a junior section in the system that has most of them (五四学制).
pub const MOST_JUNIOR: u8 = 4;

/// Targets in mappings, before the number.
const GRADE: &str = "grade.";
const JUNIOR: &str = "juniorYear.";

/// What a text says about a grade. Which grade a junior year is depends on the county's 学制, which
/// is known only when all files have been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GradeReading {
    /// The grade itself: 0 for the year before school, 1-9.
    Grade(u8),
    /// So many years into the junior section, 1-4.
    Junior(u8),
}

impl GradeReading {
    /// The grade; `None` for a junior year that the system does not have.
    pub fn grade(self, system: GradeSystem) -> Option<u8> {
        let grade = match self {
            Self::Grade(grade) => grade,
            Self::Junior(year) => system.first_junior().checked_add(year)?.checked_sub(1)?,
        };
        (grade <= 9).then_some(grade)
    }

    /// The same in a sheet of this section: 一年级 of a junior school is a junior year.
    pub fn in_section(self, section: Option<SectionKind>) -> Self {
        match self {
            Self::Grade(year @ 1..=MOST_JUNIOR) if section == Some(SectionKind::Junior) => {
                Self::Junior(year)
            }
            reading => reading,
        }
    }

    /// Whether it is of a junior form: 六年级 may stand in either, and counts as a primary one.
    pub fn is_junior(self) -> bool {
        !matches!(self, Self::Grade(0..=6))
    }

    /// Whether pupils here tell that the junior section has four years.
    pub fn is_fourth_junior(self) -> bool {
        self == Self::Junior(MOST_JUNIOR)
    }

    /// As its sheet counts: grades, or years of the junior section.
    pub fn number(self) -> u8 {
        match self {
            Self::Grade(number) | Self::Junior(number) => number,
        }
    }

    /// Its id in mappings.
    pub fn id(self) -> String {
        match self {
            Self::Grade(grade) => format!("{GRADE}{grade}"),
            Self::Junior(year) => format!("{JUNIOR}{year}"),
        }
    }

    /// Reads such an id.
    pub fn parse(id: &str) -> Option<Self> {
        let number = |text: &str, most| text.parse().ok().filter(|n| (1..=most).contains(n));
        if let Some(year) = id.strip_prefix(JUNIOR) {
            return number(year, MOST_JUNIOR).map(Self::Junior);
        }
        number(id.strip_prefix(GRADE)?, 9).map(Self::Grade)
    }
}

/// Reads `3`, `三年级`, `小学六年级`, `七年级`, `初二`, `初中二年级`, `Grade 3`, `K`. A bare number
/// counts; whether it stands for a grade is for the caller to know.
pub fn read_grade(text: &str) -> Option<GradeReading> {
    let words = &words().grades;
    let text = normalise(text);
    let text = text.replace(['(', ')', '.', '_'], "");
    if words.before_school.has(&text) {
        return Some(GradeReading::Grade(0));
    }
    let junior = words.junior.behind(&text);
    let mut inner = junior.or_else(|| words.primary.behind(&text)).unwrap_or(&text);
    // 一年级在校生数: the grade is named, then what is counted.
    while let Some(rest) = words.suffixes.before(inner) {
        inner = rest;
    }
    let place = words.digits.place(inner);
    let number = match place {
        Some(place) => u8::try_from(place + 1).ok()?,
        None if inner.len() <= 2 => inner.parse().ok()?,
        None => return None,
    };
    if !(1..=9).contains(&number) {
        return None;
    }
    match junior {
        Some(_) if number <= MOST_JUNIOR => Some(GradeReading::Junior(number)),
        _ => Some(GradeReading::Grade(number)),
    }
}

/// Whether a text is nothing but digits, as a grade or a count may be.
pub fn is_bare_number(text: &str) -> bool {
    let text = normalise(text);
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_in_every_wording() {
        for (text, grade) in [
            ("1", Some(1)),
            ("三年级", Some(3)),
            ("３", Some(3)),
            ("3年级", Some(3)),
            ("第三年级", Some(3)),
            ("小学六年级", Some(6)),
            ("七年级", Some(7)),
            ("初二", Some(8)),
            ("初中三年级", Some(9)),
            ("初中九年级", Some(9)),
            ("一年级在校生数", Some(1)),
            ("Grade 4", Some(4)),
            ("K", Some(0)),
            ("学前班", Some(0)),
            ("高一", None),
            ("十", None),
            ("0", None),
            ("10", None),
            ("", None),
            ("2021", None),
            ("学校名称", None),
        ] {
            assert_eq!(
                read_grade(text).and_then(|g| g.grade(GradeSystem::SixThree)),
                grade,
                "{text}"
            );
        }
    }

    #[test]
    fn a_junior_section_of_four_years_begins_with_grade_six() {
        let readings = ["初一", "初中二年级", "初三", "初四"].map(|l| read_grade(l).unwrap());
        let grades = |system| readings.map(|reading| reading.grade(system));
        assert_eq!(grades(GradeSystem::FiveFour), [Some(6), Some(7), Some(8), Some(9)]);
        assert_eq!(grades(GradeSystem::SixThree), [Some(7), Some(8), Some(9), None]);
        assert!(readings.map(GradeReading::is_fourth_junior) == [false, false, false, true]);
    }
}
