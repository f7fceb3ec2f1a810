//! The sample's data file: what was published, and how the county is shaped and drawn.

use crate::county::Answer;
use crate::json::{self, Fields, FromJson, Value, Wrong};
use crate::record;
use crate::standard::Decimal;
use std::collections::BTreeMap;

/// The data file `src/data/sample/county.toml`.
#[derive(Debug)]
pub struct Data {
    pub published: Vec<Published>,
    pub counts: Counts,
    pub shape: Shape,
    pub draw: Vec<Draw>,
    pub names: Names,
}

/// The data file `src/data/sample/answers.toml`: what the county answers about itself.
#[derive(Debug, Default)]
pub struct Answers {
    pub basics: Answer,
    pub government: BTreeMap<String, Answer>,
}

record!(default Answers { basics: "basics", government: "government" });

/// Reads the answers. The file ships with the program; a test reads it.
pub fn answers() -> Answers {
    json::data(include_str!(concat!(env!("OUT_DIR"), "/sample-answers.json")))
}

/// One indicator as published, both sections together.
#[derive(Debug)]
pub struct Published {
    pub id: String,
    pub met: usize,
    pub reporting: usize,
    pub mean: Mean,
}

/// A mean by section, or one over both.
#[derive(Debug)]
pub enum Mean {
    Sections { primary: Decimal, junior: Decimal },
    Both { both: Decimal },
}

/// Published counts.
#[derive(Debug)]
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
#[derive(Debug)]
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
#[derive(Debug)]
pub struct Fill {
    pub urban: (f64, f64, f64),
    pub town: (f64, f64, f64),
    pub rural: (f64, f64, f64),
    pub junior: (f64, f64, f64),
}

/// Choices about one indicator.
#[derive(Debug)]
pub struct Draw {
    pub id: String,
    pub junior_met: usize,
    pub junior_mean: Option<Decimal>,
    pub floor_share: f64,
    pub low: f64,
    pub lean: f64,
    pub even: f64,
    pub shared: Option<f64>,
    pub quality: f64,
    pub size: f64,
    pub noise: f64,
    pub missing: (usize, usize),
}

/// What names are made of.
#[derive(Debug)]
pub struct Names {
    pub first: String,
    pub last: String,
    pub rural: String,
    pub towns: Vec<String>,
    pub urban: Vec<String>,
    pub private: Vec<String>,
}

record!(Data {
    published: "published",
    counts: "counts",
    shape: "shape",
    draw: "draw",
    names: "names",
});
record!(Published { id: "id", met: "met", reporting: "reporting", mean: "mean" });
record!(Counts {
    primary_rows: "primary_rows",
    junior_rows: "junior_rows",
    primaries_over_2000: "primaries_over_2000",
    primary_classes_over_45: "primary_classes_over_45",
    junior_classes_over_50: "junior_classes_over_50",
    small_schools: "small_schools",
    small_pupils: "small_pupils",
    exchange_eligible: "exchange_eligible",
    exchanged: "exchanged",
    exchanged_backbone: "exchanged_backbone",
});
record!(Shape {
    name: "name",
    seed: "seed",
    school_year: "school_year",
    population: "population",
    primary_students: "primary_students",
    junior_students: "junior_students",
    points_above_100: "points_above_100",
    private_primaries: "private_primaries",
    nine_year: "nine_year",
    private_nine_year: "private_nine_year",
    twelve_year: "twelve_year",
    private_twelve_year: "private_twelve_year",
    complete_secondary: "complete_secondary",
    private_complete: "private_complete",
    small_points: "small_points",
    points_under_50: "points_under_50",
    uncounted_points: "uncounted_points",
    uncounted_campuses: "uncounted_campuses",
    fill: "fill",
    births: "births",
    entrants: "entrants",
    history_from: "history_from",
});
record!(Fill { urban: "urban", town: "town", rural: "rural", junior: "junior" });
record!(Draw {
    id: "id",
    junior_met: "junior_met",
    junior_mean: "junior_mean",
    floor_share: "floor_share",
    low: "low",
    lean: "lean",
    even: "even",
    shared: "shared",
    quality: "quality",
    size: "size",
    noise: "noise",
    missing: "missing",
});
record!(Names {
    first: "first",
    last: "last",
    rural: "rural",
    towns: "towns",
    urban: "urban",
    private: "private",
});

impl FromJson for Mean {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        if let Some(both) = fields.read("both")? {
            return Ok(Self::Both { both });
        }
        Ok(Self::Sections { primary: fields.read("primary")?, junior: fields.read("junior")? })
    }
}

/// Reads the data file. It ships with the program; a test reads it.
pub fn read() -> Option<Data> {
    let text = include_str!(concat!(env!("OUT_DIR"), "/sample-county.json"));
    Data::from_json(json::value(text)?).ok()
}
