//! The tables of the data view: one a section, one of all schools; which columns stand in each,
//! and under what.

use super::columns::Column;
use super::past::{self, GRADES, Record};
use crate::county::{County, Field, Metric, School, SectionKind};

/// A table of the data view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tab {
    /// One row a school that has this section.
    Section(SectionKind),
    /// One row a school: what it is, and what its sections share.
    Schools,
    /// One row a unit and year: pupils by grade (历年).
    Past,
    /// One row a calendar year: births.
    Births,
    /// One row a class.
    Classes,
}

impl Tab {
    /// Every table, in the order of the tabs.
    pub const ALL: [Self; 7] = [
        Self::Section(SectionKind::Primary),
        Self::Section(SectionKind::Junior),
        Self::Section(SectionKind::Senior),
        Self::Schools,
        Self::Past,
        Self::Births,
        Self::Classes,
    ];

    /// Its word in addresses; its name's key is `data-tab-<id>`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Section(section) => section.id(),
            Self::Schools => "schools",
            Self::Past => "past",
            Self::Births => "births",
            Self::Classes => "classes",
        }
    }

    /// Whether the school has a row in it.
    #[must_use]
    pub fn has(self, school: &School) -> bool {
        match self {
            Self::Section(section) => school.section(section).is_some(),
            Self::Schools => true,
            Self::Past | Self::Births | Self::Classes => false,
        }
    }

    /// What its name is followed by, and nothing is 0 where it has no row: schools; school years
    /// of the history; years with births; classes.
    #[must_use]
    pub fn count(self, county: &County) -> usize {
        match self {
            Self::Section(_) | Self::Schools => {
                county.schools.iter().filter(|school| self.has(school)).count()
            }
            Self::Past => county.history_years().len(),
            Self::Births => past::births(county).len(),
            Self::Classes => past::classes(county).len(),
        }
    }

    /// Whether its rows are added and taken away by hand, so that it is there even when empty.
    #[must_use]
    pub const fn takes_rows(self) -> bool {
        matches!(self, Self::Past | Self::Births | Self::Classes)
    }

    /// Its rows, where they are no schools.
    pub(super) fn records(self, county: &County) -> Vec<Record> {
        match self {
            Self::Section(_) | Self::Schools => Vec::new(),
            Self::Past => past::past(county),
            Self::Births => past::births(county),
            Self::Classes => past::classes(county),
        }
    }

    /// Its columns, with the group each stands under.
    #[must_use]
    pub fn columns(self) -> Vec<(Group, Column)> {
        let first = if self == Self::Births { Column::Year } else { Column::Name };
        let mut columns = vec![(Group::School, first)];
        let mut add = |group, list: &[Column]| {
            columns.extend(list.iter().map(|column| (group, *column)));
        };
        let figures = |section, metrics: &[Metric]| -> Vec<Column> {
            metrics.iter().map(|m| Column::Figure(Field::of(*m, section))).collect()
        };
        match self {
            Self::Section(section) => {
                add(Group::School, &[Column::Setting]);
                add(Group::Students, &figures(section, &[Metric::Students, Metric::ClassCount]));
                add(Group::Students, &[Column::LargestClass(section)]);
                let admitted = [Metric::MigrantStudents, Metric::InZoneStudents];
                add(Group::Students, &figures(section, &admitted));
                add(Group::Teachers, &figures(section, TEACHERS));
            }
            Self::Schools => add(
                Group::School,
                &[
                    Column::Id,
                    Column::Kind,
                    Column::Ownership,
                    Column::Organizer,
                    Column::Setting,
                    Column::Zone,
                    Column::Counted,
                    Column::Parent,
                    Column::EstablishedYear,
                    Column::Boarding,
                    Column::DenseCentralCity,
                ],
            ),
            Self::Past => {
                let grades: Vec<Column> =
                    (0_u8..).take(GRADES).map(Column::Grade).chain([Column::GradeSum]).collect();
                add(Group::School, &[Column::Year]);
                add(Group::Students, &grades);
                return columns;
            }
            Self::Births => {
                add(Group::Students, &[Column::BirthCount]);
                return columns;
            }
            Self::Classes => {
                add(Group::School, &[Column::Zone, Column::ClassGrade, Column::ClassName]);
                add(Group::Students, &[Column::ClassStudents]);
                return columns;
            }
        }
        // Site and money have one place whatever the section.
        let shared = SectionKind::Primary;
        add(Group::Rooms, &figures(shared, ROOMS));
        if self == Self::Schools {
            add(Group::Rooms, &[Column::MusicRooms, Column::ArtRooms]);
        }
        add(Group::Equipment, &figures(shared, EQUIPMENT));
        add(Group::Funds, &figures(shared, FUNDS));
        columns
    }
}

const TEACHERS: &[Metric] = &[
    Metric::FullTime,
    Metric::AboveDegree,
    Metric::Backbone,
    Metric::Sports,
    Metric::Arts,
    Metric::VisitingSportsArts,
    Metric::IntermediateTitle,
    Metric::Certified,
    Metric::Trained360,
    Metric::ExchangeEligible,
    Metric::Exchanged,
    Metric::ExchangedBackbone,
];
const ROOMS: &[Metric] = &[
    Metric::TeachingArea,
    Metric::IndoorSportsArea,
    Metric::SportsFieldArea,
    Metric::ExternalSportsArea,
];
const EQUIPMENT: &[Metric] =
    &[Metric::EquipmentValue, Metric::MultimediaRooms, Metric::Computers, Metric::Books];
const FUNDS: &[Metric] = &[Metric::PublicBudget, Metric::TeacherTraining];

/// What several columns stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 学校
    School,
    /// 学生与班级
    Students,
    /// 专任教师
    Teachers,
    /// 校舍与场地
    Rooms,
    /// 设备
    Equipment,
    /// 经费
    Funds,
}

impl Group {
    /// The group that a figure stands under.
    #[must_use]
    pub fn of(metric: Metric) -> Self {
        if TEACHERS.contains(&metric) {
            Self::Teachers
        } else if ROOMS.contains(&metric) {
            Self::Rooms
        } else if EQUIPMENT.contains(&metric) {
            Self::Equipment
        } else if FUNDS.contains(&metric) {
            Self::Funds
        } else {
            Self::Students
        }
    }

    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::School => "group-school",
            Self::Students => "group-students",
            Self::Teachers => "group-teachers",
            Self::Rooms => "group-rooms",
            Self::Equipment => "group-equipment",
            Self::Funds => "group-funds",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_figure_of_a_school_has_its_column() {
        let shown: BTreeSet<Field> =
            Tab::ALL.iter().flat_map(|tab| tab.columns()).filter_map(|(_, c)| c.field()).collect();
        assert_eq!(shown, Field::all().into_iter().collect());
        for tab in Tab::ALL {
            let columns: Vec<Column> = tab.columns().into_iter().map(|(_, c)| c).collect();
            let once: BTreeSet<Column> = columns.iter().copied().collect();
            assert_eq!(once.len(), columns.len());
            let first = if tab == Tab::Births { Column::Year } else { Column::Name };
            assert_eq!(columns[0], first);
        }
        for (group, column) in Tab::Section(SectionKind::Junior).columns() {
            if let Some(field) = column.field() {
                assert_eq!(Group::of(field.metric()), group);
            }
        }
    }
}
