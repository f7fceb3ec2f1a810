//! What schools lack to the threshold, to the 85 % floor and to the limit of the difference coefficient,
//! school by indicator, with totals by section and zone. Each line is reckoned by itself: what brings a
//! school to the threshold may bring the coefficient down too.

use super::need::{is_whole, to_limit, unit};
use super::result::{GapRow, GapTotal, Gaps};
use super::snapshot::Snapshot;
use crate::county::SectionKind;
use crate::rubric::nearest;
use crate::score::{SchoolRow, Standing};
use num_rational::BigRational;
use num_traits::Signed;
use std::collections::BTreeMap;

/// Every gap of the county of today.
pub(super) fn gaps(snapshot: &Snapshot<'_>) -> Gaps {
    let mut gaps = Gaps::default();
    for section in &snapshot.standard.scope.sections {
        for indicator in 0..snapshot.standard.indicator.len() {
            of_indicator(snapshot, *section, indicator, &mut gaps);
        }
    }
    gaps
}

fn of_indicator(snapshot: &Snapshot<'_>, section: SectionKind, indicator: usize, gaps: &mut Gaps) {
    let Some(spec) = snapshot.standard.indicator.get(indicator) else { return };
    let kind = snapshot.amounts.kind(indicator);
    let limit = spec.cv_at_most.of(section).map(crate::standard::Decimal::exact);
    let over = snapshot.coefficient(indicator, section).is_some_and(|c| c.met_known == Some(false));
    let to_cv: BTreeMap<usize, BigRational> = match limit.filter(|_| over) {
        Some(limit) => to_limit(snapshot, indicator, section, &limit).into_iter().collect(),
        None => BTreeMap::new(),
    };
    let floors = floors(snapshot, section, indicator, is_whole(kind));
    let none = |zone: Option<String>| GapTotal {
        zone,
        section,
        indicator: spec.id.clone(),
        unit: unit(kind).to_owned(),
        schools: 0,
        missing: 0,
        threshold: 0.0,
        floor: 0.0,
        cv: 0.0,
    };
    let mut all = none(None);
    let mut zones: Vec<GapTotal> = Vec::new();
    for (at, row) in snapshot.rows(Some(section)) {
        let Some(value) = row.indicators.get(indicator) else { continue };
        let gap = GapRow {
            school: row.school,
            id: row.id.clone(),
            section,
            indicator: spec.id.clone(),
            threshold: value.lack.unwrap_or_default(),
            floor: floors.get(&at).copied().unwrap_or_default(),
            cv: to_cv.get(&at).map(nearest).unwrap_or_default(),
        };
        let missing = value.standing == Standing::Missing;
        let zone = zone_of(snapshot, row);
        let place = zones.iter().position(|z| z.zone == zone).unwrap_or_else(|| {
            zones.push(none(zone));
            zones.len() - 1
        });
        all.add(&gap, missing);
        if let Some(total) = zones.get_mut(place) {
            total.add(&gap, missing);
        }
        if gap.threshold > 0.0 || gap.cv > 0.0 {
            gaps.schools.push(gap);
        }
    }
    gaps.sections.push(all);
    gaps.zones.extend(zones.into_iter().filter(|z| z.zone.is_some()));
}

fn zone_of(snapshot: &Snapshot<'_>, row: &SchoolRow) -> Option<String> {
    snapshot.county.schools.get(row.school)?.zone.clone()
}

/// What the rows below the floor lack to it.
fn floors(
    snapshot: &Snapshot<'_>,
    section: SectionKind,
    indicator: usize,
    in_units: bool,
) -> BTreeMap<usize, f64> {
    let spec = snapshot.standard.indicator.get(indicator);
    let line = spec.and_then(|spec| {
        Some(spec.at_least.of(section)?.exact() * spec.floor.as_ref()?.exact() / spec.per.exact())
    });
    let Some(line) = line else { return BTreeMap::new() };
    let below = |row: usize| {
        let row = snapshot.evaluation.schools.get(row);
        let value = row.and_then(|row| row.indicators.get(indicator));
        value.is_some_and(|value| value.standing == Standing::Below)
    };
    let held = snapshot.amounts.of(section, indicator).into_iter().filter(|h| below(h.row));
    let lack = |h: crate::score::Holding| {
        let lack = &line * &h.students - &h.amount;
        let lack = if in_units { lack.ceil() } else { lack };
        lack.is_positive().then(|| (h.row, nearest(&lack)))
    };
    held.filter_map(lack).collect()
}

impl GapTotal {
    fn add(&mut self, gap: &GapRow, missing: bool) {
        self.schools += usize::from(gap.threshold > 0.0);
        self.missing += usize::from(missing);
        self.threshold += gap.threshold;
        self.floor += gap.floor;
        self.cv += gap.cv;
    }
}
