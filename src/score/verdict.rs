//! What an assessment says: rows of schools, coefficients of sections, the county's verdict.

use crate::county::{Args, Kind, Ownership, SectionKind, Setting};
use crate::{choices, record};
use serde::Serialize;

/// The assessment of a county under one standard.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evaluation {
    /// Id of the standard.
    pub standard: String,
    /// One row a school section: primary first, then junior, each in the county's order;
    /// excluded ones among them, with their reason.
    pub schools: Vec<SchoolRow>,
    /// Primary and junior, in that order.
    pub sections: Vec<SectionResult>,
    /// Items that every school must meet.
    pub items: Vec<ItemResult>,
    /// Whether resources pass: every school and every coefficient. `None` is undetermined (待定).
    pub resources_pass: Option<bool>,
    /// The county's verdict over all parts of the standard.
    pub pass: Option<bool>,
    /// Why, most important first.
    pub reasons: Vec<Reason>,
    /// Settings that differ from their defaults.
    pub settings_changed: Vec<String>,
}

/// One section of one school.
#[derive(Debug, Clone, PartialEq)]
pub struct SchoolRow {
    /// Position in [`crate::county::County::schools`].
    pub school: usize,
    /// Id of the school.
    pub id: String,
    /// Name of the school.
    pub name: String,
    /// Which section.
    pub section: SectionKind,
    /// Kind of school.
    pub kind: Kind,
    /// Who runs it.
    pub ownership: Ownership,
    /// Urban, town or rural.
    pub setting: Option<Setting>,
    /// Pupils of the section, with those of schools counted with it.
    pub students: Option<f64>,
    /// Classes of the section.
    pub classes: Option<f64>,
    /// One value an indicator, in the standard's order; empty where excluded.
    pub indicators: Vec<IndicatorValue>,
    /// Indicators met.
    pub met: usize,
    /// Indicators whose value is missing.
    pub missing: usize,
    /// Whether the school passes; `None` where missing figures could still decide it, or where
    /// the standard has no rule for a school.
    pub pass: Option<bool>,
    /// Why it is outside the assessment.
    pub excluded: Option<Excluded>,
    /// Positions of the not-counted schools merged into this row.
    pub merged: Vec<usize>,
}

impl SchoolRow {
    /// Whether the school stands for itself: its kind is inside the scope, and its figures are not
    /// counted with another school. Exceptions of the scope stand for themselves all the same.
    #[must_use]
    pub fn stands_for_itself(&self) -> bool {
        let code = self.excluded.as_ref().map(|excluded| excluded.code.as_str());
        !matches!(code, Some("mergedInto" | "outOfScope"))
    }
}

/// Why a section is outside the assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Excluded {
    /// Key of the sentence is `excluded-<code>`.
    pub code: String,
    /// Values of the sentence.
    pub args: Args,
}

/// Where a value stands against threshold and floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// At the threshold or above (达标), or known where the standard sets none.
    Met,
    /// Below the threshold, at the floor or above (不低于85%).
    Floor,
    /// Below the floor (低于85%).
    Below,
    /// A figure is missing (缺数据).
    Missing,
}

/// One indicator of one school section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndicatorValue {
    /// Amount of the section, after sharing out; in the metric's unit.
    pub amount: Option<f64>,
    /// Amount per pupil, or per hundred.
    pub value: Option<f64>,
    /// Threshold; `None` where the standard sets none.
    pub threshold: Option<f64>,
    /// Value over threshold.
    pub ratio: Option<f64>,
    /// Exact comparison with threshold and floor.
    pub standing: Standing,
    /// How much more would reach the threshold, in the amount's unit: 0 where it is met, whole
    /// for people and things. Of what is shared out it is this section's part alone; the
    /// derivation tells what the whole school lacks.
    pub lack: Option<f64>,
    /// Set where rounding to two decimals would change the standing.
    pub rounding_matters: bool,
    /// Set where a relaxation added something.
    pub relaxed: bool,
}

impl IndicatorValue {
    /// Whether the threshold is met; `None` where the value is missing or there is none.
    #[must_use]
    pub const fn met(&self) -> Option<bool> {
        if self.threshold.is_none() {
            return None;
        }
        match self.standing {
            Standing::Met => Some(true),
            Standing::Floor | Standing::Below => Some(false),
            Standing::Missing => None,
        }
    }
}

