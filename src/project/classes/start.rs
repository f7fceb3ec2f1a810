//! What is known of a section's classes today: a class list, bands, a mere count, or nothing.

use super::size::{classes_needed, even_split, whole};
use super::{Bands, Slot};
use crate::county::{Class, ClassBands, County, Finding, School, Section, Severity};
use crate::project::{Pool, Track};
use serde::Serialize;

/// How much is known of a section's classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ClassesKnown {
    /// A class list.
    List,
    /// The ten bands of 教基2106/2107: how many of about what size, not of which grade.
    Bands,
    /// How many.
    Count,
    /// Pupils only.
    Nothing,
    /// No pupils today: it opens later.
    New,
}

/// The classes of one grade today.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StartGrade {
    /// Pupils of each class.
    pub sizes: Vec<u32>,
    /// Names of the classes, where they come from a list; else none.
    pub names: Vec<String>,
}

/// The classes of a section today.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// How much is known.
    pub known: ClassesKnown,
    /// By column of the slot.
    pub grades: Vec<StartGrade>,
    /// The bands of the form, where they are what is known.
    pub bands: Option<ClassBands>,
    /// What does not fit together.
    pub findings: Vec<Finding>,
}

impl Start {
    /// Classes today: as listed, as counted in bands, or as cut.
    #[must_use]
    pub fn classes(&self) -> u32 {
        let cut = || self.grades.iter().map(|g| g.sizes.len()).sum::<usize>();
        match &self.bands {
            Some(bands) => bands.0.iter().map(|n| whole(*n)).sum(),
            None => u32::try_from(cut()).unwrap_or(u32::MAX),
        }
    }

    /// Today's bands where the form tells them.
    pub(super) fn told(&self, pupils: u32) -> Option<Bands> {
        self.bands.as_ref().map(|bands| Bands::of_form(bands, pupils))
    }
}

/// Reads a slot's classes today. `cap` cuts grades of which no class is known. The county's class
/// figures are of its school year; where the pupils known last are of another year, the lists do
/// not fit them and only their number is used.
#[must_use]
pub fn start(county: &County, pool: &Pool, slot: Slot, cap: u32) -> Start {
    let Some(track) = pool.tracks.get(slot.track) else { return empty() };
    let school = track.school.and_then(|s| county.schools.get(s));
    let section = school.and_then(|s| s.section(slot.section));
    let mut reading = Reading { pool, slot, track, school, cap, findings: Vec::new() };
    let mut start = reading.read(section, county.school_year);
    start.findings = reading.findings;
    start
}

const fn empty() -> Start {
    Start { known: ClassesKnown::New, grades: Vec::new(), bands: None, findings: Vec::new() }
}

