//! The columns of the data view's tables, and what a school has in each.

use crate::county::{
    ClassBands, Field, FieldKind, Kind, Metric, ORGANIZERS, Ownership, Place, School, SectionKind,
    Setting,
};
use crate::words::{Words, number};

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 机构标识码
    Id,
    /// 学校名称
    Name,
    /// 办学类型
    Kind,
    /// 举办者
    Ownership,
    /// 举办者类型 of a public school
    Organizer,
    /// 城乡类型
    Setting,
    /// 学区
    Zone,
    /// 是否计校数
    Counted,
    /// The school it is counted with.
    Parent,
    /// 建校年份
    EstablishedYear,
    /// 寄宿制
    Boarding,
    /// 人口密度过高的大城市中心城区
    DenseCentralCity,
    /// 最大班额: from the class list, else the highest band that has classes.
    LargestClass(SectionKind),
    /// 音乐专用教室: area of each.
    MusicRooms,
    /// 美术专用教室: area of each.
    ArtRooms,
    /// A figure.
    Figure(Field),
    /// 学年, or the calendar year of births.
    Year,
    /// Pupils of a grade, 0-9.
    Grade(u8),
    /// Pupils of all grades.
    GradeSum,
    /// 出生人口
    BirthCount,
    /// 年级 of a class.
    ClassGrade,
    /// 班级名称
    ClassName,
    /// Pupils of a class.
    ClassStudents,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing is known.
    Missing,
    /// A figure.
    Number(f64),
    /// A text as it stands.
    Text(String),
    /// One of the choices, by its word in the county file; its name's key is
    /// `<column>-<choice>`.
    Choice(&'static str, &'static str),
    /// From one figure to another, without an end where the second is missing.
    Between(u32, Option<u32>),
}

impl Value {
    /// As it is shown: thin-space groups and `decimals` places in figures.
    #[must_use]
    pub fn shown(&self, decimals: usize, words: &Words) -> String {
        match self {
            Self::Missing => number::MISSING.to_owned(),
            Self::Number(value) => number::grouped(*value, decimals),
            _ => self.plain(words),
        }
    }

    /// As it is copied: plain digits, all of them; nothing for a missing one.
    #[must_use]
    pub fn plain(&self, words: &Words) -> String {
        match self {
            Self::Missing => String::new(),
            Self::Number(value) => value.to_string(),
            Self::Text(text) => text.clone(),
            Self::Choice(of, choice) => words.say(&format!("{of}-{choice}")),
            Self::Between(from, Some(to)) => format!("{from}–{to}"),
            Self::Between(from, None) => format!("≥{from}"),
        }
    }
}