/// One section of the county.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionResult {
    /// Which section.
    pub section: SectionKind,
    /// Rows assessed.
    pub schools: usize,
    /// Rows that pass.
    pub passing: usize,
    /// Rows that do not.
    pub failing: usize,
    /// Rows undetermined; none where the standard has no rule for a school.
    pub undetermined: usize,
    /// Rows left out.
    pub excluded: usize,
    /// Pupils of the rows assessed, as far as known.
    pub students: f64,
    /// Coefficients, one an indicator in the standard's order.
    pub indicators: Vec<Coefficient>,
    /// The composite coefficient, where the standard tests it.
    pub composite: Option<Composite>,
}

/// The composite difference coefficient (综合差异系数) of a section: the mean of the
/// coefficients of all indicators.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Composite {
    /// The mean; `None` where a coefficient cannot be computed.
    pub value: Option<f64>,
    /// The limit.
    pub limit: f64,
    /// Whether it is within the limit; `None` is undetermined.
    pub met: Option<bool>,
    /// The same on the figures that are known.
    pub met_known: Option<bool>,
    /// Coefficients for which figures of some school are missing.
    pub missing: usize,
    /// Set where rounding to two decimals would change the verdict.
    pub rounding_matters: bool,
}

/// The difference coefficient of one indicator in one section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coefficient {
    /// Student-weighted mean, per pupil or per hundred.
    pub mean: Option<f64>,
    /// Student-weighted standard deviation, in the mean's unit.
    pub deviation: Option<f64>,
    /// The coefficient in force under the settings.
    pub cv: Option<f64>,
    /// Student-weighted coefficient: the official one.
    pub weighted: Option<f64>,
    /// Coefficient that counts every school alike: population form about the plain mean.
    pub unweighted: Option<f64>,
    /// The limit; `None` where it is tested only as a part of the composite.
    pub limit: Option<f64>,
    /// Whether it is within the limit; `None` where figures are missing and the settings ask
    /// for caution, where it cannot be computed, or without a limit.
    pub met: Option<bool>,
    /// Whether it is within the limit on the figures that are known.
    pub met_known: Option<bool>,
    /// Rows with a value.
    pub known: usize,
    /// Rows without one.
    pub missing: usize,
    /// Rows that meet the threshold.
    pub schools_met: usize,
    /// Rows between floor and threshold.
    pub schools_floor: usize,
    /// Rows below the floor.
    pub schools_below: usize,
    /// What the rows short of the threshold lack up to it, each for itself, added up in the
    /// amount's unit; what one row has too much of helps no other.
    pub lacking: f64,
    /// Set where rounding to two decimals would change the verdict.
    pub rounding_matters: bool,
}

/// An item that every school must meet.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemResult {
    /// Id of the item.
    pub id: String,
    /// Number in the document.
    pub number: u32,
    /// Met by every school; `None` where a figure is missing and none that is known breaks it.
    pub met: Option<bool>,
    /// Schools or classes that break it.
    pub offenders: Vec<Offender>,
    /// How many by section, in the order of the standard: classes for class size, schools else.
    pub counts: Vec<(SectionKind, usize)>,
    /// Schools that meet it only by a relaxation.
    pub relaxed: Vec<Relaxed>,
    /// Schools whose figures are missing.
    pub missing: usize,
}

/// A school that meets an item only by a relaxation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relaxed {
    /// Position of the school.
    pub school: usize,
    /// What lets it pass.
    pub by: RelaxedBy,
    /// What was measured: pupils.
    pub value: f64,
    /// The relaxed limit.
    pub limit: f64,
}

/// A condition of a relaxation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelaxedBy {
    /// Built by the year that the rule names.
    Built,
    /// More migrant children (随迁子女) than the share that the rule names.
    Migrants,
}

/// A school, or a class of it, that breaks an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Offender {
    /// Position of the school.
    pub school: usize,
    /// Section, where the item is by section.
    pub section: Option<SectionKind>,
    /// Class or band name, where the item is about classes.
    pub class: Option<String>,
    /// How many classes, where only a band is known.
    pub count: usize,
    /// What was measured: pupils.
    pub value: Option<f64>,
    /// Its limit.
    pub limit: f64,
}

/// A group of reasons, for ordering them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Group {
    /// Not met.
    Fails,
    /// Undetermined.
    Undetermined,
    /// Good to know: a setting was changed, rounding would matter.
    Note,
}

/// One reason of a verdict; its sentence's key is `reason-<code>`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// What it does to the verdict.
    pub group: Group,
    /// Which sentence.
    pub code: String,
    /// Values of the sentence. `section` and `indicator` hold ids.
    pub args: Args,
}

record!(Reason { group: "group", code: "code", args: "args" });
choices!(Group { Fails: "fails", Undetermined: "undetermined", Note: "note" });
