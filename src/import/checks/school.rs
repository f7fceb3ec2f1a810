//! Checks of a school as a whole: site, money, kind.

use super::Checker;
use crate::county::{Field, Finding, Fix, Kind, Metric, Owner, School, SectionKind, Severity};

impl Checker<'_> {
    pub(super) fn school(&self, school: &School, findings: &mut Vec<Finding>) {
        self.site(school, findings);
        self.money(school, findings);
        self.kind(school, findings);
        self.same_in_both_sections(school, findings);
    }

    fn site(&self, school: &School, findings: &mut Vec<Finding>) {
        for rule in &self.data.at_most {
            let Some((metric, of)) = rule.metrics() else { continue };
            let (field, of) =
                (Field::of(metric, SectionKind::Primary), Field::of(of, SectionKind::Primary));
            if matches!(field.owner(), Owner::Section(_)) {
                continue;
            }
            if let (Some(value), Some(limit)) = (field.get(school), of.get(school))
                && value > limit
            {
                let finding = self.about(rule.severity, "more-than-whole", school, field);
                findings.push(whole(finding, value, limit, of));
            }
        }
        let area = |metric| Field::of(metric, SectionKind::Primary).get(school);
        if let (Some(all), Some(indoor)) =
            (area(Metric::TeachingArea), area(Metric::IndoorSportsArea))
            && all == indoor
            && all > 0.0
        {
            let field = Field::of(Metric::TeachingArea, SectionKind::Primary);
            findings.push(self.about(Severity::Must, "no-net-area", school, field));
        }
    }

    fn pupils(school: &School) -> Option<f64> {
        let students = SectionKind::ALL
            .into_iter()
            .filter_map(|section| Field::of(Metric::Students, section).get(school));
        let total: f64 = students.sum();
        (total > 0.0).then_some(total)
    }

    fn money(&self, school: &School, findings: &mut Vec<Finding>) {
        let Some(pupils) = Self::pupils(school) else { return };
        let equipment = Field::of(Metric::EquipmentValue, SectionKind::Primary);
        if let (Some(value), Some(bounds)) = (equipment.get(school), self.data.equipment_per_pupil)
            && !bounds.hold(value / pupils)
        {
            let finding = self
                .about(Severity::Check, "equipment-per-pupil", school, equipment)
                .arg("value", to_the_fen(value / pupils))
                .arg("low", bounds.low)
                .arg("high", bounds.high);
            // The other unit is proposed where it would make sense.
            let other =
                if value / pupils < bounds.low { value * 10_000.0 } else { value / 10_000.0 };
            let sensible = value > 0.0 && bounds.hold(other / pupils);
            findings.push(if sensible { finding.fix(Fix::Set { value: other }) } else { finding });
        }
        let budget = Field::of(Metric::PublicBudget, SectionKind::Primary);
        if let (Some(value), Some(bounds)) = (budget.get(school), self.data.funds_per_pupil)
            && !bounds.hold(value / pupils)
        {
            findings.push(
                self.about(Severity::Check, "funds-per-pupil", school, budget)
                    .arg("value", to_the_fen(value / pupils))
                    .arg("low", bounds.low)
                    .arg("high", bounds.high),
            );
        }
    }

    fn kind(&self, school: &School, findings: &mut Vec<Finding>) {
        let expected = school.kind.sections();
        let pupils = |section| Field::of(Metric::Students, section).get(school);
        for section in SectionKind::COMPULSORY {
            let has = pupils(section).is_some_and(|students| students > 0.0);
            let several = matches!(school.kind, Kind::NineYear | Kind::TwelveYear);
            let code = match (expected.contains(&section), has) {
                (true, false) if several && school.counted => "section-empty",
                (false, true) if !expected.is_empty() => "section-unexpected",
                _ => continue,
            };
            let mut finding = Finding::new(Severity::Check, code).school(school);
            finding.section = Some(section);
            findings.push(finding);
        }
    }

    /// The whole school's figure typed into each section's row.
    fn same_in_both_sections(&self, school: &School, findings: &mut Vec<Finding>) {
        let value = |section| Field::of(Metric::Students, section).get(school);
        if let (Some(primary), Some(junior)) =
            (value(SectionKind::Primary), value(SectionKind::Junior))
            && primary == junior
            && primary > 0.0
        {
            let field = Field::of(Metric::Students, SectionKind::Junior);
            let finding = self.about(Severity::Check, "section-is-total", school, field);
            findings.push(finding.arg("value", primary));
        }
    }
}

/// Yuan for each pupil as a sentence names them: a mean, printed with two decimals.
fn to_the_fen(yuan: f64) -> f64 {
    (yuan * 100.0).round() / 100.0
}

pub(super) fn whole(finding: Finding, value: f64, limit: f64, of: Field) -> Finding {
    finding.arg("value", value).arg("limit", limit).arg("fieldOf", of.to_string())
}
