//! What one row, or one form, says about one school, before schools are joined across files.

use super::history::GradeReading;
use crate::county::{CellRef, Class, Field, Kind, Origin, SectionKind};
use crate::order::Map;

/// A figure with where it came from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DraftFigure {
    /// The value in the field's unit; `None` where the cell was empty or could not be read.
    pub value: Option<f64>,
    /// Its place; `source` counts in the import's own list of sources.
    pub origin: Origin,
}

/// Everything that one place says about one school.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// Index into the import's list of sources.
    pub source: u32,
    /// The cell that names the school.
    pub at: Option<CellRef>,
    /// 机构标识码
    pub id: Option<String>,
    /// 学校名称
    pub name: Option<String>,
    /// 统计三级
    pub county: Option<String>,
    /// 统计二级
    pub city: Option<String>,
    /// 统计一级
    pub province: Option<String>,
    /// 学区
    pub zone: Option<String>,
    /// 办学类型
    pub kind: Option<Kind>,
    /// Private or not.
    pub private: Option<bool>,
    /// 举办者类型 of a public school.
    pub organizer: Option<&'static str>,
    /// 城乡类型
    pub setting: Option<crate::county::Setting>,
    /// 是否计校数
    pub counted: Option<bool>,
    /// The school it belongs to, as the file says.
    pub parent: Option<String>,
    /// 建校年份
    pub established: Option<i32>,
    /// 寄宿制
    pub boarding: Option<bool>,
    /// 人口密度过高的大城市中心城区
    pub dense_city: Option<bool>,
    /// 学制, with the place that tells it.
    pub grade_system: Option<super::grade_system::Told>,
    /// The section of the sheet, where the sheet is of one.
    pub section: Option<SectionKind>,
    /// School year of the file.
    pub year: Option<i32>,
    /// True for statistics of one year, which in a later year are history.
    pub yearly: bool,
    /// What it says of items that every school must meet, by item id and part.
    pub answers: Map<String, Map<String, crate::json::Value>>,
    /// Figures, by field.
    pub figures: Map<Field, DraftFigure>,
    /// Figures that only check others, by section, with their source and cell.
    pub checked: Map<(SectionKind, super::forms::Checked), (f64, u32, CellRef)>,
    /// Pupils by grade as the form says it, with their cell.
    pub grades: Map<GradeReading, (f64, CellRef)>,
    /// Classes by size band, by section.
    pub bands: Map<SectionKind, [Option<f64>; 10]>,
    /// Classes with their pupils. Their grade is set when the county's 学制 is known.
    pub classes: Vec<(GradeReading, Class)>,
    /// Areas of the music rooms, m².
    pub music_rooms: Option<Vec<f64>>,
    /// Areas of the art rooms, m².
    pub art_rooms: Option<Vec<f64>>,
}
