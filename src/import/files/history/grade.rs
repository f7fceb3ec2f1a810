//! Grades as people write them.

use super::words::words;
use crate::import::files::label::normalise;

/// Grades before the first junior one: six, or five where the junior section has four years
/// (五四学制).
pub const SIX: u8 = 6;
const FIVE: u8 = 5;

/// What a text says about a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GradeReading {
    /// The grade itself: 0 for the year before school, 1-9.
    Grade(u8),
    /// So many years into the junior section.
    Junior(u8),
}

impl GradeReading {
    /// The grade, where the junior section begins after `before` grades.
    pub fn grade(self, before: u8) -> Option<u8> {
        match self {
            Self::Grade(grade) => Some(grade),
            Self::Junior(year) => Some(before + year),
        }
        .filter(|grade| *grade <= 9)
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
        Some(_) if number <= 4 => Some(GradeReading::Junior(number)),
        _ => Some(GradeReading::Grade(number)),
    }
}

/// Whether a text is nothing but digits, as a grade or a count may be.
pub fn is_bare_number(text: &str) -> bool {
    let text = normalise(text);
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// Grades before the junior section, as the labels of a sheet tell.
pub fn grades_before_junior<'a>(labels: impl Iterator<Item = &'a str>) -> u8 {
    let four = &words().grades.four_year_junior;
    let mut labels = labels;
    if labels.any(|label| four.has(&normalise(label))) { FIVE } else { SIX }
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
            assert_eq!(read_grade(text).and_then(|g| g.grade(SIX)), grade, "{text}");
        }
    }

    #[test]
    fn a_junior_section_of_four_years_begins_with_grade_six() {
        let labels = ["初一", "初二", "初三", "初四"];
        let before = grades_before_junior(labels.into_iter());
        let grades = labels.map(|label| read_grade(label).unwrap().grade(before));
        assert_eq!(grades, [Some(6), Some(7), Some(8), Some(9)]);
        assert_eq!(grades_before_junior(["初一", "初三"].into_iter()), 6);
    }
}
