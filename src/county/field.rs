//! The figures of a school by name: one list that the import maps, the grid's columns, the
//! edits, the origins and the standards' metrics all speak in.
//!
//! A [`Metric`] is a kind of figure (`teachers.fullTime`); a [`Field`] is a metric at its place
//! in a school (`primary.teachers.fullTime`, `site.teachingArea`).

use super::{School, Section, SectionKind};
use serde::{Serialize, Serializer};
use std::fmt;

/// What a figure counts, which decides how it is read, checked and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FieldKind {
    /// Whole people.
    People,
    /// Whole things (rooms, machines, volumes, classes).
    Count,
    /// Square metres.
    Area,
    /// Yuan.
    Money,
}

/// The part of a school a metric belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A section: counted for its own pupils and teachers.
    Section(SectionKind),
    /// The whole site, shared by the sections.
    Site,
    /// The school's money.
    Funds,
}

macro_rules! metrics {
    ($( $name:ident, $id:literal, $owner:ident, $kind:ident, $doc:literal, $($path:ident).+ ; )*) => {
        /// A kind of figure; its id is the path in the county file below its owner.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Metric {
            $( #[doc = $doc] $name, )*
        }

        impl Metric {
            /// Every metric, in the order of the county file.
            pub const ALL: &[Self] = &[ $( Self::$name, )* ];

            /// The path below the owner, for instance `teachers.fullTime`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $( Self::$name => $id, )* }
            }

            /// What the figure counts.
            #[must_use]
            pub const fn kind(self) -> FieldKind {
                match self { $( Self::$name => FieldKind::$kind, )* }
            }

            const fn home(self) -> Home {
                match self { $( Self::$name => Home::$owner, )* }
            }
        }

        impl Field {
            /// The figure in this school; `None` when it, or its section, is missing.
            #[must_use]
            pub fn get(self, school: &School) -> Option<f64> {
                match (self.metric, self.owner) {
                    $( (Metric::$name, owner) => metrics!(@get $owner, owner, school, $($path).+), )*
                }
            }

            /// Writes the figure, making the section when there is none yet.
            pub fn set(self, school: &mut School, value: Option<f64>) {
                match (self.metric, self.owner) {
                    $( (Metric::$name, owner) => metrics!(@set $owner, owner, school, value, $($path).+), )*
                }
            }
        }
    };
    (@get Section, $o:ident, $school:ident, $($path:ident).+) => {
        match $o {
            Owner::Section(kind) => $school.section(kind).and_then(|s| s.$($path).+),
            _ => None,
        }
    };
    (@get Site, $o:ident, $school:ident, $($path:ident).+) => {{ let _ = $o; $school.site.$($path).+ }};
    (@get Funds, $o:ident, $school:ident, $($path:ident).+) => {{ let _ = $o; $school.funds.$($path).+ }};
    (@set Section, $o:ident, $school:ident, $value:ident, $($path:ident).+) => {
        if let Owner::Section(kind) = $o {
            $school.section_slot(kind).get_or_insert_with(Section::default).$($path).+ = $value;
        }
    };
    (@set Site, $o:ident, $school:ident, $value:ident, $($path:ident).+) => {{ let _ = $o; $school.site.$($path).+ = $value; }};
    (@set Funds, $o:ident, $school:ident, $value:ident, $($path:ident).+) => {{ let _ = $o; $school.funds.$($path).+ = $value; }};
}

metrics! {
    Students, "students", Section, People, "在校学生数", students;
    ClassCount, "classCount", Section, Count, "班级数", class_count;
    FullTime, "teachers.fullTime", Section, People, "专任教师", teachers.full_time;
    AboveDegree, "teachers.aboveDegree", Section, People, "高于规定学历教师", teachers.above_degree;
    Backbone, "teachers.backbone", Section, People, "县级以上骨干教师", teachers.backbone;
    Sports, "teachers.sports", Section, People, "体育专任教师", teachers.sports;
    Arts, "teachers.arts", Section, People, "艺术（音乐、美术）专任教师", teachers.arts;
    VisitingSportsArts, "teachers.visitingSportsArts", Section, People, "交流兼职走教的体育艺术教师", teachers.visiting_sports_arts;
    IntermediateTitle, "teachers.intermediateTitle", Section, People, "中级及以上职称教师", teachers.intermediate_title;
    Certified, "teachers.certified", Section, People, "持教师资格证教师", teachers.certified;
    Trained360, "teachers.trained360", Section, People, "完成360学时培训教师", teachers.trained360;
    ExchangeEligible, "teachers.exchangeEligible", Section, People, "符合交流条件教师", teachers.exchange_eligible;
    Exchanged, "teachers.exchanged", Section, People, "交流轮岗教师", teachers.exchanged;
    ExchangedBackbone, "teachers.exchangedBackbone", Section, People, "交流轮岗骨干教师", teachers.exchanged_backbone;
    MigrantStudents, "migrantStudents", Section, People, "随迁子女", migrant_students;
    InZoneStudents, "inZoneStudents", Section, People, "就近划片入学学生", in_zone_students;
    TeachingArea, "teachingArea", Site, Area, "教学及辅助用房", teaching_area;
    IndoorSportsArea, "indoorSportsArea", Site, Area, "室内体育用房", indoor_sports_area;
    SportsFieldArea, "sportsFieldArea", Site, Area, "运动场地", sports_field_area;
    ExternalSportsArea, "externalSportsArea", Site, Area, "校外租赁体育场地", external_sports_area;
    EquipmentValue, "equipmentValue", Site, Money, "教学仪器设备值", equipment_value;
    MultimediaRooms, "multimediaRooms", Site, Count, "网络多媒体教室", multimedia_rooms;
    Computers, "computers", Site, Count, "计算机", computers;
    Books, "books", Site, Count, "图书", books;
    PublicBudget, "publicBudget", Funds, Money, "公用经费预算", public_budget;
    TeacherTraining, "teacherTraining", Funds, Money, "教师培训经费", teacher_training;
}

