//! Words of the forms that are no headers.

use std::sync::OnceLock;

use crate::county::{GradeSystem, Kind, ORGANIZERS, SectionKind, Setting};
use crate::import::files::label::normalise;
use crate::json::data;
use crate::record;

/// Words that are no headers: kinds, places, owners, rows that are no school.
#[derive(Debug, Default)]
pub struct FormWords {
    /// Names of rows that hold sums.
    total_names: Vec<String>,
    /// Beginnings of rows that hold notes.
    note_starts: Vec<String>,
    /// First cells of a row that numbers the columns.
    pub counter_names: Vec<String>,
    passing_labels: Vec<String>,
    decoy_labels: Vec<String>,
    decoy_words: Vec<String>,
    units: Vec<String>,
    line_labels: Vec<String>,
    /// Words behind `2010年` that make it another time than the year of the figures.
    pub after_other_years: Vec<String>,
    section: Vec<SectionWords>,
    kind: Vec<Coded>,
    setting: Vec<Coded>,
    ownership: OwnerWords,
    organizer: Vec<Coded>,
    yes_no: YesNo,
    grade_system: Vec<GradeWords>,
}

#[derive(Debug)]
struct SectionWords {
    id: SectionKind,
    forms: Vec<String>,
    words: Vec<String>,
}

#[derive(Debug)]
struct Coded {
    id: String,
    codes: Vec<String>,
    texts: Vec<String>,
}

#[derive(Debug)]
struct GradeWords {
    id: String,
    label: String,
    words: Vec<String>,
}

#[derive(Debug, Default)]
struct OwnerWords {
    private_words: Vec<String>,
    public_words: Vec<String>,
}

#[derive(Debug, Default)]
struct YesNo {
    yes: Vec<String>,
    no: Vec<String>,
}

record!(default FormWords {
    total_names: "total_names", note_starts: "note_starts", counter_names: "counter_names",
    passing_labels: "passing_labels", decoy_labels: "decoy_labels", decoy_words: "decoy_words",
    units: "units", line_labels: "line_labels", after_other_years: "after_other_years",
    section: "section", kind: "kind", setting: "setting", ownership: "ownership",
    organizer: "organizer", yes_no: "yes_no", grade_system: "grade_system",
});
record!(GradeWords { id: "id", label: "label", words: "words" });
record!(SectionWords { id: "id", forms: "forms", words: "words" });
record!(Coded { id: "id", codes: "codes", texts: "texts" });
record!(default OwnerWords { private_words: "private_words", public_words: "public_words" });
record!(default YesNo { yes: "yes", no: "no" });

/// What a text of 办学类型 says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindReading {
    /// A kind this program knows.
    Known(Kind),
    /// A school outside compulsory education, such as a kindergarten.
    Outside,
}

/// The words, read once.
pub fn words() -> &'static FormWords {
    static WORDS: OnceLock<FormWords> = OnceLock::new();
    WORDS.get_or_init(|| {
        let json = include_str!(concat!(env!("OUT_DIR"), "/forms-words.json"));
        data(json)
    })
}

impl FormWords {
    /// True for the name of a row that holds a sum.
    pub fn is_sum(&self, text: &str) -> bool {
        let text = normalise(text);
        self.total_names.contains(&text)
    }

    /// True for the beginning of a row that holds a note.
    pub fn is_note(&self, text: &str) -> bool {
        let text = normalise(text);
        // A mark that a note begins with is dropped where nothing stands behind it.
        let begins = |start: &String| text.starts_with(start.as_str()) || text == normalise(start);
        self.note_starts.iter().any(begins)
    }

    /// True for a label that says nothing about its column, a form's number among them.
    pub fn passes(&self, label: &str) -> bool {
        label.starts_with("教基") || self.passing_labels.iter().any(|word| word == label)
    }

    /// True for a label that makes its column part of another figure.
    pub fn is_decoy(&self, label: &str) -> bool {
        self.decoy_labels.iter().any(|word| word == label)
            || self.decoy_words.iter().any(|word| label.contains(word.as_str()))
    }

