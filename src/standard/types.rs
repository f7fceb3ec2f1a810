//! The shape of a standard's data file; field by field as in `src/data/standards`.

use super::Decimal;
use crate::county::{Kind, Metric, Ownership, SectionKind, Setting};
use serde::{Serialize, Serializer};

/// How sure we are of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// In an official text.
    Official,
    /// In a local text.
    Local,
    /// Made up to show how it works.
    Illustrative,
    /// The texts do not say, or contradict each other.
    Uncertain,
}

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// The document.
    pub document: String,
    /// The article, or what it says.
    pub article: String,
    /// How sure we are.
    pub status: Status,
}

/// A value for each assessed section; a section without one is not tested.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct PerSection {
    /// 小学
    pub primary: Option<Decimal>,
    /// 初中
    pub junior: Option<Decimal>,
}

impl PerSection {
    /// The section's value; the senior section is never assessed and has none.
    #[must_use]
    pub const fn of(&self, section: SectionKind) -> Option<&Decimal> {
        match section {
            SectionKind::Primary => self.primary.as_ref(),
            SectionKind::Junior => self.junior.as_ref(),
            SectionKind::Senior => None,
        }
    }
}

/// A standard (督导评估办法): who is assessed, by what, against which limits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standard {
    /// Id, for instance `quality-balance-2017`.
    pub id: String,
    /// Name in Chinese.
    pub name: String,
    /// Number of the document, as cited.
    pub edition: String,
    /// Year of the document.
    pub year: i32,
    /// Where it stands.
    pub source: Reference,
    /// Who is assessed.
    pub scope: Scope,
    /// How shared things are shared out.
    pub apportion: Apportion,
    /// When a school passes; `None` where the standard judges no school by its indicators.
    pub school_rule: Option<SchoolRule>,
    /// When the county passes.
    pub county_rule: CountyRule,
    /// The indicators, in order.
    pub indicator: Vec<Indicator>,
    /// What some schools may add.
    pub relaxation: Vec<Relaxation>,
    /// Items that every school must meet.
    pub school_item: Vec<SchoolItem>,
    /// Choices the texts leave open.
    pub setting: Vec<SettingSpec>,
    /// Worked examples of the difference coefficient.
    pub example: Vec<WorkedExample>,
}

impl Standard {
    /// The position of an indicator.
    #[must_use]
    pub fn indicator_index(&self, id: &str) -> Option<usize> {
        self.indicator.iter().position(|i| i.id == id)
    }
}

/// Which schools and sections are assessed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scope {
    /// Kinds of school inside.
    pub kinds: Vec<Kind>,
    /// Sections assessed.
    pub sections: Vec<SectionKind>,
    /// Exceptions, tried in order.
    pub exclude: Vec<Exclusion>,
    /// Where it stands.
    pub source: Reference,
}

/// Schools left out of the scope: all stated conditions hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Exclusion {
    /// Id; its words are `excluded-<id>`.
    pub id: String,
    /// Of these kinds.
    pub kinds: Option<Vec<Kind>>,
    /// Run by.
    pub ownership: Option<Ownership>,
    /// With fewer compulsory pupils than this.
    pub students_below: Option<Decimal>,
    /// Only under a setting.
    pub only_when: Option<OnlyWhen>,
    /// Where it stands.
    pub source: Reference,
}

/// A condition on a setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnlyWhen {
    /// Id of the setting.
    pub setting: String,
    /// The choice that must be in force.
    pub is: String,
}

/// Weights per pupil by which shared things are shared out between sections.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Apportion {
    /// Weight per pupil of each section.
    pub weights: Weights,
    /// Where it stands.
    pub source: Reference,
}

/// A weight for each section.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weights {
    /// 小学
    pub primary: Decimal,
    /// 初中
    pub junior: Decimal,
    /// 高中
    pub senior: Decimal,
}

impl Weights {
    /// The section's weight.
    #[must_use]
    pub const fn of(&self, section: SectionKind) -> &Decimal {
        match section {
            SectionKind::Primary => &self.primary,
            SectionKind::Junior => &self.junior,
            SectionKind::Senior => &self.senior,
        }
    }
}

/// A school passes with this many indicators met and each other one at its floor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SchoolRule {
    /// Indicators to meet.
    pub met_at_least: usize,
    /// Of how many.
    pub of: usize,
    /// Where it stands.
    pub source: Reference,
}

/// A county passes with every school and every coefficient that has a limit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CountyRule {
    /// Limit of the composite coefficient (综合差异系数), the mean of those of all indicators, by
    /// section; at the limit is within. `None` where only single coefficients are tested.
    pub composite_at_most: Option<PerSection>,
    /// Where it stands.
    pub source: Reference,
}

