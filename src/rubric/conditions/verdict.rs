//! What a county's assessment comes to, in the form the page is given: parts counted, sentences made.

use crate::county::SectionKind;
use crate::json::Value;
use crate::record;
use crate::rubric::Sheet;
use crate::score::Group;
use serde::Serialize;

/// The verdict of a county under one standard over all its parts.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// Id of the standard.
    pub standard: String,
    /// Over all parts; `None` is undetermined (待定).
    pub pass: Option<bool>,
    /// Over the resources alone.
    pub resources_pass: Option<bool>,
    /// The other parts, in the document's order; those the standard has no items of left out.
    pub parts: Vec<PartVerdict>,
    /// Composite coefficients by section, where the standard tests them.
    pub composites: Vec<CompositeVerdict>,
    /// Why, most important first.
    pub reasons: Vec<ToldReason>,
}

/// How many items of a part are met.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartVerdict {
    /// Id of the part, one of [`super::PARTS`].
    pub id: String,
    /// Items it has.
    pub items: usize,
    /// Those that are met.
    pub met: usize,
    /// Those that are not.
    pub unmet: usize,
    /// Those undetermined.
    pub open: usize,
}

impl PartVerdict {
    /// Whether all of it is met; `None` is undetermined.
    #[must_use]
    pub const fn pass(&self) -> Option<bool> {
        if self.unmet > 0 {
            Some(false)
        } else if self.open > 0 {
            None
        } else {
            Some(true)
        }
    }
}

/// The composite coefficient of a section.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CompositeVerdict {
    /// Which section.
    pub section: SectionKind,
    /// The coefficient, not rounded.
    pub value: Option<f64>,
    /// Its limit.
    pub limit: f64,
    /// Whether it is within the limit; `None` is undetermined.
    pub met: Option<bool>,
}

/// A reason as a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ToldReason {
    /// What it does to the verdict.
    pub group: Group,
    /// The sentence.
    pub text: String,
}

/// An item, or a part of one, with its verdict in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// Its id.
    pub id: String,
    /// Whether it is met; `None` is undetermined.
    pub met: Option<bool>,
    /// What was measured: a rate, an amount, or how many break it.
    pub value: Option<f64>,
    /// What there is to say about it.
    pub why: String,
}

/// The conditions of a standard for a county, item by item.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conditions {
    /// The verdict they are a part of.
    pub verdict: Verdict,
    /// The rules, as they are written.
    pub rubric: Value,
    /// Items with what they were computed from.
    pub sheet: Sheet,
    /// The verdicts of items and of their parts.
    pub told: Vec<Told>,
}

record!(Verdict {
    standard: "standard",
    pass: "pass",
    resources_pass: "resourcesPass",
    parts: "parts",
    composites: "composites",
    reasons: "reasons"
});
record!(PartVerdict { id: "id", items: "items", met: "met", unmet: "unmet", open: "open" });
record!(CompositeVerdict { section: "section", value: "value", limit: "limit", met: "met" });
record!(ToldReason { group: "group", text: "text" });
record!(Told { id: "id", met: "met", value: "value", why: "why" });
record!(Conditions { verdict: "verdict", rubric: "rubric", sheet: "sheet", told: "told" });
