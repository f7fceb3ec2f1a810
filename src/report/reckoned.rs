//! What a report takes its figures from, reckoned once: rewriting a paragraph changes none of it.

use super::results::{STANDARD, scenario_of};
use crate::county::{self, County};
use crate::plan::{self, Plan};
use crate::project::{self, OnProgress, Projection, Scenario};
use crate::rubric::Sheet;
use crate::rubric::conditions;
use crate::score::{self, Evaluation};
use crate::standard;
use std::sync::Arc;

/// Everything of a county that its report is made from and that no paragraph changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Reckoned {
    pub(super) evaluation: Arc<Evaluation>,
    pub(super) conditions: Arc<Sheet>,
    pub(super) plan: Arc<Plan>,
    pub(super) projection: Arc<Projection>,
    /// A code of the county file without its paragraphs.
    pub(super) check: Arc<str>,
}

impl Reckoned {
    /// Reckons all of it, the years ahead by the scenario of this name.
    #[must_use]
    pub fn new(county: &County, scenario: Option<&str>, progress: OnProgress<'_>) -> Self {
        let standard = standard::named(STANDARD);
        let evaluation = standard.map(|standard| score::evaluate(county, standard));
        let evaluation = Arc::new(evaluation.unwrap_or_default());
        let today = standard.map(|_| &*evaluation);
        let conditions = Arc::new(conditions::assess(county, &evaluation, today));
        Self::of(county, evaluation, conditions, scenario, progress)
    }

    /// The same from the county's assessment under the standard of the report, and what
    /// [`conditions::assess`] gives for it.
    #[must_use]
    pub fn of(
        county: &County,
        evaluation: Arc<Evaluation>,
        conditions: Arc<Sheet>,
        scenario: Option<&str>,
        progress: OnProgress<'_>,
    ) -> Self {
        let raw = scenario_of(county, scenario);
        let scenario = raw.and_then(|raw| Scenario::read(raw, "scenario").ok()).unwrap_or_default();
        let today = (evaluation.standard == STANDARD).then_some(&*evaluation);
        // Published ladders are other counties' own: the report names none of their targets.
        let plan = plan::own(county, today, &scenario);
        let projection = project::project(county, &scenario, false, progress);
        let (plan, projection) = (Arc::new(plan), Arc::new(projection));
        Self { evaluation, conditions, plan, projection, check: check(county).into() }
    }
}

/// FNV-1a over the county file: the same figures give the same code.
fn check(county: &County) -> String {
    let figures = County { report: Default::default(), ..county.clone() };
    let mut hash = 0x811c_9dc5_u32;
    for byte in county::to_json(&figures).unwrap_or_default().bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    format!("{:04X}-{:04X}", hash >> 16, hash & 0xffff)
}
