//! What is wrong with a rubric: which item, which field, which line, and how. The sentence's key
//! is `rubric-fault-<code>`.

use crate::county::Args;
use crate::words::Words;
use crate::{args, record};
use serde::Serialize;

/// Something wrong with a rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Label of the item, group or limit, where it is about one.
    pub item: Option<String>,
    /// Path of the field, for instance `items[3].rule.each`.
    pub field: String,
    /// Line from 1, where the rubric was read from text.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: What,
}

/// How a rubric is wrong. Numbers are as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The text is not JSON.
    NotJson {
        /// Column from 1.
        column: usize,
    },
    /// It is not an object.
    NotAnObject,
    /// It is not a list.
    NotAList,
    /// A field that must be there is not.
    Absent,
    /// It is not a text.
    NotText,
    /// It is not true or false.
    NotAFlag,
    /// Text where a number stands, or a number that cannot be read.
    NotANumber {
        /// What stands there.
        found: String,
    },
    /// A field that this kind of rule does not know.
    UnknownField,
    /// A rule without `kind`.
    NoKind,
    /// No such kind of rule, effect, comparison or choice.
    NoChoice {
        /// What stands there.
        found: String,
    },
    /// A formula that cannot be read.
    Formula {
        /// The formula.
        text: String,
        /// Character from 1.
        at: usize,
    },
    /// A name that is no metric and no answer.
    UnknownMetric {
        /// The name.
        name: String,
    },
    /// Points below 0.
    Negative {
        /// What stands there.
        found: String,
    },
    /// A unit, a population or a step of 0.
    Zero,
    /// Points that do not add up to what is stated.
    Sum {
        /// Stated.
        stated: String,
        /// Added up.
        found: String,
    },
    /// More points than the item has.
    MoreThanFull {
        /// What stands there.
        found: String,
        /// Full marks.
        full: String,
    },
    /// A cap that one bonus is beyond already.
    CapBelowBonus {
        /// The cap.
        cap: String,
        /// One bonus.
        each: String,
    },
    /// A rank rule that does not say how many counties are ranked.
    NoPopulation,
    /// A table of places that does not fit the number of counties.
    Table {
        /// Places.
        places: usize,
        /// Counties.
        population: usize,
    },
    /// A percentage over 100.
    OverHundred {
        /// What stands there.
        found: String,
    },
    /// Years that do not follow each other.
    Years {
        /// A year.
        before: String,
        /// What follows it.
        after: String,
    },
    /// Cut points that do not go down.
    Order,
    /// A lower end above the upper one.
    Range,
    /// Steps that full marks are no multiple of.
    Grid {
        /// The step.
        step: String,
        /// Full marks.
        full: String,
    },
    /// Two with one id.
    SameId {
        /// The id.
        id: String,
    },
    /// No group or grade with this id.
    Unknown {
        /// The id.
        id: String,
    },
    /// Parts within parts within parts.
    TooDeep,
}

impl What {
    fn sentence(&self) -> (&'static str, Args) {
        let found = |found: &String| args! { "found" => found.as_str() };
        match self {
            Self::NotJson { column } => ("notJson", args! { "column" => column.to_string() }),
            Self::NotAnObject => ("notAnObject", args! {}),
            Self::NotAList => ("notAList", args! {}),
            Self::Absent => ("absent", args! {}),
            Self::NotText => ("notText", args! {}),
            Self::NotAFlag => ("notAFlag", args! {}),
            Self::NotANumber { found: f } => ("notANumber", found(f)),
            Self::UnknownField => ("unknownField", args! {}),
            Self::NoKind => ("noKind", args! {}),
            Self::NoChoice { found: f } => ("noChoice", found(f)),
            Self::Formula { text, at } => {
                ("formula", args! { "text" => text.as_str(), "at" => at.to_string() })
            }
            Self::UnknownMetric { name } => ("unknownMetric", args! { "name" => name.as_str() }),
            Self::Negative { found: f } => ("negative", found(f)),
            Self::Zero => ("zero", args! {}),
            Self::Sum { stated, found } => {
                ("sum", args! { "stated" => stated.as_str(), "found" => found.as_str() })
            }
            Self::MoreThanFull { found, full } => {
                ("moreThanFull", args! { "found" => found.as_str(), "full" => full.as_str() })
            }
            Self::CapBelowBonus { cap, each } => {
                ("capBelowBonus", args! { "cap" => cap.as_str(), "each" => each.as_str() })
            }
            Self::NoPopulation => ("noPopulation", args! {}),
            Self::Table { places, population } => (
                "table",
                args! { "places" => places.to_string(), "population" => population.to_string() },
            ),
            Self::OverHundred { found: f } => ("overHundred", found(f)),
            Self::Years { before, after } => {
                ("years", args! { "before" => before.as_str(), "after" => after.as_str() })
            }
            Self::Order => ("order", args! {}),
            Self::Range => ("range", args! {}),
            Self::Grid { step, full } => {
                ("grid", args! { "step" => step.as_str(), "full" => full.as_str() })
            }
            Self::SameId { id } => ("sameId", args! { "id" => id.as_str() }),
            Self::Unknown { id } => ("unknown", args! { "id" => id.as_str() }),
            Self::TooDeep => ("tooDeep", args! {}),
        }
    }
}

impl Fault {
    /// As code and values, for the way to the page and for its sentence.
    #[must_use]
    pub fn told(&self) -> ToldFault {
        let (code, args) = self.what.sentence();
        ToldFault {
            item: self.item.clone(),
            field: self.field.clone(),
            line: self.line,
            code: code.to_owned(),
            args,
        }
    }
}

/// A fault as code and values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ToldFault {
    /// Label of the item, group or limit.
    pub item: Option<String>,
    /// Path of the field.
    pub field: String,
    /// Line from 1, where the rubric was read from text.
    pub line: Option<usize>,
    /// Key of the sentence is `rubric-fault-<code>`.
    pub code: String,
    /// Values of the sentence.
    pub args: Args,
}

record!(ToldFault { item: "item", field: "field", line: "line", code: "code", args: "args" });

impl ToldFault {
    /// The whole sentence: where, then what.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let mut args = args! {
            "field" => self.field.as_str(),
            "what" => words.tell(&format!("rubric-fault-{}", self.code), &self.args),
        };
        args.insert("line".to_owned(), self.line.unwrap_or_default().to_string().into());
        args.insert("item".to_owned(), self.item.as_deref().unwrap_or_default().into());
        let key = match (self.line, &self.item) {
            (Some(_), Some(_)) => "rubric-fault-line-item",
            (Some(_), None) => "rubric-fault-line",
            (None, Some(_)) => "rubric-fault-item",
            (None, None) => "rubric-fault-field",
        };
        words.tell(key, &args)
    }
}
