//! The fields of the county file by their keys, for reading.
//!
//! What is absent or `null` is missing, and what this version does not know is kept. The keys for
//! writing are derived from the structs; a test of the file holds the two together.

use super::{
    Answer, Arg, BirthCount, CellRef, Class, ClassBands, ClassCell, Corrections, County, Edit,
    Enrolment, Evidence, Feeder, Field, Finding, Fix, Funds, Kind, Metric, Origin, OriginPart,
    Ownership, Place, School, Section, SectionKind, Sections, Setting, Severity, Site, Source,
    Teachers,
};
use crate::county::FieldKind;
use crate::json::{Expected, Fields, FromJson, Value, Wrong};
use crate::{choices, record};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

record!(default County {
    name: "name", school_year: "schoolYear", population: "population", schools: "schools",
    history: "history", births: "births", feeders: "feeders", basics: "basics", government: "government",
    rubrics: "rubrics", scenarios: "scenarios", plan: "plan", report: "report",
    settings: "settings", sources: "sources", corrections: "corrections", sample: "sample",
} rest extra);

record!(Enrolment {
    year: "year", unit: "unit", grade: "grade", students: "students", origin: "origin",
} rest extra);
record!(Feeder { from: "from", to: "to", share: "share" } rest extra);
record!(BirthCount { year: "year", count: "count" } rest extra);
record!(default Evidence { document: "document", date: "date", department: "department" });
record!(default Answer { value: "value", note: "note" } rest extra);
record!(default Corrections { mapping: "mapping", parents: "parents" });
record!(default Source { file: "file", sheet: "sheet" });

record!(default School {
    id: "id", name: "name", county: "county", zone: "zone", kind: "kind", ownership: "ownership",
    setting: "setting", counted: "counted", parent: "parent",
    established_year: "establishedYear", boarding: "boarding",
    dense_central_city: "denseCentralCity", sections: "sections", site: "site", funds: "funds",
    answers: "answers", origins: "origins",
} rest extra);

record!(default Sections { primary: "primary", junior: "junior", senior: "senior" } rest extra);

record!(default Section {
    students: "students", classes: "classes", class_count: "classCount",
    class_bands: "classBands", teachers: "teachers", migrant_students: "migrantStudents",
    in_zone_students: "inZoneStudents",
} rest extra);

record!(default Class { grade: "grade", name: "name", students: "students" } rest extra);

record!(default Teachers {
    full_time: "fullTime", above_degree: "aboveDegree", backbone: "backbone", sports: "sports",
    arts: "arts", visiting_sports_arts: "visitingSportsArts",
    intermediate_title: "intermediateTitle", certified: "certified", trained360: "trained360",
    exchange_eligible: "exchangeEligible", exchanged: "exchanged",
    exchanged_backbone: "exchangedBackbone",
} rest extra);

record!(default Site {
    teaching_area: "teachingArea", indoor_sports_area: "indoorSportsArea",
    sports_field_area: "sportsFieldArea", external_sports_area: "externalSportsArea",
    equipment_value: "equipmentValue", multimedia_rooms: "multimediaRooms",
    computers: "computers", books: "books", music_room_areas: "musicRoomAreas",
    art_room_areas: "artRoomAreas",
} rest extra);

record!(default Funds {
    public_budget: "publicBudget", teacher_training: "teacherTraining",
} rest extra);

record!(default Origin {
    source: "s", cell: "c", parts: "p", text: "t", by_hand: "h", was: "w",
});
record!(default OriginPart { label: "l", value: "v", source: "s", cell: "c" });

record!(Finding {
    severity: "severity",
    code: "code",
    args: "args",
    file: "file",
    sheet: "sheet",
    cell: "cell",
    school_id: "schoolId",
    school: "school",
    section: "section",
    field: "field",
    fix: "fix",
});

choices!(Kind {
    Primary: "primary",
    TeachingPoint: "teachingPoint",
    Junior: "junior",
    NineYear: "nineYear",
    TwelveYear: "twelveYear",
    CompleteSecondary: "completeSecondary",
    Special: "special",
    Vocational: "vocational",
});
choices!(Ownership { Public: "public", Private: "private" });
choices!(Setting { Urban: "urban", Town: "town", Rural: "rural" });
choices!(SectionKind { Primary: "primary", Junior: "junior", Senior: "senior" });
choices!(ClassCell { Grade: "grade", Name: "name", Students: "students" });
choices!(Severity { Must: "must", Check: "check", Missing: "missing" });
choices!(FieldKind { People: "people", Count: "count", Area: "area", Money: "money" });

/// Reads a text by its parser.
fn parsed<T>(
    value: &Value,
    parse: impl FnOnce(&str) -> Option<T>,
    expected: Expected,
) -> Result<T, Wrong> {
    value.as_str().and_then(parse).ok_or(Wrong::here(expected))
}

impl FromJson for CellRef {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        parsed(&value, Self::parse, Expected::Cell)
    }
}

impl FromJson for Field {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        parsed(&value, Self::parse, Expected::Figure)
    }
}

impl FromJson for Metric {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        parsed(&value, Self::parse, Expected::Figure)
    }
}