/// An amount per pupil with its threshold, floor and coefficient limit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Indicator {
    /// Id; its words are `indicator-<id>`.
    pub id: String,
    /// The exact term of the document.
    pub name: String,
    /// Unit id; its words are `unit-<unit>`.
    pub unit: String,
    /// Pupils the amount is for: 1 or 100.
    pub per: Decimal,
    /// What is added up.
    pub amount: Vec<Amount>,
    /// Met at this value or above; no value where the standard sets no threshold.
    pub at_least: PerSection,
    /// Share of the threshold that a school's one weak indicator must still reach.
    pub floor: Option<Decimal>,
    /// The coefficient's limit; at the limit is within. No value where it is not tested alone.
    pub cv_at_most: PerSection,
    /// A remark of the document.
    pub note: Option<String>,
    /// Where it stands.
    pub source: Reference,
}

impl Indicator {
    /// The floor as a share of the threshold; 0 where nothing is asked below the threshold.
    #[must_use]
    pub fn floor_share(&self) -> f64 {
        self.floor.as_ref().map_or(0.0, Decimal::value)
    }
}

/// One addend of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Amount {
    /// Which figure.
    pub metric: Metric,
    /// Taken away instead of added.
    pub minus: bool,
    /// Added only where this relaxation holds; missing then counts as none.
    pub relaxation: Option<String>,
    /// Only under a setting.
    pub only_when: Option<OnlyWhen>,
}

/// What some schools may add; all stated conditions hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Relaxation {
    /// Id; its words are `relaxation-<id>`.
    pub id: String,
    /// Setting that must be `add`.
    pub setting: String,
    /// Urban-rural classes.
    pub settings_of_place: Option<Vec<Setting>>,
    /// Compulsory pupils of the school, at least.
    pub school_students_at_least: Option<Decimal>,
    /// Compulsory pupils of the school, fewer than.
    pub school_students_below: Option<Decimal>,
    /// In a dense city centre.
    pub dense_central_city: Option<bool>,
    /// What the document says.
    pub article: String,
    /// Where it stands.
    pub source: Reference,
}

/// An item that every school must meet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SchoolItem {
    /// Id; its words are `item-<id>`.
    pub id: String,
    /// Number of the item in the document.
    pub number: u32,
    /// The document's words.
    pub name: String,
    /// What is tested.
    #[serde(flatten)]
    pub rule: SchoolItemRule,
    /// Where it stands.
    pub source: Reference,
}

/// Kinds of school item.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum SchoolItemRule {
    /// Pupils of a school, by kind.
    Scale {
        /// Limits by kind.
        limits: Vec<ScaleLimit>,
        /// When the relaxed limit holds.
        relaxed_when: RelaxedWhen,
    },
    /// Pupils of every class, by section.
    ClassSize {
        /// The limit.
        at_most: PerSection,
    },
}

/// A school's limit of pupils.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScaleLimit {
    /// Kinds of school it is for.
    pub kinds: Vec<Kind>,
    /// The limit; at the limit is allowed.
    pub at_most: Decimal,
    /// The limit where it is relaxed.
    pub relaxed: Decimal,
}

/// When a relaxed scale holds: either condition, if the setting says `met`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelaxedWhen {
    /// Built in this year or before.
    pub built_until: i32,
    /// More than this share of the pupils are migrant workers' children.
    pub migrant_share_above: Decimal,
    /// Setting that must be `met`.
    pub setting: String,
}

/// A choice the texts leave open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SettingSpec {
    /// Id; its words are `setting-<id>` and `setting-<id>-<choice>`.
    pub id: String,
    /// Number of the ruling.
    pub ruling: String,
    /// The choice in force unless changed.
    pub default: String,
    /// All choices.
    pub choices: Vec<String>,
    /// Why it is open, and why this default.
    pub source: Reference,
}

/// A coefficient worked out in a document, for readers to follow and tests to hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WorkedExample {
    /// Pupils of each school.
    pub students: Vec<Decimal>,
    /// What each school has.
    pub amounts: Vec<Decimal>,
    /// Student-weighted mean per pupil.
    pub mean: Decimal,
    /// Student-weighted standard deviation.
    pub deviation: Decimal,
    /// Difference coefficient.
    pub weighted: Decimal,
    /// The coefficient that counts every school alike, for comparison.
    pub unweighted: Decimal,
    /// Where it stands.
    pub source: Reference,
}

impl Serialize for Metric {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.id())
    }
}
