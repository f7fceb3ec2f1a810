//! What stands in one cell of the statistics sheet.

use super::layout::Fill;
use crate::county::{ClassBands, Kind, Ownership, School, Section, SectionKind, Setting};

/// A cell's content.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Blank,
    Text(String),
    Number(f64),
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::Blank, Self::Number)
    }
}

/// The cell of a school in a section's sheet.
pub fn cell(fill: &Fill, school: &School, section: SectionKind) -> Cell {
    match fill {
        Fill::Fixed(text) => text.parse().map_or_else(|_| Cell::Text(text.clone()), Cell::Number),
        Fill::Figure(figure) => {
            text(figure, school).unwrap_or_else(|| number(figure, school, section).into())
        }
        Fill::Slice { figure, from, to, factor } => {
            let part = |n: f64| {
                let n = n * factor;
                libm::round(n * to) - libm::round(n * from)
            };
            number(figure, school, section).map(part).into()
        }
    }
}

fn text(figure: &str, school: &School) -> Option<Cell> {
    let public = school.ownership == Ownership::Public;
    let text = match figure {
        "name" => school.name.clone(),
        "id" => school.id.clone(),
        "county" => school.county.clone().unwrap_or_default(),
        "zone" => school.zone.clone().unwrap_or_default(),
        "kind" => kind(school.kind).0.to_owned(),
        "kindCode" => kind(school.kind).1.to_owned(),
        "owner" => if public { "县级教育部门" } else { "民办" }.to_owned(),
        "ownerCode" => if public { "841" } else { "999" }.to_owned(),
        "setting" => school.setting.map_or("", |s| setting(s).0).to_owned(),
        "settingCode" => school.setting.map_or("", |s| setting(s).1).to_owned(),
        "boarding" => if school.boarding { "是" } else { "否" }.to_owned(),
        _ => return None,
    };
    Some(if text.is_empty() { Cell::Blank } else { Cell::Text(text) })
}

/// 办学类型 and its code; other codes of the classification are not known to this program.
const fn kind(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Primary => ("小学", "211"),
        Kind::TeachingPoint => ("教学点", "218"),
        Kind::Junior => ("初级中学", ""),
        Kind::NineYear => ("九年一贯制学校", "312"),
        Kind::TwelveYear => ("十二年一贯制学校", "345"),
        Kind::CompleteSecondary => ("完全中学", "341"),
        Kind::Special => ("特殊教育学校", ""),
        Kind::Vocational => ("职业学校", ""),
    }
}

const fn setting(setting: Setting) -> (&'static str, &'static str) {
    match setting {
        Setting::Urban => ("城区", "111"),
        Setting::Town => ("镇区", "121"),
        Setting::Rural => ("乡村", "220"),
    }
}

/// A figure by the name the layout gives it; `None` is missing, a blank cell.
fn number(figure: &str, school: &School, section: SectionKind) -> Option<f64> {
    if let Some((group, item)) = figure.split_once('.') {
        return grouped(group, item, school, section);
    }
    let own = school.section(section);
    let site = &school.site;
    let pupils = || {
        let of = |kind| school.section(kind).and_then(|s| s.students);
        SectionKind::ALL.into_iter().filter_map(of).sum::<f64>()
    };
    match figure {
        "counted" => Some(f64::from(u8::from(school.counted))),
        "established" => school.established_year.map(f64::from),
        "pupils" => Some(pupils()),
        "land" => Some(libm::round(pupils() * 16.0 + site.sports_field_area.unwrap_or(0.0))),
        "buildings" => site.teaching_area.map(|area| area + libm::round(pupils() * 2.12)),
        "teachingArea" => site.teaching_area,
        "teachingNet" => site.teaching_area.zip(site.indoor_sports_area).map(|(a, b)| a - b),
        "indoor" => site.indoor_sports_area,
        "field" => site.sports_field_area,
        "rooms" => site.multimedia_rooms,
        "computers" => site.computers,
        "books" => site.books,
        "equipment" => site.equipment_value.map(|yuan| hundredths(yuan / 10_000.0)),
        "equipmentAdded" => site.equipment_value.map(|yuan| hundredths(yuan / 180_000.0)),
        "assets" => site.equipment_value.map(|yuan| hundredths(yuan / 1_300.0)),
        _ => own.and_then(|own| of_section(figure, own)),
    }
}

/// Two decimals, as the forms print 万元.
fn hundredths(value: f64) -> f64 {
    libm::round(value * 100.0) / 100.0
}

fn of_section(figure: &str, own: &Section) -> Option<f64> {
    let t = &own.teachers;
    let full = t.full_time;
    match figure {
        "students" => own.students,
        "migrants" => own.migrant_students,
        "classes" | "classTotal" => own.class_total(),
        "fullTime" => full,
        "staff" => full.map(|n| {
            let part = |share: f64| libm::round(n * share);
            n + part(0.03) + part(0.02) + part(0.03)
        }),
        "certified" => t.certified,
        "sports" => t.sports,
        "arts" => t.arts,
        "others" => full.map(|n| n - t.sports.unwrap_or(0.0) - t.arts.unwrap_or(0.0)),
        "titled" => t.intermediate_title,
        "untitled" => full.zip(t.intermediate_title).map(|(all, titled)| all - titled),
        _ => None,
    }
}

fn grouped(group: &str, item: &str, school: &School, section: SectionKind) -> Option<f64> {
    let own = school.section(section)?;
    match group {
        "backbone" => {
            let kind = SectionKind::ALL.into_iter().find(|k| k.id() == item)?;
            match school.section(kind) {
                Some(other) => other.teachers.backbone,
                None => Some(0.0),
            }
        }
        "grade" => {
            let grade: u8 = item.parse().ok()?;
            let classes = own.classes.iter().filter(|c| c.grade == grade);
            Some(classes.filter_map(|c| c.students).sum())
        }
        "band" => {
            let band: usize = item.parse().ok()?;
            if own.classes.is_empty() {
                return None;
            }
            let (least, most) = *ClassBands::EDGES.get(band.checked_sub(1)?)?;
            let within =
                |n: f64| n >= f64::from(least) && most.is_none_or(|most| n <= f64::from(most));
            let inside = own.classes.iter().filter(|c| c.students.is_some_and(within));
            Some(inside.count() as f64)
        }
        "degree" => degree(item, own, section),
        _ => None,
    }
}

/// Degrees that add up to the teachers above the prescribed one, and with the rest to all.
fn degree(item: &str, own: &Section, section: SectionKind) -> Option<f64> {
    let above = own.teachers.above_degree?;
    let rest = own.teachers.full_time.map(|all| all - above);
    let primary = section == SectionKind::Primary;
    let master = libm::floor(above * if primary { 0.02 } else { 0.07 });
    let college = if primary { libm::floor((above - master) * 0.3) } else { 0.0 };
    match item {
        "doctor" => Some(0.0),
        "master" => Some(master),
        "bachelor" => Some(above - master - college),
        "college" if primary => Some(college),
        "college" => rest,
        "below" if primary => rest,
        "below" => Some(0.0),
        _ => None,
    }
}
