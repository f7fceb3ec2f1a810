//! The shape of a rubric: points, items, the kinds of rule. `read` makes it from JSON and
//! checks it, `mark` applies it to a county.

use super::formula::{Compare, Formula};
use super::number::Points;
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

/// What part of a step counts (每…, 不足一个单位).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PartUnits {
    /// Whole units only.
    #[default]
    Floor,
    /// A part counts as a whole.
    Ceil,
    /// In proportion.
    Continuous,
}

/// Steps of a linear rule: `each` points for every `per` of the value beyond `line`.
#[derive(Debug, Clone, PartialEq)]
pub struct Linear {
    /// What is measured.
    pub value: Formula,
    /// The line.
    pub line: BigRational,
    /// Whether values above the line are meant, not those below.
    pub above: bool,
    /// One unit.
    pub per: BigRational,
    /// Points for each unit.
    pub each: Points,
    /// What part of a unit counts.
    pub part: PartUnits,
    /// At most so many points.
    pub at_most: Option<Points>,
}

/// A list of counties by a value (排名).
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// What is measured, where the county knows it.
    pub value: Option<Formula>,
    /// Whether the smallest value is the best.
    pub ascending: bool,
    /// Points of each place, best first.
    pub table: Vec<Points>,
    /// How many counties are ranked.
    pub population: usize,
    /// A line from which on full marks are given and nobody is ranked.
    pub line: Option<(Compare, BigRational)>,
}

/// What a yearly series is tested for.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Not less than the year before (只增不减).
    NotDecrease,
    /// Less than the year before.
    Decrease,
    /// Not more than the year before.
    NotIncrease,
    /// By so many percent, compared so.
    Percent(Compare, BigRational),
    /// By so much (percentage points, places), compared so.
    Difference(Compare, BigRational),
}

/// A rule over years, for one series or one a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What each change must do.
    pub change: Change,
    /// The years asked for, where the rubric names them.
    pub years: Vec<i32>,
    /// Typed values are changes already, not amounts.
    pub changes_given: bool,
    /// Points lost for each change that fails; all of them where none is told.
    pub each: Option<Points>,
    /// No points where the mean of the changes is negative.
    pub mean_negative_zero: bool,
}

/// What a rule over many does with those that fail.
#[derive(Debug, Clone, PartialEq)]
pub enum Many {
    /// Full marks only where every one passes.
    All,
    /// So many points lost for each that fails, at most so many.
    Each(Points, Option<Points>),
    /// In proportion to those that pass.
    Share,
}

/// A rule over all schools, or over all typed entries (years, stages, districts).
#[derive(Debug, Clone, PartialEq)]
pub struct Every {
    /// Schools of the county; typed entries otherwise.
    pub schools: bool,
    /// What each must pass.
    pub test: Formula,
    /// Which of them are looked at.
    pub only: Option<Formula>,
    /// What lets one pass that the test does not; those are counted and told.
    pub relaxed: Option<Formula>,
    /// What follows.
    pub many: Many,
}

/// A ratio of two sums over schools or typed entries against a line, in percent.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratio {
    /// Schools of the county; typed entries otherwise.
    pub schools: bool,
    /// Which of them are counted.
    pub only: Option<Formula>,
    /// What is added up above.
    pub numerator: Formula,
    /// What is added up below.
    pub denominator: Formula,
    /// On which side of the line it must be.
    pub is: Compare,
    /// The line, percent.
    pub line: BigRational,
}

/// Another way to compute a threshold's value, in force under a setting; shown beside it else.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// What it is called among the inputs.
    pub name: String,
    /// Id of the setting.
    pub setting: String,
    /// The choice under which it is in force.
    pub is: String,
    /// The other formula.
    pub value: Formula,
}

/// One thing on a checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    /// Id, as the answer names it.
    pub id: String,
    /// What happened or is lacking.
    pub name: String,
    /// Points lost.
    pub points: Points,
}

/// A step of a ladder.
#[derive(Debug, Clone, PartialEq)]
pub struct Tier {
    /// When it holds.
    pub when: Formula,
    /// What it gives.
    pub points: Points,
}

/// A band of a number, from its lower end; the first without one takes the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Lower end, and whether it belongs to the band.
    pub from: Option<(BigRational, bool)>,
    /// What it gives.
    pub points: Points,
}

