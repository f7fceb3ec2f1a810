//! The map of what a county fills in, read once, its words folded as labels are.

use crate::order::Map;
use std::sync::OnceLock;

use crate::import::files::label::normalise;
use crate::import::files::vertical::{Heads, covered, folded, heads};
use crate::json::data;
use crate::{choices, record};

/// Answers that hold what the county is.
pub const BASICS: &str = "basics";

/// What a line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// People.
    #[default]
    People,
    /// Things.
    Count,
    /// Money, kept in yuan.
    Money,
    /// A percentage.
    Percent,
    /// A number.
    Number,
    /// A level of a test (Ⅲ级).
    Level,
    /// How many incidents; yes is one, no is none.
    Incidents,
    /// A text.
    Text,
    /// 学制, in words or as the years of a section.
    Grades,
    /// A whole item: a yes or no, or a conclusion with figures in it.
    Row,
}

choices!(Kind {
    People: "people",
    Count: "count",
    Money: "money",
    Percent: "percent",
    Number: "number",
    Level: "level",
    Incidents: "incidents",
    Text: "text",
    Grades: "grades",
    Row: "row",
});

/// A line of the form and what it answers.
#[derive(Debug, Default)]
pub struct Item {
    pub answer: String,
    pub key: String,
    pub kind: Kind,
    pub unit: Option<String>,
    pub least: Option<f64>,
    pub most: Option<f64>,
    pub entries: Vec<String>,
    /// The yearly figure that it is as well, by entry, or under `all`.
    pub years: Map<String, String>,
    pub states: Vec<String>,
    pub figures: Vec<String>,
    pub any: Vec<Vec<String>>,
    pub none: Vec<String>,
}

impl Item {
    /// How well its words fit a label; one of an entry needs the entry's name.
    pub fn fit(&self, label: &str) -> Option<usize> {
        let covered = covered(&self.any, &self.none, label)?;
        if self.entries.is_empty() {
            return Some(covered);
        }
        self.entry(label).map(|entry| covered + entry.chars().count())
    }

    /// The entry that a label names.
    pub fn entry(&self, label: &str) -> Option<&str> {
        self.entries
            .iter()
            .find(|entry| label.contains(normalise(entry).as_str()))
            .map(String::as_str)
    }

    /// The yearly figure that a value of an entry is.
    pub fn figure(&self, entry: Option<&str>) -> Option<&str> {
        self.years.get(entry.unwrap_or("all")).map(String::as_str)
    }

    /// The ids of it in a mapping: one for each entry.
    fn ids(&self) -> Vec<String> {
        if self.entries.is_empty() {
            return vec![self.target(None)];
        }
        self.entries.iter().map(|entry| self.target(Some(entry))).collect()
    }

    /// Whether one of its words stands in a label.
    pub fn has_word_in(&self, label: &str) -> bool {
        let entry = !self.entries.is_empty() && self.entry(label).is_some();
        entry || self.any.iter().flatten().any(|word| label.contains(word.as_str()))
    }

    /// The id of what it answers in a mapping: `answer.wages.teachers`.
    pub fn target(&self, entry: Option<&str>) -> String {
        if let Some(figure) = self.figure(entry).filter(|_| self.answer.is_empty()) {
            return format!("year.{figure}");
        }
        let mut id = format!("answer.{}", self.answer);
        for part in entry.into_iter().chain(Some(self.key.as_str()).filter(|key| !key.is_empty())) {
            id.push('.');
            id.push_str(part);
        }
        id
    }
}

/// A share that a form states beside the figures it is made of.
#[derive(Debug, Default)]
pub struct Stated {
    pub answer: String,
    pub part: Vec<String>,
    pub whole: Vec<String>,
    pub or: Option<String>,
    pub into: bool,
    pub per: bool,
}

