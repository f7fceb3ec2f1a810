//! The metrics rubrics may name: figures of the county and of its assessment, each with what it
//! was counted from. A name is words joined by points; docs/rubric.md lists them.

use crate::county::{Field, Metric, SectionKind};
use crate::standard::{SchoolItemRule, Standard, named};

/// The standard whose assessment metrics ask for.
pub const STANDARD: &str = "quality-balance-2017";
/// Id of the score sheet of the government's work, of the assessment of 2012.
pub(super) const WORK_SHEET: &str = "basic-balance-2012-work";
/// Id of the school item that tests the scale of schools.
pub(super) const SCALE_ITEM: &str = "schoolScale";
/// Id of the school item that tests the size of classes.
const SIZE_ITEM: &str = "classSize";

/// How many pupils a class of a section may have.
pub(super) fn class_limit(section: SectionKind) -> Option<u32> {
    let item = standard()?.school_item.iter().find(|item| item.id == SIZE_ITEM)?;
    let SchoolItemRule::ClassSize { at_most } = &item.rule else { return None };
    at_most.of(section)?.text().parse().ok()
}

/// A metric that has been read; sections are `None` where all assessed ones are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// `population`: 常住人口.
    Population,
    /// `students[.section]`: pupils of compulsory sections.
    Students(Option<SectionKind>),
    /// `classes[.section]`: classes.
    Classes(Option<SectionKind>),
    /// `classes[.section].over<N>`: classes of more than N pupils.
    ClassesOver(Option<SectionKind>, u32),
    /// `classes.overSize`: classes of assessed schools beyond the size of their section.
    OverSize,
    /// `schools[.section]`: assessed school sections (学校、学部).
    Schools(Option<SectionKind>),
    /// `schools.overScale`: schools beyond their scale (超规模).
    OverScale,
    /// `schools[.section].passing`: those that pass (综合达标).
    Passing(Option<SectionKind>),
    /// `schools[.section].meetingAll`: those that meet every indicator.
    MeetingAll(Option<SectionKind>),
    /// `schools[.section].meeting.<indicator>`: those that meet one.
    Meeting(Option<SectionKind>, usize),
    /// `mean.<section>.<indicator>`: student-weighted mean.
    Mean(SectionKind, usize),
    /// `cv.<section>.<indicator>`: difference coefficient.
    Coefficient(SectionKind, usize),
    /// `coefficients.over`: coefficients beyond their limit.
    CoefficientsOver,
    /// `sum.<field>`: a figure added up over all schools, of one section or the site.
    Sum(Field),
    /// `workScore`: what the score sheet of the government's work of 2012 comes to.
    WorkScore,
    /// `sum.<metric>`: the same over both compulsory sections.
    SumBoth(Metric),
}

/// The standard the metrics are read against.
pub(super) fn standard() -> Option<&'static Standard> {
    named(STANDARD)
}

/// Whether there is a metric of this name.
#[must_use]
pub fn is_known(name: &str) -> bool {
    parse(name).is_some()
}

