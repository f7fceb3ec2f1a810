//! The sample's data file: what was published, and how the county is shaped and drawn.

use crate::standard::Decimal;
use serde::Deserialize;

/// The data file `src/data/sample/county.toml`.
#[derive(Debug, Deserialize)]
pub struct Data {
    pub published: Vec<Published>,
    pub counts: Counts,
    pub shape: Shape,
    pub draw: Vec<Draw>,
    pub names: Names,
}

/// One indicator as published, both sections together.
#[derive(Debug, Deserialize)]
pub struct Published {
    pub id: String,
    pub met: usize,
    pub reporting: usize,
    pub mean: Mean,
}

/// A mean by section, or one over both.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Mean {
    Sections { primary: Decimal, junior: Decimal },
    Both { both: Decimal },
}

/// Published counts.
#[derive(Debug, Deserialize)]
pub struct Counts {
    pub primary_rows: usize,
    pub junior_rows: usize,
    pub primaries_over_2000: usize,
    pub primary_classes_over_45: usize,
    pub junior_classes_over_50: usize,
    pub small_schools: usize,
    pub small_pupils: u32,
    pub exchange_eligible: u32,
    pub exchanged: u32,
    pub exchanged_backbone: u32,
}

/// Choices about the county as a whole.
#[derive(Debug, Deserialize)]
pub struct Shape {
    pub name: String,
    pub seed: u64,
    pub school_year: i32,
    pub population: f64,
    pub primary_students: u32,
    pub junior_students: u32,
    pub points_above_100: usize,
    pub private_primaries: usize,
    pub nine_year: usize,
    pub private_nine_year: usize,
    pub twelve_year: usize,
    pub private_twelve_year: usize,
    pub complete_secondary: usize,
    pub private_complete: usize,
    pub small_points: usize,
    pub points_under_50: usize,
    pub uncounted_points: usize,
    pub uncounted_campuses: usize,
    pub fill: Fill,
    pub births: Vec<(i32, f64)>,
    pub entrants: Vec<(i32, f64)>,
    pub history_from: i32,
}

impl Shape {
    /// Entrants of grade 1 in a year; the nearest known year's outside the table.
    pub fn entrants(&self, year: i32) -> f64 {
        let nearest = self.entrants.iter().min_by_key(|(y, _)| (y - year).abs());
        nearest.map_or(1.0, |(_, count)| *count)
    }
}

/// How full classes are: pupils up to which a school fills them, `[least, range, lean]`; a range
/// above the least is drawn with a uniform number to the power of `lean`.
#[derive(Debug, Deserialize)]
pub struct Fill {
    pub urban: (f64, f64, f64),
    pub town: (f64, f64, f64),
    pub rural: (f64, f64, f64),
    pub junior: (f64, f64, f64),
}

/// Choices about one indicator.
#[derive(Debug, Deserialize)]
pub struct Draw {
    pub id: String,
    pub junior_met: usize,
    #[serde(default)]
    pub junior_mean: Option<Decimal>,
    pub floor_share: f64,
    pub low: f64,
    pub lean: f64,
    pub even: f64,
    #[serde(default)]
    pub shared: f64,
    pub quality: f64,
    pub size: f64,
    pub noise: f64,
    pub missing: (usize, usize),
}

/// What names are made of.
#[derive(Debug, Deserialize)]
pub struct Names {
    pub first: String,
    pub last: String,
    pub rural: String,
    pub towns: Vec<String>,
    pub urban: Vec<String>,
    pub private: Vec<String>,
}

/// Reads the data file. It ships with the program; a test reads it.
pub fn read() -> Result<Data, serde_json::Error> {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/sample-county.json")))
}