enum Home {
    Section,
    Site,
    Funds,
}

/// A figure at its place in a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    owner: Owner,
    metric: Metric,
}

impl Field {
    /// The field of a metric for a section; site and money metrics have one place whatever the
    /// section.
    #[must_use]
    pub const fn of(metric: Metric, section: SectionKind) -> Self {
        let owner = match metric.home() {
            Home::Section => Owner::Section(section),
            Home::Site => Owner::Site,
            Home::Funds => Owner::Funds,
        };
        Self { owner, metric }
    }

    /// Every field: sections first, then site, then funds.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut fields = Vec::new();
        for section in SectionKind::ALL {
            fields.extend(
                Metric::ALL
                    .iter()
                    .filter(|m| matches!(m.home(), Home::Section))
                    .map(|m| Self::of(*m, section)),
            );
        }
        fields.extend(
            Metric::ALL
                .iter()
                .filter(|m| !matches!(m.home(), Home::Section))
                .map(|m| Self::of(*m, SectionKind::Primary)),
        );
        fields
    }

    /// The part of the school it belongs to.
    #[must_use]
    pub const fn owner(self) -> Owner {
        self.owner
    }

    /// The kind of figure.
    #[must_use]
    pub const fn metric(self) -> Metric {
        self.metric
    }

    /// Reads an id such as `primary.students`, `site.books` or `funds.publicBudget`.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let (owner, metric) = id.split_once('.')?;
        let metric = Metric::parse(metric)?;
        let section = match owner {
            "primary" => SectionKind::Primary,
            "junior" => SectionKind::Junior,
            "senior" => SectionKind::Senior,
            "site" | "funds" => SectionKind::Primary,
            _ => return None,
        };
        let field = Self::of(metric, section);
        (field.owner_id() == owner).then_some(field)
    }

    const fn owner_id(self) -> &'static str {
        match self.owner {
            Owner::Section(section) => section.id(),
            Owner::Site => "site",
            Owner::Funds => "funds",
        }
    }
}

impl Metric {
    /// Reads an id such as `teachers.fullTime`.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|m| m.id() == id)
    }

    /// Whether the sections share it, so that it is shared out between them.
    #[must_use]
    pub const fn is_shared(self) -> bool {
        matches!(self.home(), Home::Site)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.owner_id(), self.metric.id())
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_reads_back_from_its_id_and_holds_its_own_value() {
        let mut school = School::new("1", "一");
        for (i, field) in Field::all().into_iter().enumerate() {
            assert_eq!(Field::parse(&field.to_string()), Some(field));
            assert_eq!(field.get(&school), None);
            field.set(&mut school, Some(i as f64));
        }
        for (i, field) in Field::all().into_iter().enumerate() {
            assert_eq!(field.get(&school), Some(i as f64), "{field}");
        }
        assert_eq!(Field::parse("site.students"), None);
        assert_eq!(Field::parse("primary.books"), None);
    }

    #[test]
    fn ids_are_the_paths_of_the_county_file() {
        let mut school = School::new("1", "一");
        for field in Field::all() {
            field.set(&mut school, Some(7.0));
        }
        let json = serde_json::to_value(&school).unwrap();
        for field in Field::all() {
            let id = field.to_string();
            let prefix = if matches!(field.owner(), Owner::Section(_)) { "sections." } else { "" };
            let pointer = format!("/{}", format!("{prefix}{id}").replace('.', "/"));
            assert_eq!(json.pointer(&pointer).and_then(|v| v.as_f64()), Some(7.0), "{id}");
        }
    }
}