impl FromJson for BTreeMap<Field, Origin> {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut origins = Self::new();
        for (key, origin) in BTreeMap::<String, Origin>::from_json(value)? {
            let field =
                Field::parse(&key).ok_or_else(|| Wrong::here(Expected::Figure).under(&key))?;
            origins.insert(field, origin);
        }
        Ok(origins)
    }
}

impl FromJson for ClassBands {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let bands = Vec::<f64>::from_json(value)?;
        bands.try_into().map(Self).map_err(|_| Wrong::here(Expected::List))
    }
}

impl FromJson for Arg {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        match value.as_f64() {
            Some(number) => Ok(Self::Number(number)),
            None => String::from_json(value).map(Self::Text),
        }
    }
}

/// The word under `key` that says which variant an object is.
fn tag(fields: &mut Fields, key: &str) -> Result<String, Wrong> {
    fields.read(key)
}

impl FromJson for Fix {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        match tag(&mut fields, "kind")?.as_str() {
            "set" => Ok(Self::Set { value: fields.read("value")? }),
            "parent" => Ok(Self::Parent { parent: fields.read("parent")? }),
            _ => Err(Wrong::here(Expected::Choice(&["set", "parent"])).under("kind")),
        }
    }
}

impl FromJson for Place {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        Ok(match tag(&mut fields, "place")?.as_str() {
            "figure" => Self::Figure(fields.read("field")?),
            "name" => Self::Name,
            "zone" => Self::Zone,
            "kind" => Self::Kind,
            "ownership" => Self::Ownership,
            "setting" => Self::Setting,
            "counted" => Self::Counted,
            "parent" => Self::Parent,
            "establishedYear" => Self::EstablishedYear,
            "boarding" => Self::Boarding,
            "denseCentralCity" => Self::DenseCentralCity,
            "organizer" => Self::Organizer,
            _ => return Err(Wrong::here(Expected::Choice(&[])).under("place")),
        })
    }
}

impl FromJson for Edit {
    fn from_json(value: Value) -> Result<Self, Wrong> {
        let mut fields = Fields::of(value)?;
        let edit = tag(&mut fields, "edit")?;
        Ok(match edit.as_str() {
            "figure" => Self::Figure {
                school: fields.read("school")?,
                field: fields.read("field")?,
                value: fields.read("value")?,
            },
            "text" => Self::Text {
                school: fields.read("school")?,
                place: fields.read("place")?,
                text: fields.read("text")?,
            },
            "schoolRows" => Self::SchoolRows { at: fields.read("at")?, with: fields.read("with")? },
            "setting" => Self::Setting { id: fields.read("id")?, value: fields.read("value")? },
            "school" => Self::School { school: fields.read("school")?, with: fields.read("with")? },
            "parent" => Self::Parent {
                school: fields.read("school")?,
                parent: fields.read("parent")?,
                remember: fields.read("remember")?,
            },
            "mapping" => {
                Self::Mapping { path: fields.read("path")?, target: fields.read("target")? }
            }
            "past" => Self::Past {
                year: fields.read("year")?,
                unit: fields.read("unit")?,
                grade: fields.read("grade")?,
                students: fields.read("students")?,
            },
            "pastEntry" => Self::PastEntry { at: fields.read("at")?, with: fields.read("with")? },
            "pastRows" => Self::PastRows { at: fields.read("at")?, with: fields.read("with")? },
            "births" => Self::Births { year: fields.read("year")?, count: fields.read("count")? },
            "allBirths" => Self::AllBirths { births: fields.read("births")? },
            "class" => Self::Class {
                school: fields.read("school")?,
                section: fields.read("section")?,
                class: fields.read("class")?,
                cell: fields.read("cell")?,
                text: fields.read("text")?,
            },
            "classRow" => Self::ClassRow {
                school: fields.read("school")?,
                section: fields.read("section")?,
                class: fields.read("class")?,
                with: fields.read("with")?,
            },
            "several" => Self::Several { edits: fields.read("edits")? },
            "answer" => Self::Answer { id: fields.read("id")?, answer: fields.read("answer")? },
            "fact" => Self::Fact { key: fields.read("key")?, value: fields.read("value")? },
            "rubric" => Self::Rubric {
                at: fields.read("at")?,
                take: fields.read("take")?,
                put: fields.read("put")?,
            },
            "plan" => Self::Plan { subject: fields.read("subject")?, value: fields.read("value")? },
            "report" => Self::Report { id: fields.read("id")?, own: fields.read("own")? },
            "scenario" => Self::Scenario {
                at: fields.read("at")?,
                take: fields.read("take")?,
                put: fields.read("put")?,
            },
            "county" => Self::County {
                name: fields.read("name")?,
                school_year: fields.read("school_year")?,
            },
            _ => return Err(Wrong::here(Expected::Choice(&[])).under("edit")),
        })
    }
}

macro_rules! inside_derived_readers {
    ($($type:ty)*) => { $(
        /// For types around it whose readers are derived.
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = Value::deserialize(deserializer)?;
                Self::from_json(value).map_err(serde::de::Error::custom)
            }
        }
    )* };
}

inside_derived_readers!(County Finding);
