//! The county file: JSON, `format: "junheng-county"`, `version: 1`. Unknown fields survive a
//! round trip; a newer version is refused.

use super::{Args, County, Problem, problems};
use crate::args;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use thiserror::Error;

/// The file's `format`.
pub const FORMAT: &str = "junheng-county";
/// The newest version this program reads, and the one it writes.
pub const VERSION: u64 = 1;

/// Why a text is not a county file; the sentence's key is `file-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileError {
    /// Not JSON at all.
    #[error("not JSON: line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but not an object with our `format`.
    #[error("format is {found:?}, not {FORMAT}")]
    NotACounty {
        /// The `format` that was found.
        found: Option<String>,
    },
    /// Written by a newer version of this program.
    #[error("version {found} is newer than {VERSION}")]
    Newer {
        /// The version that was found.
        found: u64,
    },
    /// No version, or one that is not a whole number above 0.
    #[error("version is not a number")]
    NoVersion,
    /// A field holds something it cannot hold.
    #[error("{path}: {detail}")]
    Field {
        /// Path of the field, for instance `schools[3].sections.primary.students`.
        path: String,
        /// What was expected, in the parser's words.
        detail: String,
    },
    /// The fields are right in themselves but not together.
    #[error("{0}")]
    Problem(Problem),
}

impl FileError {
    /// The code of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not-json",
            Self::NotACounty { .. } => "not-a-county",
            Self::Newer { .. } => "newer",
            Self::NoVersion => "no-version",
            Self::Field { .. } => "field",
            Self::Problem(problem) => problem.code(),
        }
    }
}

impl FileError {
    /// Key and values of its sentence.
    #[must_use]
    pub fn sentence(&self) -> (String, Args) {
        let args = match self {
            Self::NotJson { line, column } => {
                args! { "line" => line.to_string(), "column" => column.to_string() }
            }
            Self::NotACounty { .. } | Self::NoVersion => args! {},
            Self::Newer { found } => args! { "found" => found.to_string() },
            Self::Field { path, detail } => {
                args! { "path" => path.as_str(), "detail" => detail.as_str() }
            }
            Self::Problem(problem) => problem.args(),
        };
        (format!("file-{}", self.code()), args)
    }
}

/// A county with the head of its file.
#[derive(Serialize)]
pub struct Written<'a> {
    format: &'static str,
    version: u64,
    #[serde(flatten)]
    county: &'a County,
}

impl<'a> Written<'a> {
    /// The file of this county.
    #[must_use]
    pub const fn of(county: &'a County) -> Self {
        Self { format: FORMAT, version: VERSION, county }
    }
}

/// Writes a county file.
///
/// # Errors
/// Never for a county made by this program; the serialiser's own error otherwise.
pub fn to_json(county: &County) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Written::of(county))
}

/// Reads a county file.
///
/// # Errors
/// A [`FileError`] that says which field is wrong and why.
pub fn from_json(text: &str) -> Result<County, FileError> {
    let text = text.trim_start_matches('\u{feff}');
    let head: Head = serde_json::from_str(text).map_err(|e| match e.classify() {
        serde_json::error::Category::Data => FileError::NotACounty { found: None },
        _ => FileError::NotJson { line: e.line(), column: e.column() },
    })?;
    match head.format {
        Some(Value::String(format)) if format == FORMAT => {}
        Some(Value::String(found)) => return Err(FileError::NotACounty { found: Some(found) }),
        _ => return Err(FileError::NotACounty { found: None }),
    }
    match head.version.and_then(|v| v.as_u64()) {
        Some(found) if found > VERSION => return Err(FileError::Newer { found }),
        None | Some(0) => return Err(FileError::NoVersion),
        Some(_) => {}
    }
    let county = read(text).map_err(|(path, detail)| FileError::Field { path, detail })?;
    accept(county)
}

/// Reads a county from a value that is already parsed: the JavaScript module's way in.
/// `format` and `version` may be absent there; where they are given they must be right.
///
/// # Errors
/// As [`from_json`].
pub fn accept(mut county: County) -> Result<County, FileError> {
    match county.extra.remove("format") {
        Some(Value::String(format)) if format == FORMAT => {}
        None => {}
        Some(other) => {
            return Err(FileError::NotACounty { found: other.as_str().map(str::to_owned) });
        }
    }
    match county.extra.remove("version").map(|v| v.as_u64()) {
        Some(Some(found)) if found > VERSION => return Err(FileError::Newer { found }),
        Some(None | Some(0)) => return Err(FileError::NoVersion),
        _ => {}
    }
    match problems(&county).into_iter().next() {
        Some(problem) => Err(FileError::Problem(problem)),
        None => Ok(county),
    }
}

/// Reads JSON; an error has the path of the field that is wrong and what is wrong with it.
///
/// Each way of reading costs the page a copy of every type, so there is one; and the page, which
/// hands what people choose to the engine, does without the paths.
///
/// # Errors
/// Path and detail.
#[cfg(feature = "sheets")]
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, (String, String)> {
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(text))
        .map_err(|e| (e.path().to_string(), e.inner().to_string()))
}

