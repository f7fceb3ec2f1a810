//! What a column can hold, and how mappings write it.

use crate::county::{Field, Metric, SectionKind};
use crate::import::files::history::GradeReading;

/// What a column, or a row of a vertical form, holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Something that says which school it is; see [`Identity`].
    Identity(Identity),
    /// A figure of the school.
    Figure(Field),
    /// Pupils of a grade, or of a year of the junior section.
    Grade(GradeReading),
    /// Classes of a size band, 1-10, of a section.
    Band(SectionKind, u8),
    /// Areas of special rooms, one after another in one cell.
    Rooms(Room),
    /// A figure that only checks others.
    Checked(Checked),
}

/// Figures that the statistics give and nothing is assessed by: they are held against others when
/// a sheet is read, and not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Checked {
    /// 招生数, against the pupils of the first grade.
    Intake,
    /// 预计毕业生数, against those of the last.
    Leavers,
    /// 体检人数, as a share of the pupils.
    Examined,
    /// 安保人员, how many.
    Guards,
}

impl Checked {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Intake, Self::Leavers, Self::Examined, Self::Guards];

    /// Its id in maps and mappings.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Leavers => "leavers",
            Self::Examined => "examined",
            Self::Guards => "guards",
        }
    }

    /// Reads such an id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|checked| checked.id() == id)
    }
}

/// Kinds of special rooms whose areas are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// 音乐专用教室
    Music,
    /// 美术专用教室
    Art,
}

macro_rules! identities {
    ($( $name:ident, $id:literal, $doc:literal; )*) => {
        /// Columns that say which school it is and of what kind.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Identity { $( #[doc = $doc] $name, )* }

        impl Identity {
            /// All of them.
            pub const ALL: &[Self] = &[ $( Self::$name, )* ];

            /// Its id in mappings.
            pub const fn id(self) -> &'static str {
                match self { $( Self::$name => $id, )* }
            }
        }
    };
}

identities! {
    Id, "id", "机构标识码";
    Name, "name", "学校名称";
    County, "county", "统计三级";
    City, "city", "统计二级";
    Province, "province", "统计一级";
    Zone, "zone", "学区";
    Kind, "kind", "办学类型, as words";
    KindCode, "kindCode", "办学类型代码";
    Ownership, "ownership", "举办者";
    Setting, "setting", "城乡类型";
    Counted, "counted", "是否计校数";
    Parent, "parent", "The school a not-counted one belongs to";
    Established, "established", "建校年份";
    Boarding, "boarding", "寄宿制";
    DenseCity, "denseCity", "人口密度过高的大城市中心城区";
    Year, "year", "学年";
    GradeSystem, "gradeSystem", "学制";
}

impl Target {
    /// The id used in mappings: `primary.students`, `id`, `grade.3`, `juniorYear.1`, `primary.band.1`.
    pub fn id(self) -> String {
        match self {
            Target::Identity(identity) => identity.id().to_owned(),
            Target::Figure(field) => field.to_string(),
            Target::Grade(grade) => grade.id(),
            Target::Band(section, band) => format!("{}.band.{band}", section.id()),
            Target::Rooms(Room::Music) => "musicRooms".to_owned(),
            Target::Rooms(Room::Art) => "artRooms".to_owned(),
            Target::Checked(checked) => checked.id().to_owned(),
        }
    }

    /// Reads an id as [`Self::id`] writes it.
    pub fn parse(id: &str) -> Option<Self> {
        if let Some(identity) = Identity::ALL.iter().find(|identity| identity.id() == id) {
            return Some(Target::Identity(*identity));
        }
        if let Some(checked) = Checked::parse(id) {
            return Some(Target::Checked(checked));
        }
        match id {
            "musicRooms" => return Some(Target::Rooms(Room::Music)),
            "artRooms" => return Some(Target::Rooms(Room::Art)),
            _ => {}
        }
        if let Some(grade) = GradeReading::parse(id) {
            return Some(Target::Grade(grade));
        }
        if let Some((section, band)) = id.split_once(".band.") {
            let section = SectionKind::ALL.into_iter().find(|s| s.id() == section)?;
            return band
                .parse()
                .ok()
                .filter(|b| (1..=10).contains(b))
                .map(|band| Target::Band(section, band));
        }
        Field::parse(id).map(Target::Figure)
    }

    /// The same target in another section, where it belongs to one.
    pub fn in_section(self, section: SectionKind) -> Self {
        match self {
            Target::Figure(field) => Target::Figure(Field::of(field.metric(), section)),
            Target::Band(_, band) => Target::Band(section, band),
            other => other,
        }
    }

    /// Reads an id of a form map: a metric for the section at hand, or a full id.
    pub(super) fn of_map(id: &str, section: SectionKind) -> Option<Self> {
        if let Some(metric) = Metric::parse(id) {
            return Some(Target::Figure(Field::of(metric, section)));
        }
        if let Some(band) = id.strip_prefix("band.") {
            return Target::parse(&format!("{}.band.{band}", section.id()));
        }
        Target::parse(id)
    }
}
