//! One projection from start to end: forecast, events, enrolment, what follows, draws.

use super::draws::{self, Draws};
use super::enrol::enrolment;
use super::events;
use super::follow::{Ground, Parts, follow};
use super::forecast::{Forecast, backtest, forecast};
use super::frame::Frame;
use super::prospect::Prospect;
use super::result::{EntrySeries, Projection};
use super::scenario::Scenario;
use super::track::Pool;
use crate::county::{County, Finding};

/// Told how far the draws are: school sections done, and of how many.
pub type OnProgress<'a> = &'a mut dyn FnMut(usize, usize);

/// Projects a county under a scenario.
///
/// Never fails: what is not sound is in the findings, and the rest is projected. Without draws the
/// quantiles are empty. The backtest is left out where `looking_back` is false, since it is the
/// same for every scenario that differs in events and rules only.
#[must_use]
pub fn project(
    county: &County,
    scenario: &Scenario,
    looking_back: bool,
    progress: OnProgress<'_>,
) -> Projection {
    let (scenario, findings) = scenario.checked();
    let course = Course::of(county, &scenario);
    let mut projection = course.projection(county, &scenario, findings);
    if looking_back {
        projection.backtest = Some(backtest(county, &scenario.basis()));
    }
    if scenario.draws > 0 {
        course.draw(county, &scenario, &mut projection, progress);
    }
    projection
}

/// What every part of a projection rests on.
pub(super) struct Course {
    pub(super) forecast: Forecast,
    /// The pools before the events, where there are any.
    pub(super) before: Option<Vec<Pool>>,
    pub(super) prospect: Prospect,
    pub(super) frame: Frame,
    pub(super) junior_from: u8,
}

impl Course {
    /// Forecasts, and applies what the scenario assumes. The scenario is a checked one.
    pub(super) fn of(county: &County, scenario: &Scenario) -> Self {
        let mut forecast = forecast(county, &scenario.basis());
        let junior_from = forecast.system.first_junior();
        let pools = std::mem::take(&mut forecast.pools);
        let before = (!scenario.events.is_empty()).then(|| pools.clone());
        let prospect = events::apply(county, scenario, pools, junior_from);
        let frame = Frame::of(county, &prospect, scenario.detail);
        Self { forecast, before, prospect, frame, junior_from }
    }

    /// The ground that classes, seats and the rest stand on.
    pub(super) fn ground<'a>(&'a self, county: &'a County, scenario: &'a Scenario) -> Ground<'a> {
        Ground {
            county,
            scenario,
            prospect: &self.prospect,
            before: self.before.as_deref(),
            units: &self.frame.units,
            years: &self.forecast.years,
            junior_from: self.junior_from,
        }
    }

    fn projection(
        &self,
        county: &County,
        scenario: &Scenario,
        mut findings: Vec<Finding>,
    ) -> Projection {
        let ground = self.ground(county, scenario);
        let mut following = follow(&ground, &Parts::new(&ground));
        findings.extend(self.forecast.findings.iter().cloned());
        findings.extend(self.prospect.findings.iter().cloned());
        findings.append(&mut following.findings);
        Projection {
            scenario: scenario.name.clone(),
            known_years: self.known_years(),
            years: self.forecast.years.clone(),
            units: self.frame.units.clone(),
            entries: self.entries(),
            enrolment: self.enrolment(scenario),
            findings,
            ..following
        }
    }

    fn enrolment(&self, scenario: &Scenario) -> Vec<super::result::Enrolment> {
        let Self { forecast, prospect, frame, junior_from, .. } = self;
        enrolment(frame, prospect, forecast, scenario.detail, *junior_from)
    }

    fn entries(&self) -> Vec<EntrySeries> {
        let pools = self.prospect.pools.iter().zip(&self.forecast.entries);
        let series = pools.map(|(pool, entry)| EntrySeries {
            section: pool.section,
            fitted: entry.fitted,
            past: entry.past.clone(),
        });
        series.collect()
    }

    fn known_years(&self) -> Vec<i32> {
        let pools = &self.prospect.pools;
        let last = pools.iter().map(|p| p.last_year).max().unwrap_or_default();
        let known = pools.iter().flat_map(|p| &p.tracks).map(|t| t.known.len()).max().unwrap_or(0);
        let known = i32::try_from(known).unwrap_or(0);
        (last.saturating_sub(known - 1)..=last).take(usize::try_from(known).unwrap_or(0)).collect()
    }

    fn draw(
        &self,
        county: &County,
        scenario: &Scenario,
        projection: &mut Projection,
        progress: OnProgress<'_>,
    ) {
        let ground = self.ground(county, scenario);
        let parts = Parts::new(&ground);
        let draws = Draws {
            ground: &ground,
            parts: &parts,
            forecast: &self.forecast,
            junior_from: self.junior_from,
            draws: scenario.draws,
            seed: scenario.seed,
        };
        draws::draw(&draws, projection, progress);
    }
}