    /// True for a unit as it stands behind a label, in brackets: `平方米`, `单位:人`.
    pub fn is_unit(&self, text: &str) -> bool {
        let text = text.strip_prefix("单位:").unwrap_or(text);
        self.units.iter().any(|unit| unit == text)
    }

    /// True for a label of a form that is no part of what its row is called: a unit, the head
    /// of the column of units, the number of a line.
    pub fn says_nothing(&self, label: &str) -> bool {
        self.is_unit(label) || self.line_labels.iter().any(|word| word == label)
    }

    /// 办学类型 from its words or its code.
    pub fn kind(&self, text: &str) -> Option<KindReading> {
        let text = normalise(text);
        // `211 小学` and `小学(211)` occur as well as each alone.
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let words = text.replace(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '-'), "");
        let by_words = |coded: &&Coded| coded.texts.contains(&words);
        let by_code = |coded: &&Coded| coded.codes.contains(&digits);
        let found = self.kind.iter().find(by_words).or_else(|| self.kind.iter().find(by_code))?;
        if found.id == "outside" {
            return Some(KindReading::Outside);
        }
        Kind::ALL.into_iter().find(|kind| kind.id() == found.id).map(KindReading::Known)
    }

    /// 城乡类型 from its words or its code.
    pub fn setting(&self, text: &str) -> Option<Setting> {
        let text = normalise(text);
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        let words = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
        let found = self.setting.iter().find(|coded| {
            coded.codes.contains(&digits) || coded.texts.iter().any(|text| text == words)
        })?;
        match found.id.as_str() {
            "urban" => Some(Setting::Urban),
            "town" => Some(Setting::Town),
            "rural" => Some(Setting::Rural),
            _ => None,
        }
    }

    /// True for a private owner, false for a public one.
    pub fn is_private(&self, text: &str) -> Option<bool> {
        let text = normalise(text);
        let holds = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
        if holds(&self.ownership.private_words) {
            return Some(true);
        }
        holds(&self.ownership.public_words).then_some(false)
    }

    /// Who runs a public school, where its words tell the level of government and the department.
    pub fn organizer(&self, text: &str) -> Option<&'static str> {
        let text = normalise(text);
        let told = self.organizer.iter().find(|o| o.texts.contains(&text))?;
        ORGANIZERS.into_iter().find(|known| *known == told.id)
    }

    /// 是 or 否, 1 or 0.
    pub fn yes_no(&self, text: &str) -> Option<bool> {
        let text = normalise(text);
        if self.yes_no.yes.contains(&text) {
            return Some(true);
        }
        self.yes_no.no.contains(&text).then_some(false)
    }

    /// 学制 from its words; folded text.
    pub fn grade_system(&self, text: &str) -> Option<GradeSystem> {
        let holds = |of: &&GradeWords| of.words.iter().any(|w| text.contains(&normalise(w)));
        let found = self.grade_system.iter().find(holds)?;
        GradeSystem::ALL.into_iter().find(|system| system.id() == found.id)
    }

    /// How findings quote 学制.
    pub fn grade_system_label(&self, id: &str) -> Option<&str> {
        self.grade_system.iter().find(|of| of.id == id).map(|of| of.label.as_str())
    }

    /// The one section that a text names by a form's number or by a word.
    pub fn section(&self, text: &str) -> Option<SectionKind> {
        let text = normalise(text);
        let by_form = |s: &&SectionWords| s.forms.iter().any(|form| text.contains(form.as_str()));
        let by_word = |s: &&SectionWords| s.words.iter().any(|word| text.contains(word.as_str()));
        one(self.section.iter().filter(by_form))
            .or_else(|| one(self.section.iter().filter(by_word)))
    }
}

fn one<'a>(mut found: impl Iterator<Item = &'a SectionWords>) -> Option<SectionKind> {
    let first = found.next()?;
    found.next().is_none().then_some(first.id)
}