impl Column {
    /// The key of its head is `col-<id>`.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Id => "id".to_owned(),
            Self::Name => "name".to_owned(),
            Self::Kind => "kind".to_owned(),
            Self::Ownership => "ownership".to_owned(),
            Self::Organizer => "organizer".to_owned(),
            Self::Setting => "setting".to_owned(),
            Self::Zone => "zone".to_owned(),
            Self::Counted => "counted".to_owned(),
            Self::Parent => "parent".to_owned(),
            Self::EstablishedYear => "establishedYear".to_owned(),
            Self::Boarding => "boarding".to_owned(),
            Self::DenseCentralCity => "denseCentralCity".to_owned(),
            Self::LargestClass(_) => "largestClass".to_owned(),
            Self::MusicRooms => "musicRooms".to_owned(),
            Self::ArtRooms => "artRooms".to_owned(),
            Self::Figure(field) => field.metric().id().replace('.', "-"),
            Self::Year => "year".to_owned(),
            Self::Grade(grade) => format!("grade{grade}"),
            Self::GradeSum => "gradeSum".to_owned(),
            Self::BirthCount => "births".to_owned(),
            Self::ClassGrade => "classGrade".to_owned(),
            Self::ClassName => "className".to_owned(),
            Self::ClassStudents => "classStudents".to_owned(),
        }
    }

    /// The key of its unit, where it has one.
    #[must_use]
    pub fn unit(self) -> Option<&'static str> {
        match self {
            Self::LargestClass(_)
            | Self::Grade(_)
            | Self::GradeSum
            | Self::BirthCount
            | Self::ClassStudents => Some("unit-people"),
            Self::MusicRooms | Self::ArtRooms => Some("unit-area"),
            Self::Figure(field) => Some(match field.metric().kind() {
                FieldKind::People => "unit-people",
                FieldKind::Count => match field.metric() {
                    Metric::MultimediaRooms => "unit-rooms",
                    Metric::Computers => "unit-machines",
                    Metric::Books => "unit-volumes",
                    _ => "unit-count",
                },
                FieldKind::Area => "unit-area",
                FieldKind::Money => "unit-money",
            }),
            _ => None,
        }
    }

    /// Whether it holds figures, which stand flush right.
    #[must_use]
    pub const fn is_figures(self) -> bool {
        matches!(
            self,
            Self::Figure(_)
                | Self::LargestClass(_)
                | Self::EstablishedYear
                | Self::Year
                | Self::Grade(_)
                | Self::GradeSum
                | Self::BirthCount
                | Self::ClassGrade
                | Self::ClassStudents
        )
    }

    /// The figure, where it is one.
    #[must_use]
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Figure(field) => Some(field),
            _ => None,
        }
    }

    /// What a change of the cell sets; `None` where it is not changed here.
    #[must_use]
    pub fn place(self, school: &School) -> Option<Place> {
        Some(match self {
            Self::Name => Place::Name,
            Self::Kind => Place::Kind,
            Self::Ownership => Place::Ownership,
            Self::Organizer => Place::Organizer,
            Self::Setting => Place::Setting,
            Self::Zone => Place::Zone,
            Self::Counted => Place::Counted,
            Self::Parent => Place::Parent,
            Self::EstablishedYear => Place::EstablishedYear,
            Self::Boarding => Place::Boarding,
            Self::DenseCentralCity => Place::DenseCentralCity,
            // A list of classes says how many there are.
            Self::Figure(field) if class_list(field, school) => return None,
            Self::Figure(field) => Place::Figure(field),
            // The others come from elsewhere, or from tables whose rows are no schools.
            _ => return None,
        })
    }

    /// The choices of a cell that is one of few, as words of the county file; empty is
    /// "not told".
    #[must_use]
    pub fn choices(self) -> Option<Vec<&'static str>> {
        match self {
            Self::Kind => Some(Kind::ALL.iter().map(|kind| kind.id()).collect()),
            Self::Ownership => Some(vec!["public", "private"]),
            Self::Organizer => Some([""].into_iter().chain(ORGANIZERS).collect()),
            Self::Setting => Some(vec!["", "urban", "town", "rural"]),
            Self::Counted | Self::Boarding | Self::DenseCentralCity => Some(vec!["true", "false"]),
            _ => None,
        }
    }

    /// The prefix of the keys that name its choices.
    #[must_use]
    pub const fn choice_key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Ownership => "ownership",
            Self::Organizer => "organizer",
            Self::Setting => "setting",
            _ => "flag",
        }
    }

    /// What a school has there.
    #[must_use]
    pub fn value(self, school: &School) -> Value {
        let text = |text: &str| match text {
            "" => Value::Missing,
            text => Value::Text(text.to_owned()),
        };
        let flag = |flag: bool| Value::Choice("flag", if flag { "true" } else { "false" });
        match self {
            Self::Id => text(&school.id),
            Self::Name => text(&school.name),
            Self::Kind => Value::Choice("kind", school.kind.id()),
            Self::Ownership => Value::Choice(
                "ownership",
                match school.ownership {
                    Ownership::Public => "public",
                    Ownership::Private => "private",
                },
            ),
            Self::Organizer => {
                school.organizer().map_or(Value::Missing, |told| Value::Choice("organizer", told))
            }
            Self::Setting => match school.setting {
                None => Value::Missing,
                Some(Setting::Urban) => Value::Choice("setting", "urban"),
                Some(Setting::Town) => Value::Choice("setting", "town"),
                Some(Setting::Rural) => Value::Choice("setting", "rural"),
            },
            Self::Zone => text(school.zone.as_deref().unwrap_or_default()),
            Self::Counted => flag(school.counted),
            Self::Parent => text(school.parent.as_deref().unwrap_or_default()),
            Self::EstablishedYear => {
                school.established_year.map_or(Value::Missing, |year| Value::Number(year.into()))
            }
            Self::Boarding => flag(school.boarding),
            Self::DenseCentralCity => flag(school.dense_central_city),
            Self::LargestClass(section) => largest_class(school, section),
            Self::MusicRooms => areas(school.site.music_room_areas.as_deref()),
            Self::ArtRooms => areas(school.site.art_room_areas.as_deref()),
            Self::Figure(field) => figure(school, field).map_or(Value::Missing, Value::Number),
            _ => Value::Missing,
        }
    }
}

