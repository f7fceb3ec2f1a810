//! What a county's assessment comes to, in the form the page is given: parts counted, reasons with
//! all that their sentences need, said by whoever has the words ([`super::reason`], [`super::why`]).

use crate::county::{Args, SectionKind};
use crate::json::{Expected, FromJson, Value, Wrong, variant};
use crate::record;
use crate::rubric::{ItemScore, Sheet};
use crate::score::{self, Group};
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
    pub reasons: Vec<Because>,
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

/// A reason of the verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Because {
    /// Of the resources.
    Resources(score::Reason),
    /// An item that is not met.
    Unmet(Box<ItemScore>),
    /// The items of a part that are undetermined: the part's id, then theirs.
    Open(String, Vec<String>),
}

impl Because {
    /// What it does to the verdict.
    #[must_use]
    pub const fn group(&self) -> Group {
        match self {
            Self::Resources(reason) => reason.group,
            Self::Unmet(_) => Group::Fails,
            Self::Open(..) => Group::Undetermined,
        }
    }
}

impl FromJson for Because {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let (name, value) = variant(value)?;
        match name.as_str() {
            "resources" => FromJson::from_json(value).map(Self::Resources),
            "unmet" => FromJson::from_json(value).map(Self::Unmet),
            "open" => FromJson::from_json(value).map(|(part, items)| Self::Open(part, items)),
            _ => Err(Wrong::here(Expected::Choice(&[]))),
        }
        .map_err(|wrong| wrong.under(&name))
    }
}

/// An item, or a part of one, with its verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// Its id.
    pub id: String,
    /// Whether it is met; `None` is undetermined.
    pub met: Option<bool>,
    /// What was measured: a rate, an amount, or how many break it.
    pub value: Option<f64>,
    /// What there is to say about an item that every school must meet: keys of sentences with
    /// their values. Empty for others, whose score says it.
    pub grounds: Vec<(String, Args)>,
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
record!(Told { id: "id", met: "met", value: "value", grounds: "grounds" });
record!(Conditions { verdict: "verdict", rubric: "rubric", sheet: "sheet", told: "told" });