struct Reading<'a> {
    pool: &'a Pool,
    slot: Slot,
    track: &'a Track,
    school: Option<&'a School>,
    cap: u32,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn read(&mut self, section: Option<&Section>, year: Option<i32>) -> Start {
        let pupils = self.pupils();
        let list = section.map_or(&[][..], |s| &s.classes);
        let fits = year.is_none_or(|y| y == self.pool.last_year);
        if !list.is_empty() && !fits {
            self.find("classes-other-year", |f| {
                f.arg("listed", f64::from(year.unwrap_or_default()))
            });
        }
        if !list.is_empty() && fits {
            return Start {
                known: ClassesKnown::List,
                grades: self.listed(list, &pupils),
                ..empty()
            };
        }
        if pupils.iter().all(|n| n.is_none_or(|n| n == 0)) {
            let grades = vec![StartGrade::default(); pupils.len()];
            return Start { grades, ..empty() };
        }
        let bands = section
            .and_then(|s| s.class_bands)
            .filter(|b| list.is_empty() && b.0.iter().any(|n| *n > 0.0));
        let count = section.and_then(Section::class_total).map(whole).filter(|n| *n > 0);
        if let Some(bands) = &bands {
            self.check_bands(bands, pupils.iter().flatten().sum());
        }
        let known = match (&bands, count) {
            (Some(_), _) => ClassesKnown::Bands,
            (None, Some(_)) => ClassesKnown::Count,
            (None, None) => ClassesKnown::Nothing,
        };
        let pupils: Vec<u32> = pupils.into_iter().map(Option::unwrap_or_default).collect();
        let classes = match count {
            Some(count) => share_classes(&pupils, count),
            None => pupils.iter().map(|n| classes_needed(*n, self.cap)).collect(),
        };
        let cut =
            |(n, k): (&u32, &u32)| StartGrade { sizes: even_split(*n, *k), names: Vec::new() };
        let grades = pupils.iter().zip(&classes).map(cut).collect();
        Start { known, grades, bands, ..empty() }
    }

    /// Whole pupils of each grade of the slot in the last year known.
    fn pupils(&self) -> Vec<Option<u32>> {
        let last = self.track.known.last();
        (self.slot.first..self.slot.end)
            .map(|c| last.and_then(|year| year.get(c).copied().flatten()).map(whole))
            .collect()
    }

    /// The class list, grade by grade. Sizes stay as they are listed, also where the grade has
    /// another number of pupils: the years ahead scale them to it.
    fn listed(&mut self, list: &[Class], pupils: &[Option<u32>]) -> Vec<StartGrade> {
        let mut grades = Vec::new();
        for (column, pupils) in pupils.iter().enumerate() {
            let grade = self.pool.grades.get(self.slot.first + column).copied().unwrap_or(0);
            let of_grade: Vec<&Class> = list.iter().filter(|c| c.grade == grade).collect();
            grades.push(self.listed_grade(grade, &of_grade, *pupils));
        }
        grades
    }

    fn listed_grade(&mut self, grade: u8, list: &[&Class], pupils: Option<u32>) -> StartGrade {
        let known: u32 = list.iter().filter_map(|c| c.students).map(whole).sum();
        let unknown = list.iter().filter(|c| c.students.is_none()).count();
        let there = pupils.unwrap_or(known);
        if list.is_empty() {
            if there > 0 {
                self.find("grade-without-classes", |f| {
                    f.arg("grade", f64::from(grade)).arg("pupils", f64::from(there))
                });
            }
            let classes = classes_needed(there, self.cap);
            return StartGrade { sizes: even_split(there, classes), names: Vec::new() };
        }
        if unknown > 0 {
            self.find("class-without-size", |f| {
                f.arg("grade", f64::from(grade)).arg("n", count_of(unknown))
            });
        } else if known != there {
            self.find("classes-disagree", |f| {
                f.arg("grade", f64::from(grade))
                    .arg("listed", f64::from(known))
                    .arg("pupils", f64::from(there))
            });
        }
        // Classes without a number share what the grade has beyond the others.
        let shares = u32::try_from(unknown).unwrap_or(u32::MAX);
        let mut rest = even_split(there.saturating_sub(known), shares).into_iter();
        let size = |c: &&Class| c.students.map_or_else(|| rest.next().unwrap_or(0), whole);
        let (mut sizes, mut names) = (Vec::new(), Vec::new());
        for (size, class) in list.iter().map(size).zip(list).filter(|(size, _)| *size > 0) {
            sizes.push(size);
            names.push(class.name.clone());
        }
        StartGrade { sizes, names }
    }

    /// The fewest and the most pupils that the bands can hold against those there are.
    fn check_bands(&mut self, bands: &ClassBands, pupils: u32) {
        let edges = || ClassBands::EDGES.iter().zip(bands.0);
        let least: f64 = edges().map(|((low, _), n)| f64::from(*low) * n).sum();
        let most: Option<f64> = edges()
            .filter(|(_, n)| *n > 0.0)
            .map(|((_, high), n)| high.map(|h| f64::from(h) * n))
            .sum();
        let value = f64::from(pupils);
        match most {
            _ if value <= 0.0 => {}
            Some(most) if value < least || value > most => {
                self.find("bands-and-students", |f| {
                    f.arg("least", least).arg("most", most).arg("value", value)
                });
            }
            None if value < least => {
                self.find("bands-and-students-open", |f| f.arg("least", least).arg("value", value));
            }
            _ => {}
        }
    }

    fn find(&mut self, code: &str, put: impl FnOnce(Finding) -> Finding) {
        let mut finding = Finding::new(Severity::Check, code);
        finding.section = Some(self.slot.section);
        finding = match self.school {
            Some(school) => finding.school(school),
            None => finding.arg("school", self.track.unit.as_str()),
        };
        self.findings.push(put(finding.arg("year", self.pool.last_year.to_string())));
    }
}

#[allow(clippy::cast_precision_loss, reason = "a school has few classes")]
const fn count_of(n: usize) -> f64 {
    n as f64
}

/// A known number of classes over the grades: each new one to the grade whose classes are fullest,
/// so that none has more than it must; a grade with pupils has at least one.
fn share_classes(pupils: &[u32], count: u32) -> Vec<u32> {
    let mut classes: Vec<u32> = pupils.iter().map(|n| u32::from(*n > 0)).collect();
    let mut left = count.saturating_sub(classes.iter().sum());
    // No more classes than pupils, whatever the figure says.
    left = left.min(pupils.iter().sum());
    while left > 0 {
        let mut best: Option<(usize, u32, u32)> = None;
        for (at, (n, k)) in pupils.iter().zip(&classes).enumerate() {
            let fuller =
                |m: u32, j: u32| u64::from(*n) * u64::from(j) > u64::from(m) * u64::from(*k);
            if *k > 0 && *k < *n && best.is_none_or(|(_, m, j)| fuller(m, j)) {
                best = Some((at, *n, *k));
            }
        }
        let Some((at, ..)) = best else { break };
        if let Some(k) = classes.get_mut(at) {
            *k += 1;
        }
        left -= 1;
    }
    classes
}
