//! The limits of the checks, read once.

use std::sync::OnceLock;

use crate::county::{GradeSystem, Metric, SectionKind, Severity};
use crate::{json, record};

#[derive(Debug, Default)]
pub struct CheckData {
    pub at_most: Vec<AtMost>,
    pub needed: Vec<String>,
    pub equipment_per_pupil: Option<Bounds>,
    pub funds_per_pupil: Option<Bounds>,
    pub year_on_year: Option<Change>,
    pub flow: Option<Change>,
    pub examined_percent: Option<Bounds>,
    pub guards: Option<Bounds>,
    pub tracks: Option<Tracks>,
}

/// Of two figures the first is never more than the second.
#[derive(Debug)]
pub struct AtMost {
    pub metric: String,
    pub of: String,
    pub severity: Severity,
}

impl AtMost {
    pub fn metrics(&self) -> Option<(Metric, Metric)> {
        Some((Metric::parse(&self.metric)?, Metric::parse(&self.of)?))
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    pub low: f64,
    pub high: f64,
}

impl Bounds {
    pub fn hold(self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Change {
    pub share: f64,
    pub least: f64,
}

#[derive(Debug, Clone, Copy)]
pub struct Tracks {
    most: BySection,
    senior_grades: f64,
}

impl Tracks {
    /// Classes that a section can have.
    pub fn most_classes(self, section: SectionKind, system: GradeSystem) -> f64 {
        let own = system.grades(section).map(|(first, last)| f64::from(last + 1 - first));
        self.most.of(section) * own.unwrap_or(self.senior_grades)
    }
}

#[derive(Debug, Clone, Copy)]
struct BySection {
    primary: f64,
    junior: f64,
    senior: f64,
}

impl BySection {
    fn of(self, section: SectionKind) -> f64 {
        match section {
            SectionKind::Primary => self.primary,
            SectionKind::Junior => self.junior,
            SectionKind::Senior => self.senior,
        }
    }
}

record!(default CheckData {
    at_most: "at_most", needed: "needed", equipment_per_pupil: "equipment_per_pupil",
    funds_per_pupil: "funds_per_pupil", year_on_year: "year_on_year",
    flow: "flow", examined_percent: "examined_percent", guards: "guards", tracks: "tracks",
});
record!(AtMost { metric: "metric", of: "of", severity: "severity" });
record!(Bounds { low: "low", high: "high" });
record!(Change { share: "share", least: "least" });
record!(Tracks { most: "most", senior_grades: "senior_grades" });
record!(BySection { primary: "primary", junior: "junior", senior: "senior" });

/// The limits.
pub fn data() -> &'static CheckData {
    static DATA: OnceLock<CheckData> = OnceLock::new();
    DATA.get_or_init(|| {
        let json = include_str!(concat!(env!("OUT_DIR"), "/checks.json"));
        json::data(json)
    })
}
