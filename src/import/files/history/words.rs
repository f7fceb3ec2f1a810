//! The words of the tables of past years, read from the data once.

use std::sync::OnceLock;

use crate::import::files::label::normalise;
use crate::json::{FromJson, Value, Wrong, data};
use crate::record;

/// Labels that mean the same, folded as headers are.
#[derive(Debug, Default)]
pub struct Labels(Vec<String>);

impl FromJson for Labels {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let words = Vec::<String>::from_json(value)?;
        Ok(Self(words.iter().map(|word| normalise(word)).collect()))
    }
}

impl Labels {
    /// Whether a folded label is one of them.
    pub fn has(&self, label: &str) -> bool {
        self.place(label).is_some()
    }

    /// The place of a folded label among them.
    pub fn place(&self, label: &str) -> Option<usize> {
        self.0.iter().position(|word| word == label)
    }

    /// Whether one of them stands anywhere in a folded text.
    pub fn is_in(&self, text: &str) -> bool {
        self.0.iter().any(|word| text.contains(word.as_str()))
    }

    /// What stands behind the first of them that the text begins with.
    pub fn behind<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.0.iter().find_map(|word| text.strip_prefix(word.as_str()))
    }

    /// What stands before the first of them that the text ends with.
    pub fn before<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.0.iter().find_map(|word| text.strip_suffix(word.as_str()))
    }
}

/// Header words of every kind of table in this room.
#[derive(Debug, Default)]
pub struct HistoryWords {
    /// What names a row of pupils by year and grade.
    pub roles: RoleWords,
    /// Words in a title by which a table is of something else than pupils.
    pub other_tables: Labels,
    /// Words in a title by which it is of pupils after all.
    pub own_tables: Labels,
    /// How grades are written.
    pub grades: GradeWords,
    /// 出生人口.
    pub births: BirthWords,
    /// 小升初对口.
    pub feeders: FeederWords,
    /// A list of classes.
    pub classes: ClassWords,
    /// Sheets of the template.
    pub template: Vec<TemplateSheet>,
}

/// A sheet of the template to fill in.
#[derive(Debug, Default)]
pub struct TemplateSheet {
    /// Its name.
    pub sheet: String,
    /// Labels of its columns, as written.
    pub columns: Vec<String>,
}

/// Labels of the columns of pupils by year and grade.
#[derive(Debug, Default)]
pub struct RoleWords {
    pub year: Labels,
    pub id: Labels,
    pub name: Labels,
    pub zone: Labels,
    pub unit: Labels,
    pub county: Labels,
    pub grade: Labels,
    pub section: Labels,
    pub students: Labels,
    pub total: Labels,
}

/// Parts that the name of a grade is made of.
#[derive(Debug, Default)]
pub struct GradeWords {
    pub digits: Labels,
    pub primary: Labels,
    pub junior: Labels,
    pub suffixes: Labels,
    pub before_school: Labels,
}

/// Labels of a table of births.
#[derive(Debug, Default)]
pub struct BirthWords {
    pub count: Labels,
    pub year: Labels,
    pub place: Labels,
}

/// Labels of a feeder table.
#[derive(Debug, Default)]
pub struct FeederWords {
    pub from: Labels,
    pub to: Labels,
    pub share: Labels,
    pub count: Labels,
}

/// Labels of a list of classes.
#[derive(Debug, Default)]
pub struct ClassWords {
    pub code: Labels,
    pub name: Labels,
    pub grade: Labels,
    pub class: Labels,
    pub students: Labels,
}

record!(default HistoryWords {
    roles: "roles", other_tables: "other_tables", own_tables: "own_tables", grades: "grades",
    births: "births", feeders: "feeders", classes: "classes", template: "template",
});
record!(default TemplateSheet { sheet: "sheet", columns: "columns" });
record!(default RoleWords {
    year: "year", id: "id", name: "name", zone: "zone", unit: "unit", county: "county",
    grade: "grade", section: "section", students: "students", total: "total",
});
record!(default GradeWords {
    digits: "digits", primary: "primary", junior: "junior", suffixes: "suffixes",
    before_school: "before_school",
});
record!(default BirthWords { count: "count", year: "year", place: "place" });
record!(default FeederWords { from: "from", to: "to", share: "share", count: "count" });
record!(default ClassWords {
    code: "code", name: "name", grade: "grade", class: "class", students: "students",
});

/// The words, read once.
pub fn words() -> &'static HistoryWords {
    static WORDS: OnceLock<HistoryWords> = OnceLock::new();
    WORDS.get_or_init(|| {
        let json = include_str!(concat!(env!("OUT_DIR"), "/forms-history.json"));
        data(json)
    })
}
