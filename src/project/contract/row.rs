//! The rows of the contract: one struct for each kind, with the names that are promised.

use crate::county::SectionKind;
use crate::project::forecast::Accuracy;
use crate::project::result::{How, Level, Quantiles, TeacherBasis};
use serde::{Serialize, Serializer};

/// Values by name, in an order that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Named<T>(pub Vec<(&'static str, T)>);

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct UnitRow<'a> {
    pub(super) level: Level,
    pub(super) unit: &'a str,
    pub(super) name: &'a str,
    pub(super) zone: Option<&'a str>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct EnrolmentRow<'a> {
    pub(super) level: Level,
    pub(super) unit: &'a str,
    pub(super) year: i32,
    pub(super) grade: Option<u8>,
    pub(super) students: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) q5: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) q25: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) q50: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) q75: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) q95: Option<f64>,
    /// Ends of the 50 % and 90 % bands without draws: low 90, low 50, high 50, high 90.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) band: Option<[f64; 4]>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct ClassRow<'a> {
    pub(super) level: Level,
    pub(super) unit: &'a str,
    pub(super) section: Option<SectionKind>,
    pub(super) year: i32,
    pub(super) classes: u32,
    pub(super) bands: Named<u32>,
    pub(super) students: Named<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quantiles: Option<Quantiles>,
    #[serde(rename = "largeQuantiles", skip_serializing_if = "Option::is_none")]
    pub(super) large_quantiles: Option<Quantiles>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SeatRow<'a> {
    pub(super) level: Level,
    pub(super) unit: &'a str,
    pub(super) section: Option<SectionKind>,
    pub(super) year: i32,
    pub(super) demand: f64,
    pub(super) rooms: f64,
    pub(super) seats: f64,
    pub(super) gap: f64,
    pub(super) rooms_guessed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quantiles: Option<Quantiles>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct TeacherRow {
    pub(super) section: Option<SectionKind>,
    pub(super) year: i32,
    pub(super) needed: f64,
    pub(super) basis: TeacherBasis,
    pub(super) ratio: f64,
    pub(super) stock: Option<f64>,
    pub(super) recruits: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OverScaleRow<'a> {
    pub(super) school_id: &'a str,
    pub(super) year: i32,
    pub(super) students: f64,
    pub(super) limit: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SmallRow<'a> {
    pub(super) school_id: &'a str,
    pub(super) section: Option<SectionKind>,
    pub(super) year: i32,
    pub(super) students: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct FundsRow<'a> {
    pub(super) rules: &'a str,
    pub(super) section: Option<SectionKind>,
    pub(super) year: i32,
    pub(super) heads: Option<f64>,
    pub(super) funded: Option<f64>,
    pub(super) yuan: Option<f64>,
    pub(super) cliffs: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct LayoutYear<'a> {
    pub(super) unit: &'a str,
    pub(super) level: Level,
    pub(super) section: SectionKind,
    pub(super) year: i32,
    pub(super) population: Option<f64>,
    pub(super) fewest: Option<f64>,
    pub(super) most: Option<f64>,
    pub(super) present: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LedgerEntry<'a> {
    pub(super) school_id: &'a str,
    pub(super) section: Option<SectionKind>,
    pub(super) grade: u8,
    pub(super) class: &'a str,
    pub(super) size: u32,
    pub(super) limit: u32,
    pub(super) since: i32,
    pub(super) new: bool,
    pub(super) closes: Option<i32>,
    pub(super) how: Option<How>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MilestoneRow<'a> {
    pub(super) id: &'a str,
    pub(super) year: i32,
    pub(super) met: Option<bool>,
    pub(super) met_today: Option<bool>,
    pub(super) first_year_met: Option<i32>,
    pub(super) by_year: &'a [Option<bool>],
    pub(super) values: &'a [Option<f64>],
    pub(super) probability: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BacktestRow {
    pub(super) origins: usize,
    pub(super) origin_years: Vec<i32>,
    pub(super) least: f64,
    pub(super) horizons: Vec<Accuracy>,
    pub(super) county: Vec<Accuracy>,
    pub(super) method: &'static str,
    pub(super) compared: Named<Vec<Accuracy>>,
}
