//! What a planner means to do (事件), each in a year; the shapes of the file.
//!
//! A year is the first school year in which the event shows. Units are named by school id, by
//! name where no id fits, or by zone where the text says so. What an event does is in `events`.

use super::BySection;
use super::reader::Reader;
use crate::county::{Extra, SectionKind};
use crate::json::Wrong;
use serde_json::{Value, json};

/// An event of a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The first school year it shows in.
    pub year: i32,
    /// What happens.
    pub kind: EventKind,
    /// Fields of a newer or foreign writer.
    pub extra: Extra,
}

/// A school that takes or gives pupils, with its part.
#[derive(Debug, Clone, PartialEq)]
pub struct Receiver {
    /// Id of the school.
    pub school: String,
    /// Part of the pupils, any scale; where nobody has one, in proportion to pupils.
    pub share: Option<f64>,
}

/// What happens.
#[derive(Debug, Clone, PartialEq)]
pub enum EventKind {
    /// 新建学校: a school opens and grows from its entry grade upward.
    Open {
        /// Id of the new school; made from the event's position where absent.
        id: Option<String>,
        /// Name of the new school.
        name: String,
        /// Its zone.
        zone: Option<String>,
        /// Sections it opens with; a nine-year school names both.
        sections: Vec<SectionKind>,
        /// Classrooms.
        rooms: BySection<Option<f64>>,
        /// Pupils it takes into its entry grade each year, from `from`.
        intake: BySection<Option<f64>>,
        /// Pupils of them who would otherwise be in no school of the county.
        outside: BySection<Option<f64>>,
        /// Schools whose intake it takes over; else those of its zone, else of the county.
        from: Vec<Receiver>,
    },
    /// 扩建: rooms are added.
    Expand {
        /// Id of the school.
        school: String,
        /// Section; `None` where the school has one only.
        section: Option<SectionKind>,
        /// Classrooms added.
        rooms: Option<f64>,
        /// The first year without them, for borrowed rooms.
        until: Option<i32>,
    },
    /// 撤并: a school closes; its pupils go elsewhere.
    Close {
        /// Id of the school.
        school: String,
        /// Section; `None` closes all.
        section: Option<SectionKind>,
        /// Where its pupils go; else to the schools of its zone in proportion to pupils.
        to: Vec<Receiver>,
    },
    /// 合并: a school becomes part of another.
    Merge {
        /// Id of the school that goes.
        school: String,
        /// Id of the school that stays.
        into: String,
        /// Whether its rooms stay in use.
        keep_rooms: bool,
    },
    /// 划片调整: a share of an intake goes elsewhere.
    Rezone {
        /// Id of the school, or the zone, that gives.
        from: String,
        /// Id of the school, or the zone, that takes.
        to: String,
        /// Section; `None` both.
        section: Option<SectionKind>,
        /// Share of the intake, 0-1.
        share: Option<f64>,
    },
    /// 新楼盘: dwellings with children.
    Housing {
        /// Its name.
        name: String,
        /// Id of the school, or the zone, where its children go.
        unit: String,
        /// Dwellings.
        dwellings: Option<f64>,
        /// Share of the dwellings lived in, by year from the event's year on; the last stays.
        occupancy: Vec<f64>,
        /// Pupils of both sections per hundred dwellings lived in.
        pupils_per_100: Option<f64>,
    },
    /// 限额招生、分流: a school takes no more than this into its entry grade.
    CapIntake {
        /// Id of the school.
        school: String,
        /// Section; `None` where the school has one only.
        section: Option<SectionKind>,
        /// Pupils.
        intake: Option<f64>,
        /// Where the others go; else to the schools of its zone in proportion to pupils.
        to: Vec<Receiver>,
    },
    /// 起始年级班额上限: the largest class of an entering cohort changes.
    Cap {
        /// Id of the school; `None` all.
        school: Option<String>,
        /// Section; `None` both.
        section: Option<SectionKind>,
        /// Pupils.
        cap: Option<f64>,
    },
    /// 超额班级分班: classes over a limit are split where a room is free.
    Split {
        /// Id of the school; `None` all.
        school: Option<String>,
        /// Section; `None` both.
        section: Option<SectionKind>,
        /// Largest class that stays whole, pupils.
        above: Option<f64>,
    },
    /// A kind this version does not know.
    Unknown(String),
}

impl EventKind {
    /// Its word in the file.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Open { .. } => "open",
            Self::Expand { .. } => "expand",
            Self::Close { .. } => "close",
            Self::Merge { .. } => "merge",
            Self::Rezone { .. } => "rezone",
            Self::Housing { .. } => "housing",
            Self::CapIntake { .. } => "capIntake",
            Self::Cap { .. } => "cap",
            Self::Split { .. } => "split",
            Self::Unknown(kind) => kind,
        }
    }
}