fn class_list(field: Field, school: &School) -> bool {
    match (field.metric(), field.owner()) {
        (Metric::ClassCount, crate::county::Owner::Section(section)) => {
            school.section(section).is_some_and(|s| !s.classes.is_empty())
        }
        _ => false,
    }
}

fn figure(school: &School, field: Field) -> Option<f64> {
    match (field.metric(), field.owner()) {
        (Metric::ClassCount, crate::county::Owner::Section(section)) => {
            school.section(section).and_then(crate::county::Section::class_total)
        }
        _ => field.get(school),
    }
}

fn largest_class(school: &School, section: SectionKind) -> Value {
    let Some(section) = school.section(section) else { return Value::Missing };
    let listed = section.classes.iter().filter_map(|class| class.students).reduce(f64::max);
    if let Some(largest) = listed {
        return Value::Number(largest);
    }
    let band = section.class_bands.and_then(|ClassBands(counts)| {
        ClassBands::EDGES.iter().zip(counts).rev().find(|(_, classes)| *classes > 0.0)
    });
    band.map_or(Value::Missing, |((from, to), _)| Value::Between(*from, *to))
}

fn areas(rooms: Option<&[f64]>) -> Value {
    match rooms {
        None => Value::Missing,
        Some(rooms) => {
            let rooms: Vec<String> = rooms.iter().map(|area| area.to_string()).collect();
            Value::Text(if rooms.is_empty() { "0".to_owned() } else { rooms.join(" + ") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{has_words, tabs::Tab};
    use super::*;
    use crate::county::{Class, Section};
    use crate::words::Lang;

    #[test]
    fn every_column_and_choice_has_its_words() {
        for (group, column) in Tab::ALL.iter().flat_map(|tab| tab.columns()) {
            let mut keys = vec![group.key().to_owned(), format!("col-{}", column.id())];
            keys.extend(column.unit().map(str::to_owned));
            for choice in column.choices().into_iter().flatten().filter(|c| !c.is_empty()) {
                keys.push(format!("{}-{choice}", column.choice_key()));
            }
            for key in keys {
                assert!(has_words(&key), "{key}");
            }
        }
        for tab in Tab::ALL {
            assert!(has_words(&format!("data-tab-{}", tab.id())));
        }
    }

    #[test]
    fn classes_are_counted_from_the_list_where_there_is_one() {
        let mut school = School::new("1", "一小");
        let students = |n| Class { students: Some(n), ..Class::default() };
        school.sections.primary =
            Some(Section { classes: vec![students(44.0), students(51.0)], ..Section::default() });
        let count = Column::Figure(Field::of(Metric::ClassCount, SectionKind::Primary));
        assert_eq!(count.value(&school), Value::Number(2.0));
        assert_eq!(count.place(&school), None);
        let largest = Column::LargestClass(SectionKind::Primary);
        assert_eq!(largest.value(&school), Value::Number(51.0));
        let bands = ClassBands([0.0, 0.0, 0.0, 1.0, 2.0, 0.0, 3.0, 0.0, 0.0, 0.0]);
        school.sections.primary = Some(Section { class_bands: Some(bands), ..Section::default() });
        assert_eq!(largest.value(&school), Value::Between(51, Some(55)));
        assert_eq!(count.value(&school), Value::Number(6.0));
        assert!(count.place(&school).is_some());
    }

    #[test]
    fn a_missing_figure_is_a_dash_on_the_page_and_nothing_when_copied() {
        let words = Words::new(Lang::ZhHans);
        assert_eq!(Value::Missing.shown(0, &words), "—");
        assert_eq!(Value::Missing.plain(&words), "");
        assert_eq!(Value::Number(12345.5).shown(1, &words), "12\u{2009}345.5");
        assert_eq!(Value::Number(12345.5).plain(&words), "12345.5");
        assert_eq!(Value::Choice("setting", "rural").shown(0, &words), "乡村");
    }
}