/// The kinds of rule of an item. What acts on a whole sheet is [`Limit`], [`Group::weight`] and
/// [`NotApplicable`]; docs/rubric.md lists them all with examples.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// `points` where the value is on the right side of the line, `otherwise` where not.
    Threshold {
        /// What is measured.
        value: Formula,
        /// On which side it must be.
        is: Compare,
        /// The line.
        line: BigRational,
        /// Points where it is.
        points: Points,
        /// Points where it is not.
        otherwise: Points,
        /// Another published way to compute the value.
        alternative: Option<Alternative>,
    },
    /// In proportion to a part of a whole, at most all of it.
    Proportion {
        /// The part.
        numerator: Formula,
        /// The whole.
        denominator: Formula,
    },
    /// In proportion to a target, no more for doing more.
    Attainment {
        /// What was reached.
        value: Formula,
        /// What was to be reached.
        target: Formula,
    },
    /// Points lost for each unit beyond a line.
    Deduct(Linear),
    /// Points gained for each unit beyond a line, over `base`.
    Raise {
        /// The steps.
        linear: Linear,
        /// What is given at the line.
        base: Points,
    },
    /// The first step that holds gives its points.
    Tiers {
        /// Steps, best first.
        tiers: Vec<Tier>,
        /// Where none holds.
        otherwise: Points,
    },
    /// Points by the band a number is in.
    Bands {
        /// What is measured.
        value: Formula,
        /// Bands, highest first.
        bands: Vec<Band>,
    },
    /// Points lost for each incident.
    Incidents {
        /// How many.
        count: Formula,
        /// Points for each, or for all of them together where `flat`.
        each: Points,
        /// So many cost nothing.
        free: BigRational,
        /// At most so many points.
        at_most: Option<Points>,
        /// A flat deduction, however many.
        flat: bool,
    },
    /// Points lost for each one short of a required number.
    Shortfall {
        /// How many there are.
        count: Formula,
        /// How many there must be.
        required: BigRational,
        /// Points for each one short.
        each: Points,
        /// At most so many points.
        at_most: Option<Points>,
    },
    /// Points lost for each thing ticked.
    Checklist(Vec<Flag>),
    /// Judged by a person, in steps down from full marks.
    Steps(BigRational),
    /// Judged by a person within a range: points, or points lost where `deduct`.
    Judged {
        /// The least, where there is anything to judge.
        from: Points,
        /// The most.
        to: Points,
        /// Whether they are lost.
        deduct: bool,
    },
    /// A share of the points by a letter (A/B/C/D).
    Letters(Vec<(String, BigRational)>),
    /// Points by rank among counties.
    Rank(Ranking),
    /// In proportion to the best county.
    Best {
        /// What is measured.
        value: Formula,
        /// The best county's.
        best: Formula,
        /// Whether the smallest is the best.
        ascending: bool,
    },
    /// From year to year.
    Trend(Trend),
    /// The sum of its parts.
    Parts(Vec<Item>),
    /// So much for each event: bonus items.
    Events {
        /// Points for each.
        each: Points,
        /// At most so many points.
        at_most: Option<Points>,
    },
    /// By evidence: all, a part, none.
    Evidence(BigRational),
    /// Every school, stage or year must pass.
    Every(Box<Every>),
    /// A ratio of two sums, all or nothing.
    Ratio(Box<Ratio>),
    /// Stated by the document for items whose marks are not published.
    Stated(Points),
}

impl Rule {
    /// The word of the file.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Threshold { .. } => "threshold",
            Self::Proportion { .. } => "proportion",
            Self::Attainment { .. } => "attainment",
            Self::Deduct(_) => "deduct",
            Self::Raise { .. } => "raise",
            Self::Tiers { .. } => "tiers",
            Self::Bands { .. } => "bands",
            Self::Incidents { .. } => "incidents",
            Self::Shortfall { .. } => "shortfall",
            Self::Checklist(_) => "checklist",
            Self::Steps(_) => "steps",
            Self::Judged { .. } => "judged",
            Self::Letters(_) => "letters",
            Self::Rank(r) => {
                if r.line.is_some() {
                    "rankBelowLine"
                } else {
                    "rank"
                }
            }
            Self::Best { .. } => "best",
            Self::Trend(_) => "trend",
            Self::Parts(_) => "parts",
            Self::Events { .. } => "events",
            Self::Evidence(_) => "evidence",
            Self::Every(every) => match every.many {
                Many::Share => "share",
                Many::All | Many::Each(..) => "every",
            },
            Self::Ratio(_) => "ratio",
            Self::Stated(_) => "stated",
        }
    }
}
