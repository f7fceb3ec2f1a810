//! The keys of the projection's data files and of a county's own milestones.

use super::funding::{FundingBand, FundingRules, Quota};
use super::milestones::{Milestone, MilestoneTest, Sizes};
use super::norms::{
    Funding, LargeClass, LayoutNorm, Milestones, Norms, SmallLine, SportsArts, StaffRatio,
};
use crate::json::{Expected, Fields, FromJson, Value, Wrong};
use crate::record;

record!(only Norms {
    small_school: "small_school", large_class: "large_class", staff: "staff",
    sports_arts: "sports_arts", layout: "layout",
});
record!(only SmallLine { below: "below", source: "source" });
record!(only LargeClass { large: "large", very_large: "very_large", source: "source" });
record!(only StaffRatio { primary: "primary", junior: "junior", source: "source" });
record!(only SportsArts { per_hundred: "per_hundred", source: "source" });
record!(only LayoutNorm { id: "id", primary: "primary", junior: "junior", source: "source" });
record!(only Funding { rules: "rules", quotas: "quotas" });
record!(only FundingRules {
    id: "id", name: "name", ownership: "ownership", bands: "bands", source: "source",
});
record!(only FundingBand {
    section: "section", kinds: "kinds", from: "from", to: "to", base: "base", factor: "factor",
});
record!(only Quota { id: "id", primary: "primary", junior: "junior", source: "source" });
record!(only Milestones { milestone: "milestone" });
record!(only Sizes { primary: "primary", junior: "junior" });

impl FromJson for Milestone {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        let it = Self {
            id: fields.read("id")?,
            name: fields.read("name")?,
            year: fields.read("year")?,
            tests: fields.read("tests")?,
            source: fields.read("source")?,
        };
        it.sound()
    }
}

impl Milestone {
    /// The milestone with the fields of `value` in place of its own.
    pub(super) fn changed(mut self, value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        fields.fill("name", &mut self.name)?;
        fields.fill("year", &mut self.year)?;
        fields.fill("tests", &mut self.tests)?;
        fields.fill("source", &mut self.source)?;
        self.sound()
    }

    fn sound(self) -> Result<Self, Wrong> {
        let lacks = |key: &str| Err(Wrong::here(Expected::Something).under(key));
        match (self.id.is_empty(), self.tests.is_empty()) {
            (true, _) => lacks("id"),
            (_, true) => lacks("tests"),
            _ => Ok(self),
        }
    }
}

impl FromJson for MilestoneTest {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        const KINDS: &[&str] = &["classShare", "schoolScale"];
        let mut fields = Fields::of(value)?;
        let kind: String = fields.read("kind")?;
        let share: f64 = fields.read("share")?;
        if !(0.0..=1.0).contains(&share) {
            return Err(Wrong::here(Expected::Number).under("share"));
        }
        match kind.as_str() {
            "classShare" => Ok(Self::ClassShare {
                from: fields.read("from")?,
                to: fields.read("to")?,
                section: fields.read("section")?,
                places: fields.read("places")?,
                share,
            }),
            "schoolScale" => Ok(Self::SchoolScale { share }),
            _ => Err(Wrong::here(Expected::Choice(KINDS)).under("kind")),
        }
    }
}
