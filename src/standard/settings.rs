//! The settings in force: a county's changes over a standard's defaults.

use super::Standard;
use crate::county::County;

/// Settings of a county under a standard.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    standard: &'a Standard,
    county: &'a County,
}

impl<'a> Settings<'a> {
    /// The settings of this county under this standard.
    #[must_use]
    pub const fn of(standard: &'a Standard, county: &'a County) -> Self {
        Self { standard, county }
    }

    /// The choice in force. A value that is no choice of the setting counts as the default.
    #[must_use]
    pub fn get(&self, id: &str) -> &'a str {
        let Some(spec) = self.standard.setting.iter().find(|s| s.id == id) else { return "" };
        match self.county.settings.get(id) {
            Some(chosen) if spec.choices.contains(chosen) => chosen,
            _ => &spec.default,
        }
    }

    /// Whether this choice is in force.
    #[must_use]
    pub fn is(&self, id: &str, choice: &str) -> bool {
        self.get(id) == choice
    }

    /// Ids of the settings that differ from their defaults, in the order of the standard.
    #[must_use]
    pub fn changed(&self) -> Vec<&'a str> {
        let specs = self.standard.setting.iter();
        specs.filter(|s| self.get(&s.id) != s.default).map(|s| s.id.as_str()).collect()
    }
}
