//! What a scenario assumes for every school alike: net movers into the county.

use crate::county::{Finding, Severity};
use crate::project::forecast::Path;
use crate::project::prospect::Prospect;
use crate::project::scenario::Scenario;

/// Changes the pupils of a forecast by a scenario's assumptions; nothing where they are left to
/// the history.
pub(super) fn assume(scenario: &Scenario, prospect: &mut Prospect) {
    if scenario.net_inflow != Path::Fitted {
        inflow(scenario, prospect);
    }
}

fn unsound(prospect: &mut Prospect, field: &str, year: i32) {
    let finding = Finding::new(Severity::Check, "assumption-unsound");
    prospect.findings.push(finding.arg("field", field).arg("year", year.to_string()));
}

fn year_of(prospect: &Prospect, ahead: usize) -> i32 {
    let last = prospect.pools.iter().map(|p| p.last_year).max().unwrap_or_default();
    last.saturating_add(i32::try_from(ahead).unwrap_or(i32::MAX)).saturating_add(1)
}

fn years(prospect: &Prospect) -> usize {
    let tracks = prospect.pools.iter().flat_map(|p| &p.tracks);
    tracks.map(|t| t.students.len()).max().unwrap_or(0)
}

/// Every grade grows by the rate each year, on top of what the ratios carry.
fn inflow(scenario: &Scenario, prospect: &mut Prospect) {
    let mut factor = 1.0;
    for ahead in 0..years(prospect) {
        let year = year_of(prospect, ahead);
        match scenario.net_inflow.told(year) {
            Some(rate) if rate > -1.0 && rate <= 1.0 => factor *= 1.0 + rate,
            Some(_) => unsound(prospect, "netInflow", year),
            None => {}
        }
        for track in prospect.pools.iter_mut().flat_map(|p| &mut p.tracks) {
            track.students.get_mut(ahead).into_iter().flatten().for_each(|cell| *cell *= factor);
        }
    }
}