/// Words of a column of the survey.
#[derive(Debug, Default)]
pub struct SurveyColumn {
    pub key: String,
    pub any: Vec<Vec<String>>,
    pub none: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Survey {
    pub answer: String,
    pub basic: Vec<String>,
    pub basic_answer: String,
    pub group_headers: Vec<String>,
    pub column: Vec<SurveyColumn>,
}

/// A figure of 表Ⅰ that the schools' own figures tell as well.
#[derive(Debug, Default)]
pub struct Compare {
    pub figure: String,
    pub any: Vec<Vec<String>>,
    pub none: Vec<String>,
}

/// An item that every school tells by parts on its own form, or whose figures are added up.
#[derive(Debug, Default)]
pub struct OfSchools {
    pub answer: String,
    pub section: Option<crate::county::SectionKind>,
    pub parts: Vec<String>,
}

#[derive(Debug, Default)]
pub struct FormData {
    pub id: String,
    pub heads: Heads,
    pub met_headers: Vec<String>,
    pub note_headers: Vec<String>,
    pub document_headers: Vec<String>,
    pub date_headers: Vec<String>,
    pub department_headers: Vec<String>,
    pub other_headers: Vec<String>,
    pub of_schools: Vec<String>,
    pub have: Vec<String>,
    pub partly: Vec<String>,
    pub absent: Vec<String>,
    pub opposite: Vec<String>,
    pub levels: Map<String, Vec<String>>,
    pub item: Vec<Item>,
    pub share: Vec<Stated>,
    pub survey: Survey,
    pub compare: Vec<Compare>,
    pub series: Vec<Item>,
    pub every: Vec<OfSchools>,
    pub total: Vec<OfSchools>,
}

record!(default Item {
    answer: "answer", key: "key", kind: "kind", unit: "unit", least: "least", most: "most",
    entries: "entries", years: "years", states: "states", figures: "figures", any: "any", none: "none",
});
record!(default Stated {
    answer: "answer", part: "part", whole: "whole", or: "or", into: "into", per: "per",
});
record!(default SurveyColumn { key: "key", any: "any", none: "none" });
record!(default Survey {
    answer: "answer", basic: "basic", basic_answer: "basic_answer",
    group_headers: "group_headers", column: "column",
});
record!(default Compare { figure: "figure", any: "any", none: "none" });
record!(default OfSchools { answer: "answer", section: "section", parts: "parts" });
record!(default FormData {
    id: "id", heads: "heads", met_headers: "met_headers",
    note_headers: "note_headers", document_headers: "document_headers",
    date_headers: "date_headers", department_headers: "department_headers",
    other_headers: "other_headers", of_schools: "of_schools", have: "have", partly: "partly", absent: "absent",
    opposite: "opposite", levels: "levels", item: "item", share: "share", survey: "survey",
    compare: "compare", series: "series", every: "every", total: "total",
});

/// The map.
pub fn form() -> &'static FormData {
    static FORM: OnceLock<FormData> = OnceLock::new();
    FORM.get_or_init(|| {
        let json = include_str!(concat!(env!("OUT_DIR"), "/forms-county-form.json"));
        let mut form: FormData = data(json);
        form.heads = heads(json);
        // What is usual for a fact of the county stands with the facts.
        for item in form.item.iter_mut().filter(|item| item.answer == BASICS) {
            let fact = crate::county::facts().iter().find(|fact| fact.key == item.key);
            if let Some(fact) = fact {
                (item.least, item.most) = (fact.least, fact.most);
            }
        }
        let FormData { item, series, compare, survey, .. } = &mut form;
        let items = item.iter_mut().chain(series).map(|i| (&mut i.any, &mut i.none));
        let compared = compare.iter_mut().map(|c| (&mut c.any, &mut c.none));
        let columns = survey.column.iter_mut().map(|c| (&mut c.any, &mut c.none));
        for (any, none) in items.chain(compared).chain(columns) {
            any.iter_mut().for_each(|words| folded(words));
            folded(none);
        }
        for words in [
            &mut form.met_headers,
            &mut form.note_headers,
            &mut form.document_headers,
            &mut form.date_headers,
            &mut form.department_headers,
            &mut form.other_headers,
            &mut form.have,
            &mut form.partly,
            &mut form.absent,
            &mut form.opposite,
            &mut form.survey.group_headers,
        ] {
            folded(words);
        }
        form.levels.values_mut().for_each(|words| folded(words));
        form
    })
}

/// Ids of everything a line can be taken for, in the order of the map: figures, of items with
/// entries one of each; then whole items, which are told by a yes or no or a conclusion.
pub fn targets() -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let rows = |row: bool| form().item.iter().filter(move |i| (i.kind == Kind::Row) == row);
    for item in rows(false).chain(rows(true)) {
        for id in item.ids() {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids
}

/// What an id that a person chose stands for, and its entry; a figure before a whole item.
pub fn chosen(id: &str) -> Option<(&'static Item, Option<&'static str>)> {
    let rows = |row: bool| form().item.iter().filter(move |i| (i.kind == Kind::Row) == row);
    rows(false).chain(rows(true)).find_map(|item| {
        let entry = item.entries.iter().find(|entry| item.target(Some(entry)) == id);
        let is = entry.is_some() || item.target(None) == id;
        is.then_some((item, entry.map(String::as_str)))
    })
}
