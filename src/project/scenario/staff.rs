//! Teachers in a scenario: how many are needed per pupil or class, who retires, who is recruited.

use super::BySection;
use super::reader::Reader;
use crate::county::SectionKind;
use crate::json::Wrong;

/// Teachers of a section in a year, people.
#[derive(Debug, Clone, PartialEq)]
pub struct Headcount {
    /// School year by whose start they have left or come.
    pub year: i32,
    /// Section.
    pub section: SectionKind,
    /// People.
    pub count: f64,
}

/// Staffing of a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Staff {
    /// Pupils per member of staff (中央编办发〔2014〕72号: 1:19 and 1:13.5).
    pub pupils_per_teacher: BySection<f64>,
    /// Teachers per class (班师比), where the county sets one.
    pub teachers_per_class: BySection<Option<f64>>,
    /// Teachers of sports and arts per hundred pupils.
    pub sports_arts_per_hundred: f64,
    /// Teachers who retire.
    pub retirements: Vec<Headcount>,
    /// Teachers already promised.
    pub recruits: Vec<Headcount>,
}

impl Default for Staff {
    fn default() -> Self {
        Self {
            pupils_per_teacher: BySection { primary: 19.0, junior: 13.5 },
            teachers_per_class: BySection::default(),
            sports_arts_per_hundred: 0.9,
            retirements: Vec::new(),
            recruits: Vec::new(),
        }
    }
}

impl Staff {
    pub(super) fn read(reader: Option<Reader<'_>>) -> Result<Self, Wrong> {
        let mut staff = Self::default();
        let Some(mut reader) = reader else { return Ok(staff) };
        let per_teacher = reader.by_section("pupilsPerTeacher")?;
        staff.pupils_per_teacher.fill(per_teacher);
        staff.teachers_per_class = reader.by_section("teachersPerClass")?;
        if let Some(rate) = reader.number("sportsArtsPerHundred")? {
            staff.sports_arts_per_hundred = rate;
        }
        staff.retirements = headcounts(&mut reader, "retirements")?;
        staff.recruits = headcounts(&mut reader, "recruits")?;
        Ok(staff)
    }
}

fn headcounts(reader: &mut Reader<'_>, key: &'static str) -> Result<Vec<Headcount>, Wrong> {
    let mut all = Vec::new();
    for mut item in reader.objects(key)? {
        let year = item.need_year("year")?;
        let section = item.section("section")?.unwrap_or(SectionKind::Primary);
        all.push(Headcount { year, section, count: item.need_number("count")? });
    }
    Ok(all)
}
