//! The limits of the checks, read once.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::county::{Metric, SectionKind, Severity};

#[derive(Debug, Default, Deserialize)]
pub struct CheckData {
    #[serde(default)]
    pub at_most: Vec<AtMost>,
    #[serde(default)]
    pub needed: Vec<String>,
    pub equipment_per_pupil: Option<Bounds>,
    pub funds_per_pupil: Option<Bounds>,
    pub year_on_year: Option<Change>,
    pub tracks: Option<Tracks>,
}

/// Of two figures the first is never more than the second.
#[derive(Debug, Deserialize)]
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

#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Bounds {
    pub low: f64,
    pub high: f64,
}

impl Bounds {
    pub fn hold(self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Change {
    pub share: f64,
    pub least: f64,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Tracks {
    most: BySection,
    grades: BySection,
}

impl Tracks {
    /// Classes that a section can have.
    pub fn most_classes(self, section: SectionKind) -> f64 {
        self.most.of(section) * self.grades.of(section)
    }
}

#[derive(Debug, Clone, Copy, Deserialize)]
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

pub fn data() -> &'static CheckData {
    static DATA: OnceLock<CheckData> = OnceLock::new();
    DATA.get_or_init(|| {
        let json = include_str!(concat!(env!("OUT_DIR"), "/checks.json"));
        serde_json::from_str(json).unwrap_or_default()
    })
}
