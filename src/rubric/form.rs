//! The shape of a rubric: items with their points, groups, grades, limits. `read` makes it from
//! JSON and checks it, `mark` and `sheet` apply it to a county.

use super::formula::Formula;
use super::number::Points;
use super::rule::Rule;
use crate::json::Value;
use crate::standard::Reference;
use num_rational::BigRational;

/// A rubric (计分办法): what a county government is marked by.
#[derive(Debug, Clone, PartialEq)]
pub struct Rubric {
    /// Id; `score` takes it for the rubrics that ship.
    pub id: String,
    /// Name, as printed.
    pub name: String,
    /// Full marks (满分) of the items together.
    pub full: Points,
    /// How many measuring points (测评点) the document has, where not all are items here.
    pub point_count: Option<usize>,
    /// Groups of items.
    pub groups: Vec<Group>,
    /// Items, in order.
    pub items: Vec<Item>,
    /// Bonus items (加分), in order.
    pub bonus: Vec<Item>,
    /// At most so much for all bonus items together.
    pub bonus_at_most: Option<Points>,
    /// At most so much in all; none unless the rubric says so.
    pub total_at_most: Option<Points>,
    /// Grades, best first.
    pub grades: Vec<Grade>,
    /// What acts on the total or the grade afterwards, in order.
    pub limits: Vec<Limit>,
    /// Decimals each item's points are rounded to; exact where it is not told.
    pub decimals: Option<u32>,
    /// What becomes of the points of an item that does not apply.
    pub not_applicable: NotApplicable,
    /// Where it stands.
    pub source: Option<Reference>,
    /// As it was written.
    pub raw: Value,
}

/// A group of items (类别).
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Full marks of its items, where the rubric states them.
    pub full: Option<Points>,
    /// Its share of the total in percent, where categories are weighted.
    pub weight: Option<BigRational>,
}

/// What becomes of the points of an item that does not apply (不适用).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NotApplicable {
    /// The other items are scaled up to the full marks.
    #[default]
    Rescale,
    /// The item gets its full marks.
    Full,
    /// The full marks of the rubric become fewer.
    Remove,
}

/// An item (测评点), or one part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Id; answers are found by it.
    pub id: String,
    /// What sentences call it; the id where nothing else is told.
    pub label: String,
    /// What is measured.
    pub name: String,
    /// The same in other languages, where the rubric has it.
    pub names: Vec<(String, String)>,
    /// Its group.
    pub group: Option<String>,
    /// Full marks; a bonus item without a cap has none.
    pub full: Option<Points>,
    /// The rule.
    pub rule: Rule,
    /// Unit of what is measured, as printed.
    pub unit: Option<String>,
    /// The rubric's own words for a deduction, by language; see [`super::sentence`].
    pub reason: Vec<(String, String)>,
    /// When the item applies.
    pub applies: Option<Formula>,
    /// What becomes of its points where it does not, if other than the rubric's.
    pub not_applicable: Option<NotApplicable>,
    /// Scale of a typed value, where the answer does not tell (8.268 of 10).
    pub scale: Option<BigRational>,
    /// Department in charge (责任单位).
    pub department: Option<String>,
    /// Where it stands.
    pub source: Option<Reference>,
}

/// A grade (等次) from a total upwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// Id, as answers and limits name it.
    pub id: String,
    /// Name, as printed.
    pub name: String,
    /// From this total on, this total included.
    pub from: BigRational,
}

/// What acts after the points are added up.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// Id; it is answered by it.
    pub id: String,
    /// What happened, in the document's words.
    pub name: String,
    /// When it acts; its answer where the rubric gives no formula.
    pub when: Formula,
    /// What it does.
    pub effect: Effect,
}

/// What a limit does.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// One-vote veto (一票否决): this grade, or no points at all.
    Veto(Option<String>),
    /// No better grade than this (不得评定为…).
    Cap(String),
    /// So many grades lower (降等).
    Downgrade(usize),
    /// The points of the items are multiplied by this (可信度系数).
    Factor(Formula),
}
