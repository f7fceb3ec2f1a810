//! The kinds of rule of an item, as they are read.

use super::form::Item;
use super::formula::{Compare, Formula};
use super::number::{Points, Span, whole};
use num_rational::BigRational;
use num_traits::Signed;

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

impl Change {
    /// Whether a change is as asked. Percentages are of the value before; without one the change
    /// is a percentage itself. `None` where there is no percentage, the value before being 0.
    #[must_use]
    pub fn holds(&self, before: Option<&BigRational>, change: &BigRational) -> Option<bool> {
        let meets = |value: BigRational, is: Compare, by: &BigRational| {
            is.holds(&Span::of(value), &Span::of(by.clone()))
        };
        Some(match (self, before) {
            (Self::NotDecrease, _) => !change.is_negative(),
            (Self::Decrease, _) => change.is_negative(),
            (Self::NotIncrease, _) => !change.is_positive(),
            (Self::Difference(is, by), _) | (Self::Percent(is, by), None) => {
                meets(change.clone(), *is, by)?
            }
            (Self::Percent(is, by), Some(before)) if before.is_positive() => {
                meets(change / before * whole(100), *is, by)?
            }
            (Self::Percent(..), Some(_)) => return None,
        })
    }
}

/// A rule over years, for one series or one a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What each change must do.
    pub change: Change,
    /// The years asked for, where the rubric names them.
    pub years: Vec<i32>,
    /// Yearly figures of the county that it is about: stage and id of each. Where the county has
    /// them they are read, else what was typed for the item.
    pub figures: Vec<(String, String)>,
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

/// What lets one pass that the test does not.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxation {
    /// Its id; none where the rule has one relaxation without a name.
    pub id: Option<String>,
    /// What must hold.
    pub test: Formula,
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
    pub relaxed: Vec<Relaxation>,
    /// What is counted beside it and decides nothing.
    pub compared: Option<Formula>,
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
    /// The same in other languages: language, name.
    pub names: Vec<(String, String)>,
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

/// The kinds of rule of an item. What acts on a whole sheet is [`Limit`](super::form::Limit), [`Group::weight`](super::form::Group::weight) and
/// [`NotApplicable`](super::form::NotApplicable); docs/rubric.md lists them all with examples.
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