/// Reads JSON; an error has the line and column.
///
/// # Errors
/// Place and detail.
#[cfg(not(feature = "sheets"))]
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, (String, String)> {
    serde_json::from_str(text).map_err(|e| (format!("{}:{}", e.line(), e.column()), e.to_string()))
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: Option<Value>,
    #[serde(default)]
    version: Option<Value>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::SectionKind;

    const CONTRACT: &str = r#"{ "format": "junheng-county", "version": 1,
      "name": "示例县", "schoolYear": 2025, "population": 820000, "later": {"a": [1]},
      "schools": [ { "id": "3500000001", "name": "城关第一小学", "county": "示例县",
        "zone": "城关学区", "kind": "primary", "ownership": "public", "setting": "urban",
        "counted": true, "parent": null, "establishedYear": 1998, "boarding": false,
        "denseCentralCity": false, "colour": "red",
        "sections": { "primary": { "students": 900, "mood": 1,
          "classes": [ { "grade": 1, "name": "1(1)班", "students": 45 } ],
          "teachers": { "fullTime": 50, "aboveDegree": 46, "backbone": 9, "sports": 3,
            "arts": 5, "visitingSportsArts": 0, "intermediateTitle": 20, "certified": 50,
            "trained360": 50, "exchangeEligible": 30, "exchanged": 4, "exchangedBackbone": 1 },
          "migrantStudents": 40, "inZoneStudents": 900 } },
        "site": { "teachingArea": 4300.0, "indoorSportsArea": 260.0, "sportsFieldArea": 6800.0,
          "externalSportsArea": 0.0, "equipmentValue": 1900000.0, "multimediaRooms": 22,
          "computers": 120, "books": 18000, "musicRoomAreas": [98.0], "artRoomAreas": [92.0] },
        "funds": { "publicBudget": 1035000.0, "teacherTraining": 52000.0 } } ],
      "history": [ { "year": 2024, "unit": "3500000001", "grade": 1, "students": 148 } ],
      "births": [ { "year": 2019, "count": 7800 } ],
      "feeders": [ { "from": "3500000001", "to": "一中", "share": 0.6, "note": "a" } ],
      "government": { "g1": { "value": true, "note": "见规划" } },
      "scenarios": [ { "name": "基准" } ] }"#;

    #[test]
    fn the_contracts_example_survives_a_round_trip_with_its_unknown_fields() {
        let county = from_json(CONTRACT).unwrap();
        let written: Value = serde_json::from_str(&to_json(&county).unwrap()).unwrap();
        assert_eq!(from_json(&to_json(&county).unwrap()).unwrap(), county);
        let given: Value = serde_json::from_str(CONTRACT).unwrap();
        assert_eq!(lost(&given, &written, ""), Vec::<String>::new());
        let school = &county.schools[0];
        assert_eq!(school.section(SectionKind::Primary).unwrap().students, Some(900.0));
        assert_eq!(school.established_year, Some(1998));
    }

    /// Paths that are in `given` and not, or not the same, in `written`; null may be absent.
    fn lost(given: &Value, written: &Value, path: &str) -> Vec<String> {
        match (given, written) {
            (Value::Object(g), w) => g
                .iter()
                .filter(|(_, v)| !v.is_null())
                .flat_map(|(k, v)| {
                    lost(v, w.get(k).unwrap_or(&Value::Null), &format!("{path}/{k}"))
                })
                .collect(),
            (Value::Array(g), w) => g
                .iter()
                .enumerate()
                .flat_map(|(i, v)| {
                    lost(v, w.get(i).unwrap_or(&Value::Null), &format!("{path}/{i}"))
                })
                .collect(),
            (g, w) if g == w || g.as_f64().is_some() && g.as_f64() == w.as_f64() => Vec::new(),
            _ => vec![path.to_owned()],
        }
    }

    #[test]
    fn absent_is_missing_and_a_school_is_counted_unless_told_otherwise() {
        let text = r#"{"format":"junheng-county","version":1,"schools":[
            {"id":"1","name":"a","sections":{"junior":{"students":null}}},
            {"id":"2","name":"b","counted":false}]}"#;
        let county = from_json(text).unwrap();
        assert_eq!(county.schools[0].section(SectionKind::Junior).unwrap().students, None);
        assert!(county.schools[0].counted);
        assert!(!county.schools[1].counted);
        assert_eq!(county.schools[0].site.books, None);
    }

    #[test]
    fn what_is_not_a_county_file_is_refused_with_its_reason() {
        assert!(matches!(from_json("机构标识码,名称"), Err(FileError::NotJson { line: 1, .. })));
        assert!(matches!(from_json(""), Err(FileError::NotJson { .. })));
        assert_eq!(from_json("[1]"), Err(FileError::NotACounty { found: None }));
        assert_eq!(
            from_json(r#"{"format":"geojson","version":1}"#),
            Err(FileError::NotACounty { found: Some("geojson".into()) })
        );
        assert_eq!(
            from_json(r#"{"format":"junheng-county","version":2,"schools":7}"#),
            Err(FileError::Newer { found: 2 })
        );
        assert_eq!(from_json(r#"{"format":"junheng-county"}"#), Err(FileError::NoVersion));
        let wrong = r#"{"format":"junheng-county","version":1,"schools":[{"id":"1","name":"a"},
            {"id":"2","name":"b","site":{"books":"many"}}]}"#;
        match from_json(wrong) {
            Err(FileError::Field { path, .. }) if cfg!(feature = "sheets") => {
                assert_eq!(path, "schools[1].site.books");
            }
            Err(FileError::Field { path, .. }) => assert!(path.starts_with("2:"), "{path}"),
            other => panic!("{other:?}"),
        }
        let same = r#"{"format":"junheng-county","version":1,"schools":[{"id":"1"},{"id":"1"}]}"#;
        assert!(matches!(from_json(same), Err(FileError::Problem(Problem::SameId { .. }))));
        let negative = r#"{"format":"junheng-county","version":1,
            "schools":[{"id":"1","site":{"books":-2}}]}"#;
        assert!(matches!(from_json(negative), Err(FileError::Problem(Problem::Figure { .. }))));
    }
}
