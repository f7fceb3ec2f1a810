//! What is chosen in the view, read from the address so that a link shows the same; and the rows
//! that follow from it.

use crate::county::{Ownership, SectionKind, Setting};
use crate::page::route::{self, Route};
use crate::score::{Evaluation, SchoolRow, Standing};
use std::cmp::Ordering;

/// A column that rows can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Setting,
    Students,
    Classes,
    /// Position of the indicator in the standard.
    Indicator(usize),
    Met,
    Verdict,
}

impl Column {
    /// The word in the address.
    pub(super) fn id(self) -> String {
        match self {
            Self::Name => "name".to_owned(),
            Self::Setting => "setting".to_owned(),
            Self::Students => "students".to_owned(),
            Self::Classes => "classes".to_owned(),
            Self::Indicator(at) => format!("i{at}"),
            Self::Met => "met".to_owned(),
            Self::Verdict => "verdict".to_owned(),
        }
    }

    fn parse(id: &str) -> Option<Self> {
        Some(match id {
            "name" => Self::Name,
            "setting" => Self::Setting,
            "students" => Self::Students,
            "classes" => Self::Classes,
            "met" => Self::Met,
            "verdict" => Self::Verdict,
            _ => Self::Indicator(id.strip_prefix('i')?.parse().ok()?),
        })
    }
}

/// A verdict to filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Met,
    Unmet,
    Open,
}

impl Verdict {
    pub(super) const ALL: [Self; 3] = [Self::Met, Self::Unmet, Self::Open];

    /// The word in the address; its key is `verdict-<id>`.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::Open => "open",
        }
    }

    const fn pass(self) -> Option<bool> {
        match self {
            Self::Met => Some(true),
            Self::Unmet => Some(false),
            Self::Open => None,
        }
    }
}

/// The word of an urban-rural class in the address; its key is `setting-<id>`.
pub(super) const fn setting_id(setting: Setting) -> &'static str {
    match setting {
        Setting::Urban => "urban",
        Setting::Town => "town",
        Setting::Rural => "rural",
    }
}

/// All urban-rural classes.
pub(super) const SETTINGS: [Setting; 3] = [Setting::Urban, Setting::Town, Setting::Rural];

/// What is chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    pub(super) section: SectionKind,
    /// Part of a name.
    pub(super) name: String,
    pub(super) setting: Option<Setting>,
    pub(super) verdict: Option<Verdict>,
    pub(super) ownership: Option<Ownership>,
    /// An indicator that is not met.
    pub(super) unmet: Option<usize>,
    pub(super) sort: Column,
    pub(super) ascending: bool,
    /// Without the strips.
    pub(super) plain: bool,
}

impl Choice {
    /// Reads the address; what is not there or not understood is the default.
    pub(super) fn of(route: &Route) -> Self {
        let get = |key| route.get(key);
        let sort = get("sort").and_then(Column::parse).unwrap_or(Column::Students);
        Self {
            section: match get("section") {
                Some("junior") => SectionKind::Junior,
                _ => SectionKind::Primary,
            },
            name: get("name").unwrap_or_default().to_owned(),
            setting: SETTINGS.into_iter().find(|s| get("setting") == Some(setting_id(*s))),
            verdict: Verdict::ALL.into_iter().find(|v| get("verdict") == Some(v.id())),
            ownership: match get("ownership") {
                Some("public") => Some(Ownership::Public),
                Some("private") => Some(Ownership::Private),
                _ => None,
            },
            unmet: get("unmet").and_then(|at| at.parse().ok()),
            ascending: match get("order") {
                Some(order) => order == "up",
                None => matches!(sort, Column::Name | Column::Setting),
            },
            sort,
            plain: get("strips") == Some("off"),
        }
    }

    /// Whether every row of the section is shown.
    pub(super) fn is_whole(&self) -> bool {
        self.name.is_empty()
            && self.setting.is_none()
            && self.verdict.is_none()
            && self.ownership.is_none()
            && self.unmet.is_none()
    }

    fn takes(&self, row: &SchoolRow) -> bool {
        let unmet = |at: usize| {
            let standing = row.indicators.get(at).map(|i| i.standing);
            matches!(standing, Some(Standing::Floor | Standing::Below))
        };
        row.section == self.section
            && row.excluded.is_none()
            && (self.name.is_empty() || row.name.contains(&self.name) || row.id == self.name)
            && self.setting.is_none_or(|s| row.setting == Some(s))
            && self.verdict.is_none_or(|v| row.pass == v.pass())
            && self.ownership.is_none_or(|o| row.ownership == o)
            && self.unmet.is_none_or(unmet)
    }

    /// Positions of the rows to show, in the chosen order; equal rows keep the county's.
    pub(super) fn rows(&self, evaluation: &Evaluation) -> Vec<usize> {
        let rows = &evaluation.schools;
        let mut shown: Vec<(usize, &SchoolRow)> =
            rows.iter().enumerate().filter(|(_, row)| self.takes(row)).collect();
        shown.sort_by(|(_, a), (_, b)| self.compare(a, b));
        shown.into_iter().map(|(at, _)| at).collect()
    }

    fn compare(&self, a: &SchoolRow, b: &SchoolRow) -> Ordering {
        let turned = |order: Ordering| if self.ascending { order } else { order.reverse() };
        let figures = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => turned(a.total_cmp(&b)),
            // What is missing stands at the end either way.
            (a, b) => a.is_none().cmp(&b.is_none()),
        };
        let value = |row: &SchoolRow, at: usize| row.indicators.get(at).and_then(|i| i.value);
        match self.sort {
            Column::Name => turned(a.name.cmp(&b.name)),
            Column::Setting => turned(order(a.setting).cmp(&order(b.setting))),
            Column::Students => figures(a.students, b.students),
            Column::Classes => figures(a.classes, b.classes),
            Column::Indicator(at) => figures(value(a, at), value(b, at)),
            Column::Met => turned(a.met.cmp(&b.met)),
            Column::Verdict => turned(rank(a.pass).cmp(&rank(b.pass))),
        }
    }
}

const fn order(setting: Option<Setting>) -> u8 {
    match setting {
        Some(Setting::Urban) => 0,
        Some(Setting::Town) => 1,
        Some(Setting::Rural) => 2,
        None => 3,
    }
}

const fn rank(pass: Option<bool>) -> u8 {
    match pass {
        Some(true) => 0,
        None => 1,
        Some(false) => 2,
    }
}

/// Orders by a column; by the same again, the other way round.
pub(super) fn sort_by(choice: &Choice, column: Column) {
    let down = matches!(column, Column::Students | Column::Classes);
    let ascending = if choice.sort == column { !choice.ascending } else { !down };
    let mut route = current();
    route.query.insert("sort".to_owned(), column.id());
    route.query.insert("order".to_owned(), if ascending { "up" } else { "down" }.to_owned());
    route::go(&route);
}

/// The address as it is.
pub(super) fn current() -> Route {
    let hash = web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    Route::parse(&hash)
}
