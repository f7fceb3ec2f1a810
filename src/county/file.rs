//! The county file: JSON, `format: "junheng-county"`, `version: 1`. Unknown fields survive a
//! round trip; a newer version is refused.

use super::{Args, County, Problem, problems};
use crate::args;
use crate::json::{self, FromJson, Value, Wrong};
use serde::Serialize;
use serde_json::Map;
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
    #[error("{0}")]
    Field(Wrong),
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
            Self::Field(_) => "field",
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
            Self::Field(wrong) => wrong_args(wrong),
            Self::Problem(problem) => problem.args(),
        };
        (format!("file-{}", self.code()), args)
    }
}

/// The values of the sentence about a wrong field.
#[must_use]
pub fn wrong_args(wrong: &Wrong) -> Args {
    args! {
        "path" => wrong.path.as_str(),
        "expected" => wrong.expected.id(),
        "choices" => wrong.expected.choices().join(", "),
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
    json::text(&Written::of(county))
}

/// Reads a county file.
///
/// # Errors
/// A [`FileError`] that says which field is wrong and why.
pub fn from_json(text: &str) -> Result<County, FileError> {
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text)
        .map_err(|e| FileError::NotJson { line: e.line(), column: e.column() })?;
    let Value::Object(fields) = value else { return Err(FileError::NotACounty { found: None }) };
    if !fields.contains_key("format") {
        return Err(FileError::NotACounty { found: None });
    }
    if !fields.contains_key("version") {
        return Err(FileError::NoVersion);
    }
    accept(fields)
}

/// Reads a county from fields that are already parsed: the JavaScript module's way in.
/// `format` and `version` may be absent there; where they are given they must be right.
///
/// # Errors
/// As [`from_json`].
pub fn accept(mut fields: Map<String, Value>) -> Result<County, FileError> {
    match fields.swap_remove("format") {
        Some(Value::String(format)) if format == FORMAT => {}
        None => {}
        Some(other) => {
            return Err(FileError::NotACounty { found: other.as_str().map(str::to_owned) });
        }
    }
    match fields.swap_remove("version").map(|version| version.as_u64()) {
        Some(Some(found)) if found > VERSION => return Err(FileError::Newer { found }),
        Some(None | Some(0)) => return Err(FileError::NoVersion),
        _ => {}
    }
    let county = County::from_json(Value::Object(fields)).map_err(FileError::Field)?;
    match problems(&county).into_iter().next() {
        Some(problem) => Err(FileError::Problem(problem)),
        None => Ok(county),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::SectionKind;
    use crate::json::Expected;

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
            Err(FileError::Field(wrong)) => {
                assert_eq!(wrong.path, "schools[1].site.books");
                assert_eq!(wrong.expected, Expected::Number);
            }
            other => panic!("{other:?}"),
        }
        let same = r#"{"format":"junheng-county","version":1,"schools":[{"id":"1"},{"id":"1"}]}"#;
        assert!(matches!(from_json(same), Err(FileError::Problem(Problem::SameId { .. }))));
        let negative = r#"{"format":"junheng-county","version":1,
            "schools":[{"id":"1","site":{"books":-2}}]}"#;
        assert!(matches!(from_json(negative), Err(FileError::Problem(Problem::Figure { .. }))));
    }
}
