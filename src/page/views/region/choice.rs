//! What is chosen in the view, read from the address so that a link shows the same.

use crate::county::SectionKind;
use crate::page::route::{self, Route};
use crate::region::{Better, Measure, Subject};

/// Which of the measures stand in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// The difference coefficients of a section, and its schools that pass.
    Coefficients(SectionKind),
    /// The schools of a section that meet each threshold.
    Met(SectionKind),
    /// What is about the whole county.
    Whole,
}

impl Group {
    /// Whether a measure stands in its table.
    pub(super) fn has(self, measure: &Measure) -> bool {
        match (self, measure.subject) {
            (Self::Coefficients(of), Subject::Coefficient(section, _))
            | (Self::Met(of), Subject::Met(section, _))
            | (Self::Coefficients(of) | Self::Met(of), Subject::Passing(section)) => of == section,
            (Self::Whole, _) => measure.section().is_none(),
            _ => false,
        }
    }

    /// The section, unless it is about the whole county.
    pub(super) const fn section(self) -> Option<SectionKind> {
        match self {
            Self::Coefficients(section) | Self::Met(section) => Some(section),
            Self::Whole => None,
        }
    }
}

/// What the rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The name, as it is written.
    Name,
    /// The verdict on resources.
    Verdict,
    /// A measure, by its position.
    Measure(usize),
}

/// What is chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    pub(super) group: Group,
    pub(super) by: By,
    /// The measure that is drawn: the one ordered by, else the first of the table.
    pub(super) drawn: usize,
    /// The first place first; names from their beginning; those that pass first.
    pub(super) first_first: bool,
    /// The city that the counties lie in; all where none is named.
    pub(super) city: Option<String>,
    /// Counties whose figures are not whole take a place, too.
    pub(super) partial: bool,
}

impl Choice {
    /// Reads the address; what is not there or not understood is the default.
    pub(super) fn of(route: &Route, measures: &[Measure]) -> Self {
        let met = route.get("what") == Some("met");
        let of = |section| if met { Group::Met(section) } else { Group::Coefficients(section) };
        let group = match route.get("section") {
            Some("junior") => of(SectionKind::Junior),
            Some("county") => Group::Whole,
            _ => of(SectionKind::Primary),
        };
        let position = |of: &dyn Fn(&Measure) -> bool| measures.iter().position(of);
        let first = position(&|measure| group.has(measure)).unwrap_or_default();
        let named = route.get("by");
        let by = match named {
            Some("name") => By::Name,
            Some("verdict") => By::Verdict,
            _ => {
                let is_it = |m: &Measure| group.has(m) && Some(m.id.as_str()) == named;
                By::Measure(position(&is_it).unwrap_or(first))
            }
        };
        Self {
            group,
            by,
            drawn: if let By::Measure(at) = by { at } else { first },
            first_first: route.get("order") != Some("last"),
            city: route.get("city").map(str::to_owned),
            partial: route.get("partial") == Some("1"),
        }
    }
}

/// Orders by a column; pressed again, the other way round.
pub(super) fn sort(choice: &Choice, by: By, measures: &[Measure]) {
    let again = choice.by == by && choice.first_first;
    let id = match by {
        By::Name => "name".to_owned(),
        By::Verdict => "verdict".to_owned(),
        By::Measure(at) => measures.get(at).map(|m| m.id.clone()).unwrap_or_default(),
    };
    route::choose("by", Some(&id));
    route::choose("order", again.then_some("last"));
}

/// What a column is ordered like for those who cannot see its arrow: places go up while figures of
/// which more is better go down.
pub(super) fn aria(choice: &Choice, by: By, better: Option<Better>) -> Option<&'static str> {
    let up = choice.first_first != (better == Some(Better::High));
    (choice.by == by).then_some(if up { "ascending" } else { "descending" })
}