/// Takes a section from the front of the words.
fn section<'a>(words: &'a [&'a str]) -> (Option<SectionKind>, &'a [&'a str]) {
    let kind = |word: &str| SectionKind::COMPULSORY.into_iter().find(|s| s.id() == word);
    match words.split_first() {
        Some((first, rest)) => match kind(first) {
            Some(section) => (Some(section), rest),
            None => (None, words),
        },
        None => (None, words),
    }
}

pub(super) fn parse(name: &str) -> Option<Name> {
    let words: Vec<&str> = name.split('.').collect();
    let (first, rest) = words.split_first()?;
    if *first == "sum" {
        return sum(name.strip_prefix("sum.")?);
    }
    let (of, rest) = section(rest);
    let indicator = |id: &str| standard()?.indicator_index(id);
    Some(match (*first, rest) {
        ("population", []) if of.is_none() => Name::Population,
        ("students", []) => Name::Students(of),
        ("classes", []) => Name::Classes(of),
        ("classes", ["overSize"]) if of.is_none() => Name::OverSize,
        ("classes", [over]) => Name::ClassesOver(of, over.strip_prefix("over")?.parse().ok()?),
        ("schools", []) => Name::Schools(of),
        ("schools", ["overScale"]) if of.is_none() => Name::OverScale,
        ("schools", ["passing"]) => Name::Passing(of),
        ("schools", ["meetingAll"]) => Name::MeetingAll(of),
        ("schools", ["meeting", id]) => Name::Meeting(of, indicator(id)?),
        ("coefficients", ["over"]) if of.is_none() => Name::CoefficientsOver,
        ("mean", [id]) => Name::Mean(of?, indicator(id)?),
        ("workScore", []) if of.is_none() => Name::WorkScore,
        ("cv", [id]) => Name::Coefficient(of?, indicator(id)?),
        _ => return None,
    })
}

fn sum(figure: &str) -> Option<Name> {
    let metric = || {
        let metric = Metric::parse(figure)?;
        let of_section =
            Field::of(metric, SectionKind::Primary) != Field::of(metric, SectionKind::Junior);
        of_section.then_some(Name::SumBoth(metric))
    };
    Field::parse(figure).map(Name::Sum).or_else(metric)
}

/// Words of a school that are true or false, in formulas over schools.
pub const SCHOOL_FLAGS: [&str; 14] = [
    "public",
    "private",
    "boarding",
    "urban",
    "town",
    "rural",
    "primarySchool",
    "teachingPoint",
    "juniorSchool",
    "nineYear",
    "twelveYear",
    "completeSecondary",
    "primarySection",
    "juniorSection",
];

/// `musicRooms.from96`: special rooms of at least so many m²; whether music, and the area.
pub(super) fn rooms(name: &str) -> Option<(bool, u32)> {
    let (kind, area) = name.split_once(".from")?;
    let music = match kind {
        "musicRooms" => true,
        "artRooms" => false,
        _ => return None,
    };
    Some((music, area.parse().ok()?))
}

/// Whether a formula over schools may name this.
pub(super) fn is_school_name(name: &str) -> bool {
    matches!(name, "students" | "classes" | "largestClass" | "established")
        || rooms(name).is_some()
        || SCHOOL_FLAGS.contains(&name)
        || Field::parse(name).is_some()
        || matches!(sum(name), Some(Name::SumBoth(_)))
}

/// Names an editor can offer in a formula over `schools`, over `entries`, or over the county.
#[must_use]
pub fn names(over: &str) -> Vec<String> {
    match over {
        "schools" => of_school(),
        "entries" => vec!["value".to_owned()],
        _ => of_county(),
    }
}

fn of_school() -> Vec<String> {
    let usual = ["students", "classes", "largestClass", "established"];
    let rooms = ["musicRooms.from96", "artRooms.from90"];
    let all = usual.iter().chain(&rooms).chain(&SCHOOL_FLAGS).map(|name| (*name).to_owned());
    all.chain(Field::all().iter().map(ToString::to_string)).collect()
}

/// In order. Any number of pupils may stand after `over`, any field after `sum.`; these are the
/// usual ones.
fn of_county() -> Vec<String> {
    let mut names: Vec<String> =
        ["answer", "population", "schools.overScale", "classes.overSize", "coefficients.over"]
            .map(str::to_owned)
            .into();
    let places = ["", ".primary", ".junior"];
    for place in places {
        names.push(format!("students{place}"));
        names.push(format!("classes{place}"));
        names.extend([45, 50, 55, 65].map(|n| format!("classes{place}.over{n}")));
        for rest in ["", ".passing", ".meetingAll"] {
            names.push(format!("schools{place}{rest}"));
        }
        for indicator in standard().map(|s| s.indicator.as_slice()).unwrap_or_default() {
            names.push(format!("schools{place}.meeting.{}", indicator.id));
            if !place.is_empty() {
                names.push(format!("mean{place}.{}", indicator.id));
                names.push(format!("cv{place}.{}", indicator.id));
            }
        }
    }
    names.extend(Field::all().iter().map(|field| format!("sum.{field}")));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_what_is_none_is_refused() {
        for name in names("county").iter().skip(1) {
            assert!(is_known(name), "{name}");
        }
        for name in names("schools") {
            assert!(is_school_name(&name), "{name}");
        }
        assert_eq!(
            parse("classes.primary.over45"),
            Some(Name::ClassesOver(Some(SectionKind::Primary), 45))
        );
        assert!(matches!(parse("sum.teachers.fullTime"), Some(Name::SumBoth(_))));
        for bad in [
            "",
            "school",
            "schools.over",
            "cv.degreeTeachers",
            "mean.primary.x",
            "classes.over",
            "classes.overx",
            "sum.books",
            "population.primary",
            "students.senior",
        ] {
            assert!(!is_known(bad), "{bad}");
        }
        assert!(is_school_name("funds.publicBudget"));
        assert!(is_school_name("teachers.fullTime"));
        assert!(!is_school_name("schools"));
    }
}
