//! One figure for each year, unit and grade, and what files said otherwise.

use crate::county::{CellRef, County, Enrolment, Finding, Origin, Severity};
use crate::import::files::context::Context;
use crate::order::{Map, Set};

/// A figure on its way into the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// School year.
    pub year: i32,
    /// Id of the school, name of the zone or of the county.
    pub unit: String,
    /// Grade, 0-9.
    pub grade: u8,
    /// Pupils.
    pub students: f64,
    /// Index into the import's list of sources.
    pub source: Option<u32>,
    /// Its cell.
    pub cell: Option<CellRef>,
}

/// How a figure met one that was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meeting {
    /// Two places of one import differ: the one read first stays.
    Differs,
    /// The county had another figure, which the import replaces.
    Replaced,
    /// The county's figure was changed by hand and stays.
    ByHand,
}

impl Meeting {
    const fn code(self) -> &'static str {
        match self {
            Self::Differs => "history-differs",
            Self::Replaced => "history-replaced",
            Self::ByHand => "history-by-hand",
        }
    }

    const fn severity(self) -> Severity {
        match self {
            Self::Differs => Severity::Must,
            Self::Replaced | Self::ByHand => Severity::Check,
        }
    }
}

/// The first of several meetings of one kind in one sheet.
#[derive(Debug, Clone, PartialEq)]
struct Note {
    entry: Entry,
    kept: f64,
    other: f64,
    count: usize,
}

/// The history of a county while files are put into it.
#[derive(Debug, Default)]
pub struct Book {
    index: Map<(i32, String, u8), usize>,
    /// Entries that this import has set.
    here: Set<usize>,
    notes: Map<(Meeting, Option<u32>), Note>,
}

impl Book {
    /// Opens the book of a history.
    pub fn new(history: &[Enrolment]) -> Self {
        let mut book = Self::default();
        book.index_again(history);
        book
    }

    /// Finds the entries anew after their units were renamed.
    pub fn index_again(&mut self, history: &[Enrolment]) {
        let key = |entry: &Enrolment| (entry.year, entry.unit.clone(), entry.grade);
        self.index = history.iter().enumerate().map(|(at, entry)| (key(entry), at)).collect();
    }

    /// Whether a figure stands there.
    pub fn has(&self, year: i32, unit: &str, grade: u8) -> bool {
        self.index.contains_key(&(year, unit.to_owned(), grade))
    }

    /// Puts a figure into the history; `origin` is its place in the county's own sources.
    pub fn put(&mut self, history: &mut Vec<Enrolment>, entry: Entry, origin: Origin) {
        let key = (entry.year, entry.unit.clone(), entry.grade);
        let students = Some(entry.students);
        let place = self.index.get(&key).copied();
        let Some((at, known)) = place.and_then(|at| Some((at, history.get_mut(at)?))) else {
            self.here.insert(history.len());
            self.index.insert(key, history.len());
            let Entry { year, unit, grade, .. } = entry;
            history.push(Enrolment { year, unit, grade, students, origin, ..Enrolment::default() });
            return;
        };
        let here = self.here.contains(&at);
        let before = known.students.filter(|before| *before != entry.students);
        match before {
            Some(before) if here => self.note(Meeting::Differs, entry, before, students),
            Some(before) if known.origin.by_hand => {
                self.note(Meeting::ByHand, entry, before, students);
            }
            _ if here => {}
            _ => {
                // A figure typed by hand stays so when a file confirms it.
                if !known.origin.by_hand || known.students.is_none() {
                    known.students = students;
                    known.origin = origin;
                }
                self.here.insert(at);
                if let Some(before) = before {
                    let now = entry.students;
                    self.note(Meeting::Replaced, entry, now, Some(before));
                }
            }
        }
    }

    fn note(&mut self, meeting: Meeting, entry: Entry, kept: f64, other: Option<f64>) {
        let note = self.notes.entry((meeting, entry.source)).or_insert(Note {
            entry,
            kept,
            other: other.unwrap_or_default(),
            count: 0,
        });
        note.count += 1;
    }

    /// Where files and the county disagreed: the first figure of each sheet, and how many more.
    pub fn findings(&self, county: &County, context: &Context<'_>) -> Vec<Finding> {
        let finding = |((meeting, _), note): (&(Meeting, Option<u32>), &Note)| {
            let Note { entry, kept, other, count } = note;
            let school = county.find_school(&entry.unit).and_then(|at| county.schools.get(at));
            let name = school.map_or(entry.unit.as_str(), |school| school.name.as_str());
            #[allow(clippy::cast_precision_loss, reason = "a sheet has few cells")]
            let finding = Finding::new(meeting.severity(), meeting.code())
                .arg("unit", if entry.unit == county.name { "none" } else { name })
                .arg("year", entry.year.to_string())
                .arg("grade", f64::from(entry.grade))
                .arg("kept", *kept)
                .arg("other", *other)
                .arg("count", *count as f64);
            let finding = match school {
                Some(school) => finding.school(school),
                None => finding,
            };
            context.at_source(finding, entry.source, entry.cell)
        };
        self.notes.iter().map(finding).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ImportOptions;

    fn entry(students: f64) -> Entry {
        let unit = "1".to_owned();
        Entry { year: 2024, unit, grade: 1, students, source: None, cell: None }
    }

    fn codes(book: &Book, history: &[Enrolment]) -> Vec<(String, f64)> {
        let options = ImportOptions::default();
        let county = County { history: history.to_vec(), ..County::default() };
        let findings = book.findings(&county, &Context::new(&options));
        let number = |arg: &crate::county::Arg| match arg {
            crate::county::Arg::Number(n) => *n,
            crate::county::Arg::Text(_) => f64::NAN,
        };
        findings.into_iter().map(|f| (f.code, number(&f.args["kept"]))).collect()
    }

    #[test]
    fn of_two_places_in_one_import_the_first_stays() {
        let (mut history, mut book) = (Vec::new(), Book::new(&[]));
        for students in [48.0, 48.0, 50.0, 51.0] {
            book.put(&mut history, entry(students), Origin::default());
        }
        assert_eq!((history.len(), history[0].students), (1, Some(48.0)));
        assert_eq!(codes(&book, &history), [("history-differs".to_owned(), 48.0)]);
        assert_eq!(book.notes.values().next().unwrap().count, 2);
    }

    #[test]
    fn an_import_replaces_what_the_county_had_unless_it_was_typed() {
        let known = |by_hand: bool| Enrolment {
            year: 2024,
            unit: "1".into(),
            grade: 1,
            students: Some(40.0),
            origin: Origin { by_hand, ..Origin::default() },
            ..Enrolment::default()
        };
        for (by_hand, kept, code) in
            [(false, 48.0, "history-replaced"), (true, 40.0, "history-by-hand")]
        {
            let mut history = vec![known(by_hand)];
            let mut book = Book::new(&history);
            book.put(&mut history, entry(48.0), Origin::default());
            assert_eq!(history[0].students, Some(kept));
            assert_eq!(codes(&book, &history), [(code.to_owned(), kept)]);
        }
    }
}
