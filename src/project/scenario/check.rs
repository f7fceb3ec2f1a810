//! Numbers of a scenario that cannot be: what stands in their place, and a finding for each.

use super::{BySection, Headcount, MAX_DRAWS, MAX_HORIZON, Scenario};
use crate::county::{Finding, Severity};
use crate::project::forecast::Births;

impl Scenario {
    /// The scenario with every number within its range, and what had to be changed.
    #[must_use]
    pub fn checked(&self) -> (Self, Vec<Finding>) {
        let mut check = Check(Vec::new());
        let usual = Self::default();
        let mut it = self.clone();
        check.within(&mut it.horizon, 1, MAX_HORIZON, "horizon");
        check.within(&mut it.draws, 0, MAX_DRAWS, "draws");
        check.within(&mut it.years, 1, usize::MAX, "years");
        check.positive(&mut it.intake_cap, usual.intake_cap, "intakeCap");
        check.positive(&mut it.seat_size, usual.seat_size, "seatSize");
        let per_teacher = &mut it.staff.pupils_per_teacher;
        check.positive(per_teacher, usual.staff.pupils_per_teacher, "staff.pupilsPerTeacher");
        check.limit(&mut it.split_above, "splitAbove");
        check.limit(&mut it.merge_below, "mergeBelow");
        check.limit(&mut it.staff.teachers_per_class, "staff.teachersPerClass");
        if !(0.0..=1.0).contains(&it.birth_weight) {
            check.flag("birthWeight", it.birth_weight, usual.birth_weight);
            it.birth_weight = usual.birth_weight;
        }
        let rate = it.staff.sports_arts_per_hundred;
        if rate < 0.0 {
            check.flag("staff.sportsArtsPerHundred", rate, 0.0);
            it.staff.sports_arts_per_hundred = 0.0;
        }
        it.births.retain(|b| check.births(b));
        for births in &mut it.births {
            check.range(births);
        }
        it.staff.retirements.retain(|h| check.headcount(h, "staff.retirements"));
        it.staff.recruits.retain(|h| check.headcount(h, "staff.recruits"));
        (it, check.0)
    }
}

struct Check(Vec<Finding>);

impl Check {
    /// A number that was told, and what is taken instead.
    fn flag(&mut self, field: &str, told: f64, taken: f64) {
        let finding = Finding::new(Severity::Check, "scenario-number");
        self.0.push(finding.arg("field", field).arg("told", told).arg("taken", taken));
    }

    /// A number that is left out.
    fn drop(&mut self, field: &str, year: i32, told: f64) {
        let finding = Finding::new(Severity::Check, "scenario-left-out");
        self.0.push(finding.arg("field", field).arg("year", year.to_string()).arg("told", told));
    }

    #[allow(clippy::cast_precision_loss, reason = "for the sentence")]
    fn within(&mut self, value: &mut usize, least: usize, most: usize, field: &str) {
        let taken = (*value).clamp(least, most);
        if taken != *value {
            self.flag(field, *value as f64, taken as f64);
            *value = taken;
        }
    }

    fn positive(&mut self, value: &mut BySection<f64>, usual: BySection<f64>, field: &str) {
        let pairs = [(&mut value.primary, usual.primary), (&mut value.junior, usual.junior)];
        for (value, usual) in pairs {
            if *value <= 0.0 {
                self.flag(field, *value, usual);
                *value = usual;
            }
        }
    }

    fn limit(&mut self, value: &mut BySection<Option<f64>>, field: &str) {
        for value in [&mut value.primary, &mut value.junior] {
            if let Some(told) = value.filter(|v| *v <= 0.0) {
                self.flag(field, told, 0.0);
                *value = None;
            }
        }
    }

    fn births(&mut self, births: &Births) -> bool {
        if births.count < 0.0 {
            self.drop("births", births.year, births.count);
        }
        births.count >= 0.0
    }

    /// A range must hold its middle.
    fn range(&mut self, births: &mut Births) {
        if let Some(low) = births.low.filter(|low| *low < 0.0 || *low > births.count) {
            self.drop("births.low", births.year, low);
            births.low = None;
        }
        if let Some(high) = births.high.filter(|high| *high < births.count) {
            self.drop("births.high", births.year, high);
            births.high = None;
        }
    }

    fn headcount(&mut self, headcount: &Headcount, field: &str) -> bool {
        if headcount.count < 0.0 {
            self.drop(field, headcount.year, headcount.count);
        }
        headcount.count >= 0.0
    }
}