impl Event {
    pub(super) fn read(mut r: Reader<'_>) -> Result<Self, Wrong> {
        let year = r.need_year("year")?;
        let kind = match r.word("kind")?.as_str() {
            "open" => open(&mut r)?,
            "expand" => EventKind::Expand {
                school: r.word("school")?,
                section: r.section("section")?,
                rooms: r.number("rooms")?,
                until: r.year("until")?,
            },
            "close" => EventKind::Close {
                school: r.word("school")?,
                section: r.section("section")?,
                to: receivers(&mut r, "to")?,
            },
            "merge" => EventKind::Merge {
                school: r.word("school")?,
                into: r.word("into")?,
                keep_rooms: r.flag("keepRooms")?.unwrap_or(true),
            },
            "rezone" => EventKind::Rezone {
                from: r.word("from")?,
                to: r.word("to")?,
                section: r.section("section")?,
                share: r.number("share")?,
            },
            "housing" => EventKind::Housing {
                name: r.word("name")?,
                unit: r.word("unit")?,
                dwellings: r.number("dwellings")?,
                occupancy: r.numbers("occupancy")?.unwrap_or_default(),
                pupils_per_100: r.number("pupilsPer100")?,
            },
            "capIntake" => EventKind::CapIntake {
                school: r.word("school")?,
                section: r.section("section")?,
                intake: r.number("intake")?,
                to: receivers(&mut r, "to")?,
            },
            "cap" => EventKind::Cap {
                school: r.text("school")?,
                section: r.section("section")?,
                cap: r.number("cap")?,
            },
            "split" => EventKind::Split {
                school: r.text("school")?,
                section: r.section("section")?,
                above: r.number("above")?,
            },
            other => EventKind::Unknown(other.to_owned()),
        };
        Ok(Self { year, kind, extra: r.rest() })
    }

    /// The object of the file.
    pub(super) fn write(&self) -> Value {
        let mut value = match &self.kind {
            EventKind::Open { id, name, zone, sections, rooms, intake, outside, from } => {
                let sections: Vec<&str> = sections.iter().map(|s| s.id()).collect();
                json!({ "id": id, "name": name, "zone": zone, "sections": sections,
                    "rooms": by_section(rooms), "intake": by_section(intake),
                    "outside": by_section(outside), "from": list(from) })
            }
            EventKind::Expand { school, section, rooms, until } => {
                json!({ "school": school, "section": section, "rooms": rooms, "until": until })
            }
            EventKind::Close { school, section, to } => {
                json!({ "school": school, "section": section, "to": list(to) })
            }
            EventKind::Merge { school, into, keep_rooms } => {
                json!({ "school": school, "into": into, "keepRooms": keep_rooms })
            }
            EventKind::Rezone { from, to, section, share } => {
                json!({ "from": from, "to": to, "section": section, "share": share })
            }
            EventKind::Housing { name, unit, dwellings, occupancy, pupils_per_100 } => {
                json!({ "name": name, "unit": unit, "dwellings": dwellings,
                    "occupancy": occupancy, "pupilsPer100": pupils_per_100 })
            }
            EventKind::CapIntake { school, section, intake, to } => {
                json!({ "school": school, "section": section, "intake": intake, "to": list(to) })
            }
            EventKind::Cap { school, section, cap } => {
                json!({ "school": school, "section": section, "cap": cap })
            }
            EventKind::Split { school, section, above } => {
                json!({ "school": school, "section": section, "above": above })
            }
            EventKind::Unknown(_) => json!({}),
        };
        if let Some(map) = value.as_object_mut() {
            map.retain(|_, v| !v.is_null());
            map.insert("year".to_owned(), self.year.into());
            map.insert("kind".to_owned(), self.kind.id().into());
            map.extend(self.extra.iter().map(|(key, value)| (key.clone(), value.clone())));
        }
        value
    }
}

fn open(r: &mut Reader<'_>) -> Result<EventKind, Wrong> {
    let mut sections = r.sections("sections")?;
    if sections.is_empty() {
        sections.push(r.section("section")?.unwrap_or(SectionKind::Primary));
    }
    Ok(EventKind::Open {
        id: r.text("id")?,
        name: r.word("name")?,
        zone: r.text("zone")?,
        sections,
        rooms: r.by_section("rooms")?,
        intake: r.by_section("intake")?,
        outside: r.by_section("outside")?,
        from: receivers(r, "from")?,
    })
}

fn receivers(r: &mut Reader<'_>, key: &'static str) -> Result<Vec<Receiver>, Wrong> {
    let mut all = Vec::new();
    for mut item in r.objects(key)? {
        all.push(Receiver { school: item.word("school")?, share: item.number("share")? });
    }
    Ok(all)
}

fn list(receivers: &[Receiver]) -> Value {
    let one = |r: &Receiver| match r.share {
        Some(share) => json!({ "school": r.school, "share": share }),
        None => json!({ "school": r.school }),
    };
    if receivers.is_empty() { Value::Null } else { receivers.iter().map(one).collect() }
}

/// The object of the file; null where no section has a figure.
pub(super) fn by_section(values: &BySection<Option<f64>>) -> Value {
    if values.is_none() {
        return Value::Null;
    }
    json!({ "primary": values.primary, "junior": values.junior })
}
