//! A school and its parts, as in the county file.

use super::{Extra, Kind, Origin, Ownership, SectionKind, Setting};
use crate::json::Value;
use serde::Serialize;
use std::collections::BTreeMap;

/// One school, with everything counted once for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct School {
    /// 机构标识码, or whatever names the school uniquely.
    pub id: String,
    /// 机构名称.
    pub name: String,
    /// County the school is counted in, where it is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub county: Option<String>,
    /// Catchment zone (学区).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Kind of school.
    pub kind: Kind,
    /// Public or private.
    pub ownership: Ownership,
    /// Urban, town or rural; `None` where not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// 是否计校数: a school of its own, or figures that belong to `parent`.
    pub counted: bool,
    /// Id or name of the school it is counted with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Year the school was built.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub established_year: Option<i32>,
    /// 寄宿制.
    pub boarding: bool,
    /// In the centre of a large city with too dense a population (人口密度过高的大城市中心城区).
    pub dense_central_city: bool,
    /// Figures of each section.
    pub sections: Sections,
    /// Figures of the whole site, shared by its sections.
    pub site: Site,
    /// Money of the previous financial year.
    pub funds: Funds,
    /// What it says of items that every school must meet, or that are added up, by item id and
    /// part: `{ "charters": { "charter": true } }`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, BTreeMap<String, Value>>,
    /// Where each figure came from, by field id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub origins: BTreeMap<super::Field, Origin>,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Default for School {
    /// As the contract reads an empty object: a counted public primary school.
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            county: None,
            zone: None,
            kind: Kind::default(),
            ownership: Ownership::default(),
            setting: None,
            counted: true,
            parent: None,
            established_year: None,
            boarding: false,
            dense_central_city: false,
            sections: Sections::default(),
            site: Site::default(),
            funds: Funds::default(),
            answers: BTreeMap::new(),
            origins: BTreeMap::new(),
            extra: Extra::new(),
        }
    }
}

impl School {
    /// A counted school with nothing known but its id and name.
    #[must_use]
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self { id: id.into(), name: name.into(), ..Self::default() }
    }

    /// The section, where the school has it.
    #[must_use]
    pub fn section(&self, kind: SectionKind) -> Option<&Section> {
        match kind {
            SectionKind::Primary => self.sections.primary.as_ref(),
            SectionKind::Junior => self.sections.junior.as_ref(),
            SectionKind::Senior => self.sections.senior.as_ref(),
        }
    }

    /// The place of the section, for writing.
    pub fn section_slot(&mut self, kind: SectionKind) -> &mut Option<Section> {
        match kind {
            SectionKind::Primary => &mut self.sections.primary,
            SectionKind::Junior => &mut self.sections.junior,
            SectionKind::Senior => &mut self.sections.senior,
        }
    }
}

/// The sections a school runs; absent is "no such section is known".
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Sections {
    /// 小学部
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary: Option<Section>,
    /// 初中部
    #[serde(skip_serializing_if = "Option::is_none")]
    pub junior: Option<Section>,
    /// 高中部
    #[serde(skip_serializing_if = "Option::is_none")]
    pub senior: Option<Section>,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Figures of one section.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// 在校学生数, people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub students: Option<f64>,
    /// Class list, where one is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Class>,
    /// 班级数, where only the count is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class_count: Option<f64>,
    /// Classes by size, where only the statistical form's ten bands are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class_bands: Option<ClassBands>,
    /// 专任教师.
    pub teachers: Teachers,
    /// 随迁子女, people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub migrant_students: Option<f64>,
    /// 就近划片入学学生, people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_zone_students: Option<f64>,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Section {
    /// Number of classes: of the class list, else as counted, else the sum of the bands.
    #[must_use]
    pub fn class_total(&self) -> Option<f64> {
        if !self.classes.is_empty() {
            #[allow(clippy::cast_precision_loss, reason = "a school has few classes")]
            return Some(self.classes.len() as f64);
        }
        self.class_count.or_else(|| self.class_bands.as_ref().map(|b| b.0.iter().sum()))
    }
}

/// A class (班).
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Class {
    /// Grade 1-9.
    pub grade: u8,
    /// Name, for instance `1(1)班`.
    pub name: String,
    /// Pupils; `None` where not known.
    pub students: Option<f64>,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Classes in the ten bands of 教基2106/2107:
/// ≤25, 26-30, 31-35, 36-40, 41-45, 46-50, 51-55, 56-60, 61-65, ≥66.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct ClassBands(pub [f64; 10]);

impl ClassBands {
    /// Smallest and largest class of each band; the last has no upper end.
    pub const EDGES: [(u32, Option<u32>); 10] = [
        (1, Some(25)),
        (26, Some(30)),
        (31, Some(35)),
        (36, Some(40)),
        (41, Some(45)),
        (46, Some(50)),
        (51, Some(55)),
        (56, Some(60)),
        (61, Some(65)),
        (66, None),
    ];
}

/// Full-time teachers (专任教师) of a section, people.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Teachers {
    /// 专任教师 in all: a figure of its own, not a sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_time: Option<f64>,
    /// 高于规定学历: primary 专科 and above, junior 本科 and above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above_degree: Option<f64>,
    /// 县级以上骨干教师.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backbone: Option<f64>,
    /// 体育专任教师.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sports: Option<f64>,
    /// 艺术（音乐、美术）专任教师.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arts: Option<f64>,
    /// 交流轮岗、兼职、走教的体育艺术教师.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visiting_sports_arts: Option<f64>,
    /// 中级及以上专业技术职务.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intermediate_title: Option<f64>,
    /// 持教师资格证.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certified: Option<f64>,
    /// 完成5年360学时培训.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trained360: Option<f64>,
    /// 符合交流条件.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchange_eligible: Option<f64>,
    /// 交流轮岗.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchanged: Option<f64>,
    /// 交流轮岗的骨干教师.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchanged_backbone: Option<f64>,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a school's sections share; areas in m², values in yuan, books in volumes.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// 教学及辅助用房, m², indoor sports area included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teaching_area: Option<f64>,
    /// 室内体育用房, m².
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indoor_sports_area: Option<f64>,
    /// 运动场地面积, m².
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sports_field_area: Option<f64>,
    /// Off-campus sports area under a government lease, m².
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_sports_area: Option<f64>,
    /// 教学仪器设备值, yuan at book value (账面原值).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equipment_value: Option<f64>,
    /// 网络多媒体教室, rooms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multimedia_rooms: Option<f64>,
    /// 计算机, machines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub computers: Option<f64>,
    /// 图书, volumes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub books: Option<f64>,
    /// 音乐专用教室: area of each, m²; `None` where nobody has told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub music_room_areas: Option<Vec<f64>>,
    /// 美术专用教室: area of each, m².
    #[serde(skip_serializing_if = "Option::is_none")]
    pub art_room_areas: Option<Vec<f64>>,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Money of the previous financial year, yuan.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Funds {
    /// 公用经费预算.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_budget: Option<f64>,
    /// 教师培训经费.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teacher_training: Option<f64>,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A share of a primary school's leavers (小升初对口).
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Feeder {
    /// Id of the primary school; its name where it is none of the county's.
    pub from: String,
    /// Id of the junior school; its name where it is none of the county's.
    pub to: String,
    /// Share of the leavers, from 0 to 1; `None` where the table tells none.
    pub share: Option<f64>,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Births in one calendar year.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct BirthCount {
    /// Calendar year.
    pub year: i32,
    /// Children born; `None` where the cell was empty.
    pub count: Option<f64>,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}
